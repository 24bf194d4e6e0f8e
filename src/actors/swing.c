/* A small block and a pair of its actors -> the least weight that splits strain, with the pair
 * in one camp and in two, and with each other tie strained and not.
 *
 * Branch and bound over the actors, those of the pair first, then each time the one most tied to
 * those before it.  What is still to come costs no less than each actor's cheapest camp among
 * those placed, and the index of the actors to come among themselves, which is found first,
 * from the last actor backwards (Verfaillie, Lemaitre, Schiex 1996).  A split below the greatest
 * of the numbers looked for may lower one of them; they begin with what moving single actors
 * finds.  Under weak balance only camps that ties hold together are gone through: parted, others
 * strain the same. */
#include "actors/swing.h"

typedef struct search search;
typedef bool at_split(search *s, int64_t cost); /* a split with all actors placed */

struct search {
    const mt_network *net;
    mt_swing *to;
    uint32_t n, most; /* actors of the block; camps */
    uint32_t at[MT_SWING_MAX];
    uint32_t *end[2];                         /* per tie: places in the order, the lower first */
    int64_t pull[MT_SWING_MAX][MT_SWING_MAX]; /* friendly weight between places */
    int64_t push[MT_SWING_MAX][MT_SWING_MAX]; /* hostile weight */
    int64_t base[MT_SWING_MAX];               /* per place: friendly weight to those placed */
    int64_t in[MT_SWING_MAX][MT_SWING_MAX];   /* per place and camp: hostile less friendly */
    int64_t rest[MT_SWING_MAX + 1];           /* index of the places from here on */
    uint32_t camp[MT_SWING_MAX];
    uint32_t tied[MT_SWING_MAX];    /* per place: those it is tied to, a bit each */
    uint32_t members[MT_SWING_MAX]; /* per camp */
    int64_t weight;                 /* of the pair in question */
    uint32_t apart;                 /* the pair is in two camps */
    int64_t below;                  /* splits of this weight or more are of no use */
    at_split *note;
    uint64_t steps, patience; /* patience 0: none is counted */
    const mt_stop *stop;
    bool ended;
};

static bool is_strained(const search *s, uint32_t t)
{
    return (s->camp[s->end[0][t]] == s->camp[s->end[1][t]]) == s->net->tie[t].hostile;
}

static void place(search *s, uint32_t v, uint32_t camp, int64_t sign)
{
    s->camp[v] = camp;
    s->members[camp] ^= UINT32_C(1) << v;
    for (uint32_t later = s->tied[v] >> v >> 1 << v << 1; later; later &= later - 1) {
        uint32_t w = (uint32_t)__builtin_ctz(later);
        s->base[w] += sign * s->pull[v][w];
        s->in[w][camp] += sign * (s->push[v][w] - s->pull[v][w]);
    }
}

/* Do the places from `v` on cost `room` or more, with those before them? */
static bool too_dear(const search *s, uint32_t v, uint32_t camps, int64_t room)
{
    uint32_t open = camps < s->most ? camps + 1 : s->most;
    room -= s->rest[v];
    for (uint32_t w = v; w < s->n && room > 0; w++) {
        int64_t least = s->in[w][0];
        for (uint32_t c = 1; c < open; c++)
            least = s->in[w][c] < least ? s->in[w][c] : least;
        room -= s->base[w] + least;
    }
    return room <= 0;
}

/* Can each camp still be held together by ties, with those from `v` on? */
static bool hold_together(const search *s, uint32_t v, uint32_t camps)
{
    uint32_t open = ~UINT32_C(0) << v;
    for (uint32_t c = 0; c < camps && s->most > 2; c++) {
        uint32_t all = s->members[c] | open, seen = s->members[c] & -s->members[c], fresh = seen;
        while (fresh && s->members[c] & ~seen) {
            uint32_t next = s->tied[__builtin_ctz(fresh)] & all & ~seen;
            fresh = (fresh & (fresh - 1)) | next;
            seen |= next;
        }
        if (s->members[c] & ~seen)
            return false;
    }
    return true;
}

