/* The competition's forms: numbers from 1, for abstract and for assumption-based
 * frameworks. */
#include "af/read_lines.h"

#include <string.h>

static const char *blanks(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    return at;
}

/* A number of digits; NULL if there is none or it is over 32 bits. */
static const char *number(const char *at, const char *end, uint32_t *value)
{
    uint64_t v = 0;
    const char *from = at;
    while (at < end && *at >= '0' && *at <= '9' && v <= UINT32_MAX)
        v = v * 10 + (uint64_t)(*at++ - '0');
    *value = (uint32_t)v;
    return at == from || v > UINT32_MAX ? NULL : at;
}

static bool word(const char **at, const char *end, const char *what)
{
    size_t n = strlen(what);
    if ((size_t)(end - *at) < n || memcmp(*at, what, n) != 0)
        return false;
    const char *after = *at + n;
    if (after < end && *after != ' ' && *after != '\t')
        return false;
    *at = blanks(after, end);
    return true;
}

/* "p af N" or "p aba N"; `at` is behind the p. */
static void header(mt_reader *r, const char *at, const char *end)
{
    bool aba = word(&at, end, "aba");
    if (!aba && !word(&at, end, "af")) {
        mt_reader_fault(
            r, at, "AF002", "this is neither 'p af' nor 'p aba'",
            "write 'p af N' with the number of arguments, or 'p aba N' with that of atoms");
        return;
    }
    uint32_t n;
    const char *after = number(at, end, &n);
    if (!after || blanks(after, end) != end) {
        mt_reader_fault(r, at, "AF002", "the size is to be one number", NULL);
        return;
    }
    if (n > MT_ARGUMENTS_MAX) {
        mt_reader_fault(r, at, "AF003", "more than 67108864 are announced", NULL);
        return;
    }
    r->n = n;
    r->form = aba ? MT_FORM_ABA : MT_FORM_AF;
    if (aba)
        mt_aba_begin(&r->draft, r->arena);
}

void mt_read_sniff(mt_reader *r, const char *at, const char *end)
{
    if (end > at && end[-1] == '\r')
        end--;
    at = blanks(at, end);
    if (at == end || *at == '#' || *at == '%')
        return;
    if (word(&at, end, "p")) {
        header(r, at, end);
        if (r->form == MT_FORM_UNKNOWN) /* one fault is enough */
            r->given_up = true;
        r->header = r->line;
        return;
    }
    for (const char *c = at; c < end; c++)
        if ((unsigned char)*c < ' ' && *c != '\t') {
            mt_reader_fault(r, c, "AF001", "there is no framework in it: these bytes are no text",
                            NULL);
            r->given_up = true;
            return;
        }
    r->form = MT_FORM_TGF;
}

static const char *argument(mt_reader *r, const char *at, const char *end, uint32_t *id)
{
    const char *after = number(at, end, id);
    if (!after) {
        mt_reader_fault(r, at, "AF004", "a number was expected here",
                        "each line is 'i j': argument i attacks argument j");
        return NULL;
    }
    if (*id == 0 || *id > r->n) {
        mt_reader_fault(r, at, "AF005", "there is no such number",
                        "numbers go from 1 to what the first line announces");
        return NULL;
    }
    --*id;
    return blanks(after, end);
}

/* A line without content for a framework: empty, a comment, or the header. */
static bool is_idle(mt_reader *r, const char *at, const char *end)
{
    if (at < end && *at == 'p' && r->line != r->header)
        mt_reader_fault(r, at, "AF002", "the first line stands here again", NULL);
    return at == end || *at == '#' || *at == 'p';
}

void mt_read_af_line(mt_reader *r, const char *at, const char *end)
{
    at = blanks(at, end);
    if (is_idle(r, at, end))
        return;
    uint32_t from, to;
    at = argument(r, at, end, &from);
    if (at)
        at = argument(r, at, end, &to);
    if (!at)
        return;
    if (at != end) {
        mt_reader_fault(r, at, "AF004", "there is more than two numbers in this line", NULL);
        return;
    }
    mt_list_push(r, &r->from, from);
    mt_list_push(r, &r->to, to);
}

