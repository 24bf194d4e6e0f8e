/* .xz by liblzma. */
#include "af/unpack.h"

#include <lzma.h>
#include <stdlib.h>

enum { CHUNK = 1 << 16, MEMORY = 256 << 20 };

typedef struct decoder {
    lzma_stream stream;
    bool ended;
    uint8_t out[CHUNK];
} decoder;

static void *xz_new(void)
{
    decoder *d = calloc(1, sizeof *d);
    if (d && lzma_stream_decoder(&d->stream, MEMORY, LZMA_CONCATENATED) != LZMA_OK) {
        free(d);
        return NULL;
    }
    return d;
}

static void xz_free(void *at)
{
    decoder *d = at;
    lzma_end(&d->stream);
    free(d);
}

static moot_status xz_feed(void *at, const char *bytes, size_t n, bool last, mt_unpack_to to,
                           void *ctx)
{
    decoder *d = at;
    d->stream.next_in = (const uint8_t *)bytes;
    d->stream.avail_in = n;
    moot_status status = MOOT_OK;
    while (status == MOOT_OK && !d->ended && (d->stream.avail_in > 0 || last)) {
        d->stream.next_out = d->out;
        d->stream.avail_out = CHUNK;
        lzma_ret answer = lzma_code(&d->stream, last ? LZMA_FINISH : LZMA_RUN);
        if (answer != LZMA_OK && answer != LZMA_STREAM_END)
            return answer == LZMA_MEM_ERROR || answer == LZMA_MEMLIMIT_ERROR ? MOOT_E_NOMEM
                                                                             : MOOT_E_BACKEND;
        d->ended = answer == LZMA_STREAM_END;
        size_t made = CHUNK - d->stream.avail_out;
        if (made > 0)
            status = to(ctx, (const char *)d->out, made);
    }
    return status;
}

const mt_packing mt_packing_xz = {"\xFD"
                                  "7zXZ",
                                  6, xz_new, xz_free, xz_feed};
