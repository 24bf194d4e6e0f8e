/* The door to SQLite, the only file that includes its header.  Write-ahead log with
 * synchronous=FULL: a commit is on disk. */
#include "store/door.h"
#include "store/schema.h"
#include "store/sqlite_sql.h"

#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

enum { APPLICATION = 0x6d6f6f74 /* "moot" */ };

/* Pages that a connection keeps, in KiB: they fill up as the database grows, and what it is worth
 * above these the page cache of the system gives as well.  The writer and the usual four readers
 * stay below 2 MiB. */
enum { WRITER_KIB = 1024, READER_KIB = 256 };

/* The statements of all doors and, from MT_SQLS on, those of this one. */
/* NOLINTNEXTLINE(bugprone-macro-parentheses): a name */
#define X(name, text) OWN_##name,
enum { OWN_BEFORE = MT_SQLS - 1, MT_SQLITE_OWN(X) SQLS };
#undef X
/* NOLINTNEXTLINE(bugprone-macro-parentheses): a text, or several side by side */
#define X(name, text) [MT_SQL_##name] = text,
/* NOLINTNEXTLINE(bugprone-macro-parentheses): likewise */
#define Y(name, text) [OWN_##name] = text,
static const char *const sql_text[] = {MT_SQLITE_STATEMENTS(X) MT_SQLITE_OWN(Y)};
#undef X
#undef Y

