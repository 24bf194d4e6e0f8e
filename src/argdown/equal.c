/* Are two documents the same tree? */
#include "argdown/doc.h"
#include "argdown/text.h"
#include "argdown/walk.h"

/* Equal when CR LF and CR count as LF. */
static bool same_lines(moot_str a, moot_str b)
{
    if (mt_str_eq(a, b))
        return true;
    size_t i = 0, j = 0;
    while (i < a.len && j < b.len) {
        char x = a.ptr[i++], y = b.ptr[j++];
        if (x == '\r') {
            x = '\n';
            i += i < a.len && a.ptr[i] == '\n';
        }
        if (y == '\r') {
            y = '\n';
            j += j < b.len && b.ptr[j] == '\n';
        }
        if (x != y)
            return false;
    }
    return i == a.len && j == b.len;
}

static bool is_words(const mt_doc *doc, uint32_t i)
{
    return doc->nodes.at[i].kind == MT_NODE_TEXT || doc->nodes.at[i].kind == MT_NODE_BREAK;
}

/* Past a run of text and breaks; such a run lies under one parent. */
static uint32_t after_words(const mt_doc *doc, uint32_t i)
{
    while (is_words(doc, i) && doc->nodes.at[i].next)
        i = doc->nodes.at[i].next;
    return is_words(doc, i) ? i + 1 : i;
}

static bool same_words(const mt_doc *a, uint32_t i, const mt_doc *b, uint32_t j, mt_arena *arena)
{
    moot_str x = mt_text_words(a, i, after_words(a, i), arena);
    moot_str y = mt_text_words(b, j, after_words(b, j), arena);
    return mt_str_eq(x, y);
}

/* Enter or leave the next node, taking a run of words for one node. */
static bool next(mt_walk *w)
{
    if (w->started && is_words(w->doc, w->node) && w->leaving)
        while (w->doc->nodes.at[w->node].next && is_words(w->doc, w->doc->nodes.at[w->node].next))
            w->node = w->doc->nodes.at[w->node].next;
    return mt_walk_next(w);
}

static bool same_node(const mt_doc *a, uint32_t i, const mt_doc *b, uint32_t j)
{
    const mt_node *x = &a->nodes.at[i], *y = &b->nodes.at[j];
    if (x->kind != y->kind || x->form != y->form || x->level != y->level)
        return false;
    if (!same_lines(mt_doc_title(a, i), mt_doc_title(b, j)))
        return false;
    return x->kind != MT_NODE_LINK || same_lines(mt_doc_link_url(a, i), mt_doc_link_url(b, j));
}

bool mt_doc_equal(const mt_doc *a, const mt_doc *b)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_walk w, v;
    mt_walk_init(&w, a);
    mt_walk_init(&v, b);
    bool same = true;
    while (same) {
        bool more = next(&w);
        if (next(&v) != more || !more) {
            same = !more && w.depth == v.depth;
            break;
        }
        same = w.leaving == v.leaving && w.depth == v.depth;
        if (!same || w.leaving)
            continue;
        if (is_words(a, w.node) && is_words(b, v.node))
            same = same_words(a, w.node, b, v.node, &arena);
        else
            same = same_node(a, w.node, b, v.node);
    }
    mt_arena_free(&arena);
    return same;
}
