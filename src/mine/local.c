/* Features -> tallies of sentences and of pairs. */
#include "mine/odds.h"
#include "mine/structure.h"

/* From so many sentences on, two may set the scene before the turn to the claim. */
enum { LONG_SIDE = 7, CENTRE_MAX = 200 };

#define FEEL(row, value) mt_feel(t, MT_W_##row, (double)(value))

/* The cues of a block of weights that begins at `first`. */
static void feel_cues(mt_tally *t, uint32_t first, const bool cues[MT_CUE_COUNT])
{
    for (uint32_t c = 0; c < MT_CUE_COUNT; c++)
        if (cues[c])
            mt_feel(t, first + c, 1);
}
#define FEEL_CUES(block, cues) feel_cues(t, MT_W_##block##CONTRAST, cues)

/* Does sentence `i` begin by turning against the one before it? */
static bool turns(const mt_passage *p, uint32_t i)
{
    return p->f[i].first[MT_CUE_CONTRAST];
}

/* Does it open by granting a point, and not take it back itself? */
static bool grants(const mt_features *u)
{
    return u->first[MT_CUE_CONCEDE] && !u->inner_turn;
}

/* Does the next sentence turn against this one? */
static bool answered(const mt_passage *p, uint32_t i)
{
    return i + 1 < p->n && turns(p, i + 1) && !turns(p, i);
}

static double overlap(const mt_features *a, const mt_features *b)
{
    uint32_t few = a->stems < b->stems ? a->stems : b->stems;
    return few ? (double)mt_shared(a->stem, a->stems, b->stem, b->stems) / few : 0;
}

mt_kin mt_kin_of(const mt_features *a, const mt_features *b)
{
    return (mt_kin){overlap(a, b), mt_shared(a->name, a->names, b->name, b->names) > 0};
}

/* Words of the question that are not names tell more than its names. */
static double asked(const mt_features *u, const mt_features *q, double *names)
{
    uint32_t all = mt_shared(u->stem, u->stems, q->stem, q->stems);
    uint32_t named = mt_shared(u->stem, u->stems, q->name, q->names);
    uint32_t plain = q->stems > q->names ? q->stems - q->names : 0;
    *names = q->names ? (double)named / q->names : 0;
    return plain && all > named ? (double)(all - named) / plain : 0;
}

typedef struct id_list {
    const uint32_t *at;
    uint32_t n;
} id_list;

static id_list stems_of(const mt_features *f)
{
    return (id_list){f->stem, f->stems};
}

static id_list names_of(const mt_features *f)
{
    return (id_list){f->name, f->names};
}

static bool index_of(mt_index *to, mt_arena *arena, const mt_features *f, uint32_t n,
                     id_list (*list)(const mt_features *))
{
    uint32_t all = 0, ids = 0;
    for (uint32_t i = 0; i < n; i++) {
        id_list l = list(&f[i]);
        all += l.n;
        /* The lists are sorted. */
        if (l.n && l.at[l.n - 1] >= ids)
            ids = l.at[l.n - 1] + 1;
    }
    to->start = MT_NEW_ARRAY(arena, uint32_t, (size_t)ids + 1);
    to->where = MT_NEW_ARRAY(arena, uint32_t, (size_t)all + 1);
    if (!to->start || !to->where)
        return false;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < list(&f[i]).n; k++)
            to->start[list(&f[i]).at[k]]++;
    for (uint32_t id = 0, sum = 0; id <= ids; id++) {
        sum += id < ids ? to->start[id] : 0;
        to->start[id] = sum;
    }
    for (uint32_t i = n; i-- > 0;)
        for (uint32_t k = 0; k < list(&f[i]).n; k++)
            to->where[--to->start[list(&f[i]).at[k]]] = i;
    return true;
}

