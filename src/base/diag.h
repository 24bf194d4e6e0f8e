/* Findings about a text, gathered in source order of discovery. */
#ifndef MT_BASE_DIAG_H
#define MT_BASE_DIAG_H

#include "base/vec.h"

typedef struct mt_diags {
    mt_arena *arena;
    MT_VEC(moot_diag) list;
    uint32_t errors;  /* how many of the findings are errors, the dropped ones included */
    uint32_t dropped; /* findings past MT_DIAG_MAX, counted and not kept */
} mt_diags;

enum { MT_DIAG_MAX = 1000 };

/* `code` and `hint` are static strings (hint may be NULL); the message is
 * formatted into the arena: lower case, no full stop, subject in single quotes. */
void mt_diag_add(mt_diags *d, moot_severity severity, const char *code, moot_span span,
                 const char *hint, const char *fmt, ...) __attribute__((format(printf, 6, 7)));

/* Put the findings into the order of their offsets (stable). */
void mt_diag_sort(mt_diags *d);

/* 1-based line and column of byte `off`.  Columns count code points; CR LF, LF
 * and a lone CR end a line.  O(off). */
void mt_locate(moot_str text, uint32_t off, uint32_t *line, uint32_t *column);

#endif
