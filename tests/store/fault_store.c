/* A disk that is full or fails at the n-th write: nothing is acknowledged that is not there,
 * and the store goes on when the disk does.
 *
 * fault_store [MOST]   n goes from 1 to MOST (12).  A layer between SQLite and the files
 * answers SQLITE_FULL or SQLITE_IOERR at the n-th write or sync, once or from then on. */
#include "store/votes.h"

#include <sqlite3.h>
#include <string.h>

enum { VOTES = 30, DEFAULT_MOST = 12 };

static struct plan {
    long left;     /* writes and syncs that work */
    bool for_ever; /* then all fail, else one */
    int code;
    bool armed;
    long failed;
} plan;

static bool fails(void)
{
    if (!plan.armed || plan.left-- > 0)
        return false;
    if (!plan.for_ever)
        plan.armed = false;
    plan.failed++;
    return true;
}

typedef struct file {
    sqlite3_file base;
    sqlite3_io_methods methods;
    sqlite3_file *real; /* behind this struct */
} file;

static sqlite3_file *real_of(sqlite3_file *f)
{
    return ((file *)(void *)f)->real;
}

#define PASS0(call, f) (real_of(f)->pMethods->call(real_of(f)))
#define PASS(call, f, ...) (real_of(f)->pMethods->call(real_of(f), __VA_ARGS__))

static int f_close(sqlite3_file *f)
{
    return real_of(f)->pMethods ? PASS0(xClose, f) : SQLITE_OK;
}
static int f_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
    return PASS(xRead, f, to, n, at);
}
static int f_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
    if (!fails())
        return PASS(xWrite, f, from, n, at);
    /* A disk that fills up takes the first half. */
    if (plan.code == SQLITE_FULL)
        (void)PASS(xWrite, f, from, n / 2, at);
    return plan.code == SQLITE_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}
static int f_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    return PASS(xTruncate, f, size);
}
static int f_sync(sqlite3_file *f, int flags)
{
    return fails() ? SQLITE_IOERR_FSYNC : PASS(xSync, f, flags);
}
static int f_size(sqlite3_file *f, sqlite3_int64 *size)
{
    return PASS(xFileSize, f, size);
}
static int f_lock(sqlite3_file *f, int level)
{
    return PASS(xLock, f, level);
}
static int f_unlock(sqlite3_file *f, int level)
{
    return PASS(xUnlock, f, level);
}
static int f_reserved(sqlite3_file *f, int *out)
{
    return PASS(xCheckReservedLock, f, out);
}
static int f_control(sqlite3_file *f, int op, void *arg)
{
    return PASS(xFileControl, f, op, arg);
}
static int f_sector(sqlite3_file *f)
{
    return PASS0(xSectorSize, f);
}
static int f_traits(sqlite3_file *f)
{
    return PASS0(xDeviceCharacteristics, f);
}
static int f_map(sqlite3_file *f, int page, int size, int extend, void volatile **at)
{
    return PASS(xShmMap, f, page, size, extend, at);
}
static int f_shm_lock(sqlite3_file *f, int at, int n, int flags)
{
    return PASS(xShmLock, f, at, n, flags);
}
static void f_barrier(sqlite3_file *f)
{
    PASS0(xShmBarrier, f);
}
static int f_unmap(sqlite3_file *f, int drop)
{
    return PASS(xShmUnmap, f, drop);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = f_close,
    .xRead = f_read,
    .xWrite = f_write,
    .xTruncate = f_truncate,
    .xSync = f_sync,
    .xFileSize = f_size,
    .xLock = f_lock,
    .xUnlock = f_unlock,
    .xCheckReservedLock = f_reserved,
    .xFileControl = f_control,
    .xSectorSize = f_sector,
    .xDeviceCharacteristics = f_traits,
    .xShmMap = f_map,
    .xShmLock = f_shm_lock,
    .xShmBarrier = f_barrier,
    .xShmUnmap = f_unmap,
};

