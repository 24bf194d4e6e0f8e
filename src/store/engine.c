/* A database behind a door: its writing connection, the pool of those that read. */
#include "store/engine.h"

#include "store/apply.h"

#include <pthread.h>

enum { READERS = 4, READERS_MOST = 32 };

struct mt_engine {
    const mt_door *door;
    moot_alloc alloc;
    mt_db writer;
    pthread_mutex_t lock; /* of the idle readers */
    mt_conn *idle[READERS_MOST];
    uint32_t idles, keep;
    char where[];
};

static void release(mt_engine *e)
{
    moot_alloc by = e->alloc;
    by.resize(by.ctx, e, sizeof(*e) + strlen(e->where) + 1, 0);
}

moot_status mt_engine_open(mt_engine **out, const mt_door *door, const char *where,
                           const mt_store_options *options, mt_store_error *error)
{
    *out = NULL;
    moot_alloc by = *options->alloc;
    size_t n = strlen(where) + 1;
    mt_engine *e = by.resize(by.ctx, NULL, 0, sizeof(*e) + n);
    if (!e)
        return MOOT_E_NOMEM;
    *e = (mt_engine){.door = door, .alloc = by, .writer.door = door};
    memcpy(e->where, where, n);
    e->keep = options->readers ? options->readers : READERS;
    if (e->keep > READERS_MOST)
        e->keep = READERS_MOST;
    moot_status st = door->connect(&e->writer.conn, e->where, true, &e->alloc, error);
    if (st != MOOT_OK) {
        release(e);
        return st;
    }
    (void)pthread_mutex_init(&e->lock, NULL);
    *out = e;
    return MOOT_OK;
}

void mt_engine_close(mt_engine *e)
{
    for (uint32_t i = 0; i < e->idles; i++)
        e->door->disconnect(e->idle[i]);
    e->door->disconnect(e->writer.conn);
    (void)pthread_mutex_destroy(&e->lock);
    release(e);
}

moot_status mt_engine_group(mt_engine *e, mt_write *list)
{
    return mt_apply_group(&e->writer, list);
}

moot_status mt_engine_forget(mt_engine *e, int64_t before)
{
    return mt_apply_forget(&e->writer, before);
}

moot_status mt_engine_backup(mt_engine *e, const char *to, mt_store_error *error)
{
    return e->door->backup(e->where, to, &e->alloc, error);
}

/* ---- the pool ---- */

/* A reading connection; NULL where it answers anything but MOOT_OK. */
static moot_status borrow(mt_engine *e, mt_conn **out)
{
    mt_store_error error;
    *out = NULL;
    (void)pthread_mutex_lock(&e->lock);
    if (e->idles)
        *out = e->idle[--e->idles];
    (void)pthread_mutex_unlock(&e->lock);
    return *out ? MOOT_OK : e->door->connect(out, e->where, false, &e->alloc, &error);
}

static void give_back(mt_engine *e, mt_conn *c)
{
    bool kept = false;
    (void)pthread_mutex_lock(&e->lock);
    if (e->idles < e->keep && e->door->alive(c)) {
        e->idle[e->idles++] = c;
        kept = true;
    }
    (void)pthread_mutex_unlock(&e->lock);
    if (!kept)
        e->door->disconnect(c);
}

/* A connection that was lost meanwhile is replaced once. */
moot_status mt_engine_read(mt_engine *e, mt_sql which, const mt_values *with, mt_row_fn row,
                           void *ctx)
{
    moot_status st = MOOT_E_BACKEND;
    bool lost = true;
    for (int i = 0; i < 2 && lost; i++) {
        mt_db db = {.door = e->door};
        st = borrow(e, &db.conn);
        if (st != MOOT_OK)
            return st;
        st = e->door->read(&db, which, with, row, ctx);
        lost = st != MOOT_OK && !e->door->alive(db.conn);
        give_back(e, db.conn);
    }
    return st;
}

/* ---- views ---- */

moot_status mt_engine_view_open(mt_engine *e, mt_db *view)
{
    view->door = e->door;
    return borrow(e, &view->conn);
}

moot_status mt_engine_view_begin(const mt_db *view)
{
    return view->door->begin_view(view->conn);
}

void mt_engine_view_close(mt_engine *e, const mt_db *view)
{
    e->door->rollback(view->conn);
    give_back(e, view->conn);
}
