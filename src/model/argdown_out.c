/* Debate -> Argdown whose debate is this one.
 *
 * Each statement and argument is a block of its own, with one line below it for
 * each relation to it; what undercuts such a relation stands indented below the
 * line.  Further sayings of a statement follow as blocks with the same title. */
#include "base/utf8.h"
#include "model/paths.h"
#include "model/ties_out.h"

#include <math.h>

enum { DEEPEST = 60 /* levels of undercuts of undercuts */, BLOCK = 64 };

typedef struct printer {
    const mt_debate *d;
    mt_out *o;
    mt_arena arena;
    uint32_t *points; /* of the text before each block of BLOCK bytes */
    uint32_t *first;  /* relations and sketch undercuts by target: see slot() */
    uint32_t *next;
    uint32_t slots;
    const uint8_t *paths;
} printer;

/* ---- text ---- */

/* Must the character at `i` be escaped to be itself? */
static bool is_markup(moot_str s, size_t i)
{
    char c = s.ptr[i], after = ' ';
    if (i + 1 < s.len)
        after = s.ptr[i + 1];
    switch (c) {
    case '\\':
    case '*':
    case '_':
    case '[':
    case ']':
    case '<':
    case '>':
    case '{':
    case '}':
    case '#':
    case '@': return true;
    case '/': return after == '/' || after == '*';
    case '.':
    case ':': return !mt_is_space(after);
    case '=':
    case '-': return after == c || i == 0;
    default: return false;
    }
}

/* White space as single blanks, markup escaped. */
static void put_text(mt_out *o, moot_str s)
{
    bool pending = false, any = false;
    for (size_t i = 0; i < s.len; i++) {
        if (mt_is_space(s.ptr[i]) || (unsigned char)s.ptr[i] < 0x20) {
            pending = any;
            continue;
        }
        if (pending)
            mt_out_char(o, ' ');
        pending = false;
        any = true;
        if (is_markup(s, i))
            mt_out_char(o, '\\');
        mt_out_char(o, s.ptr[i]);
    }
}

/* A title with its brackets; brackets inside it, which a reference cannot carry,
 * become round ones. */
static void put_title(mt_out *o, moot_str title, bool argument)
{
    const char *from = argument ? "<>" : "[]";
    mt_out_char(o, from[0]);
    for (size_t i = 0; i < title.len; i++) {
        char c = title.ptr[i];
        mt_out_char(o, (char)(c == from[0] ? '(' : c == from[1] ? ')' : c));
    }
    mt_out_char(o, from[1]);
}

static void put_end(const printer *p, mt_end end)
{
    bool argument = end.kind == MT_END_ARGUMENT;
    put_title(p->o, argument ? p->d->argument[end.id].title : p->d->statement[end.id].title,
              argument);
}

/* ---- data ---- */

static void key(mt_out *o, const char *name, bool *any)
{
    mt_out_z(o, *any ? ", " : " {");
    mt_out_z(o, name);
    mt_out_z(o, ": ");
    *any = true;
}

static void put_num(mt_out *o, const char *name, double x, double otherwise, bool *any)
{
    if (isnan(x) || x == otherwise)
        return;
    key(o, name, any);
    mt_out_num(o, x);
}

static void put_str(mt_out *o, const char *name, moot_str s, bool *any)
{
    if (s.len == 0)
        return;
    key(o, name, any);
    mt_out_json(o, s);
}

static void put_true(mt_out *o, const char *name, bool *any)
{
    key(o, name, any);
    mt_out_z(o, "true");
}

static void put_side(mt_out *o, mt_side side, bool *any)
{
    static const char *const word[] = {
        [MT_SIDE_YES] = "yes", [MT_SIDE_NO] = "no", [MT_SIDE_SHARED] = "both"};
    if (side == MT_SIDE_NONE)
        return;
    key(o, "side", any);
    mt_out_z(o, word[side]);
}

/* Code points of the text before byte `off`. */
static size_t point(const printer *p, uint32_t off)
{
    uint32_t block = off / BLOCK;
    return p->points[block] + mt_utf8_count(mt_sub(p->d->text, (size_t)block * BLOCK, off % BLOCK));
}

