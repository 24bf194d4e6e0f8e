/* Updates that turn an order -> the largest sets of additions without any of them. */
#include "gradual/pocket.h"

typedef MT_VEC(uint64_t) set_list;

typedef struct worker {
    mt_pockets *to;
    const mt_pocket_question *q;
    mt_arena *arena, scratch;
    mt_intern names; /* of the first graph, then the added ones */
    uint32_t known;  /* names of the first graph */
    set_list bad;    /* what the turning updates add */
} worker;

/* Of the two topics in a graph: -1, 0, 1. */
static moot_status order_of(worker *w, const mt_named_graph *g, int *order)
{
    mt_solved solved;
    uint32_t a = mt_graph_node(g, w->q->topic), b = mt_graph_node(g, w->q->other);
    if (a == MT_NO_ID || b == MT_NO_ID)
        return MOOT_E_MISUSE;
    double *s = MT_NEW_ARRAY(&w->scratch, double, (size_t)g->g.n + 1);
    if (!s)
        return MOOT_E_NOMEM;
    moot_status status =
        mt_solve(w->q->sem, &g->g, NULL, &mt_flow_default, &w->arena->alloc, s, &solved);
    w->to->converged = w->to->converged && solved.converged;
    *order = s[a] > s[b] + 1e-9 ? 1 : s[a] < s[b] - 1e-9 ? -1 : 0;
    return status;
}

/* The added points of an update as bits. */
static moot_status additions(worker *w, const mt_named_graph *g, uint64_t *set)
{
    *set = 0;
    for (uint32_t i = 0; i < g->g.n; i++) {
        uint32_t id = mt_intern_add(&w->names, g->name[i]);
        if (id == MT_NO_ID)
            return MOOT_E_NOMEM;
        if (id < w->known)
            continue;
        uint32_t bit = id - w->known;
        if (bit >= MT_POCKET_ADDED)
            return MOOT_E_LIMIT;
        w->to->name[bit] = g->name[i];
        w->to->added = bit + 1 > w->to->added ? bit + 1 : w->to->added;
        *set |= (uint64_t)1 << bit;
    }
    return MOOT_OK;
}

/* Does a set of the list lie within `set`? */
static bool holds_one(const set_list *list, uint64_t set)
{
    for (uint32_t k = 0; k < list->n; k++)
        if ((list->at[k] & ~set) == 0)
            return true;
    return false;
}

static void keep(worker *w, set_list *list, uint64_t set)
{
    MT_VEC_PUSH(&w->scratch, list, set);
}

/* `set` with each point of `bad`, where none of the first `met` of the list lies within: only
 * those can, as two widened sets that lay in one another would have done so before. */
static void widen(worker *w, set_list *list, uint32_t met, uint64_t set, uint64_t bad)
{
    for (uint64_t rest = bad; rest; rest &= rest - 1) {
        uint64_t wider = set | (rest & (~rest + 1));
        set_list old = {.at = list->at, .n = met};
        if (!holds_one(&old, wider))
            keep(w, list, wider);
    }
}

/* The smallest sets that meet what `sets` meet, and `bad` too. */
static moot_status meet(worker *w, set_list *sets, uint64_t bad)
{
    set_list kept = {0};
    for (uint32_t k = 0; k < sets->n; k++)
        if (sets->at[k] & bad)
            keep(w, &kept, sets->at[k]);
    uint32_t met = kept.n;
    for (uint32_t k = 0; k < sets->n; k++)
        if (!(sets->at[k] & bad))
            widen(w, &kept, met, sets->at[k], bad);
    *sets = kept;
    return kept.n > MT_POCKET_SETS ? MOOT_E_LIMIT : MOOT_OK;
}

static bool before(uint64_t a, uint64_t b)
{
    int more = __builtin_popcountll(a) - __builtin_popcountll(b);
    return more > 0 || (more == 0 && a < b);
}

/* Shell sort with the gaps of Ciura, then by powers of about 2.25. */
static void put_in_order(uint64_t *at, uint32_t n)
{
    static const uint32_t gaps[] = {8929, 3968, 1750, 701, 301, 132, 57, 23, 10, 4, 1};
    for (size_t g = 0; g < sizeof(gaps) / sizeof(*gaps); g++)
        for (uint32_t i = gaps[g]; i < n; i++) {
            uint64_t moving = at[i];
            uint32_t k = i;
            for (; k >= gaps[g] && before(moving, at[k - gaps[g]]); k -= gaps[g])
                at[k] = at[k - gaps[g]];
            at[k] = moving;
        }
}

static moot_status find(worker *w)
{
    mt_pockets *to = w->to;
    set_list out = {0};
    moot_status status = MOOT_OK;
    MT_VEC_PUSH(&w->scratch, &out, 0);
    for (uint32_t k = 0; k < w->bad.n && status == MOOT_OK; k++)
        status = meet(w, &out, w->bad.at[k]);
    if (mt_arena_failed(&w->scratch))
        return MOOT_E_NOMEM;
    if (status != MOOT_OK)
        return status;
    uint64_t all = to->added == 64 ? UINT64_MAX : ((uint64_t)1 << to->added) - 1;
    to->at = MT_NEW_ARRAY(w->arena, uint64_t, (size_t)out.n + 1);
    if (!to->at)
        return MOOT_E_NOMEM;
    for (uint32_t k = 0; k < out.n; k++)
        to->at[to->n++] = all & ~out.at[k];
    put_in_order(to->at, to->n);
    return MOOT_OK;
}

/* One update: what it adds, and whether it turns the order. */
static moot_status look_at(worker *w, const mt_named_graph *update, int was)
{
    uint64_t set = 0;
    int is;
    moot_status status = additions(w, update, &set);
    if (status == MOOT_OK)
        status = order_of(w, update, &is);
    if (status != MOOT_OK)
        return status;
    if (is == was) {
        w->to->opposed = false;
    } else {
        w->to->consistent = false;
        keep(w, &w->bad, set);
    }
    return MOOT_OK;
}

static moot_status look(worker *w)
{
    const mt_pocket_question *q = w->q;
    int was;
    for (uint32_t i = 0; i < q->first->g.n; i++)
        if (mt_intern_add(&w->names, q->first->name[i]) == MT_NO_ID)
            return MOOT_E_NOMEM;
    w->known = q->first->g.n;
    moot_status status = order_of(w, q->first, &was);
    for (uint32_t k = 0; k < q->updates && status == MOOT_OK; k++)
        status = look_at(w, &q->update[k], was);
    return status == MOOT_OK ? find(w) : status;
}

moot_status mt_pockets_find(mt_pockets *to, const mt_pocket_question *q, mt_arena *arena)
{
    *to = (mt_pockets){.consistent = true, .opposed = true, .converged = true};
    worker w = {.to = to, .q = q, .arena = arena};
    mt_arena_init(&w.scratch, &arena->alloc);
    mt_intern_init(&w.names, &w.scratch, 0x6D6F6F74);
    moot_status status = look(&w);
    mt_arena_free(&w.scratch);
    return status;
}
