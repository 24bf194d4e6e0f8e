/* What each side says against the other. */
#include "mine/across.h"

#include "mine/odds.h"

#include <stdlib.h>

#define FEEL(row, value) mt_feel(t, MT_W_##row, (double)(value))

/* Sides longer than this are compared by their central claims alone. */
enum { SENTENCES_MAX = 300, ATTACKS_MAX = 40 };

typedef struct rarity {
    uint32_t *id; /* sorted stems of all sentences, each as often as it occurs */
    uint32_t n, sentences;
} rarity;

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static uint32_t below(const rarity *r, uint32_t id)
{
    uint32_t from = 0, to = r->n;
    while (from < to) {
        uint32_t at = from + (to - from) / 2;
        if (r->id[at] < id)
            from = at + 1;
        else
            to = at;
    }
    return from;
}

/* Logarithm of sentences for each one that has the stem. */
static double worth(const rarity *r, uint32_t id)
{
    uint32_t with = below(r, id + 1) - below(r, id);
    return mt_log(1 + (double)r->sentences / (with ? with : 1));
}

static double weight_of(const rarity *r, const mt_features *u)
{
    double sum = 0;
    for (uint32_t i = 0; i < u->stems; i++)
        sum += worth(r, u->stem[i]);
    return sum;
}

static double shared_weight(const rarity *r, const mt_features *a, const mt_features *b)
{
    double sum = 0;
    for (uint32_t i = 0, j = 0; i < a->stems && j < b->stems;) {
        if (a->stem[i] == b->stem[j])
            sum += worth(r, a->stem[i]), i++, j++;
        else if (a->stem[i] < b->stem[j])
            i++;
        else
            j++;
    }
    return sum;
}

static bool count_stems(const mt_facing *x, mt_arena *arena, rarity *r)
{
    size_t all = 0;
    for (uint32_t b = 0; b < 2; b++)
        for (uint32_t i = 0; i < x->n[b]; i++)
            all += x->f[b][i].stems;
    r->id = MT_NEW_ARRAY(arena, uint32_t, all);
    for (uint32_t b = 0; r->id && b < 2; b++)
        for (uint32_t i = 0; i < x->n[b]; i++)
            for (uint32_t k = 0; k < x->f[b][i].stems; k++)
                r->id[r->n++] = x->f[b][i].stem[k];
    if (r->n)
        qsort(r->id, r->n, sizeof(*r->id), by_number);
    r->sentences = x->n[0] + x->n[1];
    return !mt_arena_failed(arena);
}

bool mt_facing_init(mt_facing *to, mt_arena *arena, const mt_features *const f[2],
                    const mt_unit *const units[2], const uint32_t n[2])
{
    *to = (mt_facing){.f = {f[0], f[1]}, .units = {units[0], units[1]}, .n = {n[0], n[1]}};
    rarity r = {0};
    to->share = MT_NEW_ARRAY(arena, double, (size_t)n[0] * n[1]);
    double *weight[2];
    for (uint32_t b = 0; b < 2; b++) {
        to->best[b] = MT_NEW_ARRAY(arena, double, n[b]);
        weight[b] = MT_NEW_ARRAY(arena, double, n[b]);
    }
    if (mt_arena_failed(arena) || !count_stems(to, arena, &r))
        return false;
    for (uint32_t b = 0; b < 2; b++)
        for (uint32_t i = 0; i < n[b]; i++)
            weight[b][i] = weight_of(&r, &f[b][i]);
    for (uint32_t i = 0; i < n[0]; i++)
        for (uint32_t j = 0; j < n[1]; j++) {
            double few = weight[0][i] < weight[1][j] ? weight[0][i] : weight[1][j];
            double s = few > 0 ? shared_weight(&r, &f[0][i], &f[1][j]) / few : 0;
            to->share[(size_t)i * n[1] + j] = s;
            to->best[0][i] = s > to->best[0][i] ? s : to->best[0][i];
            to->best[1][j] = s > to->best[1][j] ? s : to->best[1][j];
        }
    return true;
}

