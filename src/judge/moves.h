/* What a reader could take away from a debate or grant to it. */
#ifndef MT_JUDGE_MOVES_H
#define MT_JUDGE_MOVES_H

#include "judge/view.h"

enum { MT_MOVES_MOST = 3 /* in one set */ };

typedef struct mt_moves {
    const mt_view *view;
    mt_move *at; /* in the order of the labels, so that no order prefers a side */
    uint32_t n;
    uint32_t *literal;       /* per move: struck, or granted */
    uint8_t *near;           /* per move: it can bear on the motion */
    uint32_t *first, *of;    /* per literal: its moves are of[first[x]] .. of[first[x + 1] - 1] */
    uint32_t rules, entries; /* room that a framework with moves made may need */
} mt_moves;

/* A set of moves: numbers, ascending; MT_NO_ID beyond the last. */
typedef struct mt_move_set {
    uint32_t at[MT_MOVES_MOST];
} mt_move_set;
#define MT_NO_MOVES ((mt_move_set){{MT_NO_ID, MT_NO_ID, MT_NO_ID}})

/* All moves; `everywhere`: whatever is moved may bear on the motion.  All in `arena`;
 * false if memory is short.  O(size log size). */
MOOT_NODISCARD bool mt_moves_find(mt_moves *moves, const mt_view *view, bool everywhere,
                                  mt_arena *arena);

uint32_t mt_move_set_size(const mt_move_set *set);
bool mt_move_set_has(const mt_move_set *set, uint32_t move);
/* *out := `set` with one more move; false if it is full or that move or another one of
 * the same claim is in there. */
bool mt_move_set_with(const mt_moves *moves, const mt_move_set *set, uint32_t move,
                      mt_move_set *out);
/* Negative, 0 or positive, by the first number that differs. */
int mt_move_set_order(const mt_move_set *a, const mt_move_set *b);

/* A framework with moves made, in arrays of its own. */
typedef struct mt_moved {
    mt_aba aba;
    uint32_t *contrary, *head, *start, *body;
    uint8_t *struck;
} mt_moved;
MOOT_NODISCARD bool mt_moved_make(mt_moved *moved, const mt_moves *moves, mt_arena *arena);
/* to->aba := the framework with the moves of `set` made.  O(size). */
void mt_moved_set(mt_moved *to, const mt_moves *moves, const mt_move_set *set);

#endif
