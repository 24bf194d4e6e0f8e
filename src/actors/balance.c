/* Network -> index, optimal splits, strain and certificate: block by block, and together. */
#include "actors/hunt.h"

typedef struct whole {
    mt_balance *to;
    mt_arena *arena;
    const mt_network *net;
    const mt_balance_options *o;
    mt_blocks blocks;
    mt_found *found; /* per block */
    mt_arena scratch;
    uint32_t limit;
    bool unwritten; /* the proof could not be written */
} whole;

/* Something to begin with: nodes as the friendly edges (strong: all edges) put them, then
 * moved about. */
static bool begin(mt_quest *q, uint32_t *camp, uint32_t *queue)
{
    const mt_block *b = q->b;
    mt_found *f = q->found;
    uint64_t moves = (uint64_t)b->n * 100;
    mt_camps_of(b, q->kind, NULL, camp, queue);
    int64_t cost = mt_anneal(b, q->kind, camp, moves < 200000 ? moves : 200000, q->stop, q->arena);
    f->upper = cost;
    mt_split_strains(b, camp, f->best);
    return cost >= 0;
}

/* Every split was tried, but only the index is wanted, and one split. */
static void forget_sets(mt_quest *q)
{
    mt_found *f = q->found;
    f->optimum.n = 0;
    f->count = 0;
    f->count_exact = false;
    for (uint32_t e = 0; e < q->b->m; e++)
        f->strain[e] = MT_STRAIN_UNKNOWN;
}

/* To try every split is quick for up to MT_TRY_MAX nodes.  For some more it still is better than
 * to search, if the cycles show that the search would be long. */
static bool worth_trying(const mt_quest *q)
{
    const mt_found *f = q->found;
    return q->b->n <= MT_TRY_MAX || (q->b->n <= MT_TRY_HARD && f->upper - f->packed > f->upper / 8);
}

/* A block that is not balanced.  For the index alone cycles may do, and are tried first. */
static void examine(mt_quest *q, uint32_t *camp, uint32_t *queue)
{
    mt_found *f = q->found;
    bool may_try = !q->steps && q->kind == MT_STRONG, tried = false;
    if (may_try && !q->index_only && q->b->n <= MT_TRY_MAX)
        tried = mt_try_all(q);
    if (mt_arena_failed(q->arena) || (!tried && !begin(q, camp, queue)))
        return;
    mt_pack_greedy(q);
    if (!tried && f->packed < f->upper && f->packed >= f->upper / 5 * 4)
        mt_pack_routed(q);
    bool known = f->packed == f->upper;
    if (may_try && !tried && !known && worth_trying(q)) {
        tried = mt_try_all(q);
        if (q->index_only)
            forget_sets(q);
    }
    if (!tried && !mt_arena_failed(q->arena)) {
        if (!known || !q->index_only || q->steps)
            mt_hunt_run(q);
        if (known)
            f->lower = f->upper;
    }
    if (f->lower == f->upper && f->packed < f->upper && !q->index_only)
        mt_pack_routed(q);
    if (f->packed > f->lower)
        f->lower = f->packed;
    if (f->lower == f->upper && f->packed == f->lower && !q->steps)
        f->proof = MT_PROOF_CYCLES;
}

/* A block with its chains drawn together. */
static bool examine_chains(whole *w, mt_quest *q, uint32_t *camp, uint32_t *queue)
{
    mt_chains c;
    mt_found f = {0};
    mt_quest less = *q;
    if (!mt_chains_make(&c, q->arena, q->b))
        return false;
    if (q->proof && !mt_trace_block(q, &c))
        w->unwritten = true;
    f.best = MT_NEW_ARRAY(q->arena, mt_marks, c.block.m);
    f.strain = MT_NEW_ARRAY(q->arena, mt_strain, c.block.m);
    if (!f.best || !f.strain)
        return false;
    less.b = &c.block;
    less.ways = c.ways;
    less.found = &f;
    examine(&less, camp, queue);
    mt_chains_expand(&c, q->arena, &f, q->found, q->limit);
    return true;
}

