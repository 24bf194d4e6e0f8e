/* moot actors: how consistent the relations between actors are, as they are stated. */
#include "actors/read.h"
#include "actors/report.h"
#include "base/decode.h"
#include "cli/actors_debate.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/patience.h"
#include "cli/progress.h"
#include "cli/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LIMIT = 20, LIMIT_MAX = 10000 };

static bool json, index_only, background;
static int which, from;
static const char *limit_word, *timeout_word, *what_if_word, *layer, *proof_path, *out_path = "-";

static const char *const which_words[] = {"both", "strong", "weak", NULL};

static const mt_opt opts[] = {
    {"json", 'j', MT_OPT_FLAG, &json, NULL, "print JSON", NULL},
    {"limit", 0, MT_OPT_TEXT, &limit_word, "N", "list at most N optimal splits and triads (20)",
     NULL},
    {"timeout", 0, MT_OPT_TEXT, &timeout_word, "SECONDS",
     "after so much processor time give bounds instead", NULL},
    {"balance", 0, MT_OPT_CHOICE, &which, "both|strong|weak", "which kind of balance (both)",
     which_words},
    {"index", 0, MT_OPT_FLAG, &index_only, NULL,
     "the index and one optimal split, not all that hangs on it", NULL},
    {"proof", 0, MT_OPT_TEXT, &proof_path, "FILE",
     "of a network: write what shows that the indices are no lower, for a checker", NULL},
    {"what-if", 0, MT_OPT_TEXT, &what_if_word, "CHANGES",
     "say what 'A + B', 'A - B' or 'A 0 B' would change", NULL},
    {"background", 0, MT_OPT_FLAG, &background, NULL, "of a debate: count the background ties too",
     NULL},
    {"layer", 0, MT_OPT_TEXT, &layer, "LAYER",
     "of a debate: the ties of this layer and those of none", NULL},
    {"from", 'f', MT_OPT_CHOICE, &from, MT_FROM_ARG, MT_FROM_HELP, mt_from_words},
    {"output", 'o', MT_OPT_TEXT, &out_path, "FILE",
     "write to FILE instead of standard output; of a debate .svg is a drawing, .tsv a network",
     NULL},
    {0},
};

typedef struct task {
    mt_arena arena;
    mt_input in;
    mt_network net;
    mt_balance balance[MT_BALANCE_KINDS];
    mt_triads triads;
    mt_what_if what_if;
    mt_changes changes;
    uint32_t limit;
    double seconds; /* 0: as long as it takes */
} task;

static moot_status produce(void *ctx, moot_writer to)
{
    const task *t = ctx;
    mt_out out;
    mt_network_report r = {.net = &t->net,
                           .strong = which == 2 ? NULL : &t->balance[MT_STRONG],
                           .weak = which == 1 ? NULL : &t->balance[MT_WEAK],
                           .triads = &t->triads,
                           .what_if = t->changes.n ? &t->what_if : NULL,
                           .question = mt_str(what_if_word ? what_if_word : "")};
    mt_out_init(&out, to);
    if (json)
        mt_network_json(&r, &out);
    else
        mt_network_text(&r, &out);
    return mt_out_finish(&out);
}

/* Each part of the work may use an equal share of the time that is left. */
static void share_time(double seconds, int parts)
{
    double left = seconds - (double)clock() / CLOCKS_PER_SEC;
    if (seconds > 0)
        mt_patience_for(left > 0 ? left / parts : 0);
}

/* The search once more, with all its steps.  Bounds that it comes to are said in the file. */
static moot_status produce_proof(void *ctx, moot_writer to)
{
    task *t = ctx;
    mt_balance_options o = {.stop = mt_patience_stop(), .proof = &to};
    moot_status status = MOOT_OK;
    for (int k = 0; k < MT_BALANCE_KINDS && status == MOOT_OK; k++) {
        mt_balance proved;
        if (which == 2 - k)
            continue;
        share_time(t->seconds, which ? 1 : 2 - k);
        status = mt_balance_find(&proved, &t->arena, &t->net, k ? MT_WEAK : MT_STRONG, &o);
        if (status == MOOT_OK && proved.lower < t->balance[k].lower)
            fprintf(stderr, "moot actors: the proof of %s balance was cut short: it shows less\n",
                    k ? "weak" : "strong");
    }
    return status;
}

