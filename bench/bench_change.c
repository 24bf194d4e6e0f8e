/* Changes against rebuilding: 64 rounds of 32 changes and 16 questions.
 *
 *     bench_change TASK FILE [ROUNDS]      TASK: DC-CO DC-ST DS-ST DS-PR
 *
 * The same questions go to mt_live_solve() and to mt_af_solve() on rows built for
 * each question; a difference ends the program with 1.  Times are processor time. */
#include "af/read.h"
#include "semantics/live.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static uint64_t seed = 42;
static uint32_t below(uint32_t n)
{
    uint64_t z = (seed += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)((z ^ (z >> 31)) % n);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

typedef struct list {
    uint32_t *from, *to, m; /* attacks */
    uint8_t *alive;
    uint32_t n;
} list;

static bool must(moot_status st)
{
    if (st != MOOT_OK)
        fprintf(stderr, "status %d\n", (int)st);
    return st == MOOT_OK;
}

static bool change(mt_live *l, list *f)
{
    uint32_t a = below(f->n), b = below(f->n), kind = below(4);
    if (kind == 0 && f->alive[a]) { /* an argument goes, with its attacks */
        f->alive[a] = 0;
        for (uint32_t i = f->m; i-- > 0;)
            if (f->from[i] == a || f->to[i] == a) {
                f->m--;
                f->from[i] = f->from[f->m];
                f->to[i] = f->to[f->m];
            }
        return must(mt_live_del_argument(l, a));
    }
    if (!f->alive[a]) {
        f->alive[a] = 1;
        return must(mt_live_add_argument(l, a));
    }
    if (kind == 1 && f->m) {
        uint32_t i = below(f->m);
        uint32_t from = f->from[i], to = f->to[i];
        f->m--;
        f->from[i] = f->from[f->m];
        f->to[i] = f->to[f->m];
        return must(mt_live_del_attack(l, from, to));
    }
    if (a == b || !f->alive[b] || mt_live_add_attack(l, a, b) != MOOT_OK)
        return true;
    f->from[f->m] = a;
    f->to[f->m++] = b;
    return true;
}

/* Arguments that are gone stand isolated: they change no answer about others. */
static bool scratch(const list *f, mt_task task, mt_reply *reply)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_af af;
    mt_solve how = {0};
    mt_answer answer = {0};
    bool ok = must(mt_af_build(&arena, f->n, f->m, f->from, f->to, &af)) &&
              must(mt_af_solve(&af, task, &how, &arena, &answer));
    *reply = answer.reply;
    mt_arena_free(&arena);
    return ok;
}

static bool run(const mt_af *af, mt_task task, int rounds, const char *name)
{
    uint32_t room = af->m + 64 * 1000;
    list f = {malloc(room * sizeof(uint32_t)), malloc(room * sizeof(uint32_t)), 0, malloc(af->n),
              af->n};
    mt_live *l = mt_live_new(NULL, NULL);
    bool ok = f.from && f.to && f.alive && l;
    double start = now(), changes = 0, live = 0, fresh = 0;
    for (uint32_t a = 0; a < af->n && ok; a++) {
        f.alive[a] = 1;
        ok = must(mt_live_add_argument(l, a));
    }
    for (uint32_t a = 0; a < af->n && ok; a++)
        for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1] && ok; i++) {
            f.from[f.m] = a;
            f.to[f.m++] = af->out[i];
            ok = must(mt_live_add_attack(l, a, af->out[i]));
        }
    double built = now() - start;
    int yes = 0;
    for (int r = 0; r < rounds && ok; r++) {
        start = now();
        for (int i = 0; i < 32 && ok; i++)
            ok = change(l, &f);
        changes += now() - start;
        for (int i = 0; i < 16 && ok; i++) {
            mt_reply got, want;
            do
                task.query = below(f.n);
            while (!f.alive[task.query]);
            start = now();
            ok = must(mt_live_assume(l, task.query)) &&
                 must(mt_live_solve(l, task.problem, task.semantics, &got));
            live += now() - start;
            start = now();
            ok = ok && scratch(&f, task, &want);
            fresh += now() - start;
            yes += ok && got == MT_YES;
            if (ok && got != want) {
                printf("%s: round %d, argument %u: %d, from scratch %d\n", name, r, task.query,
                       (int)got, (int)want);
                ok = false;
            }
        }
    }
    if (ok)
        printf("%-40s build %.2f change %.3f ask %.3f scratch %.3f ratio %.1f (%d yes)\n", name,
               built, changes, live, fresh, fresh / (live + changes), yes);
    mt_live_free(l);
    free(f.from);
    free(f.to);
    free(f.alive);
    return ok;
}

static bool read_file(const char *path, mt_arena *arena, mt_framework *f)
{
    FILE *in = fopen(path, "rb");
    mt_reader *r = in ? mt_reader_new(NULL, arena) : NULL;
    bool ok = r != NULL;
    char bytes[65536];
    for (size_t n; ok && (n = fread(bytes, 1, sizeof bytes, in)) > 0;)
        ok = mt_reader_feed(r, bytes, n) == MOOT_OK;
    ok = ok && mt_reader_end(r, f) == MOOT_OK && !f->is_aba && f->af.n > 0;
    mt_reader_free(r);
    if (in)
        fclose(in);
    return ok;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: bench_change TASK FILE [ROUNDS]\n", stderr);
        return 2;
    }
    mt_task task = {strncmp(argv[1], "DS", 2) ? MT_DC : MT_DS,
                    strstr(argv[1], "-CO")   ? MT_CO
                    : strstr(argv[1], "-PR") ? MT_PR
                                             : MT_ST,
                    0};
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_framework f;
    bool ok = read_file(argv[2], &arena, &f);
    if (!ok)
        fprintf(stderr, "%s: no abstract framework\n", argv[2]);
    ok = ok && run(&f.af, task, argc > 3 ? atoi(argv[3]) : 64, argv[2]);
    mt_arena_free(&arena);
    return ok ? 0 : 1;
}
