/* Parties -> actors. */
#include "mine/cast.h"

typedef struct settler {
    mt_cast *cast;
    mt_arena *arena;
    moot_str text;
    mt_cast_party *party;
    uint32_t parties;
} settler;

static uint32_t root_of(const settler *f, uint32_t p)
{
    while (f->party[p].same != p)
        p = f->party[p].same;
    return p;
}

static void unite(settler *f, uint32_t a, uint32_t b)
{
    a = root_of(f, a);
    b = root_of(f, b);
    if (a < b)
        f->party[b].same = a;
    else
        f->party[a].same = b;
}

/* ---- several names of one ---- */

static moot_str first_word(moot_str key)
{
    size_t blank = mt_str_find(key, MOOT_STR(" "));
    return blank == SIZE_MAX ? key : mt_sub(key, 0, blank);
}

static moot_str last_word(moot_str key)
{
    size_t at = key.len;
    while (at > 0 && key.ptr[at - 1] != ' ')
        at--;
    return mt_sub(key, at, key.len - at);
}

/* Between the words of a name. */
static bool is_small(moot_str word)
{
    static const char *const small[] = {"of", "for", "the", "and"};
    return mt_listed(small, sizeof(small) / sizeof(*small), word);
}

bool mt_is_acronym(moot_str shortened, moot_str key)
{
    size_t n = 0;
    for (size_t i = 0; i < key.len; i++) {
        if (i > 0 && key.ptr[i - 1] != ' ')
            continue;
        bool same = n < shortened.len && shortened.ptr[n] == key.ptr[i];
        /* "TfL", but "CMA": a small word may have its letter. */
        if (!same && is_small(first_word(mt_sub(key, i, key.len - i))))
            continue;
        if (!same)
            return false;
        n++;
    }
    return n == shortened.len && n > 1;
}

/* The last word, without "al-"; none in "Transport for London", which London does not shorten. */
static moot_str family_name(moot_str key)
{
    moot_str last = last_word(key);
    if (is_small(last_word(mt_str_trim(mt_sub(key, 0, key.len - last.len)))))
        return (moot_str){"", 0};
    size_t dash = mt_str_find(last, MOOT_STR("-"));
    bool article = mt_str_starts(last, MOOT_STR("al-")) || mt_str_starts(last, MOOT_STR("el-"));
    return article ? mt_sub(last, dash + 1, last.len - dash - 1) : last;
}

/* "Putin" is Vladimir Putin, "the Institute" is not: a single word that ends, begins or shortens a
 * longer name. */
static void join_names(settler *f)
{
    for (uint32_t i = 0; i < f->parties; i++) {
        const mt_cast_party *a = &f->party[i];
        if (a->row != MT_NO_ID || !a->single)
            continue;
        for (uint32_t j = 0; j < f->parties; j++) {
            const mt_cast_party *b = &f->party[j];
            bool office = i != j && b->title.len && mt_str_eq(a->key, b->title);
            if (b->row != MT_NO_ID || (b->single && !office))
                continue;
            if (office || mt_str_eq(a->key, family_name(b->key)) ||
                mt_str_eq(a->key, first_word(b->key)) || mt_is_acronym(a->key, b->key)) {
                unite(f, i, j);
                break;
            }
        }
    }
}

/* "The Bank" is the Bank of England, "the Fund" the International Monetary Fund, where the text
 * names one known body of more words that begins or ends so, and only one. */
static uint32_t body_called(const settler *f, moot_str key)
{
    uint32_t found = MT_NO_ID;
    for (uint32_t i = 0; i < f->cast->mentions.n; i++) {
        const mt_mention *m = &f->cast->mentions.at[i];
        const mt_cast_party *p = &f->party[m->actor];
        if (p->row == MT_NO_ID || p->kind != MT_NAME_BODY || m->to < m->from + 2)
            continue;
        const mt_words *ws = &f->cast->words[m->block][m->block < 2 ? m->unit : 0];
        if (!mt_str_eq(ws->at[m->from].low, key) && !mt_str_eq(mt_bare(ws->at[m->to - 1].low), key))
            continue;
        if (found != MT_NO_ID && root_of(f, found) != root_of(f, m->actor))
            return MT_NO_ID;
        found = m->actor;
    }
    return found;
}

static void join_bodies(settler *f)
{
    for (uint32_t i = 0; i < f->parties; i++) {
        const mt_cast_party *a = &f->party[i];
        if (a->row != MT_NO_ID || !a->single || root_of(f, i) != i || !mt_is_body_noun(a->key))
            continue;
        uint32_t body = body_called(f, a->key);
        if (body != MT_NO_ID)
            f->party[i].same = root_of(f, body);
    }
}

/* ---- parties -> actors ---- */

static bool calls(const mt_reading_actor *a, moot_str name)
{
    bool known = mt_str_eq_nocase(a->name, name);
    for (uint32_t i = 0; i < a->aliases.n; i++)
        known |= mt_str_eq_nocase(a->aliases.at[i], name);
    return known;
}

