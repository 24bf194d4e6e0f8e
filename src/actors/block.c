/* Network -> its blocks (Hopcroft, Tarjan 1973), without recursion. */
#include "actors/inner.h"
#include "base/sort.h"

typedef struct finder {
    const mt_network *net;
    uint32_t *start, *at;       /* per actor: its ties */
    uint32_t *next;             /* per actor: the tie to look at next */
    uint32_t *depth, *low;      /* depth 0: not seen */
    uint32_t *via;              /* per actor: the tie it was reached by */
    uint32_t *open;             /* stack of ties */
    uint32_t *path;             /* stack of actors */
    uint32_t *local, *block_of; /* per actor: its node in the block at hand; per tie */
    uint32_t open_n;
    MT_VEC(uint32_t) size; /* per block: ties */
} finder;

static bool make_room(finder *f, mt_arena *scratch)
{
    size_t n = f->net->n + (size_t)2, m = f->net->m + (size_t)1;
    f->start = MT_NEW_ARRAY(scratch, uint32_t, n);
    f->at = MT_NEW_ARRAY(scratch, uint32_t, 2 * m);
    f->next = MT_NEW_ARRAY(scratch, uint32_t, n);
    f->depth = MT_NEW_ARRAY(scratch, uint32_t, n);
    f->low = MT_NEW_ARRAY(scratch, uint32_t, n);
    f->via = MT_NEW_ARRAY(scratch, uint32_t, n);
    f->open = MT_NEW_ARRAY(scratch, uint32_t, m);
    f->path = MT_NEW_ARRAY(scratch, uint32_t, n);
    f->local = MT_NEW_ARRAY(scratch, uint32_t, n);
    f->block_of = MT_NEW_ARRAY(scratch, uint32_t, m);
    return !mt_arena_failed(scratch);
}

/* Rows of incident things: `start` has n + 2 entries, all 0. */
static void fill_rows(uint32_t n, uint32_t m, const uint32_t *ends, uint32_t *start, uint32_t *at)
{
    for (uint32_t k = 0; k < 2 * m; k++)
        start[ends[k] + 2]++;
    for (uint32_t v = 0; v < n; v++)
        start[v + 2] += start[v + 1];
    for (uint32_t k = 0; k < 2 * m; k++)
        at[start[ends[k] + 1]++] = k / 2;
}

static void close_block(finder *f, mt_arena *scratch, uint32_t until)
{
    uint32_t size = 0, tie;
    do {
        tie = f->open[--f->open_n];
        f->block_of[tie] = f->size.n;
        size++;
    } while (tie != until);
    MT_VEC_PUSH(scratch, &f->size, size);
}

static void search_from(finder *f, mt_arena *scratch, uint32_t root)
{
    uint32_t sp = 0;
    f->path[sp++] = root;
    f->depth[root] = f->low[root] = 1;
    f->via[root] = MT_NO_TIE;
    while (sp) {
        uint32_t v = f->path[sp - 1];
        if (f->next[v] == f->start[v + 1]) {
            sp--;
            if (!sp)
                break;
            uint32_t up = f->path[sp - 1];
            if (f->low[v] >= f->depth[up])
                close_block(f, scratch, f->via[v]);
            else if (f->low[v] < f->low[up])
                f->low[up] = f->low[v];
            continue;
        }
        uint32_t tie = f->at[f->next[v]++];
        const mt_actor_tie *t = &f->net->tie[tie];
        uint32_t w = t->a == v ? t->b : t->a;
        if (tie == f->via[v])
            continue;
        if (!f->depth[w]) {
            f->open[f->open_n++] = tie;
            f->depth[w] = f->low[w] = f->depth[v] + 1;
            f->via[w] = tie;
            f->path[sp++] = w;
        } else if (f->depth[w] < f->depth[v]) {
            f->open[f->open_n++] = tie;
            if (f->depth[w] < f->low[v])
                f->low[v] = f->depth[w];
        }
    }
}

