#include "af/graph.h"

/* Two counting sorts: by the second of each pair, then stably by the first. */
static void spread(uint32_t n, uint32_t count, const uint32_t *key, const uint32_t *value,
                   uint32_t *at, uint32_t *row)
{
    for (uint32_t i = 0; i < count; i++)
        at[key[i] + 1]++;
    for (uint32_t a = 0; a < n; a++)
        at[a + 1] += at[a];
    for (uint32_t i = 0; i < count; i++)
        row[at[key[i]]++] = value[i];
    for (uint32_t a = n; a > 0; a--)
        at[a] = at[a - 1];
    at[0] = 0;
}

/* Turn rows of sources by target into rows of targets by source; as the targets are
 * walked in order, the rows come out sorted, and what stands twice stands side by side. */
static uint32_t turn(uint32_t n, const uint32_t *in_at, const uint32_t *in, uint32_t *at,
                     uint32_t *row)
{
    for (uint32_t i = 0; i < in_at[n]; i++)
        at[in[i] + 1]++;
    for (uint32_t a = 0; a < n; a++)
        at[a + 1] += at[a];
    for (uint32_t b = 0; b < n; b++)
        for (uint32_t i = in_at[b]; i < in_at[b + 1]; i++)
            row[at[in[i]]++] = b;
    for (uint32_t a = n; a > 0; a--)
        at[a] = at[a - 1];
    at[0] = 0;
    uint32_t kept = 0;
    for (uint32_t a = 0, first = 0; a < n; a++) {
        uint32_t end = at[a + 1], row_at = kept;
        for (uint32_t i = first; i < end; i++)
            if (kept == row_at || row[kept - 1] != row[i])
                row[kept++] = row[i];
        first = end;
        at[a] = row_at;
    }
    at[n] = kept;
    return kept;
}

moot_status mt_af_build(mt_arena *arena, uint32_t n, uint32_t count, const uint32_t *from,
                        const uint32_t *to, mt_af *out)
{
    uint32_t *in_at = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
    uint32_t *out_at = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
    uint32_t *in = MT_NEW_ARRAY(arena, uint32_t, (size_t)count + 1);
    uint32_t *rows = MT_NEW_ARRAY(arena, uint32_t, (size_t)count + 1);
    if (mt_arena_failed(arena))
        return MOOT_E_NOMEM;
    spread(n, count, to, from, in_at, in);
    uint32_t m = turn(n, in_at, in, out_at, rows);
    for (uint32_t a = 0; a <= n; a++)
        in_at[a] = 0;
    turn(n, out_at, rows, in_at, in);
    *out = (mt_af){.n = n, .m = m, .out_at = out_at, .out = rows, .in_at = in_at, .in = in};
    return MOOT_OK;
}

static bool in_row(const uint32_t *row, uint32_t n, uint32_t a)
{
    while (n > 0) {
        uint32_t half = n / 2;
        if (row[half] == a)
            return true;
        if (row[half] < a) {
            row += half + 1;
            n -= half + 1;
        } else {
            n = half;
        }
    }
    return false;
}

bool mt_af_attacks(const mt_af *af, uint32_t from, uint32_t to)
{
    uint32_t outs = mt_af_out_degree(af, from), ins = mt_af_in_degree(af, to);
    return outs < ins ? in_row(af->out + af->out_at[from], outs, to)
                      : in_row(af->in + af->in_at[to], ins, from);
}
