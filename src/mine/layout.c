/* Text -> question and sides. */
#include "mine/layout.h"

#include "mine/codes.h"
#include "mine/sentence.h"

typedef struct para {
    uint32_t first, last; /* lines */
    mt_credit credit;     /* of the line or sentence that ends it; span.len 0 if none */
    bool only_credit;     /* there is nothing else in it */
} para;
typedef MT_VEC(para) paras;

typedef struct label_line {
    uint32_t line;
    mt_label label;
} label_line;

typedef struct finder {
    mt_arena *arena;
    moot_str text;
    mt_spans lines;
    MT_VEC(label_line) labels;
    uint32_t body; /* the first line after the question */
    mt_layout *to;
    mt_diags *diags;
    moot_status status;
} finder;

enum {
    QUESTION_MAX = 600,
    WRAP_MAX = 400,
    TALL_LINE = 60,
    PARAS_MAX = 1000,
    RULE_MAX = 100,
    INTRO_MAX = 300
};

static moot_str line_str(const finder *f, uint32_t i)
{
    return mt_slice(f->text, f->lines.at[i]);
}

static bool ends_with_question(moot_str s)
{
    while (s.len &&
           (s.ptr[s.len - 1] == '"' || s.ptr[s.len - 1] == '*' || s.ptr[s.len - 1] == '_' ||
            s.ptr[s.len - 1] == ')' || mt_str_ends(s, MOOT_STR("\xE2\x80\x9D")) ||
            mt_str_ends(s, MOOT_STR("\xE2\x80\x99"))))
        s.len -= (unsigned char)s.ptr[s.len - 1] >= 0x80 ? 3 : 1;
    return mt_str_ends(s, MOOT_STR("?"));
}

static uint32_t next_line(const finder *f, uint32_t i)
{
    while (i < f->lines.n && f->lines.at[i].len == 0)
        i++;
    return i;
}

static uint32_t label_from(const finder *f, uint32_t line)
{
    uint32_t i = 0;
    while (i < f->labels.n && f->labels.at[i].line < line)
        i++;
    return i;
}

static uint32_t first_label_line(const finder *f)
{
    return f->labels.n ? f->labels.at[0].line : f->lines.n;
}

/* Words that begin a question. */
static bool begins_question(const finder *f, uint32_t line)
{
    static const char *const words[] = {
        "is",    "are",     "was",    "were",  "do",    "does", "did",   "has",
        "have",  "had",     "should", "will",  "would", "can",  "could", "must",
        "may",   "might",   "what",   "who",   "why",   "how",  "when",  "which",
        "where", "whether", "if",     "after", "as",    "in",   "with",  "given",
    };
    mt_words ws = {0};
    mt_words_of(f->arena, f->text, f->lines.at[line], &ws);
    return ws.n && mt_listed(words, sizeof(words) / sizeof(*words), ws.at[0].low);
}

static bool is_small(unsigned char c)
{
    return c >= 'a' && c <= 'z';
}

/* Does the question or motion that begins on line `a` go on on line `b`? */
static bool wraps(const finder *f, uint32_t a, uint32_t b)
{
    moot_str one = line_str(f, a), two = line_str(f, b);
    if (ends_with_question(one) || one.len + two.len > WRAP_MAX)
        return false;
    char last = one.ptr[one.len - 1];
    bool open = last == ':' || last == ',';
    if (ends_with_question(two))
        return open || begins_question(f, a) || is_small((unsigned char)two.ptr[0]);
    /* A wrapped motion goes on in lower case, and nothing else stands in the paragraph. */
    return b == a + 1 && last != '.' && is_small((unsigned char)two.ptr[0]) &&
           (b + 1 >= f->lines.n || f->lines.at[b + 1].len == 0);
}

/* Heading marks and emphasis are no part of the question. */
static moot_span plain(moot_str text, moot_span s)
{
    while (s.len && (text.ptr[s.off] == '#' || text.ptr[s.off] == '*' || text.ptr[s.off] == '_' ||
                     mt_blank_at(text, s.off)))
        s = mt_span_trim(text, (moot_span){s.off + 1, s.len - 1});
    while (s.len && (text.ptr[mt_span_end(s) - 1] == '*' || text.ptr[mt_span_end(s) - 1] == '_'))
        s = mt_span_trim(text, (moot_span){s.off, s.len - 1});
    return s;
}

