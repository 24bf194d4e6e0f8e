/* Forms with names: apx, whose facts end with a full stop, and tgf, whose lines do. */
#include "af/read_lines.h"

#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static const char *skip(mt_reader *r, const char *at, const char *end)
{
    while (at < end && is_blank(*at)) {
        if (*at == '\n') {
            r->line++;
            r->record = at + 1;
        }
        at++;
    }
    return at;
}

/* Most names are a number behind what the first name begins with ("12", "a12"); an array
 * finds these without hashing.  The number of such a name, which tells it from all others of
 * the kind; MT_NO_ID of any other name. */
static inline uint32_t number_of(const mt_reader *r, moot_str name)
{
    size_t n = r->prefix.len, digits = name.len - n;
    if (name.len <= n || digits > 8 || (digits > 1 && name.ptr[n] == '0'))
        return MT_NO_ID;
    for (size_t i = 0; i < n; i++)
        if (name.ptr[i] != r->prefix.ptr[i])
            return MT_NO_ID;
    uint32_t number = 0;
    for (; n < name.len; n++) {
        unsigned digit = (unsigned)(unsigned char)name.ptr[n] - '0';
        if (digit > 9)
            return MT_NO_ID;
        number = 10 * number + digit;
    }
    return number;
}

static inline uint32_t find(const mt_reader *r, moot_str name)
{
    uint32_t number = number_of(r, name);
    if (number < r->numbered.n && r->numbered.at[number])
        return r->numbered.at[number] - 1;
    return number != MT_NO_ID && !r->unlisted ? MT_NO_ID : mt_intern_find(&r->names, name);
}

/* The prefix of all numbers: the first name without the number at its end. */
static void set_prefix(mt_reader *r, moot_str name)
{
    size_t n = name.len;
    while (n > 0 && name.ptr[n - 1] >= '0' && name.ptr[n - 1] <= '9')
        n--;
    while (n + 1 < name.len && name.ptr[n] == '0')
        n++;
    r->prefix = (moot_str){name.ptr, n};
}

/* A new name. */
static void add(mt_reader *r, moot_str name)
{
    moot_str kept = mt_arena_dup(r->arena, name);
    uint32_t id = mt_intern_add(&r->names, kept);
    if (id == MT_NO_ID)
        return;
    r->n++;
    if (id == 0)
        set_prefix(r, kept);
    uint32_t number = number_of(r, kept);
    if (number == MT_NO_ID)
        return;
    r->unlisted = r->unlisted || number > 4 * r->n + 1024;
    if (number > 4 * r->n + 1024)
        return;
    while (r->numbered.n <= number && !r->no_memory)
        mt_list_push(r, &r->numbered, 0);
    if (number < r->numbered.n)
        r->numbered.at[number] = id + 1;
}

static void declare(mt_reader *r, const char *at, moot_str name)
{
    if (find(r, name) != MT_NO_ID)
        mt_reader_fault(r, at, "AF006", "this name is given twice", NULL);
    else if (r->n >= MT_ARGUMENTS_MAX)
        mt_reader_fault(r, at, "AF003", "more than 67108864 arguments", NULL);
    else
        add(r, name);
}

static void attack(mt_reader *r, const char *at, moot_str from, moot_str to)
{
    uint32_t a = find(r, from), b = find(r, to);
    if (a == MT_NO_ID || b == MT_NO_ID) {
        mt_reader_fault(r, at, "AF005", "an argument of this attack is not declared",
                        "declare arguments before the attacks between them");
        return;
    }
    mt_list_push(r, &r->from, a);
    mt_list_push(r, &r->to, b);
}

/* A name up to `stop`; blanks around it do not count. */
static const char *name_until(mt_reader *r, const char *at, const char *end, char stop,
                              moot_str *name)
{
    at = skip(r, at, end);
    const char *from = at;
    while (at < end && *at != stop)
        at++;
    const char *to = at;
    while (to > from && is_blank(to[-1]))
        to--;
    *name = (moot_str){from, (size_t)(to - from)};
    return at < end && to > from ? at + 1 : NULL;
}

void mt_read_apx_fact(mt_reader *r, const char *at, const char *end)
{
    if (!r->names.arena)
        mt_intern_init(&r->names, r->arena, 0);
    at = skip(r, at, end);
    while (at < end && (*at == '%' || *at == '#')) { /* a comment up to the end of its line */
        while (at < end && *at != '\n')
            at++;
        at = skip(r, at, end);
    }
    if (at == end)
        return;
    const char *fact = at;
    bool arg = end - at > 3 && memcmp(at, "arg", 3) == 0;
    bool att = end - at > 3 && memcmp(at, "att", 3) == 0;
    at = arg || att ? skip(r, at + 3, end) : at;
    moot_str first = {"", 0}, second = {"", 0};
    const char *next = at;
    if ((arg || att) && at < end && *at == '(')
        next = name_until(r, at + 1, end, arg ? ')' : ',', &first);
    else
        next = NULL;
    if (next && att)
        next = name_until(r, next, end, ')', &second);
    if (!next || skip(r, next, end) != end) {
        mt_reader_fault(r, fact, "AF004", "this is neither 'arg(a).' nor 'att(a,b).'", NULL);
        return;
    }
    if (arg)
        declare(r, fact, first);
    else
        attack(r, fact, first, second);
}

