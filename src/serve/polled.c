/* Reading the store into a table of ballots, and keeping what comes of it. */
#include "serve/polled.h"

#include "base/clock.h"
#include "base/intern.h"
#include "pipeline/pipeline.h"

#include <stdlib.h>

enum { COST_MS = 20, KEPT_TIMES = 4, UNCHANGED_MS = 2000, PATIENCE_MS = 20000 };
enum { LABEL_MAX = 15 /* shorter than any key */ };

void mt_pseudonym(char to[17], const mt_secret *secret, moot_str debate, mt_ticket_id ticket)
{
    uint8_t hash[16];
    moot_str part[] = {MOOT_STR("export"), debate, {(const char *)ticket.at, sizeof(ticket.at)}};
    mt_hash_parts(hash, sizeof(hash), secret, part, 3);
    mt_hex(to, hash, 8);
}

/* ---- the table ---- */

typedef struct answer {
    uint32_t voter, key;
    int8_t value;
    bool matter;
} answer;

typedef struct gatherer {
    mt_polled *to;
    const mt_secret *secret;
    mt_arena *scratch;
    mt_intern keys; /* of points: those of the debate, then the others */
    MT_VEC(mt_voter) voters;
    MT_VEC(answer) answers;
    mt_ticket_id last;
    bool too_many;
} gatherer;

static uint32_t key_id(gatherer *g, moot_str key)
{
    uint32_t id = mt_intern_find(&g->keys, key);
    return id != MT_NO_ID ? id : mt_intern_add(&g->keys, mt_arena_dup(&g->to->arena, key));
}

/* The row of a ticket; ballots come in the order of tickets. */
static mt_voter *row_of(gatherer *g, mt_ticket_id ticket)
{
    char who[17];
    if (g->voters.n && memcmp(&g->last, &ticket, sizeof(ticket)) == 0)
        return &g->voters.at[g->voters.n - 1];
    g->too_many = g->voters.n >= MT_POLL_VOTERS_MAX;
    if (g->too_many)
        return NULL;
    g->last = ticket;
    mt_pseudonym(who, g->secret, g->to->of->name, ticket);
    mt_voter v = {.voter = mt_arena_dup(&g->to->arena, mt_str(who)),
                  .before = MT_SAY_NOTHING,
                  .after = MT_SAY_NOTHING,
                  .moved = MT_NO_ID};
    MT_VEC_PUSH(&g->to->arena, &g->voters, v);
    return mt_arena_failed(&g->to->arena) ? NULL : &g->voters.at[g->voters.n - 1];
}

static bool add(void *ctx, const mt_ballot *b)
{
    gatherer *g = ctx;
    bool question = b->phase == MT_PHASE_BEFORE || b->phase == MT_PHASE_AFTER;
    if (b->held || b->value < 1 || b->value > (question ? 3 : 5))
        return true;
    mt_voter *v = row_of(g, b->ticket);
    if (!v)
        return false;
    v->level = (mt_voter_level)b->level;
    switch (b->phase) {
    case MT_PHASE_BEFORE: v->before = (mt_say)(b->value - 1); break;
    case MT_PHASE_AFTER: v->after = (mt_say)(b->value - 1); break;
    case MT_PHASE_ACCEPT:
    case MT_PHASE_RELEVANCE: {
        bool matter = b->phase == MT_PHASE_RELEVANCE;
        answer a = {.voter = g->voters.n - 1,
                    .key = key_id(g, b->target),
                    .value = (int8_t)(b->value - (matter ? 1 : 1 + MT_ACCEPT_MOST)),
                    .matter = matter};
        MT_VEC_PUSH(g->scratch, &g->answers, a);
        break;
    }
    case MT_PHASE_MOVED: v->moved = key_id(g, b->point); break;
    }
    return !mt_arena_failed(&g->to->arena) && !mt_arena_failed(g->scratch);
}

