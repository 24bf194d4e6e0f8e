/* Laws of whole results on random ballots: neither the order of ballots and claims nor pseudonyms
 * matter, Yes and No change places, and so do accepting and rejecting, more of the same changes
 * no share, planted camps are found, nothing tells of one to four people, and what was published
 * verifies; counts against counting again.
 *
 * prop_ballots [ROUNDS [SEED]] */
#include "base/json_in.h"
#include "poll/verify.h"
#include "prop/poll_make.h"

#include <math.h>
#include <string.h>

static unsigned failed, with_groups;

static void check(bool holds, const char *what)
{
    if (!holds)
        printf("failed: %s\n", what);
    failed += !holds;
}

static bool same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static void count(mt_poll *p, const mt_ballots *b, mt_arena *arena)
{
    if (mt_poll_count(p, b, NULL, arena) != MOOT_OK)
        abort();
}

static bool equal(moot_str a, moot_str b)
{
    return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0;
}

/* ---- the order of ballots and claims, and pseudonyms ---- */

static void shuffled(const made *m, moot_str json, mt_arena *arena)
{
    static made n;
    mt_poll p;
    n = *m;
    for (uint32_t v = m->ballots.voters; v > 1; v--) {
        uint32_t w = dice(v);
        mt_voter swap = n.at[v - 1];
        n.at[v - 1] = n.at[w];
        n.at[w] = swap;
    }
    for (uint32_t v = 0; v < m->ballots.voters; v++)
        n.at[v].voter = mt_arena_printf(arena, "other%u", (unsigned)dice(1000000));
    n.ballots.at = n.at;
    count(&p, &n.ballots, arena);
    check(equal(poll_json(&p, arena), json), "order and pseudonyms do not matter");
}

static void other_columns(const made *m, const mt_poll *p, moot_str json, mt_arena *arena)
{
    mt_verified verified;
    mt_diags diags = {.arena = arena};
    static made n;
    mt_poll q;
    uint32_t claims = m->ballots.claims, to[MAKE_CLAIMS];
    n = *m;
    for (uint32_t c = 0; c < claims; c++)
        to[c] = (c + 1) % claims;
    for (uint32_t v = 0; v < m->ballots.voters; v++) {
        for (uint32_t c = 0; c < claims; c++) {
            n.accept[v][to[c]] = m->accept[v][c];
            n.matter[v][to[c]] = m->matter[v][c];
        }
        n.at[v].accept = n.accept[v];
        n.at[v].matter = n.matter[v];
        n.at[v].moved = m->at[v].moved == MT_NO_ID ? MT_NO_ID : to[m->at[v].moved];
    }
    for (uint32_t c = 0; c < claims; c++)
        n.claim[to[c]] = m->claim[c];
    n.ballots = (mt_ballots){.voters = m->ballots.voters,
                             .claims = claims,
                             .at = n.at,
                             .claim = n.claim,
                             .levels = m->ballots.levels};
    count(&q, &n.ballots, arena);
    bool ok = q.groups.n == p->groups.n && same(q.groups.silhouette, p->groups.silhouette);
    for (uint32_t c = 0; c < claims; c++) {
        const mt_shared_view *a = &p->shared[c], *b = &q.shared[to[c]];
        ok = ok && same(p->votes[c].strength, q.votes[to[c]].strength) &&
             same(a->consensus[0], b->consensus[0]) && same(a->divide, b->divide) &&
             same(a->crux, b->crux) && p->moved[c].named == q.moved[to[c]].named;
    }
    for (uint32_t g = 0; g < p->groups.n && ok; g++) {
        ok = p->view[g].n == q.view[g].n;
        for (uint32_t k = 0; k < p->view[g].n && ok; k++)
            ok = to[p->view[g].choice[k].claim] == q.view[g].choice[k].claim;
    }
    ok = ok && p->cruxes.n == q.cruxes.n && p->movers.n == q.movers.n;
    for (uint32_t k = 0; k < p->cruxes.n && ok; k++)
        ok = to[p->cruxes.claim[k]] == q.cruxes.claim[k];
    for (uint32_t k = 0; k < p->movers.n && ok; k++)
        ok = to[p->movers.claim[k]] == q.movers.claim[k];
    check(ok, "the order of claims does not matter");
    check(mt_poll_verify(&verified, json, &q, &diags, arena) == MOOT_OK && !verified.different,
          "and the result verifies all the same");
}

