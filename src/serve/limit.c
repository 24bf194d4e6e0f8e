/* A table of fixed size: who was quiet for the longest time makes room. */
#include "serve/limit.h"

#include <pthread.h>
#include <stdlib.h>

enum { SLOTS = 1 << 16, PROBES = 8 };

typedef struct rate {
    int64_t interval; /* ms between two, in the long run */
    int64_t burst;    /* at once */
} rate;

typedef struct slot {
    uint64_t key;
    int64_t empty_at; /* ms */
} slot;

struct mt_limits {
    pthread_mutex_t lock;
    rate rate[MT_LIMIT_KINDS];
    slot slot[SLOTS];
};

static const rate rates[MT_LIMIT_KINDS] = {
    [MT_LIMIT_VOTES] = {1000, 60},         [MT_LIMIT_VOTES_DAY] = {144000, 600},
    [MT_LIMIT_NETWORK_VOTES] = {100, 600}, [MT_LIMIT_TICKETS] = {180000, 20},
    [MT_LIMIT_LINKS] = {6000, 10},         [MT_LIMIT_HEAVY] = {500, 120},
    [MT_LIMIT_MAIL] = {180000, 5},
};

mt_limits *mt_limits_new(uint32_t tickets)
{
    mt_limits *l = calloc(1, sizeof(*l));
    if (!l)
        return NULL;
    (void)pthread_mutex_init(&l->lock, NULL);
    for (int k = 0; k < MT_LIMIT_KINDS; k++)
        l->rate[k] = rates[k];
    if (tickets)
        l->rate[MT_LIMIT_TICKETS] = (rate){3600000 / (int64_t)tickets, (int64_t)tickets};
    return l;
}

void mt_limits_free(mt_limits *l)
{
    if (!l)
        return;
    (void)pthread_mutex_destroy(&l->lock);
    free(l);
}

static uint64_t key_of(mt_limit_kind kind, const uint8_t *id, size_t n)
{
    uint64_t h = 0xcbf29ce484222325U + (uint64_t)kind;
    for (size_t i = 0; i < n; i++)
        h = (h ^ id[i]) * 0x100000001b3U;
    h ^= h >> 29;
    return h ? h : 1;
}

int mt_limit_take(mt_limits *l, mt_limit_kind kind, const uint8_t *id, size_t n, int64_t now)
{
    if (kind == MT_LIMIT_NONE)
        return 0;
    const rate *r = &l->rate[kind];
    uint64_t key = key_of(kind, id, n);
    int wait = 0;
    (void)pthread_mutex_lock(&l->lock);
    slot *mine = NULL, *oldest = &l->slot[key % SLOTS];
    for (uint64_t i = 0; i < PROBES && !mine; i++) {
        slot *s = &l->slot[(key + i) % SLOTS];
        if (s->key == key)
            mine = s;
        else if (s->empty_at < oldest->empty_at)
            oldest = s;
    }
    if (!mine) {
        mine = oldest;
        *mine = (slot){.key = key};
    }
    int64_t empty_at = mine->empty_at > now ? mine->empty_at : now;
    int64_t ahead = empty_at + r->interval - now;
    if (ahead > r->interval * r->burst)
        wait = (int)((ahead - r->interval * r->burst + 999) / 1000);
    else
        mine->empty_at = empty_at + r->interval;
    (void)pthread_mutex_unlock(&l->lock);
    return wait;
}
