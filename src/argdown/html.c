/* Document -> HTML as one reads it. */
#include "argdown/html.h"

#include "argdown/html_parts.h"
#include "argdown/text.h"
#include "argdown/walk.h"

typedef struct writer {
    const mt_doc *doc;
    mt_out *o;
    mt_arena *arena;
    mt_anchors anchors;
    mt_walk walk;
    uint32_t at, line;        /* a place in the text and its line */
    bool has_cr;              /* lines may end with a carriage return */
    bool after_inference;     /* in premises and conclusions */
    uint32_t main_conclusion; /* the item, or 0 */
} writer;

static uint32_t parent_of(const writer *w)
{
    return w->walk.depth ? w->walk.up[w->walk.depth - 1] : 0;
}

/* Nodes come in the order of the text, so all lines together cost one walk over it. */
static void put_line(writer *w, const mt_node *n)
{
    moot_str text = w->doc->text;
    while (w->at < n->span.off) {
        size_t rest = n->span.off - w->at;
        const char *start = text.ptr + w->at;
        const char *hit = w->has_cr ? start : memchr(start, '\n', rest);
        w->at = hit ? (uint32_t)(hit - text.ptr) + 1 : n->span.off;
        bool lf = hit && w->at < text.len && text.ptr[w->at] == '\n';
        w->line += hit && (*hit == '\n' || (*hit == '\r' && !lf));
    }
    mt_out_z(w->o, " data-line=\"");
    mt_out_whole(w->o, w->line);
    mt_out_char(w->o, '"');
}

/* ---- inside elements ---- */

static void put_tag_class(writer *w, uint32_t node)
{
    moot_str slug = mt_slug(mt_doc_title(w->doc, node), w->arena);
    if (slug.len) {
        mt_out_z(w->o, " tag-");
        mt_out_xml(w->o, slug);
    }
}

/* The classes of the tags that stand in an element. */
static void put_tag_classes(writer *w, uint32_t element)
{
    const mt_doc *doc = w->doc;
    uint32_t i = doc->nodes.at[element].first;
    for (; i && i < doc->nodes.n && doc->nodes.at[i].kind >= MT_NODE_TEXT; i++)
        if (doc->nodes.at[i].kind == MT_NODE_TAG)
            put_tag_class(w, i);
}

static void put_link(writer *w, uint32_t node)
{
    mt_memory m = {.arena = w->arena};
    mt_out url;
    mt_out_init(&url, mt_memory_writer(&m));
    bool fine = mt_html_url(mt_doc_link_url(w->doc, node), &url);
    if (mt_out_finish(&url) != MOOT_OK)
        return;
    if (fine) {
        mt_out_z(w->o, "<a rel=\"nofollow noopener noreferrer\" href=\"");
        mt_out_put(w->o, mt_memory_str(&m));
        mt_out_z(w->o, "\">");
    } else {
        mt_out_z(w->o, "<span class=\"removed-link\" title=\"an unsafe address was removed\">");
    }
    mt_out_xml(w->o, mt_doc_title(w->doc, node));
    mt_out_z(w->o, fine ? "</a>" : "</span>");
}

/* `<span class="title ...">...</span>` between brackets. */
static void put_bracketed(writer *w, uint32_t node, bool argument)
{
    mt_out_z(w->o, argument ? "&lt;<span class=\"title argument-title\">"
                            : "[<span class=\"title statement-title\">");
    mt_out_xml(w->o, mt_doc_title(w->doc, node));
    mt_out_z(w->o, argument ? "</span>&gt;" : "</span>]");
}

static void put_mention(writer *w, uint32_t node, bool argument)
{
    uint32_t id = mt_anchors_find(&w->anchors, w->doc, node);
    const char *class = argument ? "mention argument-mention" : "mention statement-mention";
    bool known = id < w->anchors.id.n;
    if (known) {
        mt_out_z(w->o, "<a href=\"#");
        mt_out_xml(w->o, w->anchors.id.at[id]);
        mt_out_printf(w->o, "\" class=\"%s\">@", class);
    } else {
        mt_out_printf(w->o, "<span class=\"%s\">@", class);
    }
    put_bracketed(w, node, argument);
    mt_out_z(w->o, known ? "</a>" : "</span>");
}

