#include "af/unpack.h"

#include <stdlib.h>
#include <string.h>

enum { MAGIC_MAX = 8, PACKINGS = 2 };

struct mt_unpack {
    mt_unpack_to to;
    void *ctx;
    uint64_t left;        /* bytes that may still come out of an archive */
    char head[MAGIC_MAX]; /* the first bytes, until the packing is known */
    size_t head_n;
    bool known;
    const mt_packing *packing; /* NULL: plain */
    void *decoder;
};

mt_unpack *mt_unpack_new(mt_unpack_to to, void *ctx, uint64_t limit)
{
    mt_unpack *u = calloc(1, sizeof *u);
    if (u) {
        u->to = to;
        u->ctx = ctx;
        u->left = limit;
    }
    return u;
}

void mt_unpack_free(mt_unpack *u)
{
    if (u && u->packing)
        u->packing->free(u->decoder);
    free(u);
}

static moot_status count(void *ctx, const char *bytes, size_t n)
{
    mt_unpack *u = ctx;
    if (n > u->left)
        return MOOT_E_LIMIT;
    u->left -= n;
    return u->to(u->ctx, bytes, n);
}

static moot_status pass(mt_unpack *u, const char *bytes, size_t n, bool last)
{
    if (u->packing)
        return u->packing->feed(u->decoder, bytes, n, last, count, u);
    return n > 0 ? u->to(u->ctx, bytes, n) : MOOT_OK;
}

static moot_status begin(mt_unpack *u)
{
    static const mt_packing *const all[PACKINGS] = {&mt_packing_xz, &mt_packing_zstd};
    u->known = true;
    for (size_t i = 0; i < PACKINGS; i++)
        if (u->head_n >= all[i]->magic_n && memcmp(u->head, all[i]->magic, all[i]->magic_n) == 0) {
            u->decoder = all[i]->new ();
            if (!u->decoder)
                return MOOT_E_NOMEM;
            u->packing = all[i];
        }
    return MOOT_OK;
}

moot_status mt_unpack_feed(mt_unpack *u, const char *bytes, size_t n, bool last)
{
    if (!u->known) {
        while (n > 0 && u->head_n < MAGIC_MAX) {
            u->head[u->head_n++] = *bytes++;
            n--;
        }
        if (u->head_n < MAGIC_MAX && !last)
            return MOOT_OK;
        moot_status status = begin(u);
        if (status == MOOT_OK)
            status = pass(u, u->head, u->head_n, last && n == 0);
        if (status != MOOT_OK || n == 0)
            return status;
    }
    return pass(u, bytes, n, last);
}