/* "Debate: Is it right?": without the word that only announces it. */
static moot_span announced(const finder *f, moot_span s)
{
    static const char *const words[] = {"debate",    "the debate",       "question", "the question",
                                        "motion",    "the motion",       "topic",    "head to head",
                                        "the topic", "the big question", "opinion",  "big question",
                                        "q"};
    moot_str in = mt_slice(f->text, s);
    size_t colon = mt_str_find(in, MOOT_STR(":"));
    for (size_t i = 0; colon != SIZE_MAX && i < sizeof(words) / sizeof(*words); i++)
        if (mt_str_eq_nocase(mt_sub(in, 0, colon), mt_str(words[i]))) {
            moot_span rest = mt_span_between(s.off + colon + 1, mt_span_end(s));
            return plain(f->text, mt_span_trim(f->text, rest));
        }
    return s;
}

/* "Is it right? YES says Jane Doe, NO says Tom Roe": the question without who answers what. */
static moot_span asked_only(const finder *f, moot_span s)
{
    size_t mark = mt_str_find(mt_slice(f->text, s), MOOT_STR("?"));
    if (mark == SIZE_MAX || mark + 1 >= s.len)
        return s;
    mt_words ws = {0};
    mt_words_of(f->arena, f->text, mt_span_between(s.off + mark + 1, mt_span_end(s)), &ws);
    bool yes = false, no = false;
    for (uint32_t i = 0; i < ws.n; i++) {
        yes |= mt_str_eq(ws.at[i].low, MOOT_STR("yes"));
        no |= mt_str_eq(ws.at[i].low, MOOT_STR("no"));
    }
    return yes && no ? (moot_span){s.off, (uint32_t)mark + 1} : s;
}

static bool find_question(finder *f)
{
    uint32_t a = next_line(f, 0), stop = first_label_line(f);
    if (a >= f->lines.n) {
        mt_mine_report(f->diags, MT_MINE_EMPTY, (moot_span){0, 0});
        return false;
    }
    if (a >= stop) {
        mt_mine_report(f->diags, MT_MINE_NO_QUESTION, f->lines.at[a]);
        return false;
    }
    uint32_t last = a, b = next_line(f, a + 1);
    if (b < stop && wraps(f, a, b)) {
        last = b;
    } else if (b < stop && !ends_with_question(line_str(f, a)) &&
               ends_with_question(line_str(f, b)) && f->lines.at[b].len < QUESTION_MAX / 2 &&
               f->lines.at[a].len < QUESTION_MAX / 2 && next_line(f, b + 1) < f->lines.n &&
               begins_question(f, b)) {
        a = last = b; /* a title, then the question */
    }
    moot_span q = mt_span_between(f->lines.at[a].off, mt_span_end(f->lines.at[last]));
    q = asked_only(f, announced(f, plain(f->text, q)));
    if (q.len == 0 || q.len > QUESTION_MAX) {
        mt_mine_report(f->diags, MT_MINE_NO_QUESTION, q);
        return false;
    }
    f->to->question = q;
    f->to->is_motion = !ends_with_question(mt_slice(f->text, q));
    f->body = last + 1;
    return true;
}

/* "Read more: www.elm.org" below a block: no part of what it says. */
static moot_span without_trailer(const finder *f, moot_span body)
{
    static const char *const words[] = {
        "read more", "read also",        "see also",   "related", "further reading", "source",
        "sources",   "more information", "share this", "photo",   "picture",         "image"};
    for (uint32_t i = f->lines.n; i-- > 0;) {
        moot_str line = line_str(f, i);
        size_t colon = mt_str_find(line, MOOT_STR(":"));
        if (line.len == 0 || mt_span_end(f->lines.at[i]) > mt_span_end(body))
            continue;
        bool trailer = false;
        for (size_t k = 0; colon != SIZE_MAX && k < sizeof(words) / sizeof(*words); k++)
            trailer |= mt_str_eq_nocase(mt_sub(line, 0, colon), mt_str(words[k]));
        if (!trailer || f->lines.at[i].off <= body.off)
            break;
        body = mt_span_trim(f->text, mt_span_between(body.off, f->lines.at[i].off));
    }
    return body;
}

