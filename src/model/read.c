/* moot JSON -> debate.  Every fault is an error with a code; nothing is guessed. */
#include "base/json_in.h"
#include "base/utf8.h"
#include "model/read_ties.h"

#include <math.h>

typedef mt_json_reader reader;

void mt_json_fault(reader *r, mt_model_finding finding, uint32_t index)
{
    const mt_code *c = &mt_model_codes[finding];
    r->bad = true;
    if (index == MT_NO_ID)
        mt_diag_add(&r->d->diags, c->severity, c->code, (moot_span){0, 0}, c->hint, "%s", c->title);
    else
        mt_diag_add(&r->d->diags, c->severity, c->code, (moot_span){0, 0}, c->hint, "%s (entry %u)",
                    c->title, index);
}

/* Copied already by the JSON reader. */
moot_str mt_json_text(reader *r, const mt_value *v, const char *key, uint32_t index)
{
    const mt_value *x = mt_value_get(v, key);
    if (!x || x->kind == MT_NULL)
        return (moot_str){"", 0};
    if (x->kind != MT_STRING) {
        mt_json_fault(r, MT_MODEL_JSON_STRING, index);
        return (moot_str){"", 0};
    }
    if (x->text.len && memchr(x->text.ptr, 0, x->text.len)) {
        mt_json_fault(r, MT_MODEL_JSON_NUL, index);
        return (moot_str){"", 0};
    }
    return x->text;
}

static double unit_at(reader *r, const mt_value *v, const char *key, double otherwise)
{
    const mt_value *x = mt_value_get(v, key);
    if (!x || x->kind == MT_NULL)
        return otherwise;
    if (x->kind != MT_NUMBER || !(x->number >= 0 && x->number <= 1)) {
        mt_json_fault(r, MT_MODEL_JSON_NUMBER, MT_NO_ID);
        return otherwise;
    }
    return x->number == 0 ? 0 : x->number; /* no negative zero */
}

static mt_votes votes_at(reader *r, const mt_value *v)
{
    const mt_value *x = mt_value_get(v, "votes");
    mt_votes votes = {0, 0};
    if (x && x->kind != MT_NULL && !mt_votes_read(x, &votes))
        mt_json_fault(r, MT_MODEL_JSON_VOTES, MT_NO_ID);
    return votes;
}

uint32_t mt_json_index(const mt_value *x, uint32_t limit)
{
    if (!x || x->kind != MT_NUMBER || !(x->number >= 0 && x->number < limit) ||
        x->number != floor(x->number))
        return MT_NO_ID;
    return (uint32_t)x->number;
}

moot_span mt_json_span(reader *r, const mt_value *v, const char *key, bool any)
{
    const mt_value *x = mt_value_get(v, key);
    moot_str text = r->d->text;
    if (!x || x->kind == MT_NULL)
        return (moot_span){0, 0};
    uint32_t limit = any ? INT32_MAX : (uint32_t)text.len + 1;
    uint32_t start = x->kind == MT_LIST && x->n == 2 ? mt_json_index(&x->item[0], limit) : MT_NO_ID;
    uint32_t end = x->kind == MT_LIST && x->n == 2 ? mt_json_index(&x->item[1], limit) : MT_NO_ID;
    bool ok = start != MT_NO_ID && end != MT_NO_ID && start <= end;
    if (ok && !any)
        ok = (start == text.len || ((unsigned char)text.ptr[start] & 0xC0) != 0x80) &&
             (end == text.len || ((unsigned char)text.ptr[end] & 0xC0) != 0x80);
    if (!ok) {
        mt_json_fault(r, MT_MODEL_JSON_SPAN, MT_NO_ID);
        return (moot_span){0, 0};
    }
    return start == end ? (moot_span){0, 0} : (moot_span){start, end - start};
}

static mt_side side_at(reader *r, const mt_value *v, uint32_t index)
{
    moot_str s = mt_json_text(r, v, "side", index);
    if (s.len == 0 || mt_str_eq(s, MOOT_STR("none")))
        return MT_SIDE_NONE;
    if (mt_str_eq(s, MOOT_STR("yes")))
        return MT_SIDE_YES;
    if (mt_str_eq(s, MOOT_STR("no")))
        return MT_SIDE_NO;
    if (mt_str_eq(s, MOOT_STR("both")))
        return MT_SIDE_SHARED;
    mt_json_fault(r, MT_MODEL_JSON_SIDE, index);
    return MT_SIDE_NONE;
}

