/* An answer of a model -> advice, if all of it holds. */
#include "mine/advice.h"

#include "base/json_in.h"

typedef struct taker {
    const mt_reading *r;
    mt_arena *arena;
    mt_advice *to;
    const char *why; /* the first thing that does not hold */
} taker;

bool mt_advice_model(moot_str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (!mt_is_alpha(c) && !mt_is_digit(c) && (c == '\0' || !strchr("-._:/@+", c)))
            return false;
    }
    return name.len > 0 && name.len <= 100;
}

static bool refuse(taker *t, const char *why)
{
    if (!t->why)
        t->why = why;
    return false;
}

/* A map with these keys and no other ones; `keys` ends with NULL. */
static bool shaped(taker *t, const mt_value *v, const char *const *keys)
{
    uint32_t n = 0;
    if (!v || v->kind != MT_MAP)
        return refuse(t, "a part of it has the wrong type");
    for (; keys[n]; n++)
        if (!mt_value_get(v, keys[n]))
            return refuse(t, "a key is missing");
    return v->n == n || refuse(t, "it has a key that was not asked for");
}

static bool list_at(taker *t, const mt_value *v, const char *key, uint32_t most,
                    const mt_value **list)
{
    *list = mt_value_get(v, key);
    if (!*list || (*list)->kind != MT_LIST)
        return refuse(t, "a part of it has the wrong type");
    return (*list)->n <= most || refuse(t, "a list is longer than it can be");
}

static bool share_of(taker *t, const mt_value *v, double *p)
{
    const mt_value *x = mt_value_get(v, "p");
    if (!x || x->kind != MT_NUMBER)
        return refuse(t, "a part of it has the wrong type");
    *p = x->number;
    return (*p >= 0 && *p <= 1) || refuse(t, "a probability is not between 0 and 1");
}

/* Which of `names`, which end with NULL. */
static bool choice_of(taker *t, const mt_value *v, const char *key, const char *const *names,
                      uint32_t *k)
{
    const mt_value *x = mt_value_get(v, key);
    if (!x || x->kind != MT_STRING)
        return refuse(t, "a part of it has the wrong type");
    for (*k = 0; names[*k]; (*k)++)
        if (mt_str_eq(x->text, mt_str(names[*k])))
            return true;
    return refuse(t, "a word is none of those to choose from");
}

/* The letter and the number of an id; numbers begin with 1, without zeros before them. */
static bool id_of(taker *t, const mt_value *x, char *letter, uint32_t *index)
{
    uint32_t n = 0;
    if (!x || x->kind != MT_STRING)
        return refuse(t, "a part of it has the wrong type");
    moot_str s = x->text;
    bool fine = s.len >= 2 && s.len <= 8 && s.ptr[1] != '0';
    for (size_t i = 1; fine && i < s.len; i++) {
        fine = mt_is_digit(s.ptr[i]);
        n = n * 10 + (uint32_t)(unsigned char)(s.ptr[i] - '0');
    }
    if (!fine)
        return refuse(t, "it speaks of a sentence or actor that is not there");
    *letter = s.ptr[0];
    *index = n - 1;
    return true;
}

static bool unit_of(taker *t, const mt_value *v, const char *key, uint32_t *block, uint32_t *unit)
{
    char letter = '\0';
    if (!id_of(t, mt_value_get(v, key), &letter, unit))
        return false;
    *block = letter == 'b';
    return ((letter == 'a' || letter == 'b') && *block < t->r->blocks &&
            *unit < t->r->block[*block].units.n) ||
           refuse(t, "it speaks of a sentence or actor that is not there");
}

static bool actor_of(taker *t, const mt_value *v, const char *key, uint32_t *actor)
{
    char letter = '\0';
    if (!id_of(t, mt_value_get(v, key), &letter, actor))
        return false;
    return (letter == 'x' && *actor < t->r->actors.n) ||
           refuse(t, "it speaks of a sentence or actor that is not there");
}

