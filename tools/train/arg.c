/* The annotated texts of data/ -> arrays. */
#include "arg.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

enum { FILE_MAX = 1 << 20, NAMES_MAX = 4096 };

typedef struct reader {
    mt_arena *arena;
    arg_file *to;
    char *text; /* of the file in hand, as it grows */
    size_t n;
    arg_side *side;
    bool crossing, other; /* in == cross; in another part */
    moot_str what;
} reader;

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The *.arg of `dir`/`part`, as "part/NNN.arg" in order. */
static uint32_t list(mt_arena *arena, const char *dir, const char *part, char **names)
{
    DIR *d = opendir(mt_arena_printf(arena, "%s/%s", dir, part).ptr);
    uint32_t n = 0;
    for (const struct dirent *e; d && (e = readdir(d)) && n < NAMES_MAX;)
        if (mt_str_ends(mt_str(e->d_name), MOOT_STR(".arg"))) {
            moot_str name = mt_arena_printf(arena, "%s/%s", part, e->d_name);
            names[n] = MT_NEW_ARRAY(arena, char, name.len + 1);
            if (names[n])
                memcpy(names[n++], name.ptr, name.len);
        }
    if (d)
        closedir(d);
    qsort(names, n, sizeof(*names), by_name);
    return n;
}

static bool slurp(mt_arena *arena, const char *dir, const char *name, moot_str *to)
{
    FILE *f = fopen(mt_arena_printf(arena, "%s/%s", dir, name).ptr, "rb");
    char *bytes = MT_NEW_ARRAY(arena, char, FILE_MAX);
    if (!f || !bytes) {
        if (f)
            fclose(f);
        return false;
    }
    size_t n = fread(bytes, 1, FILE_MAX, f);
    fclose(f);
    *to = (moot_str){bytes, n};
    return n > 0 && n < FILE_MAX;
}

static void hash_more(uint64_t *h, moot_str s)
{
    for (size_t i = 0; i < s.len; i++)
        *h = (*h ^ (unsigned char)s.ptr[i]) * 0x100000001B3u;
}

static moot_str word(moot_str *rest)
{
    *rest = mt_str_trim(*rest);
    size_t n = 0;
    while (n < rest->len && !mt_is_space(rest->ptr[n]))
        n++;
    moot_str w = mt_sub(*rest, 0, n);
    *rest = mt_str_trim(mt_sub(*rest, n, rest->len - n));
    return w;
}

static moot_span put(reader *r, moot_str s, const char *before)
{
    size_t gap = strlen(before);
    memcpy(r->text + r->n, before, gap);
    memcpy(r->text + r->n + gap, s.ptr, s.len);
    moot_span at = {(uint32_t)(r->n + gap), (uint32_t)s.len};
    r->n += gap + s.len;
    return at;
}

static bool type_of(moot_str w, arg_type *to)
{
    static const char *const names[] = {"sup", "reb", "und", "res", "con"};
    for (uint32_t i = 0; i < 5; i++)
        if (mt_str_eq(w, mt_str(names[i]))) {
            *to = (arg_type)i;
            return true;
        }
    return false;
}

/* ID ROLE [TYPE HEAD]... | WORDS */
static bool unit_line(reader *r, moot_str line, bool paragraph)
{
    static const char *const roles[] = {"central", "premise", "counter", "background"};
    size_t bar = mt_str_find(line, MOOT_STR("|"));
    if (bar == SIZE_MAX)
        return false;
    moot_str left = mt_sub(line, 0, bar);
    moot_str words = mt_str_trim(mt_sub(line, bar + 1, line.len - bar - 1));
    arg_unit u = {.id = word(&left), .head = MT_NO_ID};
    moot_str role = word(&left);
    uint32_t k = 0;
    while (k < 4 && !mt_str_eq(role, mt_str(roles[k])))
        k++;
    if (k == 4 || !words.len)
        return false;
    u.role = (arg_role)k;
    moot_str type = word(&left);
    if (type.len && !type_of(type, &u.type))
        return false;
    u.head_id = word(&left);
    u.span = put(r, words, r->n == 0 ? "" : r->side->units.n == 0 || paragraph ? "\n\n" : " ");
    MT_VEC_PUSH(r->arena, &r->side->units, u);
    return true;
}

static bool find_unit(const arg_file *f, moot_str id, uint32_t *side, uint32_t *unit)
{
    for (*side = 0; *side < f->sides; (*side)++)
        for (*unit = 0; *unit < f->side[*side].units.n; (*unit)++)
            if (mt_str_eq(f->side[*side].units.at[*unit].id, id))
                return true;
    return false;
}

static bool cross_line(reader *r, moot_str line)
{
    arg_cross c;
    moot_str from = word(&line), type = word(&line), to = word(&line);
    if (!type_of(type, &c.type) || !find_unit(r->to, from, &c.from_side, &c.from) ||
        !find_unit(r->to, to, &c.to_side, &c.to) || c.from_side == c.to_side)
        return false;
    MT_VEC_PUSH(r->arena, &r->to->cross, c);
    return true;
}

static bool head_line(reader *r, moot_str line)
{
    size_t colon = mt_str_find(line, MOOT_STR(":"));
    if (colon == SIZE_MAX)
        return false;
    moot_str key = mt_sub(line, 0, colon);
    moot_str value = mt_str_trim(mt_sub(line, colon + 1, line.len - colon - 1));
    if (mt_str_eq(key, MOOT_STR("question"))) {
        if (r->to->debate)
            r->to->question = put(r, value, "");
    } else if (mt_str_eq(key, MOOT_STR("topic"))) {
        r->to->topic = value;
    } else if (mt_str_eq(key, MOOT_STR("register"))) {
        r->to->reg = value;
    }
    return true;
}

