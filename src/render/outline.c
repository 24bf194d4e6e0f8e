/* Scene -> outline: breadth first from the motion, then each box that is left. */
#include "render/outline.h"

#include <stdlib.h>

typedef struct child {
    uint32_t family; /* under the motion: Yes, both, No; else 0 */
    uint32_t host;   /* the box whose line it undercuts, or itself */
    uint32_t hops;   /* undercuts between them */
    uint32_t node;
} child;

typedef struct outliner {
    mt_scene *s;
    uint32_t *queue;
    bool *seen;
    uint32_t *first, *next; /* children of a node, as lists (newest first) */
    child *sorted;
    uint32_t placed;
} outliner;

/* Everything that leads to `from`, breadth first. */
static void reach(outliner *o, uint32_t from)
{
    mt_scene *s = o->s;
    uint32_t head = 0, tail = 0;
    o->queue[tail++] = from;
    o->seen[from] = true;
    while (head < tail) {
        uint32_t n = o->queue[head++];
        for (uint32_t i = s->in_start[n]; i < s->in_start[n + 1]; i++) {
            uint32_t e = s->in[i], m = s->edge[e].from;
            if (o->seen[m])
                continue;
            o->seen[m] = true;
            s->node[m].parent = n;
            s->node[m].link = e;
            o->next[m] = o->first[n];
            o->first[n] = m;
            o->queue[tail++] = m;
        }
    }
}

static uint32_t family_of(mt_side side)
{
    switch (side) {
    case MT_SIDE_YES: return 0;
    case MT_SIDE_NONE:
    case MT_SIDE_SHARED: return 1;
    case MT_SIDE_NO: return 2;
    }
    return 1;
}

static child describe(const mt_scene *s, uint32_t parent, uint32_t n)
{
    child c = {0, n, 0, n};
    uint32_t e = s->node[n].link;
    while (c.hops < 8 && s->edge[e].kind == MT_EDGE_UNDERCUT && s->edge[e].onto != MT_NO_ID) {
        e = s->edge[e].onto;
        c.host = s->edge[e].from;
        c.hops++;
    }
    if (parent == s->motion)
        c.family = family_of(s->node[c.host].side);
    return c;
}

static int by_place(const void *pa, const void *pb)
{
    const child *a = pa, *b = pb;
    if (a->family != b->family)
        return a->family < b->family ? -1 : 1;
    if (a->host != b->host)
        return a->host < b->host ? -1 : 1;
    if (a->hops != b->hops)
        return a->hops < b->hops ? -1 : 1;
    return a->node < b->node ? -1 : a->node > b->node;
}

/* Number the tree under `top`, depth first with a stack of its own. */
static void number(outliner *o, uint32_t top)
{
    mt_scene *s = o->s;
    uint32_t depth = 0; /* of the stack, in o->queue */
    o->queue[depth++] = top;
    s->node[top].depth = 0;
    s->node[top].root = top;
    while (depth) {
        uint32_t n = o->queue[--depth];
        s->node[n].place = o->placed;
        s->outline[o->placed++] = n;
        uint32_t k = 0;
        for (uint32_t c = o->first[n]; c != MT_NO_ID; c = o->next[c])
            o->sorted[k++] = describe(s, n, c);
        qsort(o->sorted, k, sizeof(child), by_place);
        while (k--) {
            uint32_t c = o->sorted[k].node;
            s->node[c].depth = s->node[n].depth + 1;
            s->node[c].root = n == s->motion ? o->sorted[k].host : s->node[n].root;
            o->queue[depth++] = c;
        }
    }
}

static void grow(outliner *o, uint32_t top)
{
    if (o->seen[top])
        return;
    reach(o, top);
    number(o, top);
}

void mt_outline_build(mt_scene *s)
{
    outliner o = {.s = s};
    size_t room = (size_t)s->nodes + 1;
    o.queue = MT_NEW_ARRAY(s->arena, uint32_t, room);
    o.seen = MT_NEW_ARRAY(s->arena, bool, room);
    o.first = MT_NEW_ARRAY(s->arena, uint32_t, room);
    o.next = MT_NEW_ARRAY(s->arena, uint32_t, room);
    o.sorted = MT_NEW_ARRAY(s->arena, child, room);
    if (mt_arena_failed(s->arena))
        return;
    for (uint32_t i = 0; i < s->nodes; i++)
        o.first[i] = o.next[i] = MT_NO_ID;
    if (s->motion != MT_NO_ID)
        grow(&o, s->motion);
    /* Then what bears on nothing, then what is left: rings. */
    for (uint32_t i = 0; i < s->nodes; i++)
        if (s->out_start[i] == s->out_start[i + 1])
            grow(&o, i);
    for (uint32_t i = 0; i < s->nodes; i++)
        grow(&o, i);
}
