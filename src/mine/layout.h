/* Text -> question and sides.
 *
 * A text is a question or motion, then one block of prose per side, told apart by
 * labels ("YES - Jane Doe", "For:", "Jane Doe says No"), by blank lines, or by the
 * credit line with which a side ends. */
#ifndef MT_MINE_LAYOUT_H
#define MT_MINE_LAYOUT_H

#include "mine/credit.h"
#include "model/debate.h"

typedef struct mt_layout_block {
    mt_side label;      /* by an explicit label; else NONE */
    moot_span label_at; /* the words that say the side; empty without a label */
    mt_credit credit;   /* from the label; credit.span.len == 0 if it names nobody */
    moot_span body;     /* what the side says, credit line included, label excluded */
} mt_layout_block;

typedef struct mt_layout {
    moot_span question;
    bool is_motion;
    uint32_t blocks; /* 2, or fewer when an error was found */
    mt_layout_block block[2];
} mt_layout;

/* Find question and sides in `text`.  What is missing becomes an error
 * diagnostic; the layout is then as far as it got.  MOOT_OK, MOOT_E_NOMEM or
 * MOOT_E_BACKEND. */
MOOT_NODISCARD moot_status mt_layout_find(mt_arena *arena, moot_str text, mt_layout *layout,
                                          mt_diags *diags);

/* A label at the start of `line`: the side, the span of its words, and what
 * follows it on the line (a name, or the first words of the text). */
typedef struct mt_label {
    mt_side side;
    moot_span at;
    moot_span rest;
    bool rest_is_credit; /* `rest` names the author (or is empty) */
    mt_credit credit;
} mt_label;
/* Is `line` (trimmed) a label, or does it begin with one? */
bool mt_label_read(mt_arena *arena, moot_str text, moot_span line, mt_label *label);

#endif
