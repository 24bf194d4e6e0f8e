/* The order of this room: settings, model, map, colours, export. */
#include "argmap/argmap.h"

#include "argmap/dot.h"
#include "argmap/image.h"
#include "argmap/json.h"
#include "argmap/reshape.h"

typedef struct job {
    const mt_am_folder *folder; /* NULL: none */
    const mt_doc *doc;
    const mt_value *outer;
    mt_am_form form;
    const mt_am_painter *painter; /* NULL: `form` says what is written */
} job;

static void run(const job *j, mt_arena *arena, mt_diags *diags, mt_out *out)
{
    mt_am_form form = j->form;
    mt_am_settings set;
    mt_am_model m;
    mt_am_settings_read(&set, mt_doc_data(j->doc, 0, arena, diags), j->outer, arena);
    if (mt_arena_failed(arena))
        return;
    mt_am_build(&m, j->doc, &set, arena, diags);
    if (mt_arena_failed(arena))
        return;
    if (set.explode)
        mt_am_explode(&m, diags);
    if (set.regroup && set.regroup->n)
        mt_am_regroup(&m);
    if (mt_arena_failed(arena))
        return;
    mt_am_map map;
    if (form != MT_AM_FORM_JSON)
        mt_am_map_build(&map, &m);
    if (mt_arena_failed(arena))
        return;
    mt_am_colorize(&m, form == MT_AM_FORM_JSON ? NULL : &map);
    if (form == MT_AM_FORM_DOT)
        mt_am_map_close(&map);
    if (form == MT_AM_FORM_DOT && j->folder)
        mt_am_measure_images(&map, j->folder, diags);
    if (mt_arena_failed(arena))
        return;
    if (j->painter) {
        j->painter->paint(j->painter->ctx, &map, out);
        return;
    }
    switch (form) {
    case MT_AM_FORM_JSON: mt_am_json(&m, NULL, out); break;
    case MT_AM_FORM_MAP_JSON: mt_am_json(&m, &map, out); break;
    case MT_AM_FORM_DOT: mt_am_dot(&map, out); break;
    case MT_AM_FORM_GRAPHML: mt_am_graphml(&map, out); break;
    }
}

moot_status mt_am_write(const mt_doc *doc, const mt_value *outer, mt_am_form form,
                        const moot_alloc *alloc, mt_diags *diags, moot_writer to)
{
    return mt_am_write_in(NULL, doc, outer, form, alloc, diags, to);
}

static moot_status write_job(const job *j, const moot_alloc *alloc, mt_diags *diags, moot_writer to)
{
    mt_arena arena;
    mt_out out;
    mt_arena_init(&arena, alloc);
    mt_out_init(&out, to);
    if (j->doc->text.len >= MT_OUT_LARGE)
        mt_out_widen(&out, &arena);
    run(j, &arena, diags, &out);
    if (mt_arena_failed(&arena) || mt_arena_failed(diags->arena))
        mt_out_no_memory(&out);
    moot_status st = mt_out_finish(&out);
    mt_arena_free(&arena);
    return st;
}

moot_status mt_am_write_in(const mt_am_folder *folder, const mt_doc *doc, const mt_value *outer,
                           mt_am_form form, const moot_alloc *alloc, mt_diags *diags,
                           moot_writer to)
{
    const job j = {folder, doc, outer, form, NULL};
    return write_job(&j, alloc, diags, to);
}

moot_status mt_am_paint(const mt_am_painter *painter, const mt_am_folder *folder, const mt_doc *doc,
                        const mt_value *outer, const moot_alloc *alloc, mt_diags *diags,
                        moot_writer to)
{
    const job j = {folder, doc, outer, MT_AM_FORM_DOT, painter};
    return write_job(&j, alloc, diags, to);
}
