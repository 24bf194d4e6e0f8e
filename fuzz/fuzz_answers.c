/* Whatever the bytes: a file of answers is read or refused at a line of it, and a debate that is
 * read with its answers has one tree a side. */
#include "mine/ask.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool truth)
{
    if (!truth)
        abort();
}

static void mine(mt_answers *answers)
{
    static const char text[] =
        "Should we?\n\nOne is. Two is. Three is.\n\nFour is. Five is. Six is.";
    mt_reading r;
    mt_mine_options options = {.answers = answers, .ask = true};
    must(mt_mine(&r, NULL, mt_str(text), &options) == MOOT_OK && r.blocks == 2);
    for (uint32_t b = 0; b < 2; b++) {
        uint32_t roots = 0;
        for (uint32_t i = 0; i < r.block[b].units.n; i++)
            roots += r.block[b].units.at[i].head == MT_NO_ID;
        must(roots == 1);
    }
    mt_reading_fini(&r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_answers answers = {0};
    uint32_t line = 0;
    moot_str bytes = {size ? (const char *)data : "", size};
    if (mt_answers_read(&arena, bytes, &answers, &line))
        mine(&answers);
    else
        must(line > 0);
    mt_arena_free(&arena);
    return 0;
}
