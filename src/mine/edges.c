/* What each edge is worth: attachment, and the better of support and attack.
 *
 * What depends on one sentence alone is counted once for it; of a pair there remain the words in
 * common, the places, and whether both speak for the same side. */
#include "mine/edges.h"

#include "mine/heed.h"
#include "mine/odds.h"
#include "mine/syntax.h"

#define WEIGHT(e, row) ((e)->w[MT_W_##row])

/* What is the same for all heads that are no neighbours, and of which nothing was said. */
struct mt_child {
    double attack;        /* tally of attacking, without the edge */
    mt_bearing apart;     /* on a head that is no root */
    double cut;           /* there: support is worth more if agreement is likelier than this */
    double on_root;       /* attachment to a root */
    double bears_on_root; /* support or attack on a root that is no neighbour */
};

static mt_bearing bearing_of(const mt_edges *e, uint32_t child, double odds)
{
    mt_bearing b = {WEIGHT(e, MIX_LINK) * mt_log_sigmoid(-odds),
                    WEIGHT(e, MIX_LINK) * mt_log_sigmoid(odds)};
    if (e->fixed && e->fixed->attack && e->fixed->attack[child] >= 0)
        *(e->fixed->attack[child] ? &b.support : &b.attack) = MT_FORBIDDEN;
    return b;
}

/* Both speak for the same side, or not; a support says that they do. */
static double agreement(double child, double head)
{
    double same = child * head + (1 - child) * (1 - head);
    return same < 1e-12 ? 1e-12 : same > 1 - 1e-12 ? 1 - 1e-12 : same;
}

mt_bearing mt_edges_bearing(const mt_edges *e, uint32_t child, uint32_t head, bool root,
                            double against)
{
    mt_bearing b = e->child[child].apart;
    if (root || head + 1 == child || child + 1 == head) {
        mt_tally t = {e->w, e->child[child].attack, NULL};
        mt_attack_edge_tally(&e->passage, e->local, child, head, root, &t);
        b = bearing_of(e, child, t.sum);
    }
    if (e->advice) {
        b.support += WEIGHT(e, MIX_LINK) * mt_heed_link(e->advice, child, head, false);
        b.attack += WEIGHT(e, MIX_LINK) * mt_heed_link(e->advice, child, head, true);
    }
    double same = agreement(e->local[child].against, against);
    b.support += WEIGHT(e, MIX_ROLE) * mt_log(same);
    b.attack += WEIGHT(e, MIX_ROLE) * mt_log(1 - same);
    return b;
}

static double better(mt_bearing b)
{
    return b.support > b.attack ? b.support : b.attack;
}

/* The better of mt_edges_bearing() by one logarithm. */
static double bears_apart(const mt_edges *e, const struct mt_child *c, double child, double head)
{
    double same = agreement(child, head), role = WEIGHT(e, MIX_ROLE);
    return same > c->cut ? c->apart.support + role * mt_log(same)
                         : c->apart.attack + role * mt_log(1 - same);
}

static double cut_of(const mt_edges *e, mt_bearing b)
{
    double gain = b.support - b.attack;
    if (!(WEIGHT(e, MIX_ROLE) > 0))
        return gain > 0 ? -1 : 2;
    return mt_sigmoid(-gain / WEIGHT(e, MIX_ROLE));
}

static void child_of(const mt_edges *e, uint32_t i, struct mt_child *to)
{
    mt_tally attack = {e->w, 0, NULL}, root = {e->w, 0, NULL};
    mt_attack_tally(&e->passage, i, &attack);
    mt_attach_root_tally(&e->passage, e->local, i, &root);
    to->attack = attack.sum + (e->lean ? e->lean[i].attack : 0);
    to->apart = bearing_of(e, i, to->attack);
    to->cut = cut_of(e, to->apart);
    to->on_root = root.sum;
    /* A head so far off is no neighbour. */
    to->bears_on_root = e->advice ? 0 : better(mt_edges_bearing(e, i, i + 2, true, 0));
}

/* Is the pair to be looked at by itself? */
static bool is_special(const mt_edges *e, uint32_t child, uint32_t head)
{
    return head + 1 == child || child + 1 == head || e->advice;
}

static bool may_bear(const mt_edges *e, uint32_t child, uint32_t head)
{
    if (!e->fixed || !e->fixed->head || e->fixed->head[child] == MT_NO_ID)
        return true;
    return e->fixed->head[child] == head;
}

static double bounded_exp(double x)
{
    return mt_exp(x > 60 ? 60 : x);
}

/* Attachment of one child: to each head as no root, and what the pair brings without the places. */
typedef struct attach_row {
    mt_kin *kin;
    double *pair, *plain;
} attach_row;

