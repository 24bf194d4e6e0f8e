/* Findings -> lines for people, or JSON for programs. */
#include "cli/report.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <unistd.h>

enum { WINDOW = 90 }; /* code points of a line that are shown */

static const char *const severity_word[] = {"note", "warning", "error"};

/* A place in the text that only moves forward, so that all findings together
 * cost one walk over it. */
typedef struct place {
    moot_str text;
    size_t off;
    size_t line_start;
    uint32_t line, column;
} place;

static place at_start(moot_str text)
{
    place p = {.text = text, .line = 1, .column = 1};
    if (mt_str_starts(text, MOOT_STR("\xEF\xBB\xBF")))
        p.off = p.line_start = 3;
    return p;
}

static void move_to(place *p, size_t off)
{
    if (off < p->off)
        *p = at_start(p->text);
    for (; p->off < off && p->off < p->text.len; p->off++) {
        char c = p->text.ptr[p->off];
        bool cr_of_crlf = c == '\r' && p->off + 1 < p->text.len && p->text.ptr[p->off + 1] == '\n';
        if (c == '\n' || (c == '\r' && !cr_of_crlf)) {
            p->line++;
            p->column = 1;
            p->line_start = p->off + 1;
        } else if (((unsigned char)c & 0xC0) != 0x80 && !cr_of_crlf) {
            p->column++;
        }
    }
}

/* Nothing that steers a terminal, and no byte that is not UTF-8, is echoed. */
static void put_range(FILE *to, moot_str s)
{
    for (size_t i = 0; i < s.len;) {
        size_t from = i;
        uint32_t c = mt_utf8_next(s, &i);
        if (c < 0x20 || (c >= 0x7F && c < 0xA0))
            fputc(' ', to);
        else if (c == 0xFFFD)
            fputc('?', to);
        else
            fwrite(s.ptr + from, 1, i - from, to);
    }
}

/* The line of the finding, a window of it when it is long, and a line of carets. */
static void show_line(FILE *to, const place *p, moot_span span)
{
    moot_str line = mt_sub(p->text, p->line_start, p->text.len - p->line_start);
    size_t len = 0;
    while (len < line.len && line.ptr[len] != '\n' && line.ptr[len] != '\r')
        len++;
    line.len = len;
    if (mt_str_trim(line).len == 0)
        return;
    size_t at = p->off - p->line_start;
    size_t before = mt_utf8_count(mt_sub(line, 0, at < line.len ? at : line.len));
    size_t skip = before > WINDOW * 2 / 3 ? before - WINDOW / 3 : 0;
    size_t from = mt_utf8_offset(line, skip);
    moot_str rest = mt_sub(line, from, line.len - from);
    size_t shown = mt_utf8_offset(rest, WINDOW);
    fprintf(to, "  %s", skip ? "..." : "");
    put_range(to, mt_sub(rest, 0, shown));
    fprintf(to, "%s\n  %s", shown < rest.len ? "..." : "", skip ? "   " : "");
    for (size_t i = skip; i < before; i++)
        fputc(' ', to);
    fputc('^', to);
    size_t inside = at < line.len ? line.len - at : 0;
    inside = span.len < inside ? span.len : inside;
    size_t marks = inside ? mt_utf8_count(mt_sub(line, at, inside)) : 0;
    for (size_t i = 1; i < marks && before - skip + i < WINDOW; i++)
        fputc('~', to);
    fputc('\n', to);
}

static bool colours(FILE *to)
{
    const char *no = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    return isatty(fileno(to)) && (!no || !*no) && term &&
           !mt_str_eq(mt_str(term), MOOT_STR("dumb"));
}

void mt_report(FILE *to, const char *name, moot_str text, const mt_diags *diags, bool notes)
{
    static const char *const colour[] = {"\x1b[36m", "\x1b[35m", "\x1b[31m"};
    bool coloured = colours(to);
    place p = at_start(text);
    for (uint32_t i = 0; i < diags->list.n; i++) {
        const moot_diag *d = &diags->list.at[i];
        if (d->severity == MOOT_NOTE && !notes)
            continue;
        move_to(&p, d->span.off);
        fprintf(to, "%s:%u:%u: %s%s%s: %.*s [%s]\n", name, p.line, p.column,
                coloured ? colour[d->severity] : "", severity_word[d->severity],
                coloured ? "\x1b[0m" : "", MT_ARG(d->message), d->code);
        show_line(to, &p, d->span);
        if (d->hint.len)
            fprintf(to, "hint: %.*s\n", MT_ARG(d->hint));
    }
    if (diags->dropped)
        fprintf(to, "%s: %u more findings are not shown\n", name, diags->dropped);
}

static void put_part(mt_out *out, const mt_report_part *part, bool other, bool *first)
{
    place p = at_start(part->text);
    for (uint32_t i = 0; i < part->diags.list.n; i++) {
        const moot_diag *d = &part->diags.list.at[i];
        move_to(&p, d->span.off);
        mt_out_printf(out, "%s\n  {\"severity\": \"%s\", \"code\": ", *first ? "" : ",",
                      severity_word[d->severity]);
        *first = false;
        mt_out_json(out, mt_str(d->code));
        if (other) {
            mt_out_z(out, ", \"file\": ");
            mt_out_json(out, mt_str(part->name));
        }
        mt_out_printf(out, ", \"line\": %u, \"column\": %u, \"offset\": %u, \"length\": %u", p.line,
                      p.column, d->span.off, d->span.len);
        mt_out_z(out, ", \"message\": ");
        mt_out_json(out, d->message);
        mt_out_z(out, ", \"hint\": ");
        mt_out_json(out, d->hint);
        mt_out_char(out, '}');
    }
}

void mt_report_json(mt_out *out, const mt_report_part *part, uint32_t n)
{
    bool first = true;
    mt_out_z(out, "{\"file\": ");
    mt_out_json(out, mt_str(part[0].name));
    mt_out_printf(out, ", \"errors\": %u, \"dropped\": %u, \"diagnostics\": [",
                  part[0].diags.errors, part[0].diags.dropped);
    for (uint32_t i = 0; i < n; i++)
        put_part(out, &part[i], i > 0, &first);
    mt_out_z(out, first ? "]}\n" : "\n]}\n");
}