static bool examine_all(whole *w, mt_balance_kind kind)
{
    const mt_balance_options *o = w->o;
    w->found = MT_NEW_ARRAY(&w->scratch, mt_found, w->blocks.n + (size_t)1);
    uint32_t *camp = MT_NEW_ARRAY(&w->scratch, uint32_t, w->net->n + (size_t)1);
    uint32_t *queue = MT_NEW_ARRAY(&w->scratch, uint32_t, w->net->n + (size_t)1);
    for (uint32_t k = 0; k < w->blocks.n && !mt_arena_failed(&w->scratch); k++) {
        const mt_block *b = &w->blocks.at[k];
        mt_found *f = &w->found[k];
        f->best = MT_NEW_ARRAY(&w->scratch, mt_marks, b->m);
        f->strain = MT_NEW_ARRAY(&w->scratch, mt_strain, b->m);
        if (!f->best || !f->strain)
            return false;
        mt_quest q = {.b = b,
                      .kind = kind,
                      .limit = w->limit,
                      .index_only = o->index_only || o->proof,
                      .steps = o->steps || o->proof,
                      .proof = o->proof,
                      .stop = o->stop,
                      .arena = &w->scratch,
                      .found = f};
        if (!mt_block_balanced(b, kind, camp, queue)) {
            if (!examine_chains(w, &q, camp, queue))
                return false;
            continue;
        }
        f->count = 1;
        f->count_exact = true;
        f->proof = MT_PROOF_CYCLES;
        for (uint32_t e = 0; e < b->m; e++)
            f->strain[e] = MT_STRAIN_NONE;
    }
    return !mt_arena_failed(&w->scratch);
}

/* Weak balance: a hostile tie between actors that friendly ties do not join in any way is on no
 * contradictory cycle.  The blocks of the others; `steps` too are about these. */
static bool find_blocks(whole *w, mt_balance_kind kind)
{
    const mt_network *net = w->net;
    if (kind == MT_STRONG)
        return mt_blocks_find(&w->blocks, &w->scratch, net);
    mt_network less = *net;
    uint32_t *tie = MT_NEW_ARRAY(&w->scratch, uint32_t, net->m + (size_t)1);
    uint32_t *up = MT_NEW_ARRAY(&w->scratch, uint32_t, net->n + (size_t)1);
    less.tie = MT_NEW_ARRAY(&w->scratch, mt_actor_tie, net->m + (size_t)1);
    less.m = 0;
    if (!tie || !up || !less.tie)
        return false;
    for (uint32_t v = 0; v < net->n; v++)
        up[v] = v;
    for (uint32_t t = 0; t < net->m; t++)
        if (!net->tie[t].hostile)
            up[mt_find_root(up, net->tie[t].a)] = mt_find_root(up, net->tie[t].b);
    for (uint32_t t = 0; t < net->m; t++)
        if (mt_find_root(up, net->tie[t].a) == mt_find_root(up, net->tie[t].b)) {
            tie[less.m] = t;
            less.tie[less.m++] = net->tie[t];
        }
    if (!mt_blocks_find(&w->blocks, &w->scratch, &less))
        return false;
    for (uint32_t k = 0; k < w->blocks.n; k++)
        for (uint32_t e = 0; e < w->blocks.at[k].m; e++)
            w->blocks.at[k].tie[e] = tie[w->blocks.at[k].tie[e]];
    return true;
}

/* Root of `v`; `*apart`: is v in the other camp than the root?  Paths are not shortened: unions
 * are by size, so they are short. */
static uint32_t root_of(const uint32_t *up, const mt_marks *turn, uint32_t v, bool *apart)
{
    *apart = false;
    for (; up[v] != v; v = up[v])
        *apart ^= turn[v];
    return v;
}

typedef struct forest {
    uint32_t *up, *size, *number; /* per actor; the last is that of the root's camp */
    mt_marks *turn;               /* is it in the other camp than the one above? */
} forest;

