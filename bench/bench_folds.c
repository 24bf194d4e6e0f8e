/* The models of the miner, trained and tried in the folds of an annotated corpus.
 *
 * usage: bench_folds CORPUS FOLDS [own]
 *
 * CORPUS is a folder of texts in JSON, {"id", "text", "units": [{"id", "start", "end", "role",
 * "central"}], "relations": [{"id", "from", "to", "type"}]} with offsets in code points.  FOLDS has
 * a line for each fold: the ids of the texts in it; FOLD_RUN lines after each other hold every text
 * once.  A fold is read with weights from the other folds of its run.  How strongly those hold to
 * their priors and how the models are joined is chosen by leaving out one of the others after the
 * other, so that nothing is known of the fold that is read.  The priors are 0; with `own` they are
 * those of the miner, which were set while such texts were looked at. */
#include "base/json_in.h"
#include "plan.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { FOLD_RUN = 5, FOLDS_MAX = 200, TEXT_MAX = 1 << 20, SAMPLES = 1000 };

static bool slurp(mt_arena *arena, const char *path, moot_str *to)
{
    FILE *f = fopen(path, "rb");
    char *bytes = MT_NEW_ARRAY(arena, char, TEXT_MAX);
    size_t n = f && bytes ? fread(bytes, 1, TEXT_MAX, f) : 0;
    if (f)
        fclose(f);
    *to = (moot_str){bytes, n};
    return n > 0 && n < TEXT_MAX;
}

/* ---- the corpus ---- */

/* Where the code point `want` begins. */
static uint32_t byte_of(moot_str s, double want)
{
    size_t at = 0;
    for (double seen = 0; at < s.len && seen < want; seen++)
        do
            at++;
        while (at < s.len && ((unsigned char)s.ptr[at] & 0xC0) == 0x80);
    return (uint32_t)at;
}

static uint32_t unit_of(const arg_side *side, moot_str id)
{
    for (uint32_t i = 0; i < side->units.n; i++)
        if (mt_str_eq(side->units.at[i].id, id))
            return i;
    return MT_NO_ID;
}

/* The unit at the end of `to`: a relation stands for the unit that it comes from. */
static uint32_t target(const arg_side *side, const mt_value *relations, moot_str to)
{
    for (int hops = 0; hops < 9; hops++) {
        uint32_t unit = unit_of(side, to);
        if (unit != MT_NO_ID)
            return unit;
        for (uint32_t i = 0; i < relations->n; i++)
            if (mt_str_eq(mt_value_get_str(&relations->item[i], "id"), to)) {
                to = mt_value_get_str(&relations->item[i], "from");
                break;
            }
    }
    return MT_NO_ID;
}

static void put_units(mt_arena *arena, const mt_value *v, arg_file *to)
{
    const mt_value *units = mt_value_get(v, "units");
    for (uint32_t i = 0; units && i < units->n; i++) {
        const mt_value *u = &units->item[i];
        if (mt_value_get_bool(u, "implicit", false))
            continue;
        uint32_t from = byte_of(to->text, mt_value_get_num(u, "start", 0));
        uint32_t end = byte_of(to->text, mt_value_get_num(u, "end", 0));
        bool opp = mt_str_eq(mt_value_get_str(u, "role"), MOOT_STR("opp"));
        arg_unit unit = {.span = {from, end - from},
                         .id = mt_value_get_str(u, "id"),
                         .role = opp ? ARG_COUNTER : ARG_PREMISE,
                         .head = MT_NO_ID};
        if (mt_value_get_bool(u, "central", false))
            unit.role = ARG_CENTRAL;
        MT_VEC_PUSH(arena, &to->side[0].units, unit);
    }
}