void mt_kin_row(const mt_passage *p, uint32_t c, mt_kin *to)
{
    const mt_features *u = &p->f[c];
    for (uint32_t h = 0; h < p->n; h++)
        to[h] = (mt_kin){0, false};
    for (uint32_t k = 0; k < u->stems; k++)
        for (uint32_t i = p->stems.start[u->stem[k]]; i < p->stems.start[u->stem[k] + 1]; i++)
            to[p->stems.where[i]].share += 1;
    for (uint32_t k = 0; k < u->names; k++)
        for (uint32_t i = p->names.start[u->name[k]]; i < p->names.start[u->name[k] + 1]; i++)
            to[p->names.where[i]].named = true;
    for (uint32_t h = 0; h < p->n; h++)
        if (to[h].share > 0)
            to[h].share /= u->stems < p->f[h].stems ? u->stems : p->f[h].stems;
}

bool mt_passage_init(mt_passage *p, mt_arena *arena, const mt_features *f, uint32_t n,
                     const mt_features *question)
{
    *p = (mt_passage){.f = f, .n = n, .question = question, .first_must = MT_NO_ID};
    p->demand = !question || question->any[MT_CUE_MUST];
    p->centre = MT_NEW_ARRAY(arena, double, n);
    mt_kin *row = MT_NEW_ARRAY(arena, mt_kin, n);
    if (!row || !p->centre || !index_of(&p->stems, arena, f, n, stems_of) ||
        !index_of(&p->names, arena, f, n, names_of))
        return false;
    for (uint32_t i = 0; i < n; i++) {
        double names = 0, share = question ? asked(&f[i], question, &names) : 0;
        p->most_asked = share > p->most_asked ? share : p->most_asked;
        if (f[i].any[MT_CUE_MUST]) {
            p->musts++;
            p->last_must = i;
            if (p->first_must == MT_NO_ID)
                p->first_must = i;
        }
        if (n > CENTRE_MAX)
            continue;
        mt_kin_row(p, i, row);
        for (uint32_t j = 0; j < n; j++)
            if (j != i)
                p->centre[i] += row[j].share / (n - 1);
    }
    return true;
}

static void place_of_claim(const mt_passage *p, uint32_t i, mt_tally *t)
{
    bool last = i + 1 == p->n;
    FEEL(CC_FIRST, i == 0);
    FEEL(CC_SECOND, i == 1);
    FEEL(CC_THIRD, i == 2);
    FEEL(CC_LAST, last);
    FEEL(CC_LAST_BUT_ONE, i + 2 == p->n);
    FEEL(CC_PLACE, p->n > 1 ? (double)i / (p->n - 1) : 0);
    FEEL(CC_LONG_FIRST, i == 0 && p->n >= LONG_SIDE);
    FEEL(CC_LONG_LAST, last && p->n >= LONG_SIDE);
}

static void question_of_claim(const mt_passage *p, uint32_t i, mt_tally *t)
{
    double names, share = asked(&p->f[i], p->question, &names);
    FEEL(CC_QUESTION, share);
    FEEL(CC_QUESTION_NAMES, names);
    FEEL(CC_QUESTION_MOST, share > 0 && share >= p->most_asked);
    FEEL(CC_QUESTION_MUST, p->demand && p->f[i].any[MT_CUE_MUST] ? share : 0);
    FEEL(CC_QUESTION_KIND, p->question->demands && p->f[i].demands);
    FEEL(CC_QUESTION_KIND_ASIDE, !p->question->demands && p->f[i].demands);
}

