/* The suite qbaf_change_explanation. */
#include "gradual/change.h"

#include "vectors/vectors.h"

/* The set of names as bits of the changes; false if one of them did not change. */
static bool bits_of(const mt_change *found, const mt_value *names, uint32_t *set)
{
    *set = 0;
    for (uint32_t k = 0; k < names->n; k++) {
        uint32_t i = 0;
        while (i < found->changes && !mt_str_eq(found->changed[i], names->item[k].text))
            i++;
        if (i == found->changes)
            return false;
        *set |= 1u << i;
    }
    return true;
}

static void compare(vec_case *c, const mt_change *found, const char *key, const mt_change_sets *got)
{
    const mt_value *want = mt_value_get(c->expected, key);
    if (!want || want->n != got->n) {
        vec_fail(c, "number of sets of", mt_str(key), got->n, want ? want->n : 0);
        return;
    }
    for (uint32_t k = 0; k < want->n; k++) {
        uint32_t set, i = 0;
        bool known = bits_of(found, &want->item[k], &set);
        while (known && i < got->n && got->at[i] != set)
            i++;
        if (!known || i == got->n)
            vec_fail(c, "a set is missing of", mt_str(key), 0, 0);
    }
}

void vec_change(vec_case *c)
{
    mt_named_graph before, after;
    mt_change found;
    const mt_gradual *sem = vec_semantics(c, "semantics");
    const mt_value *topics = mt_value_get(c->input, "topics");
    if (!sem || !vec_graph(c, mt_value_get(c->input, "old"), &before) ||
        !vec_graph(c, mt_value_get(c->input, "new"), &after))
        return;
    if (!topics || topics->n != 2 ||
        mt_change_explain(&found, sem, &before, &after, topics->item[0].text, topics->item[1].text,
                          c->arena) != MOOT_OK) {
        vec_fail(c, "not explained:", c->id, 0, 0);
        return;
    }
    bool want = mt_value_get_bool(c->expected, "strength_consistent", true);
    if (found.consistent != want || !found.converged)
        vec_fail(c, "consistency of", c->id, found.consistent, want);
    compare(c, &found, "minimal_SSI", &found.sufficient);
    compare(c, &found, "minimal_CSI", &found.counterfactual);
    compare(c, &found, "minimal_NSI", &found.necessary);
}
