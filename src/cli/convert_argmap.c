/* The forms of Argdown's reference: its JSON, its map in DOT and GraphML.
 * What the settings are: the document says most, then the command line, then the
 * configuration file; none of them says where output goes. */
#include "argdown/yaml.h"
#include "argmap/argmap.h"
#include "argmap/settings.h"
#include "base/json_in.h"
#include "cli/convert.h"
#include "draw/draw.h"

#include <unistd.h>

static const char usual_config[] = "argdown.config.json";

typedef struct job {
    mt_session *s;
    mt_am_form form;
    bool drawn, embed; /* a picture, not `form`; with its images in it */
    mt_diags diags;
    mt_arena arena; /* of the settings */
    mt_input config;
    const mt_value *outer;
} job;

/* The configuration file: the named one, or the usual one where there is one. */
static int read_config(job *j, const char *path, const mt_value **config)
{
    if (!path && access(usual_config, R_OK) != 0)
        return MT_EXIT_YES;
    int status = mt_input_read(&j->config, path ? path : usual_config, MT_INPUT_MAX);
    if (status != MT_EXIT_YES)
        return status;
    mt_diags diags = {.arena = &j->arena};
    *config = mt_json_read(mt_input_str(&j->config), &j->arena, &diags);
    mt_report(stderr, j->config.name, mt_input_str(&j->config), &diags, false);
    return *config ? MT_EXIT_YES : MT_EXIT_IO;
}

static int read_settings(job *j, const mt_convert *c)
{
    const mt_value *config = NULL, *words = NULL;
    int status = read_config(j, c->config, &config);
    if (status == MT_EXIT_YES && c->settings) {
        mt_diags diags = {.arena = &j->arena};
        words = mt_yaml_read(mt_str(c->settings), 0, &j->arena, &diags);
        mt_report(stderr, "--settings", mt_str(c->settings), &diags, false);
        if (diags.errors || !words || words->kind != MT_MAP)
            return mt_usage_error(c->self, "'--settings' wants a map in YAML, such as "
                                           "'{model: {mode: strict}}'");
    }
    j->outer = mt_am_merge(config, words, &j->arena);
    return mt_arena_failed(&j->arena) ? mt_exit_of("--settings", MOOT_E_NOMEM) : status;
}

/* The head of an image of the document. */
static mt_include_answer head(void *ctx, moot_str path, char *to, size_t *n)
{
    job *j = ctx;
    const char *document = j->s->in.path;
    mt_include_answer answer = mt_include_where(document, path, &j->arena);
    if (answer == MT_INCLUDE_READ && !mt_input_head(document, path, to, n))
        answer = MT_INCLUDE_MISSING;
    return answer;
}

static moot_status produce(void *ctx, moot_writer to)
{
    job *j = ctx;
    const mt_am_folder folder = {head, j};
    const mt_am_folder *in = mt_session_path(j->s) ? &folder : NULL;
    if (j->drawn)
        return mt_draw_svg(&(mt_draw_options){.embed = j->embed}, in, &j->s->p.doc, j->outer, NULL,
                           &j->diags, to);
    return mt_am_write_in(in, &j->s->p.doc, j->outer, j->form, NULL, &j->diags, to);
}

static moot_status produce_png(void *ctx, moot_writer to)
{
    ((job *)ctx)->embed = true;
    return mt_write_raster("convert", MT_RASTER_PNG, produce, ctx, to);
}

static moot_status produce_pdf(void *ctx, moot_writer to)
{
    ((job *)ctx)->embed = true;
    return mt_write_raster("convert", MT_RASTER_PDF, produce, ctx, to);
}

/* What the model shows comes after what the document shows. */
static void tell(job *j)
{
    mt_diags *all = &j->s->p.diags;
    if (!j->diags.list.n)
        return;
    all->list.n = 0;
    mt_session_add(j->s, &j->diags);
    mt_session_report(j->s, stderr, all, false);
}

static int run(const mt_convert *c, job how, moot_status (*make)(void *ctx, moot_writer to))
{
    mt_session s = {0};
    job made = how, *j = &made;
    j->s = &s;
    mt_arena_init(&j->arena, NULL);
    j->diags.arena = &j->arena;
    mt_pipeline_options options = {.kind = c->from};
    int status = read_settings(j, c);
    if (status == MT_EXIT_YES)
        status = mt_session_open(&s, c->path, MT_STAGE_DOCUMENT, &options, false);
    if (status == MT_EXIT_YES && !s.p.made_doc)
        status = mt_usage_error(c->self, "'%s' holds no document", s.in.name);
    if (status == MT_EXIT_YES && c->strict)
        status = mt_session_status(&s);
    if (status == MT_EXIT_YES) {
        status = mt_write_file(c->out, mt_session_path(&s), make, j);
        tell(j);
    }
    if (status == MT_EXIT_YES)
        status = mt_session_status(&s);
    mt_session_close(&s);
    mt_input_free(&j->config);
    mt_arena_free(&j->arena);
    return status;
}

static int write_form(const mt_convert *c, mt_am_form form)
{
    return run(c, (job){.form = form}, produce);
}

static int draw(const mt_convert *c, moot_status (*make)(void *ctx, moot_writer to))
{
    return run(c, (job){.drawn = true}, make);
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

int mt_to_svg(const mt_convert *c)
{
    return draw(c, produce);
}

int mt_to_png(const mt_convert *c)
{
    return draw(c, produce_png);
}

int mt_to_pdf(const mt_convert *c)
{
    return draw(c, produce_pdf);
}
