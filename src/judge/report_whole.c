/* Positions and hinges -> plain sentences, and the same as JSON. */
#include "judge/inner.h"

enum { BRIEF = 12, CORE_ALL = 4 /* claims that are more than one cares to read */ };

moot_str mt_whole_word(mt_whole w)
{
    switch (w) {
    case MT_WHOLE_PREFERRED: return MOOT_STR("preferred");
    case MT_WHOLE_COMPLETE: return MOOT_STR("complete");
    case MT_WHOLE_STABLE: return MOOT_STR("stable");
    case MT_WHOLE_GROUNDED: return MOOT_STR("grounded");
    case MT_WHOLE_IDEAL: return MOOT_STR("ideal");
    case MT_WHOLE_SEMI_STABLE: return MOOT_STR("semi-stable");
    case MT_WHOLE_STAGE: return MOOT_STR("stage");
    case MT_WHOLE_EAGER: return MOOT_STR("eager");
    }
    return MOOT_STR("preferred");
}

const char *mt_outcome_clause(mt_outcome o)
{
    switch (o) {
    case MT_OUTCOME_YES: return "Yes stands";
    case MT_OUTCOME_NO: return "No stands";
    case MT_OUTCOME_CONTESTED: return "the question is contested";
    case MT_OUTCOME_OPEN: return "the question is open";
    case MT_OUTCOME_NONE: return "nothing can be held as a whole";
    case MT_OUTCOME_UNKNOWN: break;
    }
    return "that was not found out";
}

/* "step 2 of Y4", "N1", with a word before the name of what does not hold. */
static void put_move(const mt_debate *d, mt_end what, mt_out *o)
{
    if (what.kind != MT_END_STEP) {
        mt_out_put(o, mt_end_label(d, what));
        return;
    }
    const mt_argument *a = &d->argument[d->step[what.id].argument];
    if (a->steps > 1)
        mt_out_printf(o, "step %u of ", (unsigned)(what.id - a->first_step + 1));
    mt_out_put(o, a->label);
}

static mt_side side_of(const mt_debate *d, mt_end what)
{
    switch (what.kind) {
    case MT_END_STATEMENT: return d->statement[what.id].side;
    case MT_END_ARGUMENT: return d->argument[what.id].side;
    case MT_END_STEP: return d->argument[d->step[what.id].argument].side;
    case MT_END_RELATION: break;
    }
    return MT_SIDE_NONE;
}

/* Whose task it is: who would have to answer what is struck, and to make good what
 * is granted. */
static mt_side task_of(const mt_debate *d, const mt_hinge *h)
{
    mt_side whose = MT_SIDE_NONE;
    for (uint32_t i = 0; i < h->moves; i++) {
        mt_side side = side_of(d, h->move[i].what);
        if (side != MT_SIDE_YES && side != MT_SIDE_NO)
            return MT_SIDE_NONE;
        side = h->move[i].grant ? side : mt_side_other(side);
        if (i && side != whose)
            return MT_SIDE_SHARED;
        whose = side;
    }
    return whose;
}

/* "N1 and N2 were answered": the moves of one kind, with a verb. */
static uint32_t put_moves(const mt_debate *d, const mt_hinge *h, bool grant, mt_out *o)
{
    uint32_t n = 0, done = 0;
    for (uint32_t i = 0; i < h->moves; i++)
        n += h->move[i].grant == grant;
    for (uint32_t i = 0; i < h->moves; i++) {
        if (h->move[i].grant != grant)
            continue;
        mt_out_z(o, !done ? "" : done + 1 == n ? " and " : ", ");
        put_move(d, h->move[i].what, o);
        done++;
    }
    mt_out_z(o, !n ? "" : grant ? " were granted" : " were answered");
    return n;
}

moot_str mt_turn_sentence(const mt_verdict *v, const mt_turn *t, uint32_t hinge, mt_arena *arena)
{
    const mt_hinge *h = &t->hinge[hinge];
    mt_memory memory = {.arena = arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&memory));
    mt_out_z(&o, t->target == MT_OUTCOME_YES         ? "Yes would stand if "
                 : t->target == MT_OUTCOME_NO        ? "No would stand if "
                 : t->target == MT_OUTCOME_CONTESTED ? "The question would be contested if "
                                                     : "The question would be open if ");
    uint32_t n = put_moves(v->debate, h, false, &o);
    if (n && n < h->moves)
        mt_out_z(&o, " and ");
    put_moves(v->debate, h, true, &o);
    mt_side whose = task_of(v->debate, h);
    mt_out_z(&o, whose == MT_SIDE_YES      ? "; that is for Yes to show."
                 : whose == MT_SIDE_NO     ? "; that is for No to show."
                 : whose == MT_SIDE_SHARED ? "; that takes both sides."
                                           : ".");
    return mt_out_finish(&o) == MOOT_OK ? mt_memory_str(&memory) : (moot_str){"", 0};
}

