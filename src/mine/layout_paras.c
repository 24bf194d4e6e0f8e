/* Paragraphs without labels -> the two sides. */
#include "mine/codes.h"
#include "mine/layout_inner.h"
#include "mine/sentence.h"

typedef struct para {
    uint32_t first, last; /* lines */
    mt_credit credit;     /* of the line or sentence that ends it; span.len 0 if none */
    bool only_credit;     /* there is nothing else in it */
} para;
typedef MT_VEC(para) paras;

enum { TALL_LINE = 60, PARAS_MAX = 1000, INTRO_MAX = 300, HEADING_LINES = 3, HEADING_MAX = 120 };

/* The credit that ends paragraph `p`, if any. */
static void find_credit(mt_layout_finder *f, para *p)
{
    moot_span all = mt_span_between(f->lines.at[p->first].off, mt_span_end(f->lines.at[p->last]));
    moot_span line = f->lines.at[p->last];
    bool own_line =
        mt_credit_read(f->arena, f->text, line, &p->credit) ||
        (p->first == p->last && (mt_credit_loose(f->arena, f->text, line, &p->credit) ||
                                 mt_credit_closing(f->arena, f->text, line, &p->credit)));
    if (own_line) {
        p->only_credit = p->first == p->last;
        return;
    }
    mt_spans s = {0};
    moot_status st = mt_sentences(f->arena, f->text, all, UINT32_MAX, &s);
    if (st != MOOT_OK)
        f->status = st;
    for (uint32_t i = s.n; i > 0 && s.n - i < 3; i--) {
        if (mt_credit_read(f->arena, f->text, s.at[i - 1], &p->credit) &&
            mt_credit_is_news(f->text, all.off, &p->credit)) {
            p->only_credit = i == 1;
            return;
        }
        p->credit = (mt_credit){0};
        if (!mt_credit_more(f->arena, f->text, s.at[i - 1]))
            return;
    }
}

static moot_span para_span(const mt_layout_finder *f, const para *from, const para *to)
{
    return mt_span_between(f->lines.at[from->first].off, mt_span_end(f->lines.at[to->last]));
}

static bool has_one_sentence(mt_layout_finder *f, moot_span span)
{
    mt_spans s = {0};
    moot_status st = mt_sentences(f->arena, f->text, span, 2, &s);
    if (st != MOOT_OK)
        f->status = st;
    return s.n == 1;
}

/* Of three texts, is the first a line that introduces the two? */
static bool is_intro(mt_layout_finder *f, const paras *ps, uint32_t split)
{
    moot_span one = para_span(f, &ps->at[0], &ps->at[0]);
    moot_span two = para_span(f, &ps->at[1], &ps->at[1]);
    return split >= 2 && !ps->at[0].credit.span.len && !ps->at[1].only_credit &&
           ps->at[0].first == ps->at[0].last && one.len < INTRO_MAX && one.len < two.len / 2 &&
           has_one_sentence(f, one);
}

/* ---- headings ---- */

/* A few short lines that no stop ends: "Jane Doe, economist", below a title perhaps. */
static bool is_heading(const mt_layout_finder *f, const para *p)
{
    if (p->last - p->first >= HEADING_LINES)
        return false;
    for (uint32_t i = p->first; i <= p->last; i++) {
        moot_str s = mt_layout_line(f, i);
        while (s.len && (s.ptr[s.len - 1] == '"' || mt_str_ends(s, MOOT_STR("\xE2\x80\x9D"))))
            s.len -= s.ptr[s.len - 1] == '"' ? 1 : 3;
        if (s.len == 0 || s.len > HEADING_MAX || strchr(".?!", s.ptr[s.len - 1]))
            return false;
    }
    return true;
}

/* What a heading says: the answer with which it begins, and the author whom its last line names. */
static mt_label read_heading(mt_layout_finder *f, const para *p)
{
    mt_words ws = {0};
    mt_label l = {.side = MT_SIDE_NONE, .rest_is_credit = true};
    mt_words_of(f->arena, f->text, f->lines.at[p->first], &ws);
    if (ws.n && (mt_word_is(&ws, 0, "yes") || mt_word_is(&ws, 0, "no"))) {
        l.side = mt_word_is(&ws, 0, "yes") ? MT_SIDE_YES : MT_SIDE_NO;
        l.at = ws.at[0].span;
    }
    moot_span last = f->lines.at[p->last];
    if (l.side == MT_SIDE_NONE || p->last > p->first) {
        if (!mt_credit_loose(f->arena, f->text, last, &l.credit))
            (void)mt_credit_closing(f->arena, f->text, last, &l.credit);
    }
    return l;
}

/* "Team A", "Team B" */
static bool alike(const mt_layout_finder *f, const para *p, const para *q)
{
    mt_words a = {0}, b = {0};
    mt_words_of(f->arena, f->text, f->lines.at[p->first], &a);
    mt_words_of(f->arena, f->text, f->lines.at[q->first], &b);
    return p->first == p->last && q->first == q->last && a.n == 2 && b.n == 2 &&
           mt_str_eq(a.at[0].low, b.at[0].low) && !mt_str_eq(a.at[1].low, b.at[1].low);
}

