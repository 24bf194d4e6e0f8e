/* Reading -> Argdown with data in braces. */
#include "base/utf8.h"
#include "mine/motion.h"
#include "mine/reading.h"
#include "mine/text.h"

/* Units nested deeper than this stand in a block of their own. */
enum { DEEPEST = 40 };

typedef struct printer {
    const mt_reading *r;
    mt_out *out;
    mt_arena arena;
    size_t *at_point[2]; /* code points before each unit's start and end */
    size_t byte, point;  /* for counting on */
} printer;

static size_t points(printer *p, size_t byte)
{
    if (byte < p->byte)
        p->byte = p->point = 0;
    p->point += mt_utf8_count(mt_sub(p->r->text, p->byte, byte - p->byte));
    p->byte = byte;
    return p->point;
}

static bool is_markup(moot_str s, size_t i)
{
    char c = s.ptr[i];
    char next = ' ';
    if (i + 1 < s.len)
        next = s.ptr[i + 1];
    switch (c) {
    case '\\':
    case '@':
    case '#':
    case '*':
    case '_':
    case '[':
    case ']':
    case '{':
    case '}':
    case '<':
    case '>': return true;
    case '.':
    case ':':
    case '/':
    case '=': return !mt_is_space(next);
    default: return false;
    }
}

/* Text that reads back literally, its blanks folded. */
static void put_text(mt_out *o, moot_str s)
{
    char c;
    for (mt_fold f = {.s = s}; mt_fold_next(&f, &c);) {
        if (c != ' ' && is_markup(s, f.at))
            mt_out_char(o, '\\');
        mt_out_char(o, c);
    }
}

/* A YAML string in double quotes; line ends and other blanks become spaces. */
static void put_yaml(printer *p, moot_str s)
{
    char *to = mt_arena_alloc(&p->arena, s.len, 1);
    size_t n = 0;
    for (size_t i = 0; to && i < s.len;) {
        size_t blank = mt_blank_at(s, i);
        if (blank) {
            if (n && to[n - 1] != ' ')
                to[n++] = ' ';
            i += blank;
        } else {
            to[n++] = s.ptr[i++];
        }
    }
    mt_out_json(p->out, mt_str_trim((moot_str){to ? to : "", n}));
}

static void put_party(printer *p, const char *key, const mt_block *b)
{
    const mt_party *a = &b->author;
    mt_out_printf(p->out, "  %s:\n", key);
    if (a->name.len) {
        mt_out_z(p->out, "    author: ");
        put_yaml(p, a->name);
        if (a->credential.len) {
            mt_out_z(p->out, "\n    credential: ");
            put_yaml(p, a->credential);
        }
        mt_out_z(p->out, "\n    credit_line: ");
        put_yaml(p, a->credit_line);
        size_t from = points(p, a->credit_span.off);
        mt_out_printf(p->out, "\n    credit_span: [%zu, %zu]\n", from,
                      points(p, a->credit_span.off + a->credit_span.len));
    }
    size_t from = points(p, a->body.off);
    mt_out_printf(p->out, "    span: [%zu, %zu]\n", from, points(p, a->body.off + a->body.len));
    if (b->side_advised)
        mt_out_printf(p->out, "    read_by: \"model %.*s\"\n", MT_ARG(p->r->advisor));
}

static const char *side_name(mt_side side)
{
    return side == MT_SIDE_YES ? "yes" : side == MT_SIDE_NO ? "no" : "none";
}

static char letter(mt_side side)
{
    if (side == MT_SIDE_YES)
        return 'Y';
    return side == MT_SIDE_NO ? (char)'N' : (char)'S';
}

static const char *const role_names[] = {"central-claim", "premise", "counter-consideration",
                                         "background"};

static void put_actors(printer *p)
{
    const mt_reading *r = p->r;
    if (r->actors.n)
        mt_out_z(p->out, "\nactors:");
    for (uint32_t i = 0; i < r->actors.n; i++) {
        const mt_reading_actor *a = &r->actors.at[i];
        mt_out_z(p->out, "\n  ");
        put_yaml(p, a->name);
        mt_out_z(p->out, ": [");
        for (uint32_t k = 0; k < a->aliases.n; k++) {
            mt_out_z(p->out, k ? ", " : "");
            put_yaml(p, a->aliases.at[k]);
        }
        mt_out_char(p->out, ']');
    }
}

