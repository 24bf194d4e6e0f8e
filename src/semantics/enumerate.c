/* Framework -> all extensions, or their number: the components of what the grounded
 * extension leaves are enumerated one by one (af_climb.h), their sets are combined
 * like the wheels of a counter, their numbers multiplied.
 * Cost: the sum of the components' SAT chains, then O(n) for each extension given;
 * memory: the sets of all components but the largest, one bit an argument. */
#include "semantics/enumerate.h"

#include "semantics/af_climb.h"
#include "semantics/af_cut.h"
#include "semantics/range.h"

/* The sets of one component: bits, `words` to a set. */
typedef struct wheel {
    const mt_cut_part *part;
    MT_VEC(uint32_t) bits;
    uint32_t words;
    uint64_t sets;
    uint64_t at;
} wheel;

typedef struct tour {
    const mt_af *af;
    mt_semantics kind;
    const mt_solve *how;
    mt_arena *scratch;
    mt_cut cut;
    wheel *wheel; /* one for each part but the last */
    uint32_t wheels;
    uint8_t *in;
    uint32_t *set; /* as it is given */
    uint64_t given;
    bool ended; /* `each` wants no more */
} tour;

static void give(tour *t)
{
    uint32_t size = 0;
    for (uint32_t a = 0; a < t->af->n; a++)
        if (t->in[a])
            t->set[size++] = a;
    t->given++;
    if (t->how->each && !t->how->each(t->how->ctx, t->set, size))
        t->ended = true;
}

static void show(tour *t, const wheel *w)
{
    const uint32_t *bits = w->bits.at + w->at * w->words;
    for (uint32_t a = 0; a < w->part->af.n; a++)
        t->in[w->part->name[a]] = bits[a / 32] >> (a % 32) & 1;
}

/* Every combination of the wheels with what t->in has of the last part. */
static moot_status turn(tour *t)
{
    for (;;) {
        if (mt_stopped(t->how->stop))
            return MOOT_E_CANCELLED;
        give(t);
        uint32_t i = 0;
        for (; i < t->wheels; i++) {
            wheel *w = &t->wheel[i];
            w->at = w->at + 1 < w->sets ? w->at + 1 : 0;
            show(t, w);
            if (w->at)
                break;
        }
        if (i == t->wheels || t->ended)
            return MOOT_OK;
    }
}

static void keep(tour *t, wheel *w, const uint8_t *in)
{
    uint32_t n = w->part->af.n;
    for (uint32_t i = 0; i < w->words; i++) {
        uint32_t bits = 0;
        for (uint32_t k = 0; k < 32 && 32 * i + k < n; k++)
            bits |= (uint32_t)in[32 * i + k] << k;
        MT_VEC_PUSH(t->scratch, &w->bits, bits);
    }
}

/* Enumerate one part: into `w`, or straight out when w is NULL; *sets counts them. */
static moot_status walk(tour *t, const mt_cut_part *cp, wheel *w, bool count_only, uint64_t *sets)
{
    mt_climb part;
    bool found = true;
    *sets = 0;
    moot_status status = mt_climb_init(&part, &cp->af, t->kind, t->how);
    while (status == MOOT_OK && !t->ended) {
        status = mt_climb_next(&part, &found);
        if (status != MOOT_OK || !found)
            break;
        ++*sets;
        if (count_only)
            continue;
        if (w) {
            keep(t, w, part.in);
            if (mt_arena_failed(t->scratch))
                status = MOOT_E_NOMEM;
            continue;
        }
        for (uint32_t a = 0; a < cp->af.n; a++)
            t->in[cp->name[a]] = part.in[a];
        status = turn(t);
    }
    mt_climb_free(&part);
    return status;
}

/* The part with the most arguments goes last: it is streamed. */
static void largest_last(mt_cut *cut)
{
    uint32_t best = 0;
    for (uint32_t p = 0; p < cut->parts; p++)
        if (cut->part[p].af.n > cut->part[best].af.n)
            best = p;
    if (cut->parts) {
        mt_cut_part last = cut->part[cut->parts - 1];
        cut->part[cut->parts - 1] = cut->part[best];
        cut->part[best] = last;
    }
}

static moot_status enumerate(tour *t)
{
    uint32_t parts = t->cut.parts;
    t->wheels = parts ? parts - 1 : 0;
    t->wheel = MT_NEW_ARRAY(t->scratch, wheel, (size_t)t->wheels + 1);
    t->set = MT_NEW_ARRAY(t->scratch, uint32_t, (size_t)t->af->n + 1);
    if (!t->wheel || !t->set)
        return MOOT_E_NOMEM;
    for (uint32_t p = 0; p < t->wheels; p++) {
        wheel *w = &t->wheel[p];
        w->part = &t->cut.part[p];
        w->words = (w->part->af.n + 31) / 32;
        moot_status status = walk(t, w->part, w, false, &w->sets);
        if (status != MOOT_OK || !w->sets)
            return status;
        show(t, w);
    }
    uint64_t sets;
    return parts ? walk(t, &t->cut.part[parts - 1], NULL, false, &sets) : turn(t);
}

