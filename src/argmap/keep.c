/* What the walk finds -> classes, arguments, tags and sections. */
#include "argmap/gather.h"
#include "argmap/reshape.h"
#include "base/sort.h"

/* The lowest byte comes last: it tells neighbours apart. */
static moot_str key_of(char *room, uint32_t what, uint64_t a, uint64_t b)
{
    uint64_t last = __builtin_bswap64(b);
    memcpy(room, &what, 4);
    memcpy(room + 4, &a, 8);
    memcpy(room + 12, &last, 8);
    return (moot_str){room, 20};
}

/* Is this the first time for these numbers? */
static bool first_time(mt_am_gather *g, uint32_t what, uint64_t a, uint64_t b)
{
    char room[20];
    uint32_t known = g->seen.strings.n;
    mt_intern_add(&g->seen, mt_arena_dup(g->m->arena, key_of(room, what, a, b)));
    return g->seen.strings.n > known;
}

bool mt_am_first_relation(mt_am_gather *g, mt_am_relation_kind kind, mt_am_end from, mt_am_end to)
{
    return first_time(g, MT_AM_KEY_RELATION + kind, mt_am_end_key(from), mt_am_end_key(to));
}

bool mt_am_has_relation(const mt_am_gather *g, mt_am_relation_kind kind, mt_am_end from,
                        mt_am_end to)
{
    char room[20];
    moot_str key = key_of(room, MT_AM_KEY_RELATION + kind, mt_am_end_key(from), mt_am_end_key(to));
    return mt_intern_find(&g->seen, key) != MT_NO_ID;
}

uint32_t mt_am_element_of(mt_am_gather *g, bool argument, moot_str title)
{
    mt_am_model *m = g->m;
    uint32_t id = mt_intern_add(argument ? &m->argument_ids : &m->statement_ids, title);
    uint32_t known = argument ? m->arguments.n : m->statements.n;
    if (id != known)
        return id;
    mt_am_element e = {.title = title, .first = MT_NO_ID, .last = MT_NO_ID, .section = MT_NO_ID};
    if (argument)
        MT_VEC_PUSH(m->arena, &m->arguments, e);
    else
        MT_VEC_PUSH(m->arena, &m->statements, e);
    return mt_arena_failed(m->arena) ? MT_NO_ID : id;
}

/* "Untitled N"; written by hand, since there is one for every other statement. */
static moot_str untitled(mt_arena *arena, uint32_t number)
{
    enum { WORD = 9, DIGITS = 10 };
    char title[WORD + DIGITS], *end = title + sizeof(title), *p = end;
    for (; number >= 10; number /= 10)
        *--p = (char)('0' + number % 10);
    *--p = (char)('0' + number);
    p -= WORD;
    memcpy(p, "Untitled ", WORD);
    return mt_arena_dup(arena, (moot_str){p, (size_t)(end - p)});
}

uint32_t mt_am_untitled(mt_am_gather *g, bool argument)
{
    mt_am_model *m = g->m;
    moot_str title;
    do
        title = untitled(m->arena, ++g->made_up);
    while (g->reserved.strings.n && mt_intern_find(&g->reserved, title) != MT_NO_ID);
    uint32_t id = mt_am_element_of(g, argument, title);
    if (id != MT_NO_ID)
        (argument ? m->arguments.at : m->statements.at)[id].untitled = true;
    return id;
}

/* The tag of this name, known from now on. */
static uint32_t tag_of(mt_am_model *m, moot_str name)
{
    uint32_t tag = mt_intern_add(&m->tag_ids, name);
    mt_am_tag t = {.name = name};
    if (tag == m->tags.n)
        MT_VEC_PUSH(m->arena, &m->tags, t);
    return tag;
}

uint32_t mt_am_keep_tags(mt_am_gather *g, uint32_t key, uint32_t *n)
{
    mt_am_model *m = g->m;
    uint32_t start = m->tag_of.n;
    for (uint32_t i = 0; i < g->words.tags.n; i++) {
        uint32_t tag = tag_of(m, mt_doc_title(m->doc, g->words.tags.at[i]));
        /* What stands alone is there once. */
        if (g->words.tags.n == 1 || first_time(g, MT_AM_KEY_MEMBER_TAG, key, tag))
            MT_VEC_PUSH(m->arena, &m->tag_of, tag);
    }
    *n = m->tag_of.n - start;
    return start;
}

static void join_section(mt_am_element *e, const mt_am_member *member)
{
    const mt_value *said = mt_value_get(member->data, "isInGroup");
    if (mt_am_is_true(said) || (!member->reference && !said && e->section == MT_NO_ID))
        e->section = member->section;
}

/* Few tags are looked through, many are remembered by key. */
static bool is_new_tag(mt_am_gather *g, const mt_am_element *e, uint32_t what, uint32_t owner,
                       uint32_t tag)
{
    enum { FEW = 8 };
    for (uint32_t i = 0; i < e->tags.n && i < FEW; i++)
        if (e->tags.at[i] == tag)
            return false;
    return e->tags.n < FEW || first_time(g, what, owner, tag);
}