static void enter_inline(writer *w, uint32_t i)
{
    const mt_node *n = &w->doc->nodes.at[i];
    if (n->kind == MT_NODE_TEXT) {
        mt_out_xml(w->o, mt_text_words(w->doc, i, i + 1, w->arena));
    } else if (n->kind == MT_NODE_BREAK) {
        mt_out_char(w->o, '\n');
    } else if (n->kind == MT_NODE_LINK) {
        put_link(w, i);
    } else if (n->kind == MT_NODE_BOLD || n->kind == MT_NODE_ITALIC) {
        mt_out_z(w->o, n->kind == MT_NODE_BOLD ? "<b>" : "<i>");
    } else if (n->kind == MT_NODE_TAG) {
        mt_out_z(w->o, "<span class=\"tag");
        put_tag_class(w, i);
        mt_out_z(w->o, "\">");
        mt_out_xml(w->o, mt_slice(w->doc->text, n->span));
        mt_out_z(w->o, "</span>");
    } else {
        put_mention(w, i, n->kind == MT_NODE_ARGUMENT_MENTION);
    }
}

/* ---- elements ---- */

static bool has_content(const writer *w, uint32_t element)
{
    uint32_t first = w->doc->nodes.at[element].first;
    return first && w->doc->nodes.at[first].kind >= MT_NODE_TEXT;
}

/* "[Title]: " of a definition, or the link of a reference. */
static void put_head(writer *w, uint32_t i)
{
    const mt_node *n = &w->doc->nodes.at[i];
    bool argument = n->kind == MT_NODE_ARGUMENT;
    uint32_t id = mt_anchors_find(&w->anchors, w->doc, i);
    if (n->form == MT_FORM_PLAIN || id >= w->anchors.id.n)
        return;
    bool anchor = w->anchors.node.at[id] == i;
    const char *kind = argument ? "argument" : "statement";
    const char *form = n->form == MT_FORM_DEFINITION ? "definition" : "reference";
    mt_out_z(w->o, anchor ? "<span id=\"" : "<a href=\"#");
    mt_out_xml(w->o, w->anchors.id.at[id]);
    mt_out_z(w->o, "\" class=\"");
    mt_out_z(w->o, form);
    mt_out_char(w->o, ' ');
    mt_out_z(w->o, kind);
    mt_out_char(w->o, '-');
    mt_out_z(w->o, form);
    mt_out_z(w->o, "\">");
    put_bracketed(w, i, argument);
    mt_out_z(w->o, n->form == MT_FORM_DEFINITION ? ": " : " ");
    mt_out_z(w->o, anchor ? "</span>" : "</a>");
}

static void enter_element(writer *w, uint32_t i)
{
    const mt_node *n = &w->doc->nodes.at[i];
    mt_out_z(w->o,
             n->kind == MT_NODE_ARGUMENT ? "<div class=\"argument" : "<div class=\"statement");
    mt_out_z(w->o, parent_of(w) == 0 ? " top-level" : "");
    put_tag_classes(w, i);
    mt_out_char(w->o, '"');
    put_line(w, n);
    mt_out_char(w->o, '>');
    put_head(w, i);
    if (has_content(w, i))
        mt_out_z(w->o, "<span class=\"statement-content\">");
}

/* The inline nodes of an element are over where its first other child begins, or it ends. */
static void end_content(writer *w, uint32_t element, uint32_t before)
{
    const mt_node *nodes = w->doc->nodes.at;
    uint8_t kind = nodes[element].kind;
    bool element_kind = kind == MT_NODE_STATEMENT || kind == MT_NODE_ARGUMENT;
    if (!element_kind || !has_content(w, element))
        return;
    /* Is `before` (0: the end) the first child that is not inline? */
    uint32_t i = nodes[element].first;
    while (i && nodes[i].kind >= MT_NODE_TEXT)
        i = nodes[i].next;
    if (i == before)
        mt_out_z(w->o, "</span>");
}

static void enter_heading(writer *w, uint32_t i)
{
    const mt_node *n = &w->doc->nodes.at[i];
    unsigned level = n->level < 1 ? 1 : n->level > 6 ? 6 : n->level;
    moot_str id = mt_anchors_new(&w->anchors, "heading", mt_doc_text(w->doc, i, w->arena));
    mt_out_printf(w->o, "<h%u id=\"", level);
    mt_out_xml(w->o, id);
    mt_out_z(w->o, "\" class=\"heading\"");
    put_line(w, n);
    mt_out_char(w->o, '>');
}

