/* {"arguments": [...], "initial": [...], "attacks": [...], "supports": [...]} -> graph. */
#include "gradual/read.h"

#include "base/intern.h"
#include "gradual/social.h"

#include <math.h>

typedef struct reader {
    mt_named_graph *to;
    mt_arena *arena, scratch;
    mt_diags *diags;
    const mt_value *v;
    mt_intern names;
    double *base;
    bool unbounded;
    MT_VEC(mt_tie) ties;
} reader;

static bool fault(reader *r, const char *what, moot_str subject)
{
    int len = subject.len > 100 ? 100 : (int)subject.len;
    while (len && (size_t)len < subject.len && ((unsigned char)subject.ptr[len] & 0xC0) == 0x80)
        len--;
    const char *hint =
        "{\"arguments\": [\"a\", \"b\"], \"initial\": [0.5, 0.5], \"attacks\": [[\"b\", \"a\"]]}";
    if (len)
        mt_diag_add(r->diags, MOOT_ERROR, "JS025", (moot_span){0, 0}, hint,
                    "no weighted graph: %s: '%.*s'", what, len, subject.ptr);
    else
        mt_diag_add(r->diags, MOOT_ERROR, "JS025", (moot_span){0, 0}, hint, "no weighted graph: %s",
                    what);
    return false;
}

static bool is_list(const mt_value *v)
{
    return v && v->kind == MT_LIST;
}

static bool read_names(reader *r)
{
    const mt_value *list = mt_value_get(r->v, "arguments");
    if (!is_list(list))
        return fault(r, "\"arguments\" must be a list of names", MOOT_STR(""));
    r->to->name = MT_NEW_ARRAY(r->arena, moot_str, list->n);
    r->base = MT_NEW_ARRAY(&r->scratch, double, (size_t)list->n + 1);
    if (!r->base || (list->n && !r->to->name))
        return false;
    for (uint32_t i = 0; i < list->n; i++) {
        if (list->item[i].kind != MT_STRING)
            return fault(r, "a name must be a string", MOOT_STR(""));
        r->to->name[i] = list->item[i].text;
        r->base[i] = 0.5;
        uint32_t id = mt_intern_add(&r->names, list->item[i].text);
        if (id == MT_NO_ID)
            return false;
        if (id != i)
            return fault(r, "a name stands twice", list->item[i].text);
    }
    r->to->g.n = list->n;
    return true;
}

static bool set_base(reader *r, uint32_t i, double w)
{
    if (!isfinite(w) || (!r->unbounded && !(w >= 0 && w <= 1)))
        return fault(r, "base scores are numbers from 0 to 1", r->to->name[i]);
    r->base[i] = w;
    return true;
}

static bool read_initial(reader *r, const mt_value *list)
{
    if (!is_list(list) || list->n != r->to->g.n)
        return fault(r, "\"initial\" must have a number per argument", MOOT_STR(""));
    for (uint32_t i = 0; i < list->n; i++)
        if (!set_base(r, i, list->item[i].kind == MT_NUMBER ? list->item[i].number : (double)NAN))
            return false;
    return true;
}

/* {name: number} */
static bool read_weights(reader *r, const mt_value *map)
{
    for (uint32_t k = 0; k < map->n; k++) {
        uint32_t i = mt_intern_find(&r->names, map->key[k]);
        if (i == MT_NO_ID)
            return fault(r, "no such argument", map->key[k]);
        if (!set_base(r, i, map->item[k].kind == MT_NUMBER ? map->item[k].number : (double)NAN))
            return false;
    }
    return true;
}

/* {name: [for, against]}; no votes: no support. */
static bool read_votes(reader *r, const mt_value *map)
{
    double epsilon = mt_value_get_num(r->v, "epsilon", 0);
    if (!(epsilon >= 0) || !isfinite(epsilon))
        return fault(r, "\"epsilon\" must not be below 0", MOOT_STR(""));
    for (uint32_t i = 0; i < r->to->g.n; i++)
        r->base[i] = 0;
    for (uint32_t k = 0; k < map->n; k++) {
        uint32_t i = mt_intern_find(&r->names, map->key[k]);
        const mt_value *v = &map->item[k];
        if (i == MT_NO_ID)
            return fault(r, "no such argument", map->key[k]);
        if (!is_list(v) || v->n != 2 || v->item[0].kind != MT_NUMBER ||
            v->item[1].kind != MT_NUMBER || !(v->item[0].number >= 0) || !(v->item[1].number >= 0))
            return fault(r, "votes are [for, against]", map->key[k]);
        if (!set_base(r, i, mt_social_support(v->item[0].number, v->item[1].number, epsilon)))
            return false;
    }
    return true;
}

