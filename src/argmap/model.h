/* argmap: document -> the model of Argdown's reference implementation.
 *
 * Another thing than moot's debate: statements with one title are one equivalence class,
 * arguments have descriptions and at most one reconstruction (premises and conclusions),
 * relations run between classes, arguments and inferences, and headings make sections.
 * The map is a selection of these (map.h); json.h, dot.h and graphml.h write both.
 * docs/ARGDOWN.md says what counts.  Everything lives in one arena; ids are indices. */
#ifndef MT_ARGMAP_MODEL_H
#define MT_ARGMAP_MODEL_H

#include "argdown/doc.h"
#include "argmap/settings.h"
#include "base/intern.h"

/* Lines and columns from 1, columns in UTF-16 units, the end inclusive. */
typedef struct mt_am_place {
    uint32_t line, column, end_line, end_column;
} mt_am_place;

typedef enum mt_am_range_kind {
    MT_AM_BOLD,
    MT_AM_ITALIC,
    MT_AM_LINK, /* value: the address */
    MT_AM_TAG,  /* value: the name */
    MT_AM_STATEMENT_MENTION,
    MT_AM_ARGUMENT_MENTION
} mt_am_range_kind;

/* Part of a text: UTF-16 units from 0, `stop` inclusive (-1: empty at the very start). */
typedef struct mt_am_range {
    mt_am_range_kind kind;
    int32_t start, stop;
    moot_str value;
} mt_am_range;

typedef struct mt_am_text {
    moot_str words; /* words.ptr is NULL where there is no text at all */
    const mt_am_range *range;
    uint32_t ranges;
} mt_am_text;

typedef enum mt_am_role {
    MT_AM_NO_ROLE, /* in a list */
    MT_AM_TOP_LEVEL,
    MT_AM_IN_RELATION,
    MT_AM_PREMISE,
    MT_AM_INTERMEDIARY,
    MT_AM_MAIN,
    MT_AM_DESCRIPTION /* of an argument */
} mt_am_role;

/* One place in the text that states, names or describes something. */
typedef struct mt_am_member {
    uint32_t owner;                        /* the class; for descriptions the argument */
    uint32_t next;                         /* member of the same owner, or MT_NO_ID */
    uint32_t off;                          /* where it begins in the text */
    uint32_t section, argument, inference; /* or MT_NO_ID; the last two: in a reconstruction */
    uint8_t role;
    bool reference, top_level;
    bool reconstructed; /* a description followed by premises */
    bool gone;          /* replaced by an exploded copy */
    mt_am_text text;
    const mt_value *data; /* or NULL */
    mt_am_place place;
    uint32_t tag, tags; /* in the model's tag_of */
} mt_am_member;

enum { /* how members of a class are used */
       MT_AM_USED_TOP = 1,
       MT_AM_USED_RELATION = 2,
       MT_AM_USED_PREMISE = 4,
       MT_AM_USED_INTERMEDIARY = 8,
       MT_AM_USED_MAIN = 16,
       MT_AM_NOT_INTERMEDIARY = 32 /* was, until its only place became a main conclusion */
};

/* An equivalence class or an argument. */
typedef struct mt_am_element {
    moot_str title;
    bool untitled;                /* the title was made up */
    bool gone;                    /* an argument that was exploded */
    bool no_section;              /* regrouped: belongs to none, and says so */
    uint8_t reached;              /* a bit for each kind of relation that leads here */
    uint8_t used;                 /* classes */
    uint32_t intermediaries;      /* members that are intermediary conclusions */
    uint32_t first, last;         /* members, or MT_NO_ID */
    uint32_t section;             /* or MT_NO_ID */
    uint32_t relation, relations; /* in the model's relation_of */
    MT_VEC(uint32_t) tags;
    const mt_value *data;
    moot_str color; /* empty: none */
    /* arguments */
    uint32_t step, steps; /* the reconstruction, in the model's pcs */
    mt_am_place place;    /* of the reconstruction */
} mt_am_element;

