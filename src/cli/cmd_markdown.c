/* moot markdown: Markdown with Argdown in fences -> HTML with maps in their places. */
#include "argdown/html.h"
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "draw/draw.h"
#include "markdown/markdown.h"
#include "render/render.h"

static const char *out_path;
static bool strict, part, watch;
static int which;

enum { OF_DEBATE, OF_ARGDOWN };
static const char *const which_words[] = {"debate", "argdown", NULL};

static const mt_opt opts[] = {
    {"output", 'o', MT_OPT_TEXT, &out_path, "FILE",
     "write to FILE instead of standard output; several files to a folder", NULL},
    {"part", 'p', MT_OPT_FLAG, &part, NULL, "write what stands in the body alone", NULL},
    {"map", 'm', MT_OPT_CHOICE, &which, "debate|argdown",
     "draw the debate with its verdict (default), or the map that the fence's settings describe",
     which_words},
    {"strict", 0, MT_OPT_FLAG, &strict, NULL, "write nothing when a fence has errors", NULL},
    {"watch", 'w', MT_OPT_FLAG, &watch, NULL, MT_WATCH_HELP, NULL},
    {0},
};

typedef struct job {
    const char *name; /* of the file, for messages */
    uint32_t fences;
    int status;
    moot_status failed;
} job;

static bool into_out(void *ctx, const char *bytes, size_t n)
{
    mt_out_put(ctx, (moot_str){bytes, n});
    return true;
}

static moot_status write_map(const mt_pipeline *p, moot_str before, moot_writer to)
{
    if (which == OF_DEBATE)
        return mt_render_figure(&p->verdict, before, NULL, to);
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_diags diags = {.arena = &arena}; /* what the model shows, the debate has shown */
    const mt_draw_options options = {.before = before};
    moot_status st = mt_draw_svg(&options, NULL, &p->doc, NULL, NULL, &diags, to);
    mt_arena_free(&arena);
    return st;
}

static void write_fence(job *j, const mt_pipeline *p, bool map_only, mt_out *out)
{
    moot_writer to = {into_out, out};
    char before[24];
    (void)snprintf(before, sizeof(before), "m%u-", (unsigned)j->fences);
    bool map = p->made_verdict && p->debate.statements + p->debate.arguments > 1;
    moot_status st = MOOT_OK;
    if (map)
        st = write_map(p, mt_str(before), to);
    if (map_only && map) {
        j->failed = st;
        return;
    }
    mt_out_z(out, map ? "<details>\n<summary>Argdown</summary>\n" : "");
    if (st == MOOT_OK && p->made_doc)
        st = mt_doc_source_html(&p->doc, &(mt_doc_html_options){.part = true}, NULL, to);
    mt_out_z(out, map ? "</details>\n" : "");
    j->failed = st;
}

/* "argdown" or "argdown-map", perhaps with more behind it. */
static bool is_argdown(moot_str info, bool *map_only)
{
    size_t n = 0;
    while (n < info.len && !mt_is_space(info.ptr[n]) && info.ptr[n] != '{')
        n++;
    moot_str word = mt_sub(info, 0, n);
    *map_only = mt_str_eq_nocase(word, MOOT_STR("argdown-map"));
    return *map_only || mt_str_eq_nocase(word, MOOT_STR("argdown"));
}

static bool fence(void *ctx, moot_str info, moot_str code, uint32_t line, mt_out *out)
{
    job *j = ctx;
    bool map_only;
    if (!is_argdown(info, &map_only) || j->failed != MOOT_OK)
        return false;
    j->fences++;
    mt_pipeline p;
    mt_pipeline_options options = {.kind = MT_KIND_ARGDOWN, .brief = true};
    moot_status st = mt_pipeline_run(&p, NULL, code, MT_STAGE_VERDICT, &options);
    j->failed = st;
    if (st == MOOT_OK) {
        char name[MT_SHOWN + 40];
        (void)snprintf(name, sizeof(name), "%s, fence at line %u", j->name, (unsigned)line);
        mt_report(stderr, name, code, &p.diags, false);
        if (p.diags.errors)
            j->status = MT_EXIT_NO;
        write_fence(j, &p, map_only, out);
    }
    mt_pipeline_fini(&p);
    return true;
}

static moot_status copy(void *ctx, moot_writer to)
{
    const mt_memory *m = ctx;
    moot_str s = mt_memory_str(m);
    return to.write(to.ctx, s.ptr, s.len) ? MOOT_OK : MOOT_E_IO;
}

static int convert(const mt_input *in, const char *out)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_diags diags = {.arena = &arena};
    mt_decoded text;
    mt_memory page = {.arena = &arena};
    job j = {.name = in->name};
    moot_status st = mt_decode(&arena, mt_input_str(in), &text, &diags);
    mt_report(stderr, in->name, mt_input_str(in), &diags, false);
    int status = diags.errors ? MT_EXIT_IO : MT_EXIT_YES;
    if (st == MOOT_OK && status == MT_EXIT_YES) {
        moot_str bare = mt_sub(text.text, text.mark, text.text.len - text.mark);
        mt_markdown_options options = {
            .part = part, .title = mt_text_name(in->path), .fence = fence, .ctx = &j};
        st = mt_markdown_html(bare, &options, NULL, mt_memory_writer(&page));
        st = st == MOOT_OK ? j.failed : st;
    }
    if (st != MOOT_OK)
        status = mt_exit_of(in->name, st);
    else if (status == MT_EXIT_YES && !(strict && j.status != MT_EXIT_YES))
        status = mt_write_file(out, strcmp(in->path, "-") == 0 ? NULL : in->path, copy, &page);
    mt_arena_free(&arena);
    return status == MT_EXIT_YES ? j.status : status;
}

static int convert_file(void *ctx, const char *path, const char *out)
{
    (void)ctx;
    mt_input in;
    int status = mt_input_read(&in, path, MT_INPUT_MAX);
    if (status == MT_EXIT_YES)
        status = convert(&in, out ? out : "-");
    mt_input_free(&in);
    return status;
}

static int run(const mt_command *self, int argc, char **argv)
{
    int operands = mt_opt_parse(self, argc, argv);
    if (operands < 0)
        return MT_EXIT_USAGE;
    mt_batch b = {
        .self = self, .out = out_path, .ending = ".html", .watch = watch, .one = convert_file};
    return mt_batch_run(&b, operands, argv);
}

const mt_command mt_cmd_markdown = {
    .name = "markdown",
    .usage = "markdown [OPTION]... FILE...",
    .summary = "Write Markdown as HTML, with a map for each fence of Argdown",
    .run = run,
    .opts = opts,
};
