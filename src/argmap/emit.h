/* JSON with lines and indentation as JSON.stringify() makes them. */
#ifndef MT_ARGMAP_EMIT_H
#define MT_ARGMAP_EMIT_H

#include "base/out.h"
#include "base/value.h"

#include <assert.h>

/* A piece that is always the same but for its depth is made once for each depth, and then
 * copied.  Its shape is JSON on one line, with a line end wherever one may come:
 *
 *     ,\n{\n"type": "statement",\n"title":
 *
 * The comma before the first line end is left out at the start of a list or map. */
typedef struct mt_emit_piece {
    const char *at; /* whole MT_EMIT_STEPs; NULL: not made yet */
    uint16_t len;
    uint32_t deeper; /* added to the depth; wraps where it closes more than it opens */
    bool opens;      /* ends with an open bracket */
} mt_emit_piece;

enum {
    MT_EMIT_DEPTHS = 12,   /* pieces stand no deeper: the ends of a relation stand at 10 */
    MT_EMIT_SPACES = 10,   /* of a level at most */
    MT_EMIT_LONGEST = 768, /* a piece at most */
    MT_EMIT_STEP = 64,
    MT_EMIT_ROOM = MT_EMIT_LONGEST + MT_EMIT_STEP
};

typedef struct mt_emit {
    mt_out *out;
    moot_str text;   /* of the document: tells quoted scalars from plain ones */
    uint32_t spaces; /* of a level; 0: all on one line */
    uint32_t depth;
    bool first; /* in the innermost list or map */
    /* pieces: their shapes, and each of them at each depth */
    const char *const *shape;
    mt_emit_piece *piece;
    mt_arena *arena;
} mt_emit;

/* Piece `id`, made for this depth.  Without memory the output has failed, the depth is moved on
 * and the answer is NULL. */
const mt_emit_piece *mt_emit_make(mt_emit *e, unsigned id);
/* Piece `id` at `p`, where MT_EMIT_ROOM bytes have room; the place behind. */
static inline char *mt_emit_piece_at(mt_emit *e, char *p, unsigned id)
{
    assert(e->depth < MT_EMIT_DEPTHS);
    const mt_emit_piece *s = &e->piece[id * MT_EMIT_DEPTHS + e->depth];
    if (!s->at)
        s = mt_emit_make(e, id);
    if (!s)
        return p;
    size_t skip = e->first && s->at[0] == ',';
    /* Whole steps: copies of a known size. */
    for (size_t i = 0; i < s->len; i += MT_EMIT_STEP)
        memcpy(p + i, s->at + skip + i, MT_EMIT_STEP);
    e->depth += s->deeper;
    e->first = s->opens;
    return p + s->len - skip;
}
static inline void mt_emit_fixed(mt_emit *e, unsigned id)
{
    char *p = mt_emit_piece_at(e, mt_out_room(e->out, MT_EMIT_ROOM), id);
    e->out->n = (size_t)(p - e->out->buf);
}

void mt_emit_open(mt_emit *e, char bracket);
void mt_emit_close(mt_emit *e, char bracket);
/* Before an item of a list. */
void mt_emit_item(mt_emit *e);
void mt_emit_key(mt_emit *e, moot_str key);
/* A key that needs no escape, of at most 64 bytes. */
void mt_emit_name(mt_emit *e, moot_str key);
/* Inline, so that the length of a key is known when this is built. */
static inline void mt_emit_string(mt_emit *e, const char *key, moot_str s)
{
    mt_emit_name(e, mt_str(key));
    mt_out_json(e->out, s);
}
static inline void mt_emit_number(mt_emit *e, const char *key, int64_t n)
{
    mt_emit_name(e, mt_str(key));
    mt_out_whole(e->out, n);
}
static inline void mt_emit_truth(mt_emit *e, const char *key, bool truth)
{
    mt_emit_name(e, mt_str(key));
    mt_out_put(e->out, truth ? MOOT_STR("true") : MOOT_STR("false"));
}
/* A number as it is written by hand: whole ones in digits, others in the shortest form. */
void mt_emit_double(mt_out *out, double x);
/* A value of YAML or JSON; plain dates become points in time. */
void mt_emit_value(mt_emit *e, const mt_value *v);

#endif
