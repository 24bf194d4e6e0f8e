/* The printer's state, shared by print.c and print_comment.c. */
#ifndef MT_ARGDOWN_PRINT_H
#define MT_ARGDOWN_PRINT_H

#include "argdown/doc.h"
#include "argdown/walk.h"

typedef struct mt_printer {
    const mt_doc *doc;
    mt_out *out;
    mt_walk walk;
    bool has_cr;
    bool any;            /* something is written */
    bool line_open;      /* something stands on this line */
    bool blank;          /* a blank is due before what comes next on this line */
    bool line_start;     /* what comes next is the first of a continuing line */
    uint32_t level;      /* of relations */
    uint32_t last_level; /* of the last line written */
    uint32_t inline_end; /* of the last inline node written */
    uint32_t hang;       /* blanks before a continuing line */
    uint32_t done;       /* end in the source of what was written last */
    uint32_t comment;    /* the next one to write */
} mt_printer;

/* Bytes of the source, with LF for other line ends. */
void mt_print_source(mt_printer *p, moot_span span);
/* A line end inside an element. */
void mt_print_break(mt_printer *p);

/* Is there a comment to write that begins before `stop`? */
static inline bool mt_print_has_comment(const mt_printer *p, uint32_t stop)
{
    return p->comment < p->doc->comments.n && p->doc->comments.at[p->comment].off < stop;
}
/* What stands between two blocks: comments, and at least one blank line, unless this is
 * the top.  The next block begins at `stop`; at the end of the text there is none. */
void mt_print_between(mt_printer *p, uint32_t stop);
/* Comments before the line of a relation, item or inference, indented by `level`. */
void mt_print_comment_lines(mt_printer *p, const mt_node *node, uint32_t level);
/* Comments that follow what was written last on its line. */
void mt_print_trailing_comments(mt_printer *p);
/* Comments inside an element, before what begins at `stop`; a blank or a line begun
 * is then due. */
void mt_print_inner_comments(mt_printer *p, uint32_t stop);

#endif
