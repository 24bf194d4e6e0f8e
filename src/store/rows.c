/* Rows within a transaction: which statement, which parameters, which columns. */
#include "store/rows.h"

static moot_status run(const mt_db *tx, mt_sql which, const mt_values *with)
{
    return tx->door->run(tx->conn, which, with);
}

static moot_status find(const mt_db *tx, mt_sql which, const mt_values *with, bool *found)
{
    return tx->door->find(tx->conn, which, with, found);
}

/* How many rows the statement changed that has just answered `st`. */
static uint64_t changes(const mt_db *tx, moot_status st)
{
    return st == MOOT_OK ? tx->door->changes(tx->conn) : 0;
}

/* ---- the debate ---- */

void mt_rows_debate(const mt_db *db, mt_debate_row *row)
{
    row->question = mt_text_at(db, 0);
    row->state = (mt_debate_state)mt_int_at(db, 1);
    row->opens_at = mt_number_at(db, 2);
    row->closes_at = mt_number_at(db, 3);
    row->rule = (mt_rule)mt_int_at(db, 4);
    row->version = mt_text_at(db, 5);
}

moot_status mt_rows_find_debate(const mt_db *tx, moot_str debate, mt_debate_row *row, bool *found)
{
    mt_values v = {0};
    mt_give_text(&v, debate);
    moot_status st = find(tx, MT_SQL_DEBATE, &v, found);
    *row = (mt_debate_row){.name = debate};
    if (*found)
        mt_rows_debate(tx, row);
    return st;
}

moot_status mt_rows_put_debate(const mt_db *tx, moot_str debate, const mt_debate_row *row)
{
    mt_values v = {0};
    mt_give_text(&v, debate);
    mt_give_text(&v, row->question);
    mt_give_number(&v, row->opens_at);
    mt_give_number(&v, row->closes_at);
    mt_give_number(&v, row->rule);
    mt_give_text(&v, row->version);
    return run(tx, MT_SQL_PUBLISH, &v);
}

moot_status mt_rows_set_state(const mt_db *tx, moot_str debate, mt_debate_state state,
                              uint64_t *changed)
{
    mt_values v = {0};
    mt_give_text(&v, debate);
    mt_give_number(&v, state);
    moot_status st = run(tx, MT_SQL_STATE, &v);
    *changed = changes(tx, st);
    return st;
}

moot_status mt_rows_put_correction(const mt_db *tx, const mt_write *w, uint64_t *changed)
{
    const mt_correction *k = &w->correction;
    mt_values v = {0};
    mt_give_text(&v, w->debate);
    mt_give_text(&v, k->point);
    if (k->words.len) {
        mt_give_text(&v, k->words);
        mt_give_text(&v, k->why);
        mt_give_number(&v, w->at);
    }
    moot_status st = run(tx, k->words.len ? MT_SQL_CORRECT : MT_SQL_RESTORE, &v);
    *changed = changes(tx, st);
    return st;
}

moot_status mt_rows_last_log(const mt_db *tx, moot_str debate, int64_t *seq,
                             uint8_t hash[MT_HASH_BYTES], bool *found)
{
    mt_values v = {0};
    mt_give_text(&v, debate);
    moot_status st = find(tx, MT_SQL_LOG_LAST, &v, found);
    if (*found) {
        *seq = mt_number_at(tx, 0);
        mt_bytes_at(tx, 1, hash, MT_HASH_BYTES);
    }
    return st;
}

moot_status mt_rows_add_log(const mt_db *tx, moot_str debate, const mt_log_entry *entry)
{
    mt_values v = {0};
    mt_give_text(&v, debate);
    mt_give_number(&v, entry->seq);
    mt_give_number(&v, entry->at);
    mt_give_text(&v, entry->what);
    mt_give_text(&v, entry->by);
    mt_give_text(&v, entry->body);
    mt_give_bytes(&v, entry->hash, MT_HASH_BYTES);
    return run(tx, MT_SQL_LOG_ADD, &v);
}

/* ---- votes ---- */

/* Every key begins with the debate and the ticket. */
static void give_ticket(mt_values *v, const mt_write *w, const mt_ticket_id *ticket)
{
    mt_give_text(v, w->debate);
    mt_give_bytes(v, ticket->at, MT_TICKET_BYTES);
}

moot_status mt_rows_find_sent(const mt_db *tx, const mt_write *w, uint8_t print[16], int64_t *seq,
                              bool *found)
{
    mt_values v = {0};
    give_ticket(&v, w, &w->ballot.ticket);
    mt_give_text(&v, w->ballot.key);
    moot_status st = find(tx, MT_SQL_SENT, &v, found);
    if (*found) {
        mt_bytes_at(tx, 0, print, 16);
        *seq = mt_number_at(tx, 1);
    }
    return st;
}

moot_status mt_rows_add_sent(const mt_db *tx, const mt_write *w, const uint8_t print[16])
{
    mt_values v = {0};
    give_ticket(&v, w, &w->ballot.ticket);
    mt_give_text(&v, w->ballot.key);
    mt_give_bytes(&v, print, 16);
    mt_give_number(&v, w->seq);
    mt_give_number(&v, w->at);
    return run(tx, MT_SQL_SEND, &v);
}

