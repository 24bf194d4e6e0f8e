/* A weighing -> text for people, JSON for programs. */
#include "gradual/weigh.h"

#include <math.h>

/* What a node is called, and its words. */
static void describe(const mt_weighing *w, uint32_t i, moot_str *label, moot_str *words)
{
    *words = MOOT_STR("");
    if (w->named) {
        *label = w->named->name[i];
        return;
    }
    const mt_debate *d = w->debate;
    mt_end of = w->nodes->of[i];
    switch (of.kind) {
    case MT_END_STATEMENT:
        *label = d->statement[of.id].label;
        *words =
            d->statement[of.id].text.len ? d->statement[of.id].text : d->statement[of.id].title;
        return;
    case MT_END_ARGUMENT:
        *label = d->argument[of.id].label;
        *words = d->argument[of.id].text.len ? d->argument[of.id].text : d->argument[of.id].title;
        return;
    case MT_END_STEP:
    case MT_END_RELATION: *label = MOOT_STR(""); return;
    }
}

static moot_str label_of_end(const mt_debate *d, mt_end end)
{
    switch (end.kind) {
    case MT_END_STATEMENT: return d->statement[end.id].label;
    case MT_END_ARGUMENT: return d->argument[end.id].label;
    case MT_END_STEP: return d->argument[d->step[end.id].argument].label;
    case MT_END_RELATION: break;
    }
    return MOOT_STR("an undercut step");
}

/* An inference that is a node: whence and whereto. */
static bool put_inference(const mt_weighing *w, uint32_t i, mt_out *o)
{
    if (w->named)
        return false;
    mt_end of = w->nodes->of[i];
    if (of.kind == MT_END_STEP) {
        mt_out_z(o, "a step of ");
        mt_out_put(o, label_of_end(w->debate, of));
    } else if (of.kind == MT_END_RELATION) {
        const mt_relation *r = &w->debate->relation[of.id];
        bool back =
            i > 0 && w->nodes->of[i - 1].kind == MT_END_RELATION && w->nodes->of[i - 1].id == of.id;
        mt_out_z(o, "the step from ");
        mt_out_put(o, label_of_end(w->debate, back ? r->to : r->from));
        mt_out_z(o, " to ");
        mt_out_put(o, label_of_end(w->debate, back ? r->from : r->to));
    } else {
        return false;
    }
    return true;
}

static void put_percents(const mt_weighing *w, uint32_t i, mt_out *o)
{
    for (uint32_t k = 0; k < w->ways; k++)
        mt_out_printf(o, "%s%.0f", k ? " / " : "", round(100 * w->way[k].s[i]) + 0.0);
}

static void put_point(const mt_weighing *w, uint32_t i, mt_out *o)
{
    moot_str label, words;
    describe(w, i, &label, &words);
    mt_weigh_word word = mt_weigh_word_of(w, i);
    if (!put_inference(w, i, o))
        mt_out_put(o, label);
    mt_out_z(o, ": ");
    if (word != MT_WEIGH_NONE) {
        mt_out_z(o, mt_weigh_say(word));
        mt_out_z(o, ", ");
    }
    put_percents(w, i, o);
    if (words.len) {
        mt_out_z(o, ". ");
        mt_out_put(o, words);
    }
    mt_out_char(o, '\n');
}

static void put_ways(const mt_weighing *w, mt_out *o)
{
    mt_out_z(o, "Weighed by ");
    if (w->ways && w->way[0].sem->bend == MT_BEND_SHARE) {
        mt_out_printf(o, "%s: %u model%s found%s.\n", w->way[0].sem->title, w->ways,
                      w->ways == 1 ? "" : "s", w->social.capped ? ", and there are more" : "");
        if (!w->social.unique)
            mt_out_z(o, "That there is no other model is not proved. None is chosen: a column "
                        "each.\n");
        if (w->social.singular)
            mt_out_z(o, "At least one of them has others right beside it.\n");
    } else {
        for (uint32_t k = 0; k < w->ways; k++) {
            mt_out_z(o, k == 0 ? "" : k + 1 == w->ways ? " and " : ", ");
            mt_out_z(o, w->way[k].sem->title);
        }
        mt_out_z(o, ".\n");
    }
    mt_out_z(o, w->ways && w->way[0].sem->bend == MT_BEND_SHIFT
                    ? "In hundredths; this way has no bounds.\n"
                    : "In percent; a point that nobody weighs, backs or attacks has 50.\n");
}

