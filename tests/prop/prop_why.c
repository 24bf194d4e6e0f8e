/* Random debates: every explanation against brute force over all sets of assumptions of
 * the compiled framework.  What is checked of each: the standing; that its set derives the
 * claim or leaves no derivation of it, contradicts none of its own and answers whatever
 * attacks it; that no smaller set does, nor an earlier one of that size; that the dispute
 * tree has a ply for every rule by which one of its assumptions could be attacked, each
 * failing at what the set rules out; and that no answer of a founded one rests on itself.
 * usage: prop_why [HOW MANY [FIRST SEED]] */
#include "judge/why.h"
#include "unit/random_debate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ASSUMPTIONS = 11, RULES = 96, SETS = 1 << ASSUMPTIONS };

typedef struct test {
    const mt_debate *d;
    const mt_compiled *c;
    mt_why w;
    mt_whole whole;
    uint32_t assumption[ASSUMPTIONS], n, all;
    uint64_t head[RULES], body[RULES];
    uint32_t rules;
    /* Per set of assumptions. */
    uint64_t derived[SETS], possible[SETS];
    uint32_t attacked[SETS];
    bool admissible[SETS], founded[SETS], is[SETS];
    uint32_t grounded, ideal;
    long trees, sets; /* looked at */
} test;

static uint64_t bit(uint32_t x)
{
    return (uint64_t)1 << x;
}

static bool wrong(const char *what, uint64_t seed, const mt_explained *e)
{
    printf("%s: %s %u in the debate of seed %llu\n", what,
           e->what.kind == MT_END_STATEMENT ? "statement" : "argument", (unsigned)e->what.id,
           (unsigned long long)seed);
    return false;
}

/* ---- the framework and all its sets ---- */

static uint64_t derive(const test *t, uint32_t set)
{
    uint64_t known = 0;
    for (uint32_t i = 0; i < t->n; i++)
        if (set >> i & 1)
            known |= bit(t->assumption[i]);
    for (uint64_t before = ~known; before != known;) {
        before = known;
        for (uint32_t r = 0; r < t->rules; r++)
            if (!(t->body[r] & ~known))
                known |= t->head[r];
    }
    return known;
}

static bool small_enough(test *t)
{
    const mt_aba *aba = &t->c->aba;
    t->n = 0;
    for (uint32_t x = 0; x < aba->literals; x++)
        if (aba->contrary[x] != MT_NO_ID) {
            if (t->n == ASSUMPTIONS)
                return false;
            t->assumption[t->n++] = x;
        }
    if (aba->literals > 64 || aba->rules > RULES)
        return false;
    t->rules = aba->rules;
    for (uint32_t r = 0; r < aba->rules; r++) {
        t->head[r] = bit(aba->head[r]);
        t->body[r] = 0;
        for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++)
            t->body[r] |= bit(aba->body[i]);
    }
    return true;
}

static uint32_t defended(const test *t, uint32_t s)
{
    return t->all & ~t->attacked[t->all & ~t->attacked[s]];
}

/* The least fixed point within `s`: what is accepted when nothing else may be. */
static uint32_t within(const test *t, uint32_t s)
{
    uint32_t g = 0;
    for (uint32_t next = defended(t, g) & s; next != g; next = defended(t, g) & s)
        g = next;
    return g;
}

static bool is_maximal(const test *t, uint32_t s)
{
    for (uint32_t u = 0; u <= t->all; u++)
        if (t->admissible[u] && u != s && (s & ~u) == 0)
            return false;
    return true;
}

static void look_at_sets(test *t)
{
    uint32_t common;
    t->all = (1U << t->n) - 1;
    for (uint32_t s = 0; s <= t->all; s++) {
        t->derived[s] = derive(t, s);
        t->attacked[s] = 0;
        for (uint32_t i = 0; i < t->n; i++)
            if (t->derived[s] >> t->c->aba.contrary[t->assumption[i]] & 1)
                t->attacked[s] |= 1U << i;
    }
    common = t->all;
    t->ideal = 0;
    for (uint32_t s = 0; s <= t->all; s++) {
        t->possible[s] = t->derived[t->all & ~t->attacked[s]];
        t->admissible[s] = !(s & t->attacked[s]) && (s & ~defended(t, s)) == 0;
        t->founded[s] = within(t, s) == s;
    }
    t->grounded = within(t, t->all);
    for (uint32_t s = 0; s <= t->all; s++) {
        bool preferred = t->admissible[s] && is_maximal(t, s);
        common &= preferred ? s : t->all;
        t->is[s] = t->whole == MT_WHOLE_PREFERRED ? preferred
                   : t->whole == MT_WHOLE_COMPLETE
                       ? t->admissible[s] && s == defended(t, s)
                       : t->admissible[s] && (s | t->attacked[s]) == t->all;
    }
    for (uint32_t s = 0; s <= t->all; s++)
        if (t->admissible[s] && (s & ~common) == 0)
            t->ideal |= s;
    for (uint32_t s = 0; s <= t->all; s++)
        if (t->whole == MT_WHOLE_GROUNDED || t->whole == MT_WHOLE_IDEAL)
            t->is[s] = s == (t->whole == MT_WHOLE_IDEAL ? t->ideal : t->grounded);
}

