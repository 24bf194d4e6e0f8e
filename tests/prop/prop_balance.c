/* Small random networks against brute force: strong balance by every split into two camps, weak
 * balance by every partition (restricted growth) up to 9 actors and by best camps of subsets
 * above; index, number of optimal change sets, strain, certificates, triads.  Then what must not
 * change: switching an actor's ties (strong), another order of actors and ties, merged ties. */
#include "actors/network.h"
#include "base/vec.h"
#include "prop/balance_check.h"

#include <stdio.h>

enum { N_MAX = 16, M_MAX = 150 };

static uint64_t seed = 20260302;
static uint32_t dice(uint32_t sides)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)((seed >> 16) % sides);
}

typedef struct truth {
    int64_t index;
    uint64_t count; /* of change sets */
    uint64_t hits[M_MAX];
} truth;

static moot_str names[N_MAX];

/* Weights of one kind of network: all 1, small whole numbers, or halves. */
static int64_t some_weight(uint32_t style)
{
    return style == 0   ? MT_TIE_ONE
           : style == 1 ? (1 + dice(3)) * MT_TIE_ONE
                        : (1 + dice(4)) * (MT_TIE_ONE / 2);
}

static uint32_t random_ties(mt_actor_tie *ties, uint32_t n)
{
    uint32_t m = 0, density = 1 + dice(10), hostile = 1 + dice(9), style = dice(3);
    for (uint32_t a = 0; a < n; a++)
        for (uint32_t b = a + 1; b < n; b++) {
            if (dice(10) < density)
                ties[m++] = (mt_actor_tie){a, b, dice(10) < hostile, some_weight(style)};
            if (m && dice(60) == 0 && m < M_MAX)
                ties[m++] = (mt_actor_tie){b, a, dice(2) == 0, some_weight(style)};
        }
    return m;
}

static int64_t weigh(const mt_network *net, const uint32_t *camp)
{
    int64_t sum = 0;
    for (uint32_t t = 0; t < net->m; t++)
        if (tie_strained(net, camp, t))
            sum += net->tie[t].weight;
    return sum;
}

static void count_one(const mt_network *net, const uint32_t *camp, int64_t cost, truth *to)
{
    if (cost < to->index)
        *to = (truth){.index = cost};
    to->count++;
    for (uint32_t t = 0; t < net->m; t++)
        to->hits[t] += tie_strained(net, camp, t);
}

/* Of a part's two ways the one with its first actor in camp 0; `first` is per actor. */
static void brute_strong(const mt_network *net, const uint32_t *first, truth *to)
{
    *to = (truth){.index = INT64_MAX};
    for (uint32_t code = 0; code < 1u << net->n; code++) {
        uint32_t camp[N_MAX];
        bool canonical = true;
        for (uint32_t v = 0; v < net->n; v++) {
            camp[v] = code >> v & 1;
            canonical = canonical && !(camp[v] && first[v] == v);
        }
        int64_t cost = canonical ? weigh(net, camp) : INT64_MAX;
        if (canonical && cost <= to->index)
            count_one(net, camp, cost, to);
    }
}

/* Spread the least actor's number over what hangs together by ties that `use` allows. */
static void spread(const mt_network *net, const uint32_t *camp, bool friendly_only, uint32_t *to)
{
    for (uint32_t v = 0; v < net->n; v++)
        to[v] = v;
    for (bool more = true; more;) {
        more = false;
        for (uint32_t t = 0; t < net->m; t++) {
            const mt_actor_tie *tie = &net->tie[t];
            if (friendly_only && (tie->hostile || camp[tie->a] != camp[tie->b]))
                continue;
            uint32_t low = to[tie->a] < to[tie->b] ? to[tie->a] : to[tie->b];
            more = more || to[tie->a] != to[tie->b];
            to[tie->a] = to[tie->b] = low;
        }
    }
}

/* Every camp held together by friendly ties?  Else a finer partition strains the same. */
static bool is_tight(const mt_network *net, const uint32_t *camp)
{
    uint32_t low[N_MAX];
    spread(net, camp, true, low);
    for (uint32_t v = 0; v < net->n; v++)
        for (uint32_t u = 0; u < v; u++)
            if (camp[u] == camp[v] && low[u] != low[v])
                return false;
    return true;
}

static void brute_weak(const mt_network *net, truth *to)
{
    uint32_t camp[N_MAX] = {0}, n = net->n;
    *to = (truth){.index = INT64_MAX};
    for (;;) {
        int64_t cost = weigh(net, camp);
        if (cost <= to->index && is_tight(net, camp))
            count_one(net, camp, cost, to);
        uint32_t v = n - 1;
        for (; v > 0; v--) {
            uint32_t most = 0;
            for (uint32_t u = 0; u < v; u++)
                most = camp[u] > most ? camp[u] : most;
            if (camp[v] <= most) {
                camp[v]++;
                break;
            }
            camp[v] = 0;
        }
        if (!v)
            return;
    }
}

