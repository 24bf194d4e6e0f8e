/* Any bytes as a framework: cut in two they read the same; what is read without fault is
 * whole, and written in each form that can hold it and read again it is the same. */
#include "af/write.h"
#include "fuzz.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct got {
    mt_arena arena;
    mt_framework f;
    uint32_t faults;
    uint64_t line; /* of the first */
} got;

static void read_bytes(got *g, const char *bytes, size_t n, size_t cut)
{
    mt_arena_init(&g->arena, NULL);
    mt_reader *r = mt_reader_new(NULL, &g->arena);
    check(r != NULL, "no reader");
    check(mt_reader_feed(r, bytes, cut) == MOOT_OK, "reading fails");
    check(mt_reader_feed(r, bytes + cut, n - cut) == MOOT_OK, "reading fails");
    check(mt_reader_end(r, &g->f) == MOOT_OK, "the end fails");
    const mt_fault *faults = mt_reader_faults(r, &g->faults);
    g->line = g->faults ? faults[0].line : 0;
    mt_reader_free(r);
}

static bool same_array(const uint32_t *a, const uint32_t *b, size_t n)
{
    return n == 0 || memcmp(a, b, n * sizeof *a) == 0;
}

static bool same(const got *a, const got *b, bool names)
{
    const mt_af *x = &a->f.af, *y = &b->f.af;
    const mt_aba *p = &a->f.aba, *q = &b->f.aba;
    if (a->faults != b->faults || a->line != b->line || a->f.is_aba != b->f.is_aba ||
        x->n != y->n || x->m != y->m || p->literals != q->literals || p->rules != q->rules)
        return false;
    if (x->n && !(same_array(x->out_at, y->out_at, x->n + 1) && same_array(x->out, y->out, x->m) &&
                  same_array(x->in, y->in, x->m)))
        return false;
    for (uint32_t i = 0; names && a->f.names && i < x->n; i++)
        if (!mt_str_eq(a->f.names[i], b->f.names[i]))
            return false;
    return !p->literals || (same_array(p->contrary, q->contrary, p->literals) &&
                            same_array(p->head, q->head, p->rules) &&
                            same_array(p->start, q->start, p->rules + 1) &&
                            same_array(p->body, q->body, p->start[p->rules]));
}

static void go_round(const got *g, mt_af_form form)
{
    got again;
    uint32_t name;
    mt_arena arena;
    mt_memory m = {.arena = &arena};
    mt_out out;
    if (mt_framework_unfit(&g->f, form, &name))
        return;
    mt_arena_init(&arena, NULL);
    mt_out_init(&out, mt_memory_writer(&m));
    mt_framework_write(&g->f, form, &out);
    check(mt_out_finish(&out) == MOOT_OK, "writing fails");
    moot_str text = mt_memory_str(&m);
    read_bytes(&again, text.ptr, text.len, 0);
    check(same(g, &again, form != MT_WRITE_I23 && g->f.names), "read again it is another");
    mt_arena_free(&again.arena);
    mt_arena_free(&arena);
}

/* A header may announce millions, and make the rows of millions; nothing is learnt of that. */
static bool announces_much(const uint8_t *data, size_t size)
{
    size_t digits = 0;
    for (size_t i = 0; i < size && digits < 7; i++)
        digits = data[i] >= '0' && data[i] <= '9' ? digits + 1 : 0;
    return digits == 7;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    got one, two;
    if (announces_much(data, size))
        return 0;
    read_bytes(&one, (const char *)data, size, size);
    read_bytes(&two, (const char *)data, size, size / 2);
    check(same(&one, &two, true), "cut in two it is another");
    if (one.faults == 0) {
        check(!one.f.is_aba || mt_aba_is_flat(&one.f.aba), "it is not flat");
        for (int form = MT_WRITE_I23; form <= MT_WRITE_TGF; form++)
            go_round(&one, (mt_af_form)form);
    }
    mt_arena_free(&one.arena);
    mt_arena_free(&two.arena);
    return 0;
}
