/* The pieces of JSON that every element has, by name: emit.h copies them. */
#ifndef MT_ARGMAP_JSON_PIECE_H
#define MT_ARGMAP_JSON_PIECE_H

#include "argmap/model.h"

enum {
    MT_PIECE_CLASS,
    MT_PIECE_ARGUMENT,
    MT_PIECE_TITLE,
    MT_PIECE_RELATIONS,
    MT_PIECE_NO_RELATIONS,
    MT_PIECE_RELATION,                                        /* and its kind */
    MT_PIECE_FROM = MT_PIECE_RELATION + MT_AM_RELATION_KINDS, /* and its kind */
    MT_PIECE_TO = MT_PIECE_FROM + 3,                          /* likewise */
    MT_PIECE_START_LINE = MT_PIECE_TO + 3,
    MT_PIECE_START_COLUMN,
    MT_PIECE_END_LINE,
    MT_PIECE_END_COLUMN,
    MT_PIECE_DATA,
    MT_PIECE_SECTION,
    MT_PIECE_INFERENCE,
    MT_PIECE_RULES,
    MT_PIECE_CONCLUSION,
    MT_PIECE_ARGUMENT_TITLE,
    MT_PIECE_MEMBERS,
    MT_PIECE_MEMBER, /* and its role */
    MT_PIECE_TOP_MEMBER = MT_PIECE_MEMBER + MT_AM_DESCRIPTION + 1,
    MT_PIECE_TOP_DESCRIPTION,
    MT_PIECE_REFERENCE,
    MT_PIECE_TEXT,
    MT_PIECE_PCS,
    MT_PIECE_FONT,
    MT_PIECE_COLOR,
    MT_PIECE_END,
    MT_PIECE_END_LIST,
    MT_PIECES
};

extern const char *const mt_am_pieces[MT_PIECES];

#endif