static void put_front(printer *p, moot_str text_name)
{
    const mt_reading *r = p->r;
    moot_str question = mt_slice(r->text, r->question);
    mt_out_z(p->out, "===\ntitle: ");
    put_yaml(p, question);
    put_actors(p);
    mt_out_z(p->out, "\ndebate:\n  question: ");
    put_yaml(p, question);
    mt_out_z(p->out, "\n  motion: Motion\n");
    if (text_name.len) {
        mt_out_z(p->out, "  text: ");
        put_yaml(p, text_name);
        mt_out_char(p->out, '\n');
    }
    mt_out_z(p->out, "  mined: true\n");
    for (uint32_t i = 0; i < r->blocks; i++)
        if (r->block[i].side != MT_SIDE_NONE)
            put_party(p, side_name(r->block[i].side), &r->block[i]);
    mt_out_z(p->out, "===\n\n");
}

static void put_share(mt_out *o, const char *key, double p)
{
    unsigned share = (unsigned)(p * 100 + 0.5);
    mt_out_printf(o, "%s: %u.%02u", key, share / 100, share % 100);
}

/* Is it a step of a reader, against what the same side says in so many words? */
static bool overruled(const mt_reading *r, const mt_reading_tie *t)
{
    if (t->mode != MT_MODE_DENIED && t->mode != MT_MODE_INFERRED)
        return false;
    for (uint32_t i = 0; i < r->ties.n; i++) {
        const mt_reading_tie *o = &r->ties.at[i];
        if (o->block == t->block && o->mode == MT_MODE_ASSERTED && o->hostile != t->hostile &&
            ((o->a == t->a && o->b == t->b) || (o->a == t->b && o->b == t->a)))
            return true;
    }
    return false;
}

/* The ties that a unit states; unit MT_NO_ID of block 2: the question.  What is past is background:
 * it is listed and does not count. */
static void put_ties(printer *p, uint32_t block, uint32_t unit, const char *before)
{
    const mt_reading *r = p->r;
    bool any = false;
    for (uint32_t i = 0; i < r->ties.n; i++) {
        const mt_reading_tie *t = &r->ties.at[i];
        if (t->block != block || t->unit != unit || overruled(r, t))
            continue;
        mt_out_z(p->out, any ? ", {a: " : before);
        mt_out_z(p->out, any ? "" : "ties: [{a: ");
        any = true;
        put_yaml(p, r->actors.at[t->a].name);
        mt_out_z(p->out, ", b: ");
        put_yaml(p, r->actors.at[t->b].name);
        mt_out_printf(p->out, ", sign: %c", t->hostile ? '-' : '+');
        if (t->mode == MT_MODE_INFERRED || t->mode == MT_MODE_DENIED)
            mt_out_z(p->out, ", code: implied");
        if (t->mode == MT_MODE_PAST)
            mt_out_z(p->out, ", code: background, when: past");
        if (t->mode == MT_MODE_PROPOSED && block < 2)
            mt_out_z(p->out, ", layer: proposed");
        mt_out_char(p->out, '}');
    }
    if (any)
        mt_out_char(p->out, ']');
}

/* Who says so, where it is not moot.  (`source` is where a premise is taken from.) */
static void put_source(printer *p, bool advised)
{
    if (advised)
        mt_out_printf(p->out, ", read_by: \"model %.*s\"", MT_ARG(p->r->advisor));
}

