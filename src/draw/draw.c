/* The order of this room: map, boxes, frames, their rows and places from the inside out, SVG. */
#include "draw/draw.h"

#include "draw/plan.h"
#include "draw/svg.h"

static void direct(mt_dr_plan *p)
{
    const mt_value *rank = mt_value_get(p->map->m->set->graphviz, "rankdir");
    moot_str word = rank ? rank->text : MOOT_STR("BT");
    p->sideways = mt_str_eq(word, MOOT_STR("LR")) || mt_str_eq(word, MOOT_STR("RL"));
    p->from_end = mt_str_eq(word, MOOT_STR("LR")) || mt_str_eq(word, MOOT_STR("TB"));
}

void mt_dr_layout(mt_dr_plan *p, const mt_am_map *map)
{
    mt_arena *arena = map->m->arena;
    *p = (mt_dr_plan){.arena = arena, .map = map, .boxes = map->nodes.n + map->groups.n};
    p->box = MT_NEW_ARRAY(arena, mt_dr_box, (size_t)p->boxes + 1);
    if (!p->box)
        return;
    direct(p);
    mt_dr_boxes(p);
    if (!mt_arena_failed(arena))
        mt_dr_frames(p);
    for (uint32_t f = p->frame.n; f-- > 0 && !mt_arena_failed(arena);) {
        mt_dr_shelves(p, f);
        if (!mt_arena_failed(arena))
            mt_dr_order(p, f);
        if (!mt_arena_failed(arena))
            mt_dr_place(p, f);
    }
    if (!mt_arena_failed(arena))
        mt_dr_finish(p);
}

typedef struct job {
    const mt_draw_options *options;
    const mt_am_folder *folder; /* NULL: none */
} job;

static void draw(void *ctx, const mt_am_map *map, mt_out *out)
{
    const job *j = ctx;
    mt_dr_plan p;
    mt_embedder images = {.arena = map->m->arena};
    mt_dr_layout(&p, map);
    if (mt_arena_failed(p.arena))
        return;
    if (j->options->embed || map->m->set->data_urls)
        images.folder = j->folder;
    mt_dr_svg(&p, j->options, &images, out);
}

moot_status mt_draw_svg(const mt_draw_options *options, const mt_am_folder *folder,
                        const mt_doc *doc, const mt_value *outer, const moot_alloc *alloc,
                        mt_diags *diags, moot_writer to)
{
    job j = {options, folder};
    const mt_am_painter painter = {draw, &j};
    return mt_am_paint(&painter, folder, doc, outer, alloc, diags, to);
}