/* Is the camp held together by friendly ties?  `near` has a bit for each friend. */
static bool hangs_together(uint32_t camp, const uint32_t *near)
{
    uint32_t reached = camp & (~camp + 1), before = 0;
    while (reached != before) {
        uint32_t more = reached & ~before;
        before = reached;
        for (uint32_t v = 0; v < N_MAX; v++)
            if (more >> v & 1)
                reached |= near[v] & camp;
    }
    return reached == camp;
}

/* Per set S of actors: the least that its partitions strain inside camps, and how many tight ones
 * do. */
typedef struct subsets {
    int64_t *inside, *best;
    uint64_t *count;
    bool *tight;
} subsets;

static void fill(const mt_network *net, subsets *d)
{
    uint32_t all = (1u << net->n) - 1, near[N_MAX] = {0};
    for (uint32_t t = 0; t < net->m; t++)
        if (!net->tie[t].hostile) {
            near[net->tie[t].a] |= 1u << net->tie[t].b;
            near[net->tie[t].b] |= 1u << net->tie[t].a;
        }
    d->count[0] = 1;
    for (uint32_t s = 1; s <= all; s++) {
        /* What the camp strains, less what its friendly ties would strain if they were between. */
        for (uint32_t t = 0; t < net->m; t++)
            if (s >> net->tie[t].a & 1 && s >> net->tie[t].b & 1)
                d->inside[s] += net->tie[t].hostile ? net->tie[t].weight : -net->tie[t].weight;
        d->tight[s] = hangs_together(s, near);
        uint32_t least = s & (~s + 1), rest = s ^ least;
        d->best[s] = INT64_MAX;
        for (uint32_t sub = rest;; sub = (sub - 1) & rest) {
            uint32_t camp = sub | least, other = rest ^ sub;
            int64_t cost = d->inside[camp] + d->best[other];
            if (cost < d->best[s]) {
                d->best[s] = cost;
                d->count[s] = 0;
            }
            if (cost == d->best[s] && d->tight[camp])
                d->count[s] += d->count[other];
            if (!sub)
                break;
        }
    }
}

/* By best camps of subsets, 3^n steps: index, number of change sets, and how many of them strain a
 * tie. */
static bool subsets_weak(const mt_network *net, truth *to)
{
    uint32_t all = (1u << net->n) - 1;
    size_t room = (size_t)all + 1;
    subsets d = {calloc(room, sizeof *d.inside), calloc(room, sizeof *d.best),
                 calloc(room, sizeof *d.count), calloc(room, sizeof *d.tight)};
    bool fine = d.inside && d.best && d.count && d.tight;
    *to = (truth){.index = 0};
    if (fine) {
        fill(net, &d);
        to->index = d.best[all];
        to->count = d.count[all];
        for (uint32_t t = 0; t < net->m; t++) {
            const mt_actor_tie *tie = &net->tie[t];
            uint64_t together = 0;
            for (uint32_t camp = 1; camp <= all; camp++)
                if (camp >> tie->a & 1 && camp >> tie->b & 1 && d.tight[camp] &&
                    d.inside[camp] + d.best[all ^ camp] == d.best[all])
                    together += d.count[all ^ camp];
            to->hits[t] = tie->hostile ? together : to->count - together;
            to->index += tie->hostile ? 0 : tie->weight;
        }
    }
    free(d.inside);
    free(d.best);
    free(d.count);
    free(d.tight);
    return fine;
}

static const char *compare(const mt_network *net, const mt_balance *b, const truth *want)
{
    const char *fault = balance_fault(net, b);
    if (fault)
        return fault;
    if (!b->exact || b->upper != want->index)
        return "another index than by brute force";
    if (!b->splits_exact || b->splits != want->count ||
        b->split_n != (want->count < 50 ? want->count : 50))
        return "another number of optimal splits";
    for (uint32_t t = 0; t < net->m; t++)
        if (b->strain[t] != (!want->hits[t]                 ? MT_STRAIN_NONE
                             : want->hits[t] == want->count ? MT_STRAIN_ALL
                                                            : MT_STRAIN_SOME))
            return "another strain";
    return NULL;
}

