/* The engine over SQLite: one writing connection, a few for reading.  The only file that
 * includes its header.  Write-ahead log with synchronous=FULL: a commit is on disk. */
#include "store/apply.h"
#include "store/engine.h"
#include "store/schema.h"
#include "store/sqlite_sql.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { APPLICATION = 0x6d6f6f74 /* "moot" */, READERS_MOST = 32 };

/* Pages that a connection keeps, in KiB: they fill up as the database grows, and what it is worth
 * above these the page cache of the system gives as well.  All connections together stay below
 * WRITER_KIB + READERS_MOST * READER_KIB, with the usual four readers 2 MiB. */
enum { WRITER_KIB = 1024, READER_KIB = 256 };

/* NOLINTNEXTLINE(bugprone-macro-parentheses): a name */
#define X(name, text) SQL_##name,
typedef enum sql { MT_SQLITE_STATEMENTS(X) SQLS } sql;
#undef X
#define X(name, text) text,
static const char *const sql_text[] = {MT_SQLITE_STATEMENTS(X)};
#undef X

typedef struct conn {
    sqlite3 *db;
    sqlite3_stmt *stmt[SQLS]; /* prepared when first used */
} conn;

struct mt_engine {
    char *path;
    conn writer;
    pthread_mutex_t lock; /* of the idle readers */
    conn *idle[READERS_MOST];
    uint32_t idles, keep;
};

static moot_status status_of(int code)
{
    switch (code & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE: return MOOT_OK;
    case SQLITE_NOMEM: return MOOT_E_NOMEM;
    default: return MOOT_E_BACKEND; /* an int of the library, not an enum */
    }
}

/* The statement, fresh; NULL if it cannot be prepared. */
static sqlite3_stmt *fresh(conn *c, sql which)
{
    if (c->stmt[which])
        (void)sqlite3_reset(c->stmt[which]);
    else if (sqlite3_prepare_v3(c->db, sql_text[which], -1, SQLITE_PREPARE_PERSISTENT,
                                &c->stmt[which], NULL) != SQLITE_OK)
        return NULL;
    return c->stmt[which];
}

static void bind_text(sqlite3_stmt *s, int at, moot_str text)
{
    if (s)
        (void)sqlite3_bind_text(s, at, text.len ? text.ptr : "", (int)text.len, SQLITE_STATIC);
}

static void bind_blob(sqlite3_stmt *s, int at, const void *bytes, size_t n)
{
    if (s)
        (void)sqlite3_bind_blob(s, at, bytes, (int)n, SQLITE_STATIC);
}

static void bind_int(sqlite3_stmt *s, int at, int64_t n)
{
    if (s)
        (void)sqlite3_bind_int64(s, at, n);
}

/* The next row: SQLITE_ROW or SQLITE_DONE, or a failure; a statement that could not be
 * prepared is one, whose reason the connection knows. */
static int step(conn *c, sqlite3_stmt *s)
{
    if (s)
        return sqlite3_step(s);
    int code = sqlite3_errcode(c->db);
    return code == SQLITE_OK ? SQLITE_ERROR : code;
}

static moot_str column(sqlite3_stmt *s, int at)
{
    const char *p = sqlite3_column_blob(s, at);
    return (moot_str){p ? p : "", p ? (size_t)sqlite3_column_bytes(s, at) : 0};
}

static void column_bytes(sqlite3_stmt *s, int at, void *to, size_t n)
{
    moot_str bytes = column(s, at);
    if (bytes.len == n)
        memcpy(to, bytes.ptr, n);
    else
        memset(to, 0, n);
}

/* ---- opening ---- */

static void close_conn(conn *c)
{
    for (size_t i = 0; i < SQLS; i++)
        (void)sqlite3_finalize(c->stmt[i]);
    (void)sqlite3_close(c->db);
}

static void tell(mt_store_error *error, const char *path, const char *words)
{
    (void)snprintf(error->text, sizeof(error->text), "%.120s: %.120s", path, words);
}

