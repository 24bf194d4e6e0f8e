/* The ties of a debate -> a drawing of two camps, as SVG.
 *
 * Places are integers and depend on the split alone.  The order within a camp is that
 * of four rounds of barycentres over all ties.  Cost: O(actors^2 + ties). */
#include "render/camps.h"

#include "render/measure.h"

enum {
    EDGE = 42,     /* from the border to the outer side of a box: room for ties that bend */
    BOX = 104,     /* width of a box */
    FRAME = 6,     /* a frame is so far outside of its boxes */
    TOP = 40,      /* of the first box */
    LEADING = 16,  /* from line to line of text */
    NEAR = 14,     /* between boxes */
    FONT = 13,     /* px */
    ROUNDS = 4,    /* of barycentres */
    NOTES = 3,     /* ties named below */
    NOTE_LINES = 2 /* lines for each */
};

typedef struct seat {
    uint32_t actor;
    uint32_t column, row;
    int32_t x, y, h;
    mt_lines text;
} seat;

typedef struct drawing {
    const mt_stated *s;
    const mt_tie_view *v;
    const mt_state *at;
    const mt_split *split;
    mt_proposal state;
    seat seat[MT_CAMPS_MOST];
    uint32_t seats;
    uint32_t *seat_of; /* per actor, or MT_NO_ID */
    int32_t bottom;    /* of the frames */
    int32_t height;
} drawing;

/* ---- places ---- */

bool mt_camps_fit(const mt_stated *s, const mt_tie_view *v, mt_proposal state)
{
    const mt_state *at = &v->state[state];
    uint32_t n = 0;
    if (!v->has[state] || !at->net.m || !at->balance[MT_STRONG].split_n)
        return false;
    for (uint32_t a = 0; a < s->debate->actors && n <= MT_CAMPS_MOST; a++)
        n += mt_network_has(&at->net, a);
    return n <= MT_CAMPS_MOST;
}

static void take_seats(drawing *w)
{
    mt_arena *arena = w->s->arena;
    uint32_t actors = w->s->debate->actors, width = (BOX - 14) * 1000 / FONT * 100 / 117;
    uint32_t rows[2] = {0, 0};
    w->seat_of = MT_NEW_ARRAY(arena, uint32_t, (size_t)actors + 1);
    for (uint32_t a = 0; w->seat_of && a < actors; a++) {
        w->seat_of[a] = MT_NO_ID;
        if (w->seats == MT_CAMPS_MOST || !mt_network_has(&w->at->net, a))
            continue;
        seat *t = &w->seat[w->seats];
        *t = (seat){.actor = a, .column = w->split->camp[a] != 0};
        t->row = rows[t->column]++;
        mt_wrap(arena, w->s->debate->actor[a].name, width, 2, &t->text);
        t->h = 12 + LEADING * (int32_t)(t->text.line.n ? t->text.line.n : 1);
        w->seat_of[a] = w->seats++;
    }
}

/* Mean row of those a seat is tied to, times 64; its own row if there are none. */
static uint32_t mean_row(const drawing *w, const seat *t)
{
    uint32_t sum = 0, n = 0;
    for (uint32_t i = 0; i < w->at->net.m; i++) {
        const mt_actor_tie *tie = &w->at->net.tie[i];
        if (tie->a != t->actor && tie->b != t->actor)
            continue;
        sum += w->seat[w->seat_of[tie->a == t->actor ? tie->b : tie->a]].row;
        n++;
    }
    return n ? sum * 64 / n : t->row * 64;
}

/* One camp by the means of its members; who is equal keeps the order of the actors. */
static void sort_column(drawing *w, uint32_t column)
{
    uint32_t key[MT_CAMPS_MOST];
    for (uint32_t i = 0; i < w->seats; i++)
        key[i] = mean_row(w, &w->seat[i]);
    for (uint32_t i = 0; i < w->seats; i++) {
        uint32_t before = 0;
        for (uint32_t k = 0; k < w->seats; k++)
            before +=
                w->seat[k].column == column && (key[k] < key[i] || (k < i && key[k] == key[i]));
        if (w->seat[i].column == column)
            w->seat[i].row = before;
    }
}

