/* The write-ahead log, cut at any byte of its last group: all that was acknowledged before is
 * there, and of the last group all or nothing.
 *
 * cut_store [STEP]   1 cuts at every byte; the default takes steps and every edge of a frame.
 * A second pass spoils a byte in place of cutting. */
#include "store/votes.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

enum { BEFORE = 12, LAST = 5, FRAME_HEAD = 24, WAL_HEAD = 32, DEFAULT_STEP = 331 };

static char folder[64];

static char *read_file(const char *name, size_t *n)
{
    char path[128];
    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    int fd = open(path, O_RDONLY);
    struct stat st;
    if (fd < 0 || fstat(fd, &st) != 0)
        return NULL;
    char *at = malloc((size_t)st.st_size + 1);
    *n = (size_t)st.st_size;
    if (at && read(fd, at, *n) != st.st_size) {
        free(at);
        at = NULL;
    }
    (void)close(fd);
    return at;
}

static bool write_file(const char *name, const char *at, size_t n)
{
    char path[128];
    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    bool fine = fd >= 0 && write(fd, at, n) == (ssize_t)n;
    if (fd >= 0)
        (void)close(fd);
    return fine;
}

typedef struct tally {
    uint32_t before, last, strange;
} tally;

static bool look(void *ctx, const mt_ballot *b)
{
    tally *t = ctx;
    uint32_t number = votes_number(b->ticket);
    if (number < BEFORE && b->value == MT_VOTE_YES)
        t->before++;
    else if (number < BEFORE + LAST && b->value == MT_VOTE_NO)
        t->last++;
    else
        t->strange++;
    return true;
}

/* Is the database with this log as it was before the last group, or as it was after? */
static int examine(size_t at, bool whole)
{
    char path[128];
    mt_store *store;
    mt_store_error error;
    tally t = {0};
    (void)snprintf(path, sizeof(path), "%s/cut.db", folder);
    if (mt_store_open(&store, path, NULL, &error) != MOOT_OK) {
        (void)printf("byte %zu: does not open: %s\n", at, error.text);
        return 1;
    }
    moot_status st = mt_store_ballots(store, MOOT_STR("d"), look, &t);
    mt_store_close(store);
    bool fine = st == MOOT_OK && t.before == BEFORE && t.strange == 0 &&
                (t.last == 0 || t.last == LAST) && (!whole || t.last == LAST);
    if (!fine)
        (void)printf("byte %zu: %u of %d before, %u of %d last, %u strange\n", at,
                     (unsigned)t.before, (int)BEFORE, (unsigned)t.last, (int)LAST,
                     (unsigned)t.strange);
    return !fine;
}

static void arrived(mt_write *w)
{
    __atomic_fetch_sub((int *)w->ctx, 1, __ATOMIC_SEQ_CST);
}

/* Votes that are written in one group: the first one handed in keeps the writer busy. */
static bool vote_last(mt_store *store)
{
    static mt_write w[LAST];
    static int open;
    for (int tries = 0; tries < 50; tries++) {
        uint64_t groups, writes, after;
        mt_store_counts(store, &groups, &writes);
        mt_write busy = votes_debate("d");
        char version[32];
        (void)snprintf(version, sizeof(version), "v%d", tries + 2);
        busy.row.version = mt_str(version);
        open = LAST + 1;
        busy.done = arrived;
        busy.ctx = &open;
        (void)mt_store_submit(store, &busy);
        for (uint32_t i = 0; i < LAST; i++) {
            w[i] = votes_ballot("d", BEFORE + i, MT_PHASE_AFTER, MT_VOTE_NO);
            w[i].done = arrived;
            w[i].ctx = &open;
            (void)mt_store_submit(store, &w[i]);
        }
        while (__atomic_load_n(&open, __ATOMIC_SEQ_CST) > 0)
            (void)usleep(100);
        (void)usleep(2000); /* until it has been counted too */
        mt_store_counts(store, &after, &writes);
        if (w[0].written == MT_WRITTEN_DONE)
            return after - groups <= 2; /* the busy one, and all votes together */
    }
    return false;
}

int main(int argc, char **argv)
{
    char path[128];
    mt_store *store;
    mt_store_error error;
    size_t step = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : DEFAULT_STEP;
    size_t db_size = 0, from = 0, size = 0;
    int faults = 0, cuts = 0;
    votes_folder(folder);
    (void)snprintf(path, sizeof(path), "%s/live.db", folder);
    if (mt_store_open(&store, path, NULL, &error) != MOOT_OK)
        return 1;
    mt_write d = votes_debate("d");
    mt_store_write(store, &d);
    for (uint32_t i = 0; i < BEFORE; i++) {
        mt_write w = votes_ballot("d", i, MT_PHASE_AFTER, MT_VOTE_YES);
        mt_store_write(store, &w);
        faults += w.written != MT_WRITTEN_DONE;
    }
    free(read_file("live.db-wal", &from));
    bool together = vote_last(store);
    char *db = read_file("live.db", &db_size), *wal = read_file("live.db-wal", &size);
    mt_store_close(store);
    if (!together || !db || !wal || faults || size <= from) {
        (void)printf("the last group could not be made\n");
        return 1;
    }
    /* Each group is one transaction: the busy one may stand before the votes. */
    size_t page = (size_t)(uint8_t)wal[10] << 8 | (size_t)(uint8_t)wal[11];
    size_t frame = page + FRAME_HEAD;
    for (size_t at = from; at <= size && !faults; at++) {
        size_t in = (at - WAL_HEAD) % frame;
        if (at != size && (at - from) % step != 0 && in > 1 && in != FRAME_HEAD && in != frame - 1)
            continue;
        votes_delete(folder, "cut.db");
        faults += !write_file("cut.db", db, db_size) || !write_file("cut.db-wal", wal, at);
        faults += examine(at, at == size);
        cuts++;
        if (at < size) {
            wal[at] = (char)(wal[at] ^ 0x40);
            votes_delete(folder, "cut.db");
            faults += !write_file("cut.db", db, db_size) || !write_file("cut.db-wal", wal, size);
            faults += examine(at, false);
            wal[at] = (char)(wal[at] ^ 0x40);
            cuts++;
        }
    }
    (void)printf("%d cuts in %zu bytes, %d faults\n", cuts, size - from, faults);
    votes_delete(folder, "cut.db");
    votes_delete(folder, "live.db");
    (void)rmdir(folder);
    free(db);
    free(wal);
    return faults != 0;
}
