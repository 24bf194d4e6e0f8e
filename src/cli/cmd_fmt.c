/* moot fmt: Argdown -> its canonical form. */
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/session.h"

static bool check, in_place, watch;
static const char *out_path;

static const mt_opt opts[] = {
    {"check", 'c', MT_OPT_FLAG, &check, NULL, "write nothing; exit 1 if the form is another", NULL},
    {"in-place", 'i', MT_OPT_FLAG, &in_place, NULL, "write over the file", NULL},
    {"output", 'o', MT_OPT_TEXT, &out_path, "FILE",
     "write to FILE instead of standard output; several files to a folder", NULL},
    {"watch", 'w', MT_OPT_FLAG, &watch, NULL, MT_WATCH_HELP, NULL},
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

/* Is the file in its canonical form already?  -1 if memory is short. */
static int is_canonical(mt_session *s)
{
    mt_memory m = {.arena = &s->p.arena};
    if (produce(&s->p.doc, mt_memory_writer(&m)) != MOOT_OK)
        return -1;
    return mt_str_eq(mt_memory_str(&m), mt_input_str(&s->in));
}

static int compare(mt_session *s)
{
    int same = is_canonical(s);
    if (same < 0)
        return mt_exit_of(s->in.name, MOOT_E_NOMEM);
    if (same)
        return MT_EXIT_YES;
    printf("%s: not in canonical form\n", s->in.name);
    return MT_EXIT_NO;
}

static int format(mt_session *s, const char *out)
{
    /* What could not be read would be lost: broken documents stay as they are. */
    if (s->p.diags.errors)
        return MT_EXIT_NO;
    if (check)
        return compare(s);
    /* A file that needs no change is not touched. */
    if (in_place && is_canonical(s) == 1)
        return MT_EXIT_YES;
    const char *path = in_place ? s->in.path : out ? out : "-";
    return mt_write_file(path, in_place ? NULL : mt_session_path(s), produce, &s->p.doc);
}

static int format_file(void *ctx, const char *path, const char *out)
{
    (void)ctx;
    mt_session s;
    mt_pipeline_options options = {.kind = MT_KIND_ARGDOWN, .alone = true};
    int status = mt_session_open(&s, path, MT_STAGE_DOCUMENT, &options, false);
    if (status == MT_EXIT_YES)
        status = format(&s, out);
    mt_session_close(&s);
    return status;
}

static int run(const mt_command *self, int argc, char **argv)
{
    int operands = mt_opt_parse(self, argc, argv);
    if (operands < 0)
        return MT_EXIT_USAGE;
    if (check + in_place + (out_path != NULL) > 1)
        return mt_usage_error(self, "'--check', '--in-place' and '--output' exclude each other");
    for (int i = 0; i < operands; i++)
        if (in_place && strcmp(argv[i], "-") == 0)
            return mt_usage_error(self, "'--in-place' wants a file");
    mt_batch b = {.self = self,
                  .out = out_path,
                  .ending = check || in_place ? NULL : ".argdown",
                  .watch = watch,
                  .one = format_file};
    return mt_batch_run(&b, operands, argv);
}

const mt_command mt_cmd_fmt = {
    .name = "fmt",
    .usage = "fmt [OPTION]... FILE...",
    .summary = "Write Argdown in its canonical form",
    .run = run,
    .opts = opts,
};
