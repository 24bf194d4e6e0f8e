/* Scene -> who stands how to whom: why the sides differ, a drawing, the indices and
 * the ties with their words.  Nothing at all if no claim states a tie. */
#include "render/camps.h"
#include "render/html.h"
#include "render/words.h"
#include "ties/words.h"

enum { ASKED_MOST = 8000, TURNS_SHOWN = 8 };

/* A page has no clock: the search is given up after so many questions, so that equal
 * debates give equal bytes. */
static bool asked_enough(void *ctx)
{
    uint32_t *asked = ctx;
    return ++*asked > ASKED_MOST;
}

static const char rules[] =
    ".pair{display:flex;flex-wrap:wrap;gap:18px 34px;margin:0 0 14px}\n"
    ".pair figure{margin:0;flex:1 1 300px;max-width:520px}\n"
    ".pair svg{display:block;width:100%;height:auto}\n"
    ".pair figcaption{font:15px/22px var(--sans);color:var(--soft)}\n"
    ".pair figcaption b{display:block;font-size:16px;color:var(--ink)}\n"
    ".why5{margin:0 0 14px;padding:0;list-style:none;max-width:34em}\n"
    ".why5 li{margin:0 0 10px}\n.why5 .l{font:inherit;font-weight:700}\n"
    ".roll{overflow-x:auto;margin:0 0 14px}\n"
    ".roll:focus-visible{outline:3px solid var(--ink);outline-offset:2px}\n"
    ".facts{border-collapse:collapse;font:15px/22px var(--sans);text-align:left}\n"
    ".facts caption{text-align:left;font-weight:700;padding:0 0 6px}\n"
    ".facts th,.facts td{padding:5px 14px 5px 0;border-top:1px solid "
    "var(--hair);vertical-align:top}\n"
    ".facts thead th{border-top:0;color:var(--soft);font-weight:400}\n"
    ".facts tbody th{font-weight:700}\n.facts thead td{border:0}\n"
    ".facts .l{font:inherit;font-weight:700}\n.facts .words{min-width:16em;max-width:30em}\n"
    "@media (max-width:768px){.ties thead{position:absolute;left:-999em}.ties tr{display:block;"
    "border-top:1px solid var(--hair);padding:6px 0}.ties td,.ties tbody th{display:block;border:0;"
    "padding:0}.facts .words{min-width:0}.pair svg{max-width:400px}}\n"
    "@media print{.pair{flex-wrap:nowrap;gap:8mm}.pair figure{break-inside:avoid}.camps *{"
    "print-color-adjust:exact;-webkit-print-color-adjust:exact}.facts,.pair "
    "figcaption{font-size:8.5pt;"
    "line-height:12pt}.facts tr{break-inside:avoid}.roll{overflow:visible}}\n";

void mt_html_actors_css(const mt_scene *s, mt_out *o)
{
    if (!s->debate->ties)
        return;
    mt_camps_css(true, o);
    mt_out_z(o, rules);
}

/* ---- the drawing ---- */

static void put_xml(moot_str text, mt_out *o)
{
    mt_out_xml(o, text);
}

static void put_pair(const mt_stated *st, uint32_t pair, bool hostile, mt_out *o)
{
    const mt_debate *d = st->debate;
    put_xml(d->actor[st->pair[pair].a].name, o);
    mt_out_z(o, hostile ? " \xE2\x88\x92 " : " + ");
    put_xml(d->actor[st->pair[pair].b].name, o);
}

static void put_proposal(const mt_stated *st, mt_proposal state, mt_out *o)
{
    bool any = false;
    for (uint32_t p = 0; p < st->pairs; p++) {
        if (st->pair[p].proposed == MT_SIGN_NONE)
            continue;
        mt_out_z(o, any ? ", " : "");
        put_pair(st, p, (st->pair[p].proposed == MT_SIGN_HOSTILE) == (state == MT_PROPOSAL_MADE),
                 o);
        any = true;
    }
}

static void put_number(int64_t millionths, mt_out *o)
{
    mt_out_num(o, (double)millionths / (double)MT_TIE_ONE);
}

