/* Comments that lie outside running text -> their places in the canonical form. */
#include "argdown/print.h"

/* Line ends in the source from `from` to `stop`; 2 stands for more. */
static int breaks(const mt_printer *p, uint32_t from, uint32_t stop)
{
    moot_str text = p->doc->text;
    int n = 0;
    for (uint32_t i = from; i < stop && n < 2; i++)
        n += text.ptr[i] == '\n' ||
             (text.ptr[i] == '\r' && (i + 1 >= text.len || text.ptr[i + 1] != '\n'));
    return n;
}

static moot_span next(const mt_printer *p)
{
    return p->doc->comments.at[p->comment];
}

/* Where what follows the comment `c` begins: another one, or what stands at `stop`. */
static uint32_t after(const mt_printer *p, uint32_t stop)
{
    return mt_print_has_comment(p, stop) ? next(p).off : stop;
}

/* Is there a blank line in the source between here and `stop`, around the comments? */
static bool has_gap(const mt_printer *p, uint32_t stop)
{
    uint32_t from = p->done;
    for (uint32_t k = p->comment; k < p->doc->comments.n; k++) {
        moot_span c = p->doc->comments.at[k];
        if (c.off >= stop)
            break;
        if (breaks(p, from, c.off) > 1)
            return true;
        from = c.off + c.len;
    }
    return breaks(p, from, stop) > 1;
}

void mt_print_between(mt_printer *p, uint32_t stop)
{
    bool end = stop >= p->doc->text.len;
    bool want = p->any && !end && (p->comment >= p->doc->comments.n || !has_gap(p, stop));
    uint32_t level = p->last_level;
    while (mt_print_has_comment(p, stop)) {
        moot_span c = next(p);
        if (p->any && (want || breaks(p, p->done, c.off) > 1)) {
            mt_out_char(p->out, '\n');
            want = false;
            level = 0;
        }
        mt_out_fill(p->out, ' ', 2 * (size_t)level);
        mt_print_source(p, c);
        mt_out_char(p->out, '\n');
        p->any = true;
    }
    if (p->any && !end && (want || breaks(p, p->done, stop) > 1))
        mt_out_char(p->out, '\n');
    p->any = true;
}

/* Up to where comments go before the line of `node`.  A title must stand on the line
 * of its sign: comments that would part them go before the sign. */
static uint32_t lines_stop(const mt_printer *p, const mt_node *node)
{
    const mt_node *child = &p->doc->nodes.at[node->first];
    if (!node->first || child->kind > MT_NODE_ARGUMENT || child->form == MT_FORM_PLAIN)
        return node->span.off;
    for (uint32_t k = p->comment; k < p->doc->comments.n; k++) {
        moot_span c = p->doc->comments.at[k];
        if (c.off >= child->span.off)
            break;
        if (c.off >= node->span.off && breaks(p, c.off + c.len, child->span.off))
            return child->span.off;
    }
    return node->span.off;
}

void mt_print_comment_lines(mt_printer *p, const mt_node *node, uint32_t level)
{
    uint32_t stop = lines_stop(p, node);
    while (mt_print_has_comment(p, stop)) {
        mt_out_fill(p->out, ' ', 2 * (size_t)level);
        mt_print_source(p, next(p));
        mt_out_char(p->out, '\n');
    }
}

void mt_print_trailing_comments(mt_printer *p)
{
    while (p->comment < p->doc->comments.n && !breaks(p, p->done, next(p).off)) {
        mt_out_char(p->out, ' ');
        mt_print_source(p, next(p));
    }
}

void mt_print_inner_comments(mt_printer *p, uint32_t stop)
{
    while (mt_print_has_comment(p, stop)) {
        bool own = p->line_start;
        if (!own)
            mt_out_char(p->out, ' ');
        mt_print_source(p, next(p));
        p->blank = false;
        if (own || breaks(p, p->done, after(p, stop)))
            mt_print_break(p);
        else
            p->blank = true;
    }
}
