/* Strings to small numbers: equal strings get equal ids, 0, 1, 2, ... in order
 * of first sight.  The one hash table of moot: open addressing; strings of up
 * eight bytes stand in the slots, so that finding one touches nothing else. */
#ifndef MT_BASE_INTERN_H
#define MT_BASE_INTERN_H

#include "base/vec.h"

typedef struct mt_intern_slot {
    uint64_t key;  /* the bytes of a short string, else a hash */
    uint32_t id;   /* id + 1; 0 in a free slot */
    uint32_t size; /* of a short string; 9 of all others */
} mt_intern_slot;

typedef struct mt_intern {
    mt_arena *arena; /* keeps table and list; the strings themselves are borrowed */
    MT_VEC(moot_str) strings;
    mt_intern_slot *slot;
    uint32_t slots; /* a power of two, or 0 */
    uint64_t seed;
} mt_intern;

#define MT_NO_ID UINT32_MAX

/* `seed` keeps a hostile text from choosing collisions; it never shows in output. */
void mt_intern_init(mt_intern *in, mt_arena *arena, uint64_t seed);
/* Room for `n` strings in an empty table, where their number can be guessed.  Without memory it
 * stays as it is, and the arena remembers. */
void mt_intern_room(mt_intern *in, uint32_t n);
/* Id of `s`, given now if it is new.  `s` must outlive the table.  MT_NO_ID if
 * memory is short.  Amortised O(s.len). */
uint32_t mt_intern_add(mt_intern *in, moot_str s);
/* Id of `s`, or MT_NO_ID. */
uint32_t mt_intern_find(const mt_intern *in, moot_str s);
/* Fetches what finding each of `n` strings, at most MT_FETCH_MOST, will touch, so that their waits
 * for memory overlap.  Changes nothing; worth it where the table is larger than the cache. */
enum { MT_FETCH_MOST = 32 };
void mt_intern_fetch(const mt_intern *in, const moot_str *s, uint32_t n);

#endif