void mt_read_tgf_line(mt_reader *r, const char *at, const char *end)
{
    while (at < end && is_blank(*at))
        at++;
    while (end > at && is_blank(end[-1]))
        end--;
    if (at == end)
        return;
    if (end - at == 1 && *at == '#') {
        r->pairs = true;
        return;
    }
    const char *gap = at;
    while (gap < end && !is_blank(*gap))
        gap++;
    moot_str first = {at, (size_t)(gap - at)};
    if (!r->pairs) {
        declare(r, at, first); /* what follows a name is its label */
        return;
    }
    const char *next = gap;
    while (next < end && is_blank(*next))
        next++;
    const char *last = next;
    while (last < end && !is_blank(*last))
        last++;
    if (next == end)
        mt_reader_fault(r, at, "AF004", "two names were expected here", NULL);
    else
        attack(r, at, first, (moot_str){next, (size_t)(last - next)});
}

/* What follows reads the plain form of both, fast: a record that is anything else, or at
 * fault, or not whole yet, is left to the functions above. */

/* The end of the name at `at`: no blank, nothing that has a meaning in apx. */
static inline const char *plain_apx(const char *at, const char *end)
{
    while (at < end && ((*at >= '0' && *at <= '9') || (*at >= 'a' && *at <= 'z') || *at == '_' ||
                        (*at >= 'A' && *at <= 'Z')))
        at++;
    return at;
}

static inline const char *plain_tgf(const char *at, const char *end)
{
    while (at < end && (unsigned char)*at > ' ')
        at++;
    return at;
}

static bool declare_plain(mt_reader *r, moot_str name)
{
    if (name.len == 0 || r->n >= MT_ARGUMENTS_MAX || find(r, name) != MT_NO_ID)
        return false;
    add(r, name);
    return true;
}

static bool attack_plain(mt_reader *r, moot_str from, moot_str to)
{
    uint32_t a = find(r, from), b = find(r, to);
    if (from.len == 0 || to.len == 0 || a == MT_NO_ID || b == MT_NO_ID)
        return false;
    mt_list_push(r, &r->from, a);
    mt_list_push(r, &r->to, b);
    return true;
}

static inline const char *plain_blanks(const char *at, const char *end, uint64_t *lines)
{
    for (; at < end && is_blank(*at); at++)
        *lines += *at == '\n';
    return at;
}

const char *mt_read_apx_fast(mt_reader *r, const char *at, const char *end)
{
    if (!r->names.arena)
        return at;
    while (!r->no_memory && !mt_arena_failed(r->arena)) {
        uint64_t lines = 0;
        const char *c = plain_blanks(at, end, &lines);
        if (end - c < 8 || c[0] != 'a' || c[3] != '(')
            return at;
        bool arg = c[1] == 'r' && c[2] == 'g';
        if (!arg && (c[1] != 't' || c[2] != 't'))
            return at;
        const char *first = c + 4, *stop = plain_apx(first, end), *second = stop;
        moot_str name = {first, (size_t)(stop - first)};
        if (!arg) {
            if (stop == end || *stop != ',')
                return at;
            second = stop + 1;
            stop = plain_apx(second, end);
        }
        if (end - stop < 2 || stop[0] != ')' || stop[1] != '.')
            return at;
        if (!(arg ? declare_plain(r, name)
                  : attack_plain(r, name, (moot_str){second, (size_t)(stop - second)})))
            return at;
        r->line += lines;
        at = stop + 2;
    }
    return at;
}

const char *mt_read_tgf_fast(mt_reader *r, const char *at, const char *end)
{
    while (!r->no_memory && !mt_arena_failed(r->arena)) {
        const char *stop = plain_tgf(at, end), *second = stop;
        moot_str name = {at, (size_t)(stop - at)};
        if (r->pairs) {
            if (stop == end || *stop != ' ')
                return at;
            second = stop + 1;
            stop = plain_tgf(second, end);
        }
        if (stop == end || *stop != '\n' || (!r->pairs && name.len == 1 && *at == '#'))
            return at;
        if (!(r->pairs ? attack_plain(r, name, (moot_str){second, (size_t)(stop - second)})
                       : declare_plain(r, name)))
            return at;
        r->line++;
        at = stop + 1;
    }
    return at;
}