static int open_conn(conn *c, const char *path, bool writes)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | (writes ? SQLITE_OPEN_CREATE : 0);
    int code = sqlite3_open_v2(path, &c->db, flags, NULL);
    if (code == SQLITE_OK)
        (void)sqlite3_extended_result_codes(c->db, 1);
    if (code == SQLITE_OK)
        code = sqlite3_db_config(c->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(c->db,
                            "PRAGMA busy_timeout = 5000; PRAGMA trusted_schema = OFF; "
                            "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; "
                            "PRAGMA temp_store = MEMORY;",
                            NULL, NULL, NULL);
    char cache[48];
    (void)snprintf(cache, sizeof(cache), "PRAGMA cache_size = -%d",
                   (int)(writes ? WRITER_KIB : READER_KIB));
    if (code == SQLITE_OK)
        code = sqlite3_exec(c->db, cache, NULL, NULL, NULL);
    if (code == SQLITE_OK && !writes)
        code = sqlite3_exec(c->db, "PRAGMA query_only = ON", NULL, NULL, NULL);
    return code;
}

/* The single number that a statement answers, or `otherwise`. */
static int64_t ask(sqlite3 *db, const char *text, int64_t otherwise)
{
    sqlite3_stmt *s = NULL;
    int64_t n = otherwise;
    if (sqlite3_prepare_v2(db, text, -1, &s, NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW)
        n = sqlite3_column_int64(s, 0);
    (void)sqlite3_finalize(s);
    return n;
}

static int migrate(sqlite3 *db, mt_store_error *error, const char *path)
{
    int64_t tables = ask(db, "SELECT count(*) FROM sqlite_schema", -1);
    int64_t version = ask(db, "PRAGMA user_version", 0);
    int64_t newest = 0;
    for (const mt_migration *m = mt_sqlite_migrations; m->number; m++)
        newest = m->number;
    if (tables < 0)
        return sqlite3_errcode(db);
    if ((tables > 0 && ask(db, "PRAGMA application_id", 0) != APPLICATION) || version > newest) {
        tell(error, path, version > newest ? "written by a newer moot" : "not a database of moot");
        return SQLITE_MISMATCH;
    }
    int code = SQLITE_OK;
    for (const mt_migration *m = mt_sqlite_migrations; m->number && code == SQLITE_OK; m++) {
        if (m->number <= version)
            continue;
        char mark[96];
        (void)snprintf(mark, sizeof(mark),
                       "PRAGMA user_version = %d; PRAGMA application_id = %d; COMMIT", m->number,
                       (int)APPLICATION);
        code = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
        if (code == SQLITE_OK)
            code = sqlite3_exec(db, m->sql, NULL, NULL, NULL);
        if (code == SQLITE_OK)
            code = sqlite3_exec(db, mark, NULL, NULL, NULL);
        if (code != SQLITE_OK && !sqlite3_get_autocommit(db))
            (void)sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    }
    return code;
}

static int prepare_file(mt_engine *e, mt_store_error *error)
{
    sqlite3 *db = e->writer.db;
    int code =
        sqlite3_exec(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = migrate(db, error, e->path);
    sqlite3_stmt *s = NULL;
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &s, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_step(s) == SQLITE_ROW ? SQLITE_OK : sqlite3_errcode(db);
        if (code == SQLITE_OK && !mt_str_eq(column(s, 0), MOOT_STR("ok")))
            code = SQLITE_CORRUPT;
    }
    (void)sqlite3_finalize(s);
    return code;
}

static void engine_close(mt_engine *e)
{
    for (uint32_t i = 0; i < e->idles; i++) {
        close_conn(e->idle[i]);
        free(e->idle[i]);
    }
    close_conn(&e->writer);
    (void)pthread_mutex_destroy(&e->lock);
    free(e->path);
    free(e);
}

static moot_status engine_open(mt_engine **out, const char *where, const mt_store_options *options,
                               mt_store_error *error)
{
    *out = NULL;
    mt_engine *e = calloc(1, sizeof(*e));
    char *path = strdup(where);
    if (!e || !path) {
        free(e);
        free(path);
        return MOOT_E_NOMEM;
    }
    e->path = path;
    e->keep = options->readers ? options->readers : 4;
    if (e->keep > READERS_MOST)
        e->keep = READERS_MOST;
    (void)pthread_mutex_init(&e->lock, NULL);
    int code = open_conn(&e->writer, path, true);
    if (code == SQLITE_OK)
        code = prepare_file(e, error);
    if (code != SQLITE_OK) {
        if (!error->text[0])
            tell(error, path, e->writer.db ? sqlite3_errmsg(e->writer.db) : sqlite3_errstr(code));
        engine_close(e);
        return status_of(code);
    }
    *out = e;
    return MOOT_OK;
}

/* ---- writing: the rows that store/apply.c asks for ---- */

/* A write that breaks a rule of the tables is a misuse; the transaction goes on without it. */
static moot_status write_status(int code)
{
    return (code & 0xff) == SQLITE_CONSTRAINT ? MOOT_E_MISUSE : status_of(code);
}

/* Run a statement that has no rows. */
static moot_status run(conn *c, sqlite3_stmt *s)
{
    int code = step(c, s);
    if (s)
        (void)sqlite3_reset(s);
    return write_status(code);
}

/* The first row of a statement, if there is one: the caller resets it. */
static moot_status find(conn *c, sqlite3_stmt *s, bool *found)
{
    int code = step(c, s);
    *found = code == SQLITE_ROW;
    return write_status(code);
}

static moot_status begin(void *tx)
{
    return run(tx, fresh(tx, SQL_BEGIN));
}

static moot_status commit(void *tx)
{
    conn *c = tx;
    /* A reading that is still open would keep the log from being folded back. */
    for (size_t i = 0; i < SQLS; i++)
        if (c->stmt[i])
            (void)sqlite3_reset(c->stmt[i]);
    return run(c, fresh(c, SQL_COMMIT));
}

static void rollback(void *tx)
{
    conn *c = tx;
    for (size_t i = 0; i < SQLS; i++)
        if (c->stmt[i])
            (void)sqlite3_reset(c->stmt[i]);
    if (!sqlite3_get_autocommit(c->db))
        (void)run(c, fresh(c, SQL_ROLLBACK));
}

static void row_of(sqlite3_stmt *s, mt_debate_row *row)
{
    row->question = column(s, 0);
    row->state = (mt_debate_state)sqlite3_column_int(s, 1);
    row->opens_at = sqlite3_column_int64(s, 2);
    row->closes_at = sqlite3_column_int64(s, 3);
    row->rule = (mt_rule)sqlite3_column_int(s, 4);
    row->version = column(s, 5);
}

static moot_status find_debate(void *tx, moot_str debate, mt_debate_row *row, bool *found)
{
    sqlite3_stmt *s = fresh(tx, SQL_DEBATE);
    bind_text(s, 1, debate);
    moot_status st = find(tx, s, found);
    *row = (mt_debate_row){.name = debate};
    if (*found)
        row_of(s, row);
    return st;
}

static moot_status put_debate(void *tx, moot_str debate, const mt_debate_row *row)
{
    sqlite3_stmt *s = fresh(tx, SQL_PUBLISH);
    bind_text(s, 1, debate);
    bind_text(s, 2, row->question);
    bind_int(s, 3, row->opens_at);
    bind_int(s, 4, row->closes_at);
    bind_int(s, 5, row->rule);
    bind_text(s, 6, row->version);
    return run(tx, s);
}

static moot_status set_state(void *tx, moot_str debate, mt_debate_state state, uint64_t *changed)
{
    conn *c = tx;
    sqlite3_stmt *s = fresh(c, SQL_STATE);
    bind_text(s, 1, debate);
    bind_int(s, 2, state);
    moot_status st = run(c, s);
    *changed = (uint64_t)sqlite3_changes(c->db);
    return st;
}

static moot_status find_sent(void *tx, const mt_write *w, uint8_t print[16], int64_t *seq,
                             bool *found)
{
    sqlite3_stmt *s = fresh(tx, SQL_SENT);
    bind_text(s, 1, w->debate);
    bind_blob(s, 2, w->ballot.ticket.at, MT_TICKET_BYTES);
    bind_text(s, 3, w->ballot.key);
    moot_status st = find(tx, s, found);
    if (*found) {
        column_bytes(s, 0, print, 16);
        *seq = sqlite3_column_int64(s, 1);
    }
    return st;
}

static moot_status add_sent(void *tx, const mt_write *w, const uint8_t print[16])
{
    sqlite3_stmt *s = fresh(tx, SQL_SEND);
    bind_text(s, 1, w->debate);
    bind_blob(s, 2, w->ballot.ticket.at, MT_TICKET_BYTES);
    bind_text(s, 3, w->ballot.key);
    bind_blob(s, 4, print, 16);
    bind_int(s, 5, w->seq);
    bind_int(s, 6, w->at);
    return run(tx, s);
}

static moot_status find_ballot(void *tx, const mt_write *w, mt_phase phase, mt_ballot *stands,
                               bool *found)
{
    sqlite3_stmt *s = fresh(tx, SQL_STANDS);
    bind_text(s, 1, w->debate);
    bind_blob(s, 2, w->ballot.ticket.at, MT_TICKET_BYTES);
    bind_int(s, 3, phase);
    bind_text(s, 4, w->ballot.target);
    moot_status st = find(tx, s, found);
    *stands = (mt_ballot){.phase = phase};
    if (*found) {
        stands->seq = sqlite3_column_int64(s, 0);
        stands->value = sqlite3_column_int(s, 1);
        stands->point = column(s, 2);
    }
    return st;
}

static moot_status run_ballot(conn *c, sql which, const mt_write *w)
{
    const mt_ballot *b = &w->ballot;
    sqlite3_stmt *s = fresh(c, which);
    bind_text(s, 1, w->debate);
    bind_blob(s, 2, b->ticket.at, MT_TICKET_BYTES);
    bind_int(s, 3, b->phase);
    bind_text(s, 4, b->target);
    bind_text(s, 5, b->point);
    bind_int(s, 6, b->value);
    bind_int(s, 7, w->seq);
    bind_int(s, 8, w->at);
    return run(c, s);
}

static moot_status put_ballot(void *tx, const mt_write *w)
{
    return run_ballot(tx, SQL_BALLOT, w);
}

static moot_status add_ballot(void *tx, const mt_write *w, bool *added)
{
    conn *c = tx;
    moot_status st = run_ballot(c, SQL_BALLOT_NEW, w);
    *added = st == MOOT_OK && sqlite3_changes(c->db) > 0;
    return st;
}

static moot_status add_ticket(void *tx, const mt_write *w, mt_ticket_id ticket,
                              const uint8_t *prefix, bool *added)
{
    conn *c = tx;
    sqlite3_stmt *s = fresh(c, SQL_TICKET);
    bind_text(s, 1, w->debate);
    bind_blob(s, 2, ticket.at, MT_TICKET_BYTES);
    if (prefix)
        bind_blob(s, 3, prefix, sizeof(w->prefix));
    else if (s)
        (void)sqlite3_bind_null(s, 3);
    bind_int(s, 4, w->at);
    moot_status st = run(c, s);
    *added = st == MOOT_OK && sqlite3_changes(c->db) > 0;
    return st;
}

static moot_status find_ticket(void *tx, const mt_write *w, int *level, bool *held)
{
    bool found = false;
    sqlite3_stmt *s = fresh(tx, SQL_TICKET_IS);
    bind_text(s, 1, w->debate);
    bind_blob(s, 2, w->ballot.ticket.at, MT_TICKET_BYTES);
    moot_status st = find(tx, s, &found);
    *level = found ? sqlite3_column_int(s, 0) : 0;
    *held = found && sqlite3_column_int(s, 1) != 0;
    return st;
}

static moot_status hold(void *tx, const mt_write *w, uint64_t *changed)
{
    conn *c = tx;
    sqlite3_stmt *s = fresh(c, w->by_prefix ? SQL_HOLD_ALL : SQL_HOLD);
    bind_text(s, 1, w->debate);
    if (w->by_prefix)
        bind_blob(s, 2, w->prefix, sizeof(w->prefix));
    else
        bind_blob(s, 2, w->ticket.at, MT_TICKET_BYTES);
    bind_int(s, 3, w->hold);
    moot_status st = run(c, s);
    *changed = (uint64_t)sqlite3_changes(c->db);
    return st;
}

static moot_status find_invitation(void *tx, const mt_write *w, mt_ticket_id *of, bool *found)
{
    sqlite3_stmt *s = fresh(tx, SQL_INVITED);
    bind_text(s, 1, w->debate);
    bind_blob(s, 2, w->invitation, sizeof(w->invitation));
    moot_status st = find(tx, s, found);
    if (*found)
        column_bytes(s, 0, of->at, MT_TICKET_BYTES);
    return st;
}

static moot_status add_invitation(void *tx, const mt_write *w)
{
    sqlite3_stmt *s = fresh(tx, SQL_INVITE);
    bind_text(s, 1, w->debate);
    bind_blob(s, 2, w->invitation, sizeof(w->invitation));
    bind_blob(s, 3, w->ticket.at, MT_TICKET_BYTES);
    moot_status st = run(tx, s);
    s = fresh(tx, SQL_LEVEL);
    bind_text(s, 1, w->debate);
    bind_blob(s, 2, w->ticket.at, MT_TICKET_BYTES);
    bind_int(s, 3, w->level);
    return st == MOOT_OK ? run(tx, s) : st;
}

static moot_status put_correction(void *tx, const mt_write *w, uint64_t *changed)
{
    conn *c = tx;
    const mt_correction *k = &w->correction;
    sqlite3_stmt *s = fresh(c, k->words.len ? SQL_CORRECT : SQL_RESTORE);
    bind_text(s, 1, w->debate);
    bind_text(s, 2, k->point);
    if (k->words.len) {
        bind_text(s, 3, k->words);
        bind_text(s, 4, k->why);
        bind_int(s, 5, w->at);
    }
    moot_status st = run(c, s);
    *changed = (uint64_t)sqlite3_changes(c->db);
    return st;
}

/* The ticket last: ballots refer to it. */
static moot_status erase(void *tx, const mt_write *w, uint64_t *changed)
{
    static const sql all[] = {SQL_ERASE_SENT, SQL_ERASE_BALLOTS, SQL_ERASE_INVITED,
                              SQL_ERASE_TICKET};
    conn *c = tx;
    moot_status st = MOOT_OK;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]) && st == MOOT_OK; i++) {
        sqlite3_stmt *s = fresh(c, all[i]);
        bind_text(s, 1, w->debate);
        bind_blob(s, 2, w->ticket.at, MT_TICKET_BYTES);
        st = run(c, s);
    }
    *changed = st == MOOT_OK ? (uint64_t)sqlite3_changes(c->db) : 0;
    return st;
}

