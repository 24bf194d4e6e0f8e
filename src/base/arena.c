/* Memory in chunks, freed in one call. */
#include "base/arena.h"

#include "base/pages.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

/* Chunks double up to LARGEST_SMALL; what has grown beyond that grows by large pages. */
enum { ALIGN = 16, FIRST_CHUNK = 4096, LARGEST_SMALL = 1 << 18 };

struct mt_chunk {
    mt_chunk *older;
    size_t size; /* of the whole block, this header included */
    size_t used; /* likewise */
    size_t pad;
};
static_assert(sizeof(mt_chunk) % ALIGN == 0, "the first object of a chunk must be aligned");

const moot_alloc mt_alloc_default = {mt_pages_resize, NULL};

void mt_arena_init(mt_arena *a, const moot_alloc *alloc)
{
    *a = (mt_arena){.alloc = alloc ? *alloc : mt_alloc_default};
}

void mt_arena_free(mt_arena *a)
{
    for (mt_chunk *c = a->chunk; c;) {
        mt_chunk *older = c->older;
        a->alloc.resize(a->alloc.ctx, c, c->size, 0);
        c = older;
    }
    *a = (mt_arena){.alloc = a->alloc};
}

static mt_chunk *add_chunk(mt_arena *a, size_t bytes)
{
#ifdef MOOT_ARENA_DEBUG
    size_t size = sizeof(mt_chunk) + bytes;
#else
    size_t size = a->chunk ? a->chunk->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_SMALL)
        size = MT_LARGE_PAGE;
    if (size < sizeof(mt_chunk) + bytes)
        size = sizeof(mt_chunk) + bytes;
    /* Of a large page nothing is left over. */
    if (size > MT_LARGE_PAGE && size <= SIZE_MAX / 2)
        size = (size + MT_LARGE_PAGE - 1) / MT_LARGE_PAGE * MT_LARGE_PAGE;
#endif
    mt_chunk *c = a->alloc.resize(a->alloc.ctx, NULL, 0, size);
    if (!c) {
        a->failed = true;
        return NULL;
    }
    *c = (mt_chunk){.older = a->chunk, .size = size, .used = sizeof(mt_chunk)};
    a->chunk = c;
    return c;
}

/* `bytes` that nobody has written to, or NULL. */
static char *take(mt_arena *a, size_t count, size_t size, size_t *bytes)
{
    if (a->failed || count == 0 || size == 0)
        return NULL;
    if (__builtin_mul_overflow(count, size, bytes) || *bytes > SIZE_MAX / 2) {
        a->failed = true;
        return NULL;
    }
    size_t start = a->chunk ? (a->chunk->used + ALIGN - 1) / ALIGN * ALIGN : 0;
    mt_chunk *c = a->chunk;
    if (!c || start > c->size || *bytes > c->size - start) {
        c = add_chunk(a, *bytes);
        if (!c)
            return NULL;
        start = sizeof(mt_chunk);
    }
    c->used = start + *bytes;
    return (char *)c + start;
}

void *mt_arena_alloc(mt_arena *a, size_t count, size_t size)
{
    size_t bytes = 0;
    char *p = take(a, count, size, &bytes);
    if (p)
        memset(p, 0, bytes);
    return p;
}

void *mt_arena_room(mt_arena *a, size_t count, size_t size)
{
    size_t bytes = 0;
    char *p = take(a, count, size, &bytes);
#ifndef NDEBUG
    if (p)
        memset(p, 0xA5, bytes); /* who reads what was not written shall see it */
#endif
    return p;
}

moot_str mt_arena_dup(mt_arena *a, moot_str s)
{
    char *p = mt_arena_room(a, s.len, 1);
    if (!p)
        return (moot_str){"", 0};
    memcpy(p, s.ptr, s.len);
    return (moot_str){p, s.len};
}

moot_str mt_arena_printf(mt_arena *a, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    char *p = n < 0 ? NULL : mt_arena_room(a, (size_t)n + 1, 1);
    if (!p)
        return (moot_str){"", 0};
    va_start(ap, fmt);
    n = vsnprintf(p, (size_t)n + 1, fmt, ap);
    va_end(ap);
    return (moot_str){p, n < 0 ? 0 : (size_t)n};
}
