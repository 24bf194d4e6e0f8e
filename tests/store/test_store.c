/* Every database keeps debates and votes alike: the suite runs over the table of functions.
 * test_store [WHERE]...   databases to try; without any, an SQLite file of its own. */
#include "store/votes.h"
#include "unit/unit.h"

static mt_store *store;
static char folder[64];
static const char *engine;

static void reopen(void)
{
    mt_store_error error;
    mt_store_close(store);
    moot_status st = mt_store_open(&store, engine, NULL, &error);
    assert_string_equal(error.text, "");
    assert_int_equal(st, MOOT_OK);
}

/* Each test has a debate of its own, so that a database can be used again. */
static char name[32];
static int set_up(void **state)
{
    static int n;
    (void)state;
    (void)snprintf(name, sizeof(name), "debate-%ld-%d", (long)getpid(), n++);
    if (!store)
        reopen();
    mt_write w = votes_debate(name);
    mt_store_write(store, &w);
    return w.written == MT_WRITTEN_DONE ? 0 : -1;
}

static mt_written vote(uint32_t ticket, mt_phase phase, int value)
{
    mt_write w = votes_ballot(name, ticket, phase, value);
    mt_store_write(store, &w);
    assert_int_equal(w.status, MOOT_OK);
    return w.written;
}

static mt_written rate(uint32_t ticket, const char *claim, int value, int64_t seq, const char *key)
{
    mt_write w = votes_ballot(name, ticket, MT_PHASE_ACCEPT, value);
    w.ballot.target = mt_str(claim);
    w.ballot.seq = seq;
    w.ballot.key = mt_str(key);
    mt_store_write(store, &w);
    assert_int_equal(w.status, MOOT_OK);
    return w.written;
}

typedef struct seen {
    char text[2000];
} seen;

static bool see_ballot(void *ctx, const mt_ballot *b)
{
    seen *s = ctx;
    size_t n = strlen(s->text);
    (void)snprintf(s->text + n, sizeof(s->text) - n, "%u %d %.*s%.*s=%d#%lld%s%s; ",
                   (unsigned)votes_number(b->ticket), (int)b->phase, MT_ARG(b->target),
                   MT_ARG(b->point), b->value, (long long)b->seq, b->held ? " held" : "",
                   b->level ? " invited" : "");
    return true;
}

static bool see_count(void *ctx, const mt_count *c)
{
    seen *s = ctx;
    size_t n = strlen(s->text);
    (void)snprintf(s->text + n, sizeof(s->text) - n, "%d %.*s%.*s%s%s %d:%llu; ", (int)c->phase,
                   MT_ARG(c->target), MT_ARG(c->point), c->held ? "held " : "",
                   c->level ? "invited " : "", c->value, (unsigned long long)c->n);
    return true;
}

static bool see_move(void *ctx, const mt_move_count *m)
{
    seen *s = ctx;
    size_t n = strlen(s->text);
    (void)snprintf(s->text + n, sizeof(s->text) - n, "%d>%d%s:%llu; ", m->before, m->after,
                   m->held ? " held" : "", (unsigned long long)m->n);
    return true;
}

static bool see_log(void *ctx, const mt_log_entry *e)
{
    seen *s = ctx;
    size_t n = strlen(s->text);
    (void)snprintf(s->text + n, sizeof(s->text) - n, "%lld %.*s by %.*s (%.*s); ",
                   (long long)e->seq, MT_ARG(e->what), MT_ARG(e->by), MT_ARG(e->body));
    return true;
}

static void assert_ballots(const char *want)
{
    seen s = {""};
    assert_int_equal(mt_store_ballots(store, mt_str(name), see_ballot, &s), MOOT_OK);
    assert_string_equal(s.text, want);
}

static void assert_tally(const char *want)
{
    seen s = {""};
    assert_int_equal(mt_store_tally(store, mt_str(name), see_count, &s), MOOT_OK);
    assert_string_equal(s.text, want);
}

