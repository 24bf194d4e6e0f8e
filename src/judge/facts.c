/* Set of moves -> facts on the motion, with the moves that could undo each.
 *
 * A fact that the grounded extension or one admissible set proves rests on the
 * literals of that proof (proof.h): moves that touch none of them leave it alone,
 * and it is used again for every such set. A fact that only a search shows (that no
 * extension derives the motion; that every one does) is undone by any move that can
 * bear on the motion at all.
 * Source: Reiter 1987 (conflict sets that are used again), for a question that is not
 * monotone. */
#include "judge/facts.h"

#include "judge/parts.h"

#include <string.h>

enum { LOOKUPS = 16 /* of known facts, for the work of one literal */ };

/* The work of a question about a framework, in literals looked at: starting the solver,
 * and what searching takes, which grows faster than the size. */
static uint64_t question(const mt_aba *aba)
{
    uint64_t size = (uint64_t)aba->literals + aba->rules;
    return 2000 + 40 * size + size * size / 32;
}

/* The side that the first inference on the motion speaks for. */
static uint32_t lead_of(const mt_view *v)
{
    uint32_t first = v->on.start[v->d->motion];
    bool any = first < v->on.start[v->d->motion + 1];
    return any && v->on.at[first].against ? MT_FACT_NO : MT_FACT_YES;
}

bool mt_facts_begin(mt_facts *f, const mt_moves *moves, mt_semantics semantics, const mt_solve *how,
                    mt_arena *arena)
{
    const mt_aba *aba = &moves->view->c.aba;
    *f = (mt_facts){.moves = moves, .semantics = semantics, .how = how, .arena = arena};
    f->words = moves->n / 64 + 1;
    f->lead = lead_of(moves->view);
    f->mark = MT_NEW_ARRAY(arena, uint8_t, (size_t)aba->literals + 1);
    mt_fact exists = {MT_FACT_EXISTS, MT_NO_MOVES, MT_NEW_ARRAY(arena, uint64_t, f->words), 0};
    MT_VEC_PUSH(arena, &f->fact, exists); /* fact 0: true but of stable extensions */
    return !mt_arena_failed(arena) && mt_moved_make(&f->moved, moves, arena) &&
           mt_labels_make(&f->labels, aba->literals, moves->rules, moves->entries, arena);
}

static bool touches(const mt_fact *fact, uint32_t move)
{
    return fact->touch[move / 64] >> (move % 64) & 1;
}

static bool holds(const mt_fact *fact, const mt_move_set *set)
{
    for (uint32_t i = 0; i < MT_MOVES_MOST && fact->needs.at[i] != MT_NO_ID; i++)
        if (!mt_move_set_has(set, fact->needs.at[i]))
            return false;
    for (uint32_t i = 0; i < MT_MOVES_MOST && set->at[i] != MT_NO_ID; i++)
        if (touches(fact, set->at[i]) && !mt_move_set_has(&fact->needs, set->at[i]))
            return false;
    return true;
}

static void learn(mt_facts *f, mt_known *k, uint32_t what, uint32_t fact)
{
    if (k->at[what] == MT_NO_ID || f->fact.at[fact].touches < f->fact.at[k->at[what]].touches)
        k->at[what] = fact;
}

/* A fact tells others too: what is in all is in some, what is in none is not in all. */
static void learn_all(mt_facts *f, mt_known *k, uint32_t fact)
{
    uint32_t what = f->fact.at[fact].what;
    learn(f, k, what, fact);
    if (what == MT_FACT_YES + MT_FACT_ALL || what == MT_FACT_NO + MT_FACT_ALL)
        learn(f, k, what + MT_FACT_SOME - MT_FACT_ALL, fact);
    if (what == MT_FACT_YES + MT_FACT_NONE || what == MT_FACT_NO + MT_FACT_NONE)
        learn(f, k, what + MT_FACT_NOT_ALL - MT_FACT_NONE, fact);
}

/* ---- new facts ---- */

