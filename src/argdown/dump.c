/* The tree in lines, for people and tests. */
#include "argdown/doc.h"
#include "argdown/walk.h"

static const char *const kinds[] = {
    [MT_NODE_DOCUMENT] = "document",
    [MT_NODE_FRONT_MATTER] = "front-matter",
    [MT_NODE_HEADING] = "heading",
    [MT_NODE_STATEMENT] = "statement",
    [MT_NODE_ARGUMENT] = "argument",
    [MT_NODE_PCS] = "pcs",
    [MT_NODE_PCS_ITEM] = "item",
    [MT_NODE_INFERENCE] = "inference",
    [MT_NODE_RULE] = "rule",
    [MT_NODE_LIST] = "list",
    [MT_NODE_LIST_ITEM] = "item",
    [MT_NODE_RELATION] = "relation",
    [MT_NODE_DATA] = "data",
    [MT_NODE_TEXT] = "text",
    [MT_NODE_BREAK] = "break",
    [MT_NODE_LINK] = "link",
    [MT_NODE_BOLD] = "bold",
    [MT_NODE_ITALIC] = "italic",
    [MT_NODE_TAG] = "tag",
    [MT_NODE_STATEMENT_MENTION] = "statement-mention",
    [MT_NODE_ARGUMENT_MENTION] = "argument-mention",
};

static const char *const relations[] = {
    [MT_REL_SUPPORTED_BY] = "supported-by", [MT_REL_SUPPORTS] = "supports",
    [MT_REL_ATTACKED_BY] = "attacked-by",   [MT_REL_ATTACKS] = "attacks",
    [MT_REL_UNDERCUT_BY] = "undercut-by",   [MT_REL_UNDERCUTS] = "undercuts",
    [MT_REL_CONTRADICTS] = "contradicts",
};

static void put_form(const mt_node *node, mt_out *out)
{
    static const char *const forms[] = {"plain", "definition", "reference"};
    if (node->kind == MT_NODE_STATEMENT || node->kind == MT_NODE_ARGUMENT) {
        mt_out_char(out, ' ');
        mt_out_z(out, forms[node->form]);
        if (node->level)
            mt_out_printf(out, " stray %s", relations[node->level - 1]);
    } else if (node->kind == MT_NODE_LIST) {
        mt_out_z(out, node->form == MT_FORM_ORDERED ? " ordered" : " unordered");
    } else if (node->kind == MT_NODE_RELATION) {
        mt_out_char(out, ' ');
        mt_out_z(out, relations[node->form]);
    } else if (node->kind == MT_NODE_BOLD || node->kind == MT_NODE_ITALIC) {
        mt_out_char(out, ' ');
        mt_out_char(out, (char)node->form);
    } else if (node->kind == MT_NODE_HEADING) {
        mt_out_printf(out, " %u", (unsigned)node->level);
    }
}

void mt_doc_dump(const mt_doc *doc, mt_out *out)
{
    mt_walk w;
    mt_walk_init(&w, doc);
    while (mt_walk_next(&w)) {
        if (w.leaving)
            continue;
        const mt_node *node = &doc->nodes.at[w.node];
        mt_out_fill(out, ' ', 2 * (size_t)w.depth);
        mt_out_z(out, kinds[node->kind]);
        put_form(node, out);
        moot_str words = mt_doc_title(doc, w.node);
        if (node->kind == MT_NODE_TEXT)
            words = mt_slice(doc->text, node->span);
        if (words.len) {
            mt_out_char(out, ' ');
            mt_out_json(out, words);
        }
        if (node->kind == MT_NODE_LINK) {
            mt_out_char(out, ' ');
            mt_out_json(out, mt_doc_link_url(doc, w.node));
        }
        mt_out_char(out, '\n');
    }
}
