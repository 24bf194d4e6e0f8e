/* Edges -> central claim, roles and tree of one side. */
#include "mine/edges.h"
#include "mine/edmonds.h"
#include "mine/heed.h"
#include "mine/odds.h"

#include <stdlib.h>

enum { EXACT = 200, SHORTLIST = 8 };

#define WEIGHT(s, row) ((s)->e.w[MT_W_##row])

/* A root, and how much its best tree can be worth at most. */
typedef struct candidate {
    uint32_t k; /* of edges.root */
    double bound;
} candidate;

typedef struct solver {
    mt_arena arena;
    mt_edges e;
    const mt_fixed *fixed;
    uint32_t n;
    double *kept; /* n: the edges that the root in hand took the place of */
    uint32_t *root, *head, *best_head;
    uint32_t *order;      /* n: heads before what bears on them, a subtree in one run */
    uint32_t *at, *below; /* n: where a unit stands in `order`, and how many its subtree has */
    mt_edmonds_work *work;
    bool some_open; /* some unit has no head that was told */
} solver;

/* Take root `k` as root: the edges to it change. */
static void set_root(solver *s, uint32_t k)
{
    size_t n = s->n, r = s->e.root[k];
    for (size_t c = 0; c < n; c++)
        if (c != r) {
            s->kept[c] = s->e.score[c * n + r];
            s->e.score[c * n + r] = s->e.rooted[c * s->e.roots + k];
        }
}

static void unset_root(solver *s, uint32_t k)
{
    size_t n = s->n, r = s->e.root[k];
    for (size_t c = 0; c < n; c++)
        if (c != r)
            s->e.score[c * n + r] = s->kept[c];
}

/* What a root is worth whatever its tree. */
static double alone(const solver *s, uint32_t k)
{
    const mt_local *l = &s->e.local[s->e.root[k]];
    return WEIGHT(s, MIX_CC) * (l->claim + mt_heed_root(s->e.advice, s->e.root[k])) +
           WEIGHT(s, MIX_ROLE) * mt_log(1 - l->against) - s->e.norm[k];
}

static double solve(solver *s, uint32_t k, uint32_t *head)
{
    double total = 0;
    mt_edmonds_run(s->work, s->e.score, s->e.root[k], head, &total);
    return total + alone(s, k);
}

/* Is `i` among the SHORTLIST best claims? */
static bool shortlisted(const solver *s, uint32_t i)
{
    uint32_t better = 0;
    double mine = s->e.local[i].claim;
    for (uint32_t j = 0; j < s->n && better < SHORTLIST; j++) {
        double other = s->e.local[j].claim;
        better += other > mine || (j < i && other >= mine);
    }
    return better < SHORTLIST;
}

/* May `r` be the central claim? */
static bool may_root(const solver *s, uint32_t r)
{
    const mt_fixed *f = s->fixed;
    if (f && f->root != MT_NO_ID)
        return r == f->root;
    if (f && f->head && f->head[r] != MT_NO_ID && s->some_open)
        return false;
    return s->n <= EXACT || shortlisted(s, r);
}

static bool list_roots(solver *s, uint32_t *n)
{
    s->root = MT_NEW_ARRAY(&s->arena, uint32_t, s->n);
    *n = 0;
    for (uint32_t r = 0; s->root && r < s->n; r++)
        if (may_root(s, r))
            s->root[(*n)++] = r;
    return s->root != NULL;
}

static int by_bound(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    return x->bound != y->bound ? (x->bound < y->bound) - (x->bound > y->bound)
                                : (x->k > y->k) - (x->k < y->k);
}

