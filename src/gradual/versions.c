/* Two versions -> which changes turned what comes out for the topic. */
#include "gradual/versions.h"

#include <math.h>

typedef struct worker {
    mt_versions *to;
    mt_arena *arena, scratch;
    const mt_gradual *sem[MT_VERSIONS_WAYS];
    uint8_t *made; /* per change of the mix */
    double *s;     /* per name */
    uint32_t bits;
    uint64_t each; /* arcs and nodes looked at for one mixture, about */
} worker;

static int order_of(double d)
{
    return d > 1e-9 ? 1 : d < -1e-9 ? -1 : 0;
}

/* What comes out under the strengths of the topics: per way -1, 0, 1; then the word. */
static void judge(const mt_versions *v, const double *s, const double *other, int8_t *outcome)
{
    for (uint32_t k = 0; k < v->ways; k++)
        outcome[k] = (int8_t)order_of(s[k] - other[k]);
    if (v->word[0] != MT_WEIGH_NONE)
        outcome[MT_VERSIONS_WAYS] = (int8_t)mt_weigh_word_for(s, true);
}

/* The topic under w->made; false if a way did not come to rest. */
static moot_status weigh_mixture(worker *w, double *s, double *other, bool *settled)
{
    mt_versions *v = w->to;
    for (uint32_t k = 0; k < v->ways; k++) {
        mt_solved solved;
        moot_status status = mt_mix_weigh(&v->mix, w->sem[k], w->made, w->s, &solved);
        if (status != MOOT_OK)
            return status;
        *settled = *settled && solved.converged;
        s[k] = solved.converged ? w->s[v->topic[0]] : (double)NAN;
        other[k] = v->topic[1] == MT_NO_ID ? 0.5 : w->s[v->topic[1]];
    }
    return MOOT_OK;
}

static void make_all(worker *w, uint8_t value)
{
    for (uint32_t k = 0; k < w->bits; k++)
        w->made[w->to->bit[k]] = value;
}

/* How far the first of two topics is before the second. */
static void to_lead(const mt_versions *v, double *s, const double *other)
{
    for (uint32_t k = 0; k < v->ways && v->topic[1] != MT_NO_ID; k++)
        s[k] -= other[k];
}

static moot_status each_by_itself(worker *w)
{
    mt_versions *v = w->to;
    double other[MT_VERSIONS_WAYS];
    moot_status status = MOOT_OK;
    for (uint32_t k = 0; k < w->bits && status == MOOT_OK; k++) {
        mt_effect *e = &v->effect[k];
        bool settled = true;
        make_all(w, 0);
        w->made[e->change] = 1;
        status = weigh_mixture(w, e->made, other, &settled);
        if (status != MOOT_OK)
            break;
        to_lead(v, e->made, other);
        make_all(w, 1);
        w->made[e->change] = 0;
        status = weigh_mixture(w, e->undone, other, &settled);
        to_lead(v, e->undone, other);
    }
    v->each_weighed = true;
    return status;
}

/* All sets of up to MT_CHANGE_MOST changes. */
static moot_status all_sets(worker *w)
{
    mt_versions *v = w->to;
    uint32_t sets = 1u << w->bits;
    bool settled = true;
    int8_t *outcome[MT_VERSIONS_ASKED];
    for (uint32_t q = 0; q < MT_VERSIONS_ASKED; q++)
        outcome[q] = MT_NEW_ARRAY(&w->scratch, int8_t, sets);
    if (mt_arena_failed(&w->scratch))
        return MOOT_E_NOMEM;
    for (uint32_t set = 0; set < sets; set++) {
        double s[MT_VERSIONS_WAYS] = {0}, other[MT_VERSIONS_WAYS] = {0};
        int8_t out[MT_VERSIONS_ASKED] = {0};
        for (uint32_t k = 0; k < w->bits; k++)
            w->made[v->bit[k]] = set >> k & 1;
        moot_status status = weigh_mixture(w, s, other, &settled);
        if (status != MOOT_OK)
            return status;
        judge(v, s, other, out);
        for (uint32_t q = 0; q < MT_VERSIONS_ASKED; q++)
            outcome[q][set] = out[q];
    }
    for (uint32_t q = 0; q < MT_VERSIONS_ASKED; q++) {
        v->sets[q] = (mt_change){.changes = w->bits, .converged = settled};
        if (v->how[q] == MT_VERSIONS_SAME)
            continue;
        v->how[q] = settled ? MT_VERSIONS_SETS : MT_VERSIONS_UNSETTLED;
        moot_status status = mt_change_sort_out(&v->sets[q], outcome[q], w->arena);
        if (status != MOOT_OK)
            return status;
    }
    return MOOT_OK;
}

/* Is the outcome under w->made another than before? */
static moot_status is_turned(worker *w, uint32_t q, bool *turned, bool *settled)
{
    double s[MT_VERSIONS_WAYS] = {0}, other[MT_VERSIONS_WAYS] = {0};
    int8_t was[MT_VERSIONS_ASKED] = {0}, now[MT_VERSIONS_ASKED] = {0};
    moot_status status = weigh_mixture(w, s, other, settled);
    judge(w->to, w->to->s[0], w->to->other[0], was);
    judge(w->to, s, other, now);
    *turned = was[q] != now[q];
    return status;
}

