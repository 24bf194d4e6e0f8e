/* Text -> reading: the stages of the miner in order. */
#include "mine/across.h"
#include "mine/actor.h"
#include "mine/ask.h"
#include "mine/codes.h"
#include "mine/heed.h"
#include "mine/layout.h"
#include "mine/odds.h"
#include "mine/reading.h"
#include "mine/sentence.h"
#include "mine/stance.h"
#include "mine/structure.h"
#include "mine/syntax.h"
#include "mine/tie.h"
#include "mine/weights.h"

enum { TEXT_MAX = 4 << 20, UNITS_MAX = 2000, OWN_LINE_WORDS = 30, FEW_WORDS = 30 };

typedef struct miner {
    mt_reading *r;
    mt_featurer featurer;
    mt_features *f[2];
    mt_features question;
    int answer[2];
    const mt_mine_options *options;
    mt_fixed fixed[2];
} miner;

static moot_str part(const miner *m, moot_span s)
{
    return mt_slice(m->r->text, s);
}

static void take_credit(miner *m, mt_party *to, const mt_credit *c)
{
    if (to->credential.len || (to->name.len && !c->credential.len))
        return;
    to->name = part(m, c->name);
    to->credential = part(m, c->credential);
    to->credit_line = part(m, c->span);
    to->credit_span = c->span;
}

/* A line of its own that names the author. */
static bool own_line_credit(miner *m, moot_span line, mt_credit *c)
{
    mt_arena *a = &m->r->arena;
    if (mt_credit_read(a, m->r->text, line, c))
        return true;
    mt_words ws = {0};
    if (line.len > 300 || !mt_credit_loose(a, m->r->text, line, c))
        return false;
    mt_words_of(a, m->r->text, line, &ws);
    return ws.n <= OWN_LINE_WORDS;
}

static bool closes(moot_str s)
{
    return s.len && (s.ptr[s.len - 1] == '.' || s.ptr[s.len - 1] == '?' || s.ptr[s.len - 1] == '!');
}

/* Lines at the start of the body that name the author; what is left of the body. */
static moot_span cut_first_lines(miner *m, mt_party *to, const mt_spans *lines, moot_span body)
{
    mt_credit c;
    if (lines->n < 2 || !own_line_credit(m, lines->at[0], &c))
        return body;
    uint32_t next = 1;
    while (next < lines->n && lines->at[next].len == 0)
        next++;
    /* A bare name may have its credential on the line below. */
    moot_span below = next < lines->n ? lines->at[next] : body;
    if (!c.credential.len && next == 1 && lines->n > 2 && below.len < 120 &&
        !closes(part(m, below))) {
        c.credential = below;
        c.span = mt_span_between(c.span.off, mt_span_end(below));
        next++;
    }
    take_credit(m, to, &c);
    if (next >= lines->n)
        return (moot_span){mt_span_end(body), 0};
    return mt_span_trim(m->r->text, mt_span_between(lines->at[next].off, mt_span_end(body)));
}

static moot_span cut_last_line(miner *m, mt_party *to, const mt_spans *lines, moot_span body)
{
    mt_credit c;
    if (lines->n < 2)
        return body;
    uint32_t last = lines->n - 1;
    if (lines->at[last].off < body.off ||
        (!own_line_credit(m, lines->at[last], &c) &&
         !mt_credit_closing(&m->r->arena, m->r->text, lines->at[last], &c)))
        return body;
    take_credit(m, to, &c);
    return mt_span_trim(m->r->text, mt_span_between(body.off, lines->at[last].off));
}

/* "... the last words. - Jane Doe, economist": what stands behind a stop and a dash. */
static void cut_signature(miner *m, mt_party *to, moot_span *last)
{
    static const char *const dashes[] = {". - ", ". \xE2\x80\x93 ", ". \xE2\x80\x94 "};
    for (size_t i = 0; i < sizeof(dashes) / sizeof(*dashes); i++) {
        moot_str dash = mt_str(dashes[i]);
        size_t at = mt_str_find(part(m, *last), dash);
        mt_credit c;
        if (at == SIZE_MAX)
            continue;
        size_t from = last->off + at + dash.len;
        if (!mt_credit_loose(&m->r->arena, m->r->text, mt_span_between(from, mt_span_end(*last)),
                             &c))
            continue;
        take_credit(m, to, &c);
        last->len = (uint32_t)at + 1;
        return;
    }
}

