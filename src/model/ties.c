/* Actors and ties of a draft -> the arrays of a debate, and what is asked of them. */
#include "base/sort.h"
#include "model/codes.h"
#include "model/draft.h"

/* ---- names ---- */

static uint32_t name_id(mt_draft *f, moot_str name)
{
    if (!f->names.arena)
        mt_intern_init(&f->names, &f->d->arena, 0x74696573);
    return mt_intern_add(&f->names, name);
}

uint32_t mt_draft_called(mt_draft *f, moot_str name)
{
    uint32_t before = f->actor_of.n, id = name_id(f, name);
    if (id < before)
        return f->actor_of.at[id];
    uint32_t actor = f->actors.n;
    MT_VEC_PUSH(&f->d->arena, &f->actor_of, actor);
    MT_VEC_PUSH(&f->d->arena, &f->actors, ((mt_actor){.name = name, .first_alias = f->aliases.n}));
    return mt_arena_failed(&f->d->arena) ? MT_NO_ID : actor;
}

bool mt_draft_also_called(mt_draft *f, uint32_t actor, moot_str alias)
{
    uint32_t before = f->actor_of.n, id = name_id(f, alias);
    if (id < before)
        return false;
    MT_VEC_PUSH(&f->d->arena, &f->actor_of, actor);
    MT_VEC_PUSH(&f->d->arena, &f->aliases, alias);
    if (actor < f->actors.n)
        f->actors.at[actor].aliases++;
    return true;
}

uint32_t mt_actor_named(const mt_debate *d, moot_str name)
{
    for (uint32_t i = 0; i < d->actors; i++) {
        if (mt_str_eq(d->actor[i].name, name))
            return i;
        for (uint32_t k = 0; k < d->actor[i].aliases; k++)
            if (mt_str_eq(d->alias[d->actor[i].first_alias + k], name))
                return i;
    }
    return MT_NO_ID;
}

/* ---- words ---- */

bool mt_tie_sign(moot_str word, bool *hostile)
{
    *hostile = mt_str_eq(word, MOOT_STR("-")) || mt_str_eq(word, MOOT_STR("\xE2\x88\x92")) ||
               mt_str_eq(word, MOOT_STR("hostile"));
    return *hostile || mt_str_eq(word, MOOT_STR("+")) || mt_str_eq(word, MOOT_STR("allied"));
}

/* The word that begins at `i`, if a blank is before it and something behind it. */
static moot_str word_between(moot_str text, size_t i)
{
    size_t end = i;
    if (i == 0 || !mt_is_space(text.ptr[i - 1]))
        return (moot_str){"", 0};
    while (end < text.len && !mt_is_space(text.ptr[end]))
        end++;
    return mt_sub(text, i, end < text.len ? end - i : 0);
}

static bool cut_at(moot_str text, size_t i, size_t len, moot_str *a, moot_str *b)
{
    *a = mt_str_trim(mt_sub(text, 0, i));
    *b = mt_str_trim(mt_sub(text, i + len, text.len - i - len));
    return a->len && b->len;
}

bool mt_tie_split(moot_str text, moot_str *a, moot_str *b, bool *hostile)
{
    for (size_t i = 0; i < text.len; i++) {
        moot_str word = word_between(text, i);
        if (word.len && word.len <= 3 && mt_tie_sign(word, hostile))
            return cut_at(text, i, word.len, a, b);
    }
    return false;
}

bool mt_tie_cut(moot_str text, moot_str sign, moot_str *a, moot_str *b)
{
    for (size_t i = 0; i < text.len; i++)
        if (mt_str_eq(word_between(text, i), sign))
            return cut_at(text, i, sign.len, a, b);
    return false;
}

moot_str mt_tie_code_word(mt_tie_code code)
{
    switch (code) {
    case MT_TIE_EXPLICIT: return MOOT_STR("explicit");
    case MT_TIE_IMPLIED: return MOOT_STR("implied");
    case MT_TIE_BACKGROUND: return MOOT_STR("background");
    }
    return MOOT_STR("explicit");
}

bool mt_tie_code_of(moot_str word, mt_tie_code *code)
{
    for (int c = MT_TIE_EXPLICIT; c <= MT_TIE_BACKGROUND; c++)
        if (mt_str_eq(word, mt_tie_code_word((mt_tie_code)c))) {
            *code = (mt_tie_code)c;
            return true;
        }
    return false;
}

moot_span mt_tie_source(const mt_debate *d, const mt_debate_tie *t)
{
    if (t->source.len)
        return t->source;
    if (t->claim.kind == MT_END_ARGUMENT)
        return d->argument[t->claim.id].source;
    return t->saying < d->sayings ? d->saying[t->saying].source : (moot_span){0, 0};
}