static bool count_points(printer *p)
{
    size_t n = p->d->text.len;
    uint32_t points = 0;
    p->points = MT_NEW_ARRAY(&p->arena, uint32_t, n / BLOCK + 1);
    for (size_t i = 0; i < n && p->points; i++) {
        if (i % BLOCK == 0)
            p->points[i / BLOCK] = points;
        points += ((unsigned char)p->d->text.ptr[i] & 0xC0) != 0x80;
    }
    if (p->points && n % BLOCK == 0)
        p->points[n / BLOCK] = points;
    return p->points;
}

static void put_span(const printer *p, const char *name, moot_span s, bool *any)
{
    if (s.len == 0)
        return;
    key(p->o, name, any);
    mt_out_printf(p->o, "[%zu, %zu]", point(p, s.off), point(p, s.off + s.len));
}

/* A label that the title does not give by itself. */
static void put_label(const printer *p, moot_str label, moot_str title, bool *any)
{
    if (label.len && !mt_str_eq(label, title) && !mt_str_eq(label, MOOT_STR("T"))) {
        key(p->o, "label", any);
        mt_out_put(p->o, label);
    }
}

static void put_ties(const printer *p, mt_end claim, uint32_t saying, bool *any)
{
    uint32_t first, n = mt_ties_of(p->d, claim, saying, &first);
    for (uint32_t i = 0; i < n; i++) {
        const mt_debate_tie *t = &p->d->tie[first + i];
        size_t span[2] = {0};
        if (i == 0)
            key(p->o, "ties", any);
        mt_out_z(p->o, i ? ", " : "[");
        if (t->source.len) {
            span[0] = point(p, t->source.off);
            span[1] = point(p, t->source.off + t->source.len);
        }
        mt_tie_argdown(p->d, t, t->source.len ? span : NULL, p->o);
    }
    mt_out_z(p->o, n ? "]" : "");
}

static void put_saying_data(const printer *p, const mt_saying *s, bool *any)
{
    put_str(p->o, "by", s->by, any);
    put_side(p->o, s->side, any);
    put_span(p, "span", s->source, any);
    put_num(p->o, "confidence", s->confidence, 1, any);
    put_ties(p, (mt_end){MT_END_STATEMENT, s->statement}, (uint32_t)(s - p->d->saying), any);
}

static void put_votes(mt_out *o, mt_votes v, bool *any)
{
    if (!v.yes && !v.no)
        return;
    key(o, "votes", any);
    mt_out_printf(o, "{for: %u, against: %u}", (unsigned)v.yes, (unsigned)v.no);
}

static void put_statement_data(const printer *p, const mt_statement *s, bool *any)
{
    if (s->central)
        put_str(p->o, "role", MOOT_STR("central-claim"), any);
    else if (s->counter)
        put_str(p->o, "role", MOOT_STR("counter-consideration"), any);
    put_label(p, s->label, s->title, any);
    put_num(p->o, "weight", s->weight, -1, any);
    put_votes(p->o, s->votes, any);
    if (s->stipulated)
        put_true(p->o, "stipulated", any);
    if (!s->asserted) {
        key(p->o, "asserted", any);
        mt_out_z(p->o, "false");
    }
}

static void end_data(const printer *p, bool any)
{
    mt_out_z(p->o, any ? "}\n" : "\n");
}

/* ---- relations ---- */

static const char *mark(mt_relation_kind kind)
{
    switch (kind) {
    case MT_SUPPORT:
    case MT_ENTAILMENT: return "+ ";
    case MT_ATTACK:
    case MT_CONTRARY: return "- ";
    case MT_UNDERCUT: return "_ ";
    case MT_CONTRADICTION: return ">< ";
    }
    return "+ ";
}

static uint32_t slot(const printer *p, mt_end end)
{
    const mt_debate *d = p->d;
    switch (end.kind) {
    case MT_END_STATEMENT: return end.id;
    case MT_END_ARGUMENT: return d->statements + end.id;
    case MT_END_STEP: return d->statements + d->arguments + end.id;
    case MT_END_RELATION: return d->statements + d->arguments + d->steps + end.id;
    }
    return 0;
}

