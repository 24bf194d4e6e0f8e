/* Inline nodes -> plain words: escapes resolved, short codes replaced, comments
 * left out, at most one blank after a punctuation mark. */
#include "argdown/text.h"

#include "argdown/scan.h"
#include "argdown/shortcode.h"

typedef struct words {
    mt_scan sc; /* ends where the run of text ends */
    char *at;
    size_t n;
    bool squeeze; /* keep one blank at most */
    bool drop;    /* keep no blank */
} words;

static void put(words *w, const char *bytes, size_t n)
{
    memcpy(w->at + w->n, bytes, n);
    w->n += n;
}

/* Blanks at `i`: as many as are kept.  Returns the place after them. */
static uint32_t put_blanks(words *w, uint32_t i)
{
    uint32_t stop = mt_scan_blanks(&w->sc, i);
    if (stop > i && !w->drop)
        put(w, w->sc.s + i, w->squeeze ? 1 : stop - i);
    w->squeeze = w->drop = false;
    return stop;
}

static uint32_t put_special(words *w, uint32_t i, uint32_t start)
{
    const char *s = w->sc.s;
    char c = s[i];
    w->squeeze = true;
    if (c == '\\' && i + 1 < w->sc.n && !mt_is_break(s[i + 1])) {
        put(w, s + i + 1, 1);
        w->squeeze = false;
        return i + 2;
    }
    if (c == '/' || c == '<') {
        uint32_t stop = mt_scan_comment(&w->sc, i, i == start && i == 0);
        w->drop = stop > i;
        if (w->drop)
            return stop;
    }
    if (c == '.' || c == ':') {
        moot_str means;
        char before = ' ';
        if (i)
            before = s[i - 1];
        size_t len = mt_shortcode((moot_str){s + i, w->sc.n - i}, before, &means);
        if (len) {
            put(w, means.ptr, means.len);
            return i + (uint32_t)len;
        }
    }
    put(w, &c, 1);
    return i + 1;
}

static void put_text(words *w, const mt_doc *doc, moot_span span)
{
    uint32_t stop = span.off + span.len;
    mt_scan_part(&w->sc, doc->text, stop);
    w->squeeze = true;
    for (uint32_t i = span.off; i < stop;) {
        uint32_t run = i;
        if (w->squeeze || w->drop)
            run = i = put_blanks(w, i);
        while (i < stop && !mt_has_class(w->sc.s[i], MT_BYTE_CONTROL | MT_BYTE_INLINE))
            i++;
        put(w, w->sc.s + run, i - run);
        if (i < stop)
            i = put_special(w, i, span.off);
    }
}

static void put_node(words *w, const mt_doc *doc, uint32_t i, bool apart)
{
    const mt_node *node = &doc->nodes.at[i];
    if (node->kind == MT_NODE_TEXT) {
        put_text(w, doc, node->span);
    } else if (node->kind == MT_NODE_BREAK) {
        if (w->n && !mt_is_blank(w->at[w->n - 1]))
            put(w, " ", 1);
    } else if (node->kind == MT_NODE_LINK) {
        put(w, doc->text.ptr + node->title.off, node->title.len);
    } else if (node->kind != MT_NODE_BOLD && node->kind != MT_NODE_ITALIC) {
        if (apart)
            put(w, " ", 1);
        put(w, doc->text.ptr + node->span.off, node->span.len);
    }
}

moot_str mt_text_words(const mt_doc *doc, uint32_t first, uint32_t stop, mt_arena *arena)
{
    size_t most = 0;
    for (uint32_t i = first; i < stop; i++)
        if (doc->nodes.at[i].kind != MT_NODE_BOLD && doc->nodes.at[i].kind != MT_NODE_ITALIC)
            most += doc->nodes.at[i].span.len + 1;
    /* The short code .P. is three bytes and stands for four. */
    words w = {.at = mt_arena_alloc(arena, most + most / 3 + 1, 1)};
    if (!w.at)
        return (moot_str){"", 0};
    uint32_t end = UINT32_MAX;
    for (uint32_t i = first; i < stop; i++) {
        const mt_node *node = &doc->nodes.at[i];
        /* Only the tags after a reference stand apart without text between. */
        bool apart = node->kind == MT_NODE_TAG && end != UINT32_MAX && end < node->span.off &&
                     doc->nodes.at[i - 1].kind == MT_NODE_TAG;
        put_node(&w, doc, i, apart);
        end = node->span.off + node->span.len;
    }
    return (moot_str){w.at, w.n};
}

moot_str mt_doc_text(const mt_doc *doc, uint32_t node, mt_arena *arena)
{
    uint32_t first = doc->nodes.at[node].first, stop = first;
    /* In pre-order the inline nodes of an element are one run. */
    while (first && stop < doc->nodes.n && doc->nodes.at[stop].kind >= MT_NODE_TEXT)
        stop++;
    if (stop == first)
        return (moot_str){"", 0};
    return mt_str_trim(mt_text_words(doc, first, stop, arena));
}
