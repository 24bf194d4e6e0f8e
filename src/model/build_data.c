/* The data in braces and the front matter -> fields of the debate. */
#include "model/build.h"

static moot_str keep(mt_builder *b, moot_str s)
{
    return s.len ? mt_arena_dup(&b->d->arena, s) : (moot_str){"", 0};
}

static moot_str surname(moot_str name)
{
    name = mt_str_trim(name);
    for (size_t i = name.len; i-- > 0;)
        if (mt_is_space(name.ptr[i]))
            return mt_sub(name, i + 1, name.len - i - 1);
    return name;
}

/* The party that `by` names in full or by a surname that only one of them has. */
static mt_side side_of_speaker(const mt_builder *b, moot_str by)
{
    moot_str yes = b->d->party[0].name, no = b->d->party[1].name;
    if (by.len == 0 || mt_str_eq(yes, no))
        return MT_SIDE_NONE;
    if (mt_str_eq(by, yes))
        return MT_SIDE_YES;
    if (mt_str_eq(by, no))
        return MT_SIDE_NO;
    if (mt_str_eq(surname(yes), surname(no)))
        return MT_SIDE_NONE;
    if (mt_str_eq(by, surname(yes)))
        return MT_SIDE_YES;
    return mt_str_eq(by, surname(no)) ? MT_SIDE_NO : MT_SIDE_NONE;
}

mt_side mt_build_side(mt_builder *b, uint32_t node, moot_str *by)
{
    static const struct {
        const char *word;
        mt_side side;
    } words[] = {{"yes", MT_SIDE_YES}, {"no", MT_SIDE_NO},       {"pro", MT_SIDE_YES},
                 {"con", MT_SIDE_NO},  {"both", MT_SIDE_SHARED}, {"none", MT_SIDE_NONE}};
    const mt_value *side = mt_value_get(b->data[node], "side");
    *by = keep(b, mt_value_get_str(b->data[node], "by"));
    if (!side)
        return side_of_speaker(b, *by);
    if (side->kind == MT_STRING)
        for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
            if (mt_str_eq_nocase(side->text, mt_str(words[i].word)))
                return words[i].side;
    mt_build_report(b, MT_MODEL_BAD_SIDE, node, side->text);
    return MT_SIDE_NONE;
}

bool mt_build_span(mt_builder *b, const mt_value *v, moot_span *span)
{
    return v && v->kind == MT_LIST && v->n == 2 && v->item[0].kind == MT_NUMBER &&
           v->item[1].kind == MT_NUMBER &&
           mt_places_span(&b->places, v->item[0].number, v->item[1].number, span);
}

moot_span mt_build_source(mt_builder *b, uint32_t node)
{
    const mt_value *v = mt_value_get(b->data[node], "span");
    moot_str quote = mt_value_get_str(b->data[node], "quote");
    moot_span span = {0, 0};
    if (!b->has_text)
        return span;
    if (v && !mt_build_span(b, v, &span))
        mt_build_report(b, MT_MODEL_BAD_SPAN, node, (moot_str){"", 0});
    if (span.len == 0 && quote.len && !mt_places_quote(&b->places, quote, &span))
        mt_build_report(b, MT_MODEL_NO_QUOTE, node, quote);
    return span;
}

double mt_build_unit(mt_builder *b, uint32_t node, const char *key, double otherwise)
{
    const mt_value *v = mt_value_get(b->data[node], key);
    if (!v)
        return otherwise;
    if (v->kind == MT_NUMBER && v->number >= 0 && v->number <= 1)
        return v->number == 0 ? 0 : v->number; /* no negative zero */
    mt_build_report(b, MT_MODEL_BAD_NUMBER, node, mt_str(key));
    return otherwise;
}

mt_votes mt_build_votes(mt_builder *b, uint32_t node, mt_votes otherwise)
{
    const mt_value *v = mt_value_get(b->data[node], "votes");
    mt_votes votes;
    if (!v)
        return otherwise;
    if (mt_votes_read(v, &votes))
        return votes;
    mt_build_report(b, MT_MODEL_BAD_VOTES, node, MOOT_STR("votes"));
    return otherwise;
}

moot_str mt_build_label(mt_builder *b, uint32_t node, moot_str otherwise)
{
    const mt_value *v = mt_value_get(b->data[node], "label");
    if (!v)
        return otherwise;
    if (mt_label_is_plain(v->text))
        return keep(b, v->text);
    mt_build_report(b, MT_MODEL_BAD_LABEL, node, v->text);
    return otherwise;
}

static void read_party(mt_builder *b, const mt_value *v, mt_party *p)
{
    p->name = keep(b, mt_value_get_str(v, "author"));
    p->credential = keep(b, mt_value_get_str(v, "credential"));
    p->credit_line = keep(b, mt_value_get_str(v, "credit_line"));
    if (!b->has_text)
        return;
    if (!mt_build_span(b, mt_value_get(v, "credit_span"), &p->credit_span))
        mt_places_quote(&b->places, p->credit_line, &p->credit_span);
    mt_build_span(b, mt_value_get(v, "span"), &p->body);
}

void mt_build_front(mt_builder *b)
{
    const mt_value *front = b->data[0];
    const mt_value *debate = mt_value_get(front, "debate");
    mt_debate *d = b->d;
    d->title = keep(b, mt_value_get_str(front, "title"));
    d->question = keep(b, mt_value_get_str(debate, "question"));
    d->text_name = keep(b, mt_value_get_str(debate, "text"));
    d->mined = mt_value_get_bool(debate, "mined", false);
    d->strict =
        mt_str_eq(mt_value_get_str(mt_value_get(front, "model"), "mode"), MOOT_STR("strict"));
    read_party(b, mt_value_get(debate, "yes"), &d->party[0]);
    read_party(b, mt_value_get(debate, "no"), &d->party[1]);
}

void mt_build_motion(mt_builder *b)
{
    const mt_value *named = mt_value_get(mt_value_get(b->data[0], "debate"), "motion");
    moot_str title = named ? mt_str_trim(named->text) : (moot_str){"", 0};
    if (title.len > 2 && title.ptr[0] == '[' && title.ptr[title.len - 1] == ']')
        title = mt_sub(title, 1, title.len - 2);
    if (named) {
        b->d->motion = mt_intern_find(&b->statements, title);
        if (b->d->motion != MT_NO_ID)
            return;
        mt_build_report(b, MT_MODEL_BAD_MOTION, b->doc->nodes.at[0].first, title);
    }
    for (uint32_t i = b->doc->nodes.at[0].first; i; i = b->doc->nodes.at[i].next)
        if (mt_node_kind_at(b, i) == MT_NODE_STATEMENT) {
            b->d->motion = b->end[i].id;
            if (!named)
                mt_build_report(b, MT_MODEL_FIRST_MOTION, i,
                                b->f.statements.at[b->end[i].id].title);
            return;
        }
    mt_model_report(&b->d->diags, MT_MODEL_NO_MOTION, (moot_span){0, 0}, (moot_str){"", 0});
}