/* The relations to each element, in order. */
static bool list_relations(printer *p)
{
    const mt_debate *d = p->d;
    p->slots = d->statements + d->arguments + d->steps + d->relations;
    p->first = MT_NEW_ARRAY(&p->arena, uint32_t, (size_t)p->slots + 1);
    p->next = MT_NEW_ARRAY(&p->arena, uint32_t, (size_t)d->relations + 1);
    if (!p->first || !p->next)
        return false;
    for (uint32_t i = 0; i < p->slots; i++)
        p->first[i] = MT_NO_ID;
    for (uint32_t i = d->relations; i-- > 0;) {
        uint32_t at = slot(p, d->relation[i].to);
        p->next[i] = p->first[at];
        p->first[at] = i;
    }
    return true;
}

/* The lines below an element: its relations, and below each what undercuts it. */
static void put_relations(const printer *p, mt_end element)
{
    uint32_t stack[DEEPEST + 1];
    uint32_t level = 1;
    stack[1] = p->first[slot(p, element)];
    while (level > 0) {
        uint32_t i = stack[level];
        if (i == MT_NO_ID) {
            level--;
            continue;
        }
        const mt_relation *r = &p->d->relation[i];
        bool any = false;
        stack[level] = p->next[i];
        mt_out_fill(p->o, ' ', (size_t)level * 2);
        mt_out_z(p->o, mark(r->kind));
        put_end(p, r->from);
        put_num(p->o, "link", r->confidence, 1, &any);
        put_num(p->o, "relevance", r->relevance, 1, &any);
        end_data(p, any);
        uint32_t below = p->first[slot(p, (mt_end){MT_END_RELATION, i})];
        if (below != MT_NO_ID && level < DEEPEST)
            stack[++level] = below;
    }
}

/* ---- blocks ---- */

static void put_statement(const printer *p, uint32_t id)
{
    const mt_statement *s = &p->d->statement[id];
    bool several = false, chosen = false;
    for (uint32_t i = 0; i < s->sayings; i++)
        several = several || (p->d->saying[s->first_saying + i].text.len &&
                              !mt_str_eq(p->d->saying[s->first_saying + i].text, s->text));
    for (uint32_t i = 0; i < s->sayings || i == 0; i++) {
        const mt_saying *said = i < s->sayings ? &p->d->saying[s->first_saying + i] : NULL;
        bool any = false;
        put_title(p->o, s->title, false);
        if (said ? said->text.len : 0) {
            mt_out_z(p->o, ": ");
            put_text(p->o, said->text);
        }
        if (said)
            put_saying_data(p, said, &any);
        if (said && several && !chosen && said->text.len && mt_str_eq(said->text, s->text)) {
            put_true(p->o, "isCanonical", &any);
            chosen = true;
        }
        if (i == 0)
            put_statement_data(p, s, &any);
        end_data(p, any);
        if (i == 0)
            put_relations(p, (mt_end){MT_END_STATEMENT, id});
        mt_out_char(p->o, '\n');
    }
}

static void put_premise(const printer *p, uint32_t number, uint32_t statement)
{
    mt_out_printf(p->o, "(%u) ", number);
    put_title(p->o, p->d->statement[statement].title, false);
    mt_out_char(p->o, '\n');
}

/* Every step names its premises anew, and the `uses` of its inference say which. */
static void put_steps(const printer *p, const mt_argument *a)
{
    uint32_t number = 0;
    for (uint32_t i = 0; i < a->steps; i++) {
        const mt_step *s = &p->d->step[a->first_step + i];
        for (uint32_t k = 0; k < s->premises; k++)
            put_premise(p, ++number, p->d->premise[s->first_premise + k]);
        mt_out_z(p->o, "--\n");
        if (s->rules.len) {
            put_text(p->o, s->rules);
            mt_out_char(p->o, '\n');
        }
        mt_out_z(p->o, "{uses: [");
        for (uint32_t k = 0; k < s->premises; k++)
            mt_out_printf(p->o, k ? ", %u" : "%u", number - s->premises + 1 + k);
        mt_out_z(p->o, "]}\n--\n");
        put_relations(p, (mt_end){MT_END_STEP, a->first_step + i});
        put_premise(p, ++number, s->conclusion);
    }
    mt_out_char(p->o, '\n');
}

