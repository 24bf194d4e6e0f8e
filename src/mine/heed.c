/* Advice -> what it adds to a reading. */
#include "mine/heed.h"

#include "mine/odds.h"

/* No witness is better than nine to one. */
#define SUREST 0.9

static double held(double p)
{
    return p > SUREST ? SUREST : p < 1 - SUREST ? 1 - SUREST : p;
}

double mt_heed_odds(double p)
{
    p = held(p);
    return mt_log(p / (1 - p));
}

static const mt_advice_unit *about(const mt_advice_unit *a, uint32_t c, uint32_t head)
{
    return a && a[c].said && !a[c].central && a[c].head == head ? &a[c] : NULL;
}

double mt_heed_edge(const mt_advice_unit *a, uint32_t c, uint32_t head)
{
    const mt_advice_unit *u = about(a, c, head);
    return u ? mt_heed_odds(u->p) : 0;
}

double mt_heed_link(const mt_advice_unit *a, uint32_t c, uint32_t head, bool attack)
{
    const mt_advice_unit *u = about(a, c, head);
    return u && (u->link != MT_LINK_SUPPORT) == attack ? mt_heed_odds(u->p) : 0;
}

double mt_heed_root(const mt_advice_unit *a, uint32_t root)
{
    return a && a[root].said && a[root].central ? mt_heed_odds(a[root].p) : 0;
}

double mt_heed_against(const mt_advice_unit *a, uint32_t n, uint32_t i, double own)
{
    /* The chance that an even number of attacks is on the way, less that of an odd one. */
    double even = 1;
    uint32_t k = i;
    for (uint32_t step = 0; step < n && a[k].said && !a[k].central; step++) {
        even *= a[k].link == MT_LINK_SUPPORT ? 2 * held(a[k].p) - 1 : 1 - 2 * held(a[k].p);
        k = a[k].head;
    }
    if (!a[k].said || !a[k].central)
        return own;
    if (k == i)
        even = 2 * held(a[i].p) - 1;
    double odds = mt_heed_odds((1 - even) / 2);
    return odds == 0 ? own : mt_sigmoid(mt_log(own) - mt_log(1 - own) + odds);
}

int mt_heed_cut(const mt_advice_unit *a, uint32_t c, uint32_t head)
{
    const mt_advice_unit *u = about(a, c, head);
    if (!u || u->link == MT_LINK_SUPPORT || u->p < 0.5)
        return -1;
    return u->link == MT_LINK_UNDERCUT;
}

void mt_heed_mark(mt_unit *units, const mt_unit *own, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        units[i].role_advised = units[i].role != own[i].role;
        units[i].head_advised = units[i].head != MT_NO_ID &&
                                (units[i].head != own[i].head || units[i].link != own[i].link);
    }
}

static double both(double own, double p)
{
    return mt_sigmoid(mt_heed_odds(own) + mt_heed_odds(p));
}

/* Where the pair stands in the reading, or NULL.  An attack is the same from either end. */
static mt_across *across_at(mt_reading *r, const mt_advice_across *a)
{
    for (uint32_t i = 0; i < r->across.n; i++) {
        mt_across *x = &r->across.at[i];
        bool same = x->from_block == a->from_block && x->from == a->from && x->to == a->to;
        bool turned = x->from_block != a->from_block && x->from == a->to && x->to == a->from;
        if (same || (turned && x->kind != MT_ACROSS_CONCEDES && a->kind != MT_ACROSS_CONCEDES))
            return x;
    }
    return NULL;
}

void mt_heed_across(mt_reading *r, mt_arena *arena, const mt_advice *advice)
{
    for (uint32_t i = 0; i < advice->across.n; i++) {
        const mt_advice_across *a = &advice->across.at[i];
        const mt_unit *from = &r->block[a->from_block].units.at[a->from];
        mt_across *known = across_at(r, a);
        bool concedes = a->kind == MT_ACROSS_CONCEDES;
        if (a->p < 0.5 || (concedes && from->role != MT_ROLE_COUNTER))
            continue;
        if (known && (known->kind == MT_ACROSS_CONCEDES) == concedes)
            known->confidence =
                known->confidence < SUREST ? both(known->confidence, a->p) : known->confidence;
        else if (!known)
            MT_VEC_PUSH(arena, &r->across,
                        ((mt_across){a->from_block, a->from, a->to, a->kind,
                                     mt_sigmoid(mt_heed_odds(a->p)), false}));
    }
}

static bool names_one(const mt_cast *cast, const mt_advice_tie *t)
{
    for (uint32_t i = 0; i < cast->mentions.n; i++) {
        const mt_mention *m = &cast->mentions.at[i];
        if (m->block == t->block && m->unit == t->unit && (m->actor == t->a || m->actor == t->b))
            return true;
    }
    return false;
}

static mt_reading_tie *tie_at(mt_reading *r, const mt_advice_tie *t)
{
    for (uint32_t i = 0; i < r->ties.n; i++) {
        mt_reading_tie *x = &r->ties.at[i];
        bool pair = (x->a == t->a && x->b == t->b) || (x->a == t->b && x->b == t->a);
        if (pair && x->block == t->block && x->unit == t->unit)
            return x;
    }
    return NULL;
}

void mt_heed_ties(mt_reading *r, mt_arena *arena, const mt_cast *cast, const mt_advice *advice)
{
    moot_str rule = mt_arena_printf(arena, "model %.*s", MT_ARG(advice->model));
    for (uint32_t i = 0; i < advice->ties.n; i++) {
        const mt_advice_tie *t = &advice->ties.at[i];
        if (t->p < 0.5 || t->a >= cast->actors.n || t->b >= cast->actors.n || !names_one(cast, t))
            continue;
        mt_reading_tie *known = tie_at(r, t);
        if (known && known->hostile == t->hostile)
            known->confidence =
                known->confidence < SUREST ? both(known->confidence, t->p) : known->confidence;
        else if (!known)
            MT_VEC_PUSH(arena, &r->ties,
                        ((mt_reading_tie){t->a, t->b, t->hostile, false, t->mode, t->block, t->unit,
                                          rule, mt_sigmoid(mt_heed_odds(t->p))}));
    }
}
