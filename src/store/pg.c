/* The door to PostgreSQL, the only file that includes libpq.  Transactions are serializable, so
 * that several servers may share a database: what is in the way of another is tried again
 * (store/apply.c). */
#include "store/door.h"
#include "store/pg_sql.h"
#include "store/secret.h"

#include <dlfcn.h>
#include <libpq-fe.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { LOCK = 0x6d6f6f74 /* "moot" */ };

/* NOLINTNEXTLINE(bugprone-macro-parentheses): a text, or several side by side */
#define X(name, text) [MT_SQL_##name] = text,
static const char *const sql_text[MT_SQLS] = {MT_PG_STATEMENTS(X)};
#undef X

/* What is used of libpq: it brings a dozen libraries, so it is loaded when it is asked for. */
#define CALLS(X)           \
    X(PQclear)             \
    X(PQcmdStatus)         \
    X(PQcmdTuples)         \
    X(PQconnectdb)         \
    X(PQerrorMessage)      \
    X(PQexec)              \
    X(PQexecPrepared)      \
    X(PQfinish)            \
    X(PQgetlength)         \
    X(PQgetvalue)          \
    X(PQntuples)           \
    X(PQprepare)           \
    X(PQreset)             \
    X(PQresultErrorField)  \
    X(PQresultStatus)      \
    X(PQsetNoticeReceiver) \
    X(PQstatus)            \
    X(PQtransactionStatus)

typedef struct library {
/* NOLINTNEXTLINE(bugprone-macro-parentheses): a member's name */
#define X(name) __typeof__(&(name)) name;
    CALLS(X)
#undef X
} library;

static library pq; /* filled once, before the first connection */
static pthread_once_t pq_once = PTHREAD_ONCE_INIT;
static bool pq_there;

