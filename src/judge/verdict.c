/* Solved debate -> a standing and a reason for each statement and argument. */
#include "judge/inner.h"

typedef struct judge {
    mt_verdict *verdict;
    const mt_view *v;
    MT_VEC(mt_end) by;
    uint32_t *named; /* per point: the finding that names it already, counted from 1 */
    uint32_t finding;
} judge;

/* Which touches or undercuts to name. */
typedef enum pick {
    PICK_FOR_STANDING,     /* speaks for it and goes through */
    PICK_FOR_OPEN,         /* speaks for it, neither goes through nor is defeated */
    PICK_FOR_FALLEN,       /* speaks for it and is defeated */
    PICK_AGAINST,          /* speaks against it */
    PICK_AGAINST_ANSWERED, /* likewise, and is defeated */
    PICK_AGAINST_STANDING, /* likewise, and goes through */
    PICK_AGAINST_OPEN      /* likewise, not defeated */
} pick;

static bool picked(const mt_touch *t, pick what)
{
    bool in = t->state & MT_LIT_IN, possible = t->state & MT_LIT_POSSIBLE;
    switch (what) {
    case PICK_FOR_STANDING: return !t->against && in;
    case PICK_FOR_OPEN: return !t->against && possible && !in;
    case PICK_FOR_FALLEN: return !t->against && !possible;
    case PICK_AGAINST: return t->against;
    case PICK_AGAINST_ANSWERED: return t->against && !possible;
    case PICK_AGAINST_STANDING: return t->against && in;
    case PICK_AGAINST_OPEN: return t->against && possible;
    }
    return false;
}

/* Name an end, once for each finding. */
static void name_end(judge *j, mt_end end)
{
    uint32_t point = end.kind == MT_END_STATEMENT ? end.id : j->v->d->statements + end.id;
    if (j->named[point] == j->finding)
        return;
    j->named[point] = j->finding;
    MT_VEC_PUSH(&j->verdict->arena, &j->by, end);
}

/* Name the ends of the row that are picked; how many inferences that are. */
static uint32_t name(judge *j, const mt_touch_rows *rows, uint32_t row, pick what)
{
    uint32_t found = 0;
    for (uint32_t i = rows->start[row]; i < rows->start[row + 1]; i++)
        if (picked(&rows->at[i], what)) {
            name_end(j, rows->at[i].from);
            found++;
        }
    return found;
}

/* Name what undercuts the inferences that speak for `point`. */
static uint32_t name_undercuts(judge *j, uint32_t point, pick what)
{
    uint32_t named = 0;
    for (uint32_t i = j->v->on.start[point]; i < j->v->on.start[point + 1]; i++)
        if (!j->v->on.at[i].against)
            named += name(j, &j->v->undercuts, j->v->on.at[i].inference, what);
    return named;
}

static void because(mt_finding *f, mt_standing standing, mt_reason reason)
{
    f->standing = standing;
    f->reason = reason;
}

/* The premises of the inference `step`, or what the sketch says, by their state. */
static uint32_t name_premises(judge *j, const mt_argument *a, uint32_t id, bool fallen)
{
    const mt_debate *d = j->v->d;
    uint32_t named = 0;
    for (uint32_t i = 0; i < a->steps; i++) {
        const mt_step *s = &d->step[a->first_step + i];
        for (uint32_t p = 0; p < s->premises; p++) {
            mt_end premise = {MT_END_STATEMENT, d->premise[s->first_premise + p]};
            uint8_t bits = mt_end_bits(j->v, premise);
            if (fallen ? !(bits & MT_LIT_POSSIBLE) : !(bits & MT_LIT_IN)) {
                name_end(j, premise);
                named++;
            }
        }
    }
    return named + name(j, &j->v->on, d->statements + id, fallen ? PICK_FOR_FALLEN : PICK_FOR_OPEN);
}

/* With a preference: name what speaks against `id`, holds, is not undercut, and yet does
 * not get through. */
static uint32_t name_outweighed(judge *j, uint32_t id)
{
    const mt_touch_rows *on = &j->v->on, *undercuts = &j->v->undercuts;
    uint32_t found = 0;
    for (uint32_t i = on->start[id]; j->v->prefer != MT_PREFER_NOTHING && i < on->start[id + 1];
         i++) {
        const mt_touch *t = &on->at[i];
        bool cut = false;
        if (!t->against || (t->state & MT_LIT_POSSIBLE) ||
            !(mt_end_bits(j->v, t->from) & MT_LIT_IN))
            continue;
        for (uint32_t k = undercuts->start[t->inference]; k < undercuts->start[t->inference + 1];
             k++)
            cut = cut || (undercuts->at[k].state & MT_LIT_IN);
        if (cut)
            continue;
        name_end(j, t->from);
        found++;
    }
    return found;
}

