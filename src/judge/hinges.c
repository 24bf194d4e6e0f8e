/* Compiled debate -> the smallest sets of moves that turn the outcome.
 *
 * A move strikes a claim, a sketch or a step (what rests on it has to do without)
 * or grants a claim that is challenged.  Sets are tried by size, along a tree: below
 * a set that does not turn the outcome into the target, only moves are tried that
 * touch what the reason for that rests on (proof.h), because a larger set that
 * leaves the reason alone fails for the same reason.  Where the grounded extension
 * gives no reason, every move is tried that can bear on the motion.
 * Source: Reiter 1987 (hitting-set trees), here for a question that is not monotone.
 * Cost: a grounded extension for each set tried, and questions to the solver where
 * it leaves the motion undecided; WORK bounds both, the same on every machine. */
#include "base/sort.h"
#include "judge/inner.h"
#include "judge/outcome.h"
#include "judge/proof.h"

#include <string.h>

enum { SIZE_MOST = 3, LISTED = 8, MOVE_BITS = 21 };
static const uint64_t WORK = 6000000, QUESTION = 40; /* a question counts so many times its size */

typedef struct search {
    mt_verdict *verdict;
    const mt_view *v;
    const mt_judge_options *options;
    mt_arena *arena;
    mt_semantics semantics;
    mt_move *move;     /* in the order of the labels */
    uint32_t *literal; /* per move: struck, or granted */
    uint32_t moves;
    uint8_t *near; /* per move: it can bear on the motion */
    /* The framework as the set at hand makes it. */
    mt_aba aba;
    uint32_t *contrary, *head, *start, *body;
    uint8_t *struck, *bits, *mark;
    uint64_t work;
} search;

/* A set of moves: each move + 1 in MOVE_BITS bits, the first one highest. */
typedef MT_VEC(uint64_t) sets;

static uint32_t member(uint64_t set, uint32_t i)
{
    return (uint32_t)(set >> (MOVE_BITS * (SIZE_MOST - 1 - i))) & ((1U << MOVE_BITS) - 1);
}

static uint32_t size_of(uint64_t set)
{
    uint32_t n = 0;
    while (n < SIZE_MOST && member(set, n))
        n++;
    return n;
}

/* `set` with one more move; 0 if it is in there, or its claim is. */
static uint64_t with(const search *s, uint64_t set, uint32_t move)
{
    uint64_t out = 0;
    uint32_t n = size_of(set), next = move + 1, left = n + 1;
    for (uint32_t i = 0, k = 0; k < left; k++) {
        uint32_t at = i < n ? member(set, i) : 0;
        if (at) {
            const mt_end a = s->move[at - 1].what, b = s->move[move].what;
            if (a.kind == b.kind && a.id == b.id)
                return 0;
        }
        bool mine = next && (!at || next < at);
        out = out << MOVE_BITS | (mine ? next : at);
        if (mine)
            next = 0;
        else
            i++;
    }
    return out << (MOVE_BITS * (SIZE_MOST - left));
}

/* ---- the moves ---- */

static void add_move(search *s, uint64_t *key, mt_move move, uint32_t literal, moot_str label)
{
    enum { NUMBER_MOST = 0x3fffff };
    const mt_debate *d = s->v->d;
    uint32_t index = move.what.id;
    if (move.what.kind == MT_END_ARGUMENT)
        index += d->statements;
    if (move.what.kind == MT_END_STEP)
        index += d->statements + d->arguments;
    uint64_t number = mt_label_key(label, 0) >> 32;
    number = number > NUMBER_MOST ? NUMBER_MOST : number;
    key[s->moves] = number << 42 | ((uint64_t)index << 1 | move.grant);
    s->move[s->moves] = move;
    s->literal[s->moves++] = literal;
}

/* Something is put forward that would show the opposite of the point. */
static bool is_challenged(const mt_view *v, uint32_t point)
{
    for (uint32_t i = v->on.start[point]; i < v->on.start[point + 1]; i++)
        if (v->on.at[i].against)
            return true;
    return false;
}

static void add_statement(search *s, uint64_t *key, uint32_t i)
{
    const mt_debate *d = s->v->d;
    const mt_statement *st = &d->statement[i];
    mt_move move = {{MT_END_STATEMENT, i}, false};
    if (i == d->motion || !st->asserted || st->stipulated)
        return;
    add_move(s, key, move, s->v->c.point[i].held, st->label);
    move.grant = true;
    if (is_challenged(s->v, i))
        add_move(s, key, move, s->v->c.point[i].reason, st->label);
}

