/* The engine over PostgreSQL: one writing connection, a few for reading.  The only file that
 * includes libpq.  Transactions are serializable, so that several servers may share a database:
 * what is in the way of another is tried again (store/apply.c). */
#include "store/apply.h"
#include "store/engine.h"
#include "store/pg_sql.h"
#include "store/secret.h"

#include <dlfcn.h>
#include <libpq-fe.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { READERS_MOST = 32, PARAMETERS = 8, LOCK = 0x6d6f6f74 /* "moot" */ };

/* NOLINTNEXTLINE(bugprone-macro-parentheses): a name */
#define X(name, text) SQL_##name,
typedef enum sql { MT_PG_STATEMENTS(X) SQLS } sql;
#undef X
#define X(name, text) text,
static const char *const sql_text[] = {MT_PG_STATEMENTS(X)};
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

typedef struct conn {
    PGconn *pg;
    bool prepared[SQLS];
    PGresult *last; /* strings of the last answer live here */
} conn;

struct mt_engine {
    char *where;
    conn writer;
    pthread_mutex_t lock; /* of the idle readers */
    conn *idle[READERS_MOST];
    uint32_t idles, keep;
};

/* Parameters of one statement; numbers are written into `digits`.  Texts and bytes go as they
 * are, by the binary format, which for both is the bytes themselves. */
typedef struct parameters {
    int n;
    const char *value[PARAMETERS];
    int length[PARAMETERS], format[PARAMETERS];
    char digits[PARAMETERS][24];
} parameters;

static void add_text(parameters *p, moot_str s)
{
    p->value[p->n] = s.len ? s.ptr : ""; /* NULL would be the NULL of the database */
    p->length[p->n] = (int)s.len;
    p->format[p->n++] = 1;
}

static void add_int(parameters *p, int64_t n)
{
    (void)snprintf(p->digits[p->n], sizeof(p->digits[0]), "%lld", (long long)n);
    p->value[p->n] = p->digits[p->n];
    p->n++;
}

/* NULL bytes are the NULL of the database. */
static void add_bytes(parameters *p, const uint8_t *at, size_t n)
{
    p->value[p->n] = (const char *)at;
    p->length[p->n] = (int)n;
    p->format[p->n++] = 1;
}

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

static void keep(conn *c, PGresult *r)
{
    pq.PQclear(c->last);
    c->last = r;
}

static moot_status plain(conn *c, const char *text)
{
    keep(c, pq.PQexec(c->pg, text));
    return status_of(c->last);
}

static moot_status run(conn *c, sql which, const parameters *p)
{
    char name[16];
    moot_status st = MOOT_OK;
    (void)snprintf(name, sizeof(name), "s%d", (int)which);
    if (!c->prepared[which]) {
        keep(c, pq.PQprepare(c->pg, name, sql_text[which], 0, NULL));
        st = status_of(c->last);
        c->prepared[which] = st == MOOT_OK;
    }
    if (st == MOOT_OK) {
        keep(c, pq.PQexecPrepared(c->pg, name, p->n, p->value, p->length, p->format, 0));
        st = status_of(c->last);
    }
    return st;
}

/* ---- columns ---- */

static moot_str text_at(const PGresult *r, int row, int at)
{
    return (moot_str){pq.PQgetvalue(r, row, at), (size_t)pq.PQgetlength(r, row, at)};
}

static int64_t int_at(const PGresult *r, int row, int at)
{
    return strtoll(pq.PQgetvalue(r, row, at), NULL, 10);
}

/* bytea comes as \x and hexadecimal digits. */
static void bytes_at(const PGresult *r, int row, int at, uint8_t *to, size_t n)
{
    moot_str s = text_at(r, row, at);
    if (s.len < 2 || !mt_unhex(to, n, mt_sub(s, 2, s.len - 2)))
        memset(to, 0, n);
}

static uint64_t changes(const conn *c)
{
    return strtoull(pq.PQcmdTuples(c->last), NULL, 10);
}

/* ---- opening ---- */

static void ignore_notice(void *ctx, const PGresult *r)
{
    (void)ctx;
    (void)r;
}