static int64_t gcd(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

bool mt_block_rows(mt_block *b, mt_arena *arena)
{
    uint32_t *ends = MT_NEW_ARRAY(arena, uint32_t, 2 * (size_t)b->m);
    b->start = MT_NEW_ARRAY(arena, uint32_t, (size_t)b->n + 2);
    b->at = MT_NEW_ARRAY(arena, uint32_t, 2 * (size_t)b->m);
    if (!ends || !b->start || !b->at)
        return false;
    for (uint32_t e = 0; e < b->m; e++) {
        ends[2 * (size_t)e] = b->edge[e].a;
        ends[2 * (size_t)e + 1] = b->edge[e].b;
    }
    fill_rows(b->n, b->m, ends, b->start, b->at);
    return true;
}

/* `b` has its ties; the rest follows.  `mark` is per actor and 0, and is so again afterwards. */
static bool finish_block(mt_block *b, mt_arena *arena, const mt_network *net, uint32_t *mark)
{
    uint64_t *key = MT_NEW_ARRAY(arena, uint64_t, 2 * (size_t)b->m);
    b->edge = MT_NEW_ARRAY(arena, mt_edge, b->m);
    if (!key || !b->edge)
        return false;
    for (uint32_t e = 0; e < b->m; e++) {
        key[2 * (size_t)e] = net->tie[b->tie[e]].a;
        key[2 * (size_t)e + 1] = net->tie[b->tie[e]].b;
        b->unit = gcd(net->tie[b->tie[e]].weight, b->unit);
    }
    mt_sort_u64(key, 2 * b->m);
    b->actor = MT_NEW_ARRAY(arena, uint32_t, 2 * (size_t)b->m);
    if (!b->actor)
        return false;
    for (uint32_t k = 0; k < 2 * b->m; k++)
        if (k == 0 || key[k] != key[k - 1]) {
            mark[key[k]] = b->n;
            b->actor[b->n++] = (uint32_t)key[k];
        }
    for (uint32_t e = 0; e < b->m; e++) {
        const mt_actor_tie *t = &net->tie[b->tie[e]];
        b->edge[e] = (mt_edge){mark[t->a], mark[t->b], t->hostile, t->weight / b->unit};
    }
    return mt_block_rows(b, arena);
}

/* Blocks in the order of their first ties; blocks of one tie are left out. */
static bool gather(mt_blocks *to, mt_arena *arena, finder *f, mt_arena *scratch)
{
    uint32_t *number = MT_NEW_ARRAY(scratch, uint32_t, f->size.n + (size_t)1);
    to->at = MT_NEW_ARRAY(arena, mt_block, f->size.n + (size_t)1);
    if (!number || !to->at)
        return false;
    for (uint32_t t = 0; f->size.at && t < f->net->m; t++) {
        uint32_t k = f->block_of[t];
        if (f->size.at[k] < 2)
            continue;
        if (!number[k]) {
            number[k] = ++to->n;
            to->at[to->n - 1].tie = MT_NEW_ARRAY(arena, uint32_t, f->size.at[k]);
            if (!to->at[to->n - 1].tie)
                return false;
        }
        mt_block *b = &to->at[number[k] - 1];
        b->tie[b->m++] = t;
    }
    for (uint32_t k = 0; k < to->n; k++)
        if (!finish_block(&to->at[k], arena, f->net, f->local))
            return false;
    return true;
}

bool mt_blocks_find(mt_blocks *to, mt_arena *arena, const mt_network *net)
{
    *to = (mt_blocks){.n = 0};
    mt_arena scratch;
    mt_arena_init(&scratch, &arena->alloc);
    finder f = {.net = net};
    uint32_t *ends = MT_NEW_ARRAY(&scratch, uint32_t, 2 * (size_t)net->m + 1);
    bool ok = make_room(&f, &scratch);
    if (ok) {
        for (uint32_t t = 0; t < net->m; t++) {
            ends[2 * (size_t)t] = net->tie[t].a;
            ends[2 * (size_t)t + 1] = net->tie[t].b;
        }
        fill_rows(net->n, net->m, ends, f.start, f.at);
        for (uint32_t v = 0; v < net->n; v++)
            f.next[v] = f.start[v];
        for (uint32_t v = 0; v < net->n; v++)
            if (!f.depth[v])
                search_from(&f, &scratch, v);
        ok = !mt_arena_failed(&scratch) && gather(to, arena, &f, &scratch);
    }
    mt_arena_free(&scratch);
    return ok;
}

int64_t mt_split_strains(const mt_block *b, const uint32_t *camp, mt_marks *to)
{
    int64_t sum = 0;
    for (uint32_t e = 0; e < b->m; e++) {
        const mt_edge *edge = &b->edge[e];
        bool strained = (camp[edge->a] == camp[edge->b]) == edge->hostile;
        if (strained)
            sum += edge->weight;
        if (to)
            to[e] = strained;
    }
    return sum;
}

/* All nodes that hang together with `root` by edges that bind: their camps. */
static void spread(const mt_block *b, mt_balance_kind kind, const mt_marks *strained, uint32_t root,
                   uint32_t *camp, uint32_t *queue)
{
    uint32_t done = 0, queued = 0;
    queue[queued++] = root;
    while (done < queued) {
        uint32_t v = queue[done++];
        for (uint32_t k = b->start[v]; k < b->start[v + 1]; k++) {
            const mt_edge *e = &b->edge[b->at[k]];
            uint32_t w = mt_edge_other(e, v);
            bool broken = strained && strained[b->at[k]];
            if (camp[w] != UINT32_MAX || (kind == MT_WEAK && (e->hostile || broken)))
                continue;
            camp[w] = kind == MT_STRONG && e->hostile != broken ? 1 - camp[v] : camp[v];
            queue[queued++] = w;
        }
    }
}

void mt_camps_of(const mt_block *b, mt_balance_kind kind, const mt_marks *strained, uint32_t *camp,
                 uint32_t *queue)
{
    uint32_t camps = 0;
    for (uint32_t v = 0; v < b->n; v++)
        camp[v] = UINT32_MAX;
    for (uint32_t v = 0; v < b->n; v++)
        if (camp[v] == UINT32_MAX) {
            camp[v] = kind == MT_STRONG ? 0 : camps;
            camps++;
            spread(b, kind, strained, v, camp, queue);
        }
}

void mt_count_set(mt_quest *q, const mt_marks *marks)
{
    uint64_t ways = 1;
    for (uint32_t e = 0; q->ways && e < q->b->m; e++)
        if (marks[e])
            ways = ways > UINT64_MAX / q->ways[e] ? UINT64_MAX : ways * q->ways[e];
    q->found->count = ways > UINT64_MAX - q->found->count ? UINT64_MAX : q->found->count + ways;
}

int mt_marks_cmp(const mt_marks *a, const mt_marks *b, uint32_t m)
{
    return memcmp(b, a, m);
}

bool mt_block_balanced(const mt_block *b, mt_balance_kind kind, uint32_t *camp, uint32_t *queue)
{
    mt_camps_of(b, kind, NULL, camp, queue);
    return mt_split_strains(b, camp, NULL) == 0;
}
