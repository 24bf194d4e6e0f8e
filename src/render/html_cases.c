/* Scene -> the two cases side by side: each text in full, every claim underlined
 * in the style of its side and numbered; the claims alone where there is no text. */
#include "render/html.h"
#include "render/words.h"

#include <stdlib.h>

enum { LIGHTS_MOST = 24 }; /* pairs of sentences that light up together: 220 bytes each */

/* A sentence of the text and the claim it makes. */
typedef struct mark {
    moot_span span;
    uint32_t node;
    uint32_t nth; /* which place of its claim: part of the id */
} mark;

typedef struct marks {
    MT_VEC(mark) list;
} marks;

static int by_offset(const void *pa, const void *pb)
{
    const mark *a = pa, *b = pb;
    if (a->span.off != b->span.off)
        return a->span.off < b->span.off ? -1 : 1;
    if (a->span.len != b->span.len)
        return a->span.len > b->span.len ? -1 : 1;
    return a->node < b->node ? -1 : a->node > b->node;
}

static void add_mark(const mt_scene *s, marks *m, mark k)
{
    MT_VEC_PUSH(s->arena, &m->list, k);
}

static void gather(const mt_scene *s, int party, marks *m)
{
    const mt_debate *d = s->debate;
    for (uint32_t i = 0; i < d->statements; i++) {
        const mt_statement *st = &d->statement[i];
        uint32_t nth = 0;
        for (uint32_t k = 0; k < st->sayings; k++) {
            moot_span span = d->saying[st->first_saying + k].source;
            int in = mt_scene_printed(d, span);
            if (in == party)
                add_mark(s, m, (mark){span, i, nth});
            nth += in >= 0;
        }
    }
    for (uint32_t i = 0; i < d->arguments; i++)
        if (mt_scene_printed(d, d->argument[i].source) == party)
            add_mark(s, m, (mark){d->argument[i].source, d->statements + i, 0});
    if (m->list.n)
        qsort(m->list.at, m->list.n, sizeof(mark), by_offset);
}

/* ` id="s-y9"`, ` id="s-y9-2"` at the second place of the claim. */
static void place_id(const mt_scene *s, const mark *m, mt_out *o)
{
    mt_out_z(o, " id=\"s-");
    mt_out_xml(o, s->node[m->node].id);
    if (m->nth)
        mt_out_printf(o, "-%u", (unsigned)m->nth + 1);
    mt_out_char(o, '"');
}

/* The numbers of a sentence, first thing in it: links to the rows of its claims. */
static void numbers(const mt_scene *s, const mark *m, uint32_t n, mt_out *o)
{
    for (uint32_t i = 0; i < n; i++) {
        const mt_item *node = &s->node[m[i].node];
        mt_out_z(o, "<a class=\"num\"");
        if (i > 0) /* the first claim's id is on the sentence itself */
            place_id(s, &m[i], o);
        mt_html_href(s, m[i].node, true, o);
        mt_out_char(o, '>');
        mt_out_xml(o, node->label);
        if (node->granted)
            mt_out_z(o, "<span class=\"eq\"> = <span class=\"vh\">granted by both</span></span>");
        if (node->unsure)
            mt_out_z(o, "<span aria-hidden=\"true\">?</span><span class=\"vh\"> unsure</span>");
        mt_out_z(o, "</a>");
    }
}

static void blank_line_ends(moot_str text, size_t at, size_t *next)
{
    size_t ends = 0, i = at;
    for (; i < text.len && mt_is_space(text.ptr[i]); i++)
        ends += text.ptr[i] == '\n' ||
                (text.ptr[i] == '\r' && !(i + 1 < text.len && text.ptr[i + 1] == '\n'));
    *next = ends > 1 ? i : at;
}

typedef struct writer {
    const mt_scene *s;
    mt_out *o;
    const char *open; /* class of the sentence that is open, or NULL */
    size_t gap;       /* end of the last paragraph break found */
} writer;

/* Text with its paragraphs; an open sentence is closed before a break and opened
 * again after it. */
static void prose(writer *w, moot_str text, size_t from, size_t to)
{
    size_t begin = from;
    for (size_t i = from; i < to; i++) {
        size_t next = i;
        if (!mt_is_space(text.ptr[i]))
            continue;
        blank_line_ends(mt_sub(text, 0, to), i, &next);
        if (next == i)
            continue;
        mt_out_xml(w->o, mt_sub(text, begin, i - begin));
        if (next < text.len || w->open) {
            mt_out_z(w->o, w->open ? "</span></p>\n<p dir=\"auto\"><span class=\""
                                   : "</p>\n<p dir=\"auto\">");
            if (w->open) {
                mt_out_z(w->o, w->open);
                mt_out_z(w->o, "\">");
            }
        }
        begin = next;
        i = next - 1;
    }
    if (begin < to)
        mt_out_xml(w->o, mt_sub(text, begin, to - begin));
}

