/* Running text -> inline nodes: bold and italic, links, tags, mentions, text. */
#include "argdown/parse.h"
#include "argdown/shortcode.h"

/* End the run of text at `stop`.  `trim` drops blanks at its end. */
static void flush(mt_parse *p, uint32_t stop, bool trim)
{
    uint32_t floor = p->literal > p->text ? p->literal : p->text;
    while (trim && stop > floor && mt_is_blank(p->sc.s[stop - 1]))
        stop--;
    if (stop <= p->text)
        return;
    uint32_t start = p->text;
    p->end = stop;
    mt_parse_node(p, mt_parse_add(p, MT_NODE_TEXT, 0, start))->span.len = stop - start;
}

/* Go on with text at `at`. */
static void resume(mt_parse *p, uint32_t at)
{
    p->at = p->text = p->literal = at;
}

static void add_leaf(mt_parse *p, mt_node_kind kind, moot_span title, uint32_t stop)
{
    uint32_t start = p->at;
    flush(p, start, false);
    mt_node *node = mt_parse_node(p, mt_parse_add(p, kind, 0, start));
    node->span.len = stop - start;
    node->title = title;
    p->end = stop;
    resume(p, stop);
}

/* The innermost open range, which was never closed, becomes text. */
static void undo_range(mt_parse *p)
{
    mt_open range = p->open[--p->depth];
    mt_node *node = mt_parse_node(p, range.node);
    node->span.len = node->kind == MT_NODE_BOLD ? 2 : 1;
    node->kind = MT_NODE_TEXT;
    node->form = 0;
    node->next = node->first;
    node->first = 0;
    p->open[p->depth - 1].last = range.last ? range.last : range.node;
}

static void undo_ranges(mt_parse *p, uint32_t depth)
{
    if (p->depth <= depth)
        return;
    mt_node *node = mt_parse_node(p, p->open[p->depth - 1].node);
    uint32_t len = node->kind == MT_NODE_BOLD ? 2 : 1;
    MT_PARSE_FOUND(p, RANGE_OPEN, node->span.off, node->span.off + len,
                   "'%.*s' opens %s text that is never closed", (int)len, p->sc.s + node->span.off,
                   len == 2 ? "bold" : "italic");
    while (p->depth > depth)
        undo_range(p);
}

/* May the mark at `at` of `len` bytes close a range? */
static bool can_close(const mt_parse *p, uint32_t at, uint32_t len)
{
    static const char closers[] = ")}_.,!?;:-*";
    uint32_t next = at + len;
    if (mt_scan_space_at(&p->sc, next) || memchr(closers, p->sc.s[next], sizeof(closers) - 1))
        return !p->run_blank || mt_scan_space_at(&p->sc, p->run_end);
    return !p->run_blank && (p->sc.s[at] == '*' || !mt_scan_word_at(&p->sc, next));
}

/* The place in the stack of the open range that a mark of `len` bytes at `at`
 * closes, or 0.  Only a mark that has no blank before it closes more than the
 * innermost one. */
static uint32_t closes(mt_parse *p, uint32_t base, uint32_t len, bool innermost)
{
    if (p->depth == base || !can_close(p, p->at, len))
        return 0;
    uint8_t kind = len == 2 ? MT_NODE_BOLD : MT_NODE_ITALIC;
    uint32_t floor = innermost ? p->depth - 1 : p->run_blank ? p->depth : base;
    for (uint32_t d = p->depth; d > floor; d--) {
        const mt_node *node = mt_parse_node(p, p->open[d - 1].node);
        if (node->kind == kind && node->form == (uint8_t)p->sc.s[p->at])
            return node->span.off + len < p->at ? d - 1 : 0;
    }
    return 0;
}

static void look_at_run(mt_parse *p)
{
    uint32_t i = p->at;
    while (i < p->sc.n && p->sc.s[i] == p->sc.s[p->at])
        i++;
    p->run_end = i;
    p->run_blank = p->at == p->line_text || mt_is_space(p->sc.s[p->at - 1]);
    p->run_word = !p->run_blank && mt_scan_word_before(&p->sc, p->at);
}

static void close_range(mt_parse *p, uint32_t place, uint32_t stop)
{
    flush(p, p->at, false);
    undo_ranges(p, place + 1);
    p->end = stop;
    mt_parse_close(p, place);
    p->run_word = p->run_blank = false;
    resume(p, stop);
}

static void read_mark(mt_parse *p, uint32_t base)
{
    if (p->at >= p->run_end)
        look_at_run(p);
    uint32_t most = p->run_end - p->at >= 2 ? 2 : 1;
    for (uint32_t way = 0; way < 4; way++) {
        uint32_t len = way % 2 ? 1 : most;
        uint32_t place = closes(p, base, len, way < 2);
        if (place) {
            close_range(p, place, p->at + len);
            return;
        }
    }
    bool opens = !p->run_word && !mt_scan_space_at(&p->sc, p->run_end);
    if (opens && p->depth - base >= MT_MAX_RANGES) {
        if (!p->too_deep)
            MT_PARSE_FOUND(p, DEPTH, p->at, p->at + 1, "bold and italic nest too deeply here");
        p->too_deep = true;
        opens = false;
    }
    if (!opens) {
        p->literal = ++p->at;
        return;
    }
    flush(p, p->at, false);
    mt_parse_open(p, most == 2 ? MT_NODE_BOLD : MT_NODE_ITALIC, (unsigned char)p->sc.s[p->at],
                  p->at);
    p->end = p->at + most;
    resume(p, p->at + most);
}

