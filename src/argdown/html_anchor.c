/* Titles -> ids, addresses -> what may stand in href, and the page around a document. */
#include "argdown/html_parts.h"

/* ---- ids ---- */

moot_str mt_slug(moot_str words, mt_arena *arena)
{
    /* Each of these letters is two bytes and comes to two. */
    static const struct {
        const char *letter, *plain;
    } marks[] = {{"\xC3\xA4", "ae"}, {"\xC3\xB6", "oe"}, {"\xC3\xBC", "ue"}, {"\xC3\x9F", "ss"},
                 {"\xC3\x84", "ae"}, {"\xC3\x96", "oe"}, {"\xC3\x9C", "ue"}};
    char *to = mt_arena_alloc(arena, words.len + 1, 1);
    size_t n = 0;
    if (!to)
        return (moot_str){"", 0};
    for (size_t i = 0; i < words.len; i++) {
        char c = mt_to_lower(words.ptr[i]);
        if (mt_is_space(c))
            c = '-';
        if (mt_is_alpha(c) || mt_is_digit(c) || c == '-')
            to[n++] = c;
        bool ascii = (unsigned char)c < 0x80;
        for (size_t k = 0; !ascii && k < sizeof(marks) / sizeof(marks[0]); k++)
            if (mt_str_starts(mt_sub(words, i, words.len - i), mt_str(marks[k].letter))) {
                memcpy(to + n, marks[k].plain, 2);
                n += 2;
            }
    }
    return (moot_str){to, n};
}

static char *put(char *to, moot_str s)
{
    memcpy(to, s.ptr, s.len);
    return to + s.len;
}

/* "after-kind-slug" without the parts that are empty. */
static moot_str join(const mt_anchors *a, moot_str kind, moot_str slug)
{
    char *start = mt_arena_alloc(a->arena, a->after.len + kind.len + slug.len + 2, 1), *to = start;
    if (!start)
        return (moot_str){"", 0};
    if (a->after.len)
        to = put(put(to, a->after), MOOT_STR("-"));
    to = put(to, kind);
    if (slug.len)
        to = put(put(to, MOOT_STR("-")), slug);
    return (moot_str){start, (size_t)(to - start)};
}

moot_str mt_anchors_new(mt_anchors *a, const char *kind, moot_str words)
{
    moot_str slug = mt_slug(words, a->arena);
    if (slug.len > 100)
        slug.len = 100;
    slug = join(a, mt_str(kind), slug);
    uint32_t key = mt_intern_add(&a->slugs, slug);
    if (key == a->count.n)
        MT_VEC_PUSH(a->arena, &a->count, 0);
    while (!mt_arena_failed(a->arena) && key < a->count.n) {
        uint32_t known = a->taken.strings.n, times = ++a->count.at[key];
        moot_str id = times == 1 ? slug : mt_arena_printf(a->arena, "%.*s-%u", MT_ARG(slug), times);
        if (mt_intern_add(&a->taken, id) == known)
            return id;
    }
    return (moot_str){"", 0};
}

/* What stands for the title of a node: the title with a bracket before it. */
static moot_str key_of(const mt_doc *doc, uint32_t node, bool *argument)
{
    const mt_node *n = &doc->nodes.at[node];
    *argument = n->kind == MT_NODE_ARGUMENT || n->kind == MT_NODE_ARGUMENT_MENTION;
    bool titled = *argument || n->kind == MT_NODE_STATEMENT_MENTION ||
                  (n->kind == MT_NODE_STATEMENT && n->form != MT_FORM_PLAIN);
    if (!titled || n->title.off == 0)
        return (moot_str){"", 0};
    /* The bracket stands right before the title in the text. */
    return mt_slice(doc->text, (moot_span){n->title.off - 1, n->title.len + 1});
}

uint32_t mt_anchors_find(mt_anchors *a, const mt_doc *doc, uint32_t node)
{
    bool argument;
    moot_str key = key_of(doc, node, &argument);
    return key.len ? mt_intern_find(&a->titles, key) : MT_NO_ID;
}

static void first_seen(mt_anchors *a, const mt_doc *doc, uint32_t node, const char *kind)
{
    moot_str id = mt_anchors_new(a, kind, mt_doc_title(doc, node));
    MT_VEC_PUSH(a->arena, &a->node, node);
    MT_VEC_PUSH(a->arena, &a->id, id);
}

static void add_title(mt_anchors *a, const mt_doc *doc, uint32_t node)
{
    bool argument;
    moot_str key = key_of(doc, node, &argument);
    const mt_node *n = &doc->nodes.at[node];
    if (!key.len)
        return;
    uint32_t known = a->titles.strings.n;
    uint32_t id = mt_intern_add(&a->titles, key);
    if (id == known)
        first_seen(a, doc, node, argument ? "argument" : "statement");
    else if (id < a->node.n && n->form == MT_FORM_DEFINITION &&
             doc->nodes.at[a->node.at[id]].form == MT_FORM_REFERENCE)
        a->node.at[id] = node;
}

static bool is_titled(const mt_node *n)
{
    return n->kind == MT_NODE_STATEMENT || n->kind == MT_NODE_ARGUMENT;
}

