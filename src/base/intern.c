/* Strings to small numbers. */
#include "base/intern.h"

static uint32_t hash(uint64_t seed, moot_str s)
{
    uint64_t h = 0xCBF29CE484222325u ^ seed;
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.ptr[i]) * 0x100000001B3u;
    return (uint32_t)(h ^ (h >> 32));
}

void mt_intern_init(mt_intern *in, mt_arena *arena, uint64_t seed)
{
    *in = (mt_intern){.arena = arena, .seed = seed};
}

/* The slot that holds `s`, or the free one where it belongs. */
static uint64_t *slot_of(const mt_intern *in, moot_str s, uint32_t h)
{
    uint32_t i = h & (in->slots - 1);
    for (; in->slot[i]; i = (i + 1) & (in->slots - 1))
        if (in->slot[i] >> 32 == h && mt_str_eq(in->strings.at[(uint32_t)in->slot[i] - 1], s))
            break;
    return &in->slot[i];
}

static bool grow(mt_intern *in)
{
    uint32_t slots = in->slots ? in->slots * 2 : 16;
    uint64_t *slot = MT_NEW_ARRAY(in->arena, uint64_t, slots);
    if (!slot)
        return false;
    for (uint32_t old = 0; old < in->slots; old++) {
        if (!in->slot[old])
            continue;
        uint32_t i = (uint32_t)(in->slot[old] >> 32) & (slots - 1);
        while (slot[i])
            i = (i + 1) & (slots - 1);
        slot[i] = in->slot[old];
    }
    in->slot = slot;
    in->slots = slots;
    return true;
}

uint32_t mt_intern_add(mt_intern *in, moot_str s)
{
    if (in->strings.n >= in->slots / 2 && !grow(in))
        return MT_NO_ID;
    uint32_t h = hash(in->seed, s), id = in->strings.n;
    uint64_t *slot = slot_of(in, s, h);
    if (*slot)
        return (uint32_t)*slot - 1;
    MT_VEC_PUSH(in->arena, &in->strings, s);
    if (in->strings.n == id)
        return MT_NO_ID;
    *slot = (uint64_t)h << 32 | (id + 1);
    return id;
}

uint32_t mt_intern_find(const mt_intern *in, moot_str s)
{
    if (!in->slots)
        return MT_NO_ID;
    uint64_t found = *slot_of(in, s, hash(in->seed, s));
    return found ? (uint32_t)found - 1 : MT_NO_ID;
}
