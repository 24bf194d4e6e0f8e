/* The oracle of proofs of balance: a network and the lines of a proof (docs/ACTORS.md) -> the lower
 * bound that it shows, or what is wrong with it.
 *
 * From the definition: a chain of ties is strained if one of them is; under strong balance its ends
 * are in the camps they should not be in then, or it is not.  What the counts of a step mean
 * is written down in fresh variables (a totalizer).  Contradictory cycles are looked at as such;
 * each learned clause and every other step must follow by unit propagation (RUP); the weights
 * of a step must be there to be taken.  Blocks share no tie, so their bounds add up. */
#ifndef MT_TESTS_PROOF_CHECK_H
#define MT_TESTS_PROOF_CHECK_H

#include "actors/network.h"
#include "base/vec.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct pc_clause {
    uint32_t n;
    int lit[];
} pc_clause;

typedef MT_VEC(pc_clause *) pc_watches;

typedef struct pc_counter {
    uint32_t left, right, size, made;
    int *out;
} pc_counter;

/* A number of a line; N:COUNT. */
typedef struct pc_word {
    int64_t at, count;
} pc_word;

typedef struct pc_edge {
    uint32_t a, b;
    bool hostile;
    int64_t left; /* weight not yet taken */
} pc_edge;

typedef struct pc_step {
    uint32_t root, n;
    int64_t *left; /* per count from 2 on */
} pc_step;

typedef struct proof_check {
    const mt_network *net;
    bool weak;
    unsigned char *used; /* per tie: it is in a chain */
    int64_t bound;
    /* of the block at hand */
    mt_arena arena;
    uint32_t nodes, edges, vars, room;
    bool begun; /* its clauses are written */
    MT_VEC(uint32_t) actor;
    MT_VEC(pc_edge) edge;
    MT_VEC(pc_step) step;
    MT_VEC(pc_counter) counters;
    MT_VEC(int) lit;      /* of the clause at hand */
    MT_VEC(pc_word) word; /* of the line at hand */
    signed char *value;   /* per variable */
    pc_watches *watch;    /* per literal: 2v, 2v + 1 */
    int *trail;
    uint32_t trail_n, fixed, done;
    bool refuted; /* the clauses contradict each other outright */
} proof_check;

static inline uint32_t pc_slot(int lit)
{
    return lit > 0 ? 2 * (uint32_t)lit : 2 * (uint32_t)-lit + 1;
}

static inline int pc_value(const proof_check *c, int lit)
{
    return lit > 0 ? c->value[lit] : -c->value[-lit];
}

static inline void pc_assign(proof_check *c, int lit)
{
    c->value[abs(lit)] = lit > 0 ? 1 : -1;
    c->trail[c->trail_n++] = lit;
}

/* True if a clause is left without a literal. */
static inline bool pc_propagate(proof_check *c)
{
    while (c->done < c->trail_n) {
        int lit = -c->trail[c->done++];
        pc_watches *w = &c->watch[pc_slot(lit)];
        uint32_t kept = 0;
        bool conflict = false;
        for (uint32_t i = 0; i < w->n; i++) {
            pc_clause *cl = w->at[i];
            w->at[kept++] = cl;
            if (conflict)
                continue;
            if (cl->lit[0] == lit) {
                cl->lit[0] = cl->lit[1];
                cl->lit[1] = lit;
            }
            if (pc_value(c, cl->lit[0]) > 0)
                continue;
            uint32_t k = 2;
            while (k < cl->n && pc_value(c, cl->lit[k]) < 0)
                k++;
            if (k < cl->n) {
                cl->lit[1] = cl->lit[k];
                cl->lit[k] = lit;
                kept--;
                MT_VEC_PUSH(&c->arena, &c->watch[pc_slot(cl->lit[1])], cl);
            } else if (pc_value(c, cl->lit[0]) < 0) {
                conflict = true;
            } else {
                pc_assign(c, cl->lit[0]);
            }
        }
        w->n = kept;
        if (conflict)
            return true;
    }
    return false;
}