static void put_index(const mt_balance *b, mt_out *o)
{
    put_number(b->lower, o);
    if (b->exact)
        return;
    mt_out_z(o, " to ");
    put_number(b->upper, o);
}

/* "One of 4 best splits; 2 contradictions." */
static void put_caption(const mt_stated *st, mt_proposal state, mt_out *o)
{
    const mt_balance *b = &st->all.state[state].balance[MT_STRONG];
    mt_out_z(o, "<figcaption><b>");
    if (st->proposal == MT_NO_ID)
        mt_out_z(o, "The ties as stated");
    else
        put_proposal(st, state, o);
    mt_out_z(o, "</b>Contradictions with two camps: ");
    put_index(b, o);
    if (b->splits > 1)
        mt_out_printf(o,
                      b->splits_exact ? ". This is one of %llu best splits"
                                      : ". This is one of at least %llu best splits",
                      (unsigned long long)b->splits);
    mt_out_z(o, ".</figcaption>\n");
}

static void drawings(const mt_stated *st, mt_out *o)
{
    static const char *const ids[] = {"camps-open", "camps-made", "camps-turned"};
    bool any = false;
    for (int k = 0; k < MT_PROPOSALS; k++) {
        if ((k == MT_PROPOSAL_OPEN) != (st->proposal == MT_NO_ID) ||
            !mt_camps_fit(st, &st->all, (mt_proposal)k))
            continue;
        mt_out_z(o, any ? "" : "<div class=\"pair\">\n");
        mt_out_z(o, "<figure>\n");
        mt_camps_svg(st, &st->all, (mt_proposal)k, ids[k], o);
        put_caption(st, (mt_proposal)k, o);
        mt_out_z(o, "</figure>\n");
        any = true;
    }
    if (any)
        mt_out_z(o,
                 "</div>\n<p class=\"how\">The ties of both sides together. Solid line: allied. "
                 "Dashed: hostile. Dotted: background, not counted. ?: what the motion proposes. "
                 "Double line with \xE2\x9C\x95: strained, that is against the split.</p>\n");
}

/* ---- the indices ---- */

static void index_row(const mt_stated *st, const mt_tie_view *v, mt_out *o)
{
    mt_out_z(o, "<tr><th scope=\"row\">");
    if (v->side == MT_SIDE_SHARED) {
        mt_out_z(o, "Both together");
    } else {
        moot_str name = st->debate->party[v->side == MT_SIDE_NO].name;
        mt_out_printf(o, "<span class=\"l %s\">%s%s</span> ", mt_side_class(v->side),
                      mt_side_sign(v->side), v->side == MT_SIDE_YES ? "Yes" : "No");
        put_xml(name, o);
    }
    mt_out_z(o, "</th>");
    for (int k = 0; k < MT_BALANCE_KINDS; k++)
        for (int p = 0; p < MT_PROPOSALS; p++) {
            if (!v->has[p])
                continue;
            mt_out_z(o, "<td>");
            put_index(&v->state[p].balance[k], o);
            mt_out_z(o, "</td>");
        }
    mt_out_z(o, "</tr>\n");
}

static void indices(const mt_stated *st, mt_out *o)
{
    int states = st->proposal == MT_NO_ID ? 1 : MT_PROPOSALS;
    mt_out_z(o,
             "<div class=\"roll\" tabindex=\"0\" role=\"region\" aria-label=\"Contradictions\">\n"
             "<table class=\"facts\">\n<caption>Contradictions in the relations as stated"
             "</caption>\n<thead>\n<tr><td></td>");
    mt_out_printf(o,
                  "<th scope=\"colgroup\" colspan=\"%d\">if the enemy of an enemy is a friend "
                  "(strong balance)</th><th scope=\"colgroup\" colspan=\"%d\">if not (weak "
                  "balance)</th></tr>\n",
                  states, states);
    if (states > 1) {
        mt_out_z(o, "<tr><td></td>");
        for (int k = 0; k < MT_BALANCE_KINDS; k++) {
            mt_out_z(o, "<th scope=\"col\">untied</th><th scope=\"col\">");
            put_proposal(st, MT_PROPOSAL_MADE, o);
            mt_out_z(o, "</th><th scope=\"col\">");
            put_proposal(st, MT_PROPOSAL_REVERSED, o);
            mt_out_z(o, "</th>");
        }
        mt_out_z(o, "</tr>\n");
    }
    mt_out_z(o, "</thead>\n<tbody>\n");
    index_row(st, mt_stated_side(st, MT_SIDE_YES), o);
    index_row(st, mt_stated_side(st, MT_SIDE_NO), o);
    index_row(st, &st->all, o);
    mt_out_z(o, "</tbody>\n</table>\n</div>\n");
}