static bool plant(whole *w, forest *f)
{
    uint32_t n = w->net->n;
    f->up = MT_NEW_ARRAY(&w->scratch, uint32_t, n + (size_t)1);
    f->size = MT_NEW_ARRAY(&w->scratch, uint32_t, n + (size_t)1);
    f->number = MT_NEW_ARRAY(&w->scratch, uint32_t, n + (size_t)1);
    f->turn = MT_NEW_ARRAY(&w->scratch, mt_marks, n + (size_t)1);
    if (!f->up || !f->size || !f->number || !f->turn)
        return false;
    for (uint32_t v = 0; v < n; v++) {
        f->up[v] = v;
        f->size[v] = 1;
        f->number[v] = UINT32_MAX;
    }
    return true;
}

/* The two belong together, in one camp or in two. */
static void join(forest *f, uint32_t a, uint32_t b, bool apart)
{
    bool x, y;
    a = root_of(f->up, f->turn, a, &x);
    b = root_of(f->up, f->turn, b, &y);
    if (a == b)
        return;
    uint32_t low = f->size[a] < f->size[b] ? a : b, high = low == a ? b : a;
    f->up[low] = high;
    f->size[high] += f->size[low];
    f->turn[low] = x ^ y ^ apart;
}

/* What the split's camps are, from the ties it strains. */
static bool find_camps(whole *w, mt_split *s, const mt_marks *strained)
{
    bool strong = w->to->kind == MT_STRONG, x;
    forest f;
    uint32_t *camp = MT_NEW_ARRAY(w->arena, uint32_t, w->net->n + (size_t)1);
    if (!camp || !plant(w, &f))
        return false;
    for (uint32_t t = 0; t < w->net->m; t++) {
        const mt_actor_tie *tie = &w->net->tie[t];
        if (strong || (!tie->hostile && !strained[t]))
            join(&f, tie->a, tie->b, strong && tie->hostile != (strained[t] != 0));
    }
    for (uint32_t v = 0; v < w->net->n; v++) {
        uint32_t root = root_of(f.up, f.turn, v, &x);
        if (f.number[root] == UINT32_MAX)
            f.number[root] = strong ? x : s->camps;
        camp[v] = f.number[root] ^ (strong && x);
        s->camps = camp[v] < s->camps ? s->camps : camp[v] + 1;
    }
    s->camp = camp;
    return true;
}

/* The `number`-th of the splits that the blocks' sets make together. */
static bool write_split(whole *w, uint64_t number, mt_split *s)
{
    mt_marks *strained = MT_NEW_ARRAY(&w->scratch, mt_marks, w->net->m + (size_t)1);
    if (!strained)
        return false;
    for (uint32_t k = w->blocks.n; k-- > 0;) {
        const mt_block *b = &w->blocks.at[k];
        const mt_found *f = &w->found[k];
        const mt_marks *set = f->best;
        if (f->optimum.n) {
            set = f->optimum.at[number % f->optimum.n];
            number /= f->optimum.n;
        }
        for (uint32_t e = 0; e < b->m; e++)
            if (set[e]) {
                strained[b->tie[e]] = 1;
                s->strained_n++;
            }
    }
    uint32_t *list = MT_NEW_ARRAY(w->arena, uint32_t, s->strained_n + (size_t)1), n = 0;
    if (!list)
        return false;
    for (uint32_t t = 0; t < w->net->m; t++)
        if (strained[t])
            list[n++] = t;
    s->strained = list;
    return find_camps(w, s, strained);
}

