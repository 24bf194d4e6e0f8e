/* measure DATA TABLE [FOLDS [weights]]   what syntax is worth to the models of the miner.
 *
 * Each model is fitted to DATA with and without features made of TABLE (which `syntax DATA` wrote),
 * and decides what was held back; ten folds of topics.  Prints for each: choices held back, how
 * many are right and macro-F1 of yes and no, and the mean loss, without and with, and a 95 %
 * interval of what syntax adds to the share of right ones (400 samples of whole topics). */
#include "items.h"
#include "mine/ask.h"
#include "mine/syntax.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* So strong a hold keeps the weights of the miner as they are shipped. */
#define FIXED 1e7

enum { BLOCKS = 3, PAIRS = 6, EXTRA = BLOCKS * MT_SYNTAX_COUNT + PAIRS, SAMPLES = 400 };

typedef struct table {
    mt_arena *arena;
    mt_intern keys;
    MT_VEC(mt_syntax_facts) facts;
} table;

static bool read_table(table *t, mt_arena *arena, const char *path)
{
    *t = (table){.arena = arena};
    mt_intern_init(&t->keys, arena, 1);
    FILE *from = fopen(path, "r");
    char line[512];
    while (from && fgets(line, sizeof(line), from)) {
        mt_syntax_facts f = {0};
        char *words[6], *rest = NULL;
        uint32_t n = 0;
        line[strcspn(line, "\n")] = '\0';
        for (char *w = strtok_r(line, " ", &rest); w && n < 6; w = strtok_r(NULL, " ", &rest))
            words[n++] = w;
        if (n < 6)
            continue;
        f.parsed = (uint32_t)strtoul(words[1], NULL, 10);
        f.bits = (uint32_t)strtoul(words[2], NULL, 16);
        (void)snprintf(f.subject, sizeof(f.subject), "%s", words[3]);
        (void)snprintf(f.verb, sizeof(f.verb), "%s", words[4]);
        (void)snprintf(f.object, sizeof(f.object), "%s", words[5]);
        uint32_t had = t->facts.n;
        if (mt_intern_add(&t->keys, mt_arena_dup(arena, mt_str(words[0]))) == had)
            MT_VEC_PUSH(arena, &t->facts, f);
    }
    if (from)
        (void)fclose(from);
    return t->facts.n > 0 && !mt_arena_failed(arena);
}

static const mt_syntax_facts *facts_of(const table *t, const item *it, uint32_t i)
{
    static const mt_syntax_facts none = {0};
    char key[24];
    moot_str s = mt_slice(it->file->text, it->side->units.at[i].span);
    (void)snprintf(key, sizeof(key), "%016llx", (unsigned long long)mt_sentence_hash(s));
    uint32_t id = mt_intern_find(&t->keys, mt_str(key));
    return id == MT_NO_ID ? &none : &t->facts.at[id];
}

static void bits(const mt_syntax_facts *f, uint32_t block, double *x)
{
    for (uint32_t b = 0; f->parsed && b < MT_SYNTAX_COUNT; b++)
        x[block * MT_SYNTAX_COUNT + b] += (f->bits >> b) & 1;
}

static bool same(const char *a, const char *b)
{
    return a[0] && strcmp(a, "-") != 0 && strcmp(a, b) == 0;
}

static void pair(const mt_syntax_facts *c, const mt_syntax_facts *h, bool back, double *x)
{
    double *p = x + (size_t)BLOCKS * MT_SYNTAX_COUNT;
    bool denied = ((c->bits ^ h->bits) >> MT_SYNTAX_NOT) & 1;
    p[0] = same(c->subject, h->subject);
    p[1] = same(c->subject, h->object);
    p[2] = same(c->object, h->subject);
    p[3] = same(c->verb, h->verb);
    p[4] = (same(c->verb, h->verb) || same(c->subject, h->subject)) && denied;
    p[5] = back && (c->bits >> MT_SYNTAX_PRONOUN & 1);
}

