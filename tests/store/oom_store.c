/* Every allocation fails once, of the store's own and of SQLite's, from the opening of a database
 * over votes, reading and a copy to the closing: each call then says that memory is short or does
 * what it should, nothing is left behind, no acknowledged vote is lost, and with memory the store
 * goes on as if nothing had been.
 *
 * oom_store [MOST]   the n-th allocation fails, alone or with all after it.  All of the store's
 * own are tried; of SQLite's those that begin and end a view, and at most MOST of all (100), at
 * equal distances. */
#include "store/votes.h"

#include <limits.h>
#include <sqlite3.h>
#include <string.h>

enum { TICKETS = 4, ROUNDS = 2, DEFAULT_MOST = 100 };

/* ---- memory ---- */

static struct plan {
    long left; /* allocations that are granted */
    bool for_ever;
    bool own, library; /* whose allocations count */
    long refused, asked;
    size_t live; /* bytes of the store's own */
} plan;

static bool refuses(bool counts)
{
    if (!counts)
        return false;
    plan.asked++;
    if (plan.left-- > 0 || (plan.left < -1 && !plan.for_ever))
        return false;
    plan.refused++;
    return true;
}

static void *own_resize(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    (void)ctx;
    if (new_size && refuses(plan.own))
        return NULL;
    plan.live += new_size - old_size;
    if (new_size)
        return realloc(ptr, new_size);
    free(ptr);
    return NULL;
}
static const moot_alloc own = {own_resize, NULL};

static sqlite3_mem_methods below;

static void *library_malloc(int n)
{
    return refuses(plan.library) ? NULL : below.xMalloc(n);
}

static void *library_realloc(void *at, int n)
{
    return refuses(plan.library) ? NULL : below.xRealloc(at, n);
}

static bool watch_library(void)
{
    sqlite3_mem_methods mine;
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &below) != SQLITE_OK)
        return false;
    mine = below;
    mine.xMalloc = library_malloc;
    mine.xRealloc = library_realloc;
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &mine) == SQLITE_OK;
}

/* ---- what is voted and read ---- */

enum { KINDS = 4, CELLS = TICKETS * KINDS };

/* The allocations from the first to before the last. */
typedef struct window {
    long first, stop;
} window;

typedef struct journey {
    mt_store *store;
    char path[128], copy[128];
    int value[CELLS];        /* acknowledged last; 0: none */
    int other[CELLS];        /* sent since, without an acknowledgement; 0: none */
    bool there[CELLS];       /* by the reading that is going on */
    long sum[MT_PHASES + 1]; /* of its counts */
    uint64_t moves;
    uint32_t sent;   /* so many votes */
    window counting; /* the ballots for the first time */
    int faults;
} journey;

static void fault(journey *j, const char *what)
{
    if (!j->faults++)
        (void)printf("%s\n", what);
}

/* Whether the call did what it should; if not, memory was short. */
static bool fine(journey *j, moot_status st, const char *what)
{
    if (st != MOOT_OK && (st != MOOT_E_NOMEM || !plan.refused)) {
        if (!j->faults)
            (void)printf("status %d: ", (int)st);
        fault(j, what);
    }
    return st == MOOT_OK;
}

static void vote(journey *j, uint32_t ticket, int kind, int value)
{
    static const mt_phase phases[KINDS] = {MT_PHASE_BEFORE, MT_PHASE_ACCEPT, MT_PHASE_AFTER,
                                           MT_PHASE_MOVED};
    uint32_t cell = ticket * KINDS + (uint32_t)kind;
    mt_write w = votes_ballot("d", ticket, phases[kind], kind == 3 ? 1 : value);
    char key[16];
    if (kind == 1)
        w.ballot.target = MOOT_STR("a claim");
    if (kind == 3)
        w.ballot.point = mt_str(value == 1 ? "first" : value == 2 ? "second" : "third");
    (void)snprintf(key, sizeof(key), "key-%u", ++j->sent);
    w.ballot.key = mt_str(key);
    mt_store_write(j->store, &w);
    if (fine(j, w.status, "a vote")) {
        bool late = w.written == MT_WRITTEN_LATE && kind == 0 && j->value[cell + 2];
        if (w.written != MT_WRITTEN_DONE && w.written != MT_WRITTEN_SAME && !late)
            fault(j, "an acknowledged vote is not written");
        if (!late) {
            j->value[cell] = value;
            j->other[cell] = 0;
        }
    } else {
        j->other[cell] = value;
    }
}

