/* moot check: everything that is to be said about a document. */
#include "argdown/portable.h"
#include "cli/commands.h"
#include "cli/session.h"

static bool json, quiet;
static int from;

static const mt_opt opts[] = {
    {"json", 'j', MT_OPT_FLAG, &json, NULL, "print JSON", NULL},
    {"quiet", 'q', MT_OPT_FLAG, &quiet, NULL, "print nothing; the exit status tells", NULL},
    {"from", 'f', MT_OPT_CHOICE, &from, MT_FROM_ARG, MT_FROM_HELP, mt_from_words},
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

static int run(const mt_command *self, int argc, char **argv)
{
    const char *path = mt_one_file(self, argc, argv);
    if (!path)
        return MT_EXIT_USAGE;
    mt_session s;
    mt_pipeline_options options = {.kind = (mt_kind)from};
    int status = mt_session_open(&s, path, MT_STAGE_DEBATE, &options, true);
    if (status == MT_EXIT_YES && s.p.made_doc && s.p.kind == MT_KIND_ARGDOWN) {
        mt_diags found = {.arena = &s.p.arena};
        mt_doc_portable(&s.p.doc, &found);
        mt_session_add(&s, &found);
        if (mt_arena_failed(s.p.diags.arena))
            status = mt_exit_of(s.in.name, MOOT_E_NOMEM);
    }
    if (status == MT_EXIT_YES && json)
        status = mt_write_file("-", NULL, produce, &s);
    else if (status == MT_EXIT_YES && !quiet)
        mt_session_report(&s, stdout, &s.p.diags, true);
    if (status == MT_EXIT_YES && found_fault(&s.p.diags))
        status = MT_EXIT_NO;
    mt_session_close(&s);
    return status;
}

const mt_command mt_cmd_check = {
    .name = "check",
    .usage = "check [OPTION]... FILE",
    .summary = "Report what is wrong with a document, with places and hints",
    .run = run,
    .opts = opts,
};
