/* YAML text -> plain values, by the events of libyaml, but for the plainest data.  The only
 * file that includes <yaml.h>. */
#include "argdown/yaml.h"

#include "argdown/codes.h"
#include "argdown/yaml_plain.h"
#include "base/intern.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <yaml.h>

enum { MAX_BYTES = 64 * 1024, MAX_DEPTH = 32 };

/* A map or list being read. */
typedef struct level {
    mt_value_kind kind;
    uint32_t start;
    bool has_key; /* MT_MAP: a key was read, its value comes next */
    bool twice;   /* that key was there before: forget the value */
    moot_str key;
    mt_intern keys;
    MT_VEC(mt_value) items;
} level;

typedef struct reader {
    moot_str text;
    uint32_t at; /* of the text in the document */
    mt_arena *arena;
    mt_diags *diags;
    size_t chars, bytes; /* a place in the text, counted both ways */
    uint32_t depth;
    level level[MAX_DEPTH];
    mt_value root;
    bool has_root, stop;
} reader;

/* libyaml counts characters; places come mostly in rising order. */
static uint32_t place(reader *r, const yaml_mark_t *mark)
{
    if (mark->index < r->chars)
        r->chars = r->bytes = 0;
    r->bytes +=
        mt_utf8_offset(mt_sub(r->text, r->bytes, r->text.len - r->bytes), mark->index - r->chars);
    r->chars = mark->index;
    return r->at + (uint32_t)r->bytes;
}

static moot_span span_of(reader *r, const yaml_event_t *e)
{
    uint32_t start = place(r, &e->start_mark), stop = place(r, &e->end_mark);
    return (moot_span){start, stop > start ? stop - start : 0};
}

static bool is_one_of(moot_str s, const char *const *words)
{
    for (; *words; words++)
        if (mt_str_eq(s, mt_str(*words)))
            return true;
    return false;
}

/* The digits of a JSON-like number at `i`; the place after them. */
static size_t digits(moot_str s, size_t i)
{
    while (i < s.len && mt_is_digit(s.ptr[i]))
        i++;
    return i;
}

static bool is_decimal(moot_str s)
{
    size_t i = s.len && (s.ptr[0] == '-' || s.ptr[0] == '+');
    size_t whole = digits(s, i), n = whole - i;
    i = whole;
    if (i < s.len && s.ptr[i] == '.') {
        size_t part = digits(s, i + 1);
        n += part - i - 1;
        i = part;
    }
    if (n && i < s.len && (s.ptr[i] == 'e' || s.ptr[i] == 'E')) {
        i++;
        i += i < s.len && (s.ptr[i] == '-' || s.ptr[i] == '+');
        size_t stop = digits(s, i);
        if (stop == i)
            return false;
        i = stop;
    }
    return n && i == s.len;
}

/* 0x1f and 0o17. */
static bool read_radix(moot_str s, double *number)
{
    static const char figures[] = "0123456789abcdef";
    int base = mt_str_starts(s, MOOT_STR("0x")) ? 16 : mt_str_starts(s, MOOT_STR("0o")) ? 8 : 0;
    if (!base || s.len < 3)
        return false;
    double x = 0;
    for (size_t i = 2; i < s.len; i++) {
        const char *hit = memchr(figures, mt_to_lower(s.ptr[i]), (size_t)base);
        if (!hit)
            return false;
        x = x * base + (double)(hit - figures);
    }
    *number = x;
    return true;
}

static bool read_number(moot_str s, double *number)
{
    char copy[64];
    if (read_radix(s, number))
        return true;
    if (!is_decimal(s) || s.len >= sizeof(copy))
        return false;
    memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    *number = strtod(copy, NULL);
    return isfinite(*number);
}

/* A plain scalar by the core rules of YAML 1.2; .inf and .nan stay strings. */
static void resolve(mt_value *v)
{
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL", NULL};
    static const char *const trues[] = {"true", "True", "TRUE", NULL};
    static const char *const falses[] = {"false", "False", "FALSE", NULL};
    if (is_one_of(v->text, nulls)) {
        v->kind = MT_NULL;
    } else if (is_one_of(v->text, trues) || is_one_of(v->text, falses)) {
        v->kind = MT_BOOL;
        v->truth = is_one_of(v->text, trues);
    } else if (read_number(v->text, &v->number)) {
        v->kind = MT_NUMBER;
    }
}

static void refuse(reader *r, moot_span span, const char *what)
{
    MT_AD_FOUND(r->diags, MT_AD_YAML_REFUSED, span, "%s in the data", what);
}

/* Give a finished value to the innermost open level. */
static void place_value(reader *r, mt_value v)
{
    if (!r->depth) {
        r->root = v;
        r->has_root = true;
        return;
    }
    level *l = &r->level[r->depth - 1];
    if (l->kind == MT_MAP) {
        l->has_key = false;
        if (l->twice)
            return;
        mt_intern_add(&l->keys, l->key);
    }
    MT_VEC_PUSH(r->arena, &l->items, v);
}

static void take_key(reader *r, mt_value key)
{
    level *l = &r->level[r->depth - 1];
    l->key = key.text;
    l->has_key = true;
    l->twice = mt_intern_find(&l->keys, key.text) != MT_NO_ID;
    if (l->twice)
        MT_AD_FOUND(r->diags, MT_AD_YAML_KEY_TWICE, key.span, "the key '%.*s' is there twice",
                    (int)(key.text.len > 60 ? 60 : key.text.len), key.text.ptr);
}

static bool wants_key(const reader *r)
{
    return r->depth && r->level[r->depth - 1].kind == MT_MAP && !r->level[r->depth - 1].has_key;
}

