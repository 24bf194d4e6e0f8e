/* Every allocation fails once: frameworks of each form are read. */
#include "af/read.h"
#include "oom/oom.h"

static moot_status read_text(const moot_alloc *alloc, moot_str text)
{
    mt_arena arena;
    mt_framework f;
    mt_arena_init(&arena, alloc);
    mt_reader *r = mt_reader_new(alloc, &arena);
    moot_status status = r ? MOOT_OK : MOOT_E_NOMEM;
    for (size_t i = 0; i < text.len && status == MOOT_OK; i++)
        status = mt_reader_feed(r, text.ptr + i, 1);
    if (status == MOOT_OK)
        status = mt_reader_end(r, &f);
    mt_reader_free(r);
    mt_arena_free(&arena);
    return status;
}

static moot_status numbers(const moot_alloc *alloc)
{
    return read_text(alloc, MOOT_STR("p af 3\n1 2\n2 3\n3 1\n"));
}

static moot_status assumptions(const moot_alloc *alloc)
{
    return read_text(alloc, MOOT_STR("p aba 3\na 1\nc 1 2\nr 2 3\nr 3\n"));
}

static moot_status facts(const moot_alloc *alloc)
{
    return read_text(alloc, MOOT_STR("arg(a). arg(b).\natt(a,b)."));
}

static moot_status lines(const moot_alloc *alloc)
{
    return read_text(alloc, MOOT_STR("a\nb\n#\na b\n"));
}

/* Names in order, out of order, and no numbers at all. */
static moot_status names(const moot_alloc *alloc)
{
    return read_text(alloc, MOOT_STR("a1\na2\na7\nb\na5\na90000000\n#\na5 a7\nb a90000000\n"));
}

int main(void)
{
    long a = oom_run("numbers", numbers), b = oom_run("assumptions", assumptions),
         c = oom_run("facts", facts), d = oom_run("lines", lines), e = oom_run("names", names);
    int passed = (a > 0) + (b > 0) + (c > 0) + (d > 0) + (e > 0);
    printf("%d passed, %d failed\n", passed, 5 - passed);
    return passed == 5 ? 0 : 1;
}
