/* Document -> Argdown in canonical form: two blanks a level, one blank line
 * between blocks, LF, running text as it was written. */
#include "argdown/print.h"

#include "argdown/shortcode.h"

/* The source up to `stop` is dealt with, comments inside it included. */
static void set_done(mt_printer *p, uint32_t stop)
{
    if (stop > p->done)
        p->done = stop;
    while (mt_print_has_comment(p, p->done))
        p->comment++;
}

void mt_print_source(mt_printer *p, moot_span span)
{
    moot_str s = mt_slice(p->doc->text, span);
    set_done(p, span.off + span.len);
    if (!p->has_cr || !s.len || !memchr(s.ptr, '\r', s.len)) {
        mt_out_put(p->out, s);
        return;
    }
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '\r' && i + 1 < s.len && s.ptr[i + 1] == '\n')
            continue;
        if (s.ptr[i] == '\r')
            mt_out_char(p->out, '\n');
        else
            mt_out_char(p->out, s.ptr[i]);
    }
}

/* Running text in which a bracket or brace must stay a character; its first character too, if
 * it would begin a `title`. */
static void put_escaped(mt_printer *p, moot_span span, bool title)
{
    mt_scan sc;
    uint32_t stop = span.off + span.len, from = span.off;
    mt_scan_part(&sc, p->doc->text, stop);
    uint32_t literal = from;
    for (uint32_t i = from; i < stop;) {
        uint32_t code = mt_shortcode_over(sc.s, literal, i, stop);
        uint32_t comment = sc.s[i] == '/' || sc.s[i] == '<' ? mt_scan_comment(&sc, i, false) : i;
        if (code || comment > i) {
            i = literal = code ? code : comment;
        } else if (sc.s[i] == '\\') {
            i += i + 1 < stop ? 2 : 1;
            literal = i;
        } else if (sc.s[i] == '{' || sc.s[i] == '[' || (title && i == span.off)) {
            mt_print_source(p, (moot_span){from, i - from});
            mt_out_char(p->out, '\\');
            from = i++;
            /* A bare bracket keeps one blank after it, an escaped one would keep all. */
            uint32_t word = mt_scan_blanks(&sc, i);
            if (word > i + 1) {
                mt_print_source(p, (moot_span){from, i + 1 - from});
                from = i = word;
            }
        } else {
            i++;
        }
    }
    mt_print_source(p, (moot_span){from, stop - from});
}

/* `<a {b} c>: d` is no title because of its braces; with these escaped it would be one. */
static bool is_like_title(const mt_printer *p, const mt_node *text)
{
    const mt_node *up = &p->doc->nodes.at[p->walk.up[p->walk.depth - 1]];
    moot_str rest = mt_sub(p->doc->text, text->span.off, p->doc->text.len - text->span.off);
    bool first =
        up->kind == MT_NODE_STATEMENT && up->form == MT_FORM_PLAIN && up->first == p->walk.node;
    if (rest.ptr[0] != '<' || (!first && !p->line_start))
        return false;
    const char *end = memchr(rest.ptr, '\n', rest.len);
    return memchr(rest.ptr, '{', end ? (size_t)(end - rest.ptr) : rest.len) != NULL;
}

static void put_text(mt_printer *p, const mt_node *node)
{
    moot_str s = mt_slice(p->doc->text, node->span);
    bool title = is_like_title(p, node);
    /* At the very top these would begin front matter. */
    if (p->walk.node == 2 && mt_str_starts(s, MOOT_STR("===")))
        mt_out_char(p->out, '\\');
    if (p->line_start && p->hang && (s.ptr[0] == '+' || s.ptr[0] == '-') &&
        !(s.len > 1 && s.ptr[0] == '-' && s.ptr[1] == '-'))
        mt_out_char(p->out, '\\');
    if (title || memchr(s.ptr, '{', s.len) || memchr(s.ptr, '[', s.len))
        put_escaped(p, node->span, title);
    else
        mt_print_source(p, node->span);
}

static void end_line(mt_printer *p)
{
    if (p->line_open) {
        mt_print_trailing_comments(p);
        mt_out_char(p->out, '\n');
        p->last_level = p->level;
    }
    p->line_open = p->blank = p->line_start = false;
}

void mt_print_break(mt_printer *p)
{
    mt_out_char(p->out, '\n');
    mt_out_fill(p->out, ' ', p->hang);
    p->line_start = true;
}

static void indent(mt_printer *p, uint32_t level)
{
    mt_out_fill(p->out, ' ', 2 * (size_t)level);
    p->line_open = true;
}

static void due_blank(mt_printer *p)
{
    if (p->blank)
        mt_out_char(p->out, ' ');
    p->blank = false;
}

static const char *const rel_signs[] = {
    [MT_REL_SUPPORTED_BY] = "+", [MT_REL_SUPPORTS] = "+>",   [MT_REL_ATTACKED_BY] = "-",
    [MT_REL_ATTACKS] = "->",     [MT_REL_UNDERCUT_BY] = "_", [MT_REL_UNDERCUTS] = "_>",
    [MT_REL_CONTRADICTS] = "><",
};

