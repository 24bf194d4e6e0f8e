/* The steps of the solver's proof of a lower bound, checked from the definition.
 *     proof_balance SCRATCH-FILE [NETWORK-FILE]...
 *
 * The checker writes down itself that a tie is strained if its ends are in the wrong camps, and
 * what the counts of a step mean (a totalizer, in fresh variables).  Contradictory cycles are
 * looked at as such.  Every clause that CaDiCaL says it learned, and every other step, must
 * follow by unit propagation (RUP); then the weights must add up to the bound.  First all-hostile
 * and random networks, then the files, block by block. */
#include "actors/inner.h"
#include "actors/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct clause {
    uint32_t n;
    int lit[];
} clause;

typedef MT_VEC(clause *) watch_list;
typedef struct counter {
    uint32_t left, right, size, made;
    int *out;
} counter;

typedef struct checker {
    mt_arena arena;
    uint32_t vars, room;
    signed char *value; /* per variable */
    watch_list *watch;  /* per literal: 2v, 2v + 1 */
    int *trail;
    uint32_t trail_n, fixed, done;
    bool refuted; /* the clauses contradict each other outright */
    MT_VEC(counter) counters;
    MT_VEC(uint32_t) root;
    uint32_t next_core;
    const mt_network *net;
    const mt_balance *b;
} checker;

static uint32_t slot(int lit)
{
    return lit > 0 ? 2 * (uint32_t)lit : 2 * (uint32_t)-lit + 1;
}

static int value_of(const checker *c, int lit)
{
    return lit > 0 ? c->value[lit] : -c->value[-lit];
}

static void assign(checker *c, int lit)
{
    c->value[abs(lit)] = lit > 0 ? 1 : -1;
    c->trail[c->trail_n++] = lit;
}

/* True if a clause is left without a literal. */
static bool propagate(checker *c)
{
    while (c->done < c->trail_n) {
        int lit = -c->trail[c->done++];
        watch_list *w = &c->watch[slot(lit)];
        uint32_t kept = 0;
        bool conflict = false;
        for (uint32_t i = 0; i < w->n; i++) {
            clause *cl = w->at[i];
            w->at[kept++] = cl;
            if (conflict)
                continue;
            if (cl->lit[0] == lit) {
                cl->lit[0] = cl->lit[1];
                cl->lit[1] = lit;
            }
            uint32_t k = 2;
            while (k < cl->n && value_of(c, cl->lit[k]) < 0)
                k++;
            if (value_of(c, cl->lit[0]) > 0)
                continue;
            if (k < cl->n) {
                cl->lit[1] = cl->lit[k];
                cl->lit[k] = lit;
                kept--;
                MT_VEC_PUSH(&c->arena, &c->watch[slot(cl->lit[1])], cl);
            } else if (value_of(c, cl->lit[0]) < 0) {
                conflict = true;
            } else {
                assign(c, cl->lit[0]);
            }
        }
        w->n = kept;
        if (conflict)
            return true;
    }
    return false;
}

static void undo(checker *c)
{
    while (c->trail_n > c->fixed)
        c->value[abs(c->trail[--c->trail_n])] = 0;
    c->done = c->fixed;
}

static void add(checker *c, const int *lit, uint32_t n)
{
    clause *cl = mt_arena_alloc(&c->arena, 1, sizeof *cl + (n + 2) * sizeof(int));
    if (!cl)
        exit(2);
    for (uint32_t i = 0; i < n; i++) {
        int v = value_of(c, lit[i]);
        bool again = false;
        for (uint32_t j = 0; j < cl->n; j++)
            again = again || cl->lit[j] == lit[i];
        if (v > 0)
            return;
        if (v == 0 && !again)
            cl->lit[cl->n++] = lit[i];
    }
    if (cl->n >= 2) {
        MT_VEC_PUSH(&c->arena, &c->watch[slot(cl->lit[0])], cl);
        MT_VEC_PUSH(&c->arena, &c->watch[slot(cl->lit[1])], cl);
        return;
    }
    if (cl->n == 1)
        assign(c, cl->lit[0]);
    c->refuted = c->refuted || !cl->n || propagate(c);
    c->fixed = c->done = c->trail_n;
}