static void a_vote_that_was_acknowledged_is_there_after_a_restart(void **state)
{
    (void)state;
    assert_int_equal(vote(1, MT_PHASE_BEFORE, MT_VOTE_YES), MT_WRITTEN_DONE);
    assert_int_equal(vote(1, MT_PHASE_AFTER, MT_VOTE_NO), MT_WRITTEN_DONE);
    reopen();
    assert_ballots("1 0 =1#1; 1 1 =2#1; ");
}

static void a_changed_answer_replaces_the_old_one(void **state)
{
    (void)state;
    assert_int_equal(vote(1, MT_PHASE_AFTER, MT_VOTE_YES), MT_WRITTEN_DONE);
    assert_int_equal(vote(1, MT_PHASE_AFTER, MT_VOTE_YES), MT_WRITTEN_SAME);
    assert_int_equal(vote(1, MT_PHASE_AFTER, MT_VOTE_UNSURE), MT_WRITTEN_DONE);
    assert_ballots("1 1 =3#2; ");
    assert_tally("1  3:1; ");
}

static void the_first_answer_is_fixed_once_the_second_is_given(void **state)
{
    (void)state;
    assert_int_equal(vote(1, MT_PHASE_BEFORE, MT_VOTE_YES), MT_WRITTEN_DONE);
    assert_int_equal(vote(1, MT_PHASE_BEFORE, MT_VOTE_NO), MT_WRITTEN_DONE);
    assert_int_equal(vote(1, MT_PHASE_AFTER, MT_VOTE_NO), MT_WRITTEN_DONE);
    assert_int_equal(vote(1, MT_PHASE_BEFORE, MT_VOTE_YES), MT_WRITTEN_LATE);
    assert_ballots("1 0 =2#2; 1 1 =2#1; ");
}

static void a_late_packet_does_not_undo_a_newer_answer(void **state)
{
    (void)state;
    assert_int_equal(rate(1, "c", 4, 7, ""), MT_WRITTEN_DONE);
    assert_int_equal(rate(1, "c", 2, 5, ""), MT_WRITTEN_SUPERSEDED);
    assert_int_equal(rate(1, "c", 4, 7, ""), MT_WRITTEN_SAME);
    assert_int_equal(rate(1, "c", 3, 7, ""), MT_WRITTEN_SUPERSEDED);
    assert_int_equal(rate(1, "c", 1, 8, ""), MT_WRITTEN_DONE);
    assert_ballots("1 2 c=1#8; ");
}

static void the_same_sending_counts_once(void **state)
{
    (void)state;
    assert_int_equal(rate(1, "c", 4, 0, "k1"), MT_WRITTEN_DONE);
    assert_int_equal(rate(1, "c", 2, 0, "k2"), MT_WRITTEN_DONE);
    /* The first one again, as a network does: it does not come back over the second. */
    assert_int_equal(rate(1, "c", 4, 0, "k1"), MT_WRITTEN_SAME);
    assert_int_equal(rate(1, "c", 5, 0, "k1"), MT_WRITTEN_REUSED);
    assert_int_equal(rate(2, "c", 5, 0, "k1"), MT_WRITTEN_DONE); /* another reader's */
    assert_ballots("1 2 c=2#2; 2 2 c=5#1; ");
}

static void an_answer_taken_back_is_not_counted(void **state)
{
    (void)state;
    assert_int_equal(rate(1, "c", 4, 0, ""), MT_WRITTEN_DONE);
    assert_int_equal(rate(1, "c", 0, 0, ""), MT_WRITTEN_DONE);
    assert_tally("");
    assert_int_equal(rate(1, "c", 2, 0, ""), MT_WRITTEN_DONE);
    assert_tally("2 c 2:1; ");
}

static void set_state(mt_debate_state to)
{
    mt_write w = {.kind = MT_WRITE_STATE,
                  .debate = mt_str(name),
                  .at = 3000,
                  .state = to,
                  .by = MOOT_STR("m1")};
    mt_store_write(store, &w);
    assert_int_equal(w.written, MT_WRITTEN_DONE);
}

