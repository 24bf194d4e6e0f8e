/* Scores -> central claim, roles and tree of one side. */
#include "mine/structure.h"

#include "mine/edmonds.h"
#include "mine/weights.h"

#include <math.h>

/* Worth of an edge that must not be taken. */
#define FORBIDDEN (-1e9)

enum { EXACT = 200, SHORTLIST = 8 };

typedef struct solver {
    mt_arena arena;
    const mt_features *f;
    uint32_t n;
    mt_local *local;
    double *against; /* n: how likely it speaks against its side */
    double *link;    /* 2 * n: log of the chances that it supports, and that it attacks */
    double *score;   /* n * n: of the root in hand, as for mt_edmonds_run() */
    double *kept;    /* n: the edges that the root in hand took the place of */
    uint32_t *head, *best_head;
    mt_edmonds_work *work;
} solver;

static double log_sigmoid(double x)
{
    return x < 0 ? x - log1p(exp(x)) : -log1p(exp(-x));
}

/* Log of the probability that child and head speak for the same side, from the
 * probabilities that they speak against it. */
static void agreement(double child, double head, double *same, double *differ)
{
    double p = child * head + (1 - child) * (1 - head);
    *same = log(p > 1e-12 ? p : 1e-12);
    *differ = log(1 - p > 1e-12 ? 1 - p : 1e-12);
}

/* Worth of support and of attack on the edge. */
static void label_edge(const solver *s, uint32_t child, double head_against, double *support,
                       double *attack)
{
    double same, differ;
    agreement(s->against[child], head_against, &same, &differ);
    *support = MT_W(MIX_ROLE) * same + s->link[2 * (size_t)child];
    *attack = MT_W(MIX_ROLE) * differ + s->link[2 * (size_t)child + 1];
}

static double best_label(const solver *s, uint32_t child, double head_against)
{
    double support, attack;
    label_edge(s, child, head_against, &support, &attack);
    return support > attack ? support : attack;
}

/* The edges for heads other than the root do not depend on the root: they are laid
 * down once, and only those to the root change. */
static void lay_down(solver *s)
{
    size_t n = s->n;
    for (size_t i = 0; i < n; i++) {
        s->against[i] = 1 / (1 + exp(-s->local[i].counter));
        s->link[2 * i] = MT_W(MIX_LINK) * log_sigmoid(-s->local[i].attack);
        s->link[2 * i + 1] = MT_W(MIX_LINK) * log_sigmoid(s->local[i].attack);
    }
    for (uint32_t c = 0; c < n; c++)
        for (uint32_t h = 0; h < n; h++)
            if (h != c)
                s->score[c * n + h] =
                    mt_attach_score(s->f, s->local, c, h, false) + best_label(s, c, s->against[h]);
}

static double root_edge(const solver *s, uint32_t root, uint32_t c)
{
    double conceded = MT_W(TO_CONCEDED_ROOT) * (s->local[c].counter > 0);
    return mt_attach_score(s->f, s->local, c, root, true) + MT_W(TO_ROOT) + conceded +
           best_label(s, c, 0);
}

static void set_root(solver *s, uint32_t root)
{
    for (uint32_t c = 0; c < s->n; c++)
        if (c != root) {
            double *edge = &s->score[(size_t)c * s->n + root];
            s->kept[c] = *edge;
            *edge = root_edge(s, root, c);
        }
}

static void unset_root(solver *s, uint32_t root)
{
    for (uint32_t c = 0; c < s->n; c++)
        if (c != root)
            s->score[(size_t)c * s->n + root] = s->kept[c];
}

static double solve(solver *s, uint32_t root, uint32_t *head)
{
    double total = 0;
    mt_edmonds_run(s->work, s->score, root, head, &total);
    return total + MT_W(MIX_CC) * s->local[root].claim +
           MT_W(MIX_ROLE) * log_sigmoid(-s->local[root].counter);
}

