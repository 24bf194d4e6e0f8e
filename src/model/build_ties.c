/* `actors` of the front matter and `ties` of claims -> actors and ties. */
#include "model/build.h"

static moot_str keep(mt_builder *b, moot_str s)
{
    s = mt_str_trim(s);
    return s.len ? mt_arena_dup(&b->d->arena, s) : (moot_str){"", 0};
}

/* A scalar by its words: `when: 2014` is the word 2014. */
static moot_str words_at(const mt_value *v, const char *key)
{
    const mt_value *x = mt_value_get(v, key);
    bool scalar = x && (x->kind == MT_STRING || x->kind == MT_NUMBER || x->kind == MT_BOOL);
    return scalar ? x->text : (moot_str){"", 0};
}

/* A name that can stand on a line. */
static bool is_name(moot_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] == '\n' || s.ptr[i] == '\r')
            return false;
    return s.len > 0;
}

static void fault(mt_builder *b, mt_model_finding finding, moot_span at, moot_str subject)
{
    mt_model_report(&b->d->diags, finding, at, subject);
}

/* ---- actors ---- */

static void read_alias(mt_builder *b, uint32_t actor, const mt_value *v)
{
    moot_str alias = keep(b, v->text);
    if (v->kind == MT_LIST || v->kind == MT_MAP || !is_name(alias))
        fault(b, MT_MODEL_BAD_ACTORS, v->span, v->text);
    else if (!mt_draft_also_called(&b->f, actor, alias))
        fault(b, MT_MODEL_TWO_NAMES, v->span, alias);
}

static void read_actor(mt_builder *b, moot_str raw, const mt_value *aliases, moot_span at)
{
    moot_str name = keep(b, raw);
    uint32_t before = b->f.actors.n;
    if (!is_name(name)) {
        fault(b, MT_MODEL_BAD_ACTORS, at, raw);
        return;
    }
    uint32_t actor = mt_draft_called(&b->f, name);
    if (actor != before) {
        fault(b, MT_MODEL_TWO_NAMES, at, name);
        return;
    }
    if (!aliases || aliases->kind == MT_NULL)
        return;
    if (aliases->kind != MT_LIST) {
        read_alias(b, actor, aliases);
        return;
    }
    for (uint32_t i = 0; i < aliases->n; i++)
        read_alias(b, actor, &aliases->item[i]);
}

void mt_build_actors(mt_builder *b)
{
    const mt_value *v = mt_value_get(b->data[0], "actors");
    if (!v || v->kind == MT_NULL)
        return;
    if (v->kind != MT_MAP && v->kind != MT_LIST) {
        fault(b, MT_MODEL_BAD_ACTORS, v->span, v->text);
        return;
    }
    b->has_actors = true;
    for (uint32_t i = 0; i < v->n && !mt_arena_failed(&b->d->arena); i++) {
        const mt_value *x = &v->item[i];
        if (v->kind == MT_MAP)
            read_actor(b, v->key[i], x, x->span);
        else
            read_actor(b, x->kind == MT_STRING ? x->text : (moot_str){"", 0}, NULL, x->span);
    }
}

/* ---- ties ---- */

static uint32_t actor_of(mt_builder *b, moot_str name, moot_span at)
{
    uint32_t before = b->f.actors.n;
    uint32_t actor = mt_draft_called(&b->f, keep(b, name));
    if (b->has_actors && actor == before)
        fault(b, MT_MODEL_NO_ACTOR, at, name);
    return actor;
}

static void read_source(mt_builder *b, const mt_value *v, mt_debate_tie *t)
{
    const mt_value *span = mt_value_get(v, "span");
    t->quote = keep(b, mt_value_get_str(v, "quote"));
    if (!b->has_text)
        return;
    if (span && !mt_build_span(b, span, &t->source))
        fault(b, MT_MODEL_BAD_SPAN, span->span, (moot_str){"", 0});
    if (!t->source.len && t->quote.len && !mt_places_quote(&b->places, t->quote, &t->source))
        fault(b, MT_MODEL_NO_QUOTE, v->span, t->quote);
}

/* What a map says beside names and sign. */
static void read_more(mt_builder *b, const mt_value *v, mt_debate_tie *t)
{
    const mt_value *weight = mt_value_get(v, "weight");
    moot_str code = words_at(v, "code");
    t->layer = keep(b, words_at(v, "layer"));
    t->when = keep(b, words_at(v, "when"));
    if (code.len && !mt_tie_code_of(code, &t->code))
        fault(b, MT_MODEL_BAD_CODE, v->span, code);
    if (weight && weight->kind == MT_NUMBER && weight->number > 0 && weight->number <= MT_TIE_MOST)
        t->weight = weight->number;
    else if (weight)
        fault(b, MT_MODEL_TIE_WEIGHT, weight->span, weight->text);
    read_source(b, v, t);
}

static void read_tie(mt_builder *b, const mt_value *v, mt_debate_tie t)
{
    moot_str names[2] = {words_at(v, "a"), words_at(v, "b")};
    bool ok = v->kind == MT_MAP && mt_tie_sign(words_at(v, "sign"), &t.hostile);
    if (v->kind == MT_STRING)
        ok = mt_tie_split(v->text, &names[0], &names[1], &t.hostile);
    for (int i = 0; i < 2; i++)
        names[i] = mt_str_trim(names[i]);
    if (!ok || !is_name(names[0]) || !is_name(names[1])) {
        fault(b, MT_MODEL_BAD_TIE, v->span, v->kind == MT_STRING ? v->text : (moot_str){"", 0});
        return;
    }
    t.at = v->span;
    t.a = actor_of(b, names[0], v->span);
    t.b = actor_of(b, names[1], v->span);
    if (t.a == t.b) {
        fault(b, MT_MODEL_SELF_TIE, v->span, names[0]);
        return;
    }
    if (v->kind == MT_MAP)
        read_more(b, v, &t);
    MT_VEC_PUSH(&b->d->arena, &b->f.ties, t);
}

void mt_build_ties(mt_builder *b, uint32_t node, mt_end claim, uint32_t saying)
{
    const mt_value *v = mt_value_get(b->data[node], "ties");
    mt_debate_tie t = {.claim = claim, .saying = saying, .weight = 1};
    if (!v || v->kind == MT_NULL)
        return;
    if (v->kind != MT_LIST) {
        read_tie(b, v, t);
        return;
    }
    for (uint32_t i = 0; i < v->n && !mt_arena_failed(&b->d->arena); i++)
        read_tie(b, &v->item[i], t);
}