static bool follows(checker *c, const int *lit, uint32_t n)
{
    bool yes = c->refuted;
    for (uint32_t i = 0; i < n && !yes; i++) {
        yes = value_of(c, lit[i]) > 0;
        if (!value_of(c, lit[i]))
            assign(c, -lit[i]);
    }
    yes = yes || propagate(c);
    undo(c);
    return yes;
}

static int fresh(checker *c)
{
    if (++c->vars >= c->room)
        exit(2);
    return (int)c->vars;
}

static void write_ties(checker *c)
{
    const mt_network *net = c->net;
    c->vars = net->m + net->n;
    for (uint32_t t = 0; t < net->m; t++) {
        int f = (int)t + 1, a = (int)(net->m + 1 + net->tie[t].a);
        int b = (int)(net->m + 1 + net->tie[t].b), s = net->tie[t].hostile ? 1 : -1;
        add(c, (int[]){f, s * a, b}, 3);
        add(c, (int[]){f, -s * a, -b}, 3);
    }
    add(c, (int[]){-(int)(net->m + 1)}, 1);
}

static uint32_t make_counter(checker *c, const int *lit, uint32_t n)
{
    counter k = {0, 0, n, n == 1, calloc(n + (size_t)1, sizeof(int))};
    if (!k.out)
        exit(2);
    if (n == 1)
        k.out[1] = lit[0];
    if (n > 1) {
        k.left = make_counter(c, lit, n / 2);
        k.right = make_counter(c, lit + n / 2, n - n / 2);
    }
    MT_VEC_PUSH(&c->arena, &c->counters, k);
    return c->counters.n - 1;
}

/* Fresh variables for counts up to `want`, each implied by its leaves. */
static void extend(checker *c, uint32_t at, uint32_t want)
{
    counter *k = &c->counters.at[at];
    want = want < k->size ? want : k->size;
    if (k->made >= want)
        return;
    extend(c, k->left, want);
    extend(c, k->right, want);
    const counter *l = &c->counters.at[k->left], *r = &c->counters.at[k->right];
    for (; k->made < want; k->made++) {
        uint32_t s = k->made + 1;
        k->out[s] = fresh(c);
        for (uint32_t i = 0; i <= s; i++) {
            int lit[3] = {k->out[s]};
            uint32_t n = 1;
            if (i > l->size || s - i > r->size)
                continue;
            if (i)
                lit[n++] = -l->out[i];
            if (s > i)
                lit[n++] = -r->out[s - i];
            add(c, lit, n);
        }
        if (s > 1)
            add(c, (int[]){k->out[s - 1], -k->out[s]}, 2);
    }
}

static int literal(const checker *c, mt_core_literal l)
{
    return l.count ? c->counters.at[c->root.at[l.index]].out[l.count] : (int)l.index + 1;
}

/* Ties alone that can be walked round once, an odd number of them hostile. */
static bool is_cycle(const mt_network *net, const mt_core *core)
{
    uint32_t hostile = 0, reached = 1, *degree = calloc(net->n, sizeof *degree);
    bool fine = core->n > 1 && degree;
    for (uint32_t i = 0; i < core->n && fine; i++) {
        fine = !core->literal[i].count;
        if (fine) {
            const mt_actor_tie *t = &net->tie[core->literal[i].index];
            hostile += t->hostile;
            degree[t->a]++;
            degree[t->b]++;
        }
    }
    for (uint32_t v = 0; v < net->n && fine; v++)
        fine = degree[v] == 0 || degree[v] == 2;
    /* One ring, not two: walk it. */
    uint32_t at = fine ? net->tie[core->literal[0].index].b : 0, last = core->literal[0].index;
    for (uint32_t step = 1; fine && step < core->n; step++)
        for (uint32_t i = 0; i < core->n; i++) {
            const mt_actor_tie *t = &net->tie[core->literal[i].index];
            if (core->literal[i].index != last && (t->a == at || t->b == at)) {
                at = t->a == at ? t->b : t->a;
                last = core->literal[i].index;
                reached++;
                break;
            }
        }
    fine = fine && reached == core->n && at == net->tie[core->literal[0].index].a;
    free(degree);
    return fine && hostile % 2;
}