static inline void pc_undo(proof_check *c)
{
    while (c->trail_n > c->fixed)
        c->value[abs(c->trail[--c->trail_n])] = 0;
    c->done = c->fixed;
}

static inline void pc_add(proof_check *c, const int *lit, uint32_t n)
{
    pc_clause *cl = mt_arena_alloc(&c->arena, 1, sizeof *cl + (n + 2) * sizeof(int));
    if (!cl)
        exit(2);
    for (uint32_t i = 0; i < n; i++) {
        int v = pc_value(c, lit[i]);
        bool again = false;
        for (uint32_t j = 0; j < cl->n; j++)
            again = again || cl->lit[j] == lit[i];
        if (v > 0)
            return;
        if (v == 0 && !again)
            cl->lit[cl->n++] = lit[i];
    }
    if (cl->n >= 2) {
        MT_VEC_PUSH(&c->arena, &c->watch[pc_slot(cl->lit[0])], cl);
        MT_VEC_PUSH(&c->arena, &c->watch[pc_slot(cl->lit[1])], cl);
        return;
    }
    if (cl->n == 1)
        pc_assign(c, cl->lit[0]);
    c->refuted = c->refuted || !cl->n || pc_propagate(c);
    c->fixed = c->done = c->trail_n;
}

static inline bool pc_follows(proof_check *c, const int *lit, uint32_t n)
{
    bool yes = c->refuted;
    for (uint32_t i = 0; i < n && !yes; i++) {
        yes = pc_value(c, lit[i]) > 0;
        if (!pc_value(c, lit[i]))
            pc_assign(c, -lit[i]);
    }
    yes = yes || pc_propagate(c);
    pc_undo(c);
    return yes;
}

static inline int pc_fresh(proof_check *c)
{
    if (++c->vars >= c->room)
        exit(2);
    return (int)c->vars;
}

/* Variables: strained edges, then, under strong balance, the camps of nodes. */
static inline void pc_begin(proof_check *c)
{
    uint32_t m = c->edge.n;
    c->begun = true;
    c->vars = m + (c->weak ? 0 : c->actor.n);
    for (uint32_t e = 0; e < m && !c->weak; e++) {
        int f = (int)e + 1, a = (int)(m + 1 + c->edge.at[e].a), b = (int)(m + 1 + c->edge.at[e].b);
        int s = c->edge.at[e].hostile ? 1 : -1;
        pc_add(c, (int[]){f, s * a, b}, 3);
        pc_add(c, (int[]){f, -s * a, -b}, 3);
    }
    if (!c->weak)
        pc_add(c, (int[]){-(int)(m + 1)}, 1); /* a split and its mirror image are one */
}

static inline uint32_t pc_count(proof_check *c, const int *lit, uint32_t n)
{
    pc_counter k = {0, 0, n, n == 1, MT_NEW_ARRAY(&c->arena, int, n + (size_t)1)};
    if (!k.out)
        exit(2);
    if (n == 1)
        k.out[1] = lit[0];
    if (n > 1) {
        k.left = pc_count(c, lit, n / 2);
        k.right = pc_count(c, lit + n / 2, n - n / 2);
    }
    MT_VEC_PUSH(&c->arena, &c->counters, k);
    return c->counters.n - 1;
}

/* Fresh variables for counts up to `want`, each implied by its leaves. */
static inline void pc_extend(proof_check *c, uint32_t at, uint32_t want)
{
    pc_counter *k = &c->counters.at[at];
    want = want < k->size ? want : k->size;
    if (k->made >= want)
        return;
    pc_extend(c, k->left, want);
    pc_extend(c, k->right, want);
    const pc_counter *l = &c->counters.at[k->left], *r = &c->counters.at[k->right];
    for (; k->made < want; k->made++) {
        uint32_t s = k->made + 1;
        k->out[s] = pc_fresh(c);
        for (uint32_t i = 0; i <= s; i++) {
            int lit[3] = {k->out[s]};
            uint32_t n = 1;
            if (i > l->size || s - i > r->size)
                continue;
            if (i)
                lit[n++] = -l->out[i];
            if (s > i)
                lit[n++] = -r->out[s - i];
            pc_add(c, lit, n);
        }
        if (s > 1)
            pc_add(c, (int[]){k->out[s - 1], -k->out[s]}, 2);
    }
}

