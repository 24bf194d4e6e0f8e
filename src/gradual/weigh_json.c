/* A weighing -> JSON for programs. */
#include "gradual/weigh_out.h"

#include <math.h>

static void json_ways(const mt_weighing *w, mt_out *o)
{
    mt_out_z(o, "  \"ways\": [");
    for (uint32_t k = 0; k < w->ways; k++) {
        const mt_way *way = &w->way[k];
        mt_out_z(o, k ? ",\n    " : "\n    ");
        mt_out_printf(o, "{\"semantics\": \"%s\", \"converged\": %s, \"steps\": %u, \"change\": ",
                      way->sem->name, way->solved.converged ? "true" : "false", way->solved.steps);
        mt_out_num(o, way->solved.change);
        mt_out_z(o, ", \"residual\": ");
        mt_out_num(o, way->solved.residual);
        mt_out_char(o, '}');
    }
    mt_out_z(o, w->ways ? "\n  ],\n" : "],\n");
    if (w->ways && w->way[0].sem->bend == MT_BEND_SHARE)
        mt_out_printf(o,
                      "  \"models\": {\"found\": %u, \"unique\": %s, \"continuum\": %s, "
                      "\"more\": %s},\n",
                      w->social.models, w->social.unique ? "true" : "false",
                      w->social.singular ? "true" : "false", w->social.capped ? "true" : "false");
}

static void json_point(const mt_weighing *w, uint32_t i, mt_out *o)
{
    static const char *const kinds[] = {"statement", "argument", "step", "relation"};
    moot_str label, words;
    mt_weigh_describe(w, i, &label, &words);
    mt_out_printf(o, "{\"kind\": \"%s\", ", w->named ? "node" : kinds[w->nodes->of[i].kind]);
    if (label.len || w->named) {
        mt_out_z(o, "\"label\": ");
        mt_out_json(o, label);
    } else {
        mt_out_printf(o, "\"index\": %u", w->nodes->of[i].id);
    }
    mt_out_z(o, ", \"base\": ");
    mt_out_num(o, w->g->base[i]);
    mt_out_z(o, ", \"strength\": [");
    for (uint32_t k = 0; k < w->ways; k++) {
        mt_out_z(o, k ? ", " : "");
        mt_out_num(o, w->way[k].s[i]);
    }
    mt_out_char(o, ']');
    mt_weigh_word word = mt_weigh_word_of(w, i);
    if (word != MT_WEIGH_NONE)
        mt_out_printf(o, ", \"word\": \"%s\"", mt_weigh_say(word));
    mt_out_char(o, '}');
}

static void json_three(const char *key, const double *x, mt_out *o)
{
    mt_out_printf(o, ", \"%s\": [", key);
    for (uint32_t k = 0; k < MT_BEARING_WAYS; k++) {
        mt_out_z(o, k ? ", " : "");
        mt_out_num(o, x[k]);
    }
    mt_out_char(o, ']');
}

static void json_bearing(const mt_bearings *all, const mt_bearing *b, mt_out *o)
{
    mt_out_printf(o, "{\"point\": %u, \"hinge\": %s", b->node, b->hinge ? "true" : "false");
    json_three("struck", b->struck, o);
    json_three("granted", b->granted, o);
    if (all->extent == MT_BEARING_ALL) {
        json_three("removal", b->removal, o);
        json_three("intrinsic_removal", b->intrinsic, o);
        json_three("gradient", b->gradient, o);
    }
    if (all->shapley) {
        double value[MT_BEARING_WAYS], error[MT_BEARING_WAYS];
        for (uint32_t k = 0; k < MT_BEARING_WAYS; k++) {
            value[k] = b->shapley[k].value;
            error[k] = b->shapley[k].error;
        }
        json_three("shapley", value, o);
        json_three("shapley_error", error, o);
    }
    mt_out_char(o, '}');
}

