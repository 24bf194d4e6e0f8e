/* A weighing -> text for people. */
#include "gradual/weigh_out.h"

#include <math.h>

void mt_weigh_describe(const mt_weighing *w, uint32_t i, moot_str *label, moot_str *words)
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

/* An inference that is a node: whence and whereto.  False, and nothing is written, for others. */
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
        mt_out_printf(o, "%s%.0f", k ? " / " : "", mt_percent(w->way[k].s[i]) + 0.0);
}

static void put_point(const mt_weighing *w, uint32_t i, mt_out *o)
{
    moot_str label, words;
    mt_weigh_describe(w, i, &label, &words);
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

static const char *topic_word(const mt_weighing *w)
{
    return w->named ? "topic" : "motion";
}

static void put_motion(const mt_weighing *w, mt_out *o)
{
    moot_str label, words;
    if (w->motion == MT_NO_ID)
        return;
    mt_weigh_word word = mt_weigh_word_of(w, w->motion);
    mt_weigh_describe(w, w->motion, &label, &words);
    if (word == MT_WEIGH_NONE)
        return;
    mt_out_printf(o, "\nThe %s, ", topic_word(w));
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
        mt_out_printf(o, "%s%.0f", k ? " / " : "", mt_percent(x[k]));
}

static void put_name(const mt_weighing *w, uint32_t i, mt_out *o)
{
    moot_str label, words;
    mt_weigh_describe(w, i, &label, &words);
    if (!put_inference(w, i, o))
        mt_out_put(o, label);
}

/* Why hinges are not told; nothing where they are, or were not asked for. */
static void put_lack(const mt_weighing *w, mt_out *o)
{
    switch (w->bearings.lack) {
    case MT_BEARING_UNSETTLED:
        mt_out_printf(o,
                      "\nWhat the %s hinges on is not told: a way of weighing does not come to "
                      "rest.\n",
                      topic_word(w));
        return;
    case MT_BEARING_TOO_MANY:
        mt_out_printf(o, "\nWhat the %s hinges on is sought up to %d points that bear on it.\n",
                      topic_word(w), (int)MT_BEARING_MOST);
        return;
    case MT_BEARING_TOO_LONG:
        mt_out_printf(o,
                      "\nWhat the %s hinges on is not sought: the circle is too large to weigh it "
                      "anew for each point.\n",
                      topic_word(w));
        return;
    case MT_BEARING_FOUND:
    case MT_BEARING_NO_TOPIC:
    case MT_BEARING_NOT_ASKED: return;
    }
}

/* What turns the motion, alone and in every way. */
static void put_hinges(const mt_weighing *w, mt_out *o)
{
    const mt_bearings *b = &w->bearings;
    uint32_t shown = 0;
    put_lack(w, o);
    if (b->lack != MT_BEARING_FOUND)
        return;
    for (uint32_t k = 0; k < b->n; k++) {
        if (!b->at[k].hinge)
            continue;
        if (shown++ == 0)
            mt_out_printf(o, "\nOne of these alone turns the %s, whichever way one weighs:\n",
                          topic_word(w));
        mt_out_z(o, "  ");
        put_name(w, b->at[k].node, o);
        mt_out_z(o, ": ");
        put_three(b->at[k].struck, o);
        mt_out_z(o, " without it, ");
        put_three(b->at[k].granted, o);
        mt_out_z(o, " if it is granted\n");
    }
    if (shown == 0)
        mt_out_printf(o, "\nNo single point turns the %s in all three ways.\n", topic_word(w));
}

/* Percents, with a digit behind the point where they would look alike. */
static void put_change(const mt_weighing *w, uint32_t node, double to, mt_out *o)
{
    double from = w->g->base[node];
    bool close = mt_percent(from) == mt_percent(to);
    put_name(w, node, o);
    if (close)
        mt_out_printf(o, " from %.3g to %.3g", 100 * from, 100 * to);
    else
        mt_out_printf(o, " from %.0f to %.0f", mt_percent(from), mt_percent(to));
}

static void put_least_of(const mt_weighing *w, const mt_least *l, mt_out *o)
{
    switch (l->lack) {
    case MT_LEAST_FOUND: break;
    case MT_LEAST_MIDDLE: mt_out_z(o, "it is in the middle"); return;
    case MT_LEAST_UNSETTLED: mt_out_z(o, "no rest, so none is told"); return;
    case MT_LEAST_TOO_MUCH: mt_out_z(o, "not sought, too many points"); return;
    }
    double one = (double)HUGE_VAL;
    if (l->best != MT_NO_ID) {
        const mt_least_move *m = &l->alone[l->best];
        one = fabs(m->base - w->g->base[m->node]);
        put_change(w, m->node, m->base, o);
    } else {
        bool proved = true;
        for (uint32_t k = 0; k < l->n; k++)
            proved = proved && l->alone[k].proved;
        mt_out_z(o, l->none  ? "none, of however many points"
                    : proved ? "none of one point"
                             : "none of one point was found");
    }
    if (l->moves < 2 || l->total > one - 0.005)
        return;
    mt_out_z(o, l->best != MT_NO_ID ? "; together a little less: " : "; of several: ");
    for (uint32_t k = 0; k < l->moves; k++) {
        mt_out_z(o, k ? ", " : "");
        put_change(w, l->together[k].node, l->together[k].base, o);
    }
}

static void put_least(const mt_weighing *w, mt_out *o)
{
    if (!w->least_there || w->bearings.lack == MT_BEARING_TOO_MANY || w->bearings.n == 0)
        return;
    if (w->least[0].none && w->least[1].none && w->least[2].none) {
        mt_out_printf(o, "\nNo base scores of the other points put the %s on the other side.\n",
                      topic_word(w));
        return;
    }
    mt_out_printf(o, "\nThe least change of a base score that puts the %s on the other side:\n",
                  topic_word(w));
    for (uint32_t k = 0; k < MT_BEARING_WAYS; k++) {
        mt_out_printf(o, "  %s: ", w->way[k].sem->title);
        put_least_of(w, &w->least[k], o);
        mt_out_char(o, '\n');
    }
}

static void put_ranking(const mt_weighing *w, mt_out *o)
{
    mt_out_printf(o,
                  "Ranked by burden numbers, %u rounds: the burden of a point grows with each "
                  "attack on it, and\nthe more the lighter the attacker's own was a round before. "
                  "An order and no measure.\n\n",
                  w->ranking.rounds);
    for (uint32_t k = 0; k < w->g->n; k++) {
        uint32_t i = w->ranking.order[k];
        moot_str label, words;
        mt_weigh_describe(w, i, &label, &words);
        mt_out_printf(o, "%u. ", w->ranking.place[i]);
        put_name(w, i, o);
        if (words.len) {
            mt_out_z(o, ": ");
            mt_out_put(o, words);
        }
        mt_out_char(o, '\n');
    }
}

void mt_weigh_text(const mt_weighing *w, mt_out *o)
{
    if (w->ranking.rounds) {
        put_ranking(w, o);
        return;
    }
    put_ways(w, o);
    put_cycles(w, o);
    put_motion(w, o);
    put_hinges(w, o);
    put_least(w, o);
    mt_out_char(o, '\n');
    for (uint32_t i = 0; i < w->g->n; i++)
        put_point(w, i, o);
}