moot_status mt_rows_find_ballot(const mt_db *tx, const mt_write *w, mt_phase phase,
                                mt_ballot *stands, bool *found)
{
    mt_values v = {0};
    give_ticket(&v, w, &w->ballot.ticket);
    mt_give_number(&v, phase);
    mt_give_text(&v, w->ballot.target);
    moot_status st = find(tx, MT_SQL_STANDS, &v, found);
    *stands = (mt_ballot){.phase = phase};
    if (*found) {
        stands->seq = mt_number_at(tx, 0);
        stands->value = mt_int_at(tx, 1);
        stands->point = mt_text_at(tx, 2);
    }
    return st;
}

static moot_status run_ballot(const mt_db *tx, mt_sql which, const mt_write *w)
{
    mt_values v = {0};
    give_ticket(&v, w, &w->ballot.ticket);
    mt_give_number(&v, w->ballot.phase);
    mt_give_text(&v, w->ballot.target);
    mt_give_text(&v, w->ballot.point);
    mt_give_number(&v, w->ballot.value);
    mt_give_number(&v, w->seq);
    mt_give_number(&v, w->at);
    return run(tx, which, &v);
}

moot_status mt_rows_put_ballot(const mt_db *tx, const mt_write *w)
{
    return run_ballot(tx, MT_SQL_BALLOT, w);
}

moot_status mt_rows_add_ballot(const mt_db *tx, const mt_write *w, bool *added)
{
    moot_status st = run_ballot(tx, MT_SQL_BALLOT_NEW, w);
    *added = changes(tx, st) > 0;
    return st;
}

/* ---- tickets ---- */

moot_status mt_rows_add_ticket(const mt_db *tx, const mt_write *w, mt_ticket_id ticket,
                               const uint8_t *prefix, bool *added)
{
    mt_values v = {0};
    give_ticket(&v, w, &ticket);
    mt_give_bytes(&v, prefix, sizeof(w->prefix));
    mt_give_number(&v, w->at);
    moot_status st = run(tx, MT_SQL_TICKET, &v);
    *added = changes(tx, st) > 0;
    return st;
}

moot_status mt_rows_find_ticket(const mt_db *tx, const mt_write *w, int *level, bool *held)
{
    bool found = false;
    mt_values v = {0};
    give_ticket(&v, w, &w->ballot.ticket);
    moot_status st = find(tx, MT_SQL_TICKET_IS, &v, &found);
    *level = found ? mt_int_at(tx, 0) : 0;
    *held = found && mt_bool_at(tx, 1);
    return st;
}

moot_status mt_rows_hold(const mt_db *tx, const mt_write *w, uint64_t *changed)
{
    mt_values v = {0};
    mt_give_text(&v, w->debate);
    if (w->by_prefix)
        mt_give_bytes(&v, w->prefix, sizeof(w->prefix));
    else
        mt_give_bytes(&v, w->ticket.at, MT_TICKET_BYTES);
    mt_give_number(&v, w->hold);
    moot_status st = run(tx, w->by_prefix ? MT_SQL_HOLD_ALL : MT_SQL_HOLD, &v);
    *changed = changes(tx, st);
    return st;
}

moot_status mt_rows_find_invitation(const mt_db *tx, const mt_write *w, mt_ticket_id *of,
                                    bool *found)
{
    mt_values v = {0};
    mt_give_text(&v, w->debate);
    mt_give_bytes(&v, w->invitation, sizeof(w->invitation));
    moot_status st = find(tx, MT_SQL_INVITED, &v, found);
    if (*found)
        mt_bytes_at(tx, 0, of->at, MT_TICKET_BYTES);
    return st;
}

moot_status mt_rows_add_invitation(const mt_db *tx, const mt_write *w)
{
    mt_values bound = {0}, raised = {0};
    mt_give_text(&bound, w->debate);
    mt_give_bytes(&bound, w->invitation, sizeof(w->invitation));
    mt_give_bytes(&bound, w->ticket.at, MT_TICKET_BYTES);
    moot_status st = run(tx, MT_SQL_INVITE, &bound);
    give_ticket(&raised, w, &w->ticket);
    mt_give_number(&raised, w->level);
    return st == MOOT_OK ? run(tx, MT_SQL_LEVEL, &raised) : st;
}

/* The ticket last: ballots refer to it. */
moot_status mt_rows_erase(const mt_db *tx, const mt_write *w, uint64_t *changed)
{
    static const mt_sql all[] = {MT_SQL_ERASE_SENT, MT_SQL_ERASE_BALLOTS, MT_SQL_ERASE_INVITED,
                                 MT_SQL_ERASE_TICKET};
    moot_status st = MOOT_OK;
    mt_values v = {0};
    give_ticket(&v, w, &w->ticket);
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]) && st == MOOT_OK; i++)
        st = run(tx, all[i], &v);
    *changed = changes(tx, st);
    return st;
}

moot_status mt_rows_forget(const mt_db *tx, int64_t before)
{
    mt_values v = {0};
    mt_give_number(&v, before);
    moot_status st = run(tx, MT_SQL_FORGET_PREFIX, &v);
    return st == MOOT_OK ? run(tx, MT_SQL_FORGET_SENT, &v) : st;
}
