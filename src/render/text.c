/* Scene -> the report in words; layout -> a list of places. */
#include "render/text.h"

#include "render/words.h"

enum { INDENT_MOST = 12 };

static void name(const mt_scene *s, uint32_t node, mt_out *o)
{
    mt_out_put(o, s->node[node].label);
}

void mt_text_report(const mt_scene *s, mt_out *o)
{
    const mt_debate *d = s->debate;
    if (d->question.len) {
        mt_out_put(o, d->question);
        mt_out_z(o, "\n\n");
    }
    mt_verdict_text(s->verdict, true, o);
    mt_out_z(o, "\nThe claims\n");
    for (uint32_t i = 0; i < s->nodes; i++) {
        uint32_t id = s->outline[i];
        const mt_item *n = &s->node[id];
        size_t indent = 2 * (size_t)(n->depth < INDENT_MOST ? n->depth : INDENT_MOST);
        mt_out_fill(o, ' ', indent);
        mt_out_put(o, n->label);
        mt_out_z(o, n->granted ? " = " : " ");
        mt_out_put(o, n->text);
        mt_out_z(o, "\n");
        mt_out_fill(o, ' ', indent + 2);
        mt_out_char(o, '(');
        mt_out_put(o, mt_standing_word(n->standing));
        if (n->unsure)
            mt_out_z(o, ", unsure");
        if (s->out_start[id] < s->out_start[id + 1] || s->in_start[id] < s->in_start[id + 1])
            mt_out_z(o, "; ");
        mt_words_relations(s, id, name, o);
        mt_out_z(o, ")\n");
    }
}

void mt_text_layout(const mt_layout *l, mt_out *o)
{
    const mt_scene *s = l->scene;
    mt_out_printf(o, "map %d x %d, axis %d, %u layers, %u crossings, %u left out\n", l->width,
                  l->height, l->axis, (unsigned)l->layers, (unsigned)l->crossings,
                  (unsigned)l->left_out);
    for (uint32_t i = 0; i < l->boxes; i++) {
        const mt_box *b = &l->box[i];
        mt_out_z(o, "box ");
        name(s, b->node, o);
        mt_out_printf(o, " layer %u band %d at %d,%d size %dx%d lines %u behind %u\n",
                      (unsigned)b->layer, (int)b->band, b->x, b->y, b->w, b->h,
                      (unsigned)b->text.line.n, (unsigned)b->behind);
    }
    static const char *const kinds[] = {"none", "support", "attack", "undercut", "premise"};
    for (uint32_t i = 0; i < l->traces; i++) {
        const mt_trace *t = &l->trace[i];
        const mt_edge *e = &s->edge[t->edge];
        mt_out_printf(o, "line %s ", kinds[e->kind]);
        name(s, e->from, o);
        mt_out_z(o, " to ");
        name(s, e->to, o);
        for (uint32_t k = 0; k < t->points; k++)
            mt_out_printf(o, " %d,%d", t->point[k].x, t->point[k].y);
        mt_out_z(o, "\n");
    }
}
