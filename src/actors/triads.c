/* Network -> the triads that contradict balance. */
#include "actors/network.h"
#include "base/vec.h"

/* Signs of the ties from an actor to later ones, by pair. */
enum { FRIENDLY = 1, HOSTILE = 2, BOTH = 3 };

typedef struct search {
    const mt_network *net;
    uint32_t *start; /* per actor a: its pairs (a, b > a), from start[a] on */
    uint32_t *other;
    unsigned char *sign, *mark; /* per pair; per actor: the sign of its pair with the first */
    mt_arena *arena;
    uint32_t limit;
    mt_triads *to;
    MT_VEC(mt_triad) list;
} search;

static bool make_room(search *s, mt_arena *scratch)
{
    s->start = MT_NEW_ARRAY(scratch, uint32_t, (size_t)s->net->n + 1);
    s->other = MT_NEW_ARRAY(scratch, uint32_t, (size_t)s->net->m + 1);
    s->sign = MT_NEW_ARRAY(scratch, unsigned char, (size_t)s->net->m + 1);
    s->mark = MT_NEW_ARRAY(scratch, unsigned char, (size_t)s->net->n + 1);
    return s->start && s->other && s->sign && s->mark;
}

static void gather_pairs(search *s)
{
    uint32_t k = 0, a = 0;
    for (uint32_t t = 0; t < s->net->m; t++) {
        const mt_actor_tie *tie = &s->net->tie[t];
        while (a < tie->a)
            s->start[++a] = k;
        bool again = k > s->start[a] && s->other[k - 1] == tie->b;
        if (again) {
            s->sign[k - 1] = BOTH;
        } else {
            s->other[k] = tie->b;
            s->sign[k++] = tie->hostile ? HOSTILE : FRIENDLY;
        }
    }
    while (a < s->net->n)
        s->start[++a] = k;
}

/* The actors c that make a triad with the pair k of a. */
static void close_pair(search *s, uint32_t a, uint32_t k)
{
    uint32_t b = s->other[k];
    for (uint32_t l = s->start[b]; l < s->start[b + 1]; l++) {
        uint32_t c = s->other[l];
        if (!s->mark[c] || s->mark[c] == BOTH || s->sign[l] == BOTH)
            continue;
        uint32_t hostile =
            (uint32_t)(s->sign[k] == HOSTILE) + (s->sign[l] == HOSTILE) + (s->mark[c] == HOSTILE);
        if (hostile % 2 == 0)
            continue;
        *(hostile == 1 ? &s->to->one : &s->to->three) += 1;
        if (s->list.n < s->limit)
            MT_VEC_PUSH(s->arena, &s->list, ((mt_triad){{a, b, c}, hostile}));
    }
}

moot_status mt_triads_find(mt_triads *to, mt_arena *arena, const mt_network *net, uint32_t limit)
{
    *to = (mt_triads){.n = 0};
    search s = {.net = net, .arena = arena, .limit = limit, .to = to};
    mt_arena scratch;
    mt_arena_init(&scratch, &arena->alloc);
    bool ok = make_room(&s, &scratch);
    if (ok)
        gather_pairs(&s);
    for (uint32_t a = 0; ok && a < net->n; a++) {
        for (uint32_t k = s.start[a]; k < s.start[a + 1]; k++)
            s.mark[s.other[k]] = s.sign[k];
        for (uint32_t k = s.start[a]; k < s.start[a + 1]; k++)
            if (s.sign[k] != BOTH)
                close_pair(&s, a, k);
        for (uint32_t k = s.start[a]; k < s.start[a + 1]; k++)
            s.mark[s.other[k]] = 0;
    }
    to->n = s.list.n;
    to->at = s.list.at;
    mt_arena_free(&scratch);
    return ok && !mt_arena_failed(arena) ? MOOT_OK : MOOT_E_NOMEM;
}
