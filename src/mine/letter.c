/* Code points -> classes, by tables and binary search. */
#include "mine/letter.h"

#include "base/str.h"
#include "mine/letter_table.h"

#include <stddef.h>

/* The run that `c` belongs to, or NULL.  O(log n). */
static const mt_letters *run_of(const mt_letters *run, size_t n, uint32_t c)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (run[mid].first <= c)
            low = mid + 1;
        else
            high = mid;
    }
    const mt_letters *at = low ? &run[low - 1] : NULL;
    return at && c <= at->last && (c - at->first) % at->step == 0 ? at : NULL;
}

#define RUN_OF(table, c) run_of(table, sizeof(table) / sizeof((table)[0]), c)

bool mt_cp_letter(uint32_t c)
{
    return c < 0x80 ? mt_is_alpha((char)c) : RUN_OF(letters, c) != NULL;
}

bool mt_cp_digit(uint32_t c)
{
    return c < 0x80 ? mt_is_digit((char)c) : RUN_OF(digits, c) != NULL;
}

bool mt_cp_upper(uint32_t c)
{
    return c < 0x80 ? mt_is_upper((char)c) : RUN_OF(uppers, c) != NULL;
}

uint32_t mt_cp_lower(uint32_t c)
{
    if (c < 0x80)
        return (uint32_t)mt_to_lower((char)c);
    const mt_letters *run = RUN_OF(lowers, c);
    return run ? c + (uint32_t)run->delta : c;
}
