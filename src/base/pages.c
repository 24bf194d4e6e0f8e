/* Memory from malloc, large blocks on large pages. */
#include "base/pages.h"

#include <stdlib.h>
#include <sys/mman.h>

static void *large_block(size_t size)
{
    size_t whole = (size + MT_LARGE_PAGE - 1) / MT_LARGE_PAGE * MT_LARGE_PAGE;
    void *block = whole < size ? NULL : aligned_alloc(MT_LARGE_PAGE, whole);
#ifdef MADV_HUGEPAGE
    if (block)
        (void)madvise(block, whole, MADV_HUGEPAGE); /* a wish: what it answers changes nothing */
#endif
    return block;
}

void *mt_pages_resize(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    (void)ctx;
    (void)old_size;
    if (new_size == 0) {
        free(ptr);
        return NULL;
    }
    if (!ptr && new_size >= MT_LARGE_PAGE)
        return large_block(new_size);
    return realloc(ptr, new_size);
}
