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

static void add(mt_diags *all, const mt_diags *found, uint32_t moved)
{
    for (uint32_t i = 0; i < found->list.n; i++) {
        moot_diag d = found->list.at[i];
        d.span.off += moved;
        if (all->list.n < MT_DIAG_MAX)
            MT_VEC_PUSH(all->arena, &all->list, d);
        else
            all->dropped++;
    }
    all->errors += found->errors;
    all->dropped += found->dropped;
    mt_diag_sort(all);
}

void mt_session_add(mt_session *s, const mt_diags *found)
{
    add(&s->p.diags, found, s->p.source.mark);
}

/* Cut `diags` into those of each file; part[0] is the document.  Lists and names are in
 * `arena`. */
static mt_report_part *parts_of(const mt_session *s, const mt_diags *diags, mt_arena *arena,
                                uint32_t *n)
{
    const mt_included *whole = &s->include.whole;
    *n = whole->files.n ? whole->files.n : 1;
    mt_report_part *part = MT_NEW_ARRAY(arena, mt_report_part, *n);
    if (!part)
        return NULL;
    moot_str base = mt_base_name(s->in.path);
    for (uint32_t i = 0; i < *n; i++) {
        part[i] = (mt_report_part){.name = s->in.name, .text = mt_session_text(s)};
        part[i].diags.arena = arena;
        if (whole->files.n)
            part[i].text = whole->files.at[i].text;
        char shown[MT_SHOWN];
        moot_str path = i ? whole->files.at[i].path : MOOT_STR("");
        moot_str full = mt_arena_printf(arena, "%.*s%.*s", (int)(base.ptr - s->in.path), s->in.path,
                                        MT_ARG(path));
        if (i)
            part[i].name = mt_arena_printf(arena, "%s", mt_shown(shown, full.ptr)).ptr;
    }
    if (!whole->files.n) {
        part[0].diags = *diags;
        return part;
    }
    for (uint32_t i = 0; i < diags->list.n; i++) {
        moot_diag d = diags->list.at[i];
        const mt_include_part *p = mt_include_part_at(whole, d.span.off);
        d.span.off = p->off + (d.span.off - p->at);
        MT_VEC_PUSH(arena, &part[p->file].diags.list, d);
    }
    part[0].diags.errors = diags->errors;
    part[0].diags.dropped = diags->dropped;
    return part;
}

void mt_session_report(const mt_session *s, FILE *to, const mt_diags *diags, bool notes)
{
    mt_arena arena;
    uint32_t n;
    mt_arena_init(&arena, NULL);
    mt_report_part *part = parts_of(s, diags, &arena, &n);
    for (uint32_t i = 0; part && i < n; i++)
        mt_report(to, part[i].name, part[i].text, &part[i].diags, notes);
    mt_arena_free(&arena);
}

void mt_session_report_json(const mt_session *s, mt_out *out, const mt_diags *diags)
{
    mt_arena arena;
    uint32_t n;
    mt_arena_init(&arena, NULL);
    mt_report_part *part = parts_of(s, diags, &arena, &n);
    if (part)
        mt_report_json(out, part, n);
    if (mt_arena_failed(&arena))
        mt_out_no_memory(out);
    mt_arena_free(&arena);
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
    moot_str bytes = mt_input_str(&s->in);
    mt_kind kind = with_load.kind == MT_KIND_AUTO ? mt_kind_of(bytes) : with_load.kind;
    if (kind == MT_KIND_ARGDOWN && !options->alone) {
        int status = mt_include_open(&s->include, &s->in);
        if (status != MT_EXIT_YES)
            return status;
        bytes = s->include.whole.text;
    }
    mt_progress_begin();
    moot_status st = mt_pipeline_run(&s->p, NULL, bytes, until, &with_load);
    mt_progress_end();
    s->made = true;
    if (st != MOOT_OK)
        return mt_exit_of(s->in.name, st);
    add(&s->p.diags, &s->include.whole.diags, 0);
    if (quiet)
        return MT_EXIT_YES;
    mt_session_report(s, stderr, &s->p.diags, false);
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
    mt_include_close(&s->include);
    mt_input_free(&s->beside);
    mt_input_free(&s->in);
}