static bool settle(conn *c)
{
    (void)pq.PQsetNoticeReceiver(c->pg, ignore_notice, NULL);
    memset(c->prepared, 0, sizeof(c->prepared));
    return pq.PQstatus(c->pg) == CONNECTION_OK &&
           plain(c, "SET synchronous_commit = on; SET bytea_output = 'hex'; SET "
                    "client_encoding = 'UTF8'; SET statement_timeout = '30s'") == MOOT_OK;
}

static bool open_conn(conn *c, const char *where)
{
    *c = (conn){.pg = pq.PQconnectdb(where)};
    return c->pg && settle(c);
}

static void close_conn(conn *c)
{
    pq.PQclear(c->last);
    pq.PQfinish(c->pg);
}

static void tell(mt_store_error *error, const conn *c)
{
    const char *words = c->pg ? pq.PQerrorMessage(c->pg) : "memory is short";
    size_t n = strcspn(words, "\n");
    (void)snprintf(error->text, sizeof(error->text), "%.*s", (int)(n < 200 ? n : 200), words);
}

/* One server at a time; the others find it done. */
static moot_status migrate(conn *c)
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
    int64_t version = st == MOOT_OK ? int_at(c->last, 0, 0) : 0;
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

static void engine_close(mt_engine *e)
{
    for (uint32_t i = 0; i < e->idles; i++) {
        close_conn(e->idle[i]);
        free(e->idle[i]);
    }
    close_conn(&e->writer);
    (void)pthread_mutex_destroy(&e->lock);
    free(e->where);
    free(e);
}

static moot_status engine_open(mt_engine **out, const char *where, const mt_store_options *options,
                               mt_store_error *error)
{
    *out = NULL;
    (void)pthread_once(&pq_once, open_library);
    if (!pq_there) {
        (void)snprintf(error->text, sizeof(error->text), "libpq is not there; install libpq5");
        return MOOT_E_BACKEND;
    }
    mt_engine *e = calloc(1, sizeof(*e));
    char *own = strdup(where);
    if (!e || !own) {
        free(e);
        free(own);
        return MOOT_E_NOMEM;
    }
    e->where = own;
    e->keep = options->readers ? options->readers : 4;
    if (e->keep > READERS_MOST)
        e->keep = READERS_MOST;
    (void)pthread_mutex_init(&e->lock, NULL);
    bool fine = open_conn(&e->writer, where) && migrate(&e->writer) == MOOT_OK;
    if (!fine) {
        tell(error, &e->writer);
        engine_close(e);
        return MOOT_E_BACKEND;
    }
    *out = e;
    return MOOT_OK;
}

/* ---- writing: the rows that store/apply.c asks for ---- */

static moot_status begin(void *tx)
{
    conn *c = tx;
    /* A server that was away may be back. */
    if (pq.PQstatus(c->pg) != CONNECTION_OK) {
        pq.PQreset(c->pg);
        if (!settle(c))
            return MOOT_E_BACKEND;
    }
    return plain(c, "BEGIN ISOLATION LEVEL SERIALIZABLE");
}

static moot_status commit(void *tx)
{
    conn *c = tx;
    moot_status st = plain(c, "COMMIT");
    /* A transaction that has failed answers COMMIT with ROLLBACK. */
    if (st == MOOT_OK && strcmp(pq.PQcmdStatus(c->last), "COMMIT") != 0)
        st = MOOT_E_BACKEND;
    return st;
}

static void rollback(void *tx)
{
    conn *c = tx;
    if (pq.PQtransactionStatus(c->pg) != PQTRANS_IDLE)
        (void)plain(c, "ROLLBACK");
}

static void row_of(const PGresult *r, mt_debate_row *row)
{
    row->question = text_at(r, 0, 0);
    row->state = (mt_debate_state)int_at(r, 0, 1);
    row->opens_at = int_at(r, 0, 2);
    row->closes_at = int_at(r, 0, 3);
    row->rule = (mt_rule)int_at(r, 0, 4);
    row->version = text_at(r, 0, 5);
}

static moot_status find(conn *c, sql which, const parameters *p, bool *found)
{
    moot_status st = run(c, which, p);
    *found = st == MOOT_OK && pq.PQntuples(c->last) > 0;
    return st;
}