/* Is `i` among the SHORTLIST best claims? */
static bool shortlisted(const solver *s, uint32_t i)
{
    uint32_t better = 0;
    double mine = s->local[i].claim;
    for (uint32_t j = 0; j < s->n && better < SHORTLIST; j++) {
        double other = s->local[j].claim;
        better += other > mine || (j < i && other >= mine);
    }
    return better < SHORTLIST;
}

/* The best root, its tree in best_head, and the margin to the second root. */
static uint32_t best_root(solver *s, uint32_t *second, double *margin)
{
    double best = 0, next = 0;
    uint32_t root = MT_NO_ID;
    *second = MT_NO_ID;
    for (uint32_t r = 0; r < s->n; r++) {
        if (s->n > EXACT && !shortlisted(s, r))
            continue;
        set_root(s, r);
        double total = solve(s, r, s->head);
        unset_root(s, r);
        if (root == MT_NO_ID || total > best) {
            *second = root, next = best;
            root = r, best = total;
            memcpy(s->best_head, s->head, s->n * sizeof(*s->head));
        } else if (*second == MT_NO_ID || total > next) {
            *second = r, next = total;
        }
    }
    *margin = *second == MT_NO_ID ? 20 : best - next;
    return root;
}

static double squash(double margin)
{
    return 1 / (1 + exp(-MT_W(SQUASH) * margin));
}

/* Is `i` below `top` in the tree? */
static bool below(const solver *s, uint32_t i, uint32_t top, uint32_t root)
{
    while (i != top && i != root)
        i = s->best_head[i];
    return i == top;
}

/* The best head other than the chosen one that makes no cycle, and what it costs. */
static double local_second(const solver *s, uint32_t root, uint32_t c, uint32_t *second)
{
    double best = FORBIDDEN, chosen = s->score[(size_t)c * s->n + s->best_head[c]];
    *second = MT_NO_ID;
    for (uint32_t h = 0; h < s->n; h++) {
        double v = s->score[(size_t)c * s->n + h];
        if (h != c && h != s->best_head[c] && v > best && !below(s, h, c, root)) {
            best = v;
            *second = h;
        }
    }
    return *second == MT_NO_ID ? 20 : chosen - best;
}

/* Head runner-up of each unit: the best tree with the same root without the edge. */
static void runners_up(solver *s, uint32_t root, mt_unit *units)
{
    double all = solve(s, root, s->head);
    for (uint32_t c = 0; c < s->n; c++) {
        if (c == root)
            continue;
        double margin;
        if (s->n > EXACT) {
            margin = local_second(s, root, c, &units[c].head_second);
        } else if (s->n == 2) {
            /* The tree follows from its root, and so does the confidence. */
            units[c].head_second = MT_NO_ID;
            units[c].head_confidence = units[root].head_confidence;
            continue;
        } else {
            double *edge = &s->score[(size_t)c * s->n + s->best_head[c]], was = *edge;
            *edge = FORBIDDEN;
            margin = all - solve(s, root, s->head);
            *edge = was;
            units[c].head_second = s->head[c];
            if (s->head[c] == s->best_head[c])
                units[c].head_second = MT_NO_ID, margin = 20;
        }
        units[c].head_confidence = squash(margin);
    }
}

static bool undercuts(const solver *s, uint32_t c)
{
    const mt_features *u = &s->f[c];
    double v = MT_W(CUT_BIAS) + MT_W(CUT_GENERAL) * u->any[MT_CUE_GENERAL] +
               MT_W(CUT_CONTRAST) * u->first[MT_CUE_CONTRAST] +
               MT_W(CUT_PAST) * u->any[MT_CUE_PAST] + MT_W(CUT_DIGITS) * u->digits +
               MT_W(CUT_POINTER) * u->first[MT_CUE_POINTER] + MT_W(CUT_MUST) * u->any[MT_CUE_MUST];
    return v > 0;
}

/* Labels from the edges, roles from the labels: an attack changes the side for
 * which a sentence speaks.  Heads come before what bears on them in `order`. */
