/* The shapes of the pieces. */
#include "argmap/json_piece.h"

#define KEY(name) ",\n\"" name "\": "
#define WORD(name, word) KEY(name) "\"" word "\""
#define OBJECT(type) ",\n{\n\"type\": \"" type "\""
#define RELATION(kind) OBJECT("relation") WORD("relationType", kind) KEY("from")
#define MEMBER(role) OBJECT("statement") WORD("role", role)

const char *const mt_am_pieces[MT_PIECES] = {
    [MT_PIECE_CLASS] = "{\n\"type\": \"equivalence-class\"" KEY("title"),
    [MT_PIECE_ARGUMENT] = "{\n\"type\": \"argument\"" KEY("title"),
    [MT_PIECE_TITLE] = KEY("title"),
    [MT_PIECE_RELATIONS] = KEY("relations") "[",
    [MT_PIECE_NO_RELATIONS] = KEY("relations") "[]",
    [MT_PIECE_RELATION + MT_AM_SUPPORT] = RELATION("support"),
    [MT_PIECE_RELATION + MT_AM_ATTACK] = RELATION("attack"),
    [MT_PIECE_RELATION + MT_AM_UNDERCUT] = RELATION("undercut"),
    [MT_PIECE_RELATION + MT_AM_ENTAILS] = RELATION("entails"),
    [MT_PIECE_RELATION + MT_AM_CONTRARY] = RELATION("contrary"),
    [MT_PIECE_RELATION + MT_AM_CONTRADICTORY] = RELATION("contradictory"),
    [MT_PIECE_FROM + MT_AM_CLASS] = WORD("fromType", "equivalence-class") KEY("to"),
    [MT_PIECE_FROM + MT_AM_ARGUMENT] = WORD("fromType", "argument") KEY("to"),
    [MT_PIECE_FROM + MT_AM_INFERENCE] = WORD("fromType", "inference") KEY("to"),
    [MT_PIECE_TO + MT_AM_CLASS] = WORD("toType", "equivalence-class") "\n}",
    [MT_PIECE_TO + MT_AM_ARGUMENT] = WORD("toType", "argument") "\n}",
    [MT_PIECE_TO + MT_AM_INFERENCE] = WORD("toType", "inference") KEY("conclusionIndex"),
    [MT_PIECE_START_LINE] = KEY("startLine"),
    [MT_PIECE_START_COLUMN] = KEY("startColumn"),
    [MT_PIECE_END_LINE] = KEY("endLine"),
    [MT_PIECE_END_COLUMN] = KEY("endColumn"),
    [MT_PIECE_DATA] = KEY("data"),
    [MT_PIECE_SECTION] = KEY("section") "\"s",
    [MT_PIECE_INFERENCE] = KEY("inference") "{\n\"type\": \"inference\"",
    [MT_PIECE_RULES] = KEY("inferenceRules") "[",
    [MT_PIECE_CONCLUSION] = KEY("conclusionIndex"),
    [MT_PIECE_ARGUMENT_TITLE] = KEY("argumentTitle"),
    [MT_PIECE_MEMBERS] = KEY("members") "[",
    [MT_PIECE_MEMBER + MT_AM_NO_ROLE] = OBJECT("statement") KEY("title"),
    [MT_PIECE_MEMBER + MT_AM_TOP_LEVEL] = MEMBER("top-level-statement") KEY("title"),
    [MT_PIECE_MEMBER + MT_AM_IN_RELATION] = MEMBER("relation-statement") KEY("title"),
    [MT_PIECE_MEMBER + MT_AM_PREMISE] = MEMBER("premise") KEY("title"),
    [MT_PIECE_MEMBER + MT_AM_INTERMEDIARY] = MEMBER("intermediary-conclusion") KEY("title"),
    [MT_PIECE_MEMBER + MT_AM_MAIN] = MEMBER("main-conclusion") KEY("title"),
    [MT_PIECE_MEMBER + MT_AM_DESCRIPTION] =
        MEMBER("argument-description") KEY("isTopLevel") "false" KEY("title"),
    [MT_PIECE_TOP_MEMBER] = MEMBER("top-level-statement") KEY("isTopLevel") "true" KEY("title"),
    [MT_PIECE_TOP_DESCRIPTION] =
        MEMBER("argument-description") KEY("isTopLevel") "true" KEY("title"),
    [MT_PIECE_REFERENCE] = KEY("isReference") "true",
    [MT_PIECE_TEXT] = KEY("text"),
    [MT_PIECE_PCS] = KEY("pcs") "[",
    [MT_PIECE_FONT] = KEY("fontColor"),
    [MT_PIECE_COLOR] = KEY("color"),
    [MT_PIECE_END] = "\n}",
    [MT_PIECE_END_LIST] = "\n]",
};
