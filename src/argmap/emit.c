/* Lists, maps and values -> JSON. */
#include "argmap/emit.h"

#include <math.h>

enum { MOST_BLANKS = 63 };

/* A line end and the blanks of the next line at `p`, where MOST_BLANKS + 1 bytes have room;
 * the place behind.  All are written, whatever the depth: one copy of a known size. */
static char *line_at(const mt_emit *e, char *p)
{
    static const char blanks[MOST_BLANKS + 2] =
        "\n                                                               ";
    size_t n = (size_t)e->spaces * e->depth;
    memcpy(p, blanks, MOST_BLANKS + 1);
    return p + 1 + n;
}

static bool is_shallow(const mt_emit *e)
{
    return (size_t)e->spaces * e->depth <= MOST_BLANKS;
}

/* Comma, line end and blanks before an item, then room for `more` bytes. */
static char *begin(mt_emit *e, size_t more)
{
    char *p = mt_out_room(e->out, MOST_BLANKS + 2 + more);
    if (!e->first)
        *p++ = ',';
    e->first = false;
    if (!e->spaces)
        return p;
    if (is_shallow(e))
        return line_at(e, p);
    *p++ = '\n';
    e->out->n = (size_t)(p - e->out->buf);
    mt_out_fill(e->out, ' ', (size_t)e->spaces * e->depth);
    return mt_out_room(e->out, more);
}

static void end(mt_emit *e, const char *p)
{
    e->out->n = (size_t)(p - e->out->buf);
}

void mt_emit_open(mt_emit *e, char bracket)
{
    mt_out_char(e->out, bracket);
    e->depth++;
    e->first = true;
}

void mt_emit_close(mt_emit *e, char bracket)
{
    e->depth--;
    char *p = mt_out_room(e->out, MOST_BLANKS + 2);
    if (e->spaces && !e->first) {
        if (is_shallow(e)) {
            p = line_at(e, p);
        } else {
            mt_out_char(e->out, '\n');
            mt_out_fill(e->out, ' ', (size_t)e->spaces * e->depth);
            p = mt_out_room(e->out, 1);
        }
    }
    e->first = false;
    *p++ = bracket;
    end(e, p);
}

void mt_emit_item(mt_emit *e)
{
    end(e, begin(e, 0));
}

void mt_emit_key(mt_emit *e, moot_str key)
{
    mt_emit_item(e);
    mt_out_json(e->out, key);
    mt_out_char(e->out, ':');
    if (e->spaces)
        mt_out_char(e->out, ' ');
}

void mt_emit_name(mt_emit *e, moot_str key)
{
    char *p = begin(e, key.len + 4);
    *p++ = '"';
    memcpy(p, key.ptr, key.len);
    p += key.len;
    *p++ = '"';
    *p++ = ':';
    if (e->spaces)
        *p++ = ' ';
    end(e, p);
}

static bool is_closing(char c)
{
    return c == ']' || c == '}';
}

/* The bytes of a shape at `depth`, which is moved on: their number, or 0 if they are too many. */
static size_t expand(const char *shape, uint32_t spaces, uint32_t *depth, char *to)
{
    size_t n = 0;
    for (const char *c = shape; *c; c++) {
        if (n + 2 + (size_t)spaces * (*depth + 1) > MT_EMIT_LONGEST)
            return 0;
        *depth -= is_closing(*c);
        if (*c == '\n' && spaces) {
            size_t blanks = (size_t)spaces * (*depth - is_closing(c[1]));
            to[n++] = '\n';
            memset(to + n, ' ', blanks);
            n += blanks;
        } else if (*c != '\n' && (*c != ' ' || spaces)) {
            to[n++] = *c;
        }
        *depth += *c == '{' || *c == '[';
    }
    return n;
}

const mt_emit_piece *mt_emit_make(mt_emit *e, unsigned id)
{
    mt_emit_piece *s = &e->piece[id * MT_EMIT_DEPTHS + e->depth];
    char bytes[MT_EMIT_LONGEST];
    uint32_t depth = e->depth;
    size_t n = expand(e->shape[id], e->spaces, &depth, bytes);
    bool opens = n && strchr("[{", bytes[n - 1]);
    /* One more step: the copy may begin at the second byte. */
    char *at = mt_arena_alloc(e->arena, n + (size_t)2 * MT_EMIT_STEP, 1);
    if (!at || !n) {
        mt_out_no_memory(e->out);
        e->depth = depth;
        e->first = opens;
        return NULL;
    }
    memcpy(at, bytes, n);
    *s = (mt_emit_piece){at, (uint16_t)n, depth - e->depth, opens};
    return s;
}

void mt_emit_double(mt_out *out, double x)
{
    if (fabs(x) < 1e15 && x == floor(x))
        mt_out_whole(out, (int64_t)x);
    else
        mt_out_num(out, x);
}

/* Up to `most` digits at *at: their value, or -1 if there are fewer than `least`. */
static int number_at(moot_str s, size_t *at, size_t least, size_t most)
{
    int x = 0;
    size_t n = 0;
    for (; n < most && *at < s.len && mt_is_digit(s.ptr[*at]); n++)
        x = x * 10 + (s.ptr[(*at)++] - '0');
    return n < least ? -1 : x;
}