/* ---- standings ---- */

static bool reaches(const test *t, mt_goal g, uint32_t s)
{
    return (g.derived != MT_NO_ID && (t->derived[s] >> g.derived & 1)) ||
           (g.defeated != MT_NO_ID && !(t->possible[s] >> g.defeated & 1));
}

static void count(const test *t, mt_goal g, uint32_t *in, uint32_t *of)
{
    *in = *of = 0;
    for (uint32_t s = 0; s <= t->all; s++) {
        *of += t->is[s];
        *in += t->is[s] && reaches(t, g, s);
    }
}

static mt_standing standing(const test *t, const mt_explained *e, uint32_t held, uint32_t denied)
{
    uint32_t of, in, no, fallen;
    count(t, (mt_goal){held, MT_NO_ID}, &in, &of);
    if (e->motion) {
        count(t, (mt_goal){denied, MT_NO_ID}, &no, &of);
        if ((in == of) != (no == of))
            return in == of ? MT_STANDS : MT_FALLS;
        return in == of || in + no == 0 ? MT_OPEN : MT_CONTESTED;
    }
    bool both = denied != MT_NO_ID && (t->derived[t->grounded] >> denied & 1) &&
                (t->derived[t->grounded] >> held & 1);
    if (both || !(t->derived[t->all] >> held & 1))
        return MT_OPEN;
    count(t, (mt_goal){denied, held}, &fallen, &of);
    return in == of ? MT_STANDS : in ? MT_CONTESTED : fallen == of ? MT_FALLS : MT_OPEN;
}

/* ---- sets ---- */

static uint32_t mask_of(const test *t, const mt_why_part *p)
{
    uint32_t s = 0;
    for (uint32_t i = 0; i < t->n; i++)
        for (uint32_t k = 0; k < p->n; k++)
            s |= p->set[k] == t->assumption[i] ? 1U << i : 0;
    return s;
}

static uint32_t size_of(uint32_t s)
{
    uint32_t n = 0;
    for (; s; s &= s - 1)
        n++;
    return n;
}

/* Smaller, or as large and ahead at the first assumption that only one of them has. */
static bool before(uint32_t a, uint32_t b)
{
    uint32_t only = a ^ b;
    if (size_of(a) != size_of(b))
        return size_of(a) < size_of(b);
    return only && (a & only & (~only + 1));
}

static bool may_be(const test *t, const mt_why_part *p, uint32_t s)
{
    if (!reaches(t, p->goal, s))
        return false;
    if (p->reach == MT_REACH_SURE)
        return t->founded[s];
    bool part = t->whole != MT_WHOLE_STABLE;
    for (uint32_t u = 0; u <= t->all && !part; u++)
        part = t->is[u] && (s & ~u) == 0;
    return part && t->admissible[s] && (p->reach != MT_REACH_CORE || (s & ~t->ideal) == 0);
}

/* The set is at odds with each of the parts before that are of the same kind. */
static bool at_odds(const test *t, const mt_why_part *p, uint32_t earlier, uint32_t s)
{
    for (uint32_t i = 1; i <= earlier; i++)
        if (!(s & t->attacked[mask_of(t, p - i)]))
            return false;
    return true;
}

/* `earlier`: so many parts before it show the same by other sets. */
static bool set_is_right(const test *t, const mt_why_part *p, uint32_t earlier)
{
    uint32_t s = mask_of(t, p);
    if (!p->known || !p->proved || size_of(s) != p->n || !may_be(t, p, s))
        return false;
    if (p->reach == MT_REACH_SURE && (s & ~t->grounded))
        return false;
    for (uint32_t u = 0; u <= t->all; u++)
        if (may_be(t, p, u) && before(u, s) && at_odds(t, p, earlier, u))
            return false;
    return at_odds(t, p, earlier, s);
}

/* ---- trees ---- */