/* The next step, if it follows: its clause and the counts that come with it. */
static bool take_core(checker *c)
{
    if (c->next_core == c->b->core_n)
        return false;
    const mt_core *core = &c->b->core[c->next_core];
    int *lit = calloc(core->n, sizeof *lit);
    if (!lit)
        exit(2);
    for (uint32_t i = 0; i < core->n; i++)
        lit[i] = literal(c, core->literal[i]);
    bool fine = is_cycle(c->net, core) || follows(c, lit, core->n);
    if (fine) {
        uint32_t root = core->n > 1 ? make_counter(c, lit, core->n) : UINT32_MAX;
        MT_VEC_PUSH(&c->arena, &c->root, root);
        add(c, lit, core->n);
        for (uint32_t i = 0; i < core->n; i++) {
            mt_core_literal l = core->literal[i];
            if (l.count && c->counters.at[c->root.at[l.index]].made <= l.count)
                extend(c, c->root.at[l.index], l.count + 1);
        }
        if (core->n > 1)
            extend(c, root, 2);
        c->next_core++;
    }
    free(lit);
    return fine;
}

/* One line of the proof: 1, at the end 0; deletions are passed over. */
static int next_lemma(FILE *f, int **lit, uint32_t *n, uint32_t *room)
{
    char word[32];
    bool deleted = false;
    *n = 0;
    while (fscanf(f, "%31s", word) == 1) {
        long x = strtol(word, NULL, 10);
        if (strcmp(word, "d") == 0) {
            deleted = true;
        } else if (x) {
            if (*n == *room)
                *lit = realloc(*lit, (*room = 2 * *room + 16) * sizeof **lit);
            if (!*lit)
                exit(2);
            (*lit)[(*n)++] = (int)x;
        } else if (deleted) {
            deleted = false;
            *n = 0;
        } else {
            return 1;
        }
    }
    return 0;
}

static const char *check_lemmas(checker *c, FILE *f)
{
    int *lit = NULL;
    uint32_t n, room = 0;
    const char *fault = NULL;
    while (!fault && next_lemma(f, &lit, &n, &room)) {
        bool fine = follows(c, lit, n);
        while (!fine && take_core(c))
            fine = follows(c, lit, n);
        if (fine)
            add(c, lit, n);
        else
            fault = "a clause that does not follow";
    }
    while (!fault && take_core(c))
        ;
    free(lit);
    return fault ? fault : c->next_core < c->b->core_n ? "a step that does not follow" : NULL;
}

/* Every literal gives no more than it has, and all steps together the bound. */
static const char *check_weights(const mt_network *net, const mt_balance *b)
{
    int64_t sum = 0;
    for (uint32_t k = 0; k < b->core_n; k++) {
        sum += b->core[k].weight;
        if (b->core[k].weight <= 0)
            return "a step without weight";
        for (uint32_t i = 0; i < b->core[k].n; i++) {
            mt_core_literal l = b->core[k].literal[i];
            if (l.count ? l.count < 2 || l.index >= k || l.count > b->core[l.index].n
                        : l.index >= net->m)
                return "a literal that is not there";
            int64_t taken = 0;
            for (uint32_t j = 0; j < b->core_n; j++)
                for (uint32_t h = 0; h < b->core[j].n; h++)
                    if (b->core[j].literal[h].index == l.index &&
                        b->core[j].literal[h].count == l.count)
                        taken += b->core[j].weight;
            if (taken > (l.count ? b->core[l.index].weight : net->tie[l.index].weight))
                return "a literal that gives more than it has";
        }
    }
    return sum == b->lower ? NULL : "the steps do not add up to the bound";
}

static const char *check(const mt_network *net, const char *path, bool *beyond)
{
    checker c = {.net = net};
    mt_balance b;
    mt_balance_options o = {.index_only = true, .steps = true, .proof = path};
    mt_arena_init(&c.arena, NULL);
    const char *fault = "no memory";
    if (mt_balance_find(&b, &c.arena, net, MT_STRONG, &o) == MOOT_OK) {
        c.b = &b;
        c.room = 1 << 20;
        c.value = calloc(c.room, 1);
        c.watch = calloc(2 * (size_t)c.room, sizeof *c.watch);
        c.trail = calloc(c.room, sizeof *c.trail);
        FILE *f = fopen(path, "r");
        if (c.value && c.watch && c.trail && f) {
            fault = b.exact ? check_weights(net, &b) : "not exact";
            if (!fault)
                write_ties(&c);
            fault = fault ? fault : check_lemmas(&c, f);
            *beyond = *beyond || b.packed < b.upper;
        }
        if (f)
            fclose(f);
        free(c.value);
        free(c.watch);
        free(c.trail);
        for (uint32_t i = 0; i < c.counters.n; i++)
            free(c.counters.at[i].out);
    }
    mt_arena_free(&c.arena);
    return fault;
}

