/* Ties as they came -> a network with one tie a pair and sign, and a network after changes. */
#include "actors/inner.h"
#include "base/sort.h"

enum { BITS = 20 }; /* of an actor or a tie; MT_NETWORK_MAX is 2^20 */

uint32_t mt_find_root(uint32_t *up, uint32_t i)
{
    while (up[i] != i) {
        up[i] = up[up[i]];
        i = up[i];
    }
    return i;
}

static uint32_t count_parts(const mt_network *net, uint32_t *up)
{
    uint32_t parts = net->n;
    for (uint32_t i = 0; i < net->n; i++)
        up[i] = i;
    for (uint32_t t = 0; t < net->m; t++) {
        uint32_t a = mt_find_root(up, net->tie[t].a), b = mt_find_root(up, net->tie[t].b);
        parts -= a != b;
        up[a] = b;
    }
    return parts;
}

static bool is_sound(uint32_t n, uint32_t m, const mt_actor_tie *ties)
{
    int64_t sum = 0;
    for (uint32_t k = 0; k < m; k++) {
        const mt_actor_tie *t = &ties[k];
        if (t->a >= n || t->b >= n || t->a == t->b || t->weight < 1 ||
            t->weight > MT_TIE_SUM_MAX - sum)
            return false;
        sum += t->weight;
    }
    return true;
}

/* Ends and sign above, the place in the list below. */
static uint64_t key_of(const mt_actor_tie *t, uint32_t k)
{
    uint64_t low = t->a < t->b ? t->a : t->b, high = t->a < t->b ? t->b : t->a;
    return (((low << BITS | high) << 1 | t->hostile) << BITS) | k;
}

static void merge(mt_network *net, uint64_t *key, const mt_actor_tie *ties)
{
    mt_sort_u64(key, net->given);
    for (uint32_t i = 0; i < net->given; i++) {
        uint32_t k = (uint32_t)(key[i] & ((1u << BITS) - 1));
        if (i == 0 || key[i] >> BITS != key[i - 1] >> BITS) {
            bool turned = ties[k].a > ties[k].b;
            net->tie[net->m++] = (mt_actor_tie){turned ? ties[k].b : ties[k].a,
                                                turned ? ties[k].a : ties[k].b, ties[k].hostile, 0};
        }
        net->tie[net->m - 1].weight += ties[k].weight;
        net->merged[k] = net->m - 1;
    }
}

moot_status mt_network_make(mt_network *to, mt_arena *arena, uint32_t n, const moot_str *name,
                            uint32_t m, const mt_actor_tie *ties)
{
    *to = (mt_network){.n = n, .name = name, .given = m};
    if (n > MT_NETWORK_MAX || m > MT_NETWORK_MAX)
        return MOOT_E_LIMIT;
    if (!is_sound(n, m, ties))
        return MOOT_E_MISUSE;
    mt_arena scratch;
    mt_arena_init(&scratch, &arena->alloc);
    to->tie = MT_NEW_ARRAY(arena, mt_actor_tie, (size_t)m + 1);
    to->merged = MT_NEW_ARRAY(arena, uint32_t, (size_t)m + 1);
    uint64_t *key = MT_NEW_ARRAY(&scratch, uint64_t, (size_t)m + 1);
    uint32_t *up = MT_NEW_ARRAY(&scratch, uint32_t, (size_t)n + 1);
    bool ok = to->tie && to->merged && key && up;
    if (ok) {
        for (uint32_t k = 0; k < m; k++)
            key[k] = key_of(&ties[k], k);
        merge(to, key, ties);
        to->parts = count_parts(to, up);
    }
    mt_arena_free(&scratch);
    return ok ? MOOT_OK : MOOT_E_NOMEM;
}

uint32_t mt_network_tie(const mt_network *net, uint32_t a, uint32_t b, bool hostile)
{
    mt_actor_tie wanted = {a, b, hostile, 0};
    uint64_t key = key_of(&wanted, 0);
    uint32_t low = 0, high = net->m;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (key_of(&net->tie[middle], 0) < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low < net->m && key_of(&net->tie[low], 0) == key ? low : MT_NO_TIE;
}

/* One change on the list of ties; what is gone has weight 0. */
static void apply(mt_actor_tie *ties, uint32_t *m, const mt_tie_change *c)
{
    bool hostile = c->kind == MT_CHANGE_HOSTILE;
    int64_t kept = 0, turned = 0;
    for (uint32_t k = 0; k < *m; k++) {
        mt_actor_tie *t = &ties[k];
        if ((t->a != c->a || t->b != c->b) && (t->a != c->b || t->b != c->a))
            continue;
        *(t->hostile == hostile ? &kept : &turned) += t->weight;
        t->weight = 0;
    }
    if (c->kind == MT_CHANGE_NONE)
        return;
    int64_t weight = c->weight ? c->weight : kept ? kept : turned ? turned : MT_TIE_ONE;
    ties[(*m)++] = (mt_actor_tie){c->a, c->b, hostile, weight};
}

moot_status mt_network_change(mt_network *to, mt_arena *arena, const mt_network *net, uint32_t n,
                              const mt_tie_change *changes)
{
    *to = (mt_network){.n = net->n, .name = net->name};
    for (uint32_t k = 0; k < n; k++)
        if (changes[k].a >= net->n || changes[k].b >= net->n || changes[k].a == changes[k].b ||
            changes[k].weight < 0 || changes[k].weight > MT_TIE_WEIGHT_MAX)
            return MOOT_E_MISUSE;
    if (n > MT_NETWORK_MAX - net->m)
        return MOOT_E_LIMIT;
    mt_arena scratch;
    mt_arena_init(&scratch, &arena->alloc);
    mt_actor_tie *ties = MT_NEW_ARRAY(&scratch, mt_actor_tie, (size_t)net->m + n + 1);
    moot_status status = MOOT_E_NOMEM;
    if (ties) {
        uint32_t m = net->m, left = 0;
        for (uint32_t k = 0; k < m; k++)
            ties[k] = net->tie[k];
        for (uint32_t k = 0; k < n; k++)
            apply(ties, &m, &changes[k]);
        for (uint32_t k = 0; k < m; k++)
            if (ties[k].weight)
                ties[left++] = ties[k];
        status = mt_network_make(to, arena, net->n, net->name, left, ties);
    }
    mt_arena_free(&scratch);
    return status;
}