static void put_head(mt_printer *p, const mt_node *node)
{
    bool square = node->kind == MT_NODE_STATEMENT;
    p->line_open = true;
    if (node->level) {
        mt_out_z(p->out, rel_signs[node->level - 1]);
        p->blank = true;
    }
    if (node->form == MT_FORM_PLAIN)
        return;
    mt_print_inner_comments(p, node->span.off);
    due_blank(p);
    p->line_start = false;
    mt_out_char(p->out, square ? '[' : '<');
    mt_print_source(p, node->title);
    mt_out_char(p->out, square ? ']' : '>');
    if (node->form == MT_FORM_DEFINITION)
        mt_out_char(p->out, ':');
    p->blank = true;
}

/* What stands before data: a line end or a blank.  Directly after a sign that would
 * mean something else with a blank behind it, nothing. */
static char before_data(const mt_printer *p, const mt_node *data)
{
    static const char signs[] = {'*', '_', '+', '-', '.', '#', '<', '>'};
    const char *s = p->doc->text.ptr;
    uint32_t off = data->span.off;
    for (uint32_t i = p->inline_end; i < off; i++)
        if (mt_is_break(s[i]))
            return '\n';
    /* A number sign and a blank would be a heading; a number sign and a tab are words. */
    if (p->inline_end < off && s[p->inline_end] == '\t' && s[p->inline_end - 1] == '#')
        return '\t';
    return off > 0 && memchr(signs, s[off - 1], sizeof(signs)) ? '\0' : ' ';
}

static void put_data(mt_printer *p, const mt_node *node)
{
    const mt_doc *doc = p->doc;
    uint32_t parent = p->walk.depth ? p->walk.up[p->walk.depth - 1] : 0;
    uint32_t first = doc->nodes.at[parent].first;
    char before = ' ';
    if (first != p->walk.node && doc->nodes.at[first].kind >= MT_NODE_TEXT)
        before = before_data(p, node);
    bool comments = mt_print_has_comment(p, node->span.off);
    if (before == '\n')
        mt_print_break(p);
    mt_print_inner_comments(p, node->span.off);
    if (comments)
        due_blank(p);
    else if (before && before != '\n')
        mt_out_char(p->out, before);
    p->blank = p->line_start = false;
    mt_print_source(p, node->title);
}

static void put_relation(mt_printer *p, const mt_node *node)
{
    mt_print_comment_lines(p, node, ++p->level);
    set_done(p, node->span.off + 1);
    indent(p, p->level);
    mt_out_z(p->out, rel_signs[node->form]);
    p->blank = true;
    p->hang = 2 * p->level + 2;
}

/* Close `--`, if rules or data came after it. */
static void end_inference(mt_printer *p, uint32_t node)
{
    uint32_t first = p->doc->nodes.at[node].first, stop = p->doc->nodes.at[node].title.off;
    if (!p->line_open)
        return;
    bool bare = (!first || p->doc->nodes.at[first].kind == MT_NODE_RELATION) &&
                !mt_print_has_comment(p, stop);
    p->line_start = false;
    mt_print_inner_comments(p, stop);
    mt_out_z(p->out, bare ? "---" : p->line_start ? "--" : " --");
    set_done(p, stop);
    end_line(p);
}

static void put_rule(mt_printer *p, const mt_node *node)
{
    if (p->blank)
        mt_out_char(p->out, ',');
    p->line_start = false;
    mt_print_inner_comments(p, node->span.off);
    if (!p->line_start)
        mt_out_char(p->out, ' ');
    p->blank = true;
    p->line_start = false;
    mt_print_source(p, node->title);
}

/* A list inside an item is one level deeper. */
static bool is_inner(const mt_printer *p)
{
    uint32_t parent = p->walk.depth ? p->walk.up[p->walk.depth - 1] : 0;
    return p->doc->nodes.at[parent].kind == MT_NODE_LIST_ITEM;
}

static void enter_list(mt_printer *p)
{
    if (is_inner(p))
        p->level++;
}

static void enter_item(mt_printer *p, const mt_node *node)
{
    mt_print_comment_lines(p, node, p->level);
    set_done(p, node->span.off + 1);
    indent(p, p->level);
    mt_print_source(p, node->title);
    mt_out_char(p->out, node->form == MT_FORM_ORDERED ? '.' : '*');
    p->blank = true;
    p->hang = 2 * p->level + 2;
}

