/* A list of writes -> rows: what counts, what is a repetition, what comes too late. */
#include "store/apply.h"

#include "store/rows.h"
#include "store/secret.h"

#include <stdio.h>

enum { TRIES = 5 /* of a transaction that others are in the way of */ };

typedef struct work {
    const mt_db *tx;
    /* The debate that was asked for last in this transaction: most of a group are of one. */
    mt_debate_row known; /* its question and version are not kept */
    bool knows;
} work;

/* Does the debate take votes then?  One row is read for many ballots. */
static moot_status takes_votes(work *k, const mt_write *w, bool *found, bool *takes)
{
    moot_status st = MOOT_OK;
    *found = k->knows && mt_str_eq(k->known.name, w->debate);
    if (!*found) {
        st = mt_rows_find_debate(k->tx, w->debate, &k->known, found);
        k->known.question = k->known.version = (moot_str){"", 0};
        k->known.name = w->debate;
        k->knows = st == MOOT_OK && *found;
    }
    *takes = k->knows && mt_debate_takes_votes(&k->known, w->at);
    return st;
}

static moot_status note(const work *k, moot_str debate, const mt_log_entry *given)
{
    mt_log_entry entry = *given;
    uint8_t before[MT_HASH_BYTES] = {0};
    bool found = false;
    moot_status st = mt_rows_last_log(k->tx, debate, &entry.seq, before, &found);
    if (st != MOOT_OK)
        return st;
    entry.seq++;
    mt_log_hash(entry.hash, before, debate, &entry);
    return mt_rows_add_log(k->tx, debate, &entry);
}

static const uint8_t *prefix_of(const mt_write *w)
{
    for (size_t i = 0; i < sizeof(w->prefix); i++)
        if (w->prefix[i])
            return w->prefix;
    return NULL;
}

/* What a sending says, so that its key cannot stand for something else later. */
static void print_of(uint8_t to[16], const mt_ballot *b)
{
    char number[48];
    int n =
        snprintf(number, sizeof(number), "%d %d %lld", (int)b->phase, b->value, (long long)b->seq);
    moot_str part[] = {{number, n > 0 ? (size_t)n : 0}, b->target, b->point};
    mt_hash_parts(to, 16, NULL, part, 3);
}

/* Compare with what stands there and give it its count. */
static void place(mt_write *w, const mt_ballot *stands, bool found)
{
    const mt_ballot *b = &w->ballot;
    int64_t last = found ? stands->seq : 0;
    bool same = found && stands->value == b->value && mt_str_eq(stands->point, b->point);
    w->written = MT_WRITTEN_DONE;
    w->seq = b->seq ? b->seq : last + 1;
    if (b->seq && b->seq <= last) {
        w->seq = last;
        w->written = same && b->seq == last ? MT_WRITTEN_SAME : MT_WRITTEN_SUPERSEDED;
    } else if (!b->seq && same) {
        w->seq = last;
        w->written = MT_WRITTEN_SAME;
    }
}

static void keep_replaced(mt_write *w, const mt_ballot *stands)
{
    mt_replaced *r = &w->replaced;
    r->value = stands->value;
    r->point_len =
        (uint8_t)(stands->point.len < sizeof(r->point) ? stands->point.len : sizeof(r->point));
    if (r->point_len)
        memcpy(r->point, stands->point.ptr, r->point_len);
}

/* What those who keep counts have to know of the ticket. */
static moot_status tell_ticket(const work *k, mt_write *w)
{
    mt_ballot before;
    bool found = false;
    moot_status st = mt_rows_find_ticket(k->tx, w, &w->replaced.level, &w->replaced.held);
    if (st == MOOT_OK && w->ballot.phase == MT_PHASE_AFTER) {
        st = mt_rows_find_ballot(k->tx, w, MT_PHASE_BEFORE, &before, &found);
        w->replaced.other = found ? before.value : 0;
    }
    return st;
}

/* The first answer in its place is one statement; a change is compared with what stands there. */
static moot_status put(const work *k, mt_write *w)
{
    mt_ballot stands;
    bool found = false, new_ticket = false;
    moot_status st = mt_rows_add_ticket(k->tx, w, w->ballot.ticket, prefix_of(w), &new_ticket);
    w->seq = w->ballot.seq ? w->ballot.seq : 1;
    if (st == MOOT_OK && w->seq > 0)
        st = mt_rows_add_ballot(k->tx, w, &found);
    w->written = MT_WRITTEN_DONE;
    if (st == MOOT_OK && !found) {
        st = mt_rows_find_ballot(k->tx, w, w->ballot.phase, &stands, &found);
        if (st != MOOT_OK)
            return st;
        place(w, &stands, found);
        keep_replaced(w, &stands);
        st = w->written == MT_WRITTEN_DONE ? mt_rows_put_ballot(k->tx, w) : MOOT_OK;
    }
    /* A new ticket has nothing else, and nobody has raised or held it. */
    bool tell = !k->tx->door->shared && !new_ticket && w->written == MT_WRITTEN_DONE;
    return st == MOOT_OK && tell ? tell_ticket(k, w) : st;
}

