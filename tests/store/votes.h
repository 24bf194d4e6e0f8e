/* What the tests of the store share: a folder for files, tickets, votes. */
#ifndef MT_TESTS_VOTES_H
#define MT_TESTS_VOTES_H

#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A folder of our own for databases; its name is in `to`. */
static inline void votes_folder(char to[64])
{
    (void)snprintf(to, 64, "/tmp/moot-store-XXXXXX");
    if (!mkdtemp(to)) {
        perror(to);
        exit(1);
    }
}

/* Delete the database `name` in `folder`, with its log. */
static inline void votes_delete(const char *folder, const char *name)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        char path[128];
        (void)snprintf(path, sizeof(path), "%s/%s%s", folder, name, ends[i]);
        (void)unlink(path);
    }
}

static inline mt_ticket_id votes_ticket(uint32_t number)
{
    mt_ticket_id t = {{0}};
    for (size_t i = 0; i < 4; i++)
        t.at[i] = (uint8_t)(number >> (8 * i));
    t.at[15] = 1;
    return t;
}

static inline uint32_t votes_number(mt_ticket_id t)
{
    return t.at[0] | (uint32_t)t.at[1] << 8 | (uint32_t)t.at[2] << 16 | (uint32_t)t.at[3] << 24;
}

static inline mt_write votes_debate(const char *name)
{
    return (mt_write){.kind = MT_WRITE_DEBATE,
                      .debate = mt_str(name),
                      .at = 1000,
                      .by = MOOT_STR("file"),
                      .row = {.question = MOOT_STR("Should we?"), .version = MOOT_STR("v1")}};
}

static inline mt_write votes_ballot(const char *debate, uint32_t ticket, mt_phase phase, int value)
{
    return (mt_write){.kind = MT_WRITE_BALLOT,
                      .debate = mt_str(debate),
                      .at = 2000,
                      .ballot = {.ticket = votes_ticket(ticket), .phase = phase, .value = value}};
}

#endif