static void add(mt_facts *f, mt_known *k, uint32_t what, const mt_move_set *set, bool proved)
{
    const mt_moves *moves = f->moves;
    mt_fact fact = {.what = what, .needs = *set};
    fact.touch = MT_NEW_ARRAY(f->arena, uint64_t, f->words);
    if (!fact.touch)
        return;
    if (proved) {
        uint32_t n = 0;
        fact.needs = MT_NO_MOVES;
        for (uint32_t i = 0; i < MT_MOVES_MOST && set->at[i] != MT_NO_ID; i++)
            if (f->mark[moves->literal[set->at[i]]])
                fact.needs.at[n++] = set->at[i];
    }
    for (uint32_t m = 0; m < moves->n; m++) {
        uint8_t undone_by = moves->at[m].grant ? MT_RESTS_OUT : MT_RESTS_IN;
        if (proved ? !(f->mark[moves->literal[m]] & undone_by) : !moves->near[m])
            continue;
        fact.touch[m / 64] |= (uint64_t)1 << (m % 64);
        fact.touches++;
    }
    f->work += moves->n;
    MT_VEC_PUSH(f->arena, &f->fact, fact);
    if (!mt_arena_failed(f->arena))
        learn_all(f, k, f->fact.n - 1);
}

/* The same by a proof: `literal` has the label `how`. */
static void add_proved(mt_facts *f, mt_known *k, uint32_t what, const mt_move_set *set,
                       uint32_t literal)
{
    memset(f->mark, 0, f->moved.aba.literals);
    mt_labels_mark(&f->labels, literal, f->mark);
    f->work += f->moved.aba.literals;
    add(f, k, what, set, true);
}

/* The side looked at first (0) or then (1). */
static uint32_t side(const mt_facts *f, uint32_t turn)
{
    return turn ? MT_FACT_YES + MT_FACT_NO - f->lead : f->lead;
}

/* The literal that shows the motion, or its opposite. */
static uint32_t shows(const mt_facts *f, uint32_t base)
{
    const mt_point *p = &f->moves->view->c.point[f->moves->view->d->motion];
    return base == MT_FACT_NO ? p->denied : p->held;
}

/* Extensions are complete sets: the grounded one is within each. */
static bool is_complete_based(mt_semantics s)
{
    return s != MT_STG;
}

/* There is exactly one extension. */
static bool is_single(mt_semantics s)
{
    return s == MT_GR || s == MT_ID || s == MT_EA;
}

/* An admissible set proves what is in some extension: each lies within one. */
static bool grows_from_admissible(mt_semantics s)
{
    return s == MT_PR || s == MT_CO;
}

static void by_grounded(mt_facts *f, mt_known *k, const mt_move_set *set)
{
    for (uint32_t turn = 0; turn < 2; turn++) {
        uint32_t base = side(f, turn), literal = shows(f, base);
        uint8_t label = f->labels.of[literal];
        if (label == MT_RESTS_IN)
            add_proved(f, k, base + MT_FACT_ALL, set, literal);
        else if (label == MT_RESTS_OUT)
            add_proved(f, k, base + MT_FACT_NONE, set, literal);
        else if (f->semantics == MT_GR)
            add(f, k, base + MT_FACT_NONE, set, false);
        else if (f->semantics == MT_CO)
            add(f, k, base + MT_FACT_NOT_ALL, set, false);
    }
}

/* What the extension `e` shows of the motion and its opposite. */
static void by_extension(mt_facts *f, mt_known *k, const mt_move_set *set, const mt_answer *e)
{
    bool proves = grows_from_admissible(f->semantics);
    mt_labels_set(&f->labels, e->set, e->set_n);
    f->work += f->moved.aba.literals + f->moved.aba.rules;
    for (uint32_t turn = 0; turn < 2; turn++) {
        uint32_t base = side(f, turn), literal = shows(f, base);
        uint8_t label = f->labels.of[literal];
        if (label == MT_RESTS_IN && proves)
            add_proved(f, k, base + MT_FACT_SOME, set, literal);
        else if (label == MT_RESTS_OUT && proves)
            add_proved(f, k, base + MT_FACT_NOT_ALL, set, literal);
        else
            add(f, k, base + (label == MT_RESTS_IN ? MT_FACT_SOME : MT_FACT_NOT_ALL), set, false);
    }
}

/* Put a question to the part of the framework that the literal lies in; the answer's
 * set is one of the whole again, what the grounded extension accepts included. */
