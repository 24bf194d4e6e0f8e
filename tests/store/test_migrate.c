/* A database that an older moot has written, opened by this one: every ballot is there, with the
 * level of its ticket and whether that is held, and votes go on. */
#include "store/schema.h"
#include "store/votes.h"
#include "unit/unit.h"

#include <sqlite3.h>

enum { TICKETS = 300, DEBATES = 2, MARK = 0x6d6f6f74 };

/* What ticket number `i` of a debate has answered before reading, and afterwards (0: nothing). */
static int before_of(uint32_t debate, uint32_t i)
{
    return 1 + (int)((i * 7 + debate) % 3);
}

static int after_of(uint32_t debate, uint32_t i)
{
    return (int)((i * 5 + debate) % 4);
}

static void run(sqlite3 *db, const char *sql)
{
    char *why = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s: %s", sql, why);
}

static void put_ballot(sqlite3 *db, uint32_t d, const char *hex, int phase, int value)
{
    char sql[300];
    (void)snprintf(sql, sizeof(sql),
                   "INSERT INTO ballot VALUES ('d%u', x'%s', %d, '', '', %d, 3, 2000)", (unsigned)d,
                   hex, phase, value);
    run(db, sql);
}

/* As the migrations up to `last` leave a database. */
static void make_old(const char *path, int last)
{
    sqlite3 *db;
    char sql[300], hex[33];
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    run(db, "PRAGMA foreign_keys = ON; BEGIN");
    for (const mt_migration *m = mt_sqlite_migrations; m->number && m->number <= last; m++)
        run(db, m->sql);
    for (uint32_t d = 0; d < DEBATES; d++) {
        (void)snprintf(sql, sizeof(sql),
                       "INSERT INTO debate VALUES ('d%u', 'Should we?', 0, 0, 0, 0, 'v1')",
                       (unsigned)d);
        run(db, sql);
        for (uint32_t i = 0; i < TICKETS; i++) {
            mt_ticket_id t = votes_ticket(i * 2654435761U);
            for (size_t k = 0; k < sizeof(t.at); k++)
                (void)snprintf(hex + 2 * k, 3, "%02x", t.at[k]);
            (void)snprintf(sql, sizeof(sql),
                           "INSERT INTO ticket VALUES ('d%u', x'%s', %d, %d, %s, 5)", (unsigned)d,
                           hex, i % 7 == 0 ? 2 : 0, i % 5 == 0,
                           i % 2 ? "x'0102030405060708'" : "NULL");
            run(db, sql);
            put_ballot(db, d, hex, 0, before_of(d, i));
            if (after_of(d, i))
                put_ballot(db, d, hex, 1, after_of(d, i));
        }
    }
    (void)snprintf(sql, sizeof(sql), "PRAGMA user_version = %d; PRAGMA application_id = %d; COMMIT",
                   last, (int)MARK);
    run(db, sql);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

typedef struct seen {
    uint32_t debate, ballots;
    mt_ticket_id last;
} seen;

static bool look(void *ctx, const mt_ballot *b)
{
    seen *s = ctx;
    uint32_t i = 0;
    while (i < TICKETS && votes_number(b->ticket) != i * 2654435761U)
        i++;
    assert_true(i < TICKETS);
    assert_true(memcmp(s->last.at, b->ticket.at, sizeof(s->last.at)) <= 0); /* in their order */
    s->last = b->ticket;
    assert_int_equal(b->value, b->phase ? after_of(s->debate, i) : before_of(s->debate, i));
    assert_int_equal(b->seq, 3);
    assert_int_equal(b->level, i % 7 == 0 ? 2 : 0);
    assert_int_equal(b->held, i % 5 == 0);
    s->ballots++;
    return true;
}

static void vote_on(mt_store *store, uint32_t ticket, int value, int64_t seq)
{
    mt_write w = votes_ballot("d1", ticket, MT_PHASE_AFTER, value);
    mt_store_write(store, &w);
    assert_int_equal(w.written, MT_WRITTEN_DONE);
    assert_int_equal(w.seq, seq);
}

static bool count_all(void *ctx, const mt_ballot *b)
{
    (void)b;
    ++*(uint32_t *)ctx;
    return true;
}

static void open_old(int last)
{
    char folder[64], path[128];
    mt_store *store;
    mt_store_error error;
    votes_folder(folder);
    (void)snprintf(path, sizeof(path), "%s/old.db", folder);
    make_old(path, last);
    assert_int_equal(mt_store_open(&store, path, NULL, &error), MOOT_OK);
    uint32_t all = 0;
    for (uint32_t d = 0; d < DEBATES; d++) {
        char name[8];
        seen s = {.debate = d};
        uint32_t want = TICKETS;
        for (uint32_t i = 0; i < TICKETS; i++)
            want += after_of(d, i) != 0;
        (void)snprintf(name, sizeof(name), "d%u", (unsigned)d);
        assert_int_equal(mt_store_ballots(store, mt_str(name), look, &s), MOOT_OK);
        assert_int_equal(s.ballots, want);
        all = want;
    }
    /* An old ticket changes its answer, a new one comes. */
    vote_on(store, 2 * 2654435761U, 1 + after_of(1, 2) % 3, 4);
    vote_on(store, 77, MT_VOTE_NO, 1);
    uint32_t n = 0;
    assert_int_equal(mt_store_ballots(store, MOOT_STR("d1"), count_all, &n), MOOT_OK);
    assert_int_equal(n, all + 1);
    mt_store_close(store);
    votes_delete(folder, "old.db");
    (void)rmdir(folder);
}

static void test_of_each_version(void **state)
{
    (void)state;
    for (int last = 1; last <= 3; last++)
        open_old(last);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_of_each_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
