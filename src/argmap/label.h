/* Texts of boxes -> lines with marks for bold and italic. */
#ifndef MT_ARGMAP_LABEL_H
#define MT_ARGMAP_LABEL_H

#include "argmap/model.h"

typedef enum mt_am_escape {
    MT_AM_ENTITIES, /* all but plain letters and digits as numeric entities */
    MT_AM_MARKUP    /* only what would be markup */
} mt_am_escape;

typedef struct mt_am_label_form {
    bool measured;     /* lines by width, each word with a blank behind it */
    double characters; /* of a line, or */
    double width, size;
    bool bold;
    const char *line_break; /* such as <BR/> */
    mt_am_escape escape;
} mt_am_label_form;

/* Width of a text in Arial, as string-pixel-width has it: hundredths of the size, full
 * numbers; what has no letter there counts as an x. */
double mt_am_width(moot_str s, double size, bool bold);
/* Write the lines; `range` may be NULL.  Answers how many there are.  Linear.  With `out`
 * NULL it only counts. */
uint32_t mt_am_label_lines(const mt_am_label_form *f, moot_str text, const mt_am_range *range,
                           uint32_t ranges, mt_out *out);

#endif