/* Take the credit sentences at the end (or start) off the list. */
static void cut_sentences(miner *m, mt_party *to, mt_spans *s)
{
    mt_credit c;
    for (uint32_t k = s->n; k > 0 && s->n - k < 4; k--) {
        moot_span one = s->at[k - 1];
        bool read = k == s->n ? mt_credit_closing(&m->r->arena, m->r->text, one, &c)
                              : mt_credit_read(&m->r->arena, m->r->text, one, &c);
        if (read && mt_credit_is_news(m->r->text, s->at[0].off, &c)) {
            c.span = mt_span_between(s->at[k - 1].off, mt_span_end(s->at[s->n - 1]));
            take_credit(m, to, &c);
            s->n = k - 1;
            return;
        }
        if (!mt_credit_more(&m->r->arena, m->r->text, s->at[k - 1]))
            break;
    }
    if (!to->name.len && s->n)
        cut_signature(m, to, &s->at[s->n - 1]);
    if (!to->name.len && s->n > 1 && mt_credit_read(&m->r->arena, m->r->text, s->at[0], &c)) {
        take_credit(m, to, &c);
        s->at++;
        s->n--;
        s->cap--;
    }
}

static int first_answer(const miner *m, moot_span sentence)
{
    mt_words ws = {0};
    moot_span head = sentence;
    head.len = head.len < 40 ? head.len : 40;
    mt_words_of(&m->r->arena, m->r->text, head, &ws);
    if (ws.n == 0 || (ws.n > 1 && !ws.at[1].after_comma && !ws.at[1].after_stop))
        return 0;
    return mt_str_eq(ws.at[0].low, MOOT_STR("yes"))  ? 1
           : mt_str_eq(ws.at[0].low, MOOT_STR("no")) ? -1
                                                     : 0;
}

static moot_status read_block(miner *m, uint32_t which, const mt_layout_block *from)
{
    mt_reading *r = m->r;
    mt_block *b = &r->block[which];
    mt_spans lines = {0}, s = {0};
    b->side = from->label;
    b->side_confidence = from->label == MT_SIDE_NONE ? 0 : 1;
    b->author.body = from->body;
    if (from->credit.span.len)
        take_credit(m, &b->author, &from->credit);
    mt_lines(&r->arena, r->text, from->body, &lines);
    moot_span body = cut_first_lines(m, &b->author, &lines, from->body);
    body = cut_last_line(m, &b->author, &lines, body);
    moot_status st = mt_sentences(&r->arena, r->text, body, UNITS_MAX + 1, &s);
    if (st != MOOT_OK)
        return st;
    cut_sentences(m, &b->author, &s);
    if (s.n > UNITS_MAX)
        return MOOT_E_LIMIT;
    if (s.n == 0) {
        mt_mine_report(&r->diags, MT_MINE_NO_SENTENCE, from->body);
        return MOOT_OK;
    }
    m->answer[which] = first_answer(m, s.at[0]);
    for (uint32_t i = 0; i < s.n; i++)
        MT_VEC_PUSH(&r->arena, &b->units, (mt_unit){.span = s.at[i]});
    r->blocks = which + 1;
    return MOOT_OK;
}

/* What a person has said is sure. */
static void told(const mt_fixed *fixed, uint32_t i, mt_unit *u)
{
    if (fixed->root == i)
        u->role_confidence = u->head_confidence = 1;
    if (fixed->head[i] != MT_NO_ID && fixed->head[i] == u->head)
        u->head_confidence = 1;
    if (fixed->attack[i] >= 0)
        u->role_confidence = 1;
}

/* Is there advice on the units of this block? */
static bool heeding(const miner *m, uint32_t which)
{
    const mt_advice *a = m->options->advice;
    return a && a->n[which] == m->r->block[which].units.n;
}

/* The tree without the advice, and then with it. */
static moot_status advised_tree(miner *m, uint32_t which, const mt_material *material)
{
    mt_block *b = &m->r->block[which];
    mt_fixed *fixed = &m->fixed[which];
    mt_unit *own = MT_NEW_ARRAY(&m->r->arena, mt_unit, b->units.n);
    if (!own)
        return MOOT_E_NOMEM;
    moot_status st = mt_structure(&m->r->arena.alloc, material, own, NULL);
    fixed->advice = m->options->advice->unit[which];
    if (st == MOOT_OK)
        st = mt_structure(&m->r->arena.alloc, material, b->units.at, NULL);
    if (st == MOOT_OK)
        mt_heed_mark(b->units.at, own, b->units.n);
    return st;
}

