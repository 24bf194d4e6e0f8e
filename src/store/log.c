/* The log of a debate: each entry seals the one before it. */
#include "store/secret.h"
#include "store/store.h"

void mt_log_hash(uint8_t out[MT_HASH_BYTES], const uint8_t before[MT_HASH_BYTES], moot_str debate,
                 const mt_log_entry *e)
{
    char number[16];
    for (size_t k = 0; k < 8; k++) {
        number[k] = (char)((uint64_t)e->seq >> (8 * k));
        number[8 + k] = (char)((uint64_t)e->at >> (8 * k));
    }
    moot_str part[] = {{(const char *)before, MT_HASH_BYTES},
                       debate,
                       {number, sizeof(number)},
                       e->what,
                       e->by,
                       e->body};
    mt_hash_parts(out, MT_HASH_BYTES, NULL, part, sizeof(part) / sizeof(part[0]));
}

typedef struct chain {
    moot_str debate;
    uint8_t before[MT_HASH_BYTES];
    int64_t seq, bad;
} chain;

static bool follow(void *ctx, const mt_log_entry *e)
{
    chain *c = ctx;
    uint8_t hash[MT_HASH_BYTES];
    mt_log_hash(hash, c->before, c->debate, e);
    c->seq++;
    if (e->seq != c->seq || memcmp(hash, e->hash, sizeof(hash)) != 0) {
        c->bad = c->seq;
        return false;
    }
    memcpy(c->before, hash, sizeof(hash));
    return true;
}

moot_status mt_store_verify(mt_store *s, moot_str debate, int64_t *bad)
{
    chain c = {.debate = debate};
    moot_status st = mt_store_log(s, debate, 0, follow, &c);
    *bad = c.bad;
    return st;
}