static bool look(void *ctx, const mt_ballot *b)
{
    journey *j = ctx;
    static const int kinds[MT_PHASES] = {
        [MT_PHASE_BEFORE] = 0, [MT_PHASE_ACCEPT] = 1, [MT_PHASE_AFTER] = 2, [MT_PHASE_MOVED] = 3};
    uint32_t cell = votes_number(b->ticket) * KINDS + (uint32_t)kinds[b->phase];
    int value = b->value;
    if (b->phase == MT_PHASE_MOVED)
        value = mt_str_eq(b->point, MOOT_STR("first"))    ? 1
                : mt_str_eq(b->point, MOOT_STR("second")) ? 2
                                                          : 3;
    if (cell >= CELLS || j->there[cell])
        fault(j, "a ballot that nobody sent");
    else if (value != j->value[cell] && (!j->other[cell] || value != j->other[cell]))
        fault(j, "a ballot says something else");
    else
        j->there[cell] = true;
    return true;
}

/* All that was acknowledged is there. */
static void check_there(journey *j)
{
    for (uint32_t i = 0; i < CELLS; i++) {
        if (j->value[i] && !j->there[i])
            fault(j, "an acknowledged vote is lost");
        j->there[i] = false;
    }
}

static void read_ballots(journey *j)
{
    memset(j->there, 0, sizeof(j->there));
    if (fine(j, mt_store_ballots(j->store, MOOT_STR("d"), look, j), "ballots"))
        check_there(j);
    memset(j->there, 0, sizeof(j->there));
    for (uint32_t i = 0; i < TICKETS; i++)
        if (!fine(j, mt_store_mine(j->store, MOOT_STR("d"), votes_ticket(i), look, j), "mine"))
            return;
    check_there(j);
}

static bool add_count(void *ctx, const mt_count *c)
{
    journey *j = ctx;
    j->sum[c->phase] += (long)c->n * (c->phase == MT_PHASE_MOVED ? (long)c->point.len : c->value);
    j->sum[MT_PHASES] += (long)c->n;
    return true;
}

static bool add_move(void *ctx, const mt_move_count *m)
{
    journey *j = ctx;
    j->moves += m->n * (uint64_t)(4 * m->before + m->after);
    return true;
}

/* The counts of the store, which are kept, and those of the database are the same. */
static void compare_counts(journey *j, mt_store *plain)
{
    long kept[MT_PHASES + 1];
    memset(j->sum, 0, sizeof(j->sum));
    j->moves = 0;
    if (!fine(j, mt_store_tally(j->store, MOOT_STR("d"), add_count, j), "tally") ||
        !fine(j, mt_store_moves(j->store, MOOT_STR("d"), add_move, j), "moves"))
        return;
    memcpy(kept, j->sum, sizeof(kept));
    uint64_t moves = j->moves;
    if (!plain)
        return;
    memset(j->sum, 0, sizeof(j->sum));
    j->moves = 0;
    if (!fine(j, mt_store_tally(plain, MOOT_STR("d"), add_count, j), "tally of the database") ||
        !fine(j, mt_store_moves(plain, MOOT_STR("d"), add_move, j), "moves of the database"))
        return;
    if (memcmp(kept, j->sum, sizeof(kept)) != 0 || moves != j->moves)
        fault(j, "the counts are wrong");
}