static moot_status last_log(void *tx, moot_str debate, int64_t *seq, uint8_t hash[MT_HASH_BYTES],
                            bool *found)
{
    sqlite3_stmt *s = fresh(tx, SQL_LOG_LAST);
    bind_text(s, 1, debate);
    moot_status st = find(tx, s, found);
    if (*found) {
        *seq = sqlite3_column_int64(s, 0);
        column_bytes(s, 1, hash, MT_HASH_BYTES);
    }
    return st;
}

static moot_status add_log(void *tx, moot_str debate, const mt_log_entry *entry)
{
    sqlite3_stmt *s = fresh(tx, SQL_LOG_ADD);
    bind_text(s, 1, debate);
    bind_int(s, 2, entry->seq);
    bind_int(s, 3, entry->at);
    bind_text(s, 4, entry->what);
    bind_text(s, 5, entry->by);
    bind_text(s, 6, entry->body);
    bind_blob(s, 7, entry->hash, MT_HASH_BYTES);
    return run(tx, s);
}

static moot_status forget(void *tx, int64_t before)
{
    static const sql both[] = {SQL_FORGET_PREFIX, SQL_FORGET_SENT};
    moot_status st = MOOT_OK;
    for (size_t i = 0; i < 2 && st == MOOT_OK; i++) {
        sqlite3_stmt *s = fresh(tx, both[i]);
        bind_int(s, 1, before);
        st = run(tx, s);
    }
    return st;
}

