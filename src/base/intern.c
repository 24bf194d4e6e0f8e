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
static uint32_t *slot_of(const mt_intern *in, moot_str s)
{
    uint32_t i = hash(in->seed, s) & (in->slots - 1);
    while (in->slot[i] && !mt_str_eq(in->strings.at[in->slot[i] - 1], s))
        i = (i + 1) & (in->slots - 1);
    return &in->slot[i];
}

static bool grow(mt_intern *in)
{
    uint32_t slots = in->slots ? in->slots * 2 : 16;
    uint32_t *slot = MT_NEW_ARRAY(in->arena, uint32_t, slots);
    if (!slot)
        return false;
    in->slot = slot;
    in->slots = slots;
    for (uint32_t id = 0; id < in->strings.n; id++)
        *slot_of(in, in->strings.at[id]) = id + 1;
    return true;
}

uint32_t mt_intern_add(mt_intern *in, moot_str s)
{
    if (in->strings.n >= in->slots / 2 && !grow(in))
        return MT_NO_ID;
    uint32_t *slot = slot_of(in, s);
    if (*slot)
        return *slot - 1;
    uint32_t id = in->strings.n;
    MT_VEC_PUSH(in->arena, &in->strings, s);
    if (in->strings.n == id)
        return MT_NO_ID;
    *slot = id + 1;
    return id;
}

uint32_t mt_intern_find(const mt_intern *in, moot_str s)
{
    if (!in->slots)
        return MT_NO_ID;
    uint32_t found = *slot_of(in, s);
    return found ? found - 1 : MT_NO_ID;
}