void mt_am_keep_member(mt_am_gather *g, uint32_t member, bool argument)
{
    mt_am_model *m = g->m;
    mt_am_member *one = &m->members.at[member];
    mt_am_element *e = &(argument ? m->arguments.at : m->statements.at)[one->owner];
    if (e->last == MT_NO_ID)
        e->first = member;
    else
        m->members.at[e->last].next = member;
    e->last = member;
    uint32_t what = argument ? MT_AM_KEY_ARGUMENT_TAG : MT_AM_KEY_CLASS_TAG;
    for (uint32_t i = 0; i < one->tags; i++) {
        uint32_t tag = m->tag_of.at[one->tag + i];
        if (is_new_tag(g, e, what, one->owner, tag))
            MT_VEC_PUSH(m->arena, &e->tags, tag);
    }
    if (one->data)
        e->data = e->data ? mt_am_merge(e->data, one->data, m->arena) : one->data;
    one->section = g->section;
    join_section(e, one);
    if (one->role == MT_AM_TOP_LEVEL)
        e->used |= MT_AM_USED_TOP;
    else if (one->role == MT_AM_IN_RELATION)
        e->used |= MT_AM_USED_RELATION;
}

void mt_am_keep_section(mt_am_gather *g, const mt_am_section *section)
{
    mt_am_model *m = g->m;
    uint32_t id = m->sections.n, parent = g->section;
    mt_am_section *s = m->sections.at;
    for (; parent != MT_NO_ID && s[parent].level >= section->level; parent = s[parent].parent) {
        s[parent].cut = s[parent].has_end = true;
        s[parent].place.end_line = section->place.line - 1;
        s[parent].place.end_column = 0;
    }
    MT_VEC_PUSH(m->arena, &m->sections, *section);
    if (m->sections.n == id)
        return;
    s = m->sections.at;
    s[id].parent = parent;
    uint32_t *first = parent == MT_NO_ID ? &m->top_sections : &s[parent].first;
    uint32_t *last = parent == MT_NO_ID ? &m->last_top_section : &s[parent].last;
    if (*last == MT_NO_ID)
        *first = id;
    else
        s[*last].next = id;
    *last = id;
    if (section->level > m->max_level)
        m->max_level = section->level;
    g->section = id;
}

/* A title that a program would list by number: its value + 1, or 0. */
static uint64_t whole_number(moot_str s)
{
    uint64_t x = 0;
    if (s.len == 0 || s.len > 10 || (s.ptr[0] == '0' && s.len > 1))
        return 0;
    for (size_t i = 0; i < s.len; i++) {
        if (!mt_is_digit(s.ptr[i]))
            return 0;
        x = x * 10 + (uint64_t)(s.ptr[i] - '0');
    }
    return x < UINT32_MAX ? x + 1 : 0;
}

static uint32_t *order_of(mt_arena *arena, const mt_am_element *e, uint32_t n)
{
    uint32_t *order = MT_NEW_ARRAY(arena, uint32_t, n), numbers = 0, next = 0;
    for (uint32_t i = 0; i < n; i++)
        numbers += whole_number(e[i].title) != 0;
    uint64_t *list = MT_NEW_ARRAY(arena, uint64_t, numbers);
    if (!order || (numbers && !list))
        return NULL;
    for (uint32_t i = 0; i < n; i++)
        if (whole_number(e[i].title))
            list[next++] = whole_number(e[i].title) << 32 | i;
    if (numbers)
        mt_sort_u64(list, numbers);
    for (uint32_t i = 0; i < numbers; i++)
        order[i] = (uint32_t)list[i];
    for (uint32_t i = 0; i < n; i++)
        if (!whole_number(e[i].title))
            order[next++] = i;
    return order;
}

void mt_am_order(mt_am_model *m)
{
    m->statement_order = order_of(m->arena, m->statements.at, m->statements.n);
    m->argument_order = order_of(m->arena, m->arguments.at, m->arguments.n);
}

static void take_section(mt_am_model *m, mt_am_element *e, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (e[i].section == MT_NO_ID && e[i].first != MT_NO_ID)
            e[i].section = m->members.at[e[i].first].section;
}

void mt_am_keep_last(mt_am_gather *g, bool any_block)
{
    mt_am_model *m = g->m;
    mt_am_place end = {0, 0, 0, 0};
    if (any_block && g->end)
        end = mt_am_place_of(g, g->end - 1, g->end);
    for (uint32_t i = g->section; i != MT_NO_ID && any_block; i = m->sections.at[i].parent) {
        m->sections.at[i].has_end = true;
        m->sections.at[i].place.end_line = end.end_line;
        m->sections.at[i].place.end_column = end.end_column;
    }
    take_section(m, m->statements.at, m->statements.n);
    take_section(m, m->arguments.at, m->arguments.n);
    mt_am_order(m);
}

mt_am_place mt_am_place_of(mt_am_gather *g, uint32_t start, uint32_t end)
{
    mt_am_place p;
    mt_am_lines_at(&g->lines, start, &p.line, &p.column);
    p.end_line = p.line;
    p.end_column = p.column;
    if (end > start)
        mt_am_lines_before(&g->lines, end, &p.end_line, &p.end_column);
    return p;
}

mt_am_text mt_am_canonical(const mt_am_model *m, const mt_am_element *e)
{
    const mt_am_member *last = NULL, *marked = NULL;
    for (uint32_t i = e->first; i != MT_NO_ID; i = m->members.at[i].next) {
        const mt_am_member *one = &m->members.at[i];
        if (one->reference || one->gone)
            continue;
        last = one;
        if (mt_am_truth(mt_value_get(one->data, "isCanonical")))
            marked = one;
    }
    last = marked ? marked : last;
    return last ? last->text : (mt_am_text){.words = {NULL, 0}};
}
