/* moot weigh: how strong each point is, by three ways of weighing or by one. */
#include "base/json_in.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "gradual/versions.h"

static bool json;
static int from, semantics;
static const char *out_path = "-";

/* "all", then the rows of mt_graduals, and one that only ranks. */
static const char *const semantics_words[] = {"all",
                                              "df-quad",
                                              "quadratic-energy",
                                              "euler-based",
                                              "euler-top",
                                              "quad",
                                              "one-max-product",
                                              "squared-strength",
                                              "squared-energy",
                                              "mlp",
                                              "basic",
                                              "h-categoriser",
                                              "max-based",
                                              "card-based",
                                              "simple-product",
                                              "burden",
                                              NULL};

static const mt_opt opts[] = {
    {"json", 'j', MT_OPT_FLAG, &json, NULL, "print JSON", NULL},
    {"semantics", 's', MT_OPT_CHOICE, &semantics, "NAME", "weigh by this one instead of three",
     semantics_words},
    {"from", 'f', MT_OPT_CHOICE, &from, MT_FROM_ARG, MT_FROM_HELP, mt_from_words},
    {"output", 'o', MT_OPT_TEXT, &out_path, "FILE", "write to FILE instead of standard output",
     NULL},
    {0},
};

static bool only_ranks(void)
{
    return strcmp(semantics_words[semantics], "burden") == 0;
}

static moot_status produce(void *ctx, moot_writer to)
{
    const mt_weighing *w = ctx;
    mt_out out;
    mt_out_init(&out, to);
    if (json)
        mt_weigh_json(w, &out);
    else
        mt_weigh_text(w, &out);
    return mt_out_finish(&out);
}

static int weigh_and_write(mt_session *s, mt_weighing *w, mt_arena *arena)
{
    const mt_gradual *only = semantics ? mt_gradual_find(mt_str(semantics_words[semantics])) : NULL;
    moot_status status = only_ranks() ? mt_weigh_rank(w, arena) : mt_weigh(w, only, arena);
    if (status == MOOT_E_MISUSE) {
        fprintf(stderr, "%s: '%s' knows attacks only, and here are supports\n", s->in.name,
                semantics_words[semantics]);
        return MT_EXIT_IO;
    }
    if (status != MOOT_OK)
        return mt_exit_of(s->in.name, status);
    return mt_write_file(out_path, mt_session_path(s), produce, w);
}

static int weigh_debate(mt_session *s, mt_arena *arena)
{
    mt_debate_graph nodes;
    moot_status status = mt_debate_graph_make(&nodes, arena, &s->p.debate);
    if (status != MOOT_OK)
        return mt_exit_of(s->in.name, status);
    mt_weighing w = {
        .g = &nodes.g, .debate = &s->p.debate, .nodes = &nodes, .motion = nodes.motion};
    int exit = weigh_and_write(s, &w, arena);
    return exit == MT_EXIT_YES ? mt_session_status(s) : exit;
}

static int weigh_graph(mt_session *s, const mt_value *v, mt_arena *arena)
{
    mt_named_graph named;
    mt_diags diags = {.arena = arena};
    bool unbounded = strcmp(semantics_words[semantics], "basic") == 0;
    if (!mt_graph_read(&named, arena, v, unbounded, &diags)) {
        mt_report(stderr, s->in.name, mt_session_text(s), &diags, false);
        return mt_arena_failed(arena) ? mt_exit_of(s->in.name, MOOT_E_NOMEM) : MT_EXIT_IO;
    }
    mt_weighing w = {.g = &named.g, .named = &named, .motion = MT_NO_ID};
    if (named.topic[1] == MT_NO_ID)
        w.motion = named.topic[0];
    return weigh_and_write(s, &w, arena);
}

/* A bare graph is no debate to the pipeline; whether it is one is seen here. */
static const mt_value *bare_graph(const mt_session *s, mt_arena *arena)
{
    mt_diags diags = {.arena = arena};
    if (!s->p.unusable || s->p.kind != MT_KIND_JSON)
        return NULL;
    const mt_value *v = mt_json_read(mt_session_text(s), arena, &diags);
    return mt_graph_is(v) ? v : NULL;
}

/* ---- two versions ---- */

typedef struct two {
    mt_session s[2];
    bool open[2];
    mt_version version[2];
    mt_named_graph named[2];
    mt_versions found;
} two;

static moot_status produce_two(void *ctx, moot_writer to)
{
    const mt_versions *v = ctx;
    mt_out out;
    mt_out_init(&out, to);
    if (json)
        mt_versions_json(v, &out);
    else
        mt_versions_text(v, &out);
    return mt_out_finish(&out);
}

