/* Debate and claims -> explanations. */
#include "judge/why.h"

#include "judge/why_inner.h"

enum { PLIES = 2000, POSITIONS = 64, UNDECIDED_MOST = 300, HINGES_MOST = 2000 };

typedef struct explainer {
    mt_why *why;
    const mt_why_options *options;
    mt_explained *e;
    mt_asker asker;
    mt_defender defender;
    mt_cone cone;
    mt_aba_facts whole; /* stable positions only: whether one exists depends on everything */
    mt_aba_code stable;
    uint8_t *others[MT_WHY_PARTS]; /* sets with which the next one is to be at odds */
    uint32_t others_n;
    uint32_t held, denied; /* of the claim; denied is MT_NO_ID for arguments */
} explainer;

static bool always(void *ctx)
{
    (void)ctx;
    return true;
}

static mt_goal holding(uint32_t literal)
{
    return (mt_goal){literal, MT_NO_ID};
}

/* ---- parts ---- */

static bool same_set(const mt_why_part *a, const mt_why_part *b)
{
    if (!a->known || !b->known || a->n != b->n)
        return false;
    for (uint32_t i = 0; i < a->n; i++)
        if (a->set[i] != b->set[i])
            return false;
    return true;
}

static void list_set(explainer *x, const mt_defence *f, mt_why_part *p)
{
    p->known = !f->whole;
    p->proved = f->proved;
    p->set = MT_NEW_ARRAY(&x->why->arena, uint32_t, (size_t)f->n + 1);
    for (uint32_t a = 0; p->known && p->set && a < x->cone.aba.literals; a++)
        if (f->set[a])
            p->set[p->n++] = x->cone.full[a];
}

/* Copy what the scratch arena holds. */
static bool keep_dispute(explainer *x, mt_why_part *p)
{
    mt_ply *ply = MT_NEW_ARRAY(&x->why->arena, mt_ply, (size_t)p->dispute.plies + 1);
    for (uint32_t i = 0; ply && i < p->dispute.plies; i++)
        ply[i] = p->dispute.ply[i];
    p->dispute.ply = ply;
    return ply != NULL;
}

/* Show that the goal is reached, by a set that is at odds with each of the `others`.  *shown: a
 * part was added. */
static moot_status show(explainer *x, mt_goal goal, mt_reach reach, bool opposite, bool *shown)
{
    mt_explained *e = x->e;
    mt_defence f;
    mt_why_part p = {
        .defeats = goal.defeated != MT_NO_ID, .opposite = opposite, .reach = reach, .goal = goal};
    moot_status status = mt_reach_show(&x->asker, goal, reach, x->others, x->others_n, &f);
    *shown = false;
    if (status != MOOT_OK || !f.exists || e->parts == MT_WHY_PARTS)
        return status;
    mt_goal near = mt_goal_local(&x->asker, goal);
    bool in = near.derived != MT_NO_ID && f.in[near.derived];
    list_set(x, &f, &p);
    if (!mt_dispute_make(&p.dispute, &x->defender, &x->cone, &f, in ? near.derived : near.defeated,
                         in, x->options->limit ? x->options->limit : PLIES) ||
        !keep_dispute(x, &p) || !mt_why_tree(x->why, &p, e->what))
        return MOOT_E_NOMEM;
    if (e->parts && same_set(&e->part[e->parts - 1], &p))
        return MOOT_OK;
    e->part[e->parts++] = p;
    *shown = true;
    return MOOT_OK;
}

/* Other sets beside the ones shown, each at odds with all of them. */
static moot_status show_others(explainer *x, mt_goal goal, mt_reach reach, bool opposite)
{
    moot_status status = MOOT_OK;
    bool shown = true;
    while (status == MOOT_OK && shown && x->others_n < MT_WHY_PARTS - 1) {
        const mt_why_part *last = &x->e->part[x->e->parts - 1];
        uint8_t *set = MT_NEW_ARRAY(x->asker.arena, uint8_t, (size_t)x->cone.aba.literals + 1);
        if (!set)
            return MOOT_E_NOMEM;
        for (uint32_t i = 0; i < last->n; i++)
            set[x->cone.local[last->set[i]]] = 1;
        x->others[x->others_n++] = set;
        if (x->others_n < MT_WHY_PARTS - 1)
            status = show(x, goal, reach, opposite, &shown);
    }
    x->others_n = 0;
    return status;
}

