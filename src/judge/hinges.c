/* Compiled debate -> the smallest sets of moves that turn the outcome.
 *
 * A move strikes a claim, a sketch or a step (what rests on it has to do without)
 * or grants a claim that is challenged.  Sets are tried by size, along a tree: below
 * a set that does not turn the outcome into the target, only moves are tried that
 * touch the facts by which it does not (facts.h), because a larger set that leaves
 * them alone fails by the same facts.
 * Source: Reiter 1987 (hitting-set trees), here for a question that is not monotone.
 * Cost: a grounded extension for each set that no earlier fact settles, and questions
 * to the solver where it leaves the motion undecided; `work_each` bounds all of it, the same
 * on every machine. */
#include "judge/facts.h"
#include "judge/inner.h"

#include <stdlib.h>
#include <string.h>

enum { LISTED = 8, SETS_MOST = 200000 };
static const uint64_t work_each = 12000000; /* for each target */

typedef struct candidate {
    mt_move_set set;
    uint32_t against[2]; /* facts by which it does not turn the outcome */
} candidate;
typedef MT_VEC(candidate) candidates;

typedef struct search {
    mt_verdict *verdict;
    const mt_view *v;
    const mt_judge_options *options;
    mt_arena *arena;
    mt_moves moves;
    mt_facts facts;
} search;

static int by_set(const void *a, const void *b)
{
    return mt_move_set_order(&((const candidate *)a)->set, &((const candidate *)b)->set);
}

static void sort_sets(candidates *v)
{
    uint32_t n = 0;
    if (v->n)
        qsort(v->at, v->n, sizeof(*v->at), by_set);
    for (uint32_t i = 0; i < v->n; i++)
        if (!i || mt_move_set_order(&v->at[i].set, &v->at[n - 1].set))
            v->at[n++] = v->at[i];
    v->n = n;
}

/* Add to `next` the sets of one more move that undo the facts against this one. */
static void branch(search *s, const candidate *c, candidates *next)
{
    const mt_fact *a = &s->facts.fact.at[c->against[0]], *b = &s->facts.fact.at[c->against[1]];
    for (uint32_t w = 0; w < s->facts.words && next->n < SETS_MOST; w++)
        for (uint64_t bits = a->touch[w] | b->touch[w]; bits; bits &= bits - 1) {
            uint32_t m = 64 * w + (uint32_t)__builtin_ctzll(bits);
            candidate more = {.against = {0, 0}};
            if (mt_move_set_with(&s->moves, &c->set, m, &more.set))
                MT_VEC_PUSH(s->arena, next, more);
        }
    s->facts.work += s->facts.words;
}

static void record(search *s, mt_turn *t, const mt_move_set *set)
{
    uint32_t most = s->options->hinges ? s->options->hinges : LISTED;
    uint32_t size = mt_move_set_size(set);
    t->count++;
    if (t->hinges == most)
        return;
    mt_hinge *list = MT_NEW_ARRAY(&s->verdict->arena, mt_hinge, (size_t)t->hinges + 1);
    mt_move *move = MT_NEW_ARRAY(&s->verdict->arena, mt_move, MT_MOVES_MOST);
    if (!list || !move)
        return;
    if (t->hinges)
        memcpy(list, t->hinge, t->hinges * sizeof(*list));
    for (uint32_t i = 0; i < size; i++)
        move[i] = s->moves.at[set->at[i]];
    list[t->hinges++] = (mt_hinge){move, size};
    t->hinge = list;
}

/* Try the sets of one size.  Those that turn nothing stay in `level`. */
static moot_status try_level(search *s, mt_turn *t, candidates *level, uint64_t limit)
{
    uint32_t kept = 0;
    moot_status status = MOOT_OK;
    for (uint32_t i = 0; status == MOOT_OK && i < level->n && s->facts.work < limit; i++) {
        mt_known known;
        candidate c = level->at[i];
        status = mt_facts_settle(&s->facts, &c.set, t->target, &known);
        if (status != MOOT_OK)
            break;
        if (mt_facts_outcome(&known) == t->target)
            record(s, t, &c.set);
        else if (mt_facts_against(&s->facts, &known, t->target, c.against))
            level->at[kept++] = c;
    }
    t->limited = s->facts.work >= limit;
    if (status == MOOT_OK && t->limited)
        t->hinges = t->count = 0; /* which of them were found depends on where it ended */
    level->n = kept;
    return status;
}

