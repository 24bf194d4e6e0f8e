/* Whatever the bytes: reading ends with a network or one fault inside the text; what is read of a
 * small network is balanced as the checker of the tests wants it, and both outputs are written. */
#include "actors/read.h"
#include "actors/report.h"
#include "base/utf8.h"
#include "prop/balance_check.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool truth)
{
    if (!truth)
        abort();
}

static bool count(void *ctx)
{
    return ++*(int *)ctx > 2000;
}

static void write(const mt_network_report *r, mt_arena *arena, bool json)
{
    mt_memory m = {.arena = arena};
    mt_out out;
    mt_out_init(&out, mt_memory_writer(&m));
    if (json)
        mt_network_json(r, &out);
    else
        mt_network_text(r, &out);
    must(mt_out_finish(&out) == MOOT_OK);
    must(mt_utf8_invalid(mt_memory_str(&m)) == SIZE_MAX);
}

static void examine(const mt_network *net, mt_arena *arena)
{
    int asked = 0;
    mt_stop stop = {count, &asked};
    mt_balance b[MT_BALANCE_KINDS];
    mt_triads triads;
    mt_balance_options o = {.limit = 5, .stop = &stop};
    must(mt_triads_find(&triads, arena, net, 5) == MOOT_OK);
    for (int k = 0; k < MT_BALANCE_KINDS; k++) {
        must(mt_balance_find(&b[k], arena, net, (mt_balance_kind)k, &o) == MOOT_OK);
        must(!balance_fault(net, &b[k]));
    }
    mt_network_report r = {.net = net, .strong = &b[0], .weak = &b[1], .triads = &triads};
    write(&r, arena, false);
    write(&r, arena, true);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_diags diags = {.arena = &arena};
    moot_str text = {size ? (const char *)data : "", size};
    mt_network net;
    if (mt_utf8_invalid(text) == SIZE_MAX) {
        bool ok = mt_network_read(&net, &arena, text, &diags);
        must(ok == (diags.errors == 0) && diags.list.n <= 1);
        for (uint32_t i = 0; i < diags.list.n; i++)
            must(diags.list.at[i].span.off <= size &&
                 diags.list.at[i].span.len <= size - diags.list.at[i].span.off);
        if (ok && net.m <= 200)
            examine(&net, &arena);
    }
    mt_arena_free(&arena);
    return 0;
}