static bool give_up(search *s)
{
    s->steps++;
    s->ended = s->ended || (s->patience && s->steps > s->patience) ||
               (s->steps % 4096 == 0 && mt_stopped(s->stop));
    return s->ended;
}

/* Camps are tried from the cheapest on. */
static void descend(search *s, uint32_t v, uint32_t camps,
                    int64_t cost) // NOLINT(misc-no-recursion)
{
    uint32_t open = camps < s->most ? camps + 1 : s->most, by[MT_SWING_MAX], n = 0;
    if (give_up(s))
        return;
    if (v == s->n) {
        s->ended = !s->note(s, cost);
        return;
    }
    for (uint32_t c = 0; c < open; c++) {
        uint32_t i = n++;
        for (; i && s->in[v][by[i - 1]] > s->in[v][c]; i--)
            by[i] = by[i - 1];
        by[i] = c;
    }
    for (uint32_t i = 0; i < n && !s->ended; i++) {
        uint32_t c = by[i], then = c == camps ? camps + 1 : camps;
        int64_t more = cost + s->base[v] + s->in[v][c];
        place(s, v, c, 1);
        if (!too_dear(s, v + 1, then, s->below - more) && hold_together(s, v + 1, then))
            descend(s, v + 1, then, more);
        place(s, v, c, -1);
    }
}

static bool note_index(search *s, int64_t cost)
{
    s->below = cost;
    return true;
}

/* rest[v] for all v of the order but the pair's own. */
static bool find_rest(search *s)
{
    s->note = note_index;
    for (uint32_t v = s->n; v-- > 2 && !s->ended;) {
        s->below = s->rest[v + 1] + 1;
        for (uint32_t w = v + 1; w < s->n; w++)
            s->below += s->pull[v][w] + s->push[v][w];
        place(s, v, 0, 1);
        descend(s, v + 1, 1, 0);
        place(s, v, 0, -1);
        s->rest[v] = s->below;
    }
    return !s->ended;
}

/* Both of the pair placed, then all others. */
static bool run(search *s, uint32_t apart, int64_t below, at_split *note)
{
    s->apart = apart;
    s->below = below;
    s->note = note;
    s->tied[0] = (s->tied[0] & ~UINT32_C(2)) | (apart ? 0 : 2); /* one camp: as if tied */
    s->tied[1] = (s->tied[1] & ~UINT32_C(1)) | !apart;
    place(s, 0, 0, 1);
    place(s, 1, apart, 1);
    descend(s, 2, apart + 1, 0);
    place(s, 1, apart, -1);
    place(s, 0, 0, -1);
    return !s->ended;
}

/* ---- one tie ---- */

/* The split at hand for every tie; false if it lowers nothing. */
static bool lower(search *s, int64_t cost)
{
    int64_t *least = s->to->by_tie[s->apart];
    bool any = false;
    for (uint32_t t = 0; t < s->net->m; t++) {
        int64_t *of = &least[2 * t + is_strained(s, t)];
        any = any || cost < *of;
        *of = cost < *of ? cost : *of;
    }
    if (cost < s->to->least[s->apart])
        s->to->least[s->apart] = cost;
    return any;
}

static bool note_least(search *s, int64_t cost)
{
    lower(s, cost);
    s->below = s->to->least[s->apart];
    return true;
}

/* A split of this weight or more lowers none of the numbers that are of use (swing.h). */
static int64_t greatest(const search *s)
{
    const mt_swing *to = s->to;
    int64_t least = to->least[s->apart], most = least;
    for (size_t t = 0; t < s->net->m; t++) {
        int64_t free = to->by_tie[s->apart][2 * t], strained = to->by_tie[s->apart][2 * t + 1];
        int64_t other = to->by_tie[!s->apart][2 * t] + s->weight;
        int64_t twice = least + 2 * s->net->tie[t].weight;
        other = other > least ? other : least + 1;
        free = free < other ? free : other;
        strained = strained < twice ? strained : twice;
        most = most > free ? most : free;
        most = most > strained ? most : strained;
    }
    return most;
}

static bool note_ties(search *s, int64_t cost)
{
    if (lower(s, cost))
        s->below = greatest(s);
    return true;
}

