/* Random debates: standings, positions, outcome and hinges against brute force over
 * all sets of assumptions of the compiled framework.
 * usage: prop_judge [HOW MANY [FIRST SEED]] */
#include "judge/compile.h"
#include "unit/random_debate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ASSUMPTIONS = 12, RULES = 96, MOVES = 24, SETS = 1 << ASSUMPTIONS };

typedef struct rules {
    uint64_t head[RULES], body[RULES];
    uint32_t n;
    uint64_t dead; /* assumptions struck */
} rules;

typedef struct oracle {
    const mt_compiled *c;
    uint32_t assumption[ASSUMPTIONS], assumptions;
    uint64_t derived[SETS];
    uint32_t attacked[SETS];
    bool is[SETS]; /* an extension */
    bool admissible[SETS];
    uint32_t list[SETS], listed; /* the admissible sets, or for stage those without conflict */
} oracle;

static uint64_t bit(uint32_t x)
{
    return (uint64_t)1 << x;
}

static uint64_t derive(const oracle *o, const rules *r, uint32_t set)
{
    uint64_t known = 0;
    for (uint32_t i = 0; i < o->assumptions; i++)
        if (set >> i & 1)
            known |= bit(o->assumption[i]);
    for (uint64_t before = ~known; before != known;) {
        before = known;
        for (uint32_t i = 0; i < r->n; i++)
            if (!(r->body[i] & ~known))
                known |= r->head[i];
    }
    return known;
}

static void find_admissible(oracle *o, const rules *r, uint32_t all)
{
    for (uint32_t s = 0; s <= all; s++) {
        o->is[s] = o->admissible[s] = false;
        o->attacked[s] = 0;
        if (s & ~all)
            continue;
        o->derived[s] = derive(o, r, s);
        for (uint32_t i = 0; i < o->assumptions; i++)
            if (o->derived[s] >> o->c->aba.contrary[o->assumption[i]] & 1)
                o->attacked[s] |= 1U << i;
    }
}

static uint32_t defended(const oracle *o, uint32_t all, uint32_t s)
{
    return all & ~o->attacked[all & ~o->attacked[s]];
}

static void list_sets(oracle *o, uint32_t all, bool stage)
{
    o->listed = 0;
    for (uint32_t s = 0; s <= all; s++)
        if (stage ? (s & ~all) == 0 && !(s & o->attacked[s]) : o->admissible[s])
            o->list[o->listed++] = s;
}

static bool is_maximal(const oracle *o, uint32_t s)
{
    for (uint32_t i = 0; i < o->listed; i++)
        if (o->list[i] != s && (s & ~o->list[i]) == 0)
            return false;
    return true;
}

static uint32_t range(const oracle *o, uint32_t all, uint32_t s)
{
    return s | (o->attacked[s] & all);
}

/* Sets of greatest range: among the admissible ones, or among those without conflict;
 * eager: the greatest admissible set within all of the former. */
static void by_range(oracle *o, uint32_t all, mt_whole whole)
{
    uint32_t common = all, eager = 0;
    list_sets(o, all, whole == MT_WHOLE_STAGE);
    memset(o->is, 0, sizeof(o->is));
    for (uint32_t i = 0; i < o->listed; i++) {
        uint32_t s = o->list[i], mine = range(o, all, s);
        o->is[s] = true;
        for (uint32_t k = 0; k < o->listed && o->is[s]; k++) {
            uint32_t its = range(o, all, o->list[k]);
            o->is[s] = mine == its || (mine & ~its) != 0;
        }
        common &= o->is[s] ? s : all;
    }
    for (uint32_t s = 0; s <= all; s++)
        if (o->admissible[s] && (s & ~common) == 0)
            eager |= s;
    for (uint32_t s = 0; s <= all && whole == MT_WHOLE_EAGER; s++)
        o->is[s] = s == eager;
}