static const mt_rows rows = {
    .tells = true,
    .begin = begin,
    .commit = commit,
    .rollback = rollback,
    .find_debate = find_debate,
    .put_debate = put_debate,
    .set_state = set_state,
    .find_sent = find_sent,
    .add_sent = add_sent,
    .find_ballot = find_ballot,
    .put_ballot = put_ballot,
    .add_ballot = add_ballot,
    .add_ticket = add_ticket,
    .find_ticket = find_ticket,
    .hold = hold,
    .find_invitation = find_invitation,
    .add_invitation = add_invitation,
    .put_correction = put_correction,
    .erase = erase,
    .last_log = last_log,
    .add_log = add_log,
    .forget = forget,
};

static moot_status engine_group(mt_engine *e, mt_write *list)
{
    return mt_apply_group(&rows, &e->writer, list);
}

static moot_status engine_forget(mt_engine *e, int64_t before)
{
    return mt_apply_forget(&rows, &e->writer, before);
}

/* ---- reading ---- */

static conn *borrow(mt_engine *e)
{
    conn *c = NULL;
    (void)pthread_mutex_lock(&e->lock);
    if (e->idles)
        c = e->idle[--e->idles];
    (void)pthread_mutex_unlock(&e->lock);
    if (c)
        return c;
    c = calloc(1, sizeof(*c));
    if (c && open_conn(c, e->path, false) != SQLITE_OK) {
        close_conn(c);
        free(c);
        c = NULL;
    }
    return c;
}