moot_str mt_tie_words(const mt_debate *d, const mt_debate_tie *t)
{
    if (t->quote.len)
        return t->quote;
    moot_span source = mt_tie_source(d, t);
    if (source.len)
        return mt_slice(d->text, source);
    if (t->claim.kind == MT_END_ARGUMENT)
        return d->argument[t->claim.id].text;
    if (t->saying < d->sayings && d->saying[t->saying].text.len)
        return d->saying[t->saying].text;
    return d->statement[t->claim.id].text;
}

/* ---- the layout ---- */

static bool said_by(const mt_debate_tie *t, mt_side side)
{
    return t->side == side || t->side == MT_SIDE_SHARED;
}

static bool same_pair(const mt_debate_tie *x, const mt_debate_tie *y)
{
    return (x->a == y->a && x->b == y->b) || (x->a == y->b && x->b == y->a);
}

/* Both signs, one layer, one time, said by one side: told once for each pair. */
static bool clash(const mt_debate_tie *x, const mt_debate_tie *y)
{
    bool one_side = (said_by(x, MT_SIDE_YES) && said_by(y, MT_SIDE_YES)) ||
                    (said_by(x, MT_SIDE_NO) && said_by(y, MT_SIDE_NO)) || x->side == y->side;
    return x->hostile != y->hostile && same_pair(x, y) && one_side &&
           mt_str_eq(x->layer, y->layer) && mt_str_eq(x->when, y->when);
}

/* Only neighbours in the order of pairs are compared: O(ties log ties) but for
 * pairs with many ties. */
static void check_signs(mt_debate *d)
{
    enum { NEAR = 64 };
    uint64_t *key = MT_NEW_ARRAY(&d->arena, uint64_t, (size_t)d->ties + 1);
    uint32_t *rank = MT_NEW_ARRAY(&d->arena, uint32_t, (size_t)d->ties + 1);
    if (!key || !rank)
        return;
    mt_intern pairs;
    mt_intern_init(&pairs, &d->arena, 0x70616972);
    uint64_t *pair = MT_NEW_ARRAY(&d->arena, uint64_t, (size_t)d->ties + 1);
    for (uint32_t i = 0; pair && i < d->ties; i++) {
        uint32_t a = d->tie[i].a, b = d->tie[i].b;
        pair[i] = a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
        uint32_t id = mt_intern_add(&pairs, (moot_str){(const char *)&pair[i], sizeof(pair[i])});
        key[i] = (uint64_t)id << 32 | i;
    }
    mt_sort_u64(key, d->ties);
    for (uint32_t i = 0; i < d->ties; i++) {
        const mt_debate_tie *y = &d->tie[(uint32_t)key[i]];
        bool told = false;
        for (uint32_t k = i; k-- > 0 && i - k < NEAR && key[k] >> 32 == key[i] >> 32 && !told;) {
            told = clash(&d->tie[(uint32_t)key[k]], y);
            if (told)
                mt_model_report(&d->diags, MT_MODEL_BOTH_SIGNS, y->at,
                                mt_arena_printf(&d->arena, "%.*s, %.*s",
                                                MT_ARG(d->actor[y->a].name),
                                                MT_ARG(d->actor[y->b].name)));
        }
    }
}

void mt_lay_out_ties(mt_draft *f, const uint32_t *place)
{
    mt_debate *d = f->d;
    uint32_t n = f->ties.n, used = 0;
    d->actor = f->actors.at;
    d->actors = f->actors.n;
    d->alias = f->aliases.at;
    d->aliases = f->aliases.n;
    d->tie = MT_NEW_ARRAY(&d->arena, mt_debate_tie, n);
    uint64_t *key = MT_NEW_ARRAY(&d->arena, uint64_t, (size_t)n + 1);
    if (!n || !d->tie || !key)
        return;
    for (uint32_t i = 0; i < n; i++) {
        mt_debate_tie *t = &f->ties.at[i];
        bool of_argument = t->claim.kind == MT_END_ARGUMENT;
        t->side = of_argument ? d->argument[t->claim.id].side : MT_SIDE_NONE;
        if (!of_argument) {
            t->saying = place[t->saying];
            t->side = d->saying[t->saying].side;
            t->side = t->side == MT_SIDE_NONE ? d->statement[t->claim.id].side : t->side;
        }
        uint64_t rank = of_argument ? (uint64_t)d->sayings + t->claim.id : t->saying;
        key[i] = rank << 32 | i;
    }
    mt_sort_u64(key, n);
    for (uint32_t i = 0; i < n; i++)
        d->tie[used++] = f->ties.at[(uint32_t)key[i]];
    d->ties = used;
    check_signs(d);
}