static bool any_log(void *ctx, const mt_log_entry *e)
{
    (void)ctx;
    return e->seq > 0;
}
static bool any_burst(void *ctx, const mt_burst *b)
{
    (void)ctx;
    return b->tickets > 0;
}
static bool any_correction(void *ctx, const mt_correction *c)
{
    (void)ctx;
    return c->point.len > 0;
}

static void read_rest(journey *j)
{
    moot_str d = MOOT_STR("d");
    mt_debate_row row;
    mt_log_entry head;
    mt_arena arena;
    bool found = false;
    int64_t bad = 0;
    mt_arena_init(&arena, &own);
    if (fine(j, mt_store_debate(j->store, d, &arena, &row, &found), "the debate") && found &&
        !mt_str_eq(row.question, MOOT_STR("Should we?")))
        fault(j, "another question");
    mt_arena_free(&arena);
    if (fine(j, mt_store_verify(j->store, d, &bad), "the log") && bad)
        fault(j, "the log is broken");
    (void)fine(j, mt_store_log(j->store, d, 0, any_log, NULL), "log");
    (void)fine(j, mt_store_head(j->store, d, 9000, &head, &found), "head");
    (void)fine(j, mt_store_bursts(j->store, d, 1, any_burst, NULL), "bursts");
    (void)fine(j, mt_store_corrections(j->store, d, any_correction, NULL), "corrections");
}

static void moderate(journey *j)
{
    mt_write hold = {.kind = MT_WRITE_HOLD,
                     .debate = MOOT_STR("d"),
                     .at = 2500,
                     .ticket = votes_ticket(1),
                     .hold = true,
                     .by = MOOT_STR("moderator")};
    mt_write correct = {.kind = MT_WRITE_CORRECT,
                        .debate = MOOT_STR("d"),
                        .at = 2600,
                        .by = MOOT_STR("moderator"),
                        .body = MOOT_STR("second"),
                        .correction = {.point = MOOT_STR("second"),
                                       .words = MOOT_STR("Second"),
                                       .why = MOOT_STR("a capital")}};
    mt_write invite = {.kind = MT_WRITE_INVITE,
                       .debate = MOOT_STR("d"),
                       .at = 2700,
                       .ticket = votes_ticket(2),
                       .invitation = {7},
                       .level = 2};
    mt_write log = {.kind = MT_WRITE_LOG,
                    .debate = MOOT_STR("d"),
                    .at = 2800,
                    .by = MOOT_STR("moderator"),
                    .what = MOOT_STR("noted"),
                    .body = MOOT_STR("a word")};
    mt_write *all[] = {&hold, &correct, &invite, &log};
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        mt_store_write(j->store, all[i]);
        if (fine(j, all[i]->status, "a moderator's write") && all[i]->written == MT_WRITTEN_NOT)
            fault(j, "a moderator's write is acknowledged and not there");
    }
}

/* The answers of ticket 3 go. */
static void erase(journey *j)
{
    mt_write w = {.kind = MT_WRITE_ERASE,
                  .debate = MOOT_STR("d"),
                  .at = 2900,
                  .ticket = votes_ticket(TICKETS - 1)};
    mt_store_write(j->store, &w);
    if (!fine(j, w.status, "an erasure"))
        return;
    for (size_t i = CELLS - KINDS; i < CELLS; i++)
        j->value[i] = j->other[i] = 0;
}

static void copy(journey *j)
{
    mt_store_error error;
    moot_status st = mt_store_backup(j->store, j->copy, &error);
    bool there = access(j->copy, F_OK) == 0;
    if (fine(j, st, "a copy") != there)
        fault(j, there ? "half a copy stays" : "no copy is there");
    (void)unlink(j->copy);
}

/* From the first vote on. */
static void travel(journey *j)
{
    mt_write d = votes_debate("d");
    mt_store_write(j->store, &d);
    if (!fine(j, d.status, "the debate is published"))
        return;
    for (int round = 0; round < ROUNDS; round++) {
        for (uint32_t i = 0; i < TICKETS; i++)
            for (int kind = 0; kind < KINDS; kind++)
                vote(j, i, kind, 1 + (int)(i + (uint32_t)kind + (uint32_t)round) % 3);
        read_ballots(j);
        long before = plan.asked;
        compare_counts(j, NULL);
        if (round == 0)
            j->counting = (window){before, plan.asked};
        if (round == 0)
            moderate(j);
    }
    erase(j);
    compare_counts(j, NULL);
    read_rest(j);
    copy(j);
}

