/* train: the annotated texts of data/ -> src/mine/weights.c and vocabulary.c.
 *
 * Fits the models of the miner one by one, chooses by cross-validation over topics how strongly
 * they hold to their priors and how they are joined, and fits the confidences on what was held
 * back.  The same data give the same file. */
#include "items.h"
#include "mine/across.h"

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
    return i <= MT_W_CC_LONG_LAST || (i >= MT_W_CC_CLOSING_MUST && i <= MT_W_CC_LAST_MUST) ||
           i == MT_W_CC_CONCLUDE_LAST;
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
            mt_structure(NULL, &(mt_material){w, it->f, it->n, it->question, NULL}, units, &m) !=
                MOOT_OK)
            exit(2);
        tally_item(it, units, &t);
        /* Confidences of heads and roles suppose that the central claim is right. */
        bool sound = units[it->root].role == MT_ROLE_CENTRAL;
        for (uint32_t k = 0; cal && k < it->n; k++) {
            bool root = units[k].role == MT_ROLE_CENTRAL;
            if (!root && !sound)
                continue;
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

/* ---- between the sides ---- */

/* A debate as the miner reads it, and what is true of its pairs. */
typedef struct facing_item {
    const item *side[2];
    mt_facing x;
    uint32_t fold;
} facing_item;

static bool is_attack(const facing_item *d, uint32_t i, uint32_t j)
{
    const arg_file *f = d->side[0]->file;
    for (uint32_t k = 0; k < f->cross.n; k++) {
        const arg_cross *c = &f->cross.at[k];
        uint32_t a = c->from_side == 0 ? c->from : c->to, b = c->from_side == 0 ? c->to : c->from;
        if (c->type != ARG_CONCEDE && a == i && b == j)
            return true;
    }
    return false;
}

static bool is_grant(const facing_item *d, uint32_t side, uint32_t i, uint32_t j)
{
    const arg_file *f = d->side[0]->file;
    for (uint32_t k = 0; k < f->cross.n; k++) {
        const arg_cross *c = &f->cross.at[k];
        if (c->type == ARG_CONCEDE && c->from_side == side && c->from == i && c->to == j)
            return true;
    }
    return false;
}

static bool face(const items *all, const held_back *h, mt_arena *arena, facing_item *to,
                 uint32_t *n)
{
    for (uint32_t k = 0; k + 1 < all->all.n; k++) {
        const item *a = &all->all.at[k], *b = &all->all.at[k + 1];
        if (a->file != b->file)
            continue;
        facing_item d = {.side = {a, b}, .fold = a->fold};
        const mt_features *f[2] = {a->f, b->f};
        const mt_unit *units[2];
        uint32_t size[2] = {a->n, b->n};
        for (uint32_t s = 0; s < 2; s++) {
            const item *it = d.side[s];
            mt_unit *u = MT_NEW_ARRAY(arena, mt_unit, it->n);
            if (!u || mt_structure(NULL,
                                   &(mt_material){h->w[it->fold][MT_GENRE_DEBATE], it->f, it->n,
                                                  it->question, NULL},
                                   u, NULL) != MOOT_OK)
                return false;
            units[s] = u;
        }
        if (!mt_facing_init(&d.x, arena, f, units, size))
            return false;
        to[(*n)++] = d;
    }
    return true;
}

static void pair_choice(fit_data *to, double *x, uint32_t from, uint32_t end, bool yes,
                        uint32_t fold)
{
    uint32_t first = to->options.n;
    fit_option_of(to, x, from, end);
    fit_option_of(to, x, 0, 0);
    MT_VEC_PUSH(to->arena, &to->choices, ((fit_choice){first, 2, !yes, fold, 1}));
    memset(x, 0, MT_WEIGHT_COUNT * sizeof(*x));
}

static void pairs_of(const facing_item *d, double *x, fit_data *attack, fit_data *grant)
{
    mt_tally t = {x + MT_WEIGHT_COUNT, 0, x};
    for (uint32_t i = 0; i < d->x.n[0]; i++)
        for (uint32_t j = 0; j < d->x.n[1]; j++) {
            mt_across_tally(&d->x, i, j, &t);
            pair_choice(attack, x, MT_W_ACROSS_BIAS, MT_W_ACROSS_AT, is_attack(d, i, j), d->fold);
        }
    for (uint32_t s = 0; s < 2; s++)
        for (uint32_t i = 0; i < d->x.n[s]; i++)
            for (uint32_t j = 0; d->x.units[s][i].role == MT_ROLE_COUNTER && j < d->x.n[!s]; j++) {
                mt_grant_tally(&d->x, s, i, j, &t);
                pair_choice(grant, x, MT_W_GRANT_BIAS, MT_W_GRANT_AT, is_grant(d, s, i, j),
                            d->fold);
            }
}

/* The threshold with the best F1 on what was held back, of those with this
 * precision at least; `otherwise` if there is none. */
static double threshold(const fit_data *d, double (*w)[MT_WEIGHT_COUNT], uint32_t gold,
                        double precise, double otherwise, const char *what)
{
    double best = -1, at = otherwise;
    for (int k = 2; k < 100; k++) {
        double line = k / 100.0, found = 0, right = 0;
        for (uint32_t i = 0; i < d->choices.n; i++) {
            const fit_choice *c = &d->choices.at[i];
            const fit_option *o = &d->options.at[c->first];
            double s = 0;
            for (uint32_t t = 0; t < o->n; t++)
                s += w[c->fold][d->terms.at[o->first + t].id] * d->terms.at[o->first + t].value;
            if (1 / (1 + exp(-s)) >= line) {
                found++;
                right += c->chosen == 0;
            }
        }
        double p = found > 0 ? right / found : 0, r = right / gold,
               f = p + r > 0 ? 2 * p * r / (p + r) : 0;
        if (k % 10 == 0 || k < 10)
            printf("  %s from %.2f: P %.3f R %.3f F1 %.3f\n", what, line, p, r, f);
        if (f > best && p >= precise) {
            best = f;
            at = line;
        }
    }
    printf("  %s: from %.2f on, F1 %.3f held back\n", what, at, best);
    return at;
}

static bool fit_across(const items *all, const held_back *h, double *w)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    facing_item *d = MT_NEW_ARRAY(&arena, facing_item, all->all.n);
    double *x = MT_NEW_ARRAY(&arena, double, 2 * MT_WEIGHT_COUNT);
    double(*apart)[MT_WEIGHT_COUNT] = mt_arena_alloc(&arena, all->folds, sizeof(*apart));
    fit_data attack = {.arena = &arena}, grant = {.arena = &arena};
    uint32_t n = 0, gold[2] = {0};
    bool ok = d && x && apart && face(all, h, &arena, d, &n);
    for (uint32_t i = 0; ok && i < n; i++) {
        pairs_of(&d[i], x, &attack, &grant);
        for (uint32_t k = 0; k < d[i].side[0]->file->cross.n; k++)
            gold[d[i].side[0]->file->cross.at[k].type == ARG_CONCEDE]++;
    }
    static double prior[MT_WEIGHT_COUNT], strength[MT_WEIGHT_COUNT];
    hand_weights(prior);
    for (uint32_t i = 0; i < MT_WEIGHT_COUNT; i++)
        strength[i] = i == MT_W_GRANT_PHRASE || i == MT_W_ACROSS_PHRASE ? 30 : 3;
    for (uint32_t f = 0; ok && f <= all->folds; f++) {
        double *to = f < all->folds ? apart[f] : w;
        uint32_t without = f < all->folds ? f : MT_NO_ID;
        memcpy(to + MT_W_ACROSS_BIAS, prior + MT_W_ACROSS_BIAS,
               (MT_W_MIX_TO - MT_W_ACROSS_BIAS) * sizeof(*to));
        ok = fit(&attack, without, MT_W_ACROSS_BIAS, MT_W_ACROSS_AT, prior, strength, to) &&
             fit(&grant, without, MT_W_GRANT_BIAS, MT_W_GRANT_AT, prior, strength, to);
    }
    if (ok) {
        w[MT_W_ACROSS_AT] =
            threshold(&attack, apart, gold[0], 0.45, prior[MT_W_ACROSS_AT], "attacks across");
        w[MT_W_GRANT_AT] =
            threshold(&grant, apart, gold[1], 0.45, prior[MT_W_GRANT_AT], "concessions");
    }
    mt_arena_free(&arena);
    return ok;
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

/* ---- what each group of features is worth ---- */

typedef struct group {
    const char *name;
    const char *parts[14]; /* of names of weights */
} group;
static const group groups[] = {
    {"nothing", {NULL}},
    {"places",
     {"_FIRST", "_SECOND", "_THIRD", "_LAST", "_PLACE", "_LONG", "CLOSING", "DISTANCE", "FORWARD"}},
    {"connectives that open",
     {"_OPENS_", "_BACK_", "_AHEAD_", "CONCEDE", "_CONTRAST", "_TURN", "_REASON", "_CONCLU", "_ADD",
      "_CLAUSE", "_GRANT"}},
    {"cues anywhere", {"_HAS_", "TO_HEAD_"}},
    {"the next sentence", {"_NEXT_", "_ANSWERED"}},
    {"words of the question", {"_QUESTION"}},
    {"shared words and names", {"OVERLAP", "TO_NAMES", "CENTRE"}},
    {"demands and judgements", {"_MUST", "_JUDGE", "_MAY"}},
    {"form: figures, marks, length",
     {"_DIGITS", "_ASKS", "_SHORT", "_BRIEF", "_LENGTHY", "_QUOTES", "_LOW", "_OPEN", "_BARE"}},
};

static bool ablate(const items *all, mt_arena *arena)
{
    for (uint32_t k = 0; k < sizeof(groups) / sizeof(*groups); k++) {
        static bool mask[MT_WEIGHT_COUNT];
        for (uint32_t i = 0; i < MT_WEIGHT_COUNT; i++) {
            mask[i] = false;
            for (uint32_t p = 0; groups[k].parts[p]; p++)
                mask[i] |= strstr(rows[i].name, groups[k].parts[p]) != NULL;
        }
        settings s = shipped;
        s.mask = mask;
        held_back h;
        if (!hold_back(&h, all, &s, arena))
            return false;
        printf("  without %s\n", groups[k].name);
        for (uint32_t g = 0; g < MT_GENRES; g++) {
            static double mix[MT_WEIGHT_COUNT];
            double figures[5];
            hand_weights(mix);
            read_back(&h, (mt_genre)g, mix, figures, NULL);
            print_figures(genre_names[g], figures);
        }
    }
    return true;
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
    if (what_for && strcmp(what_for, "ablate") == 0)
        return ablate(&all, arena);
    if (what_for)
        return compare(&all, wide, sizeof(wide) / sizeof(*wide), &best, mix, &h, arena);
    if (!compare(&all, &shipped, 1, &best, mix, &h, arena) || !fit_all(&all, MT_NO_ID, &best, w))
        return false;
    for (uint32_t g = 0; g < MT_GENRES; g++) {
        calibrate(&h, (mt_genre)g, mix[g]);
        memcpy(w[g] + MT_W_MIX_TO, mix[g] + MT_W_MIX_TO,
               (MT_WEIGHT_COUNT - MT_W_MIX_TO) * sizeof(double));
    }
    if (!fit_across(&all, &h, w[MT_GENRE_DEBATE]))
        return false;
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
        fprintf(stderr, "usage: train DATA src/mine [FOLDS [search|ablate]]\n");
        return 2;
    }
    uint32_t folds = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 10;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    bool ok = run(&arena, argv[1], argv[2], folds, argc > 4 ? argv[4] : NULL);
    mt_arena_free(&arena);
    return ok ? 0 : 1;
}
