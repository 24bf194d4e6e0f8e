/* What a line begins with, and the heads of statements and arguments. */
#include "argdown/parse.h"

static bool ends_line(const mt_parse *p, uint32_t at)
{
    return at >= p->sc.n || mt_is_break(p->sc.s[at]);
}

/* Does nothing but tags, data and comments follow a reference on its line? */
static bool stands_alone(mt_parse *p, uint32_t at)
{
    uint32_t i = mt_scan_skip(&p->sc, at, false);
    if (ends_line(p, i))
        return true;
    moot_span name;
    return (p->sc.s[i] == '#' && mt_scan_tag(&p->sc, i, &name)) || p->sc.s[i] == '{';
}

/* The place of a later `]:` or `>:` on the line, with no further opening before it. */
static uint32_t far_close(mt_parse *p, uint32_t close, char opening)
{
    uint32_t end = mt_scan_line_end(&p->sc, close);
    for (uint32_t i = close + 1; i + 1 < end; i++) {
        if (p->sc.s[i] == opening)
            return 0;
        if (p->sc.s[i] == p->sc.s[close] && p->sc.s[i + 1] == ':')
            return i;
    }
    return 0;
}

bool mt_parse_head(mt_parse *p, uint32_t at, mt_head *head)
{
    char c = '\0';
    if (at < p->sc.n)
        c = p->sc.s[at];
    uint32_t ignored;
    if ((c != '[' && c != '<') || (c == '[' && mt_scan_link(&p->sc, at, &ignored)))
        return false;
    uint32_t close = mt_scan_title(&p->sc, at);
    if (!close)
        return false;
    *head = (mt_head){.kind = c == '[' ? MT_NODE_STATEMENT : MT_NODE_ARGUMENT};
    bool defines = mt_scan_is(&p->sc, close + 1, ":");
    if (!defines) {
        head->alone = stands_alone(p, close + 1);
        uint32_t later = head->alone ? 0 : far_close(p, close, c);
        if (later) {
            close = later;
            defines = true;
        }
    }
    if (!defines && (p->sc.s[at + 1] == '-' || mt_is_blank(p->sc.s[at + 1])) && c == '<')
        return false;
    head->form = defines ? MT_FORM_DEFINITION : MT_FORM_REFERENCE;
    head->title = (moot_span){at + 1, close - at - 1};
    head->after = close + 1 + (defines ? 1 : 0);
    return true;
}

uint32_t mt_parse_data_end(mt_parse *p, uint32_t at)
{
    if (at < p->braces)
        return 0;
    uint32_t end = mt_scan_data(&p->sc, at);
    if (!end) {
        if (p->sc.n - at > MT_SCAN_DATA_LONGEST)
            MT_PARSE_FOUND(p, DATA_OPEN, at, at + 1, "'{' is not closed within %d KiB",
                           (int)(MT_SCAN_DATA_LONGEST >> 10));
        else
            MT_PARSE_FOUND(p, DATA_OPEN, at, at + 1, "'{' is never closed");
        p->braces = at + 1;
        return 0;
    }
    uint32_t i = mt_scan_skip(&p->sc, end, false);
    if (ends_line(p, i) || p->sc.s[i] == '{')
        return end;
    MT_PARSE_FOUND(p, DATA_IN_TEXT, at, end, "'{' begins braces with text after them");
    p->braces = end;
    return 0;
}

static bool is_long_sign(char c, char next, uint8_t *form)
{
    bool closes = next == '>';
    switch (c) {
    case '<':
        *form = next == '+'   ? MT_REL_SUPPORTED_BY
                : next == '-' ? MT_REL_ATTACKED_BY
                              : MT_REL_UNDERCUT_BY;
        return next == '+' || next == '-' || next == '_';
    case '>': *form = MT_REL_CONTRADICTS; return next == '<';
    case '+': *form = MT_REL_SUPPORTS; return closes;
    case '-': *form = MT_REL_ATTACKS; return closes;
    case '_': *form = MT_REL_UNDERCUTS; return closes;
    default: return false;
    }
}

/* The relation sign at `at`: its length, or 0. */
static uint32_t relation_sign(const mt_parse *p, uint32_t at, uint8_t *form)
{
    char c = p->sc.s[at];
    if (at + 1 < p->sc.n && is_long_sign(c, p->sc.s[at + 1], form))
        return 2;
    *form = c == '+' ? MT_REL_SUPPORTED_BY : c == '-' ? MT_REL_ATTACKED_BY : MT_REL_UNDERCUT_BY;
    return c == '+' || c == '-' || (c == '_' && mt_scan_space_at(&p->sc, at + 1));
}

static uint32_t digits(const mt_parse *p, uint32_t at)
{
    while (at < p->sc.n && mt_is_digit(p->sc.s[at]))
        at++;
    return at;
}

