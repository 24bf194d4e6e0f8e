/* Features -> scores of sentences and of pairs. */
#include "mine/structure.h"
#include "mine/weights.h"

/* From so many sentences on, two may set the scene before the turn to the claim. */
enum { LONG_SIDE = 7 };

/* Does sentence `i` begin by turning against the one before it? */
static bool turns(const mt_features *f, uint32_t i)
{
    return f[i].first[MT_CUE_CONTRAST];
}

/* Does it open by granting a point, and not take it back itself? */
static bool grants(const mt_features *u)
{
    return u->first[MT_CUE_CONCEDE] && !u->inner_turn;
}

/* Words of the question that are not names tell more than its names. */
static double question_score(const mt_features *u, const mt_features *q)
{
    uint32_t all = mt_shared(u->stem, u->stems, q->stem, q->stems);
    uint32_t named = mt_shared(u->stem, u->stems, q->name, q->names);
    uint32_t plain = q->stems - q->names;
    double s = 0;
    if (plain)
        s += MT_W(CC_QUESTION) * (all - named) / plain;
    if (q->names)
        s += MT_W(CC_QUESTION_NAMES) * named / q->names;
    return s;
}

/* Does the next sentence turn against this one? */
static bool answered(const mt_features *f, uint32_t n, uint32_t i)
{
    return i + 1 < n && turns(f, i + 1) && !turns(f, i);
}

static double claim_score(const mt_features *f, uint32_t n, uint32_t i, const mt_features *q)
{
    const mt_features *u = &f[i];
    double s = 0;
    s += MT_W(CC_FIRST) * (i == 0) + MT_W(CC_SECOND) * (i == 1);
    s += MT_W(CC_LAST) * (i + 1 == n);
    bool demand = !q || q->any[MT_CUE_MUST];
    s += (demand ? MT_W(CC_MUST) : MT_W(CC_MUST_ASIDE)) * u->any[MT_CUE_MUST];
    s += MT_W(CC_JUDGE) * u->any[MT_CUE_JUDGE] + MT_W(CC_IT_JUDGES) * u->judges;
    s += MT_W(CC_INNER_TURN) * u->inner_turn;
    s += MT_W(CC_CONCLUDE) * u->first[MT_CUE_CONCLUDE];
    s += MT_W(CC_CONCEDE) * grants(u);
    s += MT_W(CC_REASON) * u->first[MT_CUE_REASON];
    s += MT_W(CC_EXAMPLE) * u->any[MT_CUE_EXAMPLE];
    s += MT_W(CC_ADD) * u->first[MT_CUE_ADD];
    s += MT_W(CC_POINTER) * (u->first[MT_CUE_POINTER] && i > 0 && !u->judges);
    bool to_claim = turns(f, i) && (i == 1 || (i == 2 && n >= LONG_SIDE && !turns(f, 1)));
    s += MT_W(CC_TURN) * to_claim + MT_W(CC_CONTRAST) * (turns(f, i) && i > 0 && !to_claim);
    s += MT_W(CC_NEXT_TURNS) * answered(f, n, i);
    s +=
        MT_W(CC_MAY) * (u->any[MT_CUE_MAY] && !u->inner_turn) + MT_W(CC_PAST) * u->any[MT_CUE_PAST];
    s += MT_W(CC_DIGITS) * u->digits + MT_W(CC_ASKS) * u->asks;
    s += MT_W(CC_REPORT) * u->any[MT_CUE_REPORT] + MT_W(CC_SHORT) * (u->words < 5);
    if (q)
        s += question_score(u, q);
    return s;
}

static double counter_score(const mt_features *f, uint32_t n, uint32_t i)
{
    const mt_features *u = &f[i];
    double s = MT_W(OPP_BIAS);
    s += MT_W(OPP_CONCEDE) * grants(u);
    s += MT_W(OPP_MAY) * u->any[MT_CUE_MAY] + MT_W(OPP_REPORT) * u->any[MT_CUE_REPORT];
    s += MT_W(OPP_NEXT_TURNS) * answered(f, n, i);
    s += MT_W(OPP_CLAUSE) * (u->first[MT_CUE_ALTHOUGH] && u->clause);
    s += MT_W(OPP_CONTRAST) * turns(f, i);
    s += MT_W(OPP_MUST) * u->any[MT_CUE_MUST] + MT_W(OPP_REASON) * u->first[MT_CUE_REASON];
    s += MT_W(OPP_CONCLUDE) * u->first[MT_CUE_CONCLUDE];
    s += MT_W(OPP_FIRST) * (i == 0) + MT_W(OPP_LAST) * (i + 1 == n);
    return s;
}

static double attack_score(const mt_features *f, uint32_t n, uint32_t i)
{
    const mt_features *u = &f[i];
    return MT_W(ATT_BIAS) + MT_W(ATT_NEXT_TURNS) * answered(f, n, i) +
           MT_W(ATT_CLAUSE) * (u->first[MT_CUE_ALTHOUGH] && u->clause) +
           MT_W(ATT_CONTRAST) * u->first[MT_CUE_CONTRAST] + MT_W(ATT_CONCEDE) * grants(u) +
           MT_W(ATT_REASON) * u->first[MT_CUE_REASON] + MT_W(ATT_ADD) * u->first[MT_CUE_ADD] +
           MT_W(ATT_EXAMPLE) * u->any[MT_CUE_EXAMPLE] + MT_W(ATT_NOT) * (u->nots > 0);
}

void mt_local_of(const mt_features *f, uint32_t n, const mt_features *question, mt_local *to)
{
    for (uint32_t i = 0; i < n; i++) {
        to[i].claim = claim_score(f, n, i, question);
        to[i].counter = counter_score(f, n, i);
        to[i].attack = attack_score(f, n, i);
    }
}

double mt_attach_score(const mt_features *f, const mt_local *l, uint32_t child, uint32_t head,
                       bool head_is_root)
{
    const mt_features *c = &f[child], *h = &f[head];
    bool back = head + 1 == child, next = child + 1 == head;
    uint32_t gap = head < child ? child - head : head - child;
    double s = 0;
    s += MT_W(TO_PREVIOUS) * back + MT_W(TO_NEXT) * next;
    if (!head_is_root)
        s += MT_W(TO_DISTANCE) * (gap < 12 ? gap : 12) + MT_W(TO_FORWARD) * (head > child);
    s += MT_W(TO_HEADED) * l[head].claim;
    if (back) {
        s += MT_W(TO_REASON_BACK) * c->first[MT_CUE_REASON];
        s += MT_W(TO_EXAMPLE_BACK) * c->any[MT_CUE_EXAMPLE];
        s += MT_W(TO_POINTER_BACK) * c->first[MT_CUE_POINTER];
        s += MT_W(TO_CONTRAST_BACK) * c->first[MT_CUE_CONTRAST];
        s += MT_W(TO_CONTRAST_OPP) * (c->first[MT_CUE_CONTRAST] && l[head].counter > 0);
        s += MT_W(TO_ADD_BACK) * c->first[MT_CUE_ADD];
    }
    s += MT_W(TO_CONCLUSION) * (next && h->first[MT_CUE_CONCLUDE]);
    uint32_t few = c->stems < h->stems ? c->stems : h->stems;
    if (few)
        s += MT_W(TO_OVERLAP) * mt_shared(c->stem, c->stems, h->stem, h->stems) / few;
    s += MT_W(TO_NAMES) * (mt_shared(c->name, c->names, h->name, h->names) > 0);
    return s;
}
