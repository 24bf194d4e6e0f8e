/* Text -> widths and lines. */
#include "render/measure.h"

#include "base/utf8.h"

static const uint16_t ascii[95] = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 240, 240, 500,
    240, 833, 556, 556, 556, 556, 360, 500, 300, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};

typedef struct width_range {
    uint32_t first, last;
    uint16_t width;
} width_range;

/* In order of code points; what falls between two rows has the width of `other`. */
static const width_range ranges[] = {
    {0x00A0, 0x00A0, 278},  {0x00A1, 0x00FF, 620},    {0x0100, 0x02FF, 640},
    {0x0300, 0x036F, 0},    {0x0370, 0x058F, 740},    {0x0590, 0x08FF, 640},
    {0x0900, 0x0EFF, 800},  {0x1100, 0x115F, 1000},   {0x1E00, 0x1FFF, 700},
    {0x2000, 0x200A, 500},  {0x200B, 0x200F, 0},      {0x2010, 0x2013, 560},
    {0x2014, 0x2015, 1000}, {0x2018, 0x201B, 260},    {0x201C, 0x201F, 400},
    {0x2020, 0x2022, 560},  {0x2026, 0x2026, 1000},   {0x202A, 0x202E, 0},
    {0x2060, 0x2064, 0},    {0x2E80, 0xA4CF, 1000},   {0xAC00, 0xD7A3, 1000},
    {0xF900, 0xFAFF, 1000}, {0xFE00, 0xFE0F, 0},      {0xFE20, 0xFE2F, 0},
    {0xFE30, 0xFE6F, 1000}, {0xFEFF, 0xFEFF, 0},      {0xFF00, 0xFF60, 1000},
    {0xFFE0, 0xFFE6, 1000}, {0x1F000, 0x1FAFF, 1350}, {0x20000, 0x3FFFD, 1000},
    {0xE0100, 0xE01EF, 0},
};
enum { OTHER_WIDTH = 900, ELLIPSIS_WIDTH = 1000 };

/* Width of one code point: 0 for marks that combine, 1000 and more for wide ones. */
static uint32_t char_width(uint32_t c)
{
    if (c < 0x20 || c == 0x7F)
        return 278;
    if (c < 0x7F)
        return ascii[c - 0x20];
    size_t lo = 0, hi = sizeof(ranges) / sizeof(ranges[0]);
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (c > ranges[mid].last)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (lo < sizeof(ranges) / sizeof(ranges[0]) && c >= ranges[lo].first)
        return ranges[lo].width;
    return OTHER_WIDTH;
}

uint32_t mt_measure(moot_str text)
{
    uint32_t sum = 0;
    for (size_t at = 0; at < text.len;)
        sum += char_width(mt_utf8_next(text, &at));
    return sum;
}

bool mt_measure_to_left(moot_str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c = mt_utf8_next(text, &at);
        if ((c >= 0x05D0 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
            (c >= 0xFE70 && c <= 0xFEFE))
            return true;
        if ((c < 0x80 && mt_is_alpha((char)c)) || c >= 0x00C0)
            return false;
    }
    return false;
}

/* May a line end after this character though no blank follows? */
static bool breaks_after(uint32_t c)
{
    return (c >= 0x2E80 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFF60) ||
           (c >= 0x20000 && c <= 0x3FFFD);
}

/* The longest piece of text[from..] that fits: its end.  `next` is where the
 * line after it begins. */
static size_t fit(moot_str text, size_t from, uint32_t width, size_t *next)
{
    uint32_t sum = 0;
    size_t end = from, last = 0, last_next = 0;
    for (size_t at = from; at < text.len;) {
        size_t here = at;
        uint32_t c = mt_utf8_next(text, &at);
        bool space = c < 0x80 && mt_is_space((char)c);
        if (space && here > from) {
            last = here;
            last_next = at;
        }
        sum += char_width(c);
        if (sum > width && !space && here > from) {
            *next = last ? last_next : here;
            return last ? last : here;
        }
        if (breaks_after(c)) {
            last = at;
            last_next = at;
        }
        end = at;
    }
    *next = end;
    return end;
}

static size_t skip_space(moot_str text, size_t at)
{
    while (at < text.len && mt_is_space(text.ptr[at]))
        at++;
    return at;
}

void mt_wrap(mt_arena *arena, moot_str text, uint32_t width, uint32_t max_lines, mt_lines *out)
{
    out->cut = false;
    size_t at = skip_space(text, 0);
    while (at < text.len && out->line.n < max_lines) {
        size_t next = at;
        size_t end = fit(text, at, width, &next);
        next = skip_space(text, next);
        if (next < text.len && out->line.n + 1 == max_lines) {
            uint32_t room = width > ELLIPSIS_WIDTH ? width - ELLIPSIS_WIDTH : 0;
            size_t after = at;
            end = fit(text, at, room, &after);
            out->cut = true;
        }
        MT_VEC_PUSH(arena, &out->line, mt_str_trim(mt_sub(text, at, end - at)));
        if (mt_arena_failed(arena))
            return;
        at = next;
    }
}
