/* Random debates in Argdown, each in two forms that mirror Yes and No. */
#ifndef MT_TESTS_RANDOM_DEBATE_H
#define MT_TESTS_RANDOM_DEBATE_H

#include "unit/debates.h"

/* splitmix64, so that every machine sees the same debates. */
typedef struct dice {
    uint64_t state;
} dice;

static inline uint32_t throw_dice(dice *d, uint32_t n)
{
    uint64_t z = (d->state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)((z ^ (z >> 31)) % n);
}

typedef struct random_debate {
    dice d;
    mt_out *o;
    bool swap;       /* Yes and No change places */
    uint32_t claims; /* and as many arguments as a third of it */
    char side[64];   /* of each claim: 'Y', 'N', or 'c' if it is not said */
} random_debate;

static inline char turned(const random_debate *r, char side)
{
    return (char)(!r->swap ? side : side == 'Y' ? 'N' : side == 'N' ? 'Y' : side);
}

static inline void put_claim_title(random_debate *r, uint32_t i)
{
    mt_out_printf(r->o, "[%c%u]", turned(r, r->side[i]), i + 1);
}

static inline void put_source(random_debate *r)
{
    uint32_t arguments = r->claims / 3;
    if (arguments && throw_dice(&r->d, 4) == 0)
        mt_out_printf(r->o, "<a%u>\n", throw_dice(&r->d, arguments));
    else {
        put_claim_title(r, throw_dice(&r->d, r->claims));
        mt_out_char(r->o, '\n');
    }
}

static inline void put_data(random_debate *r, char side)
{
    bool counter = throw_dice(&r->d, 6) == 0, stipulated = throw_dice(&r->d, 12) == 0;
    const char *word = turned(r, side) == 'Y' ? "yes" : turned(r, side) == 'N' ? "no" : "none";
    mt_out_printf(r->o, " {side: %s%s%s}\n", word, counter ? ", role: counter-consideration" : "",
                  stipulated ? ", stipulated: true" : "");
}

/* Relation lines under an element; `motion` ones change sign with the sides. */
static inline void put_random_relations(random_debate *r, bool motion, bool argument)
{
    for (uint32_t n = throw_dice(&r->d, 4) + motion; n > 0; n--) {
        uint32_t kind = throw_dice(&r->d, 8);
        bool plus = kind < 4;
        if (motion && r->swap)
            plus = !plus;
        if (!motion && !argument && kind == 7) {
            mt_out_z(r->o, "  >< ");
            put_claim_title(r, throw_dice(&r->d, r->claims));
            mt_out_char(r->o, '\n');
        } else {
            mt_out_z(r->o, plus ? "  + " : "  - ");
            put_source(r);
        }
        if (throw_dice(&r->d, 5) == 0) {
            mt_out_z(r->o, "    _ ");
            put_source(r);
        }
    }
    if (argument && throw_dice(&r->d, 5) == 0) {
        mt_out_z(r->o, "  _ ");
        put_source(r);
    }
}

static inline void put_argument(random_debate *r, uint32_t i)
{
    uint32_t number = 0;
    mt_out_printf(r->o, "<a%u>: sketch %u", i, i);
    put_data(r, "YNc"[throw_dice(&r->d, 3)]);
    put_random_relations(r, false, true);
    mt_out_char(r->o, '\n');
    if (throw_dice(&r->d, 2))
        return;
    for (uint32_t steps = 1 + throw_dice(&r->d, 2); steps > 0; steps--) {
        for (uint32_t n = 1 + throw_dice(&r->d, 2); n > 0; n--) {
            mt_out_printf(r->o, "(%u) ", ++number);
            put_claim_title(r, throw_dice(&r->d, r->claims));
            mt_out_char(r->o, '\n');
        }
        mt_out_z(r->o, "----\n");
        if (throw_dice(&r->d, 4) == 0) {
            mt_out_z(r->o, "  _ ");
            put_source(r);
        }
        mt_out_printf(r->o, "(%u) ", ++number);
        put_claim_title(r, throw_dice(&r->d, r->claims));
        mt_out_char(r->o, '\n');
    }
    mt_out_char(r->o, '\n');
}

/* The debate of `seed`, with Yes and No swapped or not. */
static inline moot_str random_argdown(mt_arena *arena, uint64_t seed, bool swap)
{
    mt_memory m = {.arena = arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    random_debate r = {.d = {seed}, .o = &o, .swap = swap};
    r.claims = 2 + throw_dice(&r.d, 10);
    bool strict = throw_dice(&r.d, 3) == 0;
    mt_out_z(&o, "===\n");
    mt_out_z(&o, strict ? "model: {mode: strict}\n" : "");
    mt_out_z(&o, "debate: {question: Should they?, motion: M}\n===\n\n[M]: motion\n");
    for (uint32_t i = 0; i < r.claims; i++)
        r.side[i] = "YNYNc"[throw_dice(&r.d, 5)];
    put_random_relations(&r, true, false);
    for (uint32_t i = 0; i < r.claims; i++) {
        mt_out_char(&o, '\n');
        put_claim_title(&r, i);
        mt_out_printf(&o, ": claim %u", i + 1);
        if (r.side[i] == 'c')
            mt_out_char(&o, '\n');
        else
            put_data(&r, r.side[i]);
        put_random_relations(&r, false, false);
    }
    mt_out_char(&o, '\n');
    for (uint32_t i = 0; i < r.claims / 3; i++)
        put_argument(&r, i);
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    return mt_memory_str(&m);
}

#endif