void mt_claim_tally(const mt_passage *p, uint32_t i, mt_tally *t)
{
    const mt_features *u = &p->f[i];
    place_of_claim(p, i, t);
    bool must = u->any[MT_CUE_MUST];
    if (p->demand)
        FEEL(CC_MUST, must);
    else
        FEEL(CC_MUST_ASIDE, must);
    FEEL(CC_CLOSING_MUST, must && p->demand && i + 1 == p->n);
    FEEL(CC_ONLY_MUST, must && p->musts == 1);
    FEEL(CC_FIRST_MUST, must && i == p->first_must);
    FEEL(CC_LAST_MUST, must && i == p->last_must);
    FEEL(CC_JUDGE, u->any[MT_CUE_JUDGE]);
    FEEL(CC_JUDGE_LAST, u->judged_last);
    FEEL(CC_IT_JUDGES, u->judges);
    FEEL(CC_INNER_TURN, u->inner_turn);
    FEEL(CC_CONCLUDE, u->first[MT_CUE_CONCLUDE]);
    FEEL(CC_CONCLUDE_LAST, u->first[MT_CUE_CONCLUDE] && i + 1 == p->n);
    FEEL(CC_CENTRE, p->centre[i]);
    FEEL(CC_CONCEDE, grants(u));
    FEEL(CC_REASON, u->first[MT_CUE_REASON]);
    FEEL(CC_EXAMPLE, u->any[MT_CUE_EXAMPLE]);
    FEEL(CC_ADD, u->first[MT_CUE_ADD]);
    FEEL(CC_POINTER, u->first[MT_CUE_POINTER] && i > 0 && !u->judges);
    bool to_claim = turns(p, i) && (i == 1 || (i == 2 && p->n >= LONG_SIDE && !turns(p, 1)));
    FEEL(CC_TURN, to_claim);
    FEEL(CC_CONTRAST, turns(p, i) && i > 0 && !to_claim);
    FEEL(CC_NEXT_TURNS, answered(p, i));
    FEEL(CC_MAY, u->any[MT_CUE_MAY] && !u->inner_turn);
    FEEL(CC_PAST, u->any[MT_CUE_PAST]);
    FEEL(CC_DIGITS, u->digits);
    FEEL(CC_ASKS, u->asks);
    FEEL(CC_REPORT, u->any[MT_CUE_REPORT]);
    FEEL(CC_SHORT, u->words < 5);
    FEEL(CC_BRIEF, u->words < 10);
    FEEL(CC_LENGTHY, u->words > 25);
    FEEL(CC_QUOTES, u->quotes);
    FEEL(CC_LOW, u->low);
    FEEL(CC_OPEN, u->open);
    FEEL(CC_BARE, u->clause);
    FEEL_CUES(CC_OPENS_, u->first);
    FEEL_CUES(CC_HAS_, u->any);
    if (i + 1 < p->n)
        FEEL_CUES(CC_NEXT_, p->f[i + 1].first);
    if (p->question)
        question_of_claim(p, i, t);
}

void mt_counter_tally(const mt_passage *p, uint32_t i, mt_tally *t)
{
    const mt_features *u = &p->f[i];
    FEEL(OPP_BIAS, 1);
    FEEL(OPP_CONCEDE, grants(u));
    FEEL(OPP_MAY, u->any[MT_CUE_MAY]);
    FEEL(OPP_REPORT, u->any[MT_CUE_REPORT]);
    FEEL(OPP_NEXT_TURNS, answered(p, i));
    FEEL(OPP_CLAUSE, u->first[MT_CUE_ALTHOUGH] && u->clause);
    FEEL(OPP_CONTRAST, turns(p, i));
    FEEL(OPP_MUST, u->any[MT_CUE_MUST]);
    FEEL(OPP_REASON, u->first[MT_CUE_REASON]);
    FEEL(OPP_CONCLUDE, u->first[MT_CUE_CONCLUDE]);
    FEEL(OPP_FIRST, i == 0);
    FEEL(OPP_LAST, i + 1 == p->n);
    FEEL(OPP_NEXT_OPENS, i + 1 < p->n && turns(p, i + 1) && turns(p, i));
    FEEL(OPP_PREV_GRANTS, i > 0 && grants(&p->f[i - 1]));
    FEEL(OPP_BRIEF, u->words < 10);
    FEEL(OPP_LOW, u->low);
    FEEL(OPP_OPEN, u->open);
    FEEL(OPP_ASKS, u->asks);
    FEEL(OPP_INNER_TURN, u->inner_turn);
    FEEL(OPP_QUOTES, u->quotes);
    FEEL_CUES(OPP_OPENS_, u->first);
    FEEL_CUES(OPP_HAS_, u->any);
    if (i + 1 < p->n)
        FEEL_CUES(OPP_NEXT_, p->f[i + 1].first);
}

