/* The table of codes.h as data. */
#include "argdown/codes.h"

const mt_code mt_argdown_code[MT_AD_COUNT] = {
#define X(name, code, severity, title, hint) {code, severity, title, hint},
    MT_ARGDOWN_CODES(X)
#undef X
};
