/* Growing arrays in an arena. */
#include "base/vec.h"

void *mt_vec_grow(mt_arena *a, const void *at, uint32_t n, uint32_t *cap, size_t size)
{
    enum {
#ifdef MOOT_ARENA_DEBUG
        FIRST = 2
#else
        FIRST = 8
#endif
    };
    if (n > UINT32_MAX / 2) {
        a->failed = true;
        return NULL;
    }
    uint32_t more = n ? n * 2 : FIRST;
    void *p = mt_arena_room(a, more, size);
    if (!p)
        return NULL;
    if (n)
        memcpy(p, at, (size_t)n * size);
    *cap = more;
    return p;
}