const mt_value *mt_json_list(reader *r, const mt_value *v, const char *key, uint32_t index)
{
    static const mt_value none = {.kind = MT_LIST};
    const mt_value *x = mt_value_get(v, key);
    if (!x || x->kind == MT_NULL)
        return &none;
    if (x->kind == MT_LIST)
        return x;
    mt_json_fault(r, MT_MODEL_JSON_LIST, index);
    return &none;
}

/* A title: not empty, one line, no other element of its kind has it. */
static moot_str title_at(reader *r, const mt_value *v, uint32_t index, mt_intern *titles)
{
    moot_str title = mt_json_text(r, v, "title", index);
    bool plain = title.len > 0;
    for (size_t i = 0; i < title.len && plain; i++)
        plain = title.ptr[i] != '\n' && title.ptr[i] != '\r'; /* as Argdown reads titles */
    if (!plain)
        mt_json_fault(r, MT_MODEL_JSON_TITLE, index);
    else if (mt_intern_find(titles, title) != MT_NO_ID)
        mt_json_fault(r, MT_MODEL_JSON_TWICE, index);
    mt_intern_add(titles, title);
    return title;
}

static moot_str label_at(reader *r, const mt_value *v, uint32_t index)
{
    moot_str label = mt_json_text(r, v, "label", index);
    if (label.len == 0 || mt_label_is_plain(label))
        return label;
    mt_json_fault(r, MT_MODEL_JSON_LABEL, index);
    return (moot_str){"", 0};
}

static void read_party(reader *r, const mt_value *v, mt_party *p)
{
    p->name = mt_json_text(r, v, "name", MT_NO_ID);
    p->credential = mt_json_text(r, v, "credential", MT_NO_ID);
    p->credit_line = mt_json_text(r, v, "credit_line", MT_NO_ID);
    p->credit_span = mt_json_span(r, v, "credit_span", false);
    p->body = mt_json_span(r, v, "body", false);
}

static void read_sayings(reader *r, const mt_value *v, uint32_t id)
{
    const mt_value *list = mt_json_list(r, v, "sayings", id);
    for (uint32_t i = 0; i < list->n; i++) {
        const mt_value *x = &list->item[i];
        mt_saying s = {.statement = id,
                       .side = side_at(r, x, id),
                       .by = mt_json_text(r, x, "by", id),
                       .text = mt_json_text(r, x, "text", id),
                       .source = mt_json_span(r, x, "source", false),
                       .at = mt_json_span(r, x, "at", true),
                       .confidence = unit_at(r, x, "confidence", 1)};
        MT_VEC_PUSH(&r->d->arena, &r->f.sayings, s);
        mt_json_ties(r, x, (mt_end){MT_END_STATEMENT, id}, r->f.sayings.n - 1);
    }
}

static void read_statements(reader *r, const mt_value *list, mt_intern *titles)
{
    for (uint32_t i = 0; i < list->n; i++) {
        const mt_value *x = &list->item[i];
        mt_statement s = {.title = title_at(r, x, i, titles),
                          .text = mt_json_text(r, x, "text", i),
                          .label = label_at(r, x, i),
                          .side = side_at(r, x, i),
                          .asserted = mt_value_get_bool(x, "asserted", true),
                          .stipulated = mt_value_get_bool(x, "stipulated", false),
                          .central = mt_value_get_bool(x, "central", false),
                          .counter = mt_value_get_bool(x, "counter", false),
                          .untitled = mt_value_get_bool(x, "untitled", false),
                          .weight = unit_at(r, x, "weight", (double)NAN),
                          .votes = votes_at(r, x)};
        MT_VEC_PUSH(&r->d->arena, &r->f.statements, s);
        MT_VEC_PUSH(&r->d->arena, &r->f.order, ((mt_end){MT_END_STATEMENT, i}));
        read_sayings(r, x, i);
    }
}

