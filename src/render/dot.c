/* Scene -> DOT. */
#include "render/dot.h"

#include "render/words.h"

static void node(const mt_scene *s, uint32_t i, mt_out *o)
{
    const mt_item *n = &s->node[i];
    mt_out_printf(o, "  n%u [class=\"%s %s\", shape=%s, color=\"%s\", label=", (unsigned)i,
                  mt_side_class(n->side), n->what.kind == MT_END_ARGUMENT ? "argument" : "claim",
                  n->what.kind == MT_END_ARGUMENT ? "box, style=rounded" : "box",
                  n->side == MT_SIDE_YES  ? "#00588F"
                  : n->side == MT_SIDE_NO ? "#A34100"
                                          : "#5B5F66");
    mt_memory text = {.arena = s->arena};
    mt_out inner;
    mt_out_init(&inner, mt_memory_writer(&text));
    mt_out_z(&inner, mt_side_sign(n->side));
    mt_out_put(&inner, n->label);
    mt_out_z(&inner, " (");
    mt_out_put(&inner, mt_standing_word(n->standing));
    mt_out_z(&inner, ")\n");
    mt_out_put(&inner, n->text);
    if (mt_out_finish(&inner) == MOOT_OK)
        mt_out_dot(o, mt_memory_str(&text));
    else
        mt_out_z(o, "\"\"");
    mt_out_z(o, "];\n");
}

static const char *style(const mt_edge *e)
{
    switch (e->kind) {
    case MT_EDGE_NONE:
    case MT_EDGE_PREMISE: return "style=solid";
    case MT_EDGE_SUPPORT: return "style=solid, label=\"+\"";
    case MT_EDGE_ATTACK: return "style=dashed, label=\"\xC3\x97\"";
    case MT_EDGE_UNDERCUT: return "style=dotted, arrowhead=dot";
    }
    return "style=solid";
}

/* `through`: the line is undercut and runs through a point of its own. */
static void line(const mt_scene *s, uint32_t id, bool through, mt_out *o)
{
    const mt_edge *e = &s->edge[id];
    bool onto = e->kind == MT_EDGE_UNDERCUT && e->onto != MT_NO_ID;
    char to = onto ? 'e' : 'n';
    unsigned target = onto ? e->onto : e->to;
    const char *both = e->both ? ", dir=both" : "";
    if (through) {
        mt_out_printf(o, "  e%u [shape=point];\n  n%u -> e%u [%s, arrowhead=none];\n", (unsigned)id,
                      (unsigned)e->from, (unsigned)id, style(e));
        mt_out_printf(o, "  e%u -> %c%u [%s%s];\n", (unsigned)id, to, target,
                      e->kind == MT_EDGE_ATTACK ? "style=dashed" : "style=solid", both);
    } else {
        mt_out_printf(o, "  n%u -> %c%u [%s%s];\n", (unsigned)e->from, to, target, style(e), both);
    }
}

void mt_dot_write(const mt_scene *s, mt_out *o)
{
    bool *point = MT_NEW_ARRAY(s->arena, bool, (size_t)s->edges + 1);
    if (!point)
        return;
    for (uint32_t i = 0; i < s->edges; i++)
        if (s->edge[i].kind == MT_EDGE_UNDERCUT && s->edge[i].onto != MT_NO_ID)
            point[s->edge[i].onto] = true;
    mt_out_z(o, "digraph debate {\n  rankdir=RL;\n"
                "  node [fontname=\"sans-serif\", fontsize=11];\n");
    for (uint32_t i = 0; i < s->nodes; i++)
        node(s, i, o);
    for (uint32_t i = 0; i < s->edges; i++)
        if (s->edge[i].kind != MT_EDGE_NONE)
            line(s, i, point[i], o);
    mt_out_z(o, "}\n");
}