static void read_mention(mt_parse *p)
{
    uint32_t at = p->at + 1;
    bool square = mt_scan_is(&p->sc, at, "[");
    uint32_t close = square || mt_scan_is(&p->sc, at, "<") ? mt_scan_title(&p->sc, at) : 0;
    if (close)
        add_leaf(p, square ? MT_NODE_STATEMENT_MENTION : MT_NODE_ARGUMENT_MENTION,
                 (moot_span){at + 1, close - at - 1}, close + 1);
    else
        p->at++;
}

/* A bracket that looks like a reference has no place inside text. */
static void read_reference(mt_parse *p)
{
    uint32_t at = p->at++;
    /* Brackets inside what was named already are not looked at: there may be very many. */
    if (at < p->named)
        return;
    uint32_t close = mt_scan_title(&p->sc, at);
    if (!close || mt_is_blank(p->sc.s[at + 1]) || p->sc.s[at + 1] == '-')
        return;
    p->named = close + 1;
    MT_PARSE_FOUND(p, REFERENCE_IN_TEXT, at, close + 1, "'%.*s' is a reference inside text",
                   (int)(close + 1 - at > 60 ? 60 : close + 1 - at), p->sc.s + at);
}

static void read_bracket(mt_parse *p)
{
    uint32_t text_end = 0, stop = 0;
    if (p->sc.s[p->at] == '[')
        stop = mt_scan_link(&p->sc, p->at, &text_end);
    if (stop)
        add_leaf(p, MT_NODE_LINK, (moot_span){p->at + 1, text_end - p->at - 1}, stop);
    else
        read_reference(p);
}

static void read_comment(mt_parse *p)
{
    uint32_t stop = mt_scan_comment(&p->sc, p->at, p->at == p->line_text);
    if (stop > p->at)
        p->at = p->literal = stop;
    else if (p->sc.s[p->at] == '<')
        read_bracket(p);
    else
        p->at++;
}

static void read_tag(mt_parse *p)
{
    moot_span name;
    uint32_t stop = mt_scan_tag(&p->sc, p->at, &name);
    if (stop)
        add_leaf(p, MT_NODE_TAG, name, stop);
    else
        p->at++;
}

static void read_escape(mt_parse *p)
{
    uint32_t next = p->at + 1;
    if (next < p->sc.n && !mt_is_break(p->sc.s[next]))
        next++;
    p->at = p->literal = next;
}

/* At a line end.  Answers whether the text goes on in the next line. */
static bool read_break(mt_parse *p)
{
    uint32_t at = p->at;
    flush(p, at, true);
    mt_parse_next_line(p);
    if (p->line.kind == MT_LINE_INFERENCE && !p->in_pcs) {
        MT_PARSE_FOUND(p, INFERENCE_STRAY, p->at, p->at + 2, "'--' begins an inference line");
        p->line.kind = MT_LINE_TEXT;
    }
    if (p->line.kind != MT_LINE_TEXT)
        return false;
    mt_parse_node(p, mt_parse_add(p, MT_NODE_BREAK, 0, at))->span.len =
        mt_scan_after_break(&p->sc, at) - at;
    p->line_text = p->at;
    resume(p, p->at);
    return true;
}

/* One step of running text.  Answers whether it goes on. */
static bool step(mt_parse *p, uint32_t base)
{
    uint32_t code = mt_shortcode_over(p->sc.s, p->literal, p->at, p->sc.n);
    if (code) {
        p->at = p->literal = code;
        return true;
    }
    switch (p->sc.s[p->at]) {
    case '\n':
    case '\r': return read_break(p);
    case '\\': read_escape(p); break;
    case '*':
    case '_': read_mark(p, base); break;
    case '[': read_bracket(p); break;
    case '<':
    case '/': read_comment(p); break;
    case '@': read_mention(p); break;
    case '#': read_tag(p); break;
    case '{':
        if (mt_parse_data_end(p, p->at)) {
            flush(p, p->at, true);
            p->line = (mt_line){.kind = MT_LINE_DATA, .start = p->at};
            return false;
        }
        p->at++;
        break;
    default: p->at++; break;
    }
    return true;
}

void mt_parse_inline(mt_parse *p)
{
    uint32_t base = p->depth;
    const char *s = p->sc.s;
    mt_parse_skip(p, p->at, true);
    if (p->at < p->sc.n && mt_is_break(s[p->at])) {
        mt_parse_next_line(p);
        if (p->line.kind != MT_LINE_TEXT)
            return;
    }
    p->line_text = p->at;
    resume(p, p->at);
    for (;;) {
        uint32_t n = p->sc.n;
        p->at = mt_scan_class(s, p->at, n, MT_BYTE_INLINE);
        if (p->at >= n) {
            flush(p, n, true);
            p->line = (mt_line){.kind = MT_LINE_END, .start = n};
            break;
        }
        if (!step(p, base))
            break;
    }
    undo_ranges(p, base);
}
