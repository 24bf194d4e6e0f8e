/* {for: n, against: m} -> votes. */
#include "model/votes.h"

static bool count_at(const mt_value *v, const char *key, uint32_t *n)
{
    enum { MOST = 1000000000 };
    const mt_value *x = mt_value_get(v, key);
    *n = 0;
    if (!x)
        return true;
    if (x->kind != MT_NUMBER || !(x->number >= 0 && x->number <= MOST))
        return false;
    *n = (uint32_t)x->number;
    return (double)*n == x->number;
}

bool mt_votes_read(const mt_value *v, mt_votes *votes)
{
    *votes = (mt_votes){0, 0};
    return v->kind == MT_MAP && count_at(v, "for", &votes->yes) &&
           count_at(v, "against", &votes->no);
}