static bool take(moot_str s, size_t *at, char c)
{
    bool there = *at < s.len && s.ptr[*at] == c;
    *at += there;
    return there;
}

typedef struct moment {
    int year, month, day, hour, minute, second, milli, shift; /* minutes */
} moment;

/* The time of day and its zone at `at`, as YAML 1.1 has it. */
static bool read_clock(moot_str s, size_t at, moment *t)
{
    if (at < s.len && (s.ptr[at] == 'T' || s.ptr[at] == 't'))
        at++;
    else
        while (at < s.len && mt_is_blank(s.ptr[at]))
            at++;
    t->hour = number_at(s, &at, 1, 2);
    if (t->hour < 0 || !take(s, &at, ':') || (t->minute = number_at(s, &at, 2, 2)) < 0 ||
        !take(s, &at, ':') || (t->second = number_at(s, &at, 2, 2)) < 0)
        return false;
    if (take(s, &at, '.'))
        for (int unit = 100; at < s.len && mt_is_digit(s.ptr[at]); unit /= 10)
            t->milli += unit * (s.ptr[at++] - '0');
    while (at < s.len && mt_is_blank(s.ptr[at]))
        at++;
    if (at == s.len || take(s, &at, 'Z'))
        return at == s.len;
    int sign = s.ptr[at] == '-' ? -1 : 1;
    if (!take(s, &at, '-') && !take(s, &at, '+'))
        return false;
    int hours = number_at(s, &at, 1, 2), minutes = 0;
    if (hours < 0 || (take(s, &at, ':') && (minutes = number_at(s, &at, 2, 2)) < 0))
        return false;
    t->shift = sign * (hours * 60 + minutes);
    return at == s.len;
}

static bool read_moment(moot_str s, moment *t)
{
    size_t at = 0;
    *t = (moment){.year = number_at(s, &at, 4, 4)};
    if (t->year < 0 || !take(s, &at, '-'))
        return false;
    size_t month = at;
    t->month = number_at(s, &at, 1, 2);
    if (t->month < 0 || !take(s, &at, '-'))
        return false;
    bool short_form = at - month == 3 && s.len == 10;
    t->day = number_at(s, &at, 1, 2);
    if (t->day < 0)
        return false;
    return at == s.len ? short_form : read_clock(s, at, t);
}

/* Days since 1970-01-01, by the civil calendar (H. Hinnant, "chrono-compatible low-level
 * date algorithms"). */
static int64_t days_of(int64_t y, int64_t m, int64_t d)
{
    y -= m <= 2;
    int64_t era = (y >= 0 ? y : y - 399) / 400, yoe = y - era * 400;
    int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static void put_moment(mt_out *o, const moment *t)
{
    int64_t months = (int64_t)t->year * 12 + t->month - 1;
    int64_t days = days_of(months / 12, months % 12 + 1, 1) + t->day - 1;
    int64_t seconds =
        days * 86400 + (int64_t)t->hour * 3600 + (int64_t)(t->minute - t->shift) * 60 + t->second;
    int64_t day = seconds / 86400, rest = seconds % 86400;
    if (rest < 0) {
        rest += 86400;
        day--;
    }
    int64_t z = day + 719468, era = (z >= 0 ? z : z - 146096) / 146097, doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    int64_t month = mp + (mp < 10 ? 3 : -9), year = yoe + era * 400 + (month <= 2);
    mt_out_printf(o, "\"%04d-%02d-%02dT%02d:%02d:%02d.%03dZ\"", (int)year, (int)month,
                  (int)(doy - (153 * mp + 2) / 5 + 1), (int)(rest / 3600), (int)(rest / 60 % 60),
                  (int)(rest % 60), t->milli);
}

static void put_string(mt_emit *e, const mt_value *v)
{
    moment t;
    size_t at = v->span.off;
    bool quoted =
        !v->span.len || at >= e->text.len || e->text.ptr[at] == '"' || e->text.ptr[at] == '\'';
    if (!quoted && v->text.len >= 8 && v->text.len < 40 && read_moment(v->text, &t))
        put_moment(e->out, &t);
    else
        mt_out_json(e->out, v->text);
}

/* Depth is bounded by the readers of YAML and JSON. */
void mt_emit_value(mt_emit *e, const mt_value *v)
{
    switch (v->kind) {
    case MT_NULL: mt_out_z(e->out, "null"); break;
    case MT_BOOL: mt_out_z(e->out, v->truth ? "true" : "false"); break;
    case MT_NUMBER: mt_emit_double(e->out, v->number); break;
    case MT_STRING: put_string(e, v); break;
    case MT_LIST:
        mt_emit_open(e, '[');
        for (uint32_t i = 0; i < v->n; i++) {
            mt_emit_item(e);
            mt_emit_value(e, &v->item[i]);
        }
        mt_emit_close(e, ']');
        break;
    case MT_MAP:
        mt_emit_open(e, '{');
        for (uint32_t i = 0; i < v->n; i++) {
            mt_emit_key(e, v->key[i]);
            mt_emit_value(e, &v->item[i]);
        }
        mt_emit_close(e, '}');
        break;
    }
}
