/* Every allocation fails once: a table of ballots is read, counted with a debate, written and
 * verified; bridging is fitted by itself, for it takes a hundred people otherwise. */
#include "oom/oom.h"
#include "poll/read.h"
#include "poll/verify.h"

static const char debate_json[] =
    "{\"moot\": 1, \"statements\": [{\"title\": \"T\", \"text\": \"t\"}, {\"title\": \"A\", "
    "\"text\": \"a\"},"
    " {\"title\": \"B\", \"text\": \"b\"}], \"motion\": 0, \"relations\": [{\"kind\": \"support\","
    " \"from\": {\"statement\": 1}, \"to\": {\"statement\": 0}}, {\"kind\": \"attack\","
    " \"from\": {\"statement\": 2}, \"to\": {\"statement\": 0}}]}";

static const char header[] = "voter,before,after,accept:A,matter:A,accept:B,accept:C,moved\n";
static const char *const rows[] = {"yes,yes,yes,a lot,no,yes,A", "no,no,no,little,yes,rather yes,B",
                                   "unsure,no,\"no\",,yes,unsure,"};

static mt_debate debate;

static moot_status feed(mt_ballot_reader *r, moot_str text)
{
    return mt_ballot_reader_feed(r, text.ptr, text.len);
}

static moot_status read_all(mt_ballot_reader *r, mt_ballots *ballots)
{
    char line[80];
    moot_status status = feed(r, mt_str(header));
    for (int k = 0; k < 15 && status == MOOT_OK; k++) {
        (void)snprintf(line, sizeof(line), "v%d,%s\r\n", k, rows[k % 3]);
        status = feed(r, mt_str(line));
    }
    if (status == MOOT_OK)
        status = mt_ballot_reader_end(r, ballots);
    return status == MOOT_OK && mt_ballot_reader_fault(r)->code ? MOOT_E_MISUSE : status;
}

static moot_status write(const mt_poll *poll, mt_arena *arena, mt_memory *json)
{
    static mt_out out;
    mt_memory text = {.arena = arena};
    mt_out_init(&out, mt_memory_writer(&text));
    mt_poll_text(poll, &out);
    if (mt_out_finish(&out) != MOOT_OK)
        return MOOT_E_NOMEM;
    *json = (mt_memory){.arena = arena};
    mt_out_init(&out, mt_memory_writer(json));
    mt_poll_json(poll, &out);
    return mt_out_finish(&out) == MOOT_OK ? MOOT_OK : MOOT_E_NOMEM;
}

static moot_status whole(const moot_alloc *alloc)
{
    mt_arena arena;
    mt_ballots ballots;
    mt_poll poll;
    mt_memory json;
    mt_verified verified;
    mt_poll_options options = {.debate = &debate};
    mt_arena_init(&arena, alloc);
    mt_diags diags = {.arena = &arena};
    mt_ballot_reader *r = mt_ballot_reader_new(&arena);
    moot_status status = r ? read_all(r, &ballots) : MOOT_E_NOMEM;
    mt_ballot_reader_free(r);
    if (status == MOOT_OK)
        status = mt_poll_count(&poll, &ballots, &options, &arena);
    if (status == MOOT_OK && (poll.groups.n != 2 || poll.reading.matched != 2))
        status = MOOT_E_MISUSE;
    if (status == MOOT_OK)
        status = write(&poll, &arena, &json);
    if (status == MOOT_OK)
        status = mt_poll_verify(&verified, mt_memory_str(&json), &poll, &diags, &arena);
    if (status == MOOT_OK && verified.different)
        status = MOOT_E_MISUSE;
    mt_arena_free(&arena);
    return status;
}

static moot_status bridge(const moot_alloc *alloc)
{
    static const uint32_t start[] = {0, 2, 4, 6};
    static const mt_note_rating at[] = {{0, 1}, {1, 0}, {0, 1}, {1, 1}, {0, 0.5}, {1, 0}};
    mt_ratings r = {3, 2, start, at};
    mt_bridge b;
    mt_arena arena;
    mt_arena_init(&arena, alloc);
    moot_status status = mt_bridge_fit(&b, &r, NULL, &arena);
    mt_arena_free(&arena);
    return status;
}

static bool countdown(void *ctx)
{
    long *left = ctx;
    return --*left < 0;
}

/* Stopped at the first, second, ... time it asks, until it is done before that. */
static bool interrupt(void)
{
    enum { VOTERS = 120, CLAIMS = 6 };
    static const int8_t minds[2][CLAIMS] = {{2, -2, 2, -2, 2, 1}, {-2, 2, -1, 2, 2, -2}};
    const moot_str claim[CLAIMS] = {MOOT_STR("A"), MOOT_STR("B"), MOOT_STR("C"),
                                    MOOT_STR("D"), MOOT_STR("E"), MOOT_STR("F")};
    static mt_voter at[VOTERS];
    for (uint32_t v = 0; v < VOTERS; v++)
        at[v] = (mt_voter){
            .voter = MOOT_STR("v"), .after = MT_SAY_NO, .moved = MT_NO_ID, .accept = minds[v % 2]};
    mt_ballots ballots = {.voters = VOTERS, .claims = CLAIMS, .at = at, .claim = claim};
    for (long round = 0; round < 1000; round++) {
        long left = round;
        mt_stop stop = {countdown, &left};
        mt_poll_options options = {.stop = &stop};
        mt_poll poll;
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        moot_status status = mt_poll_count(&poll, &ballots, &options, &arena);
        mt_arena_free(&arena);
        if (status != (left < 0 ? MOOT_E_CANCELLED : MOOT_OK)) {
            printf("stopped at %ld: status %d\n", round, (int)status);
            return false;
        }
        if (left >= 0)
            return round > CLAIMS;
    }
    printf("it never stops asking\n");
    return false;
}

int main(void)
{
    if (mt_debate_read(&debate, NULL, mt_str(debate_json)) != MOOT_OK || debate.diags.errors) {
        printf("the debate cannot be read\n");
        return 1;
    }
    long a = oom_run("whole", whole), b = oom_run("bridge", bridge);
    mt_debate_fini(&debate);
    printf("%ld and %ld rounds\n", a, b);
    return a > 0 && b > 0 && interrupt() ? 0 : 1;
}