static uint32_t children(const mt_dispute *d, uint32_t of, bool ours, uint32_t id)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->plies; i++)
        n += d->ply[i].parent == of && d->ply[i].ours == ours &&
             (id == MT_NO_ID || (ours ? d->ply[i].literal : d->ply[i].rule) == id);
    return n;
}

static uint32_t all_children(const mt_dispute *d, uint32_t of)
{
    return children(d, of, true, MT_NO_ID) + children(d, of, false, MT_NO_ID);
}

/* Below `of` stands each rule for the literal once, and nothing else. */
static bool has_rules(const test *t, const mt_dispute *d, uint32_t of, uint32_t literal)
{
    uint32_t n = 0;
    for (uint32_t r = 0; r < t->rules; r++)
        if (t->head[r] == bit(literal)) {
            n++;
            if (children(d, of, false, r) != 1)
                return false;
        }
    return all_children(d, of) == n;
}

static bool ours_is_right(const test *t, const mt_dispute *d, uint32_t i, uint32_t s)
{
    const mt_ply *p = &d->ply[i];
    uint32_t contrary = t->c->aba.contrary[p->literal], n = 0;
    if (!(t->derived[s] >> p->literal & 1))
        return false;
    if (p->same != MT_NO_ID)
        return all_children(d, i) == 0;
    if (contrary != MT_NO_ID)
        return p->rule == MT_NO_ID && has_rules(t, d, i, contrary);
    if (t->head[p->rule] != bit(p->literal))
        return false;
    for (uint32_t x = 0; x < t->c->aba.literals; x++)
        if (t->body[p->rule] & bit(x)) {
            n++;
            if (children(d, i, true, x) < 1)
                return false;
        }
    return children(d, i, false, MT_NO_ID) == 0 && children(d, i, true, MT_NO_ID) >= n;
}

static bool theirs_is_right(const test *t, const mt_dispute *d, uint32_t i, uint32_t s)
{
    const mt_ply *p = &d->ply[i];
    uint32_t contrary = t->c->aba.contrary[p->literal];
    if (!(t->body[p->rule] & bit(p->literal)) || (t->possible[s] >> p->literal & 1))
        return false;
    if (p->same != MT_NO_ID)
        return all_children(d, i) == 0;
    if (contrary == MT_NO_ID)
        return has_rules(t, d, i, p->literal);
    return all_children(d, i) == 1 && children(d, i, true, contrary) == 1;
}

/* Does a way down from `from` lead back to it?  Through derivations only, or any way. */
static bool rests_on_itself(const mt_dispute *d, uint32_t from, bool any, uint8_t *seen)
{
    memset(seen, 0, d->plies);
    for (bool grew = true; grew;) {
        grew = false;
        for (uint32_t i = 0; i < d->plies; i++) {
            uint32_t above = d->ply[i].parent;
            bool under = above != MT_NO_ID && (above == from || seen[above]) &&
                         (any || (d->ply[i].ours && d->ply[above].ours));
            uint32_t at = d->ply[i].same == MT_NO_ID ? i : d->ply[i].same;
            if (under && (!seen[i] || !seen[at]))
                seen[i] = seen[at] = grew = true;
        }
    }
    return seen[from];
}

static bool tree_is_right(const test *t, const mt_why_part *p, uint32_t held)
{
    const mt_dispute *d = &p->dispute;
    uint32_t s = mask_of(t, p);
    uint8_t *seen = calloc(d->plies + 1, 1);
    bool right = seen && d->cut == 0;
    bool in = d->plies && d->ply[0].ours;
    if (in)
        right = right && d->ply[0].literal == p->goal.derived && all_children(d, MT_NO_ID) == 1;
    else
        right = right && p->defeats && p->goal.defeated == held && has_rules(t, d, MT_NO_ID, held);
    for (uint32_t i = 0; right && i < d->plies; i++) {
        const mt_ply *ply = &d->ply[i];
        right = (ply->parent == MT_NO_ID || ply->parent < i) &&
                (ply->same == MT_NO_ID || (ply->same < i && d->ply[ply->same].same == MT_NO_ID &&
                                           d->ply[ply->same].ours == ply->ours &&
                                           d->ply[ply->same].literal == ply->literal));
        right = right && (ply->ours ? ours_is_right(t, d, i, s) : theirs_is_right(t, d, i, s));
        if (right && ply->ours && ply->same == MT_NO_ID)
            right = !rests_on_itself(d, i, p->reach == MT_REACH_SURE, seen);
    }
    for (uint32_t i = 0; right && i < p->nodes; i++)
        right = (p->node[i].parent == MT_NO_ID || p->node[i].parent < i) &&
                (p->node[i].same == MT_NO_ID || p->node[i].same <= i);
    free(seen);
    return right;
}