static moot_status show_all(explainer *x, mt_goal goal, mt_reach reach, bool opposite)
{
    bool shown;
    moot_status status = show(x, goal, reach, opposite, &shown);
    if (status == MOOT_OK && shown && reach == MT_REACH_ALL)
        status = show_others(x, goal, reach, opposite);
    return status;
}

/* ---- standings ---- */

/* One answer stands; then why the other does not. */
static moot_status show_winner(explainer *x, bool opposite, mt_reach reach)
{
    bool shown;
    uint32_t winner = opposite ? x->denied : x->held, loser = opposite ? x->held : x->denied;
    x->e->standing = opposite ? MT_FALLS : MT_STANDS;
    moot_status status = show_all(x, holding(winner), reach, opposite);
    if (status == MOOT_OK && (x->why->view.of[loser] & MT_LIT_EVER))
        status = show(x, (mt_goal){winner, loser}, reach, !opposite, &shown);
    return status;
}

/* Both answers, as far as they can be held; the first reason in the text decides which of them
 * comes first. */
static moot_status show_both(explainer *x, mt_reach yes, mt_reach no)
{
    const mt_touch_rows *on = &x->why->view.on;
    uint32_t first = on->start[x->e->what.id];
    bool turned = first < on->start[x->e->what.id + 1] && on->at[first].against, shown;
    moot_status status = MOOT_OK;
    x->e->standing = MT_CONTESTED;
    for (int i = 0; i < 2 && status == MOOT_OK; i++) {
        bool opposite = turned == !i;
        mt_reach reach = opposite ? no : yes;
        if (reach)
            status = show(x, holding(opposite ? x->denied : x->held), reach, opposite, &shown);
    }
    return status;
}

static moot_status explain_motion(explainer *x)
{
    mt_reach yes, no;
    moot_status status = mt_reach_find(&x->asker, holding(x->held), &yes);
    if (status == MOOT_OK)
        status = mt_reach_find(&x->asker, holding(x->denied), &no);
    if (status != MOOT_OK)
        return status;
    bool yes_all = yes >= MT_REACH_ALL, no_all = no >= MT_REACH_ALL;
    x->e->standing = MT_OPEN;
    if (yes_all != no_all)
        return show_winner(x, no_all, yes_all ? yes : no);
    return !yes_all && (yes || no) ? show_both(x, yes, no) : MOOT_OK;
}

static moot_status explain_claim(explainer *x)
{
    mt_explained *e = x->e;
    const uint8_t *of = x->why->view.of;
    mt_goal held = holding(x->held), defeated = {x->denied, x->held};
    mt_reach reach;
    bool shown;
    e->standing = MT_OPEN;
    if (!(of[x->held] & MT_LIT_EVER) ||
        ((of[x->held] & MT_LIT_IN) && x->denied != MT_NO_ID && (of[x->denied] & MT_LIT_IN)))
        return MOOT_OK;
    moot_status status = mt_reach_find(&x->asker, held, &reach);
    if (status != MOOT_OK)
        return status;
    if (reach >= MT_REACH_ALL) {
        e->standing = MT_STANDS;
        return show_all(x, held, reach, false);
    }
    if (reach == MT_REACH_SOME) {
        e->standing = MT_CONTESTED;
        status = show(x, held, reach, false, &shown);
        return status == MOOT_OK ? show(x, defeated, reach, false, &shown) : status;
    }
    status = mt_reach_find(&x->asker, defeated, &reach);
    if (status != MOOT_OK || reach == MT_REACH_NONE)
        return status;
    e->standing = MT_FALLS;
    return show_all(x, defeated, reach, false);
}

/* ---- positions ---- */

static bool count_one(void *ctx, const uint32_t *set, uint32_t n)
{
    (void)set;
    (void)n;
    return ++*(uint32_t *)ctx <= POSITIONS;
}

static bool holds(const mt_position *p, const mt_explained *e)
{
    for (uint32_t i = 0; i < p->accepted; i++)
        if (p->accepts[i] == e->what.id)
            return true;
    return false;
}