static void json_bearings(const mt_weighing *w, mt_out *o)
{
    static const char *const lacks[] = {NULL, NULL, "unsettled", "too many", "too long", NULL};
    const mt_bearings *b = &w->bearings;
    if (lacks[b->lack])
        mt_out_printf(o, "  \"no_bearings\": \"%s\",\n", lacks[b->lack]);
    if (b->lack != MT_BEARING_FOUND)
        return;
    mt_out_z(o, "  \"kinks\": [");
    for (uint32_t k = 0; k < MT_BEARING_WAYS; k++)
        mt_out_printf(o, "%s%s", k ? ", " : "", b->slope[k] == MT_SLOPE_KINK ? "true" : "false");
    mt_out_z(o, "],\n");
    if (b->shapley)
        mt_out_printf(o, "  \"shapley_orders\": [%u, %u, %u],\n", b->samples[0], b->samples[1],
                      b->samples[2]);
    mt_out_z(o, "  \"bearings\": [");
    for (uint32_t k = 0; k < b->n; k++) {
        mt_out_z(o, k ? ",\n    " : "\n    ");
        json_bearing(b, &b->at[k], o);
    }
    mt_out_z(o, b->n ? "\n  ],\n" : "],\n");
}

static void json_move(const mt_weighing *w, const mt_least_move *m, mt_out *o)
{
    mt_out_printf(o, "{\"point\": %u, \"base\": ", m->node);
    mt_out_num(o, m->base);
    mt_out_z(o, ", \"change\": ");
    mt_out_num(o, m->base - w->g->base[m->node]);
}

static void json_least_of(const mt_weighing *w, uint32_t way, mt_out *o)
{
    static const char *const lacks[] = {NULL, "in the middle", "unsettled", "too many"};
    const mt_least *l = &w->least[way];
    mt_out_printf(o, "{\"semantics\": \"%s\"", w->way[way].sem->name);
    if (lacks[l->lack]) {
        mt_out_printf(o, ", \"not_sought\": \"%s\"}", lacks[l->lack]);
        return;
    }
    mt_out_z(o, ",\n      \"alone\": [");
    for (uint32_t k = 0; k < l->n; k++) {
        mt_out_z(o, k ? ", " : "");
        json_move(w, &l->alone[k], o);
        mt_out_printf(o, ", \"proved\": %s}", l->alone[k].proved ? "true" : "false");
    }
    mt_out_z(o, "],\n      \"together\": [");
    for (uint32_t k = 0; k < l->moves; k++) {
        mt_out_z(o, k ? ", " : "");
        json_move(w, &l->together[k], o);
        mt_out_char(o, '}');
    }
    mt_out_z(o, "], \"at_most\": ");
    mt_out_num(o, l->moves ? l->total : (double)NAN);
    mt_out_printf(o, ", \"impossible\": %s}", l->none ? "true" : "false");
}

static void json_least(const mt_weighing *w, mt_out *o)
{
    if (!w->least_there)
        return;
    mt_out_z(o, "  \"least_change\": [");
    for (uint32_t k = 0; k < MT_BEARING_WAYS; k++) {
        mt_out_z(o, k ? ",\n    " : "\n    ");
        json_least_of(w, k, o);
    }
    mt_out_z(o, "\n  ],\n");
}

/* The points as they are placed, the best first. */
static void json_ranking(const mt_weighing *w, mt_out *o)
{
    mt_out_printf(o, "  \"ranking\": {\"semantics\": \"burden\", \"rounds\": %u, \"order\": [",
                  w->ranking.rounds);
    for (uint32_t k = 0; k < w->g->n; k++) {
        uint32_t i = w->ranking.order[k];
        mt_out_printf(o, "%s{\"point\": %u, \"place\": %u}", k ? ", " : "", i, w->ranking.place[i]);
    }
    mt_out_z(o, "]},\n");
}

void mt_weigh_json(const mt_weighing *w, mt_out *o)
{
    mt_out_printf(o, "{\n  \"arcs\": %u,\n  \"on_cycle\": %u,\n", w->g->m, w->g->on_cycle);
    json_ways(w, o);
    if (w->motion == MT_NO_ID)
        mt_out_z(o, "  \"motion\": null,\n");
    else
        mt_out_printf(o, "  \"motion\": %u,\n", w->motion);
    json_bearings(w, o);
    json_least(w, o);
    if (w->ranking.rounds)
        json_ranking(w, o);
    mt_out_z(o, "  \"points\": [");
    for (uint32_t i = 0; i < w->g->n; i++) {
        mt_out_z(o, i ? ",\n    " : "\n    ");
        json_point(w, i, o);
    }
    mt_out_z(o, w->g->n ? "\n  ]\n}\n" : "]\n}\n");
}
