/* Network and changes -> both indices before and after, and what the answer hangs on.
 *
 * The pair in question may be friends or enemies; the side that strains less is where the
 * network leans.  With weight x of another tie the index is min(S, L + x): L without the tie,
 * S with the tie so heavy that it is never strained.  So the difference of the two indices
 * runs from one constant to another in one slope, and where it is 0 is known from four
 * numbers.  In a small block all of them come out of one search (swing.h); else most follow from
 * the strain of the tie. */
#include "actors/swing.h"

enum { TURNS_MAX = 100, LOOK_MAX = 300, STEPS = 3000000 };

typedef struct side {
    mt_network net; /* the block of the pair, the pair friendly or hostile */
    mt_balance b;
} side;

typedef struct scale {
    mt_arena *arena;
    mt_arena scratch;
    const mt_balance_options *o;
    mt_balance_kind kind;
    mt_network part; /* the ties whose cycles go through the pair */
    uint32_t *tie;   /* per tie of `part`: that of the base */
    uint32_t a, b;
    int64_t weight, unit; /* of the tie in question; of all weights of the part */
    side side[2];         /* friendly, hostile */
    mt_sway *sway;
    mt_swing swing;
    MT_VEC(mt_sway_turn) turn;
    MT_VEC(mt_threshold) threshold;
    bool lost; /* some index was not found in time */
} scale;

static mt_leaning leaning_of(int64_t friendly, int64_t hostile)
{
    return friendly < hostile   ? MT_LEAN_FRIENDLY
           : hostile < friendly ? MT_LEAN_HOSTILE
                                : MT_LEAN_EVEN;
}

static bool find(scale *s, mt_balance *b, mt_arena *arena, const mt_network *net, bool index_only)
{
    mt_balance_options o = {.limit = 1, .stop = s->o->stop, .index_only = index_only};
    if (mt_balance_find(b, arena, net, s->kind, &o) != MOOT_OK) {
        s->scratch.failed = true;
        return false;
    }
    if (!b->exact || (!index_only && !b->strain_exact))
        s->lost = true;
    return !s->lost;
}

/* What is known of a tie on one side: the index without it, and with it too heavy to strain. */
typedef struct reach {
    int64_t without, heavy;
} reach;

/* The index of one side when tie `t` of its network has another weight, or is turned round. */
static int64_t index_with(scale *s, const side *of, uint32_t t, int64_t weight, bool turned)
{
    mt_arena arena;
    mt_arena_init(&arena, &s->scratch.alloc);
    mt_network net;
    mt_balance b = {0};
    uint32_t m = 0;
    mt_actor_tie *ties = MT_NEW_ARRAY(&arena, mt_actor_tie, of->net.m + (size_t)1);
    for (uint32_t i = 0; ties && i < of->net.m; i++) {
        ties[m] = of->net.tie[i];
        if (i == t) {
            ties[m].weight = weight;
            ties[m].hostile ^= turned;
        }
        m += ties[m].weight > 0;
    }
    if (ties && mt_network_make(&net, &arena, of->net.n, of->net.name, m, ties) == MOOT_OK)
        find(s, &b, &arena, &net, true);
    else
        s->scratch.failed = true;
    mt_arena_free(&arena);
    return b.upper;
}

/* Strained in some optimal split: without it the index is less by its weight.  In none: any
 * other split strains a unit more, which a tie of one unit does not make up for. */
static reach reach_of(scale *s, const side *of, uint32_t t)
{
    const mt_actor_tie *tie = &s->part.tie[t];
    uint32_t at = mt_network_tie(&of->net, tie->a, tie->b, tie->hostile);
    mt_strain strain = of->b.strain[at];
    reach r = {of->b.upper - tie->weight, of->b.upper};
    if (strain == MT_STRAIN_NONE)
        r.without = tie->weight == s->unit ? of->b.upper : index_with(s, of, at, 0, false);
    if (strain == MT_STRAIN_ALL)
        r.heavy = index_with(s, of, at, MT_TIE_WEIGHT_MAX, false);
    return r;
}

static void add_threshold(scale *s, uint32_t t, int64_t at, bool heavier, int64_t beyond)
{
    MT_VEC_PUSH(
        s->arena, &s->threshold,
        ((mt_threshold){s->tie[t], s->part.tie[t].weight, at, heavier, leaning_of(beyond, 0)}));
}

/* The difference friendly - hostile is `low` without the tie, `high` with the tie heavy; it is 0
 * last, or first, at the same weight. */
