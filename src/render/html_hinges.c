/* Scene -> what it hinges on: each point on which the answer turns by itself, with both
 * outcomes, by answers and by weight; then the points that turn it together. */
#include "gradual/weigh.h"
#include "render/html.h"
#include "render/words.h"

enum { CARDS_MOST = 8, TOGETHER_MOST = 4 };

/* A point of the list: a statement, an argument or a step. */
typedef struct card {
    mt_end what;
    const mt_bearing *weighed; /* if it is a hinge by weight too */
} card;

typedef struct cards {
    const mt_scene *s;
    card at[CARDS_MOST];
    uint32_t n;
} cards;

static card *card_of(cards *c, mt_end what)
{
    for (uint32_t i = 0; i < c->n; i++)
        if (c->at[i].what.kind == what.kind && c->at[i].what.id == what.id)
            return &c->at[i];
    if (c->n == CARDS_MOST)
        return NULL;
    c->at[c->n] = (card){.what = what};
    return &c->at[c->n++];
}

static void gather(cards *c)
{
    const mt_verdict *v = c->s->verdict;
    const mt_weighing *w = c->s->weighed;
    for (uint32_t i = 0; i < v->turns; i++)
        for (uint32_t k = 0; k < v->turn[i].hinges; k++)
            if (v->turn[i].hinge[k].moves == 1)
                card_of(c, v->turn[i].hinge[k].move[0].what);
    for (uint32_t i = 0; w && i < w->bearings.n; i++) {
        const mt_bearing *b = &w->bearings.at[i];
        card *mine = b->hinge && b->node < c->s->nodes ? card_of(c, w->nodes->of[b->node]) : NULL;
        if (mine)
            mine->weighed = b;
    }
}

/* The box that stands for a point: of a step its argument. */
static uint32_t box_of(const mt_scene *s, mt_end what)
{
    if (what.kind == MT_END_STEP)
        what = (mt_end){MT_END_ARGUMENT, s->debate->step[what.id].argument};
    return mt_scene_node(s, what);
}

/* "if it were answered, the question would be open" for each outcome that the point
 * turns by itself. */
static void by_answers(const mt_scene *s, const card *c, mt_out *o)
{
    const mt_verdict *v = s->verdict;
    bool any = false;
    for (uint32_t i = 0; i < v->turns; i++)
        for (uint32_t k = 0; k < v->turn[i].hinges; k++) {
            const mt_hinge *h = &v->turn[i].hinge[k];
            if (h->moves != 1 || h->move[0].what.kind != c->what.kind ||
                h->move[0].what.id != c->what.id)
                continue;
            if (!any) {
                mt_out_z(o, "<div><dt>By answers</dt><dd>As it is, ");
                mt_out_z(o, mt_outcome_clause(v->positions.outcome));
                mt_out_z(o, "; ");
            }
            mt_out_z(o, any ? "; " : "");
            mt_out_z(o, h->move[0].grant ? "if it were granted, " : "if it were answered, ");
            mt_out_z(o, mt_outcome_clause(v->turn[i].target));
            any = true;
        }
    mt_out_z(o, any ? ".</dd></div>\n" : "");
}

static void by_weight(const card *c, mt_out *o)
{
    if (!c->weighed)
        return;
    bool granted = c->weighed->granted[0] > 0.5;
    mt_out_z(o, "<div><dt>By weight</dt><dd>If it is granted, ");
    mt_out_z(o, granted ? "Yes leads; if it falls, No leads" : "No leads; if it falls, Yes leads");
    mt_out_z(o, ", whichever of three ways one weighs.</dd></div>\n");
}

static void put_card(const mt_scene *s, const card *c, mt_out *o)
{
    uint32_t node = box_of(s, c->what);
    const mt_item *n = &s->node[node];
    mt_out_z(o, "<li>");
    mt_html_name(s, node, o);
    if (c->what.kind == MT_END_STEP)
        mt_out_printf(o, " (step %u)",
                      (unsigned)(c->what.id - s->debate->argument[n->what.id].first_step + 1));
    mt_out_z(o, " <span dir=\"auto\">");
    mt_out_xml(o, n->text);
    mt_out_z(o, "</span>");
    if (n->unanswered)
        mt_out_z(o, s->debate->mined ? " <span class=\"tag\">no answer matched</span>"
                                     : " <span class=\"tag\">not answered</span>");
    mt_out_z(o, "\n<dl class=\"pairs\">\n");
    by_answers(s, c, o);
    by_weight(c, o);
    mt_out_z(o, "</dl>\n");
    mt_html_slot(s, MT_PLACE_HINGE, n->what, o);
    mt_out_z(o, "</li>\n");
}

/* Sets of several points, as sentences. */
static void together(const mt_scene *s, mt_out *o)
{
    const mt_verdict *v = s->verdict;
    uint32_t n = 0;
    mt_arena arena;
    mt_arena_init(&arena, &v->arena.alloc);
    for (uint32_t i = 0; i < v->turns; i++)
        for (uint32_t k = 0; k < v->turn[i].hinges && n < TOGETHER_MOST; k++) {
            if (v->turn[i].hinge[k].moves < 2)
                continue;
            mt_out_z(o, n++ ? "<br>\n" : "<p class=\"together\">");
            mt_html_linked(s, mt_turn_sentence(v, &v->turn[i], k, &arena), o);
        }
    mt_out_z(o, n ? "</p>\n" : "");
    if (mt_arena_failed(&arena))
        mt_out_no_memory(o);
    mt_arena_free(&arena);
}

void mt_html_hinges(const mt_scene *s, mt_out *o)
{
    const mt_verdict *v = s->verdict;
    cards c = {.s = s};
    uint32_t sets = 0;
    gather(&c);
    for (uint32_t i = 0; i < v->turns; i++)
        sets += v->turn[i].hinges;
    if (!c.n && !sets)
        return;
    mt_out_z(o, "<section id=\"hinges\" aria-labelledby=\"hinges-h\">\n"
                "<h2 id=\"hinges-h\"><span aria-hidden=\"true\">\xE2\x97\x86 </span>What it hinges "
                "on</h2>\n<p class=\"how\">A hinge: turn it, and the answer turns.");
    /* The headline calls both of these open: neither side is forced. */
    if (s->verdict->positions.outcome == MT_OUTCOME_CONTESTED)
        mt_out_z(o, " Contested means that either side can be held as a whole; open, here, that "
                    "neither can.");
    mt_out_z(o, "</p>\n");
    if (c.n) {
        mt_out_z(o, "<ul class=\"claims\">\n");
        for (uint32_t i = 0; i < c.n; i++)
            put_card(s, &c.at[i], o);
        mt_out_z(o, "</ul>\n");
    }
    together(s, o);
    mt_out_z(o, "</section>\n");
}
