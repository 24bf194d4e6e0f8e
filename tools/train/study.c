/* Other kinds of text, groups of features, confidences: what is measured besides the fit. */
#include "study.h"

#include "calibrate.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- other kinds of text ---- */

enum { OTHER_KIND, OTHER_REGISTER, SCHEMES, TOPIC_FOLDS = 3, REGISTERS_MAX = 8 };

/* Weights, and what they are tried on: all of the genre in hand, or a register within a fold of
 * topics. */
typedef struct trial {
    uint32_t scheme, topics;
    moot_str reg;
    double w[MT_GENRES][MT_WEIGHT_COUNT];
} trial;

typedef struct trials {
    items *all;
    mt_genre genre;
    trial *at;
    uint32_t n;
} trials;

static bool is_test(const trial *t, const item *it)
{
    return t->scheme == OTHER_KIND ||
           (mt_str_eq(it->file->reg, t->reg) && it->fold % TOPIC_FOLDS == t->topics);
}

static bool may_learn(const trial *t, const item *it, mt_genre genre)
{
    if (t->scheme == OTHER_KIND)
        return it->genre != genre;
    return !mt_str_eq(it->file->reg, t->reg) && it->fold % TOPIC_FOLDS != t->topics;
}

static uint32_t registers_of(const items *all, moot_str *to)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < all->all.n; i++) {
        uint32_t k = 0;
        while (k < n && !mt_str_eq(to[k], all->all.at[i].file->reg))
            k++;
        if (k == n && n < REGISTERS_MAX)
            to[n++] = all->all.at[i].file->reg;
    }
    return n;
}

static void list_trials(trials *t, const moot_str *regs, uint32_t n)
{
    t->at[t->n++] = (trial){.scheme = OTHER_KIND};
    for (uint32_t r = 0; r < n; r++)
        for (uint32_t k = 0; k < TOPIC_FOLDS; k++)
            t->at[t->n++] = (trial){.scheme = OTHER_REGISTER, .topics = k, .reg = regs[r]};
}

static bool fit_trial(trials *ts, trial *t, const settings *s)
{
    double learnt = 0;
    for (uint32_t i = 0; i < ts->all->all.n; i++) {
        item *it = &ts->all->all.at[i];
        it->out = !may_learn(t, it, ts->genre);
        learnt += !it->out;
    }
    settings scaled = *s;
    scaled.strength *= learnt / ts->all->all.n;
    scaled.more *= learnt / ts->all->all.n;
    bool ok = fit_all(ts->all, MT_NO_ID, &scaled, t->w);
    for (uint32_t i = 0; i < ts->all->all.n; i++)
        ts->all->all.at[i].out = false;
    return ok;
}

static void tally_read(void *ctx, const item *it, const mt_unit *units, const mt_margins *m)
{
    (void)m;
    tally_item(it, units, ctx);
}

/* Figures of both schemes, and the mean of their means. */
static double try_out(const trials *ts, const double *mix, double figures[SCHEMES][5])
{
    tally4 t[SCHEMES] = {0};
    for (uint32_t k = 0; k < ts->n; k++) {
        double *w = ts->at[k].w[ts->genre];
        memcpy(w + MT_W_MIX_TO, mix + MT_W_MIX_TO, (MT_WEIGHT_COUNT - MT_W_MIX_TO) * sizeof(*w));
        for (uint32_t i = 0; i < ts->all->all.n; i++) {
            const item *it = &ts->all->all.at[i];
            if (it->genre == ts->genre && is_test(&ts->at[k], it))
                read_item(it, w, tally_read, &t[ts->at[k].scheme]);
        }
    }
    for (uint32_t k = 0; k < SCHEMES; k++)
        tally_figures(&t[k], figures[k]);
    return (figures[0][4] + figures[1][4]) / 2;
}

