/* Files in files -> one text.  The open files lie on a stack of fixed size. */
#include "argdown/include.h"

#include "base/intern.h"
#include "base/utf8.h"

enum { DEEPEST = 16, MOST_BYTES = 64 << 20 };
enum { MISSING, OUTSIDE, CYCLE, LARGE, NO_TEXT };

const mt_code mt_include_codes[] = {
    {"IN001", MOOT_ERROR, "a file to be included that is not there",
     "write its path from the folder of this file"},
    {"IN002", MOOT_ERROR, "a file to be included that lies outside the folder",
     "put it into the folder of the document or below"},
    {"IN003", MOOT_ERROR, "a file that includes itself", "take one of the includes out"},
    {"IN004", MOOT_ERROR, "includes that are too large or too deep",
     "use at most 64 MiB and 16 files inside one another"},
    {"IN005", MOOT_ERROR, "a file to be included that is no UTF-8", "save it as UTF-8"},
    {NULL, MOOT_NOTE, NULL, NULL},
};

typedef struct level {
    uint32_t file, at;
} level;

typedef struct includer {
    mt_included *to;
    mt_arena *arena;
    mt_include_load *load;
    void *ctx;
    mt_intern paths; /* in the order of the files */
    char *at;
    size_t n, cap;
    uint32_t depth;
    level open[DEEPEST];
} includer;

static void put(includer *x, moot_str s)
{
    if (x->cap - x->n < s.len) {
        size_t cap = (x->n + s.len) * 2 + 4096;
        char *more = mt_arena_alloc(x->arena, cap, 1);
        if (!more)
            return;
        if (x->n)
            memcpy(more, x->at, x->n);
        x->at = more;
        x->cap = cap;
    }
    if (s.len)
        memcpy(x->at + x->n, s.ptr, s.len);
    x->n += s.len;
}

static void begin_part(includer *x)
{
    const level *l = &x->open[x->depth - 1];
    mt_include_part part = {(uint32_t)x->n, l->file, l->at};
    MT_VEC_PUSH(x->arena, &x->to->parts, part);
}

moot_str mt_include_path(mt_arena *arena, moot_str from, moot_str path)
{
    size_t folder = from.len;
    while (folder && from.ptr[folder - 1] != '/')
        folder--;
    char *to = mt_arena_alloc(arena, folder + path.len + 2, 1);
    if (!to || !path.len || path.ptr[0] == '/' || memchr(path.ptr, '\0', path.len) ||
        memchr(path.ptr, '\\', path.len))
        return MOOT_STR("");
    if (folder)
        memcpy(to, from.ptr, folder);
    size_t n = folder;
    for (size_t i = 0; i <= path.len;) {
        size_t end = i;
        while (end < path.len && path.ptr[end] != '/')
            end++;
        moot_str word = mt_sub(path, i, end - i);
        i = end + 1;
        if (mt_str_eq(word, MOOT_STR("..")) && n == 0)
            return MOOT_STR("");
        if (mt_str_eq(word, MOOT_STR(".."))) {
            n--;
            while (n && to[n - 1] != '/')
                n--;
        } else if (word.len && !mt_str_eq(word, MOOT_STR("."))) {
            memcpy(to + n, word.ptr, word.len);
            n += word.len;
            to[n++] = '/';
        }
    }
    return n ? (moot_str){to, n - 1} : MOOT_STR("");
}

static void found(includer *x, int which, size_t len, moot_str path)
{
    const mt_code *c = &mt_include_codes[which];
    mt_diag_add(&x->to->diags, c->severity, c->code, (moot_span){(uint32_t)x->n, (uint32_t)len},
                c->hint, "%s: '%.*s'", c->title, (int)(path.len > 200 ? 200 : path.len), path.ptr);
}

static bool is_open(const includer *x, uint32_t file)
{
    for (uint32_t i = 0; i < x->depth; i++)
        if (x->open[i].file == file)
            return true;
    return false;
}

