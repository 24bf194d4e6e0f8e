/* Hashes, keyed hashes and random bytes (libsodium behind this one header). */
#ifndef MT_STORE_SECRET_H
#define MT_STORE_SECRET_H

#include "base/str.h"

enum { MT_SECRET_BYTES = 32 };

typedef struct mt_secret {
    uint8_t at[MT_SECRET_BYTES];
} mt_secret;

/* Once, before any other call.  False if the library cannot be used. */
bool mt_secret_start(void);
void mt_random(void *to, size_t n);
/* BLAKE2b of the parts, each preceded by its length, so that no two lists of parts hash
 * alike by accident.  `size` is 16 to 64 bytes; `key` may be NULL. */
void mt_hash_parts(uint8_t *out, size_t size, const mt_secret *key, const moot_str *part,
                   size_t parts);
/* In a time that does not depend on where they differ. */
bool mt_same_bytes(const void *a, const void *b, size_t n);
/* Lower-case hexadecimal with a NUL: 2 n + 1 characters. */
void mt_hex(char *to, const uint8_t *at, size_t n);
/* The other way round; false if `s` is not exactly n bytes in hexadecimal. */
bool mt_unhex(uint8_t *to, size_t n, moot_str s);
/* URL-safe base64 without padding. `to` has room for (n * 4 + 2) / 3 + 1; the length. */
size_t mt_base64url(char *to, const uint8_t *at, size_t n);
/* The other way round into `cap` bytes; the number of bytes, or SIZE_MAX. */
size_t mt_unbase64url(uint8_t *to, size_t cap, moot_str s);

#endif
