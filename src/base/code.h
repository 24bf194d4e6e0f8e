/* One row of a table of findings: every room keeps its codes in one. */
#ifndef MT_BASE_CODE_H
#define MT_BASE_CODE_H

#include <moot/types.h>

typedef struct mt_code {
    const char *code;
    moot_severity severity;
    const char *title;
    const char *hint; /* NULL if there is none */
} mt_code;

#endif
