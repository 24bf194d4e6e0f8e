/* The state in which a document becomes a model: gather.c walks the document, keep.c
 * keeps what it finds, relate.c passes over the relations. */
#ifndef MT_ARGMAP_GATHER_H
#define MT_ARGMAP_GATHER_H

#include "argmap/place.h"
#include "argmap/words.h"

/* A statement or argument being read. */
typedef struct mt_am_open {
    uint32_t node;
    uint32_t id; /* the class or argument, or MT_NO_ID as long as nobody asked */
    uint32_t member;
    uint32_t start, end;    /* of its own, without what is related to it */
    uint32_t inference;     /* whose conclusion it is, or MT_NO_ID */
    bool argument, related; /* relations follow */
} mt_am_open;

/* A relation enters the list of one of its ends. */
typedef struct mt_am_join {
    mt_am_end end;
    uint32_t relation; /* MT_NO_ID: it left again */
} mt_am_join;

typedef struct mt_am_step_data {
    const mt_value *value;
} mt_am_step_data;

typedef struct mt_am_gather {
    mt_am_model *m;
    mt_diags *diags;
    mt_am_lines lines;
    mt_am_words words;
    mt_intern seen;     /* keys of what counts once */
    mt_intern reserved; /* titles of the user that look made up */
    mt_intern steps;    /* data of inferences, as written; each form of it is read once */
    MT_VEC(mt_am_step_data) step_data; /* of each */
    uint32_t made_up;                  /* the number of the last "Untitled N" */
    uint32_t section;                  /* the innermost, or MT_NO_ID */
    uint32_t end;                      /* place behind the last token read */
    mt_am_open left;                   /* the element that was left last */
    uint32_t block;                    /* the argument that the last block is about, or MT_NO_ID */
    uint32_t block_member;
    uint32_t pcs;       /* the argument whose reconstruction is being read, or MT_NO_ID */
    uint32_t inference; /* since the last numbered statement, or MT_NO_ID */
    uint32_t current;   /* the inference being read */
    MT_VEC(mt_am_join) joins;
    MT_VEC(mt_am_open) open;
} mt_am_gather;

enum { /* what is done once for its numbers (keep.c) */
       MT_AM_KEY_MEMBER_TAG,
       MT_AM_KEY_CLASS_TAG,
       MT_AM_KEY_ARGUMENT_TAG,
       MT_AM_KEY_RELATION
};

static inline uint64_t mt_am_end_key(mt_am_end e)
{
    return (uint64_t)e.kind << 32 | e.id;
}
bool mt_am_first_relation(mt_am_gather *g, mt_am_relation_kind kind, mt_am_end from, mt_am_end to);
bool mt_am_has_relation(const mt_am_gather *g, mt_am_relation_kind kind, mt_am_end from,
                        mt_am_end to);

/* The class or argument with this title, made if it is new; MT_NO_ID short of memory. */
uint32_t mt_am_element_of(mt_am_gather *g, bool argument, moot_str title);
/* The same with the next title of the kind "Untitled N". */
uint32_t mt_am_untitled(mt_am_gather *g, bool argument);
/* The tags just read, as a list of the model: its start; *n its length. */
uint32_t mt_am_keep_tags(mt_am_gather *g, uint32_t key, uint32_t *n);
/* `member` is done: add it, its data, tags and section to its owner. */
void mt_am_keep_member(mt_am_gather *g, uint32_t member, bool argument);
void mt_am_keep_section(mt_am_gather *g, const mt_am_section *section);
/* Ends of sections, sections of elements, order of elements. */
void mt_am_keep_last(mt_am_gather *g, bool any_block);
/* The place [start, end) of the text. */
mt_am_place mt_am_place_of(mt_am_gather *g, uint32_t start, uint32_t end);

void mt_am_relate(mt_am_gather *g, uint8_t form, mt_am_end parent, mt_am_end child);
/* What the settings make of the relations; then the lists of each end. */
void mt_am_relate_last(mt_am_gather *g);

#endif