/* The name as it is written, but "the" in lower case where it opened a sentence. */
static moot_str name_of(const settler *f, const mt_mention *m)
{
    moot_str name = mt_slice(f->text, m->span);
    if (m->article && name.ptr[0] == 'T')
        name = mt_arena_printf(f->arena, "t%.*s", (int)name.len - 1, name.ptr + 1);
    return name;
}

/* The actor with this name, or MT_NO_ID. */
static uint32_t called(const settler *f, moot_str name)
{
    for (uint32_t i = 0; i < f->cast->actors.n; i++)
        if (calls(&f->cast->actors.at[i], name))
            return i;
    return MT_NO_ID;
}

static uint32_t new_actor(settler *f, moot_str name)
{
    uint32_t id = f->cast->actors.n;
    MT_VEC_PUSH(f->arena, &f->cast->actors, ((mt_reading_actor){.name = name}));
    return id;
}

static void take(settler *f, mt_mention *m, uint32_t *actor_of)
{
    uint32_t p = root_of(f, m->actor);
    moot_str name = name_of(f, m);
    if (!name.len)
        return;
    uint32_t known = called(f, name);
    if (actor_of[p] == MT_NO_ID)
        actor_of[p] = known != MT_NO_ID ? known : new_actor(f, name);
    m->actor = actor_of[p];
    if (m->actor >= f->cast->actors.n || m->shared || called(f, name) != MT_NO_ID)
        return;
    mt_reading_actor *a = &f->cast->actors.at[m->actor];
    MT_VEC_PUSH(f->arena, &a->aliases, name);
}

/* What a party is, by the mentions of all its names. */
typedef enum standing { NO_ACTOR, IF_TIED, ACTOR } standing;

static standing stands(const settler *f, uint32_t p)
{
    const mt_cast_party *at = &f->party[p];
    uint32_t named = 0, placed = 0, governed = 0;
    for (uint32_t i = 0; i < f->parties; i++)
        if (root_of(f, i) == p) {
            named += f->party[i].named;
            placed += f->party[i].placed;
            governed += f->party[i].governed;
        }
    if (named == 0 || at->kind == MT_NAME_PLACE)
        return NO_ACTOR;
    if (at->row != MT_NO_ID || !at->single || placed < named)
        return ACTOR;
    return governed == placed ? IF_TIED : NO_ACTOR;
}

static void settle(settler *f)
{
    uint32_t *actor_of = MT_NEW_ARRAY(f->arena, uint32_t, f->parties), kept = 0;
    standing *is = MT_NEW_ARRAY(f->arena, standing, f->parties);
    if (!actor_of || !is)
        return;
    for (uint32_t i = 0; i < f->parties; i++) {
        actor_of[i] = MT_NO_ID;
        is[i] = stands(f, root_of(f, i));
    }
    /* Names come before adjectives, so that an actor is not called "Iranian". */
    for (uint32_t i = 0; i < f->cast->mentions.n; i++) {
        mt_mention m = f->cast->mentions.at[i];
        if (!m.adjective && is[m.actor] != NO_ACTOR)
            take(f, &m, actor_of);
    }
    for (uint32_t i = 0; i < f->cast->mentions.n; i++) {
        mt_mention m = f->cast->mentions.at[i];
        if (is[m.actor] == NO_ACTOR)
            continue;
        m.weak = is[m.actor] == IF_TIED;
        take(f, &m, actor_of);
        f->cast->mentions.at[kept++] = m;
    }
    f->cast->mentions.n = kept;
}

void mt_cast_settle(mt_cast *cast, mt_arena *arena, moot_str text, mt_cast_parties *parties)
{
    settler f = {
        .cast = cast, .arena = arena, .text = text, .party = parties->at, .parties = parties->n};
    join_names(&f);
    join_bodies(&f);
    settle(&f);
}

bool mt_cast_give(const mt_cast *cast, mt_arena *arena, mt_reading *reading)
{
    uint32_t n = cast->actors.n;
    uint32_t *place = MT_NEW_ARRAY(arena, uint32_t, n);
    bool *kept = MT_NEW_ARRAY(arena, bool, n);
    if (mt_arena_failed(arena))
        return false;
    for (uint32_t i = 0; i < cast->mentions.n; i++)
        kept[cast->mentions.at[i].actor] |=
            !cast->mentions.at[i].common && !cast->mentions.at[i].weak;
    for (uint32_t i = 0; i < reading->ties.n; i++)
        kept[reading->ties.at[i].a] = kept[reading->ties.at[i].b] = true;
    for (uint32_t i = 0; i < n; i++) {
        place[i] = reading->actors.n;
        if (kept[i])
            MT_VEC_PUSH(arena, &reading->actors, cast->actors.at[i]);
    }
    for (uint32_t i = 0; i < reading->ties.n; i++) {
        reading->ties.at[i].a = place[reading->ties.at[i].a];
        reading->ties.at[i].b = place[reading->ties.at[i].b];
    }
    return !mt_arena_failed(arena);
}
