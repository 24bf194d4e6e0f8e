/* moot check: everything that is to be said about a document. */
#include "argdown/portable.h"
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/session.h"

static bool json, quiet, sources, watch;
static uint32_t listed; /* files written into a list of JSON */
static int from;

static const mt_opt opts[] = {
    {"json", 'j', MT_OPT_FLAG, &json, NULL, "print JSON", NULL},
    {"quiet", 'q', MT_OPT_FLAG, &quiet, NULL, "print nothing; the exit status tells", NULL},
    {"sources", 's', MT_OPT_FLAG, &sources, NULL, "also name premises without a source", NULL},
    {"from", 'f', MT_OPT_CHOICE, &from, MT_FROM_ARG, MT_FROM_HELP, mt_from_words},
    {"watch", 'w', MT_OPT_FLAG, &watch, NULL, MT_WATCH_HELP, NULL},
    {0},
};

static moot_status produce(void *ctx, moot_writer to)
{
    const mt_session *s = ctx;
    mt_out out;
    mt_out_init(&out, to);
    mt_session_report_json(s, &out, &s->p.diags);
    return mt_out_finish(&out);
}

/* Notes are for information; they are no reason to fail. */
static bool found_fault(const mt_diags *diags)
{
    for (uint32_t i = 0; i < diags->list.n; i++)
        if (diags->list.at[i].severity != MOOT_NOTE)
            return true;
    return diags->dropped > 0;
}

/* What moot reads and others do not; what a careful reader would ask. */
static int look_closely(mt_session *s)
{
    if (s->p.made_doc && s->p.kind == MT_KIND_ARGDOWN) {
        mt_diags found = {.arena = &s->p.arena};
        mt_doc_portable(&s->p.doc, &found);
        mt_session_add(s, &found);
    }
    moot_status st = mt_pipeline_lint(&s->p, &(mt_lint_options){.sources = sources});
    if (st == MOOT_OK && mt_arena_failed(s->p.diags.arena))
        st = MOOT_E_NOMEM;
    return mt_exit_of(s->in.name, st);
}

static int check(void *ctx, const char *path, const char *out)
{
    (void)ctx;
    (void)out;
    mt_session s;
    mt_pipeline_options options = {.kind = (mt_kind)from};
    int status = mt_session_open(&s, path, MT_STAGE_DEBATE, &options, true);
    if (status == MT_EXIT_YES)
        status = look_closely(&s);
    if (status == MT_EXIT_YES && json) {
        fputs(listed++ ? ",\n" : "", stdout);
        (void)fflush(stdout);
        status = mt_write_file("-", NULL, produce, &s);
    } else if (status == MT_EXIT_YES && !quiet) {
        mt_session_report(&s, stdout, &s.p.diags, true);
    }
    if (status == MT_EXIT_YES && found_fault(&s.p.diags))
        status = MT_EXIT_NO;
    mt_session_close(&s);
    return status;
}

/* The findings about several files are one list of JSON. */
static void begin(void *ctx, uint32_t files)
{
    (void)ctx;
    listed = 0;
    fputs(json && files > 1 ? "[\n" : "", stdout);
}

static void end(void *ctx, uint32_t files)
{
    (void)ctx;
    listed = 0;
    fputs(json && files > 1 ? "]\n" : "", stdout);
}

static int run(const mt_command *self, int argc, char **argv)
{
    int operands = mt_opt_parse(self, argc, argv);
    if (operands < 0)
        return MT_EXIT_USAGE;
    mt_batch b = {.self = self, .watch = watch, .one = check, .begin = begin, .end = end};
    return mt_batch_run(&b, operands, argv);
}

const mt_command mt_cmd_check = {
    .name = "check",
    .usage = "check [OPTION]... FILE...",
    .summary = "Report what is wrong with documents, with places and hints",
    .run = run,
    .opts = opts,
};
