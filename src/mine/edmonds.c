/* Scored edges -> best tree.
 *
 * Every group (a unit, or units contracted into one) is grown a path of best
 * incoming edges; where the path meets itself, the cycle becomes one group, whose
 * incoming edges are worth what they gain over the edge they would replace.  At
 * the end the groups are opened again, newest first: the edge that enters a group
 * decides which inner edge gives way. */
#include "mine/edmonds.h"

enum { FRESH, ON_PATH, DONE, GONE };

typedef struct edge {
    uint32_t head, child; /* units */
} edge;

struct mt_edmonds_work {
    uint32_t n;
    double *gain;   /* n * n, by representative: gain[child * n + head] */
    uint32_t *real; /* n * n: the edge between units that gives this gain, child * n + head */
    uint32_t *used; /* n: representatives of groups; only their edges in `real` changed */
    uint32_t n_used;
    uint32_t *node;       /* n: the group a representative stands for (up to 2n groups) */
    uint32_t *parent;     /* 2n: the group that took this one in, or itself */
    edge *in;             /* 2n: the edge chosen into this group */
    double *in_gain;      /* n, by representative: its gain when it was chosen */
    uint32_t *path;       /* n */
    unsigned char *state; /* n, by representative */
    uint32_t groups;
};

mt_edmonds_work *mt_edmonds_new(mt_arena *arena, uint32_t n)
{
    mt_edmonds_work *w = MT_NEW(arena, mt_edmonds_work);
    if (!w)
        return NULL;
    size_t m = n;
    w->n = n;
    w->gain = MT_NEW_ARRAY(arena, double, m *m);
    w->real = MT_NEW_ARRAY(arena, uint32_t, m * m);
    w->node = MT_NEW_ARRAY(arena, uint32_t, m);
    w->parent = MT_NEW_ARRAY(arena, uint32_t, 2 * m);
    w->in = MT_NEW_ARRAY(arena, edge, 2 * m);
    w->in_gain = MT_NEW_ARRAY(arena, double, m);
    w->path = MT_NEW_ARRAY(arena, uint32_t, m);
    w->state = MT_NEW_ARRAY(arena, unsigned char, m);
    w->used = MT_NEW_ARRAY(arena, uint32_t, m);
    if (mt_arena_failed(arena))
        return NULL;
    for (size_t i = 0; i < m * m; i++)
        w->real[i] = (uint32_t)i;
    return w;
}

static void reset(mt_edmonds_work *w, const double *score, uint32_t root)
{
    size_t n = w->n;
    memcpy(w->gain, score, n * n * sizeof(*score));
    for (uint32_t k = 0; k < w->n_used; k++)
        for (uint32_t x = 0, r = w->used[k]; x < n; x++) {
            w->real[r * n + x] = (uint32_t)(r * n + x);
            w->real[x * n + r] = (uint32_t)(x * n + r);
        }
    w->n_used = 0;
    for (uint32_t i = 0; i < n; i++) {
        w->node[i] = i;
        w->state[i] = FRESH;
    }
    for (uint32_t i = 0; i < 2 * n; i++)
        w->parent[i] = i;
    w->groups = (uint32_t)n;
    w->state[root] = DONE;
}

/* The representative from which the best edge into `child` comes. */
static uint32_t choose(mt_edmonds_work *w, uint32_t child)
{
    size_t n = w->n;
    uint32_t best = child;
    const double *gain = &w->gain[child * n];
    for (uint32_t h = 0; h < n; h++)
        if ((best == child || gain[h] > gain[best]) && h != child && w->state[h] != GONE)
            best = h;
    uint32_t real = w->real[child * n + best];
    w->in[w->node[child]] = (edge){real % w->n, real / w->n};
    w->in_gain[child] = gain[best];
    return best;
}

