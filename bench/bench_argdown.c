/* Speed and memory of reading and writing Argdown.
 *
 *   bench_argdown [MEGABYTES]      10 by default
 *   bench_argdown FILE
 *
 * One line per shape of document: MB/s of processor time to parse, to print and for both, peak
 * memory over the input, and what a plain copy of the same bytes takes. */
#include "argdown/doc.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct buffer {
    char *at;
    size_t n, cap;
    uint64_t state;
} buffer;

static void add(buffer *b, const char *s)
{
    size_t n = strlen(s);
    if (b->cap - b->n < n) {
        b->cap = b->cap ? b->cap * 2 : 1 << 16;
        char *more = realloc(b->at, b->cap);
        if (!more)
            abort();
        b->at = more;
    }
    memcpy(b->at + b->n, s, n);
    b->n += n;
}

static void add_number(buffer *b, const char *before, size_t i, const char *after)
{
    char line[32];
    (void)snprintf(line, sizeof(line), "%zu", i);
    add(b, before);
    add(b, line);
    add(b, after);
}

static uint32_t draw(buffer *b, uint32_t below)
{
    b->state = b->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(b->state >> 33) % below;
}

static void add_words(buffer *b)
{
    static const char *const words[] = {
        "the",  "of",    "policy",  "argument", "tax",    "carbon", "growth",
        "not",  "costs", "because", "evidence", "health", "people", "should",
        "rise", "risk",  "public",  "school",   "fair",   "model",
    };
    for (int i = 0; i < 14; i++) {
        add(b, words[draw(b, sizeof(words) / sizeof(words[0]))]);
        add(b, i < 13 ? " " : ".");
    }
}

/* One block of each shape; `i` counts up. */
static void add_tree(buffer *b, size_t i)
{
    if (i % 8 == 0)
        add_number(b, "# Section ", i, "\n\n");
    add_number(b, "[S", i, "]: ");
    add_words(b);
    add_number(b, " #t", i % 6, "\n");
    for (size_t j = 0; j < 4; j++) {
        add(b, j == 3 ? "    - " : j == 1 ? "  - " : "  + ");
        add_number(b, "<A", 4 * i + j, ">: ");
        add_words(b);
        add(b, "\n");
    }
    add_number(b, "  + [S", i / 2, "]\n\n");
}

static void add_pcs(buffer *b, size_t i)
{
    add_number(b, "<A", i, ">: ");
    add_words(b);
    add_number(b, "\n\n(1) [C", i, "]\n(2) ");
    add_words(b);
    add_number(b, "\n-- Modus ponens {uses: [1,2]} --\n(3) [C", i + 1, "]: ");
    add_words(b);
    add_number(b, "\n  +> [C", i / 3, "]\n\n");
}

static void add_flat(buffer *b, size_t i)
{
    (void)i;
    add_words(b);
    add(b, "\n\n");
}

static void add_one(buffer *b, size_t i)
{
    if (i == 0)
        add(b, "[S]: root\n");
    add_number(b, i % 2 ? "  - <A" : "  + <A", i, ">: ");
    add_words(b);
    add(b, "\n");
}

static void add_deep(buffer *b, size_t i)
{
    if (i % 1000 == 0)
        add(b, "\n[S]: root\n");
    for (size_t j = 0; j <= i % 1000; j++)
        add(b, " ");
    add_number(b, "+ <A", i, ">: x\n");
}

static void add_long(buffer *b, size_t i)
{
    (void)i;
    add_words(b);
    add(b, "\n");
}

/* Hostile shapes: nothing here closes. */
static void add_marks(buffer *b, size_t i)
{
    (void)i;
    add(b, "**a _b [c {d @[e <f ");
}

static void add_short(buffer *b, size_t i)
{
    (void)i;
    add(b, " - a\n");
}

static void add_comments(buffer *b, size_t i)
{
    (void)i;
    add(b, "//\n");
}

static void add_braces(buffer *b, size_t i)
{
    (void)i;
    add(b, " - {{}\n");
}

static const struct {
    const char *name;
    void (*add)(buffer *b, size_t i);
} shapes[] = {
    {"tree", add_tree},   {"pcs", add_pcs},           {"flat", add_flat},   {"onepara", add_one},
    {"deep", add_deep},   {"longpara", add_long},     {"marks", add_marks}, {"braces", add_braces},
    {"short", add_short}, {"comments", add_comments},
};

/* Memory as the document asks for it. */
typedef struct tally {
    size_t live, peak;
} tally;

static void *counting(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    tally *t = ctx;
    t->live = t->live - old_size + new_size;
    t->peak = t->live > t->peak ? t->live : t->peak;
    if (!new_size) {
        free(ptr);
        return NULL;
    }
    return realloc(ptr, new_size);
}

static bool to_nothing(void *ctx, const char *bytes, size_t n)
{
    size_t *sum = ctx;
    *sum += n + (n ? (unsigned char)bytes[0] : 0);
    return true;
}

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double least(double a, double b)
{
    return a < b ? a : b;
}

static void measure(const char *name, moot_str text)
{
    double parse = 1e9, print = 1e9, copy = 1e9;
    tally t = {0, 0};
    size_t sum = 0;
    char *other = malloc(text.len);
    for (int round = 0; round < 5 && other; round++) {
        moot_alloc alloc = {counting, &t};
        mt_doc doc;
        mt_out out;
        double start = now();
        if (mt_doc_parse(&doc, &alloc, text) != MOOT_OK)
            abort();
        double parsed = now();
        mt_out_init(&out, (moot_writer){to_nothing, &sum});
        mt_doc_print(&doc, &out);
        if (mt_out_finish(&out) != MOOT_OK)
            abort();
        double printed = now();
        memcpy(other, text.ptr, text.len);
        sum += (unsigned char)other[text.len / 2];
        double copied = now();
        parse = least(parse, parsed - start);
        print = least(print, printed - parsed);
        copy = least(copy, copied - printed);
        mt_doc_fini(&doc);
    }
    free(other);
    double mb = (double)text.len / 1e6;
    printf("%-9s %6.1f MB  parse %6.0f MB/s  print %6.0f MB/s  both %6.0f MB/s  memory %4.1fx  "
           "copy %6.0f MB/s%s\n",
           name, mb, mb / parse, mb / print, mb / (parse + print),
           (double)t.peak / (double)text.len, mb / copy, sum ? "" : " ");
}

static int measure_file(const char *path)
{
    FILE *in = fopen(path, "rb");
    if (!in) {
        perror(path);
        return 1;
    }
    buffer b = {.state = 1};
    char part[4097];
    for (size_t n; (n = fread(part, 1, sizeof(part) - 1, in)) > 0;) {
        part[n] = '\0';
        add(&b, part);
    }
    (void)fclose(in);
    measure("file", (moot_str){b.at, b.n});
    free(b.at);
    return 0;
}

int main(int argc, char **argv)
{
    char *end = NULL;
    double megabytes = argc > 1 ? strtod(argv[1], &end) : 10;
    if (argc > 1 && (end == argv[1] || *end))
        return measure_file(argv[1]);
    for (size_t s = 0; s < sizeof(shapes) / sizeof(shapes[0]); s++) {
        buffer b = {.state = 1};
        for (size_t i = 0; (double)b.n < megabytes * 1e6; i++)
            shapes[s].add(&b, i);
        measure(shapes[s].name, (moot_str){b.at, b.n});
        free(b.at);
    }
    return 0;
}