static void open_part(reader *r, moot_str line)
{
    bool yes = mt_str_eq(line, MOOT_STR("== yes")), no = mt_str_eq(line, MOOT_STR("== no"));
    r->crossing = mt_str_eq(line, MOOT_STR("== cross"));
    r->other = !yes && !no && !r->crossing;
    if ((yes || no) && r->to->sides < 2) {
        r->side = &r->to->side[r->to->sides++];
        r->side->yes = yes;
    }
}

static bool resolve(arg_file *f)
{
    for (uint32_t s = 0; s < f->sides; s++)
        for (uint32_t i = 0; i < f->side[s].units.n; i++) {
            arg_unit *u = &f->side[s].units.at[i];
            uint32_t side;
            if (u->head_id.len && (!find_unit(f, u->head_id, &side, &u->head) || side != s))
                return false;
        }
    return true;
}

static bool read_line(reader *r, moot_str line, bool *head, bool *blank)
{
    if (!line.len) {
        *head = *head && !r->n && !r->to->topic.len;
        *blank = true;
        return true;
    }
    bool paragraph = *blank, ok = true;
    *blank = false;
    if (mt_str_starts(line, MOOT_STR("== "))) {
        *head = false;
        if (!r->crossing)
            resolve(r->to);
        open_part(r, line);
    } else if (*head) {
        ok = head_line(r, line);
    } else if (r->crossing) {
        ok = cross_line(r, line);
    } else if (!r->other && !mt_str_starts(line, MOOT_STR("credit:"))) {
        ok = r->side && unit_line(r, line, paragraph);
    }
    if (!ok)
        r->what = mt_arena_printf(r->arena, "%.*s: %.*s", MT_ARG(r->to->name), MT_ARG(line));
    return ok;
}

static bool read_file(reader *r, moot_str bytes)
{
    bool head = true, blank = false;
    r->text = MT_NEW_ARRAY(r->arena, char, bytes.len + 64);
    if (!r->text)
        return false;
    if (!r->to->debate) {
        r->side = &r->to->side[0];
        r->to->sides = 1;
    }
    while (bytes.len) {
        size_t n = mt_str_find(bytes, MOOT_STR("\n"));
        n = n == SIZE_MAX ? bytes.len : n;
        if (!read_line(r, mt_str_trim(mt_sub(bytes, 0, n)), &head, &blank))
            return false;
        n += n < bytes.len;
        bytes = mt_sub(bytes, n, bytes.len - n);
    }
    r->to->text = (moot_str){r->text, r->n};
    if (resolve(r->to))
        return true;
    r->what = mt_arena_printf(r->arena, "%.*s: a head that is no unit", MT_ARG(r->to->name));
    return false;
}

static const char words_file[] = "words.txt";

static bool visit(mt_arena *arena, const char *dir, arg_files *files, uint64_t *hash,
                  moot_str *what)
{
    static const char *const parts[] = {"debates", "texts"};
    char **names = MT_NEW_ARRAY(arena, char *, NAMES_MAX);
    *hash = 0xCBF29CE484222325u;
    for (uint32_t p = 0; names && p < 2; p++) {
        uint32_t n = list(arena, dir, parts[p], names);
        for (uint32_t i = 0; i < n; i++) {
            moot_str bytes;
            *what = mt_str(names[i]);
            if (!slurp(arena, dir, names[i], &bytes))
                return false;
            hash_more(hash, mt_str(names[i]));
            hash_more(hash, bytes);
            if (!files)
                continue;
            arg_file f = {.name = mt_str(names[i]), .debate = p == 0};
            reader r = {.arena = arena, .to = &f};
            bool ok = read_file(&r, bytes);
            MT_VEC_PUSH(arena, files, f);
            if (!ok) {
                *what = r.what;
                return false;
            }
        }
    }
    moot_str words;
    *what = mt_str(words_file);
    if (!names || !slurp(arena, dir, words_file, &words))
        return false;
    hash_more(hash, words);
    return !mt_arena_failed(arena);
}

bool arg_words(mt_arena *arena, const char *dir, mt_intern *to)
{
    moot_str bytes;
    if (!slurp(arena, dir, words_file, &bytes))
        return false;
    while (bytes.len) {
        size_t n = mt_str_find(bytes, MOOT_STR("\n"));
        moot_str line = mt_sub(bytes, 0, n == SIZE_MAX ? bytes.len : n);
        bytes = mt_sub(bytes, line.len + (n != SIZE_MAX), bytes.len - line.len - (n != SIZE_MAX));
        while (line.len && line.ptr[0] != '#') {
            size_t blank = mt_str_find(line, MOOT_STR(" "));
            moot_str word = mt_sub(line, 0, blank == SIZE_MAX ? line.len : blank);
            if (word.len)
                mt_intern_add(to, word);
            line = mt_sub(line, word.len + (blank != SIZE_MAX),
                          line.len - word.len - (blank != SIZE_MAX));
        }
    }
    return !mt_arena_failed(arena);
}

bool arg_read_all(mt_arena *arena, const char *dir, arg_files *files, uint64_t *hash,
                  moot_str *what)
{
    return visit(arena, dir, files, hash, what);
}

bool arg_hash(const char *dir, uint64_t *hash)
{
    mt_arena arena;
    moot_str what;
    mt_arena_init(&arena, NULL);
    bool ok = visit(&arena, dir, NULL, hash, &what);
    mt_arena_free(&arena);
    return ok;
}
