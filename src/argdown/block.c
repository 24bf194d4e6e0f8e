/* Lines -> blocks: headings, statements, arguments, lists and the relations
 * indented below them. */
#include "argdown/parse.h"

uint32_t mt_parse_add(mt_parse *p, mt_node_kind kind, unsigned form, uint32_t start)
{
    mt_doc *doc = p->doc;
    uint32_t id = doc->nodes.n;
    mt_node node = {.kind = (uint8_t)kind, .form = (uint8_t)form, .span = {start, 0}};
    if (!mt_parse_room(p))
        return 0;
    doc->nodes.at[doc->nodes.n++] = node;
    if (id == 0)
        return 0;
    mt_open *parent = &p->open[p->depth - 1];
    if (parent->last)
        doc->nodes.at[parent->last].next = id;
    else
        doc->nodes.at[parent->node].first = id;
    parent->last = id;
    return id;
}

uint32_t mt_parse_open(mt_parse *p, mt_node_kind kind, unsigned form, uint32_t start)
{
    uint32_t id = mt_parse_add(p, kind, form, start);
    if (p->depth < MT_MAX_OPEN)
        p->open[p->depth++] = (mt_open){id, 0};
    return id;
}

void mt_parse_close(mt_parse *p, uint32_t depth)
{
    while (p->depth > depth) {
        mt_node *node = mt_parse_node(p, p->open[--p->depth].node);
        node->span.len = p->end > node->span.off ? p->end - node->span.off : 0;
    }
}

static void add_data(mt_parse *p, uint32_t stop)
{
    uint32_t start = p->at;
    mt_node *node = mt_parse_node(p, mt_parse_add(p, MT_NODE_DATA, 0, start));
    node->title = node->span = (moot_span){start, stop - start};
    p->end = stop;
}

/* The data after an element's text, if p->line says so. */
static void read_data(mt_parse *p)
{
    bool first = true;
    while (p->line.kind == MT_LINE_DATA) {
        uint32_t stop = mt_scan_data(&p->sc, p->at);
        if (!stop)
            break;
        if (first)
            add_data(p, stop);
        else
            MT_PARSE_FOUND(p, DATA_TWICE, p->at, stop, "a second data block");
        first = false;
        mt_parse_skip(p, stop, false);
        if (p->at < p->sc.n && p->sc.s[p->at] == '{' && mt_parse_data_end(p, p->at))
            continue;
        if (p->at < p->sc.n && !mt_is_break(p->sc.s[p->at]))
            p->at = mt_scan_line_end(&p->sc, p->at);
        mt_parse_next_line(p);
        if (p->line.kind == MT_LINE_TEXT) {
            MT_PARSE_FOUND(p, TEXT_AFTER_DATA, p->at, mt_scan_line_end(&p->sc, p->at),
                           "text after the data of an element");
            mt_parse_drop_text(p);
        }
    }
}

/* After `[A]` or `<A>`: tags, then nothing but data may follow. */
static void read_reference(mt_parse *p, const mt_head *head)
{
    for (;;) {
        moot_span name;
        uint32_t stop;
        mt_parse_skip(p, p->at, false);
        if (p->at >= p->sc.n || p->sc.s[p->at] != '#' ||
            !(stop = mt_scan_tag(&p->sc, p->at, &name)))
            break;
        mt_node *tag = mt_parse_node(p, mt_parse_add(p, MT_NODE_TAG, 0, p->at));
        tag->span.len = stop - p->at;
        tag->title = name;
        p->at = p->end = stop;
    }
    if (p->at < p->sc.n && p->sc.s[p->at] == '{' && mt_parse_data_end(p, p->at)) {
        p->line = (mt_line){.kind = MT_LINE_DATA, .start = p->at};
        return;
    }
    bool more = p->at < p->sc.n && !mt_is_break(p->sc.s[p->at]);
    if (!more)
        mt_parse_next_line(p);
    if (!more && p->line.kind != MT_LINE_TEXT)
        return;
    MT_PARSE_FOUND(p, TEXT_AFTER_REFERENCE, p->at, mt_scan_line_end(&p->sc, p->at),
                   "text after the reference '%.*s'",
                   (int)(head->title.len > 60 ? 60 : head->title.len), p->sc.s + head->title.off);
    mt_parse_drop_text(p);
}

