/* What shows a lower bound, written down step by step (docs/ACTORS.md, "Proofs"). */
#include "actors/hunt.h"
#include "base/out.h"

static const char *const kind_words[MT_BALANCE_KINDS] = {"strong", "weak"};

void mt_trace_head(const moot_writer *to, const mt_network *net, mt_balance_kind kind, bool *failed)
{
    mt_out out;
    mt_out_init(&out, *to);
    mt_out_printf(&out, "moot-balance %s %u %u\n", kind_words[kind], net->n, net->m);
    for (uint32_t t = 0; t < net->m; t++)
        mt_out_printf(&out, "t %u %u %c %lld\n", net->tie[t].a + 1, net->tie[t].b + 1,
                      net->tie[t].hostile ? '-' : '+', (long long)net->tie[t].weight);
    *failed = mt_out_finish(&out) != MOOT_OK || *failed;
}

void mt_trace_end(const moot_writer *to, int64_t lower, bool *failed)
{
    mt_out out;
    mt_out_init(&out, *to);
    mt_out_printf(&out, "q %lld\n", (long long)lower);
    *failed = mt_out_finish(&out) != MOOT_OK || *failed;
}

bool mt_trace_block(const mt_quest *q, const mt_chains *c)
{
    mt_out out;
    mt_out_init(&out, *q->proof);
    mt_out_printf(&out, "b %u %u\n", c->block.n, c->block.m);
    for (uint32_t v = 0; v < c->block.n; v++)
        mt_out_printf(&out, "a %u\n", c->of->actor[c->node[v]] + 1);
    for (uint32_t e = 0; e < c->block.m; e++) {
        const mt_edge *edge = &c->block.edge[e];
        mt_out_printf(&out, "e %u %u %c ", edge->a + 1, edge->b + 1, edge->hostile ? '-' : '+');
        mt_out_whole(&out, edge->weight * c->block.unit);
        for (uint32_t i = c->start[e]; i < c->start[e + 1]; i++)
            mt_out_printf(&out, " %u", c->of->tie[c->link[i]] + 1);
        mt_out_z(&out, " 0\n");
    }
    return mt_out_finish(&out) == MOOT_OK;
}

static bool put(void *ctx, const char *bytes, size_t n)
{
    mt_sat_trace_put(ctx, (moot_str){bytes, n});
    return true;
}

void mt_trace_cycle(mt_hunt *h, const uint32_t *edge, uint32_t n)
{
    mt_out out;
    if (!h->q->proof)
        return;
    mt_out_init(&out, (moot_writer){put, h->sat});
    mt_out_char(&out, 'k');
    for (uint32_t i = 0; i < n; i++)
        mt_out_printf(&out, " %u", edge[i] + 1);
    mt_out_z(&out, " 0\n");
    mt_out_flush(&out);
}

void mt_trace_step(mt_hunt *h, const uint32_t *core, uint32_t n, int64_t weight)
{
    mt_out out;
    if (!h->q->proof)
        return;
    mt_out_init(&out, (moot_writer){put, h->sat});
    mt_out_z(&out, "s ");
    mt_out_whole(&out, weight * h->b->unit);
    for (uint32_t i = 0; i < n; i++) {
        mt_core_literal what = h->soft.at[core[i]].what;
        mt_out_printf(&out, " %u", what.index + 1);
        if (what.count)
            mt_out_printf(&out, ":%u", what.count);
    }
    mt_out_z(&out, " 0\n");
    mt_out_flush(&out);
}
