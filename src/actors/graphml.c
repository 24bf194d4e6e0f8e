/* GraphML -> ties, as far as nodes, edges and their data go; the rest is passed over.
 *
 * Only tags, attributes and the text between them are read, with the five entities of XML and
 * character numbers; nothing from outside the file, no definitions of entities. */
#include "actors/draft.h"
#include "base/utf8.h"

enum { ATTRIBUTES = 16, DEPTH = 64 };

typedef enum element { OTHER_ELEMENT, KEY, NODE, EDGE, DATA } element;
typedef enum role { OTHER, SIGN, WEIGHT, LABEL } role;

typedef struct edge_draft {
    moot_str source, target, sign, weight, at;
} edge_draft;

typedef struct key_draft {
    moot_str id;
    role role;
} key_draft;

typedef struct parser {
    mt_ties_draft *d;
    moot_str text;
    size_t at;
    moot_str open[DEPTH]; /* the names of the tags that are open */
    uint32_t depth;
    moot_str name; /* of the tag at hand, and its attributes */
    moot_str attr_name[ATTRIBUTES], attr_value[ATTRIBUTES];
    uint32_t attr_n;
    element in;             /* OTHER_ELEMENT, NODE or EDGE */
    role data;              /* of the <data> we are in */
    mt_intern ids;          /* of nodes */
    MT_VEC(moot_str) label; /* per node: its name */
    MT_VEC(key_draft) keys;
    MT_VEC(edge_draft) edges;
} parser;

static bool fault(parser *p, size_t from, const char *what)
{
    moot_span span = {(uint32_t)from, 1};
    if (from >= p->text.len)
        span.len = 0;
    mt_diag_add(p->d->diags, MOOT_ERROR, "NW007", span, "write it as GraphML 1.0, or as lines",
                "the GraphML cannot be read here: %s", what);
    return false;
}

static bool is_name(char c)
{
    return mt_is_alpha(c) || mt_is_digit(c) || c == '_' || c == '-' || c == '.' || c == ':' ||
           (unsigned char)c >= 0x80;
}

static void skip_space(parser *p)
{
    while (p->at < p->text.len && mt_is_space(p->text.ptr[p->at]))
        p->at++;
}

static moot_str take_name(parser *p)
{
    size_t from = p->at;
    while (p->at < p->text.len && is_name(p->text.ptr[p->at]))
        p->at++;
    return mt_sub(p->text, from, p->at - from);
}