static void put_relations(const mt_value *v, arg_side *side)
{
    const mt_value *relations = mt_value_get(v, "relations");
    for (uint32_t i = 0; relations && i < relations->n; i++) {
        const mt_value *r = &relations->item[i];
        moot_str type = mt_value_get_str(r, "type");
        uint32_t from = unit_of(side, mt_value_get_str(r, "from"));
        uint32_t to = target(side, relations, mt_value_get_str(r, "to"));
        if (from == MT_NO_ID || to == MT_NO_ID || side->units.at[from].head != MT_NO_ID)
            continue;
        side->units.at[from].head = to;
        side->units.at[from].type = mt_str_eq(type, MOOT_STR("rebut"))      ? ARG_REBUT
                                    : mt_str_eq(type, MOOT_STR("undercut")) ? ARG_UNDERCUT
                                                                            : ARG_SUPPORT;
    }
}

static int by_start(const void *a, const void *b)
{
    const arg_unit *x = a, *y = b;
    return (x->span.off > y->span.off) - (x->span.off < y->span.off);
}

static bool read_text(mt_arena *arena, const char *path, arg_file *to)
{
    moot_str bytes;
    mt_diags diags = {0};
    if (!slurp(arena, path, &bytes))
        return false;
    const mt_value *v = mt_json_read(bytes, arena, &diags);
    *to = (arg_file){.name = mt_value_get_str(v, "id"), .sides = 1};
    to->topic = to->name;
    to->text = mt_value_get_str(v, "text");
    if (!v || !to->text.len)
        return false;
    put_units(arena, v, to);
    arg_side *side = &to->side[0];
    if (side->units.n)
        qsort(side->units.at, side->units.n, sizeof(*side->units.at), by_start);
    put_relations(v, side);
    return side->units.n > 0;
}

static int by_id(const void *a, const void *b)
{
    return mt_str_cmp(((const arg_file *)a)->name, ((const arg_file *)b)->name);
}

static bool read_corpus(mt_arena *arena, const char *dir, arg_files *to)
{
    DIR *d = opendir(dir);
    bool ok = d != NULL;
    for (const struct dirent *e; ok && (e = readdir(d));) {
        arg_file f;
        if (!mt_str_ends(mt_str(e->d_name), MOOT_STR(".json")))
            continue;
        ok = read_text(arena, mt_arena_printf(arena, "%s/%s", dir, e->d_name).ptr, &f);
        if (ok)
            MT_VEC_PUSH(arena, to, f);
    }
    if (d)
        closedir(d);
    if (to->n)
        qsort(to->at, to->n, sizeof(*to->at), by_id);
    return ok && to->n;
}

/* ---- the folds ---- */

static bool listed(moot_str line, moot_str id)
{
    while (line.len) {
        size_t n = mt_str_find(line, MOOT_STR(" "));
        n = n == SIZE_MAX ? line.len : n;
        if (mt_str_eq(mt_sub(line, 0, n), id))
            return true;
        n += n < line.len;
        line = mt_sub(line, n, line.len - n);
    }
    return false;
}

/* Number the texts by the lines of the run; false if a text is in none. */
static bool assign(items *all, const moot_str *line)
{
    for (uint32_t i = 0; i < all->all.n; i++) {
        item *it = &all->all.at[i];
        it->fold = 0;
        while (it->fold < FOLD_RUN && !listed(line[it->fold], it->file->name))
            it->fold++;
        if (it->fold == FOLD_RUN)
            return false;
    }
    return true;
}

/* The best settings and mixture on the folds of the run but `test`, which is out. */
static bool choose(const items *all, bool own, settings *best, double *mix, mt_arena *arena)
{
    static const double strengths[] = {1, 3, 10};
    double most = -1;
    for (uint32_t k = 0; k < sizeof(strengths) / sizeof(*strengths); k++) {
        settings s = {.plan = PLAN_POOLED,
                      .bare = !own,
                      .mixed = true,
                      .strength = strengths[k],
                      .mask = not_of_texts()};
        double w[MT_WEIGHT_COUNT], figures[5];
        held_back h;
        hand_weights(w);
        if (!hold_back(&h, all, (settings[MT_GENRES]){s, s}, arena))
            return false;
        find_mix(&h, MT_GENRE_TEXT, w, figures);
        if (figures[4] > most) {
            most = figures[4];
            *best = s;
            memcpy(mix, w, sizeof(w));
        }
    }
    return true;
}