static moot_status find_debate(void *tx, moot_str debate, mt_debate_row *row, bool *found)
{
    conn *c = tx;
    parameters p = {0};
    add_text(&p, debate);
    moot_status st = find(c, SQL_DEBATE, &p, found);
    *row = (mt_debate_row){.name = debate};
    if (*found)
        row_of(c->last, row);
    return st;
}

static moot_status put_debate(void *tx, moot_str debate, const mt_debate_row *row)
{
    parameters p = {0};
    add_text(&p, debate);
    add_text(&p, row->question);
    add_int(&p, row->opens_at);
    add_int(&p, row->closes_at);
    add_int(&p, row->rule);
    add_text(&p, row->version);
    return run(tx, SQL_PUBLISH, &p);
}

static moot_status set_state(void *tx, moot_str debate, mt_debate_state state, uint64_t *changed)
{
    parameters p = {0};
    add_text(&p, debate);
    add_int(&p, state);
    moot_status st = run(tx, SQL_STATE, &p);
    *changed = st == MOOT_OK ? changes(tx) : 0;
    return st;
}

static void add_place(parameters *p, const mt_write *w)
{
    add_text(p, w->debate);
    add_bytes(p, w->ballot.ticket.at, MT_TICKET_BYTES);
}

static moot_status find_sent(void *tx, const mt_write *w, uint8_t print[16], int64_t *seq,
                             bool *found)
{
    conn *c = tx;
    parameters p = {0};
    add_place(&p, w);
    add_text(&p, w->ballot.key);
    moot_status st = find(c, SQL_SENT, &p, found);
    if (*found) {
        bytes_at(c->last, 0, 0, print, 16);
        *seq = int_at(c->last, 0, 1);
    }
    return st;
}

static moot_status add_sent(void *tx, const mt_write *w, const uint8_t print[16])
{
    parameters p = {0};
    add_place(&p, w);
    add_text(&p, w->ballot.key);
    add_bytes(&p, print, 16);
    add_int(&p, w->seq);
    add_int(&p, w->at);
    return run(tx, SQL_SEND, &p);
}

static moot_status find_ballot(void *tx, const mt_write *w, mt_phase phase, mt_ballot *stands,
                               bool *found)
{
    conn *c = tx;
    parameters p = {0};
    add_place(&p, w);
    add_int(&p, phase);
    add_text(&p, w->ballot.target);
    moot_status st = find(c, SQL_STANDS, &p, found);
    *stands = (mt_ballot){.phase = phase};
    if (*found) {
        stands->seq = int_at(c->last, 0, 0);
        stands->value = (int)int_at(c->last, 0, 1);
        stands->point = text_at(c->last, 0, 2);
    }
    return st;
}

static moot_status run_ballot(conn *c, sql which, const mt_write *w)
{
    parameters p = {0};
    add_place(&p, w);
    add_int(&p, w->ballot.phase);
    add_text(&p, w->ballot.target);
    add_text(&p, w->ballot.point);
    add_int(&p, w->ballot.value);
    add_int(&p, w->seq);
    add_int(&p, w->at);
    return run(c, which, &p);
}

static moot_status put_ballot(void *tx, const mt_write *w)
{
    return run_ballot(tx, SQL_BALLOT, w);
}

static moot_status add_ballot(void *tx, const mt_write *w, bool *added)
{
    moot_status st = run_ballot(tx, SQL_BALLOT_NEW, w);
    *added = st == MOOT_OK && changes(tx) > 0;
    return st;
}

static moot_status add_ticket(void *tx, const mt_write *w, mt_ticket_id ticket,
                              const uint8_t *prefix, bool *added)
{
    parameters p = {0};
    add_text(&p, w->debate);
    add_bytes(&p, ticket.at, MT_TICKET_BYTES);
    add_bytes(&p, prefix, sizeof(w->prefix));
    add_int(&p, w->at);
    moot_status st = run(tx, SQL_TICKET, &p);
    *added = st == MOOT_OK && changes(tx) > 0;
    return st;
}

