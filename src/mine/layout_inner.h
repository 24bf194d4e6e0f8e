/* What the parts of the layout share. */
#ifndef MT_MINE_LAYOUT_INNER_H
#define MT_MINE_LAYOUT_INNER_H

#include "mine/layout.h"

typedef struct mt_label_line {
    uint32_t line;
    mt_label label;
} mt_label_line;

typedef struct mt_layout_finder {
    mt_arena *arena;
    moot_str text;
    mt_spans lines;
    MT_VEC(mt_label_line) labels;
    uint32_t body; /* the first line after the question */
    mt_layout *to;
    mt_diags *diags;
    moot_status status;
} mt_layout_finder;

/* The words of line `i`. */
static inline moot_str mt_layout_line(const mt_layout_finder *f, uint32_t i)
{
    return mt_slice(f->text, f->lines.at[i]);
}

/* The first line from `i` on that is not blank. */
static inline uint32_t mt_layout_next(const mt_layout_finder *f, uint32_t i)
{
    while (i < f->lines.n && f->lines.at[i].len == 0)
        i++;
    return i;
}

/* One more block, with what its label says if it has one. */
void mt_layout_set(mt_layout_finder *f, moot_span body, const mt_label *label);
/* Find the two blocks of the lines from `from` on, which have no label. */
void mt_layout_unlabelled(mt_layout_finder *f, uint32_t from);

#endif