/* Edges that can be walked round, each once, an odd number of them hostile (weak balance: one).  No
 * split can leave them all unstrained, whether a node is met twice or not. */
static inline bool pc_cycle(const proof_check *c, const pc_word *w, uint32_t n)
{
    uint32_t hostile = 0, start = 0, at = 0, next = 0;
    unsigned char *met = calloc(n + (size_t)1, 1);
    bool fine = met && n > 1;
    for (uint32_t i = 0; i < n && fine; i++)
        fine = !w[i].count && w[i].at >= 1 && w[i].at <= c->edge.n;
    if (fine)
        start = at = c->edge.at[w[0].at - 1].a;
    for (uint32_t k = 0; k < n && fine; k++) {
        for (next = 0; next < n; next++) {
            const pc_edge *e = &c->edge.at[w[next].at - 1];
            if (!met[next] && (e->a == at || e->b == at))
                break;
        }
        fine = next < n && (k || !next);
        if (fine) {
            const pc_edge *e = &c->edge.at[w[next].at - 1];
            for (uint32_t i = 0; i < n; i++) /* an edge is walked once, however often it is named */
                met[i] |= w[i].at == w[next].at;
            at = e->a == at ? e->b : e->a;
            hostile += e->hostile;
        }
    }
    free(met);
    return fine && at == start && (c->weak ? hostile == 1 : hostile % 2 == 1);
}

/* The literal of a word of step `s`, whose weight is taken; false if it has none left. */
static inline const char *pc_take(proof_check *c, const pc_word *w, int64_t weight)
{
    int64_t *left = NULL;
    if (!w->count && w->at >= 1 && w->at <= c->edge.n)
        left = &c->edge.at[w->at - 1].left;
    if (w->count >= 2 && w->at >= 1 && w->at <= c->step.n && w->count <= c->step.at[w->at - 1].n)
        left = &c->step.at[w->at - 1].left[w->count];
    if (!left)
        return "a literal that is not there";
    *left -= weight;
    if (*left < 0)
        return "a literal that gives more than it has";
    int lit = w->count ? c->counters.at[c->step.at[w->at - 1].root].out[w->count] : (int)w->at;
    if (!lit)
        return "a count that is not made yet";
    MT_VEC_PUSH(&c->arena, &c->lit, lit);
    return NULL;
}

static inline const char *pc_step_line(proof_check *c)
{
    int64_t weight = c->word.n ? c->word.at[0].at : 0;
    const pc_word *w = c->word.at + 1;
    uint32_t n = c->word.n - 1;
    const char *fault = weight > 0 && n ? NULL : "a step without weight or literals";
    c->lit.n = 0;
    for (uint32_t i = 0; i < n && !fault; i++)
        fault = pc_take(c, &w[i], weight);
    if (!fault && !pc_cycle(c, w, n) && !pc_follows(c, c->lit.at, n))
        fault = "a step that does not follow";
    if (fault)
        return fault;
    pc_add(c, c->lit.at, n);
    pc_step s = {n > 1 ? pc_count(c, c->lit.at, n) : UINT32_MAX, n,
                 MT_NEW_ARRAY(&c->arena, int64_t, n + (size_t)1)};
    if (!s.left)
        exit(2);
    for (uint32_t k = 2; k <= n; k++)
        s.left[k] = weight;
    MT_VEC_PUSH(&c->arena, &c->step, s);
    for (uint32_t i = 0; i < n; i++) {
        if (!w[i].count)
            continue;
        uint32_t root = c->step.at[w[i].at - 1].root;
        if (c->counters.at[root].made <= (uint32_t)w[i].count)
            pc_extend(c, root, (uint32_t)w[i].count + 1);
    }
    if (n > 1)
        pc_extend(c, s.root, 2);
    c->bound += weight;
    return NULL;
}

