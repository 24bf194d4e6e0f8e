/* Every allocation fails once while a document is read, printed, and its texts and
 * data are taken. */
#include "argdown/doc.h"
#include "oom/oom.h"

static const char text[] =

    "===\ntitle: T\nlist: [1, {a: b}]\n===\n\n# H {isGroup: true}\n\n[A]: x **b** .A. #t @[B]\n"
    "  + <C>: y {k: 1, k: 2, l: [*z]}\n    - [D] u\n  - a\n- b\n\n(1) p\n(2) q\n-- MP {uses: [1]} "
    "--\n"
    "(3) r\n\n* i\n* j {k: }\n";

static moot_status parse(const moot_alloc *alloc)
{
    mt_doc doc;
    moot_status st = mt_doc_parse(&doc, alloc, mt_str(text));
    mt_doc_fini(&doc);
    return st;
}

/* Work on a sound document with memory that runs short. */
static moot_status with_arena(const moot_alloc *alloc, void (*work)(const mt_doc *, mt_arena *))
{
    mt_doc doc;
    moot_status st = mt_doc_parse(&doc, NULL, mt_str(text));
    mt_arena arena;
    mt_arena_init(&arena, alloc);
    if (st == MOOT_OK)
        work(&doc, &arena);
    if (st == MOOT_OK && mt_arena_failed(&arena))
        st = MOOT_E_NOMEM;
    mt_arena_free(&arena);
    mt_doc_fini(&doc);
    return st;
}

static void print_one(const mt_doc *doc, mt_arena *arena)
{
    mt_memory m = {.arena = arena};
    mt_out out;
    mt_out_init(&out, mt_memory_writer(&m));
    mt_doc_print(doc, &out);
    if (mt_out_finish(&out) != MOOT_OK)
        arena->failed = true;
}

static void take_texts(const mt_doc *doc, mt_arena *arena)
{
    for (uint32_t i = 0; i < doc->nodes.n; i++)
        mt_doc_text(doc, i, arena);
}

static void take_data(const mt_doc *doc, mt_arena *arena)
{
    mt_diags diags = {.arena = arena};
    for (uint32_t i = 0; i < doc->nodes.n; i++)
        mt_doc_data(doc, i, arena, &diags);
}

static moot_status print_task(const moot_alloc *alloc)
{
    return with_arena(alloc, print_one);
}

static moot_status text_task(const moot_alloc *alloc)
{
    return with_arena(alloc, take_texts);
}

static moot_status data_task(const moot_alloc *alloc)
{
    return with_arena(alloc, take_data);
}

int main(void)
{
    static const struct {
        const char *name;
        moot_status (*task)(const moot_alloc *alloc);
    } tasks[] = {{"parse", parse}, {"print", print_task}, {"text", text_task}, {"data", data_task}};
    int failed = 0;
    for (size_t i = 0; i < sizeof(tasks) / sizeof(tasks[0]); i++) {
        long rounds = oom_run(tasks[i].name, tasks[i].task);
        failed += rounds < 2;
        printf("%s: %ld rounds\n", tasks[i].name, rounds);
    }
    return failed;
}
