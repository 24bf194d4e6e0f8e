/* .zst by libzstd. */
#include "af/unpack.h"

#include <stdlib.h>
#include <zstd.h>

enum { CHUNK = 1 << 16, WINDOW_LOG = 27 };

typedef struct decoder {
    ZSTD_DStream *stream;
    size_t wants; /* 0 at the end of a frame */
    char out[CHUNK];
} decoder;

static void *zst_new(void)
{
    decoder *d = calloc(1, sizeof *d);
    if (d && !(d->stream = ZSTD_createDStream())) {
        free(d);
        return NULL;
    }
    if (d)
        d->wants = ZSTD_DCtx_setParameter(d->stream, ZSTD_d_windowLogMax, WINDOW_LOG);
    return d;
}

static void zst_free(void *at)
{
    decoder *d = at;
    ZSTD_freeDStream(d->stream);
    free(d);
}

static moot_status zst_feed(void *at, const char *bytes, size_t n, bool last, mt_unpack_to to,
                            void *ctx)
{
    decoder *d = at;
    ZSTD_inBuffer in = {bytes, n, 0};
    bool full = false; /* there may be more to come out */
    while (in.pos < in.size || full) {
        ZSTD_outBuffer out = {d->out, CHUNK, 0};
        d->wants = ZSTD_decompressStream(d->stream, &out, &in);
        if (ZSTD_isError(d->wants))
            return MOOT_E_BACKEND;
        full = out.pos == out.size;
        moot_status status = out.pos > 0 ? to(ctx, d->out, out.pos) : MOOT_OK;
        if (status != MOOT_OK)
            return status;
    }
    return last && d->wants != 0 ? MOOT_E_BACKEND : MOOT_OK;
}

const mt_packing mt_packing_zstd = {"\x28\xB5\x2F\xFD", 4, zst_new, zst_free, zst_feed};
