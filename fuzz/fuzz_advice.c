/* Whatever an endpoint answers: it is refused for a reason, or the text is read with it and has one
 * tree a side, and what is printed is JSON.  The bytes are tried as the body of the answer and as
 * the words in it. */
#include "base/json_in.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "unit/advice_help.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char text[] =
    "Should we?\n\nIran is big. Two is. Three is.\n\nIraq is small. Of course, "
    "Iran is big. Six is.";

static void json_or_die(const mt_reading *r, mt_arena *arena)
{
    mt_memory m = {.arena = arena};
    mt_diags diags = {.arena = arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    mt_reading_json(r, &o);
    check(mt_out_finish(&o) == MOOT_OK, "writing fails");
    check(mt_json_read(mt_memory_str(&m), arena, &diags) != NULL, "what is printed is no JSON");
}

static void heed(const mt_advice *advice, mt_arena *arena)
{
    mt_reading r;
    mt_mine_options options = {.advice = advice, .ask = true};
    check(mt_mine(&r, NULL, mt_str(text), &options) == MOOT_OK && r.blocks == 2, "not read");
    for (uint32_t b = 0; b < 2; b++) {
        uint32_t roots = 0;
        for (uint32_t i = 0; i < r.block[b].units.n; i++) {
            uint32_t k = i, steps = 0;
            for (; k != MT_NO_ID && steps <= r.block[b].units.n; steps++)
                k = r.block[b].units.at[k].head;
            check(k == MT_NO_ID, "a circle");
            roots += r.block[b].units.at[i].head == MT_NO_ID;
        }
        check(roots == 1, "not one central claim");
    }
    json_or_die(&r, arena);
    mt_reading_fini(&r);
}

static void try(const mt_reading *r, moot_str answer)
{
    mt_arena arena;
    mt_advice advice;
    const char *why = NULL;
    mt_arena_init(&arena, NULL);
    if (mt_advice_read(&arena, answer, r, MOOT_STR("m"), &advice, &why))
        heed(&advice, &arena);
    else
        check(why != NULL, "refused without a reason");
    mt_arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    moot_str bytes = {size ? (const char *)data : "", size};
    mt_reading r;
    check(mt_mine(&r, NULL, mt_str(text), NULL) == MOOT_OK, "not read");
    try(&r, bytes);
    if (mt_utf8_invalid(bytes) == SIZE_MAX)
        try(&r, enveloped(&r.arena, bytes));
    mt_reading_fini(&r);
    return 0;
}