static void put_cycles(const mt_weighing *w, mt_out *o)
{
    /* The models of social argumentation are not made by the flow. */
    if (w->g->order || w->social.models)
        return;
    mt_out_printf(o,
                  "Reasons run in a circle: %u of %u points are on one or behind one. The numbers "
                  "are where\na flow from the base scores comes to rest.\n",
                  w->g->on_cycle, w->g->n);
    for (uint32_t k = 0; k < w->ways; k++)
        if (!w->way[k].solved.converged) {
            mt_out_z(o, w->way[k].sem->title);
            mt_out_printf(o, " did not come to rest in %u steps; its numbers are where it stood.\n",
                          w->way[k].solved.steps);
        }
}

static void put_motion(const mt_weighing *w, mt_out *o)
{
    moot_str label, words;
    if (w->motion == MT_NO_ID)
        return;
    mt_weigh_word word = mt_weigh_word_of(w, w->motion);
    describe(w, w->motion, &label, &words);
    if (word == MT_WEIGH_NONE)
        return;
    mt_out_z(o, "\nThe motion, ");
    mt_out_put(o, label);
    mt_out_z(o, ": ");
    mt_out_z(o, mt_weigh_say(word));
    if (word < MT_WEIGH_DEPENDS) {
        double s = w->way[0].s[w->motion];
        mt_out_z(o, fabs(s - 0.5) < 1e-9 ? ". All three ways put it in the middle"
                    : s > 0.5            ? ". All three ways put it above the middle"
                                         : ". All three ways put it below the middle");
    }
    mt_out_z(o, ".\n");
}

static void put_three(const double *x, mt_out *o)
{
    for (uint32_t k = 0; k < MT_BEARING_WAYS; k++)
        mt_out_printf(o, "%s%.0f", k ? " / " : "", round(100 * x[k]));
}

/* What turns the motion, alone and in every way. */
static void put_hinges(const mt_weighing *w, mt_out *o)
{
    const mt_bearings *b = &w->bearings;
    uint32_t shown = 0;
    if (b->lack == MT_BEARING_CYCLE)
        mt_out_z(o, "\nWhat the motion hinges on is not sought where reasons run in a circle.\n");
    else if (b->lack == MT_BEARING_TOO_MANY)
        mt_out_printf(o, "\nWhat the motion hinges on is sought up to %d points that bear on it.\n",
                      (int)MT_BEARING_MOST);
    if (b->lack != MT_BEARING_FOUND)
        return;
    for (uint32_t k = 0; k < b->n; k++) {
        if (!b->at[k].hinge)
            continue;
        if (shown++ == 0)
            mt_out_z(o, "\nOne of these alone turns the motion, whichever way one weighs:\n");
        moot_str label, words;
        describe(w, b->at[k].node, &label, &words);
        mt_out_z(o, "  ");
        if (!put_inference(w, b->at[k].node, o))
            mt_out_put(o, label);
        mt_out_z(o, ": ");
        put_three(b->at[k].struck, o);
        mt_out_z(o, " without it, ");
        put_three(b->at[k].granted, o);
        mt_out_z(o, " if it is granted\n");
    }
    if (shown == 0)
        mt_out_z(o, "\nNo single point turns the motion in all three ways.\n");
}

void mt_weigh_text(const mt_weighing *w, mt_out *o)
{
    put_ways(w, o);
    put_cycles(w, o);
    put_motion(w, o);
    put_hinges(w, o);
    mt_out_char(o, '\n');
    for (uint32_t i = 0; i < w->g->n; i++)
        put_point(w, i, o);
}

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
    describe(w, i, &label, &words);
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
    json_three("removal", b->removal, o);
    json_three("intrinsic_removal", b->intrinsic, o);
    json_three("gradient", b->gradient, o);
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
    const mt_bearings *b = &w->bearings;
    if (b->lack != MT_BEARING_FOUND)
        return;
    if (b->n)
        mt_out_printf(o, "  \"kinks\": [%s, %s, %s],\n", b->at[0].kink[0] ? "true" : "false",
                      b->at[0].kink[1] ? "true" : "false", b->at[0].kink[2] ? "true" : "false");
    mt_out_z(o, "  \"bearings\": [");
    for (uint32_t k = 0; k < b->n; k++) {
        mt_out_z(o, k ? ",\n    " : "\n    ");
        json_bearing(b, &b->at[k], o);
    }
    mt_out_z(o, b->n ? "\n  ],\n" : "],\n");
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
    mt_out_z(o, "  \"points\": [");
    for (uint32_t i = 0; i < w->g->n; i++) {
        mt_out_z(o, i ? ",\n    " : "\n    ");
        json_point(w, i, o);
    }
    mt_out_z(o, w->g->n ? "\n  ]\n}\n" : "]\n}\n");
}
