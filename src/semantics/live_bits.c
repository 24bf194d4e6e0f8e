/* One argument of a small dense framework -> a set around it, by going from what is to be
 * attacked to what can attack it.
 *
 * Rows of bits tell for all arguments at once who may still join.  Of what is to be attacked,
 * that with the fewest arguments left to do it comes next; where nothing is left for an
 * argument, what it attacks cannot be defended and joins no more.  One step costs the number
 * of undecided arguments times that of their words.  That a set meets some arguments is said
 * by one more row, of something that they attack.
 * Source: Davis, Logemann & Loveland 1962, on defence; Nofal, Atkinson & Dunne 2014 (labels that
 * are not yet out); the rows of bits are common for cliques (San Segundo et al. 2011). */
#include "semantics/live_bits.h"

typedef uint64_t word;

typedef struct frame {
    word *may;  /* may still join */
    word *open; /* to be attacked, and not yet attacked */
    word *hit;  /* attacked by members */
    word *lost; /* nothing is left that could attack it */
    uint32_t goal;
    bool entered;
} frame;

struct mt_bits {
    uint32_t n, words, meets; /* rows: n, and one for each call of mt_bits_meet() */
    uint32_t *slot;           /* argument -> slot */
    uint32_t *number;         /* slot -> argument */
    word *in, *out;           /* rows: who attacks it, whom it attacks */
    word *free;               /* not known to be in no set */
    frame *at;                /* at[d]: after d members */
    uint32_t *member;         /* slots */
    uint32_t depth;
    uint64_t steps;
};

static bool has(const word *set, uint32_t i)
{
    return set[i / 64] >> (i % 64) & 1;
}

static void put(word *set, uint32_t i)
{
    set[i / 64] |= (word)1 << (i % 64);
}

static void take(word *set, uint32_t i)
{
    set[i / 64] &= ~((word)1 << (i % 64));
}

static const word *row(const mt_bits *b, const word *rows, uint32_t i)
{
    return rows + (size_t)i * b->words;
}

static bool make(mt_bits *b, mt_arena *arena)
{
    size_t n = b->n, w = b->words;
    b->in = MT_NEW_ARRAY(arena, word, (n + MT_BITS_MEETS) * w);
    b->out = MT_NEW_ARRAY(arena, word, n * w + 1);
    b->free = MT_NEW_ARRAY(arena, word, w);
    b->at = MT_NEW_ARRAY(arena, frame, n + 2);
    b->member = MT_NEW_ARRAY(arena, uint32_t, n + 2);
    word *space = MT_NEW_ARRAY(arena, word, (n + 2) * w * 4);
    if (mt_arena_failed(arena))
        return false;
    for (size_t d = 0; d < n + 2; d++) {
        word *at = space + d * w * 4;
        b->at[d] = (frame){at, at + w, at + 2 * w, at + 3 * w, 0, false};
    }
    return true;
}

static void add_rows(mt_bits *b, const mt_af *af, const uint8_t *label, uint32_t i)
{
    uint32_t a = b->slot[i];
    for (uint32_t k = af->out_at[a]; k < af->out_at[a + 1]; k++)
        if (label[af->out[k]] == MT_UNDECIDED) {
            uint32_t to = b->number[af->out[k]];
            put(b->out + (size_t)i * b->words, to);
            put(b->in + (size_t)to * b->words, i);
        }
}