static void put_labels(const mt_debate *d, const char *before, const uint32_t *ids, uint32_t n,
                       mt_out *o)
{
    mt_out_z(o, before);
    for (uint32_t i = 0; i < n && i < BRIEF; i++) {
        mt_out_z(o, i ? ", " : " ");
        mt_out_put(o, d->statement[ids[i]].label);
    }
    if (n > BRIEF)
        mt_out_printf(o, " and %u more", (unsigned)(n - BRIEF));
    mt_out_z(o, n ? "" : " nothing");
}

static bool in_core(const mt_positions *ps, uint32_t statement)
{
    for (uint32_t i = 0; i < ps->cores; i++)
        if (ps->core[i] == statement)
            return true;
    return false;
}

/* What a position accepts; of several only what not all of them do. */
static void put_accepted(const mt_verdict *v, const mt_position *p, mt_out *o)
{
    const mt_positions *ps = &v->positions;
    bool open = p->motion == MT_OUTCOME_OPEN;
    uint32_t n = 0;
    mt_out_z(o, open ? "" : mt_outcome_clause(p->motion));
    if (ps->found < 2 || !ps->cores) {
        put_labels(v->debate, open ? "accepts" : "; accepts", p->accepts, p->accepted, o);
        return;
    }
    for (uint32_t i = 0; i < p->accepted; i++) {
        if (in_core(ps, p->accepts[i]))
            continue;
        if (n < BRIEF) {
            mt_out_z(o, n ? ", " : open ? "accepts " : "; accepts ");
            mt_out_put(o, v->debate->statement[p->accepts[i]].label);
        }
        n++;
    }
    if (n > BRIEF)
        mt_out_printf(o, " and %u more", (unsigned)(n - BRIEF));
    if (open && !n)
        mt_out_z(o, "the question is open");
}

static void put_core(const mt_verdict *v, mt_out *o)
{
    const mt_positions *ps = &v->positions;
    if (ps->cores >= CORE_ALL && ps->cores + 1 == v->debate->statements)
        mt_out_z(o, "Accepted in every position: every claim but the motion");
    else
        put_labels(v->debate, "Accepted in every position:", ps->core, ps->cores, o);
    mt_out_char(o, '\n');
}

static void put_positions(const mt_verdict *v, mt_out *o)
{
    const mt_positions *ps = &v->positions;
    if (!ps->complete) {
        mt_out_printf(o, "Positions: at least %llu, more than are listed\n",
                      (unsigned long long)ps->found);
        return;
    }
    mt_out_printf(o, "Positions: %llu\n", (unsigned long long)ps->found);
    for (uint32_t i = 0; i < ps->listed; i++) {
        mt_out_printf(o, "    %u ", (unsigned)(i + 1));
        put_accepted(v, &ps->at[i], o);
        if (ps->at[i].given_up)
            put_labels(v->debate, "; gives up", ps->at[i].gives_up, ps->at[i].given_up, o);
        mt_out_char(o, '\n');
    }
    if (ps->found > ps->listed)
        mt_out_printf(o, ps->listed ? "    and %llu more\n" : "    too many to list\n",
                      (unsigned long long)(ps->found - ps->listed));
}

static void put_turns(const mt_verdict *v, mt_out *o)
{
    bool any = false;
    mt_arena arena;
    mt_arena_init(&arena, &v->arena.alloc);
    for (uint32_t i = 0; i < v->turns; i++)
        for (uint32_t k = 0; k < v->turn[i].hinges; k++) {
            mt_out_z(o, any ? "    " : "What it hinges on:\n    ");
            mt_out_put(o, mt_turn_sentence(v, &v->turn[i], k, &arena));
            mt_out_char(o, '\n');
            any = true;
            if (k + 1 == v->turn[i].hinges && v->turn[i].count > v->turn[i].hinges)
                mt_out_printf(o, "    and %u more of that kind\n",
                              (unsigned)(v->turn[i].count - v->turn[i].hinges));
        }
    if (mt_arena_failed(&arena))
        mt_out_no_memory(o);
    mt_arena_free(&arena);
}

