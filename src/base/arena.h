/* A region of memory that grows in chunks and is freed in one call.
 *
 * Allocation failure is sticky: after the first NULL every later request is
 * NULL too, so a producer may test mt_arena_failed() once, at the end.
 * With MOOT_ARENA_DEBUG each object is its own block, so that AddressSanitizer
 * sees an overrun from one object into the next. */
#ifndef MT_BASE_ARENA_H
#define MT_BASE_ARENA_H

#include "base/str.h"

typedef struct mt_chunk mt_chunk;
typedef struct mt_arena {
    moot_alloc alloc;
    mt_chunk *chunk; /* newest first */
    bool failed;
} mt_arena;

/* malloc, realloc and free behind the shape of moot_alloc; see base/pages.h. */
extern const moot_alloc mt_alloc_default;

/* `alloc` is copied; NULL means mt_alloc_default. */
void mt_arena_init(mt_arena *a, const moot_alloc *alloc);
void mt_arena_free(mt_arena *a);
/* Zeroed bytes for `count` objects of `size`, aligned for any type.  NULL if
 * memory is short or the product overflows; 0 bytes is NULL too (no failure). */
void *mt_arena_alloc(mt_arena *a, size_t count, size_t size);
/* The same with nothing in it, for what is written whole: large pages are touched once less. */
void *mt_arena_room(mt_arena *a, size_t count, size_t size);
static inline bool mt_arena_failed(const mt_arena *a)
{
    return a->failed;
}
/* A copy of `s`; the empty slice if memory is short. */
moot_str mt_arena_dup(mt_arena *a, moot_str s);
moot_str mt_arena_printf(mt_arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#define MT_NEW(arena, type) ((type *)mt_arena_alloc((arena), 1, sizeof(type)))
#define MT_NEW_ARRAY(arena, type, count) ((type *)mt_arena_alloc((arena), (count), sizeof(type)))

#endif
