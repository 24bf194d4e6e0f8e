/* moot solve: one question to a framework, in the interface of the competition of
 * solvers (ICCMA 2023 and 2025). */
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/framework.h"
#include "cli/patience.h"
#include "cli/progress.h"
#include "cli/solve_check.h"
#include "cli/solve_print.h"
#include "cli/solve_proof.h"
#include "semantics/approx.h"

#include <errno.h>
#include <string.h>
#include <sys/resource.h>

static const char *task_word, *file, *query_word, *timeout_word, *memory_word, *check_path,
    *proof_prefix;
static bool json, problems, approximate;

static const mt_opt opts[] = {
    {"task", 'p', MT_OPT_TEXT, &task_word, "TASK", "what to answer, such as DC-PR", NULL},
    {"file", 'f', MT_OPT_TEXT, &file, "FILE", "the framework, '-' for standard input", NULL},
    {"argument", 'a', MT_OPT_TEXT, &query_word, "ARG", "the argument or atom asked about", NULL},
    {"check", 'c', MT_OPT_TEXT, &check_path, "ANSWER", "check the answer in this file instead",
     NULL},
    {"proof", 0, MT_OPT_TEXT, &proof_prefix, "PREFIX",
     "write PREFIX.cnf and PREFIX.drat, which prove NO to DC and YES to DS", NULL},
    {"approximate", 0, MT_OPT_FLAG, &approximate, NULL,
     "answer DC and DS within bounded work, perhaps wrongly", NULL},
    {"problems", 0, MT_OPT_FLAG, &problems, NULL, "list the tasks", NULL},
    {"timeout", 0, MT_OPT_TEXT, &timeout_word, "SECONDS", "give up after so much processor time",
     NULL},
    {"memory", 0, MT_OPT_TEXT, &memory_word, "MIB", "use no more memory than this", NULL},
    {"json", 'j', MT_OPT_FLAG, &json, NULL, "print JSON", NULL},
    {0},
};

static const char *const problem_words[] = {"DC", "DS", "SE", "EE", "CE"};
static const char *const semantics_words[] = {"GR", "CO", "PR", "ST", "SST", "STG", "ID", "EA"};

static void list_problems(void)
{
    const char *between = "[";
    for (int p = 0; p < MT_PROBLEM_COUNT; p++)
        for (int s = 0; s < MT_SEMANTICS_COUNT; s++) {
            printf("%s%s-%s", between, problem_words[p], semantics_words[s]);
            between = ",";
        }
    printf("]\n");
}

static bool parse_task(mt_task *task)
{
    for (int p = 0; p < MT_PROBLEM_COUNT; p++)
        if (strncmp(task_word, problem_words[p], 2) == 0 && task_word[2] == '-')
            for (int s = 0; s < MT_SEMANTICS_COUNT; s++)
                if (strcmp(task_word + 3, semantics_words[s]) == 0) {
                    *task = (mt_task){.problem = (mt_problem)p, .semantics = (mt_semantics)s};
                    return true;
                }
    return false;
}

static int set_limits(const mt_command *self)
{
    double seconds = timeout_word ? mt_positive_of(timeout_word, 1e6) : 0;
    if (timeout_word && seconds <= 0)
        return mt_usage_error(self, "--timeout takes a number of seconds");
    if (memory_word) {
        double mib = mt_positive_of(memory_word, 1e7);
        struct rlimit limit;
        if (mib <= 0)
            return mt_usage_error(self, "--memory takes a number of MiB");
        limit.rlim_cur = limit.rlim_max = (rlim_t)(mib * 1024 * 1024);
        if (setrlimit(RLIMIT_AS, &limit) != 0) {
            fprintf(stderr, "moot solve: cannot limit memory: %s\n", strerror(errno));
            return MT_EXIT_IO;
        }
    }
    mt_patience_begin(seconds);
    return MT_EXIT_YES;
}

static int ended_early(void)
{
    mt_progress_end();
    fprintf(stderr,
            mt_patience_timed_out() ? "moot solve: no answer within %s seconds\n"
                                    : "moot solve: interrupted\n",
            timeout_word);
    return MT_EXIT_LIMIT;
}