static moot_status build_tree(miner *m, uint32_t which, const mt_features *question)
{
    mt_block *b = &m->r->block[which];
    mt_features *f = MT_NEW_ARRAY(&m->r->arena, mt_features, b->units.n);
    if (!f)
        return MOOT_E_NOMEM;
    for (uint32_t i = 0; i < b->units.n; i++)
        mt_features_of(&m->featurer, b->units.at[i].span, &f[i]);
    m->f[which] = f;
    if (mt_arena_failed(&m->r->arena))
        return MOOT_E_NOMEM;
    const double *w = mt_weights[question ? MT_GENRE_DEBATE : MT_GENRE_TEXT].w;
    mt_fixed *fixed = &m->fixed[which];
    if (!mt_answers_fix(m->options->answers, &m->r->arena, m->r, which, fixed))
        return MOOT_E_NOMEM;
    if (m->options->syntax) {
        mt_lean *lean = MT_NEW_ARRAY(&m->r->arena, mt_lean, b->units.n);
        fixed->lean = lean;
        if (!mt_lean_of(m->options->syntax, &m->r->arena, m->r, which,
                        question ? MT_GENRE_DEBATE : MT_GENRE_TEXT, lean))
            return MOOT_E_NOMEM;
    }
    mt_material material = {w, f, b->units.n, question, fixed};
    moot_status st = heeding(m, which)
                         ? advised_tree(m, which, &material)
                         : mt_structure(&m->r->arena.alloc, &material, b->units.at, NULL);
    for (uint32_t i = 0; st == MOOT_OK && i < b->units.n; i++)
        told(fixed, i, &b->units.at[i]);
    return st;
}

/* Log-odds that the first block says Yes. */
static double side_advice(const miner *m)
{
    const mt_advice *a = m->options->advice;
    if (!a || a->yes == MT_NO_ID)
        return 0;
    return a->yes == 0 ? mt_heed_odds(a->yes_p) : -mt_heed_odds(a->yes_p);
}

static bool give_sides(miner *m)
{
    mt_reading *r = m->r;
    if (r->block[0].side != MT_SIDE_NONE)
        return true;
    mt_stance_block b[2];
    for (uint32_t i = 0; i < 2; i++)
        b[i] = (mt_stance_block){.text = r->text,
                                 .units = r->block[i].units.at,
                                 .n = r->block[i].units.n,
                                 .answer = m->answer[i]};
    mt_asking asking;
    if (!mt_asking_of(&asking, &r->arena, m->featurer.stemmer, r->text, r->question))
        return false;
    int told_side = mt_answers_side(m->options->answers, r);
    bool ordered = !m->options->unordered;
    double own = mt_stance(&asking, b, ordered), odds = own + side_advice(m);
    if (told_side)
        odds = own = told_side;
    bool first = odds >= 0;
    /* What is left without the custom; where it alone decides, little is sure. */
    double custom = ordered ? mt_weights[MT_GENRE_DEBATE].w[MT_W_SIDE_CUSTOM] : 0;
    double sure = !first ? -odds : odds > custom ? odds - custom : 0;
    for (uint32_t i = 0; i < 2; i++) {
        r->block[i].side = (i == 0) == first ? MT_SIDE_YES : MT_SIDE_NO;
        r->block[i].side_confidence = told_side ? 1 : mt_sigmoid(sure);
        r->block[i].side_advised = first != (own >= 0);
    }
    if (first && ordered && !told_side)
        mt_mine_report(&r->diags, MT_MINE_BY_ORDER, (moot_span){r->block[0].author.body.off, 0});
    return true;
}

/* In English two words in five are on the list of common ones. */
static void note_language(miner *m)
{
    uint32_t words = 0, common = 0;
    for (uint32_t b = 0; b < m->r->blocks; b++)
        for (uint32_t i = 0; i < m->r->block[b].units.n; i++) {
            words += m->f[b][i].words;
            common += m->f[b][i].common;
        }
    if (words >= FEW_WORDS && common < words / 8)
        mt_mine_report(&m->r->diags, MT_MINE_FOREIGN,
                       (moot_span){m->r->block[0].author.body.off, 0});
}

