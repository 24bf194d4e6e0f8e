/* Any text as Argdown, built and judged: the ids of the debate lie in range, labels
 * are given, and the debate passes through JSON unchanged. */
#include "base/utf8.h"
#include "fuzz.h"
#include "render/camps.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_ids(const mt_debate *d)
{
    check(d->motion == MT_NO_ID || d->motion < d->statements, "the motion");
    for (uint32_t i = 0; i < d->statements; i++) {
        const mt_statement *s = &d->statement[i];
        check(s->label.len > 0 && s->title.len > 0, "a statement without label");
        check(s->first_saying + s->sayings <= d->sayings, "sayings");
    }
    for (uint32_t i = 0; i < d->arguments; i++)
        check(d->argument[i].label.len > 0 &&
                  d->argument[i].first_step + d->argument[i].steps <= d->steps,
              "an argument");
    for (uint32_t i = 0; i < d->steps; i++)
        check(d->step[i].conclusion < d->statements && d->step[i].premises > 0 &&
                  d->step[i].first_premise + d->step[i].premises <= d->premises,
              "a step");
    const uint32_t most[] = {d->statements, d->arguments, d->steps, d->relations};
    for (uint32_t i = 0; i < d->relations; i++) {
        const mt_relation *r = &d->relation[i];
        check(r->from.id < most[r->from.kind] && r->to.id < most[r->to.kind], "an end");
        check(r->to.kind != MT_END_RELATION || r->to.id < i, "a relation to a later one");
    }
    for (uint32_t i = 0; i < d->sayings; i++) {
        moot_span s = d->saying[i].source;
        check((size_t)s.off + s.len <= d->text.len, "a source outside the text");
    }
    for (uint32_t i = 0; i < d->ties; i++) {
        const mt_debate_tie *t = &d->tie[i];
        moot_span s = mt_tie_source(d, t);
        check(t->a < d->actors && t->b < d->actors && t->a != t->b, "the ends of a tie");
        check((size_t)s.off + s.len <= d->text.len, "the words of a tie outside the text");
        check(t->weight > 0 && t->weight <= MT_TIE_MOST, "the weight of a tie");
    }
}

static bool enough(void *ctx)
{
    return ++*(uint32_t *)ctx > 500;
}

/* What the ties come to, not longer than it takes to see that it holds together. */
static void relate(const mt_debate *d, const mt_verdict *v, mt_arena *arena, mt_out *o)
{
    uint32_t asked = 0;
    mt_stop stop = {enough, &asked};
    mt_stated_options options = {.limit = 4, .background = d->ties % 2, .stop = &stop};
    mt_stated s;
    if (d->ties > 200)
        return;
    check(mt_stated_build(&s, arena, d, v, &options) == MOOT_OK, "relating fails");
    check(s.pairs <= d->ties, "more pairs than ties");
    const mt_balance *b = s.all.state[MT_PROPOSAL_OPEN].balance;
    check(b[MT_STRONG].lower <= b[MT_STRONG].upper, "the index");
    mt_stated_text(&s, o);
    mt_stated_json(&s, o);
    mt_stated_tsv(&s, o);
    mt_camps_picture(&s, o);
}

static void judge(const mt_debate *d, mt_arena *arena)
{
    mt_verdict v;
    mt_memory m = {.arena = arena};
    mt_out o;
    check(mt_judge(&v, NULL, d, NULL) == MOOT_OK, "judging fails");
    mt_out_init(&o, mt_memory_writer(&m));
    mt_verdict_text(&v, true, &o);
    mt_verdict_json(&v, &o);
    relate(d, &v, arena, &o);
    check(mt_out_finish(&o) == MOOT_OK, "the report fails");
    mt_verdict_fini(&v);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    moot_str text = {(const char *)data, size};
    if (mt_utf8_invalid(text) != SIZE_MAX)
        return 0;
    mt_doc doc;
    mt_debate one, two;
    mt_arena arena;
    mt_debate_options options = {.text = text};
    mt_arena_init(&arena, NULL);
    check(mt_doc_parse(&doc, NULL, text) == MOOT_OK, "parsing fails");
    check(mt_debate_build(&one, NULL, &doc, &options) == MOOT_OK, "building fails");
    mt_doc_fini(&doc);
    check_ids(&one);
    judge(&one, &arena);
    moot_str json = written(&arena, mt_debate_json, &one);
    check(mt_debate_read(&two, NULL, json) == MOOT_OK, "reading fails");
    if (two.diags.errors == 0)
        check(mt_str_eq(written(&arena, mt_debate_json, &two), json), "JSON changes it");
    else /* JSON takes no NUL characters and no control characters in titles */
        check(mt_str_find(two.diags.list.at[0].message, MOOT_STR("NUL")) != SIZE_MAX ||
                  mt_str_find(two.diags.list.at[0].message, MOOT_STR("title")) != SIZE_MAX,
              "what was written cannot be read");
    mt_debate_fini(&two);
    written(&arena, mt_debate_argdown, &one);
    mt_debate_fini(&one);
    mt_arena_free(&arena);
    return 0;
}