typedef enum mt_am_end_kind { MT_AM_CLASS, MT_AM_ARGUMENT, MT_AM_INFERENCE } mt_am_end_kind;
typedef struct mt_am_end {
    mt_am_end_kind kind;
    uint32_t id;
} mt_am_end;

typedef enum mt_am_relation_kind {
    MT_AM_SUPPORT,
    MT_AM_ATTACK,
    MT_AM_UNDERCUT,
    MT_AM_ENTAILS,
    MT_AM_CONTRARY,
    MT_AM_CONTRADICTORY,
    MT_AM_RELATION_KINDS
} mt_am_relation_kind;

typedef struct mt_am_relation {
    mt_am_relation_kind kind;
    bool gone;
    mt_am_end from, to;
} mt_am_relation;

typedef struct mt_am_inference {
    uint32_t argument, conclusion; /* the conclusion's place in the reconstruction */
    uint32_t part;                 /* the argument that it is in now */
    uint32_t relation, relations;
    moot_str *rule;
    uint32_t rules;
    const mt_value *data;
    mt_am_place place;
} mt_am_inference;

typedef struct mt_am_section {
    moot_str title;
    uint32_t id;                               /* the number of "s1" */
    uint32_t level, parent, first, last, next; /* sections, or MT_NO_ID */
    const mt_am_range *range;
    uint32_t ranges;
    bool placed; /* comes from a heading */
    bool cut;    /* ended by the next heading, not by the text */
    bool has_end;
    mt_am_place place;
    const mt_value *data;
    const mt_value *is_group, *is_closed; /* NULL: not said */
    const mt_value *tag_list;             /* regrouped: as the setting has it */
    uint32_t tag, tags;                   /* in the model's tag_of */
    moot_str color;
    bool coloured;
} mt_am_section;

typedef struct mt_am_tag {
    moot_str name;
    moot_str color;           /* empty: none */
    const mt_value *priority; /* or NULL */
} mt_am_tag;

typedef struct mt_am_model {
    mt_arena *arena;
    const mt_doc *doc;
    const mt_am_settings *set;
    MT_VEC(mt_am_element) statements;
    MT_VEC(mt_am_element) arguments;
    MT_VEC(mt_am_member) members;
    MT_VEC(mt_am_inference) inferences;
    MT_VEC(mt_am_relation) relations;
    MT_VEC(mt_am_section) sections;
    MT_VEC(mt_am_tag) tags;
    MT_VEC(uint32_t) tag_of;      /* lists of tags, cut out by members and sections */
    MT_VEC(uint32_t) pcs;         /* reconstructions: members */
    MT_VEC(uint32_t) relation_of; /* lists of relations, cut out by their ends */
    mt_intern statement_ids, argument_ids, tag_ids;
    /* Statements and arguments as they are listed: titles that are whole numbers first,
     * in ascending order, then by their first place. */
    uint32_t *statement_order, *argument_order;
    uint32_t top_sections, last_top_section; /* the first and last one without parent */
    uint32_t max_level;
} mt_am_model;

/* The model of a document.  Findings that only the model shows go to `diags`, with
 * places in the text.  Linear.  Short of memory the arena has failed. */
void mt_am_build(mt_am_model *m, const mt_doc *doc, const mt_am_settings *set, mt_arena *arena,
                 mt_diags *diags);

/* The element at one end; not for inferences. */
static inline mt_am_element *mt_am_element_at(const mt_am_model *m, mt_am_end e)
{
    return e.kind == MT_AM_CLASS ? &m->statements.at[e.id] : &m->arguments.at[e.id];
}
static inline bool mt_am_symmetric(mt_am_relation_kind kind)
{
    return kind == MT_AM_CONTRARY || kind == MT_AM_CONTRADICTORY;
}
static inline bool mt_am_same_end(mt_am_end a, mt_am_end b)
{
    return a.kind == b.kind && a.id == b.id;
}

/* The text by which an element is known: of the last member that is no reference and is
 * marked isCanonical, or else the last that is no reference.  Empty if there is none. */
mt_am_text mt_am_canonical(const mt_am_model *m, const mt_am_element *e);

extern const char *const mt_am_relation_word[MT_AM_RELATION_KINDS];

#endif
