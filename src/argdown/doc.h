/* argdown: Argdown text <-> document.
 *
 * A document is a tree of nodes in one array, in the order of the text (pre-order),
 * plus the findings about it.  Node 0 is the document itself; 0 also means "none"
 * in the links, since nothing has the document as child or sibling.
 * Language: docs/ARGDOWN.md.  No function here recurses on the input. */
#ifndef MT_ARGDOWN_DOC_H
#define MT_ARGDOWN_DOC_H

#include "base/diag.h"
#include "base/out.h"
#include "base/value.h"

typedef enum mt_node_kind {
    /* blocks */
    MT_NODE_DOCUMENT,
    MT_NODE_FRONT_MATTER, /* title: the YAML between the === lines; only as first child of the
                             document */
    MT_NODE_HEADING,      /* level: number of '#'; children: inline, then DATA */
    MT_NODE_STATEMENT,    /* form; title; children: inline, then DATA, then RELATION */
    MT_NODE_ARGUMENT,     /* form (never PLAIN); title; children likewise */
    MT_NODE_PCS,          /* children: PCS_ITEM and INFERENCE */
    MT_NODE_PCS_ITEM,     /* title: the digits in the parentheses; child: one STATEMENT */
    MT_NODE_INFERENCE,    /* children: RULE, then DATA, then RELATION; title: the empty place
                             after the closing hyphens */
    MT_NODE_RULE,         /* title: one inference rule, trimmed */
    MT_NODE_LIST,         /* form ORDERED or UNORDERED; children: LIST_ITEM */
    MT_NODE_LIST_ITEM,    /* title: the digits, if ordered; children: one STATEMENT or ARGUMENT,
                             then LIST */
    MT_NODE_RELATION,     /* form: one of MT_REL_*; child: one STATEMENT or ARGUMENT */
    MT_NODE_DATA,         /* title: the token with its braces */
    /* inline */
    MT_NODE_TEXT,              /* span: running text, escapes and short codes included as written */
    MT_NODE_BREAK,             /* a line end inside content */
    MT_NODE_LINK,              /* title: the text; the address is in the span (mt_doc_link_url) */
    MT_NODE_BOLD,              /* children: inline; form '*' or '_' */
    MT_NODE_ITALIC,            /* likewise */
    MT_NODE_TAG,               /* title: the name without '#' and parentheses */
    MT_NODE_STATEMENT_MENTION, /* title */
    MT_NODE_ARGUMENT_MENTION   /* title */
} mt_node_kind;

enum { MT_FORM_PLAIN, MT_FORM_DEFINITION, MT_FORM_REFERENCE }; /* statements, arguments */
enum { MT_FORM_UNORDERED, MT_FORM_ORDERED };                   /* lists */

/* Relations between parent P (what the line is indented under) and child C. */
typedef enum mt_rel_form {
    MT_REL_SUPPORTED_BY, /* +  <+   C supports P */
    MT_REL_SUPPORTS,     /* +>      P supports C */
    MT_REL_ATTACKED_BY,  /* -  <-   C attacks P */
    MT_REL_ATTACKS,      /* ->      P attacks C */
    MT_REL_UNDERCUT_BY,  /* _  <_   C undercuts P */
    MT_REL_UNDERCUTS,    /* _>      P undercuts C */
    MT_REL_CONTRADICTS   /* ><      P and C contradict each other */
} mt_rel_form;

typedef struct mt_node {
    uint8_t kind;
    uint8_t form;
    uint16_t level;  /* headings: number of '#' (at most 65535); blocks behind a relation sign that
                        relates to nothing: 1 + its MT_REL_*; else 0 */
    moot_span span;  /* the whole element, children included */
    moot_span title; /* see mt_node_kind; empty where there is none */
    uint32_t first;  /* first child, or 0 */
    uint32_t next;   /* next sibling, or 0 */
} mt_node;

typedef struct mt_doc {
    mt_arena arena;
    moot_str text; /* borrowed from the caller; must outlive the document */
    MT_VEC(mt_node) nodes;
    /* In the order of the text: the comments that lie in no text and no rule. */
    MT_VEC(moot_span) comments;
    mt_diags diags;
} mt_doc;

/* Parse `text` (valid UTF-8, without byte order mark).  Never fails because of
 * what the text says: faults become diagnostics with codes AD001..., and parsing
 * goes on at the next block.  Linear in text.len.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_LIMIT if the text is over 2^31 - 1 bytes.
 * After any answer the document is to be given to mt_doc_fini(). */
MOOT_NODISCARD moot_status mt_doc_parse(mt_doc *doc, const moot_alloc *alloc, moot_str text);
void mt_doc_fini(mt_doc *doc);

/* Write the document in canonical form: parsing the output gives the same tree
 * (kinds, forms, titles, assembled texts, data), and printing that tree gives
 * the same bytes. */
void mt_doc_print(const mt_doc *doc, mt_out *out);
/* Write the tree for `moot show --stage=document`: one node a line, indented. */
void mt_doc_dump(const mt_doc *doc, mt_out *out);
/* Same tree: kinds, forms, levels, titles, assembled texts, data; spans aside. */
bool mt_doc_equal(const mt_doc *a, const mt_doc *b);

/* The plain text of a statement, argument or heading: escapes resolved, short
 * codes replaced, line ends as blanks, tags and mentions as written, markup of
 * bold and italic dropped, trimmed.  In `arena`. */
moot_str mt_doc_text(const mt_doc *doc, uint32_t node, mt_arena *arena);
/* The title of a node as a slice of the text. */
static inline moot_str mt_doc_title(const mt_doc *doc, uint32_t node)
{
    return mt_slice(doc->text, doc->nodes.at[node].title);
}
moot_str mt_doc_link_url(const mt_doc *doc, uint32_t node);
/* The DATA child of a node (or the front matter, for node 0) read as YAML, in
 * `arena`; NULL if there is none.  What is wrong in it is added to `diags` with
 * spans in the document, and the sound rest is returned. */
const mt_value *mt_doc_data(const mt_doc *doc, uint32_t node, mt_arena *arena, mt_diags *diags);

#endif
