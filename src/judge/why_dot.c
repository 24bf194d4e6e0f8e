/* Explanations -> DOT: each tree a cluster; what speaks for the claim in boxes, what
 * speaks against it in dashed ellipses. */
#include "judge/why_inner.h"

static void put_node(const mt_debate *d, const mt_why_part *p, uint32_t at, uint32_t base,
                     mt_arena *arena, mt_out *o)
{
    const mt_why_node *line = &p->node[at];
    bool statement = line->who.kind == MT_END_STATEMENT;
    mt_memory text = {.arena = arena};
    mt_out inner;
    mt_out_init(&inner, mt_memory_writer(&text));
    mt_put_claim_name(d, line->who, line->opposite, &inner);
    mt_out_z(&inner, line->granted ? " (granted)\n" : line->cut ? " (cut)\n" : "\n");
    mt_out_put(&inner,
               statement ? d->statement[line->who.id].text : d->argument[line->who.id].text);
    mt_out_printf(o, "    n%u [class=\"%s\", %s, label=", (unsigned)(base + at),
                  line->ours ? "proponent" : "opponent",
                  line->ours ? "shape=box" : "shape=ellipse, style=dashed");
    if (mt_out_finish(&inner) == MOOT_OK)
        mt_out_dot(o, mt_memory_str(&text));
    else
        mt_out_z(o, "\"\"");
    mt_out_z(o, "];\n");
}

static void put_edge(const mt_debate *d, const mt_why_part *p, uint32_t at, uint32_t base,
                     mt_arena *arena, mt_out *o)
{
    const mt_why_node *line = &p->node[at];
    mt_memory text = {.arena = arena};
    mt_out inner;
    mt_out_init(&inner, mt_memory_writer(&text));
    mt_put_role(d, p, line, &inner);
    if (line->parent != MT_NO_ID) {
        bool reason = line->ours == p->node[line->parent].ours;
        mt_out_printf(o, "    n%u -> n%u [%s, label=", (unsigned)(base + at),
                      (unsigned)(base + line->parent), reason ? "style=solid" : "style=dashed");
        if (mt_out_finish(&inner) == MOOT_OK)
            mt_out_dot(o, mt_memory_str(&text));
        else
            mt_out_z(o, "\"\"");
        mt_out_z(o, "];\n");
    }
    if (line->same != MT_NO_ID)
        mt_out_printf(o, "    n%u -> n%u [style=dotted, arrowhead=none, constraint=false];\n",
                      (unsigned)(base + at), (unsigned)(base + line->same));
}

static void put_part(const mt_why *w, const mt_explained *e, const mt_why_part *p, uint32_t number,
                     uint32_t base, mt_arena *arena, mt_out *o)
{
    mt_memory text = {.arena = arena};
    mt_out inner;
    mt_out_init(&inner, mt_memory_writer(&text));
    mt_put_claim_name(w->debate, e->what, p->opposite, &inner);
    mt_out_z(&inner, p->reach == MT_REACH_SOME ? p->defeats ? " can be given up" : " can be held"
                     : p->defeats              ? " falls"
                                               : " stands");
    mt_out_printf(o, "  subgraph cluster_%u {\n    label=", (unsigned)number);
    if (mt_out_finish(&inner) == MOOT_OK)
        mt_out_dot(o, mt_memory_str(&text));
    else
        mt_out_z(o, "\"\"");
    mt_out_z(o, ";\n");
    for (uint32_t i = 0; i < p->nodes; i++)
        put_node(w->debate, p, i, base, arena, o);
    for (uint32_t i = 0; i < p->nodes; i++)
        put_edge(w->debate, p, i, base, arena, o);
    mt_out_z(o, "  }\n");
}

void mt_why_dot(const mt_why *w, mt_out *o)
{
    uint32_t number = 0, base = 0;
    mt_arena arena;
    mt_arena_init(&arena, &w->arena.alloc);
    mt_out_z(o, "digraph why {\n  rankdir=BT;\n"
                "  node [fontname=\"sans-serif\", fontsize=11];\n"
                "  edge [fontname=\"sans-serif\", fontsize=9];\n");
    for (uint32_t i = 0; i < w->claims; i++)
        for (uint32_t k = 0; k < w->claim[i].parts; k++) {
            const mt_why_part *p = &w->claim[i].part[k];
            put_part(w, &w->claim[i], p, number++, base, &arena, o);
            base += p->nodes;
        }
    mt_out_z(o, "}\n");
    if (mt_arena_failed(&arena))
        mt_out_no_memory(o);
    mt_arena_free(&arena);
}