/* No tree with a root is worth more than the best edge of each unit, cycles or not. */
static candidate *bounds_of(solver *s)
{
    size_t n = s->n, roots = s->e.roots;
    candidate *to = mt_arena_alloc(&s->arena, roots, sizeof(*to));
    if (!to)
        return NULL;
    for (uint32_t k = 0; k < roots; k++)
        to[k] = (candidate){k, alone(s, k)};
    for (size_t c = 0; c < n; c++) {
        const double *score = s->e.score + c * n;
        double best = -1e300, next = -1e300;
        size_t from = n;
        for (size_t h = 0; h < n; h++) {
            if (h == c)
                continue;
            if (score[h] > best)
                next = best, best = score[h], from = h;
            else if (score[h] > next)
                next = score[h];
        }
        for (size_t k = 0; k < roots; k++) {
            double other = from == s->e.root[k] ? next : best, it = s->e.rooted[c * roots + k];
            if (c != s->e.root[k])
                to[k].bound += it > other ? it : other;
        }
    }
    qsort(to, roots, sizeof(*to), by_bound);
    return to;
}

/* More than the rounding of a sum of scores. */
static double slack(double sum)
{
    return 1e-9 + 1e-12 * (sum < 0 ? -sum : sum);
}

typedef struct podium {
    uint32_t k[2]; /* the two best roots, or MT_NO_ID; of equals the smaller comes first */
    double total[2];
} podium;

static bool ahead(const podium *p, int i, uint32_t k, double total)
{
    return p->k[i] == MT_NO_ID || total > p->total[i] || (total >= p->total[i] && k < p->k[i]);
}

/* The best root, its tree in best_head, and the second.  Trees are looked for where the bound is
 * highest, until no root left can be second. */
static bool best_roots(solver *s, podium *p)
{
    const candidate *c = bounds_of(s);
    *p = (podium){{MT_NO_ID, MT_NO_ID}, {0, 0}};
    for (uint32_t i = 0; c && i < s->e.roots; i++) {
        if (p->k[1] != MT_NO_ID && c[i].bound + slack(c[i].bound) < p->total[1])
            break;
        uint32_t k = c[i].k;
        set_root(s, k);
        double total = solve(s, k, s->head);
        unset_root(s, k);
        if (ahead(p, 0, k, total)) {
            *p = (podium){{k, p->k[0]}, {total, p->total[0]}};
            memcpy(s->best_head, s->head, s->n * sizeof(*s->head));
        } else if (ahead(p, 1, k, total)) {
            p->k[1] = k;
            p->total[1] = total;
        }
    }
    return c != NULL;
}

/* Is `i` below `top` in the tree, or `top` itself? */
static bool below(const solver *s, uint32_t i, uint32_t top)
{
    return s->at[i] - s->at[top] < s->below[top];
}

/* The best head other than the chosen one that makes no cycle, and what it costs. */
static double local_second(const solver *s, uint32_t c, uint32_t *second)
{
    const double *score = s->e.score + (size_t)c * s->n;
    double best = MT_FORBIDDEN;
    *second = MT_NO_ID;
    for (uint32_t h = 0; h < s->n; h++)
        if (score[h] > best && h != s->best_head[c] && !below(s, h, c)) {
            best = score[h];
            *second = h;
        }
    return *second == MT_NO_ID ? MT_NO_RIVAL : score[s->best_head[c]] - best;
}

/* The most that a tree can be worth in which `c` has another head. */
static double other_head(solver *s, uint32_t k, uint32_t c, uint32_t *head)
{
    double *edge = &s->e.score[(size_t)c * s->n + s->best_head[c]], was = *edge;
    *edge = MT_FORBIDDEN;
    double total = solve(s, k, head);
    *edge = was;
    return total;
}

/* Has each unit the best of all its heads? */
static bool all_have_best(const solver *s, uint32_t root)
{
    for (uint32_t c = 0; c < s->n; c++) {
        const double *score = s->e.score + (size_t)c * s->n;
        for (uint32_t h = 0; h < s->n && c != root; h++)
            if (h != c && score[h] > score[s->best_head[c]])
                return false;
    }
    return true;
}

/* The best head of `c` but the chosen one, cycles or not, if it makes none; else MT_NO_ID.
 * Where all have their best heads, no tree without the edge is worth more than with that one. */