static void sort_moves(search *s, uint64_t *key, uint32_t most)
{
    const mt_debate *d = s->v->d;
    mt_move *move = MT_NEW_ARRAY(s->arena, mt_move, (size_t)most + 1);
    uint32_t *literal = MT_NEW_ARRAY(s->arena, uint32_t, (size_t)most + 1);
    if (!move || !literal)
        return;
    mt_sort_u64(key, s->moves);
    for (uint32_t m = 0; m < s->moves; m++) {
        uint32_t index = (uint32_t)((key[m] & (((uint64_t)1 << 42) - 1)) >> 1);
        move[m].grant = key[m] & 1;
        if (index < d->statements) {
            move[m].what = (mt_end){MT_END_STATEMENT, index};
            literal[m] = move[m].grant ? s->v->c.point[index].reason : s->v->c.point[index].held;
        } else if (index < d->statements + d->arguments) {
            move[m].what = (mt_end){MT_END_ARGUMENT, index - d->statements};
            literal[m] = s->v->c.sketch[index - d->statements].good;
        } else {
            move[m].what = (mt_end){MT_END_STEP, index - d->statements - d->arguments};
            literal[m] = s->v->c.step[move[m].what.id].good;
        }
    }
    s->move = move;
    s->literal = literal;
}

static void find_moves(search *s)
{
    const mt_debate *d = s->v->d;
    uint32_t most = 2 * d->statements + d->arguments + d->steps;
    uint64_t *key = MT_NEW_ARRAY(s->arena, uint64_t, (size_t)most + 1);
    s->move = MT_NEW_ARRAY(s->arena, mt_move, (size_t)most + 1);
    s->literal = MT_NEW_ARRAY(s->arena, uint32_t, (size_t)most + 1);
    if (mt_arena_failed(s->arena))
        return;
    for (uint32_t i = 0; i < d->statements; i++)
        add_statement(s, key, i);
    for (uint32_t i = 0; i < d->arguments; i++)
        if (!d->argument[i].steps)
            add_move(s, key, (mt_move){{MT_END_ARGUMENT, i}, false}, s->v->c.sketch[i].good,
                     d->argument[i].label);
    for (uint32_t i = 0; i < d->steps; i++)
        add_move(s, key, (mt_move){{MT_END_STEP, i}, false}, s->v->c.step[i].good,
                 d->argument[d->step[i].argument].label);
    sort_moves(s, key, most);
}

/* near[m]: the motion or its opposite can come to depend on the move. */
static void find_near(search *s)
{
    const mt_aba *aba = &s->v->c.aba;
    const mt_point *motion = &s->v->c.point[s->v->d->motion];
    mt_rounds r;
    s->near = MT_NEW_ARRAY(s->arena, uint8_t, (size_t)s->moves + 1);
    if (!s->near || !mt_rounds_make(&r, aba, 0, s->arena))
        return;
    uint32_t n = 0;
    memset(r.given, 0, aba->literals);
    r.queue[n++] = motion->held;
    r.queue[n++] = motion->denied;
    r.given[motion->held] = r.given[motion->denied] = 1;
    for (uint32_t done = 0; done < n; done++) {
        uint32_t x = r.queue[done], c = aba->contrary[x];
        if (c != MT_NO_ID && !r.given[c])
            r.given[c] = 1, r.queue[n++] = c;
        for (uint32_t i = r.rules_at[x]; i < r.rules_at[x + 1]; i++)
            for (uint32_t b = aba->start[r.rules_of[i]]; b < aba->start[r.rules_of[i] + 1]; b++)
                if (!r.given[aba->body[b]])
                    r.given[aba->body[b]] = 1, r.queue[n++] = aba->body[b];
    }
    bool global = s->semantics == MT_ST;
    for (uint32_t m = 0; m < s->moves; m++)
        s->near[m] = global || r.given[s->literal[m]];
}

/* ---- one set ---- */

/* s->aba := the framework with the moves of `set` made. */
static void make(search *s, uint64_t set)
{
    const mt_aba *from = &s->v->c.aba;
    uint32_t rules = 0, n = 0, size = size_of(set);
    memcpy(s->contrary, from->contrary, from->literals * sizeof(*s->contrary));
    memset(s->struck, 0, from->literals);
    for (uint32_t i = 0; i < size; i++) {
        uint32_t m = member(set, i) - 1;
        s->struck[s->literal[m]] = !s->move[m].grant;
        if (!s->move[m].grant)
            s->contrary[s->literal[m]] = MT_NO_ID;
    }
    for (uint32_t r = 0; r < from->rules; r++) {
        if (s->struck[from->head[r]])
            continue;
        uint32_t length = from->start[r + 1] - from->start[r];
        memcpy(s->body + n, from->body + from->start[r], length * sizeof(*s->body));
        s->head[rules] = from->head[r];
        s->start[rules++] = n;
        n += length;
    }
    for (uint32_t i = 0; i < size; i++)
        if (s->move[member(set, i) - 1].grant) {
            s->head[rules] = s->literal[member(set, i) - 1];
            s->start[rules++] = n;
        }
    s->start[rules] = n;
    s->aba = (mt_aba){from->literals, rules, s->contrary, s->head, s->start, s->body};
}