/* Text and data of unit `i`. */
static void put_unit(printer *p, const mt_block *b, uint32_t i)
{
    const mt_unit *u = &b->units.at[i];
    uint32_t block = b == &p->r->block[1];
    const size_t *at = p->at_point[block] + (size_t)i * 2;
    mt_out_printf(p->out, "[%c%u]: ", letter(b->side), i + 1);
    put_text(p->out, mt_slice(p->r->text, u->span));
    mt_out_z(p->out, " {");
    if (b->author.name.len) {
        mt_out_z(p->out, "by: ");
        put_yaml(p, b->author.name);
        mt_out_z(p->out, ", ");
    }
    if (b->side != MT_SIDE_NONE)
        mt_out_printf(p->out, "side: %s, ", b->side == MT_SIDE_YES ? "yes" : "no");
    mt_out_printf(p->out, "span: [%zu, %zu], ", at[0], at[1]);
    put_share(p->out, "confidence", u->role_confidence);
    put_share(p->out, ", link", u->head_confidence);
    mt_out_printf(p->out, ", role: %s", role_names[u->role]);
    put_source(p, u->role_advised || u->head_advised);
    put_ties(p, block, i, ", ");
    mt_out_z(p->out, "}\n");
}

/* The units that bear on each unit, in the order of the text. */
typedef struct kids {
    uint32_t *first, *next;
} kids;

static bool find_kids(printer *p, const mt_block *b, kids *k)
{
    uint32_t n = b->units.n;
    k->first = MT_NEW_ARRAY(&p->arena, uint32_t, n);
    k->next = MT_NEW_ARRAY(&p->arena, uint32_t, n);
    if (!k->first || !k->next)
        return false;
    for (uint32_t i = 0; i < n; i++)
        k->first[i] = MT_NO_ID;
    for (uint32_t i = n; i-- > 0;) {
        uint32_t h = b->units.at[i].head;
        if (h == MT_NO_ID)
            continue;
        k->next[i] = k->first[h];
        k->first[h] = i;
    }
    return true;
}

static char mark(const mt_unit *u, bool deep)
{
    if (u->link == MT_LINK_SUPPORT)
        return '+';
    return u->link == MT_LINK_UNDERCUT && !deep ? (char)'_' : (char)'-';
}

/* Write what bears on `top`, nested; `depth` is the level of its children.  Units
 * past DEEPEST are written as references and put on the list `later`. */
static void put_below(printer *p, const mt_block *b, const kids *k, uint32_t top, uint32_t depth,
                      uint32_t *later, uint32_t *n_later)
{
    uint32_t stack[DEEPEST + 2];
    uint32_t level = depth;
    stack[level] = k->first[top];
    for (;;) {
        uint32_t i = stack[level];
        if (i == MT_NO_ID) {
            if (level == depth)
                return;
            level--;
            continue;
        }
        stack[level] = k->next[i];
        bool deep = level == DEEPEST && k->first[i] != MT_NO_ID;
        mt_out_fill(p->out, ' ', (size_t)level * 2);
        mt_out_printf(p->out, "%c ", mark(&b->units.at[i], depth == 1 && level == 1));
        if (deep) {
            mt_out_printf(p->out, "[%c%u]\n", letter(b->side), i + 1);
            later[(*n_later)++] = i;
            continue;
        }
        put_unit(p, b, i);
        if (k->first[i] != MT_NO_ID)
            stack[++level] = k->first[i];
    }
}

static void put_later(printer *p, const mt_block *b, const kids *k, uint32_t *later,
                      uint32_t n_later)
{
    for (uint32_t i = 0; i < n_later; i++) {
        mt_out_char(p->out, '\n');
        put_unit(p, b, later[i]);
        put_below(p, b, k, later[i], 1, later, &n_later);
    }
}

static uint32_t central(const mt_block *b)
{
    for (uint32_t i = 0; i < b->units.n; i++)
        if (b->units.at[i].head == MT_NO_ID)
            return i;
    return 0;
}

static bool count_points(printer *p, uint32_t which)
{
    const mt_block *b = &p->r->block[which];
    size_t *at = MT_NEW_ARRAY(&p->arena, size_t, (size_t)b->units.n * 2);
    if (!at)
        return false;
    for (uint32_t i = 0; i < b->units.n; i++) {
        at[(size_t)i * 2] = points(p, b->units.at[i].span.off);
        at[(size_t)i * 2 + 1] = points(p, b->units.at[i].span.off + b->units.at[i].span.len);
    }
    p->at_point[which] = at;
    return true;
}

