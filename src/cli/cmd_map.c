/* moot map: a two-sided text, Argdown or moot JSON -> the page, and a short verdict. */
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "render/render.h"

#include <stdlib.h>
#include <sys/stat.h>

static const char *out_path;
static bool json, strict, watch;
static int from, presume, prefer, form = -1;

static const char *const forms[] = {"html", "svg", "json", "argdown", "dot",
                                    "txt",  "png", "pdf",  "figure",  NULL};

static const mt_opt opts[] = {
    {"output", 'o', MT_OPT_TEXT, &out_path, "FILE",
     "write to FILE; its ending says what (default: the page, beside the input)", NULL},
    {"to", 't', MT_OPT_CHOICE, &form, "FORM", "what to write, when the name of FILE does not tell",
     forms},
    {"strict", 0, MT_OPT_FLAG, &strict, NULL, MT_STRICT_HELP, NULL},
    {"watch", 'w', MT_OPT_FLAG, &watch, NULL, MT_WATCH_HELP, NULL},
    {"json", 'j', MT_OPT_FLAG, &json, NULL, "print the verdict as JSON", NULL},
    {"from", 'f', MT_OPT_CHOICE, &from, MT_FROM_ARG, MT_FROM_HELP, mt_from_words},
    {"presume", 0, MT_OPT_CHOICE, &presume, "bare|all|none", MT_PRESUME_HELP, mt_presume_words},
    {"prefer", 0, MT_OPT_CHOICE, &prefer, MT_PREFER_ARG, MT_PREFER_HELP, mt_prefer_words},
    {0},
};

typedef struct ending {
    const char *end;
    const char *what; /* for "The page: FILE" */
    mt_format format;
    enum { AS_IT_IS, AS_PNG, AS_PDF, AS_FIGURE } made;
} ending;

static const ending endings[] = {
    {".html", "page", MT_FORMAT_HTML, AS_IT_IS},
    {".htm", "page", MT_FORMAT_HTML, AS_IT_IS},
    {".svg", "map", MT_FORMAT_SVG, AS_IT_IS},
    {".json", "debate as JSON", MT_FORMAT_JSON, AS_IT_IS},
    {".argdown", "debate as Argdown", MT_FORMAT_ARGDOWN, AS_IT_IS},
    {".ad", "debate as Argdown", MT_FORMAT_ARGDOWN, AS_IT_IS},
    {".dot", "map as DOT", MT_FORMAT_DOT, AS_IT_IS},
    {".txt", "report", MT_FORMAT_TEXT, AS_IT_IS},
    {".png", "map", MT_FORMAT_SVG, AS_PNG},
    {".pdf", "map", MT_FORMAT_SVG, AS_PDF},
    {".figure", "map for any page", MT_FORMAT_SVG, AS_FIGURE},
};

/* A device or a pipe has no ending to go by: it gets the page. */
static bool is_stream(const char *path)
{
    struct stat st;
    return strcmp(path, "-") == 0 ||
           (stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode));
}

static const ending *ending_of(const char *path)
{
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
        if (mt_str_ends(mt_str(path), mt_str(endings[i].end)))
            return &endings[i];
    if (is_stream(path))
        return &endings[0];
    return NULL;
}

/* FILE with its ending replaced by `end`; malloc'd. */
static char *default_output(const char *path, const char *end)
{
    moot_str name = mt_base_name(path);
    size_t folder = (size_t)(name.ptr - path);
    size_t stem = name.len;
    for (size_t i = name.len; i-- > 1;)
        if (name.ptr[i] == '.') {
            stem = i;
            break;
        }
    char *out = malloc(folder + stem + strlen(end) + 1);
    if (out) {
        memcpy(out, path, folder + stem);
        memcpy(out + folder + stem, end, strlen(end) + 1);
    }
    return out;
}

typedef struct job {
    const mt_verdict *verdict;
    const ending *e;
} job;

static moot_status put_svg(void *ctx, moot_writer to)
{
    const job *j = ctx;
    return mt_render(j->verdict, MT_FORMAT_SVG, NULL, to);
}