static moot_status hold(void *tx, const mt_write *w, uint64_t *changed)
{
    parameters p = {0};
    add_text(&p, w->debate);
    if (w->by_prefix)
        add_bytes(&p, w->prefix, sizeof(w->prefix));
    else
        add_bytes(&p, w->ticket.at, MT_TICKET_BYTES);
    add_int(&p, w->hold);
    moot_status st = run(tx, w->by_prefix ? SQL_HOLD_ALL : SQL_HOLD, &p);
    *changed = st == MOOT_OK ? changes(tx) : 0;
    return st;
}

static moot_status find_invitation(void *tx, const mt_write *w, mt_ticket_id *of, bool *found)
{
    conn *c = tx;
    parameters p = {0};
    add_text(&p, w->debate);
    add_bytes(&p, w->invitation, sizeof(w->invitation));
    moot_status st = find(c, SQL_INVITED, &p, found);
    if (*found)
        bytes_at(c->last, 0, 0, of->at, MT_TICKET_BYTES);
    return st;
}

static moot_status add_invitation(void *tx, const mt_write *w)
{
    parameters p = {0}, q = {0};
    add_text(&p, w->debate);
    add_bytes(&p, w->invitation, sizeof(w->invitation));
    add_bytes(&p, w->ticket.at, MT_TICKET_BYTES);
    moot_status st = run(tx, SQL_INVITE, &p);
    if (st != MOOT_OK)
        return st;
    add_text(&q, w->debate);
    add_bytes(&q, w->ticket.at, MT_TICKET_BYTES);
    add_int(&q, w->level);
    return run(tx, SQL_LEVEL, &q);
}

static moot_status put_correction(void *tx, const mt_write *w, uint64_t *changed)
{
    const mt_correction *k = &w->correction;
    parameters p = {0};
    add_text(&p, w->debate);
    add_text(&p, k->point);
    if (k->words.len) {
        add_text(&p, k->words);
        add_text(&p, k->why);
        add_int(&p, w->at);
    }
    moot_status st = run(tx, k->words.len ? SQL_CORRECT : SQL_RESTORE, &p);
    *changed = st == MOOT_OK ? changes(tx) : 0;
    return st;
}

/* The ticket last: ballots refer to it. */
static moot_status erase(void *tx, const mt_write *w, uint64_t *changed)
{
    static const sql all[] = {SQL_ERASE_SENT, SQL_ERASE_BALLOTS, SQL_ERASE_INVITED,
                              SQL_ERASE_TICKET};
    moot_status st = MOOT_OK;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]) && st == MOOT_OK; i++) {
        parameters p = {0};
        add_text(&p, w->debate);
        add_bytes(&p, w->ticket.at, MT_TICKET_BYTES);
        st = run(tx, all[i], &p);
    }
    *changed = st == MOOT_OK ? changes(tx) : 0;
    return st;
}

static moot_status last_log(void *tx, moot_str debate, int64_t *seq, uint8_t hash[MT_HASH_BYTES],
                            bool *found)
{
    conn *c = tx;
    parameters p = {0};
    add_text(&p, debate);
    moot_status st = find(c, SQL_LOG_LAST, &p, found);
    if (*found) {
        *seq = int_at(c->last, 0, 0);
        bytes_at(c->last, 0, 1, hash, MT_HASH_BYTES);
    }
    return st;
}

static moot_status add_log(void *tx, moot_str debate, const mt_log_entry *entry)
{
    parameters p = {0};
    add_text(&p, debate);
    add_int(&p, entry->seq);
    add_int(&p, entry->at);
    add_text(&p, entry->what);
    add_text(&p, entry->by);
    add_text(&p, entry->body);
    add_bytes(&p, entry->hash, MT_HASH_BYTES);
    return run(tx, SQL_LOG_ADD, &p);
}

static moot_status forget(void *tx, int64_t before)
{
    parameters p = {0}, q = {0};
    add_int(&p, before);
    moot_status st = run(tx, SQL_FORGET_PREFIX, &p);
    add_int(&q, before);
    return st == MOOT_OK ? run(tx, SQL_FORGET_SENT, &q) : st;
}

static const mt_rows rows = {
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
    if (c && !open_conn(c, e->where)) {
        close_conn(c);
        free(c);
        c = NULL;
    }
    return c;
}