static void judge_standing_statement(judge *j, uint32_t id, mt_finding *f)
{
    const mt_touch_rows *on = &j->v->on;
    if (j->v->d->statement[id].stipulated) {
        because(f, MT_STANDS, MT_WHY_STIPULATED);
        return;
    }
    if (name_outweighed(j, id)) {
        because(f, MT_STANDS, MT_WHY_OUTWEIGHED);
        return;
    }
    /* A step that is cut leaves the others: what cuts it and holds is no challenge answered. */
    if (name(j, on, id, PICK_AGAINST) + name_undercuts(j, id, PICK_AGAINST_ANSWERED)) {
        because(f, MT_STANDS, MT_WHY_ANSWERED);
        return;
    }
    bool reasons = name(j, on, id, PICK_FOR_STANDING) > 0;
    because(f, MT_STANDS, reasons ? MT_WHY_REASONS_STAND : MT_WHY_UNCHALLENGED);
}

static void judge_fallen_statement(judge *j, uint32_t id, mt_finding *f)
{
    bool denied = mt_bits(j->v, j->v->c.point[id].denied) & MT_LIT_IN;
    if (name(j, &j->v->on, id, PICK_AGAINST_STANDING) || denied)
        because(f, MT_FALLS, MT_WHY_OPPOSITE_STANDS);
    else if (name_undercuts(j, id, PICK_AGAINST_STANDING))
        because(f, MT_FALLS, MT_WHY_UNDERCUT);
    else {
        name(j, &j->v->on, id, PICK_FOR_FALLEN);
        because(f, MT_FALLS, MT_WHY_REASONS_FALL);
    }
}

static void judge_statement(judge *j, uint32_t id, mt_finding *f)
{
    const mt_point *p = &j->v->c.point[id];
    uint8_t held = mt_bits(j->v, p->held), denied = mt_bits(j->v, p->denied);
    bool both = (held & MT_LIT_IN) && (denied & MT_LIT_IN);
    f->first_by = j->by.n;
    j->finding++;
    if (!both && (held & MT_LIT_IN)) {
        judge_standing_statement(j, id, f);
    } else if (!both &&
               ((denied & MT_LIT_IN) || (!(held & MT_LIT_POSSIBLE) && (held & MT_LIT_EVER)))) {
        judge_fallen_statement(j, id, f);
    } else if (!(held & MT_LIT_EVER)) {
        name(j, &j->v->on, id, PICK_FOR_FALLEN);
        because(f, MT_OPEN, MT_WHY_NO_REASON);
    } else if (denied & MT_LIT_POSSIBLE) {
        name(j, &j->v->on, id, PICK_AGAINST_OPEN);
        uint32_t reasons =
            name(j, &j->v->on, id, PICK_FOR_OPEN) + name(j, &j->v->on, id, PICK_FOR_STANDING);
        because(f, MT_OPEN, reasons ? MT_WHY_CLASH : MT_WHY_CHALLENGE_OPEN);
    } else {
        name(j, &j->v->on, id, PICK_FOR_OPEN);
        because(f, MT_OPEN, MT_WHY_REASONS_OPEN);
    }
    f->bys = j->by.n - f->first_by;
}

static void judge_argument(judge *j, uint32_t id, mt_finding *f)
{
    const mt_debate *d = j->v->d;
    const mt_argument *a = &d->argument[id];
    const mt_touch_rows *undercuts = &j->v->undercuts;
    uint32_t point = d->statements + id, inference = mt_inference_of_argument(d, id);
    uint8_t through = mt_bits(j->v, j->v->c.goes_through[id]);
    f->first_by = j->by.n;
    j->finding++;
    if (through & MT_LIT_IN) {
        bool challenged =
            name(j, &j->v->on, point, PICK_AGAINST) + name(j, undercuts, inference, PICK_AGAINST) >
            0;
        because(f, MT_STANDS, challenged ? MT_WHY_ANSWERED : MT_WHY_UNCHALLENGED);
    } else if (!(through & MT_LIT_POSSIBLE) && (through & MT_LIT_EVER)) {
        if (name(j, undercuts, inference, PICK_AGAINST_STANDING))
            because(f, MT_FALLS, MT_WHY_UNDERCUT);
        else if (name(j, &j->v->on, point, PICK_AGAINST_STANDING))
            because(f, MT_FALLS, MT_WHY_OPPOSITE_STANDS);
        else {
            name_premises(j, a, id, true);
            because(f, MT_FALLS, MT_WHY_REASONS_FALL);
        }
    } else if (!(through & MT_LIT_EVER)) {
        because(f, MT_OPEN, MT_WHY_NO_REASON);
    } else if (name(j, &j->v->on, point, PICK_AGAINST_OPEN) +
               name(j, undercuts, inference, PICK_AGAINST_OPEN)) {
        because(f, MT_OPEN, MT_WHY_CHALLENGE_OPEN);
    } else {
        name_premises(j, a, id, false);
        because(f, MT_OPEN, MT_WHY_REASONS_OPEN);
    }
    f->bys = j->by.n - f->first_by;
}

