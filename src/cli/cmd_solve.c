/* moot solve: one question to a framework, in the interface of the competition of
 * solvers (ICCMA 2023 and 2025). */
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/framework.h"
#include "semantics/solve.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static const char *task_word, *file, *query_word, *timeout_word, *memory_word;
static bool json, problems;

static const mt_opt opts[] = {
    {"task", 'p', MT_OPT_TEXT, &task_word, "TASK", "what to answer, such as DC-PR", NULL},
    {"file", 'f', MT_OPT_TEXT, &file, "FILE", "the framework, '-' for standard input", NULL},
    {"argument", 'a', MT_OPT_TEXT, &query_word, "ARG", "the argument or atom asked about", NULL},
    {"problems", 0, MT_OPT_FLAG, &problems, NULL, "list the tasks", NULL},
    {"timeout", 0, MT_OPT_TEXT, &timeout_word, "SECONDS", "give up after so much processor time",
     NULL},
    {"memory", 0, MT_OPT_TEXT, &memory_word, "MIB", "use no more memory than this", NULL},
    {"json", 'j', MT_OPT_FLAG, &json, NULL, "print JSON", NULL},
    {0},
};

static const char *const problem_words[] = {"DC", "DS", "SE", "EE", "CE"};
static const char *const semantics_words[] = {"GR", "CO", "PR", "ST", "SST", "STG", "ID", "EA"};

/* Asked by the solver; set by a signal, or by the clock. */
static volatile sig_atomic_t interrupted;
static clock_t deadline; /* 0: none */

static void on_signal(int number)
{
    (void)number;
    interrupted = 1;
}

static bool stop_now(void *ctx)
{
    (void)ctx;
    if (!interrupted && deadline && clock() > deadline)
        interrupted = 2;
    return interrupted != 0;
}

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

/* A positive number of at most `max`; 0 if it is none. */
static double positive(const char *word, double max)
{
    char *end;
    double value = strtod(word, &end);
    return *word && !*end && value > 0 && value <= max ? value : 0;
}

static int set_limits(const mt_command *self)
{
    if (timeout_word) {
        double seconds = positive(timeout_word, 1e6);
        if (seconds <= 0)
            return mt_usage_error(self, "--timeout takes a number of seconds");
        deadline = (clock_t)(seconds * (double)CLOCKS_PER_SEC);
    }
    if (memory_word) {
        double mib = positive(memory_word, 1e7);
        struct rlimit limit;
        if (mib <= 0)
            return mt_usage_error(self, "--memory takes a number of MiB");
        limit.rlim_cur = limit.rlim_max = (rlim_t)(mib * 1024 * 1024);
        if (setrlimit(RLIMIT_AS, &limit) != 0) {
            fprintf(stderr, "moot solve: cannot limit memory: %s\n", strerror(errno));
            return MT_EXIT_IO;
        }
    }
    struct sigaction act = {.sa_handler = on_signal};
    sigemptyset(&act.sa_mask);
    sigaction(SIGINT, &act, NULL);
    sigaction(SIGTERM, &act, NULL);
    return MT_EXIT_YES;
}

typedef struct printer {
    mt_out out;
    const mt_framework *f;
    bool any;
} printer;

static void print_member(printer *p, uint32_t a)
{
    if (p->f->names && json)
        mt_out_json(&p->out, p->f->names[a]);
    else if (p->f->names)
        mt_out_put(&p->out, p->f->names[a]);
    else
        mt_out_printf(&p->out, "%u", a + 1);
}

static void print_set(printer *p, const uint32_t *set, uint32_t n)
{
    mt_out_z(&p->out, json ? "[" : "w");
    for (uint32_t i = 0; i < n; i++) {
        mt_out_z(&p->out, !json ? " " : i > 0 ? ", " : "");
        print_member(p, set[i]);
    }
    mt_out_z(&p->out, json ? "]" : "\n");
}

static bool print_each(void *ctx, const uint32_t *set, uint32_t n)
{
    printer *p = ctx;
    if (json)
        mt_out_z(&p->out, p->any ? ",\n    " : "\n    ");
    p->any = true;
    print_set(p, set, n);
    return !p->out.failed;
}