/* Two headings, each with a side below it; false if that is not how the text is laid out. */
static bool headed(mt_layout_finder *f, const paras *ps)
{
    uint32_t second = 0, headings = 0;
    for (uint32_t i = 0; i < ps->n; i++)
        if (is_heading(f, &ps->at[i]) && headings++ == 1)
            second = i;
    if (headings != 2 || !is_heading(f, &ps->at[0]) || second < 2 || second + 1 >= ps->n)
        return false;
    mt_label one = read_heading(f, &ps->at[0]), two = read_heading(f, &ps->at[second]);
    bool sides = one.side != MT_SIDE_NONE && two.side == mt_side_other(one.side);
    bool names = one.credit.span.len && two.credit.span.len;
    bool counted = alike(f, &ps->at[0], &ps->at[second]);
    if (!(sides || ((names || counted) && one.side == MT_SIDE_NONE && two.side == MT_SIDE_NONE)))
        return false;
    if (counted && !names)
        one.credit = two.credit = (mt_credit){0};
    mt_layout_set(f, para_span(f, &ps->at[1], &ps->at[second - 1]), &one);
    mt_layout_set(f, para_span(f, &ps->at[second + 1], &ps->at[ps->n - 1]), &two);
    return true;
}

/* Two paragraphs are the two sides; of more, each side ends with its credit. */
static void split_paras(mt_layout_finder *f, const paras *ps)
{
    uint32_t texts = 0, credits = 0, split = 0, second = 0;
    for (uint32_t i = 0; i < ps->n; i++) {
        texts += !ps->at[i].only_credit;
        if (texts == 2 && !ps->at[i].only_credit)
            second = i;
        if (!ps->at[i].credit.span.len)
            continue;
        if (credits++ == 0)
            split = i + 1;
    }
    moot_span all = para_span(f, &ps->at[0], &ps->at[ps->n - 1]);
    bool ends = ps->at[ps->n - 1].credit.span.len > 0;
    bool by_credit = !ps->at[0].only_credit && ((credits == 2 && ends) || (credits == 1 && !ends));
    if (texts == 3 && by_credit && is_intro(f, ps, split)) {
        mt_mine_report(f->diags, MT_MINE_SKIPPED, para_span(f, &ps->at[0], &ps->at[0]));
        const paras rest = {.at = ps->at + 1, .n = ps->n - 1, .cap = ps->n - 1};
        split_paras(f, &rest);
        return;
    }
    if (texts < 2) {
        mt_mine_report(f->diags, MT_MINE_ONE_SIDE, all);
        return;
    }
    if (texts > 2 && !by_credit) {
        mt_mine_report(f->diags, MT_MINE_WHICH_SIDE, all);
        return;
    }
    if (texts == 2) {
        /* A credit between the two belongs to the first unless it opens the text. */
        split = second;
        if (ps->at[0].only_credit && second > 1 && ps->at[second - 1].only_credit &&
            !ps->at[ps->n - 1].only_credit)
            split = second - 1;
    }
    mt_layout_set(f, para_span(f, &ps->at[0], &ps->at[split - 1]), NULL);
    mt_layout_set(f, para_span(f, &ps->at[split], &ps->at[ps->n - 1]), NULL);
}

/* Two long lines without a blank line between are two sides as well. */
static bool two_long_lines(const mt_layout_finder *f, const para *p)
{
    if (p->last != p->first + 1)
        return false;
    for (uint32_t i = p->first; i <= p->last; i++) {
        moot_str s = mt_layout_line(f, i);
        if (s.len < TALL_LINE || (s.ptr[0] >= 'a' && s.ptr[0] <= 'z') ||
            !(s.ptr[s.len - 1] == '.' || s.ptr[s.len - 1] == '!' || s.ptr[s.len - 1] == '?'))
            return false;
    }
    return true;
}

static paras find_paras(mt_layout_finder *f, uint32_t from)
{
    paras ps = {0};
    for (uint32_t i = mt_layout_next(f, from); i < f->lines.n; i = mt_layout_next(f, i)) {
        para p = {.first = i};
        while (i < f->lines.n && f->lines.at[i].len)
            i++;
        p.last = i - 1;
        MT_VEC_PUSH(f->arena, &ps, p);
    }
    return ps;
}

void mt_layout_unlabelled(mt_layout_finder *f, uint32_t from)
{
    paras ps = find_paras(f, from);
    if (ps.n == 0) {
        mt_mine_report(f->diags, MT_MINE_NO_SIDES, f->to->question);
        return;
    }
    if (ps.n == 1 && two_long_lines(f, &ps.at[0])) {
        para two = {.first = ps.at[0].last, .last = ps.at[0].last};
        ps.at[0].last = ps.at[0].first;
        MT_VEC_PUSH(f->arena, &ps, two);
    }
    if (mt_arena_failed(f->arena))
        return;
    if (ps.n > PARAS_MAX) {
        mt_mine_report(f->diags, MT_MINE_WHICH_SIDE, para_span(f, &ps.at[0], &ps.at[ps.n - 1]));
        return;
    }
    for (uint32_t i = 0; i < ps.n; i++)
        find_credit(f, &ps.at[i]);
    if (!headed(f, &ps))
        split_paras(f, &ps);
}
