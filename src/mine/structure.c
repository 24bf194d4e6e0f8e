/* Scores -> central claim, roles and tree of one side. */
#include "mine/structure.h"

#include "mine/edmonds.h"
#include "mine/heed.h"
#include "mine/odds.h"
#include "mine/syntax.h"

/* Worth of an edge that must not be taken. */
#define FORBIDDEN (-1e9)

enum { EXACT = 200, SHORTLIST = 8 };

#define WEIGHT(s, row) ((s)->w[MT_W_##row])

/* Logarithms of the chances that a unit supports, and that it attacks. */
typedef struct bearing {
    double support, attack;
} bearing;

typedef struct solver {
    mt_arena arena;
    const double *w;
    const mt_fixed *fixed;
    const mt_advice_unit *advice; /* fixed->advice, or NULL */
    mt_passage passage;
    uint32_t n;
    mt_local *local;
    double *attack;  /* n: what does not depend on the head */
    bearing *apart;  /* n: on a head that is no neighbour */
    double *by_head; /* n: what a head alone brings */
    double *score;   /* n * n: of the root in hand, as for mt_edmonds_run() */
    double *kept;    /* n: the edges that the root in hand took the place of */
    double *share;   /* n: sum of the exponentials of a child's scores, no root among its heads */
    double *plain;   /* n * n: attachment alone, for heads that are no root; NULL if unneeded */
    uint32_t *head, *best_head;
    mt_edmonds_work *work;
    bool some_open; /* some unit has no head that was told */
} solver;

static bearing bearing_of(const solver *s, double odds)
{
    return (bearing){WEIGHT(s, MIX_LINK) * mt_log_sigmoid(-odds),
                     WEIGHT(s, MIX_LINK) * mt_log_sigmoid(odds)};
}

static bearing edge_bearing(const solver *s, uint32_t child, uint32_t head, bool root)
{
    if (!root && head + 1 != child && child + 1 != head)
        return s->apart[child];
    mt_tally t = {s->w, s->attack[child], NULL};
    mt_attack_edge_tally(&s->passage, s->local, child, head, root, &t);
    return bearing_of(s, t.sum);
}

/* Worth of support and of attack on the edge; `against`: how likely the head speaks against its
 * own side.  Both of them speak for the same side, or not, and a support says that they do. */
static bearing label_edge(const solver *s, uint32_t child, uint32_t head, bool root, double against)
{
    double c = s->local[child].against, same = c * against + (1 - c) * (1 - against);
    bearing b = edge_bearing(s, child, head, root);
    b.support += WEIGHT(s, MIX_ROLE) * mt_log(same > 1e-12 ? same : 1e-12);
    b.attack += WEIGHT(s, MIX_ROLE) * mt_log(1 - same > 1e-12 ? 1 - same : 1e-12);
    if (s->advice) {
        b.support += WEIGHT(s, MIX_LINK) * mt_heed_link(s->advice, child, head, false);
        b.attack += WEIGHT(s, MIX_LINK) * mt_heed_link(s->advice, child, head, true);
    }
    if (s->fixed && s->fixed->attack && s->fixed->attack[child] >= 0) {
        double *other = s->fixed->attack[child] ? &b.support : &b.attack;
        *other = FORBIDDEN;
    }
    return b;
}

static double best_label(const solver *s, uint32_t child, uint32_t head, bool root, double against)
{
    bearing b = label_edge(s, child, head, root, against);
    return b.support > b.attack ? b.support : b.attack;
}

static double attach(const solver *s, uint32_t child, uint32_t head, bool root)
{
    mt_tally t = {s->w, s->by_head[head], NULL};
    mt_attach_tally(&s->passage, s->local, child, head, root, &t);
    return t.sum;
}

static bool may_bear(const solver *s, uint32_t child, uint32_t head)
{
    if (!s->fixed || !s->fixed->head || s->fixed->head[child] == MT_NO_ID)
        return true;
    return s->fixed->head[child] == head;
}

static double bounded_exp(double x)
{
    return mt_exp(x > 60 ? 60 : x);
}

static void lay_down_child(solver *s, uint32_t c)
{
    size_t n = s->n;
    for (uint32_t h = 0; h < n; h++) {
        if (h == c)
            continue;
        double a = attach(s, c, h, false);
        if (s->plain) {
            s->plain[c * n + h] = a;
            s->share[c] += bounded_exp(a);
        }
        s->score[c * n + h] = may_bear(s, c, h)
                                  ? WEIGHT(s, MIX_TO) * (a + mt_heed_edge(s->advice, c, h)) +
                                        best_label(s, c, h, false, s->local[h].against)
                                  : FORBIDDEN;
    }
}

