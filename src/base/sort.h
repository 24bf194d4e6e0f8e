/* Numbers into ascending order: heap sort, without recursion or callbacks.  O(n log n). */
#ifndef MT_BASE_SORT_H
#define MT_BASE_SORT_H

#include <stdint.h>

void mt_sort_u64(uint64_t *at, uint32_t n);

#endif