static void place(drawing *w)
{
    int32_t high[2] = {0, 0}, tall;
    for (uint32_t i = 0; i < w->seats; i++)
        high[w->seat[i].column] += w->seat[i].h + NEAR;
    tall = (high[0] > high[1] ? high[0] : high[1]) - NEAR;
    for (uint32_t i = 0; i < w->seats; i++) {
        seat *t = &w->seat[i];
        t->x = t->column ? MT_CAMPS_WIDTH - EDGE - BOX : EDGE;
        t->y = TOP + (tall - high[t->column] + NEAR) / 2;
        for (uint32_t k = 0; k < w->seats; k++)
            if (w->seat[k].column == t->column && w->seat[k].row < t->row)
                t->y += w->seat[k].h + NEAR;
    }
    w->bottom = TOP + (tall > 0 ? tall : 0) + 10;
    w->height = w->bottom + 12;
}

/* ---- what is drawn of a tie ---- */

typedef struct line {
    const seat *from, *to;
    bool hostile, background, strained, proposed, counted;
    uint32_t pair;
} line;

/* Is all that this view has of the pair background? */
static bool is_background(const drawing *w, uint32_t pair)
{
    const mt_pair *p = &w->s->pair[pair];
    bool any = false;
    for (uint32_t i = 0; i < p->ties; i++) {
        const mt_debate_tie *t = &w->s->debate->tie[w->s->by_pair[p->first + i]];
        if (t->code != MT_TIE_BACKGROUND)
            return false;
        any = true;
    }
    return any;
}

static bool is_strained(const drawing *w, uint32_t tie)
{
    for (uint32_t i = 0; i < w->split->strained_n; i++)
        if (w->split->strained[i] == tie)
            return true;
    return false;
}

static line line_of(const drawing *w, uint32_t tie)
{
    const mt_actor_tie *t = &w->at->net.tie[tie];
    uint32_t pair = w->at->pair_of[tie];
    return (line){.from = &w->seat[w->seat_of[t->a]],
                  .to = &w->seat[w->seat_of[t->b]],
                  .hostile = t->hostile,
                  .background = is_background(w, pair),
                  .strained = is_strained(w, tie),
                  .proposed = w->s->pair[pair].proposed != MT_SIGN_NONE,
                  .counted = true,
                  .pair = pair};
}

static void put_name(const drawing *w, const line *l, mt_out *o)
{
    mt_out_xml(o, w->s->debate->actor[l->from->actor].name);
    mt_out_z(o, l->hostile ? " \xE2\x88\x92 " : " + ");
    mt_out_xml(o, w->s->debate->actor[l->to->actor].name);
}

/* The path, and where its mark goes: `nth` keeps the marks of lines that cross apart. */
static void put_path(const line *l, mt_out *o)
{
    const seat *a = l->from, *b = l->to;
    int32_t ya = a->y + a->h / 2, yb = b->y + b->h / 2;
    if (a->column != b->column) {
        const seat *left = a->column ? b : a, *right = a->column ? a : b;
        mt_out_printf(o, "M%d %dL%d %d", left->x + BOX, left->y + left->h / 2, right->x,
                      right->y + right->h / 2);
        return;
    }
    uint32_t far = a->row > b->row ? a->row - b->row : b->row - a->row;
    int32_t bend = 10 + 9 * (int32_t)far;
    bend = bend > 48 ? 48 : bend;
    int32_t x = a->column ? a->x + BOX : a->x, out = a->column ? x + bend : x - bend;
    mt_out_printf(o, "M%d %dC%d %d %d %d %d %d", x, ya, out, ya, out, yb, x, yb);
}

static void mark_at(const line *l, uint32_t nth, int32_t *x, int32_t *y)
{
    const seat *a = l->from, *b = l->to;
    int32_t ya = a->y + a->h / 2, yb = b->y + b->h / 2;
    if (a->column != b->column) {
        int32_t part = 3 + (int32_t)(nth % 3);
        const seat *left = a->column ? b : a, *right = a->column ? a : b;
        int32_t from = left->y + left->h / 2, to = right->y + right->h / 2;
        *x = left->x + BOX + (right->x - left->x - BOX) * part / 8;
        *y = from + (to - from) * part / 8;
        return;
    }
    uint32_t far = a->row > b->row ? a->row - b->row : b->row - a->row;
    int32_t bend = 10 + 9 * (int32_t)far;
    bend = (bend > 48 ? 48 : bend) * 3 / 4;
    *x = a->column ? a->x + BOX + bend : a->x - bend;
    *y = (ya + yb) / 2;
}

