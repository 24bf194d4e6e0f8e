/* Packed bytes -> plain bytes, as they come: .xz (liblzma) and .zst (libzstd), told
 * by their first bytes.  Anything else goes through unchanged. */
#ifndef MT_AF_UNPACK_H
#define MT_AF_UNPACK_H

#include "base/str.h"

typedef struct mt_unpack mt_unpack;

/* Receives plain bytes; what it answers other than MOOT_OK ends the work. */
typedef moot_status (*mt_unpack_to)(void *ctx, const char *bytes, size_t n);

/* At most `limit` bytes come out of an archive; what is not packed has no limit. */
mt_unpack *mt_unpack_new(mt_unpack_to to, void *ctx, uint64_t limit);
void mt_unpack_free(mt_unpack *u);
/* `last`: no more bytes follow.  MOOT_OK; MOOT_E_NOMEM; MOOT_E_BACKEND if the archive is
 * damaged or cut off; MOOT_E_LIMIT if there is more in it; or what `to` answered. */
MOOT_NODISCARD moot_status mt_unpack_feed(mt_unpack *u, const char *bytes, size_t n, bool last);

/* A decoder of one packing: new gives NULL if memory is short. */
typedef struct mt_packing {
    const char *magic;
    size_t magic_n;
    void *(*new)(void);
    void (*free)(void *decoder);
    moot_status (*feed)(void *decoder, const char *bytes, size_t n, bool last, mt_unpack_to to,
                        void *ctx);
} mt_packing;
extern const mt_packing mt_packing_xz;
extern const mt_packing mt_packing_zstd;

#endif