static void give_back(mt_engine *e, conn *c)
{
    bool kept = false;
    keep(c, NULL);
    (void)pthread_mutex_lock(&e->lock);
    if (e->idles < e->keep && pq.PQstatus(c->pg) == CONNECTION_OK) {
        e->idle[e->idles++] = c;
        kept = true;
    }
    (void)pthread_mutex_unlock(&e->lock);
    if (!kept) {
        close_conn(c);
        free(c);
    }
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
    mt_arena *arena;
    mt_debate_row *row;
    mt_log_entry *head;
    bool *found;
} reader;

/* A statement, row by row.  A connection that was lost meanwhile is replaced once. */
static moot_status read_rows(mt_engine *e, sql which, const parameters *with,
                             bool (*row)(const PGresult *r, int at, reader *to), reader *to)
{
    moot_status st = MOOT_E_BACKEND;
    for (int i = 0; i < 2; i++) {
        conn *c = borrow(e);
        if (!c)
            break;
        st = run(c, which, with);
        for (int k = 0; st == MOOT_OK && k < pq.PQntuples(c->last) && row(c->last, k, to); k++)
            ;
        bool lost = pq.PQstatus(c->pg) != CONNECTION_OK;
        give_back(e, c);
        if (!lost)
            break;
    }
    return st == MOOT_E_CANCELLED ? MOOT_E_BACKEND : st;
}

static bool debate_row(const PGresult *r, int at, reader *to)
{
    (void)at;
    *to->found = true;
    row_of(r, to->row);
    to->row->question = mt_arena_dup(to->arena, to->row->question);
    to->row->version = mt_arena_dup(to->arena, to->row->version);
    return false;
}

static moot_status engine_debate(mt_engine *e, moot_str debate, mt_arena *arena, mt_debate_row *row,
                                 bool *found)
{
    reader r = {.arena = arena, .row = row, .found = found};
    parameters p = {0};
    *found = false;
    *row = (mt_debate_row){.name = debate};
    add_text(&p, debate);
    moot_status st = read_rows(e, SQL_DEBATE, &p, debate_row, &r);
    return st == MOOT_OK && mt_arena_failed(arena) ? MOOT_E_NOMEM : st;
}

static bool ballot_row(const PGresult *r, int at, reader *to)
{
    mt_ballot b = {.phase = (mt_phase)int_at(r, at, 1),
                   .target = text_at(r, at, 2),
                   .point = text_at(r, at, 3),
                   .value = (int)int_at(r, at, 4),
                   .seq = int_at(r, at, 5),
                   .at = int_at(r, at, 6),
                   .level = (int)int_at(r, at, 7),
                   .held = int_at(r, at, 8) != 0};
    bytes_at(r, at, 0, b.ticket.at, MT_TICKET_BYTES);
    return to->each.ballot(to->ctx, &b);
}

static moot_status engine_ballots(mt_engine *e, moot_str debate, const mt_ticket_id *ticket,
                                  mt_ballot_fn each, void *ctx)
{
    reader r = {.each.ballot = each, .ctx = ctx};
    parameters p = {0};
    add_text(&p, debate);
    if (ticket)
        add_bytes(&p, ticket->at, MT_TICKET_BYTES);
    return read_rows(e, ticket ? SQL_MINE : SQL_BALLOTS, &p, ballot_row, &r);
}

static bool tally_row(const PGresult *r, int at, reader *to)
{
    mt_count c = {.phase = (mt_phase)int_at(r, at, 0),
                  .target = text_at(r, at, 1),
                  .point = text_at(r, at, 2),
                  .level = (int)int_at(r, at, 3),
                  .held = int_at(r, at, 4) != 0,
                  .value = (int)int_at(r, at, 5),
                  .n = (uint64_t)int_at(r, at, 6)};
    return to->each.count(to->ctx, &c);
}

static moot_status engine_tally(mt_engine *e, moot_str debate, mt_count_fn each, void *ctx)
{
    reader r = {.each.count = each, .ctx = ctx};
    parameters p = {0};
    add_text(&p, debate);
    return read_rows(e, SQL_TALLY, &p, tally_row, &r);
}