static void read_step(reader *r, const mt_value *v, uint32_t argument, uint32_t statements)
{
    const mt_value *list = mt_json_list(r, v, "premises", argument);
    mt_step s = {.argument = argument,
                 .first_premise = r->f.premises.n,
                 .premises = list->n,
                 .conclusion = mt_json_index(mt_value_get(v, "conclusion"), statements),
                 .rules = mt_json_text(r, v, "rules", argument)};
    bool ok = s.conclusion != MT_NO_ID && list->n > 0;
    for (uint32_t i = 0; i < list->n && ok; i++) {
        uint32_t premise = mt_json_index(&list->item[i], statements);
        ok = premise != MT_NO_ID;
        if (ok)
            MT_VEC_PUSH(&r->d->arena, &r->f.premises, premise);
    }
    if (!ok)
        mt_json_fault(r, MT_MODEL_JSON_STEP, argument);
    else
        MT_VEC_PUSH(&r->d->arena, &r->f.steps, s);
}

static void add_argument(reader *r, mt_argument a, uint32_t id)
{
    MT_VEC_PUSH(&r->d->arena, &r->f.arguments, a);
    MT_VEC_PUSH(&r->d->arena, &r->f.order, ((mt_end){MT_END_ARGUMENT, id}));
}

static void read_arguments(reader *r, const mt_value *list, uint32_t statements, mt_intern *titles)
{
    for (uint32_t i = 0; i < list->n; i++) {
        const mt_value *x = &list->item[i];
        const mt_value *steps = mt_json_list(r, x, "steps", i);
        mt_argument a = {.title = title_at(r, x, i, titles),
                         .text = mt_json_text(r, x, "text", i),
                         .label = label_at(r, x, i),
                         .side = side_at(r, x, i),
                         .by = mt_json_text(r, x, "by", i),
                         .source = mt_json_span(r, x, "source", false),
                         .confidence = unit_at(r, x, "confidence", 1),
                         .weight = unit_at(r, x, "weight", (double)NAN),
                         .votes = votes_at(r, x),
                         .first_step = r->f.steps.n,
                         .steps = steps->n};
        add_argument(r, a, i);
        mt_json_ties(r, x, (mt_end){MT_END_ARGUMENT, i}, MT_NO_ID);
        for (uint32_t k = 0; k < steps->n; k++)
            read_step(r, &steps->item[k], i, statements);
    }
}

static bool read_kind(moot_str word, mt_relation_kind *kind)
{
    static const struct {
        const char *word;
        mt_relation_kind kind;
    } table[] = {{"support", MT_SUPPORT},       {"attack", MT_ATTACK},
                 {"undercut", MT_UNDERCUT},     {"contradiction", MT_CONTRADICTION},
                 {"entailment", MT_ENTAILMENT}, {"contrary", MT_CONTRARY}};
    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
        if (mt_str_eq(word, mt_str(table[i].word))) {
            *kind = table[i].kind;
            return true;
        }
    return false;
}

/* `earlier`: how many relations came before. */
static bool read_end(reader *r, const mt_value *v, uint32_t earlier, mt_end *end)
{
    if (mt_value_get(v, "statement")) {
        *end = (mt_end){MT_END_STATEMENT,
                        mt_json_index(mt_value_get(v, "statement"), r->f.statements.n)};
    } else if (mt_value_get(v, "relation")) {
        *end = (mt_end){MT_END_RELATION, mt_json_index(mt_value_get(v, "relation"), earlier)};
    } else {
        uint32_t a = mt_json_index(mt_value_get(v, "argument"), r->f.arguments.n);
        *end = (mt_end){MT_END_ARGUMENT, a};
        if (mt_value_get(v, "step") && a != MT_NO_ID) {
            uint32_t step = mt_json_index(mt_value_get(v, "step"), r->f.arguments.at[a].steps);
            *end = (mt_end){MT_END_STEP,
                            step == MT_NO_ID ? step : r->f.arguments.at[a].first_step + step};
        }
    }
    return end->id != MT_NO_ID;
}

/* Which ends each kind of relation may have. */
static bool ends_fit(const mt_relation *r)
{
    bool from_statement = r->from.kind == MT_END_STATEMENT;
    bool from = from_statement || r->from.kind == MT_END_ARGUMENT;
    bool to_statement = r->to.kind == MT_END_STATEMENT;
    switch (r->kind) {
    case MT_SUPPORT:
    case MT_ATTACK: return from && (to_statement || r->to.kind == MT_END_ARGUMENT);
    case MT_UNDERCUT: return from && !to_statement;
    case MT_CONTRADICTION:
    case MT_ENTAILMENT:
    case MT_CONTRARY: return from_statement && to_statement;
    }
    return false;
}