/* ---- symmetry ---- */

/* From `"swing"` (and `"levels"`) to the end of its line, which is all that tells of before and
 * after. */
static moot_str without(moot_str json, const char *key, mt_arena *arena)
{
    size_t from = mt_str_find(json, mt_str(key));
    if (from == SIZE_MAX)
        return json;
    size_t len = mt_str_find(mt_sub(json, from, json.len - from), MOOT_STR("\n"));
    char *rest = MT_NEW_ARRAY(arena, char, json.len);
    memcpy(rest, json.ptr, from);
    memcpy(rest + from, json.ptr + from + len, json.len - from - len);
    return (moot_str){rest, json.len - len};
}

static mt_say other_say(mt_say say)
{
    return say == MT_SAY_YES ? MT_SAY_NO : say == MT_SAY_NO ? MT_SAY_YES : say;
}

static void turned(const made *m, const mt_poll *p, moot_str json, mt_arena *arena)
{
    static made n;
    mt_poll q;
    const mt_shift *a = &p->shift, *b = &q.shift;
    n = *m;
    for (uint32_t v = 0; v < m->ballots.voters; v++) {
        n.at[v].before = other_say(m->at[v].before);
        n.at[v].after = other_say(m->at[v].after);
    }
    n.ballots.at = n.at;
    count(&q, &n.ballots, arena);
    bool ok = a->pairs == b->pairs && same(a->difference, -b->difference) &&
              same(a->error, b->error) && same(a->log_odds, -b->log_odds) &&
              same(a->persuaded[0], b->persuaded[1]) && a->too_close == b->too_close;
    for (int k = 0; k < MT_SAYS; k++)
        ok = ok && same(a->points.gain[k], b->points.gain[other_say((mt_say)k)]);
    for (uint32_t c = 0; c < m->ballots.claims; c++) {
        ok = ok && same(p->moved[c].shift, -q.moved[c].shift);
        q.moved[c].shift = p->moved[c].shift;
    }
    check(ok, "Yes and No change places");
    for (int k = 0; k < MT_VOTER_LEVELS; k++)
        check(same(p->level[k].shift.difference, -q.level[k].shift.difference) &&
                  p->level[k].people == q.level[k].people,
              "and for each way to come");
    check(a->turned_by == b->turned_by, "and the lead hangs on as many");
    moot_str other = without(poll_json(&q, arena), "\"swing\"", arena);
    moot_str one = without(json, "\"swing\"", arena);
    check(equal(without(other, "\"levels\"", arena), without(one, "\"levels\"", arena)),
          "and nothing else changes");
}

static void denied(const made *m, const mt_poll *p, mt_arena *arena)
{
    static made n;
    mt_poll q;
    n = *m;
    for (uint32_t v = 0; v < m->ballots.voters; v++) {
        for (uint32_t c = 0; c < m->ballots.claims; c++)
            if (m->accept[v][c] != MT_UNSEEN)
                n.accept[v][c] = (int8_t)-m->accept[v][c];
        n.at[v].accept = n.accept[v];
    }
    n.ballots.at = n.at;
    count(&q, &n.ballots, arena);
    bool ok = q.groups.n == p->groups.n && same(q.groups.silhouette, p->groups.silhouette);
    for (uint32_t g = 0; g < p->groups.n && ok; g++)
        ok = p->groups.size[g] == q.groups.size[g];
    for (uint32_t c = 0; c < m->ballots.claims && ok; c++) {
        double a = p->votes[c].strength, b = q.votes[c].strength;
        ok = (isnan(a) && isnan(b)) || fabs(a + b - 1) < 1e-15;
        ok = ok && same(p->shared[c].consensus[0], q.shared[c].consensus[1]) &&
             same(p->shared[c].consensus[1], q.shared[c].consensus[0]);
        for (uint32_t g = 0; g < p->groups.n; g++) {
            const mt_counts *x = &p->groups.counts[c * p->groups.n + g];
            const mt_counts *y = &q.groups.counts[c * p->groups.n + g];
            ok = ok && x->agree == y->disagree && x->disagree == y->agree && x->seen == y->seen;
        }
    }
    check(ok, "accepting and rejecting change places");
}