static moot_status evaluate(search *s, uint64_t set, mt_outcome *outcome)
{
    const mt_point *motion = &s->v->c.point[s->v->d->motion];
    uint32_t questions = 0;
    make(s, set);
    mt_solve how = {.alloc = &s->arena->alloc, .stop = s->options->stop};
    if (mt_stopped(s->options->stop))
        return MOOT_E_CANCELLED;
    moot_status status = mt_grounded(&s->aba, &s->arena->alloc, s->bits);
    mt_outcome_ask ask = {&s->aba, s->semantics, motion->held, motion->denied, s->bits, &how};
    if (status == MOOT_OK)
        status = mt_outcome_find(&ask, outcome, &questions);
    s->work += (1 + QUESTION * questions) * ((uint64_t)s->aba.literals + s->aba.rules);
    return status;
}

/* Mark the literals on which it rests that the framework at hand does not come out
 * as `target`; false if the grounded extension gives no reason. */
static bool reason_against(search *s, const mt_rounds *r, mt_outcome target)
{
    const mt_point *motion = &s->v->c.point[s->v->d->motion];
    uint32_t yes = motion->held, no = motion->denied;
    memset(s->mark, 0, s->aba.literals);
    if (s->semantics == MT_ST && target == MT_OUTCOME_NONE)
        return false;
    bool yes_in = r->in_at[yes] != MT_NO_ID, no_in = r->in_at[no] != MT_NO_ID;
    bool yes_out = r->out_at[yes] != MT_NO_ID, no_out = r->out_at[no] != MT_NO_ID;
    switch (target) {
    case MT_OUTCOME_YES:
        return (yes_out && mt_proof_mark(r, yes, false, s->mark)) ||
               (no_in && mt_proof_mark(r, no, true, s->mark));
    case MT_OUTCOME_NO:
        return (no_out && mt_proof_mark(r, no, false, s->mark)) ||
               (yes_in && mt_proof_mark(r, yes, true, s->mark));
    case MT_OUTCOME_CONTESTED:
        if (yes_in || no_in)
            return mt_proof_mark(r, yes_in ? yes : no, true, s->mark);
        return yes_out && no_out && mt_proof_mark(r, yes, false, s->mark) &&
               mt_proof_mark(r, no, false, s->mark);
    case MT_OUTCOME_OPEN:
        if (yes_in == no_in || (yes_in ? !no_out : !yes_out))
            return false;
        return mt_proof_mark(r, yes_in ? yes : no, true, s->mark) &&
               mt_proof_mark(r, yes_in ? no : yes, false, s->mark);
    case MT_OUTCOME_NONE:
    case MT_OUTCOME_UNKNOWN: break;
    }
    return false;
}

/* Add to `next` the sets of one more move that may do what `set` did not.  Where the
 * work left does not suffice, it is used up. */
static bool branch(search *s, uint64_t set, mt_outcome target, uint64_t limit, sets *next)
{
    mt_arena scratch;
    mt_rounds r;
    mt_arena_init(&scratch, &s->arena->alloc);
    make(s, set);
    uint64_t size = (uint64_t)s->aba.literals + s->aba.rules;
    uint64_t rounds = s->work < limit ? (limit - s->work) / size : 0;
    bool ok = mt_rounds_make(&r, &s->aba, rounds < 1000 ? (uint32_t)rounds : 1000, &scratch);
    s->work += r.finished ? 2 * size * r.made : limit;
    ok = ok && r.finished;
    bool told = ok && reason_against(s, &r, target);
    for (uint32_t m = 0; ok && m < s->moves; m++) {
        uint8_t needs = s->move[m].grant ? MT_RESTS_OUT : MT_RESTS_IN;
        uint64_t more = 0;
        if (told ? (s->mark[s->literal[m]] & needs) : s->near[m])
            more = with(s, set, m);
        if (more)
            MT_VEC_PUSH(s->arena, next, more);
    }
    bool failed = mt_arena_failed(&scratch);
    mt_arena_free(&scratch);
    return !failed;
}

static void sort_sets(sets *v)
{
    uint32_t n = 0;
    if (v->n)
        mt_sort_u64(v->at, v->n);
    for (uint32_t i = 0; i < v->n; i++)
        if (!i || v->at[i] != v->at[i - 1])
            v->at[n++] = v->at[i];
    v->n = n;
}

