/* Laws of reading and writing Argdown: parse(print(d)) = d, print is a fixpoint, and both
 * make the same debate, over documents of a generator (its seed is printed) and, where they are at
 * hand, over files written by others. */
#include "argdown/doc.h"
#include "model/debate.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct gen {
    mt_out out;
    uint64_t state;
} gen;

static uint32_t draw(gen *g, uint32_t below)
{
    g->state = g->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(g->state >> 33) % below;
}

static void pick(gen *g, const char *const *from, uint32_t n)
{
    mt_out_z(&g->out, from[draw(g, n)]);
}
#define PICK(g, list) pick((g), (list), sizeof(list) / sizeof((list)[0]))

static void words(gen *g)
{
    static const char *const pieces[] = {
        "the claim",
        "**bold** ",
        "_it is_ ",
        "*so* ",
        "[a](http://x/y)",
        " #tag",
        " #(two words)",
        "@[S]",
        "@<A>",
        " \\* ",
        " .->. ",
        "snake_case",
        "a*b*c ",
        " {x ",
        "\n    ",
        " /* note */",
        " // rest\n  ",
        "J.P. Morgan",
        "\xC3\xA4\xE2\x80\x99s",
        "__b _i_ b__",
        " ** ",
        " [x] ",
        " < ",
        "\\",
        " 5 - 3",
        "\n  // c\n",
        "\r\n",
        "'quoted'",
        "\"_q_\"",
        " - ",
    };
    mt_out_z(&g->out, "w");
    for (uint32_t n = draw(g, 5); n; n--)
        PICK(g, pieces);
}

static void data(gen *g)
{
    static const char *const blocks[] = {" {k: 1}", " {by: \"A } B\", span: [1, 2]}",
                                         " {\n  k: v\n  l: [1]\n}", "\n  {k: v}", ""};
    PICK(g, blocks);
}

static void element(gen *g)
{
    static const char *const heads[] = {"[S]: ", "[S [b] t]: ", "<A>: ", "", "[S]", "<A> #t"};
    uint32_t head = draw(g, sizeof(heads) / sizeof(heads[0]));
    mt_out_z(&g->out, heads[head]);
    if (head < 4)
        words(g);
    data(g);
    mt_out_char(&g->out, '\n');
}

static void relations(gen *g)
{
    static const char *const signs[] = {"+ ",  "<+ ", "+> ", "- ",  "<- ",
                                        "-> ", "_ ",  "<_ ", "_> ", ">< "};
    uint32_t width = 1;
    for (uint32_t n = draw(g, 6); n; n--) {
        width = 1 + draw(g, width + 3);
        mt_out_fill(&g->out, ' ', width);
        PICK(g, signs);
        element(g);
    }
}

static void inference(gen *g)
{
    static const char *const lines[] = {"----\n", "-- MP --\n", "-- A, B {uses: [1]} --\n",
                                        "--\nA, B\n{k: 1}\n--\n", "-------\n"};
    PICK(g, lines);
    if (draw(g, 3) == 0)
        mt_out_z(&g->out, "  <_ <U>\n");
}

static void pcs(gen *g)
{
    for (uint32_t n = 1 + draw(g, 3); n; n--) {
        mt_out_z(&g->out, "(1) ");
        element(g);
        relations(g);
        inference(g);
    }
    mt_out_z(&g->out, "(2) ");
    element(g);
}

static void block(gen *g)
{
    switch (draw(g, 6)) {
    case 0:
        mt_out_fill(&g->out, '#', 1 + draw(g, 4));
        mt_out_char(&g->out, ' ');
        words(g);
        data(g);
        mt_out_char(&g->out, '\n');
        break;
    case 1: pcs(g); break;
    case 2:
        for (uint32_t n = 1 + draw(g, 3); n; n--) {
            mt_out_z(&g->out, "* ");
            element(g);
        }
        break;
    case 3:
        mt_out_z(&g->out, "// a comment\n1. ");
        element(g);
        relations(g);
        break;
    default:
        element(g);
        relations(g);
        break;
    }
    /* Now and then the blank line is missing. */
    if (draw(g, 20))
        mt_out_z(&g->out, draw(g, 10) ? "\n" : "\r\n\r\n");
}

