/* What is to stand on one rank: `sameRank` of the settings, `rank` in data. */
#include "argmap/rank.h"

static void begin(const mt_am_map *map, mt_am_ranks *to)
{
    MT_VEC_PUSH(map->m->arena, &to->start, to->node.n);
}

static void push(const mt_am_map *map, mt_am_ranks *to, uint32_t node)
{
    MT_VEC_PUSH(map->m->arena, &to->node, node);
}

/* What an entry of the settings puts on one rank. */
static void read_entry(const mt_am_map *map, const mt_value *entry, uint32_t *const node[2],
                       mt_am_ranks *to)
{
    static const char *const keys[] = {"statements", "arguments"};
    const mt_am_model *m = map->m;
    begin(map, to);
    for (int argument = 1; argument >= 0; argument--) {
        const mt_value *titles = mt_value_get(entry, keys[argument]);
        for (uint32_t i = 0; titles && titles->kind == MT_LIST && i < titles->n; i++) {
            uint32_t id = mt_intern_find(argument ? &m->argument_ids : &m->statement_ids,
                                         titles->item[i].text);
            if (id != MT_NO_ID && node[argument][id] != MT_NO_ID)
                push(map, to, node[argument][id]);
        }
    }
}

/* The node at place `k` when arguments come before statements. */
static uint32_t arguments_first(const mt_am_map *map, uint32_t k)
{
    uint32_t arguments = map->nodes.n - map->statements;
    return k < arguments ? map->statements + k : k - arguments;
}

/* What data puts on one rank: nodes with the same value of `rank`. */
static void read_data(const mt_am_map *map, mt_am_ranks *to)
{
    const mt_am_model *m = map->m;
    mt_intern ranks;
    mt_intern_init(&ranks, m->arena, 0);
    uint32_t *rank = MT_NEW_ARRAY(m->arena, uint32_t, (size_t)map->nodes.n + 1);
    for (uint32_t k = 0; rank && k < map->nodes.n; k++) {
        uint32_t i = arguments_first(map, k);
        const mt_value *said =
            mt_value_get(mt_am_element_of(map->m, &map->nodes.at[i])->data, "rank");
        rank[i] = said && said->text.len ? mt_intern_add(&ranks, said->text) : MT_NO_ID;
    }
    for (uint32_t k = 0; rank && k < ranks.strings.n; k++) {
        begin(map, to);
        for (uint32_t n = 0; n < map->nodes.n; n++)
            if (rank[arguments_first(map, n)] == k)
                push(map, to, arguments_first(map, n));
    }
}

void mt_am_ranks_read(const mt_am_map *map, mt_am_ranks *to)
{
    const mt_am_model *m = map->m;
    const mt_value *list = m->set->same_rank;
    uint32_t *node[2] = {MT_NEW_ARRAY(m->arena, uint32_t, (size_t)m->statements.n + 1),
                         MT_NEW_ARRAY(m->arena, uint32_t, (size_t)m->arguments.n + 1)};
    *to = (mt_am_ranks){.node = {.n = 0}};
    if (!node[0] || !node[1])
        return;
    memset(node[0], 0xFF, m->statements.n * sizeof(uint32_t));
    memset(node[1], 0xFF, m->arguments.n * sizeof(uint32_t));
    for (uint32_t i = 0; i < map->nodes.n; i++)
        node[map->nodes.at[i].argument][map->nodes.at[i].element] = i;
    for (uint32_t i = 0; list && i < list->n; i++)
        read_entry(map, &list->item[i], node, to);
    read_data(map, to);
    begin(map, to);
}
