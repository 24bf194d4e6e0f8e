/* A database behind a door: its writing connection, the pool of those that read. */
#include "store/engine.h"

#include "store/apply.h"

#include <pthread.h>
#include <stdlib.h>

enum { READERS = 4, READERS_MOST = 32 };

struct mt_engine {
    const mt_door *door;
    char *where;
    mt_db writer;
    pthread_mutex_t lock; /* of the idle readers */
    mt_conn *idle[READERS_MOST];
    uint32_t idles, keep;
};

moot_status mt_engine_open(mt_engine **out, const mt_door *door, const char *where,
                           const mt_store_options *options, mt_store_error *error)
{
    *out = NULL;
    mt_engine *e = calloc(1, sizeof(*e));
    char *own = strdup(where);
    if (!e || !own) {
        free(e);
        free(own);
        return MOOT_E_NOMEM;
    }
    e->door = e->writer.door = door;
    e->where = own;
    e->keep = options->readers ? options->readers : READERS;
    if (e->keep > READERS_MOST)
        e->keep = READERS_MOST;
    moot_status st = door->connect(&e->writer.conn, own, true, error);
    if (st != MOOT_OK) {
        free(own);
        free(e);
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
    free(e->where);
    free(e);
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
    return e->door->backup(e->where, to, error);
}

/* ---- the pool ---- */

/* A reading connection, or NULL. */
static mt_conn *borrow(mt_engine *e)
{
    mt_conn *c = NULL;
    mt_store_error error;
    (void)pthread_mutex_lock(&e->lock);
    if (e->idles)
        c = e->idle[--e->idles];
    (void)pthread_mutex_unlock(&e->lock);
    if (!c && e->door->connect(&c, e->where, false, &error) != MOOT_OK)
        return NULL;
    return c;
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
        mt_db db = {e->door, borrow(e)};
        if (!db.conn)
            return MOOT_E_BACKEND;
        st = e->door->read(&db, which, with, row, ctx);
        lost = st != MOOT_OK && !e->door->alive(db.conn);
        give_back(e, db.conn);
    }
    return st;
}

/* ---- views ---- */

bool mt_engine_view_open(mt_engine *e, mt_db *view)
{
    *view = (mt_db){e->door, borrow(e)};
    return view->conn != NULL;
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
