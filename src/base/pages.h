/* Memory from malloc, in which a block of two MiB or more lies on large pages where the system has
 * them: a page of 4 KiB costs half a microsecond when it is first touched, and large texts touch
 * thousands of them. */
#ifndef MT_BASE_PAGES_H
#define MT_BASE_PAGES_H

#include <stddef.h>

enum { MT_LARGE_PAGE = 2 * 1024 * 1024 };

/* The shape of moot_alloc.  What it gives may be given to free(). */
void *mt_pages_resize(void *ctx, void *ptr, size_t old_size, size_t new_size);

#endif
