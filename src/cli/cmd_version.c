/* moot version: what this program is and what it was built with. */
#include "cli/commands.h"

#include <stdio.h>

static bool verbose;

static const mt_opt opts[] = {
    {"verbose", 'v', MT_OPT_FLAG, &verbose, NULL, "also say how it was built", NULL},
    {0},
};

static int run(const mt_command *self, int argc, char **argv)
{
    int n = mt_opt_parse(self, argc, argv);
    if (n < 0)
        return MT_EXIT_USAGE;
    if (n > 0)
        return mt_usage_error(self, "it takes no file");
    printf("moot %s\n", MOOT_VERSION);
    if (verbose) {
        printf("compiler: %s\n", __VERSION__);
        printf("C standard: %ld\n", __STDC_VERSION__);
#ifdef MOOT_ARENA_DEBUG
        printf("build: sanitizers\n");
#else
        printf("build: plain\n");
#endif
    }
    return MT_EXIT_YES;
}

const mt_command mt_cmd_version = {
    .name = "version",
    .usage = "version [--verbose]",
    .summary = "Say which version of moot this is",
    .run = run,
    .opts = opts,
};