void mt_whole_text(const mt_verdict *v, mt_out *o)
{
    const mt_positions *ps = &v->positions;
    if (v->debate->motion < v->debate->statements && ps->outcome != MT_OUTCOME_UNKNOWN) {
        mt_out_z(o, "Held as a whole (");
        mt_out_put(o, mt_whole_word(v->whole));
        mt_out_z(o, "): ");
        mt_out_z(o, mt_outcome_clause(ps->outcome));
        mt_out_z(o, ".\n");
    }
    if (ps->found > 1 || ps->complete)
        put_positions(v, o);
    if (ps->found > 1 && ps->cores)
        put_core(v, o);
    put_turns(v, o);
    if (v->stopped)
        mt_out_z(o, "Stopped before positions and hinges were finished: there may be more.\n");
}

static void json_ids(const mt_debate *d, const char *key, const uint32_t *ids, uint32_t n,
                     mt_out *o)
{
    mt_out_printf(o, "\"%s\": [", key);
    for (uint32_t i = 0; i < n; i++) {
        mt_out_z(o, i ? ", " : "");
        mt_out_json(o, d->statement[ids[i]].label);
    }
    mt_out_char(o, ']');
}

static void json_positions(const mt_verdict *v, mt_out *o)
{
    const mt_positions *ps = &v->positions;
    const mt_debate *d = v->debate;
    mt_out_z(o, ",\n  \"positions\": {\"semantics\": ");
    mt_out_json(o, mt_whole_word(v->whole));
    mt_out_z(o, ", \"outcome\": ");
    mt_out_json(o, mt_outcome_word(ps->outcome));
    mt_out_printf(o, ", \"complete\": %s, \"count\": %llu, \"listed\": [",
                  ps->complete ? "true" : "false", (unsigned long long)ps->found);
    for (uint32_t i = 0; i < ps->listed; i++) {
        const mt_position *p = &ps->at[i];
        mt_out_z(o, i ? ",\n    {\"motion\": " : "\n    {\"motion\": ");
        mt_out_json(o, p->motion == MT_OUTCOME_YES  ? MOOT_STR("yes")
                       : p->motion == MT_OUTCOME_NO ? MOOT_STR("no")
                                                    : MOOT_STR("open"));
        mt_out_z(o, ", ");
        json_ids(d, "accepts", p->accepts, p->accepted, o);
        mt_out_z(o, ", ");
        json_ids(d, "gives_up", p->gives_up, p->given_up, o);
        mt_out_char(o, '}');
    }
    mt_out_z(o, "], ");
    json_ids(d, "accepted_in_each", ps->core, ps->cores, o);
    mt_out_char(o, '}');
}

static void json_move(const mt_debate *d, const mt_move *m, mt_out *o)
{
    mt_out_z(o, m->grant ? "{\"grant\": " : "{\"strike\": ");
    if (m->what.kind == MT_END_STEP) {
        const mt_step *s = &d->step[m->what.id];
        mt_out_json(o, d->argument[s->argument].label);
        mt_out_printf(o, ", \"step\": %u",
                      (unsigned)(m->what.id - d->argument[s->argument].first_step));
    } else {
        mt_out_json(o, mt_end_label(d, m->what));
    }
    mt_out_char(o, '}');
}

static void json_turn(const mt_verdict *v, const mt_turn *t, mt_out *o)
{
    mt_out_z(o, "{\"target\": ");
    mt_out_json(o, mt_outcome_word(t->target));
    mt_out_printf(o, ", \"count\": %u, \"searched\": %u, \"exhausted\": %s, \"limited\": %s",
                  (unsigned)t->count, (unsigned)t->searched, t->exhausted ? "true" : "false",
                  t->limited ? "true" : "false");
    mt_out_z(o, ", \"sets\": [");
    for (uint32_t i = 0; i < t->hinges; i++) {
        mt_out_z(o, i ? ", [" : "[");
        for (uint32_t k = 0; k < t->hinge[i].moves; k++) {
            mt_out_z(o, k ? ", " : "");
            json_move(v->debate, &t->hinge[i].move[k], o);
        }
        mt_out_char(o, ']');
    }
    mt_out_z(o, "]}");
}

void mt_whole_json(const mt_verdict *v, mt_out *o)
{
    json_positions(v, o);
    mt_out_z(o, ",\n  \"hinges\": [");
    for (uint32_t i = 0; i < v->turns; i++) {
        mt_out_z(o, i ? ",\n    " : "\n    ");
        json_turn(v, &v->turn[i], o);
    }
    mt_out_printf(o, "],\n  \"stopped\": %s", v->stopped ? "true" : "false");
}