static moot_status render(void *ctx, moot_writer to)
{
    const job *j = ctx;
    if (j->e->made == AS_FIGURE)
        return mt_render_figure(j->verdict, MOOT_STR(""), NULL, to);
    if (j->e->made != AS_IT_IS)
        return mt_write_raster("map", j->e->made == AS_PNG ? MT_RASTER_PNG : MT_RASTER_PDF, put_svg,
                               ctx, to);
    return mt_render(j->verdict, j->e->format, NULL, to);
}

static bool to_stream(void *ctx, const char *bytes, size_t n)
{
    return fwrite(bytes, 1, n, ctx) == n;
}

static int say_verdict(const mt_verdict *verdict, const char *path, const char *what)
{
    bool taken = strcmp(path, "-") == 0; /* standard output holds the page */
    FILE *to = taken ? stderr : stdout;
    mt_out out;
    mt_calm calm = {.to = {to_stream, to}};
    mt_out_init(&out, mt_calm_writer(&calm));
    if (json)
        mt_verdict_json(verdict, &out);
    else
        mt_verdict_text(verdict, false, &out);
    moot_status st = mt_out_finish(&out);
    char shown[MT_SHOWN];
    if (!taken && !json)
        fprintf(to, "\nThe %s: %s\n", what, mt_shown(shown, path));
    return mt_exit_of(taken ? "<stderr>" : "<stdout>", st);
}

/* Positions and hinges are not drawn; to seek them takes long in large debates. */
static bool is_brief(const ending *e)
{
    return !json && (e->format == MT_FORMAT_SVG || e->format == MT_FORMAT_DOT ||
                     e->format == MT_FORMAT_ARGDOWN);
}

static int map(const char *path, const char *out, const ending *e)
{
    mt_session s;
    mt_pipeline_options options = {.kind = (mt_kind)from,
                                   .presume = (mt_presume)presume,
                                   .prefer = (mt_prefer)prefer,
                                   .brief = is_brief(e)};
    int status = mt_session_open(&s, path, MT_STAGE_VERDICT, &options, false);
    if (status == MT_EXIT_YES && strict)
        status = mt_session_status(&s);
    if (status == MT_EXIT_YES) {
        job j = {&s.p.verdict, e};
        status = mt_write_file(out, mt_session_path(&s), render, &j);
    }
    if (status == MT_EXIT_YES)
        status = say_verdict(&s.p.verdict, out, e->what);
    if (status == MT_EXIT_YES)
        status = mt_session_status(&s);
    mt_session_close(&s);
    return status;
}

/* What `--to` names: the first ending of that form. */
static const ending *form_of(int which)
{
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
        if (strcmp(endings[i].end + 1, forms[which]) == 0)
            return &endings[i];
    return &endings[0];
}

static int map_file(void *ctx, const char *path, const char *out)
{
    const ending *e = ctx;
    char *made = NULL;
    if (!out && strcmp(path, "-") != 0) {
        made = default_output(path, e->end);
        if (!made)
            return mt_exit_of(path, MOOT_E_NOMEM);
    }
    int status = map(path, out ? out : made ? made : "-", e);
    free(made);
    return status;
}

static int run(const mt_command *self, int argc, char **argv)
{
    int operands = mt_opt_parse(self, argc, argv);
    if (operands < 0)
        return MT_EXIT_USAGE;
    if (json && out_path && strcmp(out_path, "-") == 0)
        return mt_usage_error(self, "'--json' and '-o -' both want standard output");
    const ending *e = form >= 0 ? form_of(form) : &endings[0];
    if (out_path && form < 0 && !mt_batch_is_folder(out_path))
        e = ending_of(out_path);
    if (!e)
        return mt_usage_error(
            self, "'%s' must end in .html .svg .png .pdf .json .argdown .dot or .txt", out_path);
    ending chosen = *e;
    mt_batch b = {.self = self,
                  .out = out_path,
                  .ending = e->end,
                  .beside = true,
                  .watch = watch,
                  .one = map_file,
                  .ctx = &chosen};
    return mt_batch_run(&b, operands, argv);
}

const mt_command mt_cmd_map = {
    .name = "map",
    .usage = "map [OPTION]... FILE...",
    .summary = "Turn a two-sided text into a page: map, verdict and both texts",
    .run = run,
    .opts = opts,
};
