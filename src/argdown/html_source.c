/* Document -> its source as it was written, with a class for each kind of sign.
 *
 * The nodes name the places; sorted by where they begin, they cut the text into marked
 * and plain pieces, each of which is written once. */
#include "argdown/html.h"
#include "argdown/html_parts.h"
#include "base/sort.h"

typedef struct piece {
    moot_span span;
    const char *class;
} piece;

typedef struct source {
    const mt_doc *doc;
    mt_arena *arena;
    MT_VEC(piece) pieces;
    MT_VEC(uint64_t) order; /* place << 32 | piece */
} source;

static void add(source *s, uint32_t off, uint32_t len, const char *class)
{
    if (!len)
        return;
    MT_VEC_PUSH(s->arena, &s->order, ((uint64_t)off << 32) | s->pieces.n);
    MT_VEC_PUSH(s->arena, &s->pieces, ((piece){{off, len}, class}));
}

/* How many of `c` stand in the text from `off` on. */
static uint32_t run_of(const source *s, uint32_t off, char c)
{
    uint32_t n = 0;
    while (off + n < s->doc->text.len && s->doc->text.ptr[off + n] == c)
        n++;
    return n;
}

/* From the sign of a relation up to the blank or element that follows it. */
static uint32_t sign_of(const source *s, const mt_node *n)
{
    static const char signs[] = "+-<>_";
    uint32_t len = 0;
    while (len < 2 && n->span.off + len < s->doc->text.len &&
           strchr(signs, s->doc->text.ptr[n->span.off + len]))
        len++;
    return len;
}

static void add_title(source *s, const mt_node *n, uint32_t before)
{
    bool argument = n->kind == MT_NODE_ARGUMENT || n->kind == MT_NODE_ARGUMENT_MENTION;
    if (n->title.len && n->title.off >= before)
        add(s, n->title.off - before, n->title.len + before + 1,
            argument ? "argument-title" : "statement-title");
}

static void add_inference(source *s, const mt_node *n)
{
    add(s, n->span.off, run_of(s, n->span.off, '-'), "sign");
    uint32_t end = n->title.off, start = end;
    while (start > n->span.off && s->doc->text.ptr[start - 1] == '-')
        start--;
    add(s, start, end - start, "sign");
}

static void add_node(source *s, const mt_node *n)
{
    uint32_t mark = n->kind == MT_NODE_BOLD ? 2 : 1;
    switch ((mt_node_kind)n->kind) {
    case MT_NODE_FRONT_MATTER:
    case MT_NODE_DATA: add(s, n->span.off, n->span.len, "data"); break;
    case MT_NODE_HEADING: add(s, n->span.off, n->level, "heading-mark"); break;
    case MT_NODE_STATEMENT:
    case MT_NODE_ARGUMENT:
        if (n->form != MT_FORM_PLAIN)
            add_title(s, n, 1);
        break;
    case MT_NODE_STATEMENT_MENTION:
    case MT_NODE_ARGUMENT_MENTION: add_title(s, n, 2); break;
    case MT_NODE_PCS_ITEM: add(s, n->span.off, n->title.len + 2, "number"); break;
    case MT_NODE_INFERENCE: add_inference(s, n); break;
    case MT_NODE_RULE: add(s, n->span.off, n->span.len, "rule"); break;
    case MT_NODE_LIST_ITEM: add(s, n->span.off, n->title.len ? n->title.len + 1 : 1, "sign"); break;
    case MT_NODE_RELATION: add(s, n->span.off, sign_of(s, n), "sign"); break;
    case MT_NODE_LINK: add(s, n->span.off, n->span.len, "link"); break;
    case MT_NODE_BOLD:
    case MT_NODE_ITALIC:
        add(s, n->span.off, mark, "sign");
        add(s, n->span.off + n->span.len - mark, mark, "sign");
        break;
    case MT_NODE_TAG: add(s, n->span.off, n->span.len, "tag"); break;
    case MT_NODE_DOCUMENT:
    case MT_NODE_PCS:
    case MT_NODE_LIST:
    case MT_NODE_TEXT:
    case MT_NODE_BREAK: break;
    }
}

static void put_pieces(const source *s, mt_out *o)
{
    uint32_t at = 0, end = (uint32_t)s->doc->text.len;
    for (uint32_t i = 0; i < s->order.n; i++) {
        const piece *p = &s->pieces.at[(uint32_t)s->order.at[i]];
        if (p->span.off < at || p->span.len > end - p->span.off)
            continue; /* inside what is written already */
        mt_out_xml(o, mt_slice(s->doc->text, (moot_span){at, p->span.off - at}));
        mt_out_printf(o, "<span class=\"%s\">", p->class);
        mt_out_xml(o, mt_slice(s->doc->text, p->span));
        mt_out_z(o, "</span>");
        at = p->span.off + p->span.len;
    }
    mt_out_xml(o, mt_slice(s->doc->text, (moot_span){at, end - at}));
}

static void put_source(source *s, const mt_doc_html_options *options, mt_out *o)
{
    const mt_doc *doc = s->doc;
    for (uint32_t i = 0; i < doc->nodes.n; i++)
        add_node(s, &doc->nodes.at[i]);
    for (uint32_t i = 0; i < doc->comments.n; i++)
        add(s, doc->comments.at[i].off, doc->comments.at[i].len, "comment");
    mt_diags ignored = {.arena = s->arena};
    const mt_value *front = mt_doc_data(doc, 0, s->arena, &ignored);
    moot_str title = options->title;
    if (!title.len)
        title = mt_html_title_of(doc, front, s->arena);
    if (mt_arena_failed(s->arena))
        return;
    if (s->order.n)
        mt_sort_u64(s->order.at, s->order.n);
    if (!options->part)
        mt_html_open_page(o, options->lang, title);
    mt_out_z(o, "<pre class=\"argdown-source\"><code>");
    if (doc->text.len)
        put_pieces(s, o);
    mt_out_z(o, "</code></pre>\n");
    if (!options->part)
        mt_html_close_page(o);
}

moot_status mt_doc_source_html(const mt_doc *doc, const mt_doc_html_options *options,
                               const moot_alloc *alloc, moot_writer to)
{
    mt_out o;
    mt_arena arena;
    mt_out_init(&o, to);
    mt_arena_init(&arena, alloc);
    source s = {.doc = doc, .arena = &arena};
    put_source(&s, options, &o);
    bool failed = mt_arena_failed(&arena);
    mt_arena_free(&arena);
    moot_status st = mt_out_finish(&o);
    return failed ? MOOT_E_NOMEM : st;
}