static void put_line(const drawing *w, const line *l, mt_out *o)
{
    mt_out_printf(o, "<g class=\"tie %s%s%s%s\"><title>", l->hostile ? "neg" : "pos",
                  l->background ? " bg" : "", l->strained ? " strained" : "",
                  l->proposed ? " prop" : "");
    put_name(w, l, o);
    mt_out_z(o, l->strained ? ", strained" : l->proposed ? ", the proposal" : "");
    mt_out_z(o, l->background ? ", background" : "");
    mt_out_z(o, l->counted ? "" : ", not counted");
    mt_out_z(o, "</title>");
    if (l->strained) {
        mt_out_z(o, "<path class=\"wide\" d=\"");
        put_path(l, o);
        mt_out_z(o, "\"/><path class=\"core\" d=\"");
        put_path(l, o);
        mt_out_z(o, "\"/>");
    }
    mt_out_z(o, "<path class=\"one\" d=\"");
    put_path(l, o);
    mt_out_z(o, "\"/></g>\n");
}

/* The cross of a strained tie, the question mark of the proposal. */
static void put_mark(const line *l, uint32_t nth, mt_out *o)
{
    int32_t x, y;
    if (!l->strained && !l->proposed)
        return;
    mark_at(l, nth, &x, &y);
    mt_out_printf(o, "<g class=\"mark\"><circle cx=\"%d\" cy=\"%d\" r=\"8\"/>", x, y);
    if (l->strained)
        mt_out_printf(o, "<path d=\"M-3.5-3.5l7 7M-3.5 3.5l7-7\" transform=\"translate(%d %d)\"/>",
                      x, y);
    else
        mt_out_printf(o, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">?</text>", x, y + 4);
    mt_out_z(o, "</g>\n");
}

/* Background ties that are not counted, between actors that are there. */
static void put_uncounted(const drawing *w, mt_out *o)
{
    for (uint32_t p = 0; p < w->s->pairs; p++) {
        const mt_pair *pair = &w->s->pair[p];
        const mt_debate_tie *t = &w->s->debate->tie[w->s->by_pair[pair->first]];
        uint32_t a = w->seat_of[pair->a], b = w->seat_of[pair->b];
        if (w->v->sign[p] != MT_SIGN_NONE || pair->proposed != MT_SIGN_NONE ||
            !is_background(w, p) || a == MT_NO_ID || b == MT_NO_ID)
            continue;
        line l = {.from = &w->seat[a],
                  .to = &w->seat[b],
                  .hostile = t->hostile,
                  .background = true,
                  .pair = p};
        put_line(w, &l, o);
    }
}

/* ---- the picture ---- */

static void put_frames(const drawing *w, mt_out *o)
{
    for (uint32_t c = 0; c < 2; c++) {
        bool any = false;
        for (uint32_t i = 0; i < w->seats; i++)
            any = any || w->seat[i].column == c;
        if (!any)
            continue;
        int32_t x = c ? MT_CAMPS_WIDTH - EDGE - BOX - FRAME : 2, width = EDGE + BOX + FRAME - 2;
        mt_out_printf(
            o, "<rect class=\"camp\" x=\"%d\" y=\"22\" width=\"%d\" height=\"%d\" rx=\"12\"/>", x,
            width, w->bottom - 22);
        mt_out_printf(o,
                      "<text class=\"head\" x=\"%d\" y=\"15\" text-anchor=\"middle\">%s</text>\n",
                      x + width / 2, c ? "the other camp" : "one camp");
    }
}

static void put_seat(const drawing *w, const seat *t, mt_out *o)
{
    mt_out_printf(o,
                  "<g class=\"who\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>",
                  t->x, t->y, BOX, t->h);
    mt_out_z(o, "<title>");
    mt_out_xml(o, w->s->debate->actor[t->actor].name);
    mt_out_printf(o, "</title><text x=\"%d\" text-anchor=\"middle\">", t->x + BOX / 2);
    for (uint32_t i = 0; i < t->text.line.n; i++) {
        mt_out_printf(o, "<tspan x=\"%d\" y=\"%d\">", t->x + BOX / 2,
                      t->y + 18 + LEADING * (int32_t)i);
        mt_out_xml(o, t->text.line.at[i]);
        if (t->text.cut && i + 1 == t->text.line.n)
            mt_out_z(o, "\xE2\x80\xA6");
        mt_out_z(o, i + 1 < t->text.line.n ? " </tspan>" : "</tspan>");
    }
    mt_out_z(o, "</text></g>\n");
}

