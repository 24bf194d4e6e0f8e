/* The suite qbaf_robustness. */
#include "gradual/pocket.h"
#include "vectors/vectors.h"

/* The set of names as bits of the additions; false if one of them is none. */
static bool bits_of(const mt_pockets *found, const mt_value *names, uint64_t *set)
{
    *set = 0;
    for (uint32_t k = 0; k < names->n; k++) {
        uint32_t i = 0;
        while (i < found->added && !mt_str_eq(found->name[i], names->item[k].text))
            i++;
        if (i == found->added)
            return false;
        *set |= (uint64_t)1 << i;
    }
    return true;
}

static bool is_pocket(const mt_pockets *found, uint64_t set)
{
    for (uint32_t k = 0; k < found->n; k++)
        if (found->at[k] == set)
            return true;
    return false;
}

/* Are these the pockets, all of them?  Some lists leave the empty one out. */
static void compare(vec_case *c, const mt_pockets *found, const char *key, bool empty_too)
{
    const mt_value *want = mt_value_get(c->expected, key);
    uint32_t n = 0;
    if (!want)
        return;
    for (uint32_t k = 0; k < found->n; k++)
        n += empty_too || found->at[k] != 0;
    if (want->n != n)
        vec_fail(c, "number of sets of", mt_str(key), n, want->n);
    for (uint32_t k = 0; k < want->n; k++) {
        uint64_t set;
        if (!bits_of(found, &want->item[k], &set) || !is_pocket(found, set))
            vec_fail(c, "a set is missing of", mt_str(key), 0, 0);
    }
}

/* Pairs of a pocket and an addition outside it; with null, all additions are a pocket. */
static void explanations(vec_case *c, const mt_pockets *found)
{
    const mt_value *want = mt_value_get(c->expected, "violation_explanations");
    uint64_t all = found->added == 64 ? UINT64_MAX : ((uint64_t)1 << found->added) - 1;
    uint32_t n = 0;
    if (!want)
        return;
    for (uint32_t k = 0; k < found->n; k++)
        if (found->at[k] != 0)
            n += found->at[k] == all ? 1 : (uint32_t)__builtin_popcountll(all & ~found->at[k]);
    if (want->n != n)
        vec_fail(c, "number of explanations of", c->id, n, want->n);
    for (uint32_t k = 0; k < want->n; k++) {
        const mt_value *pair = &want->item[k];
        uint64_t set;
        if (pair->n != 2 || !bits_of(found, &pair->item[0], &set) || !is_pocket(found, set)) {
            vec_fail(c, "no pocket in", c->id, 0, 0);
            continue;
        }
        uint32_t i = 0;
        if (pair->item[1].kind == MT_NULL ? set == all : false)
            continue;
        while (i < found->added && !mt_str_eq(found->name[i], pair->item[1].text))
            i++;
        if (i == found->added || (set >> i & 1))
            vec_fail(c, "no addition outside", c->id, 0, 0);
    }
}

static void truth(vec_case *c, const char *key, bool got)
{
    const mt_value *want = mt_value_get(c->expected, key);
    if (want && mt_value_get_bool(c->expected, key, false) != got)
        vec_fail(c, "value of", mt_str(key), got, !got);
}

void vec_robustness(vec_case *c)
{
    mt_named_graph first;
    mt_pockets found;
    const mt_gradual *sem = vec_semantics(c, "semantics");
    const mt_value *topics = mt_value_get(c->input, "topics");
    const mt_value *list = mt_value_get(c->input, "updates");
    static const char *const keys[] = {"pockets", "max_pockets", "violation_explanations",
                                       "robust_consistent", "robust_inconsistent"};
    if (!sem || !vec_keys(c, keys, sizeof(keys) / sizeof(*keys)) ||
        !vec_graph(c, mt_value_get(c->input, "initial_graph"), &first))
        return;
    if (!list || list->kind != MT_LIST || !topics || topics->n != 2) {
        vec_fail(c, "no updates or topics in", c->id, 0, 0);
        return;
    }
    mt_named_graph *update = MT_NEW_ARRAY(c->arena, mt_named_graph, (size_t)list->n + 1);
    for (uint32_t k = 0; k < list->n; k++)
        if (!update || !vec_graph(c, &list->item[k], &update[k]))
            return;
    mt_pocket_question q = {
        sem, &first, update, list->n, topics->item[0].text, topics->item[1].text};
    if (mt_pockets_find(&found, &q, c->arena) != MOOT_OK || !found.converged) {
        vec_fail(c, "no pockets sought in", c->id, 0, 0);
        return;
    }
    compare(c, &found, "max_pockets", true);
    compare(c, &found, "pockets", false);
    explanations(c, &found);
    truth(c, "robust_consistent", found.consistent);
    truth(c, "robust_inconsistent", found.opposed);
}
