/* Every diagnostic of this room, in one table: code, severity, what it is, how
 * to mend it.  docs/DIAGNOSTICS.md has the same rows with examples. */
#ifndef MT_ARGDOWN_CODES_H
#define MT_ARGDOWN_CODES_H

#include "base/code.h"
#include "base/diag.h"

/* name, code, severity, title, hint */
#define MT_ARGDOWN_CODES(X)                                                                      \
    X(EMPTY, "AD001", MOOT_ERROR, "nothing but blanks and comments",                             \
      "write a statement, such as [Claim]: what is claimed")                                     \
    X(FRONT_MATTER_OPEN, "AD002", MOOT_ERROR, "front matter that is never closed",               \
      "end it with a line of three equals signs: ===")                                           \
    X(FRONT_MATTER_LATE, "AD003", MOOT_ERROR, "front matter after the beginning",                \
      "move it to the top of the document")                                                      \
    X(BLANK_LINE, "AD004", MOOT_ERROR, "a blank line is missing before a block",                 \
      "put a blank line before this line")                                                       \
    X(TITLE_OPEN, "AD005", MOOT_ERROR, "a title that is never closed",                           \
      "close the bracket on the same line, or write \\[ or \\< for the character itself")        \
    X(TEXT_AFTER_REFERENCE, "AD006", MOOT_ERROR, "text after a reference",                       \
      "put a colon after the bracket to define it, or begin with @ to mention it inside text")   \
    X(REFERENCE_IN_TEXT, "AD007", MOOT_ERROR, "a reference inside text",                         \
      "write @ before the bracket to mention it, or a backslash for the bracket itself")         \
    X(NO_TEXT, "AD008", MOOT_ERROR, "a statement without text",                                  \
      "write its words after the colon or the number")                                           \
    X(RELATION_STRAY, "AD009", MOOT_ERROR, "a relation without a parent",                        \
      "put it, indented, directly below what it relates to; lists begin with *")                 \
    X(RELATION_NOT_INDENTED, "AD010", MOOT_ERROR, "a relation that is not indented",             \
      "put at least one blank before the relation sign")                                         \
    X(RELATION_EMPTY, "AD011", MOOT_ERROR, "a relation with nothing after its sign",             \
      "name or write what stands in this relation")                                              \
    X(CONTRADICTION_ARGUMENT, "AD012", MOOT_ERROR, "an argument after ><",                       \
      "only statements contradict each other: use [..] instead of <..>, or - for an attack")     \
    X(INFERENCE_RELATION, "AD013", MOOT_ERROR, "a relation to an inference that is no undercut", \
      "use _ or <_ below an inference")                                                          \
    X(DEPTH, "AD014", MOOT_ERROR, "nested too deeply",                                           \
      "use at most 1000 levels of relations and 100 of bold and italic")                         \
    X(RANGE_OPEN, "AD015", MOOT_ERROR, "bold or italic text that is never closed",               \
      "close it in the same paragraph, or put a backslash before the mark")                      \
    X(DATA_OPEN, "AD016", MOOT_WARNING, "data that is never closed",                             \
      "close the brace, or write \\{ for the character itself")                                  \
    X(DATA_IN_TEXT, "AD017", MOOT_ERROR, "braces inside text",                                   \
      "put the data at the end of the element, or write \\{ for the character itself")           \
    X(DATA_TWICE, "AD018", MOOT_ERROR, "a second data block for one element",                    \
      "put all keys into one pair of braces")                                                    \
    X(DATA_STRAY, "AD019", MOOT_ERROR, "data without an element",                                \
      "put it at the end of the statement, argument or heading it is about")                     \
    X(TEXT_AFTER_DATA, "AD020", MOOT_ERROR, "text after data",                                   \
      "move the data to the end of the element")                                                 \
    X(PCS_NO_CONCLUSION, "AD021", MOOT_ERROR, "premises without a conclusion",                   \
      "add a line of hyphens and a numbered conclusion, or write \\( for a plain parenthesis")   \
    X(PCS_NO_PREMISE, "AD022", MOOT_ERROR, "an inference without premises",                      \
      "write at least one numbered premise, such as (1) ..., before the hyphens")                \
    X(INFERENCE_OPEN, "AD023", MOOT_ERROR, "an inference that is never closed",                  \
      "end it with two hyphens: -- rule --")                                                     \
    X(INFERENCE_TAIL, "AD024", MOOT_ERROR, "text after the end of an inference",                 \
      "begin a new line after the closing hyphens")                                              \
    X(INFERENCE_THREE, "AD025", MOOT_ERROR, "an inference line of three hyphens",                \
      "use four hyphens or more: ----")                                                          \
    X(RULE_EMPTY, "AD026", MOOT_ERROR, "an empty inference rule",                                \
      "remove the comma or name a rule")                                                         \
    X(INFERENCE_STRAY, "AD027", MOOT_ERROR, "an inference line outside premises",                \
      "put it between numbered premises and a conclusion, or write \\-- for hyphens")            \
    X(LIST_NESTED, "AD028", MOOT_ERROR, "lists inside lists, too deeply",                        \
      "use at most 50 levels of lists")                                                          \
    X(YAML, "AD029", MOOT_ERROR, "data that is not YAML", "mend the YAML, such as {key: value}") \
    X(YAML_LIMIT, "AD030", MOOT_ERROR, "data that is too large or too deep",                     \
      "use at most 64 KiB and 32 levels")                                                        \
    X(YAML_KEY_TWICE, "AD031", MOOT_ERROR, "a key that is there twice",                          \
      "remove one of the two; the first one counts")                                             \
    X(YAML_REFUSED, "AD032", MOOT_ERROR, "a YAML feature moot does not take",                    \
      "write plain maps, lists and scalars, without aliases, tags and composed keys")            \
    X(INDENTED, "AD033", MOOT_WARNING, "an indented paragraph is a statement of its own",        \
      "leave out the blank line if it goes on with the words above, or else the indentation")

enum {
#define X(name, code, severity, title, hint) MT_AD_##name,
    MT_ARGDOWN_CODES(X)
#undef X
        MT_AD_COUNT
};

extern const mt_code mt_argdown_code[MT_AD_COUNT];

/* Add finding `which` about `span`; severity and hint come from the table. */
#define MT_AD_FOUND(diags, which, span, ...)                                                   \
    mt_diag_add((diags), mt_argdown_code[which].severity, mt_argdown_code[which].code, (span), \
                mt_argdown_code[which].hint, __VA_ARGS__)

#endif
