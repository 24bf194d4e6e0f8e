/* Lines of ties -> network; and what both forms share. */
#include "actors/draft.h"

const mt_code mt_network_codes[] = {
    {"NW001", MOOT_ERROR, "not a tie: two actors and a sign are needed",
     "write 'one', a tab, 'other', a tab, '1' or '-1', and perhaps a tab and a weight"},
    {"NW002", MOOT_ERROR, "not a sign", "write 1 or + for friendly, -1 or - for hostile"},
    {"NW003", MOOT_ERROR, "not a weight",
     "write a number above 0, at most 1000000, with at most six decimal places"},
    {"NW004", MOOT_ERROR, "a tie leads from an actor to itself", "leave the line out"},
    {"NW005", MOOT_ERROR, "too many actors or ties", "at most 1048576 of each are read"},
    {"NW006", MOOT_ERROR, "there is no tie in the file", "write one tie a line"},
    {"NW007", MOOT_ERROR, "the GraphML cannot be read here", NULL},
    {"NW008", MOOT_ERROR, "the edge leads to a node that is not there",
     "give each node a '<node id=...>'"},
    {"NW009", MOOT_ERROR, "one of the two is no actor of the network",
     "write the names as the network has them"},
    {"NW010", MOOT_ERROR, "not a change",
     "write 'A + B' (friends), 'A - B' (enemies) or 'A 0 B' (not tied), ';' between"},
    {0},
};

bool mt_draft_fault(mt_ties_draft *d, mt_network_finding finding, moot_str at, moot_str subject)
{
    const mt_code *row = &mt_network_codes[finding];
    moot_span span = {(uint32_t)(at.ptr - d->text.ptr), (uint32_t)at.len};
    int len = subject.len > 100 ? 100 : (int)subject.len;
    while (len && (size_t)len < subject.len && ((unsigned char)subject.ptr[len] & 0xC0) == 0x80)
        len--;
    if (len)
        mt_diag_add(d->diags, row->severity, row->code, span, row->hint, "%s: '%.*s'", row->title,
                    len, subject.ptr);
    else
        mt_diag_add(d->diags, row->severity, row->code, span, row->hint, "%s", row->title);
    return false;
}

uint32_t mt_draft_actor(mt_ties_draft *d, moot_str name)
{
    return mt_intern_add(&d->names, name);
}

int64_t mt_weight_parse(moot_str s)
{
    int64_t value = 0;
    size_t i = 0, places = 0;
    for (; i < s.len && mt_is_digit(s.ptr[i]) && value <= 1000000; i++)
        value = 10 * value + (s.ptr[i] - '0');
    size_t whole = i;
    if (value > 1000000)
        return 0;
    if (i < s.len && s.ptr[i] == '.') {
        for (i++; i < s.len && mt_is_digit(s.ptr[i]); i++) {
            if (places < 6)
                value = 10 * value + (s.ptr[i] - '0');
            else if (s.ptr[i] != '0')
                return 0;
            places++;
        }
        if (!places)
            return 0;
    }
    if (!whole || i < s.len)
        return 0;
    for (; places < 6; places++)
        value *= 10;
    return value <= MT_TIE_WEIGHT_MAX ? value : 0;
}

static int sign_of(moot_str s)
{
    if (mt_str_eq(s, MOOT_STR("1")) || mt_str_eq(s, MOOT_STR("+1")) || mt_str_eq(s, MOOT_STR("+")))
        return 1;
    if (mt_str_eq(s, MOOT_STR("-1")) || mt_str_eq(s, MOOT_STR("-")) ||
        mt_str_eq(s, MOOT_STR("\xE2\x88\x92")) ||
        mt_str_eq(s, MOOT_STR("\xE2\x88\x92"
                              "1")))
        return -1;
    return 0;
}

bool mt_draft_tie_make(mt_actor_tie *tie, uint32_t a, uint32_t b, moot_str sign, moot_str weight,
                       mt_network_finding *finding)
{
    *tie =
        (mt_actor_tie){a, b, sign_of(sign) < 0, weight.len ? mt_weight_parse(weight) : MT_TIE_ONE};
    *finding = !sign_of(sign) ? MT_NETWORK_BAD_SIGN
               : !tie->weight ? MT_NETWORK_BAD_WEIGHT
                              : MT_NETWORK_SELF;
    return sign_of(sign) && tie->weight && a != b;
}

bool mt_draft_push(mt_ties_draft *d, const mt_actor_tie *tie, moot_str at)
{
    if (d->ties.n == MT_NETWORK_MAX || d->names.strings.n > MT_NETWORK_MAX)
        return mt_draft_fault(d, MT_NETWORK_TOO_LARGE, at, MOOT_STR(""));
    MT_VEC_PUSH(&d->scratch, &d->ties, *tie);
    return !mt_arena_failed(&d->scratch);
}

/* The next line, without its end; false at the end of the text. */
static bool next_line(moot_str text, size_t *at, moot_str *line)
{
    if (*at >= text.len)
        return false;
    size_t end = *at;
    while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
        end++;
    *line = mt_sub(text, *at, end - *at);
    if (end + 1 < text.len && text.ptr[end] == '\r' && text.ptr[end + 1] == '\n')
        end++;
    *at = end + 1;
    return true;
}