/* Letters and digits only: such a name needs no quotes anywhere. */
static bool is_plain(moot_str label)
{
    for (size_t i = 0; i < label.len; i++)
        if (!mt_is_alpha(label.ptr[i]) && !mt_is_digit(label.ptr[i]))
            return false;
    return label.len > 0 && label.len <= LABEL_MAX;
}

/* Keys that somebody has answered -> columns, in the order of the debate. */
static moot_status name_claims(gatherer *g, uint32_t *column)
{
    mt_polled *p = g->to;
    uint32_t n = g->keys.strings.n, points = p->of->points;
    mt_intern names;
    moot_str *claim = MT_NEW_ARRAY(&p->arena, moot_str, (size_t)n + 1);
    p->point = MT_NEW_ARRAY(&p->arena, const mt_point *, (size_t)n + 1);
    if (!claim || !p->point)
        return MOOT_E_NOMEM;
    mt_intern_init(&names, g->scratch, 0x1abe1);
    for (uint32_t k = 0; k < n; k++)
        column[k] = MT_NO_ID;
    for (uint32_t i = 0; i < g->answers.n; i++)
        column[g->answers.at[i].key] = 0;
    for (uint32_t v = 0; v < g->voters.n; v++)
        if (g->voters.at[v].moved != MT_NO_ID)
            column[g->voters.at[v].moved] = 0;
    for (uint32_t k = 0; k < n; k++) {
        if (column[k] == MT_NO_ID)
            continue;
        const mt_point *point = k < points ? &p->of->point[k] : NULL;
        bool label =
            point && is_plain(point->label) && mt_intern_find(&names, point->label) == MT_NO_ID;
        moot_str name = label ? point->label : g->keys.strings.at[k];
        uint32_t c = mt_intern_add(&names, name);
        if (c == MT_NO_ID)
            return MOOT_E_NOMEM;
        column[k] = c;
        claim[c] = name;
        p->point[c] = point;
    }
    p->ballots.claim = claim;
    p->ballots.claims = names.strings.n;
    return mt_arena_failed(g->scratch) ? MOOT_E_NOMEM : MOOT_OK;
}

static moot_status fill_rows(gatherer *g, const uint32_t *column)
{
    mt_polled *p = g->to;
    size_t claims = p->ballots.claims, cells = claims * g->voters.n;
    int8_t *accept = MT_NEW_ARRAY(&p->arena, int8_t, cells + 1);
    int8_t *matter = MT_NEW_ARRAY(&p->arena, int8_t, cells + 1);
    if (!accept || !matter)
        return MOOT_E_NOMEM;
    memset(accept, (unsigned char)MT_UNSEEN, cells + 1);
    memset(matter, (unsigned char)MT_UNSEEN, cells + 1);
    for (uint32_t i = 0; i < g->answers.n; i++) {
        const answer *a = &g->answers.at[i];
        (a->matter ? matter : accept)[a->voter * claims + column[a->key]] = a->value;
    }
    for (uint32_t v = 0; v < g->voters.n; v++) {
        mt_voter *row = &g->voters.at[v];
        row->accept = accept + v * claims;
        row->matter = matter + v * claims;
        if (row->moved != MT_NO_ID)
            row->moved = column[row->moved];
    }
    p->ballots.at = g->voters.at;
    p->ballots.voters = g->voters.n;
    p->ballots.levels = true;
    return MOOT_OK;
}

static moot_status gather(mt_polled *p, mt_site *site, mt_arena *scratch)
{
    gatherer g = {.to = p, .secret = &site->secret, .scratch = scratch};
    mt_intern_init(&g.keys, &p->arena, 0x9011);
    for (uint32_t i = 0; i < p->of->points; i++)
        (void)mt_intern_add(&g.keys, p->of->point[i].key);
    moot_status st = mt_store_ballots(site->store, p->of->name, add, &g);
    if (mt_arena_failed(&p->arena) || mt_arena_failed(scratch))
        st = MOOT_E_NOMEM;
    uint32_t *column = MT_NEW_ARRAY(scratch, uint32_t, (size_t)g.keys.strings.n + 1);
    if (st == MOOT_OK && !column)
        st = MOOT_E_NOMEM;
    if (st == MOOT_OK)
        st = name_claims(&g, column);
    if (st != MOOT_OK)
        return st;
    uint64_t cells = (uint64_t)p->ballots.claims * g.voters.n;
    if (g.too_many || p->ballots.claims > MT_POLL_CLAIMS_MAX || cells > MT_POLL_CELLS_MAX) {
        p->status = MOOT_E_LIMIT;
        p->ballots.claims = 0;
        return MOOT_OK;
    }
    return fill_rows(&g, column);
}

