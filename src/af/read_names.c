/* Forms with names: apx, whose facts end with a full stop, and tgf, whose lines do. */
#include "af/read_known.h"

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

static void declare(mt_reader *r, const char *at, moot_str name)
{
    if (mt_known_find(&r->known, name) != MT_NO_ID)
        mt_reader_fault(r, at, "AF006", "this name is given twice", NULL);
    else if (r->n >= MT_ARGUMENTS_MAX)
        mt_reader_fault(r, at, "AF003", "more than 67108864 arguments", NULL);
    else
        mt_known_add(r, name);
}

static void attack(mt_reader *r, const char *at, moot_str from, moot_str to)
{
    uint32_t a = mt_known_find(&r->known, from), b = mt_known_find(&r->known, to);
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
    while (at < end && (unsigned char)*at > ' ' && *at != '(' && *at != ')' && *at != ',' &&
           *at != '.' && *at != '%' && *at != '#')
        at++;
    return at;
}

static inline const char *plain_tgf(const char *at, const char *end)
{
    while (at < end && (unsigned char)*at > ' ')
        at++;
    return at;
}

/* Where hashed names are many, those of the records from `fetched` on are fetched before they are
 * looked up; where the next to fetch begin. */
enum { FETCH_FROM = 4096 };

static const char *fetch_ahead(const mt_reader *r, const char *at, const char *fetched,
                               const char *end)
{
    if (at < fetched || r->known.odd.strings.n < FETCH_FROM)
        return fetched;
    moot_str name[MT_FETCH_MOST];
    uint32_t n = 0;
    bool apx = r->form == MT_FORM_APX;
    while (at < end && n < MT_FETCH_MOST) {
        const char *stop = apx ? plain_apx(at, end) : plain_tgf(at, end);
        if (stop > at && (stop == end || *stop != '('))
            name[n++] = (moot_str){at, (size_t)(stop - at)};
        at = stop < end ? stop + 1 : end;
    }
    mt_intern_fetch(&r->known.odd, name, n);
    return at;
}

static bool declare_plain(mt_reader *r, moot_str name)
{
    if (name.len == 0 || r->n >= MT_ARGUMENTS_MAX || mt_known_find(&r->known, name) != MT_NO_ID)
        return false;
    mt_known_add(r, name);
    return true;
}

static bool attack_plain(mt_reader *r, moot_str from, moot_str to)
{
    uint32_t a = mt_known_find(&r->known, from), b = mt_known_find(&r->known, to);
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

/* The fastest: records whose names are a number behind the common prefix, as long as SCANS bytes
 * can be read.  What these leave, too, is left to the functions above. */
enum { SCANS = 2 * MT_KNOWN_MOST + 16 };

/* A name of the pattern that is not declared yet. */
static inline bool declare_number(mt_reader *r, uint32_t number)
{
    return r->n < MT_ARGUMENTS_MAX && !r->known.unlisted &&
           mt_known_by_number(&r->known, number) == MT_NO_ID && mt_known_add_number(r, number);
}

static inline bool attack_numbers(mt_reader *r, uint32_t from, uint32_t to)
{
    uint32_t a = mt_known_by_number(&r->known, from), b = mt_known_by_number(&r->known, to);
    if (a == MT_NO_ID || b == MT_NO_ID)
        return false;
    mt_list_push(r, &r->from, a);
    mt_list_push(r, &r->to, b);
    return true;
}

static const char *apx_numbers(mt_reader *r, const char *at, const char *end)
{
    uint32_t a, b = 0;
    while (r->known.scans && end - at >= SCANS && !r->no_memory) {
        const char *c = at + (*at == '\r');
        uint64_t lines = *c == '\n';
        c += lines;
        bool arg = memcmp(c, "arg(", 4) == 0;
        if (!arg && memcmp(c, "att(", 4) != 0)
            break;
        c = mt_known_scan(&r->known, c + 4, &a);
        if (c && !arg)
            c = *c == ',' ? mt_known_scan(&r->known, c + 1, &b) : NULL;
        if (!c || c[0] != ')' || c[1] != '.' ||
            !(arg ? declare_number(r, a) : attack_numbers(r, a, b)))
            break;
        r->line += lines;
        at = c + 2;
    }
    return at;
}

static const char *tgf_numbers(mt_reader *r, const char *at, const char *end)
{
    uint32_t a, b = 0;
    bool pairs = r->pairs;
    while (r->known.scans && end - at >= SCANS && !r->no_memory) {
        const char *c = mt_known_scan(&r->known, at, &a);
        if (c && pairs)
            c = *c == ' ' ? mt_known_scan(&r->known, c + 1, &b) : NULL;
        if (!c)
            break;
        c += *c == '\r';
        if (*c != '\n' || !(pairs ? attack_numbers(r, a, b) : declare_number(r, a)))
            break;
        r->line++;
        at = c + 1;
    }
    return at;
}

const char *mt_read_apx_fast(mt_reader *r, const char *at, const char *end)
{
    const char *fetched = end; /* not before one record is plain */
    while (!r->no_memory && !mt_arena_failed(r->arena)) {
        at = apx_numbers(r, at, end);
        fetched = fetch_ahead(r, at, fetched, end);
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
        fetched = fetched == end ? at : fetched;
    }
    return at;
}

const char *mt_read_tgf_fast(mt_reader *r, const char *at, const char *end)
{
    const char *fetched = end; /* not before one record is plain */
    while (!r->no_memory && !mt_arena_failed(r->arena)) {
        at = tgf_numbers(r, at, end);
        fetched = fetch_ahead(r, at, fetched, end);
        const char *stop = plain_tgf(at, end), *second = stop;
        moot_str name = {at, (size_t)(stop - at)};
        if (r->pairs) {
            if (stop == end || *stop != ' ')
                return at;
            second = stop + 1;
            stop = plain_tgf(second, end);
        }
        moot_str to = {second, (size_t)(stop - second)};
        stop += stop < end && *stop == '\r';
        if (stop == end || *stop != '\n' || (!r->pairs && name.len == 1 && *at == '#'))
            return at;
        if (!(r->pairs ? attack_plain(r, name, to) : declare_plain(r, name)))
            return at;
        r->line++;
        at = stop + 1;
        fetched = fetched == end ? at : fetched;
    }
    return at;
}