static void read_definition(mt_parse *p, uint32_t node, const mt_head *head)
{
    p->at = head->after;
    mt_parse_inline(p);
    if (!mt_parse_node(p, node)->first && p->line.kind != MT_LINE_RELATION &&
        p->line.kind != MT_LINE_DATA)
        MT_PARSE_FOUND(p, NO_TEXT, head->title.off - 1, head->after, "'%.*s' has no text",
                       (int)(head->title.len > 60 ? 60 : head->title.len),
                       p->sc.s + head->title.off);
}

void mt_parse_element(mt_parse *p, bool argument_too)
{
    mt_head head;
    uint32_t start = p->at;
    if (start >= p->sc.n || mt_is_break(p->sc.s[start])) {
        /* Nothing on the line of the number or sign: the words may follow in the next. */
        mt_parse_next_line(p);
        start = p->at;
        if (p->line.kind != MT_LINE_TEXT) {
            mt_parse_open(p, MT_NODE_STATEMENT, MT_FORM_PLAIN, p->end);
            read_data(p);
            return;
        }
    }
    if (mt_parse_head(p, start, &head) && (argument_too || head.kind == MT_NODE_STATEMENT)) {
        uint32_t node = mt_parse_open(p, head.kind, head.form, start);
        mt_parse_node(p, node)->title = head.title;
        p->at = p->end = head.after;
        if (head.form == MT_FORM_REFERENCE)
            read_reference(p, &head);
        else
            read_definition(p, node, &head);
    } else {
        uint32_t ignored;
        if (mt_scan_is(&p->sc, start, "[") && !mt_scan_link(&p->sc, start, &ignored))
            MT_PARSE_FOUND(p, TITLE_OPEN, start, start + 1,
                           "'[' opens a title that is never closed");
        mt_parse_open(p, MT_NODE_STATEMENT, MT_FORM_PLAIN, start);
        p->end = start;
        mt_parse_inline(p);
    }
    read_data(p);
}

/* Pop and push levels so that a relation line of `width` fits; its parent is then
 * at stack place `base` - 1 + 2 * (p->levels - 1). */
static void find_level(mt_parse *p, uint32_t width, uint32_t floor)
{
    if (width > (p->levels ? p->width[p->levels - 1] : floor)) {
        if (p->levels < MT_MAX_LEVELS) {
            p->width[p->levels++] = width;
        } else if (!p->too_deep) {
            MT_PARSE_FOUND(p, DEPTH, p->line.start, p->line.after,
                           "relations nest more than %d levels deep here", (int)MT_MAX_LEVELS);
            p->too_deep = true;
        }
        return;
    }
    while (p->levels && width < p->width[p->levels - 1])
        p->levels--;
    if (p->levels)
        return;
    if (width <= floor)
        MT_PARSE_FOUND(p, RELATION_NOT_INDENTED, p->line.start, p->line.after,
                       "this relation is not indented below its parent");
    p->width[p->levels++] = width > floor ? width : floor + 1;
}

/* Is there something to relate to after the sign?  p->at is then its start. */
static bool relation_has_child(mt_parse *p)
{
    mt_parse_skip(p, p->line.after, true);
    if (p->at < p->sc.n && !mt_is_break(p->sc.s[p->at]) &&
        !(p->sc.s[p->at] == '{' && mt_parse_data_end(p, p->at)))
        return true;
    mt_line line = p->line;
    bool data = p->at < p->sc.n && p->sc.s[p->at] == '{';
    if (data) {
        p->at = mt_scan_data(&p->sc, p->at);
        p->at = mt_scan_line_end(&p->sc, p->at);
    }
    mt_parse_next_line(p);
    if (!data && p->line.kind == MT_LINE_TEXT)
        return true;
    MT_PARSE_FOUND(p, RELATION_EMPTY, line.start, line.after,
                   "nothing stands after the relation sign");
    if (p->line.kind == MT_LINE_TEXT)
        mt_parse_drop_text(p);
    return false;
}

static void skip_stray_data(mt_parse *p)
{
    while (p->line.kind == MT_LINE_DATA) {
        uint32_t stop = mt_scan_data(&p->sc, p->at);
        MT_PARSE_FOUND(p, DATA_STRAY, p->at, stop, "this data belongs to nothing");
        p->at = mt_scan_line_end(&p->sc, stop ? stop : p->at);
        mt_parse_next_line(p);
        if (p->line.kind == MT_LINE_TEXT)
            break;
    }
}

