/* moot: argument words -> one command of the table. */
#include "cli/commands.h"

#include <errno.h>
#include <string.h>

const mt_command *const mt_commands[] = {
    &mt_cmd_map,      &mt_cmd_judge, &mt_cmd_why,   &mt_cmd_weigh, &mt_cmd_poll,
    &mt_cmd_actors,   &mt_cmd_mine,  &mt_cmd_check, &mt_cmd_fmt,   &mt_cmd_convert,
    &mt_cmd_markdown, &mt_cmd_show,  &mt_cmd_solve, &mt_cmd_serve, &mt_cmd_help,
    &mt_cmd_version,  NULL,
};

static const mt_command *find(const char *name)
{
    for (const mt_command *const *c = mt_commands; *c; c++)
        if (strcmp((*c)->name, name) == 0)
            return *c;
    return NULL;
}

static void overview(FILE *to)
{
    fprintf(to, "usage: moot COMMAND [OPTION]... [FILE]\n\n");
    for (const mt_command *const *c = mt_commands; *c; c++)
        fprintf(to, "  %-9s %s\n", (*c)->name, (*c)->summary);
    fprintf(to, "\n'moot help COMMAND' tells more; the manual is moot(1).\n");
}

static int unknown(const char *name)
{
    char shown[MT_SHOWN];
    fprintf(stderr, "moot: there is no command '%s'\n", mt_shown(shown, name));
    for (const mt_command *const *c = mt_commands; *c; c++)
        if (mt_word_distance((*c)->name, name) <= 2) {
            fprintf(stderr, "hint: did you mean 'moot %s'?\n", (*c)->name);
            return MT_EXIT_USAGE;
        }
    fprintf(stderr, "hint: 'moot help' lists the commands\n");
    return MT_EXIT_USAGE;
}

/* The words that can follow, for the shell (completions/). */
static int complete(int argc, char **argv)
{
    if (argc == 0) {
        for (const mt_command *const *c = mt_commands; *c; c++)
            printf("%s\n", (*c)->name);
        return MT_EXIT_YES;
    }
    const mt_command *c = find(argv[0]);
    if (!c)
        return MT_EXIT_NO;
    mt_opt_complete(c, stdout);
    return MT_EXIT_YES;
}

static int run_help(const mt_command *self, int argc, char **argv)
{
    int n = mt_opt_parse(self, argc, argv);
    if (n < 0)
        return MT_EXIT_USAGE;
    if (n > 1)
        return mt_usage_error(self, "one command at a time");
    if (n == 0) {
        overview(stdout);
        return MT_EXIT_YES;
    }
    const mt_command *c = find(argv[0]);
    if (!c)
        return unknown(argv[0]);
    mt_opt_help(c, stdout);
    return MT_EXIT_YES;
}

const mt_command mt_cmd_help = {
    .name = "help",
    .usage = "help [COMMAND]",
    .summary = "Say what moot, or one of its commands, takes",
    .run = run_help,
    .opts = (const mt_opt[]){{0}},
};

static int dispatch(int argc, char **argv)
{
    if (argc < 2) {
        overview(stderr);
        return MT_EXIT_USAGE;
    }
    const char *word = argv[1];
    if (strcmp(word, "--complete") == 0)
        return complete(argc - 2, argv + 2);
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        word = "help";
    if (strcmp(word, "--version") == 0)
        word = "version";
    const mt_command *c = find(word);
    if (!c)
        return unknown(word);
    for (int i = 2; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            mt_opt_help(c, stdout);
            return MT_EXIT_YES;
        }
    return c->run(c, argc - 2, argv + 2);
}

#ifdef __SANITIZE_ADDRESS__
/* Fontconfig, which draws with librsvg, keeps what it has read until the program ends. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig\n";
}
#endif

int main(int argc, char **argv)
{
    int status = dispatch(argc, argv);
    /* Only now is it known whether what was printed got out. */
    errno = 0;
    bool failed = fflush(stdout) != 0 || ferror(stdout);
    if (failed && status != MT_EXIT_IO) {
        fprintf(stderr, "moot: cannot write to standard output: %s\n", strerror(errno));
        status = MT_EXIT_IO;
    }
    return status;
}