/* The edges for heads other than the root do not depend on the root: they are laid
 * down once, and only those to the root change. */
static void lay_down(solver *s)
{
    const mt_lean *lean = s->fixed ? s->fixed->lean : NULL;
    mt_local_of(&s->passage, s->w, s->local);
    for (uint32_t i = 0; lean && i < s->n; i++)
        s->local[i].claim += lean[i].claim;
    for (uint32_t i = 0; s->advice && i < s->n; i++)
        s->local[i].against = mt_heed_against(s->advice, s->n, i, s->local[i].against);
    for (uint32_t i = 0; i < s->n; i++) {
        mt_tally t = {s->w, 0, NULL}, h = {s->w, 0, NULL};
        mt_attack_tally(&s->passage, i, &t);
        mt_head_tally(&s->passage, s->local, i, &h);
        s->attack[i] = t.sum + (lean ? lean[i].attack : 0);
        s->apart[i] = bearing_of(s, t.sum);
        s->by_head[i] = h.sum;
    }
    for (uint32_t c = 0; c < s->n; c++)
        lay_down_child(s, c);
}

/* Take `root` as root: its edges change.  The sum over its children of the logarithm of all that a
 * head could be worth, with this root: what is taken off makes a choice of heads a probability. */
static double set_root(solver *s, uint32_t root)
{
    double all = 0;
    for (uint32_t c = 0; c < s->n; c++) {
        if (c == root)
            continue;
        double *edge = &s->score[(size_t)c * s->n + root], a = attach(s, c, root, true);
        s->kept[c] = *edge;
        if (*edge != FORBIDDEN)
            *edge = WEIGHT(s, MIX_TO) * (a + mt_heed_edge(s->advice, c, root)) +
                    best_label(s, c, root, true, 0);
        if (s->plain)
            all += mt_log(s->share[c] - bounded_exp(s->plain[(size_t)c * s->n + root]) +
                          bounded_exp(a));
    }
    return all;
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
    return total + WEIGHT(s, MIX_CC) * (s->local[root].claim + mt_heed_root(s->advice, root)) +
           WEIGHT(s, MIX_ROLE) * mt_log(1 - s->local[root].against);
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

/* The best root, its tree in best_head, and the margin to the second root. */
static uint32_t best_root(solver *s, uint32_t *second, double *margin)
{
    double best = 0, next = 0;
    uint32_t root = MT_NO_ID;
    *second = MT_NO_ID;
    for (uint32_t r = 0; r < s->n; r++) {
        if (!may_root(s, r))
            continue;
        double all = set_root(s, r);
        double total = solve(s, r, s->head) - WEIGHT(s, MIX_NORM) * all;
        unset_root(s, r);
        if (root == MT_NO_ID || total > best) {
            *second = root, next = best;
            root = r, best = total;
            memcpy(s->best_head, s->head, s->n * sizeof(*s->head));
        } else if (*second == MT_NO_ID || total > next) {
            *second = r, next = total;
        }
    }
    *margin = *second == MT_NO_ID ? MT_NO_RIVAL : best - next;
    return root;
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
    return *second == MT_NO_ID ? MT_NO_RIVAL : chosen - best;
}

/* Head runner-up of each unit: the best tree with the same root without the edge. */
static void runners_up(solver *s, uint32_t root, mt_unit *units, double *margins)
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
            margin = MT_NO_RIVAL;
        } else {
            double *edge = &s->score[(size_t)c * s->n + s->best_head[c]], was = *edge;
            *edge = FORBIDDEN;
            margin = all - solve(s, root, s->head);
            *edge = was;
            units[c].head_second = s->head[c];
            if (s->head[c] == s->best_head[c])
                units[c].head_second = MT_NO_ID, margin = MT_NO_RIVAL;
        }
        margins[c] = margin;
        units[c].head_confidence =
            s->n == 2 ? units[root].head_confidence
                      : mt_sigmoid(WEIGHT(s, CAL_TO) * margin + WEIGHT(s, CAL_TO_AT));
    }
}

static bool undercuts(const solver *s, uint32_t c, uint32_t head)
{
    int told = mt_heed_cut(s->advice, c, head);
    if (told >= 0)
        return told;
    mt_tally t = {s->w, 0, NULL};
    mt_undercut_tally(&s->passage, s->local, c, head, &t);
    return t.sum > 0;
}