/* A natural number of 32-bit limbs in decimal: by repeated division. */
static void print_count(mt_out *out, const uint32_t *limbs, uint32_t n, mt_arena *arena)
{
    uint32_t *rest = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
    uint32_t *parts = MT_NEW_ARRAY(arena, uint32_t, 2 * (size_t)n + 1); /* of nine digits */
    if (!rest || !parts) {
        mt_out_no_memory(out);
        return;
    }
    memcpy(rest, limbs, n * sizeof *rest);
    uint32_t count = 0;
    while (n > 0) {
        uint64_t carry = 0;
        for (uint32_t i = n; i-- > 0;) {
            carry = carry << 32 | rest[i];
            rest[i] = (uint32_t)(carry / 1000000000);
            carry %= 1000000000;
        }
        parts[count++] = (uint32_t)carry;
        while (n > 0 && rest[n - 1] == 0)
            n--;
    }
    mt_out_printf(out, "%u", count ? parts[count - 1] : 0);
    while (count > 1)
        mt_out_printf(out, "%09u", parts[--count - 1]);
}

static void print_plain(printer *p, mt_task task, const mt_answer *answer, mt_arena *arena)
{
    bool asks = task.problem == MT_DC || task.problem == MT_DS;
    if (task.problem == MT_CE) {
        print_count(&p->out, answer->count, answer->count_n, arena);
        mt_out_char(&p->out, '\n');
    } else if (asks || (task.problem == MT_SE && answer->reply == MT_NO)) {
        mt_out_z(&p->out, answer->reply == MT_YES ? "YES\n" : "NO\n");
    }
    if (answer->has_set)
        print_set(p, answer->set, answer->set_n);
}

static void print_json(printer *p, mt_task task, const mt_answer *answer, mt_arena *arena)
{
    static const char *const replies[] = {"unknown", "yes", "no"};
    if (task.problem == MT_EE)
        mt_out_z(&p->out, p->any ? "\n  ],\n" : "],\n");
    mt_out_z(&p->out, "  \"answer\": \"");
    mt_out_z(&p->out, replies[answer->reply]);
    mt_out_z(&p->out, "\"");
    if (answer->has_set) {
        mt_out_z(&p->out, ",\n  \"set\": ");
        print_set(p, answer->set, answer->set_n);
    }
    if (answer->count_n > 0 || (task.problem == MT_CE && answer->reply == MT_YES)) {
        mt_out_z(&p->out, ",\n  \"count\": \"");
        print_count(&p->out, answer->count, answer->count_n, arena);
        mt_out_z(&p->out, "\"");
    }
    mt_out_z(&p->out, "\n}\n");
}

static bool to_stdout(void *ctx, const char *bytes, size_t n)
{
    (void)ctx;
    return fwrite(bytes, 1, n, stdout) == n;
}

static int answer_task(mt_task task, const mt_framework *f, mt_arena *arena)
{
    printer p = {.f = f};
    mt_out_init(&p.out, (moot_writer){to_stdout, NULL});
    mt_stop stop = {stop_now, NULL};
    mt_solve how = {.stop = &stop, .each = print_each, .ctx = &p};
    mt_answer answer = {0};
    if (json)
        mt_out_printf(&p.out, "{\n  \"task\": \"%s\",\n", task_word);
    if (json && task.problem == MT_EE)
        mt_out_z(&p.out, "  \"extensions\": [");
    moot_status status = f->is_aba ? mt_aba_solve(&f->aba, task, &how, arena, &answer)
                                   : mt_af_solve(&f->af, task, &how, arena, &answer);
    if (json)
        print_json(&p, task, &answer, arena);
    else if (status == MOOT_OK)
        print_plain(&p, task, &answer, arena);
    moot_status written = mt_out_finish(&p.out);
    if (status == MOOT_E_CANCELLED) {
        fprintf(stderr,
                interrupted == 2 ? "moot solve: no answer within %s seconds\n"
                                 : "moot solve: interrupted\n",
                timeout_word);
        return MT_EXIT_LIMIT;
    }
    return mt_exit_of(file, status != MOOT_OK ? status : written);
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
    if (status == MT_EXIT_YES)
        status = answer_task(task, &f, &arena);
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
