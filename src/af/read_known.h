/* The names that apx and tgf declare, and their ids.
 *
 * Most names are a number behind what the first name begins with ("12", "a12").  Such a name is
 * kept as its number alone: the first of them that count up are told by where they begin, the
 * others by an array over numbers.  All other names are hashed.  The texts are made at the end.
 * A name costs 4 to 8 bytes, an odd one what mt_intern takes. */
#ifndef MT_AF_READ_KNOWN_H
#define MT_AF_READ_KNOWN_H

#include "af/read_lines.h"

/* The number of a name of the pattern, which tells it from all others of the pattern; MT_NO_ID
 * of any other name.  O(length). */
uint32_t mt_known_number(const mt_known *k, moot_str name);
/* Id of a declared name, or MT_NO_ID. */
uint32_t mt_known_find(const mt_known *k, moot_str name);
/* The next id for a name that has none.  Short of memory r->no_memory, or the arena, tells. */
void mt_known_add(mt_reader *r, moot_str name);
/* The same for the name of this number; false if the array would get too large for it. */
bool mt_known_add_number(mt_reader *r, uint32_t number);
/* All names, by id, in the reader's arena; NULL if there are none or memory is short. */
const moot_str *mt_known_texts(const mt_reader *r);
void mt_known_free(mt_reader *r);

/* Id of the declared name of this number if it is in the run or the array, else MT_NO_ID. */
static inline uint32_t mt_known_by_number(const mt_known *k, uint32_t number)
{
    if (number - k->first < k->run)
        return number - k->first;
    return number < k->numbered.n ? k->numbered.at[number] - 1 : MT_NO_ID; /* 0 - 1 is MT_NO_ID */
}

/* Eight bytes, the first of them lowest. */
static inline uint64_t mt_known_word(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

enum { MT_KNOWN_MOST = 16 /* bytes of a name that mt_known_scan() reads, prefix and digits */ };

/* The number at `at`, where MT_KNOWN_MOST bytes can be read: where its name ends, or NULL if it
 * is none of the pattern, or for mt_known_number() to tell.  Eight digits at once, without a
 * branch on how many there are: digits as bytes become pairs, fours and the whole. */
static inline const char *mt_known_scan(const mt_known *k, const char *at, uint32_t *number)
{
    const uint64_t zeros = 0x3030303030303030u, high = 0x8080808080808080u;
    if ((mt_known_word(at) & k->prefix_mask) != k->prefix_word)
        return NULL;
    at += k->prefix.len;
    uint64_t digits = mt_known_word(at) ^ zeros;
    uint64_t other = ((digits + 0x7676767676767676u) | digits) & high;
    unsigned bits = other ? (unsigned)__builtin_ctzll(other) & ~7u : 64;
    if (bits == 0 || (bits > 8 && (digits & 0xFF) == 0))
        return NULL;
    digits <<= 64 - bits;
    digits = (digits * 10 + (digits >> 8)) & 0x00FF00FF00FF00FFu;
    digits = (digits * 100 + (digits >> 16)) & 0x0000FFFF0000FFFFu;
    *number = (uint32_t)(digits * 10000 + (digits >> 32));
    return at + bits / 8;
}

#endif
