/* Shared by the files that build a debate from a document. */
#ifndef MT_MODEL_BUILD_H
#define MT_MODEL_BUILD_H

#include "model/codes.h"
#include "model/draft.h"
#include "model/quote.h"

enum {
    MT_SAID = 1,   /* put forward somewhere */
    MT_UNSAID = 2, /* {asserted: false} */
    MT_SAID_BY = 4 /* shifted by a side: said by it somewhere */
};

typedef const mt_value *mt_value_ref;

typedef struct mt_builder {
    mt_draft f;
    mt_debate *d;
    const mt_doc *doc;
    mt_arena scratch;       /* everything that does not outlive the building */
    mt_intern statements;   /* titles; the ids are those of the draft */
    mt_intern arguments;    /* likewise */
    mt_intern given;        /* every title that the author wrote */
    uint32_t *parent;       /* per node */
    mt_end *end;            /* per node: what it came to */
    mt_value_ref *data;     /* per node: its data, or NULL */
    MT_VEC(uint8_t) chosen; /* per statement: 1 its text is set, 2 by {isCanonical: true} */
    MT_VEC(uint8_t) said;   /* per statement: MT_SAID_* bits */
    uint32_t untitled;      /* numbers used up */
    mt_places places;
    bool has_text;
    bool has_actors; /* the front matter names them */
} mt_builder;

static inline uint8_t mt_node_kind_at(const mt_builder *b, uint32_t node)
{
    return b->doc->nodes.at[node].kind;
}
static inline void mt_build_report(mt_builder *b, mt_model_finding finding, uint32_t node,
                                   moot_str subject)
{
    mt_model_report(&b->d->diags, finding, b->doc->nodes.at[node].span, subject);
}

/* What the data of a statement, saying or argument say (build_data.c). */
mt_side mt_build_side(mt_builder *b, uint32_t node, moot_str *by);
moot_span mt_build_source(mt_builder *b, uint32_t node);
double mt_build_unit(mt_builder *b, uint32_t node, const char *key, double otherwise);
/* The readers' votes of an element. */
mt_votes mt_build_votes(mt_builder *b, uint32_t node, mt_votes otherwise);
moot_str mt_build_label(mt_builder *b, uint32_t node, moot_str otherwise);
/* The ties that the data of a statement or argument name (build_ties.c); `saying`
 * by index in the draft, MT_NO_ID for an argument. */
void mt_build_ties(mt_builder *b, uint32_t node, mt_end claim, uint32_t saying);
/* `actors` of the front matter. */
void mt_build_actors(mt_builder *b);
/* [start, end] in code points of the source text -> bytes; false if it is none. */
bool mt_build_span(mt_builder *b, const mt_value *v, moot_span *span);
/* Title, question, mode and parties from the front matter. */
void mt_build_front(mt_builder *b);
/* The motion: named in the front matter, or the first top-level statement. */
void mt_build_motion(mt_builder *b);

/* Relations of all nodes, once statements, arguments and steps are there
 * (build_relations.c). */
void mt_build_relations(mt_builder *b);

#endif
