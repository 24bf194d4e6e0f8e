/* Every allocation fails once: explain claims that stand, fall and are contested; write. */
#include "judge/why.h"
#include "oom/oom.h"

static const char argdown[] =
    "===\ndebate: {question: Q?, motion: T}\n===\n\n"
    "[T]: motion\n  + [Y1]: one {side: yes}\n    _ [N1]: cut {side: no}\n  - <a>\n\n"
    "<a>: sketch\n  - [Y1]\n  - [Y2]: two\n    - [N2]: three\n\n"
    "[U]: u\n  >< [V]: v\n  - [W]: w\n    - [V]\n    - [U]\n\n[Z]: z\n  - [Z]\n";

/* The solver has its own memory, which the tally cannot fail: a short supply shows as the
 * status all the same. */
static moot_status write_all(const mt_why *w, const moot_alloc *alloc)
{
    mt_arena arena;
    mt_arena_init(&arena, alloc);
    mt_memory m = {.arena = &arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    mt_why_text(w, &o);
    mt_why_json(w, &o);
    mt_why_dot(w, &o);
    moot_status status = mt_out_finish(&o);
    mt_arena_free(&arena);
    return status == MOOT_E_IO ? MOOT_E_NOMEM : status;
}

static const mt_debate *debate; /* built once, before memory gets short */

static moot_status explain(const moot_alloc *alloc, mt_whole whole)
{
    mt_why w;
    mt_end ends[16];
    uint32_t n = 0;
    mt_why_options options = {.whole = whole};
    static const char *const names[] = {"T", "[Y1]", "[U]", "[Z]", "<a>"};
    for (uint32_t i = 0; i < 5; i++)
        if (mt_why_find(debate, mt_str(names[i]), &ends[n]))
            n++;
    moot_status status = mt_why_make(&w, alloc, debate, ends, n, &options);
    if (status == MOOT_OK)
        status = write_all(&w, alloc);
    mt_why_fini(&w);
    return status;
}

static moot_status preferred(const moot_alloc *alloc)
{
    return explain(alloc, MT_WHOLE_PREFERRED);
}

static moot_status stable(const moot_alloc *alloc)
{
    return explain(alloc, MT_WHOLE_STABLE);
}

int main(void)
{
    mt_doc doc;
    mt_debate d;
    bool built = mt_doc_parse(&doc, NULL, mt_str(argdown)) == MOOT_OK &&
                 mt_debate_build(&d, NULL, &doc, NULL) == MOOT_OK;
    mt_doc_fini(&doc);
    if (!built)
        return 1;
    debate = &d;
    long a = oom_run("preferred", preferred), b = oom_run("stable", stable);
    mt_debate_fini(&d);
    printf("%d passed, %d failed\n", (a > 0) + (b > 0), (a == 0) + (b == 0));
    return a && b ? 0 : 1;
}