/* ---- what would turn the answer ---- */

/* The lines that the command has (ties/sway.c): the first is the answer as it is. */
static void sway_lines(const mt_scene *s, moot_str text, mt_out *o)
{
    uint32_t n = 0;
    size_t at = 0;
    for (size_t end; at < text.len; at = end + 1, n++) {
        for (end = at; end < text.len && text.ptr[end] != '\n';)
            end++;
        if (n > TURNS_SHOWN)
            continue;
        mt_out_z(o, n == 0 ? "" : n == 1 ? "\n<ul>\n<li>" : "<li>");
        mt_html_linked(s, mt_str_trim(mt_sub(text, at, end - at)), o);
        mt_out_z(o, n == 0 ? "" : "</li>\n");
    }
    if (n > TURNS_SHOWN + 1)
        mt_out_printf(o, "<li>%u more</li>\n", (unsigned)(n - TURNS_SHOWN - 1));
    mt_out_z(o, n > 1 ? "</ul>\n" : "");
}

static void sways_of(const mt_scene *s, const mt_stated *st, const mt_tie_view *v, mt_out *o)
{
    static const char *const kind[] = {"strong balance", "weak balance"};
    for (int k = 0; k < MT_BALANCE_KINDS && v->swayed; k++) {
        mt_memory memory = {.arena = s->arena};
        mt_out line;
        mt_out_init(&line, mt_memory_writer(&memory));
        mt_put_sway(st, v, &v->sway_net, &v->sway[k], &line);
        if (mt_out_finish(&line) != MOOT_OK) {
            mt_out_no_memory(o);
            return;
        }
        mt_out_z(o, "<li><b>");
        if (v->side == MT_SIDE_SHARED)
            mt_out_z(o, "Both together");
        else
            mt_out_printf(o, "<span class=\"l %s\">%s%s</span>", mt_side_class(v->side),
                          mt_side_sign(v->side), v->side == MT_SIDE_YES ? "Yes" : "No");
        mt_out_printf(o, ", %s</b>: ", kind[k]);
        sway_lines(s, mt_memory_str(&memory), o);
        mt_out_z(o, "</li>\n");
    }
}

static void sways(const mt_scene *s, const mt_stated *st, mt_out *o)
{
    if (st->proposal == MT_NO_ID)
        return;
    mt_out_z(o, "<h3>What would turn it</h3>\n<p class=\"how\">As allies or as enemies: ");
    put_xml(st->debate->actor[st->pair[st->proposal].a].name, o);
    mt_out_z(o, " and ");
    put_xml(st->debate->actor[st->pair[st->proposal].b].name, o);
    mt_out_z(o, ". Which of the two leaves fewer contradictions, and the fewest other ties that "
                "make it otherwise.</p>\n<ul class=\"why5\">\n");
    sways_of(s, st, mt_stated_side(st, MT_SIDE_YES), o);
    sways_of(s, st, mt_stated_side(st, MT_SIDE_NO), o);
    sways_of(s, st, &st->all, o);
    mt_out_z(o, "</ul>\n");
}

/* ---- the ties ---- */