static void record(search *s, mt_turn *t, uint64_t set)
{
    uint32_t most = s->options->hinges ? s->options->hinges : LISTED, size = size_of(set);
    t->count++;
    if (t->hinges == most)
        return;
    mt_hinge *list = MT_NEW_ARRAY(&s->verdict->arena, mt_hinge, (size_t)t->hinges + 1);
    mt_move *move = MT_NEW_ARRAY(&s->verdict->arena, mt_move, SIZE_MOST);
    if (!list || !move)
        return;
    if (t->hinges)
        memcpy(list, t->hinge, t->hinges * sizeof(*list));
    for (uint32_t i = 0; i < size; i++)
        move[i] = s->move[member(set, i) - 1];
    list[t->hinges++] = (mt_hinge){move, size};
    t->hinge = list;
}

/* Try the sets of one size.  Those that turn nothing stay in `level`. */
static moot_status try_level(search *s, mt_turn *t, sets *level, uint64_t limit)
{
    uint32_t kept = 0;
    moot_status status = MOOT_OK;
    for (uint32_t i = 0; status == MOOT_OK && i < level->n && s->work < limit; i++) {
        mt_outcome outcome;
        status = evaluate(s, level->at[i], &outcome);
        if (status == MOOT_OK && outcome == t->target)
            record(s, t, level->at[i]);
        else
            level->at[kept++] = level->at[i];
    }
    t->limited = s->work >= limit;
    if (status == MOOT_OK && t->limited)
        t->hinges = t->count = 0; /* which of them were found depends on where it ended */
    level->n = kept;
    return status;
}

static moot_status seek(search *s, mt_turn *t, uint64_t limit)
{
    sets level = {0};
    moot_status status = MOOT_OK;
    MT_VEC_PUSH(s->arena, &level, 0);
    for (uint32_t size = 1; size <= SIZE_MOST && status == MOOT_OK; size++) {
        sets next = {0};
        bool ok = true;
        for (uint32_t i = 0; ok && i < level.n && s->work < limit; i++)
            ok = branch(s, level.at[i], t->target, limit, &next);
        t->limited = s->work >= limit;
        if (!ok || mt_arena_failed(s->arena))
            return MOOT_E_NOMEM;
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

static bool prepare(search *s)
{
    const mt_aba *aba = &s->v->c.aba;
    size_t n = (size_t)aba->literals + 1, rules = (size_t)aba->rules + SIZE_MOST + 1;
    s->contrary = MT_NEW_ARRAY(s->arena, uint32_t, n);
    s->head = MT_NEW_ARRAY(s->arena, uint32_t, rules);
    s->start = MT_NEW_ARRAY(s->arena, uint32_t, rules + 1);
    s->body = MT_NEW_ARRAY(s->arena, uint32_t, (size_t)aba->start[aba->rules] + 1);
    s->struck = MT_NEW_ARRAY(s->arena, uint8_t, n);
    s->bits = MT_NEW_ARRAY(s->arena, uint8_t, n);
    s->mark = MT_NEW_ARRAY(s->arena, uint8_t, n);
    if (!mt_arena_failed(s->arena))
        find_moves(s);
    if (!mt_arena_failed(s->arena))
        find_near(s);
    return !mt_arena_failed(s->arena);
}

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
    for (uint32_t i = 0; i < SIZE_MOST; i++)
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
    static const mt_outcome targets[] = {MT_OUTCOME_YES, MT_OUTCOME_NO, MT_OUTCOME_CONTESTED,
                                         MT_OUTCOME_OPEN};
    mt_verdict *verdict = s->verdict;
    moot_status status = MOOT_OK;
    for (uint32_t i = 0; i < 4 && status == MOOT_OK; i++) {
        if (targets[i] == verdict->positions.outcome || verdict->turns == 3)
            continue;
        mt_turn *t = &verdict->turn[verdict->turns++];
        t->target = targets[i];
        s->work = 0;
        status = seek(s, t, WORK / 3);
    }
    order_turns(s, verdict->turn, verdict->turns);
    return status;
}

moot_status mt_judge_hinges(mt_verdict *verdict, const mt_view *v, const mt_judge_options *options)
{
    const mt_debate *d = v->d;
    mt_outcome now = verdict->positions.outcome;
    mt_arena own;
    if (d->motion >= d->statements || now == MT_OUTCOME_UNKNOWN || now == MT_OUTCOME_NONE ||
        d->statements + d->arguments + d->steps > (1U << (MOVE_BITS - 2)))
        return MOOT_OK;
    mt_arena_init(&own, &v->arena->alloc);
    search s = {.verdict = verdict, .v = v, .options = options, .arena = &own};
    s.semantics = mt_whole_semantics(options->whole);
    moot_status status = prepare(&s) ? seek_all(&s) : MOOT_E_NOMEM;
    mt_arena_free(&own);
    return mt_arena_failed(&verdict->arena) ? MOOT_E_NOMEM : status;
}
