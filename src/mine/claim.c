/* A sentence among those of its side -> the tally of its being the central claim. */
#include "mine/structure.h"

/* Does it speak of no one case: no figure, no verb in the past, no name but the question's? */
static bool general(const mt_features *u, const mt_features *q)
{
    uint32_t known = q ? mt_shared(u->name, u->names, q->name, q->names) : 0;
    return !u->digits && !u->shape.has[MT_SHAPE_NUMBER] && !u->shape.has[MT_SHAPE_PAST] &&
           u->names == known;
}

bool mt_passage_generals(mt_passage *p, mt_arena *arena)
{
    p->general = MT_NEW_ARRAY(arena, bool, p->n);
    p->first_general = p->last_general = MT_NO_ID;
    if (!p->general)
        return false;
    for (uint32_t i = 0; i < p->n; i++) {
        p->general[i] = general(&p->f[i], p->question);
        if (!p->general[i])
            continue;
        p->generals++;
        p->last_general = i;
        if (p->first_general == MT_NO_ID)
            p->first_general = i;
    }
    return true;
}

static void generality(const mt_passage *p, uint32_t i, mt_tally *t)
{
    bool is = p->general[i];
    FEEL(CC_GENERAL, is);
    FEEL(CC_GENERAL_ONLY, is && p->generals == 1);
    FEEL(CC_GENERAL_FIRST, i == p->first_general);
    FEEL(CC_GENERAL_LAST, i == p->last_general);
    FEEL(CC_CASE_TWICE, !is && p->f[i].digits && p->f[i].names > 0);
}

/* What is asked of what: does the main clause speak of it, and what does it say? */
static void subject(const mt_passage *p, uint32_t i, mt_tally *t)
{
    const mt_features *u = &p->f[i], *q = p->question;
    uint32_t all = mt_shared(u->subject, u->subjects, q->stem, q->stems);
    uint32_t named = mt_shared(u->subject, u->subjects, q->name, q->names);
    FEEL(CC_SUBJECT_ASKED, all > named);
    FEEL(CC_SUBJECT_NAMED, named > 0);
    FEEL(CC_SUBJECT_IS, all > 0 && u->shape.has[MT_SHAPE_VERB_IS]);
    FEEL(CC_SUBJECT_MUST, all > 0 && u->shape.has[MT_SHAPE_VERB_MUST]);
    FEEL(CC_SUBJECT_WOULD,
         all > 0 && (u->shape.has[MT_SHAPE_VERB_WOULD] || u->shape.has[MT_SHAPE_VERB_WILL]));
    FEEL(CC_SUBJECT_PAST, all > 0 && u->shape.has[MT_SHAPE_VERB_PAST]);
}

static void shape_of_claim(const mt_passage *p, uint32_t i, mt_tally *t)
{
    const mt_features *u = &p->f[i];
    for (uint32_t k = 0; k < MT_SHAPE_COUNT; k++)
        if (u->shape.has[k])
            mt_feel(t, MT_W_CC_SHAPE_VERB_IS + k, 1);
    generality(p, i, t);
    if (p->question)
        subject(p, i, t);
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
    FEEL(CC_LONG_FIRST, i == 0 && p->n >= MT_LONG_SIDE);
    FEEL(CC_LONG_LAST, last && p->n >= MT_LONG_SIDE);
}

static void question_of_claim(const mt_passage *p, uint32_t i, mt_tally *t)
{
    double names, share = mt_question_share(&p->f[i], p->question, &names);
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
    FEEL(CC_CONCEDE, mt_grants(u));
    FEEL(CC_REASON, u->first[MT_CUE_REASON]);
    FEEL(CC_EXAMPLE, u->any[MT_CUE_EXAMPLE]);
    FEEL(CC_ADD, u->first[MT_CUE_ADD]);
    FEEL(CC_POINTER, u->first[MT_CUE_POINTER] && i > 0 && !u->judges);
    bool to_claim =
        mt_turns(p, i) && (i == 1 || (i == 2 && p->n >= MT_LONG_SIDE && !mt_turns(p, 1)));
    FEEL(CC_TURN, to_claim);
    FEEL(CC_CONTRAST, mt_turns(p, i) && i > 0 && !to_claim);
    FEEL(CC_NEXT_TURNS, mt_answered(p, i));
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
    shape_of_claim(p, i, t);
}
