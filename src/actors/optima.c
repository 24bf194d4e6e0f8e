/* The index is known -> which edges are strained in all, some, none of the optimal splits,
 * and the optimal change sets.
 *
 * All soft literals are false for good, so each model is an optimal split.  Strain: a model in
 * which an edge is strained that never was, until there is none; then one in which an edge is
 * not strained that always was.  Sets: model after model, each forbidden once seen; none holds
 * another, since weights are above 0. */
#include "actors/hunt.h"

enum { COUNT_MAX = 1000, LARGE = 3000 };

/* One of the edges `which`, strained or not: a clause that holds while `act` is assumed. */
static int write_wish(mt_hunt *h, const mt_marks *which, bool strained)
{
    int act = mt_sat_var(h->sat);
    mt_sat_add(h->sat, -act);
    for (uint32_t e = 0; e < h->b->m; e++)
        if (which[e]) {
            int lit = h->edge_var + (int)e;
            mt_sat_add(h->sat, strained ? lit : -lit);
            mt_sat_phase(h->sat, strained ? lit : -lit);
        }
    mt_sat_end(h->sat);
    return act;
}

/* Models until those of `open` are used up: an edge leaves it when its strain is `strained`. */
static bool use_up(mt_hunt *h, mt_marks *open, mt_marks *other, bool strained)
{
    for (;;) {
        bool any = false;
        for (uint32_t e = 0; e < h->b->m; e++)
            any = any || open[e];
        if (!any)
            return true;
        int act = write_wish(h, open, strained);
        mt_sat_answer answer = mt_hunt_ask(h, &act, 1, -1);
        if (answer != MT_SAT_YES)
            return answer == MT_SAT_NO;
        for (uint32_t e = 0; e < h->b->m; e++) {
            if (h->marks[e] == strained)
                open[e] = 0;
            else
                other[e] = 0;
        }
        mt_sat_clause1(h->sat, -act);
    }
}

static void find_strain(mt_hunt *h)
{
    mt_found *f = h->q->found;
    uint32_t m = h->b->m;
    mt_marks *never = MT_NEW_ARRAY(h->arena, mt_marks, m);
    mt_marks *always = MT_NEW_ARRAY(h->arena, mt_marks, m);
    if (!never || !always)
        return;
    for (uint32_t e = 0; e < m; e++) {
        never[e] = !f->best[e];
        always[e] = f->best[e] != 0;
    }
    bool never_known = use_up(h, never, always, true);
    bool always_known = never_known && use_up(h, always, never, false);
    for (uint32_t e = 0; e < m; e++)
        f->strain[e] = never[e]    ? (never_known ? MT_STRAIN_NONE : MT_STRAIN_UNKNOWN)
                       : always[e] ? (always_known ? MT_STRAIN_ALL : MT_STRAIN_UNKNOWN)
                                   : MT_STRAIN_SOME;
}

static void keep(mt_hunt *h)
{
    mt_found *f = h->q->found;
    mt_count_set(h->q, h->marks);
    if (f->optimum.n >= h->q->limit)
        return;
    mt_marks *copy = MT_NEW_ARRAY(h->q->arena, mt_marks, h->b->m);
    if (!copy)
        return;
    memcpy(copy, h->marks, h->b->m);
    uint32_t i = f->optimum.n;
    MT_VEC_PUSH(h->q->arena, &f->optimum, copy);
    for (; f->optimum.n > i && i && mt_marks_cmp(f->optimum.at[i - 1], copy, h->b->m) > 0; i--) {
        f->optimum.at[i] = f->optimum.at[i - 1];
        f->optimum.at[i - 1] = copy;
    }
}

static void find_sets(mt_hunt *h)
{
    mt_found *f = h->q->found;
    uint64_t most = h->b->m < LARGE && h->q->limit < COUNT_MAX ? COUNT_MAX : h->q->limit;
    for (uint64_t seen = 0; seen <= most; seen++) {
        mt_sat_answer answer = mt_hunt_ask(h, NULL, 0, -1);
        f->count_exact = answer == MT_SAT_NO && f->count < UINT64_MAX;
        if (answer != MT_SAT_YES || mt_arena_failed(h->q->arena))
            return;
        keep(h);
        for (uint32_t e = 0; e < h->b->m; e++)
            if (h->marks[e])
                mt_sat_add(h->sat, -(h->edge_var + (int)e));
        mt_sat_end(h->sat);
    }
}

void mt_hunt_optima(mt_hunt *h)
{
    find_strain(h);
    find_sets(h);
}