static bool read_file(includer *x, moot_str path, size_t len, moot_str named)
{
    mt_include_file file = {.path = path};
    mt_include_answer answer = path.len ? x->load(x->ctx, path, &file.text) : MT_INCLUDE_OUTSIDE;
    if (answer == MT_INCLUDE_READ && mt_utf8_invalid(file.text) != SIZE_MAX)
        answer = MT_INCLUDE_NO_TEXT;
    if (answer == MT_INCLUDE_READ && (x->depth == DEEPEST || x->n + file.text.len > MOST_BYTES))
        answer = MT_INCLUDE_LARGE;
    switch (answer) {
    case MT_INCLUDE_MISSING: found(x, MISSING, len, named); return false;
    case MT_INCLUDE_OUTSIDE: found(x, OUTSIDE, len, named); return false;
    case MT_INCLUDE_LARGE: found(x, LARGE, len, named); return false;
    case MT_INCLUDE_NO_TEXT: found(x, NO_TEXT, len, named); return false;
    case MT_INCLUDE_READ: break;
    }
    if (mt_str_starts(file.text, MOOT_STR("\xEF\xBB\xBF")))
        file.text = mt_sub(file.text, 3, file.text.len - 3);
    mt_intern_add(&x->paths, path);
    x->open[x->depth++] = (level){x->to->files.n, 0};
    MT_VEC_PUSH(x->arena, &x->to->files, file);
    return true;
}

/* The directive of `len` bytes that names `named`.  False if it stays as it is. */
static bool include(includer *x, moot_str named, size_t len)
{
    moot_str from = x->to->files.at[x->open[x->depth - 1].file].path;
    moot_str path = mt_include_path(x->arena, from, named);
    uint32_t known = path.len ? mt_intern_find(&x->paths, path) : MT_NO_ID;
    if (known == MT_NO_ID)
        return read_file(x, path, len, named);
    if (is_open(x, known))
        found(x, CYCLE, len, named);
    put(x, MOOT_STR("<!-- included already -->"));
    return true;
}

/* The next `@include(path)` in `s` from `at` on: its place, or s.len.  A path has one line. */
static size_t next_directive(moot_str s, size_t at, moot_str *named, size_t *len)
{
    static const char word[] = "@include(";
    for (size_t i = at; i < s.len; i++) {
        const char *hit = memchr(s.ptr + i, '@', s.len - i);
        if (!hit)
            break;
        i = (size_t)(hit - s.ptr);
        moot_str rest = mt_sub(s, i, s.len - i);
        if (!mt_str_starts(rest, mt_str(word)) || (i && s.ptr[i - 1] == '\\'))
            continue;
        size_t end = sizeof(word) - 1;
        while (end < rest.len && rest.ptr[end] != ')' && rest.ptr[end] != '\n' &&
               rest.ptr[end] != '\r')
            end++;
        if (end == rest.len || rest.ptr[end] != ')')
            continue;
        *named = mt_str_trim(mt_sub(rest, sizeof(word) - 1, end - (sizeof(word) - 1)));
        *len = end + 1;
        return i;
    }
    return s.len;
}

static void expand(includer *x)
{
    begin_part(x);
    while (x->depth && !mt_arena_failed(x->arena)) {
        level *l = &x->open[x->depth - 1];
        moot_str s = x->to->files.at[l->file].text, named;
        size_t len = 0, at = next_directive(s, l->at, &named, &len);
        put(x, mt_sub(s, l->at, at - l->at));
        if (at == s.len) {
            x->depth--;
            if (x->depth)
                begin_part(x);
            continue;
        }
        l->at = (uint32_t)(at + len);
        if (include(x, named, len)) {
            begin_part(x);
            continue;
        }
        l->at = (uint32_t)at;
        begin_part(x);
        put(x, mt_sub(s, at, len));
        l->at = (uint32_t)(at + len);
    }
}

moot_status mt_include_all(mt_included *to, mt_arena *arena, moot_str name, moot_str text,
                           mt_include_load *load, void *ctx)
{
    moot_str named;
    size_t len;
    *to = (mt_included){.text = text, .diags = {.arena = arena}};
    if (text.len > MOST_BYTES || next_directive(text, 0, &named, &len) == text.len)
        return MOOT_OK;
    includer *x = MT_NEW(arena, includer);
    if (!x)
        return MOOT_E_NOMEM;
    *x = (includer){.to = to, .arena = arena, .load = load, .ctx = ctx};
    mt_intern_init(&x->paths, arena, 0);
    mt_include_file first = {.path = name, .text = text};
    MT_VEC_PUSH(arena, &to->files, first);
    mt_intern_add(&x->paths, name);
    x->open[x->depth++] = (level){0, 0};
    if (!mt_arena_failed(arena))
        expand(x);
    to->text = (moot_str){x->at ? x->at : "", x->n};
    return mt_arena_failed(arena) ? MOOT_E_NOMEM : MOOT_OK;
}

const mt_include_part *mt_include_part_at(const mt_included *in, uint32_t off)
{
    uint32_t low = 0, high = in->parts.n;
    while (high - low > 1) {
        uint32_t mid = low + (high - low) / 2;
        if (in->parts.at[mid].at <= off)
            low = mid;
        else
            high = mid;
    }
    return &in->parts.at[low];
}
