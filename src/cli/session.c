/* A file on the command line -> the pipeline over it, findings told. */
#include "cli/session.h"

#include "cli/progress.h"

const char *const mt_from_words[] = {"auto", "text", "argdown", "json", NULL};
const char *const mt_presume_words[] = {"bare", "all", "none", NULL};
const char *const mt_prefer_words[] = {"none", "weights", "votes", NULL};
const char *const mt_whole_words[] = {"preferred",   "complete", "stable", "grounded", "ideal",
                                      "semi-stable", "stage",    "eager",  NULL};

static bool load_beside(void *ctx, moot_str name, moot_str *bytes)
{
    mt_session *s = ctx;
    if (strcmp(s->in.path, "-") == 0 ||
        !mt_input_beside(&s->beside, s->in.path, name, MT_INPUT_MAX))
        return false;
    *bytes = mt_input_str(&s->beside);
    return true;
}

static void begins(void *ctx, mt_stage stage)
{
    static const char *const words[] = {"reading the file", "reading the prose",
                                        "reading the Argdown", "building the debate", "judging"};
    (void)ctx;
    mt_progress_at(words[stage]);
}

moot_str mt_session_text(const mt_session *s)
{
    /* Of what is no text there are only the bytes. */
    return s->p.source.text.len ? s->p.source.text : mt_input_str(&s->in);
}

const char *mt_session_path(const mt_session *s)
{
    return strcmp(s->in.path, "-") == 0 ? NULL : s->in.path;
}

int mt_session_status(const mt_session *s)
{
    return s->p.diags.errors ? MT_EXIT_NO : MT_EXIT_YES;
}

/* What the name of a file says of its content. */
static mt_kind kind_of_name(const char *path)
{
    static const char *const endings[] = {".argdown", ".ad", ".adown", ".argdn"};
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
        if (mt_str_ends(mt_str(path), mt_str(endings[i])))
            return MT_KIND_ARGDOWN;
    return MT_KIND_AUTO;
}

static int run(mt_session *s, mt_stage until, const mt_pipeline_options *options, bool quiet)
{
    mt_pipeline_options with_load = *options;
    if (with_load.kind == MT_KIND_AUTO)
        with_load.kind = kind_of_name(s->in.path);
    with_load.load = load_beside;
    with_load.begins = begins;
    with_load.ctx = s;
    with_load.name = mt_text_name(s->in.path);
    mt_progress_begin();
    moot_status st = mt_pipeline_run(&s->p, NULL, mt_input_str(&s->in), until, &with_load);
    mt_progress_end();
    s->made = true;
    if (st != MOOT_OK)
        return mt_exit_of(s->in.name, st);
    if (quiet)
        return MT_EXIT_YES;
    mt_report(stderr, s->in.name, mt_session_text(s), &s->p.diags, false);
    return s->p.unusable ? MT_EXIT_IO : MT_EXIT_YES;
}

int mt_session_open(mt_session *s, const char *path, mt_stage until,
                    const mt_pipeline_options *options, bool quiet)
{
    *s = (mt_session){0};
    int status = mt_input_read(&s->in, path, MT_INPUT_MAX);
    return status == MT_EXIT_YES ? run(s, until, options, quiet) : status;
}

int mt_session_take(mt_session *s, mt_input *in, mt_stage until, const mt_pipeline_options *options,
                    bool quiet)
{
    *s = (mt_session){.in = *in};
    *in = (mt_input){.path = in->path};
    return run(s, until, options, quiet);
}

void mt_session_close(mt_session *s)
{
    if (s->made)
        mt_pipeline_fini(&s->p);
    mt_input_free(&s->beside);
    mt_input_free(&s->in);
}