static void tally_read(void *ctx, const item *it, const mt_unit *units, const mt_margins *m)
{
    (void)m;
    tally_item(it, units, ctx);
}

static bool try_fold(items *all, uint32_t test, bool own, double figures[5])
{
    static double w[MT_GENRES][MT_WEIGHT_COUNT], mix[MT_WEIGHT_COUNT];
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    settings s;
    for (uint32_t i = 0; i < all->all.n; i++)
        all->all.at[i].out = all->all.at[i].fold == test;
    bool ok = choose(all, own, &s, mix, &arena) && fit_all(all, MT_NO_ID, &s, w);
    memcpy(w[0] + MT_W_MIX_TO, mix + MT_W_MIX_TO, (MT_WEIGHT_COUNT - MT_W_MIX_TO) * sizeof(double));
    tally4 t = {0};
    for (uint32_t i = 0; ok && i < all->all.n; i++)
        if (all->all.at[i].out)
            read_item(&all->all.at[i], w[0], tally_read, &t);
    tally_figures(&t, figures);
    mt_arena_free(&arena);
    return ok;
}

/* ---- what comes out ---- */

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Mean over folds, its deviation, and the interval of the mean over samples of folds.  Folds of
 * different runs share texts, so the interval is narrower than that of new texts would be. */
static void print_mean(const char *name, double (*figures)[5], uint32_t n, uint32_t which)
{
    static double means[SAMPLES];
    double sum = 0, square = 0;
    uint64_t state = 1;
    for (uint32_t i = 0; i < n; i++)
        sum += figures[i][which] / n;
    for (uint32_t i = 0; i < n; i++)
        square += (figures[i][which] - sum) * (figures[i][which] - sum) / n;
    for (uint32_t s = 0; s < SAMPLES; s++) {
        means[s] = 0;
        for (uint32_t i = 0; i < n; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            means[s] += figures[(state >> 33) % n][which] / n;
        }
    }
    qsort(means, SAMPLES, sizeof(*means), by_size);
    printf("%s %.3f, deviation %.3f, 95%% of means [%.3f, %.3f]\n", name, sum, sqrt(square),
           means[SAMPLES / 40], means[SAMPLES - 1 - SAMPLES / 40]);
}

static bool run(mt_arena *arena, const char *dir, const char *folds, bool own)
{
    static double figures[FOLDS_MAX][5];
    static const char *const names[] = {"cc", "ro", "fu", "at"};
    arg_files files = {0};
    items all;
    moot_str text, line[FOLD_RUN];
    uint32_t n = 0, lines = 0;
    if (!read_corpus(arena, dir, &files) || !slurp(arena, folds, &text) ||
        !items_of(&all, arena, &files, FOLD_RUN))
        return false;
    while (text.len && n + FOLD_RUN <= FOLDS_MAX) {
        size_t end = mt_str_find(text, MOOT_STR("\n"));
        end = end == SIZE_MAX ? text.len : end;
        line[lines++] = mt_str_trim(mt_sub(text, 0, end));
        end += end < text.len;
        text = mt_sub(text, end, text.len - end);
        if (lines < FOLD_RUN)
            continue;
        lines = 0;
        if (!assign(&all, line))
            return false;
        for (uint32_t f = 0; f < FOLD_RUN; f++, n++)
            if (!try_fold(&all, f, own, figures[n]))
                return false;
    }
    printf("folds: %u texts, %u folds, priors %s\n", all.all.n, n, own ? "of the miner" : "0");
    for (uint32_t k = 0; n && k < 4; k++)
        print_mean(names[k], figures, n, k);
    return n > 0;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        printf("folds: left out, no corpus (usage: bench_folds CORPUS FOLDS [own])\n");
        return 0;
    }
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    bool ok = run(&arena, argv[1], argv[2], argc > 3 && strcmp(argv[3], "own") == 0);
    if (!ok)
        fprintf(stderr, "bench_folds: cannot read %s with the folds of %s\n", argv[1], argv[2]);
    mt_arena_free(&arena);
    return ok ? 0 : 1;
}