static bool open_trials(trials *ts, items *all, mt_genre genre)
{
    moot_str regs[REGISTERS_MAX];
    uint32_t registers = registers_of(all, regs);
    *ts = (trials){.all = all, .genre = genre};
    ts->at = calloc(1 + (size_t)registers * TOPIC_FOLDS, sizeof(trial));
    if (ts->at)
        list_trials(ts, regs, registers);
    return ts->at != NULL;
}

static bool fit_trials(trials *ts, const settings *s)
{
    for (uint32_t k = 0; k < ts->n; k++)
        if (!fit_trial(ts, &ts->at[k], s))
            return false;
    return true;
}

static void print_schemes(const char *what, mt_genre genre, double figures[SCHEMES][5])
{
    char name[SETTINGS_NAME + 32];
    for (uint32_t k = 0; k < SCHEMES; k++) {
        snprintf(name, sizeof(name), "%s %s: %s", genre_names[genre],
                 k == OTHER_KIND ? "other kind" : "other register", what);
        print_figures(name, figures[k]);
    }
}

bool study_transfer(items *all, mt_genre genre, const settings *tries, uint32_t n, settings *best,
                    double *most)
{
    trials ts;
    bool ok = open_trials(&ts, all, genre);
    for (uint32_t i = 0; ok && i < n; i++) {
        double w[MT_WEIGHT_COUNT], figures[SCHEMES][5];
        char what[SETTINGS_NAME];
        ok = fit_trials(&ts, &tries[i]);
        hand_weights(w);
        double mean = try_out(&ts, w, figures);
        name_settings(&tries[i], what);
        print_schemes(what, genre, figures);
        if (mean > *most) {
            *most = mean;
            *best = tries[i];
        }
    }
    free(ts.at);
    return ok;
}

bool study_mix(items *all, mt_genre genre, const settings *s)
{
    static const double factors[] = {0.25, 0.5, 0.75, 1.33, 2, 3};
    trials ts;
    double w[MT_WEIGHT_COUNT], figures[SCHEMES][5];
    hand_weights(w);
    bool ok = open_trials(&ts, all, genre) && fit_trials(&ts, s);
    double best = ok ? try_out(&ts, w, figures) : 0;
    for (uint32_t k = MT_W_MIX_TO; ok && k <= MT_W_MIX_LINK; k++)
        for (uint32_t i = 0; i < sizeof(factors) / sizeof(*factors); i++) {
            double was = w[k];
            w[k] = k == MT_W_MIX_NORM ? factors[i] / 3 : weight_rows[k].prior * factors[i];
            double mean = try_out(&ts, w, figures);
            char what[SETTINGS_NAME];
            snprintf(what, sizeof(what), "%s %.2f", weight_rows[k].name, w[k]);
            print_schemes(what, genre, figures);
            /* A gain must be worth it: small ones are chance. */
            if (mean > best + 0.002)
                best = mean;
            else
                w[k] = was;
        }
    for (uint32_t k = MT_W_MIX_TO; k <= MT_W_MIX_LINK; k++)
        printf("%s %s %.2f\n", genre_names[genre], weight_rows[k].name, w[k]);
    free(ts.at);
    return ok;
}

/* ---- groups of features ---- */

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
    {"general or a case", {"CC_GENERAL", "CC_CASE"}},
    {"verb and opening of the main clause", {"CC_SHAPE_", "CC_SUBJECT_"}},
    {"the last two together", {"CC_GENERAL", "CC_CASE", "CC_SHAPE_", "CC_SUBJECT_"}},
    {"form: figures, marks, length",
     {"_DIGITS", "_ASKS", "_SHORT", "_BRIEF", "_LENGTHY", "_QUOTES", "_LOW", "_OPEN", "_BARE"}},
};
enum { GROUPS = sizeof(groups) / sizeof(*groups), SAMPLES = 400 };

typedef struct kept {
    const item *first;
    tally4 *by_item;
} kept;

static void keep_tally(void *ctx, const item *it, const mt_unit *units, const mt_margins *m)
{
    (void)m;
    const kept *k = ctx;
    tally_item(it, units, &k->by_item[it - k->first]);
}

