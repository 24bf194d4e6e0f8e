/* Offsets -> lines and columns as the reference counts them. */
#ifndef MT_ARGMAP_PLACE_H
#define MT_ARGMAP_PLACE_H

#include "base/vec.h"

typedef struct mt_am_lines {
    moot_str text;
    uint32_t *start; /* of each line */
    uint32_t n;
    bool ascii;
    uint32_t near; /* the line asked for last */
    /* the place asked for last, and its column */
    uint32_t off, column;
} mt_am_lines;

/* False if memory is short. */
bool mt_am_lines_init(mt_am_lines *l, moot_str text, mt_arena *arena);
/* Line and column, both from 1, of the byte at `off`; the column counts UTF-16 units.
 * O(log lines + the length of the line); a second question for a place is free. */
void mt_am_lines_at(mt_am_lines *l, uint32_t off, uint32_t *line, uint32_t *column);

/* The same for the last character before `off`, of which its last unit counts. */
void mt_am_lines_before(mt_am_lines *l, uint32_t off, uint32_t *line, uint32_t *column);

#endif