static int read_version(two *t, int turn, const char *path, mt_arena *arena)
{
    mt_session *s = &t->s[turn];
    mt_diags diags = {.arena = arena};
    mt_pipeline_options options = {.kind = (mt_kind)from};
    int status = mt_session_open(s, path, MT_STAGE_DEBATE, &options, true);
    t->open[turn] = true;
    if (status != MT_EXIT_YES)
        return status;
    const mt_value *graph = bare_graph(s, arena);
    if (!graph) {
        mt_report(stderr, s->in.name, mt_session_text(s), &s->p.diags, false);
        return s->p.unusable ? MT_EXIT_IO
                             : mt_exit_of(s->in.name, mt_version_of_debate(&t->version[turn],
                                                                           &s->p.debate, arena));
    }
    bool unbounded = strcmp(semantics_words[semantics], "basic") == 0;
    if (!mt_graph_read(&t->named[turn], arena, graph, unbounded, &diags)) {
        mt_report(stderr, s->in.name, mt_session_text(s), &diags, false);
        return mt_arena_failed(arena) ? mt_exit_of(s->in.name, MOOT_E_NOMEM) : MT_EXIT_IO;
    }
    return mt_exit_of(s->in.name, mt_version_of_graph(&t->version[turn], &t->named[turn], arena));
}

static int compare(two *t, char **paths, mt_arena *arena)
{
    for (int turn = 0; turn < 2; turn++) {
        int status = read_version(t, turn, paths[turn], arena);
        if (status != MT_EXIT_YES)
            return status;
    }
    const mt_gradual *only = semantics ? mt_gradual_find(mt_str(semantics_words[semantics])) : NULL;
    moot_status status =
        mt_versions_compare(&t->found, &t->version[0], &t->version[1], only, arena);
    if (status == MOOT_E_MISUSE) {
        fprintf(stderr, "%s: '%s' knows attacks only, and here are supports\n", t->s[1].in.name,
                semantics_words[semantics]);
        return MT_EXIT_IO;
    }
    if (status != MOOT_OK)
        return mt_exit_of(t->s[1].in.name, status);
    int exit = mt_write_file(out_path, mt_session_path(&t->s[1]), produce_two, &t->found);
    for (int turn = 0; turn < 2 && exit == MT_EXIT_YES; turn++)
        if (!t->s[turn].p.unusable)
            exit = mt_session_status(&t->s[turn]);
    return exit;
}

static int run_two(const mt_command *self, char **paths)
{
    two t = {.open = {false, false}};
    mt_arena arena;
    if (only_ranks() || strcmp(semantics_words[semantics], "simple-product") == 0)
        return mt_usage_error(self, "'%s' does not compare two versions",
                              semantics_words[semantics]);
    if (strcmp(paths[0], "-") == 0 && strcmp(paths[1], "-") == 0)
        return mt_usage_error(self, "only one of the two can be standard input");
    mt_arena_init(&arena, NULL);
    int status = compare(&t, paths, &arena);
    mt_arena_free(&arena);
    for (int turn = 0; turn < 2; turn++)
        if (t.open[turn])
            mt_session_close(&t.s[turn]);
    return status;
}

static int run_one(const char *path)
{
    mt_session s;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_pipeline_options options = {.kind = (mt_kind)from};
    int status = mt_session_open(&s, path, MT_STAGE_DEBATE, &options, true);
    if (status == MT_EXIT_YES) {
        const mt_value *graph = bare_graph(&s, &arena);
        if (!graph)
            mt_report(stderr, s.in.name, mt_session_text(&s), &s.p.diags, false);
        status = graph          ? weigh_graph(&s, graph, &arena)
                 : s.p.unusable ? MT_EXIT_IO
                                : weigh_debate(&s, &arena);
    }
    mt_arena_free(&arena);
    mt_session_close(&s);
    return status;
}

static int run(const mt_command *self, int argc, char **argv)
{
    int operands = mt_opt_parse(self, argc, argv);
    if (operands < 0)
        return MT_EXIT_USAGE;
    if (operands == 0)
        return mt_usage_error(self, "which file? ('-' is standard input)");
    if (operands > 2)
        return mt_usage_error(self, "one file, or an old and a new version, not '%s' too", argv[2]);
    return operands == 2 ? run_two(self, argv) : run_one(argv[0]);
}

const mt_command mt_cmd_weigh = {
    .name = "weigh",
    .usage = "weigh [OPTION]... FILE | weigh [OPTION]... OLD NEW",
    .summary = "Say how strong each point is, by three ways of weighing",
    .run = run,
    .opts = opts,
};