static void enter_block(mt_printer *p, const mt_node *node)
{
    if (p->walk.depth == 1) {
        mt_print_between(p, node->span.off);
        p->hang = p->last_level = 0;
    }
    switch ((mt_node_kind)node->kind) {
    case MT_NODE_FRONT_MATTER:
        mt_out_z(p->out, node->title.len ? "===\n" : "===");
        mt_print_source(p, node->title);
        mt_out_z(p->out, "\n===\n");
        set_done(p, node->span.off + node->span.len);
        break;
    case MT_NODE_HEADING:
        mt_out_fill(p->out, '#', node->level);
        set_done(p, node->span.off + node->level);
        p->line_open = p->blank = true;
        break;
    case MT_NODE_STATEMENT:
    case MT_NODE_ARGUMENT: put_head(p, node); break;
    case MT_NODE_PCS_ITEM:
        mt_print_comment_lines(p, node, 0);
        mt_out_char(p->out, '(');
        mt_print_source(p, node->title);
        mt_out_char(p->out, ')');
        p->line_open = p->blank = true;
        p->hang = 4;
        break;
    case MT_NODE_LIST: enter_list(p); break;
    case MT_NODE_LIST_ITEM: enter_item(p, node); break;
    case MT_NODE_INFERENCE:
        mt_print_comment_lines(p, node, 0);
        set_done(p, node->span.off + 2);
        mt_out_z(p->out, "--");
        p->line_open = true;
        p->hang = 0;
        break;
    case MT_NODE_RULE: put_rule(p, node); break;
    case MT_NODE_RELATION: {
        uint32_t parent = p->walk.up[p->walk.depth - 1];
        if (p->doc->nodes.at[parent].kind == MT_NODE_INFERENCE)
            end_inference(p, parent);
        end_line(p);
        put_relation(p, node);
        break;
    }
    case MT_NODE_DATA: put_data(p, node); break;
    case MT_NODE_DOCUMENT:
    case MT_NODE_PCS:
    case MT_NODE_TEXT:
    case MT_NODE_BREAK:
    case MT_NODE_LINK:
    case MT_NODE_BOLD:
    case MT_NODE_ITALIC:
    case MT_NODE_TAG:
    case MT_NODE_STATEMENT_MENTION:
    case MT_NODE_ARGUMENT_MENTION: break;
    }
}

static void put_mark(mt_printer *p, const mt_node *node)
{
    uint32_t len = node->kind == MT_NODE_BOLD ? 2 : 1, at = node->span.off;
    if (p->walk.leaving) {
        at += node->span.len - len;
        mt_print_inner_comments(p, at);
    }
    mt_out_fill(p->out, (char)node->form, len);
    set_done(p, at + len);
}

static void enter_inline(mt_printer *p, const mt_node *node)
{
    if (node->kind == MT_NODE_BREAK) {
        mt_print_break(p);
        set_done(p, node->span.off + node->span.len);
        return;
    }
    mt_print_inner_comments(p, node->span.off);
    due_blank(p);
    p->inline_end = node->span.off + node->span.len;
    if (node->kind == MT_NODE_TEXT) {
        put_text(p, node);
    } else if (node->kind == MT_NODE_BOLD || node->kind == MT_NODE_ITALIC) {
        put_mark(p, node);
    } else {
        mt_print_source(p, node->span);
        uint32_t parent = p->walk.up[p->walk.depth - 1];
        p->blank = p->doc->nodes.at[parent].form == MT_FORM_REFERENCE &&
                   p->doc->nodes.at[parent].kind <= MT_NODE_ARGUMENT;
    }
    p->line_start = false;
}

static void leave(mt_printer *p, const mt_node *node)
{
    switch ((mt_node_kind)node->kind) {
    case MT_NODE_HEADING:
        due_blank(p);
        end_line(p);
        break;
    case MT_NODE_STATEMENT:
    case MT_NODE_ARGUMENT: end_line(p); break;
    case MT_NODE_INFERENCE: end_inference(p, p->walk.node); break;
    case MT_NODE_RELATION: p->level--; break;
    case MT_NODE_LIST:
        if (is_inner(p))
            p->level--;
        break;
    case MT_NODE_BOLD:
    case MT_NODE_ITALIC:
        put_mark(p, node);
        p->line_start = false;
        break;
    case MT_NODE_DOCUMENT:
    case MT_NODE_FRONT_MATTER:
    case MT_NODE_PCS:
    case MT_NODE_PCS_ITEM:
    case MT_NODE_RULE:
    case MT_NODE_LIST_ITEM:
    case MT_NODE_DATA:
    case MT_NODE_TEXT:
    case MT_NODE_BREAK:
    case MT_NODE_LINK:
    case MT_NODE_TAG:
    case MT_NODE_STATEMENT_MENTION:
    case MT_NODE_ARGUMENT_MENTION: break;
    }
}

void mt_doc_print(const mt_doc *doc, mt_out *out)
{
    mt_printer p = {.doc = doc, .out = out};
    p.has_cr = doc->text.len && memchr(doc->text.ptr, '\r', doc->text.len);
    mt_walk_init(&p.walk, doc);
    while (mt_walk_next(&p.walk)) {
        const mt_node *node = &doc->nodes.at[p.walk.node];
        if (p.walk.leaving)
            leave(&p, node);
        else if (node->kind >= MT_NODE_TEXT)
            enter_inline(&p, node);
        else
            enter_block(&p, node);
    }
    mt_print_between(&p, (uint32_t)doc->text.len);
}
