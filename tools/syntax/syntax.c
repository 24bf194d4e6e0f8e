/* syntax list DATA   the sentences of data/, one a line
 * syntax             sentences from standard input -> a table of what their syntax says
 *
 * A line for each: hash of the sentence, parsed (0, 1, 2), bits in hex, subject, verb, object.  At
 * the end, on standard error: how many were parsed, and what that took. */
#include "cli/syntax.h"

#include "arg.h"
#include "mine/ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

enum { LINE = 8192 };

static void list(moot_str s)
{
    for (size_t i = 0; i < s.len; i++)
        (void)putchar(mt_is_space(s.ptr[i]) ? ' ' : s.ptr[i]);
    (void)putchar('\n');
}

static void row(mt_parser *w, moot_str s)
{
    mt_syntax_facts f;
    w->syntax.of(w, s, &f);
    printf("%016llx %u %08x %s %s %s\n", (unsigned long long)mt_sentence_hash(s),
           (unsigned)f.parsed, (unsigned)f.bits, f.subject[0] ? f.subject : "-",
           f.verb[0] ? f.verb : "-", f.object[0] ? f.object : "-");
}

static bool list_data(const char *dir)
{
    mt_arena arena;
    arg_files files = {0};
    uint64_t hash;
    moot_str what = {"", 0};
    mt_arena_init(&arena, NULL);
    bool ok = arg_read_all(&arena, dir, &files, &hash, &what);
    for (uint32_t i = 0; ok && i < files.n; i++)
        for (uint32_t s = 0; s < files.at[i].sides; s++)
            for (uint32_t k = 0; k < files.at[i].side[s].units.n; k++)
                list(mt_slice(files.at[i].text, files.at[i].side[s].units.at[k].span));
    mt_arena_free(&arena);
    return ok;
}

static void of_input(mt_parser *w)
{
    static char line[LINE];
    while (fgets(line, sizeof(line), stdin))
        row(w, mt_str_trim(mt_str(line)));
}

static double seconds(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "list") == 0)
        return list_data(argv[2]) ? 0 : 1;
    if (argc != 1) {
        fprintf(stderr, "usage: syntax list DATA | syntax >TABLE\n");
        return 2;
    }
    mt_parser w;
    double began = seconds();
    if (!mt_parser_start(&w)) {
        fprintf(stderr, "syntax: there is no parser\n");
        return 3;
    }
    of_input(&w);
    mt_parser_end(&w);
    struct rusage use = {0};
    (void)getrusage(RUSAGE_CHILDREN, &use);
    fprintf(stderr,
            "%u parsed whole, %u with words left out, %u not, of them %u ended by the limits; %.1f "
            "s, of the processor "
            "%.1f s, peak %ld MB\n",
            (unsigned)w.whole, (unsigned)w.partly, (unsigned)w.none, (unsigned)w.ended,
            seconds() - began,
            (double)use.ru_utime.tv_sec + (double)use.ru_utime.tv_usec / 1e6 +
                (double)use.ru_stime.tv_sec,
            use.ru_maxrss / 1024);
    return 0;
}
