/* Text -> document: the entry, the front matter, and what is read off a node. */
#include "argdown/doc.h"

#include "argdown/parse.h"
#include "argdown/yaml.h"

/* Is there nothing but three or more `=` on the line at `at`?  *next is after it. */
static bool is_rule(mt_scan *sc, uint32_t at, uint32_t *next)
{
    uint32_t i = mt_scan_blanks(sc, at), start = i;
    while (i < sc->n && sc->s[i] == '=')
        i++;
    uint32_t stop = mt_scan_blanks(sc, i);
    if (i < start + 3 || (stop < sc->n && !mt_is_break(sc->s[stop])))
        return false;
    *next = stop;
    return true;
}

static bool is_white(char c)
{
    return mt_is_blank(c) || mt_is_break(c);
}

/* The YAML without line ends around it. */
static moot_span trimmed(const mt_scan *sc, uint32_t start, uint32_t stop)
{
    while (stop > start && is_white(sc->s[stop - 1]))
        stop--;
    for (uint32_t i = start; i < stop && is_white(sc->s[i]); i++)
        if (mt_is_break(sc->s[i]))
            start = i + 1;
    return (moot_span){start, stop - start};
}

static void add_front_matter(mt_parse *p, uint32_t start, moot_span yaml, uint32_t stop)
{
    mt_node *node = mt_parse_node(p, mt_parse_add(p, MT_NODE_FRONT_MATTER, 0, start));
    node->span.len = stop - start;
    node->title = yaml;
    p->at = p->end = stop;
    mt_parse_next_line(p);
}

/* `=== key: value ===` on one line. */
static bool read_short_front_matter(mt_parse *p)
{
    uint32_t start = p->at, i = start, line = mt_scan_line_end(&p->sc, start), stop = line;
    while (i < line && p->sc.s[i] == '=')
        i++;
    while (stop > i && mt_is_blank(p->sc.s[stop - 1]))
        stop--;
    uint32_t end = stop;
    while (stop > i && p->sc.s[stop - 1] == '=')
        stop--;
    if (end - stop < 3)
        return false;
    i = mt_scan_blanks(&p->sc, i);
    while (stop > i && mt_is_blank(p->sc.s[stop - 1]))
        stop--;
    moot_span yaml = {i, stop > i ? stop - i : 0};
    if (mt_str_find(mt_slice(p->doc->text, yaml), MOOT_STR("===")) != SIZE_MAX)
        return false;
    add_front_matter(p, start, yaml, line);
    return true;
}

static void read_front_matter(mt_parse *p)
{
    uint32_t start = p->at, first;
    if (p->line.kind != MT_LINE_TEXT || !mt_scan_is(&p->sc, start, "==="))
        return;
    if (!is_rule(&p->sc, start, &first)) {
        (void)read_short_front_matter(p);
        return;
    }
    first = mt_scan_after_break(&p->sc, first);
    for (uint32_t at = first, next; at < p->sc.n;) {
        if (is_rule(&p->sc, at, &next)) {
            add_front_matter(p, start, trimmed(&p->sc, first, at), next);
            return;
        }
        at = mt_scan_after_break(&p->sc, mt_scan_line_end(&p->sc, at));
    }
    MT_PARSE_FOUND(p, FRONT_MATTER_OPEN, start, start + 3,
                   "'===' opens front matter that never ends");
}

/* The nodes have a block of their own, since a vector in an arena would leave its
 * smaller copies behind. */
static bool set_room(mt_doc *doc, uint32_t cap)
{
    const moot_alloc *alloc = &doc->arena.alloc;
    void *at = NULL;
    if (!mt_arena_failed(&doc->arena))
        at = alloc->resize(alloc->ctx, doc->nodes.at, doc->nodes.cap * sizeof(mt_node),
                           cap * sizeof(mt_node));
    if (!at) {
        doc->arena.failed = true;
        return false;
    }
    doc->nodes.at = at;
    doc->nodes.cap = cap;
    return true;
}