static void give_back(mt_engine *e, conn *c, sqlite3_stmt *s)
{
    if (s) {
        (void)sqlite3_reset(s);
        (void)sqlite3_clear_bindings(s);
    }
    bool kept = false;
    (void)pthread_mutex_lock(&e->lock);
    if (e->idles < e->keep) {
        e->idle[e->idles++] = c;
        kept = true;
    }
    (void)pthread_mutex_unlock(&e->lock);
    if (!kept) {
        close_conn(c);
        free(c);
    }
}

typedef bool (*row_fn)(sqlite3_stmt *s, void *ctx);

/* A statement about a debate, row by row. */
static moot_status read_rows(mt_engine *e, sql which, moot_str debate,
                             void (*bind)(sqlite3_stmt *s, const void *with), const void *with,
                             row_fn row, void *ctx)
{
    conn *c = borrow(e);
    if (!c)
        return MOOT_E_BACKEND;
    sqlite3_stmt *s = fresh(c, which);
    bind_text(s, 1, debate);
    if (s && bind)
        bind(s, with);
    int code;
    do
        code = step(c, s);
    while (code == SQLITE_ROW && row(s, ctx));
    give_back(e, c, s);
    return status_of(code);
}

static void bind_ticket(sqlite3_stmt *s, const void *with)
{
    bind_blob(s, 2, ((const mt_ticket_id *)with)->at, MT_TICKET_BYTES);
}

