/* moot poll: what readers think, who moved, and what divides them; and is it what was published? */
#include "cli/ballots.h"
#include "cli/commands.h"
#include "cli/session.h"
#include "poll/verify.h"

#include <string.h>

static bool json, verify;
static const char *debate_path, *out_path = "-";

static const mt_opt opts[] = {
    {"json", 'j', MT_OPT_FLAG, &json, NULL, "print JSON", NULL},
    {"debate", 'd', MT_OPT_TEXT, &debate_path, "FILE",
     "weigh this debate with what readers accept; claims are its labels or titles", NULL},
    {"verify", 0, MT_OPT_FLAG, &verify, NULL,
     "say which numbers of a published result the ballots do not give", NULL},
    {"output", 'o', MT_OPT_TEXT, &out_path, "FILE", "write to FILE instead of standard output",
     NULL},
    {0},
};

typedef struct task {
    mt_arena arena;
    mt_session debate;
    bool open;
    mt_ballots ballots;
    mt_poll poll;
    mt_verified verified;
} task;

static moot_status produce(void *ctx, moot_writer to)
{
    const task *t = ctx;
    mt_out out;
    mt_out_init(&out, to);
    if (verify && json)
        mt_verified_json(&t->verified, &out);
    else if (verify)
        mt_verified_text(&t->verified, &out);
    else if (json)
        mt_poll_json(&t->poll, &out);
    else
        mt_poll_text(&t->poll, &out);
    return mt_out_finish(&out);
}

static int read_debate(task *t)
{
    mt_pipeline_options options = {.presume = MT_PRESUME_BARE};
    t->open = true;
    return mt_session_open(&t->debate, debate_path, MT_STAGE_DEBATE, &options, false);
}

static int check_published(task *t, const char *path)
{
    mt_input in;
    mt_diags diags = {.arena = &t->arena};
    int exit = mt_input_read(&in, path, MT_INPUT_MAX);
    if (exit == MT_EXIT_YES) {
        moot_status status =
            mt_poll_verify(&t->verified, mt_input_str(&in), &t->poll, &diags, &t->arena);
        if (status == MOOT_E_MISUSE)
            mt_report(stderr, in.name, mt_input_str(&in), &diags, false);
        exit = status == MOOT_E_MISUSE ? MT_EXIT_IO : mt_exit_of(in.name, status);
    }
    mt_input_free(&in);
    return exit;
}

static int run_task(task *t, const char *published, const char *path)
{
    int exit = debate_path ? read_debate(t) : MT_EXIT_YES;
    if (exit == MT_EXIT_YES)
        exit = mt_ballots_open(path, &t->arena, &t->ballots);
    if (exit != MT_EXIT_YES)
        return exit;
    mt_poll_options options = {.debate = t->open ? &t->debate.p.debate : NULL};
    exit = mt_exit_of(path, mt_poll_count(&t->poll, &t->ballots, &options, &t->arena));
    if (exit == MT_EXIT_YES && published)
        exit = check_published(t, published);
    if (exit == MT_EXIT_YES)
        exit = mt_write_file(out_path, strcmp(path, "-") == 0 ? NULL : path, produce, t);
    if (exit == MT_EXIT_YES && t->verified.different)
        exit = MT_EXIT_NO;
    return exit == MT_EXIT_YES && t->open ? mt_session_status(&t->debate) : exit;
}

static int run(const mt_command *self, int argc, char **argv)
{
    int n = mt_opt_parse(self, argc, argv);
    int wanted = verify ? 2 : 1;
    task t = {.open = false};
    if (n < 0)
        return MT_EXIT_USAGE;
    if (n < wanted || !argv[wanted - 1])
        return mt_usage_error(self, verify ? "--verify takes a published result and its ballots"
                                           : "which file? ('-' is standard input)");
    if (n > wanted)
        return mt_usage_error(self, "too many files: '%s'", argv[wanted]);
    int streams = debate_path && strcmp(debate_path, "-") == 0;
    for (int k = 0; k < n; k++)
        streams += strcmp(argv[k], "-") == 0;
    if (streams > 1)
        return mt_usage_error(self, "only one file can be standard input");
    mt_arena_init(&t.arena, NULL);
    int exit = run_task(&t, verify ? argv[0] : NULL, argv[wanted - 1]);
    if (t.open)
        mt_session_close(&t.debate);
    mt_arena_free(&t.arena);
    return exit;
}

const mt_command mt_cmd_poll = {
    .name = "poll",
    .usage = "poll [OPTION]... BALLOTS | poll --verify [OPTION]... RESULT BALLOTS",
    .summary = "Say what readers think by their ballots, and who moved",
    .run = run,
    .opts = opts,
};