static void set_block(finder *f, moot_span body, const mt_label *label)
{
    mt_layout_block *b = &f->to->block[f->to->blocks++];
    *b = (mt_layout_block){.body = without_trailer(f, mt_span_trim(f->text, body))};
    if (label) {
        b->label = label->side;
        b->label_at = label->at;
        b->credit = label->credit;
    }
}

/* Where the text of a labelled block begins. */
static size_t after_label(const finder *f, const label_line *l)
{
    return l->label.rest_is_credit ? mt_span_end(f->lines.at[l->line]) : l->label.rest.off;
}

static void labelled(finder *f)
{
    /* Runs of labels of the same side count once. */
    uint32_t start[2] = {0, 0}, runs = 0;
    for (uint32_t i = 0; i < f->labels.n; i++) {
        if (i && f->labels.at[i].label.side == f->labels.at[i - 1].label.side)
            continue;
        if (runs == 2) {
            mt_mine_report(f->diags, MT_MINE_SAME_SIDE, f->lines.at[f->labels.at[i].line]);
            return;
        }
        start[runs++] = i;
    }
    const label_line *one = &f->labels.at[start[0]], *two = &f->labels.at[start[1]];
    uint32_t intro = next_line(f, f->body);
    if (intro < one->line)
        mt_mine_report(
            f->diags, MT_MINE_SKIPPED,
            mt_span_between(f->lines.at[intro].off, mt_span_end(f->lines.at[one->line - 1])));
    set_block(f, mt_span_between(after_label(f, one), f->lines.at[two->line].off), &one->label);
    set_block(f, mt_span_between(after_label(f, two), f->text.len), &two->label);
}

/* The credit that ends paragraph `p`, if any. */
static void find_credit(finder *f, para *p)
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

static moot_span para_span(const finder *f, const para *from, const para *to)
{
    return mt_span_between(f->lines.at[from->first].off, mt_span_end(f->lines.at[to->last]));
}

static bool has_one_sentence(finder *f, moot_span span)
{
    mt_spans s = {0};
    moot_status st = mt_sentences(f->arena, f->text, span, 2, &s);
    if (st != MOOT_OK)
        f->status = st;
    return s.n == 1;
}

/* Of three texts, is the first a line that introduces the two? */
static bool is_intro(finder *f, const paras *ps, uint32_t split)
{
    moot_span one = para_span(f, &ps->at[0], &ps->at[0]);
    moot_span two = para_span(f, &ps->at[1], &ps->at[1]);
    return split >= 2 && !ps->at[0].credit.span.len && !ps->at[1].only_credit &&
           ps->at[0].first == ps->at[0].last && one.len < INTRO_MAX && one.len < two.len / 2 &&
           has_one_sentence(f, one);
}

/* Two paragraphs are the two sides; of more, each side ends with its credit. */
static void split_paras(finder *f, const paras *ps)
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
    set_block(f, para_span(f, &ps->at[0], &ps->at[split - 1]), NULL);
    set_block(f, para_span(f, &ps->at[split], &ps->at[ps->n - 1]), NULL);
}

/* Two long lines without a blank line between are two sides as well. */
static bool two_long_lines(const finder *f, const para *p)
{
    if (p->last != p->first + 1)
        return false;
    for (uint32_t i = p->first; i <= p->last; i++) {
        moot_str s = line_str(f, i);
        if (s.len < TALL_LINE || is_small((unsigned char)s.ptr[0]) ||
            !(s.ptr[s.len - 1] == '.' || s.ptr[s.len - 1] == '!' || s.ptr[s.len - 1] == '?'))
            return false;
    }
    return true;
}