static void weigh_tie(scale *s, uint32_t t, const reach r[2])
{
    int64_t low = r[0].without - r[1].without, high = r[0].heavy - r[1].heavy;
    int64_t x = r[0].heavy - r[0].without, y = r[1].heavy - r[1].without;
    int64_t even = (x < y ? x : y) + (low < 0 ? -low : low);
    mt_leaning now = s->sway->leaning, lighter = leaning_of(low, 0), heavier = leaning_of(high, 0);
    if (lighter == heavier)
        return;
    if (heavier != now)
        add_threshold(s, t, even, true, high);
    if (lighter != now && even > 0)
        add_threshold(s, t, even, false, low);
}

static void add_turn(scale *s, uint32_t t, uint32_t u, bool flipped, mt_leaning to)
{
    mt_sway_turn turn = {u == MT_NO_TIE ? 1 : 2, {s->tie[t], 0}, flipped, to};
    if (u != MT_NO_TIE)
        turn.tie[1] = s->tie[u];
    if (to != s->sway->leaning && s->turn.n < TURNS_MAX)
        MT_VEC_PUSH(s->arena, &s->turn, turn);
}

/* Turned round, a tie that some optimal split strains lowers the index by its weight. */
static int64_t index_turned(scale *s, const side *of, uint32_t t)
{
    const mt_actor_tie *tie = &s->part.tie[t];
    uint32_t at = mt_network_tie(&of->net, tie->a, tie->b, tie->hostile);
    if (of->b.strain[at] != MT_STRAIN_NONE)
        return of->b.upper - tie->weight;
    return index_with(s, of, at, tie->weight, true);
}

static bool weigh_ties(scale *s)
{
    for (uint32_t t = 0; t < s->part.m && !s->lost && !s->scratch.failed; t++) {
        reach r[2] = {reach_of(s, &s->side[0], t), reach_of(s, &s->side[1], t)};
        weigh_tie(s, t, r);
        add_turn(s, t, MT_NO_TIE, false, leaning_of(r[0].without, r[1].without));
    }
    for (uint32_t t = 0; t < s->part.m && !s->lost && !s->scratch.failed; t++)
        add_turn(s, t, MT_NO_TIE, true,
                 leaning_of(index_turned(s, &s->side[0], t), index_turned(s, &s->side[1], t)));
    return !s->lost && !s->scratch.failed;
}

/* ---- a small block, by one search ---- */