/* ---- the trees ---- */

static bool take_unit(taker *t, const mt_value *v)
{
    static const char *const keys[] = {"id", "head", "relation", "p", NULL};
    static const char *const links[] = {"support", "rebut", "undercut", "none", NULL};
    uint32_t block, unit, head_block, link;
    mt_advice_unit said = {.said = true, .head = MT_NO_ID};
    if (!shaped(t, v, keys) || !unit_of(t, v, "id", &block, &unit) ||
        !choice_of(t, v, "relation", links, &link) || !share_of(t, v, &said.p))
        return false;
    const mt_value *head = mt_value_get(v, "head");
    said.central = head->kind == MT_STRING && mt_str_eq(head->text, MOOT_STR("none"));
    if (said.central != (link == 3))
        return refuse(t, "a sentence has a relation and no head, or a head and no relation");
    if (!said.central) {
        if (!unit_of(t, v, "head", &head_block, &said.head))
            return false;
        said.link = (mt_link)link;
        if (head_block != block || said.head == unit)
            return refuse(t, "a sentence bears on itself or on the other side");
    }
    mt_advice_unit *to = &t->to->unit[block][unit];
    if (to->said)
        return refuse(t, "a sentence is there twice");
    *to = said;
    return true;
}

/* One central claim at most, and all chains of heads end. */
static bool is_tree(taker *t, uint32_t block)
{
    const mt_advice_unit *at = t->to->unit[block];
    uint32_t n = t->to->n[block], claims = 0;
    uint32_t *seen = MT_NEW_ARRAY(t->arena, uint32_t, n);
    for (uint32_t i = 0; seen && i < n; i++) {
        claims += at[i].central;
        uint32_t k = i;
        /* What was walked over before ends somewhere, or was refused. */
        while (k != MT_NO_ID && !seen[k]) {
            seen[k] = i + 1;
            k = at[k].said ? at[k].head : MT_NO_ID;
        }
        if (k != MT_NO_ID && seen[k] == i + 1)
            return refuse(t, "its heads go round in a circle");
    }
    return claims <= 1 || refuse(t, "a side has two central claims");
}

static bool take_units(taker *t, const mt_value *v)
{
    const mt_value *list;
    uint32_t all = 0;
    for (uint32_t b = 0; b < t->r->blocks; b++) {
        t->to->n[b] = t->r->block[b].units.n;
        t->to->unit[b] = MT_NEW_ARRAY(t->arena, mt_advice_unit, t->to->n[b]);
        if (!t->to->unit[b])
            return false;
        all += t->to->n[b];
    }
    if (!list_at(t, v, "units", all, &list))
        return false;
    for (uint32_t i = 0; i < list->n; i++)
        if (!take_unit(t, &list->item[i]))
            return false;
    for (uint32_t b = 0; b < t->r->blocks; b++)
        if (!is_tree(t, b))
            return false;
    return true;
}

/* ---- the rest of a debate ---- */

static bool take_yes(taker *t, const mt_value *v)
{
    static const char *const keys[] = {"block", "p", NULL};
    static const char *const names[] = {"a", "b", NULL};
    const mt_value *yes = mt_value_get(v, "yes");
    return shaped(t, yes, keys) && choice_of(t, yes, "block", names, &t->to->yes) &&
           share_of(t, yes, &t->to->yes_p);
}

static bool take_across(taker *t, const mt_value *v)
{
    static const char *const keys[] = {"from", "to", "type", "p", NULL};
    static const char *const kinds[] = {"rebut", "undercut", "concede", NULL};
    mt_advice_across a = {0};
    uint32_t block, kind;
    if (!shaped(t, v, keys) || !unit_of(t, v, "from", &a.from_block, &a.from) ||
        !unit_of(t, v, "to", &block, &a.to) || !choice_of(t, v, "type", kinds, &kind) ||
        !share_of(t, v, &a.p))
        return false;
    if (block == a.from_block)
        return refuse(t, "what goes across stays on one side");
    a.kind = (mt_across_kind)kind;
    for (uint32_t i = 0; i < t->to->across.n; i++) {
        const mt_advice_across *o = &t->to->across.at[i];
        if (o->from_block == a.from_block && o->from == a.from && o->to == a.to)
            return refuse(t, "a pair is there twice");
    }
    MT_VEC_PUSH(t->arena, &t->to->across, a);
    return true;
}