/* ---- explanations ---- */

static bool some_set_reaches(const test *t, mt_goal goal)
{
    mt_why_part p = {.goal = goal, .reach = MT_REACH_SOME};
    for (uint32_t s = 0; s <= t->all; s++)
        if (may_be(t, &p, s))
            return true;
    return false;
}

static bool parts_are_right(test *t, const mt_explained *e, uint32_t held, uint32_t denied,
                            uint64_t seed)
{
    bool contested = e->standing == MT_CONTESTED;
    if (e->standing != MT_OPEN && e->parts == 0)
        return wrong("no explanation", seed, e);
    if (contested && !e->motion && (e->parts == 2) != some_set_reaches(t, (mt_goal){denied, held}))
        return wrong("a way to give it up", seed, e);
    for (uint32_t i = 0; i < e->parts; i++) {
        const mt_why_part *p = &e->part[i];
        uint32_t earlier = 0;
        while (earlier < i && p->reach == MT_REACH_ALL &&
               p->defeats == (p - earlier - 1)->defeats &&
               p->opposite == (p - earlier - 1)->opposite)
            earlier++;
        t->trees++;
        if (!set_is_right(t, p, earlier))
            return wrong("the set differs", seed, e);
        if (!tree_is_right(t, p, p->opposite ? denied : held))
            return wrong("the tree differs", seed, e);
        bool all = p->reach != MT_REACH_SOME;
        uint32_t in, of;
        count(t, p->goal, &in, &of);
        if (all != (in == of))
            return wrong("the reach differs", seed, e);
    }
    return true;
}

static bool claim_is_right(test *t, const mt_explained *e, uint64_t seed)
{
    bool statement = e->what.kind == MT_END_STATEMENT;
    uint32_t held = statement ? t->c->point[e->what.id].held : t->c->goes_through[e->what.id];
    uint32_t denied = statement ? t->c->point[e->what.id].denied : MT_NO_ID;
    uint32_t in, of;
    count(t, (mt_goal){held, MT_NO_ID}, &in, &of);
    if (e->none != (of == 0))
        return wrong("positions differ", seed, e);
    if (e->none)
        return e->parts == 0 || wrong("parts without positions", seed, e);
    if (e->unknown || e->standing != standing(t, e, held, denied))
        return wrong("standings differ", seed, e);
    return parts_are_right(t, e, held, denied, seed);
}

/* 1: right; 0: wrong; -1: too large for brute force. */
static int try_seed(test *t, uint64_t seed)
{
    mt_arena arena;
    mt_debate d;
    int answer = -1;
    uint32_t n = 0;
    mt_arena_init(&arena, NULL);
    build(&d, random_argdown(&arena, seed, false), (moot_str){"", 0});
    mt_end *ends = MT_NEW_ARRAY(&arena, mt_end, d.statements + d.arguments + 1);
    for (uint32_t i = 0; i < d.statements; i++)
        ends[n++] = (mt_end){MT_END_STATEMENT, i};
    for (uint32_t i = 0; i < d.arguments; i++)
        ends[n++] = (mt_end){MT_END_ARGUMENT, i};
    t->d = &d;
    t->whole = seed % 2 ? MT_WHOLE_PREFERRED : (mt_whole)(seed / 2 % 5);
    mt_why_options options = {.presume = (mt_presume)(seed / 16 % 3), .whole = t->whole};
    mt_compiled c;
    t->c = &c;
    if (mt_compile(&c, &d, options.presume, MT_PREFER_NOTHING, &arena) && small_enough(t)) {
        look_at_sets(t);
        answer = mt_why_make(&t->w, NULL, &d, ends, n, &options) == MOOT_OK && t->w.claims == n;
        for (uint32_t i = 0; answer == 1 && i < n; i++)
            answer = claim_is_right(t, &t->w.claim[i], seed);
        mt_why_fini(&t->w);
    }
    mt_debate_fini(&d);
    mt_arena_free(&arena);
    return answer;
}

int main(int argc, char **argv)
{
    static test t;
    long many = argc > 1 ? strtol(argv[1], NULL, 10) : 60, tried = 0, failed = 0;
    uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    for (; tried < many && failed < 5; seed++) {
        int right = try_seed(&t, seed);
        tried += right >= 0;
        failed += right == 0;
    }
    printf("%ld debates, %ld trees, %ld differ\n", tried, t.trees, failed);
    return failed > 0;
}