static void bind_number(sqlite3_stmt *s, const void *with)
{
    bind_int(s, 2, *(const int64_t *)with);
}

typedef struct debate_reader {
    mt_arena *arena;
    mt_debate_row *row;
    bool *found;
} debate_reader;

static bool debate_row(sqlite3_stmt *s, void *ctx)
{
    debate_reader *r = ctx;
    *r->found = true;
    row_of(s, r->row);
    r->row->question = mt_arena_dup(r->arena, r->row->question);
    r->row->version = mt_arena_dup(r->arena, r->row->version);
    return true;
}

static moot_status engine_debate(mt_engine *e, moot_str debate, mt_arena *arena, mt_debate_row *row,
                                 bool *found)
{
    debate_reader r = {arena, row, found};
    *found = false;
    *row = (mt_debate_row){.name = debate};
    moot_status st = read_rows(e, SQL_DEBATE, debate, NULL, NULL, debate_row, &r);
    return st == MOOT_OK && mt_arena_failed(arena) ? MOOT_E_NOMEM : st;
}

typedef struct reader {
    union {
        mt_ballot_fn ballot;
        mt_count_fn count;
        mt_move_fn move;
        mt_burst_fn burst;
        mt_log_fn log;
        mt_correction_fn correction;
    } each;
    void *ctx;
} reader;