static inline const char *pc_cycle_line(proof_check *c)
{
    if (!pc_cycle(c, c->word.at, c->word.n))
        return "a cycle that is none, or without contradiction";
    c->lit.n = 0;
    for (uint32_t i = 0; i < c->word.n; i++)
        MT_VEC_PUSH(&c->arena, &c->lit, (int)c->word.at[i].at);
    pc_add(c, c->lit.at, c->lit.n);
    return NULL;
}

static inline const char *pc_learned_line(proof_check *c)
{
    c->lit.n = 0;
    for (uint32_t i = 0; i < c->word.n; i++) {
        int64_t x = c->word.at[i].at;
        if (c->word.at[i].count || !x || llabs(x) > c->vars)
            return "a learned clause of unknown variables";
        MT_VEC_PUSH(&c->arena, &c->lit, (int)x);
    }
    if (!pc_follows(c, c->lit.at, c->lit.n))
        return "a learned clause that does not follow";
    pc_add(c, c->lit.at, c->lit.n);
    return NULL;
}

static inline void pc_free_block(proof_check *c)
{
    free(c->value);
    free(c->watch);
    free(c->trail);
    mt_arena_free(&c->arena);
}

static inline void pc_new_block(proof_check *c)
{
    proof_check next = {.net = c->net, .weak = c->weak, .used = c->used, .bound = c->bound};
    pc_free_block(c);
    *c = next;
    mt_arena_init(&c->arena, NULL);
    c->room = 4096 + 400 * c->net->m; /* counts are far fewer */
    c->value = calloc(c->room, 1);
    c->watch = calloc(2 * (size_t)c->room, sizeof *c->watch);
    c->trail = calloc(c->room, sizeof *c->trail);
    if (!c->value || !c->watch || !c->trail)
        exit(2);
}

/* `e A B + WEIGHT TIE... 0`, the sign as 1 or -1: the ties lead from A to B. */
static inline const char *pc_edge_line(proof_check *c)
{
    const pc_word *w = c->word.at;
    if (c->word.n < 5 || c->begun || w[0].at < 1 || w[0].at > c->actor.n || w[1].at < 1 ||
        w[1].at > c->actor.n || w[3].at < 1)
        return "an edge that makes no sense";
    pc_edge e = {(uint32_t)w[0].at - 1, (uint32_t)w[1].at - 1, w[2].at < 0, w[3].at};
    uint32_t at = c->actor.at[e.a], hostile = 0;
    for (uint32_t i = 4; i < c->word.n; i++) {
        if (w[i].at < 1 || w[i].at > c->net->m || c->used[w[i].at - 1])
            return "a tie that is not there, or twice";
        c->used[w[i].at - 1] = 1;
        const mt_actor_tie *t = &c->net->tie[w[i].at - 1];
        if ((t->a != at && t->b != at) || t->weight < e.left)
            return "a chain that does not hang together, or heavier than a tie of it";
        at = t->a == at ? t->b : t->a;
        hostile += t->hostile;
    }
    if (at != c->actor.at[e.b] || (c->weak ? hostile : hostile % 2) != (e.hostile ? 1 : 0))
        return "a chain that leads elsewhere or has another sign";
    MT_VEC_PUSH(&c->arena, &c->edge, e);
    return NULL;
}