static void extensions(oracle *o, const rules *r, mt_whole whole)
{
    uint32_t all = 0, least, common, ideal = 0;
    for (uint32_t i = 0; i < o->assumptions; i++)
        if (!(r->dead & bit(o->assumption[i])))
            all |= 1U << i;
    common = least = all;
    find_admissible(o, r, all);
    for (uint32_t s = 0; s <= all; s++)
        o->admissible[s] =
            (s & ~all) == 0 && !(s & o->attacked[s]) && (s & ~defended(o, all, s)) == 0;
    list_sets(o, all, false);
    for (uint32_t s = 0; s <= all; s++) {
        if (!o->admissible[s])
            continue;
        bool complete = s == defended(o, all, s), preferred = is_maximal(o, s);
        least &= complete ? s : all;
        common &= preferred ? s : all;
        o->is[s] = whole == MT_WHOLE_COMPLETE    ? complete
                   : whole == MT_WHOLE_PREFERRED ? preferred
                                                 : (s | (o->attacked[s] & all)) == all;
    }
    for (uint32_t s = 0; s <= all; s++)
        if (o->admissible[s] && (s & ~common) == 0)
            ideal |= s;
    for (uint32_t s = 0; s <= all; s++)
        if (whole == MT_WHOLE_GROUNDED || whole == MT_WHOLE_IDEAL)
            o->is[s] = s == (whole == MT_WHOLE_IDEAL ? ideal : least);
    if (whole == MT_WHOLE_SEMI_STABLE || whole == MT_WHOLE_STAGE || whole == MT_WHOLE_EAGER)
        by_range(o, all, whole);
    for (uint32_t s = all + 1; s < SETS; s++)
        o->is[s] = false;
}

static mt_outcome outcome(const oracle *o, uint32_t yes, uint32_t no)
{
    uint32_t n = 0, both[2] = {0, 0};
    for (uint32_t s = 0; s < SETS; s++)
        if (o->is[s]) {
            n++;
            both[0] += (uint32_t)(o->derived[s] >> yes & 1);
            both[1] += (uint32_t)(o->derived[s] >> no & 1);
        }
    if (!n)
        return MT_OUTCOME_NONE;
    if ((both[0] == n) != (both[1] == n))
        return both[0] == n ? MT_OUTCOME_YES : MT_OUTCOME_NO;
    if (both[0] == n || both[0] + both[1] == 0)
        return MT_OUTCOME_OPEN;
    return MT_OUTCOME_CONTESTED;
}

typedef struct test {
    const mt_debate *d;
    mt_compiled c;
    mt_verdict v;
    rules plain;
    oracle o;
    mt_whole whole;
    mt_move move[MOVES];
    uint32_t moves;
} test;

static bool small_enough(test *t)
{
    const mt_aba *aba = &t->c.aba;
    t->o.c = &t->c;
    t->o.assumptions = 0;
    for (uint32_t x = 0; x < aba->literals; x++)
        if (aba->contrary[x] != MT_NO_ID) {
            if (t->o.assumptions == ASSUMPTIONS)
                return false;
            t->o.assumption[t->o.assumptions++] = x;
        }
    if (aba->literals > 64 || aba->rules + 3 > RULES)
        return false;
    t->plain = (rules){.n = aba->rules};
    for (uint32_t r = 0; r < aba->rules; r++) {
        t->plain.head[r] = bit(aba->head[r]);
        for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++)
            t->plain.body[r] |= bit(aba->body[i]);
    }
    return true;
}

static bool wrong(const char *what, uint64_t seed)
{
    printf("%s differ in the debate of seed %llu\n", what, (unsigned long long)seed);
    return false;
}

static mt_standing standing(const test *t, uint32_t i)
{
    const mt_point *p = &t->c.point[i];
    uint32_t n = 0, held = 0, fallen = 0, all = (1U << t->o.assumptions) - 1;
    for (uint32_t s = 0; s < SETS; s++) {
        if (!t->o.is[s])
            continue;
        uint64_t possible = derive(&t->o, &t->plain, all & ~t->o.attacked[s]);
        n++;
        held += (uint32_t)(t->o.derived[s] >> p->held & 1);
        fallen += (t->o.derived[s] >> p->denied & 1) || !(possible >> p->held & 1);
    }
    if (!n || !(derive(&t->o, &t->plain, all) >> p->held & 1))
        return MT_OPEN;
    return held == n ? MT_STANDS : held ? MT_CONTESTED : fallen == n ? MT_FALLS : MT_OPEN;
}

