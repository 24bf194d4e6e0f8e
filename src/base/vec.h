/* Growing arrays in an arena.  Growth doubles; the old copy stays in the arena
 * until it is freed, so a vector costs at most twice its final size. */
#ifndef MT_BASE_VEC_H
#define MT_BASE_VEC_H

#include "base/arena.h"

#define MT_VEC(type)  \
    struct {          \
        type *at;     \
        uint32_t n;   \
        uint32_t cap; \
    }

/* More room for an array of `n` objects of `size`: the new array, or NULL. */
void *mt_vec_grow(mt_arena *a, const void *at, uint32_t n, uint32_t *cap, size_t size);

/* Room for `count` items in an empty array, where their number is known before. */
#define MT_VEC_ROOM(arena, v, type, count)                               \
    do {                                                                 \
        (v)->at = (type *)mt_arena_room((arena), (count), sizeof(type)); \
        (v)->cap = (v)->at ? (uint32_t)(count) : 0;                      \
    } while (0)

/* Append `item`.  Short of memory it does nothing; the arena remembers. */
#define MT_VEC_PUSH(arena, v, item)                                                           \
    do {                                                                                      \
        if ((v)->n == (v)->cap) {                                                             \
            void *more_ = mt_vec_grow((arena), (v)->at, (v)->n, &(v)->cap, sizeof(*(v)->at)); \
            if (more_)                                                                        \
                (v)->at = more_;                                                              \
        }                                                                                     \
        if ((v)->n < (v)->cap)                                                                \
            (v)->at[(v)->n++] = (item);                                                       \
    } while (0)

#endif
