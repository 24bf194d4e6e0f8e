/* Every allocation fails once while ballots are counted and the counts kept up with what is
 * written: either the counts are right or they are not known, and then counting anew, with memory,
 * gives the right ones.  What is right is counted here, from a plain table. */
#include "oom/oom.h"
#include "store/counts.h"

#include <string.h>

enum { TICKETS = 5, CLAIMS = 7, LEVELS = 3, VALUES = 6, ANSWERS = 4, WRITES = 40 };

static const char *const claim_words[CLAIMS] = {"a", "bb", "c", "dddddddddd", "e", "f", "g"};

/* What each ticket says: `[phase][claim]`; about the question, claim 0; the point that moved it is
 * 1 + its claim. */
typedef struct voters {
    int says[TICKETS][MT_PHASES][CLAIMS];
} voters;

static int level_of(int ticket)
{
    return ticket % LEVELS;
}

static bool held_of(int ticket)
{
    return ticket == 3;
}

static mt_ballot ballot_of(int ticket, mt_phase phase, int claim, int says)
{
    mt_ballot b = {.phase = phase,
                   .ticket = {.at = {(uint8_t)(1 + ticket)}},
                   .value = says,
                   .level = level_of(ticket),
                   .held = held_of(ticket),
                   .target = MOOT_STR(""),
                   .point = MOOT_STR("")};
    if (phase == MT_PHASE_ACCEPT || phase == MT_PHASE_RELEVANCE)
        b.target = mt_str(claim_words[claim]);
    if (phase == MT_PHASE_MOVED && says) {
        b.value = 1;
        b.point = mt_str(claim_words[says - 1]);
    }
    return b;
}

/* ---- what the writer does ---- */