static moot_status ballot(work *k, mt_write *w)
{
    uint8_t print[16] = {0}, old[16] = {0};
    mt_ballot stands;
    bool found = false, takes = false;
    moot_status st = MOOT_OK;
    if (w->ballot.key.len) {
        print_of(print, &w->ballot);
        st = mt_rows_find_sent(k->tx, w, old, &w->seq, &found);
        if (found)
            w->written = memcmp(old, print, sizeof(old)) == 0 ? MT_WRITTEN_SAME : MT_WRITTEN_REUSED;
        if (st != MOOT_OK || found)
            return st;
    }
    st = takes_votes(k, w, &found, &takes);
    if (st != MOOT_OK || !takes) {
        w->written = found ? MT_WRITTEN_CLOSED : MT_WRITTEN_UNKNOWN;
        return st;
    }
    if (w->ballot.phase == MT_PHASE_BEFORE) {
        st = mt_rows_find_ballot(k->tx, w, MT_PHASE_AFTER, &stands, &found);
        if (st != MOOT_OK || found) {
            w->written = MT_WRITTEN_LATE;
            return st;
        }
    }
    st = put(k, w);
    if (st == MOOT_OK && w->ballot.key.len)
        st = mt_rows_add_sent(k->tx, w, print);
    return st;
}

static moot_status publish(const work *k, mt_write *w)
{
    mt_debate_row old;
    bool found = false;
    moot_status st = mt_rows_find_debate(k->tx, w->debate, &old, &found);
    if (st != MOOT_OK)
        return st;
    bool changed = !found || !mt_str_eq(old.version, w->row.version);
    bool same = !changed && mt_str_eq(old.question, w->row.question) &&
                old.opens_at == w->row.opens_at && old.closes_at == w->row.closes_at &&
                old.rule == w->row.rule;
    w->written = same ? MT_WRITTEN_SAME : MT_WRITTEN_DONE;
    if (!same)
        st = mt_rows_put_debate(k->tx, w->debate, &w->row);
    if (st == MOOT_OK && changed)
        st = note(
            k, w->debate,
            &(mt_log_entry){
                .at = w->at, .what = MOOT_STR("published"), .by = w->by, .body = w->row.version});
    return st;
}

static moot_status state(const work *k, mt_write *w)
{
    static const char *const words[] = {"timed", "opened", "closed"};
    uint64_t changed = 0;
    moot_status st = mt_rows_set_state(k->tx, w->debate, w->state, &changed);
    w->written = changed ? MT_WRITTEN_DONE : MT_WRITTEN_UNKNOWN;
    if (st == MOOT_OK && changed)
        st = note(k, w->debate,
                  &(mt_log_entry){
                      .at = w->at, .what = mt_str(words[w->state]), .by = w->by, .body = w->body});
    return st;
}

static moot_status hold(const work *k, mt_write *w)
{
    char hex[2 * MT_TICKET_BYTES + 1], body[96];
    uint64_t changed = 0;
    moot_status st = mt_rows_hold(k->tx, w, &changed);
    w->replaced.recount = changed > 0;
    w->written = changed ? MT_WRITTEN_DONE : MT_WRITTEN_UNKNOWN;
    if (st != MOOT_OK || !changed)
        return st;
    if (w->by_prefix)
        mt_hex(hex, w->prefix, sizeof(w->prefix));
    else
        mt_hex(hex, w->ticket.at, sizeof(w->ticket.at));
    (void)snprintf(body, sizeof(body), "%s %s: %llu", w->by_prefix ? "network" : "ticket", hex,
                   (unsigned long long)changed);
    return note(k, w->debate,
                &(mt_log_entry){.at = w->at,
                                .what = mt_str(w->hold ? "held" : "released"),
                                .by = w->by,
                                .body = mt_str(body)});
}