/* Its words after the first letter, without the 0 at the end if `ended`. */
static inline bool pc_words(proof_check *c, const char *at, const char *end, bool ended)
{
    c->word.n = 0;
    while (at < end) {
        char *next;
        pc_word w = {0, 0};
        while (at < end && *at == ' ')
            at++;
        if (at == end)
            break;
        if ((*at == '+' || *at == '-') && (at + 1 == end || at[1] == ' ')) {
            w.at = *at++ == '-' ? -1 : 1;
        } else {
            w.at = strtoll(at, &next, 10);
            if (next == at || next > end)
                return false;
            at = next;
            if (at < end && *at == ':') {
                w.count = strtoll(at + 1, &next, 10);
                if (next == at + 1 || next > end || w.count < 1)
                    return false;
                at = next;
            }
        }
        MT_VEC_PUSH(&c->arena, &c->word, w);
    }
    return !ended || (c->word.n && !c->word.at[--c->word.n].at);
}

static inline const char *pc_line(proof_check *c, const char *at, const char *end)
{
    bool clause = *at == '-' || (*at >= '0' && *at <= '9');
    const char *words = clause ? at : at + 1;
    if (*at == 'b')
        pc_new_block(c);
    if (*at == 'd')
        return NULL; /* what is taken away may stay */
    bool ended = clause || *at == 'e' || *at == 'k' || *at == 's';
    if (!pc_words(c, words, end, ended))
        return "a line that cannot be read";
    if (*at == 'b' || !c->room)
        return c->room ? NULL : "a line outside of a block";
    if (*at == 'a') {
        if (c->word.n != 1 || c->word.at[0].at < 1 || c->word.at[0].at > c->net->n)
            return "an actor that is not there";
        MT_VEC_PUSH(&c->arena, &c->actor, (uint32_t)c->word.at[0].at - 1);
        return c->begun ? "an actor out of place" : NULL;
    }
    if (*at == 'e')
        return pc_edge_line(c);
    if (!c->begun)
        pc_begin(c);
    return *at == 'k'   ? pc_cycle_line(c)
           : *at == 's' ? pc_step_line(c)
           : clause     ? pc_learned_line(c)
                        : "a line of an unknown kind";
}

/* The first lines: the kind of balance, and the ties as the network has them. */
static inline const char *pc_head(proof_check *c, const char **at, const char *end)
{
    char want[96];
    for (uint32_t i = 0; i <= c->net->m; i++) {
        const mt_actor_tie *t = i ? &c->net->tie[i - 1] : NULL;
        int n = t ? snprintf(want, sizeof want, "t %u %u %c %lld\n", t->a + 1, t->b + 1,
                             t->hostile ? '-' : '+', (long long)t->weight)
                  : snprintf(want, sizeof want, "moot-balance %s %u %u\n",
                             c->weak ? "weak" : "strong", c->net->n, c->net->m);
        if (end - *at < n || memcmp(*at, want, (size_t)n) != 0)
            return "a proof about another network";
        *at += n;
    }
    return NULL;
}

/* NULL, or what is wrong; `bound` is what is shown up to there. */
static inline const char *proof_fault(const mt_network *net, mt_balance_kind kind, moot_str text,
                                      int64_t *bound)
{
    proof_check c = {.net = net, .weak = kind == MT_WEAK};
    const char *at = text.ptr, *end = at + text.len, *fault;
    bool closed = false;
    mt_arena_init(&c.arena, NULL);
    c.used = calloc(net->m + (size_t)1, 1);
    if (!c.used)
        exit(2);
    fault = pc_head(&c, &at, end);
    while (at < end && !fault) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop || closed)
            fault = closed ? "lines after the end" : "a line cut short";
        else if (*at == 'q' && pc_words(&c, at + 1, stop, false) && c.word.n == 1)
            closed = true;
        else
            fault = stop == at ? "an empty line" : pc_line(&c, at, stop);
        if (closed && !fault && c.word.at[0].at != c.bound)
            fault = "steps that do not add up to the bound";
        at = stop ? stop + 1 : end;
    }
    *bound = c.bound;
    pc_free_block(&c);
    free(c.used);
    return fault ? fault : closed ? NULL : "no end";
}

#endif