static void read_relations(reader *r, const mt_value *list)
{
    for (uint32_t i = 0; i < list->n && !r->bad; i++) {
        const mt_value *x = &list->item[i];
        mt_relation relation = {.at = mt_json_span(r, x, "at", true),
                                .confidence = unit_at(r, x, "confidence", 1),
                                .relevance = unit_at(r, x, "relevance", 1)};
        if (!read_kind(mt_json_text(r, x, "kind", i), &relation.kind))
            mt_json_fault(r, MT_MODEL_JSON_KIND, i);
        else if (!read_end(r, mt_value_get(x, "from"), i, &relation.from) ||
                 !read_end(r, mt_value_get(x, "to"), i, &relation.to))
            mt_json_fault(r, MT_MODEL_JSON_END, i);
        else if (!ends_fit(&relation))
            mt_json_fault(r, MT_MODEL_JSON_ENDS, i);
        MT_VEC_PUSH(&r->d->arena, &r->f.relations, relation);
    }
}

static void read_debate(reader *r, const mt_value *v)
{
    mt_debate *d = r->d;
    mt_intern statement_titles, argument_titles;
    mt_intern_init(&statement_titles, &d->arena, 0x6A736F6E);
    mt_intern_init(&argument_titles, &d->arena, 0x6A736F6E);
    d->title = mt_json_text(r, v, "title", MT_NO_ID);
    d->question = mt_json_text(r, v, "question", MT_NO_ID);
    d->text = mt_json_text(r, v, "text", MT_NO_ID);
    d->text_name = mt_json_text(r, v, "text_name", MT_NO_ID);
    d->strict = mt_value_get_bool(v, "strict", false);
    d->mined = mt_value_get_bool(v, "mined", false);
    read_party(r, mt_value_get(v, "yes"), &d->party[0]);
    read_party(r, mt_value_get(v, "no"), &d->party[1]);
    mt_json_actors(r, v);
    const mt_value *statements = mt_json_list(r, v, "statements", MT_NO_ID);
    read_statements(r, statements, &statement_titles);
    const mt_value *motion = mt_value_get(v, "motion");
    if (motion && motion->kind != MT_NULL) {
        d->motion = mt_json_index(motion, statements->n);
        if (d->motion == MT_NO_ID)
            mt_json_fault(r, MT_MODEL_JSON_MOTION, MT_NO_ID);
    }
    read_arguments(r, mt_json_list(r, v, "arguments", MT_NO_ID), statements->n, &argument_titles);
    if (!r->bad)
        read_relations(r, mt_json_list(r, v, "relations", MT_NO_ID));
}

moot_status mt_debate_read(mt_debate *d, const moot_alloc *alloc, moot_str json)
{
    *d = (mt_debate){.motion = MT_NO_ID};
    mt_arena_init(&d->arena, alloc);
    d->diags.arena = &d->arena;
    reader r = {.f = {.d = d}, .d = d};
    const mt_value *v = mt_json_read(json, &d->arena, &d->diags);
    /* `moot map -o x.json` writes the debate beside its verdict. */
    if (v && !mt_value_get(v, "moot") && mt_value_get(v, "debate"))
        v = mt_value_get(v, "debate");
    if (v && !mt_value_get(v, "moot") && mt_value_get(v, "debate"))
        v = mt_value_get(v, "debate"); /* a debate with its verdict */
    if (v && (v->kind != MT_MAP || mt_value_get_num(v, "moot", 0) != 1))
        mt_json_fault(&r, MT_MODEL_JSON_FORMAT, MT_NO_ID);
    else if (v)
        read_debate(&r, v);
    if (v && !r.bad && !mt_arena_failed(&d->arena))
        mt_draft_finish(&r.f);
    if (r.bad) {
        d->motion = MT_NO_ID;
        d->text = (moot_str){"", 0};
        d->party[0] = d->party[1] = (mt_party){.name = {"", 0}};
    }
    return mt_arena_failed(&d->arena) ? MOOT_E_NOMEM : MOOT_OK;
}