/* From all changes, leave out what can be left out, one after the other. */
static moot_status one_set(worker *w, uint32_t q)
{
    mt_versions *v = w->to;
    bool settled = true;
    make_all(w, 1);
    v->one[q] = MT_NEW_ARRAY(w->arena, uint8_t, (size_t)w->bits + 1);
    if (!v->one[q])
        return MOOT_E_NOMEM;
    for (uint32_t k = w->bits; k-- > 0;) {
        bool turned;
        w->made[v->bit[k]] = 0;
        moot_status status = is_turned(w, q, &turned, &settled);
        if (status != MOOT_OK)
            return status;
        v->one[q][k] = !turned;
        w->made[v->bit[k]] = !turned;
    }
    v->how[q] = settled ? MT_VERSIONS_ONE : MT_VERSIONS_UNSETTLED;
    return MOOT_OK;
}

static double moved(const mt_versions *v, const mt_effect *e)
{
    double most = 0, was[MT_VERSIONS_WAYS], is[MT_VERSIONS_WAYS];
    memcpy(was, v->s[0], sizeof(was));
    memcpy(is, v->s[1], sizeof(is));
    to_lead(v, was, v->other[0]);
    to_lead(v, is, v->other[1]);
    for (uint32_t k = 0; k < v->ways; k++)
        most = fmax(most, fmax(fabs(e->made[k] - was[k]), fabs(e->undone[k] - is[k])));
    return most;
}

/* Insertion sort, stable; effects that are nearly equal keep their order. */
static void put_in_order(mt_versions *v)
{
    for (uint32_t i = 1; i < v->effects && v->each_weighed; i++) {
        mt_effect moving = v->effect[i];
        uint32_t k = i;
        for (; k > 0 && moved(v, &v->effect[k - 1]) < moved(v, &moving) - 1e-9; k--)
            v->effect[k] = v->effect[k - 1];
        v->effect[k] = moving;
    }
}

static bool list_effects(worker *w)
{
    mt_versions *v = w->to;
    uint32_t names = v->mix.names.strings.n;
    uint8_t *bears = MT_NEW_ARRAY(&w->scratch, uint8_t, (size_t)names + 1);
    w->made = MT_NEW_ARRAY(&w->scratch, uint8_t, (size_t)v->mix.changes + 1);
    w->s = MT_NEW_ARRAY(&w->scratch, double, (size_t)names + 1);
    v->effect = MT_NEW_ARRAY(w->arena, mt_effect, (size_t)v->mix.changes + 1);
    v->bit = MT_NEW_ARRAY(w->arena, uint32_t, (size_t)v->mix.changes + 1);
    if (!bears || !w->made || !w->s || !v->effect || !v->bit ||
        !mt_mix_bearing(&v->mix, v->topic[0], bears) ||
        (v->topic[1] != MT_NO_ID && !mt_mix_bearing(&v->mix, v->topic[1], bears)))
        return false;
    for (uint32_t k = 0; k < v->mix.changes; k++)
        if (bears[v->mix.changed[k]]) {
            v->bit[w->bits] = k;
            v->effect[w->bits++].change = k;
        }
    v->effects = w->bits;
    return true;
}

/* Mixing costs about ten looks at each arc, and each step of a flow four more. */
static uint64_t cost(const mt_versions *v)
{
    uint64_t most = 1;
    for (int turn = 0; turn < 2; turn++)
        for (uint32_t k = 0; k < v->ways; k++) {
            uint64_t steps = v->version[turn]->w.way[k].solved.steps;
            most = steps > most ? steps : most;
        }
    return v->ways * (10 + 4 * most) *
           ((uint64_t)v->mix.names.strings.n + v->mix.was.m + v->mix.is.m + 1);
}

static moot_status explain(worker *w)
{
    mt_versions *v = w->to;
    int8_t was[MT_VERSIONS_ASKED] = {0}, is[MT_VERSIONS_ASKED] = {0};
    if (!list_effects(w))
        return MOOT_E_NOMEM;
    judge(v, v->s[0], v->other[0], was);
    judge(v, v->s[1], v->other[1], is);
    if (v->word[0] != MT_WEIGH_NONE) { /* with ways that did not come to rest */
        was[MT_VERSIONS_WAYS] = (int8_t)v->word[0];
        is[MT_VERSIONS_WAYS] = (int8_t)v->word[1];
    }
    bool any = false,
         settled = v->word[0] != MT_WEIGH_UNSETTLED && v->word[1] != MT_WEIGH_UNSETTLED;
    for (uint32_t q = 0; q < MT_VERSIONS_ASKED; q++) {
        v->how[q] = was[q] == is[q] ? MT_VERSIONS_SAME
                    : settled       ? MT_VERSIONS_TOO_MUCH
                                    : MT_VERSIONS_UNSETTLED;
        any = any || was[q] != is[q];
    }
    uint64_t left = MT_VERSIONS_WORK / cost(v);
    moot_status status = MOOT_OK;
    if (2 * (uint64_t)w->bits <= left)
        status = each_by_itself(w);
    if (status != MOOT_OK || !any || !settled)
        return status;
    if (w->bits <= MT_CHANGE_MOST && (uint64_t)1 << w->bits <= left)
        return all_sets(w);
    for (uint32_t q = 0; q < MT_VERSIONS_ASKED && status == MOOT_OK; q++)
        if (v->how[q] != MT_VERSIONS_SAME && MT_VERSIONS_ASKED * (uint64_t)w->bits <= left)
            status = one_set(w, q);
    return status;
}