static moot_str written(const mt_doc *doc, mt_arena *arena)
{
    mt_memory m = {.arena = arena};
    mt_out out;
    mt_out_init(&out, mt_memory_writer(&m));
    mt_doc_print(doc, &out);
    return mt_out_finish(&out) == MOOT_OK ? mt_memory_str(&m) : (moot_str){"", 0};
}

/* The debate that is made of a document, as Argdown. */
static moot_str debate_of(const mt_doc *doc, mt_arena *arena)
{
    mt_memory m = {.arena = arena};
    mt_out out;
    mt_debate d;
    mt_out_init(&out, mt_memory_writer(&m));
    bool made = mt_debate_build(&d, NULL, doc, &(mt_debate_options){.text = {"", 0}}) == MOOT_OK;
    if (made)
        mt_debate_argdown(&d, &out);
    mt_debate_fini(&d);
    return mt_out_finish(&out) == MOOT_OK && made ? mt_memory_str(&m) : (moot_str){"", 0};
}

/* Do the laws hold for `text`?  Says which one does not. */
static bool laws_hold(moot_str text, const char *name)
{
    mt_doc doc, again = {.text = {NULL, 0}};
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    bool read = mt_doc_parse(&doc, NULL, text) == MOOT_OK;
    moot_str first = written(&doc, &arena);
    read = mt_doc_parse(&again, NULL, first) == MOOT_OK && read;
    moot_str second = written(&again, &arena);
    bool same = read && mt_doc_equal(&doc, &again), fixed = mt_str_eq(first, second);
    moot_str debate = debate_of(&doc, &arena);
    bool means = debate.len && mt_str_eq(debate, debate_of(&again, &arena));
    if (!same || !fixed || !means)
        printf("%s: %s\n%.*s\nprinted as\n%.*s\n", name,
               !same    ? "another tree"
               : !fixed ? "printing is no fixpoint"
                        : "another debate",
               MT_ARG(text), MT_ARG(first));
    mt_doc_fini(&again);
    mt_doc_fini(&doc);
    mt_arena_free(&arena);
    return same && fixed && means;
}

static bool generated_holds(uint64_t seed)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_memory m = {.arena = &arena};
    gen g = {.state = seed};
    mt_out_init(&g.out, mt_memory_writer(&m));
    if (draw(&g, 3) == 0)
        mt_out_z(&g.out, "===\ntitle: a===b\n===\n\n");
    for (uint32_t n = 1 + draw(&g, 5); n; n--)
        block(&g);
    char name[40];
    (void)snprintf(name, sizeof(name), "seed %llu", (unsigned long long)seed);
    bool good = mt_out_finish(&g.out) == MOOT_OK && laws_hold(mt_memory_str(&m), name);
    mt_arena_free(&arena);
    return good;
}

static bool file_holds(const char *folder, const char *name)
{
    char path[4096];
    int n = snprintf(path, sizeof(path), "%s/%s", folder, name);
    FILE *f = n > 0 && (size_t)n < sizeof(path) ? fopen(path, "rb") : NULL;
    enum { MOST = 1 << 20 };
    char *at = malloc(MOST);
    size_t len = f && at ? fread(at, 1, MOST, f) : 0;
    bool good = at && laws_hold((moot_str){at, len}, name);
    free(at);
    if (f)
        good = fclose(f) == 0 && good;
    return good;
}

int main(int argc, char **argv)
{
    enum { ROUNDS = 3000 };
    static const char folder[] = "../shared/argdown/conformance";
    uint64_t seed = argc > 1 ? strtoull(argv[1], NULL, 10) : 20;
    long passed = 0, failed = 0;
    printf("seeds from %llu\n", (unsigned long long)seed);
    for (uint64_t i = 0; i < ROUNDS; i++)
        generated_holds(seed + i) ? passed++ : failed++;
    DIR *dir = opendir(folder);
    /* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread only */
    for (struct dirent *e; dir && (e = readdir(dir));)
        if (mt_str_ends(mt_str(e->d_name), MOOT_STR(".argdown")))
            file_holds(folder, e->d_name) ? passed++ : failed++;
    if (dir)
        (void)closedir(dir);
    printf("%ld passed, %ld failed\n", passed, failed);
    return failed != 0;
}