/* Everybody three times. */
static void more_of_the_same(const made *m, const mt_poll *p, mt_arena *arena)
{
    uint32_t n = m->ballots.voters;
    mt_voter *at = MT_NEW_ARRAY(arena, mt_voter, 3 * (size_t)n);
    for (uint32_t v = 0; v < 3 * n; v++)
        at[v] = m->at[v % n];
    mt_ballots b = {.voters = 3 * n, .claims = m->ballots.claims, .at = at, .claim = m->claim};
    mt_poll q;
    count(&q, &b, arena);
    bool ok = q.shift.pairs == 3 * p->shift.pairs && q.groups.people == 3 * p->groups.people;
    for (int k = 0; k < MT_SAYS; k++)
        ok = ok && fabs(q.shift.points.gain[k] - p->shift.points.gain[k]) < 1e-9;
    double n1 = p->shift.pairs, shrink = sqrt((n1 - 1) / (3 * n1 - 1));
    if (p->shift.pairs > 1)
        ok = ok && fabs(q.shift.error - p->shift.error * shrink) < 1e-9 * (1 + p->shift.error);
    check(ok, "three times as many of the same: shares stay, the error shrinks");
    /* Groups too small before may be large enough now.  Where they are the same, the mean
     * distance within one of n is 3 (n - 1) / (3 n - 1) of what it was, 6/7 at least. */
    bool alike = p->groups.n && q.groups.n == p->groups.n;
    for (uint32_t g = 0; g < p->groups.n && alike; g++)
        alike = q.groups.size[g] == 3 * p->groups.size[g];
    check(!alike || fabs(q.groups.silhouette - p->groups.silhouette) < 1.0 / 6,
          "and groups hold as well");
}

/* ---- privacy ---- */

static void look(const mt_value *v, moot_str key)
{
    static const char *const people[] = {"answers", "people", "pairs", "moved"};
    for (size_t k = 0; k < sizeof(people) / sizeof(*people); k++)
        if (v->kind == MT_NUMBER && mt_str_eq(key, mt_str(people[k])))
            check(v->number == 0 || v->number >= MT_POLL_FEW, "nothing tells of a few people");
    for (uint32_t k = 0; k < v->n; k++)
        look(&v->item[k], v->kind == MT_MAP ? v->key[k] : MOOT_STR(""));
}

/* Every number of people about those who came one way is none, or of five and more. */
static void levels(const made *m, const mt_poll *p, const mt_value *json)
{
    const mt_value *shown = mt_value_get(json, "levels");
    uint32_t people[MT_VOTER_LEVELS] = {0}, pairs[MT_VOTER_LEVELS] = {0}, all = 0;
    bool few = false;
    for (uint32_t v = 0; v < m->ballots.voters; v++) {
        const mt_voter *x = &m->at[v];
        people[x->level]++;
        pairs[x->level] += x->before < MT_SAYS && x->after < MT_SAYS;
    }
    for (int k = 0; k < MT_VOTER_LEVELS; k++) {
        few |=
            (people[k] > 0 && people[k] < MT_POLL_FEW) || (pairs[k] > 0 && pairs[k] < MT_POLL_FEW);
        all += p->level[k].shift.pairs;
        check(p->level[k].people == people[k] && p->level[k].shift.pairs == pairs[k],
              "each way to come is counted");
    }
    check(all == p->shift.pairs, "and together they are all");
    check((shown != NULL) == m->ballots.levels && (!shown || (shown->kind == MT_NULL) == few),
          "levels are shown where nothing tells of a few people");
}

