/* train: the annotated texts of data/ -> src/mine/weights.c and vocabulary.c.
 *
 * Fits the models of the miner one by one, chooses by cross-validation over topics how strongly
 * they hold to their priors and how they are joined, and fits the confidences on what was held
 * back.  The same data give the same file. */
#include "items.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef enum plan { PLAN_HAND, PLAN_POOLED, PLAN_APART, PLAN_BOTH, PLAN_OTHER } plan;
static const char *const plan_names[] = {"hand", "pooled", "apart", "both", "other"};
static const char *const genre_names[] = {"texts", "debates"};
static const char *const figure_names[] = {"cc", "ro", "fu", "at", "mean"};

typedef struct settings {
    plan plan;
    bool bare;             /* priors of 0 instead of those set by hand */
    bool held;             /* the places of claims stay as set by hand */
    bool mixed;            /* how the models are joined is looked for too */
    double strength, more; /* of the first fit, and of that of a genre after the pooled one */
    const bool *mask;
} settings;

typedef struct weight_row {
    const char *name;
    double prior;
    const char *why;
} weight_row;
#define ROW(name, prior, why) {#name, prior, why},
static const weight_row rows[MT_WEIGHT_COUNT] = {MT_WEIGHTS(ROW)};
#undef ROW

static void hand_weights(double *w)
{
    for (uint32_t i = 0; i < MT_WEIGHT_COUNT; i++)
        w[i] = rows[i].prior;
}

/* Where a claim stands is a habit of a paper or a school, and the writers of data/ have theirs: a
 * side there ends with its claim three times in a hundred.  The places stay as set by hand. */
static bool is_held(uint32_t i)
{
    return i <= MT_W_CC_LONG_LAST;
}

/* Fit one model on one genre; `w` comes in with the prior of the model, and goes out fitted. */
static bool fit_model(const items *all, model m, mt_genre genre, uint32_t without,
                      const settings *s, bool scaled, double strength, double *w)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    fit_data d = {.arena = &arena};
    items_choices(all, m, genre, w, s->mask, &d);
    static double prior[MT_WEIGHT_COUNT], hold[MT_WEIGHT_COUNT];
    double scale = scaled ? fit_scale(&d, without, w) : 1;
    for (uint32_t i = model_from[m]; i < model_from[m + 1]; i++) {
        prior[i] = w[i] = s->mask && s->mask[i] ? 0 : w[i] * scale;
        hold[i] = strength * (s->held && is_held(i) ? 1e4 : 1);
    }
    bool ok = !mt_arena_failed(&arena) &&
              fit(&d, without, model_from[m], model_from[m + 1], prior, hold, w);
    mt_arena_free(&arena);
    return ok;
}

/* All models, for both genres, without one fold. */
static bool fit_all(const items *all, uint32_t without, const settings *s,
                    double (*w)[MT_WEIGHT_COUNT])
{
    bool ok = true;
    for (uint32_t g = 0; g < MT_GENRES; g++) {
        hand_weights(w[g]);
        for (uint32_t i = 0; s->bare && i < MT_W_SIDE_ORDER; i++)
            w[g][i] = 0;
    }
    if (s->plan == PLAN_HAND)
        return true;
    for (uint32_t m = 0; ok && m < MODELS; m++) {
        if (s->plan == PLAN_APART || s->plan == PLAN_OTHER) {
            for (uint32_t g = 0; ok && g < MT_GENRES; g++)
                ok = fit_model(all, (model)m, s->plan == PLAN_OTHER ? (mt_genre)!g : (mt_genre)g,
                               without, s, !s->bare, s->strength, w[g]);
            continue;
        }
        static double pooled[MT_WEIGHT_COUNT];
        if (m == 0)
            memcpy(pooled, w[0], sizeof(pooled));
        ok = fit_model(all, (model)m, MT_GENRES, without, s, !s->bare, s->strength, pooled);
        for (uint32_t g = 0; ok && g < MT_GENRES; g++) {
            memcpy(&w[g][model_from[m]], &pooled[model_from[m]],
                   (model_from[m + 1] - model_from[m]) * sizeof(double));
            if (s->plan == PLAN_BOTH)
                ok = fit_model(all, (model)m, (mt_genre)g, without, s, false, s->more, w[g]);
        }
    }
    return ok;
}

/* Weights for each fold, fitted without it. */
typedef struct held_back {
    const items *all;
    double (*w)[MT_GENRES][MT_WEIGHT_COUNT];
} held_back;

static bool hold_back(held_back *h, const items *all, const settings *s, mt_arena *arena)
{
    h->all = all;
    h->w = mt_arena_alloc(arena, all->folds, sizeof(*h->w));
    bool ok = h->w != NULL;
    for (uint32_t f = 0; ok && f < all->folds; f++)
        ok = fit_all(all, f, s, h->w[f]);
    return ok;
}

