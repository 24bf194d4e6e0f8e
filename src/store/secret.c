/* Bytes -> hashes.  The only file that includes libsodium. */
#include "store/secret.h"

#include <sodium.h>

bool mt_secret_start(void)
{
    return sodium_init() >= 0;
}

void mt_random(void *to, size_t n)
{
    randombytes_buf(to, n);
}

void mt_hash_parts(uint8_t *out, size_t size, const mt_secret *key, const moot_str *part,
                   size_t parts)
{
    crypto_generichash_state state;
    (void)crypto_generichash_init(&state, key ? key->at : NULL, key ? MT_SECRET_BYTES : 0, size);
    for (size_t i = 0; i < parts; i++) {
        uint8_t length[8];
        for (size_t k = 0; k < sizeof(length); k++)
            length[k] = (uint8_t)((uint64_t)part[i].len >> (8 * k));
        (void)crypto_generichash_update(&state, length, sizeof(length));
        (void)crypto_generichash_update(&state, (const unsigned char *)part[i].ptr, part[i].len);
    }
    (void)crypto_generichash_final(&state, out, size);
}

bool mt_same_bytes(const void *a, const void *b, size_t n)
{
    return sodium_memcmp(a, b, n) == 0;
}

void mt_hex(char *to, const uint8_t *at, size_t n)
{
    (void)sodium_bin2hex(to, 2 * n + 1, at, n);
}

static int hex_digit(char c)
{
    if (mt_is_digit(c))
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool mt_unhex(uint8_t *to, size_t n, moot_str s)
{
    if (s.len != 2 * n)
        return false;
    for (size_t i = 0; i < n; i++) {
        int high = hex_digit(s.ptr[2 * i]), low = hex_digit(s.ptr[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        to[i] = (uint8_t)(high * 16 + low);
    }
    return true;
}

size_t mt_base64url(char *to, const uint8_t *at, size_t n)
{
    size_t room = sodium_base64_ENCODED_LEN(n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    (void)sodium_bin2base64(to, room, at, n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return strlen(to);
}

size_t mt_unbase64url(uint8_t *to, size_t cap, moot_str s)
{
    size_t n = 0;
    const char *end = NULL;
    /* The library takes some bytes from 0x80 on for letters. */
    for (size_t i = 0; i < s.len; i++)
        if (!mt_is_alpha(s.ptr[i]) && !mt_is_digit(s.ptr[i]) && s.ptr[i] != '-' && s.ptr[i] != '_')
            return SIZE_MAX;
    if (sodium_base642bin(to, cap, s.ptr, s.len, NULL, &n, &end,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        end != s.ptr + s.len)
        return SIZE_MAX;
    return n;
}
