/* Inline nodes -> text and ranges.  The text differs from mt_doc_text() in the blanks that
 * are kept: all behind words, one behind a punctuation mark, link, tag, mention or range,
 * none behind a comment.  Linear in the source. */
#include "argmap/words.h"

#include "argdown/shortcode.h"
#include "argdown/walk.h"
#include "base/utf8.h"

#include <assert.h>

static_assert(MT_MAX_RANGES < 128, "open ranges must fit");

void mt_am_words_init(mt_am_words *w, const mt_doc *doc, const mt_am_settings *set, mt_arena *arena)
{
    *w = (mt_am_words){.arena = arena, .doc = doc, .set = set};
    mt_scan_init(&w->sc, doc->text);
    w->ascii = mt_ascii_end(doc->text, 0) == doc->text.len;
}

uint32_t mt_am_units(moot_str s)
{
    size_t ascii = mt_ascii_end(s, 0);
    uint32_t n = (uint32_t)ascii;
    for (size_t i = ascii; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        n += (c & 0xC0) != 0x80;
        n += c >= 0xF0;
    }
    return n;
}

/* The text and `n` more bytes have room of their own.  False if memory is short. */
static bool make_room(mt_am_words *w, size_t n)
{
    size_t cap = (w->n + n) * 2 + 256;
    if (w->cap < w->n + n) {
        char *more = mt_arena_room(w->arena, cap, 1);
        if (!more)
            return false;
        if (w->n)
            memcpy(more, w->at, w->n);
        w->room = more;
        w->cap = cap;
    } else if (w->at != w->room && w->n) {
        memcpy(w->room, w->at, w->n);
    }
    w->at = w->room;
    return true;
}

static void put_units(mt_am_words *w, const char *bytes, size_t n, uint32_t units)
{
    if (!n)
        return;
    if (!w->n) {
        w->at = bytes;
    } else if (bytes != w->at + w->n) {
        if (!make_room(w, n))
            return;
        memcpy(w->room + w->n, bytes, n);
    }
    w->n += n;
    w->units += units;
}

static void put(mt_am_words *w, moot_str s)
{
    put_units(w, s.ptr, s.len, mt_am_units(s));
}

static void put_source(mt_am_words *w, uint32_t off, uint32_t n)
{
    const char *bytes = w->sc.s + off;
    put_units(w, bytes, n, w->ascii ? n : mt_am_units((moot_str){bytes, n}));
}

/* One blank or tab at w->source belongs to what was just read.  Only a blank is text
 * where `blank_only`. */
static void take_blank(mt_am_words *w, bool blank_only, bool drop)
{
    if (w->source >= w->sc.n || !mt_is_blank(w->sc.s[w->source]))
        return;
    if (!drop && (!blank_only || w->sc.s[w->source] == ' '))
        put_source(w, w->source, 1);
    w->source++;
}

static void close_ranges(mt_am_words *w, uint32_t until)
{
    while (w->depth && w->open[w->depth - 1].end <= until) {
        w->depth--;
        w->ranges.at[w->open[w->depth].range].stop = (int32_t)w->units - 1;
        w->source = w->open[w->depth].end;
        take_blank(w, true, false);
        w->last = w->source;
    }
}

static void add_range(mt_am_words *w, mt_am_range_kind kind, uint32_t start, moot_str value)
{
    mt_am_range r = {kind, (int32_t)start, (int32_t)w->units - 1, value};
    MT_VEC_PUSH(w->arena, &w->ranges, r);
}

static void open_range(mt_am_words *w, const mt_node *node)
{
    uint32_t id = w->ranges.n;
    add_range(w, node->kind == MT_NODE_BOLD ? MT_AM_BOLD : MT_AM_ITALIC, w->units, MOOT_STR(""));
    if (w->ranges.n == id || w->depth >= sizeof(w->open) / sizeof(w->open[0]))
        return;
    w->open[w->depth].range = id;
    w->open[w->depth++].end = node->span.off + node->span.len;
    w->source = node->span.off + (node->kind == MT_NODE_BOLD ? 2 : 1);
}

/* A short code of the settings at `i`: its length, or 0. */
static size_t own_shortcode(const mt_am_words *w, uint32_t i, uint32_t stop, moot_str *means)
{
    const mt_value *codes = w->set->shortcodes;
    for (uint32_t k = 0; codes && codes->kind == MT_MAP && k < codes->n; k++) {
        moot_str key = codes->key[k];
        if (key.len > 2 && key.len <= stop - i && memcmp(w->sc.s + i, key.ptr, key.len) == 0) {
            *means = mt_value_get_str(&codes->item[k], "unicode");
            return key.len;
        }
    }
    return 0;
}

static size_t shortcode(const mt_am_words *w, uint32_t i, uint32_t stop, moot_str *means)
{
    size_t len = own_shortcode(w, i, stop, means);
    if (len)
        return len;
    char before = ' ';
    if (i)
        before = w->sc.s[i - 1];
    return mt_shortcode((moot_str){w->sc.s + i, stop - i}, before, means);
}

/* A backslash and the character behind it, whose blanks are kept. */
static void put_escape(mt_am_words *w, uint32_t stop)
{
    const char *s = w->sc.s;
    uint32_t i = w->source + 1, end = i + 1;
    while (end < stop && ((unsigned char)s[end] & 0xC0) == 0x80)
        end++;
    while (end < w->sc.n && s[end] == ' ')
        end++;
    put_source(w, i, end - i);
    w->source = end;
}