/* Block by block: bounds of parts without a common tie add up, however they were chosen. */
static const char *check_blocks(const mt_network *net, const char *path, bool *beyond)
{
    mt_arena arena;
    mt_blocks blocks;
    const char *fault = NULL;
    mt_arena_init(&arena, NULL);
    if (!mt_blocks_find(&blocks, &arena, net))
        fault = "no memory";
    for (uint32_t k = 0; k < blocks.n && !fault; k++) {
        const mt_block *b = &blocks.at[k];
        mt_actor_tie *ties = MT_NEW_ARRAY(&arena, mt_actor_tie, b->m);
        moot_str *names = MT_NEW_ARRAY(&arena, moot_str, b->n);
        uint32_t *camp = MT_NEW_ARRAY(&arena, uint32_t, 2 * (size_t)b->n);
        mt_network part;
        if (!ties || !names || !camp)
            fault = "no memory";
        for (uint32_t e = 0; e < b->m && !fault; e++)
            ties[e] = (mt_actor_tie){b->edge[e].a, b->edge[e].b, b->edge[e].hostile,
                                     b->edge[e].weight * b->unit};
        if (!fault && !mt_block_balanced(b, MT_STRONG, camp, camp + b->n))
            fault = mt_network_make(&part, &arena, b->n, names, b->m, ties) == MOOT_OK
                        ? check(&part, path, beyond)
                        : "no network";
    }
    mt_arena_free(&arena);
    return fault;
}

static const char *check_random(const char *path, uint32_t round, bool *beyond)
{
    mt_actor_tie ties[400];
    moot_str names[16] = {{0}};
    uint32_t n = 4 + round % 9, m = 0;
    uint64_t state = round;
    for (uint32_t a = 0; a < n; a++)
        for (uint32_t b = a + 1; b < n; b++) {
            uint64_t r = mt_random(&state);
            bool hostile = round < 10 || r % 2, heavy = round % 3 == 2;
            if (round < 10 || r % 7 < 5)
                ties[m++] = (mt_actor_tie){
                    a, b, hostile, heavy ? (int64_t)(1 + r / 16 % 3) * MT_TIE_ONE : MT_TIE_ONE};
        }
    mt_arena arena;
    mt_network net;
    mt_arena_init(&arena, NULL);
    const char *fault = mt_network_make(&net, &arena, n, names, m, ties) == MOOT_OK
                            ? check_blocks(&net, path, beyond)
                            : "no network";
    mt_arena_free(&arena);
    return fault;
}

static const char *check_file(const char *file, const char *path, bool *beyond)
{
    mt_arena arena;
    mt_network net;
    size_t n;
    FILE *f = fopen(file, "rb");
    char *bytes = f ? malloc(1 << 24) : NULL;
    mt_arena_init(&arena, NULL);
    mt_diags diags = {.arena = &arena};
    const char *fault = "cannot be read";
    if (bytes) {
        n = fread(bytes, 1, 1 << 24, f);
        if (mt_network_read(&net, &arena, (moot_str){bytes, n}, &diags))
            fault = check_blocks(&net, path, beyond);
    }
    if (f)
        fclose(f);
    free(bytes);
    mt_arena_free(&arena);
    return fault;
}

int main(int argc, char **argv)
{
    bool any = false;
    if (argc < 2)
        return 2;
    for (uint32_t round = 0; round < 60; round++) {
        const char *fault = check_random(argv[1], round, &any);
        if (fault) {
            printf("round %u: %s\n", round, fault);
            return 1;
        }
    }
    for (int i = 2; i < argc; i++) {
        bool beyond = false;
        const char *fault = check_file(argv[i], argv[1], &beyond);
        printf("%s: %s%s\n", argv[i], fault ? fault : "proved", beyond ? "" : " (by cycles alone)");
        if (fault)
            return 1;
    }
    remove(argv[1]);
    return any ? 0 : 1;
}