static uint32_t chance(uint64_t *state, uint32_t n)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((*state >> 33) % n);
}

/* Tallies of both ways of reading over one sample of files of a genre. */
static void sample(const items *all, mt_genre genre, uint64_t *state, const tally4 *const by[2],
                   double figures[2][5])
{
    tally4 t[2] = {0};
    uint32_t drawn = 0, want = 0;
    for (uint32_t i = 0; i < all->all.n; i++)
        want += all->all.at[i].genre == genre;
    while (drawn < want) {
        uint32_t i = chance(state, all->all.n);
        const item *it = &all->all.at[i];
        if (it->genre != genre)
            continue;
        /* A debate is drawn with both its sides. */
        if (i > 0 && it[-1].file == it->file)
            i--;
        for (uint32_t k = i; k < all->all.n && all->all.at[k].file == it->file; k++, drawn++)
            for (uint32_t j = 0; j < 2; j++)
                tally_add(&t[j], &by[j][k]);
    }
    for (uint32_t j = 0; j < 2; j++)
        tally_figures(&t[j], figures[j]);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print_losses(const items *all, mt_genre genre, const tally4 *with,
                         const tally4 *without)
{
    static double loss[5][SAMPLES];
    uint64_t state = 1;
    for (uint32_t s = 0; s < SAMPLES; s++) {
        double figures[2][5];
        sample(all, genre, &state, (const tally4 *const[]){with, without}, figures);
        for (uint32_t k = 0; k < 5; k++)
            loss[k][s] = figures[0][k] - figures[1][k];
    }
    printf("    %-38s", "worth");
    for (uint32_t k = 0; k < 5; k++) {
        qsort(loss[k], SAMPLES, sizeof(double), by_size);
        printf(" [%+.3f, %+.3f]", loss[k][SAMPLES / 40], loss[k][SAMPLES - 1 - SAMPLES / 40]);
    }
    printf("\n");
}

/* Rows of how sentences are built, and of plain words, belong to the groups that are named for
 * them, whatever else is in their names. */
static bool belongs(uint32_t id, const group *g)
{
    bool built = not_of_texts()[id];
    for (uint32_t p = 0; g->parts[p]; p++)
        if (strstr(weight_rows[id].name, g->parts[p]) &&
            (!built || strncmp(g->parts[p], "CC_", 3) == 0))
            return true;
    return false;
}

static bool without_group(const items *all, const settings *shipped, const group *g,
                          double (*mix)[MT_WEIGHT_COUNT], mt_arena *arena, tally4 *whole)
{
    static bool mask[MT_GENRES][MT_WEIGHT_COUNT];
    bool nothing = g == groups;
    settings s[MT_GENRES] = {shipped[0], shipped[1]};
    for (uint32_t k = 0; k < MT_GENRES; k++) {
        s[k].mask = mask[k];
        for (uint32_t i = 0; i < MT_WEIGHT_COUNT; i++) {
            mask[k][i] = shipped[k].mask && shipped[k].mask[i];
            mask[k][i] |= belongs(i, g);
        }
    }
    held_back h;
    kept k = {all->all.at, nothing ? whole : MT_NEW_ARRAY(arena, tally4, all->all.n)};
    if (!k.by_item || !hold_back(&h, all, s, arena))
        return false;
    printf("  without %s\n", g->name);
    for (uint32_t genre = 0; genre < MT_GENRES; genre++) {
        double figures[5];
        read_back(&h, (mt_genre)genre, mix[genre], figures, keep_tally, &k);
        print_figures(genre_names[genre], figures);
        if (!nothing)
            print_losses(all, (mt_genre)genre, whole, k.by_item);
    }
    return true;
}

bool study_groups(const items *all, const settings s[MT_GENRES], double (*mix)[MT_WEIGHT_COUNT])
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    tally4 *whole = MT_NEW_ARRAY(&arena, tally4, all->all.n);
    bool ok = whole != NULL;
    for (uint32_t k = 0; ok && k < GROUPS; k++)
        ok = without_group(all, s, &groups[k], mix, &arena, whole);
    mt_arena_free(&arena);
    return ok;
}

