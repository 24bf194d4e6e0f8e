/* A tree of plain values, read. */
#include "base/value.h"

const mt_value *mt_value_get(const mt_value *v, const char *key)
{
    if (!v || v->kind != MT_MAP)
        return NULL;
    moot_str k = mt_str(key);
    for (uint32_t i = 0; i < v->n; i++)
        if (mt_str_eq(v->key[i], k))
            return &v->item[i];
    return NULL;
}

moot_str mt_value_get_str(const mt_value *v, const char *key)
{
    const mt_value *x = mt_value_get(v, key);
    return x && x->kind == MT_STRING ? x->text : (moot_str){"", 0};
}

double mt_value_get_num(const mt_value *v, const char *key, double otherwise)
{
    const mt_value *x = mt_value_get(v, key);
    return x && x->kind == MT_NUMBER ? x->number : otherwise;
}

bool mt_value_get_bool(const mt_value *v, const char *key, bool otherwise)
{
    const mt_value *x = mt_value_get(v, key);
    return x && x->kind == MT_BOOL ? x->truth : otherwise;
}