static int64_t cost_now(const search *s)
{
    int64_t sum = 0;
    for (uint32_t t = 0; t < s->net->m; t++)
        sum += is_strained(s, t) ? s->net->tie[t].weight : 0;
    return sum;
}

/* Move v to where it strains least.  Camps have any number below n. */
static bool settle(search *s, uint32_t v)
{
    int64_t cost[MT_SWING_MAX] = {0};
    uint32_t best = s->camp[v];
    for (uint32_t w = 0; w < s->n; w++)
        if (w != v)
            cost[s->camp[w]] += s->push[w][v] - s->pull[w][v];
    uint32_t among = s->most < s->n ? s->most : s->n;
    for (uint32_t c = 0; c < among; c++)
        best = cost[c] < cost[best] ? c : best;
    bool moved = best != s->camp[v];
    s->camp[v] = best;
    return moved;
}

/* From the split at hand, others than the pair and that tie's ends moving. */
static void improve(search *s, uint32_t tie)
{
    bool moved = true;
    while (moved) {
        moved = false;
        for (uint32_t v = 2; v < s->n; v++)
            if (tie == MT_NO_TIE || (v != s->end[0][tie] && v != s->end[1][tie]))
                moved = settle(s, v) || moved;
    }
    lower(s, cost_now(s));
}

/* A camp other `than` that one: an empty one if there can be any. */
static uint32_t other_camp(const search *s, uint32_t than)
{
    for (uint32_t c = 0; s->most > 2 && c < s->n; c++) {
        bool used = false;
        for (uint32_t v = 0; v < s->n; v++)
            used = used || s->camp[v] == c;
        if (!used)
            return c;
    }
    return than == 0;
}

/* For each tie a split in which it is strained, and one in which it is not. */
static void begin(search *s, uint32_t apart)
{
    uint32_t first[MT_SWING_MAX];
    s->apart = apart;
    memset(s->camp, 0, sizeof s->camp);
    s->camp[1] = apart;
    improve(s, MT_NO_TIE);
    memcpy(first, s->camp, sizeof first);
    for (uint32_t t = 0; t < s->net->m; t++) {
        uint32_t x = s->end[0][t], y = s->end[1][t];
        memcpy(s->camp, first, sizeof first);
        s->camp[y] = s->camp[x] == s->camp[y] ? other_camp(s, s->camp[x]) : s->camp[x];
        improve(s, t);
    }
}

/* ---- two ties ---- */

static bool note_pairs(search *s, int64_t cost)
{
    int64_t *least = s->to->by_two[s->apart];
    uint32_t m = s->net->m, n = 0, *list = s->to->list;
    for (uint32_t t = 0; t < m; t++)
        if (is_strained(s, t))
            list[n++] = t;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = i + 1; k < n; k++) {
            int64_t *of = &least[list[i] * (size_t)m + list[k]];
            *of = cost < *of ? cost : *of;
        }
    s->steps += (uint64_t)n * n / 64;
    return true;
}

/* ---- the block ---- */

/* The pair, then the one with most weight to those before. */
static bool find_order(search *s, uint32_t a, uint32_t b, uint32_t *number, int64_t *near)
{
    const mt_network *net = s->net;
    for (uint32_t v = 0; v < net->n; v++) {
        number[v] = UINT32_MAX;
        near[v] = -1;
    }
    for (uint32_t t = 0; t < net->m; t++)
        near[net->tie[t].a] = near[net->tie[t].b] = 0;
    for (uint32_t next = a; next != UINT32_MAX;) {
        if (s->n == MT_SWING_MAX)
            return false;
        number[next] = s->n;
        s->at[s->n++] = next;
        for (uint32_t t = 0; t < net->m; t++) {
            near[net->tie[t].a] += net->tie[t].b == next ? net->tie[t].weight : 0;
            near[net->tie[t].b] += net->tie[t].a == next ? net->tie[t].weight : 0;
        }
        uint32_t before = next;
        next = UINT32_MAX;
        for (uint32_t v = 0; v < net->n; v++)
            if (number[v] == UINT32_MAX && near[v] >= 0 &&
                (next == UINT32_MAX || near[v] > near[next]))
                next = v;
        next = before == a && number[b] == UINT32_MAX ? b : next;
    }
    return true;
}

