/* Proofs of lower bounds, checked from the definition, and spoiled ones refused.
 *     proof_balance [NETWORK-FILE]...
 *     proof_balance --check NETWORK-FILE PROOF-FILE   (what `moot actors --proof` wrote)
 * All-hostile and random networks, strong and weak: the bound is the index that the search found.
 * Then every proof is spoiled: a line left out, a literal turned or another, a weight raised, the
 * proof held against another network.  A checker may take a spoiled proof only for a bound that
 * is true; whoever claims more is refused.  Then the files. */
#include "actors/read.h"
#include "base/out.h"
#include "prop/proof_check.h"

#include <string.h>

typedef struct tally {
    uint32_t proofs, beyond;            /* those for which cycles alone are not enough */
    uint32_t spoiled, refused, learned; /* learned clauses that it was tried without */
} tally;

/* The search, its proof, and what the checker says to it. */
static const char *prove(const mt_network *net, mt_balance_kind kind, mt_arena *arena,
                         mt_balance *b, moot_str *text)
{
    mt_memory memory = {.arena = arena};
    moot_writer to = mt_memory_writer(&memory);
    mt_balance plain;
    mt_balance_options o = {.index_only = true}, with = {.proof = &to};
    if (mt_balance_find(&plain, arena, net, kind, &o) != MOOT_OK ||
        mt_balance_find(b, arena, net, kind, &with) != MOOT_OK)
        return "no memory";
    *text = mt_memory_str(&memory);
    int64_t bound;
    const char *fault = proof_fault(net, kind, *text, &bound);
    if (!fault && (!plain.exact || bound != plain.upper))
        fault = "a proof of another index";
    return fault;
}

/* The line at `from` left out, or with `what` in place of what it has. */
static moot_str edited(mt_arena *arena, moot_str text, size_t from, size_t to, moot_str what)
{
    char *copy = mt_arena_alloc(arena, text.len + what.len + 1, 1);
    if (!copy)
        exit(2);
    memcpy(copy, text.ptr, from);
    memcpy(copy + from, what.ptr, what.len);
    memcpy(copy + from + what.len, text.ptr + to, text.len - to);
    return (moot_str){copy, text.len - (to - from) + what.len};
}

/* A spoiled proof: refused, or of a bound that is true and below what the original showed. */
static const char *judge(const mt_network *net, const mt_balance *b, moot_str text, bool must,
                         tally *t)
{
    int64_t bound;
    const char *fault = proof_fault(net, b->kind, text, &bound);
    t->spoiled++;
    t->refused += fault != NULL;
    if (!fault && must)
        return "a spoiled proof is taken";
    return !fault && bound > b->upper ? "a false bound is taken" : NULL;
}

/* Line by line: left out, and its second number turned round, another, and raised. */
static const char *spoil(const mt_network *net, const mt_balance *b, moot_str text, tally *t)
{
    const char *fault = NULL;
    for (size_t at = 0, end; at < text.len && !fault; at = end) {
        const char *stop = memchr(text.ptr + at, '\n', text.len - at);
        end = (size_t)(stop - text.ptr) + 1;
        char kind = text.ptr[at];
        bool learned = kind == '-' || (kind >= '0' && kind <= '9');
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        /* Without a tie, an edge, a node, a step or the end nothing is proved. */
        bool needed = kind == 'm' || kind == 't' || kind == 'a' || kind == 's' || kind == 'q';
        t->learned += learned;
        if (kind != 'd')
            fault = judge(net, b, edited(&arena, text, at, end, MOOT_STR("")), needed, t);
        const char *blank = memchr(text.ptr + at, ' ', end - at);
        if (!fault && blank && kind != 'd') {
            size_t from = (size_t)(blank - text.ptr) + 1;
            size_t to = from + strcspn(text.ptr + from, " :\n");
            long long x = strtoll(text.ptr + from, NULL, 10);
            for (int way = 0; way < 2 && !fault; way++) {
                char word[32];
                snprintf(word, sizeof word, "%lld", way ? x + 1 : -x);
                /* A weight that is not as it was does not add up; nothing else is below 0. */
                bool must = kind == 's' || kind == 'q' || kind == 't' || kind == 'm' ||
                            (!way && !learned && kind != 'b');
                fault = judge(net, b, edited(&arena, text, from, to, mt_str(word)), must && x, t);
            }
        }
        mt_arena_free(&arena);
    }
    return fault;
}

/* Held against the network with a tie turned round, under its head: a bound must be true there. */
static const char *swap_networks(const mt_network *net, const mt_balance *b, moot_str text,
                                 uint32_t tie, tally *t)
{
    mt_arena arena;
    mt_network other;
    mt_balance truth;
    mt_balance_options o = {.index_only = true};
    mt_arena_init(&arena, NULL);
    mt_actor_tie *ties = MT_NEW_ARRAY(&arena, mt_actor_tie, net->m);
    if (!ties)
        exit(2);
    memcpy(ties, net->tie, net->m * sizeof *ties);
    ties[tie].hostile = !ties[tie].hostile;
    const char *fault = "no network";
    if (mt_network_make(&other, &arena, net->n, net->name, net->m, ties) == MOOT_OK &&
        other.m == net->m && mt_balance_find(&truth, &arena, &other, b->kind, &o) == MOOT_OK) {
        fault = judge(&other, &truth, text, true, t);
        const char *line = text.ptr; /* past the head */
        while (*line == 'm' || *line == 't')
            line = strchr(line, '\n') + 1;
        mt_memory head = {.arena = &arena};
        moot_writer to = mt_memory_writer(&head);
        mt_balance again;
        mt_balance_options with = {.proof = &to};
        if (!fault && mt_balance_find(&again, &arena, &other, b->kind, &with) != MOOT_OK)
            fault = "no memory";
        moot_str whole = mt_memory_str(&head);
        size_t cut = 0;
        while (cut < whole.len && (whole.ptr[cut] == 'm' || whole.ptr[cut] == 't'))
            cut += strcspn(whole.ptr + cut, "\n") + 1;
        moot_str rest = {line, text.len - (size_t)(line - text.ptr)};
        if (!fault)
            fault = judge(&other, &truth, edited(&arena, whole, cut, whole.len, rest), false, t);
    } else if (other.m != net->m) {
        fault = NULL; /* it met its twin */
    }
    mt_arena_free(&arena);
    return fault;
}

