/* Data of the kind that most documents have, read without libyaml: a map in braces, whose
 * values are plain scalars or lists of them, all on one line.  What this does not know for
 * certain it leaves to libyaml; the values and their places are the same (tests/unit/test_yaml.c
 * compares).  Linear in the text, but for keys: few are compared with each other. */
#include "argdown/yaml_plain.h"

enum { MAX_KEYS = 16, MAX_ITEMS = 64, MAX_PLAIN = 512 };

typedef struct plain {
    moot_str text;
    uint32_t i, at; /* here; of the text in the document */
    mt_arena *arena;
    mt_plain_scalar *resolve;
} plain;

static char here(const plain *p)
{
    if (p->i < p->text.len)
        return p->text.ptr[p->i];
    return '\0';
}

static void skip_blanks(plain *p)
{
    while (here(p) == ' ')
        p->i++;
}

static bool take(plain *p, char c)
{
    if (here(p) != c)
        return false;
    p->i++;
    skip_blanks(p);
    return true;
}

static bool is_plain(char c)
{
    return mt_is_alpha(c) || mt_is_digit(c) || c == '_';
}

/* Letters and digits, within them also single blanks, points and hyphens. */
static bool read_scalar(plain *p, mt_value *v)
{
    uint32_t start = p->i, end = start;
    if (!is_plain(here(p)))
        return false;
    for (char c; is_plain(c = here(p)) || c == ' ' || c == '.' || c == '-'; p->i++)
        if (is_plain(c))
            end = p->i + 1;
        else if (p->i > end)
            return false;
    if (p->i > end + 1 || (p->i > end && p->text.ptr[end] != ' '))
        return false;
    moot_str words = mt_sub(p->text, start, end - start);
    *v = (mt_value){.kind = MT_STRING,
                    .text = mt_arena_dup(p->arena, words),
                    .span = {p->at + start, end - start}};
    return true;
}

static bool read_list(plain *p, mt_value *v)
{
    mt_value item[MAX_ITEMS];
    uint32_t start = p->i, n = 0;
    if (!take(p, '['))
        return false;
    do {
        if (n == MAX_ITEMS || !read_scalar(p, &item[n]))
            return false;
        p->resolve(&item[n++]);
    } while (take(p, ','));
    if (here(p) != ']')
        return false;
    p->i++;
    *v = (mt_value){.kind = MT_LIST, .n = n, .span = {p->at + start, p->i - start}};
    v->item = mt_arena_alloc(p->arena, n, sizeof(*item));
    if (v->item)
        memcpy(v->item, item, n * sizeof(*item));
    skip_blanks(p);
    return true;
}

static bool read_entry(plain *p, moot_str *key, mt_value *v)
{
    mt_value name;
    if (!read_scalar(p, &name) || p->text.ptr[p->i - 1] == ' ' || here(p) != ':')
        return false;
    p->i++;
    if (here(p) != ' ')
        return false;
    skip_blanks(p);
    *key = name.text;
    if (here(p) == '[')
        return read_list(p, v);
    if (!read_scalar(p, v))
        return false;
    p->resolve(v);
    return true;
}

static bool is_known(const moot_str *key, uint32_t n, moot_str new)
{
    for (uint32_t i = 0; i < n; i++)
        if (mt_str_eq(key[i], new))
            return true;
    return false;
}

bool mt_yaml_plain(moot_str text, uint32_t at, mt_arena *arena, mt_plain_scalar *resolve,
                   mt_value *v)
{
    moot_str key[MAX_KEYS];
    mt_value item[MAX_KEYS];
    uint32_t n = 0;
    plain p = {.text = text, .at = at, .arena = arena, .resolve = resolve};
    if (text.len > MAX_PLAIN || !take(&p, '{'))
        return false;
    do {
        if (n == MAX_KEYS || !read_entry(&p, &key[n], &item[n]) || is_known(key, n, key[n]))
            return false;
        n++;
    } while (take(&p, ','));
    if (here(&p) != '}' || p.i + 1 != text.len)
        return false;
    *v = (mt_value){.kind = MT_MAP, .n = n, .span = {at, (uint32_t)text.len}};
    moot_str *keys = mt_arena_alloc(arena, n, sizeof(*key));
    mt_value *items = mt_arena_alloc(arena, n, sizeof(*item));
    if (!keys || !items)
        return true; /* the arena knows that memory is short */
    memcpy(keys, key, n * sizeof(*key));
    memcpy(items, item, n * sizeof(*item));
    v->key = keys;
    v->item = items;
    return true;
}
