/* Verdict -> plain sentences.  No word here prefers a side: where two sides are
 * named, the order comes from the verdict, never from Yes or No. */
#include "base/utf8.h"
#include "judge/inner.h"

enum { MOST_NAMED = 4, MOST_QUOTED = 120 /* code points */ };

moot_str mt_standing_word(mt_standing s)
{
    switch (s) {
    case MT_STANDS: return MOOT_STR("stands");
    case MT_FALLS: return MOOT_STR("falls");
    case MT_CONTESTED: return MOOT_STR("contested");
    case MT_OPEN: return MOOT_STR("open");
    }
    return MOOT_STR("open");
}

static void put_ends(const mt_debate *d, const mt_end *ends, uint32_t n, mt_out *o)
{
    uint32_t named = n <= MOST_NAMED ? n : MOST_NAMED - 1;
    for (uint32_t i = 0; ends && i < named; i++) {
        bool motion = ends[i].kind == MT_END_STATEMENT && ends[i].id == d->motion;
        if (i)
            mt_out_z(o, i + 1 == n ? " and " : ", ");
        mt_out_put(o, motion ? MOOT_STR("the motion") : mt_end_label(d, ends[i]));
    }
    if (named < n)
        mt_out_printf(o, " and %u more", n - named);
}

/* "N1 stands", "N1 and N2 stand": the names, then the fitting verb. */
static void put_ends_verb(const mt_debate *d, const mt_end *ends, uint32_t n, const char *one,
                          const char *many, mt_out *o)
{
    put_ends(d, ends, n, o);
    mt_out_z(o, n == 1 ? one : many);
}

/* What follows "X stands:", "X falls:" or "X is open:". */
static void put_reason(const mt_verdict *v, mt_finding f, mt_out *o)
{
    const mt_debate *d = v->debate;
    const mt_end *by = v->by ? v->by + f.first_by : NULL;
    uint32_t n = f.bys;
    switch (f.reason) {
    case MT_WHY_UNCHALLENGED: mt_out_z(o, "nobody challenges it"); return;
    case MT_WHY_STIPULATED: mt_out_z(o, "it is granted from the start"); return;
    case MT_WHY_REASONS_STAND: put_ends_verb(d, by, n, " supports it", " support it", o); return;
    case MT_WHY_ANSWERED:
        put_ends_verb(d, by, n, " challenges it, and is answered",
                      " challenge it, and each is answered", o);
        return;
    case MT_WHY_OUTWEIGHED:
        put_ends_verb(d, by, n, " speaks against it and weighs less",
                      " speak against it and weigh less", o);
        return;
    case MT_WHY_OPPOSITE_STANDS:
        if (n)
            put_ends_verb(d, by, n, " speaks against it and stands", " speak against it and stand",
                          o);
        else
            mt_out_z(o, "its opposite follows from what stands");
        return;
    case MT_WHY_UNDERCUT:
        put_ends_verb(d, by, n, " undercuts the step to it and stands",
                      " undercut the steps to it and stand", o);
        return;
    case MT_WHY_REASONS_FALL:
        mt_out_z(o, "it rests on ");
        if (n)
            put_ends_verb(d, by, n, ", which does not hold", ", which do not hold", o);
        else
            mt_out_z(o, "what does not hold");
        return;
    case MT_WHY_CLASH:
        mt_out_z(o, "there are reasons for it and against it (");
        put_ends(d, by, n, o);
        mt_out_z(o, d->mined ? ")" : "), and neither answers the other");
        return;
    case MT_WHY_CHALLENGE_OPEN:
        if (n)
            put_ends_verb(d, by, n, " challenges it, and that is not settled",
                          " challenge it, and that is not settled", o);
        else
            mt_out_z(o, "its opposite is not ruled out");
        return;
    case MT_WHY_REASONS_OPEN:
        mt_out_z(o, "it rests on ");
        if (n)
            put_ends_verb(d, by, n, ", which is open", ", which are open", o);
        else
            mt_out_z(o, "what is open");
        return;
    case MT_WHY_NO_REASON:
        if (n)
            put_ends_verb(d, by, n, " is its only reason, and nothing carries that one",
                          " are its only reasons, and nothing carries them", o);
        else
            mt_out_z(o, "nobody gives a reason for it");
        return;
    }
}

static const char *verb(mt_standing s)
{
    switch (s) {
    case MT_STANDS: return " stands: ";
    case MT_FALLS: return " falls: ";
    case MT_CONTESTED: return " is contested: ";
    case MT_OPEN: return " is open: ";
    }
    return " is open: ";
}

/* Where an argument needs other words than a statement; false: it does not.
 * Where no premise is to blame, what it concludes is denied. */
