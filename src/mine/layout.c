/* Text -> question and sides. */
#include "mine/codes.h"
#include "mine/layout_inner.h"
#include "mine/lexicon.h"

enum { QUESTION_MAX = 600, WRAP_MAX = 400, RULE_MAX = 100 };

static bool ends_with_question(moot_str s)
{
    while (s.len &&
           (s.ptr[s.len - 1] == '"' || s.ptr[s.len - 1] == '*' || s.ptr[s.len - 1] == '_' ||
            s.ptr[s.len - 1] == ')' || mt_str_ends(s, MOOT_STR("\xE2\x80\x9D")) ||
            mt_str_ends(s, MOOT_STR("\xE2\x80\x99"))))
        s.len -= (unsigned char)s.ptr[s.len - 1] >= 0x80 ? 3 : 1;
    return mt_str_ends(s, MOOT_STR("?"));
}

static uint32_t label_from(const mt_layout_finder *f, uint32_t line)
{
    uint32_t i = 0;
    while (i < f->labels.n && f->labels.at[i].line < line)
        i++;
    return i;
}

static uint32_t first_label_line(const mt_layout_finder *f)
{
    return f->labels.n ? f->labels.at[0].line : f->lines.n;
}

/* Words that begin a question. */
static bool begins_question(const mt_layout_finder *f, uint32_t line)
{
    static const char *const words[] = {"what",    "who", "why",   "how", "when", "which", "where",
                                        "whether", "if",  "after", "as",  "in",   "with",  "given"};
    mt_words ws = {0};
    mt_words_of(f->arena, f->text, f->lines.at[line], &ws);
    return ws.n && (mt_is_auxiliary(ws.at[0].low) ||
                    mt_listed(words, sizeof(words) / sizeof(*words), ws.at[0].low));
}

static bool is_small(unsigned char c)
{
    return c >= 'a' && c <= 'z';
}

