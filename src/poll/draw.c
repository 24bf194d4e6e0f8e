/* Answers drawn anew -> how often the motion comes out on the Yes side. */
#include "poll/inner.h"

#include <math.h>

/* SplitMix64 (Steele, Lea and Flood 2014). */
static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

/* In (0, 1). */
static double uniform(uint64_t *state)
{
    return ((double)(next(state) >> 11) + 0.5) * 0x1p-53;
}

/* The polar method (Marsaglia and Bray 1964). */
static double normal(uint64_t *state)
{
    double x, square;
    do {
        x = 2 * uniform(state) - 1;
        double y = 2 * uniform(state) - 1;
        square = x * x + y * y;
    } while (square >= 1 || square == 0);
    return x * sqrt(-2 * log(square) / square);
}

/* Marsaglia and Tsang 2000; `shape` at least 1. */
static double gamma_draw(uint64_t *state, double shape)
{
    double d = shape - 1.0 / 3, c = 1 / sqrt(9 * d);
    for (;;) {
        double x = normal(state), v = 1 + c * x;
        if (v <= 0)
            continue;
        v = v * v * v;
        if (log(uniform(state)) < 0.5 * x * x + d - d * v + d * log(v))
            return d * v;
    }
}

double mt_beta_draw(uint64_t *state, double a, double b)
{
    double x = gamma_draw(state, a), y = gamma_draw(state, b);
    return x / (x + y);
}

/* A claim whose strength is drawn. */
typedef struct drawn {
    uint32_t node;
    double a, b;
    uint64_t state;
} drawn;

/* FNV-1a of its name. */
static uint64_t seed_of(moot_str name)
{
    uint64_t h = 0xcbf29ce484222325U;
    for (size_t i = 0; i < name.len; i++)
        h = (h ^ (unsigned char)name.ptr[i]) * 0x100000001b3U;
    return h;
}

static uint32_t node_of(const mt_debate_graph *nodes, uint32_t statement)
{
    for (uint32_t i = 0; i < nodes->g.n; i++)
        if (nodes->of[i].kind == MT_END_STATEMENT && nodes->of[i].id == statement)
            return i;
    return MT_NO_ID;
}

static uint32_t list_drawn(const mt_poll *p, drawn *to)
{
    uint32_t n = 0;
    for (uint32_t c = 0; c < p->ballots->claims; c++) {
        const mt_claim_votes *v = &p->votes[c];
        uint32_t statement = p->reading.statement[c];
        uint32_t node = statement == MT_NO_ID || isnan(v->strength)
                            ? MT_NO_ID
                            : node_of(p->reading.voted.nodes, statement);
        if (node == MT_NO_ID)
            continue;
        /* strength = (prior / 2 + sum) / (prior + n) */
        double a = v->strength * (MT_POLL_PRIOR + v->answers);
        to[n++] = (drawn){node, a, MT_POLL_PRIOR + v->answers - a, seed_of(p->ballots->claim[c])};
    }
    return n;
}

moot_status mt_poll_draw(mt_poll *p, mt_arena *arena)
{
    mt_poll_reading *r = &p->reading;
    const mt_bipolar *voted = r->voted.g;
    mt_arena scratch;
    if (r->voted.motion == MT_NO_ID || !voted->order ||
        (uint64_t)voted->n + voted->m > MT_POLL_DRAWS_WORK)
        return MOOT_OK;
    mt_arena_init(&scratch, &arena->alloc);
    mt_bipolar g = *voted;
    drawn *claim = MT_NEW_ARRAY(&scratch, drawn, (size_t)p->ballots->claims + 1);
    double *s = MT_NEW_ARRAY(&scratch, double, (size_t)g.n + 1);
    g.base = MT_NEW_ARRAY(&scratch, double, (size_t)g.n + 1);
    bool fine = claim && s && g.base;
    uint32_t n = fine ? list_drawn(p, claim) : 0;
    if (fine && g.n)
        memcpy(g.base, voted->base, g.n * sizeof(*g.base));
    for (uint32_t k = 0; k < MT_POLL_DRAWS && n; k++) {
        for (uint32_t c = 0; c < n; c++)
            g.base[claim[c].node] = mt_beta_draw(&claim[c].state, claim[c].a, claim[c].b);
        for (uint32_t way = 0; way < MT_GRADUAL_MAIN; way++) {
            mt_sweep(&mt_graduals[way], &g, NULL, s);
            double off = s[r->voted.motion] - 0.5;
            r->yes[way] += off > 1e-9 ? 1 : off < -1e-9 ? 0 : 0.5;
        }
    }
    for (uint32_t way = 0; way < MT_GRADUAL_MAIN && n; way++)
        r->yes[way] /= MT_POLL_DRAWS;
    r->draws = n ? MT_POLL_DRAWS : 0;
    mt_arena_free(&scratch);
    return fine ? MOOT_OK : MOOT_E_NOMEM;
}
