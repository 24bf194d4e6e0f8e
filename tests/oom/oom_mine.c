/* Every allocation of decoding, mining and both outputs fails once.  ICU and
 * Snowball have their own memory and are left alone. */
#include "base/decode.h"
#include "mine/ask.h"
#include "oom/oom.h"

static const char text[] = "Is it f\xFCr?\n\nYES - Ana Ruiz, economist\n"
                           "Of course Iran costs. But Iraq lives by it. So we should.\n\n"
                           "NO - Lee Park\nIran attacked Iraq. It is deep, so no.";
#define told "? claim Which?\na 0000000000000001 This\n= a\n"

static bool swallow(void *ctx, const char *bytes, size_t n)
{
    (void)ctx, (void)bytes, (void)n;
    return true;
}

static moot_status write_both(const mt_reading *r)
{
    mt_out out;
    mt_out_init(&out, (moot_writer){swallow, NULL});
    mt_reading_json(r, &out);
    mt_reading_argdown(r, MOOT_STR("a.txt"), &out);
    mt_questions_text(r, &out);
    /* The writer never fails: what fails is memory. */
    return mt_out_finish(&out) == MOOT_OK ? MOOT_OK : MOOT_E_NOMEM;
}

static moot_status task(const moot_alloc *alloc)
{
    mt_arena arena;
    mt_arena_init(&arena, alloc);
    mt_diags diags = {.arena = &arena};
    mt_decoded decoded;
    moot_status st = mt_decode(&arena, (moot_str){text, sizeof(text) - 1}, &decoded, &diags);
    if (st == MOOT_OK) {
        mt_reading r;
        mt_answers answers = {0};
        uint32_t line;
        bool read = mt_answers_read(&arena, MOOT_STR(told), &answers, &line);
        mt_mine_options options = {.ask = true, .answers = &answers};
        st = mt_mine(&r, alloc, decoded.text, &options);
        if (!read)
            st = MOOT_E_NOMEM;
        if (st == MOOT_OK)
            st = write_both(&r);
        mt_reading_fini(&r);
    }
    mt_arena_free(&arena);
    return st;
}

int main(void)
{
    long rounds = oom_run("mine", task);
    printf("%ld rounds\n", rounds);
    return rounds ? 0 : 1;
}