/* Assumptions that the grounded extension neither accepts nor rules out. */
static uint32_t undecided(const mt_view *v)
{
    uint32_t n = 0;
    for (uint32_t x = 0; x < v->c.aba.literals; x++)
        n += v->c.aba.contrary[x] != MT_NO_ID && (v->of[x] & MT_LIT_POSSIBLE) &&
             !(v->of[x] & MT_LIT_IN);
    return n;
}

/* In which of the positions that `moot judge` lists the claim is held. */
static moot_status find_positions(explainer *x)
{
    mt_why *w = x->why;
    mt_explained *e = x->e;
    uint32_t seen = 0;
    mt_answer answer;
    mt_solve how = {
        .alloc = &w->arena.alloc, .stop = x->options->stop, .each = count_one, .ctx = &seen};
    mt_task task = {.problem = MT_EE, .semantics = mt_whole_semantics(w->whole)};
    mt_judge_options options = {.whole = w->whole, .stop = x->options->stop};
    if (e->what.kind != MT_END_STATEMENT || e->standing != MT_CONTESTED ||
        undecided(&w->view) > UNDECIDED_MOST)
        return MOOT_OK;
    moot_status status = mt_aba_solve(&w->view.c.aba, task, &how, x->asker.arena, &answer);
    if (status != MOOT_OK || seen > POSITIONS)
        return status;
    status = mt_judge_positions(&w->verdict, &w->view, &options);
    const mt_positions *ps = &w->verdict.positions;
    e->held_in = MT_NEW_ARRAY(&w->arena, uint32_t, (size_t)ps->listed + 1);
    e->not_in = MT_NEW_ARRAY(&w->arena, uint32_t, (size_t)ps->listed + 1);
    for (uint32_t i = 0; e->held_in && e->not_in && i < ps->listed; i++) {
        mt_outcome motion = ps->at[i].motion;
        bool held = e->motion ? motion == MT_OUTCOME_YES : holds(&ps->at[i], e);
        if (held)
            e->held_in[e->held_ins++] = i + 1;
        else if (!e->motion || motion == MT_OUTCOME_NO)
            e->not_in[e->not_ins++] = i + 1;
    }
    return status;
}

/* ---- one after the other ---- */

static moot_status prepare(explainer *x, mt_arena *scratch)
{
    mt_why *w = x->why;
    mt_explained *e = x->e;
    const mt_compiled *c = &w->view.c;
    bool statement = e->what.kind == MT_END_STATEMENT;
    x->held = statement ? c->point[e->what.id].held : c->goes_through[e->what.id];
    x->denied = statement ? c->point[e->what.id].denied : MT_NO_ID;
    uint32_t seed[2] = {x->held, x->denied};
    if (!mt_cone_make(&x->cone, &c->aba, seed, 2, scratch))
        return MOOT_E_NOMEM;
    x->asker = (mt_asker){.view = &w->view,
                          .cone = &x->cone,
                          .defender = &x->defender,
                          .whole = w->whole,
                          .stop = x->options->stop,
                          .arena = scratch};
    return mt_defender_make(&x->defender, &x->cone.aba, x->options->stop, scratch);
}

/* Is there a stable position at all?  Then what is shown is to be part of one. */
static moot_status prepare_stable(explainer *x, mt_arena *scratch, bool *any)
{
    mt_sat_answer answer = MT_SAT_NO;
    moot_status status = mt_aba_look(&x->why->view.c.aba, scratch, &x->whole);
    if (status == MOOT_OK)
        status = mt_aba_encode(&x->stable, &x->whole, MT_ABA_STABLE, x->options->stop, scratch);
    if (status == MOOT_OK)
        status = mt_aba_ask(&x->stable, NULL, 0, &answer);
    *any = answer == MT_SAT_YES;
    x->defender.beside = &x->stable;
    x->defender.full = x->cone.full;
    return status;
}

