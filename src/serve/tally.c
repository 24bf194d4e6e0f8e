/* Counting what the store keeps. */
#include "serve/tally.h"

#include "base/clock.h"
#include "base/intern.h"

#include <stdlib.h>

enum { COST_MS = 20, KEPT_TIMES = 4 };

const char *const mt_phase_words[] = {"before", "after", "accept", "relevance", "moved", NULL};
const char *const mt_answer_words[] = {"none", "yes", "no", "unsure", NULL};

static const char *rule_name(mt_rule rule)
{
    return rule == MT_RULE_MAJORITY ? "majority" : "swing";
}

typedef struct counter {
    mt_tally *t;
    mt_intern keys;
    MT_VEC(mt_rating) ratings;
    mt_arena *arena;
} counter;

static mt_rating *rating_of(counter *c, moot_str key)
{
    uint32_t at = mt_intern_find(&c->keys, key);
    if (at == MT_NO_ID) {
        at = mt_intern_add(&c->keys, mt_arena_dup(c->arena, key));
        if (at == MT_NO_ID || at != c->ratings.n)
            return NULL;
        MT_VEC_PUSH(c->arena, &c->ratings, ((mt_rating){.key = c->keys.strings.at[at]}));
        if (mt_arena_failed(c->arena))
            return NULL;
    }
    return &c->ratings.at[at];
}

static bool add(void *ctx, const mt_count *count)
{
    counter *c = ctx;
    if (count->held || count->value < 1 || count->value > 5)
        return true;
    switch (count->phase) {
    case MT_PHASE_BEFORE:
    case MT_PHASE_AFTER: break; /* counted with the moves */
    case MT_PHASE_ACCEPT:
    case MT_PHASE_RELEVANCE: {
        mt_rating *r = rating_of(c, count->target);
        if (r && count->phase == MT_PHASE_ACCEPT)
            r->accept[count->value] += count->n;
        else if (r)
            r->relevance[count->value] += count->n;
        return r != NULL;
    }
    case MT_PHASE_MOVED: {
        mt_rating *r = rating_of(c, count->point);
        if (r)
            r->moved += count->n;
        return r != NULL;
    }
    }
    return true;
}

static bool add_move(void *ctx, const mt_move_count *m)
{
    mt_tally *t = ((counter *)ctx)->t;
    if (m->before < 0 || m->before > 3 || m->after < 0 || m->after > 3)
        return true;
    if (m->held) {
        t->held += m->n;
        return true;
    }
    t->move[m->before][m->after] += m->n;
    t->before[m->before] += m->before ? m->n : 0;
    t->after[m->after] += m->after ? m->n : 0;
    if (m->after && m->level >= 0 && m->level <= 2)
        t->level_after[m->level] += m->n;
    if (m->before && m->after)
        t->pairs += m->n;
    return true;
}

static moot_status read_tally(mt_tally *t, mt_store *store, const mt_published *debate, int64_t now,
                              mt_arena *arena)
{
    counter c = {.t = t, .arena = arena};
    *t = (mt_tally){.now = now};
    mt_intern_init(&c.keys, arena, 0x7a11);
    for (uint32_t i = 0; i < debate->points; i++) {
        mt_rating *r = rating_of(&c, debate->point[i].key);
        if (r)
            r->point = &debate->point[i];
    }
    moot_status st = mt_store_moves(store, debate->name, add_move, &c);
    if (st == MOOT_OK)
        st = mt_store_tally(store, debate->name, add, &c);
    t->rating = c.ratings.at;
    t->ratings = c.ratings.n;
    return mt_arena_failed(arena) ? MOOT_E_NOMEM : st;
}

/* ---- counts that are kept ---- */

struct mt_tally_cache {
    mt_arena arena;
    mt_tally t;
    mt_published *held; /* the version whose points it names */
    int64_t until;      /* of the clock that never goes back */
};

static moot_status copy(mt_tally *to, const mt_tally *from, mt_arena *arena)
{
    *to = *from;
    to->rating = MT_NEW_ARRAY(arena, mt_rating, from->ratings);
    for (uint32_t i = 0; to->rating && i < from->ratings; i++) {
        to->rating[i] = from->rating[i];
        to->rating[i].key = mt_arena_dup(arena, from->rating[i].key);
    }
    return mt_arena_failed(arena) ? MOOT_E_NOMEM : MOOT_OK;
}

void mt_tally_cache_free(mt_tally_cache *c)
{
    if (!c)
        return;
    mt_published_drop(c->held);
    mt_arena_free(&c->arena);
    free(c);
}