moot_status mt_bits_open(const mt_af *af, const uint8_t *label, const uint8_t *never,
                         mt_arena *arena, mt_bits **out)
{
    uint32_t n = 0;
    *out = NULL;
    for (uint32_t a = 0; a < af->n; a++)
        n += label[a] == MT_UNDECIDED;
    if (n > MT_BITS_MOST)
        return MOOT_OK;
    mt_bits *b = MT_NEW_ARRAY(arena, mt_bits, 1);
    uint32_t *slot = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
    uint32_t *number = MT_NEW_ARRAY(arena, uint32_t, (size_t)af->n + 1);
    if (mt_arena_failed(arena))
        return MOOT_E_NOMEM;
    *b = (mt_bits){.n = n, .words = (n + MT_BITS_MEETS + 63) / 64, .slot = slot, .number = number};
    if (!make(b, arena))
        return MOOT_E_NOMEM;
    n = 0;
    for (uint32_t a = 0; a < af->n; a++) {
        number[a] = label[a] == MT_UNDECIDED ? n : MT_NO_ID;
        if (label[a] == MT_UNDECIDED)
            slot[n++] = a;
    }
    for (uint32_t i = 0; i < n; i++)
        add_rows(b, af, label, i);
    for (uint32_t i = 0; i < n; i++)
        if (!never[slot[i]] && !has(row(b, b->out, i), i))
            put(b->free, i);
    *out = b;
    return MOOT_OK;
}

/* How many of row and may, counted up to `enough`. */
static uint32_t left(const word *row, const word *may, uint32_t words, uint32_t enough)
{
    uint32_t n = 0;
    for (uint32_t w = 0; w < words; w++)
        for (word x = row[w] & may[w]; x; x &= x - 1)
            if (++n >= enough)
                return n;
    return n;
}

/* The open argument with the fewest left; false if one has none. */
static bool fewest(mt_bits *b, frame *f, bool stable)
{
    uint32_t best = UINT32_MAX;
    f->goal = MT_NO_ID;
    for (uint32_t w = 0; w < b->words; w++)
        for (word x = f->open[w]; x; x &= x - 1) {
            uint32_t i = w * 64 + (uint32_t)__builtin_ctzll(x);
            b->steps++;
            uint32_t self = stable && has(f->may, i);
            if (self >= best)
                continue;
            uint32_t n = self + left(row(b, b->in, i), f->may, b->words, best - self);
            if (n == 0)
                return false;
            if (n < best) {
                best = n;
                f->goal = i;
                if (n == 1)
                    return true;
            }
        }
    return true;
}

/* What nothing is left to attack keeps out all that it attacks; true if something went out. */
static bool lose(mt_bits *b, frame *f)
{
    bool went = false;
    for (uint32_t w = 0; w < b->words; w++)
        for (word x = ~(f->hit[w] | f->lost[w]); x; x &= x - 1) {
            uint32_t i = w * 64 + (uint32_t)__builtin_ctzll(x);
            if (i >= b->n)
                break;
            b->steps++;
            if (left(row(b, b->in, i), f->may, b->words, 1))
                continue;
            put(f->lost, i);
            const word *out = row(b, b->out, i);
            for (uint32_t k = 0; k < b->words; k++) {
                went = went || (f->may[k] & out[k]);
                f->may[k] &= ~out[k];
            }
        }
    return went;
}

static bool look(mt_bits *b, frame *f, bool stable)
{
    f->entered = true;
    if (!fewest(b, f, stable))
        return false;
    if (stable)
        return true;
    bool went = false;
    while (lose(b, f))
        went = true;
    return !went || fewest(b, f, stable);
}

/* i joins: the frame after that. */
static void join(mt_bits *b, uint32_t i)
{
    const frame *f = &b->at[b->depth];
    frame *next = &b->at[b->depth + 1];
    const word *in = row(b, b->in, i), *out = row(b, b->out, i);
    b->member[b->depth++] = b->slot[i];
    for (uint32_t w = 0; w < b->words; w++) {
        next->may[w] = f->may[w] & ~(in[w] | out[w]);
        next->hit[w] = f->hit[w] | out[w];
        next->open[w] = (f->open[w] | in[w]) & ~next->hit[w];
        next->lost[w] = f->lost[w];
    }
    take(next->may, i);
    take(next->open, i);
    next->entered = false;
}