static void take_scalar(reader *r, const yaml_event_t *e)
{
    mt_value v = {.kind = MT_STRING, .span = span_of(r, e)};
    v.text = mt_arena_dup(r->arena,
                          (moot_str){(const char *)e->data.scalar.value, e->data.scalar.length});
    if (e->data.scalar.tag)
        refuse(r, v.span, "a tag");
    if (e->data.scalar.anchor)
        refuse(r, v.span, "an anchor");
    if (wants_key(r)) {
        take_key(r, v);
        return;
    }
    if (e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
        resolve(&v);
    place_value(r, v);
}

static void open_level(reader *r, mt_value_kind kind, const yaml_event_t *e)
{
    moot_span span = span_of(r, e);
    if (wants_key(r)) {
        refuse(r, span, "a composed key");
        r->stop = true;
    } else if (r->depth == MAX_DEPTH) {
        MT_AD_FOUND(r->diags, MT_AD_YAML_LIMIT, span, "data nested more than %d levels deep",
                    (int)MAX_DEPTH);
        r->stop = true;
    } else {
        level *l = &r->level[r->depth++];
        *l = (level){.kind = kind, .start = span.off};
        mt_intern_init(&l->keys, r->arena, 0);
    }
    const yaml_char_t *tag =
        kind == MT_MAP ? e->data.mapping_start.tag : e->data.sequence_start.tag;
    const yaml_char_t *anchor =
        kind == MT_MAP ? e->data.mapping_start.anchor : e->data.sequence_start.anchor;
    if (tag || anchor)
        refuse(r, span, tag ? "a tag" : "an anchor");
}

static void close_level(reader *r, uint32_t end)
{
    level *l = &r->level[--r->depth];
    mt_value v = {.kind = l->kind, .span = {l->start, end > l->start ? end - l->start : 0}};
    v.n = l->items.n;
    v.item = l->items.at;
    v.key = l->keys.strings.at;
    if (l->kind == MT_MAP && v.n > l->keys.strings.n)
        v.n = l->keys.strings.n; /* only when memory is short */
    place_value(r, v);
}

static void take_event(reader *r, const yaml_event_t *e)
{
    switch (e->type) {
    case YAML_SCALAR_EVENT: take_scalar(r, e); break;
    case YAML_SEQUENCE_START_EVENT: open_level(r, MT_LIST, e); break;
    case YAML_MAPPING_START_EVENT: open_level(r, MT_MAP, e); break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: close_level(r, place(r, &e->end_mark)); break;
    case YAML_ALIAS_EVENT:
        refuse(r, span_of(r, e), "an alias");
        if (wants_key(r))
            r->stop = true;
        else
            place_value(r, (mt_value){.kind = MT_NULL, .span = span_of(r, e)});
        break;
    case YAML_DOCUMENT_START_EVENT:
        if (r->has_root) {
            refuse(r, span_of(r, e), "a second document");
            r->stop = true;
        }
        break;
    case YAML_STREAM_END_EVENT: r->stop = true; break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_END_EVENT: break;
    }
}

static void read_events(reader *r, yaml_parser_t *parser)
{
    while (!r->stop && !mt_arena_failed(r->arena)) {
        yaml_event_t e;
        if (!yaml_parser_parse(parser, &e)) {
            const yaml_mark_t *mark = &parser->problem_mark;
            const char *problem = parser->problem ? parser->problem : "memory is short";
            if (parser->error == YAML_MEMORY_ERROR)
                r->arena->failed = true;
            else
                MT_AD_FOUND(r->diags, MT_AD_YAML, ((moot_span){place(r, mark), 0}), "not YAML: %s",
                            problem);
            return;
        }
        take_event(r, &e);
        yaml_event_delete(&e);
    }
}

static const mt_value *read_all(reader *r, moot_str text, uint32_t at, mt_arena *arena,
                                mt_diags *diags)
{
    mt_value *root = MT_NEW(arena, mt_value);
    yaml_parser_t parser;
    if (!root || !yaml_parser_initialize(&parser)) {
        arena->failed = true;
        return NULL;
    }
    *r = (reader){.text = text, .at = at, .arena = arena, .diags = diags};
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text.ptr, text.len);
    read_events(r, &parser);
    yaml_parser_delete(&parser);
    /* After a fault, what was read so far stands. */
    while (r->depth)
        close_level(r, at + (uint32_t)text.len);
    *root = r->root;
    return r->has_root && !mt_arena_failed(arena) ? root : NULL;
}

const mt_value *mt_yaml_read(moot_str text, uint32_t at, mt_arena *arena, mt_diags *diags)
{
    if (text.len > MAX_BYTES) {
        MT_AD_FOUND(diags, MT_AD_YAML_LIMIT, ((moot_span){at, (uint32_t)text.len}),
                    "%zu bytes of data", text.len);
        return NULL;
    }
    mt_value plain;
    if (mt_yaml_plain(text, at, arena, resolve, &plain)) {
        mt_value *root = MT_NEW(arena, mt_value);
        if (root)
            *root = plain;
        return mt_arena_failed(arena) ? NULL : root;
    }
    /* The reader is large and gone when the values are there: it is not kept in the arena. */
    reader *r = arena->failed ? NULL : arena->alloc.resize(arena->alloc.ctx, NULL, 0, sizeof(*r));
    if (!r) {
        arena->failed = true;
        return NULL;
    }
    const mt_value *root = read_all(r, text, at, arena, diags);
    arena->alloc.resize(arena->alloc.ctx, r, sizeof(*r), 0);
    return root;
}