void mt_anchors_init(mt_anchors *a, const mt_doc *doc, moot_str after, mt_arena *arena)
{
    *a = (mt_anchors){.arena = arena, .after = after};
    mt_intern_init(&a->titles, arena, 0x68);
    mt_intern_init(&a->taken, arena, 0x69);
    mt_intern_init(&a->slugs, arena, 0x6A);
    uint32_t titles = 0;
    for (uint32_t i = 0; i < doc->nodes.n; i++)
        titles += doc->nodes.at[i].form == MT_FORM_DEFINITION && is_titled(&doc->nodes.at[i]);
    mt_intern_room(&a->titles, titles);
    mt_intern_room(&a->taken, titles);
    mt_intern_room(&a->slugs, titles);
    for (uint32_t i = 0; i < doc->nodes.n && !mt_arena_failed(arena); i++)
        if (is_titled(&doc->nodes.at[i]))
            add_title(a, doc, i);
}

/* ---- addresses ---- */

static bool stays(char c)
{
    static const char plain[] = "-._~:/?#[]@!$&()*+,;=%";
    return mt_is_alpha(c) || mt_is_digit(c) || (c && strchr(plain, c));
}

bool mt_html_url(moot_str url, mt_out *out)
{
    static const char *const schemes[] = {"http", "https", "mailto"};
    url = mt_str_trim(url);
    size_t end = 0;
    while (end < url.len && (!url.ptr[end] || !strchr(":/?#", url.ptr[end])))
        end++;
    bool fine = end == url.len || url.ptr[end] != ':';
    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
        fine = fine || mt_str_eq_nocase(mt_sub(url, 0, end), mt_str(schemes[i]));
    for (size_t i = 0; fine && i < url.len; i++) {
        unsigned char c = (unsigned char)url.ptr[i];
        if (stays((char)c))
            mt_out_xml(out, mt_sub(url, i, 1));
        else
            mt_out_printf(out, "%%%02X", (unsigned)c);
    }
    return fine;
}

/* ---- the page ---- */

static const char style[] =
    "body{margin:2rem auto;max-width:46rem;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;"
    "color:#1C1D20;background:#FFFDF9}"
    ".statement,.argument{margin:.4rem 0}.title{font-weight:600}"
    ".definition,.reference,.mention{color:#00588F;text-decoration:none}"
    "a:hover{text-decoration:underline}.argument>.definition,.argument>.reference{color:#7A3E9D}"
    ".relations{margin-left:1.2rem}.relation{display:flex;gap:.5rem}"
    ".relation-symbol{min-width:1.2rem;font-family:monospace;font-weight:700}"
    ".support>.relation-symbol{color:#00693E}.attack>.relation-symbol,.contradiction>"
    ".relation-symbol{color:#A3240F}.undercut>.relation-symbol{color:#551A8B}"
    ".pcs{border-left:3px solid #D5D2CB;padding-left:.8rem;margin:.6rem 0}"
    ".pcs-statement{display:flex;gap:.5rem}.inference{border-top:1px solid #8A8D92;margin:.3rem 0;"
    "font-size:.875rem;color:#4A4D53}.main-conclusion{font-weight:600}"
    ".tag{font-size:.875rem;color:#4A4D53}.authors,.date,.subtitle{color:#4A4D53}"
    ".argdown-source{white-space:pre-wrap;font:.9rem/1.5 monospace}"
    ".argdown-source .comment,.argdown-source .data{color:#5B5F66}.argdown-source "
    ".sign{font-weight:"
    "700;color:#A3240F}.argdown-source .statement-title{color:#00588F}"
    ".argdown-source .argument-title{color:#7A3E9D}.argdown-source .heading-mark,.argdown-source "
    ".number,.argdown-source .rule{color:#00693E}.argdown-source .tag,.argdown-source .link{"
    "color:#6B4E00}";

void mt_html_open_page(mt_out *o, moot_str lang, moot_str title)
{
    mt_out_z(o, "<!DOCTYPE html>\n<html lang=\"");
    mt_out_xml(o, lang.len ? lang : MOOT_STR("en"));
    mt_out_z(o,
             "\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; "
             "style-src &#39;unsafe-inline&#39;; img-src data:; base-uri &#39;none&#39;; "
             "form-action &#39;none&#39;\">\n<title>");
    mt_out_xml(o, title);
    mt_out_z(o, "</title>\n<style>");
    mt_out_z(o, style);
    mt_out_z(o, "</style>\n</head>\n<body>\n");
}

void mt_html_close_page(mt_out *o)
{
    mt_out_z(o, "</body>\n</html>\n");
}

moot_str mt_html_title_of(const mt_doc *doc, const mt_value *front, mt_arena *arena)
{
    moot_str title = mt_str_trim(mt_value_get_str(front, "title"));
    for (uint32_t i = 0; i < doc->nodes.n && !title.len; i++)
        if (doc->nodes.at[i].kind == MT_NODE_HEADING)
            title = mt_doc_text(doc, i, arena);
    return title.len ? title : MOOT_STR("Argdown document");
}