const char *mt_read_af_fast(mt_reader *r, const char *at, const char *end)
{
    uint32_t n = r->n;
    while (end - at >= 24) { /* two numbers of ten digits and their ends */
        const char *c = at;
        uint64_t from = 0, to = 0;
        unsigned digit;
        while ((digit = (unsigned)(*c - '0')) <= 9 && c < at + 11) {
            from = from * 10 + digit;
            c++;
        }
        if (*c != ' ')
            return at;
        c++;
        const char *second = c;
        while ((digit = (unsigned)(*c - '0')) <= 9 && c < second + 11) {
            to = to * 10 + digit;
            c++;
        }
        if (*c != '\n' || from - 1 >= n || to - 1 >= n)
            return at;
        mt_list_push(r, &r->from, (uint32_t)from - 1);
        mt_list_push(r, &r->to, (uint32_t)to - 1);
        if (r->no_memory)
            return end;
        r->line++;
        at = c + 1;
    }
    return at;
}

/* Room for assumption a: as much as the file has come to, not as much as it announces. */
static void make_room(mt_reader *r, uint32_t a)
{
    uint32_t twice = 2 * r->draft.contrary.n; /* at most 2^27 */
    if (a >= r->draft.contrary.n)
        mt_aba_literals(&r->draft, twice > r->n ? r->n : twice > a ? twice : a + 1);
}

static void assumption(mt_reader *r, const char *at, const char *end)
{
    uint32_t a, c;
    const char *next = argument(r, at, end, &a);
    if (next && next != end)
        mt_reader_fault(r, next, "AF004", "there is more than one number after 'a'", NULL);
    else if (next && mt_aba_contrary_of(&r->draft, a, &c))
        mt_reader_fault(r, at, "AF006", "this atom is an assumption already", NULL);
    else if (next) {
        make_room(r, a);
        mt_aba_assume(&r->draft, a, MT_PENDING);
        mt_list_push(r, &r->assumed, a);
        mt_list_push(r, &r->assumed, (uint32_t)r->line);
    }
}

static void contrary(mt_reader *r, const char *at, const char *end)
{
    uint32_t a, c, had;
    const char *second = argument(r, at, end, &a);
    const char *next = second ? argument(r, second, end, &c) : NULL;
    if (!next)
        return;
    if (next != end)
        mt_reader_fault(r, next, "AF004", "there is more than two numbers after 'c'", NULL);
    else if (!mt_aba_contrary_of(&r->draft, a, &had))
        mt_reader_fault(r, at, "AF007", "only assumptions have a contrary",
                        "put 'a N' before its contrary");
    else if (had != MT_PENDING && had != c)
        mt_reader_fault(r, at, "AF008", "this assumption has another contrary already", NULL);
    else
        mt_aba_assume(&r->draft, a, c);
}

static void rule(mt_reader *r, const char *at, const char *end)
{
    r->to.n = 0;
    while (at && at < end) {
        uint32_t id;
        at = argument(r, at, end, &id);
        if (at)
            mt_list_push(r, &r->to, id);
    }
    if (!at || r->no_memory)
        return;
    if (r->to.n == 0)
        mt_reader_fault(r, end, "AF004", "a rule needs a head", "write 'r HEAD BODY ...'");
    else {
        mt_aba_rule(&r->draft, r->to.at[0], r->to.at + 1, (uint32_t)r->to.n - 1);
        mt_list_push(r, &r->rule_line, (uint32_t)r->line);
    }
}

void mt_read_aba_line(mt_reader *r, const char *at, const char *end)
{
    at = blanks(at, end);
    if (is_idle(r, at, end))
        return;
    if (word(&at, end, "a"))
        assumption(r, at, end);
    else if (word(&at, end, "c"))
        contrary(r, at, end);
    else if (word(&at, end, "r"))
        rule(r, at, end);
    else
        mt_reader_fault(r, at, "AF004", "a line begins with 'a', 'c' or 'r'", NULL);
}

/* Faults that only the whole shows, told at the lines they come from. */
void mt_read_aba_end(mt_reader *r)
{
    uint32_t c;
    uint64_t last = r->line;
    r->record = "";
    for (size_t i = 0; i + 1 < r->assumed.n && !r->no_memory; i += 2)
        if (mt_aba_contrary_of(&r->draft, r->assumed.at[i], &c) && c == MT_PENDING) {
            r->line = r->assumed.at[i + 1];
            mt_reader_fault(r, r->record, "AF009", "an assumption has no contrary",
                            "each 'a N' needs a line 'c N M'");
        }
    if (mt_arena_failed(r->arena) || r->no_memory)
        return;
    for (size_t i = 0; i < r->rule_line.n; i++)
        if (mt_aba_contrary_of(&r->draft, r->draft.head.at[i], &c)) {
            r->line = r->rule_line.at[i];
            mt_reader_fault(r, r->record, "AF010", "the head of a rule is an assumption",
                            "only flat frameworks are solved");
        }
    r->line = last;
    if (!r->broken)
        mt_aba_literals(&r->draft, r->n);
}