static void enter_relation(writer *w, uint32_t i)
{
    static const struct {
        const char *class, *sign;
    } forms[] = {
        [MT_REL_SUPPORTED_BY] = {"outgoing support", "+"},
        [MT_REL_SUPPORTS] = {"incoming support", "+&gt;"},
        [MT_REL_ATTACKED_BY] = {"outgoing attack", "-"},
        [MT_REL_ATTACKS] = {"incoming attack", "-&gt;"},
        [MT_REL_UNDERCUT_BY] = {"outgoing undercut", "_"},
        [MT_REL_UNDERCUTS] = {"incoming undercut", "_&gt;"},
        [MT_REL_CONTRADICTS] = {"contradiction", "&gt;&lt;"},
    };
    const mt_node *nodes = w->doc->nodes.at;
    const mt_node *n = &nodes[i];
    uint32_t c = nodes[parent_of(w)].first;
    while (c && nodes[c].kind != MT_NODE_RELATION)
        c = nodes[c].next;
    if (c == i)
        mt_out_z(w->o, "\n<div class=\"relations\">");
    mt_out_z(w->o, "\n<div class=\"");
    mt_out_z(w->o, forms[n->form].class);
    mt_out_z(w->o, " relation\"");
    put_line(w, n);
    mt_out_z(w->o, "><div class=\"relation-symbol\">");
    mt_out_z(w->o, forms[n->form].sign);
    mt_out_z(w->o, "</div>");
}

static void enter_pcs(writer *w, uint32_t i)
{
    const mt_node *nodes = w->doc->nodes.at;
    bool after = false;
    w->main_conclusion = 0;
    w->after_inference = false;
    for (uint32_t c = nodes[i].first; c; c = nodes[c].next) {
        if (nodes[c].kind == MT_NODE_PCS_ITEM && after)
            w->main_conclusion = c;
        after = nodes[c].kind == MT_NODE_INFERENCE;
    }
    mt_out_z(w->o, "<div class=\"pcs\"");
    put_line(w, &nodes[i]);
    mt_out_z(w->o, ">\n");
}

static void enter_pcs_item(writer *w, uint32_t i)
{
    const char *role = !w->after_inference       ? "premise"
                       : i == w->main_conclusion ? "main-conclusion"
                                                 : "intermediary-conclusion";
    w->after_inference = false;
    mt_out_printf(w->o, "<div class=\"%s pcs-statement\"><div class=\"statement-nr\">(", role);
    mt_out_xml(w->o, mt_doc_title(w->doc, i));
    mt_out_z(w->o, ")</div>");
}

static void enter_rule(writer *w, uint32_t i)
{
    uint32_t first = w->doc->nodes.at[parent_of(w)].first;
    mt_out_z(w->o,
             first == i ? "<span class=\"inference-rule\">" : ", <span class=\"inference-rule\">");
    mt_out_xml(w->o, mt_doc_title(w->doc, i));
    mt_out_z(w->o, "</span>");
}