/* ---- counting again ---- */

static void counts(const made *m, const mt_poll *p)
{
    for (uint32_t c = 0; c < m->ballots.claims; c++) {
        double sum = 0, n = 0;
        uint32_t seen = 0, plain = 0;
        mt_votes votes = {0, 0};
        for (uint32_t v = 0; v < m->ballots.voters; v++)
            if (m->accept[v][c] != MT_UNSEEN) {
                int8_t a = m->accept[v][c];
                sum += (a + 2) / 4.0;
                n++;
                votes.yes += a == 2;
                votes.no += a == -2;
                plain += a == 2 || a == -2;
            }
        for (uint32_t g = 0; g < p->groups.n; g++)
            seen += p->groups.counts[c * p->groups.n + g].seen;
        check(n < MT_POLL_FEW || fabs(p->votes[c].strength - (2.5 + sum) / (5 + n)) < 1e-12,
              "strength");
        check(plain < n || n < MT_POLL_FEW ||
                  fabs(p->votes[c].strength - mt_votes_mean(votes)) < 1e-12,
              "and it is that of votes in a debate");
        check(seen <= n, "no group has more answers than all");
    }
}

/* z of k of n against one half, and of two shares, by the textbook, with Polis's additions. */
static double one_z(double k, double n)
{
    k++;
    n++;
    return (k / n - 0.5) / sqrt(0.25 / n);
}

static double two_z(double k1, double n1, double k2, double n2)
{
    double p1 = (k1 + 1) / (n1 + 1), p2 = (k2 + 1) / (n2 + 1);
    double p = (k1 + k2 + 2) / (n1 + n2 + 2), q = 1 - p;
    return q > 0 ? (p1 - p2) / sqrt(p * q / (n1 + 1) + p * q / (n2 + 1)) : 0;
}

typedef struct plain {
    double score;
    bool qualifies;
} plain;

/* How typical claim c is of group g, from scratch. */
static plain plainly(const mt_poll *p, uint32_t c, uint32_t g)
{
    double z[2], score[2];
    bool good = false;
    for (int way = 0; way < 2; way++) {
        double k = 0, n = 0, k_rest = 0, n_rest = 0;
        for (uint32_t h = 0; h < p->groups.n; h++) {
            const mt_counts *x = &p->groups.counts[c * p->groups.n + h];
            double hits = way ? x->disagree : x->agree;
            k += h == g ? hits : 0;
            n += h == g ? x->seen : 0;
            k_rest += h == g ? 0 : hits;
            n_rest += h == g ? 0 : x->seen;
        }
        double share = (k + 1) / (n + 2), ratio = share * (n_rest + 2) / (k_rest + 1);
        z[way] = two_z(k, n, k_rest, n_rest);
        score[way] = ratio * z[way] * share * one_z(k, n);
        good = good || (z[way] > MT_Z80 && one_z(k, n) > MT_Z80);
    }
    return (plain){z[0] > z[1] ? score[0] : score[1], good};
}