static moot_status mine_debate(miner *m)
{
    mt_reading *r = m->r;
    mt_layout layout;
    moot_status st = mt_layout_find(&r->arena, r->text, &layout, &r->diags);
    r->question = layout.question;
    r->is_motion = layout.is_motion;
    for (uint32_t i = 0; st == MOOT_OK && i < layout.blocks; i++)
        st = read_block(m, i, &layout.block[i]);
    if (st != MOOT_OK || layout.blocks < 2 || r->diags.errors)
        return st;
    mt_features_of(&m->featurer, r->question, &m->question);
    for (uint32_t i = 0; st == MOOT_OK && i < 2; i++)
        st = build_tree(m, i, &m->question);
    if (st != MOOT_OK)
        return st;
    if (!give_sides(m))
        return MOOT_E_NOMEM;
    note_language(m);
    mt_cast cast;
    const mt_features *f[2] = {m->f[0], m->f[1]};
    if (!mt_across_find(r, &r->arena, f, mt_weights[MT_GENRE_DEBATE].w) ||
        !mt_cast_find(&cast, &r->arena, r) || !mt_ties_find(r, &r->arena, &cast) ||
        !mt_cast_give(&cast, &r->arena, r))
        return MOOT_E_NOMEM;
    r->own_across = r->across.n;
    r->own_ties = r->ties.n;
    if (heeding(m, 0) && heeding(m, 1)) {
        mt_heed_across(r, &r->arena, m->options->advice);
        mt_heed_ties(r, &r->arena, &cast, m->options->advice);
    }
    if (m->options->ask)
        st = mt_ask(r, f, &m->question, m->fixed, r->block[0].side_confidence >= 1);
    return st;
}

/* The units of the caller; false if they are out of order or outside the text. */
static bool given_units(miner *m, const mt_mine_options *o)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i < o->n_units; i++) {
        moot_span s = o->units[i];
        if (s.off < end || s.len == 0 || s.off > m->r->text.len || s.len > m->r->text.len - s.off) {
            return false;
        }
        end = mt_span_end(s);
        MT_VEC_PUSH(&m->r->arena, &m->r->block[0].units, (mt_unit){.span = s});
    }
    return true;
}

static moot_status found_units(miner *m)
{
    mt_reading *r = m->r;
    mt_spans s = {0};
    moot_status st = mt_sentences(&r->arena, r->text, r->block[0].author.body, UNITS_MAX + 1, &s);
    for (uint32_t i = 0; i < s.n; i++)
        MT_VEC_PUSH(&r->arena, &r->block[0].units, (mt_unit){.span = s.at[i]});
    return st;
}

static moot_status mine_single(miner *m, const mt_mine_options *o)
{
    mt_reading *r = m->r;
    mt_block *b = &r->block[0];
    moot_status st = MOOT_OK;
    b->author.body = mt_span_trim(r->text, mt_span_between(0, r->text.len));
    if (!o->units)
        st = found_units(m);
    else if (!given_units(m, o))
        return MOOT_E_MISUSE;
    if (st != MOOT_OK)
        return st;
    if (b->units.n > UNITS_MAX)
        return MOOT_E_LIMIT;
    if (b->units.n == 0) {
        mt_mine_report(&r->diags, MT_MINE_EMPTY, (moot_span){0, 0});
        return MOOT_OK;
    }
    r->blocks = 1;
    st = build_tree(m, 0, NULL);
    if (st == MOOT_OK)
        note_language(m);
    const mt_features *f[2] = {m->f[0], NULL};
    if (st == MOOT_OK && o->ask)
        st = mt_ask(r, f, NULL, m->fixed, true);
    return st;
}

moot_status mt_mine(mt_reading *reading, const moot_alloc *alloc, moot_str text,
                    const mt_mine_options *options)
{
    static const mt_mine_options plain = {0};
    *reading = (mt_reading){.text = text};
    mt_arena_init(&reading->arena, alloc);
    reading->diags.arena = &reading->arena;
    if (text.len > TEXT_MAX)
        return MOOT_E_LIMIT;
    if (!options)
        options = &plain;
    if (options->advice)
        reading->advisor = mt_arena_dup(&reading->arena, options->advice->model);
    miner m = {.r = reading, .options = options};
    moot_status st = MOOT_E_NOMEM;
    /* Where the reading lies differs from run to run; it never shows in the output. */
    uint64_t seed = (uint64_t)(uintptr_t)reading * 0x9E3779B97F4A7C15u;
    if (mt_featurer_init(&m.featurer, &reading->arena, text, seed))
        st = options->single ? mine_single(&m, options) : mine_debate(&m);
    mt_featurer_fini(&m.featurer);
    if (st == MOOT_OK && mt_arena_failed(&reading->arena))
        st = MOOT_E_NOMEM;
    if (st != MOOT_OK || reading->diags.errors)
        reading->blocks = 0;
    return st;
}

void mt_reading_fini(mt_reading *reading)
{
    mt_arena_free(&reading->arena);
}
