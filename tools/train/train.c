/* train: the annotated texts of data/ -> src/mine/weights.c and vocabulary.c.
 *
 * Fits the models of the miner one by one and the confidences on what was held back; with a third
 * argument it measures instead.  The same data give the same file. */
#include "calibrate.h"
#include "facing.h"
#include "study.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void write_weights(FILE *to, double (*w)[MT_WEIGHT_COUNT], uint64_t hash)
{
    fprintf(to, "/* Made by tools/train from the texts of data/; `make weights` makes it anew. */\n"
                "#include \"mine/weights.h\"\n\n"
                "/* clang-format off */\n"
                "const mt_weight_set mt_weights[MT_GENRES] = {\n");
    for (uint32_t g = 0; g < MT_GENRES; g++) {
        fprintf(to, "    [%s] = {{\n", g == 0 ? "MT_GENRE_TEXT" : "MT_GENRE_DEBATE");
        uint32_t n = 0;
        for (uint32_t i = 0; i < MT_WEIGHT_COUNT; i++)
            if (fabs(w[g][i]) >= 0.00005)
                fprintf(to, "%s[MT_W_%s] = %.4f,",
                        n++ % 3 ? " "
                        : n > 1 ? "\n        "
                                : "        ",
                        weight_rows[i].name, w[g][i]);
        fprintf(to, "\n");
        fprintf(to, "    }},\n");
    }
    fprintf(to, "};\n/* clang-format on */\n\nconst uint64_t mt_weights_data = 0x%016llXu;\n",
            (unsigned long long)hash);
}

static int by_bytes(const void *a, const void *b)
{
    return mt_str_cmp(*(const moot_str *)a, *(const moot_str *)b);
}

/* The words that our texts have in lower case, and those of data/words.txt: what begins a sentence
 * and is among them is no name. */
static bool write_words(const char *path, const char *dir, const arg_files *files, mt_arena *arena)
{
    mt_intern seen;
    mt_intern_init(&seen, arena, 1);
    if (!arg_words(arena, dir, &seen))
        return false;
    for (uint32_t i = 0; i < files->n; i++) {
        mt_words ws = {0};
        moot_str text = files->at[i].text;
        mt_words_of(arena, text, mt_span_between(0, text.len), &ws);
        for (uint32_t k = 0; k < ws.n; k++) {
            bool plain = !ws.at[k].capital && ws.at[k].low.len > 2;
            for (size_t j = 0; j < ws.at[k].low.len; j++)
                plain &= ws.at[k].low.ptr[j] >= 'a' && ws.at[k].low.ptr[j] <= 'z';
            if (plain)
                mt_intern_add(&seen, ws.at[k].low);
        }
    }
    qsort(seen.strings.at, seen.strings.n, sizeof(moot_str), by_bytes);
    FILE *to = fopen(path, "w");
    if (!to)
        return false;
    fprintf(to, "/* Words that the texts of data/ have in lower case, and those of data/words.txt; "
                "made by\n"
                " * tools/train. */\n"
                "#include \"mine/vocabulary.h\"\n\n/* clang-format off */\n"
                "const char *const mt_vocabulary[] = {");
    size_t column = 999;
    for (uint32_t i = 0; i < seen.strings.n; i++) {
        fprintf(to, "%s\"%.*s\",", column > 85 ? "\n    " : " ", MT_ARG(seen.strings.at[i]));
        column = (column > 85 ? 4 : column + 1) + seen.strings.at[i].len + 3;
    }
    fprintf(to,
            "\n};\n/* clang-format on */\n"
            "const size_t mt_vocabulary_size = sizeof(mt_vocabulary) / sizeof(*mt_vocabulary);\n");
    return fclose(to) == 0 && !mt_arena_failed(arena);
}