static void put_motion(printer *p)
{
    moot_str question = mt_slice(p->r->text, p->r->question);
    mt_out_z(p->out, "[Motion]: ");
    put_text(p->out, mt_motion_text(&p->arena, question, p->r->is_motion));
    bool ties = false;
    for (uint32_t i = 0; i < p->r->ties.n; i++)
        ties |= p->r->ties.at[i].block == 2;
    if (ties) {
        put_ties(p, 2, MT_NO_ID, " {");
        mt_out_char(p->out, '}');
    }
    mt_out_char(p->out, '\n');
}

/* A granted sentence is said by the side that grants it too, in its own words. */
static void put_grant(printer *p, const mt_across *a)
{
    const mt_block *from = &p->r->block[a->from_block], *to = &p->r->block[!a->from_block];
    const size_t *at = p->at_point[a->from_block] + (size_t)a->from * 2;
    mt_out_printf(p->out, "\n[%c%u] {", letter(to->side), a->to + 1);
    if (from->author.name.len) {
        mt_out_z(p->out, "by: ");
        put_yaml(p, from->author.name);
        mt_out_z(p->out, ", ");
    }
    mt_out_printf(p->out, "side: %s, span: [%zu, %zu], ", side_name(from->side), at[0], at[1]);
    put_share(p->out, "confidence", a->confidence);
    put_source(p, a >= p->r->across.at + p->r->own_across);
    mt_out_z(p->out, "}\n");
}

/* What a side says against the other, or grants it.  That the two central claims oppose each other
 * is said by the motion. */
static void put_across(printer *p)
{
    const mt_reading *r = p->r;
    for (uint32_t i = 0; i < r->across.n; i++) {
        const mt_across *a = &r->across.at[i];
        const mt_block *from = &r->block[a->from_block], *to = &r->block[!a->from_block];
        bool claims = from->units.at[a->from].role == MT_ROLE_CENTRAL &&
                      to->units.at[a->to].role == MT_ROLE_CENTRAL;
        if (claims)
            continue;
        if (a->kind == MT_ACROSS_CONCEDES) {
            put_grant(p, a);
            continue;
        }
        mt_out_printf(p->out, "\n[%c%u]\n  %s [%c%u] {", letter(from->side), a->from + 1,
                      a->mutual                       ? "><"
                      : a->kind == MT_ACROSS_UNDERCUT ? "_>"
                                                      : "->",
                      letter(to->side), a->to + 1);
        put_share(p->out, "link", a->confidence);
        put_source(p, a >= p->r->across.at + p->r->own_across);
        mt_out_z(p->out, "}\n");
    }
}

void mt_reading_argdown(const mt_reading *reading, moot_str text_name, mt_out *out)
{
    printer p = {.r = reading, .out = out};
    kids k[2];
    uint32_t *later[2] = {NULL, NULL}, n_later[2] = {0, 0};
    mt_arena_init(&p.arena, &reading->arena.alloc);
    bool single = reading->blocks == 1;
    if (!single)
        put_front(&p, text_name);
    if (!single)
        put_motion(&p);
    for (uint32_t i = 0; i < reading->blocks; i++) {
        const mt_block *b = &reading->block[i];
        later[i] = MT_NEW_ARRAY(&p.arena, uint32_t, b->units.n);
        if (!later[i] || !count_points(&p, i) || !find_kids(&p, b, &k[i])) {
            mt_out_no_memory(out);
            break;
        }
        uint32_t root = central(b);
        if (!single)
            mt_out_z(out, b->side == MT_SIDE_NO ? "  - " : "  + ");
        put_unit(&p, b, root);
        put_below(&p, b, &k[i], root, single ? 1 : 2, later[i], &n_later[i]);
    }
    for (uint32_t i = 0; i < reading->blocks && i < 2 && !out->failed; i++)
        put_later(&p, &reading->block[i], &k[i], later[i], n_later[i]);
    if (!single && !out->failed)
        put_across(&p);
    if (mt_arena_failed(&p.arena))
        mt_out_no_memory(out);
    mt_arena_free(&p.arena);
}