static bool ballot_row(sqlite3_stmt *s, void *ctx)
{
    const reader *r = ctx;
    mt_ballot b = {.phase = (mt_phase)sqlite3_column_int(s, 1),
                   .target = column(s, 2),
                   .point = column(s, 3),
                   .value = sqlite3_column_int(s, 4),
                   .seq = sqlite3_column_int64(s, 5),
                   .at = sqlite3_column_int64(s, 6),
                   .level = sqlite3_column_int(s, 7),
                   .held = sqlite3_column_int(s, 8) != 0};
    column_bytes(s, 0, b.ticket.at, sizeof(b.ticket.at));
    return r->each.ballot(r->ctx, &b);
}

static moot_status engine_ballots(mt_engine *e, moot_str debate, const mt_ticket_id *ticket,
                                  mt_ballot_fn each, void *ctx)
{
    reader r = {.each.ballot = each, .ctx = ctx};
    return ticket ? read_rows(e, SQL_MINE, debate, bind_ticket, ticket, ballot_row, &r)
                  : read_rows(e, SQL_BALLOTS, debate, NULL, NULL, ballot_row, &r);
}

static void *view_open(mt_engine *e)
{
    return borrow(e);
}

static moot_status view_begin(void *view)
{
    bool found;
    moot_status st = run(view, fresh(view, SQL_VIEW_BEGIN));
    return st == MOOT_OK ? find(view, fresh(view, SQL_VIEW), &found) : st;
}

static moot_status view_ballots(void *view, moot_str debate, mt_ballot_fn each, void *ctx)
{
    conn *c = view;
    reader r = {.each.ballot = each, .ctx = ctx};
    sqlite3_stmt *s = fresh(c, SQL_BALLOTS);
    int code;
    bind_text(s, 1, debate);
    do
        code = step(c, s);
    while (code == SQLITE_ROW && ballot_row(s, &r));
    if (s)
        (void)sqlite3_reset(s);
    return status_of(code);
}

static void view_close(mt_engine *e, void *view)
{
    rollback(view);
    give_back(e, view, NULL);
}

static bool tally_row(sqlite3_stmt *s, void *ctx)
{
    const reader *r = ctx;
    mt_count c = {.phase = (mt_phase)sqlite3_column_int(s, 0),
                  .target = column(s, 1),
                  .point = column(s, 2),
                  .level = sqlite3_column_int(s, 3),
                  .held = sqlite3_column_int(s, 4) != 0,
                  .value = sqlite3_column_int(s, 5),
                  .n = (uint64_t)sqlite3_column_int64(s, 6)};
    return r->each.count(r->ctx, &c);
}

static moot_status engine_tally(mt_engine *e, moot_str debate, mt_count_fn each, void *ctx)
{
    reader r = {.each.count = each, .ctx = ctx};
    return read_rows(e, SQL_TALLY, debate, NULL, NULL, tally_row, &r);
}

static bool move_row(sqlite3_stmt *s, void *ctx)
{
    const reader *r = ctx;
    mt_move_count m = {.level = sqlite3_column_int(s, 0),
                       .held = sqlite3_column_int(s, 1) != 0,
                       .before = sqlite3_column_int(s, 2),
                       .after = sqlite3_column_int(s, 3),
                       .n = (uint64_t)sqlite3_column_int64(s, 4)};
    return r->each.move(r->ctx, &m);
}

static moot_status engine_moves(mt_engine *e, moot_str debate, mt_move_fn each, void *ctx)
{
    reader r = {.each.move = each, .ctx = ctx};
    return read_rows(e, SQL_MOVES, debate, NULL, NULL, move_row, &r);
}

static bool burst_row(sqlite3_stmt *s, void *ctx)
{
    const reader *r = ctx;
    mt_burst b = {.tickets = (uint64_t)sqlite3_column_int64(s, 1),
                  .held = (uint64_t)sqlite3_column_int64(s, 2),
                  .first_at = sqlite3_column_int64(s, 3),
                  .last_at = sqlite3_column_int64(s, 4)};
    column_bytes(s, 0, b.prefix, sizeof(b.prefix));
    return r->each.burst(r->ctx, &b);
}