/* The features of the options of a model in the order in which items_choices() makes them. */
typedef struct walker {
    const table *t;
    const fit_data *from;
    fit_data *to;
    uint32_t option, base; /* the next option; where the extra ids begin */
    bool with;
    MT_VEC(bool) chosen_yes;
} walker;

static void copy(walker *w, const double *x)
{
    const fit_option *o = &w->from->options.at[w->option++];
    fit_option made = {w->to->terms.n, o->n};
    for (uint32_t k = 0; k < o->n; k++)
        MT_VEC_PUSH(w->to->arena, &w->to->terms, w->from->terms.at[o->first + k]);
    for (uint32_t k = 0; w->with && x && k < EXTRA; k++)
        if (x[k] != 0) {
            MT_VEC_PUSH(w->to->arena, &w->to->terms, ((fit_term){w->base + k, x[k]}));
            made.n++;
        }
    MT_VEC_PUSH(w->to->arena, &w->to->options, made);
}

static void walk_heads(walker *w, const item *it, uint32_t c)
{
    for (uint32_t h = 0; h < it->n; h++) {
        if (h == c)
            continue;
        double x[EXTRA] = {0};
        const mt_syntax_facts *f = facts_of(w->t, it, c), *g = facts_of(w->t, it, h);
        if (h + 1 == c)
            bits(f, 0, x);
        if (h == it->root)
            bits(f, 1, x);
        bits(g, 2, x);
        pair(f, g, h + 1 == c, x);
        copy(w, x);
    }
}

static void walk_unit(walker *w, const item *it, model m, uint32_t c)
{
    uint32_t h = it->head[c];
    double x[EXTRA] = {0};
    if ((m != MODEL_OPP && h == MT_NO_ID) || (m == MODEL_CUT && (h == it->root || !it->attack[c])))
        return;
    if (m == MODEL_TO) {
        walk_heads(w, it, c);
        return;
    }
    bits(facts_of(w->t, it, c), 0, x);
    if (c + 1 < it->n)
        bits(facts_of(w->t, it, c + 1), 1, x);
    if (m == MODEL_CUT) {
        bits(facts_of(w->t, it, h), 2, x);
        pair(facts_of(w->t, it, c), facts_of(w->t, it, h), h + 1 == c, x);
    }
    copy(w, x);
    copy(w, NULL);
}

static void walk(walker *w, const items *all, model m, mt_genre genre)
{
    for (uint32_t i = 0; i < all->all.n; i++) {
        const item *it = &all->all.at[i];
        if (genre != MT_GENRES && it->genre != genre)
            continue;
        for (uint32_t c = 0; c < it->n; c++) {
            double x[EXTRA] = {0};
            if (m != MODEL_CC) {
                walk_unit(w, it, m, c);
                continue;
            }
            bits(facts_of(w->t, it, c), 0, x);
            copy(w, x);
        }
    }
    for (uint32_t i = 0; i < w->from->choices.n; i++)
        MT_VEC_PUSH(w->to->arena, &w->to->choices, w->from->choices.at[i]);
}

/* ---- held back ---- */

typedef struct result {
    bool *right; /* for each choice */
    uint32_t n, m[2][2];
    double loss;
} result;

static void decide(const fit_data *d, const fit_choice *c, const double *w, result *r, uint32_t i)
{
    double most = -1e300, sum = 0, s[4096];
    uint32_t best = 0;
    for (uint32_t k = 0; k < c->n && k < 4096; k++) {
        const fit_option *o = &d->options.at[c->first + k];
        s[k] = 0;
        for (uint32_t t = 0; t < o->n; t++)
            s[k] += w[d->terms.at[o->first + t].id] * d->terms.at[o->first + t].value;
        if (s[k] > most) {
            most = s[k];
            best = k;
        }
    }
    for (uint32_t k = 0; k < c->n && k < 4096; k++)
        sum += exp(s[k] - most);
    r->loss += log(sum) + most - s[c->chosen];
    r->right[i] = best == c->chosen;
    r->m[c->chosen == 0][best == 0]++;
}