static void a_closed_debate_takes_no_votes(void **state)
{
    (void)state;
    assert_int_equal(rate(1, "c", 4, 0, "k"), MT_WRITTEN_DONE);
    set_state(MT_DEBATE_CLOSED);
    assert_int_equal(vote(1, MT_PHASE_AFTER, MT_VOTE_YES), MT_WRITTEN_CLOSED);
    assert_int_equal(rate(1, "c", 4, 0, "k"), MT_WRITTEN_SAME); /* it was taken before */
    set_state(MT_DEBATE_OPEN);
    assert_int_equal(vote(1, MT_PHASE_AFTER, MT_VOTE_YES), MT_WRITTEN_DONE);
}

static void votes_are_taken_between_the_two_times(void **state)
{
    (void)state;
    mt_write d = votes_debate(name);
    d.row.opens_at = 2000;
    d.row.closes_at = 2500;
    mt_store_write(store, &d);
    assert_int_equal(d.written, MT_WRITTEN_DONE);
    static const struct {
        int64_t at;
        mt_written want;
    } tries[] = {{1999, MT_WRITTEN_CLOSED},
                 {2000, MT_WRITTEN_DONE},
                 {2499, MT_WRITTEN_DONE},
                 {2500, MT_WRITTEN_CLOSED}};
    for (uint32_t i = 0; i < 4; i++) {
        mt_write w = votes_ballot(name, i, MT_PHASE_AFTER, MT_VOTE_YES);
        w.at = tries[i].at;
        mt_store_write(store, &w);
        assert_int_equal(w.written, tries[i].want);
    }
}

static void the_rule_stays_as_it_was_once_a_vote_is_in(void **state)
{
    (void)state;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_debate_row row;
    bool found;
    mt_write d = votes_debate(name);
    d.row.rule = MT_RULE_MAJORITY;
    mt_store_write(store, &d);
    assert_int_equal(mt_store_debate(store, mt_str(name), &arena, &row, &found), MOOT_OK);
    assert_true(found && row.rule == MT_RULE_MAJORITY);
    assert_int_equal(vote(1, MT_PHASE_AFTER, MT_VOTE_YES), MT_WRITTEN_DONE);
    d.row.rule = MT_RULE_SWING;
    d.row.question = MOOT_STR("Should we all?");
    mt_store_write(store, &d);
    assert_int_equal(mt_store_debate(store, mt_str(name), &arena, &row, &found), MOOT_OK);
    assert_true(row.rule == MT_RULE_MAJORITY);
    assert_str(row.question, "Should we all?");
    assert_int_equal(mt_store_debate(store, MOOT_STR("none"), &arena, &row, &found), MOOT_OK);
    assert_false(found);
    mt_arena_free(&arena);
}

static void nobody_votes_in_a_debate_that_is_not_there(void **state)
{
    (void)state;
    mt_write w = votes_ballot("nowhere", 1, MT_PHASE_AFTER, MT_VOTE_YES);
    mt_store_write(store, &w);
    assert_int_equal(w.written, MT_WRITTEN_UNKNOWN);
}

static void held_tickets_are_counted_apart_and_kept(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < 3; i++) {
        mt_write w = votes_ballot(name, i, MT_PHASE_AFTER, MT_VOTE_YES);
        w.prefix[0] = i < 2 ? 7 : 8;
        mt_store_write(store, &w);
        assert_int_equal(w.written, MT_WRITTEN_DONE);
    }
    mt_write h = {.kind = MT_WRITE_HOLD,
                  .debate = mt_str(name),
                  .at = 3000,
                  .hold = true,
                  .by_prefix = true,
                  .by = MOOT_STR("m1")};
    h.prefix[0] = 7;
    mt_store_write(store, &h);
    assert_int_equal(h.written, MT_WRITTEN_DONE);
    assert_tally("1  1:1; 1 held  1:2; ");
    h.hold = false;
    h.by_prefix = false;
    h.ticket = votes_ticket(1);
    mt_store_write(store, &h);
    assert_tally("1  1:2; 1 held  1:1; ");
    h.ticket = votes_ticket(99);
    mt_store_write(store, &h);
    assert_int_equal(h.written, MT_WRITTEN_UNKNOWN);
}

