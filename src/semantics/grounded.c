/* Framework -> grounded extension, by two derivations that meet. */
#include "semantics/grounded.h"

/* Rows of numbers: row i is at[start[i]] .. at[start[i + 1] - 1]. */
typedef struct rows {
    uint32_t *start;
    uint32_t *at;
} rows;

typedef struct list {
    uint32_t *at;
    uint32_t n;
} list;

typedef struct solver {
    const mt_aba *aba;
    uint8_t *of;
    rows uses;                  /* literal -> rules with it in the body */
    rows concludes;             /* literal -> rules with it as head */
    rows attacks;               /* literal -> assumptions whose contrary it is */
    uint32_t *in_missing;       /* per rule: body literals not IN */
    uint32_t *possible_missing; /* per rule: body literals not POSSIBLE */
    uint32_t *source;           /* per literal: the rule by which it is POSSIBLE */
    uint32_t *rank;             /* per literal: above the ranks of its source's body */
    uint32_t *cursor;           /* per literal: where in `concludes` its source was found */
    list in_queue;              /* literals that became IN; each once */
    list lost;                  /* assumptions that became attacked; each once */
    list out, back;             /* literals taken out, and derived again, in one round */
    uint32_t *when, clock;      /* see mt_grounded_when(); NULL: not asked */
} solver;

/* Rows from pairs (key[i], value[i]); pairs with key MT_NO_ID are left out. */
static rows make_rows(mt_arena *a, uint32_t n, const uint32_t *key, const uint32_t *value,
                      uint32_t pairs)
{
    rows r = {.start = MT_NEW_ARRAY(a, uint32_t, (size_t)n + 1),
              .at = MT_NEW_ARRAY(a, uint32_t, (size_t)pairs + 1)};
    if (!r.start || !r.at)
        return r;
    for (uint32_t i = 0; i < pairs; i++)
        if (key[i] != MT_NO_ID)
            r.start[key[i]]++;
    uint32_t sum = 0;
    for (uint32_t i = 0; i <= n; i++) {
        sum += r.start[i];
        r.start[i] = sum;
    }
    for (uint32_t i = pairs; i-- > 0;)
        if (key[i] != MT_NO_ID)
            r.at[--r.start[key[i]]] = value[i];
    return r;
}

static void set_in(solver *s, uint32_t literal)
{
    if (s->of[literal] & MT_LIT_IN)
        return;
    s->of[literal] |= MT_LIT_IN;
    if (s->when)
        s->when[literal] = ++s->clock;
    s->in_queue.at[s->in_queue.n++] = literal;
}

/* Derive from all that is IN; what is attacked thereby goes to `lost`. */
static void grow_in(solver *s, uint32_t *done)
{
    while (*done < s->in_queue.n) {
        uint32_t l = s->in_queue.at[(*done)++];
        for (uint32_t i = s->uses.start[l]; i < s->uses.start[l + 1]; i++) {
            uint32_t r = s->uses.at[i];
            if (--s->in_missing[r] == 0)
                set_in(s, s->aba->head[r]);
        }
        for (uint32_t i = s->attacks.start[l]; i < s->attacks.start[l + 1]; i++)
            s->lost.at[s->lost.n++] = s->attacks.at[i];
    }
}

static void set_possible(solver *s, uint32_t literal, uint32_t rule, list *to)
{
    uint32_t rank = 0;
    if (rule != MT_NO_ID)
        for (uint32_t i = s->aba->start[rule]; i < s->aba->start[rule + 1]; i++)
            if (s->rank[s->aba->body[i]] >= rank)
                rank = s->rank[s->aba->body[i]] + 1;
    s->of[literal] |= MT_LIT_POSSIBLE;
    s->source[literal] = rule;
    s->rank[literal] = rank;
    to->at[to->n++] = literal;
}

/* Derive what follows from the literals of `to` from number `done` on. */
static void derive(solver *s, uint32_t done, list *to)
{
    while (done < to->n) {
        uint32_t l = to->at[done++];
        for (uint32_t i = s->uses.start[l]; i < s->uses.start[l + 1]; i++) {
            uint32_t r = s->uses.at[i], h = s->aba->head[r];
            if (--s->possible_missing[r] == 0 && !(s->of[h] & MT_LIT_POSSIBLE))
                set_possible(s, h, r, to);
        }
    }
}

/* Can `rule` carry `literal` now, with literals of lower rank only? */
static bool carries(const solver *s, uint32_t rule, uint32_t literal)
{
    for (uint32_t i = s->aba->start[rule]; i < s->aba->start[rule + 1]; i++) {
        uint32_t l = s->aba->body[i];
        if (!(s->of[l] & MT_LIT_POSSIBLE) || s->rank[l] >= s->rank[literal])
            return false;
    }
    return true;
}

/* Another source for a literal that lost its own.  Ranks keep sources free of
 * circles.  The search goes on from where the last one was found. */
static bool change_source(solver *s, uint32_t literal)
{
    uint32_t first = s->concludes.start[literal], n = s->concludes.start[literal + 1] - first;
    for (uint32_t tried = 0; tried < n; tried++) {
        uint32_t rule = s->concludes.at[first + s->cursor[literal]];
        if (carries(s, rule, literal)) {
            s->source[literal] = rule;
            return true;
        }
        s->cursor[literal] = (s->cursor[literal] + 1) % n;
    }
    return false;
}

static void take_out(solver *s, uint32_t literal)
{
    s->of[literal] &= (uint8_t)~MT_LIT_POSSIBLE;
    s->out.at[s->out.n++] = literal;
}

