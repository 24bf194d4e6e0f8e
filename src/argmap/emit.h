/* JSON with lines and indentation as JSON.stringify() makes them. */
#ifndef MT_ARGMAP_EMIT_H
#define MT_ARGMAP_EMIT_H

#include "base/out.h"
#include "base/value.h"

typedef struct mt_emit {
    mt_out *out;
    moot_str text;   /* of the document: tells quoted scalars from plain ones */
    uint32_t spaces; /* of a level; 0: all on one line */
    uint32_t depth;
    bool first; /* in the innermost list or map */
} mt_emit;

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