static moot_status ask_part(mt_facts *f, mt_task task, mt_arena *arena, mt_answer *answer)
{
    const mt_aba *aba = &f->moved.aba;
    mt_parts parts;
    if (!mt_parts_find(&parts, aba, f->labels.bits, true, arena))
        return MOOT_E_NOMEM;
    uint32_t at = parts.part[task.query], n = 0;
    const mt_part *part = &parts.at[at];
    task.query = parts.local[task.query];
    moot_status status = mt_aba_solve(&part->aba, task, f->how, arena, answer);
    f->work += question(&part->aba);
    uint32_t *set = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->literals + 1);
    if (status != MOOT_OK || !set)
        return set ? status : MOOT_E_NOMEM;
    for (uint32_t i = 0; i < answer->set_n; i++)
        set[n++] = part->literal[answer->set[i]];
    for (uint32_t x = 0; x < aba->literals; x++)
        if (aba->contrary[x] != MT_NO_ID && (f->labels.bits[x] & MT_LIT_IN))
            set[n++] = x;
    answer->set = set;
    answer->set_n = n;
    return MOOT_OK;
}

/* Is there an extension?  Of stable ones only. */
static moot_status ask_whether(mt_facts *f, mt_known *k, const mt_move_set *set)
{
    mt_arena arena;
    mt_answer answer = {.reply = MT_UNKNOWN};
    mt_task task = {.problem = MT_SE, .semantics = f->semantics};
    mt_arena_init(&arena, f->how->alloc);
    moot_status status = mt_aba_solve(&f->moved.aba, task, f->how, &arena, &answer);
    f->work += question(&f->moved.aba);
    if (status == MOOT_OK)
        add(f, k, answer.reply == MT_YES ? MT_FACT_EXISTS : MT_FACT_EXISTS_NOT, set, false);
    mt_arena_free(&arena);
    return status;
}

static moot_status ask(mt_facts *f, mt_known *k, const mt_move_set *set, mt_problem problem,
                       uint32_t base)
{
    mt_arena arena;
    mt_answer answer = {.reply = MT_UNKNOWN};
    mt_task task = {.problem = problem, .semantics = f->semantics, .query = shows(f, base)};
    moot_status status;
    mt_arena_init(&arena, f->how->alloc);
    if (is_complete_based(f->semantics)) {
        status = ask_part(f, task, &arena, &answer);
    } else {
        status = mt_aba_solve(&f->moved.aba, task, f->how, &arena, &answer);
        f->work += question(&f->moved.aba);
    }
    bool yes = answer.reply == MT_YES;
    if (status == MOOT_OK && (is_single(f->semantics) || yes != (problem == MT_DC)))
        add(f, k, base + (yes ? MT_FACT_ALL : MT_FACT_NONE), set, false);
    else if (status == MOOT_OK)
        by_extension(f, k, set, &answer);
    mt_arena_free(&arena);
    return status;
}

/* ---- what facts settle ---- */

mt_outcome mt_facts_outcome(const mt_known *k)
{
    const uint32_t *yes = k->at + MT_FACT_YES, *no = k->at + MT_FACT_NO;
#define KNOWN(x) ((x) != MT_NO_ID)
    if (KNOWN(k->at[MT_FACT_EXISTS_NOT]))
        return MT_OUTCOME_NONE;
    if (!KNOWN(k->at[MT_FACT_EXISTS]))
        return MT_OUTCOME_UNKNOWN;
    if (KNOWN(yes[MT_FACT_ALL]) && KNOWN(no[MT_FACT_NOT_ALL]))
        return MT_OUTCOME_YES;
    if (KNOWN(no[MT_FACT_ALL]) && KNOWN(yes[MT_FACT_NOT_ALL]))
        return MT_OUTCOME_NO;
    if ((KNOWN(yes[MT_FACT_ALL]) && KNOWN(no[MT_FACT_ALL])) ||
        (KNOWN(yes[MT_FACT_NONE]) && KNOWN(no[MT_FACT_NONE])))
        return MT_OUTCOME_OPEN;
    if ((KNOWN(yes[MT_FACT_SOME]) || KNOWN(no[MT_FACT_SOME])) && KNOWN(yes[MT_FACT_NOT_ALL]) &&
        KNOWN(no[MT_FACT_NOT_ALL]))
        return MT_OUTCOME_CONTESTED;
#undef KNOWN
    return MT_OUTCOME_UNKNOWN;
}