void mt_attack_tally(const mt_passage *p, uint32_t c, mt_tally *t)
{
    const mt_features *u = &p->f[c];
    FEEL(ATT_BIAS, 1);
    FEEL(ATT_NEXT_TURNS, answered(p, c));
    FEEL(ATT_CLAUSE, u->first[MT_CUE_ALTHOUGH] && u->clause);
    FEEL(ATT_CONTRAST, u->first[MT_CUE_CONTRAST]);
    FEEL(ATT_CONCEDE, grants(u));
    FEEL(ATT_REASON, u->first[MT_CUE_REASON]);
    FEEL(ATT_ADD, u->first[MT_CUE_ADD]);
    FEEL(ATT_EXAMPLE, u->any[MT_CUE_EXAMPLE]);
    FEEL(ATT_NOT, u->nots > 0);
    FEEL(ATT_TURN_GRANTED, c > 0 && turns(p, c) && grants(&p->f[c - 1]));
    FEEL(ATT_LOW, u->low);
    FEEL(ATT_OPEN, u->open);
    FEEL_CUES(ATT_OPENS_, u->first);
    FEEL_CUES(ATT_HAS_, u->any);
    if (c + 1 < p->n)
        FEEL_CUES(ATT_NEXT_, p->f[c + 1].first);
}

void mt_attack_edge_tally(const mt_passage *p, const mt_local *l, uint32_t c, uint32_t head,
                          bool root, mt_tally *t)
{
    if (root) {
        FEEL(ATT_ROOT, 1);
        FEEL(ATT_ROOT_TURNS, turns(p, c));
        FEEL(ATT_ROOT_GRANTS, grants(&p->f[c]));
        FEEL(ATT_ROOT_ANSWERED, answered(p, c));
    }
    if (head + 1 == c) {
        FEEL(ATT_BACK, 1);
        FEEL(ATT_BACK_TURNS, turns(p, c));
        FEEL(ATT_BACK_GRANTED, l[head].against);
    } else if (head == c + 1) {
        FEEL(ATT_AHEAD, 1);
        FEEL(ATT_AHEAD_TURNS, turns(p, head));
    }
}

void mt_head_tally(const mt_passage *p, const mt_local *l, uint32_t head, mt_tally *t)
{
    const mt_features *h = &p->f[head];
    FEEL(TO_HEADED, l[head].claim);
    FEEL(TO_FIRST, head == 0);
    FEEL(TO_LAST, head + 1 == p->n);
    FEEL(TO_HEAD_OPP, l[head].against);
    FEEL(TO_ASKS, h->asks);
    FEEL(TO_HEAD_DIGITS, h->digits);
    FEEL(TO_HEAD_NOT_PREV_ADD, h->first[MT_CUE_ADD]);
    FEEL_CUES(TO_HEAD_, h->any);
}

static void attach_back(const mt_passage *p, const mt_local *l, uint32_t child, uint32_t head,
                        mt_tally *t)
{
    const mt_features *c = &p->f[child];
    FEEL(TO_PREVIOUS, 1);
    FEEL(TO_REASON_BACK, c->first[MT_CUE_REASON]);
    FEEL(TO_EXAMPLE_BACK, c->any[MT_CUE_EXAMPLE]);
    FEEL(TO_POINTER_BACK, c->first[MT_CUE_POINTER]);
    FEEL(TO_CONTRAST_BACK, c->first[MT_CUE_CONTRAST]);
    FEEL(TO_CONTRAST_OPP, c->first[MT_CUE_CONTRAST] ? l[head].against : 0);
    FEEL(TO_ADD_BACK, c->first[MT_CUE_ADD]);
    FEEL(TO_OPP_BACK, l[child].against);
    FEEL(TO_BRIEF_BACK, c->words < 10);
    FEEL(TO_LOW_BACK, c->low);
    FEEL(TO_DIGITS_BACK, c->digits);
    FEEL_CUES(TO_BACK_, c->first);
    FEEL_CUES(TO_BACK_HAS_, c->any);
}

