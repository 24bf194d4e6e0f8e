/* Any bytes as moot JSON: what is read as a debate can be written and read again as
 * itself, judged under every presumption, and written in words and as Argdown. */
#include "fuzz.h"
#include "judge/verdict.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void judge(const mt_debate *d, mt_presume presume, mt_arena *arena)
{
    mt_judge_options options = {.presume = presume};
    mt_verdict v;
    mt_memory m = {.arena = arena};
    mt_out o;
    check(mt_judge(&v, NULL, d, &options) == MOOT_OK, "judging fails");
    mt_out_init(&o, mt_memory_writer(&m));
    mt_verdict_text(&v, true, &o);
    mt_verdict_json(&v, &o);
    check(mt_out_finish(&o) == MOOT_OK, "the report fails");
    check(v.headline.len > 0, "a verdict has no headline");
    mt_verdict_fini(&v);
}

/* The Argdown of a debate is read without error, and its debate is written alike. */
static void through_argdown(const mt_debate *d, mt_arena *arena)
{
    mt_doc doc;
    mt_debate again;
    mt_debate_options options = {.text = d->text};
    check(mt_doc_parse(&doc, NULL, written(arena, mt_debate_argdown, d)) == MOOT_OK, "parsing");
    check(mt_debate_build(&again, NULL, &doc, &options) == MOOT_OK, "building fails");
    judge(&again, MT_PRESUME_BARE, arena);
    mt_debate_fini(&again);
    mt_doc_fini(&doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mt_debate one, two;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    check(mt_debate_read(&one, NULL, (moot_str){(const char *)data, size}) == MOOT_OK, "reading");
    if (one.diags.errors == 0) {
        moot_str json = written(&arena, mt_debate_json, &one);
        check(mt_debate_read(&two, NULL, json) == MOOT_OK, "reading again");
        check(two.diags.errors == 0, "what was written cannot be read");
        check(mt_str_eq(written(&arena, mt_debate_json, &two), json), "it is not the same");
        mt_debate_fini(&two);
        for (int p = MT_PRESUME_BARE; p <= MT_PRESUME_NONE; p++)
            judge(&one, (mt_presume)p, &arena);
        through_argdown(&one, &arena);
    }
    written(&arena, mt_debate_dump, &one);
    mt_debate_fini(&one);
    mt_arena_free(&arena);
    return 0;
}
