/* Claims with their places in the source text -> the extent of each party's text. */
#include "model/draft.h"

static uint32_t end_of(moot_span s)
{
    return s.off + s.len;
}

static void widen(moot_span *body, moot_span by)
{
    if (by.len == 0)
        return;
    if (body->len == 0) {
        *body = by;
        return;
    }
    uint32_t end = end_of(*body) > end_of(by) ? end_of(*body) : end_of(by);
    uint32_t off = body->off < by.off ? body->off : by.off;
    *body = (moot_span){off, end - off};
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

/* The first byte of the line around `at` that is not before `floor`. */
static uint32_t line_start(moot_str text, uint32_t at, uint32_t floor)
{
    while (at > floor && !is_break(text.ptr[at - 1]))
        at--;
    return at;
}

static uint32_t line_end(moot_str text, uint32_t at, uint32_t limit)
{
    while (at < limit && !is_break(text.ptr[at]))
        at++;
    return at;
}

static bool is_blank(moot_str text, uint32_t from, uint32_t to)
{
    return mt_str_trim(mt_sub(text, from, to - from)).len == 0;
}

/* Where the paragraph around `at` begins, but not before `floor`. */
static uint32_t paragraph_start(moot_str text, uint32_t at, uint32_t floor)
{
    uint32_t start = line_start(text, at, floor);
    while (start > floor) {
        uint32_t before = start - 1;
        if (before > floor && text.ptr[before] == '\n' && text.ptr[before - 1] == '\r')
            before--;
        uint32_t line = line_start(text, before, floor);
        if (is_blank(text, line, before))
            break;
        start = line;
    }
    return start;
}

/* Where it ends, but not after `limit`. */
static uint32_t paragraph_end(moot_str text, uint32_t at, uint32_t limit)
{
    uint32_t end = line_end(text, at, limit);
    while (end < limit) {
        uint32_t next = end + 1;
        if (next < limit && text.ptr[end] == '\r' && text.ptr[next] == '\n')
            next++;
        uint32_t line = line_end(text, next, limit);
        if (is_blank(text, next, line))
            break;
        end = line;
    }
    return end;
}

/* `body` with the whole of the paragraphs it begins and ends in, leaving out the
 * question and what belongs to `other`. */
static moot_span with_paragraphs(const mt_debate *d, moot_span body, moot_span other)
{
    uint32_t floor = 0, limit = (uint32_t)d->text.len;
    if (other.len && end_of(other) <= body.off)
        floor = end_of(other);
    else if (other.len && other.off >= end_of(body))
        limit = other.off;
    else if (other.len)
        return body;
    uint32_t start = paragraph_start(d->text, body.off, floor);
    uint32_t end = paragraph_end(d->text, end_of(body), limit);
    if (d->question.len) {
        size_t at = mt_str_find(mt_sub(d->text, start, body.off - start), d->question);
        if (at != SIZE_MAX)
            start += (uint32_t)(at + d->question.len);
    }
    while (start < body.off && mt_is_space(d->text.ptr[start]))
        start++;
    while (end > end_of(body) && mt_is_space(d->text.ptr[end - 1]))
        end--;
    return (moot_span){start, end - start};
}

void mt_give_bodies(mt_debate *d)
{
    moot_span body[2] = {{0, 0}, {0, 0}};
    for (uint32_t i = 0; i < d->sayings; i++) {
        const mt_saying *s = &d->saying[i];
        if (s->side == MT_SIDE_YES || s->side == MT_SIDE_NO)
            widen(&body[s->side == MT_SIDE_NO], s->source);
    }
    for (uint32_t i = 0; i < d->arguments; i++) {
        const mt_argument *a = &d->argument[i];
        if (a->side == MT_SIDE_YES || a->side == MT_SIDE_NO)
            widen(&body[a->side == MT_SIDE_NO], a->source);
    }
    bool given[2];
    for (int k = 0; k < 2; k++) {
        given[k] = d->party[k].body.len > 0;
        widen(&body[k], d->party[k].credit_span);
        if (given[k])
            body[k] = d->party[k].body;
    }
    /* What lies between two bodies in one paragraph goes to the one that comes first. */
    int first = body[1].off < body[0].off;
    for (int i = 0; i < 2; i++) {
        int k = i ? !first : first;
        if (body[k].len && !given[k])
            body[k] = with_paragraphs(d, body[k], body[!k]);
        d->party[k].body = body[k];
    }
}
