#include "semantics/af_parts.h"

/* Scratch arrays of one call. */
typedef struct scratch {
    mt_arena arena;
    uint32_t *stack;
    uint32_t n;
    uint32_t *left;
} scratch;

static bool scratch_open(scratch *s, const moot_alloc *alloc, uint32_t n)
{
    mt_arena_init(&s->arena, alloc);
    s->stack = MT_NEW_ARRAY(&s->arena, uint32_t, (size_t)n + 1);
    s->left = MT_NEW_ARRAY(&s->arena, uint32_t, (size_t)n + 1);
    s->n = 0;
    if (!mt_arena_failed(&s->arena))
        return true;
    mt_arena_free(&s->arena);
    return false;
}

/* An argument fell out: its targets have one attacker less to fear. */
static void relieve(const mt_af *af, scratch *s, uint8_t *label, uint32_t out)
{
    for (uint32_t i = af->out_at[out]; i < af->out_at[out + 1]; i++) {
        uint32_t a = af->out[i];
        if (--s->left[a] == 0 && label[a] == MT_UNDECIDED) {
            label[a] = MT_IN;
            s->stack[s->n++] = a;
        }
    }
}

moot_status mt_af_close(const mt_af *af, const moot_alloc *alloc, uint8_t *label)
{
    scratch s;
    if (!scratch_open(&s, alloc, af->n))
        return MOOT_E_NOMEM;
    for (uint32_t a = 0; a < af->n; a++) {
        s.left[a] = mt_af_in_degree(af, a);
        if (label[a] == MT_UNDECIDED && s.left[a] == 0)
            label[a] = MT_IN;
        if (label[a] == MT_IN)
            s.stack[s.n++] = a;
    }
    for (uint32_t a = 0; a < af->n; a++)
        if (label[a] == MT_OUT)
            relieve(af, &s, label, a);
    while (s.n > 0) {
        uint32_t a = s.stack[--s.n];
        for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1]; i++) {
            uint32_t b = af->out[i];
            if (label[b] == MT_UNDECIDED) {
                label[b] = MT_OUT;
                relieve(af, &s, label, b);
            }
        }
    }
    mt_arena_free(&s.arena);
    return MOOT_OK;
}

moot_status mt_af_take(const mt_af *af, const uint8_t *keep, uint8_t value, mt_arena *arena,
                       mt_af_part *part)
{
    uint32_t n = 0, m = 0;
    uint32_t *to = MT_NEW_ARRAY(arena, uint32_t, (size_t)af->n + 1);
    if (mt_arena_failed(arena))
        return MOOT_E_NOMEM;
    for (uint32_t a = 0; a < af->n; a++)
        to[a] = keep[a] == value ? n++ : MT_NO_ID;
    for (uint32_t a = 0; a < af->n; a++)
        for (uint32_t i = af->out_at[a]; to[a] != MT_NO_ID && i < af->out_at[a + 1]; i++)
            m += to[af->out[i]] != MT_NO_ID;
    uint32_t *whole = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
    uint32_t *out_at = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
    uint32_t *in_at = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
    uint32_t *out = MT_NEW_ARRAY(arena, uint32_t, (size_t)m + 1);
    uint32_t *in = MT_NEW_ARRAY(arena, uint32_t, (size_t)m + 1);
    if (mt_arena_failed(arena))
        return MOOT_E_NOMEM;
    uint32_t outs = 0, ins = 0;
    for (uint32_t a = 0; a < af->n; a++) {
        if (to[a] == MT_NO_ID)
            continue;
        whole[to[a]] = a;
        for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1]; i++)
            if (to[af->out[i]] != MT_NO_ID)
                out[outs++] = to[af->out[i]];
        for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
            if (to[af->in[i]] != MT_NO_ID)
                in[ins++] = to[af->in[i]];
        out_at[to[a] + 1] = outs;
        in_at[to[a] + 1] = ins;
    }
    part->af = (mt_af){.n = n, .m = m, .out_at = out_at, .out = out, .in_at = in_at, .in = in};
    part->whole = whole;
    return MOOT_OK;
}

uint32_t mt_af_part_find(const mt_af_part *part, uint32_t whole)
{
    uint32_t low = 0, high = part->af.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (part->whole[mid] < whole)
            low = mid + 1;
        else
            high = mid;
    }
    return low < part->af.n && part->whole[low] == whole ? low : MT_NO_ID;
}

/* Tarjan's algorithm over the attackers, so that a component comes after those that
 * attack it. */
typedef struct tarjan {
    const mt_af *af;
    uint32_t *index, *low, *edge, *of;
    uint32_t *path, *open; /* path: the walk; open: arguments without a component yet */
    uint32_t path_n, open_n, seen;
    uint32_t *start, *order;
    uint32_t count, placed;
} tarjan;

static void enter(tarjan *t, uint32_t a)
{
    t->index[a] = t->low[a] = ++t->seen;
    t->edge[a] = t->af->in_at[a];
    t->path[t->path_n++] = a;
    t->open[t->open_n++] = a;
}

static void leave(tarjan *t, uint32_t a)
{
    t->path_n--;
    if (t->low[a] == t->index[a]) {
        uint32_t b;
        do {
            b = t->open[--t->open_n];
            t->of[b] = t->count;
            t->order[t->placed++] = b;
        } while (b != a);
        t->start[++t->count] = t->placed;
    }
    if (t->path_n > 0) {
        uint32_t above = t->path[t->path_n - 1];
        if (t->low[a] < t->low[above])
            t->low[above] = t->low[a];
    }
}