/* Take member `m` of a cycle into representative `r`. */
static void merge(mt_edmonds_work *w, uint32_t r, uint32_t m)
{
    size_t n = w->n;
    for (uint32_t x = 0; x < n; x++) {
        if (w->state[x] == GONE || x == r || x == m)
            continue;
        if (w->gain[m * n + x] > w->gain[r * n + x]) {
            w->gain[r * n + x] = w->gain[m * n + x];
            w->real[r * n + x] = w->real[m * n + x];
        }
        if (w->gain[x * n + m] > w->gain[x * n + r]) {
            w->gain[x * n + r] = w->gain[x * n + m];
            w->real[x * n + r] = w->real[x * n + m];
        }
    }
}

/* Contract path[from..len) into its first representative. */
static void contract(mt_edmonds_work *w, uint32_t from, uint32_t len)
{
    size_t n = w->n;
    uint32_t r = w->path[from], group = w->groups++;
    for (uint32_t i = from; i < len; i++) {
        uint32_t m = w->path[i];
        for (uint32_t x = 0; x < n; x++)
            w->gain[m * n + x] -= w->in_gain[m];
        w->parent[w->node[m]] = group;
    }
    for (uint32_t i = from + 1; i < len; i++) {
        merge(w, r, w->path[i]);
        w->state[w->path[i]] = GONE;
    }
    w->node[r] = group;
    /* A representative may take in more than once, but then it is the same row. */
    if (w->n_used == 0 || w->used[w->n_used - 1] != r)
        w->used[w->n_used++] = r;
}

static void grow(mt_edmonds_work *w, uint32_t start)
{
    uint32_t len = 0;
    w->path[len++] = start;
    w->state[start] = ON_PATH;
    for (;;) {
        uint32_t from = choose(w, w->path[len - 1]);
        if (w->state[from] == DONE)
            break;
        if (w->state[from] == FRESH) {
            w->path[len++] = from;
            w->state[from] = ON_PATH;
            continue;
        }
        uint32_t at = len - 1;
        while (w->path[at] != from)
            at--;
        contract(w, at, len);
        len = at + 1;
    }
    for (uint32_t i = 0; i < len; i++)
        w->state[w->path[i]] = DONE;
}

/* Open the groups, newest first. */
static void open_groups(mt_edmonds_work *w)
{
    for (uint32_t g = w->groups; g-- > w->n;) {
        uint32_t member = w->in[g].child;
        while (w->parent[member] != g)
            member = w->parent[member];
        w->in[member] = w->in[g];
    }
}

void mt_edmonds_run(mt_edmonds_work *w, const double *score, uint32_t root, uint32_t *head,
                    double *total)
{
    reset(w, score, root);
    for (uint32_t i = 0; i < w->n; i++)
        if (w->state[i] == FRESH)
            grow(w, i);
    open_groups(w);
    double sum = 0;
    for (uint32_t i = 0; i < w->n; i++) {
        head[i] = i == root ? root : w->in[i].head;
        if (i != root)
            sum += score[(size_t)i * w->n + head[i]];
    }
    if (total)
        *total = sum;
}

moot_status mt_edmonds(const moot_alloc *alloc, mt_scores s, uint32_t root, uint32_t *head,
                       double *total)
{
    if (root >= s.n || s.n > UINT16_MAX)
        return MOOT_E_MISUSE;
    mt_arena arena;
    mt_arena_init(&arena, alloc);
    size_t n = s.n;
    mt_edmonds_work *w = mt_edmonds_new(&arena, s.n);
    double *by_child = MT_NEW_ARRAY(&arena, double, n *n);
    for (size_t c = 0; w && by_child && c < n; c++)
        for (size_t h = 0; h < n; h++)
            by_child[c * n + h] = s.score[h * n + c];
    bool fine = w && by_child;
    if (fine)
        mt_edmonds_run(w, by_child, root, head, total);
    mt_arena_free(&arena);
    return fine ? MOOT_OK : MOOT_E_NOMEM;
}
