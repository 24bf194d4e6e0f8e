/* What-if on small random networks against brute force: the three indices, every single tie that
 * turns the leaning, pairs of ties where no single one does, and thresholds by weighing anew on
 * both sides of them; where none is reported, the leaning is the same at every weight tried. */
#include "actors/network.h"

#include <stdio.h>
#include <string.h>

enum { N = 7, M = 21, TRIED = 7, WEAK = 5 }; /* actors, ties; most actors tried by brute force */

static uint64_t seed = 4711;
static uint32_t dice(uint32_t sides)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)((seed >> 16) % sides);
}

typedef struct ties {
    uint32_t n, m;
    mt_actor_tie at[M + 1];
} ties;

/* The least weight strained, over all partitions into at most `camps` camps. */
static int64_t brute(const ties *t, uint32_t camps)
{
    uint32_t camp[N] = {0}, codes = 1;
    int64_t best = INT64_MAX;
    for (uint32_t v = 0; v < t->n; v++)
        codes *= camps;
    for (uint32_t code = 0; code < codes; code++) {
        int64_t sum = 0;
        for (uint32_t v = 0, rest = code; v < t->n; v++, rest /= camps)
            camp[v] = rest % camps;
        for (uint32_t k = 0; k < t->m; k++)
            if ((camp[t->at[k].a] == camp[t->at[k].b]) == t->at[k].hostile)
                sum += t->at[k].weight;
        best = sum < best ? sum : best;
    }
    return best;
}

static int64_t with_pair(const ties *t, uint32_t camps, bool hostile, int64_t weight)
{
    ties more = *t;
    more.at[more.m++] = (mt_actor_tie){0, 1, hostile, weight};
    return brute(&more, camps);
}

static mt_leaning lean(const ties *t, uint32_t camps, int64_t weight)
{
    int64_t friendly = with_pair(t, camps, false, weight),
            hostile = with_pair(t, camps, true, weight);
    return friendly < hostile   ? MT_LEAN_FRIENDLY
           : hostile < friendly ? MT_LEAN_HOSTILE
                                : MT_LEAN_EVEN;
}

static ties changed(const ties *t, uint32_t k, bool flip)
{
    ties other = *t;
    if (flip)
        other.at[k].hostile = !other.at[k].hostile;
    else
        other.at[k] = other.at[--other.m];
    return other;
}

static bool reported(const mt_sway *s, uint32_t n, uint32_t a, uint32_t b, bool flip, mt_leaning to)
{
    for (uint32_t k = 0; k < s->turn_n; k++) {
        const mt_sway_turn *t = &s->turn[k];
        if (t->n == n && t->tie[0] == a && (n == 1 || t->tie[1] == b) && t->flipped == flip)
            return t->to == to;
    }
    return to == s->leaning;
}

static const char *check_turns(const ties *t, const mt_sway *s, uint32_t camps, int64_t weight)
{
    uint32_t singles = 0, pairs = 0;
    for (uint32_t k = 0; k < t->m; k++)
        for (int flip = 0; flip < 2; flip++) {
            ties other = changed(t, k, flip);
            mt_leaning to = lean(&other, camps, weight);
            singles += to != s->leaning;
            if (!reported(s, 1, k, 0, flip, to))
                return "a single tie";
        }
    for (uint32_t k = 0; !singles && k < t->m; k++)
        for (uint32_t l = k + 1; l < t->m; l++) {
            ties once = changed(t, l, false), twice = changed(&once, k, false);
            mt_leaning to = lean(&twice, camps, weight);
            pairs += to != s->leaning;
            if (!reported(s, 2, k, l, false, to))
                return "a pair of ties";
        }
    return s->turn_n == (singles ? singles : pairs) ? NULL : "the number of turns";
}

static mt_leaning lean_at(const ties *t, uint32_t camps, int64_t weight, uint32_t k, int64_t at)
{
    ties other = *t;
    other.at[k].weight = at;
    return lean(&other, camps, weight);
}

static const char *check_thresholds(const ties *t, const mt_sway *s, uint32_t camps, int64_t weight)
{
    const int64_t half = MT_TIE_ONE / 2;
    for (uint32_t k = 0; k < t->m; k++)
        for (int heavier = 0; heavier < 2; heavier++) {
            int64_t at = 0;
            for (uint32_t i = 0; i < s->threshold_n; i++) {
                const mt_threshold *h = &s->threshold[i];
                if (h->tie != k || h->heavier != (heavier != 0))
                    continue;
                at = h->at;
                if (h->at < half || (heavier ? h->at < t->at[k].weight : h->at > t->at[k].weight) ||
                    lean_at(t, camps, weight, k, at) != MT_LEAN_EVEN ||
                    lean_at(t, camps, weight, k, heavier ? at + half / 2 : at - half / 2) !=
                        h->beyond)
                    return "a threshold";
            }
            /* Up to it, or everywhere, the leaning is the same. */
            for (int64_t w = half / 2; w < 12 * MT_TIE_ONE; w += half / 2) {
                bool this_way = heavier ? w > t->at[k].weight : w < t->at[k].weight;
                bool before = !at || (heavier ? w < at : w > at);
                if (this_way && before && lean_at(t, camps, weight, k, w) != s->leaning)
                    return "a threshold that is not reported";
            }
        }
    return NULL;
}