/* ---- how many debates ---- */

static void count_claims(void *ctx, const item *it, const mt_unit *units, const mt_margins *m)
{
    (void)m;
    *(uint32_t *)ctx += units[it->root].role == MT_ROLE_CENTRAL;
}

/* Leave out all debates but a part, in the order of their files. */
static uint32_t thin_debates(items *all, uint32_t of, uint32_t keep)
{
    uint32_t file = 0, left = 0;
    for (uint32_t i = 0; i < all->all.n; i++) {
        item *it = &all->all.at[i];
        if (it->genre != MT_GENRE_DEBATE)
            continue;
        file += i > 0 && it[-1].file != it->file;
        it->out = file * 7 % of >= keep;
        left += !it->out;
    }
    return left / 2;
}

bool study_curve(items *all, const settings s[MT_GENRES], double (*mix)[MT_WEIGHT_COUNT])
{
    static const uint32_t parts[] = {0, 2, 4, 8, 15};
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    bool ok = true;
    for (uint32_t k = 0; ok && k < sizeof(parts) / sizeof(*parts); k++) {
        held_back h;
        char what[SETTINGS_NAME];
        double figures[5];
        uint32_t right = 0, left = thin_debates(all, 15, parts[k]);
        ok = hold_back(&h, all, s, &arena);
        thin_debates(all, 15, 15);
        if (!ok)
            break;
        read_back(&h, MT_GENRE_DEBATE, mix[MT_GENRE_DEBATE], figures, count_claims, &right);
        snprintf(what, sizeof(what), "texts and %u debates: %u claims", left, right);
        print_figures(what, figures);
    }
    mt_arena_free(&arena);
    return ok;
}

/* ---- confidences ---- */

enum { BINS = 10 };

static void print_bins(const decisions *d, decision kind, double (*w)[CALIBRATE_TERMS])
{
    double n[BINS] = {0}, right[BINS] = {0}, said[BINS] = {0}, all = 0, off = 0;
    const fit_data *f = &d->of[kind];
    for (uint32_t i = 0; i < f->choices.n; i++) {
        const fit_choice *c = &f->choices.at[i];
        const fit_option *o = &f->options.at[c->first];
        double s = 0;
        for (uint32_t k = 0; k < o->n; k++)
            s += w[c->fold][f->terms.at[o->first + k].id] * f->terms.at[o->first + k].value;
        double p = 1 / (1 + exp(-s));
        uint32_t bin = p >= 1 ? BINS - 1 : (uint32_t)(p * BINS);
        n[bin]++, all++;
        said[bin] += p;
        right[bin] += c->chosen == 0;
    }
    for (uint32_t b = 0; b < BINS; b++)
        if (n[b] > 0) {
            off += fabs(said[b] - right[b]) / all;
            printf("    %.1f to %.1f: %5.0f decisions, said %.3f, right %.3f\n", b / 10.0,
                   (b + 1) / 10.0, n[b], said[b] / n[b], right[b] / n[b]);
        }
    printf("    off by %.3f on average\n", off);
}

bool study_confidence(const held_back *h, double (*mix)[MT_WEIGHT_COUNT])
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    double(*w)[CALIBRATE_TERMS] = mt_arena_alloc(&arena, h->all->folds, sizeof(*w));
    bool ok = w != NULL;
    for (uint32_t g = 0; ok && g < MT_GENRES; g++) {
        decisions d;
        ok = decisions_of(h, (mt_genre)g, mix[g], &arena, &d);
        for (uint32_t k = 0; ok && k < DECISIONS; k++) {
            for (uint32_t f = 0; ok && f < h->all->folds; f++)
                ok = calibrate_one(&d, (decision)k, f, w[f]);
            printf("  %s %s\n", genre_names[g], decision_names[k]);
            print_bins(&d, (decision)k, w);
        }
    }
    mt_arena_free(&arena);
    return ok;
}