static void an_invitation_raises_one_ticket_and_keeps_its_votes(void **state)
{
    (void)state;
    assert_int_equal(vote(1, MT_PHASE_BEFORE, MT_VOTE_YES), MT_WRITTEN_DONE);
    mt_write w = {.kind = MT_WRITE_INVITE,
                  .level = 2,
                  .debate = mt_str(name),
                  .at = 3000,
                  .ticket = votes_ticket(1),
                  .invitation = {5}};
    mt_store_write(store, &w);
    assert_int_equal(w.written, MT_WRITTEN_DONE);
    mt_store_write(store, &w);
    assert_int_equal(w.written, MT_WRITTEN_SAME);
    w.ticket = votes_ticket(2);
    mt_store_write(store, &w);
    assert_int_equal(w.written, MT_WRITTEN_TAKEN);
    assert_ballots("1 0 =1#1 invited; ");
}

static void who_moved_where_is_counted(void **state)
{
    (void)state;
    static const int went[][2] = {{1, 2}, {1, 2}, {2, 2}, {3, 1}, {1, 0}, {0, 2}};
    for (uint32_t i = 0; i < 6; i++) {
        if (went[i][0])
            assert_int_equal(vote(i, MT_PHASE_BEFORE, went[i][0]), MT_WRITTEN_DONE);
        if (went[i][1])
            assert_int_equal(vote(i, MT_PHASE_AFTER, went[i][1]), MT_WRITTEN_DONE);
    }
    seen s = {""};
    assert_int_equal(mt_store_moves(store, mt_str(name), see_move, &s), MOOT_OK);
    assert_string_equal(s.text, "0>2:1; 1>0:1; 1>2:2; 2>2:1; 3>1:1; ");
}

static void one_reader_sees_the_own_answers_only(void **state)
{
    (void)state;
    assert_int_equal(vote(1, MT_PHASE_AFTER, MT_VOTE_YES), MT_WRITTEN_DONE);
    assert_int_equal(vote(2, MT_PHASE_AFTER, MT_VOTE_NO), MT_WRITTEN_DONE);
    seen s = {""};
    assert_int_equal(mt_store_mine(store, mt_str(name), votes_ticket(2), see_ballot, &s), MOOT_OK);
    assert_string_equal(s.text, "2 1 =2#1; ");
}

static void the_log_says_what_was_done_and_each_entry_seals_the_last(void **state)
{
    (void)state;
    set_state(MT_DEBATE_CLOSED);
    set_state(MT_DEBATE_TIMED);
    mt_write w = {.kind = MT_WRITE_LOG,
                  .debate = mt_str(name),
                  .at = 4000,
                  .what = MOOT_STR("noted"),
                  .by = MOOT_STR("m2"),
                  .body = MOOT_STR("a reason")};
    mt_store_write(store, &w);
    seen s = {""};
    assert_int_equal(mt_store_log(store, mt_str(name), 1, see_log, &s), MOOT_OK);
    assert_string_equal(s.text, "2 closed by m1 (); 3 timed by m1 (); 4 noted by m2 (a reason); ");
    int64_t bad = -1;
    assert_int_equal(mt_store_verify(store, mt_str(name), &bad), MOOT_OK);
    assert_int_equal(bad, 0);
}

static bool see_correction(void *ctx, const mt_correction *c)
{
    seen *s = ctx;
    size_t n = strlen(s->text);
    (void)snprintf(s->text + n, sizeof(s->text) - n, "%.*s=%.*s (%.*s) %lld; ", MT_ARG(c->point),
                   MT_ARG(c->words), MT_ARG(c->why), (long long)c->at);
    return true;
}