static void classify_number(mt_parse *p, uint32_t at)
{
    bool paren = p->sc.s[at] == '(';
    uint32_t start = paren ? at + 1 : at, stop = digits(p, start);
    if (stop == start || !mt_scan_is(&p->sc, stop, paren ? ")" : "."))
        return;
    if (!paren && !mt_scan_space_at(&p->sc, stop + 1))
        return;
    p->line.kind = paren ? MT_LINE_NUMBER : MT_LINE_ITEM;
    p->line.form = MT_FORM_ORDERED;
    p->line.title = (moot_span){start, stop - start};
    p->line.after = stop + 1;
}

static void classify_relation(mt_parse *p, uint32_t at)
{
    if (mt_scan_is(&p->sc, at, "--")) {
        p->line.kind = MT_LINE_INFERENCE;
        p->line.after = at + 2;
        return;
    }
    uint32_t len = relation_sign(p, at, &p->line.form);
    /* "-5 degrees" at the very left is text. */
    if (!len || (len == 1 && p->line.width == 0 && !mt_scan_space_at(&p->sc, at + 1)))
        return;
    p->line.kind = MT_LINE_RELATION;
    p->line.after = at + len;
}

static void classify_heading(mt_parse *p, uint32_t at)
{
    uint32_t i = at;
    while (i < p->sc.n && p->sc.s[i] == '#')
        i++;
    if (!mt_scan_is(&p->sc, i, " "))
        return;
    p->line.kind = MT_LINE_HEADING;
    p->line.after = i;
}

static void classify(mt_parse *p, uint32_t at)
{
    mt_head head;
    switch (p->sc.s[at]) {
    case '#': classify_heading(p, at); break;
    case '[':
    case '<':
        /* <__init__> at the very left is a title: no relation stands there. */
        if (p->line.width || !mt_scan_is(&p->sc, at, "<_"))
            classify_relation(p, at);
        if (p->line.kind == MT_LINE_TEXT && mt_parse_head(p, at, &head) &&
            (head.form == MT_FORM_DEFINITION || head.alone))
            p->line.kind = MT_LINE_HEAD;
        else if (p->line.kind == MT_LINE_TEXT)
            classify_relation(p, at);
        break;
    case '+':
    case '-':
    case '>':
    case '_': classify_relation(p, at); break;
    case '*':
        if (mt_scan_space_at(&p->sc, at + 1)) {
            p->line.kind = MT_LINE_ITEM;
            p->line.form = MT_FORM_UNORDERED;
            p->line.after = at + 1;
        }
        break;
    case '{':
        if (!p->in_rules && mt_parse_data_end(p, at))
            p->line.kind = MT_LINE_DATA;
        break;
    default: classify_number(p, at); break;
    }
}

/* Text may be looked at twice; a comment is noted once. */
static void note_comment(mt_parse *p, uint32_t start, uint32_t stop)
{
    mt_doc *doc = p->doc;
    moot_span last = {0, 0};
    if (doc->comments.n)
        last = doc->comments.at[doc->comments.n - 1];
    if (start < last.off + last.len)
        return;
    while (mt_is_blank(p->sc.s[stop - 1]))
        stop--;
    moot_span comment = {start, stop - start};
    MT_VEC_PUSH(&doc->arena, &doc->comments, comment);
}

void mt_parse_skip(mt_parse *p, uint32_t at, bool bol)
{
    for (;;) {
        at = mt_scan_blanks(&p->sc, at);
        uint32_t stop = at;
        if (at < p->sc.n && (p->sc.s[at] == '/' || p->sc.s[at] == '<'))
            stop = mt_scan_comment(&p->sc, at, bol);
        if (stop == at)
            break;
        note_comment(p, at, stop);
        at = stop;
    }
    p->at = at;
}

void mt_parse_line(mt_parse *p)
{
    uint32_t start = p->at;
    for (;;) {
        uint32_t line = p->at;
        mt_parse_skip(p, line, true);
        if (!ends_line(p, p->at))
            break;
        bool comment = mt_scan_blanks(&p->sc, line) != p->at;
        if (p->at >= p->sc.n || !comment) {
            p->line =
                (mt_line){.kind = p->at >= p->sc.n ? MT_LINE_END : MT_LINE_BLANK, .start = p->at};
            return;
        }
        p->at = mt_scan_after_break(&p->sc, p->at);
        start = p->at;
    }
    uint32_t before = p->at;
    while (before > start && mt_is_blank(p->sc.s[before - 1]))
        before--;
    p->line = (mt_line){.kind = MT_LINE_TEXT, .start = p->at, .width = p->at - before};
    if (mt_has_class(p->sc.s[p->at], MT_BYTE_LINE))
        classify(p, p->at);
}

void mt_parse_next_line(mt_parse *p)
{
    p->at = mt_scan_after_break(&p->sc, p->at);
    mt_parse_line(p);
}

void mt_parse_drop_text(mt_parse *p)
{
    do {
        p->at = mt_scan_line_end(&p->sc, p->at);
        mt_parse_next_line(p);
    } while (p->line.kind == MT_LINE_TEXT);
}
