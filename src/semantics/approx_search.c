/* One argument -> an admissible set around it, by going from attacker to defender.
 *
 * The set grows by one argument at a time.  Of the attackers that are not attacked yet,
 * the one with the fewest possible defenders is answered next; a defender that led
 * nowhere stays out while the others are tried.  Two counters for each argument, how many
 * members attack it and how many it attacks, make every step cost the degree.
 * Source: Davis, Logemann & Loveland 1962, on defence; Thimm 2023 (fargo-limited). */
#include "semantics/approx_search.h"

enum { LOOK_AT = 64 }; /* attackers that are compared at each step */

typedef struct choice {
    uint32_t attacker; /* that is to be answered */
    uint32_t next;     /* index into its attackers */
    uint32_t members;  /* of the set when it was made */
    uint32_t banned;
    uint32_t first_open;
} choice;

typedef struct mt_search {
    const mt_af *af;
    const uint8_t *label;
    uint8_t *in, *ban;
    uint32_t *hit;    /* members that attack it */
    uint32_t *threat; /* members that it attacks */
    uint32_t *member, *banned;
    choice *stack;
    uint32_t members, bans, depth;
    uint32_t first_open; /* members before it need no defence any more */
    uint64_t steps, limit;
} search;

/* An argument that may join. */
static bool fits(const search *s, uint32_t a)
{
    return s->label[a] == MT_UNDECIDED && !s->in[a] && !s->ban[a] && !s->hit[a] && !s->threat[a] &&
           !mt_af_attacks(s->af, a, a);
}

static void count(search *s, uint32_t a, uint32_t by)
{
    const mt_af *af = s->af;
    s->steps += 1 + mt_af_in_degree(af, a) + mt_af_out_degree(af, a);
    for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1]; i++)
        s->hit[af->out[i]] += by;
    for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
        s->threat[af->in[i]] += by;
}

static void join(search *s, uint32_t a)
{
    s->in[a] = 1;
    s->member[s->members++] = a;
    count(s, a, 1);
}

static void go_back(search *s, const choice *to)
{
    while (s->members > to->members) {
        uint32_t a = s->member[--s->members];
        s->in[a] = 0;
        count(s, a, UINT32_MAX); /* minus one */
    }
    while (s->bans > to->banned)
        s->ban[s->banned[--s->bans]] = 0;
    s->first_open = to->first_open;
}

static uint32_t defenders(search *s, uint32_t b, uint32_t enough)
{
    uint32_t n = 0;
    for (uint32_t i = s->af->in_at[b]; i < s->af->in_at[b + 1] && n < enough; i++) {
        s->steps++;
        n += fits(s, s->af->in[i]);
    }
    return n;
}

/* The attacker to answer next; MT_NO_ID if all are attacked.  What the grounded extension
 * attacks needs no answer. */
static uint32_t open_attacker(search *s)
{
    const mt_af *af = s->af;
    uint32_t best = MT_NO_ID, fewest = UINT32_MAX, seen = 0;
    bool all_met = true;
    for (uint32_t k = s->first_open; k < s->members && seen < LOOK_AT && fewest > 0; k++) {
        uint32_t a = s->member[k];
        for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1] && seen < LOOK_AT; i++) {
            uint32_t b = af->in[i];
            s->steps++;
            if (s->label[b] != MT_UNDECIDED || s->hit[b])
                continue;
            all_met = false;
            seen++;
            uint32_t n = defenders(s, b, fewest);
            if (n < fewest) {
                fewest = n;
                best = b;
            }
        }
        if (all_met)
            s->first_open = k + 1;
    }
    return best;
}

static void decide_on(search *s, uint32_t attacker)
{
    s->stack[s->depth++] =
        (choice){attacker, s->af->in_at[attacker], s->members, s->bans, s->first_open};
}

/* The next defender at the top of the stack; false if there is none. */
static bool next_defender(search *s)
{
    choice *c = &s->stack[s->depth - 1];
    while (c->next < s->af->in_at[c->attacker + 1]) {
        uint32_t a = s->af->in[c->next++];
        s->steps++;
        if (!fits(s, a))
            continue;
        join(s, a);
        return true;
    }
    return false;
}

/* What was tried last at the top led nowhere: back before it, and keep it out. */
static void retract(search *s)
{
    choice *c = &s->stack[s->depth - 1];
    uint32_t failed = s->member[c->members];
    choice to = *c;
    to.banned = s->bans; /* of this choice: they stay */
    go_back(s, &to);
    s->ban[failed] = 1;
    s->banned[s->bans++] = failed;
}

static moot_status run(search *s, const mt_stop *stop, mt_found *found)
{
    *found = MT_GAVE_UP;
    for (uint32_t round = 0; s->steps < s->limit; round++) {
        if (round % 1024 == 1023 && mt_stopped(stop))
            return MOOT_E_CANCELLED;
        uint32_t attacker = open_attacker(s);
        if (attacker == MT_NO_ID) {
            *found = MT_FOUND;
            return MOOT_OK;
        }
        decide_on(s, attacker);
        while (!next_defender(s)) {
            go_back(s, &s->stack[--s->depth]);
            if (s->depth == 0) {
                *found = MT_FOUND_NONE;
                return MOOT_OK;
            }
            retract(s);
        }
    }
    return MOOT_OK;
}

moot_status mt_search_open(const mt_af *af, const uint8_t *label, mt_arena *arena, mt_search **out)
{
    size_t n = (size_t)af->n + 1;
    search *s = MT_NEW_ARRAY(arena, search, 1);
    if (!s)
        return MOOT_E_NOMEM;
    s->af = af;
    s->label = label;
    s->in = MT_NEW_ARRAY(arena, uint8_t, n);
    s->ban = MT_NEW_ARRAY(arena, uint8_t, n);
    s->hit = MT_NEW_ARRAY(arena, uint32_t, n);
    s->threat = MT_NEW_ARRAY(arena, uint32_t, n);
    s->member = MT_NEW_ARRAY(arena, uint32_t, n);
    s->banned = MT_NEW_ARRAY(arena, uint32_t, n);
    s->stack = MT_NEW_ARRAY(arena, choice, n);
    *out = s;
    return mt_arena_failed(arena) ? MOOT_E_NOMEM : MOOT_OK;
}

moot_status mt_search_try(mt_search *s, uint32_t around, uint64_t steps, const mt_stop *stop,
                          mt_found *found)
{
    choice start = {0};
    go_back(s, &start);
    s->depth = 0;
    s->steps = 0;
    s->limit = steps;
    *found = MT_FOUND_NONE;
    if (!fits(s, around))
        return MOOT_OK;
    join(s, around);
    return run(s, stop, found);
}

/* What is in no admissible set is of no use to others; go_back() lets go only of banned[]. */
void mt_search_bar(mt_search *s, uint32_t a)
{
    choice start = {0};
    go_back(s, &start);
    s->ban[a] = 1;
}

const uint32_t *mt_search_members(const mt_search *s, uint32_t *n)
{
    *n = s->members;
    return s->member;
}

moot_status mt_search_around(const mt_af *af, const uint8_t *label, uint32_t around, uint64_t steps,
                             const mt_solve *how, uint8_t *in, mt_found *found)
{
    mt_arena own;
    mt_arena_init(&own, how->alloc);
    search *s;
    moot_status status = mt_search_open(af, label, &own, &s);
    if (status == MOOT_OK)
        status = mt_search_try(s, around, steps, how->stop, found);
    if (status == MOOT_OK)
        memcpy(in, s->in, af->n);
    mt_arena_free(&own);
    return status;
}
