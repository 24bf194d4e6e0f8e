/* moot judge: what stands, what falls and why, claim by claim. */
#include "cli/commands.h"
#include "cli/patience.h"
#include "cli/session.h"

static bool json;
static int from, presume, prefer, whole;
static const char *limit_word, *hinges_word, *timeout_word;
static const char *out_path = "-";

static const mt_opt opts[] = {
    {"json", 'j', MT_OPT_FLAG, &json, NULL, "print JSON", NULL},
    {"presume", 0, MT_OPT_CHOICE, &presume, "bare|all|none", MT_PRESUME_HELP, mt_presume_words},
    {"prefer", 0, MT_OPT_CHOICE, &prefer, MT_PREFER_ARG, MT_PREFER_HELP, mt_prefer_words},
    {"semantics", 0, MT_OPT_CHOICE, &whole, MT_WHOLE_ARG, MT_WHOLE_HELP, mt_whole_words},
    {"limit", 0, MT_OPT_TEXT, &limit_word, "N", "list at most N positions (64)", NULL},
    {"hinges", 0, MT_OPT_TEXT, &hinges_word, "N", "list at most N hinges for each outcome (8)",
     NULL},
    {"timeout", 0, MT_OPT_TEXT, &timeout_word, "SECONDS", MT_TIMEOUT_HELP, NULL},
    {"from", 'f', MT_OPT_CHOICE, &from, MT_FROM_ARG, MT_FROM_HELP, mt_from_words},
    {"output", 'o', MT_OPT_TEXT, &out_path, "FILE", "write to FILE instead of standard output",
     NULL},
    {0},
};

static moot_status produce(void *ctx, moot_writer to)
{
    const mt_verdict *verdict = ctx;
    mt_out out;
    mt_out_init(&out, to);
    if (json)
        mt_verdict_json(verdict, &out);
    else
        mt_verdict_text(verdict, true, &out);
    return mt_out_finish(&out);
}

static int run(const mt_command *self, int argc, char **argv)
{
    const char *path = mt_one_file(self, argc, argv);
    if (!path)
        return MT_EXIT_USAGE;
    mt_session s;
    uint32_t limit = mt_count_of(limit_word), hinges = mt_count_of(hinges_word);
    if (limit == UINT32_MAX || hinges == UINT32_MAX)
        return mt_usage_error(self, "--limit and --hinges take a number from 1 to 1000000");
    double seconds = timeout_word ? mt_positive_of(timeout_word, 1e6) : 0;
    if (timeout_word && seconds <= 0)
        return mt_usage_error(self, "--timeout takes a number of seconds");
    mt_patience_begin(seconds);
    mt_pipeline_options options = {.kind = (mt_kind)from,
                                   .presume = (mt_presume)presume,
                                   .prefer = (mt_prefer)prefer,
                                   .whole = (mt_whole)whole,
                                   .limit = limit,
                                   .hinges = hinges,
                                   .stop = mt_patience_stop()};
    int status = mt_session_open(&s, path, MT_STAGE_VERDICT, &options, false);
    mt_patience_end_now();
    if (status == MT_EXIT_YES)
        status = mt_write_file(out_path, mt_session_path(&s), produce, &s.p.verdict);
    if (status == MT_EXIT_YES)
        status = s.p.verdict.stopped ? MT_EXIT_LIMIT : mt_session_status(&s);
    mt_session_close(&s);
    return status;
}

const mt_command mt_cmd_judge = {
    .name = "judge",
    .usage = "judge [OPTION]... FILE",
    .summary = "Say what stands, what falls and why, claim by claim",
    .run = run,
    .opts = opts,
};