/* The statements that a set accepts, as bits, and in the highest whether it denies the motion. */
static uint64_t projection(const test *t, uint32_t s)
{
    uint64_t row = t->o.derived[s] >> t->c.point[t->d->motion].denied << 63;
    for (uint32_t i = 0; i < t->d->statements; i++)
        if ((t->d->statement[i].asserted || i == t->d->motion) &&
            (t->o.derived[s] >> t->c.point[i].held & 1))
            row |= bit(i);
    return row;
}

static bool positions_are_right(const test *t)
{
    uint64_t seen[SETS];
    uint32_t n = 0;
    for (uint32_t s = 0; s < SETS; s++) {
        bool known = !t->o.is[s];
        uint64_t row = known ? 0 : projection(t, s);
        for (uint32_t i = 0; i < n && !known; i++)
            known = seen[i] == row;
        if (!known)
            seen[n++] = row;
    }
    const mt_positions *ps = &t->v.positions;
    if (!ps->complete || ps->found != n || ps->listed != (n < 64 ? n : 64))
        return false;
    for (uint32_t k = 0; k < ps->listed; k++) {
        uint64_t row = 0;
        bool known = false;
        for (uint32_t i = 0; i < ps->at[k].accepted; i++)
            row |= bit(ps->at[k].accepts[i]);
        uint64_t same = ~(bit(63) | bit(t->d->motion));
        for (uint32_t i = 0; i < n; i++)
            known = known || (seen[i] & same) == row;
        if (!known || (k && ps->at[k - 1].accepted < ps->at[k].accepted))
            return false;
    }
    return true;
}

static void list_moves(test *t)
{
    const mt_debate *d = t->d;
    t->moves = 0;
    for (uint32_t i = 0; i < d->statements && t->moves + 2 <= MOVES; i++) {
        if (i == d->motion || !d->statement[i].asserted || d->statement[i].stipulated)
            continue;
        t->move[t->moves++] = (mt_move){{MT_END_STATEMENT, i}, false};
        bool challenged = false;
        for (uint32_t k = 0; k < d->relations; k++) {
            const mt_relation *r = &d->relation[k];
            bool both = r->kind == MT_CONTRADICTION || r->kind == MT_CONTRARY;
            if (t->c.relation[k].good == MT_NO_ID || r->kind == MT_UNDERCUT)
                continue;
            challenged = challenged || ((both || r->kind == MT_ATTACK) && t->c.target[k] == i) ||
                         (both && r->from.kind == MT_END_STATEMENT && r->from.id == i &&
                          (r->kind == MT_CONTRADICTION || r->to.id != d->motion));
        }
        if (challenged)
            t->move[t->moves++] = (mt_move){{MT_END_STATEMENT, i}, true};
    }
    for (uint32_t i = 0; i < d->arguments && t->moves < MOVES; i++)
        if (!d->argument[i].steps)
            t->move[t->moves++] = (mt_move){{MT_END_ARGUMENT, i}, false};
    for (uint32_t i = 0; i < d->steps && t->moves < MOVES; i++)
        t->move[t->moves++] = (mt_move){{MT_END_STEP, i}, false};
}

static void make_move(const test *t, rules *r, mt_move m)
{
    if (m.grant) {
        r->head[r->n] = bit(t->c.point[m.what.id].reason);
        r->body[r->n++] = 0;
    } else if (m.what.kind == MT_END_STATEMENT) {
        uint64_t gone = bit(t->c.point[m.what.id].held);
        for (uint32_t i = 0; i < r->n; i++)
            if (r->head[i] == gone)
                r->head[i] = 0;
    } else {
        r->dead |= bit(m.what.kind == MT_END_STEP ? t->c.step[m.what.id].good
                                                  : t->c.sketch[m.what.id].good);
    }
}

static bool same_claim(mt_move a, mt_move b)
{
    return a.what.kind == b.what.kind && a.what.id == b.what.id;
}