/* What was held back, read with weights that have not seen it, joined by `mix`. */
static void read_back(const held_back *h, mt_genre genre, const double *mix, double figures[5],
                      fit_data cal[3])
{
    tally4 t = {0};
    for (uint32_t i = 0; i < h->all->all.n; i++) {
        const item *it = &h->all->all.at[i];
        if (it->genre != genre)
            continue;
        double *w = h->w[it->fold][genre];
        memcpy(w + MT_W_MIX_TO, mix + MT_W_MIX_TO, (MT_WEIGHT_COUNT - MT_W_MIX_TO) * sizeof(*w));
        mt_unit *units = calloc(it->n, sizeof(*units));
        double *margins = calloc((size_t)it->n * 2, sizeof(*margins));
        mt_margins m = {0, margins, margins + it->n};
        if (!units || !margins ||
            mt_structure(NULL, w, it->f, it->question, it->n, NULL, units, &m) != MOOT_OK)
            exit(2);
        tally_item(it, units, &t);
        for (uint32_t k = 0; cal && k < it->n; k++) {
            bool root = units[k].role == MT_ROLE_CENTRAL;
            bool right[3] = {k == it->root, units[k].head == it->head[k],
                             (units[k].role == MT_ROLE_COUNTER) == it->counter[k]};
            double x[2] = {0, 1};
            for (uint32_t j = root ? 0 : 1; j < (root ? 1u : 3u); j++) {
                x[0] = root ? m.claim : j == 1 ? m.head[k] : m.role[k];
                if (x[0] >= MT_NO_RIVAL)
                    continue;
                uint32_t first = cal[j].options.n;
                fit_option_of(&cal[j], x, 0, 2);
                fit_option_of(&cal[j], x, 0, 0);
                MT_VEC_PUSH(cal[j].arena, &cal[j].choices,
                            ((fit_choice){first, 2, !right[j], 0, 1}));
            }
        }
        free(units);
        free(margins);
    }
    tally_figures(&t, figures);
}

static void print_figures(const char *what, const double figures[5])
{
    printf("  %-40s", what);
    for (int i = 0; i < 5; i++)
        printf(" %s %.3f", figure_names[i], figures[i]);
    printf("\n");
    fflush(stdout);
}

/* How the models are joined: one number after the other is moved while that helps. */
static void find_mix(const held_back *h, mt_genre genre, double *w, double best[5])
{
    static const double tries[][7] = {{0.25, 0.5, 0.75, 1, 1.5, 2, 3},
                                      {0, 0.15, 0.3, 0.5, 0.7, 0.85, 1},
                                      {0.25, 0.5, 1, 1.5, 2, 3, 4},
                                      {0, 0.2, 0.4, 0.8, 1.2, 1.6, 2.4},
                                      {0.1, 0.3, 0.5, 0.7, 1, 1.5, 2}};
    read_back(h, genre, w, best, NULL);
    for (int round = 0; round < 2; round++)
        for (uint32_t k = 0; k < 5; k++)
            for (uint32_t i = 0; i < 7; i++) {
                double was = w[MT_W_MIX_TO + k], figures[5];
                w[MT_W_MIX_TO + k] = tries[k][i];
                read_back(h, genre, w, figures, NULL);
                /* A gain must be worth it: small ones are chance. */
                if (figures[4] > best[4] + 0.001)
                    memcpy(best, figures, sizeof(figures));
                else
                    w[MT_W_MIX_TO + k] = was;
            }
}

static void calibrate(const held_back *h, mt_genre genre, double *w)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    fit_data cal[3] = {{.arena = &arena}, {.arena = &arena}, {.arena = &arena}};
    double figures[5];
    read_back(h, genre, w, figures, cal);
    for (uint32_t j = 0; j < 3; j++) {
        double prior[2] = {0.8, 0}, hold[2] = {0.1, 0.1}, *to = &w[MT_W_CAL_CC + (size_t)j * 2];
        memcpy(to, prior, sizeof(prior));
        if (!fit(&cal[j], MT_NO_ID, 0, 2, prior, hold, to) || to[0] < 0.01)
            to[0] = 0.01;
        printf("  %s %s: confidence 1 / (1 + exp(-(%.3f m + %.3f))), %u decisions\n",
               genre_names[genre],
               j == 0   ? "claim"
               : j == 1 ? "head"
                        : "role",
               to[0], to[1], cal[j].choices.n);
    }
    mt_arena_free(&arena);
}

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
                        rows[i].name, w[g][i]);
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

/* The words that our texts have in lower case: what begins a sentence and is among them is no name.
 */