static mt_written correct(const char *point, const char *words, const char *why, int64_t at)
{
    mt_write w = {
        .kind = MT_WRITE_CORRECT,
        .debate = mt_str(name),
        .at = at,
        .by = MOOT_STR("m1"),
        .body = MOOT_STR("what was changed"),
        .correction = {.point = mt_str(point), .words = mt_str(words), .why = mt_str(why)}};
    mt_store_write(store, &w);
    assert_int_equal(w.status, MOOT_OK);
    return w.written;
}

static void assert_corrections(const char *want)
{
    seen s = {""};
    assert_int_equal(mt_store_corrections(store, mt_str(name), see_correction, &s), MOOT_OK);
    assert_string_equal(s.text, want);
}

static void a_correction_stands_until_another_or_none_and_is_logged(void **state)
{
    (void)state;
    seen s = {""};
    assert_int_equal(vote(1, MT_PHASE_BEFORE, MT_VOTE_YES), MT_WRITTEN_DONE);
    assert_int_equal(rate(1, "c2", 4, 0, ""), MT_WRITTEN_DONE);
    assert_int_equal(correct("c2", "better words", "a slip", 5000), MT_WRITTEN_DONE);
    assert_int_equal(correct("c1", "others", "", 5001), MT_WRITTEN_DONE);
    assert_int_equal(correct("c2", "the best", "again", 5002), MT_WRITTEN_DONE);
    assert_corrections("c1=others () 5001; c2=the best (again) 5002; ");
    assert_int_equal(correct("c1", "", "", 5003), MT_WRITTEN_DONE);
    assert_int_equal(correct("c1", "", "", 5004), MT_WRITTEN_UNKNOWN);
    reopen();
    assert_corrections("c2=the best (again) 5002; ");
    assert_ballots("1 0 =1#1; 1 2 c2=4#1; ");
    assert_int_equal(mt_store_log(store, mt_str(name), 1, see_log, &s), MOOT_OK);
    assert_string_equal(
        s.text, "2 corrected by m1 (what was changed); 3 corrected by m1 (what was changed); "
                "4 corrected by m1 (what was changed); 5 restored by m1 (what was changed); ");
    mt_write w = {.kind = MT_WRITE_CORRECT,
                  .debate = MOOT_STR("no-such-debate"),
                  .correction = {.point = MOOT_STR("c"), .words = MOOT_STR("w")}};
    mt_store_write(store, &w);
    assert_int_equal(w.written, MT_WRITTEN_UNKNOWN);
}

static void a_reader_who_asks_is_forgotten_whole(void **state)
{
    (void)state;
    seen s = {""};
    mt_write invite = {.kind = MT_WRITE_INVITE,
                       .level = 2,
                       .debate = mt_str(name),
                       .at = 3000,
                       .ticket = votes_ticket(1),
                       .invitation = {7}};
    mt_store_write(store, &invite);
    assert_int_equal(vote(1, MT_PHASE_BEFORE, MT_VOTE_YES), MT_WRITTEN_DONE);
    assert_int_equal(rate(1, "c2", 4, 0, "k1"), MT_WRITTEN_DONE);
    assert_int_equal(vote(2, MT_PHASE_BEFORE, MT_VOTE_NO), MT_WRITTEN_DONE);
    mt_write w = {
        .kind = MT_WRITE_ERASE, .debate = mt_str(name), .at = 6000, .ticket = votes_ticket(1)};
    mt_store_write(store, &w);
    assert_int_equal(w.written, MT_WRITTEN_DONE);
    assert_ballots("2 0 =2#1; ");
    mt_store_write(store, &w);
    assert_int_equal(w.written, MT_WRITTEN_UNKNOWN);
    assert_int_equal(mt_store_log(store, mt_str(name), 1, see_log, &s), MOOT_OK);
    assert_string_equal(s.text,
                        "2 erased by a reader (the answers of one reader, as that reader asked); ");
    /* Nothing is left of it: keys and invitation can be used again. */
    assert_int_equal(rate(1, "c2", 2, 0, "k1"), MT_WRITTEN_DONE);
    invite.ticket = votes_ticket(3);
    mt_store_write(store, &invite);
    assert_int_equal(invite.written, MT_WRITTEN_DONE);
}