/* The longest run of words that both have, without the first two of them; at most 6. */
static double phrase(const mt_features *a, const mt_features *b)
{
    uint32_t most = 2;
    for (uint32_t i = 0; i + most < a->words; i++)
        for (uint32_t j = 0; j + most < b->words; j++) {
            uint32_t n = 0;
            while (i + n < a->words && j + n < b->words && a->word[i + n] == b->word[j + n] &&
                   n < 8)
                n++;
            most = n > most ? n : most;
        }
    return most - 2;
}

/* Does the sentence answer a point that its own side granted?  Then that point. */
static uint32_t answers(const mt_facing *x, uint32_t block, uint32_t i)
{
    const mt_unit *u = &x->units[block][i];
    bool reply = u->head != MT_NO_ID && u->link != MT_LINK_SUPPORT &&
                 x->units[block][u->head].role == MT_ROLE_COUNTER;
    return reply ? u->head : MT_NO_ID;
}

static double share(const mt_facing *x, uint32_t i, uint32_t j)
{
    return x->share[(size_t)i * x->n[1] + j];
}

void mt_across_tally(const mt_facing *x, uint32_t i, uint32_t j, mt_tally *t)
{
    const mt_features *a = &x->f[0][i], *b = &x->f[1][j];
    const mt_unit *u = &x->units[0][i], *v = &x->units[1][j];
    double s = share(x, i, j);
    bool uc = u->role == MT_ROLE_CENTRAL, vc = v->role == MT_ROLE_CENTRAL;
    bool turn = a->first[MT_CUE_CONTRAST] || b->first[MT_CUE_CONTRAST];
    bool counter = u->role == MT_ROLE_COUNTER || v->role == MT_ROLE_COUNTER;
    uint32_t ua = answers(x, 0, i), va = answers(x, 1, j);
    FEEL(ACROSS_BIAS, 1);
    FEEL(ACROSS_CLAIMS, uc && vc ? u->role_confidence * v->role_confidence : 0);
    FEEL(ACROSS_BOTH_CENTRAL, uc && vc);
    FEEL(ACROSS_CLAIM, uc != vc);
    FEEL(ACROSS_CLAIM_SHARE, uc != vc ? s : 0);
    FEEL(ACROSS_SHARE, s);
    FEEL(ACROSS_PHRASE, phrase(a, b));
    FEEL(ACROSS_NAMES, mt_shared(a->name, a->names, b->name, b->names) > 0);
    bool best_a = s > 0 && s >= x->best[0][i], best_b = s > 0 && s >= x->best[1][j];
    FEEL(ACROSS_BEST, best_a || best_b);
    FEEL(ACROSS_MUTUAL, best_a && best_b);
    FEEL(ACROSS_TURN, turn);
    FEEL(ACROSS_TURN_SHARE, turn ? s : 0);
    FEEL(ACROSS_DENIES, (a->nots + b->nots) % 2 ? s : 0);
    bool poles = (a->good > a->bad && b->good < b->bad) || (a->good < a->bad && b->good > b->bad);
    FEEL(ACROSS_POLES, poles ? s : 0);
    FEEL(ACROSS_COUNTER, counter);
    FEEL(ACROSS_COUNTER_SHARE, counter ? s : 0);
    FEEL(ACROSS_REPLY, ua != MT_NO_ID || va != MT_NO_ID);
    FEEL(ACROSS_REPLY_SHARE, ua != MT_NO_ID || va != MT_NO_ID ? s : 0);
    double granted = ua != MT_NO_ID ? share(x, ua, j) : 0;
    FEEL(ACROSS_GRANTED_SHARE, granted + (va != MT_NO_ID ? share(x, i, va) : 0));
    FEEL(ACROSS_DIGITS, a->digits && b->digits);
    FEEL(ACROSS_FIRST, i == 0 || j == 0);
}

