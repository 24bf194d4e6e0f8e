/* What several commands do alike. */
#include "cli/common.h"

#include "base/utf8.h"
#include "cli/progress.h"

#include <stdlib.h>
#include <string.h>

int mt_exit_of(const char *name, moot_status st)
{
    switch (st) {
    case MOOT_OK: return MT_EXIT_YES;
    case MOOT_E_NOMEM: fprintf(stderr, "%s: error: memory is short\n", name); return MT_EXIT_LIMIT;
    case MOOT_E_LIMIT:
        fprintf(stderr, "%s: error: larger than moot takes on\n", name);
        fprintf(stderr, "hint: 'LIMITS' in moot(1) names the sizes\n");
        return MT_EXIT_LIMIT;
    case MOOT_E_CANCELLED: fprintf(stderr, "%s: error: stopped\n", name); return MT_EXIT_LIMIT;
    case MOOT_E_IO: fprintf(stderr, "%s: error: output failed\n", name); return MT_EXIT_IO;
    case MOOT_E_MISUSE:
    case MOOT_E_BACKEND: break;
    }
    fprintf(stderr, "%s: error: moot failed inside (status %d); please report it\n", name, (int)st);
    return MT_EXIT_INTERNAL;
}

const char *mt_one_file(const mt_command *self, int argc, char **argv)
{
    int operands = mt_opt_parse(self, argc, argv);
    if (operands < 0)
        return NULL;
    if (operands == 1)
        return argv[0];
    if (operands == 0)
        mt_usage_error(self, "which file? ('-' is standard input)");
    else
        mt_usage_error(self, "one file at a time, not '%s' too", argv[1]);
    return NULL;
}

int mt_write_file(const char *path, const char *input,
                  moot_status (*produce)(void *ctx, moot_writer to), void *ctx)
{
    mt_output o;
    if (!mt_output_open(&o, path, input))
        return MT_EXIT_IO;
    if (strcmp(path, "-") != 0) {
        mt_progress_begin();
        mt_progress_at("writing");
    }
    moot_status st = produce(ctx, mt_output_writer(&o));
    mt_progress_end();
    /* A failed write is told by mt_output_commit(), which knows why. */
    bool told = st == MOOT_E_IO && mt_output_failed(&o);
    if (st != MOOT_OK && !told) {
        mt_output_abandon(&o);
        return mt_exit_of(o.name, st);
    }
    return mt_output_commit(&o) ? MT_EXIT_YES : MT_EXIT_IO;
}

moot_status mt_write_raster(const char *command, mt_raster_form form,
                            moot_status (*produce)(void *ctx, moot_writer to), void *ctx,
                            moot_writer to)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_memory svg = {.arena = &arena};
    const char *why = NULL;
    moot_status st = produce(ctx, mt_memory_writer(&svg));
    if (st == MOOT_OK)
        st = mt_raster(mt_memory_str(&svg), form, to, &why);
    if (st == MOOT_E_BACKEND)
        fprintf(stderr, "moot %s: %s\nhint: '--to=svg' needs nothing else\n", command, why);
    mt_arena_free(&arena);
    return st == MOOT_E_BACKEND ? MOOT_E_IO : st;
}

moot_str mt_text_name(const char *path)
{
    moot_str name = mt_base_name(path);
    bool fine = strcmp(path, "-") != 0 && mt_utf8_invalid(name) == SIZE_MAX;
    for (size_t i = 0; i < name.len; i++)
        fine = fine && (unsigned char)name.ptr[i] >= 0x20 && name.ptr[i] != 0x7F;
    return fine ? name : MOOT_STR("");
}

moot_str mt_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return mt_str(slash ? slash + 1 : path);
}

uint32_t mt_count_of(const char *word)
{
    uint32_t n = 0;
    if (!word)
        return 0;
    for (const char *c = word; *c; c++) {
        if (!mt_is_digit(*c) || n > 100000)
            return UINT32_MAX;
        n = 10 * n + (uint32_t)(*c - '0');
    }
    return n ? n : UINT32_MAX;
}

double mt_positive_of(const char *word, double max)
{
    char *end;
    double value = strtod(word, &end);
    return *word && !*end && value > 0 && value <= max ? value : 0;
}
