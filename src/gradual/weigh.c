/* The strengths in each way, and the word for what they say together. */
#include "gradual/weigh.h"

#include <math.h>

static moot_status weigh_socially(mt_weighing *w, const mt_gradual *sem, mt_arena *arena)
{
    moot_status status = mt_social_find(w->g, arena, &w->social);
    w->ways = w->social.models;
    for (uint32_t k = 0; k < w->ways; k++)
        w->way[k] = (mt_way){sem, {.converged = true}, w->social.model[k]};
    return status;
}

static moot_status look_at_motion(mt_weighing *w, mt_arena *arena)
{
    moot_status status = mt_bearings_find(&w->bearings, w->g, w->motion, w->extent, arena);
    w->least_there = w->extent == MT_BEARING_ALL && w->motion != MT_NO_ID;
    for (uint32_t k = 0; k < MT_BEARING_WAYS && w->least_there && status == MOOT_OK; k++)
        status = mt_least_find(&w->least[k], w->way[k].sem, w->g, w->motion, arena);
    return status;
}

moot_status mt_weigh(mt_weighing *w, const mt_gradual *only, mt_arena *arena)
{
    if (only && !mt_gradual_fits(only, w->g))
        return MOOT_E_MISUSE;
    w->bearings = (mt_bearings){.lack = MT_BEARING_NOT_ASKED};
    if (only && only->bend == MT_BEND_SHARE)
        return weigh_socially(w, only, arena);
    w->ways = only ? 1 : MT_GRADUAL_MAIN;
    for (uint32_t k = 0; k < w->ways; k++) {
        mt_way *way = &w->way[k];
        way->sem = only ? only : &mt_graduals[k];
        way->s = MT_NEW_ARRAY(arena, double, (size_t)w->g->n + 1);
        if (!way->s)
            return MOOT_E_NOMEM;
        moot_status status =
            mt_solve(way->sem, w->g, NULL, &mt_flow_default, &arena->alloc, way->s, &way->solved);
        if (status != MOOT_OK)
            return status;
    }
    return only ? MOOT_OK : look_at_motion(w, arena);
}

moot_status mt_weigh_debate(mt_weighing *w, const mt_debate *debate, mt_bearing_extent extent,
                            mt_arena *arena)
{
    *w = (mt_weighing){.debate = debate, .motion = MT_NO_ID, .extent = extent};
    mt_debate_graph *nodes = MT_NEW(arena, mt_debate_graph);
    if (!nodes)
        return MOOT_E_NOMEM;
    moot_status status = mt_debate_graph_make(nodes, arena, debate);
    if (status != MOOT_OK)
        return status;
    w->g = &nodes->g;
    w->nodes = nodes;
    w->motion = nodes->motion;
    return mt_weigh(w, NULL, arena);
}

moot_status mt_weigh_rank(mt_weighing *w, mt_arena *arena)
{
    const mt_gradual *attacks = mt_gradual_find(MOOT_STR("h-categoriser"));
    w->bearings = (mt_bearings){.lack = MT_BEARING_NOT_ASKED};
    if (!attacks || !mt_gradual_fits(attacks, w->g))
        return MOOT_E_MISUSE;
    return mt_rank(&w->ranking, w->g, arena);
}

/* -1, 0, 1: under, at or over one half. */
static int side(double s)
{
    return s > 0.5 + 1e-9 ? 1 : s < 0.5 - 1e-9 ? -1 : 0;
}

mt_weigh_word mt_weigh_word_for(const double *s, bool settled)
{
    int where = side(s[0]);
    double away = 1;
    if (!settled)
        return MT_WEIGH_UNSETTLED;
    for (uint32_t k = 0; k < MT_GRADUAL_MAIN; k++) {
        if (side(s[k]) != where)
            return MT_WEIGH_DEPENDS;
        if (mt_graduals[k].even)
            away = fmin(away, fabs(s[k] - 0.5));
    }
    if (away < 0.05 - 1e-9)
        return MT_WEIGH_OPEN;
    if (away < 0.2 - 1e-9)
        return where > 0 ? MT_WEIGH_LEANS : MT_WEIGH_WEAK;
    return where > 0 ? MT_WEIGH_STANDS : MT_WEIGH_FALLS;
}

mt_weigh_word mt_weigh_word_of(const mt_weighing *w, uint32_t i)
{
    if (w->ways != MT_GRADUAL_MAIN || w->way[0].sem != mt_graduals ||
        w->way[2].sem != &mt_graduals[2])
        return MT_WEIGH_NONE;
    double s[MT_GRADUAL_MAIN];
    bool settled = true;
    for (uint32_t k = 0; k < MT_GRADUAL_MAIN; k++) {
        s[k] = w->way[k].s[i];
        settled = settled && w->way[k].solved.converged;
    }
    return mt_weigh_word_for(s, settled);
}

const char *mt_weigh_say(mt_weigh_word word)
{
    static const char *const words[] = {
        "stands", "leans", "open", "weak", "falls", "depends on how you weigh", "not settled", ""};
    return words[word];
}
