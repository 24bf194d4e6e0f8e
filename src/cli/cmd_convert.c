/* moot convert: a file -> the same thing in another form. */
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/convert.h"
#include "render/render.h"

static mt_form_run to_argdown, to_json;

/* Name of the form, what writes it, the ending of its files.  A new form is a new row. */
/* clang-format off: one a line */
#define FORMS(X)                                           \
    X("argdown", to_argdown, ".argdown")                   \
    X("json", to_json, ".json")                            \
    X("argdown-json", mt_to_argdown_json, ".json")         \
    X("argdown-map-json", mt_to_argdown_map_json, ".json") \
    X("dot", mt_to_dot, ".dot")                            \
    X("graphml", mt_to_graphml, ".graphml")                \
    X("svg", mt_to_svg, ".svg")                            \
    X("png", mt_to_png, ".png")                            \
    X("pdf", mt_to_pdf, ".pdf")                            \
    X("html", mt_to_html, ".html")                         \
    X("source-html", mt_to_source_html, ".html")           \
    X("i23", mt_to_i23, ".af")                             \
    X("apx", mt_to_apx, ".apx")                            \
    X("tgf", mt_to_tgf, ".tgf")
/* clang-format on */

#define X(name, run, ending) name,
static const char *const names[] = {FORMS(X) NULL};
#undef X
#define X(name, run, ending) run,
static mt_form_run *const forms[] = {FORMS(X)};
#undef X
#define X(name, run, ending) ending,
static const char *const endings[] = {FORMS(X)};
#undef X

static const char *out_path, *config, *settings;
static bool strict, watch;
static int from, to = -1;

static const mt_opt opts[] = {
    {"to", 't', MT_OPT_CHOICE, &to, "FORM", "the form to write", names},
    {"output", 'o', MT_OPT_TEXT, &out_path, "FILE",
     "write to FILE instead of standard output; several files to a folder", NULL},
    {"strict", 0, MT_OPT_FLAG, &strict, NULL, MT_STRICT_HELP, NULL},
    {"watch", 'w', MT_OPT_FLAG, &watch, NULL, MT_WATCH_HELP, NULL},
    {"config", 0, MT_OPT_TEXT, &config, "FILE",
     "settings of argdown-json, argdown-map-json, dot, graphml and pictures (default: "
     "argdown.config.json)",
     NULL},
    {"settings", 's', MT_OPT_TEXT, &settings, "YAML", "the same, such as '{model: {mode: strict}}'",
     NULL},
    {"from", 'f', MT_OPT_CHOICE, &from, MT_FROM_ARG, MT_FROM_HELP, mt_from_words},
    {0},
};

/* Go on from c->path up to `until` and write what `produce` makes of the session.
 * MT_EXIT_NO, after writing, if the findings hold an error. */
static int convert_session(const mt_convert *c, mt_stage until,
                           moot_status (*produce)(void *session, moot_writer to))
{
    mt_session s;
    mt_pipeline_options options = {.kind = c->from};
    int status = mt_session_open(&s, c->path, until, &options, false);
    if (status == MT_EXIT_YES && c->strict)
        status = mt_session_status(&s);
    if (status == MT_EXIT_YES)
        status = mt_write_file(c->out, mt_session_path(&s), produce, &s);
    if (status == MT_EXIT_YES)
        status = mt_session_status(&s);
    mt_session_close(&s);
    return status;
}

static moot_status put_argdown(void *session, moot_writer w)
{
    const mt_session *s = session;
    mt_out out;
    mt_out_init(&out, w);
    if (s->p.made_doc)
        mt_doc_print(&s->p.doc, &out);
    else
        mt_debate_argdown(&s->p.debate, &out);
    return mt_out_finish(&out);
}

static int to_argdown(const mt_convert *c)
{
    return convert_session(c, MT_STAGE_DEBATE, put_argdown);
}

static moot_status put_json(void *session, moot_writer w)
{
    const mt_session *s = session;
    return mt_render(&s->p.verdict, MT_FORMAT_JSON, NULL, w);
}

static int to_json(const mt_convert *c)
{
    return convert_session(c, MT_STAGE_VERDICT, put_json);
}

static int convert_file(void *ctx, const char *path, const char *out)
{
    (void)ctx;
    mt_convert c = {.self = &mt_cmd_convert,
                    .path = path,
                    .out = out ? out : "-",
                    .from = (mt_kind)from,
                    .strict = strict,
                    .config = config,
                    .settings = settings};
    return forms[to](&c);
}

static int run(const mt_command *self, int argc, char **argv)
{
    int operands = mt_opt_parse(self, argc, argv);
    if (operands < 0)
        return MT_EXIT_USAGE;
    if (to < 0)
        return mt_usage_error(self, "which form? --to=FORM says it");
    mt_batch b = {
        .self = self, .out = out_path, .ending = endings[to], .watch = watch, .one = convert_file};
    return mt_batch_run(&b, operands, argv);
}

const mt_command mt_cmd_convert = {
    .name = "convert",
    .usage = "convert --to=FORM [OPTION]... FILE...",
    .summary = "Write files in another form",
    .run = run,
    .opts = opts,
};
