/* What a database has to bring: connections, statements in its dialect, rows, transactions.
 *
 * Each stands in one file, the only one that includes its library: store/sqlite.c, store/pg.c.
 * What a statement is about is told once for both, in store/rows.c and store/reads.c.  A
 * connection belongs to one thread at a time.  Functions answer MOOT_OK, MOOT_E_NOMEM or
 * MOOT_E_BACKEND; what else, they say. */
#ifndef MT_STORE_DOOR_H
#define MT_STORE_DOOR_H

#include "store/store.h"

/* The statements.  Their parameters and columns are those that rows.c and reads.c give and read;
 * the texts stand in sqlite_sql.h and pg_sql.h. */
#define MT_STATEMENTS(X) \
    X(DEBATE)            \
    X(PUBLISH)           \
    X(STATE)             \
    X(SENT)              \
    X(SEND)              \
    X(STANDS)            \
    X(TICKET)            \
    X(BALLOT)            \
    X(BALLOT_NEW)        \
    X(HOLD)              \
    X(HOLD_ALL)          \
    X(INVITED)           \
    X(INVITE)            \
    X(LEVEL)             \
    X(LOG_LAST)          \
    X(LOG_ADD)           \
    X(FORGET_PREFIX)     \
    X(FORGET_SENT)       \
    X(BALLOTS)           \
    X(MINE)              \
    X(TALLY)             \
    X(MOVES)             \
    X(BURSTS)            \
    X(CORRECT)           \
    X(RESTORE)           \
    X(CORRECTIONS)       \
    X(ERASE_SENT)        \
    X(ERASE_BALLOTS)     \
    X(ERASE_INVITED)     \
    X(ERASE_TICKET)      \
    X(HEAD)              \
    X(LOG)               \
    X(TICKET_IS) /* the last: not where other servers write too, who would not be heard */

/* NOLINTNEXTLINE(bugprone-macro-parentheses): a name */
#define X(name) MT_SQL_##name,
typedef enum mt_sql { MT_STATEMENTS(X) MT_SQLS } mt_sql;
#undef X

/* The parameters of one statement, in order; texts and bytes are not copied. */
enum { MT_VALUES_MOST = 8 };
typedef enum mt_value_kind { MT_VALUE_NUMBER, MT_VALUE_TEXT, MT_VALUE_BYTES } mt_value_kind;
typedef struct mt_value {
    mt_value_kind kind;
    int64_t number;
    moot_str bytes; /* of MT_VALUE_BYTES, `ptr` NULL is the NULL of the database */
} mt_value;
typedef struct mt_values {
    int n;
    mt_value at[MT_VALUES_MOST];
} mt_values;

static inline void mt_give_number(mt_values *v, int64_t n)
{
    v->at[v->n++] = (mt_value){.kind = MT_VALUE_NUMBER, .number = n};
}

static inline void mt_give_text(mt_values *v, moot_str s)
{
    v->at[v->n++] = (mt_value){.kind = MT_VALUE_TEXT, .bytes = s};
}

static inline void mt_give_bytes(mt_values *v, const uint8_t *at, size_t n)
{
    v->at[v->n++] = (mt_value){.kind = MT_VALUE_BYTES, .bytes = {(const char *)at, n}};
}

typedef struct mt_conn mt_conn; /* each door has its own */
typedef struct mt_door mt_door;

/* A connection and whose it is. */
typedef struct mt_db {
    const mt_door *door;
    mt_conn *conn;
} mt_db;

/* A row is there: its columns are read from `db`.  False ends the reading. */
typedef bool (*mt_row_fn)(const mt_db *db, void *ctx);

struct mt_door {
    bool shared; /* other servers may write to it too */

    /* Open `where`; the connection that `writes` is the first: it makes or migrates what is
     * needed.  If that fails nothing is left open and `error` has a line. */
    moot_status (*connect)(mt_conn **out, const char *where, bool writes, const moot_alloc *alloc,
                           mt_store_error *error);
    void (*disconnect)(mt_conn *c);
    bool (*alive)(const mt_conn *c); /* else it is of no use any more */

    /* A transaction.  A write that breaks a rule of the tables is MOOT_E_MISUSE; MOOT_E_CANCELLED:
     * another transaction was in the way. */
    moot_status (*begin)(mt_conn *c);
    moot_status (*commit)(mt_conn *c); /* MOOT_OK: it is on disk */
    void (*rollback)(mt_conn *c);      /* nothing, if there is no transaction */
    /* See from here on what is written up to now, until `rollback`; NULL where `shared`. */
    moot_status (*begin_view)(mt_conn *c);

    /* A statement without rows; then the number of rows it changed. */
    moot_status (*run)(mt_conn *c, mt_sql which, const mt_values *with);
    uint64_t (*changes)(const mt_conn *c);
    /* The first row of a statement, if there is one; its columns last until the next statement. */
    moot_status (*find)(mt_conn *c, mt_sql which, const mt_values *with, bool *found);
    /* Row by row, outside of writing transactions; columns last as long as the call of `row`. */
    moot_status (*read)(const mt_db *db, mt_sql which, const mt_values *with, mt_row_fn row,
                        void *ctx);
    /* Columns of the row that is there. */
    moot_str (*text)(const mt_conn *c, int column);
    int64_t (*number)(const mt_conn *c, int column);
    /* Zeros, if there are not exactly `n` bytes. */
    void (*bytes)(const mt_conn *c, int column, uint8_t *to, size_t n);

    /* Copy the database while it is in use; `to` must not exist.  `error` has a line if not. */
    moot_status (*backup)(const char *where, const char *to, const moot_alloc *alloc,
                          mt_store_error *error);
};

static inline moot_str mt_text_at(const mt_db *db, int column)
{
    return db->door->text(db->conn, column);
}

static inline int64_t mt_number_at(const mt_db *db, int column)
{
    return db->door->number(db->conn, column);
}

static inline int mt_int_at(const mt_db *db, int column)
{
    return (int)db->door->number(db->conn, column);
}

static inline bool mt_bool_at(const mt_db *db, int column)
{
    return db->door->number(db->conn, column) != 0;
}

static inline void mt_bytes_at(const mt_db *db, int column, uint8_t *to, size_t n)
{
    db->door->bytes(db->conn, column, to, n);
}

extern const mt_door mt_door_sqlite;
extern const mt_door mt_door_pg; /* only where the program is built with libpq */

#endif