static bool read_bases(reader *r)
{
    const mt_value *v = mt_value_get(r->v, "initial");
    if (v)
        return read_initial(r, v);
    v = mt_value_get(r->v, "weights");
    if (v)
        return v->kind == MT_MAP ? read_weights(r, v)
                                 : fault(r, "\"weights\" must be a map", MOOT_STR(""));
    v = mt_value_get(r->v, "votes");
    if (v)
        return v->kind == MT_MAP ? read_votes(r, v)
                                 : fault(r, "\"votes\" must be a map", MOOT_STR(""));
    return true;
}

static bool read_arc(reader *r, const mt_value *arc, const char *key, bool support)
{
    if (!is_list(arc) || arc->n < 2 || arc->n > 3 || arc->item[0].kind != MT_STRING ||
        arc->item[1].kind != MT_STRING)
        return fault(r, "an arc is [from, to] or [from, to, weight]", mt_str(key));
    mt_tie tie = {mt_intern_find(&r->names, arc->item[0].text),
                  mt_intern_find(&r->names, arc->item[1].text), support, 1};
    if (tie.from == MT_NO_ID || tie.to == MT_NO_ID)
        return fault(r, "no such argument", arc->item[tie.from == MT_NO_ID ? 0 : 1].text);
    if (arc->n == 3)
        tie.weight = arc->item[2].kind == MT_NUMBER ? arc->item[2].number : -1;
    if (!(tie.weight >= 0 && tie.weight <= 1))
        return fault(r, "weights of arcs are numbers from 0 to 1", mt_str(key));
    MT_VEC_PUSH(&r->scratch, &r->ties, tie);
    return true;
}

static bool read_arcs(reader *r, const char *key, bool support)
{
    const mt_value *list = mt_value_get(r->v, key);
    if (!list)
        return true;
    if (!is_list(list))
        return fault(r, "arcs must be a list", mt_str(key));
    for (uint32_t k = 0; k < list->n; k++)
        if (!read_arc(r, &list->item[k], key, support))
            return false;
    return true;
}

static bool read_topic(reader *r, const mt_value *v, uint32_t which)
{
    if (v->kind != MT_STRING)
        return fault(r, "a topic is a name", MOOT_STR(""));
    r->to->topic[which] = mt_intern_find(&r->names, v->text);
    return r->to->topic[which] != MT_NO_ID || fault(r, "no such argument", v->text);
}

static bool read_topics(reader *r)
{
    const mt_value *one = mt_value_get(r->v, "topic"), *two = mt_value_get(r->v, "topics");
    if (one)
        return read_topic(r, one, 0);
    if (!two)
        return true;
    if (!is_list(two) || two->n != 2)
        return fault(r, "\"topics\" are two names", MOOT_STR(""));
    return read_topic(r, &two->item[0], 0) && read_topic(r, &two->item[1], 1);
}

bool mt_graph_read(mt_named_graph *to, mt_arena *arena, const mt_value *v, bool unbounded,
                   mt_diags *diags)
{
    *to = (mt_named_graph){.name = NULL, .topic = {MT_NO_ID, MT_NO_ID}};
    reader r = {.to = to, .arena = arena, .diags = diags, .v = v, .unbounded = unbounded};
    mt_arena_init(&r.scratch, &arena->alloc);
    mt_intern_init(&r.names, &r.scratch, 0x6D6F6F74);
    bool ok = read_names(&r) && read_bases(&r) && read_arcs(&r, "attacks", false) &&
              read_arcs(&r, "supports", true) && read_topics(&r);
    if (mt_arena_failed(&r.scratch))
        arena->failed = true;
    ok = ok && !arena->failed;
    if (ok && mt_bipolar_make(&to->g, arena, to->g.n, r.base, r.ties.n, r.ties.at) != MOOT_OK) {
        arena->failed = true;
        ok = false;
    }
    mt_arena_free(&r.scratch);
    return ok;
}

bool mt_graph_is(const mt_value *v)
{
    return is_list(mt_value_get(v, "arguments")) && !mt_value_get(v, "moot");
}

uint32_t mt_graph_node(const mt_named_graph *g, moot_str name)
{
    for (uint32_t i = 0; i < g->g.n; i++)
        if (mt_str_eq(g->name[i], name))
            return i;
    return MT_NO_ID;
}
