/* Every allocation fails once: parse, build, judge, write; and the way through JSON. */
#include "judge/verdict.h"
#include "oom/oom.h"

static const char argdown[] =
    "===\ndebate: {question: Q?, motion: T, yes: {author: Ann Bee}, no: {author: Cy Dee}}\nactors: "
    "{A: [B]}\n===\n\n"
    "[T]: motion\n  + [Y1]: one {by: Bee, quote: \"It is one.\", ties: [\"B - C\", {a: A, b: C, "
    "sign: "
    "+, quote: one}]}\n    _ [N1]: cut {side: no}\n"
    "  - <a>\n  >< [U]\n\n<a>: sketch\n  - [Y1]\n\n(1) [P]: p\n(2) [N1]\n--\nMP {uses: [1, "
    "2]}\n--\n"
    "(3) [U]: u\n";

/* Writing fails only for want of memory here. */
static moot_status as_memory(moot_status status)
{
    return status == MOOT_E_IO ? MOOT_E_NOMEM : status;
}

static moot_status write_all(const mt_debate *d, const mt_verdict *v, mt_arena *arena)
{
    mt_memory m = {.arena = arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    mt_debate_json(d, &o);
    mt_debate_argdown(d, &o);
    mt_debate_dump(d, &o);
    mt_verdict_text(v, true, &o);
    mt_verdict_json(v, &o);
    return as_memory(mt_out_finish(&o));
}

static moot_status judge(const mt_debate *d, const moot_alloc *alloc)
{
    mt_verdict v;
    mt_arena arena;
    mt_arena_init(&arena, alloc);
    moot_status status = mt_judge(&v, alloc, d, NULL);
    if (status == MOOT_OK)
        status = write_all(d, &v, &arena);
    mt_verdict_fini(&v);
    mt_arena_free(&arena);
    return status;
}

static moot_status from_argdown(const moot_alloc *alloc)
{
    mt_doc doc;
    mt_debate d;
    mt_debate_options options = {.text = MOOT_STR("Yes. It is\none. No.")};
    moot_status status = mt_doc_parse(&doc, alloc, mt_str(argdown));
    if (status == MOOT_OK) {
        status = mt_debate_build(&d, alloc, &doc, &options);
        if (status == MOOT_OK)
            status = judge(&d, alloc);
        mt_debate_fini(&d);
    }
    mt_doc_fini(&doc);
    return status;
}

static moot_status from_json(const moot_alloc *alloc)
{
    mt_debate d;
    moot_status status = mt_debate_read(
        &d, alloc,
        MOOT_STR("{\"moot\": 1, \"motion\": 0, \"statements\": [{\"title\": \"T\"}, {\"title\": "
                 "\"A\", \"sayings\": [{\"text\": \"a\", \"side\": \"no\"}]}], \"relations\": "
                 "[{\"kind\": \"attack\", \"from\": {\"statement\": 1}, \"to\": "
                 "{\"statement\": 0}}]}"));
    if (status == MOOT_OK)
        status = judge(&d, alloc);
    mt_debate_fini(&d);
    return status;
}

int main(void)
{
    long a = oom_run("from Argdown", from_argdown), b = oom_run("from JSON", from_json);
    printf("%d passed, %d failed\n", (a > 0) + (b > 0), (a == 0) + (b == 0));
    return a && b ? 0 : 1;
}