void mt_parse_relations(mt_parse *p, uint32_t width, bool stray)
{
    uint32_t base = p->depth;
    uint8_t under = mt_parse_node(p, p->open[base - 1].node)->kind;
    p->levels = 0;
    while (p->line.kind == MT_LINE_RELATION && !mt_arena_failed(&p->doc->arena)) {
        mt_line line = p->line;
        if (stray && line.width <= width)
            break;
        find_level(p, line.width, width);
        mt_parse_close(p, base + 2 * (p->levels - 1));
        if (!relation_has_child(p)) {
            p->levels--;
            skip_stray_data(p);
            continue;
        }
        if (under == MT_NODE_INFERENCE && p->levels == 1 && line.form != MT_REL_UNDERCUT_BY)
            MT_PARSE_FOUND(p, INFERENCE_RELATION, line.start, line.after,
                           "this relation to an inference is no undercut");
        mt_parse_open(p, MT_NODE_RELATION, line.form, line.start);
        mt_parse_element(p, true);
        const mt_node *child = mt_parse_node(p, p->open[p->depth - 1].node);
        if (line.form == MT_REL_CONTRADICTS && child->kind == MT_NODE_ARGUMENT)
            MT_PARSE_FOUND(p, CONTRADICTION_ARGUMENT, child->span.off, p->end,
                           "an argument contradicts nothing");
    }
    mt_parse_close(p, base);
}

static void read_heading(mt_parse *p)
{
    uint32_t depth = p->depth, marks = p->line.after - p->line.start;
    uint32_t node = mt_parse_open(p, MT_NODE_HEADING, 0, p->line.start);
    mt_parse_node(p, node)->level = (uint16_t)(marks > UINT16_MAX ? UINT16_MAX : marks);
    p->at = p->end = p->line.after;
    mt_parse_inline(p);
    if (!mt_parse_node(p, node)->first)
        MT_PARSE_FOUND(p, NO_TEXT, mt_parse_node(p, node)->span.off, p->end,
                       "a heading without words");
    read_data(p);
    mt_parse_close(p, depth);
}

/* The lists that are open inside one another, outermost first. */
typedef struct lists {
    uint32_t n;
    uint32_t width[MT_MAX_LISTS]; /* of their items */
    uint32_t depth[MT_MAX_LISTS]; /* of open nodes before the list */
    uint8_t form[MT_MAX_LISTS];
} lists;

/* Close and open lists so that an item at p->line fits into the last one.  False if it
 * belongs to no list that is open. */
static bool find_list(mt_parse *p, lists *l)
{
    bool deeper = l->n && p->line.width > l->width[l->n - 1];
    while (l->n > 1 && p->line.width < l->width[l->n - 1])
        l->n--;
    if (deeper && l->n == MT_MAX_LISTS) {
        if (!p->too_deep)
            MT_PARSE_FOUND(p, LIST_NESTED, p->line.start, p->line.after,
                           "lists nest more than %d levels deep here", (int)MT_MAX_LISTS);
        p->too_deep = true;
        deeper = false;
    }
    if (!deeper && l->n) {
        uint32_t open = l->depth[l->n - 1];
        if (p->line.form == l->form[l->n - 1]) {
            mt_parse_close(p, open + 1);
            return true;
        }
        /* The other sort of list at the very left is a block of its own. */
        mt_parse_close(p, open);
        if (--l->n == 0)
            return false;
    }
    l->width[l->n] = p->line.width;
    l->depth[l->n] = p->depth;
    l->form[l->n++] = p->line.form;
    mt_parse_open(p, MT_NODE_LIST, p->line.form, p->line.start);
    return true;
}

static void read_list_item(mt_parse *p)
{
    mt_line line = p->line;
    uint32_t item = mt_parse_open(p, MT_NODE_LIST_ITEM, line.form, line.start);
    uint32_t depth = p->depth;
    mt_parse_node(p, item)->title = line.title;
    mt_parse_skip(p, line.after, true);
    p->end = line.after;
    uint32_t element = p->doc->nodes.n;
    mt_parse_element(p, true);
    if (element < p->doc->nodes.n && !mt_parse_node(p, element)->first &&
        mt_parse_node(p, element)->form == MT_FORM_PLAIN)
        MT_PARSE_FOUND(p, NO_TEXT, line.start, line.after, "a list item without words");
    mt_parse_relations(p, line.width, false);
    mt_parse_close(p, depth);
}