static void read_back(mt_verdict *verdict, const mt_view *v)
{
    const mt_debate *d = v->d;
    judge j = {.verdict = verdict, .v = v};
    j.named = MT_NEW_ARRAY(v->arena, uint32_t, (size_t)d->statements + d->arguments + 1);
    if (!j.named)
        return;
    for (uint32_t i = 0; i < d->statements; i++)
        judge_statement(&j, i, &verdict->statement[i]);
    for (uint32_t i = 0; i < d->arguments; i++)
        judge_argument(&j, i, &verdict->argument[i]);
    verdict->by = j.by.at;
    verdict->bys = j.by.n;
    verdict->motion = MT_OPEN;
    if (d->motion < d->statements) {
        const mt_point *p = &v->c.point[d->motion];
        bool yes = mt_bits(v, p->held) & MT_LIT_IN, no = mt_bits(v, p->denied) & MT_LIT_IN;
        mt_finding *motion = &verdict->statement[d->motion];
        verdict->no_stands = no && !yes;
        /* That the reasons for Yes fail is no reason for No: the question stays open. */
        if (motion->standing == MT_FALLS && !verdict->no_stands)
            motion->standing = MT_OPEN;
        verdict->motion = motion->standing;
    }
}

static moot_status look_at_wholes(mt_verdict *verdict, const mt_view *view,
                                  const mt_judge_options *options)
{
    verdict->whole = options->whole;
    moot_status status = mt_judge_positions(verdict, view, options);
    if (status == MOOT_OK && !options->no_hinges)
        status = mt_judge_hinges(verdict, view, options);
    verdict->stopped = status == MOOT_E_CANCELLED;
    return verdict->stopped ? MOOT_OK : status;
}

moot_status mt_judge(mt_verdict *verdict, const moot_alloc *alloc, const mt_debate *debate,
                     const mt_judge_options *options)
{
    enum { MOST = 4000000 };
    static const mt_judge_options plain;
    *verdict = (mt_verdict){.debate = debate, .motion = MT_OPEN};
    mt_arena_init(&verdict->arena, alloc);
    if ((uint64_t)debate->statements + debate->arguments + debate->steps + debate->relations +
            debate->premises >
        MOST)
        return MOOT_E_LIMIT;
    verdict->statement = MT_NEW_ARRAY(&verdict->arena, mt_finding, (size_t)debate->statements + 1);
    verdict->argument = MT_NEW_ARRAY(&verdict->arena, mt_finding, (size_t)debate->arguments + 1);
    mt_arena scratch;
    mt_arena_init(&scratch, alloc);
    mt_view view;
    moot_status status = mt_view_make(&view, debate, options ? options->presume : MT_PRESUME_BARE,
                                      options ? options->prefer : MT_PREFER_NOTHING, &scratch);
    if (status == MOOT_OK && !mt_arena_failed(&verdict->arena)) {
        read_back(verdict, &view);
        if (!mt_arena_failed(&verdict->arena) && !mt_arena_failed(&scratch))
            mt_judge_lists(verdict, &view);
        if (!mt_arena_failed(&verdict->arena) && !mt_arena_failed(&scratch))
            mt_judge_words(verdict, &view);
        bool brief = options && options->brief;
        if (!brief && !mt_arena_failed(&verdict->arena) && !mt_arena_failed(&scratch))
            status = look_at_wholes(verdict, &view, options ? options : &plain);
    }
    if (mt_arena_failed(&verdict->arena) || mt_arena_failed(&scratch))
        status = MOOT_E_NOMEM;
    mt_arena_free(&scratch);
    return status;
}

void mt_verdict_fini(mt_verdict *verdict)
{
    mt_arena_free(&verdict->arena);
}
