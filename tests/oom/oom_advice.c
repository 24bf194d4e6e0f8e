/* Every allocation of asking a model, of reading its answer, and of reading with it fails once. */
#include "mine/syntax.h"
#include "oom/oom.h"
#include "unit/advice_help.h"

static const char text[] =
    "Is it so?\n\nIran is big. It is so.\n\nOf course Iran and Iraq are big. "
    "It is not so.";
static const char content[] =
    "{\"yes\": {\"block\": \"b\", \"p\": 0.9}, \"units\": [{\"id\": \"a1\", \"head\": \"none\", "
    "\"relation\": \"none\", \"p\": 0.9}, {\"id\": \"b1\", \"head\": \"b2\", \"relation\": "
    "\"rebut\", \"p\": 1}], \"cross\": [{\"from\": \"b1\", \"to\": \"a1\", \"type\": \"concede\", "
    "\"p\": 0.9}, {\"from\": \"a2\", \"to\": \"b1\", \"type\": \"undercut\", \"p\": 0.9}], "
    "\"ties\": [{\"a\": \"x1\", \"b\": \"x2\", \"relation\": \"enemy\", \"unit\": \"b1\", "
    "\"mode\": \"past\", \"p\": 0.8}]}";

static bool swallow(void *ctx, const char *bytes, size_t n)
{
    (void)ctx, (void)bytes, (void)n;
    return true;
}

static void pretend(void *ctx, moot_str sentence, mt_syntax_facts *to)
{
    (void)ctx, (void)sentence;
    *to = (mt_syntax_facts){.parsed = 1, .bits = 5};
}

static moot_status write_all(const mt_reading *r)
{
    mt_out out;
    mt_out_init(&out, (moot_writer){swallow, NULL});
    bool fine = mt_advice_request(r, MOOT_STR("m"), "it is not JSON", &out);
    mt_reading_json(r, &out);
    mt_reading_argdown(r, MOOT_STR("a.txt"), &out);
    return mt_out_finish(&out) == MOOT_OK && fine ? MOOT_OK : MOOT_E_NOMEM;
}

static moot_status heed(const moot_alloc *alloc, const mt_reading *first, mt_arena *arena)
{
    mt_advice advice;
    const char *why = NULL;
    moot_str answer = enveloped(arena, (moot_str){content, sizeof(content) - 1});
    if (mt_arena_failed(arena))
        return MOOT_E_NOMEM;
    if (!mt_advice_read(arena, answer, first, MOOT_STR("m"), &advice, &why))
        return why ? MOOT_E_MISUSE : MOOT_E_NOMEM;
    mt_reading r;
    const mt_syntax syntax = {NULL, pretend};
    mt_mine_options options = {.advice = &advice, .ask = true, .syntax = &syntax};
    moot_status st = mt_mine(&r, alloc, (moot_str){text, sizeof(text) - 1}, &options);
    if (st == MOOT_OK)
        st = write_all(&r);
    mt_reading_fini(&r);
    return st;
}

static moot_status task(const moot_alloc *alloc)
{
    mt_arena arena;
    mt_reading first;
    mt_arena_init(&arena, alloc);
    moot_status st = mt_mine(&first, alloc, (moot_str){text, sizeof(text) - 1}, NULL);
    if (st == MOOT_OK)
        st = write_all(&first);
    if (st == MOOT_OK)
        st = heed(alloc, &first, &arena);
    mt_reading_fini(&first);
    mt_arena_free(&arena);
    return st;
}

int main(void)
{
    long rounds = oom_run("advice", task);
    printf("%ld rounds\n", rounds);
    return rounds ? 0 : 1;
}