static void walk(tarjan *t, uint32_t root)
{
    enter(t, root);
    while (t->path_n > 0) {
        uint32_t a = t->path[t->path_n - 1];
        if (t->edge[a] == t->af->in_at[a + 1]) {
            leave(t, a);
            continue;
        }
        uint32_t b = t->af->in[t->edge[a]++];
        if (!t->index[b])
            enter(t, b);
        else if (t->of[b] == MT_NO_ID && t->index[b] < t->low[a])
            t->low[a] = t->index[b];
    }
}

moot_status mt_af_strong(const mt_af *af, mt_arena *arena, mt_af_components *out)
{
    size_t n = (size_t)af->n + 1;
    mt_arena own;
    mt_arena_init(&own, &arena->alloc);
    tarjan t = {.af = af};
    t.index = MT_NEW_ARRAY(&own, uint32_t, n);
    t.low = MT_NEW_ARRAY(&own, uint32_t, n);
    t.edge = MT_NEW_ARRAY(&own, uint32_t, n);
    t.path = MT_NEW_ARRAY(&own, uint32_t, n);
    t.open = MT_NEW_ARRAY(&own, uint32_t, n);
    t.of = MT_NEW_ARRAY(arena, uint32_t, n);
    t.start = MT_NEW_ARRAY(arena, uint32_t, n);
    t.order = MT_NEW_ARRAY(arena, uint32_t, n);
    moot_status status = MOOT_E_NOMEM;
    if (!mt_arena_failed(&own) && !mt_arena_failed(arena)) {
        for (uint32_t a = 0; a < af->n; a++)
            t.of[a] = MT_NO_ID;
        for (uint32_t a = 0; a < af->n; a++)
            if (!t.index[a])
                walk(&t, a);
        *out = (mt_af_components){t.count, t.of, t.start, t.order};
        status = MOOT_OK;
    }
    mt_arena_free(&own);
    return status;
}

/* Everything joined to `root` by attacks in either direction, into `order`. */
static uint32_t flood(const mt_af *af, uint32_t root, uint32_t number, uint32_t *of,
                      uint32_t *order, uint32_t placed)
{
    uint32_t done = placed;
    of[root] = number;
    order[placed++] = root;
    while (done < placed) {
        uint32_t a = order[done++];
        for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1]; i++)
            if (of[af->out[i]] == MT_NO_ID) {
                of[af->out[i]] = number;
                order[placed++] = af->out[i];
            }
        for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
            if (of[af->in[i]] == MT_NO_ID) {
                of[af->in[i]] = number;
                order[placed++] = af->in[i];
            }
    }
    return placed;
}

moot_status mt_af_weak(const mt_af *af, mt_arena *arena, mt_af_components *out)
{
    uint32_t *of = MT_NEW_ARRAY(arena, uint32_t, (size_t)af->n + 1);
    uint32_t *start = MT_NEW_ARRAY(arena, uint32_t, (size_t)af->n + 1);
    uint32_t *order = MT_NEW_ARRAY(arena, uint32_t, (size_t)af->n + 1);
    if (mt_arena_failed(arena))
        return MOOT_E_NOMEM;
    uint32_t count = 0;
    for (uint32_t a = 0; a < af->n; a++)
        of[a] = MT_NO_ID;
    for (uint32_t a = 0; a < af->n; a++)
        if (of[a] == MT_NO_ID) {
            start[count + 1] = flood(af, a, count, of, order, start[count]);
            count++;
        }
    *out = (mt_af_components){count, of, start, order};
    return MOOT_OK;
}

moot_status mt_af_cone(const mt_af *af, const moot_alloc *alloc, uint8_t *mark)
{
    scratch s;
    if (!scratch_open(&s, alloc, af->n))
        return MOOT_E_NOMEM;
    for (uint32_t a = 0; a < af->n; a++)
        if (mark[a])
            s.stack[s.n++] = a;
    while (s.n > 0) {
        uint32_t a = s.stack[--s.n];
        for (uint32_t i = af->in_at[a]; i < af->in_at[a + 1]; i++)
            if (!mark[af->in[i]]) {
                mark[af->in[i]] = 1;
                s.stack[s.n++] = af->in[i];
            }
    }
    mt_arena_free(&s.arena);
    return MOOT_OK;
}

moot_status mt_af_defended(const mt_af *af, const moot_alloc *alloc, uint8_t *cand)
{
    scratch s;
    if (!scratch_open(&s, alloc, af->n))
        return MOOT_E_NOMEM;
    /* left[b]: candidates that attack b; when none is left, b's targets go */
    for (uint32_t a = 0; a < af->n; a++)
        for (uint32_t i = af->out_at[a]; cand[a] && i < af->out_at[a + 1]; i++)
            s.left[af->out[i]]++;
    for (uint32_t b = 0; b < af->n; b++)
        if (s.left[b] == 0)
            s.stack[s.n++] = b;
    while (s.n > 0) {
        uint32_t b = s.stack[--s.n];
        for (uint32_t i = af->out_at[b]; i < af->out_at[b + 1]; i++) {
            uint32_t a = af->out[i];
            if (!cand[a])
                continue;
            cand[a] = 0;
            for (uint32_t j = af->out_at[a]; j < af->out_at[a + 1]; j++)
                if (--s.left[af->out[j]] == 0)
                    s.stack[s.n++] = af->out[j];
        }
    }
    mt_arena_free(&s.arena);
    return MOOT_OK;
}