static void the_head_of_a_log_is_told_as_of_a_time(void **state)
{
    (void)state;
    mt_log_entry head;
    bool found = true;
    mt_write w = {.kind = MT_WRITE_LOG,
                  .debate = mt_str(name),
                  .what = MOOT_STR("noted"),
                  .by = MOOT_STR("m"),
                  .body = MOOT_STR("b")};
    for (w.at = 7000; w.at <= 7002; w.at++)
        mt_store_write(store, &w);
    uint8_t hash[3][MT_HASH_BYTES] = {{0}};
    for (int i = 0; i < 3; i++) {
        assert_int_equal(mt_store_head(store, mt_str(name), 7000 + i, &head, &found), MOOT_OK);
        assert_true(found && head.at == 7000 + i && head.seq == 2 + i);
        memcpy(hash[i], head.hash, MT_HASH_BYTES);
    }
    assert_int_equal(mt_store_head(store, mt_str(name), 99999, &head, &found), MOOT_OK);
    assert_memory_equal(head.hash, hash[2], MT_HASH_BYTES);
    assert_memory_not_equal(hash[1], hash[2], MT_HASH_BYTES);
    assert_int_equal(mt_store_head(store, mt_str(name), -1, &head, &found), MOOT_OK);
    assert_false(found);
}

static bool see_burst(void *ctx, const mt_burst *b)
{
    seen *s = ctx;
    size_t n = strlen(s->text);
    (void)snprintf(s->text + n, sizeof(s->text) - n, "%d:%llu %llu; ", b->prefix[0],
                   (unsigned long long)b->tickets, (unsigned long long)b->held);
    return true;
}

static void networks_are_forgotten_in_time(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < 5; i++) {
        mt_write w = votes_ballot(name, i, MT_PHASE_AFTER, MT_VOTE_YES);
        w.prefix[0] = i < 3 ? 7 : 8;
        w.at = i < 3 ? 2000 : 5000;
        mt_store_write(store, &w);
    }
    seen s = {""};
    assert_int_equal(mt_store_bursts(store, mt_str(name), 2, see_burst, &s), MOOT_OK);
    assert_string_equal(s.text, "7:3 0; 8:2 0; ");
    mt_store_forget(store, 5000);
    mt_write after = votes_debate(name); /* written after the forgetting: same thread */
    mt_store_write(store, &after);
    (void)usleep(50000);
    s.text[0] = '\0';
    assert_int_equal(mt_store_bursts(store, mt_str(name), 2, see_burst, &s), MOOT_OK);
    assert_string_equal(s.text, "8:2 0; ");
}

static void a_write_that_cannot_be_does_not_spoil_its_group(void **state)
{
    (void)state;
    mt_write w = votes_ballot(name, 1, MT_PHASE_AFTER, 77); /* no such answer */
    mt_store_write(store, &w);
    assert_int_equal(w.status, MOOT_OK);
    assert_int_equal(w.written, MT_WRITTEN_UNKNOWN);
    assert_int_equal(vote(2, MT_PHASE_AFTER, MT_VOTE_YES), MT_WRITTEN_DONE);
    assert_ballots("2 1 =1#1; ");
}

static void a_backup_holds_what_was_there(void **state)
{
    (void)state;
    if (strchr(engine, ':'))
        skip(); /* a server has its own tools */
    char path[128];
    mt_store_error error;
    mt_store *other = NULL;
    assert_int_equal(vote(1, MT_PHASE_AFTER, MT_VOTE_YES), MT_WRITTEN_DONE);
    (void)snprintf(path, sizeof(path), "%s/backup.db", folder);
    assert_int_equal(mt_store_backup(store, path, &error), MOOT_OK);
    assert_int_equal(mt_store_backup(store, path, &error), MOOT_E_BACKEND);
    assert_non_null(strstr(error.text, "is there already"));
    assert_int_equal(vote(2, MT_PHASE_AFTER, MT_VOTE_YES), MT_WRITTEN_DONE);
    assert_int_equal(mt_store_open(&other, path, NULL, &error), MOOT_OK);
    seen s = {""};
    assert_int_equal(mt_store_ballots(other, mt_str(name), see_ballot, &s), MOOT_OK);
    assert_string_equal(s.text, "1 1 =1#1; ");
    mt_store_close(other);
    votes_delete(folder, "backup.db");
}