/* One thing that is no run of plain letters, at w->source. */
static void put_special(mt_am_words *w, uint32_t stop)
{
    const char *s = w->sc.s;
    uint32_t i = w->source;
    moot_str means;
    size_t code;
    if (s[i] == '\\' && i + 1 < stop && !mt_is_break(s[i + 1])) {
        put_escape(w, stop);
    } else if (mt_scan_comment(&w->sc, i, false) > i) {
        w->source = mt_scan_comment(&w->sc, i, false);
        return;
    } else if ((s[i] == '.' || s[i] == ':') && (code = shortcode(w, i, stop, &means)) != 0) {
        put(w, means);
        w->source = i + (uint32_t)code;
        take_blank(w, false, false);
    } else {
        put_source(w, i, 1);
        w->source = i + 1;
        take_blank(w, false, !mt_has_class(s[i], MT_BYTE_CONTROL));
    }
    w->last = w->source;
}

static void put_text(mt_am_words *w, moot_span span)
{
    uint32_t stop = span.off + span.len;
    const char *s = w->sc.s;
    while (stop < w->sc.n && mt_is_blank(s[stop]))
        stop++;
    w->any = true;
    if (w->source < span.off)
        w->source = span.off;
    while (w->source < stop) {
        uint32_t run = mt_scan_blanks(&w->sc, w->source);
        if (run >= stop)
            break;
        uint32_t i = mt_scan_class(s, run, stop, MT_BYTE_CONTROL | MT_BYTE_INLINE);
        put_source(w, run, i - run);
        w->source = i;
        if (i > run)
            w->last = i;
        if (i < stop)
            put_special(w, stop);
    }
}

void mt_am_words_blank(mt_am_words *w)
{
    w->any = true;
    if (!w->n || w->at[w->n - 1] != ' ')
        put(w, MOOT_STR(" "));
}

static void put_leaf(mt_am_words *w, uint32_t id)
{
    const mt_node *node = &w->doc->nodes.at[id];
    uint32_t start = w->units;
    moot_str image = mt_slice(w->doc->text, node->span), title = mt_doc_title(w->doc, id);
    bool drop = node->kind == MT_NODE_TAG && w->set->remove_tags;
    w->any |= !drop;
    w->source = node->span.off + node->span.len;
    if (node->kind == MT_NODE_LINK) {
        put(w, title);
        add_range(w, MT_AM_LINK, start, mt_doc_link_url(w->doc, id));
        take_blank(w, true, false);
        w->last = w->source;
        return;
    }
    if (node->kind == MT_NODE_TAG)
        MT_VEC_PUSH(w->arena, &w->tags, id);
    if (!drop)
        put(w, image);
    take_blank(w, false, drop);
    w->last = w->source;
    if (!drop)
        add_range(w,
                  node->kind == MT_NODE_TAG                 ? MT_AM_TAG
                  : node->kind == MT_NODE_STATEMENT_MENTION ? MT_AM_STATEMENT_MENTION
                                                            : MT_AM_ARGUMENT_MENTION,
                  start, title);
}

void mt_am_words_read(mt_am_words *w, uint32_t node, uint32_t start)
{
    const mt_node *nodes = w->doc->nodes.at;
    w->n = w->units = w->depth = w->ranges.n = w->tags.n = 0;
    w->any = false;
    w->source = w->last = start;
    uint32_t i = nodes[node].first;
    if (!i || nodes[i].kind < MT_NODE_TEXT)
        return;
    uint32_t words = mt_scan_skip(&w->sc, start, false);
    if (words < nodes[i].span.off && mt_is_break(w->sc.s[words]))
        mt_am_words_blank(w);
    /* In pre-order the inline nodes of an element are one run. */
    for (; i < w->doc->nodes.n && nodes[i].kind >= MT_NODE_TEXT; i++) {
        close_ranges(w, nodes[i].span.off);
        if (nodes[i].kind == MT_NODE_TEXT)
            put_text(w, nodes[i].span);
        else if (nodes[i].kind == MT_NODE_BREAK)
            mt_am_words_blank(w);
        else if (nodes[i].kind == MT_NODE_BOLD || nodes[i].kind == MT_NODE_ITALIC)
            open_range(w, &nodes[i]);
        else
            put_leaf(w, i);
    }
    close_ranges(w, UINT32_MAX);
}

mt_am_text mt_am_words_text(const mt_am_words *w)
{
    mt_am_text t = {.words = {NULL, 0}};
    if (!w->any)
        return t;
    moot_str words = {w->at, w->n};
    t.words = !w->n ? MOOT_STR("") : w->at == w->room ? mt_arena_dup(w->arena, words) : words;
    if (!w->ranges.n)
        return t;
    mt_am_range *range = MT_NEW_ARRAY(w->arena, mt_am_range, w->ranges.n);
    if (range) {
        memcpy(range, w->ranges.at, w->ranges.n * sizeof(*range));
        t.range = range;
        t.ranges = w->ranges.n;
    }
    return t;
}

moot_str mt_am_words_rule(mt_am_words *w, moot_span span)
{
    w->n = w->units = w->depth = w->ranges.n = w->tags.n = 0;
    w->source = span.off;
    put_text(w, span);
    moot_str rule = mt_str_trim((moot_str){w->n ? w->at : "", w->n});
    return w->at == w->room ? mt_arena_dup(w->arena, rule) : rule;
}