/* The better of two pairs: known, and touched by fewer moves. */
static void offer(const mt_facts *f, uint32_t a, uint32_t b, uint32_t best[2], uint32_t *cost)
{
    if (a == MT_NO_ID || b == MT_NO_ID)
        return;
    uint32_t sum = f->fact.at[a].touches + (a == b ? 0 : f->fact.at[b].touches);
    if (sum >= *cost)
        return;
    *cost = sum;
    best[0] = a;
    best[1] = b;
}

bool mt_facts_against(const mt_facts *f, const mt_known *k, mt_outcome target, uint32_t against[2])
{
    const uint32_t *yes = k->at + MT_FACT_YES, *no = k->at + MT_FACT_NO;
    bool by_no = target == MT_OUTCOME_NO || (target != MT_OUTCOME_YES && f->lead == MT_FACT_NO);
    const uint32_t *mine = by_no ? no : yes, *other = by_no ? yes : no;
    uint32_t cost = MT_NO_ID, none = k->at[MT_FACT_EXISTS_NOT];
    offer(f, none, none, against, &cost);
    switch (target) {
    case MT_OUTCOME_YES:
    case MT_OUTCOME_NO:
        offer(f, mine[MT_FACT_NOT_ALL], mine[MT_FACT_NOT_ALL], against, &cost);
        offer(f, other[MT_FACT_ALL], other[MT_FACT_ALL], against, &cost);
        break;
    case MT_OUTCOME_CONTESTED:
        offer(f, mine[MT_FACT_ALL], mine[MT_FACT_ALL], against, &cost);
        offer(f, other[MT_FACT_ALL], other[MT_FACT_ALL], against, &cost);
        offer(f, mine[MT_FACT_NONE], other[MT_FACT_NONE], against, &cost);
        break;
    case MT_OUTCOME_OPEN:
        for (uint32_t i = 0; i < 4; i++)
            offer(f, (i & 1 ? other : mine)[MT_FACT_SOME], (i & 2 ? other : mine)[MT_FACT_NOT_ALL],
                  against, &cost);
        break;
    case MT_OUTCOME_NONE:
    case MT_OUTCOME_UNKNOWN: break;
    }
    return cost != MT_NO_ID;
}

static bool is_settled(const mt_facts *f, const mt_known *k, mt_outcome target)
{
    uint32_t against[2];
    return mt_facts_outcome(k) != MT_OUTCOME_UNKNOWN || mt_facts_against(f, k, target, against);
}

static void look_up(mt_facts *f, const mt_move_set *set, mt_outcome target, mt_known *k)
{
    for (uint32_t i = 0; i < MT_FACTS; i++)
        k->at[i] = MT_NO_ID;
    if (f->semantics != MT_ST)
        k->at[MT_FACT_EXISTS] = 0;
    for (uint32_t i = f->fact.n; i-- > 1 && !is_settled(f, k, target);) {
        if (i % LOOKUPS == 0)
            f->work++;
        if (holds(&f->fact.at[i], set))
            learn_all(f, k, i);
    }
}

moot_status mt_facts_settle(mt_facts *f, const mt_move_set *set, mt_outcome target, mt_known *k)
{
    look_up(f, set, target, k);
    if (is_settled(f, k, target))
        return MOOT_OK;
    if (mt_stopped(f->how->stop))
        return MOOT_E_CANCELLED;
    mt_moved_set(&f->moved, f->moves, set);
    moot_status status = mt_labels_grounded(&f->labels, &f->moved.aba, f->how->alloc);
    f->work += 3 * ((uint64_t)f->moved.aba.literals + f->moved.aba.rules);
    if (status == MOOT_OK && is_complete_based(f->semantics))
        by_grounded(f, k, set);
    if (status == MOOT_OK && !is_settled(f, k, target) && k->at[MT_FACT_EXISTS] == MT_NO_ID)
        status = ask_whether(f, k, set);
    for (uint32_t step = 0; step < 4 && status == MOOT_OK && !is_settled(f, k, target); step++) {
        uint32_t base = side(f, step % 2), *of = k->at + base;
        if (step < 2 && of[MT_FACT_SOME] == MT_NO_ID && of[MT_FACT_NONE] == MT_NO_ID)
            status = ask(f, k, set, MT_DC, base);
        if (step >= 2 && of[MT_FACT_ALL] == MT_NO_ID && of[MT_FACT_NOT_ALL] == MT_NO_ID)
            status = ask(f, k, set, MT_DS, base);
    }
    return mt_arena_failed(f->arena) ? MOOT_E_NOMEM : status;
}