static uint32_t plain_second(const solver *s, uint32_t c)
{
    const double *score = s->e.score + (size_t)c * s->n;
    uint32_t best = MT_NO_ID;
    for (uint32_t h = 0; h < s->n; h++)
        if (h != c && h != s->best_head[c] && (best == MT_NO_ID || score[h] > score[best]))
            best = h;
    return best != MT_NO_ID && score[best] > MT_FORBIDDEN && !below(s, best, c) ? best : MT_NO_ID;
}

/* Head runner-up of each unit: the best tree with the same root without the edge. */
static void runners_up(solver *s, uint32_t k, double all, mt_unit *units, double *margins)
{
    uint32_t root = s->e.root[k];
    bool best = s->n <= EXACT && all_have_best(s, root);
    for (uint32_t c = 0; c < s->n; c++) {
        if (c == root)
            continue;
        const double *score = s->e.score + (size_t)c * s->n;
        uint32_t other = best ? plain_second(s, c) : MT_NO_ID;
        double margin;
        if (s->n > EXACT) {
            margin = local_second(s, c, &units[c].head_second);
        } else if (s->n == 2) {
            /* The tree follows from its root, and so does the confidence. */
            units[c].head_second = MT_NO_ID;
            margin = MT_NO_RIVAL;
        } else if (other != MT_NO_ID) {
            units[c].head_second = other;
            margin = score[s->best_head[c]] - score[other];
        } else {
            margin = all - other_head(s, k, c, s->head);
            units[c].head_second = s->head[c];
            if (s->head[c] == s->best_head[c])
                units[c].head_second = MT_NO_ID, margin = MT_NO_RIVAL;
        }
        margins[c] = margin;
        units[c].head_confidence =
            s->n == 2 ? units[root].head_confidence
                      : mt_sigmoid(WEIGHT(s, CAL_TO) * margin + WEIGHT(s, CAL_TO_AT) +
                                   WEIGHT(s, CAL_TO_SURE) * units[root].role_confidence);
    }
}

static bool undercuts(const solver *s, uint32_t c, uint32_t head)
{
    int told = mt_heed_cut(s->e.advice, c, head);
    if (told >= 0)
        return told;
    mt_tally t = {s->e.w, 0, NULL};
    mt_undercut_tally(&s->e.passage, s->e.local, c, head, &t);
    return t.sum > 0;
}

/* Labels from the edges, roles from the labels: an attack changes the side for
 * which a sentence speaks. */
static void name_roles(const solver *s, uint32_t root, mt_unit *units, double *margins)
{
    for (uint32_t i = 1; i < s->n; i++) {
        uint32_t c = s->order[i], h = units[c].head;
        /* The head's role is known by now, so it counts as sure. */
        bool head_pro = units[h].role != MT_ROLE_COUNTER;
        mt_bearing b = mt_edges_bearing(&s->e, c, h, h == root, head_pro ? 0 : 1);
        bool attack = b.attack > b.support;
        units[c].role = attack == head_pro ? MT_ROLE_COUNTER : MT_ROLE_PREMISE;
        units[c].role_second = attack == head_pro ? MT_ROLE_PREMISE : MT_ROLE_COUNTER;
        margins[c] = attack ? b.attack - b.support : b.support - b.attack;
        units[c].role_confidence =
            mt_sigmoid(WEIGHT(s, CAL_ROLE) * margins[c] + WEIGHT(s, CAL_ROLE_AT) +
                       WEIGHT(s, CAL_ROLE_SURE) * units[root].role_confidence);
        units[c].link = !attack                           ? MT_LINK_SUPPORT
                        : h != root && undercuts(s, c, h) ? MT_LINK_UNDERCUT
                                                          : MT_LINK_REBUT;
    }
}