void mt_grant_tally(const mt_facing *x, uint32_t block, uint32_t i, uint32_t j, mt_tally *t)
{
    const mt_features *a = &x->f[block][i], *b = &x->f[!block][j];
    const mt_unit *v = &x->units[!block][j];
    double s = block == 0 ? share(x, i, j) : share(x, j, i);
    FEEL(GRANT_BIAS, 1);
    FEEL(GRANT_SHARE, s);
    FEEL(GRANT_PHRASE, phrase(a, b));
    FEEL(GRANT_NAMES, mt_shared(a->name, a->names, b->name, b->names) > 0);
    FEEL(GRANT_BEST, s > 0 && s >= x->best[block][i]);
    FEEL(GRANT_MUTUAL, s > 0 && s >= x->best[block][i] && s >= x->best[!block][j]);
    FEEL(GRANT_CLAIM, v->role == MT_ROLE_CENTRAL);
    FEEL(GRANT_COUNTER, v->role == MT_ROLE_COUNTER);
    FEEL(GRANT_CUE, a->first[MT_CUE_CONCEDE]);
    FEEL(GRANT_LATER, block == 1);
}

/* ---- what is said ---- */

static void say(mt_reading *r, mt_arena *arena, mt_across a)
{
    MT_VEC_PUSH(arena, &r->across, a);
}

static void attacks(mt_reading *r, mt_arena *arena, const mt_facing *x, const double *w)
{
    uint32_t found = 0;
    for (uint32_t j = 0; j < x->n[1]; j++)
        for (uint32_t i = 0; i < x->n[0]; i++) {
            mt_tally t = {w, 0, NULL};
            mt_across_tally(x, i, j, &t);
            double p = mt_sigmoid(t.sum);
            bool claims =
                x->units[0][i].role == MT_ROLE_CENTRAL && x->units[1][j].role == MT_ROLE_CENTRAL;
            if ((claims || p >= w[MT_W_ACROSS_AT]) && found++ < ATTACKS_MAX)
                say(r, arena, (mt_across){1, j, i, MT_ACROSS_REBUT, p, true});
        }
}

/* What its side sets against the granted point is set against the other side's sentence too. */
static void replies(mt_reading *r, mt_arena *arena, const mt_facing *x, const mt_across *granted)
{
    uint32_t block = granted->from_block;
    for (uint32_t k = 0; k < x->n[block]; k++) {
        const mt_unit *u = &x->units[block][k];
        if (u->head != granted->from || u->link == MT_LINK_SUPPORT)
            continue;
        mt_across_kind kind = u->link == MT_LINK_UNDERCUT ? MT_ACROSS_UNDERCUT : MT_ACROSS_REBUT;
        double sure = granted->confidence * u->head_confidence;
        say(r, arena, (mt_across){block, k, granted->to, kind, sure, false});
    }
}

static void grants(mt_reading *r, mt_arena *arena, const mt_facing *x, uint32_t block, uint32_t i,
                   const double *w)
{
    mt_across best = {block, i, MT_NO_ID, MT_ACROSS_CONCEDES, 0, false};
    for (uint32_t j = 0; j < x->n[!block]; j++) {
        mt_tally t = {w, 0, NULL};
        mt_grant_tally(x, block, i, j, &t);
        double p = mt_sigmoid(t.sum);
        if (p >= w[MT_W_GRANT_AT] && p > best.confidence) {
            best.confidence = p;
            best.to = j;
        }
    }
    if (best.to == MT_NO_ID)
        return;
    say(r, arena, best);
    replies(r, arena, x, &best);
}

bool mt_across_find(mt_reading *reading, mt_arena *arena, const mt_features *const f[2],
                    const double *w)
{
    const mt_unit *units[2] = {reading->block[0].units.at, reading->block[1].units.at};
    uint32_t n[2] = {reading->block[0].units.n, reading->block[1].units.n};
    if (reading->blocks < 2 || n[0] > SENTENCES_MAX || n[1] > SENTENCES_MAX)
        return true;
    mt_facing x;
    if (!mt_facing_init(&x, arena, f, units, n))
        return false;
    attacks(reading, arena, &x, w);
    for (uint32_t b = 0; b < 2; b++)
        for (uint32_t i = 0; i < n[b]; i++)
            if (units[b][i].role == MT_ROLE_COUNTER)
                grants(reading, arena, &x, b, i, w);
    return !mt_arena_failed(arena);
}
