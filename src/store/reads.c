/* What the store reads, row by row: which statement, which parameters, which columns. */
#include "store/engine.h"
#include "store/rows.h"

/* Whose rows are wanted, and by whom. */
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

static mt_values of_debate(moot_str debate)
{
    mt_values v = {0};
    mt_give_text(&v, debate);
    return v;
}

static mt_values of_debate_and(moot_str debate, int64_t number)
{
    mt_values v = of_debate(debate);
    mt_give_number(&v, number);
    return v;
}

/* ---- the debate, its log and corrections ---- */

typedef struct debate_reader {
    mt_arena *arena;
    mt_debate_row *row;
    bool *found;
} debate_reader;

static bool debate_row(const mt_db *db, void *ctx)
{
    const debate_reader *r = ctx;
    *r->found = true;
    mt_rows_debate(db, r->row);
    r->row->question = mt_arena_dup(r->arena, r->row->question);
    r->row->version = mt_arena_dup(r->arena, r->row->version);
    return false; /* there is one at most */
}

moot_status mt_read_debate(mt_engine *e, moot_str debate, mt_arena *arena, mt_debate_row *row,
                           bool *found)
{
    debate_reader r = {arena, row, found};
    mt_values v = of_debate(debate);
    *found = false;
    *row = (mt_debate_row){.name = debate};
    moot_status st = mt_engine_read(e, MT_SQL_DEBATE, &v, debate_row, &r);
    return st == MOOT_OK && mt_arena_failed(arena) ? MOOT_E_NOMEM : st;
}

static bool log_row(const mt_db *db, void *ctx)
{
    const reader *r = ctx;
    mt_log_entry entry = {.seq = mt_number_at(db, 0),
                          .at = mt_number_at(db, 1),
                          .what = mt_text_at(db, 2),
                          .by = mt_text_at(db, 3),
                          .body = mt_text_at(db, 4)};
    mt_bytes_at(db, 5, entry.hash, sizeof(entry.hash));
    return r->each.log(r->ctx, &entry);
}

moot_status mt_read_log(mt_engine *e, moot_str debate, int64_t after, mt_log_fn each, void *ctx)
{
    reader r = {.each.log = each, .ctx = ctx};
    mt_values v = of_debate_and(debate, after);
    return mt_engine_read(e, MT_SQL_LOG, &v, log_row, &r);
}

typedef struct head_reader {
    mt_log_entry *head;
    bool *found;
} head_reader;

static bool head_row(const mt_db *db, void *ctx)
{
    const head_reader *r = ctx;
    *r->found = true;
    *r->head = (mt_log_entry){.seq = mt_number_at(db, 0), .at = mt_number_at(db, 1)};
    mt_bytes_at(db, 2, r->head->hash, MT_HASH_BYTES);
    return false;
}

moot_status mt_read_head(mt_engine *e, moot_str debate, int64_t until, mt_log_entry *head,
                         bool *found)
{
    head_reader r = {head, found};
    mt_values v = of_debate_and(debate, until);
    *found = false;
    return mt_engine_read(e, MT_SQL_HEAD, &v, head_row, &r);
}

static bool correction_row(const mt_db *db, void *ctx)
{
    const reader *r = ctx;
    mt_correction c = {.point = mt_text_at(db, 0),
                       .words = mt_text_at(db, 1),
                       .why = mt_text_at(db, 2),
                       .at = mt_number_at(db, 3)};
    return r->each.correction(r->ctx, &c);
}

moot_status mt_read_corrections(mt_engine *e, moot_str debate, mt_correction_fn each, void *ctx)
{
    reader r = {.each.correction = each, .ctx = ctx};
    mt_values v = of_debate(debate);
    return mt_engine_read(e, MT_SQL_CORRECTIONS, &v, correction_row, &r);
}

/* ---- votes ---- */

static bool ballot_row(const mt_db *db, void *ctx)
{
    const reader *r = ctx;
    mt_ballot b = {.phase = (mt_phase)mt_int_at(db, 1),
                   .target = mt_text_at(db, 2),
                   .point = mt_text_at(db, 3),
                   .value = mt_int_at(db, 4),
                   .seq = mt_number_at(db, 5),
                   .at = mt_number_at(db, 6),
                   .level = mt_int_at(db, 7),
                   .held = mt_bool_at(db, 8)};
    mt_bytes_at(db, 0, b.ticket.at, sizeof(b.ticket.at));
    return r->each.ballot(r->ctx, &b);
}

moot_status mt_read_ballots(mt_engine *e, moot_str debate, const mt_ticket_id *ticket,
                            mt_ballot_fn each, void *ctx)
{
    reader r = {.each.ballot = each, .ctx = ctx};
    mt_values v = of_debate(debate);
    if (ticket)
        mt_give_bytes(&v, ticket->at, MT_TICKET_BYTES);
    return mt_engine_read(e, ticket ? MT_SQL_MINE : MT_SQL_BALLOTS, &v, ballot_row, &r);
}

moot_status mt_read_view_ballots(const mt_db *view, moot_str debate, mt_ballot_fn each, void *ctx)
{
    reader r = {.each.ballot = each, .ctx = ctx};
    mt_values v = of_debate(debate);
    return view->door->read(view, MT_SQL_BALLOTS, &v, ballot_row, &r);
}

static bool tally_row(const mt_db *db, void *ctx)
{
    const reader *r = ctx;
    mt_count c = {.phase = (mt_phase)mt_int_at(db, 0),
                  .target = mt_text_at(db, 1),
                  .point = mt_text_at(db, 2),
                  .level = mt_int_at(db, 3),
                  .held = mt_bool_at(db, 4),
                  .value = mt_int_at(db, 5),
                  .n = (uint64_t)mt_number_at(db, 6)};
    return r->each.count(r->ctx, &c);
}

moot_status mt_read_tally(mt_engine *e, moot_str debate, mt_count_fn each, void *ctx)
{
    reader r = {.each.count = each, .ctx = ctx};
    mt_values v = of_debate(debate);
    return mt_engine_read(e, MT_SQL_TALLY, &v, tally_row, &r);
}

static bool move_row(const mt_db *db, void *ctx)
{
    const reader *r = ctx;
    mt_move_count m = {.level = mt_int_at(db, 0),
                       .held = mt_bool_at(db, 1),
                       .before = mt_int_at(db, 2),
                       .after = mt_int_at(db, 3),
                       .n = (uint64_t)mt_number_at(db, 4)};
    return r->each.move(r->ctx, &m);
}

moot_status mt_read_moves(mt_engine *e, moot_str debate, mt_move_fn each, void *ctx)
{
    reader r = {.each.move = each, .ctx = ctx};
    mt_values v = of_debate(debate);
    return mt_engine_read(e, MT_SQL_MOVES, &v, move_row, &r);
}

static bool burst_row(const mt_db *db, void *ctx)
{
    const reader *r = ctx;
    mt_burst b = {.tickets = (uint64_t)mt_number_at(db, 1),
                  .held = (uint64_t)mt_number_at(db, 2),
                  .first_at = mt_number_at(db, 3),
                  .last_at = mt_number_at(db, 4)};
    mt_bytes_at(db, 0, b.prefix, sizeof(b.prefix));
    return r->each.burst(r->ctx, &b);
}

moot_status mt_read_bursts(mt_engine *e, moot_str debate, uint64_t least, mt_burst_fn each,
                           void *ctx)
{
    reader r = {.each.burst = each, .ctx = ctx};
    mt_values v = of_debate_and(debate, (int64_t)least);
    return mt_engine_read(e, MT_SQL_BURSTS, &v, burst_row, &r);
}
