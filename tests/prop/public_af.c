/* Frameworks whose extensions others have computed: public_af FILE.json */
#include "base/json_in.h"
#include "prop/compare_af.h"

#include <stdlib.h>

static uint32_t number(const mt_value *v)
{
    return (uint32_t)v->number;
}

/* The attacks and extensions of `v`; semantics that are not told are left out. */
static void fill(brute *b, const mt_value *v, bool *told)
{
    b->n = (uint32_t)mt_value_get_num(v, "n", 0);
    memset(b->out, 0, sizeof b->out);
    memset(b->is, 0, sizeof b->is);
    const mt_value *attacks = mt_value_get(v, "attacks");
    for (uint32_t i = 0; i < attacks->n; i++)
        b->out[number(&attacks->item[i].item[0]) - 1] |= (uint32_t)1
                                                         << (number(&attacks->item[i].item[1]) - 1);
    const mt_value *extensions = mt_value_get(v, "extensions");
    for (mt_semantics s = MT_GR; s < MT_SEMANTICS_COUNT; s++) {
        const mt_value *sets = mt_value_get(extensions, semantics_name[s]);
        told[s] = sets != NULL;
        for (uint32_t i = 0; sets && i < sets->n; i++) {
            uint32_t bits = 0;
            for (uint32_t k = 0; k < sets->item[i].n; k++)
                bits |= (uint32_t)1 << (number(&sets->item[i].item[k]) - 1);
            b->is[s][bits] = 1;
        }
    }
}

static bool agree(const brute *b, const mt_af *af, mt_semantics s)
{
    static brute own;
    own.n = b->n;
    memcpy(own.out, b->out, sizeof own.out);
    brute_all(&own);
    if (memcmp(own.is[s], b->is[s], (size_t)1 << b->n) != 0) {
        printf("%s: brute force differs\n", semantics_name[s]);
        return false;
    }
    bool right = right_answer(b, af, (mt_task){.problem = MT_SE, .semantics = s}, true) &&
                 right_all(b, af, s, false) && right_all(b, af, s, true);
    for (uint32_t q = 0; q < b->n && right; q++)
        right = right_answer(b, af, (mt_task){MT_DC, s, q}, q == 0) &&
                right_answer(b, af, (mt_task){MT_DS, s, q}, q == 0);
    return right;
}

static moot_str slurp(const char *path, mt_arena *arena)
{
    FILE *file = fopen(path, "rb");
    size_t cap = 1 << 22;
    char *text = MT_NEW_ARRAY(arena, char, cap);
    size_t len = file && text ? fread(text, 1, cap, file) : 0;
    if (file)
        (void)fclose(file);
    return (moot_str){text, len};
}

int main(int argc, char **argv)
{
    static brute b;
    bool told[MT_SEMANTICS_COUNT], right = true;
    mt_arena arena;
    mt_diags diags = {0};
    mt_arena_init(&arena, NULL);
    const mt_value *all = argc > 1 ? mt_json_read(slurp(argv[1], &arena), &arena, &diags) : NULL;
    for (uint32_t i = 0; all && i < all->n && right; i++) {
        mt_af af;
        fill(&b, &all->item[i], told);
        right = brute_build(&b, &arena, &af);
        for (mt_semantics s = MT_GR; s < MT_SEMANTICS_COUNT && right; s++)
            right = !told[s] || agree(&b, &af, s);
        if (!right)
            printf("framework %u of %u\n", i, all->n);
    }
    printf("%u frameworks\n", all ? all->n : 0);
    mt_arena_free(&arena);
    return all && right ? 0 : 1;
}