/* "✕ strained: Iran − Iraq" below, each with lines of its own. */
static int32_t put_notes(const drawing *w, bool draw, mt_out *o)
{
    int32_t y = w->bottom;
    uint32_t width = (MT_CAMPS_WIDTH - 8) * 1000 / FONT * 100 / 117, told = 0;
    for (uint32_t i = 0; i < w->at->net.m; i++) {
        mt_lines lines = {0};
        line l = line_of(w, i);
        if (!l.strained || told++ >= NOTES)
            continue;
        moot_str words = mt_arena_printf(w->s->arena, "\xE2\x9C\x95 strained: %.*s %s %.*s",
                                         MT_ARG(w->s->debate->actor[l.from->actor].name),
                                         l.hostile ? "\xE2\x88\x92" : "+",
                                         MT_ARG(w->s->debate->actor[l.to->actor].name));
        mt_wrap(w->s->arena, words, width, NOTE_LINES, &lines);
        for (uint32_t k = 0; k < lines.line.n; k++) {
            y += 18;
            if (!draw)
                continue;
            mt_out_printf(o, "<text class=\"note\" x=\"4\" y=\"%d\">", y);
            mt_out_xml(o, lines.line.at[k]);
            mt_out_z(o, "</text>\n");
        }
    }
    if (told > NOTES) {
        y += 18;
        if (draw)
            mt_out_printf(o, "<text class=\"note\" x=\"4\" y=\"%d\">and %u more</text>\n", y,
                          told - NOTES);
    }
    return y;
}

static bool lay_out(drawing *w, const mt_stated *s, const mt_tie_view *v, mt_proposal state)
{
    *w = (drawing){.s = s, .v = v, .at = &v->state[state], .state = state};
    w->split = &w->at->balance[MT_STRONG].split[0];
    take_seats(w);
    if (mt_arena_failed(s->arena))
        return false;
    for (int i = 0; i < ROUNDS; i++)
        sort_column(w, (uint32_t)i % 2);
    place(w);
    w->height = put_notes(w, false, NULL) + 12;
    return !mt_arena_failed(s->arena);
}

static void put_drawing(const drawing *w, mt_out *o)
{
    put_frames(w, o);
    put_uncounted(w, o);
    for (uint32_t i = 0; i < w->at->net.m; i++) {
        line l = line_of(w, i);
        put_line(w, &l, o);
    }
    for (uint32_t i = 0; i < w->seats; i++)
        put_seat(w, &w->seat[i], o);
    for (uint32_t i = 0; i < w->at->net.m; i++) {
        line l = line_of(w, i);
        put_mark(&l, i, o);
    }
    (void)put_notes(w, true, o);
}

/* The camps in a sentence: "One camp: West, Iran.  The other camp: ISIS." */
static void put_description(const drawing *w, mt_out *o)
{
    for (uint32_t c = 0; c < 2; c++) {
        bool any = false;
        for (uint32_t i = 0; i < w->seats; i++) {
            if (w->seat[i].column != c)
                continue;
            mt_out_z(o, any ? ", " : c ? " The other camp: " : "One camp: ");
            mt_out_xml(o, w->s->debate->actor[w->seat[i].actor].name);
            any = true;
        }
        mt_out_z(o, any ? "." : "");
    }
    mt_out_z(o, " Solid lines: allied. Dashed lines: hostile.");
    for (uint32_t i = 0; i < w->at->net.m; i++) {
        line l = line_of(w, i);
        if (!l.strained)
            continue;
        mt_out_z(o, " Strained: ");
        put_name(w, &l, o);
        mt_out_char(o, '.');
    }
}

static const char *title_of(const mt_stated *s, mt_proposal state)
{
    if (s->proposal == MT_NO_ID)
        return "The ties as stated";
    return state == MT_PROPOSAL_OPEN   ? "Without the proposal"
           : state == MT_PROPOSAL_MADE ? "As proposed"
                                       : "The other way round";
}

void mt_camps_svg(const mt_stated *s, const mt_tie_view *v, mt_proposal state, const char *id,
                  mt_out *o)
{
    drawing w;
    if (!lay_out(&w, s, v, state)) {
        mt_out_no_memory(o);
        return;
    }
    mt_out_printf(
        o,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"camps\" width=\"%d\" "
        "height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-t %s-d\">\n",
        MT_CAMPS_WIDTH, w.height, MT_CAMPS_WIDTH, w.height, id, id);
    mt_out_printf(o, "<title id=\"%s-t\">%s</title>\n<desc id=\"%s-d\">", id, title_of(s, state),
                  id);
    put_description(&w, o);
    mt_out_z(o, "</desc>\n");
    put_drawing(&w, o);
    mt_out_z(o, "</svg>\n");
}