/* Print how settings do in folds of topics. */
static bool compare(const items *all, const settings s[MT_GENRES], mt_arena *arena)
{
    held_back h;
    if (!hold_back(&h, all, s, arena))
        return false;
    for (uint32_t g = 0; g < MT_GENRES; g++) {
        char what[SETTINGS_NAME], name[SETTINGS_NAME + 16];
        double figures[5], w[MT_WEIGHT_COUNT];
        hand_weights(w);
        if (s[g].mixed)
            find_mix(&h, (mt_genre)g, w, figures);
        else
            read_back(&h, (mt_genre)g, w, figures, NULL, NULL);
        name_settings(&s[g], what);
        snprintf(name, sizeof(name), "%s: %s", genre_names[g], what);
        print_figures(name, figures);
        if (s[g].mixed)
            printf("      mix %.2f %.2f %.2f %.2f %.2f\n", w[MT_W_MIX_TO], w[MT_W_MIX_NORM],
                   w[MT_W_MIX_CC], w[MT_W_MIX_ROLE], w[MT_W_MIX_LINK]);
    }
    return true;
}

/* How strongly each model holds to its priors: docs/MINING.md says how it was chosen. */
/* clang-format off */
#define SHIPPED {.plan = PLAN_POOLED, .held = true, .strength = 10, .of = {36, 0.3, 0.3, 9, 1}}
/* clang-format on */
static settings shipped[MT_GENRES] = {SHIPPED, SHIPPED};

static void shipped_mix(double (*mix)[MT_WEIGHT_COUNT])
{
    for (uint32_t g = 0; g < MT_GENRES; g++)
        hand_weights(mix[g]);
}

static bool search(const items *all, mt_arena *arena)
{
    static const settings tries[] = {
        {.plan = PLAN_HAND},
        {.plan = PLAN_HAND, .mixed = true},
        {.plan = PLAN_POOLED, .strength = 3},
        {.plan = PLAN_POOLED, .strength = 3, .mixed = true},
        {.plan = PLAN_POOLED, .strength = 10},
        {.plan = PLAN_POOLED, .strength = 30},
        {.plan = PLAN_POOLED, .strength = 100},
        {.plan = PLAN_POOLED, .strength = 180, .held = true},
        {.plan = PLAN_POOLED, .strength = 10, .bare = true, .mixed = true},
        {.plan = PLAN_APART, .strength = 3, .mixed = true},
        {.plan = PLAN_APART, .strength = 10, .mixed = true},
        {.plan = PLAN_BOTH, .strength = 10, .more = 10, .mixed = true},
        {.plan = PLAN_BOTH, .strength = 10, .more = 30, .mixed = true},
    };
    bool ok = compare(all, shipped, arena);
    for (uint32_t i = 0; ok && i < sizeof(tries) / sizeof(*tries); i++)
        ok = compare(all, (settings[MT_GENRES]){tries[i], tries[i]}, arena);
    return ok;
}

/* Look for the strengths: one for all models, with the places held or not, and then for one model
 * after the other. */
static bool transfer(items *all, mt_genre genre)
{
    static const double strengths[] = {1, 3, 10, 30, 90, 180, 360};
    enum { STRENGTHS = sizeof(strengths) / sizeof(*strengths) };
    static settings tries[2 * STRENGTHS + 1] = {{.plan = PLAN_HAND}};
    uint32_t n = 1;
    for (uint32_t held = 0; held < 2; held++)
        for (uint32_t k = 0; k < STRENGTHS; k++)
            tries[n++] =
                (settings){.plan = PLAN_POOLED, .held = held != 0, .strength = strengths[k]};
    settings best = {.plan = PLAN_HAND};
    double most = -1;
    bool ok = study_transfer(all, genre, tries, n, &best, &most);
    for (uint32_t m = MODEL_CC; ok && m < MODEL_CUT; m++) {
        for (uint32_t k = 0; k < STRENGTHS; k++) {
            tries[k] = best;
            tries[k].of[m] = strengths[k] / best.strength;
        }
        ok = study_transfer(all, genre, tries, STRENGTHS, &best, &most);
    }
    char name[SETTINGS_NAME];
    name_settings(&best, name);
    printf("%s: best %s, %.4f\n", genre_names[genre], name, most);
    return ok && study_mix(all, genre, &best);
}