static moot_status solve(const mt_framework *f, mt_task task, const mt_solve *how, mt_arena *arena,
                         mt_answer *answer, bool *certain)
{
    const mt_af *af = f->is_aba ? NULL : &f->af;
    const mt_aba *aba = f->is_aba ? &f->aba : NULL;
    *certain = true;
    if (task.problem != MT_EE) /* its sets are printed as they come */
        mt_progress_at("solving");
    moot_status status = approximate ? mt_approximate(af, aba, task, how, arena, answer, certain)
                         : af        ? mt_af_solve(af, task, how, arena, answer)
                                     : mt_aba_solve(aba, task, how, arena, answer);
    mt_progress_end();
    return status;
}

static int answer_task(mt_task task, const mt_framework *f, mt_arena *arena)
{
    mt_solve_printer p = {.f = f, .task_word = task_word, .task = task, .json = json};
    mt_solve how = {.stop = mt_patience_stop(), .each = mt_solve_print_each, .ctx = &p};
    mt_answer answer = {0};
    bool certain;
    mt_solve_print_begin(&p);
    moot_status status = solve(f, task, &how, arena, &answer, &certain);
    mt_solve_print_answer(&p, &answer, status,
                          !approximate ? NULL
                          : certain    ? "certain"
                                       : "a guess",
                          arena);
    moot_status written = mt_out_finish(&p.out);
    if (status == MOOT_E_CANCELLED)
        return ended_early();
    if (status != MOOT_OK || written != MOOT_OK || !proof_prefix)
        return mt_exit_of(file, status != MOOT_OK ? status : written);
    (void)fflush(stdout); /* the answer stands, whatever becomes of its proof */
    bool cancelled;
    how.each = NULL;
    mt_progress_begin();
    mt_progress_at("proving");
    mt_solve_proof proof = {proof_prefix, task_word, file, task, answer.reply, f, &how};
    int proved = mt_solve_proof_write(&proof, arena, &cancelled);
    return cancelled ? ended_early() : proved;
}

static int check_answer(mt_task task, const mt_framework *f, mt_arena *arena)
{
    mt_solve_check check = {check_path, task_word, task, f, mt_patience_stop(), json};
    bool cancelled;
    mt_progress_at("checking");
    int status = mt_solve_check_run(&check, arena, &cancelled);
    return cancelled ? ended_early() : status;
}

static int solve_file(const mt_command *self, mt_task task)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_framework f;
    int status = mt_framework_open(file, &arena, &f);
    if (status == MT_EXIT_YES && query_word) {
        task.query = mt_framework_find(&f, query_word);
        char shown[MT_SHOWN];
        if (task.query == MT_NO_ID)
            status = mt_usage_error(self, "the framework has no argument '%s'",
                                    mt_shown(shown, query_word));
    }
    mt_progress_begin();
    if (status == MT_EXIT_YES)
        status = check_path ? check_answer(task, &f, &arena) : answer_task(task, &f, &arena);
    mt_progress_end();
    mt_arena_free(&arena);
    return status;
}

static int run(const mt_command *self, int argc, char **argv)
{
    int operands = mt_opt_parse(self, argc, argv);
    if (operands < 0)
        return MT_EXIT_USAGE;
    if (operands > 0)
        return mt_usage_error(self, "the framework is given with -f FILE");
    if (problems) {
        list_problems();
        return MT_EXIT_YES;
    }
    if (!task_word && !file) {
        printf("moot %s\nthe authors of moot\n", MOOT_VERSION);
        return MT_EXIT_YES;
    }
    mt_task task;
    char shown[MT_SHOWN];
    if (!task_word || !file)
        return mt_usage_error(self, "-p TASK and -f FILE are both needed");
    if (!parse_task(&task))
        return mt_usage_error(self, "there is no task '%s'; --problems lists them",
                              mt_shown(shown, task_word));
    bool asks = task.problem == MT_DC || task.problem == MT_DS;
    if (asks != (query_word != NULL))
        return mt_usage_error(self, asks ? "-a ARG is needed for %s" : "%s takes no -a", task_word);
    if (check_path && strcmp(check_path, "-") == 0 && strcmp(file, "-") == 0)
        return mt_usage_error(self, "only one of -f and --check can be standard input");
    if (approximate && (!asks || check_path || proof_prefix))
        return mt_usage_error(self, "--approximate is for DC and DS, without --check and --proof");
    int status = set_limits(self);
    return status == MT_EXIT_YES ? solve_file(self, task) : status;
}

const mt_command mt_cmd_solve = {
    .name = "solve",
    .usage = "solve -p TASK -f FILE [-a ARG]",
    .summary = "Answer a question about an argumentation framework",
    .run = run,
    .opts = opts,
};