/* How many sets of `size` moves give each outcome. */
static void try_all(test *t, uint32_t size, uint32_t count[MT_OUTCOME_UNKNOWN + 1])
{
    const mt_point *motion = &t->c.point[t->d->motion];
    uint32_t i[3] = {0, 1, 2};
    memset(count, 0, (MT_OUTCOME_UNKNOWN + 1) * sizeof(*count));
    for (i[0] = 0; i[0] < t->moves; i[0]++)
        for (i[1] = size > 1 ? i[0] + 1 : 0; i[1] < (size > 1 ? t->moves : 1); i[1]++)
            for (i[2] = size > 2 ? i[1] + 1 : 0; i[2] < (size > 2 ? t->moves : 1); i[2]++) {
                bool twice = false;
                rules r = t->plain;
                for (uint32_t k = 0; k < size; k++) {
                    for (uint32_t l = 0; l < k; l++)
                        twice = twice || same_claim(t->move[i[k]], t->move[i[l]]);
                    make_move(t, &r, t->move[i[k]]);
                }
                if (twice)
                    continue;
                extensions(&t->o, &r, t->whole);
                count[outcome(&t->o, motion->held, motion->denied)]++;
            }
}

/* Every set listed turns it: by the oracle, move for move. */
static bool sets_turn(test *t, const mt_turn *turn)
{
    const mt_point *motion = &t->c.point[t->d->motion];
    for (uint32_t h = 0; h < turn->hinges; h++) {
        rules r = t->plain;
        for (uint32_t k = 0; k < turn->hinge[h].moves; k++)
            make_move(t, &r, turn->hinge[h].move[k]);
        extensions(&t->o, &r, t->whole);
        if (outcome(&t->o, motion->held, motion->denied) != turn->target)
            return false;
    }
    return true;
}

static bool hinges_are_right(test *t)
{
    uint32_t count[4][MT_OUTCOME_UNKNOWN + 1];
    list_moves(t);
    if (t->moves == MOVES)
        return true;
    for (uint32_t size = 1; size <= 3; size++)
        try_all(t, size, count[size]);
    for (uint32_t i = 0; i < t->v.turns; i++) {
        const mt_turn *turn = &t->v.turn[i];
        uint32_t size = 1;
        while (size <= 3 && !count[size][turn->target])
            size++;
        uint32_t want = size > 3 ? 0 : count[size][turn->target];
        if (turn->limited || turn->count != want || turn->hinges != (want < 8 ? want : 8))
            return false;
        if (want && turn->hinge[0].moves != size)
            return false;
        if (!sets_turn(t, turn))
            return false;
    }
    return true;
}

static bool debate_is_right(test *t, uint64_t seed)
{
    const mt_point *motion = &t->c.point[t->d->motion];
    const mt_positions *ps = &t->v.positions;
    extensions(&t->o, &t->plain, t->whole);
    if (ps->outcome != outcome(&t->o, motion->held, motion->denied))
        return wrong("outcomes", seed);
    for (uint32_t i = 0; i < t->d->statements; i++)
        if (ps->standing[i] != standing(t, i))
            return wrong("standings", seed);
    if (!positions_are_right(t))
        return wrong("positions", seed);
    if (ps->outcome != MT_OUTCOME_NONE && !hinges_are_right(t))
        return wrong("hinges", seed);
    return true;
}

/* 1: right; 0: wrong; -1: too large for brute force. */
static int try_seed(uint64_t seed)
{
    static test t;
    mt_arena arena;
    mt_debate d;
    int answer = -1;
    mt_arena_init(&arena, NULL);
    build(&d, random_argdown(&arena, seed, false), (moot_str){"", 0});
    t.d = &d;
    t.whole = seed % 2 ? MT_WHOLE_PREFERRED : (mt_whole)(seed / 2 % 8);
    if (d.statements < 60 &&
        mt_compile(&t.c, &d, (mt_presume)(seed / 16 % 3), (mt_prefer)(seed / 64 % 3), &arena) &&
        small_enough(&t)) {
        mt_judge_options options = {.presume = (mt_presume)(seed / 16 % 3),
                                    .prefer = (mt_prefer)(seed / 64 % 3),
                                    .whole = t.whole};
        bool judged = mt_judge(&t.v, NULL, &d, &options) == MOOT_OK;
        answer = judged && debate_is_right(&t, seed);
        mt_verdict_fini(&t.v);
    }
    mt_debate_fini(&d);
    mt_arena_free(&arena);
    return answer;
}

int main(int argc, char **argv)
{
    long many = argc > 1 ? strtol(argv[1], NULL, 10) : 60, tried = 0, failed = 0;
    uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    for (; tried < many && failed < 5; seed++) {
        int right = try_seed(seed);
        tried += right >= 0;
        failed += right == 0;
    }
    printf("%ld debates, %ld differ\n", tried, failed);
    return failed > 0;
}
