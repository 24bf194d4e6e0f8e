/* Explanations -> a paragraph of at most three sentences and an indented tree each. */
#include "judge/why_inner.h"

enum { MOST_NAMED = 4, MOST_PARTS = 6, MOST_WORDS = 100, STEP = 4 };

typedef struct teller {
    const mt_why *w;
    const mt_debate *d;
    mt_out *o;
    bool *mentioned; /* per statement, then per argument: its words were given */
    mt_arena arena;
} teller;

/* Lines of a tree, each claim or argument once. */
typedef struct names {
    MT_VEC(uint32_t) line;
} names;

/* ---- names ---- */

static void put_name(teller *t, mt_end who, bool opposite)
{
    uint32_t point = who.kind == MT_END_STATEMENT ? who.id : t->d->statements + who.id;
    mt_put_claim_name(t->d, who, opposite, t->o);
    bool motion = who.kind == MT_END_STATEMENT && who.id == t->d->motion;
    if (!motion && !t->mentioned[point])
        mt_put_quoted(t->d, who, MOST_WORDS, t->o);
    t->mentioned[point] = true;
}

/* As a sentence begins. */
static void put_subject(teller *t, mt_end who, bool opposite)
{
    mt_out_z(t->o, who.kind == MT_END_ARGUMENT ? "The argument " : "");
    put_name(t, who, opposite);
}

static void add_name(teller *t, names *n, const mt_why_part *p, uint32_t line)
{
    for (uint32_t i = 0; i < n->line.n; i++) {
        const mt_why_node *a = &p->node[n->line.at[i]], *b = &p->node[line];
        if (a->who.kind == b->who.kind && a->who.id == b->who.id && a->opposite == b->opposite)
            return;
    }
    if (n->line.n < 64)
        MT_VEC_PUSH(&t->arena, &n->line, line);
}

/* "N1 (“…”), N2 and N3": at most four, the rest as a number. */
static void put_names(teller *t, const mt_why_part *p, const names *n)
{
    uint32_t named = n->line.n <= MOST_NAMED ? n->line.n : MOST_NAMED - 1;
    for (uint32_t i = 0; i < named; i++) {
        const mt_why_node *line = &p->node[n->line.at[i]];
        if (i)
            mt_out_z(t->o, i + 1 == n->line.n ? " and " : ", ");
        put_name(t, line->who, line->opposite);
    }
    if (named < n->line.n)
        mt_out_printf(t->o, " and %u more", (unsigned)(n->line.n - named));
}

/* ---- what the first sentences need of a tree ---- */

static void find_reasons(teller *t, const mt_why_part *p, names *reasons)
{
    for (uint32_t i = 1; i < p->nodes; i++)
        if (p->node[i].parent == 0 && p->node[i].ours)
            add_name(t, reasons, p, i);
}

/* Challenges to the claim and to what it rests on; and what answers them first. */
static void find_challenges(teller *t, const mt_why_part *p, names *challenges, names *answers)
{
    /* 1: of ours up to the top; 2: a challenge to that, or a reason for it. */
    uint8_t *kind = MT_NEW_ARRAY(&t->arena, uint8_t, (size_t)p->nodes + 1);
    for (uint32_t i = 0; kind && i < p->nodes; i++) {
        const mt_why_node *line = &p->node[i];
        uint8_t above = line->parent == MT_NO_ID ? 1 : kind[line->parent];
        if (above == 1)
            kind[i] = line->ours ? 1 : 2;
        if (above == 2 && !line->ours)
            kind[i] = 2;
        if (above == 1 && !line->ours)
            add_name(t, challenges, p, i);
        if (above == 2 && line->ours)
            add_name(t, answers, p, i);
    }
}

/* The first answers in the tree of what falls. */
static void find_blows(teller *t, const mt_why_part *p, names *blows)
{
    uint8_t *theirs = MT_NEW_ARRAY(&t->arena, uint8_t, (size_t)p->nodes + 1);
    for (uint32_t i = 0; theirs && i < p->nodes; i++) {
        const mt_why_node *line = &p->node[i];
        bool under = line->parent == MT_NO_ID || theirs[line->parent];
        theirs[i] = under && !line->ours;
        if (under && line->ours && line->parent != MT_NO_ID)
            add_name(t, blows, p, i);
    }
}

/* ---- sentences ---- */