/* at[0 .. *n-1] times `factor`. */
static void multiply(uint32_t *at, uint32_t *n, uint64_t factor)
{
    uint32_t low = (uint32_t)factor, high = (uint32_t)(factor >> 32), last = 0;
    uint64_t carry = 0;
    for (uint32_t i = 0; i < *n + 2; i++) {
        uint32_t now = i < *n ? at[i] : 0;
        /* now * low + last * high + carry may pass 64 bits only in its last bit. */
        uint64_t x = (uint64_t)now * low, y = (uint64_t)last * high;
        uint64_t sum = (x & UINT32_MAX) + (y & UINT32_MAX) + (carry & UINT32_MAX);
        at[i] = (uint32_t)sum;
        carry = (sum >> 32) + (x >> 32) + (y >> 32) + (carry >> 32);
        last = now;
    }
    *n += 2;
    while (*n > 0 && !at[*n - 1])
        --*n;
}

static moot_status count_all(tour *t, mt_arena *arena, mt_answer *answer)
{
    uint32_t *limbs = MT_NEW_ARRAY(arena, uint32_t, 2 * (size_t)t->cut.parts + 8);
    uint32_t n = 1;
    if (!limbs)
        return MOOT_E_NOMEM;
    limbs[0] = 1;
    for (uint32_t p = 0; n && p < t->cut.parts; p++) {
        uint64_t sets;
        moot_status status = walk(t, &t->cut.part[p], NULL, true, &sets);
        if (status != MOOT_OK)
            return status;
        multiply(limbs, &n, sets);
    }
    answer->count = limbs;
    answer->count_n = n;
    answer->reply = MT_YES;
    return MOOT_OK;
}

static moot_status give_count(mt_arena *arena, uint64_t given, mt_answer *answer)
{
    uint32_t *limbs = MT_NEW_ARRAY(arena, uint32_t, 2);
    if (!limbs)
        return MOOT_E_NOMEM;
    limbs[0] = (uint32_t)given;
    limbs[1] = (uint32_t)(given >> 32);
    answer->count = limbs;
    answer->count_n = limbs[1] ? 2 : limbs[0] ? 1 : 0;
    return MOOT_OK;
}

static moot_status run(tour *t, bool counting, mt_arena *arena, mt_answer *answer)
{
    mt_cut_how how = {.grounded = t->kind != MT_STG};
    moot_status status = mt_cut_make(t->af, how, t->scratch, &t->cut);
    t->in = MT_NEW_ARRAY(t->scratch, uint8_t, (size_t)t->af->n + 1);
    if (status != MOOT_OK || !t->in)
        return status == MOOT_OK ? MOOT_E_NOMEM : status;
    largest_last(&t->cut);
    if (counting)
        return count_all(t, arena, answer);
    for (uint32_t a = 0; a < t->af->n; a++)
        t->in[a] = t->cut.label[a] == MT_IN;
    status = enumerate(t);
    moot_status counted = give_count(arena, t->given, answer);
    answer->reply = status == MOOT_OK && !t->ended ? MT_YES : MT_UNKNOWN;
    return status == MOOT_OK ? counted : status;
}

/* Semantics with exactly one extension. */
static moot_status one(const mt_af *af, mt_task task, const mt_solve *how, mt_arena *arena,
                       mt_answer *answer)
{
    mt_answer set = {.reply = MT_UNKNOWN};
    moot_status status = MOOT_OK;
    bool ended = false;
    if (task.problem == MT_EE) {
        mt_task single = {.problem = MT_SE, .semantics = task.semantics};
        status = mt_af_solve(af, single, how, arena, &set);
        if (status != MOOT_OK)
            return status;
        ended = how->each && !how->each(how->ctx, set.set, set.set_n);
    }
    status = give_count(arena, 1, answer);
    answer->reply = status != MOOT_OK || ended ? MT_UNKNOWN : MT_YES;
    return status;
}

moot_status mt_af_enumerate(const mt_af *af, mt_task task, const mt_solve *how, mt_arena *arena,
                            mt_answer *answer)
{
    static const mt_solve plain;
    *answer = (mt_answer){.reply = MT_UNKNOWN};
    how = how ? how : &plain;
    if (task.semantics == MT_GR || task.semantics == MT_ID || task.semantics == MT_EA)
        return one(af, task, how, arena, answer);
    mt_arena scratch;
    mt_arena_init(&scratch, how->alloc);
    tour t = {.af = af, .kind = task.semantics, .how = how, .scratch = &scratch, .wheels = 0};
    moot_status status = run(&t, task.problem == MT_CE, arena, answer);
    mt_arena_free(&scratch);
    return status;
}
