/* Debate + verdict -> bytes: which writer makes which format. */
#include "render/render.h"

#include "gradual/weigh.h"
#include "render/dot.h"
#include "render/html.h"
#include "render/svg.h"
#include "render/text.h"

static void write_json(const mt_verdict *v, mt_out *o)
{
    mt_out_z(o, "{\"debate\": ");
    mt_debate_json(v->debate, o);
    mt_out_z(o, ", \"verdict\": ");
    mt_verdict_json(v, o);
    mt_out_z(o, "}\n");
}

/* The second reading of the debate, for the page. */
static void weigh(mt_scene *s)
{
    mt_weighing *w = MT_NEW(s->arena, mt_weighing);
    if (w && mt_weigh_debate(w, s->debate, MT_BEARING_HINGES, s->arena) == MOOT_OK)
        s->weighed = w;
}

static void write_map(mt_scene *s, mt_format format, mt_out *o)
{
    mt_layout layout = {0};
    bool draw = format == MT_FORMAT_SVG || (s->nodes > 0 && s->nodes <= MT_MAP_MOST);
    if (draw)
        mt_layout_build(&layout, s);
    if (format == MT_FORMAT_HTML)
        weigh(s);
    if (mt_arena_failed(s->arena))
        return;
    if (format == MT_FORMAT_SVG)
        mt_svg_map(&layout, false, o);
    else
        mt_html_page(s, draw ? &layout : NULL, o);
}

/* Was it written whole?  What was built for it goes. */
static moot_status finish(mt_out *o, mt_arena *arena)
{
    moot_status st = mt_out_finish(o);
    if (mt_arena_failed(arena))
        st = MOOT_E_NOMEM;
    mt_arena_free(arena);
    return st;
}

moot_status mt_render(const mt_verdict *verdict, mt_format format, const moot_alloc *alloc,
                      moot_writer to)
{
    mt_out o;
    mt_arena arena;
    mt_scene scene;
    mt_out_init(&o, to);
    mt_arena_init(&arena, alloc);
    if (format != MT_FORMAT_JSON && format != MT_FORMAT_ARGDOWN)
        mt_scene_build(&scene, &arena, verdict);
    if (!mt_arena_failed(&arena)) {
        switch (format) {
        case MT_FORMAT_HTML:
        case MT_FORMAT_SVG: write_map(&scene, format, &o); break;
        case MT_FORMAT_DOT: mt_dot_write(&scene, &o); break;
        case MT_FORMAT_JSON: write_json(verdict, &o); break;
        case MT_FORMAT_ARGDOWN: mt_debate_argdown(verdict->debate, &o); break;
        case MT_FORMAT_TEXT: mt_text_report(&scene, &o); break;
        }
    }
    return finish(&o, &arena);
}

/* Page or style sheet for a server. */
static moot_status serve(const mt_verdict *verdict, const mt_slots *slots, bool style,
                         const moot_alloc *alloc, moot_writer to)
{
    mt_out o;
    mt_arena arena;
    mt_scene scene;
    mt_out_init(&o, to);
    mt_arena_init(&arena, alloc);
    mt_scene_build(&scene, &arena, verdict);
    scene.slots = slots;
    if (!mt_arena_failed(&arena)) {
        if (style)
            mt_html_css(&scene, &o);
        else
            write_map(&scene, MT_FORMAT_HTML, &o);
    }
    return finish(&o, &arena);
}

moot_status mt_render_page(const mt_verdict *verdict, const mt_slots *slots,
                           const moot_alloc *alloc, moot_writer to)
{
    return serve(verdict, slots, false, alloc, to);
}

moot_status mt_render_style(const mt_verdict *verdict, const moot_alloc *alloc, moot_writer to)
{
    return serve(verdict, NULL, true, alloc, to);
}

moot_status mt_render_scene(const mt_verdict *verdict, const moot_alloc *alloc, moot_writer to)
{
    mt_out o;
    mt_arena arena;
    mt_scene scene;
    mt_layout layout;
    mt_out_init(&o, to);
    mt_arena_init(&arena, alloc);
    mt_scene_build(&scene, &arena, verdict);
    mt_layout_build(&layout, &scene);
    if (!mt_arena_failed(&arena))
        mt_text_layout(&layout, &o);
    return finish(&o, &arena);
}

static void write_figure(const mt_layout *l, moot_str before, mt_out *o)
{
    const mt_debate *d = l->scene->debate;
    moot_str caption = d->question.len ? d->question : d->title;
    mt_out_z(o, "<figure class=\"moot-map\">\n");
    mt_svg_inline(l, before, o);
    if (caption.len) {
        mt_out_z(o, "<figcaption>");
        mt_out_xml(o, mt_str_trim(caption));
        mt_out_z(o, "</figcaption>\n");
    }
    mt_out_z(o, "</figure>\n");
}

moot_status mt_render_figure(const mt_verdict *verdict, moot_str before, const moot_alloc *alloc,
                             moot_writer to)
{
    mt_out o;
    mt_arena arena;
    mt_scene scene;
    mt_layout layout;
    mt_out_init(&o, to);
    mt_arena_init(&arena, alloc);
    mt_scene_build(&scene, &arena, verdict);
    if (!mt_arena_failed(&arena))
        mt_layout_build(&layout, &scene);
    if (!mt_arena_failed(&arena))
        write_figure(&layout, before, &o);
    return finish(&o, &arena);
}