static void put_challenge_sentence(teller *t, const mt_why_part *p)
{
    names challenges = {0}, answers = {0};
    uint32_t n;
    find_challenges(t, p, &challenges, &answers);
    n = challenges.line.n;
    if (n == 0) {
        if (p->nodes > 1 && !p->dispute.cut)
            mt_out_z(t->o, " Nobody challenges that, or what it rests on.");
        return;
    }
    mt_out_z(t->o, n == 1 ? " The only challenge, " : " The challenges, ");
    put_names(t, p, &challenges);
    if (!answers.line.n) {
        mt_out_z(t->o, n == 1 ? ", rests on nothing that holds." : ", rest on nothing that holds.");
        return;
    }
    mt_out_z(t->o, n == 1 ? ", is answered by " : ", are answered by ");
    put_names(t, p, &answers);
    mt_out_char(t->o, '.');
}

/* Reasons that hold as well, but that the tree does without. */
static void put_more_reasons(teller *t, const mt_explained *e, const mt_why_part *p,
                             const names *reasons)
{
    const mt_touch_rows *on = &t->w->view.on;
    uint32_t point = e->what.kind == MT_END_STATEMENT ? e->what.id : t->d->statements + e->what.id;
    uint32_t found = 0;
    if (p->reach != MT_REACH_SURE || e->what.kind != MT_END_STATEMENT)
        return;
    for (uint32_t i = on->start[point]; i < on->start[point + 1]; i++) {
        const mt_touch *touch = &on->at[i];
        bool told = touch->against != p->opposite || !(touch->state & MT_LIT_IN);
        for (uint32_t k = 0; k < reasons->line.n; k++) {
            const mt_why_node *line = &p->node[reasons->line.at[k]];
            mt_end who = line->role == MT_SAYS_PREMISE ? line->on : line->who;
            told = told || (who.kind == touch->from.kind && who.id == touch->from.id);
        }
        if (told || found >= MOST_NAMED)
            continue;
        mt_out_z(t->o, found++ ? ", " : " Further reasons that hold: ");
        put_name(t, touch->from, false);
    }
    mt_out_z(t->o, found ? "." : "");
}

/* ", because N7 supports it." and what is said of challenges. */
static void put_because(teller *t, const mt_explained *e, const mt_why_part *p)
{
    names reasons = {0}, challenges = {0}, answers = {0};
    const mt_why_node *root = &p->node[0];
    find_reasons(t, p, &reasons);
    find_challenges(t, p, &challenges, &answers);
    if (reasons.line.n) {
        const mt_why_node *first = &p->node[reasons.line.at[0]];
        bool premise = first->role == MT_SAYS_PREMISE, many = reasons.line.n > 1;
        mt_out_z(t->o, e->motion || premise ? " because of " : " because ");
        put_names(t, p, &reasons);
        if (!e->motion && !premise) {
            mt_out_char(t->o, ' ');
            if (many)
                mt_out_z(t->o, "support it");
            else
                mt_put_role(t->d, p, first, t->o);
        }
        mt_out_char(t->o, '.');
    } else if (root->granted) {
        mt_out_z(t->o, " because it is granted from the start.");
    } else if (!challenges.line.n) {
        mt_out_z(t->o, " because nobody challenges it.");
        return;
    } else {
        mt_out_z(t->o, " because what challenges it is answered.");
    }
    put_challenge_sentence(t, p);
    put_more_reasons(t, e, p, &reasons);
}

/* "N1; the undercut by N1": the assumptions of the set by name. */
static void put_set(teller *t, const mt_why_part *p)
{
    if (!p->known || p->n == 0)
        return;
    mt_out_z(t->o, p->proved ? " The smallest set of claims and steps that does this"
                             : " A set of claims and steps that does this, maybe not the smallest");
    if (p->n > MOST_PARTS) {
        mt_out_printf(t->o, ", has %u of them.", (unsigned)p->n);
        return;
    }
    mt_out_z(t->o, ": ");
    for (uint32_t i = 0; i < p->n; i++) {
        const mt_lit_name *name = &t->w->view.c.name.at[p->set[i]];
        mt_out_z(t->o, i ? "; " : "");
        if (name->kind == MT_LIT_PRESUME)
            put_name(t, name->of, false);
        else
            mt_put_inference(t->d, name->of, t->o);
    }
    mt_out_char(t->o, '.');
}

/* Why what is told cannot be held: the first sentences of a tree of defeat. */
static void put_blows(teller *t, const mt_why_part *p)
{
    names blows = {0};
    const mt_why_node *root = &p->node[0];
    if (root->ours) {
        /* The opposite is derived. */
        find_reasons(t, p, &blows);
    } else {
        find_blows(t, p, &blows);
    }
    if (blows.line.n == 1) {
        mt_why_node first = p->node[blows.line.at[0]];
        mt_out_z(t->o, " because ");
        put_names(t, p, &blows);
        mt_out_char(t->o, ' ');
        mt_put_role(t->d, p, &first, t->o);
        mt_out_char(t->o, '.');
    } else if (blows.line.n) {
        mt_out_z(t->o, root->ours ? " because of " : " because its reasons are answered by ");
        put_names(t, p, &blows);
        mt_out_char(t->o, '.');
    } else {
        mt_out_z(t->o, " because nothing carries it.");
    }
    put_set(t, p);
}

