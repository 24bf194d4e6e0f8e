/* Random frameworks of several families: every question's answer is that of brute
 * force, none is given twice, and the checker agrees.
 *   prop_af [FRAMEWORKS [SEED]] */
#include "prop/compare_af.h"

#include <stdlib.h>

typedef struct gen {
    uint64_t state;
} gen;

static uint32_t draw(gen *g, uint32_t below)
{
    g->state = g->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(g->state >> 33) % below;
}

static void attack(brute *b, uint32_t from, uint32_t to)
{
    b->out[from % b->n] |= (uint32_t)1 << (to % b->n);
}

static void scatter(gen *g, brute *b, uint32_t percent, bool loops, bool both)
{
    for (uint32_t a = 0; a < b->n; a++)
        for (uint32_t c = 0; c < b->n; c++)
            if (draw(g, 100) < percent && (loops || a != c)) {
                attack(b, a, c);
                if (both)
                    attack(b, c, a);
            }
}

static void rings(gen *g, brute *b)
{
    for (uint32_t first = 0; first < b->n;) {
        uint32_t size = 1 + draw(g, 5);
        size = size > b->n - first ? b->n - first : size;
        for (uint32_t i = 0; i < size; i++)
            attack(b, first + i, first + (i + 1) % size);
        if (first && draw(g, 3))
            attack(b, draw(g, first), first + draw(g, size));
        first += size;
    }
}

static void tree(gen *g, brute *b)
{
    for (uint32_t a = 1; a < b->n; a++)
        attack(b, a, draw(g, a));
    for (uint32_t i = draw(g, 4); i > 0; i--)
        attack(b, draw(g, b->n), draw(g, b->n));
}

/* Some arguments attacked by just the same. */
static void twins(gen *g, brute *b)
{
    scatter(g, b, 20, true, false);
    for (uint32_t i = draw(g, 3); i > 0; i--) {
        uint32_t like = draw(g, b->n), twin = draw(g, b->n);
        for (uint32_t a = 0; a < b->n; a++)
            if (b->out[a] >> like & 1)
                attack(b, a, twin);
    }
}

static void make(gen *g, brute *b)
{
    for (uint32_t a = 0; a < BRUTE_MAX; a++)
        b->out[a] = 0;
    b->n = draw(g, 50) ? 1 + draw(g, draw(g, 8) ? 7 : 10) : 0;
    if (!b->n)
        return;
    switch (draw(g, 9)) {
    case 0: scatter(g, b, 10, true, false); break;
    case 1: scatter(g, b, 20, false, false); break;
    case 2: scatter(g, b, 40, false, false); break;
    case 3: scatter(g, b, 30, true, false); break;
    case 4: scatter(g, b, 12, false, true); break;
    case 5: rings(g, b); break;
    case 6: tree(g, b); break;
    case 7: twins(g, b); break;
    default:
        for (uint32_t a = 0; a + 1 < b->n; a++)
            attack(b, a, a + 1);
        if (draw(g, 2))
            attack(b, b->n - 1, draw(g, b->n));
        break;
    }
}

static bool try(gen *g, const brute *b, bool thorough)
{
    bool right = true;
    mt_af af;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    if (!brute_build(b, &arena, &af))
        return false;
    for (mt_semantics s = MT_GR; s < MT_SEMANTICS_COUNT && right; s++) {
        right = right_answer(b, &af, (mt_task){.problem = MT_SE, .semantics = s}, thorough) &&
                right_all(b, &af, s, false) && (!thorough || right_all(b, &af, s, true)) &&
                right_check(b, &af, s, draw(g, (uint32_t)1 << b->n));
        uint32_t first = thorough || !b->n ? 0 : draw(g, b->n);
        for (uint32_t q = first; q < b->n && right && (thorough || q == first); q++)
            right = right_answer(b, &af, (mt_task){MT_DC, s, q}, thorough) &&
                    right_answer(b, &af, (mt_task){MT_DS, s, q}, thorough);
    }
    mt_arena_free(&arena);
    return right;
}

int main(int argc, char **argv)
{
    static brute b;
    long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 60;
    gen g = {.state = argc > 2 ? strtoull(argv[2], NULL, 10) : 8};
    for (long i = 0; i < rounds; i++) {
        make(&g, &b);
        brute_all(&b);
        if (!try(&g, &b, rounds <= 1000 || i % 10 == 0)) {
            printf("framework %ld:\n", i);
            brute_print(&b);
            return 1;
        }
    }
    printf("%ld frameworks\n", rounds);
    return 0;
}