static bool ship(const items *all, const arg_files *files, uint64_t hash, const char *dir,
                 const char *to_dir, mt_arena *arena)
{
    held_back h;
    static double mix[MT_GENRES][MT_WEIGHT_COUNT], w[MT_GENRES][MT_WEIGHT_COUNT];
    shipped_mix(mix);
    if (!hold_back(&h, all, shipped, arena) || !fit_both(all, MT_NO_ID, shipped, w))
        return false;
    for (uint32_t g = 0; g < MT_GENRES; g++) {
        if (!calibrate(&h, (mt_genre)g, mix[g]))
            return false;
        memcpy(w[g] + MT_W_MIX_TO, mix[g] + MT_W_MIX_TO,
               (MT_WEIGHT_COUNT - MT_W_MIX_TO) * sizeof(double));
    }
    if (!fit_across(all, &h, w[MT_GENRE_DEBATE]))
        return false;
    FILE *to = fopen(mt_arena_printf(arena, "%s/weights.c", to_dir).ptr, "w");
    if (!to)
        return false;
    write_weights(to, w, hash);
    return fclose(to) == 0 &&
           write_words(mt_arena_printf(arena, "%s/vocabulary.c", to_dir).ptr, dir, files, arena);
}

/* The shipped settings in folds of topics, and on other kinds of text. */
static bool measure_shipped(items *all, mt_arena *arena)
{
    bool ok = compare(all, shipped, arena);
    for (uint32_t g = 0; ok && g < MT_GENRES; g++) {
        settings best;
        double most = -1;
        ok = study_transfer(all, (mt_genre)g, &shipped[g], 1, &best, &most);
    }
    return ok;
}

static bool measure(items *all, const char *what, mt_arena *arena)
{
    static double mix[MT_GENRES][MT_WEIGHT_COUNT];
    held_back h;
    shipped_mix(mix);
    for (uint32_t g = 0; g < MT_GENRES; g++)
        if (strcmp(what, genre_names[g]) == 0)
            return transfer(all, (mt_genre)g);
    if (strcmp(what, "search") == 0)
        return search(all, arena);
    if (strcmp(what, "shipped") == 0)
        return measure_shipped(all, arena);
    if (strcmp(what, "ablate") == 0)
        return study_groups(all, shipped, mix);
    if (strcmp(what, "curve") == 0)
        return study_curve(all, shipped, mix);
    if (strcmp(what, "confidence") == 0)
        return hold_back(&h, all, shipped, arena) && study_confidence(&h, mix);
    fprintf(stderr, "train: cannot measure '%s'\n", what);
    return false;
}

static bool run(mt_arena *arena, const char *dir, const char *to_dir, uint32_t folds,
                const char *what_for)
{
    arg_files files = {0};
    items all;
    uint64_t hash;
    moot_str what = {"", 0};
    if (!arg_read_all(arena, dir, &files, &hash, &what)) {
        fprintf(stderr, "train: %s: cannot read %.*s\n", dir, MT_ARG(what));
        return false;
    }
    if (!items_of(&all, arena, &files, folds))
        return false;
    printf("%u files, %u topics, %u sides and texts, %u folds\n", files.n, all.topics.n, all.all.n,
           all.folds);
    return what_for ? measure(&all, what_for, arena) : ship(&all, &files, hash, dir, to_dir, arena);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: train DATA src/mine [FOLDS "
                        "[texts|debates|search|shipped|ablate|curve|"
                        "confidence]]\n");
        return 2;
    }
    uint32_t folds = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 10;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    shipped[MT_GENRE_TEXT].mask = not_of_texts();
    bool ok = run(&arena, argv[1], argv[2], folds, argc > 4 ? argv[4] : NULL);
    mt_arena_free(&arena);
    return ok ? 0 : 1;
}