static bool hold_back(const fit_data *d, uint32_t folds, uint32_t from, uint32_t to,
                      const double *prior, const double *strength, mt_arena *arena, result *r)
{
    double *w = MT_NEW_ARRAY(arena, double, MT_WEIGHT_COUNT + EXTRA);
    *r = (result){.right = MT_NEW_ARRAY(arena, bool, d->choices.n), .n = d->choices.n};
    for (uint32_t f = 0; w && r->right && f < folds; f++) {
        memcpy(w, prior, (MT_WEIGHT_COUNT + EXTRA) * sizeof(*w));
        if (!fit(d, f, from, to, prior, strength, w))
            return false;
        for (uint32_t i = 0; i < d->choices.n; i++)
            if (d->choices.at[i].fold == f)
                decide(d, &d->choices.at[i], w, r, i);
    }
    return w && r->right;
}

static double right_share(const result *r)
{
    double n = 0;
    for (uint32_t i = 0; i < r->n; i++)
        n += r->right[i];
    return n / r->n;
}

static double macro(const result *r)
{
    double f = 0;
    for (int k = 0; k < 2; k++)
        f += 2.0 * r->m[k][k] / (2.0 * r->m[k][k] + r->m[k][!k] + r->m[!k][k]);
    return f / 2;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* What syntax adds, over samples of folds. */
static void interval(const fit_data *d, const result *a, const result *b, uint32_t folds,
                     double to[2])
{
    static double diff[SAMPLES];
    uint64_t seed = 1;
    for (int s = 0; s < SAMPLES; s++) {
        double n = 0, sum = 0;
        uint32_t times[1024] = {0};
        for (uint32_t f = 0; f < folds; f++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            times[(seed >> 33) % folds]++;
        }
        for (uint32_t i = 0; i < a->n; i++) {
            double k = times[d->choices.at[i].fold];
            n += k;
            sum += k * (b->right[i] - a->right[i]);
        }
        diff[s] = n > 0 ? sum / n : 0;
    }
    qsort(diff, SAMPLES, sizeof(*diff), by_size);
    to[0] = diff[SAMPLES / 40];
    to[1] = diff[SAMPLES - 1 - SAMPLES / 40];
}

typedef struct weight_row {
    const char *name;
    double prior;
} weight_row;
#define ROW(name, prior, why) {#name, prior},
static const weight_row rows[MT_WEIGHT_COUNT] = {MT_WEIGHTS(ROW)};

static void print_weights(const char *name, const double *w)
{
    static const char *const bit_names[] = {
#define NAME(name, why) #name,
        MT_SYNTAX_BITS(NAME)
#undef NAME
    };
    printf("        .%s = {", name);
    for (uint32_t i = 0; i < MT_SYNTAX_COUNT; i++)
        printf("%s[MT_SYNTAX_%s] = %.3f,", i % 4 ? " " : "\n            ", bit_names[i], w[i]);
    printf("\n        },\n");
}

static bool measure(const items *all, const table *t, model m, mt_genre genre, double base,
                    double extra, bool print)
{
    static const char *const names[] = {"central claim", "counter", "attack", "head", "undercut"};
    static const char *const genres[] = {"texts", "debates"};
    static double prior[MT_WEIGHT_COUNT + EXTRA], strength[MT_WEIGHT_COUNT + EXTRA];
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    fit_data plain = {.arena = &arena}, d[2] = {{.arena = &arena}, {.arena = &arena}};
    result r[2];
    uint32_t from = model_from[m], to = model_from[m + 1];
    for (uint32_t i = 0; i < MT_WEIGHT_COUNT; i++) {
        prior[i] = base > FIXED / 2 ? mt_weights[genre].w[i] : rows[i].prior;
        strength[i] = base;
    }
    items_choices(all, m, genre, prior, NULL, &plain);
    /* What follows the model's own weights makes room for the extra ones. */
    for (uint32_t i = 0; i < EXTRA; i++) {
        prior[to + i] = 0;
        strength[to + i] = extra;
    }
    bool ok = plain.choices.n > 0;
    for (int with = 0; ok && with < 2; with++) {
        walker w = {.t = t, .from = &plain, .to = &d[with], .base = to, .with = with};
        walk(&w, all, m, genre);
        ok = w.option == plain.options.n && !mt_arena_failed(&arena) &&
             hold_back(&d[with], all->folds, from, with ? to + EXTRA : to, prior, strength, &arena,
                       &r[with]);
    }
    static double w[MT_WEIGHT_COUNT + EXTRA];
    memcpy(w, prior, sizeof(w));
    if (ok && print) {
        ok = fit(&d[1], MT_NO_ID, from, to + EXTRA, prior, strength, w);
        if (m == MODEL_CC)
            printf("    [%s] = {\n", genre == MT_GENRE_TEXT ? "MT_GENRE_TEXT" : "MT_GENRE_DEBATE");
        print_weights(m == MODEL_CC ? "claim" : "attack", w + to);
        if (m == MODEL_ATT)
            print_weights("before", w + to + MT_SYNTAX_COUNT);
        if (m == MODEL_ATT)
            printf("    },\n");
    } else if (ok) {
        double range[2];
        interval(&d[0], &r[0], &r[1], all->folds, range);
        printf("%-8s %-14s %4g %4g  %5u choices  right %.3f %.3f  F1 %.3f %.3f  loss %.4f %.4f  "
               "adds %+.3f [%+.3f, %+.3f]\n",
               genres[genre], names[m], base, extra, r[0].n, right_share(&r[0]), right_share(&r[1]),
               macro(&r[0]), macro(&r[1]), r[0].loss / r[0].n, r[1].loss / r[1].n,
               right_share(&r[1]) - right_share(&r[0]), range[0], range[1]);
        (void)fflush(stdout);
    }
    mt_arena_free(&arena);
    return ok;
}

int main(int argc, char **argv)
{
    static const double tries[][2] = {{FIXED, 30}, {FIXED, 100}, {180, 180}, {30, 30}};
    mt_arena arena;
    arg_files files = {0};
    items all;
    table t;
    uint64_t hash;
    moot_str what = {"", 0};
    mt_arena_init(&arena, NULL);
    uint32_t folds = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 10;
    bool print = argc > 4 && strcmp(argv[4], "weights") == 0;
    bool ok = argc > 2 && read_table(&t, &arena, argv[2]) &&
              arg_read_all(&arena, argv[1], &files, &hash, &what) &&
              items_of(&all, &arena, &files, folds);
    if (!ok)
        fprintf(stderr, "usage: measure DATA TABLE [FOLDS], TABLE as `syntax DATA` writes it\n");
    if (ok && print) {
        printf("/* Made by tools/syntax from the texts of data/ with the hash %016llx:\n"
               " * `build/release/syntax_measure data TABLE 10 weights`. */\n"
               "#include \"mine/syntax.h\"\n\n/* clang-format off */\n"
               "const mt_syntax_weights mt_syntax_weights_of[MT_GENRES] = {\n",
               (unsigned long long)hash);
        for (int g = 0; ok && g < MT_GENRES; g++)
            ok = measure(&all, &t, MODEL_CC, (mt_genre)g, FIXED, 30, true) &&
                 measure(&all, &t, MODEL_ATT, (mt_genre)g, FIXED, 30, true);
        printf("};\n/* clang-format on */\n");
    }
    for (size_t k = 0; ok && !print && k < sizeof(tries) / sizeof(*tries); k++)
        for (int m = 0; ok && m < MODELS; m++)
            for (int g = 0; ok && g < MT_GENRES; g++)
                ok = measure(&all, &t, (model)m, (mt_genre)g, tries[k][0], tries[k][1], print);
    mt_arena_free(&arena);
    return ok ? 0 : 1;
}