void mt_camps_css(bool in_page, mt_out *o)
{
    static const char *const plain[] = {"#1C1D20", "#FFFDF9", "#4A4D53", "#8A8D92"};
    static const char *const page[] = {"var(--ink)", "var(--paper)", "var(--soft)", "var(--rule)"};
    const char *const *c = in_page ? page : plain;
    const char *ink = c[0], *paper = c[1], *soft = c[2], *rule = c[3];
    mt_out_printf(o,
                  ".camps text{font:13px \"Gill Sans\",\"Gill Sans MT\",Seravek,Candara,\"Segoe "
                  "UI\",\"Liberation Sans\",Arial,sans-serif;fill:%s}\n",
                  ink);
    mt_out_printf(o, ".camps .camp{fill:none;stroke:%s}\n.camps .head{fill:%s}\n", rule, soft);
    mt_out_printf(o, ".camps .who rect{fill:%s;stroke:%s}\n", paper, ink);
    mt_out_printf(o, ".camps .tie path{fill:none;stroke:%s;stroke-width:1.5}\n", soft);
    mt_out_z(o,
             ".camps .neg .one{stroke-dasharray:6 4}\n.camps .bg .one{stroke-dasharray:1.5 4}\n");
    mt_out_printf(o, ".camps .prop .one{stroke:%s;stroke-width:3.5}\n", ink);
    mt_out_printf(o, ".camps .tie .wide{stroke:%s;stroke-width:7}\n", ink);
    mt_out_printf(o, ".camps .tie .core{stroke:%s;stroke-width:4.5}\n", paper);
    mt_out_printf(o, ".camps .mark circle{fill:%s;stroke:%s}\n", paper, ink);
    mt_out_printf(o, ".camps .mark path{stroke:%s;stroke-width:2;fill:none}\n", ink);
    mt_out_z(o, ".camps .mark text,.camps .note{font-weight:700}\n");
}

void mt_camps_picture(const mt_stated *s, mt_out *o)
{
    drawing w[2];
    uint32_t n = 0;
    int32_t height = 40, at = 0;
    for (int k = 0; k < MT_PROPOSALS; k++)
        if ((k != MT_PROPOSAL_OPEN || s->proposal == MT_NO_ID) &&
            mt_camps_fit(s, &s->all, (mt_proposal)k) &&
            lay_out(&w[n], s, &s->all, (mt_proposal)k)) {
            height = w[n].height > height ? w[n].height : height;
            n++;
        }
    if (mt_arena_failed(s->arena)) {
        mt_out_no_memory(o);
        return;
    }
    int32_t width = (n ? (int32_t)n : 1) * (MT_CAMPS_WIDTH + 20) + 20;
    mt_out_printf(o,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "
                  "xmlns=\"http://www.w3.org/2000/svg\" class=\"camps\" width=\"%d\" height=\"%d\" "
                  "viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"camps-t camps-d\">\n",
                  width, height + 40, width, height + 40);
    mt_out_z(o, "<title id=\"camps-t\">Who stands how to whom");
    if (s->debate->question.len) {
        mt_out_z(o, ": ");
        mt_out_xml(o, s->debate->question);
    }
    mt_out_z(o, "</title>\n<desc id=\"camps-d\">");
    for (uint32_t i = 0; i < n; i++) {
        mt_out_printf(o, "%s%s. ", i ? " " : "", title_of(s, w[i].state));
        put_description(&w[i], o);
    }
    mt_out_z(o, n ? "</desc>\n<style>" : "No ties, or too many actors to draw.</desc>\n<style>");
    mt_camps_css(false, o);
    mt_out_printf(o, "</style>\n<rect fill=\"#FFFDF9\" width=\"%d\" height=\"%d\"/>\n", width,
                  height + 40);
    for (uint32_t i = 0; i < n; i++, at += MT_CAMPS_WIDTH + 20) {
        mt_out_printf(
            o,
            "<g transform=\"translate(%d 34)\"><text class=\"note\" x=\"4\" y=\"-14\">%s</text>\n",
            at + 20, title_of(s, w[i].state));
        put_drawing(&w[i], o);
        mt_out_z(o, "</g>\n");
    }
    mt_out_z(o, "</svg>\n");
}