static moot_status seek(search *s, mt_turn *t, uint64_t limit)
{
    candidates level = {0};
    candidate none = {MT_NO_MOVES, {0, 0}};
    MT_VEC_PUSH(s->arena, &level, none);
    moot_status status = try_level(s, t, &level, limit);
    for (uint32_t size = 1; size <= MT_MOVES_MOST && status == MOOT_OK && !t->limited; size++) {
        candidates next = {0};
        for (uint32_t i = 0; i < level.n && s->facts.work < limit; i++)
            branch(s, &level.at[i], &next);
        if (mt_arena_failed(s->arena))
            return MOOT_E_NOMEM;
        t->limited = s->facts.work >= limit || next.n >= SETS_MOST;
        if (t->limited)
            break;
        sort_sets(&next);
        if (!next.n) {
            t->exhausted = true;
            break;
        }
        status = try_level(s, t, &next, limit);
        if (status != MOOT_OK || t->count || t->limited)
            break;
        t->searched = size;
        level = next;
    }
    return status;
}

/* ---- all of them ---- */

static uint64_t hinge_key(const search *s, const mt_turn *t, uint32_t i)
{
    const mt_debate *d = s->v->d;
    if (!t->hinges || i >= t->hinge[0].moves)
        return 0;
    mt_end what = t->hinge[0].move[i].what;
    uint32_t id = what.id + (what.kind == MT_END_STATEMENT  ? 0
                             : what.kind == MT_END_ARGUMENT ? d->statements
                                                            : d->statements + d->arguments);
    moot_str label = what.kind == MT_END_STEP ? d->argument[d->step[what.id].argument].label
                                              : mt_end_label(d, what);
    return mt_label_key(label, id) << 1 | t->hinge[0].move[i].grant;
}

/* Which of two is told first: what turns by fewer moves, then by earlier claims; of
 * Yes and No neither for itself. */
static bool told_before(const search *s, const mt_turn *a, const mt_turn *b)
{
    if ((a->hinges > 0) != (b->hinges > 0))
        return a->hinges > 0;
    if (!a->hinges)
        return false;
    if (a->hinge[0].moves != b->hinge[0].moves)
        return a->hinge[0].moves < b->hinge[0].moves;
    for (uint32_t i = 0; i < MT_MOVES_MOST; i++)
        if (hinge_key(s, a, i) != hinge_key(s, b, i))
            return hinge_key(s, a, i) < hinge_key(s, b, i);
    return false;
}

static void order_turns(const search *s, mt_turn *t, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++)
        for (uint32_t k = i; k > 0 && told_before(s, &t[k], &t[k - 1]); k--) {
            mt_turn other = t[k];
            t[k] = t[k - 1];
            t[k - 1] = other;
        }
}

static moot_status seek_all(search *s)
{
    bool no_leads = s->facts.lead == MT_FACT_NO;
    const mt_outcome targets[] = {no_leads ? MT_OUTCOME_NO : MT_OUTCOME_YES,
                                  no_leads ? MT_OUTCOME_YES : MT_OUTCOME_NO, MT_OUTCOME_CONTESTED,
                                  MT_OUTCOME_OPEN};
    mt_verdict *verdict = s->verdict;
    moot_status status = MOOT_OK;
    for (uint32_t i = 0; i < 4 && status == MOOT_OK; i++) {
        if (targets[i] == verdict->positions.outcome || verdict->turns == 3)
            continue;
        mt_turn *t = &verdict->turn[verdict->turns++];
        t->target = targets[i];
        status = seek(s, t, s->facts.work + work_each);
        t->limited |= status == MOOT_E_CANCELLED; /* what it has is true, but may not be all */
    }
    order_turns(s, verdict->turn, verdict->turns);
    return status;
}

/* Moves far from the motion may bear on it: extensions are wanted of all together. */
static bool is_global(mt_semantics s)
{
    return s == MT_ST || s == MT_SST || s == MT_STG || s == MT_EA;
}

moot_status mt_judge_hinges(mt_verdict *verdict, const mt_view *v, const mt_judge_options *options)
{
    const mt_debate *d = v->d;
    mt_outcome now = verdict->positions.outcome;
    mt_semantics semantics = mt_whole_semantics(options->whole);
    mt_arena own;
    if (d->motion >= d->statements || now == MT_OUTCOME_UNKNOWN || now == MT_OUTCOME_NONE)
        return MOOT_OK;
    mt_arena_init(&own, &v->arena->alloc);
    mt_solve how = {.alloc = &own.alloc, .stop = options->stop};
    search s = {.verdict = verdict, .v = v, .options = options, .arena = &own};
    bool ready = mt_moves_find(&s.moves, v, is_global(semantics), &own) &&
                 mt_facts_begin(&s.facts, &s.moves, semantics, &how, &own);
    moot_status status = ready ? seek_all(&s) : MOOT_E_NOMEM;
    mt_arena_free(&own);
    return mt_arena_failed(&verdict->arena) ? MOOT_E_NOMEM : status;
}
