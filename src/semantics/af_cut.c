/* Abstract framework -> independent parts: components by union-find with
 * halving, rows by one counting pass.  O((n + m) log n), practically linear. */
#include "semantics/af_cut.h"

enum { BATCH = 1000 }; /* arguments that are worth a solver of their own */

static uint32_t root(uint32_t *up, uint32_t a)
{
    while (up[a] != a) {
        up[a] = up[up[a]];
        a = up[a];
    }
    return a;
}

static bool kept(const mt_af *af, const mt_cut *cut, bool grounded, uint32_t a, uint32_t b)
{
    if (cut->label[a] != MT_UNDECIDED || cut->label[b] != MT_UNDECIDED)
        return false;
    return grounded || a == b || !mt_af_attacks(af, a, a);
}

static void join(const mt_af *af, const mt_cut *cut, bool grounded, uint32_t *up)
{
    for (uint32_t a = 0; a < af->n; a++)
        up[a] = a;
    for (uint32_t a = 0; a < af->n; a++)
        for (uint32_t i = af->out_at[a]; i < af->out_at[a + 1]; i++)
            if (kept(af, cut, grounded, a, af->out[i]))
                up[root(up, a)] = root(up, af->out[i]);
}

/* Number the parts; size[] per part. */
static void number(const mt_af *af, mt_cut_how how, mt_cut *cut, uint32_t *up, uint32_t *size,
                   uint32_t *id)
{
    for (uint32_t a = 0; a < af->n; a++) {
        size[a] = 0;
        id[a] = UINT32_MAX;
    }
    for (uint32_t a = 0; a < af->n; a++)
        size[root(up, a)] += cut->label[a] == MT_UNDECIDED;
    uint32_t batch = UINT32_MAX, filled = 0;
    bool has_alone = how.batch && how.alone < af->n;
    uint32_t alone = has_alone ? root(up, how.alone) : UINT32_MAX;
    for (uint32_t a = 0; a < af->n; a++) {
        if (cut->label[a] != MT_UNDECIDED)
            continue;
        uint32_t r = root(up, a);
        if (id[r] == UINT32_MAX && how.batch && size[r] < BATCH && r != alone) {
            if (batch == UINT32_MAX || filled + size[r] > BATCH) {
                batch = cut->parts++;
                filled = 0;
            }
            filled += size[r];
            id[r] = batch;
        } else if (id[r] == UINT32_MAX) {
            id[r] = cut->parts++;
        }
        cut->part_of[a] = id[r];
    }
}

/* The members of each part, ascending, in one array; first[] has parts + 1 entries. */
static uint32_t *members(const mt_af *af, mt_cut *cut, mt_arena *arena, uint32_t *first)
{
    uint32_t *all = MT_NEW_ARRAY(arena, uint32_t, (size_t)af->n + 1);
    if (!all)
        return NULL;
    for (uint32_t a = 0; a < af->n; a++)
        if (cut->label[a] == MT_UNDECIDED)
            first[cut->part_of[a] + 1]++;
    for (uint32_t p = 0; p < cut->parts; p++)
        first[p + 1] += first[p];
    for (uint32_t a = 0; a < af->n; a++)
        if (cut->label[a] == MT_UNDECIDED) {
            mt_cut_part *part = &cut->part[cut->part_of[a]];
            cut->local_of[a] = part->af.n;
            all[first[cut->part_of[a]] + part->af.n++] = a;
        }
    return all;
}

static bool rows(const mt_af *af, const mt_cut *cut, bool grounded, mt_arena *arena,
                 mt_cut_part *part)
{
    uint32_t n = part->af.n, m = 0;
    uint32_t *out_at = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
    uint32_t *in_at = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
    if (!out_at || !in_at)
        return false;
    for (uint32_t a = 0; a < n; a++)
        for (uint32_t g = part->name[a], i = af->out_at[g]; i < af->out_at[g + 1]; i++)
            m += kept(af, cut, grounded, g, af->out[i]);
    uint32_t *out = MT_NEW_ARRAY(arena, uint32_t, (size_t)m + 1);
    uint32_t *in = MT_NEW_ARRAY(arena, uint32_t, (size_t)m + 1);
    if (!out || !in)
        return false;
    uint32_t o = 0, k = 0;
    for (uint32_t a = 0; a < n; a++) {
        uint32_t g = part->name[a];
        for (uint32_t i = af->out_at[g]; i < af->out_at[g + 1]; i++)
            if (kept(af, cut, grounded, g, af->out[i]))
                out[o++] = cut->local_of[af->out[i]];
        out_at[a + 1] = o;
        for (uint32_t i = af->in_at[g]; i < af->in_at[g + 1]; i++)
            if (kept(af, cut, grounded, af->in[i], g))
                in[k++] = cut->local_of[af->in[i]];
        in_at[a + 1] = k;
    }
    part->af = (mt_af){.n = n, .m = m, .out_at = out_at, .out = out, .in_at = in_at, .in = in};
    return true;
}

static moot_status parts(const mt_af *af, mt_cut_how how, mt_arena *arena, mt_cut *cut)
{
    size_t n = (size_t)af->n + 1;
    uint32_t *up = MT_NEW_ARRAY(arena, uint32_t, n);
    uint32_t *size = MT_NEW_ARRAY(arena, uint32_t, n);
    uint32_t *id = MT_NEW_ARRAY(arena, uint32_t, n);
    if (!up || !size || !id)
        return MOOT_E_NOMEM;
    join(af, cut, how.grounded, up);
    number(af, how, cut, up, size, id);
    cut->part = MT_NEW_ARRAY(arena, mt_cut_part, (size_t)cut->parts + 1);
    uint32_t *first = MT_NEW_ARRAY(arena, uint32_t, (size_t)cut->parts + 1);
    if (!cut->part || !first)
        return MOOT_E_NOMEM;
    uint32_t *all = members(af, cut, arena, first);
    for (uint32_t p = 0; all && p < cut->parts; p++) {
        cut->part[p].name = all + first[p];
        if (!rows(af, cut, how.grounded, arena, &cut->part[p]))
            return MOOT_E_NOMEM;
    }
    return all ? MOOT_OK : MOOT_E_NOMEM;
}

moot_status mt_cut_make(const mt_af *af, mt_cut_how how, mt_arena *arena, mt_cut *out)
{
    size_t n = (size_t)af->n + 1;
    *out = (mt_cut){.label = MT_NEW_ARRAY(arena, uint8_t, n),
                    .part_of = MT_NEW_ARRAY(arena, uint32_t, n),
                    .local_of = MT_NEW_ARRAY(arena, uint32_t, n)};
    if (!out->label || !out->part_of || !out->local_of)
        return MOOT_E_NOMEM;
    moot_status status = how.grounded ? mt_af_close(af, &arena->alloc, out->label) : MOOT_OK;
    return status == MOOT_OK ? parts(af, how, arena, out) : status;
}