/* Put the code point of `&...;` into `to`; bytes written, 0 if it is none. */
static size_t put_entity(moot_str name, char *to)
{
    static const struct {
        const char *name;
        char c;
    } five[] = {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
    for (size_t i = 0; i < sizeof five / sizeof *five; i++)
        if (mt_str_eq(name, mt_str(five[i].name))) {
            *to = five[i].c;
            return 1;
        }
    if (name.len < 2 || name.len > 8 || name.ptr[0] != '#')
        return 0;
    bool hex = name.ptr[1] == 'x';
    uint32_t code = 0;
    if (hex && name.len == 2)
        return 0;
    for (size_t i = hex ? 2 : 1; i < name.len; i++) {
        char c = mt_to_lower(name.ptr[i]);
        bool digit = mt_is_digit(c), letter = hex && c >= 'a' && c <= 'f';
        if (!digit && !letter)
            return 0;
        code = code * (hex ? 16 : 10) + (uint32_t)(digit ? c - '0' : c - 'a' + 10);
    }
    if (code < 0x20 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        return 0;
    return mt_utf8_put(code, to);
}

/* `raw` without entities; in the arena if there are any. */
static bool plain_text(parser *p, moot_str raw, moot_str *to)
{
    *to = raw;
    if (!raw.len || !memchr(raw.ptr, '&', raw.len))
        return true;
    char *copy = MT_NEW_ARRAY(p->d->arena, char, raw.len + 4);
    size_t n = 0;
    for (size_t i = 0; copy && i < raw.len; i++) {
        if (raw.ptr[i] != '&') {
            copy[n++] = raw.ptr[i];
            continue;
        }
        size_t end = i + 1;
        while (end < raw.len && raw.ptr[end] != ';' && end - i < 12)
            end++;
        size_t put = end < raw.len ? put_entity(mt_sub(raw, i + 1, end - i - 1), copy + n) : 0;
        if (!put)
            return fault(p, (size_t)(raw.ptr + i - p->text.ptr), "not an entity of XML");
        n += put;
        i = end;
    }
    *to = (moot_str){copy, n};
    return copy != NULL;
}

/* name="value" of the tag at hand, as many as there are. */
static bool take_attributes(parser *p)
{
    p->attr_n = 0;
    for (;;) {
        skip_space(p);
        size_t from = p->at;
        moot_str name = take_name(p);
        if (!name.len)
            return true;
        skip_space(p);
        char quote = 0;
        if (p->at + 1 < p->text.len && p->text.ptr[p->at] == '=') {
            p->at++;
            skip_space(p);
            if (p->at < p->text.len)
                quote = p->text.ptr[p->at++];
        }
        if (quote != '"' && quote != '\'')
            return fault(p, from, "an attribute without a value in quotes");
        size_t begin = p->at;
        while (p->at < p->text.len && p->text.ptr[p->at] != quote)
            p->at++;
        if (p->at == p->text.len)
            return fault(p, begin - 1, "a quote that is not closed");
        moot_str value = mt_sub(p->text, begin, p->at++ - begin);
        if (p->attr_n == ATTRIBUTES)
            return fault(p, from, "too many attributes");
        p->attr_name[p->attr_n] = name;
        if (!plain_text(p, value, &p->attr_value[p->attr_n++]))
            return false;
    }
}

static moot_str attribute_of(const parser *p, const char *name)
{
    for (uint32_t i = 0; i < p->attr_n; i++)
        if (mt_str_eq(p->attr_name[i], mt_str(name)))
            return mt_str_trim(p->attr_value[i]);
    return MOOT_STR("");
}

static role role_of(moot_str name)
{
    if (mt_str_eq_nocase(name, MOOT_STR("sign")))
        return SIGN;
    if (mt_str_eq_nocase(name, MOOT_STR("weight")))
        return WEIGHT;
    bool label =
        mt_str_eq_nocase(name, MOOT_STR("label")) || mt_str_eq_nocase(name, MOOT_STR("name"));
    return label ? LABEL : OTHER;
}

static role role_of_key(const parser *p, moot_str id)
{
    for (uint32_t i = 0; i < p->keys.n; i++)
        if (mt_str_eq(p->keys.at[i].id, id))
            return p->keys.at[i].role;
    return role_of(id);
}

static bool begin_node(parser *p, size_t from)
{
    moot_str id = attribute_of(p, "id");
    if (!id.len)
        return fault(p, from, "a node without an id");
    uint32_t known = p->ids.strings.n;
    uint32_t node = mt_intern_add(&p->ids, id);
    if (node == MT_NO_ID)
        return false;
    if (node != known)
        return fault(p, from, "a second node with this id");
    MT_VEC_PUSH(&p->d->scratch, &p->label, id);
    p->in = NODE;
    return true;
}

static bool begin_edge(parser *p, size_t from)
{
    edge_draft edge = {.source = attribute_of(p, "source"),
                       .target = attribute_of(p, "target"),
                       .sign = MOOT_STR(""),
                       .weight = MOOT_STR(""),
                       .at = mt_sub(p->text, from, p->at - from)};
    if (!edge.source.len || !edge.target.len)
        return fault(p, from, "an edge without source and target");
    MT_VEC_PUSH(&p->d->scratch, &p->edges, edge);
    p->in = EDGE;
    return true;
}

static void begin_key(parser *p)
{
    key_draft key = {attribute_of(p, "id"), role_of(attribute_of(p, "attr.name"))};
    MT_VEC_PUSH(&p->d->scratch, &p->keys, key);
}

static bool begin_tag(parser *p, size_t from)
{
    if (mt_str_eq(p->name, MOOT_STR("node")))
        return begin_node(p, from);
    if (mt_str_eq(p->name, MOOT_STR("edge")))
        return begin_edge(p, from);
    if (mt_str_eq(p->name, MOOT_STR("key")))
        begin_key(p);
    else if (mt_str_eq(p->name, MOOT_STR("data")))
        p->data = role_of_key(p, attribute_of(p, "key"));
    return true;
}

static void end_tag(parser *p, moot_str name)
{
    if (mt_str_eq(name, MOOT_STR("node")) || mt_str_eq(name, MOOT_STR("edge")))
        p->in = OTHER_ELEMENT;
    else if (mt_str_eq(name, MOOT_STR("data")))
        p->data = OTHER;
}

static void take_data(parser *p, moot_str value)
{
    value = mt_str_trim(value);
    if (!value.len)
        return;
    if (p->in == NODE && p->data == LABEL && p->label.n)
        p->label.at[p->label.n - 1] = value;
    if (p->in != EDGE || !p->edges.n)
        return;
    edge_draft *edge = &p->edges.at[p->edges.n - 1];
    if (p->data == SIGN)
        edge->sign = value;
    else if (p->data == WEIGHT)
        edge->weight = value;
}

/* Behind '<'. */
static bool take_tag(parser *p)
{
    size_t from = p->at - 1;
    bool closing = p->at < p->text.len && p->text.ptr[p->at] == '/';
    p->at += closing;
    p->name = take_name(p);
    if (!p->name.len)
        return fault(p, from, "'<' without a name behind it");
    if (!take_attributes(p))
        return false;
    bool empty = p->at < p->text.len && p->text.ptr[p->at] == '/';
    p->at += empty;
    if (p->at >= p->text.len || p->text.ptr[p->at] != '>')
        return fault(p, from, "a tag that is not closed");
    p->at++;
    if (closing) {
        if (empty || !p->depth || !mt_str_eq(p->open[p->depth - 1], p->name))
            return fault(p, from, "an end tag that closes nothing");
        p->depth--;
        end_tag(p, p->name);
        return true;
    }
    if (!empty && p->depth == DEPTH)
        return fault(p, from, "tags nested too deep");
    if (!begin_tag(p, from))
        return false;
    if (empty)
        end_tag(p, p->name);
    else
        p->open[p->depth++] = p->name;
    return true;
}

/* Behind '<!' or '<?': what is passed over up to its end. */
static bool skip_to(parser *p, size_t from, const char *end)
{
    moot_str rest = mt_sub(p->text, p->at, p->text.len - p->at);
    size_t found = mt_str_find(rest, mt_str(end));
    if (found == SIZE_MAX)
        return fault(p, from, "a comment or declaration that is not closed");
    p->at += found + strlen(end);
    return true;
}

static bool take_declaration(parser *p)
{
    moot_str rest = mt_sub(p->text, p->at, p->text.len - p->at);
    size_t from = p->at - 1, begin = p->at;
    if (mt_str_starts(rest, MOOT_STR("?")))
        return skip_to(p, from, "?>");
    if (mt_str_starts(rest, MOOT_STR("!--")))
        return skip_to(p, from, "-->");
    if (mt_str_starts(rest, MOOT_STR("![CDATA["))) {
        if (!skip_to(p, from, "]]>"))
            return false;
        take_data(p, mt_sub(p->text, begin + 8, p->at - 3 - begin - 8));
        return true;
    }
    if (memchr(rest.ptr, '[',
               mt_str_find(rest, MOOT_STR(">")) == SIZE_MAX ? rest.len
                                                            : mt_str_find(rest, MOOT_STR(">"))))
        return fault(p, from, "definitions inside the file");
    return skip_to(p, from, ">");
}

/* Where there is no sign, that of the weight; a weight of its own may not have one then. */
static bool put_edge(parser *p, const edge_draft *e, const uint32_t *actor)
{
    uint32_t a = mt_intern_find(&p->ids, e->source), b = mt_intern_find(&p->ids, e->target);
    moot_str sign = e->sign, weight = e->weight;
    if (a == MT_NO_ID || b == MT_NO_ID)
        return mt_draft_fault(p->d, MT_NETWORK_NO_NODE, e->at,
                              a == MT_NO_ID ? e->source : e->target);
    if (!sign.len && weight.len) {
        bool minus = weight.ptr[0] == '-';
        sign = minus ? MOOT_STR("-") : MOOT_STR("+");
        weight = mt_sub(weight, minus, weight.len - minus);
    }
    mt_actor_tie tie;
    mt_network_finding finding;
    if (!mt_draft_tie_make(&tie, actor[a], actor[b], sign, weight, &finding))
        return mt_draft_fault(p->d, finding, e->at,
                              finding == MT_NETWORK_BAD_SIGN     ? sign
                              : finding == MT_NETWORK_BAD_WEIGHT ? weight
                                                                 : p->label.at[a]);
    return mt_draft_push(p->d, &tie, e->at);
}

static bool put_edges(parser *p)
{
    uint32_t *actor = MT_NEW_ARRAY(&p->d->scratch, uint32_t, p->label.n + (size_t)1);
    if (!actor)
        return false;
    for (uint32_t i = 0; i < p->label.n; i++) {
        actor[i] = mt_draft_actor(p->d, p->label.at[i]);
        if (actor[i] == MT_NO_ID)
            return false;
        if (actor[i] != i)
            return fault(p, 0, "two nodes with the same name");
    }
    for (uint32_t i = 0; i < p->edges.n; i++)
        if (!put_edge(p, &p->edges.at[i], actor))
            return false;
    return true;
}

bool mt_graphml_read(mt_ties_draft *d)
{
    parser p = {.d = d, .text = d->text};
    mt_intern_init(&p.ids, &d->scratch, 0x6D6F6F74);
    while (p.at < p.text.len) {
        if (p.text.ptr[p.at] != '<') {
            size_t from = p.at;
            moot_str value;
            while (p.at < p.text.len && p.text.ptr[p.at] != '<')
                p.at++;
            if (p.data == OTHER)
                continue;
            if (!plain_text(&p, mt_sub(p.text, from, p.at - from), &value))
                return false;
            take_data(&p, value);
            continue;
        }
        p.at++;
        bool declaration =
            p.at < p.text.len && (p.text.ptr[p.at] == '!' || p.text.ptr[p.at] == '?');
        if (!(declaration ? take_declaration(&p) : take_tag(&p)))
            return false;
    }
    if (p.depth)
        return fault(&p, p.text.len, "it ends before its tags are closed");
    return !mt_arena_failed(&d->scratch) && put_edges(&p);
}