static bool write_words(const char *path, const arg_files *files, mt_arena *arena)
{
    mt_intern seen;
    mt_intern_init(&seen, arena, 1);
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
    fprintf(to, "/* Words that the texts of data/ have in lower case; made by tools/train. */\n"
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

static bool compare(const items *all, const settings *tries, uint32_t n, settings *best,
                    double (*mix)[MT_WEIGHT_COUNT], held_back *kept, mt_arena *arena)
{
    double most = -1;
    for (uint32_t i = 0; i < n; i++) {
        static double w[MT_GENRES][MT_WEIGHT_COUNT];
        held_back h;
        char what[64];
        double sum = 0;
        if (!hold_back(&h, all, &tries[i], arena))
            return false;
        for (uint32_t g = 0; g < MT_GENRES; g++) {
            double figures[5];
            hand_weights(w[g]);
            if (tries[i].mixed)
                find_mix(&h, (mt_genre)g, w[g], figures);
            else
                read_back(&h, (mt_genre)g, w[g], figures, NULL);
            snprintf(what, sizeof(what), "%s %s%s%s%s %g %g", genre_names[g],
                     plan_names[tries[i].plan], tries[i].bare ? " bare" : "",
                     tries[i].held ? " held" : "", tries[i].mixed ? " mixed" : "",
                     tries[i].strength, tries[i].more);
            print_figures(what, figures);
            printf("      mix %.2f %.2f %.2f %.2f %.2f\n", w[g][MT_W_MIX_TO], w[g][MT_W_MIX_NORM],
                   w[g][MT_W_MIX_CC], w[g][MT_W_MIX_ROLE], w[g][MT_W_MIX_LINK]);
            sum += figures[4];
        }
        if (sum > most) {
            most = sum;
            *best = tries[i];
            *kept = h;
            memcpy(mix, w, sizeof(w));
        }
    }
    return true;
}

/* The strength of the priors: 1 for so many files.  Near to the priors on purpose: weights that
 * follow our own texts more closely do better on them, and worse on those of other writers
 * (docs/MINING.md). */
enum { FILES_FOR_A_UNIT = 4 };
static settings shipped = {.plan = PLAN_POOLED, .held = true};

static bool run(mt_arena *arena, const char *dir, const char *to_dir, uint32_t folds, bool search)
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
    static const settings wide[] = {
        {.plan = PLAN_HAND},
        {.plan = PLAN_HAND, .mixed = true},
        {.plan = PLAN_POOLED, .strength = 3},
        {.plan = PLAN_POOLED, .strength = 3, .mixed = true},
        {.plan = PLAN_POOLED, .strength = 10},
        {.plan = PLAN_POOLED, .strength = 30},
        {.plan = PLAN_POOLED, .strength = 100},
        {.plan = PLAN_POOLED, .strength = 50, .held = true},
        {.plan = PLAN_POOLED, .strength = 10, .bare = true, .mixed = true},
        {.plan = PLAN_APART, .strength = 3, .mixed = true},
        {.plan = PLAN_APART, .strength = 10, .mixed = true},
        {.plan = PLAN_BOTH, .strength = 10, .more = 10, .mixed = true},
        {.plan = PLAN_BOTH, .strength = 10, .more = 30, .mixed = true},
        {.plan = PLAN_OTHER, .strength = 3, .mixed = true},
        {.plan = PLAN_OTHER, .strength = 10, .mixed = true},
        {.plan = PLAN_OTHER, .strength = 30, .mixed = true},
        {.plan = PLAN_OTHER, .strength = 100, .mixed = true},
    };
    settings best;
    held_back h;
    static double mix[MT_GENRES][MT_WEIGHT_COUNT], w[MT_GENRES][MT_WEIGHT_COUNT];
    shipped.strength = files.n / FILES_FOR_A_UNIT;
    if (search)
        return compare(&all, wide, sizeof(wide) / sizeof(*wide), &best, mix, &h, arena);
    if (!compare(&all, &shipped, 1, &best, mix, &h, arena) || !fit_all(&all, MT_NO_ID, &best, w))
        return false;
    for (uint32_t g = 0; g < MT_GENRES; g++) {
        calibrate(&h, (mt_genre)g, mix[g]);
        memcpy(w[g] + MT_W_MIX_TO, mix[g] + MT_W_MIX_TO,
               (MT_WEIGHT_COUNT - MT_W_MIX_TO) * sizeof(double));
    }
    FILE *to = fopen(mt_arena_printf(arena, "%s/weights.c", to_dir).ptr, "w");
    if (!to)
        return false;
    write_weights(to, w, hash);
    return fclose(to) == 0 &&
           write_words(mt_arena_printf(arena, "%s/vocabulary.c", to_dir).ptr, &files, arena);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: train DATA src/mine [FOLDS [search]]\n");
        return 2;
    }
    uint32_t folds = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 10;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    bool ok = run(&arena, argv[1], argv[2], folds, argc > 4);
    mt_arena_free(&arena);
    return ok ? 0 : 1;
}
