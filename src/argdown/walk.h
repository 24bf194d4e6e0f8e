/* Enter and leave every node of a document, without recursion. */
#ifndef MT_ARGDOWN_WALK_H
#define MT_ARGDOWN_WALK_H

#include "argdown/parse.h"

typedef struct mt_walk {
    const mt_doc *doc;
    uint32_t node;
    bool leaving, started;
    uint32_t depth;
    uint32_t up[MT_MAX_OPEN];
} mt_walk;

static inline void mt_walk_init(mt_walk *w, const mt_doc *doc)
{
    w->doc = doc;
    w->node = 0;
    w->leaving = w->started = false;
    w->depth = 0;
}

/* The next event: w->node is entered, or left if w->leaving.  False at the end. */
static inline bool mt_walk_next(mt_walk *w)
{
    if (!w->started) {
        w->started = true;
        return w->doc->nodes.n > 0;
    }
    const mt_node *node = &w->doc->nodes.at[w->node];
    if (!w->leaving && node->first) {
        w->up[w->depth++] = w->node;
        w->node = node->first;
    } else if (!w->leaving) {
        w->leaving = true;
    } else if (node->next) {
        w->node = node->next;
        w->leaving = false;
    } else if (w->depth) {
        w->node = w->up[--w->depth];
    } else {
        return false;
    }
    return true;
}

#endif