static void read_list(mt_parse *p)
{
    uint32_t depth = p->depth;
    lists l = {.n = 0};
    while (p->line.kind == MT_LINE_ITEM && !mt_arena_failed(&p->doc->arena)) {
        if (!find_list(p, &l))
            break;
        read_list_item(p);
    }
    mt_parse_close(p, depth);
}

static bool is_only_equals(mt_parse *p)
{
    uint32_t i = p->at;
    while (i < p->sc.n && p->sc.s[i] == '=')
        i++;
    i = mt_scan_blanks(&p->sc, i);
    return mt_scan_is(&p->sc, p->at, "===") && (i >= p->sc.n || mt_is_break(p->sc.s[i]));
}

/* What stands behind a stray sign on its line is read as a block of its own, which keeps the
 * sign; a sign before nothing, or before data, is text. */
static bool skip_stray_sign(mt_parse *p)
{
    uint32_t sign = p->at;
    mt_parse_skip(p, p->line.after, true);
    if (p->at < p->sc.n && !mt_is_break(p->sc.s[p->at]) &&
        !(p->sc.s[p->at] == '{' && mt_parse_data_end(p, p->at)))
        return true;
    p->at = sign;
    return false;
}

static void read_paragraph(mt_parse *p)
{
    uint32_t depth = p->depth, width = p->line.width, block = p->doc->nodes.n;
    uint8_t form = p->line.form;
    bool stray = p->line.kind == MT_LINE_RELATION;
    if (stray)
        MT_PARSE_FOUND(p, RELATION_STRAY, p->line.start, p->line.after,
                       "there is nothing here that this relates to");
    else if (p->line.kind == MT_LINE_INFERENCE)
        MT_PARSE_FOUND(p, INFERENCE_STRAY, p->line.start, p->line.after,
                       "'--' begins an inference line");
    else if (p->doc->nodes.n > 1 && is_only_equals(p))
        MT_PARSE_FOUND(p, FRONT_MATTER_LATE, p->line.start, mt_scan_line_end(&p->sc, p->at),
                       "'===' is front matter only at the top");
    bool behind = stray && skip_stray_sign(p);
    mt_parse_element(p, !stray || behind);
    if (behind && block < p->doc->nodes.n)
        mt_parse_node(p, block)->level = (uint16_t)(form + 1);
    mt_parse_relations(p, stray ? width : 0, stray);
    mt_parse_close(p, depth);
}

static void read_block(mt_parse *p)
{
    switch (p->line.kind) {
    case MT_LINE_HEADING: read_heading(p); break;
    case MT_LINE_NUMBER: mt_parse_pcs(p); break;
    case MT_LINE_ITEM: read_list(p); break;
    case MT_LINE_DATA: skip_stray_data(p); break;
    case MT_LINE_TEXT:
    case MT_LINE_HEAD:
    case MT_LINE_RELATION:
    case MT_LINE_INFERENCE: read_paragraph(p); break;
    case MT_LINE_BLANK:
    case MT_LINE_END: break;
    }
}

/* Words that stand further right than the block above look like a part of it. */
static void look_at_indent(mt_parse *p, uint32_t width)
{
    if (p->line.kind == MT_LINE_TEXT && p->line.width > width)
        MT_PARSE_FOUND(p, INDENTED, p->line.start, mt_scan_line_end(&p->sc, p->at),
                       "this indented paragraph is a statement of its own");
}

void mt_parse_blocks(mt_parse *p)
{
    bool blank = true;           /* before this block */
    uint32_t width = UINT32_MAX; /* of the block before */
    while (p->line.kind != MT_LINE_END && !mt_arena_failed(&p->doc->arena)) {
        if (p->line.kind == MT_LINE_BLANK) {
            blank = true;
            mt_parse_next_line(p);
            continue;
        }
        if (!blank && p->line.kind != MT_LINE_RELATION && p->line.kind != MT_LINE_DATA)
            MT_PARSE_FOUND(p, BLANK_LINE, p->line.start, mt_scan_line_end(&p->sc, p->at),
                           "a new block begins here");
        look_at_indent(p, width);
        width = p->line.width;
        blank = false;
        read_block(p);
    }
}