/* Take out the lost assumptions with all that rests on them. */
static void shrink_possible(solver *s)
{
    for (uint32_t i = 0; i < s->lost.n; i++)
        if (s->of[s->lost.at[i]] & MT_LIT_POSSIBLE)
            take_out(s, s->lost.at[i]);
    for (uint32_t done = 0; done < s->out.n; done++) {
        uint32_t l = s->out.at[done];
        for (uint32_t i = s->uses.start[l]; i < s->uses.start[l + 1]; i++) {
            uint32_t r = s->uses.at[i], h = s->aba->head[r];
            s->possible_missing[r]++;
            if ((s->of[h] & MT_LIT_POSSIBLE) && s->source[h] == r && !change_source(s, h))
                take_out(s, h);
        }
    }
    s->lost.n = 0;
}

/* Derive again what has another rule; what stays out frees the assumptions it attacked. */
static void settle(solver *s)
{
    s->back.n = 0;
    for (uint32_t i = 0; i < s->out.n; i++) {
        uint32_t l = s->out.at[i];
        for (uint32_t k = s->concludes.start[l];
             k < s->concludes.start[l + 1] && !(s->of[l] & MT_LIT_POSSIBLE); k++)
            if (s->possible_missing[s->concludes.at[k]] == 0) {
                set_possible(s, l, s->concludes.at[k], &s->back);
                derive(s, s->back.n - 1, &s->back);
            }
    }
    for (uint32_t i = 0; i < s->out.n && s->when; i++)
        if (!(s->of[s->out.at[i]] & MT_LIT_POSSIBLE))
            s->when[s->out.at[i]] = s->clock;
    for (uint32_t i = 0; i < s->out.n; i++) {
        uint32_t l = s->out.at[i];
        if (s->of[l] & MT_LIT_POSSIBLE)
            continue;
        for (uint32_t k = s->attacks.start[l]; k < s->attacks.start[l + 1]; k++)
            set_in(s, s->attacks.at[k]);
    }
    s->out.n = 0;
}

static bool prepare(solver *s, mt_arena *a)
{
    const mt_aba *aba = s->aba;
    uint32_t n = aba->literals, entries = aba->start[aba->rules];
    uint32_t *rule_of = MT_NEW_ARRAY(a, uint32_t, (size_t)entries + 1);
    uint32_t *number = MT_NEW_ARRAY(a, uint32_t, (size_t)(aba->rules > n ? aba->rules : n) + 1);
    s->in_missing = MT_NEW_ARRAY(a, uint32_t, (size_t)aba->rules + 1);
    s->possible_missing = MT_NEW_ARRAY(a, uint32_t, (size_t)aba->rules + 1);
    s->source = MT_NEW_ARRAY(a, uint32_t, (size_t)n + 1);
    s->rank = MT_NEW_ARRAY(a, uint32_t, (size_t)n + 1);
    s->cursor = MT_NEW_ARRAY(a, uint32_t, (size_t)n + 1);
    list *lists[] = {&s->in_queue, &s->lost, &s->out, &s->back};
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
        lists[i]->at = MT_NEW_ARRAY(a, uint32_t, (size_t)n + 1);
    if (mt_arena_failed(a))
        return false;
    for (uint32_t r = 0; r < aba->rules; r++) {
        s->in_missing[r] = s->possible_missing[r] = aba->start[r + 1] - aba->start[r];
        for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++)
            rule_of[i] = r;
    }
    for (uint32_t i = 0; i < (aba->rules > n ? aba->rules : n); i++)
        number[i] = i;
    s->uses = make_rows(a, n, aba->body, rule_of, entries);
    s->concludes = make_rows(a, n, aba->head, number, aba->rules);
    s->attacks = make_rows(a, n, aba->contrary, number, n);
    return !mt_arena_failed(a);
}

static void solve(solver *s)
{
    const mt_aba *aba = s->aba;
    for (uint32_t r = 0; r < aba->rules; r++)
        if (aba->start[r] == aba->start[r + 1]) {
            set_in(s, aba->head[r]);
            if (!(s->of[aba->head[r]] & MT_LIT_POSSIBLE))
                set_possible(s, aba->head[r], r, &s->back);
        }
    for (uint32_t l = 0; l < aba->literals; l++)
        if (aba->contrary[l] != MT_NO_ID)
            set_possible(s, l, MT_NO_ID, &s->back);
    derive(s, 0, &s->back);
    for (uint32_t l = 0; l < aba->literals; l++) {
        if (s->of[l] & MT_LIT_POSSIBLE)
            s->of[l] |= MT_LIT_EVER;
        else
            for (uint32_t k = s->attacks.start[l]; k < s->attacks.start[l + 1]; k++)
                set_in(s, s->attacks.at[k]);
    }
    for (uint32_t done = 0; done < s->in_queue.n;) {
        grow_in(s, &done);
        shrink_possible(s);
        settle(s);
    }
}

moot_status mt_grounded(const mt_aba *aba, const moot_alloc *alloc, uint8_t *of)
{
    return mt_grounded_when(aba, alloc, of, NULL);
}

moot_status mt_grounded_when(const mt_aba *aba, const moot_alloc *alloc, uint8_t *of,
                             uint32_t *when)
{
    mt_arena arena;
    mt_arena_init(&arena, alloc);
    solver s = {.aba = aba, .of = of, .when = when};
    if (aba->literals)
        memset(of, 0, aba->literals);
    if (when && aba->literals)
        memset(when, 0, aba->literals * sizeof(*when));
    bool ok = prepare(&s, &arena);
    if (ok)
        solve(&s);
    mt_arena_free(&arena);
    return ok ? MOOT_OK : MOOT_E_NOMEM;
}
