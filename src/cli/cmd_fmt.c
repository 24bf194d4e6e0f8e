/* moot fmt: Argdown -> its canonical form. */
#include "cli/commands.h"
#include "cli/session.h"

static bool check, in_place;
static const char *out_path;

static const mt_opt opts[] = {
    {"check", 'c', MT_OPT_FLAG, &check, NULL, "write nothing; exit 1 if the form is another", NULL},
    {"in-place", 'i', MT_OPT_FLAG, &in_place, NULL, "write over the file", NULL},
    {"output", 'o', MT_OPT_TEXT, &out_path, "FILE", "write to FILE instead of standard output",
     NULL},
    {0},
};

static moot_status produce(void *ctx, moot_writer to)
{
    const mt_doc *doc = ctx;
    mt_out out;
    mt_out_init(&out, to);
    mt_doc_print(doc, &out);
    return mt_out_finish(&out);
}

static int compare(mt_session *s)
{
    mt_memory m = {.arena = &s->p.arena};
    moot_status st = produce(&s->p.doc, mt_memory_writer(&m));
    if (st != MOOT_OK)
        return mt_exit_of(s->in.name, MOOT_E_NOMEM);
    if (mt_str_eq(mt_memory_str(&m), mt_input_str(&s->in)))
        return MT_EXIT_YES;
    printf("%s: not in canonical form\n", s->in.name);
    return MT_EXIT_NO;
}

static int format(mt_session *s)
{
    /* What could not be read would be lost: broken documents stay as they are. */
    if (s->p.diags.errors)
        return MT_EXIT_NO;
    if (check)
        return compare(s);
    const char *path = in_place ? s->in.path : out_path ? out_path : "-";
    return mt_write_file(path, in_place ? NULL : mt_session_path(s), produce, &s->p.doc);
}

static int run(const mt_command *self, int argc, char **argv)
{
    const char *path = mt_one_file(self, argc, argv);
    if (!path)
        return MT_EXIT_USAGE;
    if (check + in_place + (out_path != NULL) > 1)
        return mt_usage_error(self, "'--check', '--in-place' and '--output' exclude each other");
    if (in_place && strcmp(path, "-") == 0)
        return mt_usage_error(self, "'--in-place' wants a file");
    mt_session s;
    mt_pipeline_options options = {.kind = MT_KIND_ARGDOWN, .alone = true};
    int status = mt_session_open(&s, path, MT_STAGE_DOCUMENT, &options, false);
    if (status == MT_EXIT_YES)
        status = format(&s);
    mt_session_close(&s);
    return status;
}

const mt_command mt_cmd_fmt = {
    .name = "fmt",
    .usage = "fmt [OPTION]... FILE",
    .summary = "Write Argdown in its canonical form",
    .run = run,
    .opts = opts,
};