/* Does the question or motion that begins on line `a` go on on line `b`? */
static bool wraps(const mt_layout_finder *f, uint32_t a, uint32_t b)
{
    moot_str one = mt_layout_line(f, a), two = mt_layout_line(f, b);
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

/* "Debate: Is it right?", "The Big Debate: Is it right?": without the words that only announce it.
 */
static moot_span announced(const mt_layout_finder *f, moot_span s)
{
    static const char *const last[] = {"debate", "motion", "topic", "q", "head"},
                             *const whole[] = {"question",         "the question", "big question",
                                               "the big question", "opinion",      "head-to-head"};
    moot_str in = mt_slice(f->text, s);
    size_t colon = mt_str_find(in, MOOT_STR(":"));
    mt_words ws = {0};
    if (colon != SIZE_MAX)
        mt_words_of(f->arena, f->text, mt_span_between(s.off, s.off + colon), &ws);
    /* "Debate of the day" */
    bool of = ws.n > 2 && ws.n < 6 && mt_word_is(&ws, 1, "of") &&
              (mt_word_is(&ws, 0, "debate") || mt_word_is(&ws, 0, "question"));
    if (ws.n == 0 || (ws.n > 3 && !of))
        return s;
    bool announces = of || mt_listed(last, sizeof(last) / sizeof(*last), ws.at[ws.n - 1].low);
    for (size_t i = 0; i < sizeof(whole) / sizeof(*whole); i++)
        announces |= mt_str_eq_nocase(mt_sub(in, 0, colon), mt_str(whole[i]));
    moot_span rest = mt_span_between(s.off + colon + 1, mt_span_end(s));
    return announces ? plain(f->text, mt_span_trim(f->text, rest)) : s;
}

/* "Is it right? YES says Jane Doe, NO says Tom Roe": the question without who answers what. */
static moot_span asked_only(const mt_layout_finder *f, moot_span s)
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

static bool find_question(mt_layout_finder *f)
{
    uint32_t a = mt_layout_next(f, 0), stop = first_label_line(f);
    if (a >= f->lines.n) {
        mt_mine_report(f->diags, MT_MINE_EMPTY, (moot_span){0, 0});
        return false;
    }
    if (a >= stop) {
        mt_mine_report(f->diags, MT_MINE_NO_QUESTION, f->lines.at[a]);
        return false;
    }
    uint32_t last = a, b = mt_layout_next(f, a + 1);
    if (b < stop && wraps(f, a, b)) {
        last = b;
    } else if (b < stop && !ends_with_question(mt_layout_line(f, a)) &&
               ends_with_question(mt_layout_line(f, b)) && f->lines.at[b].len < QUESTION_MAX / 2 &&
               f->lines.at[a].len < QUESTION_MAX / 2 && mt_layout_next(f, b + 1) < f->lines.n &&
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
static moot_span without_trailer(const mt_layout_finder *f, moot_span body)
{
    static const char *const words[] = {
        "read more", "read also",        "see also",   "related", "further reading", "source",
        "sources",   "more information", "share this", "photo",   "picture",         "image"};
    for (uint32_t i = f->lines.n; i-- > 0;) {
        moot_str line = mt_layout_line(f, i);
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

void mt_layout_set(mt_layout_finder *f, moot_span body, const mt_label *label)
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
static size_t after_label(const mt_layout_finder *f, const mt_label_line *l)
{
    return l->label.rest_is_credit ? mt_span_end(f->lines.at[l->line]) : l->label.rest.off;
}

/* Where a part of its own begins that no side says, "Maybe" or "Our verdict" alone on a line; `to`
 * if none does.  What is left out is noted. */
static size_t third_part(mt_layout_finder *f, uint32_t from, size_t to)
{
    static const char *const heads[] = {"maybe",       "undecided",   "neutral",    "verdict",
                                        "the verdict", "our verdict", "it depends", "don't know",
                                        "comments",    "our view"};
    for (uint32_t i = from; i < f->lines.n && f->lines.at[i].off < to; i++) {
        moot_span line = plain(f->text, f->lines.at[i]);
        moot_str s = mt_slice(f->text, line);
        if (mt_str_ends(s, MOOT_STR(":")))
            s.len--;
        for (size_t k = 0; k < sizeof(heads) / sizeof(*heads); k++)
            if (mt_str_eq_nocase(s, mt_str(heads[k]))) {
                moot_span rest = mt_span_trim(f->text, mt_span_between(f->lines.at[i].off, to));
                mt_mine_report(f->diags, MT_MINE_SKIPPED, rest);
                return f->lines.at[i].off;
            }
    }
    return to;
}

static void labelled(mt_layout_finder *f)
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
    const mt_label_line *one = &f->labels.at[start[0]], *two = &f->labels.at[start[1]];
    uint32_t intro = mt_layout_next(f, f->body);
    if (intro < one->line)
        mt_mine_report(
            f->diags, MT_MINE_SKIPPED,
            mt_span_between(f->lines.at[intro].off, mt_span_end(f->lines.at[one->line - 1])));
    size_t end[2] = {third_part(f, one->line + 1, f->lines.at[two->line].off),
                     third_part(f, two->line + 1, f->text.len)};
    mt_layout_set(f, mt_span_between(after_label(f, one), end[0]), &one->label);
    mt_layout_set(f, mt_span_between(after_label(f, two), end[1]), &two->label);
}

/* One label: before the second side, or before the first. */
static void half_labelled(mt_layout_finder *f)
{
    const mt_label_line *l = &f->labels.at[0];
    uint32_t first = mt_layout_next(f, f->body);
    mt_side other = mt_side_other(l->label.side);
    if (first < l->line) {
        mt_layout_set(f, mt_span_between(f->lines.at[first].off, f->lines.at[l->line].off), NULL);
        mt_layout_set(f, mt_span_between(after_label(f, l), f->text.len), &l->label);
        f->to->block[0].label = other;
        return;
    }
    bool alone = l->label.rest_is_credit;
    mt_layout_unlabelled(f, alone ? l->line + 1 : l->line);
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
static void drop_rules(mt_layout_finder *f)
{
    bool any = false;
    uint32_t first = mt_layout_next(f, 0);
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

static bool find_labels(mt_layout_finder *f)
{
    uint32_t first = mt_layout_next(f, 0);
    for (uint32_t i = first; i < f->lines.n; i++) {
        mt_label_line l = {.line = i};
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
    mt_layout_finder f = {.arena = arena, .text = text, .to = layout, .diags = diags};
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
            mt_layout_unlabelled(&f, f.body);
    }
    return f.status != MOOT_OK ? f.status : mt_arena_failed(arena) ? MOOT_E_NOMEM : MOOT_OK;
}