static void how_said(const mt_stated *st, const mt_debate_tie *t, mt_out *o)
{
    mt_out_put(o, mt_tie_code_word(t->code));
    mt_out_z(o, t->layer.len ? ", " : "");
    put_xml(t->layer, o);
    mt_out_z(o, t->when.len ? ", " : "");
    put_xml(t->when, o);
    if (t->weight != 1) {
        mt_out_z(o, ", weight ");
        mt_out_num(o, t->weight);
    }
    mt_out_z(o, mt_stated_counts(st, t) ? "" : ", not counted");
}

static void tie_row(const mt_scene *s, const mt_stated *st, uint32_t id, bool first, mt_out *o)
{
    const mt_debate_tie *t = &st->debate->tie[id];
    uint32_t node = mt_scene_node(s, t->claim);
    const mt_pair *pair = &st->pair[st->pair_of[id]];
    mt_out_z(o, "<tr><th scope=\"row\" dir=\"auto\">");
    put_pair(st, st->pair_of[id], t->hostile, o);
    if (first && pair->disputed)
        mt_out_z(o, " <span class=\"tag\">the sides differ</span>");
    mt_out_z(o, "</th><td>");
    mt_html_name(s, node, o);
    if (t->side == MT_SIDE_YES || t->side == MT_SIDE_NO)
        mt_out_z(o, t->side == MT_SIDE_YES ? " Yes" : " No");
    else if (t->side == MT_SIDE_SHARED)
        mt_out_z(o, " both");
    mt_out_z(o, "</td><td>");
    how_said(st, t, o);
    mt_out_z(o, "</td><td class=\"words\" dir=\"auto\">\xE2\x80\x9C");
    put_xml(mt_tie_words(st->debate, t), o);
    mt_out_z(o, "\xE2\x80\x9D</td></tr>\n");
}

static void ledger(const mt_scene *s, const mt_stated *st, mt_out *o)
{
    mt_out_z(o, "<h3>The ties, in the words of the claims</h3>\n"
                "<div class=\"roll\" tabindex=\"0\" role=\"region\" aria-label=\"Ties\">\n"
                "<table class=\"facts ties\">\n<thead>\n<tr><th scope=\"col\">tie</th><th "
                "scope=\"col\">claim</th><th scope=\"col\">how it is said</th><th "
                "scope=\"col\">words</th></tr>\n</thead>\n<tbody>\n");
    for (uint32_t p = 0; p < st->pairs; p++)
        for (uint32_t i = 0; i < st->pair[p].ties; i++)
            tie_row(s, st, st->by_pair[st->pair[p].first + i], i == 0, o);
    mt_out_z(o, "</tbody>\n</table>\n</div>\n");
}

static void section(const mt_scene *s, const mt_stated *st, mt_out *o)
{
    mt_sentences why;
    mt_stated_why(st, &why);
    mt_out_z(o, "<section id=\"actors\" aria-labelledby=\"actors-h\">\n"
                "<h2 id=\"actors-h\">Who stands how to whom</h2>\n");
    mt_out_z(o, why.n ? "<ul class=\"why5\">\n" : "");
    for (uint32_t i = 0; i < why.n; i++) {
        mt_out_z(o, "<li>");
        mt_html_linked(s, why.at[i], o);
        mt_out_z(o, "</li>\n");
    }
    mt_out_z(o, why.n ? "</ul>\n" : "");
    mt_out_z(o, "<p class=\"how\">This is the consistency of the relations as stated: no forecast "
                "and no advice.</p>\n");
    drawings(st, o);
    indices(st, o);
    sways(s, st, o);
    ledger(s, st, o);
    mt_out_z(o, "</section>\n");
}

void mt_html_actors(const mt_scene *s, mt_out *o)
{
    uint32_t asked = 0;
    mt_stop stop = {asked_enough, &asked};
    mt_stated_options options = {.limit = 1, .stop = &stop};
    if (!s->debate->ties)
        return;
    mt_stated *st = MT_NEW(s->arena, mt_stated);
    moot_status status =
        st ? mt_stated_build(st, s->arena, s->debate, NULL, &options) : MOOT_E_NOMEM;
    if (status == MOOT_OK)
        section(s, st, o);
    if (status == MOOT_E_NOMEM || mt_arena_failed(s->arena))
        mt_out_no_memory(o);
}