static const char *check_triads(const mt_network *net, mt_arena *arena)
{
    mt_triads got;
    uint64_t one = 0, three = 0;
    if (mt_triads_find(&got, arena, net, 1000) != MOOT_OK)
        return "triads: no memory";
    for (uint32_t a = 0; a < net->n; a++)
        for (uint32_t b = a + 1; b < net->n; b++)
            for (uint32_t c = b + 1; c < net->n; c++) {
                uint32_t pair[3][2] = {{a, b}, {b, c}, {a, c}}, hostile = 0, ties = 0;
                for (int i = 0; i < 3; i++) {
                    bool minus = mt_network_tie(net, pair[i][0], pair[i][1], true) != MT_NO_TIE;
                    bool plus = mt_network_tie(net, pair[i][0], pair[i][1], false) != MT_NO_TIE;
                    ties += minus != plus;
                    hostile += minus;
                }
                one += ties == 3 && hostile == 1;
                three += ties == 3 && hostile == 3;
            }
    return got.one == one && got.three == three && got.n == one + three ? NULL : "other triads";
}

static const char *check(const mt_network *net, mt_arena *arena, bool big)
{
    uint32_t first[N_MAX];
    mt_balance b;
    truth want;
    mt_balance_options o = {.limit = 50};
    spread(net, first, false, first);
    for (int steps = 0; steps < 2; steps++) {
        o.steps = steps;
        if (mt_balance_find(&b, arena, net, MT_STRONG, &o) != MOOT_OK)
            return "no memory";
        if (!steps)
            brute_strong(net, first, &want);
        const char *fault = compare(net, &b, &want);
        if (fault)
            return fault;
    }
    o.steps = false;
    if (mt_balance_find(&b, arena, net, MT_WEAK, &o) != MOOT_OK)
        return "no memory";
    if (!big)
        brute_weak(net, &want);
    else if (!subsets_weak(net, &want))
        return "no memory";
    const char *fault = compare(net, &b, &want);
    return fault ? fault : check_triads(net, arena);
}

/* The same network, actors and ties in another order and an actor's ties turned round. */
static const char *check_same(const mt_network *net, const mt_actor_tie *ties, uint32_t m,
                              mt_arena *arena)
{
    uint32_t place[N_MAX], n = net->n, turned = dice(n);
    mt_actor_tie other[2 * M_MAX];
    for (uint32_t v = 0; v < n; v++) {
        uint32_t u = dice(v + 1);
        place[v] = place[u];
        place[u] = v;
    }
    for (int kind = 0; kind < MT_BALANCE_KINDS; kind++) {
        mt_network again;
        mt_balance a, b;
        for (uint32_t t = 0; t < m; t++) {
            mt_actor_tie *o = &other[m - 1 - t];
            *o =
                (mt_actor_tie){place[ties[t].b], place[ties[t].a], ties[t].hostile, ties[t].weight};
            if (kind == MT_STRONG && (ties[t].a == turned || ties[t].b == turned))
                o->hostile = !o->hostile;
        }
        mt_balance_options plain = {.limit = 5};
        if (mt_network_make(&again, arena, n, names, m, other) != MOOT_OK ||
            mt_balance_find(&a, arena, net, (mt_balance_kind)kind, &plain) != MOOT_OK ||
            mt_balance_find(&b, arena, &again, (mt_balance_kind)kind, &plain) != MOOT_OK)
            return "no memory";
        if (a.upper != b.upper || a.splits != b.splits)
            return "another index in another order";
        for (uint32_t t = 0; t < m; t++)
            if (a.strain[net->merged[t]] != b.strain[again.merged[m - 1 - t]])
                return "another strain in another order";
    }
    return NULL;
}

/* prop_balance [NETWORKS [EVERY]]: of so many (5200) every 40th, or EVERY-th, has 10 to 16 actors,
 * the others 2 to 9. */
int main(int argc, char **argv)
{
    uint32_t rounds = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 5200;
    uint32_t every = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 40, bigs = 0, largest = 0;
    for (uint32_t v = 0; v < N_MAX; v++)
        names[v] = MOOT_STR("x");
    for (uint32_t round = 0; round < rounds; round++) {
        bool big = every && round % every == every / 2;
        uint32_t n = big ? 10 + dice(7) : 2 + dice(8);
        bigs += big;
        largest += n == N_MAX;
        mt_actor_tie ties[M_MAX + 8];
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        mt_network net;
        uint32_t m = random_ties(ties, n);
        const char *fault = "no network";
        if (mt_network_make(&net, &arena, n, names, m, ties) == MOOT_OK)
            fault = check(&net, &arena, big);
        if (!fault)
            fault = check_same(&net, ties, m, &arena);
        if (fault) {
            printf("round %u, %u actors: %s\n", round, n, fault);
            for (uint32_t t = 0; t < m; t++)
                printf("%u\t%u\t%d\t%g\n", ties[t].a, ties[t].b, ties[t].hostile ? -1 : 1,
                       (double)ties[t].weight / MT_TIE_ONE);
            mt_arena_free(&arena);
            return 1;
        }
        mt_arena_free(&arena);
    }
    printf("%u networks, %u of 10 to 16 actors, %u of 16: no difference\n", rounds, bigs, largest);
    return 0;
}