static bool put_argument_reason(const mt_verdict *v, mt_finding f, mt_out *o)
{
    const mt_end *by = v->by ? v->by + f.first_by : NULL;
    if (f.reason == MT_WHY_UNDERCUT)
        put_ends_verb(v->debate, by, f.bys, " undercuts its step and stands",
                      " undercut its steps and stand", o);
    else if (f.reason == MT_WHY_NO_REASON)
        mt_out_z(o, "nobody gives a reason for what it rests on");
    else if (f.reason == MT_WHY_REASONS_FALL && f.bys == 0)
        mt_out_z(o, "the opposite of what it concludes stands");
    else if (f.reason == MT_WHY_REASONS_OPEN && f.bys == 0)
        mt_out_z(o, "what it concludes is challenged, and that is not settled");
    else
        return false;
    return true;
}

moot_str mt_verdict_reason(const mt_verdict *v, mt_end end, mt_arena *arena)
{
    mt_memory memory = {.arena = arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&memory));
    mt_finding f = *mt_end_finding(v, end);
    if (end.kind == MT_END_STATEMENT || !put_argument_reason(v, f, &o))
        put_reason(v, f, &o);
    return mt_out_finish(&o) == MOOT_OK ? mt_memory_str(&memory) : (moot_str){"", 0};
}

moot_str mt_verdict_why(const mt_verdict *v, uint32_t statement, mt_arena *arena)
{
    mt_memory memory = {.arena = arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&memory));
    mt_finding f = v->statement[statement];
    mt_out_put(&o, v->debate->statement[statement].label);
    mt_out_z(&o, verb(f.standing));
    put_reason(v, f, &o);
    mt_out_char(&o, '.');
    return mt_out_finish(&o) == MOOT_OK ? mt_memory_str(&memory) : (moot_str){"", 0};
}

/* ---- the sentence about the motion ---- */

void mt_put_quoted(const mt_debate *d, mt_end end, size_t most, mt_out *o)
{
    moot_str text = mt_str_trim(end.kind == MT_END_STATEMENT ? d->statement[end.id].text
                                                             : d->argument[end.id].text);
    if (mt_str_ends(text, MOOT_STR(".")))
        text.len--;
    if (!text.len)
        return;
    size_t cut = mt_utf8_offset(text, most);
    bool whole = cut == text.len;
    while (!whole && cut > 0 && !mt_is_space(text.ptr[cut]))
        cut--;
    if (!whole && cut == 0)
        cut = mt_utf8_offset(text, most);
    mt_out_z(o, " (\xE2\x80\x9C");
    mt_out_put(o, mt_sub(text, 0, cut));
    mt_out_z(o, whole ? "\xE2\x80\x9D)" : " \xE2\x80\xA6\xE2\x80\x9D)");
}

typedef struct teller {
    mt_verdict *verdict;
    const mt_view *v;
    mt_out o;
} teller;

/* "N2 (“It would ...”)": the label, and the words. */
static void put_claim(teller *t, mt_end end)
{
    mt_out_put(&t->o, mt_end_label(t->v->d, end));
    mt_put_quoted(t->v->d, end, MOST_QUOTED, &t->o);
}

static bool is_unanswered(const mt_view *v, mt_end end)
{
    return v->unanswered[end.kind == MT_END_STATEMENT ? end.id : v->d->statements + end.id];
}

/* The first inference on the motion for (`against` false) or against it whose
 * state has the bits `with` and not the bits `without`; NULL if there is none. */
static const mt_touch *lead(const teller *t, bool against, uint8_t with, uint8_t without)
{
    const mt_touch_rows *on = &t->v->on;
    uint32_t motion = t->v->d->motion;
    for (uint32_t i = on->start[motion]; i < on->start[motion + 1]; i++) {
        const mt_touch *touch = &on->at[i];
        if (touch->against == against && (touch->state & with) == with && !(touch->state & without))
            return touch;
    }
    return NULL;
}

static const char *side_name(bool no)
{
    return no ? "No" : "Yes";
}

/* The undercut of `inference` to name: one that goes through, else one that is open,
 * else NULL. */
static const mt_touch *cut_of(const teller *t, uint32_t inference)
{
    const mt_touch_rows *cuts = &t->v->undercuts;
    const mt_touch *open = NULL;
    for (uint32_t i = cuts->start[inference]; i < cuts->start[inference + 1]; i++) {
        if (cuts->at[i].state & MT_LIT_IN)
            return &cuts->at[i];
        if (!open && (cuts->at[i].state & MT_LIT_POSSIBLE))
            open = &cuts->at[i];
    }
    return open;
}

/* Why the case that `against` says does not carry: a clause. */
static void put_defeat(teller *t, bool against)
{
    const mt_verdict *v = t->verdict;
    const mt_touch *fallen = lead(t, against, 0, MT_LIT_POSSIBLE);
    if (!fallen)
        fallen = lead(t, against, 0, MT_LIT_IN);
    if (!fallen) {
        mt_out_printf(&t->o, "nobody gives a reason for %s", side_name(against));
        return;
    }
    const mt_finding *f = mt_end_finding(v, fallen->from);
    const mt_touch *cut = cut_of(t, fallen->inference);
    mt_out_printf(&t->o, "%s rests on ", side_name(against));
    put_claim(t, fallen->from);
    if (f->standing == MT_STANDS && cut) {
        bool through = cut->state & MT_LIT_IN;
        mt_out_z(&t->o,
                 through ? ", but the step from there to the motion is undercut by " : ", but ");
        put_claim(t, cut->from);
        mt_out_z(&t->o, through ? "" : " challenges the step from there, and that is not settled");
        return;
    }
    if (f->standing == MT_STANDS) {
        bool light = t->v->prefer != MT_PREFER_NOTHING && !(fallen->state & MT_LIT_POSSIBLE);
        mt_out_z(&t->o, light ? ", but that weighs less" : ", but that is answered");
        return;
    }
    mt_out_z(&t->o, f->standing == MT_FALLS ? ", which falls: " : ", which is open: ");
    put_reason(v, *f, &t->o);
}

