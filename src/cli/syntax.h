/* A parser in a process of its own, with limits of time and memory. */
#ifndef MT_CLI_SYNTAX_H
#define MT_CLI_SYNTAX_H

#include "mine/syntax.h"

#include <sys/types.h>

enum { MT_SYNTAX_SECONDS = 3, MT_SYNTAX_MB = 256 };

typedef struct mt_parser {
    mt_syntax syntax; /* for options.syntax; its ctx is this parser, which stays where it is */
    pid_t pid;        /* 0: not running */
    int to, from;
    uint32_t whole, partly, none,
        ended; /* how many sentences; `ended` by the limits, among `none` */
} mt_parser;

/* Start the process.  False if there is no parser or no dictionary. */
bool mt_parser_start(mt_parser *p);
/* End it; harmless if it does not run. */
void mt_parser_end(mt_parser *p);

#endif
