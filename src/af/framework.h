/* af: frameworks of assumption-based argumentation.
 *
 * A flat framework is literals 0 .. n-1, some of them assumptions, each with one
 * contrary, and rules "head <- body" whose heads are no assumptions, in
 * compressed rows.  An abstract framework of arguments and attacks is the
 * special case with one assumption per argument and, for each attack, the rule
 * "contrary of the target <- source".
 * Source: Bondarenko, Dung, Kowalski & Toni 1997. */
#ifndef MT_AF_FRAMEWORK_H
#define MT_AF_FRAMEWORK_H

#include "base/intern.h"
#include "base/vec.h"

typedef struct mt_aba {
    uint32_t literals;
    uint32_t rules;
    const uint32_t *contrary; /* per literal: its contrary; MT_NO_ID if it is no assumption */
    const uint32_t *head;     /* per rule */
    const uint32_t *start;    /* rules + 1 entries: body of rule r is body[start[r]] .. */
    const uint32_t *body;     /* literals; one may stand twice in a body */
} mt_aba;

/* A framework while it grows; everything lives in `arena`. */
typedef struct mt_aba_draft {
    mt_arena *arena;
    MT_VEC(uint32_t) contrary;
    MT_VEC(uint32_t) head;
    MT_VEC(uint32_t) start;
    MT_VEC(uint32_t) body;
} mt_aba_draft;

void mt_aba_begin(mt_aba_draft *draft, mt_arena *arena);
/* A new literal.  Short of memory the answer is a literal that exists or 0. */
uint32_t mt_aba_literal(mt_aba_draft *draft);
/* See that there are at least `n` literals, in one array of that size. */
void mt_aba_literals(mt_aba_draft *draft, uint32_t n);
/* Make `literal` an assumption with this contrary. */
void mt_aba_assume(mt_aba_draft *draft, uint32_t literal, uint32_t contrary);
/* The contrary of `literal` as given so far; false if it is no assumption. */
bool mt_aba_contrary_of(const mt_aba_draft *draft, uint32_t literal, uint32_t *contrary);
/* Stands for a contrary that is to come. */
#define MT_PENDING (UINT32_MAX - 1)
/* The rule head <- body[0 .. n-1]; with n == 0 a fact.  O(n). */
void mt_aba_rule(mt_aba_draft *draft, uint32_t head, const uint32_t *body, uint32_t n);
/* The framework; it borrows the draft's arrays.  Ask mt_arena_failed() before use. */
mt_aba mt_aba_finish(mt_aba_draft *draft);

/* True if all ids are in range and no rule head is an assumption.  O(size). */
bool mt_aba_is_flat(const mt_aba *aba);

#endif