static void put_winner(teller *t, bool against)
{
    const mt_touch *first = lead(t, against, MT_LIT_IN, 0);
    const mt_touch_rows *on = &t->v->on;
    uint32_t motion = t->v->d->motion;
    for (uint32_t i = on->start[motion]; i < on->start[motion + 1]; i++) {
        const mt_touch *touch = &on->at[i];
        if (touch->against == against && (touch->state & MT_LIT_IN) &&
            is_unanswered(t->v, touch->from)) {
            mt_out_z(&t->o, t->v->d->mined ? "moot matched no answer to " : "Nobody answered ");
            put_claim(t, touch->from);
            return;
        }
    }
    if (first) {
        put_claim(t, first->from);
        mt_out_z(&t->o, " stands");
    } else {
        mt_out_printf(&t->o, "%s follows from what stands", side_name(against));
    }
}

static void tell_open(teller *t, uint8_t yes, uint8_t no)
{
    bool yes_possible = yes & MT_LIT_POSSIBLE, no_possible = no & MT_LIT_POSSIBLE;
    const mt_touch *a = lead(t, false, MT_LIT_POSSIBLE, 0);
    const mt_touch *b = lead(t, true, MT_LIT_POSSIBLE, 0);
    if (!(yes & MT_LIT_EVER) && !(no & MT_LIT_EVER)) {
        mt_out_z(&t->o, "Nobody gives a reason that bears on the motion");
    } else if (yes_possible && no_possible && a && b && a->from.kind == b->from.kind &&
               a->from.id == b->from.id) {
        put_claim(t, a->from);
        mt_out_z(&t->o, " is given as a reason for both");
    } else if (yes_possible && no_possible) {
        mt_out_z(&t->o, "Two cases stand against each other");
        if (!t->v->d->mined)
            mt_out_z(&t->o, ", and neither answers the other");
        if (a && b) {
            /* The order of the text decides who is named first. */
            bool a_first = a < b;
            mt_out_z(&t->o, ": ");
            put_claim(t, (a_first ? a : b)->from);
            mt_out_z(&t->o, " and ");
            put_claim(t, (a_first ? b : a)->from);
        }
    } else if (yes_possible || no_possible) {
        mt_out_printf(&t->o, "The case for %s is challenged, and the challenge is not settled; ",
                      side_name(no_possible));
        put_defeat(t, yes_possible);
    } else if ((yes & MT_LIT_EVER) && (no & MT_LIT_EVER)) {
        mt_out_z(&t->o, "The reasons of both sides are answered");
    } else {
        bool against = no & MT_LIT_EVER;
        mt_out_printf(&t->o, "Nobody gives a reason for %s, and ", side_name(!against));
        put_defeat(t, against);
    }
}

static void tell(teller *t)
{
    const mt_debate *d = t->v->d;
    const mt_point *p = &t->v->c.point[d->motion];
    uint8_t yes = mt_bits(t->v, p->held), no = mt_bits(t->v, p->denied);
    bool yes_in = yes & MT_LIT_IN, no_in = no & MT_LIT_IN;
    if (yes_in && !no_in && d->statement[d->motion].stipulated) {
        t->verdict->headline = MOOT_STR("As argued, Yes stands.");
        mt_out_z(&t->o, "The motion is granted from the start");
    } else if (yes_in != no_in) {
        t->verdict->headline =
            no_in ? MOOT_STR("As argued, No stands.") : MOOT_STR("As argued, Yes stands.");
        put_winner(t, no_in);
        mt_out_z(&t->o, "; ");
        put_defeat(t, !no_in);
    } else {
        t->verdict->headline = MOOT_STR("As argued, the question is open.");
        tell_open(t, yes, no);
    }
    mt_out_char(&t->o, '.');
    if (d->mined)
        mt_out_z(&t->o,
                 " moot matches across the texts only what is plain; answers may be missing.");
}

void mt_judge_words(mt_verdict *verdict, const mt_view *v)
{
    teller t = {.verdict = verdict, .v = v};
    mt_memory memory = {.arena = &verdict->arena};
    if (v->d->motion >= v->d->statements) {
        verdict->headline = MOOT_STR("There is no motion to decide.");
        return;
    }
    mt_out_init(&t.o, mt_memory_writer(&memory));
    tell(&t);
    if (mt_out_finish(&t.o) == MOOT_OK)
        verdict->because = mt_memory_str(&memory);
}