static void enter(writer *w, uint32_t i)
{
    const mt_node *n = &w->doc->nodes.at[i];
    if (n->kind >= MT_NODE_TEXT) {
        enter_inline(w, i);
        return;
    }
    if (n->kind == MT_NODE_DATA || n->kind == MT_NODE_RELATION)
        end_content(w, parent_of(w), i);
    switch ((mt_node_kind)n->kind) {
    case MT_NODE_HEADING: enter_heading(w, i); break;
    case MT_NODE_STATEMENT:
    case MT_NODE_ARGUMENT: enter_element(w, i); break;
    case MT_NODE_PCS: enter_pcs(w, i); break;
    case MT_NODE_PCS_ITEM: enter_pcs_item(w, i); break;
    case MT_NODE_INFERENCE: mt_out_z(w->o, "<div class=\"inference\">"); break;
    case MT_NODE_RULE: enter_rule(w, i); break;
    case MT_NODE_LIST: mt_out_z(w->o, n->form == MT_FORM_ORDERED ? "<ol>\n" : "<ul>\n"); break;
    case MT_NODE_LIST_ITEM: mt_out_z(w->o, "<li>"); break;
    case MT_NODE_RELATION: enter_relation(w, i); break;
    case MT_NODE_DOCUMENT:
    case MT_NODE_FRONT_MATTER:
    case MT_NODE_DATA:
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

static void leave(writer *w, uint32_t i)
{
    const mt_node *n = &w->doc->nodes.at[i];
    unsigned level = n->level < 1 ? 1 : n->level > 6 ? 6 : n->level;
    switch ((mt_node_kind)n->kind) {
    case MT_NODE_HEADING: mt_out_printf(w->o, "</h%u>\n", level); break;
    case MT_NODE_STATEMENT:
    case MT_NODE_ARGUMENT:
        end_content(w, i, 0);
        mt_out_z(w->o, parent_of(w) == 0 ? "</div>\n" : "</div>");
        break;
    case MT_NODE_PCS_ITEM:
    case MT_NODE_PCS: mt_out_z(w->o, "</div>\n"); break;
    case MT_NODE_INFERENCE:
        w->after_inference = true;
        mt_out_z(w->o, "</div>\n");
        break;
    case MT_NODE_LIST: mt_out_z(w->o, n->form == MT_FORM_ORDERED ? "</ol>\n" : "</ul>\n"); break;
    case MT_NODE_LIST_ITEM: mt_out_z(w->o, "</li>\n"); break;
    case MT_NODE_RELATION: mt_out_z(w->o, n->next ? "</div>" : "</div>\n</div>"); break;
    case MT_NODE_BOLD: mt_out_z(w->o, "</b>"); break;
    case MT_NODE_ITALIC: mt_out_z(w->o, "</i>"); break;
    case MT_NODE_DOCUMENT:
    case MT_NODE_FRONT_MATTER:
    case MT_NODE_DATA:
    case MT_NODE_RULE:
    case MT_NODE_TEXT:
    case MT_NODE_BREAK:
    case MT_NODE_LINK:
    case MT_NODE_TAG:
    case MT_NODE_STATEMENT_MENTION:
    case MT_NODE_ARGUMENT_MENTION: break;
    }
}

/* ---- the whole ---- */

static void put_field(writer *w, const mt_value *front, const char *key, const char *open,
                      const char *close)
{
    const mt_value *v = mt_value_get(front, key);
    if (!v || v->kind == MT_MAP || (v->kind != MT_LIST && !v->text.len))
        return;
    mt_out_z(w->o, open);
    if (v->kind != MT_LIST)
        mt_out_xml(w->o, mt_str_trim(v->text));
    for (uint32_t i = 0; v->kind == MT_LIST && i < v->n; i++) {
        mt_out_z(w->o, i ? ", " : "");
        mt_out_xml(w->o, mt_str_trim(v->item[i].text));
    }
    mt_out_z(w->o, close);
}

static void put_header(writer *w, const mt_value *front)
{
    static const char *const keys[] = {"title", "subTitle", "author", "date", "abstract"};
    bool any = false;
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        any = any || mt_value_get(front, keys[i]);
    if (!any)
        return;
    mt_out_z(w->o, "<header>\n");
    put_field(w, front, "title", "<h1>", "</h1>\n");
    put_field(w, front, "subTitle", "<p class=\"subtitle\">", "</p>\n");
    put_field(w, front, "author", "<p class=\"authors\">", "</p>\n");
    put_field(w, front, "date", "<p class=\"date\">", "</p>\n");
    put_field(w, front, "abstract", "<p class=\"abstract\">", "</p>\n");
    mt_out_z(w->o, "</header>\n");
}

static void put_document(writer *w, const mt_doc_html_options *options)
{
    mt_diags ignored = {.arena = w->arena}; /* the model says them */
    const mt_value *front = mt_doc_data(w->doc, 0, w->arena, &ignored);
    mt_anchors_init(&w->anchors, w->doc, options->after, w->arena);
    if (mt_arena_failed(w->arena))
        return;
    if (!options->part)
        mt_html_open_page(w->o, options->lang,
                          options->title.len ? options->title
                                             : mt_html_title_of(w->doc, front, w->arena));
    mt_out_z(w->o, "<div class=\"argdown\">\n");
    put_header(w, front);
    mt_walk_init(&w->walk, w->doc);
    while (mt_walk_next(&w->walk) && !mt_arena_failed(w->arena)) {
        if (w->walk.leaving)
            leave(w, w->walk.node);
        else
            enter(w, w->walk.node);
    }
    mt_out_z(w->o, "</div>\n");
    if (!options->part)
        mt_html_close_page(w->o);
}

moot_status mt_doc_html(const mt_doc *doc, const mt_doc_html_options *options,
                        const moot_alloc *alloc, moot_writer to)
{
    mt_out o;
    mt_arena arena;
    mt_out_init(&o, to);
    mt_arena_init(&arena, alloc);
    bool has_cr = doc->text.len && memchr(doc->text.ptr, '\r', doc->text.len);
    writer w = {.doc = doc, .o = &o, .arena = &arena, .line = 1, .has_cr = has_cr};
    if (doc->text.len >= MT_OUT_LARGE)
        mt_out_widen(&o, &arena);
    put_document(&w, options);
    moot_status st = mt_out_finish(&o);
    bool failed = mt_arena_failed(&arena);
    mt_arena_free(&arena);
    return failed ? MOOT_E_NOMEM : st;
}
