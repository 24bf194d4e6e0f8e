/* Offsets -> lines and columns.  LF, CR LF and a lone CR end a line. */
#include "argmap/place.h"

#include "argmap/words.h"
#include "base/utf8.h"

static uint32_t next_break(moot_str t, uint32_t i, bool has_cr)
{
    if (!has_cr) {
        const char *hit = memchr(t.ptr + i, '\n', t.len - i);
        return hit ? (uint32_t)(hit - t.ptr) : (uint32_t)t.len;
    }
    while (i < t.len && !mt_is_break(t.ptr[i]))
        i++;
    return i;
}

static uint32_t after_break(moot_str t, uint32_t i)
{
    return i + 1 < t.len && t.ptr[i] == '\r' && t.ptr[i + 1] == '\n' ? i + 2 : i + 1;
}

bool mt_am_lines_init(mt_am_lines *l, moot_str text, mt_arena *arena)
{
    *l = (mt_am_lines){.text = text, .ascii = mt_ascii_end(text, 0) == text.len, .off = UINT32_MAX};
    bool has_cr = text.len && memchr(text.ptr, '\r', text.len);
    MT_VEC(uint32_t) start = {0};
    MT_VEC_ROOM(arena, &start, uint32_t, text.len / 32 + 1);
    MT_VEC_PUSH(arena, &start, 0);
    for (uint32_t i = 0; (i = next_break(text, i, has_cr)) < text.len;) {
        i = after_break(text, i);
        MT_VEC_PUSH(arena, &start, i);
    }
    l->start = start.at;
    l->n = start.n;
    return !mt_arena_failed(arena);
}

void mt_am_lines_before(mt_am_lines *l, uint32_t off, uint32_t *line, uint32_t *column)
{
    uint32_t last = off - 1;
    while (last && ((unsigned char)l->text.ptr[last] & 0xC0) == 0x80)
        last--;
    mt_am_lines_at(l, last, line, column);
    *column += (unsigned char)l->text.ptr[last] >= 0xF0;
}

enum { NEXT = 4 };

void mt_am_lines_at(mt_am_lines *l, uint32_t off, uint32_t *line, uint32_t *column)
{
    if (off != l->off) {
        uint32_t low = 0, high = l->n;
        if (l->start[l->near] <= off)
            low = l->near;
        /* Most questions go a little further than the one before. */
        for (uint32_t k = 0; k < NEXT && low + 1 < l->n && l->start[low + 1] <= off; k++)
            low++;
        if (low + 1 < l->n && off < l->start[low + 1])
            high = low + 1;
        while (high - low > 1) {
            uint32_t mid = low + (high - low) / 2;
            if (l->start[mid] <= off)
                low = mid;
            else
                high = mid;
        }
        uint32_t start = l->start[low];
        l->near = low;
        l->off = off;
        l->column = 1 + (l->ascii ? off - start : mt_am_units(mt_sub(l->text, start, off - start)));
    }
    *line = l->near + 1;
    *column = l->column;
}