static void put_argument(const printer *p, uint32_t id)
{
    const mt_argument *a = &p->d->argument[id];
    bool any = false;
    put_title(p->o, a->title, true);
    if (a->text.len) {
        mt_out_z(p->o, ": ");
        put_text(p->o, a->text);
    }
    put_label(p, a->label, a->title, &any);
    put_str(p->o, "by", a->by, &any);
    /* A side that follows from the paths is left to them: to write it would say
     * that this side states the premises too. */
    if (a->side != mt_path_side(p->paths[p->d->statements + id]))
        put_side(p->o, a->side, &any);
    put_span(p, "span", a->source, &any);
    put_num(p->o, "confidence", a->confidence, 1, &any);
    put_num(p->o, "weight", a->weight, -1, &any);
    put_votes(p->o, a->votes, &any);
    put_ties(p, (mt_end){MT_END_ARGUMENT, id}, MT_NO_ID, &any);
    end_data(p, any);
    put_relations(p, (mt_end){MT_END_ARGUMENT, id});
    mt_out_char(p->o, '\n');
    if (a->steps)
        put_steps(p, a);
}

static void put_line(mt_out *o, const char *name, moot_str s)
{
    if (s.len == 0)
        return;
    mt_out_z(o, name);
    mt_out_json(o, s);
    mt_out_char(o, '\n');
}

static void put_party(const printer *p, const char *name, const mt_party *party)
{
    const struct {
        const char *key;
        moot_span span;
    } spans[] = {{"    credit_span", party->credit_span}, {"    span", party->body}};
    if (party->name.len + party->credential.len + party->credit_line.len + party->body.len == 0)
        return;
    mt_out_z(p->o, name);
    put_line(p->o, "    author: ", party->name);
    put_line(p->o, "    credential: ", party->credential);
    put_line(p->o, "    credit_line: ", party->credit_line);
    for (int i = 0; i < 2; i++) {
        if (spans[i].span.len == 0)
            continue;
        mt_out_printf(p->o, "%s: [%zu, %zu]\n", spans[i].key, point(p, spans[i].span.off),
                      point(p, spans[i].span.off + spans[i].span.len));
    }
}

static void put_front(printer *p)
{
    const mt_debate *d = p->d;
    mt_out_z(p->o, "===\n");
    put_line(p->o, "title: ", d->title);
    if (d->strict)
        mt_out_z(p->o, "model:\n  mode: strict\n");
    mt_actors_argdown(d, p->o);
    mt_out_z(p->o, "debate:\n");
    put_line(p->o, "  question: ", d->question);
    if (d->motion < d->statements) {
        moot_str title = d->statement[d->motion].title;
        char *plain = mt_arena_alloc(&p->arena, title.len, 1);
        for (size_t i = 0; plain && i < title.len; i++)
            plain[i] = (char)(title.ptr[i] == '[' ? '(' : title.ptr[i] == ']' ? ')' : title.ptr[i]);
        put_line(p->o, "  motion: ", (moot_str){plain, plain ? title.len : 0});
    }
    put_line(p->o, "  text: ", d->text_name);
    mt_out_printf(p->o, "  mined: %s\n", d->mined ? "true" : "false");
    put_party(p, "  yes:\n", &d->party[0]);
    put_party(p, "  no:\n", &d->party[1]);
    mt_out_z(p->o, "===\n\n");
}

void mt_debate_argdown(const mt_debate *d, mt_out *o)
{
    printer p = {.d = d, .o = o};
    mt_arena_init(&p.arena, &d->arena.alloc);
    p.paths = mt_debate_paths(d, &p.arena);
    if (p.paths && list_relations(&p) && count_points(&p)) {
        put_front(&p);
        for (uint32_t i = 0; i < d->statements; i++)
            put_statement(&p, i);
        for (uint32_t i = 0; i < d->arguments; i++)
            put_argument(&p, i);
    } else {
        mt_out_no_memory(o);
    }
    mt_arena_free(&p.arena);
}