static void name_roles(solver *s, uint32_t root, const uint32_t *order, mt_unit *units)
{
    for (uint32_t k = 1; k < s->n; k++) {
        uint32_t c = order[k], h = units[c].head;
        double support, attacks;
        /* The head's role is known by now, so it counts as sure. */
        bool head_pro = units[h].role != MT_ROLE_COUNTER;
        label_edge(s, c, head_pro ? 0 : 1, &support, &attacks);
        bool attack = attacks > support;
        units[c].role = attack == head_pro ? MT_ROLE_COUNTER : MT_ROLE_PREMISE;
        units[c].role_second = attack == head_pro ? MT_ROLE_PREMISE : MT_ROLE_COUNTER;
        units[c].role_confidence = squash(fabs(attacks - support));
        units[c].link = !attack                        ? MT_LINK_SUPPORT
                        : h != root && undercuts(s, c) ? MT_LINK_UNDERCUT
                                                       : MT_LINK_REBUT;
    }
}

/* Units in an order in which heads come first. */
static uint32_t *heads_first(solver *s, uint32_t root)
{
    uint32_t *order = MT_NEW_ARRAY(&s->arena, uint32_t, s->n);
    uint32_t *start = MT_NEW_ARRAY(&s->arena, uint32_t, (size_t)s->n + 1);
    uint32_t *child = MT_NEW_ARRAY(&s->arena, uint32_t, s->n);
    if (!order || !start || !child)
        return NULL;
    for (uint32_t i = 0; i < s->n; i++)
        if (i != root)
            start[s->best_head[i] + 1]++;
    for (uint32_t i = 0; i < s->n; i++)
        start[i + 1] += start[i];
    for (uint32_t i = s->n; i-- > 0;)
        if (i != root)
            child[--start[s->best_head[i] + 1]] = i;
    /* start[i + 1] is now where the children of i begin. */
    uint32_t n = 0;
    order[n++] = root;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t h = order[k];
        uint32_t end = h + 2 <= s->n ? start[h + 2] : s->n - 1;
        for (uint32_t at = start[h + 1]; at < end && n < s->n; at++)
            order[n++] = child[at];
    }
    return order;
}

static bool prepare(solver *s)
{
    size_t n = s->n;
    s->local = MT_NEW_ARRAY(&s->arena, mt_local, n);
    s->against = MT_NEW_ARRAY(&s->arena, double, n);
    s->link = MT_NEW_ARRAY(&s->arena, double, 2 * n);
    s->kept = MT_NEW_ARRAY(&s->arena, double, n);
    s->score = MT_NEW_ARRAY(&s->arena, double, n *n);
    s->head = MT_NEW_ARRAY(&s->arena, uint32_t, n);
    s->best_head = MT_NEW_ARRAY(&s->arena, uint32_t, n);
    s->work = mt_edmonds_new(&s->arena, s->n);
    return !mt_arena_failed(&s->arena);
}

moot_status mt_structure(const moot_alloc *alloc, const mt_features *f, const mt_features *question,
                         uint32_t n, mt_unit *units)
{
    solver s = {.f = f, .n = n};
    mt_arena_init(&s.arena, alloc);
    uint32_t *order = NULL;
    if (prepare(&s)) {
        uint32_t second;
        double margin;
        mt_local_of(f, n, question, s.local);
        lay_down(&s);
        uint32_t root = best_root(&s, &second, &margin);
        for (uint32_t i = 0; i < n; i++)
            units[i].head = i == root ? MT_NO_ID : s.best_head[i];
        order = heads_first(&s, root);
        if (order) {
            units[root].role = MT_ROLE_CENTRAL;
            units[root].role_second = MT_ROLE_PREMISE;
            units[root].role_confidence = squash(margin);
            units[root].head_second = MT_NO_ID;
            units[root].head_confidence = squash(margin);
            set_root(&s, root);
            runners_up(&s, root, units);
            name_roles(&s, root, order, units);
            if (second != MT_NO_ID)
                units[second].role_second = MT_ROLE_CENTRAL;
        }
    }
    mt_arena_free(&s.arena);
    return order ? MOOT_OK : MOOT_E_NOMEM;
}