/* ---- results ---- */

static void say_motion(mt_polled *p, moot_str *to, const mt_weighing *w)
{
    mt_memory m = {.arena = &p->arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    mt_out_z(&o, mt_weigh_say(mt_weigh_word_of(w, w->motion)));
    for (uint32_t k = 0; k < w->ways; k++)
        mt_out_printf(&o, "%s%s %d %%", k ? ", " : " (", w->way[k].sem->title,
                      (int)(100 * w->way[k].s[w->motion] + 0.5));
    mt_out_z(&o, w->ways ? ")" : "");
    if (mt_out_finish(&o) == MOOT_OK)
        *to = mt_memory_str(&m);
}

/* The debate weighed as it is written and with the answers.  It is that of the packet, read again:
 * its labels are those of the points. */
static moot_status weigh(mt_polled *p, const moot_alloc *alloc)
{
    mt_pipeline line;
    mt_pipeline_options options = {.kind = MT_KIND_JSON};
    mt_poll with = p->poll;
    if (!p->ballots.claims || p->of->points > MT_POLLED_POINTS)
        return MOOT_OK;
    moot_status st = mt_pipeline_run(&line, alloc, p->of->json, MT_STAGE_DEBATE, &options);
    if (st == MOOT_OK && line.made_debate) {
        st = mt_poll_read_debate(&with, &line.debate, &line.arena);
        if (st == MOOT_OK && with.reading.matched && with.reading.voted.motion != MT_NO_ID) {
            say_motion(p, &p->written, &with.reading.written);
            say_motion(p, &p->voted, &with.reading.voted);
            p->draws = with.reading.draws;
            memcpy(p->yes, with.reading.yes, sizeof(p->yes));
        }
    }
    mt_pipeline_fini(&line);
    return st == MOOT_E_NOMEM ? st : MOOT_OK;
}

moot_status mt_polled_make(mt_polled **out, mt_site *site, mt_published *of, const mt_stop *stop,
                           const moot_alloc *alloc)
{
    mt_arena scratch;
    *out = NULL;
    mt_polled *p = calloc(1, sizeof(*p));
    if (!p)
        return MOOT_E_NOMEM;
    atomic_store(&p->users, 1);
    p->of = mt_published_use(of);
    mt_arena_init(&p->arena, alloc);
    mt_arena_init(&scratch, alloc);
    moot_status st = gather(p, site, &scratch);
    mt_arena_free(&scratch);
    if (st == MOOT_OK && p->status == MOOT_OK) {
        mt_poll_options options = {.stop = stop};
        st = mt_poll_count(&p->poll, &p->ballots, &options, &p->arena);
        if (st == MOOT_OK)
            st = weigh(p, alloc);
        if (st == MOOT_E_CANCELLED)
            p->status = st;
        st = st == MOOT_E_CANCELLED ? MOOT_OK : st;
    }
    if (st == MOOT_OK && mt_arena_failed(&p->arena))
        st = MOOT_E_NOMEM;
    if (st == MOOT_OK)
        *out = p;
    else
        mt_polled_drop(p);
    return st;
}

/* ---- results that are kept ---- */

static bool out_of_patience(void *ctx)
{
    return mt_clock_ms(CLOCK_THREAD_CPUTIME_ID) > *(const int64_t *)ctx;
}

/* Are these still to be shown?  What other servers over one database take in is seen after a
 * while. */
static bool still_good(const mt_polled *p, const mt_published *debate, uint64_t change, int64_t now)
{
    if (!p || p->of != debate)
        return false;
    return now < p->until || (p->change == change && now - p->made_at < UNCHANGED_MS);
}

moot_status mt_entry_polled(mt_polled **out, mt_site *site, mt_entry *e, mt_published *debate)
{
    int64_t now = mt_clock_ms(CLOCK_MONOTONIC), begin = mt_clock_ms(CLOCK_THREAD_CPUTIME_ID);
    (void)pthread_mutex_lock(&e->lock);
    mt_polled *old = e->polled;
    uint64_t change = e->change;
    /* While another thread works, the last ones will do. */
    bool kept = still_good(old, debate, change, now) || (e->polling && old && old->of == debate);
    if (kept)
        atomic_fetch_add(&old->users, 1);
    else
        e->polling++;
    (void)pthread_mutex_unlock(&e->lock);
    *out = kept ? old : NULL;
    if (kept)
        return MOOT_OK;
    int64_t limit = begin + PATIENCE_MS;
    mt_stop stop = {out_of_patience, &limit};
    mt_polled *p;
    moot_status st = mt_polled_make(&p, site, debate, &stop, site->alloc);
    int64_t cost = mt_clock_ms(CLOCK_THREAD_CPUTIME_ID) - begin;
    cost = site->tally_cost ? site->tally_cost : cost;
    old = NULL;
    if (st == MOOT_OK) {
        p->change = change;
        p->made_at = mt_clock_ms(CLOCK_MONOTONIC);
        p->until = cost > COST_MS ? p->made_at + KEPT_TIMES * cost : 0;
    }
    (void)pthread_mutex_lock(&e->lock);
    e->polling--;
    /* Memory that tests count is not kept. */
    if (st == MOOT_OK && !site->alloc) {
        old = e->polled;
        e->polled = p;
        atomic_fetch_add(&p->users, 1);
    }
    (void)pthread_mutex_unlock(&e->lock);
    mt_polled_drop(old);
    *out = p;
    return st;
}

void mt_polled_drop(mt_polled *p)
{
    if (!p || atomic_fetch_sub(&p->users, 1) > 1)
        return;
    mt_published_drop(p->of);
    mt_arena_free(&p->arena);
    free(p);
}

/* ---- the table as text ---- */

static void put_cell(mt_out *o, const char *const *words, int8_t value, int least)
{
    mt_out_char(o, ',');
    if (value != MT_UNSEEN)
        mt_out_z(o, words[value - least]);
}

void mt_polled_csv(const mt_polled *p, mt_out *o)
{
    static const char *const says[] = {"yes", "no", "unsure", ""};
    static const char *const levels[] = {"cookie", "email", "invited"};
    static const char *const accepts[] = {"no", "rather no", "unsure", "rather yes", "yes"};
    static const char *const matters[] = {"no", "little", "some", "a lot", "decides it"};
    const mt_ballots *b = &p->ballots;
    mt_out_z(o, "voter,level,before,after,moved");
    for (uint32_t c = 0; c < b->claims; c++) {
        mt_out_z(o, ",accept:");
        mt_out_put(o, b->claim[c]);
        mt_out_z(o, ",matter:");
        mt_out_put(o, b->claim[c]);
    }
    mt_out_z(o, "\r\n");
    for (uint32_t v = 0; v < b->voters; v++) {
        const mt_voter *x = &b->at[v];
        mt_out_put(o, x->voter);
        mt_out_printf(o, ",%s,%s,%s,", levels[x->level], says[x->before], says[x->after]);
        if (x->moved != MT_NO_ID)
            mt_out_put(o, b->claim[x->moved]);
        for (uint32_t c = 0; c < b->claims; c++) {
            put_cell(o, accepts, x->accept[c], -MT_ACCEPT_MOST);
            put_cell(o, matters, x->matter[c], 0);
        }
        mt_out_z(o, "\r\n");
    }
}
