/* Heap sort. */
#include "base/sort.h"

static void swap(uint64_t *a, uint64_t *b)
{
    uint64_t x = *a;
    *a = *b;
    *b = x;
}

static void sift_down(uint64_t *at, uint64_t root, uint64_t end)
{
    for (uint64_t child; (child = 2 * root + 1) < end; root = child) {
        if (child + 1 < end && at[child] < at[child + 1])
            child++;
        if (at[root] >= at[child])
            return;
        swap(&at[root], &at[child]);
    }
}

void mt_sort_u64(uint64_t *at, uint32_t n)
{
    for (uint32_t i = n / 2; i-- > 0;)
        sift_down(at, i, n);
    for (uint32_t end = n; end-- > 1;) {
        swap(&at[0], &at[end]);
        sift_down(at, 0, end);
    }
}
