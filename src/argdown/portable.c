/* What moot reads and other Argdown programs do not: marks, signs, brackets, data.
 *
 * Marks of bold and italic are followed the way the reference cuts text into tokens: a mark
 * opens unless white space follows, and closes only before white space or one of ) } _ . , !
 * ? ; : - *, and not after skipped blanks.  What is open at the end of an element is an error
 * there. */
#include "argdown/portable.h"

#include "argdown/parse.h"

enum { FRONT_TIGHT, FRONT_EQUALS, MARK, SIGN, BRACKET, DATA, COMMENT, RULE };

const mt_code mt_portable_codes[] = {
    {"AP001", MOOT_ERROR, "no blank line after the front matter",
     "put a blank line after the closing ==="},
    {"AP002", MOOT_ERROR, "three equals signs inside the front matter", "write fewer of them"},
    {"AP003", MOOT_ERROR, "a mark that other programs take for bold or italic",
     "put a backslash before the mark, or blanks and punctuation around it"},
    {"AP004", MOOT_ERROR, "a line of text that begins with a relation sign",
     "put a backslash before the sign"},
    {"AP005", MOOT_ERROR, "brackets that other programs take for a reference",
     "put a backslash before the bracket"},
    {"AP006", MOOT_ERROR, "data that other programs do not read",
     "write no closing brace with a blank behind it inside, and LF at line ends"},
    {"AP007", MOOT_ERROR, "a comment on the last line that no line end closes",
     "end the last line"},
    {"AP008", MOOT_ERROR, "an inference that other programs do not read",
     "write the rules on one line, and data behind them"},
    {NULL, MOOT_NOTE, NULL, NULL},
};

typedef struct range {
    char mark;
    uint32_t len, at;
} range;

typedef struct looker {
    const mt_doc *doc;
    mt_diags *diags;
    mt_scan sc;
    uint32_t at;
    bool token; /* a token came before, not skipped blanks */
    bool bracket;
    uint32_t depth;
    range open[2 * MT_MAX_RANGES];
} looker;

static void found(looker *l, int which, uint32_t off, uint32_t len, const char *message)
{
    const mt_code *c = &mt_portable_codes[which];
    mt_diag_add(l->diags, c->severity, c->code, (moot_span){off, len}, c->hint, "%s", message);
}

/* The end of a run between two dots or colons, such as a short code, or 0. */
static uint32_t special_end(const looker *l, uint32_t at, uint32_t stop)
{
    const char *s = l->sc.s;
    for (uint32_t i = at + 1; i < stop && !mt_is_space(s[i]); i++)
        if (i > at + 1 && s[i] == s[at])
            return i + 1;
    return 0;
}

static bool closes_before(const looker *l, uint32_t at)
{
    static const char after[] = ")}_.,!?;:-*";
    return at >= l->sc.n || mt_is_blank(l->sc.s[at]) || mt_is_break(l->sc.s[at]) ||
           memchr(after, l->sc.s[at], sizeof(after) - 1);
}

/* A run of a mark at l->at.  True if it was a mark of the reference. */
static bool look_at_mark(looker *l)
{
    const char *s = l->sc.s;
    for (uint32_t len = 2; len > 0; len--) {
        if (len == 2 && !(l->at + 1 < l->sc.n && s[l->at + 1] == s[l->at]))
            continue;
        const range *top = l->depth ? &l->open[l->depth - 1] : NULL;
        if (top && top->mark == s[l->at] && top->len == len && l->token &&
            closes_before(l, l->at + len)) {
            l->depth--;
            l->at += len;
            l->at += l->at < l->sc.n && mt_is_blank(s[l->at]);
            return true;
        }
    }
    for (uint32_t len = 2; len > 0; len--) {
        if ((len == 2 && !(l->at + 1 < l->sc.n && s[l->at + 1] == s[l->at])) ||
            mt_scan_space_at(&l->sc, l->at + len) || l->depth == 2 * MT_MAX_RANGES)
            continue;
        l->open[l->depth++] = (range){s[l->at], len, l->at};
        l->at += len;
        return true;
    }
    return false;
}