void mt_attach_root_tally(const mt_passage *p, const mt_local *l, uint32_t child, mt_tally *t)
{
    FEEL(TO_ROOT, 1);
    FEEL(TO_CONCEDED_ROOT, l[child].against);
    FEEL(TO_FROM_ROOT_OPP, 1 - l[child].against);
    FEEL(TO_ROOT_LONG, p->n >= LONG_SIDE);
    FEEL(TO_FROM_LAST_ROOT, child + 1 == p->n);
    FEEL_CUES(TO_ROOT_OPENS_, p->f[child].first);
    FEEL_CUES(TO_ROOT_HAS_, p->f[child].any);
}

void mt_attach_place_tally(uint32_t child, uint32_t head, bool root, mt_tally *t)
{
    uint32_t gap = head < child ? child - head : head - child;
    gap = gap < 12 ? gap : 12;
    if (root) {
        FEEL(TO_ROOT_DISTANCE, gap);
        FEEL(TO_ROOT_PREVIOUS, head + 1 == child);
        FEEL(TO_ROOT_NEXT, child + 1 == head);
    } else {
        FEEL(TO_DISTANCE, gap);
        FEEL(TO_FORWARD, head > child);
    }
}

void mt_attach_pair_tally(const mt_passage *p, const mt_local *l, uint32_t child, uint32_t head,
                          mt_kin kin, mt_tally *t)
{
    const mt_features *c = &p->f[child];
    if (head + 1 == child)
        attach_back(p, l, child, head, t);
    FEEL(TO_BEFORE_LAST, head + 2 == child);
    if (child + 1 == head) {
        FEEL(TO_NEXT, 1);
        FEEL(TO_CONCLUSION, p->f[head].first[MT_CUE_CONCLUDE]);
        FEEL(TO_FROM_FIRST_NEXT, child == 0);
        FEEL(TO_OPEN_NEXT, c->open);
        FEEL_CUES(TO_AHEAD_, c->first);
    }
    FEEL(TO_OVERLAP, kin.share);
    FEEL(TO_NAMES, kin.named);
}

void mt_attach_tally(const mt_passage *p, const mt_local *l, uint32_t child, uint32_t head,
                     bool root, mt_tally *t)
{
    if (root)
        mt_attach_root_tally(p, l, child, t);
    mt_attach_place_tally(child, head, root, t);
    mt_attach_pair_tally(p, l, child, head, mt_kin_of(&p->f[child], &p->f[head]), t);
}

void mt_undercut_tally(const mt_passage *p, const mt_local *l, uint32_t c, uint32_t head,
                       mt_tally *t)
{
    const mt_features *u = &p->f[c], *h = &p->f[head];
    FEEL(CUT_BIAS, 1);
    FEEL(CUT_GENERAL, u->any[MT_CUE_GENERAL]);
    FEEL(CUT_CONTRAST, u->first[MT_CUE_CONTRAST]);
    FEEL(CUT_PAST, u->any[MT_CUE_PAST]);
    FEEL(CUT_DIGITS, u->digits);
    FEEL(CUT_POINTER, u->first[MT_CUE_POINTER]);
    FEEL(CUT_MUST, u->any[MT_CUE_MUST]);
    FEEL(CUT_HEAD_GRANTED, l[head].against);
    FEEL(CUT_OVERLAP, overlap(u, h));
    FEEL_CUES(CUT_HAS_, u->any);
    FEEL_CUES(CUT_HEAD_, h->any);
}

void mt_local_of(const mt_passage *p, const double *w, mt_local *to)
{
    for (uint32_t i = 0; i < p->n; i++) {
        mt_tally claim = {w, 0, NULL}, counter = {w, 0, NULL};
        mt_claim_tally(p, i, &claim);
        mt_counter_tally(p, i, &counter);
        to[i] = (mt_local){claim.sum, mt_sigmoid(counter.sum)};
    }
}