static void fill(search *s, const uint32_t *number)
{
    for (uint32_t t = 0; t < s->net->m; t++) {
        const mt_actor_tie *tie = &s->net->tie[t];
        uint32_t x = number[tie->a], y = number[tie->b];
        s->end[0][t] = x < y ? x : y;
        s->end[1][t] = x < y ? y : x;
        s->tied[x] |= UINT32_C(1) << y;
        s->tied[y] |= UINT32_C(1) << x;
        int64_t *weight = tie->hostile ? &s->push[x][y] : &s->pull[x][y];
        *weight += tie->weight;
        *(tie->hostile ? &s->push[y][x] : &s->pull[y][x]) = *weight;
    }
}

static bool make_room(search *s, mt_swing *to, mt_arena *arena)
{
    size_t m = s->net->m + (size_t)1;
    to->list = MT_NEW_ARRAY(arena, uint32_t, m);
    for (int k = 0; k < 2; k++) {
        s->end[k] = MT_NEW_ARRAY(arena, uint32_t, m);
        to->by_tie[k] = MT_NEW_ARRAY(arena, int64_t, 2 * m);
        to->by_two[k] = MT_NEW_ARRAY(arena, int64_t, m * m);
    }
    if (mt_arena_failed(arena))
        return false;
    for (int k = 0; k < 2; k++) {
        to->least[k] = INT64_MAX;
        for (size_t i = 0; i < 2 * m; i++)
            to->by_tie[k][i] = INT64_MAX;
        for (size_t i = 0; i < m * m; i++)
            to->by_two[k][i] = INT64_MAX;
    }
    return true;
}

/* The two greatest weights. */
static int64_t top_two(const mt_network *net)
{
    int64_t first = 0, second = 0;
    for (uint32_t t = 0; t < net->m; t++) {
        int64_t w = net->tie[t].weight;
        second = w > first ? first : w > second ? w : second;
        first = w > first ? w : first;
    }
    return first + second;
}

static bool find_all(search *s, const mt_swing_ask *ask)
{
    for (uint32_t apart = 0; apart < 2 && ask->pairs; apart++)
        if (!run(s, apart, s->to->least[apart] + top_two(s->net), note_pairs))
            return false;
    for (uint32_t apart = 0; apart < 2 && !ask->pairs; apart++)
        begin(s, apart);
    for (uint32_t apart = 0; apart < 2 && !ask->pairs; apart++)
        if (!run(s, apart, s->to->least[apart], note_least))
            return false;
    for (uint32_t apart = 0; apart < 2 && !ask->pairs; apart++) {
        s->apart = apart;
        if (!run(s, apart, greatest(s), note_ties))
            return false;
    }
    return true;
}

bool mt_swing_find(mt_swing *to, mt_arena *arena, mt_swing_ask *ask)
{
    const mt_network *net = ask->net;
    search *s = MT_NEW(arena, search);
    uint32_t *number = MT_NEW_ARRAY(arena, uint32_t, net->n + (size_t)1);
    int64_t *near = MT_NEW_ARRAY(arena, int64_t, net->n + (size_t)1);
    if (!s || !number || !near)
        return false;
    *s = (search){
        .net = net, .to = to, .stop = ask->stop, .patience = ask->patience, .weight = ask->weight};
    if (net->m > MT_SWING_TIES || !find_order(s, ask->a, ask->b, number, near))
        return false;
    s->most = ask->kind == MT_STRONG ? 2 : s->n;
    int64_t least[2] = {to->least[0], to->least[1]};
    int64_t *by_tie[2] = {to->by_tie[0], to->by_tie[1]};
    if (!make_room(s, to, arena))
        return false;
    for (int k = 0; k < 2 && ask->pairs; k++) {
        to->least[k] = least[k];
        to->by_tie[k] = by_tie[k];
    }
    fill(s, number);
    bool found = find_rest(s) && find_all(s, ask);
    ask->spent = s->ended;
    return found;
}