static const char *check(const mt_network *net, bool spoiling, tally *t)
{
    const char *fault = NULL;
    for (int kind = 0; kind < MT_BALANCE_KINDS && !fault; kind++) {
        mt_arena arena;
        mt_balance b;
        moot_str text;
        mt_arena_init(&arena, NULL);
        fault = prove(net, (mt_balance_kind)kind, &arena, &b, &text);
        t->proofs++;
        t->beyond += !fault && b.packed < b.upper;
        if (!fault && spoiling) {
            fault = spoil(net, &b, text, t);
            for (uint32_t k = 0; k < net->m && !fault; k++)
                fault = swap_networks(net, &b, text, k, t);
        }
        mt_arena_free(&arena);
    }
    return fault;
}

static const char *check_random(uint32_t round, tally *t)
{
    mt_actor_tie ties[400];
    moot_str names[16] = {{0}};
    uint32_t n = 4 + round % 9, m = 0;
    uint64_t state = round;
    for (uint32_t a = 0; a < n; a++)
        for (uint32_t b = a + 1; b < n; b++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            uint64_t r = state >> 33;
            bool hostile = round < 10 || (round % 2 ? r % 2 : r % 4 == 0), heavy = round % 3 == 2;
            if (round < 10 || r / 4 % 7 < 5)
                ties[m++] = (mt_actor_tie){
                    a, b, hostile, heavy ? (int64_t)(1 + r / 64 % 3) * MT_TIE_ONE : MT_TIE_ONE};
        }
    mt_arena arena;
    mt_network net;
    mt_arena_init(&arena, NULL);
    const char *fault = mt_network_make(&net, &arena, n, names, m, ties) == MOOT_OK
                            ? check(&net, n <= 8, t)
                            : "no network";
    mt_arena_free(&arena);
    return fault;
}

static moot_str slurp(const char *file, mt_arena *arena)
{
    FILE *f = fopen(file, "rb");
    long size = f && fseek(f, 0, SEEK_END) == 0 ? ftell(f) : -1;
    char *bytes = size >= 0 ? mt_arena_alloc(arena, (size_t)size + 1, 1) : NULL;
    size_t n = bytes && fseek(f, 0, SEEK_SET) == 0 ? fread(bytes, 1, (size_t)size, f) : 0;
    if (f)
        fclose(f);
    return (moot_str){bytes, n};
}

static const char *check_file(const char *file, tally *t)
{
    mt_arena arena;
    mt_network net;
    mt_arena_init(&arena, NULL);
    mt_diags diags = {.arena = &arena};
    moot_str text = slurp(file, &arena);
    const char *fault = "cannot be read";
    if (text.len && mt_network_read(&net, &arena, text, &diags))
        fault = check(&net, false, t);
    mt_arena_free(&arena);
    return fault;
}

/* Proofs of one or both kinds, one after the other: a line for each.  True if all are fine. */
static bool check_written(const char *file, const char *path)
{
    mt_arena arena;
    mt_network net;
    mt_arena_init(&arena, NULL);
    mt_diags diags = {.arena = &arena};
    moot_str text = slurp(file, &arena), proof = slurp(path, &arena);
    bool fine = proof.len && mt_network_read(&net, &arena, text, &diags);
    for (size_t at = 0; at < proof.len && fine;) {
        size_t end = at + 1;
        while (end < proof.len && !(proof.ptr[end] == 'm' && proof.ptr[end - 1] == '\n'))
            end++;
        moot_str part = mt_sub(proof, at, end - at);
        bool weak = mt_str_starts(part, MOOT_STR("moot-balance weak"));
        int64_t bound;
        const char *fault = proof_fault(&net, weak ? MT_WEAK : MT_STRONG, part, &bound);
        printf("%s: %s, at least %.6g\n", weak ? "weak" : "strong", fault ? fault : "proved",
               (double)bound / MT_TIE_ONE);
        fine = !fault;
        at = end;
    }
    mt_arena_free(&arena);
    return fine;
}

int main(int argc, char **argv)
{
    tally all = {0};
    if (argc == 4 && strcmp(argv[1], "--check") == 0)
        return check_written(argv[2], argv[3]) ? 0 : 1;
    for (uint32_t round = 0; round < 60; round++) {
        const char *fault = check_random(round, &all);
        if (fault) {
            printf("round %u: %s\n", round, fault);
            return 1;
        }
    }
    printf("%u proofs, %u of them where cycles fall short; %u spoiled, %u refused, the others show "
           "what is true\n",
           all.proofs, all.beyond, all.spoiled, all.refused);
    for (int i = 1; i < argc; i++) {
        tally t = {0};
        const char *fault = check_file(argv[i], &t);
        printf("%s: %s, %u beyond cycles\n", argv[i], fault ? fault : "proved", t.beyond);
        if (fault)
            return 1;
    }
    return all.beyond && all.learned && all.refused ? 0 : 1;
}