/* What is said to be typical is the best there is; and the divides, pair by pair. */
static void views(const mt_poll *p)
{
    uint32_t claims = p->ballots->claims;
    for (uint32_t g = 0; g < p->groups.n; g++) {
        const mt_group_view *v = &p->view[g];
        uint32_t qualified = 0, better = 0;
        for (uint32_t c = 0; c < claims; c++) {
            plain x = plainly(p, c, g);
            if (p->groups.withheld[c] || !x.qualifies)
                continue;
            qualified++;
            better += v->n && x.score > v->choice[v->n - 1].score * (1 + 1e-9);
        }
        check(v->n == (qualified > 5 ? 5 : qualified ? qualified : v->n), "how many are typical");
        check(!qualified || better < v->n, "no claim left out is more typical");
        for (uint32_t k = 0; k < v->n && qualified; k++)
            check(fabs(v->choice[k].score - plainly(p, v->choice[k].claim, g).score) < 1e-9 &&
                      (!k || v->choice[k].score <= v->choice[k - 1].score),
                  "the score of what is typical");
    }
    for (uint32_t c = 0; c < claims && p->groups.n; c++) {
        double most = 0, product = 1;
        for (uint32_t g = 0; g < p->groups.n; g++) {
            const mt_counts *x = &p->groups.counts[c * p->groups.n + g];
            product *= (x->disagree + 1) / (x->seen + 2.0);
            for (uint32_t h = 0; h < p->groups.n; h++) {
                const mt_counts *y = &p->groups.counts[c * p->groups.n + h];
                most =
                    fmax(most, (x->agree + 1) / (x->seen + 2.0) - (y->agree + 1) / (y->seen + 2.0));
            }
        }
        const mt_shared_view *s = &p->shared[c];
        check(p->groups.withheld[c]
                  ? isnan(s->divide) && isnan(s->consensus[1])
                  : fabs(s->divide - most) < 1e-12 && fabs(s->consensus[1] - product) < 1e-12,
              "divide and consensus");
    }
}

/* Two camps that hardly waver: the groups are these. */
static void planted(mt_arena *arena)
{
    static made m;
    mt_poll p;
    make(&m, 120, 20, 2, 0.95, 0.1);
    count(&p, &m.ballots, arena);
    uint32_t of[2] = {0, 0};
    for (uint32_t v = 0; v < 120; v++)
        of[m.camp[v]]++;
    if (of[0] < 20 || of[1] < 20)
        return;
    uint32_t large = of[0] > of[1] ? of[0] : of[1];
    check(p.groups.n == 2 && p.groups.size[0] + 3 >= large && p.groups.size[0] <= large + 3,
          "two planted camps are found");
}

static void one_round(mt_arena *arena)
{
    static made m;
    mt_poll p;
    mt_verified verified;
    mt_diags diags = {.arena = arena};
    make(&m, 1 + dice(dice(3) ? 60 : 400), 1 + dice(MAKE_CLAIMS), 1 + dice(4), chance(),
         0.8 * chance());
    count(&p, &m.ballots, arena);
    moot_str json = poll_json(&p, arena);
    const mt_value *v = mt_json_read(json, arena, &diags);
    check(v != NULL, "the JSON is one");
    if (v)
        look(v, MOOT_STR(""));
    levels(&m, &p, v);
    with_groups += p.groups.n > 1;
    for (uint32_t g = 0; g < p.groups.n; g++)
        check(p.groups.size[g] >= MT_POLL_FEW && p.groups.n > 1, "no group is small");
    check(mt_poll_verify(&verified, json, &p, &diags, arena) == MOOT_OK && !verified.different &&
              verified.values > 10,
          "what was published verifies");
    shuffled(&m, json, arena);
    other_columns(&m, &p, json, arena);
    turned(&m, &p, json, arena);
    denied(&m, &p, arena);
    more_of_the_same(&m, &p, arena);
    counts(&m, &p);
    views(&p);
}

int main(int argc, char **argv)
{
    long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 24;
    make_seed = argc > 2 ? strtoull(argv[2], NULL, 10) : make_seed;
    for (long round = 0; round < rounds; round++) {
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        one_round(&arena);
        planted(&arena);
        mt_arena_free(&arena);
    }
    check(with_groups > 0, "some rounds have groups");
    printf("%ld rounds, %u with groups, %u failed\n", rounds, with_groups, failed);
    return failed ? 1 : 0;
}