/* The next to be tried for the goal of the frame; MT_NO_ID if there is none. */
static uint32_t next_of(const mt_bits *b, const frame *f, bool stable)
{
    const word *in = row(b, b->in, f->goal);
    if (stable && has(f->may, f->goal))
        return f->goal;
    for (uint32_t w = 0; w < b->words; w++)
        if (in[w] & f->may[w])
            return w * 64 + (uint32_t)__builtin_ctzll(in[w] & f->may[w]);
    return MT_NO_ID;
}

/* False if the members that are wished exclude each other. */
static bool start(mt_bits *b, const mt_bits_goal *goal)
{
    frame *f = &b->at[0];
    b->depth = 0;
    b->steps = 0;
    for (uint32_t w = 0; w < b->words; w++) {
        f->may[w] = b->free[w];
        f->open[w] = f->hit[w] = f->lost[w] = 0;
    }
    for (uint32_t i = 0; goal->stable && i < b->n; i++)
        put(f->open, i);
    for (uint32_t i = 0; goal->meet && i < b->meets; i++)
        put(f->open, b->n + i);
    uint32_t without = goal->without == MT_NO_ID ? MT_NO_ID : b->number[goal->without];
    if (without != MT_NO_ID)
        take(f->may, without);
    if (without != MT_NO_ID && goal->hit)
        put(f->open, without);
    f->entered = false;
    for (uint32_t i = 0; i < goal->in_n; i++) {
        bool wish = b->number[goal->in[i]] != MT_NO_ID;
        for (uint32_t d = 0; d < b->depth; d++)
            wish = wish && b->member[d] != goal->in[i];
        if (wish && !has(b->at[b->depth].may, b->number[goal->in[i]]))
            return false;
        if (wish)
            join(b, b->number[goal->in[i]]);
    }
    return true;
}

moot_status mt_bits_try(mt_bits *b, mt_bits_goal goal, uint64_t steps, const mt_stop *stop,
                        mt_found *found)
{
    *found = MT_FOUND_NONE;
    if (!start(b, &goal))
        return MOOT_OK;
    uint32_t root = b->depth;
    for (uint32_t round = 0; b->steps < steps; round++) {
        if (round % 1024 == 1023 && mt_stopped(stop))
            return MOOT_E_CANCELLED;
        frame *f = &b->at[b->depth];
        bool fails = !f->entered && !look(b, f, goal.stable);
        if (!fails && f->goal == MT_NO_ID) {
            *found = MT_FOUND;
            return MOOT_OK;
        }
        uint32_t i = fails ? MT_NO_ID : next_of(b, f, goal.stable);
        if (i != MT_NO_ID) {
            take(f->may, i);
            join(b, i);
        } else if (b->depth == root) {
            return MOOT_OK;
        } else {
            b->depth--;
        }
    }
    *found = MT_GAVE_UP;
    return MOOT_OK;
}

void mt_bits_bar(mt_bits *b, uint32_t a)
{
    take(b->free, b->number[a]);
}

bool mt_bits_meet(mt_bits *b, const uint32_t *some, uint32_t n)
{
    if (b->meets == MT_BITS_MEETS)
        return false;
    uint32_t row = b->n + b->meets++;
    for (uint32_t i = 0; i < n; i++) {
        put(b->in + (size_t)row * b->words, b->number[some[i]]);
        put(b->out + (size_t)b->number[some[i]] * b->words, row);
    }
    return true;
}

void mt_bits_meet_nothing(mt_bits *b)
{
    for (uint32_t row = b->n; row < b->n + b->meets; row++) {
        for (uint32_t w = 0; w < b->words; w++)
            b->in[(size_t)row * b->words + w] = 0;
        for (uint32_t i = 0; i < b->n; i++)
            take(b->out + (size_t)i * b->words, row);
    }
    b->meets = 0;
}

const uint32_t *mt_bits_members(const mt_bits *b, uint32_t *n)
{
    *n = b->depth;
    return b->member;
}