static void open_library(void)
{
    void *at = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
    bool fine = at != NULL;
#define X(name)                                  \
    if (fine) {                                  \
        void *found = dlsym(at, #name);          \
        memcpy(&pq.name, &found, sizeof(found)); \
        fine = found != NULL;                    \
    }
    CALLS(X)
#undef X
    pq_there = fine;
}

struct mt_conn {
    moot_alloc alloc;
    PGconn *pg;
    bool prepared[MT_SQLS];
    PGresult *last; /* strings of the last answer live here */
    int row;        /* of it, that is there */
};

static moot_status status_of(const PGresult *r)
{
    ExecStatusType s = pq.PQresultStatus(r);
    if (s == PGRES_TUPLES_OK || s == PGRES_COMMAND_OK)
        return MOOT_OK;
    const char *code = r ? pq.PQresultErrorField(r, PG_DIAG_SQLSTATE) : NULL;
    if (!code)
        return MOOT_E_BACKEND;
    /* Serialization failure, deadlock; a row that another server wrote in between. */
    if (strcmp(code, "40001") == 0 || strcmp(code, "40P01") == 0 || strcmp(code, "23505") == 0)
        return MOOT_E_CANCELLED;
    return strncmp(code, "23", 2) == 0 || strncmp(code, "22", 2) == 0 ? MOOT_E_MISUSE
                                                                      : MOOT_E_BACKEND;
}

static void keep(mt_conn *c, PGresult *r)
{
    pq.PQclear(c->last);
    c->last = r;
    c->row = 0;
}

static moot_status plain(mt_conn *c, const char *words)
{
    keep(c, pq.PQexec(c->pg, words));
    return status_of(c->last);
}

/* ---- statements ---- */

/* Parameters as libpq takes them.  Texts and bytes go as they are, by the binary format, which for
 * both is the bytes themselves; numbers as digits. */
typedef struct parameters {
    const char *value[MT_VALUES_MOST]; /* NULL is the NULL of the database */
    int length[MT_VALUES_MOST], format[MT_VALUES_MOST];
    char digits[MT_VALUES_MOST][24];
} parameters;

static void write_down(parameters *p, const mt_values *with)
{
    for (int i = 0; i < with->n; i++) {
        const mt_value *v = &with->at[i];
        p->length[i] = (int)v->bytes.len;
        p->format[i] = v->kind != MT_VALUE_NUMBER;
        switch (v->kind) {
        case MT_VALUE_NUMBER:
            (void)snprintf(p->digits[i], sizeof(p->digits[i]), "%lld", (long long)v->number);
            p->value[i] = p->digits[i];
            break;
        case MT_VALUE_TEXT: p->value[i] = v->bytes.len ? v->bytes.ptr : ""; break;
        case MT_VALUE_BYTES: p->value[i] = v->bytes.ptr; break;
        }
    }
}

static moot_status run(mt_conn *c, mt_sql which, const mt_values *with)
{
    char name[16];
    parameters p;
    moot_status st = MOOT_OK;
    (void)snprintf(name, sizeof(name), "s%d", (int)which);
    if (!c->prepared[which]) {
        keep(c, pq.PQprepare(c->pg, name, sql_text[which], 0, NULL));
        st = status_of(c->last);
        c->prepared[which] = st == MOOT_OK;
    }
    if (st == MOOT_OK) {
        write_down(&p, with);
        keep(c, pq.PQexecPrepared(c->pg, name, with->n, p.value, p.length, p.format, 0));
        st = status_of(c->last);
    }
    return st;
}

static uint64_t changes(const mt_conn *c)
{
    return strtoull(pq.PQcmdTuples(c->last), NULL, 10);
}

static moot_status find(mt_conn *c, mt_sql which, const mt_values *with, bool *found)
{
    moot_status st = run(c, which, with);
    *found = st == MOOT_OK && pq.PQntuples(c->last) > 0;
    return st;
}

static moot_status read_rows(const mt_db *db, mt_sql which, const mt_values *with, mt_row_fn row,
                             void *ctx)
{
    mt_conn *c = db->conn;
    moot_status st = run(c, which, with);
    int n = st == MOOT_OK ? pq.PQntuples(c->last) : 0;
    for (c->row = 0; c->row < n && row(db, ctx); c->row++)
        ;
    keep(c, NULL);
    return st == MOOT_E_CANCELLED ? MOOT_E_BACKEND : st;
}

static moot_str text(const mt_conn *c, int at)
{
    return (moot_str){pq.PQgetvalue(c->last, c->row, at),
                      (size_t)pq.PQgetlength(c->last, c->row, at)};
}

static int64_t number(const mt_conn *c, int at)
{
    return strtoll(pq.PQgetvalue(c->last, c->row, at), NULL, 10);
}

/* bytea comes as \x and hexadecimal digits. */
static void bytes(const mt_conn *c, int at, uint8_t *to, size_t n)
{
    moot_str s = text(c, at);
    if (s.len < 2 || !mt_unhex(to, n, mt_sub(s, 2, s.len - 2)))
        memset(to, 0, n);
}

/* ---- opening ---- */

static void ignore_notice(void *ctx, const PGresult *r)
{
    (void)ctx;
    (void)r;
}

static bool settle(mt_conn *c)
{
    (void)pq.PQsetNoticeReceiver(c->pg, ignore_notice, NULL);
    memset(c->prepared, 0, sizeof(c->prepared));
    return pq.PQstatus(c->pg) == CONNECTION_OK &&
           plain(c, "SET synchronous_commit = on; SET bytea_output = 'hex'; SET "
                    "client_encoding = 'UTF8'; SET statement_timeout = '30s'") == MOOT_OK;
}

static void disconnect(mt_conn *c)
{
    pq.PQclear(c->last);
    pq.PQfinish(c->pg);
    moot_alloc by = c->alloc;
    by.resize(by.ctx, c, sizeof(*c), 0);
}

static bool alive(const mt_conn *c)
{
    return pq.PQstatus(c->pg) == CONNECTION_OK;
}

static void tell(mt_store_error *error, const mt_conn *c)
{
    const char *words = c->pg ? pq.PQerrorMessage(c->pg) : "memory is short";
    size_t n = strcspn(words, "\n");
    (void)snprintf(error->text, sizeof(error->text), "%.*s", (int)(n < 200 ? n : 200), words);
}

/* One server at a time; the others find it done. */
static moot_status migrate(mt_conn *c)
{
    char text[96];
    moot_status st = plain(c, "BEGIN");
    (void)snprintf(text, sizeof(text), "SELECT pg_advisory_xact_lock(%d)", (int)LOCK);
    if (st == MOOT_OK)
        st = plain(c, text);
    if (st == MOOT_OK)
        st = plain(c, "CREATE TABLE IF NOT EXISTS moot_migration (number int PRIMARY KEY)");
    if (st == MOOT_OK)
        st = plain(c, "SELECT coalesce(max(number), 0) FROM moot_migration");
    int64_t version = st == MOOT_OK ? number(c, 0) : 0;
    for (const mt_migration *m = mt_pg_migrations; m->number && st == MOOT_OK; m++) {
        if (m->number <= version)
            continue;
        st = plain(c, m->sql);
        (void)snprintf(text, sizeof(text), "INSERT INTO moot_migration VALUES (%d)", m->number);
        if (st == MOOT_OK)
            st = plain(c, text);
    }
    return st == MOOT_OK ? plain(c, "COMMIT") : st;
}

static moot_status connect_server(mt_conn **out, const char *where, bool writes,
                                  const moot_alloc *alloc, mt_store_error *error)
{
    *out = NULL;
    error->text[0] = '\0';
    (void)pthread_once(&pq_once, open_library);
    if (!pq_there) {
        (void)snprintf(error->text, sizeof(error->text), "libpq is not there; install libpq5");
        return MOOT_E_BACKEND;
    }
    mt_conn *c = alloc->resize(alloc->ctx, NULL, 0, sizeof(*c));
    if (!c)
        return MOOT_E_NOMEM;
    *c = (mt_conn){.alloc = *alloc, .pg = pq.PQconnectdb(where)};
    bool fine = c->pg && settle(c) && (!writes || migrate(c) == MOOT_OK);
    if (!fine) {
        tell(error, c);
        disconnect(c);
        return MOOT_E_BACKEND;
    }
    *out = c;
    return MOOT_OK;
}

/* ---- transactions ---- */

static moot_status begin(mt_conn *c)
{
    /* A server that was away may be back. */
    if (!alive(c)) {
        pq.PQreset(c->pg);
        if (!settle(c))
            return MOOT_E_BACKEND;
    }
    return plain(c, "BEGIN ISOLATION LEVEL SERIALIZABLE");
}

static moot_status commit(mt_conn *c)
{
    moot_status st = plain(c, "COMMIT");
    /* A transaction that has failed answers COMMIT with ROLLBACK. */
    if (st == MOOT_OK && strcmp(pq.PQcmdStatus(c->last), "COMMIT") != 0)
        st = MOOT_E_BACKEND;
    return st;
}

static void rollback(mt_conn *c)
{
    if (pq.PQtransactionStatus(c->pg) != PQTRANS_IDLE)
        (void)plain(c, "ROLLBACK");
}

static moot_status backup(const char *where, const char *to, const moot_alloc *alloc,
                          mt_store_error *error)
{
    (void)where;
    (void)to;
    (void)alloc;
    (void)snprintf(error->text, sizeof(error->text),
                   "PostgreSQL has its own tools for that, such as pg_dump");
    return MOOT_E_BACKEND;
}

const mt_door mt_door_pg = {
    .shared = true,
    .connect = connect_server,
    .disconnect = disconnect,
    .alive = alive,
    .begin = begin,
    .commit = commit,
    .rollback = rollback,
    .run = run,
    .changes = changes,
    .find = find,
    .read = read_rows,
    .text = text,
    .number = number,
    .bytes = bytes,
    .backup = backup,
};