static bool move_row(const PGresult *r, int at, reader *to)
{
    mt_move_count m = {.level = (int)int_at(r, at, 0),
                       .held = int_at(r, at, 1) != 0,
                       .before = (int)int_at(r, at, 2),
                       .after = (int)int_at(r, at, 3),
                       .n = (uint64_t)int_at(r, at, 4)};
    return to->each.move(to->ctx, &m);
}

static moot_status engine_moves(mt_engine *e, moot_str debate, mt_move_fn each, void *ctx)
{
    reader r = {.each.move = each, .ctx = ctx};
    parameters p = {0};
    add_text(&p, debate);
    return read_rows(e, SQL_MOVES, &p, move_row, &r);
}

static bool burst_row(const PGresult *r, int at, reader *to)
{
    mt_burst b = {.tickets = (uint64_t)int_at(r, at, 1),
                  .held = (uint64_t)int_at(r, at, 2),
                  .first_at = int_at(r, at, 3),
                  .last_at = int_at(r, at, 4)};
    bytes_at(r, at, 0, b.prefix, sizeof(b.prefix));
    return to->each.burst(to->ctx, &b);
}

static moot_status engine_bursts(mt_engine *e, moot_str debate, uint64_t least, mt_burst_fn each,
                                 void *ctx)
{
    reader r = {.each.burst = each, .ctx = ctx};
    parameters p = {0};
    add_text(&p, debate);
    add_int(&p, (int64_t)least);
    return read_rows(e, SQL_BURSTS, &p, burst_row, &r);
}

static bool log_row(const PGresult *r, int at, reader *to)
{
    mt_log_entry entry = {.seq = int_at(r, at, 0),
                          .at = int_at(r, at, 1),
                          .what = text_at(r, at, 2),
                          .by = text_at(r, at, 3),
                          .body = text_at(r, at, 4)};
    bytes_at(r, at, 5, entry.hash, sizeof(entry.hash));
    return to->each.log(to->ctx, &entry);
}

static moot_status engine_log(mt_engine *e, moot_str debate, int64_t after, mt_log_fn each,
                              void *ctx)
{
    reader r = {.each.log = each, .ctx = ctx};
    parameters p = {0};
    add_text(&p, debate);
    add_int(&p, after);
    return read_rows(e, SQL_LOG, &p, log_row, &r);
}

static bool head_row(const PGresult *r, int at, reader *to)
{
    *to->found = true;
    *to->head = (mt_log_entry){.seq = int_at(r, at, 0), .at = int_at(r, at, 1)};
    bytes_at(r, at, 2, to->head->hash, MT_HASH_BYTES);
    return false;
}

static moot_status engine_head(mt_engine *e, moot_str debate, int64_t until, mt_log_entry *head,
                               bool *found)
{
    reader r = {.head = head, .found = found};
    parameters p = {0};
    add_text(&p, debate);
    add_int(&p, until);
    return read_rows(e, SQL_HEAD, &p, head_row, &r);
}

static bool correction_row(const PGresult *r, int at, reader *to)
{
    mt_correction c = {.point = text_at(r, at, 0),
                       .words = text_at(r, at, 1),
                       .why = text_at(r, at, 2),
                       .at = int_at(r, at, 3)};
    return to->each.correction(to->ctx, &c);
}

static moot_status engine_corrections(mt_engine *e, moot_str debate, mt_correction_fn each,
                                      void *ctx)
{
    reader r = {.each.correction = each, .ctx = ctx};
    parameters p = {0};
    add_text(&p, debate);
    return read_rows(e, SQL_CORRECTIONS, &p, correction_row, &r);
}

static moot_status engine_backup(mt_engine *e, const char *to, mt_store_error *error)
{
    (void)e;
    (void)to;
    (void)snprintf(error->text, sizeof(error->text),
                   "PostgreSQL has its own tools for that, such as pg_dump");
    return MOOT_E_BACKEND;
}

const mt_engine_kind mt_engine_pg = {
    .name = "postgresql",
    .shared = true,
    .start = engine_open,
    .close = engine_close,
    .group = engine_group,
    .forget = engine_forget,
    .debate = engine_debate,
    .ballots = engine_ballots,
    .tally = engine_tally,
    .moves = engine_moves,
    .bursts = engine_bursts,
    .log = engine_log,
    .head = engine_head,
    .corrections = engine_corrections,
    .backup = engine_backup,
};