static sqlite3_vfs *below;

static int v_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out)
{
    file *mine = (file *)(void *)f;
    (void)v;
    mine->real = (sqlite3_file *)(void *)(mine + 1);
    int code = below->xOpen(below, name, mine->real, flags, out);
    f->pMethods = mine->real->pMethods ? &methods : NULL;
    return code;
}

static int register_layer(void)
{
    static sqlite3_vfs mine;
    below = sqlite3_vfs_find(NULL);
    mine = *below;
    mine.zName = "faults";
    mine.szOsFile = (int)sizeof(file) + below->szOsFile;
    mine.xOpen = v_open;
    return sqlite3_vfs_register(&mine, 1);
}

typedef struct state {
    bool acknowledged[VOTES], sent[VOTES], there[VOTES];
    int faults;
} state;

static bool look(void *ctx, const mt_ballot *b)
{
    state *s = ctx;
    uint32_t n = votes_number(b->ticket);
    if (n >= VOTES || s->there[n] || !s->sent[n])
        s->faults++;
    else
        s->there[n] = true;
    return true;
}

static void vote(mt_store *store, state *s, uint32_t i)
{
    mt_write w = votes_ballot("d", i, MT_PHASE_AFTER, MT_VOTE_YES);
    s->sent[i] = true;
    mt_store_write(store, &w);
    s->acknowledged[i] = w.status == MOOT_OK && w.written == MT_WRITTEN_DONE;
    if (w.status == MOOT_OK && w.written != MT_WRITTEN_DONE)
        s->faults++;
    if (mt_store_failing(store) != (w.status != MOOT_OK))
        s->faults++;
}

static int try_at(const char *folder, long n, int code, bool for_ever)
{
    char path[128];
    mt_store *store = NULL;
    mt_store_error error;
    state s = {.faults = 0};
    (void)snprintf(path, sizeof(path), "%s/fault.db", folder);
    plan = (struct plan){.left = n - 1, .for_ever = for_ever, .code = code};
    if (mt_store_open(&store, path, NULL, &error) != MOOT_OK)
        return 1;
    mt_write d = votes_debate("d");
    mt_store_write(store, &d);
    plan.armed = true;
    for (uint32_t i = 0; i < VOTES - 1; i++)
        vote(store, &s, i);
    /* The disk is mended: votes are taken again, without a restart. */
    plan.armed = false;
    vote(store, &s, VOTES - 1);
    s.faults += !s.acknowledged[VOTES - 1];
    mt_store_close(store);
    if (mt_store_open(&store, path, NULL, &error) != MOOT_OK)
        return 1;
    if (mt_store_ballots(store, MOOT_STR("d"), look, &s) != MOOT_OK)
        s.faults++;
    for (uint32_t i = 0; i < VOTES; i++)
        s.faults += s.acknowledged[i] && !s.there[i];
    mt_store_close(store);
    votes_delete(folder, "fault.db");
    if (s.faults)
        (void)printf("fault %d at the %ld-th write%s: %d faults\n", code, n,
                     for_ever ? " and all after" : "", s.faults);
    return s.faults;
}

int main(int argc, char **argv)
{
    char folder[64];
    long most = argc > 1 ? strtol(argv[1], NULL, 10) : DEFAULT_MOST, injected = 0;
    int faults = 0;
    votes_folder(folder);
    if (register_layer() != SQLITE_OK)
        return 1;
    for (long n = 1; n <= most && !faults; n++) {
        faults += try_at(folder, n, SQLITE_FULL, n % 2 == 0);
        injected += plan.failed;
        faults += try_at(folder, n, SQLITE_IOERR, n % 2 != 0);
        injected += plan.failed;
    }
    (void)printf("%ld places, %ld failures injected, %d faults\n", most, injected, faults);
    (void)rmdir(folder);
    return faults != 0 || injected == 0;
}
