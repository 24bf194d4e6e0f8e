/* Strings to small numbers. */
#include "base/intern.h"

#include <string.h>

enum { SHORT = 8, FEWEST = 16 /* slots */ };

/* What is compared first: of a short string the bytes themselves (with its length they
 * tell all of it), of a longer one its hash. */
typedef struct probe {
    uint64_t key;
    uint32_t size; /* the length, SHORT + 1 if longer */
} probe;

static uint64_t stir(uint64_t h)
{
    h = (h ^ (h >> 32)) * 0x9E3779B97F4A7C15u;
    h = (h ^ (h >> 29)) * 0xBF58476D1CE4E5B9u;
    return h ^ (h >> 32);
}

static uint64_t word8(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

static uint64_t word4(const char *at)
{
    uint32_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

/* Strings that differ only in the lowest bits of their last byte (S1, S2, S3) are neighbours in
 * the table, on one line of the cache: `near` are these bits, and all else is spread by hashing. */
enum { NEAR = 3 };

static inline probe probe_of(uint64_t seed, moot_str s)
{
    const unsigned char *c = (const unsigned char *)s.ptr;
    if (s.len > SHORT) {
        uint64_t h = stir(seed ^ s.len), last = word8(s.ptr + s.len - 8);
        for (size_t i = 0; i + 8 < s.len; i += 8)
            h = stir(h ^ word8(s.ptr + i));
        uint64_t near = c[s.len - 1] & NEAR;
        return (probe){(stir(h ^ (last & ~((uint64_t)NEAR << 56))) & ~(uint64_t)NEAR) | near,
                       SHORT + 1};
    }
    if (s.len >= 4)
        return (probe){word4(s.ptr) | word4(s.ptr + s.len - 4) << 32, (uint32_t)s.len};
    if (s.len > 0)
        return (probe){c[0] | (uint64_t)c[s.len / 2] << 8 | (uint64_t)c[s.len - 1] << 16,
                       (uint32_t)s.len};
    return (probe){0, 0};
}

static inline uint32_t home(const mt_intern *in, uint64_t key, uint32_t size)
{
    unsigned at = size > SHORT ? 0 : size >= 4 ? 56 : 16; /* of the last byte in the key */
    uint64_t near = (uint64_t)NEAR << at;
    uint64_t h = stir((key & ~near) ^ in->seed ^ (uint64_t)size << 56);
    return (uint32_t)((h & ~(uint64_t)NEAR) | (key & near) >> at) & (in->slots - 1);
}

void mt_intern_init(mt_intern *in, mt_arena *arena, uint64_t seed)
{
    *in = (mt_intern){.arena = arena, .seed = seed};
}

/* The slot that holds `s`, or the free one where it belongs. */
static inline mt_intern_slot *slot_of(const mt_intern *in, moot_str s, probe p)
{
    uint32_t i = home(in, p.key, p.size);
    for (; in->slot[i].id; i = (i + 1) & (in->slots - 1))
        if (in->slot[i].key == p.key && in->slot[i].size == p.size &&
            (p.size <= SHORT || mt_str_eq(in->strings.at[in->slot[i].id - 1], s)))
            break;
    return &in->slot[i];
}

void mt_intern_room(mt_intern *in, uint32_t n)
{
    uint32_t slots = FEWEST;
    while (slots / 2 < n && slots < UINT32_MAX / 4)
        slots *= 2;
    in->slot = MT_NEW_ARRAY(in->arena, mt_intern_slot, slots);
    if (!in->slot)
        return;
    in->slots = slots;
    MT_VEC_ROOM(in->arena, &in->strings, moot_str, n);
}

static bool grow(mt_intern *in)
{
    mt_intern more = *in;
    more.slots = in->slots ? in->slots * 2 : FEWEST;
    more.slot = MT_NEW_ARRAY(in->arena, mt_intern_slot, more.slots);
    if (!more.slot)
        return false;
    for (uint32_t old = 0; old < in->slots; old++) {
        if (!in->slot[old].id)
            continue;
        uint32_t i = home(&more, in->slot[old].key, in->slot[old].size);
        while (more.slot[i].id)
            i = (i + 1) & (more.slots - 1);
        more.slot[i] = in->slot[old];
    }
    *in = more;
    return true;
}

uint32_t mt_intern_add(mt_intern *in, moot_str s)
{
    if (in->strings.n >= in->slots / 2 && !grow(in))
        return MT_NO_ID;
    uint32_t id = in->strings.n;
    probe p = probe_of(in->seed, s);
    mt_intern_slot *slot = slot_of(in, s, p);
    if (slot->id)
        return slot->id - 1;
    MT_VEC_PUSH(in->arena, &in->strings, s);
    if (in->strings.n == id)
        return MT_NO_ID;
    *slot = (mt_intern_slot){p.key, id + 1, p.size};
    return id;
}

uint32_t mt_intern_find(const mt_intern *in, moot_str s)
{
    if (!in->slots)
        return MT_NO_ID;
    uint32_t id = slot_of(in, s, probe_of(in->seed, s))->id;
    return id ? id - 1 : MT_NO_ID;
}

void mt_intern_fetch(const mt_intern *in, const moot_str *s, uint32_t n)
{
    const mt_intern_slot *at[MT_FETCH_MOST];
    const moot_str *string[MT_FETCH_MOST];
    uint64_t key[MT_FETCH_MOST];
    uint32_t longs = 0;
    if (!in->slots)
        return;
    for (uint32_t i = 0; i < n; i++) {
        probe p = probe_of(in->seed, s[i]);
        const mt_intern_slot *slot = &in->slot[home(in, p.key, p.size)];
        __builtin_prefetch(slot);
        at[longs] = slot; /* of a short string there is no more to fetch */
        key[longs] = p.key;
        longs += p.size > SHORT;
    }
    uint32_t found = 0;
    for (uint32_t i = 0; i < longs; i++)
        if (at[i]->id && at[i]->key == key[i]) {
            string[found] = &in->strings.at[at[i]->id - 1];
            __builtin_prefetch(string[found++]);
        }
    for (uint32_t i = 0; i < found; i++)
        __builtin_prefetch(string[i]->ptr);
}
