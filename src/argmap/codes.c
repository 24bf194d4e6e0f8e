/* The table of findings about models. */
#include "argmap/codes.h"

const mt_code mt_argmap_codes[MT_AM_FOUND_COUNT] = {
#define X(name, code, severity, title, hint) {code, severity, title, hint},
    MT_ARGMAP_CODES(X)
#undef X
};
