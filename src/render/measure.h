/* render: how wide text is, and where its lines break.
 *
 * Widths are in thousandths of an em, from a table of the advance widths that
 * common sans-serif faces share, rounded up.  Callers divide by a margin of
 * their own, so that the text also fits faces that run a little wider. */
#ifndef MT_RENDER_MEASURE_H
#define MT_RENDER_MEASURE_H

#include "base/vec.h"

typedef struct mt_lines {
    MT_VEC(moot_str) line; /* slices of the text, trimmed; never empty strings */
    bool cut;              /* the text went on after the last line */
} mt_lines;

/* Width of a run of text. */
uint32_t mt_measure(moot_str text);
/* Is the first letter of a script that is written from right to left? */
bool mt_measure_to_left(moot_str text);
/* Break `text` at blanks and after wide characters, and inside a word only if
 * the word alone is wider than a line.  At most `max_lines`; a cut last line
 * leaves room for an ellipsis.  O(text.len). */
void mt_wrap(mt_arena *arena, moot_str text, uint32_t width, uint32_t max_lines, mt_lines *out);

#endif