/* Labels from the edges, roles from the labels: an attack changes the side for
 * which a sentence speaks.  Heads come before what bears on them in `order`. */
static void name_roles(solver *s, uint32_t root, const uint32_t *order, mt_unit *units,
                       double *margins)
{
    for (uint32_t k = 1; k < s->n; k++) {
        uint32_t c = order[k], h = units[c].head;
        /* The head's role is known by now, so it counts as sure. */
        bool head_pro = units[h].role != MT_ROLE_COUNTER;
        bearing b = label_edge(s, c, h, h == root, head_pro ? 0 : 1);
        bool attack = b.attack > b.support;
        units[c].role = attack == head_pro ? MT_ROLE_COUNTER : MT_ROLE_PREMISE;
        units[c].role_second = attack == head_pro ? MT_ROLE_PREMISE : MT_ROLE_COUNTER;
        margins[c] = attack ? b.attack - b.support : b.support - b.attack;
        units[c].role_confidence =
            mt_sigmoid(WEIGHT(s, CAL_ROLE) * margins[c] + WEIGHT(s, CAL_ROLE_AT));
        units[c].link = !attack                           ? MT_LINK_SUPPORT
                        : h != root && undercuts(s, c, h) ? MT_LINK_UNDERCUT
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

static bool prepare(solver *s, const mt_features *f, const mt_features *question)
{
    size_t n = s->n;
    s->local = MT_NEW_ARRAY(&s->arena, mt_local, n);
    s->attack = MT_NEW_ARRAY(&s->arena, double, n);
    s->apart = MT_NEW_ARRAY(&s->arena, bearing, n);
    s->by_head = MT_NEW_ARRAY(&s->arena, double, n);
    s->kept = MT_NEW_ARRAY(&s->arena, double, n);
    s->score = MT_NEW_ARRAY(&s->arena, double, n *n);
    s->head = MT_NEW_ARRAY(&s->arena, uint32_t, n);
    s->best_head = MT_NEW_ARRAY(&s->arena, uint32_t, n);
    s->work = mt_edmonds_new(&s->arena, s->n);
    if (WEIGHT(s, MIX_NORM) != 0 && n <= EXACT) {
        s->plain = MT_NEW_ARRAY(&s->arena, double, n *n);
        s->share = MT_NEW_ARRAY(&s->arena, double, n);
    }
    for (uint32_t i = 0; i < n; i++)
        s->some_open |= !s->fixed || !s->fixed->head || s->fixed->head[i] == MT_NO_ID;
    return mt_passage_init(&s->passage, &s->arena, f, s->n, question) &&
           !mt_arena_failed(&s->arena);
}

static void fill(solver *s, uint32_t root, const uint32_t *order, uint32_t second, mt_unit *units,
                 mt_margins *m)
{
    double sure = mt_sigmoid(WEIGHT(s, CAL_CC) * m->claim + WEIGHT(s, CAL_CC_AT));
    units[root].role = MT_ROLE_CENTRAL;
    units[root].role_second = MT_ROLE_PREMISE;
    units[root].role_confidence = sure;
    units[root].head_second = MT_NO_ID;
    units[root].head_confidence = sure;
    set_root(s, root);
    runners_up(s, root, units, m->head);
    name_roles(s, root, order, units, m->role);
    if (second != MT_NO_ID)
        units[second].role_second = MT_ROLE_CENTRAL;
}

moot_status mt_structure(const moot_alloc *alloc, const mt_material *material, mt_unit *units,
                         mt_margins *margins)
{
    uint32_t n = material->n;
    solver s = {.n = n, .w = material->w, .fixed = material->fixed};
    s.advice = s.fixed ? s.fixed->advice : NULL;
    mt_arena_init(&s.arena, alloc);
    uint32_t *order = NULL;
    if (prepare(&s, material->f, material->question)) {
        uint32_t second;
        mt_margins own = {0};
        if (!margins) {
            margins = &own;
            own.head = MT_NEW_ARRAY(&s.arena, double, n);
            own.role = MT_NEW_ARRAY(&s.arena, double, n);
        }
        lay_down(&s);
        uint32_t root = best_root(&s, &second, &margins->claim);
        for (uint32_t i = 0; i < n; i++)
            units[i].head = i == root ? MT_NO_ID : s.best_head[i];
        order = margins->head && margins->role ? heads_first(&s, root) : NULL;
        if (order)
            fill(&s, root, order, second, units, margins);
    }
    mt_arena_free(&s.arena);
    return order ? MOOT_OK : MOOT_E_NOMEM;
}