/* Keep the counts, if memory allows. */
static void keep(mt_entry *e, const mt_tally *t, mt_published *of, int64_t cost)
{
    mt_tally_cache *c = calloc(1, sizeof(*c));
    if (!c)
        return;
    mt_arena_init(&c->arena, NULL);
    if (copy(&c->t, t, &c->arena) != MOOT_OK) {
        mt_tally_cache_free(c);
        return;
    }
    c->held = mt_published_use(of);
    c->until = mt_clock_ms(CLOCK_MONOTONIC) + KEPT_TIMES * cost;
    (void)pthread_mutex_lock(&e->lock);
    mt_tally_cache *old = e->tally;
    e->tally = c;
    (void)pthread_mutex_unlock(&e->lock);
    mt_tally_cache_free(old);
}

moot_status mt_entry_tally(mt_tally *t, mt_site *site, mt_entry *e, mt_published *debate,
                           int64_t now, mt_arena *arena, bool *fresh)
{
    bool kept = false;
    moot_status st = MOOT_OK;
    (void)pthread_mutex_lock(&e->lock);
    if (e->tally && e->tally->held == debate && mt_clock_ms(CLOCK_MONOTONIC) < e->tally->until) {
        st = copy(t, &e->tally->t, arena);
        t->now = now;
        kept = true;
    }
    (void)pthread_mutex_unlock(&e->lock);
    if (fresh)
        *fresh = !kept;
    if (kept)
        return st;
    int64_t begin = mt_clock_ms(CLOCK_THREAD_CPUTIME_ID);
    st = read_tally(t, site->store, debate, now, arena);
    int64_t cost = mt_clock_ms(CLOCK_THREAD_CPUTIME_ID) - begin;
    if (site->tally_cost)
        cost = site->tally_cost;
    if (st == MOOT_OK && cost > COST_MS)
        keep(e, t, debate, cost);
    return st;
}

/* ---- JSON ---- */

static void answers(const char *name, const uint64_t *n, mt_out *o)
{
    mt_out_printf(o, "\"%s\": {\"yes\": %llu, \"no\": %llu, \"unsure\": %llu}", name,
                  (unsigned long long)n[1], (unsigned long long)n[2], (unsigned long long)n[3]);
}

static void five(const char *name, const uint64_t *n, mt_out *o)
{
    mt_out_printf(o, ", \"%s\": [%llu, %llu, %llu, %llu, %llu]", name, (unsigned long long)n[1],
                  (unsigned long long)n[2], (unsigned long long)n[3], (unsigned long long)n[4],
                  (unsigned long long)n[5]);
}

static bool rated(const mt_rating *r)
{
    uint64_t n = r->moved;
    for (int i = 1; i <= 5; i++)
        n += r->accept[i] + r->relevance[i];
    return n > 0;
}

static void put_points(const mt_tally *t, mt_out *o)
{
    bool any = false;
    mt_out_z(o, ", \"points\": [");
    for (uint32_t i = 0; i < t->ratings; i++) {
        const mt_rating *r = &t->rating[i];
        if (!rated(r))
            continue;
        mt_out_z(o, any ? ", {\"key\": " : "{\"key\": ");
        mt_out_json(o, r->key);
        mt_out_z(o, ", \"label\": ");
        if (r->point)
            mt_out_json(o, r->point->label);
        else
            mt_out_z(o, "null");
        five("accept", r->accept, o);
        five("relevance", r->relevance, o);
        mt_out_printf(o, ", \"moved\": %llu}", (unsigned long long)r->moved);
        any = true;
    }
    mt_out_z(o, "]");
}

void mt_tally_json(const mt_tally *t, const mt_published *debate, const mt_debate_row *row,
                   bool points, mt_out *o)
{
    mt_out_z(o, "{\"debate\": ");
    mt_out_json(o, debate->name);
    mt_out_printf(o, ", \"open\": %s, \"rule\": \"%s\", ",
                  mt_debate_takes_votes(row, t->now) ? "true" : "false", rule_name(row->rule));
    answers("before", t->before, o);
    mt_out_z(o, ", ");
    answers("after", t->after, o);
    mt_out_z(o, ", \"moves\": [");
    bool any = false;
    for (int b = 1; b <= 3; b++)
        for (int a = 1; a <= 3; a++) {
            mt_out_printf(o, "%s{\"before\": \"%s\", \"after\": \"%s\", \"n\": %llu}",
                          any ? ", " : "", mt_answer_words[b], mt_answer_words[a],
                          (unsigned long long)t->move[b][a]);
            any = true;
        }
    mt_out_printf(o,
                  "], \"pairs\": %llu, \"levels\": {\"cookie\": %llu, \"email\": "
                  "%llu, \"invited\": %llu}, "
                  "\"held\": %llu",
                  (unsigned long long)t->pairs, (unsigned long long)t->level_after[0],
                  (unsigned long long)t->level_after[1], (unsigned long long)t->level_after[2],
                  (unsigned long long)t->held);
    if (points)
        put_points(t, o);
    mt_out_z(o, "}");
}
