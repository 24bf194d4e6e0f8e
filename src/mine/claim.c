/* How a sentence is built, and those around it -> whether it is the central claim. */
#include "mine/structure.h"

#define FEEL(row, value) mt_feel(t, MT_W_##row, (double)(value))

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

void mt_claim_shape_tally(const mt_passage *p, uint32_t i, mt_tally *t)
{
    const mt_features *u = &p->f[i];
    for (uint32_t k = 0; k < MT_SHAPE_COUNT; k++)
        if (u->shape.has[k])
            mt_feel(t, MT_W_CC_SHAPE_VERB_IS + k, 1);
    for (uint32_t k = 0; k < u->plains; k++)
        mt_feel(t, MT_W_CC_PLAIN_A + u->plain[k], 1);
    generality(p, i, t);
    if (p->question)
        subject(p, i, t);
}
