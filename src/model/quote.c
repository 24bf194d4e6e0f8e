/* Quotes and code points -> spans of the source text. */
#include "model/quote.h"

#include "base/utf8.h"

#include <math.h>

enum { STRIDE = 64 };

/* Bytes of white space at `i`: ASCII blanks and the no-break space. */
static size_t blank_at(moot_str s, size_t i)
{
    if (mt_is_space(s.ptr[i]))
        return 1;
    return i + 1 < s.len && s.ptr[i] == '\xC2' && s.ptr[i + 1] == '\xA0' ? 2 : 0;
}

/* `s` with its white space folded and trimmed into `to`; the bytes written.  `at`
 * (may be NULL) gets the origin of each byte. */
static uint32_t fold(moot_str s, char *to, uint32_t *at)
{
    uint32_t n = 0;
    bool pending = false;
    for (size_t i = 0; i < s.len;) {
        size_t blank = blank_at(s, i);
        if (blank) {
            pending = n > 0;
            i += blank;
            continue;
        }
        if (pending) {
            if (at)
                at[n] = (uint32_t)i - 1;
            to[n++] = ' ';
            pending = false;
        }
        if (at)
            at[n] = (uint32_t)i;
        to[n++] = s.ptr[i++];
    }
    return n;
}

void mt_places_begin(mt_places *p, moot_str text, mt_arena *arena)
{
    *p = (mt_places){.arena = arena, .text = text, .left = (uint64_t)1 << 30};
    p->mark = MT_NEW_ARRAY(arena, uint32_t, text.len / STRIDE + 2);
    p->folded = mt_arena_alloc(arena, text.len + 1, 1);
    p->at = MT_NEW_ARRAY(arena, uint32_t, text.len + 1);
    if (!p->mark || !p->folded || !p->at)
        return;
    for (size_t i = 0; i < text.len; i++) {
        if (((unsigned char)text.ptr[i] & 0xC0) == 0x80)
            continue;
        if (p->points % STRIDE == 0)
            p->mark[p->points / STRIDE] = (uint32_t)i;
        p->points++;
    }
    p->n = fold(text, p->folded, p->at);
}

static uint32_t byte_of(const mt_places *p, uint32_t point)
{
    if (point >= p->points)
        return (uint32_t)p->text.len;
    size_t i = p->mark[point / STRIDE];
    for (uint32_t left = point % STRIDE; left > 0; left--)
        mt_utf8_next(p->text, &i);
    return (uint32_t)i;
}

bool mt_places_span(const mt_places *p, double start, double end, moot_span *span)
{
    if (!(start >= 0 && start < end && end <= p->points) || start != floor(start) ||
        end != floor(end) || mt_arena_failed(p->arena))
        return false;
    uint32_t from = byte_of(p, (uint32_t)start);
    *span = (moot_span){from, byte_of(p, (uint32_t)end) - from};
    return true;
}

/* Offset of `needle` in the folded text, or UINT32_MAX, by a rolling hash. */
static uint32_t find(const mt_places *p, const char *needle, uint32_t n)
{
    const uint32_t base = 257;
    uint32_t want = 0, have = 0, high = 1;
    for (uint32_t i = 0; i < n; i++) {
        want = want * base + (unsigned char)needle[i];
        have = have * base + (unsigned char)p->folded[i];
        high = i ? high * base : high;
    }
    for (uint32_t i = 0;; i++) {
        if (have == want && memcmp(p->folded + i, needle, n) == 0)
            return i;
        if (i + n >= p->n)
            return UINT32_MAX;
        have = (have - high * (unsigned char)p->folded[i]) * base + (unsigned char)p->folded[i + n];
    }
}

bool mt_places_quote(mt_places *p, moot_str quote, moot_span *span)
{
    char *needle = mt_arena_alloc(p->arena, quote.len, 1);
    uint32_t n = needle ? fold(quote, needle, NULL) : 0;
    if (n == 0 || n > p->n || mt_arena_failed(p->arena) || p->left < p->n)
        return false;
    p->left -= p->n;
    uint32_t i = find(p, needle, n);
    if (i == UINT32_MAX)
        return false;
    uint32_t last = p->at[i + n - 1];
    *span = (moot_span){p->at[i], last + 1 - p->at[i]};
    return true;
}