/* ---- the tree ---- */

static const char *root_verb(const mt_why_part *p)
{
    if (p->reach == MT_REACH_SOME)
        return p->defeats ? " can be given up" : " can be held";
    return p->defeats ? " falls" : " stands";
}

static void put_line(teller *t, const mt_why_part *p, uint32_t i)
{
    const mt_why_node *line = &p->node[i];
    mt_out_fill(t->o, ' ', (size_t)STEP * (line->depth + 1));
    if (line->parent != MT_NO_ID)
        mt_out_printf(t->o, "%s: ", mt_line_word(p, line));
    put_name(t, line->who, line->parent == MT_NO_ID ? p->opposite : line->opposite);
    if (line->parent == MT_NO_ID)
        mt_out_z(t->o, root_verb(p));
    if (line->parent != MT_NO_ID) {
        mt_out_char(t->o, ' ');
        mt_put_role(t->d, p, line, t->o);
    }
    bool bare = i > 0 && !line->below && !line->cut && line->same == MT_NO_ID;
    if (line->granted)
        mt_out_z(t->o, "; it is granted from the start");
    else if (bare)
        mt_out_z(t->o, line->ours ? "; nobody challenges it" : "; nothing carries it");
    if (line->circle)
        mt_out_z(t->o, "; it rests on itself");
    else if (line->same != MT_NO_ID)
        mt_out_z(t->o, line->ours ? "; see above" : "; answered above");
    mt_out_z(t->o, line->cut ? "; what follows is left out\n" : "\n");
}

static void put_tree(teller *t, const mt_why_part *p)
{
    if (p->nodes < 2)
        return;
    mt_out_char(t->o, '\n');
    for (uint32_t i = 0; i < p->nodes; i++)
        put_line(t, p, i);
    if (p->dispute.cut)
        mt_out_z(t->o, "    The tree is larger than what is shown.\n");
}

static void put_part(teller *t, const mt_explained *e, const mt_why_part *p, bool first)
{
    mt_out_z(t->o, first ? "" : "\n");
    if (p->reach == MT_REACH_ALL) {
        mt_out_z(t->o, "In some positions ");
        put_name(t, e->what, p->opposite);
        mt_out_z(t->o, p->defeats ? " falls" : " stands");
    } else {
        put_subject(t, e->what, p->opposite);
        mt_out_z(t->o, root_verb(p));
        mt_out_char(t->o, ',');
    }
    if (p->defeats)
        put_blows(t, p);
    else
        put_because(t, e, p);
    mt_out_char(t->o, '\n');
    put_tree(t, p);
}

/* ---- what is contested or open ---- */

static void put_numbers(teller *t, const uint32_t *at, uint32_t n)
{
    mt_out_z(t->o, n == 1 ? "position " : "positions ");
    for (uint32_t i = 0; i < n && i < 12; i++)
        mt_out_printf(t->o, "%s%u", !i ? "" : i + 1 == n ? " and " : ", ", (unsigned)at[i]);
    if (n > 12)
        mt_out_printf(t->o, " and %u more", (unsigned)(n - 12));
}

/* " It is held in position 1, not in position 2."; of Yes and No the one with the earlier
 * position first. */
static void put_positions(teller *t, const mt_explained *e)
{
    bool turned = e->motion && (!e->held_ins || (e->not_ins && e->not_in[0] < e->held_in[0]));
    const uint32_t *first = turned ? e->not_in : e->held_in;
    const uint32_t *second = turned ? e->held_in : e->not_in;
    uint32_t firsts = turned ? e->not_ins : e->held_ins;
    uint32_t seconds = turned ? e->held_ins : e->not_ins;
    if (!firsts)
        return;
    mt_out_z(t->o, !e->motion ? " It is held in " : turned ? " No stands in " : " Yes stands in ");
    put_numbers(t, first, firsts);
    if (seconds) {
        mt_out_z(t->o, !e->motion ? ", not in " : turned ? ", Yes in " : ", No in ");
        put_numbers(t, second, seconds);
    }
    mt_out_char(t->o, '.');
}

static void put_contested(teller *t, const mt_explained *e)
{
    if (e->motion) {
        mt_out_z(t->o, "The question is contested: one can hold one answer, but need not.");
    } else {
        put_subject(t, e->what, false);
        mt_out_z(t->o, " is contested: it can be held, but need not be.");
    }
    put_positions(t, e);
    if (!e->motion && e->parts && !e->part[e->parts - 1].defeats)
        mt_out_z(t->o, " Where it is not held it is left open: nothing brings it down.");
    mt_out_z(t->o, "\n\n");
}

