/* Where moot is built without link-grammar: no parser. */
#include "cli/syntax.h"

bool mt_parser_start(mt_parser *p)
{
    *p = (mt_parser){.pid = 0};
    return false;
}

void mt_parser_end(mt_parser *p)
{
    (void)p;
}