/* Fill order, at and below from best_head. */
static bool put_in_order(solver *s, uint32_t root)
{
    uint32_t n = s->n, len = 0;
    uint32_t *next = MT_NEW_ARRAY(&s->arena, uint32_t, n);
    uint32_t *first = MT_NEW_ARRAY(&s->arena, uint32_t, n);
    s->order = MT_NEW_ARRAY(&s->arena, uint32_t, n);
    s->at = MT_NEW_ARRAY(&s->arena, uint32_t, n);
    s->below = MT_NEW_ARRAY(&s->arena, uint32_t, n);
    if (mt_arena_failed(&s->arena))
        return false;
    for (uint32_t i = 0; i < n; i++)
        first[i] = MT_NO_ID;
    for (uint32_t i = n; i-- > 0;)
        if (i != root) {
            next[i] = first[s->best_head[i]];
            first[s->best_head[i]] = i;
        }
    for (uint32_t i = root; len < n;) {
        s->at[i] = len;
        s->order[len++] = i;
        /* Down, or along, or up until there is an along. */
        uint32_t go = first[i];
        while (go == MT_NO_ID && i != root) {
            go = next[i];
            i = s->best_head[i];
        }
        i = go;
    }
    for (uint32_t k = n; k-- > 0;) {
        uint32_t i = s->order[k];
        s->below[i]++;
        if (i != root)
            s->below[s->best_head[i]] += s->below[i];
    }
    return true;
}

static bool prepare(solver *s, const mt_material *material)
{
    size_t n = s->n;
    uint32_t roots;
    s->kept = MT_NEW_ARRAY(&s->arena, double, n);
    s->head = MT_NEW_ARRAY(&s->arena, uint32_t, n);
    s->best_head = MT_NEW_ARRAY(&s->arena, uint32_t, n);
    for (uint32_t i = 0; i < n; i++)
        s->some_open |= !s->fixed || !s->fixed->head || s->fixed->head[i] == MT_NO_ID;
    if (mt_arena_failed(&s->arena) || !mt_edges_init(&s->e, &s->arena, material) ||
        !list_roots(s, &roots) || !mt_edges_lay(&s->e, &s->arena, s->root, roots))
        return false;
    s->work = mt_edmonds_new(&s->arena, s->n);
    return s->work != NULL;
}

double mt_claim_confidence(const double *w, double margin)
{
    return mt_sigmoid(w[MT_W_CAL_CC] * margin + w[MT_W_CAL_CC_AT]);
}

static void fill(solver *s, const podium *p, mt_unit *units, mt_margins *m)
{
    uint32_t root = s->e.root[p->k[0]];
    m->claim = p->k[1] == MT_NO_ID ? MT_NO_RIVAL : p->total[0] - p->total[1];
    double sure = mt_claim_confidence(s->e.w, m->claim);
    for (uint32_t i = 0; i < s->n; i++)
        units[i].head = i == root ? MT_NO_ID : s->best_head[i];
    units[root].role = MT_ROLE_CENTRAL;
    units[root].role_second = MT_ROLE_PREMISE;
    units[root].role_confidence = sure;
    units[root].head_second = MT_NO_ID;
    units[root].head_confidence = sure;
    set_root(s, p->k[0]);
    runners_up(s, p->k[0], p->total[0], units, m->head);
    name_roles(s, root, units, m->role);
    if (p->k[1] != MT_NO_ID)
        units[s->e.root[p->k[1]]].role_second = MT_ROLE_CENTRAL;
}

moot_status mt_structure(const moot_alloc *alloc, const mt_material *material, mt_unit *units,
                         mt_margins *margins)
{
    uint32_t n = material->n;
    solver s = {.n = n, .fixed = material->fixed};
    mt_arena_init(&s.arena, alloc);
    mt_margins own = {0};
    if (!margins) {
        margins = &own;
        own.head = MT_NEW_ARRAY(&s.arena, double, n);
        own.role = MT_NEW_ARRAY(&s.arena, double, n);
    }
    podium p;
    bool fine = prepare(&s, material) && best_roots(&s, &p) && put_in_order(&s, s.e.root[p.k[0]]) &&
                margins->head && margins->role;
    if (fine)
        fill(&s, &p, units, margins);
    mt_arena_free(&s.arena);
    return fine ? MOOT_OK : MOOT_E_NOMEM;
}
