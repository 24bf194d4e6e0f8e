/* English sentence -> what its syntax says (link-grammar behind this one header).
 *
 * Holds its dictionary for as long as the process lives: for a process of its own, which
 * src/cli/syntax.c starts. */
#ifndef MT_CLI_PARSE_H
#define MT_CLI_PARSE_H

#include "mine/syntax.h"

/* Open library and dictionary; false if they are not there. */
bool mt_grammar_open(void);
/* Sentences of over 45 words have no parse, and words are left out of those of up to 25 only: that
 * bounds the work alike on every machine.  Besides, the parser gives up after a second by its own
 * clock, which it does not always keep. */
void mt_grammar_parse(const char *sentence, mt_syntax_facts *to);

#endif