/* The text of a party with the sentences marked.  Marks that overlap share one. */
static void marked_text(const mt_scene *s, int party, const char *side, mt_out *o)
{
    marks m = {{0}};
    moot_span part = mt_scene_part(&s->debate->party[party]);
    gather(s, party, &m);
    writer w = {.s = s, .o = o};
    moot_str text = mt_sub(s->debate->text, 0, part.off + part.len);
    size_t at = part.off;
    while (at < text.len && mt_is_space(text.ptr[at]))
        at++;
    while (text.len > at && mt_is_space(text.ptr[text.len - 1]))
        text.len--;
    mt_out_z(o, "<p dir=\"auto\">");
    for (uint32_t i = 0, k = 0; i < m.list.n; i = k) {
        size_t from = m.list.at[i].span.off, to = from + m.list.at[i].span.len;
        bool unsure = false;
        for (k = i; k < m.list.n && m.list.at[k].span.off < to; k++) {
            size_t end = (size_t)m.list.at[k].span.off + m.list.at[k].span.len;
            to = end > to ? end : to;
            unsure = unsure || s->node[m.list.at[k].node].unsure;
        }
        from = from < at ? at : from; /* no blanks at the ends of the text */
        to = to > text.len ? text.len : to;
        prose(&w, text, at, from);
        mt_out_z(o, "<span");
        place_id(s, &m.list.at[i], o);
        mt_out_printf(o, " class=\"q %s%s\">", side, unsure ? " unsure" : "");
        numbers(s, &m.list.at[i], k - i, o);
        w.open = unsure ? "q unsure" : "q";
        prose(&w, text, from, to);
        w.open = NULL;
        mt_out_z(o, "</span>");
        at = to;
    }
    prose(&w, text, at, text.len);
    mt_out_z(o, "</p>\n");
}

static void claims_of(const mt_scene *s, mt_side side, mt_out *o)
{
    bool any = false;
    for (uint32_t i = 0; i < s->nodes; i++) {
        const mt_item *n = &s->node[i];
        if (n->side != side || n->motion)
            continue;
        mt_out_z(o, any ? "" : "<ul class=\"said\">\n");
        any = true;
        mt_out_z(o, "<li>");
        mt_out_printf(o, "<span class=\"q %s%s\" dir=\"auto\">", mt_side_class(side),
                      n->unsure ? " unsure" : "");
        mark m = {{0, 0}, i, 0};
        numbers(s, &m, 1, o);
        mt_out_xml(o, n->text);
        mt_out_z(o, "</span></li>\n");
    }
    mt_out_z(o, any ? "</ul>\n" : "<p>No claim of this side is known.</p>\n");
}

static void side_of(const mt_scene *s, int party, mt_out *o)
{
    const mt_party *p = &s->debate->party[party];
    const char *side = party == 0 ? "yes" : "no";
    mt_out_printf(o, "<article class=\"case %s\" aria-labelledby=\"%s-h\">\n<h3 id=\"%s-h\">", side,
                  side, side);
    mt_out_printf(o, "<span class=\"side\"><span aria-hidden=\"true\">%s</span>%s</span>",
                  party == 0 ? "\xE2\x96\xB2 " : "\xE2\x96\xBC ", party == 0 ? "Yes" : "No");
    if (p->name.len) {
        mt_out_z(o, " <span class=\"name\" dir=\"auto\">");
        mt_out_xml(o, p->name);
        mt_out_z(o, "</span>");
    }
    mt_out_z(o, "</h3>\n");
    if (p->credential.len) {
        mt_out_z(o, "<p class=\"cred\" dir=\"auto\">");
        mt_out_xml(o, p->credential);
        mt_out_z(o, "</p>\n");
    }
    if (mt_html_has_text(s, party)) {
        mt_out_z(o, "<div class=\"body\">\n");
        marked_text(s, party, side, o);
        mt_out_z(o, "</div>\n");
        if (p->credit_line.len) {
            mt_out_z(o, "<p class=\"credit\" dir=\"auto\">");
            mt_out_xml(o, p->credit_line);
            mt_out_z(o, "</p>\n");
        }
    } else {
        claims_of(s, party == 0 ? MT_SIDE_YES : MT_SIDE_NO, o);
    }
    mt_out_z(o, "</article>\n");
}

/* `.cases:has(the sentence of a, pointed at) the sentence of b`. */
static void light(const mt_scene *s, uint32_t a, uint32_t b, bool first, mt_out *o)
{
    mt_out_z(o, first ? "" : ",\n");
    mt_out_z(o, ".cases:has(.q:is(:hover,:focus-within)>[href=\"#c-");
    mt_out_xml(o, s->node[a].id);
    mt_out_z(o, "\"]) .q:has(>[href=\"#c-");
    mt_out_xml(o, s->node[b].id);
    mt_out_z(o, "\"])");
}

void mt_html_lights(const mt_scene *s, mt_out *o)
{
    uint32_t lit = 0;
    for (uint32_t i = 0; i < s->edges && lit < LIGHTS_MOST; i++) {
        const mt_edge *e = &s->edge[i];
        bool challenge = e->kind == MT_EDGE_ATTACK || e->kind == MT_EDGE_UNDERCUT;
        if (!challenge || e->to == s->motion || e->from == s->motion)
            continue;
        light(s, e->from, e->to, lit == 0, o);
        light(s, e->to, e->from, false, o);
        lit++;
    }
    for (uint32_t i = 0; i < s->verdict->commons && lit < LIGHTS_MOST; i++, lit++)
        light(s, s->verdict->common[i], s->verdict->common[i], lit == 0, o);
    mt_out_z(o, lit ? "{background:var(--lit)}\n" : "");
}

void mt_html_cases(const mt_scene *s, mt_out *o)
{
    mt_out_z(o, "<section id=\"cases\" aria-labelledby=\"cases-h\">\n"
                "<h2 id=\"cases-h\">The two cases</h2>\n<div class=\"cases\">\n");
    side_of(s, 0, o);
    side_of(s, 1, o);
    mt_html_navigator(s, o);
    mt_out_z(o, "</div>\n</section>\n");
}