static int64_t lesser(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* The indices of both sides, from the least weight with the pair in one camp and in two. */
static void sides_of(const scale *s, int64_t one, int64_t two, int64_t to[2])
{
    to[0] = lesser(one, two + s->weight);
    to[1] = lesser(one + s->weight, two);
}

/* With the pair in one camp (0) or two (1): least weight without the tie. */
static int64_t swing_without(const scale *s, uint32_t t, int apart)
{
    const int64_t *least = &s->swing.by_tie[apart][2 * (size_t)t];
    return lesser(least[0], least[1] - s->part.tie[t].weight);
}

static int64_t swing_turned(const scale *s, uint32_t t, int apart)
{
    const int64_t *least = &s->swing.by_tie[apart][2 * (size_t)t];
    return lesser(least[0] + s->part.tie[t].weight, least[1] - s->part.tie[t].weight);
}

static void swing_ties(scale *s)
{
    for (uint32_t t = 0; t < s->part.m; t++) {
        int64_t without[2], heavy[2];
        int64_t one = swing_without(s, t, 0), two = swing_without(s, t, 1);
        sides_of(s, one, two, without);
        sides_of(s, s->swing.by_tie[0][2 * (size_t)t], s->swing.by_tie[1][2 * (size_t)t], heavy);
        weigh_tie(s, t, (reach[2]){{without[0], heavy[0]}, {without[1], heavy[1]}});
        add_turn(s, t, MT_NO_TIE, false, leaning_of(one, two));
    }
    for (uint32_t t = 0; t < s->part.m; t++)
        add_turn(s, t, MT_NO_TIE, true, leaning_of(swing_turned(s, t, 0), swing_turned(s, t, 1)));
}

/* Two ties gone: what is strained without them is less than without one of them only if both
 * were strained. */
static void swing_pairs(scale *s)
{
    uint32_t m = s->part.m;
    for (uint32_t t = 0; t < m; t++)
        for (uint32_t u = t + 1; u < m; u++) {
            int64_t least[2];
            for (int k = 0; k < 2; k++) {
                int64_t both = s->swing.by_two[k][t * (size_t)m + u];
                least[k] = lesser(lesser(swing_without(s, t, k), swing_without(s, u, k)),
                                  both - s->part.tie[t].weight - s->part.tie[u].weight);
            }
            add_turn(s, t, u, false, leaning_of(least[0], least[1]));
        }
}

/* All three indices, turns, thresholds; `none` is there.  False: the block is too large, or
 * the search too long; `spent` then too if no other way is wanted. */
static bool swing(scale *s, bool *spent)
{
    mt_sway *sway = s->sway;
    mt_swing_ask ask = {.net = &s->part,
                        .a = s->a,
                        .b = s->b,
                        .weight = s->weight,
                        .kind = s->kind,
                        .patience = s->kind == MT_STRONG ? 0
                                    : s->o->patience     ? s->o->patience
                                                         : STEPS,
                        .stop = s->o->stop};
    bool ok = mt_swing_find(&s->swing, &s->scratch, &ask);
    if (ok) {
        int64_t one = s->swing.least[0], two = s->swing.least[1], to[2];
        sides_of(s, one, two, to);
        sway->friendly = sway->none - lesser(one, two) + to[0];
        sway->hostile = sway->none - lesser(one, two) + to[1];
        sway->leaning = leaning_of(one, two);
        swing_ties(s);
    }
    if (ok && !s->turn.n) {
        ask.pairs = true;
        ok = mt_swing_find(&s->swing, &s->scratch, &ask);
        if (ok)
            swing_pairs(s);
    }
    if (!ok)
        s->threshold.n = 0;
    *spent = s->o->patience && ask.spent;
    return ok;
}

/* ---- a larger one, change by change ---- */

/* Both sides of the network `part`. */
static bool make_sides(scale *s, mt_arena *arena, const mt_network *part, side to[2])
{
    for (int i = 0; i < 2; i++) {
        mt_tie_change c = {s->a, s->b, i ? MT_CHANGE_HOSTILE : MT_CHANGE_FRIENDLY, s->weight};
        if (mt_network_change(&to[i].net, arena, part, 1, &c) != MOOT_OK) {
            s->scratch.failed = true;
            return false;
        }
        if (!find(s, &to[i].b, arena, &to[i].net, false))
            return false;
    }
    return true;
}

/* Two ties gone: one, and then one of those after it. */
static bool weigh_pairs(scale *s)
{
    for (uint32_t t = 0; t < s->part.m && !s->lost && !s->scratch.failed; t++) {
        mt_arena arena;
        scale less = *s;
        mt_arena_init(&arena, &s->scratch.alloc);
        mt_actor_tie *ties = MT_NEW_ARRAY(&arena, mt_actor_tie, s->part.m);
        uint32_t m = 0;
        for (uint32_t i = 0; ties && i < s->part.m; i++)
            if (i != t)
                ties[m++] = s->part.tie[i];
        bool ok = ties &&
                  mt_network_make(&less.part, &arena, s->part.n, s->part.name, m, ties) == MOOT_OK;
        if (!ok)
            s->scratch.failed = true;
        if (ok && make_sides(&less, &arena, &less.part, less.side))
            for (uint32_t u = t; u < m && !less.lost && !less.scratch.failed; u++)
                add_turn(s, t, u + 1, false,
                         leaning_of(reach_of(&less, &less.side[0], u).without,
                                    reach_of(&less, &less.side[1], u).without));
        s->lost = s->lost || less.lost;
        s->scratch.failed = s->scratch.failed || less.scratch.failed;
        mt_arena_free(&arena);
    }
    return !s->lost && !s->scratch.failed;
}

/* Actors and ties of the block that the pair would be in; `part` has none if it is in none. */
static bool find_part(scale *s, const mt_network *base)
{
    mt_network with;
    mt_blocks blocks;
    mt_tie_change c = {s->a, s->b, MT_CHANGE_FRIENDLY, s->weight};
    if (mt_network_change(&with, &s->scratch, base, 1, &c) != MOOT_OK ||
        !mt_blocks_find(&blocks, &s->scratch, &with))
        return false;
    uint32_t pair = mt_network_tie(&with, s->a, s->b, false), m = 0;
    const mt_block *b = NULL;
    for (uint32_t k = 0; k < blocks.n; k++)
        for (uint32_t e = 0; e < blocks.at[k].m; e++)
            if (blocks.at[k].tie[e] == pair)
                b = &blocks.at[k];
    mt_actor_tie *ties = MT_NEW_ARRAY(&s->scratch, mt_actor_tie, (b ? b->m : 0) + (size_t)1);
    s->tie = MT_NEW_ARRAY(s->arena, uint32_t, (b ? b->m : 0) + (size_t)1);
    if (!ties || !s->tie)
        return false;
    for (uint32_t e = 0; b && e < b->m; e++)
        if (b->tie[e] != pair) {
            const mt_actor_tie *t = &with.tie[b->tie[e]];
            s->tie[m] = mt_network_tie(base, t->a, t->b, t->hostile);
            ties[m++] = *t;
        }
    s->unit = b ? b->unit : 1;
    return mt_network_make(&s->part, &s->scratch, base->n, base->name, m, ties) == MOOT_OK;
}

static bool find_index(scale *s, const mt_network *base, const mt_tie_change *c, int64_t *to)
{
    mt_arena arena;
    mt_network net = *base;
    mt_balance b;
    mt_arena_init(&arena, &s->scratch.alloc);
    bool ok = !c || mt_network_change(&net, &arena, base, 1, c) == MOOT_OK;
    if (ok) {
        find(s, &b, &arena, &net, true);
        *to = b.upper;
    }
    ok = ok && !s->scratch.failed;
    mt_arena_free(&arena);
    return ok;
}

static bool find_sway(mt_what_if *to, mt_arena *arena, scale *s)
{
    mt_sway *sway = s->sway = &to->sway[s->kind];
    mt_tie_change friendly = {s->a, s->b, MT_CHANGE_FRIENDLY, s->weight}, hostile = friendly;
    bool spent = false;
    hostile.kind = MT_CHANGE_HOSTILE;
    mt_arena_init(&s->scratch, &arena->alloc);
    bool ok = find_index(s, &to->base, NULL, &sway->none) && find_part(s, &to->base);
    sway->known = ok && !s->lost && !s->o->by_changes && swing(s, &spent);
    if (!sway->known)
        ok = ok && !s->scratch.failed && find_index(s, &to->base, &friendly, &sway->friendly) &&
             find_index(s, &to->base, &hostile, &sway->hostile);
    sway->exact = ok && !s->lost;
    sway->leaning = sway->exact ? leaning_of(sway->friendly, sway->hostile) : MT_LEAN_UNKNOWN;
    if (ok && sway->exact && !sway->known && !spent && s->part.m <= LOOK_MAX)
        sway->known = make_sides(s, &s->scratch, &s->part, s->side) && weigh_ties(s) &&
                      (s->turn.n || weigh_pairs(s));
    ok = ok && !s->scratch.failed && !mt_arena_failed(arena);
    mt_arena_free(&s->scratch);
    sway->turn = s->turn.at;
    sway->turn_n = s->turn.n;
    sway->threshold = s->threshold.at;
    sway->threshold_n = s->threshold.n;
    return ok;
}

/* The network with the pair of the first change untied. */
static moot_status make_base(mt_what_if *to, mt_arena *arena, const mt_network *net,
                             const mt_tie_change *first)
{
    mt_tie_change none = {first->a, first->b, MT_CHANGE_NONE, 0};
    to->weight = first->weight ? first->weight : MT_TIE_ONE;
    for (int i = 0; i < 2 && !first->weight; i++) {
        const mt_network *at = first->kind == MT_CHANGE_NONE ? net : &to->net;
        uint32_t tie = mt_network_tie(at, first->a, first->b, i != 0);
        if (tie != MT_NO_TIE)
            to->weight =
                at->tie[tie].weight < MT_TIE_WEIGHT_MAX ? at->tie[tie].weight : MT_TIE_WEIGHT_MAX;
    }
    return mt_network_change(&to->base, arena, &to->net, 1, &none);
}

moot_status mt_what_if_find(mt_what_if *to, mt_arena *arena, const mt_network *net, uint32_t n,
                            const mt_tie_change *changes, const mt_balance_options *options)
{
    static const mt_balance_options plain = {0};
    *to = (mt_what_if){0};
    if (!n)
        return MOOT_E_MISUSE;
    moot_status status = mt_network_change(&to->net, arena, net, n, changes);
    if (status == MOOT_OK)
        status = make_base(to, arena, net, &changes[0]);
    for (int k = 0; k < MT_BALANCE_KINDS && status == MOOT_OK; k++) {
        mt_balance_kind kind = k ? MT_WEAK : MT_STRONG;
        scale s = {.arena = arena,
                   .o = options ? options : &plain,
                   .kind = kind,
                   .a = changes[0].a,
                   .b = changes[0].b,
                   .weight = to->weight};
        status = mt_balance_find(&to->before[k], arena, net, kind, options);
        if (status == MOOT_OK)
            status = mt_balance_find(&to->after[k], arena, &to->net, kind, options);
        if (status == MOOT_OK && !find_sway(to, arena, &s))
            status = MOOT_E_NOMEM;
    }
    mt_leaning strong = to->sway[MT_STRONG].leaning, weak = to->sway[MT_WEAK].leaning;
    to->axiom = strong != weak && strong != MT_LEAN_UNKNOWN && weak != MT_LEAN_UNKNOWN;
    return status;
}