bool mt_parse_room(mt_parse *p)
{
    mt_doc *doc = p->doc;
    uint64_t n = doc->nodes.n;
    if (n < doc->nodes.cap)
        return true;
    /* As many for each byte as up to here, and some. */
    uint64_t cap = n * p->sc.n / (p->at + 1);
    cap += cap / 64;
    cap = cap < n + n / 8 + 8 ? n + n / 8 + 8 : cap > 4 * n + 64 ? 4 * n + 64 : cap;
    if (cap > UINT32_MAX) {
        doc->arena.failed = true;
        return false;
    }
    return set_room(doc, (uint32_t)cap);
}

moot_status mt_doc_parse(mt_doc *doc, const moot_alloc *alloc, moot_str text)
{
    *doc = (mt_doc){.text = text};
    mt_arena_init(&doc->arena, alloc);
    doc->diags.arena = &doc->arena;
    if (text.len > INT32_MAX)
        return MOOT_E_LIMIT;
    /* One node for some 24 bytes of text is what real documents need. */
    uint32_t room = (uint32_t)(text.len / 24) + 8;
    mt_parse *p = MT_NEW(&doc->arena, mt_parse);
    if (!p || !set_room(doc, room))
        return MOOT_E_NOMEM;
    p->doc = doc;
    mt_scan_init(&p->sc, text);
    mt_parse_open(p, MT_NODE_DOCUMENT, 0, 0);
    mt_parse_line(p);
    while (p->line.kind == MT_LINE_BLANK)
        mt_parse_next_line(p);
    uint32_t front = doc->nodes.n;
    read_front_matter(p);
    front = doc->nodes.n - front;
    mt_parse_blocks(p);
    if (doc->nodes.n == 1 + front && !doc->diags.errors)
        MT_PARSE_FOUND(p, EMPTY, p->end, p->end, "there is nothing to read here");
    p->end = p->sc.n;
    mt_parse_close(p, 0);
    mt_diag_sort(&doc->diags);
    return mt_arena_failed(&doc->arena) ? MOOT_E_NOMEM : MOOT_OK;
}

void mt_doc_fini(mt_doc *doc)
{
    const moot_alloc *alloc = &doc->arena.alloc;
    if (doc->nodes.at)
        alloc->resize(alloc->ctx, doc->nodes.at, doc->nodes.cap * sizeof(mt_node), 0);
    mt_arena_free(&doc->arena);
    *doc = (mt_doc){.text = {NULL, 0}};
}

moot_str mt_doc_link_url(const mt_doc *doc, uint32_t node)
{
    const mt_node *link = &doc->nodes.at[node];
    if (link->kind != MT_NODE_LINK)
        return (moot_str){"", 0};
    uint32_t start = link->title.off + link->title.len + 2;
    return mt_slice(doc->text, (moot_span){start, link->span.off + link->span.len - 1 - start});
}

/* The node that carries the data of `node`, or 0. */
static uint32_t data_node(const mt_doc *doc, uint32_t node)
{
    uint32_t i = doc->nodes.n ? doc->nodes.at[node].first : 0;
    if (node == 0)
        return i && doc->nodes.at[i].kind == MT_NODE_FRONT_MATTER ? i : 0;
    while (i && doc->nodes.at[i].kind != MT_NODE_DATA && doc->nodes.at[i].kind != MT_NODE_RELATION)
        i = doc->nodes.at[i].next;
    return i && doc->nodes.at[i].kind == MT_NODE_DATA ? i : 0;
}

const mt_value *mt_doc_data(const mt_doc *doc, uint32_t node, mt_arena *arena, mt_diags *diags)
{
    uint32_t at = data_node(doc, node);
    if (!at)
        return NULL;
    moot_span span = doc->nodes.at[at].title;
    moot_str yaml = mt_slice(doc->text, span);
    /* A brace with a line end after it holds YAML in lines. */
    size_t i = 1;
    while (node && i < yaml.len && mt_is_blank(yaml.ptr[i]))
        i++;
    if (node && i < yaml.len && mt_is_break(yaml.ptr[i])) {
        yaml = mt_sub(yaml, i, yaml.len - 1 - i);
        span.off += (uint32_t)i;
    }
    return mt_yaml_read(yaml, span.off, arena, diags);
}