/* Which point is asked about: the motions if they are one, else the topics of the new graph. */
static void find_topic(mt_versions *v)
{
    const mt_named_graph *old = &v->version[0]->graph, *new = &v->version[1]->graph;
    v->topic[0] = v->topic[1] = MT_NO_ID;
    for (uint32_t k = 0; k < 2; k++) {
        uint32_t at = new->topic[k];
        if (at == MT_NO_ID)
            continue;
        uint32_t id = mt_intern_find(&v->mix.names, new->name[at]);
        if (v->mix.there[id] != 3 ||
            (old->topic[k] != MT_NO_ID && !mt_str_eq(old->name[old->topic[k]], new->name[at]))) {
            v->topic[0] = v->topic[1] = MT_NO_ID;
            return;
        }
        v->topic[k] = id;
    }
}

static void read_strengths(mt_versions *v)
{
    for (int turn = 0; turn < 2; turn++) {
        const mt_version *x = v->version[turn];
        for (uint32_t i = 0; i < x->graph.g.n; i++) {
            uint32_t id = mt_intern_find(&v->mix.names, x->graph.name[i]);
            if (id == v->topic[0])
                v->word[turn] =
                    v->topic[1] == MT_NO_ID ? mt_weigh_word_of(&x->w, i) : MT_WEIGH_NONE;
            for (uint32_t k = 0; k < v->ways; k++) {
                if (id == v->topic[0])
                    v->s[turn][k] = x->w.way[k].s[i];
                if (id == v->topic[1])
                    v->other[turn][k] = x->w.way[k].s[i];
            }
        }
        for (uint32_t k = 0; k < v->ways && v->topic[1] == MT_NO_ID; k++)
            v->other[turn][k] = 0.5;
    }
}

static bool find_reworded(mt_versions *v, mt_arena *arena, mt_arena *scratch)
{
    const mt_version *old = v->version[0], *new = v->version[1];
    uint32_t names = v->mix.names.strings.n;
    moot_str *was = MT_NEW_ARRAY(scratch, moot_str, (size_t)names + 1);
    v->reword = MT_NEW_ARRAY(arena, uint32_t, (size_t)names + 1);
    if (!was || !v->reword)
        return false;
    for (uint32_t i = 0; i < old->graph.g.n; i++)
        was[mt_intern_find(&v->mix.names, old->graph.name[i])] = old->words[i];
    for (uint32_t i = 0; i < new->graph.g.n; i++) {
        uint32_t id = mt_intern_find(&v->mix.names, new->graph.name[i]);
        if (v->mix.there[id] == 3 && !mt_str_eq(was[id], new->words[i]))
            v->reword[v->reworded++] = id;
    }
    return true;
}

moot_status mt_versions_compare(mt_versions *to, mt_version *before, mt_version *after,
                                const mt_gradual *only, mt_arena *arena)
{
    mt_version *version[2] = {before, after};
    *to = (mt_versions){.version = {before, after}, .ways = only ? 1 : MT_VERSIONS_WAYS};
    to->word[0] = to->word[1] = MT_WEIGH_NONE;
    for (int turn = 0; turn < 2; turn++) {
        mt_version *x = version[turn];
        x->w = (mt_weighing){
            .g = &x->graph.g, .named = &x->graph, .motion = MT_NO_ID, .extent = MT_BEARING_NOTHING};
        moot_status status = mt_weigh(&x->w, only, arena);
        if (status != MOOT_OK)
            return status;
    }
    moot_status status = mt_mix_make(&to->mix, &before->graph, &after->graph, arena);
    if (status != MOOT_OK)
        return status;
    worker w = {.to = to, .arena = arena};
    for (uint32_t k = 0; k < to->ways; k++)
        w.sem[k] = only ? only : &mt_graduals[k];
    mt_arena_init(&w.scratch, &arena->alloc);
    find_topic(to);
    read_strengths(to);
    status = find_reworded(to, arena, &w.scratch) ? MOOT_OK : MOOT_E_NOMEM;
    if (status == MOOT_OK && to->topic[0] != MT_NO_ID)
        status = explain(&w);
    if (status == MOOT_OK)
        put_in_order(to);
    mt_arena_free(&w.scratch);
    return status;
}
