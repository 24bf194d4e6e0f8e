/* moot JSON -> actors and ties. */
#include "model/read_ties.h"

static bool one_line(moot_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] == '\n' || s.ptr[i] == '\r')
            return false;
    return s.len > 0 && mt_str_trim(s).len == s.len;
}

static void read_aliases(mt_json_reader *r, const mt_value *list, uint32_t actor)
{
    for (uint32_t i = 0; i < list->n && !r->bad; i++) {
        const mt_value *x = &list->item[i];
        bool plain =
            x->kind == MT_STRING && one_line(x->text) && !memchr(x->text.ptr, '\0', x->text.len);
        if (!plain || !mt_draft_also_called(&r->f, actor, x->text))
            mt_json_fault(r, MT_MODEL_JSON_ACTOR, actor);
    }
}

void mt_json_actors(mt_json_reader *r, const mt_value *debate)
{
    const mt_value *list = mt_json_list(r, debate, "actors", MT_NO_ID);
    for (uint32_t i = 0; i < list->n && !r->bad && !mt_arena_failed(&r->d->arena); i++) {
        moot_str name = mt_json_text(r, &list->item[i], "name", i);
        if (!one_line(name) || mt_draft_called(&r->f, name) != i)
            mt_json_fault(r, MT_MODEL_JSON_ACTOR, i);
        else
            read_aliases(r, mt_json_list(r, &list->item[i], "aliases", i), i);
    }
}

void mt_json_ties(mt_json_reader *r, const mt_value *v, mt_end claim, uint32_t saying)
{
    const mt_value *list = mt_json_list(r, v, "ties", claim.id);
    for (uint32_t i = 0; i < list->n && !r->bad; i++) {
        const mt_value *x = &list->item[i];
        const mt_value *weight = mt_value_get(x, "weight");
        moot_str code = mt_json_text(r, x, "code", claim.id);
        mt_debate_tie t = {.a = mt_json_index(mt_value_get(x, "a"), r->f.actors.n),
                           .b = mt_json_index(mt_value_get(x, "b"), r->f.actors.n),
                           .weight = mt_value_get_num(x, "weight", 1),
                           .layer = mt_json_text(r, x, "layer", claim.id),
                           .when = mt_json_text(r, x, "when", claim.id),
                           .quote = mt_json_text(r, x, "quote", claim.id),
                           .source = mt_json_span(r, x, "source", false),
                           .claim = claim,
                           .saying = saying};
        bool ok = t.a != MT_NO_ID && t.b != MT_NO_ID && t.a != t.b &&
                  mt_tie_sign(mt_json_text(r, x, "sign", claim.id), &t.hostile) &&
                  (!code.len || mt_tie_code_of(code, &t.code)) &&
                  (!weight || weight->kind == MT_NUMBER) && t.weight > 0 && t.weight <= MT_TIE_MOST;
        if (!ok)
            mt_json_fault(r, MT_MODEL_JSON_TIE, claim.id);
        else
            MT_VEC_PUSH(&r->d->arena, &r->f.ties, t);
    }
}