static double attach_rooted(const mt_edges *e, const attach_row *row, uint32_t c, uint32_t head)
{
    mt_tally t = {e->w, row->pair[head] + e->child[c].on_root, NULL};
    mt_attach_place_tally(c, head, true, &t);
    return t.sum;
}

static void lay_heads(mt_edges *e, const double *by_head, const attach_row *row, uint32_t c)
{
    double *score = &e->score[(size_t)c * e->n];
    mt_kin_row(&e->passage, c, row->kin);
    for (uint32_t h = 0; h < e->n; h++) {
        if (h == c)
            continue;
        mt_tally t = {e->w, by_head[h], NULL};
        mt_attach_pair_tally(&e->passage, e->local, c, h, row->kin[h], &t);
        row->pair[h] = t.sum;
        mt_attach_place_tally(c, h, false, &t);
        row->plain[h] = t.sum;
        double against = e->local[h].against;
        double bears = is_special(e, c, h)
                           ? better(mt_edges_bearing(e, c, h, false, against))
                           : bears_apart(e, &e->child[c], e->local[c].against, against);
        score[h] = may_bear(e, c, h)
                       ? WEIGHT(e, MIX_TO) * (t.sum + mt_heed_edge(e->advice, c, h)) + bears
                       : MT_FORBIDDEN;
    }
}

static void lay_roots(mt_edges *e, const attach_row *row, uint32_t c)
{
    double share = 0;
    bool normed = WEIGHT(e, MIX_NORM) != 0;
    for (uint32_t h = 0; normed && h < e->n; h++)
        share += h == c ? 0 : bounded_exp(row->plain[h]);
    for (uint32_t k = 0; k < e->roots; k++) {
        uint32_t r = e->root[k];
        if (r == c)
            continue;
        double a = attach_rooted(e, row, c, r);
        double bears = is_special(e, c, r) ? better(mt_edges_bearing(e, c, r, true, 0))
                                           : e->child[c].bears_on_root;
        e->rooted[(size_t)c * e->roots + k] =
            may_bear(e, c, r) ? WEIGHT(e, MIX_TO) * (a + mt_heed_edge(e->advice, c, r)) + bears
                              : MT_FORBIDDEN;
        /* The logarithm of all that a head could be worth, with this root: what is taken off makes
         * a choice of heads a probability. */
        if (normed)
            e->norm[k] +=
                WEIGHT(e, MIX_NORM) * mt_log(share - bounded_exp(row->plain[r]) + bounded_exp(a));
    }
}

bool mt_edges_init(mt_edges *e, mt_arena *arena, const mt_material *material)
{
    const mt_fixed *fixed = material->fixed;
    *e = (mt_edges){.w = material->w, .fixed = fixed, .n = material->n};
    e->advice = fixed ? fixed->advice : NULL;
    e->lean = fixed ? fixed->lean : NULL;
    e->local = MT_NEW_ARRAY(arena, mt_local, e->n);
    e->child = mt_arena_alloc(arena, e->n, sizeof(*e->child));
    if (!e->local || !e->child ||
        !mt_passage_init(&e->passage, arena, material->f, e->n, material->question))
        return false;
    mt_local_of(&e->passage, e->w, e->local);
    for (uint32_t i = 0; i < e->n; i++) {
        if (e->lean)
            e->local[i].claim += e->lean[i].claim;
        if (e->advice)
            e->local[i].against = mt_heed_against(e->advice, e->n, i, e->local[i].against);
    }
    return true;
}

bool mt_edges_lay(mt_edges *e, mt_arena *arena, const uint32_t *root, uint32_t roots)
{
    size_t n = e->n;
    attach_row row = {MT_NEW_ARRAY(arena, mt_kin, n), MT_NEW_ARRAY(arena, double, n),
                      MT_NEW_ARRAY(arena, double, n)};
    double *by_head = MT_NEW_ARRAY(arena, double, n);
    e->root = root;
    e->roots = roots;
    e->score = MT_NEW_ARRAY(arena, double, n *n);
    e->rooted = MT_NEW_ARRAY(arena, double, n *roots);
    e->norm = MT_NEW_ARRAY(arena, double, roots);
    if (mt_arena_failed(arena))
        return false;
    for (uint32_t i = 0; i < n; i++) {
        mt_tally head = {e->w, 0, NULL};
        mt_head_tally(&e->passage, e->local, i, &head);
        by_head[i] = head.sum;
        child_of(e, i, &e->child[i]);
    }
    for (uint32_t c = 0; c < n; c++) {
        lay_heads(e, by_head, &row, c);
        lay_roots(e, &row, c);
    }
    return true;
}