static const char *settles(mt_reason reason)
{
    switch (reason) {
    case MT_WHY_CLASH: return " It is settled when one of these is answered.";
    case MT_WHY_CHALLENGE_OPEN: return " An answer to that would let it stand.";
    case MT_WHY_REASONS_OPEN: return " What settles that settles it too.";
    case MT_WHY_NO_REASON: return " A reason for it would let it stand.";
    case MT_WHY_UNCHALLENGED:
    case MT_WHY_STIPULATED:
    case MT_WHY_REASONS_STAND:
    case MT_WHY_ANSWERED:
    case MT_WHY_OUTWEIGHED:
    case MT_WHY_OPPOSITE_STANDS:
    case MT_WHY_UNDERCUT:
    case MT_WHY_REASONS_FALL: break;
    }
    return "";
}

/* What the question hinges on, where that was found out. */
static void put_turns(teller *t)
{
    const mt_verdict *v = &t->w->verdict;
    for (uint32_t i = 0; i < v->turns; i++)
        for (uint32_t k = 0; k < v->turn[i].hinges && k < MOST_NAMED; k++) {
            mt_out_fill(t->o, ' ', STEP);
            mt_out_put(t->o, mt_turn_sentence(v, &v->turn[i], k, &t->arena));
            mt_out_char(t->o, '\n');
        }
}

static void put_open(teller *t, const mt_explained *e)
{
    const mt_verdict *v = &t->w->verdict;
    if (e->motion) {
        mt_out_z(t->o, "The question is open. ");
        mt_out_put(t->o, v->because);
        mt_out_z(t->o, v->turns ? "\n\n" : "\n");
        put_turns(t);
        return;
    }
    const mt_finding *f = mt_end_finding(v, e->what);
    put_subject(t, e->what, false);
    mt_out_z(t->o, " is open: ");
    mt_out_put(t->o, mt_verdict_reason(v, e->what, &t->arena));
    mt_out_char(t->o, '.');
    mt_out_z(t->o, settles(f->reason));
    mt_out_z(t->o, f->bys ? "\n\n" : "\n");
    for (uint32_t i = 0; v->by && i < f->bys; i++) {
        mt_end end = v->by[f->first_by + i];
        mt_out_fill(t->o, ' ', STEP);
        mt_standing standing = mt_end_finding(v, end)->standing;
        if (end.kind == MT_END_STATEMENT && end.id == t->d->motion) {
            mt_out_z(t->o, standing == MT_STANDS  ? "Yes stands\n"
                           : standing == MT_FALLS ? "No stands\n"
                                                  : "the question is open\n");
            continue;
        }
        put_name(t, end, false);
        mt_out_z(t->o, standing == MT_OPEN ? " is " : " ");
        mt_out_put(t->o, mt_standing_word(standing));
        mt_out_char(t->o, '\n');
    }
}

/* What stands or falls in each position, but not by one set. */
static void put_each(teller *t, const mt_explained *e)
{
    put_subject(t, e->what, e->part[0].opposite);
    mt_out_z(t->o, e->part[0].defeats ? " falls" : " stands");
    mt_out_z(t->o, " in each position, though not for the same reasons in each.\n\n");
}

static void put_explained(teller *t, const mt_explained *e)
{
    if (e->none) {
        mt_out_z(t->o, "Nothing can be held as a whole: there is no stable position.\n");
    } else if (e->unknown) {
        put_subject(t, e->what, false);
        mt_out_z(t->o, " is held in no position; whether it falls in each was not found out: "
                       "there are too many.\n");
    } else if (e->standing == MT_OPEN) {
        put_open(t, e);
    } else if (e->standing == MT_CONTESTED) {
        put_contested(t, e);
    } else if (e->parts && e->part[0].reach == MT_REACH_ALL) {
        put_each(t, e);
    }
    for (uint32_t i = 0; i < e->parts; i++)
        put_part(t, e, &e->part[i], i == 0);
}

void mt_why_text(const mt_why *w, mt_out *o)
{
    teller t = {.w = w, .d = w->debate, .o = o};
    mt_arena_init(&t.arena, &w->arena.alloc);
    t.mentioned = MT_NEW_ARRAY(&t.arena, bool, (size_t)t.d->statements + t.d->arguments + 1);
    for (uint32_t i = 0; t.mentioned && i < w->claims; i++) {
        mt_out_z(o, i ? "\n" : "");
        put_explained(&t, &w->claim[i]);
    }
    if (mt_arena_failed(&t.arena))
        mt_out_no_memory(o);
    mt_arena_free(&t.arena);
}