/* The same, with each change solved anew. */
static bool same_by_changes(const mt_network *net, const mt_tie_change *c, const mt_what_if *w,
                            mt_arena *arena)
{
    mt_what_if other;
    mt_balance_options o = {.by_changes = true};
    if (mt_what_if_find(&other, arena, net, 1, c, &o) != MOOT_OK)
        return false;
    for (int k = 0; k < MT_BALANCE_KINDS; k++) {
        const mt_sway *a = &w->sway[k], *b = &other.sway[k];
        if (a->none != b->none || a->friendly != b->friendly || a->hostile != b->hostile ||
            a->turn_n != b->turn_n || a->threshold_n != b->threshold_n || !b->known)
            return false;
        for (uint32_t i = 0; i < a->turn_n; i++)
            if (a->turn[i].n != b->turn[i].n || a->turn[i].tie[0] != b->turn[i].tie[0] ||
                a->turn[i].tie[1] != b->turn[i].tie[1] ||
                a->turn[i].flipped != b->turn[i].flipped || a->turn[i].to != b->turn[i].to)
                return false;
        for (uint32_t i = 0; i < a->threshold_n; i++)
            if (a->threshold[i].tie != b->threshold[i].tie ||
                a->threshold[i].at != b->threshold[i].at ||
                a->threshold[i].heavier != b->threshold[i].heavier ||
                a->threshold[i].beyond != b->threshold[i].beyond)
                return false;
    }
    return true;
}

static const char *check(const ties *t, mt_arena *arena)
{
    static const moot_str names[N];
    mt_network net;
    mt_what_if w;
    int64_t weight = (1 + dice(4)) * (MT_TIE_ONE / 2);
    mt_tie_change c = {0, 1, dice(2) ? MT_CHANGE_FRIENDLY : MT_CHANGE_HOSTILE, weight};
    if (mt_network_make(&net, arena, t->n, names, t->m, t->at) != MOOT_OK ||
        mt_what_if_find(&w, arena, &net, 1, &c, NULL) != MOOT_OK)
        return "no memory";
    ties base = {t->n, w.base.m, {{0}}};
    memcpy(base.at, w.base.tie, w.base.m * sizeof *base.at);
    if (t->n == TRIED && !same_by_changes(&net, &c, &w, arena))
        return "another answer change by change";
    for (int k = 0; k < (t->n <= WEAK ? 2 : t->n <= TRIED ? 1 : 0); k++) {
        const mt_sway *s = &w.sway[k];
        uint32_t camps = k ? t->n : 2;
        if (w.before[k].upper != brute(t, camps) || s->none != brute(&base, camps) ||
            s->friendly != with_pair(&base, camps, false, weight) ||
            s->hostile != with_pair(&base, camps, true, weight) ||
            w.after[k].upper != (c.kind == MT_CHANGE_FRIENDLY ? s->friendly : s->hostile))
            return "an index";
        if (!s->known || s->leaning != lean(&base, camps, weight))
            return "the leaning";
        const char *fault = check_turns(&base, s, camps, weight);
        if (!fault)
            fault = check_thresholds(&base, s, camps, weight);
        if (fault)
            return fault;
    }
    return w.axiom == (w.sway[0].leaning != w.sway[1].leaning) ? NULL : "the axiom";
}

/* Sparse and small; at the end dense: nearly every pair is tied. */
static void make(ties *t, uint32_t round)
{
    bool dense = round >= 60;
    uint32_t density = dense ? 9 : 3 + dice(7), units = dice(2);
    *t = (ties){.n = !dense ? 3 + dice(3) : TRIED};
    for (uint32_t a = 0; a < t->n; a++)
        for (uint32_t b = a + 1; b < t->n; b++)
            if (dice(10) < density)
                t->at[t->m++] = (mt_actor_tie){
                    a, b, dice(2) == 0, units ? MT_TIE_ONE : (1 + dice(4)) * (MT_TIE_ONE / 2)};
}

int main(void)
{
    for (uint32_t round = 0; round < 66; round++) {
        ties t;
        make(&t, round);
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        const char *fault = check(&t, &arena);
        mt_arena_free(&arena);
        if (fault) {
            printf("round %u: %s\n", round, fault);
            for (uint32_t k = 0; k < t.m; k++)
                printf("%u\t%u\t%d\t%g\n", t.at[k].a, t.at[k].b, t.at[k].hostile ? -1 : 1,
                       (double)t.at[k].weight / MT_TIE_ONE);
            return 1;
        }
    }
    return 0;
}