static moot_status compute(task *t)
{
    mt_balance_options o = {
        .limit = t->limit, .stop = mt_patience_stop(), .index_only = index_only};
    int parts = (which ? 1 : 2) * (proof_path ? 2 : 1) + (t->changes.n > 0);
    moot_status status = mt_triads_find(&t->triads, &t->arena, &t->net, t->limit);
    for (int k = 0; k < MT_BALANCE_KINDS && status == MOOT_OK; k++) {
        if (which == 2 - k)
            continue;
        share_time(t->seconds, parts--);
        mt_progress_at(k ? "weak balance" : "strong balance");
        status = mt_balance_find(&t->balance[k], &t->arena, &t->net, k ? MT_WEAK : MT_STRONG, &o);
    }
    if (status == MOOT_OK && t->changes.n) {
        share_time(t->seconds, 1);
        mt_progress_at("what if");
        status = mt_what_if_find(&t->what_if, &t->arena, &t->net, t->changes.n, t->changes.at, &o);
    }
    return status;
}

static int say_faults(const char *name, moot_str text, mt_diags *diags, bool ok)
{
    if (diags->list.n)
        mt_report(stderr, name, text, diags, false);
    if (ok)
        return MT_EXIT_YES;
    return diags->errors ? MT_EXIT_IO : mt_exit_of(name, MOOT_E_NOMEM);
}

static int read_network(task *t)
{
    mt_diags diags = {.arena = &t->arena};
    mt_decoded decoded = {0};
    moot_str bytes = mt_input_str(&t->in);
    moot_status status = mt_decode(&t->arena, bytes, &decoded, &diags);
    if (status != MOOT_OK)
        return mt_exit_of(t->in.name, status);
    bool ok = !diags.errors && mt_network_read(&t->net, &t->arena, decoded.text, &diags);
    return say_faults(t->in.name, decoded.text.len ? decoded.text : bytes, &diags, ok);
}

static int read_changes(task *t)
{
    mt_diags diags = {.arena = &t->arena};
    moot_str text = mt_str(what_if_word);
    bool ok = mt_changes_read(&t->changes, &t->arena, &t->net, text, &diags);
    int exit = say_faults("--what-if", text, &diags, ok);
    return exit == MT_EXIT_IO ? MT_EXIT_USAGE : exit;
}

/* Every index may use the whole of the time that is left. */
static int run_debate(task *t)
{
    mt_debate_ask ask = {.from = (mt_kind)from,
                         .json = json,
                         .background = background,
                         .layer = layer,
                         .what_if = what_if_word,
                         .out_path = out_path,
                         .limit = limit_word ? t->limit : 0,
                         .stop = mt_patience_stop()};
    share_time(t->seconds, 1);
    return mt_actors_debate(&t->in, &ask);
}

static int run_task(task *t, const char *path)
{
    int exit = mt_input_read(&t->in, path, MT_INPUT_MAX);
    if (exit == MT_EXIT_YES && mt_actors_is_debate(mt_input_str(&t->in), (mt_kind)from))
        return which || index_only || proof_path
                   ? mt_usage_error(&mt_cmd_actors, "--balance, --index and --proof are for "
                                                    "networks, not for debates")
                   : run_debate(t);
    if (exit == MT_EXIT_YES)
        exit = read_network(t);
    if (exit == MT_EXIT_YES && what_if_word)
        exit = read_changes(t);
    if (exit != MT_EXIT_YES)
        return exit;
    mt_patience_begin(t->seconds);
    mt_progress_begin();
    const char *input = strcmp(path, "-") == 0 ? NULL : path;
    moot_status status = compute(t);
    if (status == MOOT_OK && proof_path)
        exit = mt_write_file(proof_path, input, produce_proof, t);
    mt_progress_end();
    if (status != MOOT_OK)
        return mt_exit_of(t->in.name, status);
    return exit == MT_EXIT_YES ? mt_write_file(out_path, input, produce, t) : exit;
}

static int run(const mt_command *self, int argc, char **argv)
{
    const char *path = mt_one_file(self, argc, argv);
    if (!path)
        return MT_EXIT_USAGE;
    task t = {.limit = LIMIT};
    if (timeout_word && (t.seconds = mt_positive_of(timeout_word, 1e6)) <= 0)
        return mt_usage_error(self, "--timeout takes a number of seconds");
    if (limit_word && (t.limit = (uint32_t)mt_positive_of(limit_word, LIMIT_MAX)) == 0)
        return mt_usage_error(self, "--limit takes a number from 1 to %d", LIMIT_MAX);
    mt_arena_init(&t.arena, NULL);
    int status = run_task(&t, path);
    mt_arena_free(&t.arena);
    mt_input_free(&t.in);
    return status;
}

const mt_command mt_cmd_actors = {
    .name = "actors",
    .usage = "actors [OPTION]... FILE",
    .summary = "Say how consistent the relations between actors are, as stated",
    .run = run,
    .opts = opts,
};