static void look_at_bracket(looker *l, uint32_t stop)
{
    const char *s = l->sc.s;
    char close = s[l->at] == '[' ? ']' : '>';
    if (l->bracket || l->at + 2 >= stop || !mt_is_blank(s[l->at + 1]))
        return;
    uint32_t end = mt_scan_line_end(&l->sc, l->at);
    const char *hit = memchr(s + l->at + 2, close, end > l->at + 2 ? end - l->at - 2 : 0);
    l->bracket = true; /* once for each element, so that this stays linear */
    if (hit && hit > s + l->at + 2)
        found(l, BRACKET, l->at, (uint32_t)(hit - (s + l->at)) + 1,
              "other programs take this for a reference");
}

/* One token at l->at, which is no blank. */
static void look_at_token(looker *l, uint32_t stop)
{
    const char *s = l->sc.s;
    char c = s[l->at];
    uint32_t end;
    if (c == '\\') {
        l->at += l->at + 1 < stop && !mt_is_break(s[l->at + 1]) ? 2 : 1;
    } else if ((c == '/' || c == '<') && (end = mt_scan_comment(&l->sc, l->at, false)) > l->at) {
        l->at = end;
        l->token = false;
        return;
    } else if ((c == '.' || c == ':') && (end = special_end(l, l->at, stop)) != 0) {
        l->at = end;
        l->at += l->at < stop && mt_is_blank(s[l->at]);
    } else if ((c == '*' || c == '_') && look_at_mark(l)) {
        l->token = true;
        return;
    } else {
        if (c == '[' || c == '<')
            look_at_bracket(l, stop);
        l->at++;
        if (mt_has_class(c, MT_BYTE_CONTROL))
            l->at += l->at < stop && mt_is_blank(s[l->at]);
        else
            while (l->at < stop && !mt_has_class(s[l->at], MT_BYTE_CONTROL | MT_BYTE_INLINE))
                l->at++;
    }
    l->token = true;
}

static void look_at_words(looker *l, uint32_t stop)
{
    while (l->at < stop) {
        char c = l->sc.s[l->at];
        if (mt_is_blank(c) || mt_is_break(c)) {
            /* A line end is a token, the blanks behind it are not. */
            l->token = mt_is_break(c);
            l->at++;
        } else {
            look_at_token(l, stop);
        }
    }
}

/* Does the text at `off` begin a line at the very left with a sign of a relation? */
static bool begins_with_sign(const looker *l, uint32_t off)
{
    const char *s = l->sc.s;
    bool left = off == 0 || mt_is_break(s[off - 1]);
    return left && off < l->sc.n && (s[off] == '+' || s[off] == '-');
}

static void look_at_element(looker *l, uint32_t id)
{
    const mt_node *nodes = l->doc->nodes.at;
    uint32_t i = nodes[id].first;
    bool sign = false;
    if (!i || nodes[i].kind < MT_NODE_TEXT)
        return;
    l->at = nodes[i].span.off;
    l->depth = 0;
    l->token = true;
    l->bracket = false;
    for (; i < l->doc->nodes.n && nodes[i].kind >= MT_NODE_TEXT; i++) {
        uint32_t end = nodes[i].span.off + nodes[i].span.len;
        if (nodes[i].kind == MT_NODE_TEXT && !sign && begins_with_sign(l, nodes[i].span.off)) {
            found(l, SIGN, nodes[i].span.off, 1, "other programs take this line for a relation");
            sign = true;
        }
        look_at_words(l, nodes[i].span.off);
        if (nodes[i].kind == MT_NODE_LINK || nodes[i].kind == MT_NODE_TAG ||
            nodes[i].kind == MT_NODE_STATEMENT_MENTION ||
            nodes[i].kind == MT_NODE_ARGUMENT_MENTION) {
            if (l->at < end)
                l->at = end;
            l->at += l->at < l->sc.n && mt_is_blank(l->sc.s[l->at]);
            l->token = true;
        } else {
            look_at_words(l, end);
        }
    }
    if (l->depth)
        found(l, MARK, l->open[0].at, l->open[0].len,
              "other programs take this mark for the beginning of bold or italic text");
}