static unsigned next(unsigned *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static void write_one(voters *v, unsigned *seed, mt_write *w)
{
    int ticket = (int)(next(seed) % TICKETS);
    mt_phase phase = (mt_phase)(next(seed) % MT_PHASES);
    bool about = phase == MT_PHASE_ACCEPT || phase == MT_PHASE_RELEVANCE;
    int claim = about ? (int)(next(seed) % CLAIMS) : 0;
    int most = about ? VALUES : phase == MT_PHASE_MOVED ? CLAIMS + 1 : ANSWERS;
    int *says = &v->says[ticket][phase][claim];
    mt_ballot old = ballot_of(ticket, phase, claim, *says);
    *says = (int)(next(seed) % (unsigned)most);
    *w = (mt_write){.kind = MT_WRITE_BALLOT,
                    .debate = MOOT_STR("d"),
                    .written = MT_WRITTEN_DONE,
                    .ballot = ballot_of(ticket, phase, claim, *says),
                    .replaced = {.level = old.level,
                                 .held = old.held,
                                 .value = old.value,
                                 .point_len = (uint8_t)old.point.len}};
    if (old.point.len)
        memcpy(w->replaced.point, old.point.ptr, old.point.len);
    if (phase == MT_PHASE_BEFORE)
        w->replaced.other = v->says[ticket][MT_PHASE_AFTER][0];
    if (phase == MT_PHASE_AFTER)
        w->replaced.other = v->says[ticket][MT_PHASE_BEFORE][0];
}

/* A group of writes, which is on disk. */
static void write_some(mt_counts *c, voters *v, unsigned *seed)
{
    static mt_write w[WRITES];
    for (size_t i = 0; i < WRITES; i++) {
        write_one(v, seed, &w[i]);
        w[i].next = i + 1 < WRITES ? &w[i + 1] : NULL;
    }
    mt_counts_add(c, w);
}

/* ---- counting ---- */

static bool add_ticket(mt_counts_base *base, const voters *v, int ticket)
{
    for (int phase = 0; phase < MT_PHASES; phase++)
        for (int claim = 0; claim < CLAIMS; claim++) {
            mt_ballot b = ballot_of(ticket, (mt_phase)phase, claim, v->says[ticket][phase][claim]);
            if (b.value && !mt_counts_base_add(base, &b))
                return false;
        }
    return true;
}

/* Count what is there; meanwhile something is written. */
static moot_status count_all(mt_counts *c, voters *v, unsigned *seed)
{
    bool mine = false, all = true;
    mt_counts_base base = {.counts = c, .debate = MOOT_STR("d")};
    moot_status st = mt_counts_claim(c, MOOT_STR("d"), &mine);
    if (st != MOOT_OK)
        return st;
    if (!mine)
        return MOOT_E_MISUSE;
    voters view = *v;
    mt_counts_open(c, MOOT_STR("d"));
    for (int ticket = 0; ticket < TICKETS && all; ticket++) {
        if (ticket % 2 == 0)
            write_some(c, v, seed);
        all = add_ticket(&base, &view, ticket);
    }
    return mt_counts_end(&base, all) ? MOOT_OK : MOOT_E_NOMEM;
}

/* ---- what is right ---- */

typedef struct table {
    long n[MT_PHASES][CLAIMS + 1][LEVELS][2][VALUES];
    long moves[LEVELS][2][ANSWERS][ANSWERS];
} table;

static size_t claim_of(moot_str word)
{
    for (size_t i = 0; i < CLAIMS; i++)
        if (mt_str_eq(word, mt_str(claim_words[i])))
            return i + 1;
    return 0;
}

static bool take(void *ctx, const mt_count *k)
{
    table *t = ctx;
    size_t claim = claim_of(k->phase == MT_PHASE_MOVED ? k->point : k->target);
    t->n[k->phase][claim][k->level][k->held][k->value] -= (long)k->n;
    return true;
}

static bool take_move(void *ctx, const mt_move_count *m)
{
    table *t = ctx;
    t->moves[m->level][m->held][m->before][m->after] -= (long)m->n;
    return true;
}

/* MOOT_E_NOMEM if nothing is known, MOOT_E_MISUSE if what is known is wrong. */
static moot_status compare(mt_counts *c, const voters *v)
{
    static const table empty;
    static table t;
    t = empty;
    for (int i = 0; i < TICKETS; i++) {
        int level = level_of(i), held = held_of(i);
        int before = v->says[i][MT_PHASE_BEFORE][0], after = v->says[i][MT_PHASE_AFTER][0];
        for (int phase = 0; phase < MT_PHASES; phase++)
            for (int claim = 0; claim < CLAIMS; claim++) {
                mt_ballot b = ballot_of(i, (mt_phase)phase, claim, v->says[i][phase][claim]);
                moot_str about = phase == MT_PHASE_MOVED ? b.point : b.target;
                if (b.value)
                    t.n[phase][claim_of(about)][level][held][b.value]++;
            }
        if (before || after)
            t.moves[level][held][before][after]++;
    }
    bool known = mt_counts_tally(c, MOOT_STR("d"), take, &t);
    if (known != mt_counts_moves(c, MOOT_STR("d"), take_move, &t))
        return MOOT_E_MISUSE;
    if (!known)
        return MOOT_E_NOMEM;
    return memcmp(&t, &empty, sizeof(t)) == 0 ? MOOT_OK : MOOT_E_MISUSE;
}

static moot_status keep_counts(const moot_alloc *alloc)
{
    voters v = {0};
    unsigned seed = 3;
    mt_counts *c = mt_counts_new(alloc);
    if (!c)
        return MOOT_E_NOMEM;
    for (int ticket = 0; ticket < TICKETS; ticket++)
        v.says[ticket][MT_PHASE_ACCEPT][ticket] = 1 + ticket;
    moot_status st = count_all(c, &v, &seed);
    if (st == MOOT_OK) {
        write_some(c, &v, &seed);
        st = compare(c, &v);
    }
    if (st == MOOT_E_NOMEM) {
        /* Memory is there again. */
        ((oom_tally *)alloc->ctx)->left = 1000000;
        if (count_all(c, &v, &seed) != MOOT_OK || compare(c, &v) != MOOT_OK)
            st = MOOT_E_MISUSE;
    }
    mt_counts_free(c);
    return st;
}

int main(void)
{
    long rounds = oom_run("counts", keep_counts);
    (void)printf("%ld rounds\n", rounds);
    return rounds == 0;
}