static moot_status explain(explainer *x)
{
    mt_explained *e = x->e;
    mt_arena scratch;
    mt_arena_init(&scratch, &x->why->arena.alloc);
    moot_status status = prepare(x, &scratch);
    bool any = true;
    if (status == MOOT_OK && x->why->whole == MT_WHOLE_STABLE)
        status = prepare_stable(x, &scratch, &any);
    e->none = !any;
    if (status == MOOT_OK && any)
        status = e->motion ? explain_motion(x) : explain_claim(x);
    e->unknown = x->asker.unknown;
    if (status == MOOT_OK && any)
        status = find_positions(x);
    if (mt_arena_failed(&scratch) || mt_arena_failed(&x->why->arena))
        status = MOOT_E_NOMEM;
    mt_sat_free(x->stable.sat);
    mt_arena_free(&scratch);
    return status;
}

/* An open question: what it hinges on, which `moot judge` tells, if the debate is small. */
static moot_status find_hinges(mt_why *w, const mt_why_options *options)
{
    bool open = false;
    for (uint32_t i = 0; i < w->claims; i++)
        open = open || (w->claim[i].motion && w->claim[i].standing == MT_OPEN);
    if (!open || w->view.c.aba.literals > HINGES_MOST)
        return MOOT_OK;
    mt_judge_options judge = {
        .presume = options->presume, .whole = options->whole, .stop = options->stop};
    moot_alloc alloc = w->verdict.arena.alloc;
    mt_verdict_fini(&w->verdict);
    return mt_judge(&w->verdict, &alloc, w->debate, &judge);
}

moot_status mt_why_make(mt_why *w, const moot_alloc *alloc, const mt_debate *debate,
                        const mt_end *ends, uint32_t n, const mt_why_options *options)
{
    static const mt_why_options plain;
    static const mt_stop at_once = {.asked = always};
    options = options ? options : &plain;
    *w = (mt_why){.debate = debate, .whole = options->whole};
    mt_arena_init(&w->arena, alloc);
    mt_judge_options findings = {.presume = options->presume, .stop = &at_once};
    moot_status status = mt_judge(&w->verdict, alloc, debate, &findings);
    if (status == MOOT_OK)
        status = mt_view_make(&w->view, debate, options->presume, MT_PREFER_NOTHING, &w->arena);
    w->verdict.whole = options->whole;
    w->claim = MT_NEW_ARRAY(&w->arena, mt_explained, (size_t)n + 1);
    if (status == MOOT_OK && !w->claim)
        status = MOOT_E_NOMEM;
    for (uint32_t i = 0; status == MOOT_OK && i < n; i++) {
        mt_explained *e = &w->claim[w->claims++];
        e->what = ends[i];
        e->motion = ends[i].kind == MT_END_STATEMENT && ends[i].id == debate->motion;
        explainer x = {.why = w, .options = options, .e = e};
        status = explain(&x);
    }
    return status == MOOT_OK ? find_hinges(w, options) : status;
}

void mt_why_fini(mt_why *w)
{
    mt_verdict_fini(&w->verdict);
    mt_arena_free(&w->arena);
}

/* The title without the brackets; *only: statements or arguments alone, by the brackets. */
static moot_str bare(moot_str name, mt_end_kind *only)
{
    *only = MT_END_RELATION;
    if (name.len < 2)
        return name;
    char first = name.ptr[0], last = name.ptr[name.len - 1];
    if ((first == '[' && last == ']') || (first == '<' && last == '>')) {
        *only = first == '[' ? MT_END_STATEMENT : MT_END_ARGUMENT;
        return mt_str_trim(mt_sub(name, 1, name.len - 2));
    }
    return name;
}

bool mt_why_find(const mt_debate *d, moot_str name, mt_end *end)
{
    mt_end_kind only;
    moot_str title = bare(mt_str_trim(name), &only);
    /* In brackets stands a title; without, a label is meant first. */
    for (int labels = only == MT_END_RELATION; labels >= 0; labels--) {
        for (uint32_t i = 0; only != MT_END_ARGUMENT && i < d->statements; i++) {
            *end = (mt_end){MT_END_STATEMENT, i};
            if (mt_str_eq(labels ? d->statement[i].label : d->statement[i].title, title))
                return true;
        }
        for (uint32_t i = 0; only != MT_END_STATEMENT && i < d->arguments; i++) {
            *end = (mt_end){MT_END_ARGUMENT, i};
            if (mt_str_eq(labels ? d->argument[i].label : d->argument[i].title, title))
                return true;
        }
    }
    return false;
}
