/* The forms of Argdown's reference: its JSON, its map in DOT and GraphML. */
#include "argmap/argmap.h"
#include "cli/convert.h"

typedef struct job {
    mt_session *s;
    mt_am_form form;
    mt_diags diags;
} job;

static moot_status produce(void *ctx, moot_writer to)
{
    job *j = ctx;
    return mt_am_write(&j->s->p.doc, NULL, j->form, NULL, &j->diags, to);
}

static int write_form(const mt_convert *c, mt_am_form form)
{
    mt_session s;
    mt_pipeline_options options = {.kind = c->from};
    int status = mt_session_open(&s, c->path, MT_STAGE_DOCUMENT, &options, false);
    if (status == MT_EXIT_YES && !s.p.made_doc)
        status = mt_usage_error(c->self, "'%s' holds no document", s.in.name);
    if (status == MT_EXIT_YES && c->strict)
        status = mt_session_status(&s);
    if (status == MT_EXIT_YES) {
        job j = {.s = &s, .form = form, .diags = {.arena = &s.p.arena}};
        status = mt_write_file(c->out, mt_session_path(&s), produce, &j);
        mt_diag_sort(&j.diags);
        mt_report(stderr, s.in.name, mt_session_text(&s), &j.diags, false);
        if (status == MT_EXIT_YES && j.diags.errors)
            status = MT_EXIT_NO;
    }
    if (status == MT_EXIT_YES)
        status = mt_session_status(&s);
    mt_session_close(&s);
    return status;
}

int mt_to_argdown_json(const mt_convert *c)
{
    return write_form(c, MT_AM_FORM_JSON);
}

int mt_to_argdown_map_json(const mt_convert *c)
{
    return write_form(c, MT_AM_FORM_MAP_JSON);
}

int mt_to_dot(const mt_convert *c)
{
    return write_form(c, MT_AM_FORM_DOT);
}

int mt_to_graphml(const mt_convert *c)
{
    return write_form(c, MT_AM_FORM_GRAPHML);
}