/* With memory: the store goes on, and what it says is what a store says that is opened anew. */
static void go_on(journey *j)
{
    mt_store *plain = NULL;
    mt_store_error error;
    mt_store_options options = {.recount = true};
    mt_write d = votes_debate("d");
    mt_store_write(j->store, &d);
    if (!fine(j, d.status, "the debate is published with memory"))
        return;
    vote(j, 0, 2, MT_VOTE_UNSURE);
    vote(j, 2, 1, 5);
    if (!mt_store_failing(j->store)) {
        if (fine(j, mt_store_open(&plain, j->path, &options, &error), "a second store"))
            compare_counts(j, plain);
        mt_store_close(plain);
    } else {
        fault(j, "the store still fails");
    }
    read_ballots(j);
    read_rest(j);
    copy(j);
}

static bool run(const char *folder, struct plan p, window *counting)
{
    mt_store_error error;
    mt_store_options options = {.alloc = &own};
    journey j = {.faults = 0};
    (void)snprintf(j.path, sizeof(j.path), "%s/oom.db", folder);
    (void)snprintf(j.copy, sizeof(j.copy), "%s/copy.db", folder);
    sqlite3_int64 used = sqlite3_memory_used();
    plan = p;
    if (fine(&j, mt_store_open(&j.store, j.path, &options, &error), "opening"))
        travel(&j);
    else if (j.store)
        fault(&j, "a store that is not open");
    long refused = plan.refused;
    plan.own = plan.library = false;
    plan.refused = 0;
    if (!j.store)
        (void)fine(&j, mt_store_open(&j.store, j.path, &options, &error), "opening with memory");
    if (j.store)
        go_on(&j);
    mt_store_close(j.store);
    if (fine(&j, mt_store_open(&j.store, j.path, &options, &error), "opening again"))
        read_ballots(&j);
    mt_store_close(j.store);
    if (plan.live)
        fault(&j, "bytes of the store are left");
    if (sqlite3_memory_used() != used)
        fault(&j, "bytes of SQLite are left");
    votes_delete(folder, "oom.db");
    if (j.faults)
        (void)printf("%s allocation %ld%s: %d faults\n", p.own ? "own" : "SQLite's", p.left,
                     p.for_ever ? " and all after" : "", j.faults);
    plan.refused = refused;
    if (counting)
        *counting = j.counting;
    return j.faults == 0;
}

int main(int argc, char **argv)
{
    char folder[64];
    long most = argc > 1 ? strtol(argv[1], NULL, 10) : DEFAULT_MOST, rounds = 0;
    bool good = most > 0 && watch_library();
    votes_folder(folder);
    window counting = {0, 0};
    good = good && run(folder, (struct plan){.left = LONG_MAX, .library = true}, &counting);
    long all = plan.asked, step = all / (most > 0 ? most : 1) + 1;
    bool more = good;
    for (long n = 0; good && more; n++) {
        good = run(folder, (struct plan){.left = n, .for_ever = true, .own = true}, NULL) &&
               run(folder, (struct plan){.left = n, .own = true}, NULL);
        more = plan.refused > 0;
        rounds += 2;
    }
    for (long n = counting.first; good && n < counting.stop; n++, rounds++)
        good = run(folder, (struct plan){.left = n, .library = true}, NULL);
    for (long n = 0; good && n < all; n += step, rounds++)
        good = run(folder, (struct plan){.left = n, .for_ever = rounds % 2 == 0, .library = true},
                   NULL);
    (void)printf("%ld rounds, %ld allocations of SQLite\n", rounds, all);
    (void)rmdir(folder);
    return !good;
}
