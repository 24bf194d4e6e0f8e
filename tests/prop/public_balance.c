/* The networks of a manifest: both indices against those that are known, the certificates
 * checked, a line each.  Where cycles do not add up to the index, its proof is written and checked;
 * `+` and the seconds that the search once more and the checker took.
 *     public_balance MANIFEST [SECONDS [NAME-PREFIX]...]
 * SECONDS (60) is for each index and everything that is said about it, and once more for its
 * proof. */
#include "actors/read.h"
#include "base/out.h"
#include "prop/balance_check.h"
#include "prop/proof_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static clock_t deadline;

static bool late(void *ctx)
{
    (void)ctx;
    return deadline && clock() > deadline;
}

/* A whole file; the bytes are the caller's. */
static char *slurp(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return NULL;
    char *bytes = malloc(1 << 24);
    *n = bytes ? fread(bytes, 1, 1 << 24, f) : 0;
    fclose(f);
    return bytes;
}

/* Field `k` of a line with tabs. */
static moot_str field(moot_str line, int k)
{
    size_t at = 0;
    for (; k > 0 && at < line.len; at++)
        k -= line.ptr[at] == '\t';
    size_t end = at;
    while (end < line.len && line.ptr[end] != '\t')
        end++;
    return mt_sub(line, at, end - at);
}

static uint32_t asked, reached, by_cycles, by_proof; /* indices */

/* The proof of an index that is known, accepted by the checker. */
static const char *prove(const mt_network *net, const mt_balance *b)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_memory memory = {.arena = &arena};
    moot_writer to = mt_memory_writer(&memory);
    mt_stop stop = {late, NULL};
    mt_balance_options o = {.stop = &stop, .proof = &to};
    mt_balance again;
    int64_t bound = 0;
    const char *fault = "no memory";
    if (mt_balance_find(&again, &arena, net, b->kind, &o) == MOOT_OK)
        fault = again.exact ? proof_fault(net, b->kind, mt_memory_str(&memory), &bound)
                            : "not proved in time";
    if (!fault && bound != b->upper)
        fault = "a proof of another index";
    mt_arena_free(&arena);
    return fault;
}

static const char *const proof_words[] = {"-", "cycles", "tried", "solver"};

/* One kind of balance; false if it is not what the manifest says. */
static bool show(const mt_network *net, mt_balance_kind kind, moot_str known, double seconds)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_balance b;
    mt_stop stop = {late, NULL};
    mt_balance_options o = {.limit = 20, .stop = &stop};
    clock_t begin = clock();
    deadline = seconds > 0 ? begin + (clock_t)(seconds * CLOCKS_PER_SEC) : 0;
    bool ok = mt_balance_find(&b, &arena, net, kind, &o) == MOOT_OK;
    double took = (double)(clock() - begin) / CLOCKS_PER_SEC;
    const char *fault = ok ? balance_fault(net, &b) : "no memory";
    int64_t want = mt_weight_parse(known);
    bool zero = known.len == 1 && known.ptr[0] == '0';
    if (!fault && (want || zero) && (b.lower > want || b.upper < want))
        fault = "not the index that is known";
    if (!fault && kind == MT_STRONG && !b.exact)
        fault = "not exact";
    asked++;
    reached += b.exact;
    by_cycles += b.exact && b.packed == b.upper;
    bool beyond = !fault && b.exact && b.packed < b.upper;
    if (seconds > 0)
        deadline = clock() + (clock_t)(seconds * CLOCKS_PER_SEC);
    if (beyond)
        fault = prove(net, &b);
    by_proof += beyond && !fault;
    double checked = (double)(clock() - begin) / CLOCKS_PER_SEC - took;
    char count[32];
    snprintf(count, sizeof count, "%s%llu",
             b.splits_exact ? "" : ">=", (unsigned long long)b.splits);
    printf("  %6.6g", (double)b.lower / MT_TIE_ONE);
    if (!b.exact)
        printf("..%g", (double)b.upper / MT_TIE_ONE);
    printf(" %-6s %6g %8s%s %7.2f", proof_words[b.proof], (double)b.packed / MT_TIE_ONE, count,
           b.strain_exact ? "" : "?", took);
    if (beyond)
        printf(" +%.2f", checked);
    printf("%s%s", fault ? " FAULT: " : "", fault ? fault : "");
    mt_arena_free(&arena);
    return !fault;
}

static bool run(const char *folder, moot_str line, double seconds)
{
    char path[1000];
    moot_str name = field(line, 0);
    snprintf(path, sizeof path, "%s/%.*s.tsv", folder, MT_ARG(name));
    size_t n;
    char *bytes = slurp(path, &n);
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_diags diags = {.arena = &arena};
    mt_network net;
    bool ok = bytes && mt_network_read(&net, &arena, (moot_str){bytes, n}, &diags);
    printf("%-22.*s", MT_ARG(name));
    if (ok) {
        printf("%5u %6u", net.n, net.m);
        ok = show(&net, MT_STRONG, field(line, 6), seconds);
        ok = show(&net, MT_WEAK, field(line, 10), seconds) && ok;
    } else {
        printf(" FAULT: cannot be read");
    }
    printf("\n");
    fflush(stdout);
    mt_arena_free(&arena);
    free(bytes);
    return ok;
}

static bool wanted(moot_str line, int argc, char **argv)
{
    for (int i = 3; i < argc; i++)
        if (mt_str_starts(line, mt_str(argv[i])))
            return true;
    return argc <= 3;
}

int main(int argc, char **argv)
{
    size_t n;
    char *text = argc > 1 ? slurp(argv[1], &n) : NULL;
    char *slash = text ? strrchr(argv[1], '/') : NULL;
    if (!slash)
        return 2;
    *slash = 0;
    int faults = 0, runs = 0;
    double seconds = argc > 2 ? strtod(argv[2], NULL) : 60;
    printf("%-22s%5s %6s  %6s %-6s %6s %8s %7s, then weak\n", "network", "n", "m", "strong",
           "proof", "packed", "splits", "s");
    for (char *at = text; at < text + n;) {
        char *end = memchr(at, '\n', (size_t)(text + n - at));
        end = end ? end : text + n;
        moot_str line = {at, (size_t)(end - at)};
        if (at != text && line.len && wanted(line, argc, argv)) {
            runs++;
            faults += !run(argv[1], line, seconds);
        }
        at = end + 1;
    }
    printf(
        "%d networks, %d with faults; %u indices, %u exact: %u by cycles alone, %u by a proof that "
        "was checked\n",
        runs, faults, asked, reached, by_cycles, by_proof);
    free(text);
    return faults > 0 || !runs;
}