static moot_status engine_bursts(mt_engine *e, moot_str debate, uint64_t least, mt_burst_fn each,
                                 void *ctx)
{
    reader r = {.each.burst = each, .ctx = ctx};
    int64_t with = (int64_t)least;
    return read_rows(e, SQL_BURSTS, debate, bind_number, &with, burst_row, &r);
}

static bool log_row(sqlite3_stmt *s, void *ctx)
{
    const reader *r = ctx;
    mt_log_entry entry = {.seq = sqlite3_column_int64(s, 0),
                          .at = sqlite3_column_int64(s, 1),
                          .what = column(s, 2),
                          .by = column(s, 3),
                          .body = column(s, 4)};
    column_bytes(s, 5, entry.hash, sizeof(entry.hash));
    return r->each.log(r->ctx, &entry);
}

static moot_status engine_log(mt_engine *e, moot_str debate, int64_t after, mt_log_fn each,
                              void *ctx)
{
    reader r = {.each.log = each, .ctx = ctx};
    return read_rows(e, SQL_LOG, debate, bind_number, &after, log_row, &r);
}

typedef struct head_reader {
    mt_log_entry *head;
    bool *found;
} head_reader;

static bool head_row(sqlite3_stmt *s, void *ctx)
{
    head_reader *r = ctx;
    *r->found = true;
    *r->head = (mt_log_entry){.seq = sqlite3_column_int64(s, 0), .at = sqlite3_column_int64(s, 1)};
    column_bytes(s, 2, r->head->hash, MT_HASH_BYTES);
    return false;
}

static moot_status engine_head(mt_engine *e, moot_str debate, int64_t until, mt_log_entry *head,
                               bool *found)
{
    *found = false;
    head_reader r = {head, found};
    return read_rows(e, SQL_HEAD, debate, bind_number, &until, head_row, &r);
}

static bool correction_row(sqlite3_stmt *s, void *ctx)
{
    const reader *r = ctx;
    mt_correction c = {.point = column(s, 0),
                       .words = column(s, 1),
                       .why = column(s, 2),
                       .at = sqlite3_column_int64(s, 3)};
    return r->each.correction(r->ctx, &c);
}

static moot_status engine_corrections(mt_engine *e, moot_str debate, mt_correction_fn each,
                                      void *ctx)
{
    reader r = {.each.correction = each, .ctx = ctx};
    return read_rows(e, SQL_CORRECTIONS, debate, NULL, NULL, correction_row, &r);
}

static moot_status engine_backup(mt_engine *e, const char *to, mt_store_error *error)
{
    if (access(to, F_OK) == 0) {
        tell(error, to, "is there already");
        return MOOT_E_BACKEND;
    }
    conn *c = borrow(e);
    if (!c)
        return MOOT_E_BACKEND;
    sqlite3 *copy = NULL;
    int code = sqlite3_open_v2(to, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    sqlite3_backup *b = code == SQLITE_OK ? sqlite3_backup_init(copy, "main", c->db, "main") : NULL;
    if (b) {
        do
            code = sqlite3_backup_step(b, 512);
        while (code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED);
        (void)sqlite3_backup_finish(b);
    }
    code = sqlite3_errcode(copy);
    if (code != SQLITE_OK)
        tell(error, to, sqlite3_errmsg(copy));
    (void)sqlite3_close(copy);
    if (code != SQLITE_OK)
        (void)unlink(to);
    give_back(e, c, NULL);
    return status_of(code);
}

const mt_engine_kind mt_engine_sqlite = {
    .name = "sqlite",
    .start = engine_open,
    .close = engine_close,
    .group = engine_group,
    .forget = engine_forget,
    .debate = engine_debate,
    .ballots = engine_ballots,
    .view_open = view_open,
    .view_begin = view_begin,
    .view_ballots = view_ballots,
    .view_close = view_close,
    .tally = engine_tally,
    .moves = engine_moves,
    .bursts = engine_bursts,
    .log = engine_log,
    .head = engine_head,
    .corrections = engine_corrections,
    .backup = engine_backup,
};