static moot_status invite(const work *k, mt_write *w)
{
    mt_debate_row row;
    mt_ticket_id of = {{0}};
    bool found = false;
    moot_status st = mt_rows_find_debate(k->tx, w->debate, &row, &found);
    if (st != MOOT_OK || !found) {
        w->written = MT_WRITTEN_UNKNOWN;
        return st;
    }
    st = mt_rows_find_invitation(k->tx, w, &of, &found);
    if (found)
        w->written =
            memcmp(of.at, w->ticket.at, sizeof(of.at)) == 0 ? MT_WRITTEN_SAME : MT_WRITTEN_TAKEN;
    if (st != MOOT_OK || found)
        return st;
    bool new_ticket = false;
    w->written = MT_WRITTEN_DONE;
    st = mt_rows_add_ticket(k->tx, w, w->ticket, prefix_of(w), &new_ticket);
    w->replaced.recount = !new_ticket;
    return st == MOOT_OK ? mt_rows_add_invitation(k->tx, w) : st;
}

static moot_status correct(const work *k, mt_write *w)
{
    mt_debate_row row;
    bool found = false;
    uint64_t changed = 0;
    moot_status st = mt_rows_find_debate(k->tx, w->debate, &row, &found);
    w->written = MT_WRITTEN_UNKNOWN;
    if (st == MOOT_OK && found)
        st = mt_rows_put_correction(k->tx, w, &changed);
    if (st != MOOT_OK || !changed)
        return st;
    w->written = MT_WRITTEN_DONE;
    moot_str what = w->correction.words.len ? MOOT_STR("corrected") : MOOT_STR("restored");
    return note(k, w->debate,
                &(mt_log_entry){.at = w->at, .what = what, .by = w->by, .body = w->body});
}

static moot_status erase(const work *k, mt_write *w)
{
    uint64_t changed = 0;
    moot_status st = mt_rows_erase(k->tx, w, &changed);
    w->replaced.recount = changed > 0;
    w->written = changed ? MT_WRITTEN_DONE : MT_WRITTEN_UNKNOWN;
    if (st != MOOT_OK || !changed)
        return st;
    return note(
        k, w->debate,
        &(mt_log_entry){.at = w->at,
                        .what = MOOT_STR("erased"),
                        .by = MOOT_STR("a reader"),
                        .body = MOOT_STR("the answers of one reader, as that reader asked")});
}

static moot_status apply(work *k, mt_write *w)
{
    w->written = MT_WRITTEN_NOT;
    w->replaced = (mt_replaced){0};
    k->knows = k->knows && w->kind == MT_WRITE_BALLOT;
    switch (w->kind) {
    case MT_WRITE_BALLOT: return ballot(k, w);
    case MT_WRITE_DEBATE: return publish(k, w);
    case MT_WRITE_STATE: return state(k, w);
    case MT_WRITE_HOLD: return hold(k, w);
    case MT_WRITE_INVITE: return invite(k, w);
    case MT_WRITE_CORRECT: return correct(k, w);
    case MT_WRITE_ERASE: return erase(k, w);
    case MT_WRITE_LOG: break;
    }
    w->written = MT_WRITTEN_DONE;
    return note(k, w->debate,
                &(mt_log_entry){.at = w->at, .what = w->what, .by = w->by, .body = w->body});
}

/* Writes up to `end` in one transaction. */
static moot_status transact(work *k, mt_write *list, const mt_write *end)
{
    moot_status st = MOOT_OK;
    for (int i = 0; i < TRIES; i++) {
        k->knows = false;
        st = k->tx->door->begin(k->tx->conn);
        for (mt_write *w = list; w != end && st == MOOT_OK; w = w->next)
            st = apply(k, w);
        if (st == MOOT_OK)
            st = k->tx->door->commit(k->tx->conn);
        if (st != MOOT_OK)
            k->tx->door->rollback(k->tx->conn);
        if (st != MOOT_E_CANCELLED)
            return st;
    }
    return MOOT_E_BACKEND;
}

moot_status mt_apply_group(const mt_db *tx, mt_write *list)
{
    work k = {.tx = tx};
    moot_status st = transact(&k, list, NULL);
    if (st != MOOT_E_MISUSE)
        return st;
    /* What one of them asks cannot be: the others shall not suffer from it. */
    st = MOOT_OK;
    for (mt_write *w = list; w && st == MOOT_OK; w = w->next) {
        st = transact(&k, w, w->next);
        if (st == MOOT_E_MISUSE) {
            w->written = MT_WRITTEN_UNKNOWN;
            st = MOOT_OK;
        }
    }
    return st;
}

moot_status mt_apply_forget(const mt_db *tx, int64_t before)
{
    moot_status st = tx->door->begin(tx->conn);
    if (st == MOOT_OK)
        st = mt_rows_forget(tx, before);
    if (st == MOOT_OK)
        st = tx->door->commit(tx->conn);
    if (st != MOOT_OK)
        tx->door->rollback(tx->conn);
    return st;
}