static void what_is_no_database_is_refused(void **state)
{
    (void)state;
    char path[128];
    mt_store_error error;
    mt_store *other = NULL;
    (void)snprintf(path, sizeof(path), "%s/text.db", folder);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    for (int i = 0; i < 200; i++)
        (void)fprintf(f, "This is a text and no database.\n");
    (void)fclose(f);
    assert_int_equal(mt_store_open(&other, path, NULL, &error), MOOT_E_BACKEND);
    assert_null(other);
    assert_non_null(strstr(error.text, "not a database"));
    votes_delete(folder, "text.db");
    assert_int_equal(mt_store_open(&other, "/nowhere/at/all.db", NULL, &error), MOOT_E_BACKEND);
    assert_true(error.text[0] != '\0');
}

static int run_suite(const char *where)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_vote_that_was_acknowledged_is_there_after_a_restart, set_up),
        cmocka_unit_test_setup(a_changed_answer_replaces_the_old_one, set_up),
        cmocka_unit_test_setup(the_first_answer_is_fixed_once_the_second_is_given, set_up),
        cmocka_unit_test_setup(a_late_packet_does_not_undo_a_newer_answer, set_up),
        cmocka_unit_test_setup(the_same_sending_counts_once, set_up),
        cmocka_unit_test_setup(an_answer_taken_back_is_not_counted, set_up),
        cmocka_unit_test_setup(a_closed_debate_takes_no_votes, set_up),
        cmocka_unit_test_setup(votes_are_taken_between_the_two_times, set_up),
        cmocka_unit_test_setup(the_rule_stays_as_it_was_once_a_vote_is_in, set_up),
        cmocka_unit_test_setup(nobody_votes_in_a_debate_that_is_not_there, set_up),
        cmocka_unit_test_setup(held_tickets_are_counted_apart_and_kept, set_up),
        cmocka_unit_test_setup(an_invitation_raises_one_ticket_and_keeps_its_votes, set_up),
        cmocka_unit_test_setup(who_moved_where_is_counted, set_up),
        cmocka_unit_test_setup(one_reader_sees_the_own_answers_only, set_up),
        cmocka_unit_test_setup(the_log_says_what_was_done_and_each_entry_seals_the_last, set_up),
        cmocka_unit_test_setup(a_correction_stands_until_another_or_none_and_is_logged, set_up),
        cmocka_unit_test_setup(a_reader_who_asks_is_forgotten_whole, set_up),
        cmocka_unit_test_setup(the_head_of_a_log_is_told_as_of_a_time, set_up),
        cmocka_unit_test_setup(networks_are_forgotten_in_time, set_up),
        cmocka_unit_test_setup(a_write_that_cannot_be_does_not_spoil_its_group, set_up),
        cmocka_unit_test_setup(a_backup_holds_what_was_there, set_up),
        cmocka_unit_test_setup(what_is_no_database_is_refused, set_up),
    };
    engine = where;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    mt_store_close(store);
    store = NULL;
    return failed;
}

int main(int argc, char **argv)
{
    char path[128];
    int failed = 0;
    votes_folder(folder);
    (void)snprintf(path, sizeof(path), "%s/test.db", folder);
    if (argc < 2)
        failed = run_suite(path);
    for (int i = 1; i < argc; i++)
        failed += run_suite(argv[i]);
    votes_delete(folder, "test.db");
    (void)rmdir(folder);
    return failed;
}