struct mt_conn {
    moot_alloc alloc;
    sqlite3 *db;
    sqlite3_stmt *stmt[SQLS]; /* prepared when first used */
    sqlite3_stmt *row;        /* of which a row is there */
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

/* ---- statements ---- */

static void bind(sqlite3_stmt *s, const mt_values *with)
{
    for (int i = 0; i < with->n; i++) {
        const mt_value *v = &with->at[i];
        switch (v->kind) {
        case MT_VALUE_NUMBER: (void)sqlite3_bind_int64(s, i + 1, v->number); break;
        case MT_VALUE_TEXT:
            (void)sqlite3_bind_text(s, i + 1, v->bytes.len ? v->bytes.ptr : "", (int)v->bytes.len,
                                    SQLITE_STATIC);
            break;
        case MT_VALUE_BYTES: /* NULL for NULL */
            (void)sqlite3_bind_blob(s, i + 1, v->bytes.ptr, (int)v->bytes.len, SQLITE_STATIC);
            break;
        }
    }
}

/* The statement with its parameters before its first row; NULL if it cannot be prepared. */
static sqlite3_stmt *fresh(mt_conn *c, int which, const mt_values *with)
{
    if (c->stmt[which])
        (void)sqlite3_reset(c->stmt[which]);
    else if (sqlite3_prepare_v3(c->db, sql_text[which], -1, SQLITE_PREPARE_PERSISTENT,
                                &c->stmt[which], NULL) != SQLITE_OK)
        return NULL;
    if (with)
        bind(c->stmt[which], with);
    return c->stmt[which];
}

/* The next row: SQLITE_ROW or SQLITE_DONE, or a failure; a statement that could not be
 * prepared is one, whose reason the connection knows. */
static int step(mt_conn *c, sqlite3_stmt *s)
{
    c->row = s;
    if (s)
        return sqlite3_step(s);
    int code = sqlite3_errcode(c->db);
    return code == SQLITE_OK ? SQLITE_ERROR : code;
}

/* A write that breaks a rule of the tables is a misuse; the transaction goes on without it. */
static moot_status write_status(int code)
{
    return (code & 0xff) == SQLITE_CONSTRAINT ? MOOT_E_MISUSE : status_of(code);
}

static moot_status run_own(mt_conn *c, int which, const mt_values *with)
{
    sqlite3_stmt *s = fresh(c, which, with);
    int code = step(c, s);
    if (s)
        (void)sqlite3_reset(s);
    return write_status(code);
}

static moot_status run(mt_conn *c, mt_sql which, const mt_values *with)
{
    return run_own(c, (int)which, with);
}

static uint64_t changes(const mt_conn *c)
{
    return (uint64_t)sqlite3_changes(c->db);
}

static moot_status find(mt_conn *c, mt_sql which, const mt_values *with, bool *found)
{
    int code = step(c, fresh(c, (int)which, with));
    *found = code == SQLITE_ROW;
    return write_status(code);
}

static moot_status read_rows(const mt_db *db, mt_sql which, const mt_values *with, mt_row_fn row,
                             void *ctx)
{
    mt_conn *c = db->conn;
    sqlite3_stmt *s = fresh(c, (int)which, with);
    int code;
    do
        code = step(c, s);
    while (code == SQLITE_ROW && row(db, ctx));
    if (s) {
        (void)sqlite3_reset(s);
        (void)sqlite3_clear_bindings(s);
    }
    return status_of(code);
}

static moot_str text_of(sqlite3_stmt *s, int at)
{
    const char *p = sqlite3_column_blob(s, at);
    return (moot_str){p ? p : "", p ? (size_t)sqlite3_column_bytes(s, at) : 0};
}

static moot_str text(const mt_conn *c, int at)
{
    return text_of(c->row, at);
}

static int64_t number(const mt_conn *c, int at)
{
    return sqlite3_column_int64(c->row, at);
}

static void bytes(const mt_conn *c, int at, uint8_t *to, size_t n)
{
    moot_str found = text(c, at);
    if (found.len == n)
        memcpy(to, found.ptr, n);
    else
        memset(to, 0, n);
}

/* ---- transactions ---- */

static void reset_all(mt_conn *c)
{
    for (size_t i = 0; i < SQLS; i++)
        if (c->stmt[i])
            (void)sqlite3_reset(c->stmt[i]);
}

static void rollback(mt_conn *c)
{
    reset_all(c);
    if (!sqlite3_get_autocommit(c->db))
        (void)run_own(c, OWN_ROLLBACK, NULL);
}

static moot_status begin(mt_conn *c)
{
    rollback(c); /* of a transaction that memory was too short to take back */
    return run_own(c, OWN_BEGIN, NULL);
}

static moot_status commit(mt_conn *c)
{
    /* A reading that is still open would keep the log from being folded back. */
    reset_all(c);
    return run_own(c, OWN_COMMIT, NULL);
}

/* What is seen is fixed with the first row that is read. */
static moot_status begin_view(mt_conn *c)
{
    moot_status st = run_own(c, OWN_VIEW_BEGIN, NULL);
    return st == MOOT_OK ? status_of(step(c, fresh(c, OWN_VIEW, NULL))) : st;
}

/* ---- opening ---- */

static void disconnect(mt_conn *c)
{
    for (size_t i = 0; i < SQLS; i++)
        (void)sqlite3_finalize(c->stmt[i]);
    (void)sqlite3_close(c->db);
    moot_alloc by = c->alloc;
    by.resize(by.ctx, c, sizeof(*c), 0);
}

/* A file does not go away; but where memory was too short to end a view, the connection would
 * stay with what it saw. */
static bool alive(const mt_conn *c)
{
    return sqlite3_get_autocommit(c->db) != 0;
}

static void tell(mt_store_error *error, const char *path, const char *words)
{
    (void)snprintf(error->text, sizeof(error->text), "%.120s: %.120s", path, words);
}

static int open_file(mt_conn *c, const char *path, bool writes)
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

/* The single number that a statement answers, if it can. */
static int ask(sqlite3 *db, const char *text, int64_t *n)
{
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(db, text, -1, &s, NULL);
    if (code == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW)
        *n = sqlite3_column_int64(s, 0);
    int ended = sqlite3_finalize(s);
    return code == SQLITE_OK ? ended : code;
}

static int migrate(sqlite3 *db, mt_store_error *error, const char *path)
{
    int64_t tables = 0, version = 0, application = 0, newest = 0;
    int code = ask(db, "SELECT count(*) FROM sqlite_schema", &tables);
    if (code == SQLITE_OK)
        code = ask(db, "PRAGMA user_version", &version);
    if (code == SQLITE_OK)
        code = ask(db, "PRAGMA application_id", &application);
    if (code != SQLITE_OK)
        return code;
    for (const mt_migration *m = mt_sqlite_migrations; m->number; m++)
        newest = m->number;
    if ((tables > 0 && application != APPLICATION) || version > newest) {
        tell(error, path, version > newest ? "written by a newer moot" : "not a database of moot");
        return SQLITE_MISMATCH;
    }
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

static int prepare_file(sqlite3 *db, mt_store_error *error, const char *path)
{
    int code =
        sqlite3_exec(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = migrate(db, error, path);
    sqlite3_stmt *s = NULL;
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &s, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_step(s) == SQLITE_ROW ? SQLITE_OK : sqlite3_errcode(db);
        if (code == SQLITE_OK && !mt_str_eq(text_of(s, 0), MOOT_STR("ok")))
            code = SQLITE_CORRUPT;
    }
    (void)sqlite3_finalize(s);
    return code;
}

static moot_status connect_file(mt_conn **out, const char *where, bool writes,
                                const moot_alloc *alloc, mt_store_error *error)
{
    *out = NULL;
    error->text[0] = '\0';
    mt_conn *c = alloc->resize(alloc->ctx, NULL, 0, sizeof(*c));
    if (!c)
        return MOOT_E_NOMEM;
    *c = (mt_conn){.alloc = *alloc};
    int code = open_file(c, where, writes);
    if (code == SQLITE_OK && writes)
        code = prepare_file(c->db, error, where);
    if (code != SQLITE_OK) {
        if (!error->text[0])
            tell(error, where, c->db ? sqlite3_errmsg(c->db) : sqlite3_errstr(code));
        disconnect(c);
        return status_of(code);
    }
    *out = c;
    return MOOT_OK;
}

static moot_status backup(const char *where, const char *to, const moot_alloc *alloc,
                          mt_store_error *error)
{
    if (access(to, F_OK) == 0) {
        tell(error, to, "is there already");
        return MOOT_E_BACKEND;
    }
    mt_conn *c = NULL;
    moot_status st = connect_file(&c, where, false, alloc, error);
    if (!c)
        return st;
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
    disconnect(c);
    return status_of(code);
}

const mt_door mt_door_sqlite = {
    .connect = connect_file,
    .disconnect = disconnect,
    .alive = alive,
    .begin = begin,
    .commit = commit,
    .rollback = rollback,
    .begin_view = begin_view,
    .run = run,
    .changes = changes,
    .find = find,
    .read = read_rows,
    .text = text,
    .number = number,
    .bytes = bytes,
    .backup = backup,
};