enum { FIELDS = 5 }; /* one more than there may be */

/* Cut at tabs, or at blanks if there is no tab; at most FIELDS. */
static uint32_t cut_line(moot_str line, moot_str field[FIELDS])
{
    bool tabs = line.len && memchr(line.ptr, '\t', line.len);
    uint32_t n = 0;
    size_t at = 0;
    line = tabs ? line : mt_str_trim(line);
    while (at <= line.len && n < FIELDS) {
        size_t end = at;
        while (end < line.len && line.ptr[end] != (tabs ? '\t' : ' '))
            end++;
        field[n++] = mt_str_trim(mt_sub(line, at, end - at));
        at = end + 1;
        while (!tabs && at < line.len && line.ptr[at] == ' ')
            at++;
    }
    while (n > 3 && !field[n - 1].len)
        n--;
    return n;
}

static bool is_tie(const moot_str *field, uint32_t n)
{
    return (n == 3 || n == 4) && field[0].len && field[1].len && field[2].len;
}

static bool is_heading(const moot_str *field, uint32_t n)
{
    return n >= 3 && mt_str_eq_nocase(field[2], MOOT_STR("sign"));
}

static moot_str without_mark(moot_str text)
{
    return mt_str_starts(text, MOOT_STR("\xEF\xBB\xBF")) ? mt_sub(text, 3, text.len - 3) : text;
}

static bool read_tie(mt_ties_draft *d, moot_str bare, const moot_str *field, uint32_t n)
{
    mt_actor_tie tie;
    mt_network_finding finding;
    moot_str weight = n == 4 ? field[3] : MOOT_STR("");
    uint32_t a = mt_draft_actor(d, field[0]), b = mt_draft_actor(d, field[1]);
    if (a == MT_NO_ID || b == MT_NO_ID)
        return false;
    if (mt_draft_tie_make(&tie, a, b, field[2], weight, &finding))
        return mt_draft_push(d, &tie, bare);
    moot_str at = finding == MT_NETWORK_BAD_SIGN     ? field[2]
                  : finding == MT_NETWORK_BAD_WEIGHT ? weight
                                                     : field[1];
    return mt_draft_fault(d, finding, at, at);
}

static bool read_lines(mt_ties_draft *d)
{
    moot_str line, field[FIELDS], text = without_mark(d->text);
    size_t at = 0;
    bool first = true;
    while (next_line(text, &at, &line)) {
        moot_str bare = mt_str_trim(line);
        if (!bare.len || bare.ptr[0] == '#')
            continue;
        uint32_t n = cut_line(line, field);
        bool heading = first && is_heading(field, n);
        first = false;
        if (heading)
            continue;
        if (!is_tie(field, n))
            return mt_draft_fault(d, MT_NETWORK_NO_TIE, bare, MOOT_STR(""));
        if (!read_tie(d, bare, field, n))
            return false;
    }
    return true;
}

static bool is_graphml(moot_str text)
{
    size_t i = 0;
    while (i < text.len && mt_is_space(text.ptr[i]))
        i++;
    return i < text.len && text.ptr[i] == '<' &&
           mt_str_find(text, MOOT_STR("<graphml")) != SIZE_MAX;
}

bool mt_network_is(moot_str text)
{
    moot_str line, field[FIELDS];
    size_t at = 0;
    text = without_mark(text);
    if (is_graphml(text))
        return true;
    while (next_line(text, &at, &line)) {
        moot_str bare = mt_str_trim(line);
        if (!bare.len || bare.ptr[0] == '#')
            continue;
        uint32_t n = cut_line(line, field);
        return is_heading(field, n) ||
               (is_tie(field, n) && (sign_of(field[2]) || memchr(line.ptr, '\t', line.len)));
    }
    return false;
}

bool mt_network_read(mt_network *to, mt_arena *arena, moot_str text, mt_diags *diags)
{
    *to = (mt_network){0};
    mt_ties_draft d = {.text = text, .arena = arena, .diags = diags};
    mt_arena_init(&d.scratch, &arena->alloc);
    mt_intern_init(&d.names, &d.scratch, 0x6D6F6F74);
    bool ok = is_graphml(without_mark(text)) ? mt_graphml_read(&d) : read_lines(&d);
    if (ok && !d.ties.n)
        ok = mt_draft_fault(&d, MT_NETWORK_EMPTY, mt_sub(text, 0, 0), MOOT_STR(""));
    if (ok) {
        uint32_t n = d.names.strings.n;
        moot_str *name = MT_NEW_ARRAY(arena, moot_str, n);
        for (uint32_t i = 0; name && i < n; i++)
            name[i] = d.names.strings.at[i];
        ok = name && mt_network_make(to, arena, n, name, d.ties.n, d.ties.at) == MOOT_OK;
    }
    if (mt_arena_failed(&d.scratch) || (!ok && !diags->errors))
        arena->failed = true;
    mt_arena_free(&d.scratch);
    return ok && !arena->failed;
}