static void look_at_data(looker *l, uint32_t id, bool after_reference)
{
    const char *s = l->sc.s;
    moot_span span = l->doc->nodes.at[id].title;
    uint32_t stop = span.off + span.len;
    if (memchr(s + span.off, '\r', span.len)) {
        found(l, DATA, after_reference ? span.off : stop - 1, 1,
              "other programs take data over several lines with CR LF for text");
        return;
    }
    for (uint32_t i = span.off; i + 2 < stop; i++)
        if (s[i] == '}' && mt_is_space(s[i + 1]) && s[i + 2] != ',' && s[i + 2] != '}') {
            found(l, DATA, i, 1, "other programs end the data here");
            return;
        }
}

static void look_at_inference(looker *l, uint32_t id)
{
    const mt_node *nodes = l->doc->nodes.at;
    uint32_t data = 0, first = 0, last = 0;
    for (uint32_t i = nodes[id].first; i; i = nodes[i].next) {
        if (nodes[i].kind == MT_NODE_DATA)
            data = nodes[i].span.off;
        if (nodes[i].kind != MT_NODE_RULE)
            continue;
        first = first ? first : nodes[i].span.off;
        last = nodes[i].span.off + nodes[i].span.len;
    }
    if (first && mt_scan_line_end(&l->sc, first) < last)
        found(l, RULE, first, last - first, "other programs want the rules on one line");
    else if (first && data && data < first)
        found(l, RULE, first, last - first, "other programs want data behind the rules");
}

static void look_at_front(looker *l, uint32_t id)
{
    const mt_node *n = &l->doc->nodes.at[id];
    uint32_t end = mt_scan_line_end(&l->sc, n->span.off + n->span.len);
    uint32_t next = mt_scan_after_break(&l->sc, end), word = mt_scan_blanks(&l->sc, next);
    size_t equals = mt_str_find(mt_slice(l->doc->text, n->title), MOOT_STR("==="));
    if (equals != SIZE_MAX)
        found(l, FRONT_EQUALS, n->title.off + (uint32_t)equals, 3,
              "other programs end the front matter here");
    if (word < l->sc.n && !mt_is_break(l->sc.s[word]))
        found(l, FRONT_TIGHT, next, 0, "other programs want a blank line before this one");
}

static void look_at_last_line(looker *l)
{
    const mt_doc *doc = l->doc;
    if (!doc->comments.n)
        return;
    moot_span last = doc->comments.at[doc->comments.n - 1];
    if (last.off + last.len >= mt_str_trim(doc->text).len && last.len >= 2 &&
        memcmp(doc->text.ptr + last.off, "//", 2) == 0 &&
        !memchr(doc->text.ptr + last.off, '\n', doc->text.len - last.off) &&
        !memchr(doc->text.ptr + last.off, '\r', doc->text.len - last.off))
        found(l, COMMENT, last.off, 2, "other programs take this comment for text");
}

void mt_doc_portable(const mt_doc *doc, mt_diags *diags)
{
    looker l = {.doc = doc, .diags = diags};
    mt_scan_init(&l.sc, doc->text);
    for (uint32_t i = 1; i < doc->nodes.n; i++) {
        const mt_node *n = &doc->nodes.at[i];
        uint32_t data = n->first;
        if (n->kind == MT_NODE_FRONT_MATTER)
            look_at_front(&l, i);
        else if (n->kind == MT_NODE_INFERENCE)
            look_at_inference(&l, i);
        if (n->kind != MT_NODE_STATEMENT && n->kind != MT_NODE_ARGUMENT &&
            n->kind != MT_NODE_HEADING)
            continue;
        look_at_element(&l, i);
        while (data && doc->nodes.at[data].kind != MT_NODE_DATA &&
               doc->nodes.at[data].kind != MT_NODE_RELATION)
            data = doc->nodes.at[data].next;
        if (data && doc->nodes.at[data].kind == MT_NODE_DATA)
            look_at_data(&l, data, n->form == MT_FORM_REFERENCE && n->kind != MT_NODE_HEADING);
    }
    look_at_last_line(&l);
}