static paras find_paras(finder *f, uint32_t from)
{
    paras ps = {0};
    for (uint32_t i = next_line(f, from); i < f->lines.n; i = next_line(f, i)) {
        para p = {.first = i};
        while (i < f->lines.n && f->lines.at[i].len)
            i++;
        p.last = i - 1;
        MT_VEC_PUSH(f->arena, &ps, p);
    }
    return ps;
}

static void unlabelled(finder *f, uint32_t from)
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
    split_paras(f, &ps);
}

/* One label: before the second side, or before the first. */
static void half_labelled(finder *f)
{
    const label_line *l = &f->labels.at[0];
    uint32_t first = next_line(f, f->body);
    mt_side other = mt_side_other(l->label.side);
    if (first < l->line) {
        set_block(f, mt_span_between(f->lines.at[first].off, f->lines.at[l->line].off), NULL);
        set_block(f, mt_span_between(after_label(f, l), f->text.len), &l->label);
        f->to->block[0].label = other;
        return;
    }
    bool alone = l->label.rest_is_credit;
    unlabelled(f, alone ? l->line + 1 : l->line);
    if (f->to->blocks < 2)
        return;
    mt_layout_block *b = f->to->block;
    b[0].label = l->label.side;
    b[0].label_at = l->label.at;
    b[1].label = other;
    if (alone) {
        b[0].credit = l->label.credit;
    } else {
        b[0].body =
            mt_span_trim(f->text, mt_span_between(l->label.rest.off, mt_span_end(b[0].body)));
    }
}

/* Lines without a letter or digit ("* * *", "---") only part what they stand between. */
static void drop_rules(finder *f)
{
    bool any = false;
    uint32_t first = next_line(f, 0);
    for (uint32_t i = f->lines.n; i-- > 0;) {
        mt_words ws = {0};
        moot_span line = f->lines.at[i];
        if (line.len > RULE_MAX) {
            any = true;
            continue;
        }
        mt_words_of(f->arena, f->text, line, &ws);
        if (ws.n)
            any = true;
        else if (any || i > first) /* a text of nothing else keeps its first line */
            f->lines.at[i].len = 0;
    }
}

static bool find_labels(finder *f)
{
    uint32_t first = next_line(f, 0);
    for (uint32_t i = first; i < f->lines.n; i++) {
        label_line l = {.line = i};
        if (f->lines.at[i].len == 0 || !mt_label_read(f->arena, f->text, f->lines.at[i], &l.label))
            continue;
        /* "The case for reform" may be the title of the whole. */
        if (i == first && l.label.rest_is_credit &&
            mt_span_end(l.label.at) < mt_span_end(f->lines.at[i]) && !l.label.credit.span.len)
            continue;
        MT_VEC_PUSH(f->arena, &f->labels, l);
    }
    return !mt_arena_failed(f->arena);
}

moot_status mt_layout_find(mt_arena *arena, moot_str text, mt_layout *layout, mt_diags *diags)
{
    *layout = (mt_layout){0};
    finder f = {.arena = arena, .text = text, .to = layout, .diags = diags};
    mt_lines(arena, text, mt_span_between(0, text.len), &f.lines);
    if (mt_arena_failed(arena))
        return MOOT_E_NOMEM;
    drop_rules(&f);
    if (!find_labels(&f))
        return MOOT_E_NOMEM;
    if (find_question(&f)) {
        uint32_t from = label_from(&f, f.body);
        if (from) { /* a label before the question is part of a title */
            f.labels.at += from;
            f.labels.n -= from;
        }
        bool both = false;
        for (uint32_t i = 1; i < f.labels.n; i++)
            both |= f.labels.at[i].label.side != f.labels.at[0].label.side;
        if (both)
            labelled(&f);
        else if (f.labels.n > 1)
            mt_mine_report(diags, MT_MINE_SAME_SIDE, f.lines.at[f.labels.at[1].line]);
        else if (f.labels.n)
            half_labelled(&f);
        else
            unlabelled(&f, f.body);
    }
    return f.status != MOOT_OK ? f.status : mt_arena_failed(arena) ? MOOT_E_NOMEM : MOOT_OK;
}