static bool take_tie(taker *t, const mt_value *v)
{
    static const char *const keys[] = {"a", "b", "relation", "unit", "mode", "p", NULL};
    static const char *const signs[] = {"ally", "enemy", NULL};
    static const char *const modes[] = {"asserted", "denied", "past", "proposed", "inferred", NULL};
    mt_advice_tie x = {0};
    uint32_t sign, mode;
    if (!shaped(t, v, keys) || !actor_of(t, v, "a", &x.a) || !actor_of(t, v, "b", &x.b) ||
        !choice_of(t, v, "relation", signs, &sign) || !unit_of(t, v, "unit", &x.block, &x.unit) ||
        !choice_of(t, v, "mode", modes, &mode) || !share_of(t, v, &x.p))
        return false;
    if (x.a == x.b)
        return refuse(t, "an actor is tied to itself");
    x.hostile = sign == 1;
    x.mode = (mt_tie_mode)mode;
    MT_VEC_PUSH(t->arena, &t->to->ties, x);
    return true;
}

static bool take_debate(taker *t, const mt_value *v)
{
    static const char *const keys[] = {"yes", "units", "cross", "ties", NULL};
    const mt_value *cross, *ties;
    if (!shaped(t, v, keys) || !take_yes(t, v) || !take_units(t, v) ||
        !list_at(t, v, "cross", MT_ADVICE_LIST, &cross) ||
        !list_at(t, v, "ties", MT_ADVICE_LIST, &ties))
        return false;
    for (uint32_t i = 0; i < cross->n; i++)
        if (!take_across(t, &cross->item[i]))
            return false;
    for (uint32_t i = 0; i < ties->n; i++)
        if (!take_tie(t, &ties->item[i]))
            return false;
    return true;
}

static const mt_value *json(taker *t, moot_str text)
{
    mt_diags diags = {.arena = t->arena};
    if (text.len > MT_ADVICE_BYTES) {
        refuse(t, "it is too long");
        return NULL;
    }
    const mt_value *v = mt_json_read(text, t->arena, &diags);
    if (!v)
        refuse(t, "it is not JSON");
    return v;
}

/* The words of the first choice: {"choices": [{"message": {"content": ...}}]}. */
static bool content(taker *t, const mt_value *v, moot_str *words)
{
    const mt_value *choices = mt_value_get(v, "choices");
    const mt_value *first =
        choices && choices->kind == MT_LIST && choices->n ? &choices->item[0] : NULL;
    const mt_value *c = mt_value_get(mt_value_get(first, "message"), "content");
    if (!c || c->kind != MT_STRING)
        return refuse(t, "it has no message with content");
    *words = c->text;
    return true;
}

bool mt_advice_read(mt_arena *arena, moot_str answer, const mt_reading *r, moot_str model,
                    mt_advice *to, const char **why)
{
    static const char *const keys[] = {"units", NULL};
    taker t = {r, arena, to, NULL};
    moot_str words;
    *to = (mt_advice){.model = model, .yes = MT_NO_ID};
    const mt_value *v = json(&t, answer);
    bool fine = v && content(&t, v, &words) && (v = json(&t, words)) != NULL &&
                (r->blocks == 2 ? take_debate(&t, v) : shaped(&t, v, keys) && take_units(&t, v));
    *why = mt_arena_failed(arena) ? NULL : t.why;
    return fine && !mt_arena_failed(arena);
}