static bool write_splits(whole *w)
{
    mt_balance *to = w->to;
    uint64_t listed = 1;
    to->splits = 1;
    to->splits_exact = to->exact;
    for (uint32_t k = 0; k < w->blocks.n; k++) {
        const mt_found *f = &w->found[k];
        uint64_t count = f->count ? f->count : 1, list = f->optimum.n ? f->optimum.n : 1;
        if (to->splits > UINT64_MAX / count) {
            to->splits = UINT64_MAX;
            to->splits_exact = false;
        } else {
            to->splits *= count;
        }
        to->splits_exact = to->splits_exact && f->count_exact;
        listed = listed > w->limit / list ? w->limit : listed * list;
    }
    listed = listed < w->limit ? listed : w->limit;
    to->split = MT_NEW_ARRAY(w->arena, mt_split, listed);
    for (uint64_t i = 0; to->split && i < listed; i++)
        if (!write_split(w, i, &to->split[to->split_n++]))
            return false;
    return to->split != NULL;
}

static const uint32_t *ties_of(whole *w, const mt_block *b, const uint32_t *edge, uint32_t n)
{
    uint32_t *tie = MT_NEW_ARRAY(w->arena, uint32_t, n);
    for (uint32_t i = 0; tie && i < n; i++)
        tie[i] = b->tie[edge[i]];
    return tie;
}

static void write_cycles(whole *w)
{
    mt_balance *to = w->to;
    uint32_t n = 0;
    for (uint32_t k = 0; k < w->blocks.n; k++)
        n += w->found[k].cycle.n;
    mt_cycle *cycle = MT_NEW_ARRAY(w->arena, mt_cycle, n + (size_t)1);
    for (uint32_t k = 0; cycle && k < w->blocks.n; k++) {
        const mt_block *b = &w->blocks.at[k];
        for (uint32_t i = 0; i < w->found[k].cycle.n; i++) {
            const mt_cycle *c = &w->found[k].cycle.at[i];
            cycle[to->cycle_n++] = (mt_cycle){c->n, ties_of(w, b, c->tie, c->n), b->actor[c->from],
                                              c->times * b->unit};
            to->packed += c->times * b->unit;
        }
    }
    to->cycle = cycle;
}

static bool put_together(whole *w)
{
    mt_balance *to = w->to;
    to->exact = to->strain_exact = true;
    to->proof = MT_PROOF_CYCLES;
    to->strain = MT_NEW_ARRAY(w->arena, mt_strain, w->net->m + (size_t)1);
    if (!to->strain)
        return false;
    for (uint32_t t = 0; t < w->net->m; t++)
        to->strain[t] = MT_STRAIN_NONE;
    for (uint32_t k = 0; k < w->blocks.n; k++) {
        const mt_block *b = &w->blocks.at[k];
        const mt_found *f = &w->found[k];
        to->lower += f->lower * b->unit;
        to->upper += f->upper * b->unit;
        to->exact = to->exact && f->lower == f->upper;
        if (f->proof > to->proof)
            to->proof = f->proof;
        for (uint32_t e = 0; e < b->m; e++) {
            to->strain[b->tie[e]] = f->strain[e];
            to->strain_exact = to->strain_exact && f->strain[e] != MT_STRAIN_UNKNOWN;
        }
    }
    if (!to->exact)
        to->proof = MT_PROOF_NONE;
    write_cycles(w);
    return write_splits(w) && !mt_arena_failed(w->arena);
}

moot_status mt_balance_find(mt_balance *to, mt_arena *arena, const mt_network *net,
                            mt_balance_kind kind, const mt_balance_options *options)
{
    static const mt_balance_options plain = {0};
    whole w = {.to = to, .arena = arena, .net = net, .o = options ? options : &plain};
    w.limit = w.o->limit ? w.o->limit : 1;
    *to = (mt_balance){.kind = kind};
    mt_arena_init(&w.scratch, &arena->alloc);
    if (w.o->proof)
        mt_trace_head(w.o->proof, net, kind, &w.unwritten);
    bool ok = find_blocks(&w, kind) && examine_all(&w, kind) && put_together(&w) &&
              !mt_arena_failed(&w.scratch);
    if (w.o->proof)
        mt_trace_end(w.o->proof, to->lower, &w.unwritten);
    mt_arena_free(&w.scratch);
    return !ok ? MOOT_E_NOMEM : w.unwritten ? MOOT_E_IO : MOOT_OK;
}
