/* How fast frameworks are read: bench_read FILE...   plain files of any form.
 * Each is read from memory until half a second of processor time is gone; prints bytes a
 * second of the reading alone, and with the rows that are built at the end. */
#include "af/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PIECE = 1 << 18 };

static char *load(const char *path, size_t *n)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        return NULL;
    long size = ftell(file);
    char *bytes = size > 0 ? malloc((size_t)size) : NULL;
    rewind(file);
    *n = bytes ? fread(bytes, 1, (size_t)size, file) : 0;
    fclose(file);
    return bytes;
}

static double seconds(clock_t from)
{
    return (double)(clock() - from) / CLOCKS_PER_SEC;
}

/* Read once; the time until the last byte is in, and until the rows are there. */
static int read_once(const char *bytes, size_t n, double *feeding, double *all)
{
    mt_arena arena;
    mt_framework f;
    uint32_t faults;
    clock_t from = clock();
    mt_arena_init(&arena, NULL);
    mt_reader *r = mt_reader_new(NULL, &arena);
    moot_status status = r ? MOOT_OK : MOOT_E_NOMEM;
    for (size_t at = 0; status == MOOT_OK && at < n; at += PIECE)
        status = mt_reader_feed(r, bytes + at, n - at < PIECE ? n - at : PIECE);
    *feeding += seconds(from);
    if (status == MOOT_OK)
        status = mt_reader_end(r, &f);
    *all += seconds(from);
    (void)mt_reader_faults(r, &faults);
    mt_reader_free(r);
    mt_arena_free(&arena);
    return status != MOOT_OK || faults > 0;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        size_t n = 0;
        double feeding = 0, all = 0;
        int rounds = 0, wrong = 0;
        char *bytes = load(argv[i], &n);
        if (!bytes) {
            fprintf(stderr, "cannot read %s\n", argv[i]);
            return 1;
        }
        while (all < 0.5 && !wrong) {
            wrong = read_once(bytes, n, &feeding, &all);
            rounds++;
        }
        printf("%-50s %8.1f MB %8.0f MB/s %8.0f MB/s with rows%s\n", argv[i], (double)n / 1e6,
               (double)n * rounds / feeding / 1e6, (double)n * rounds / all / 1e6,
               wrong ? "  (faults)" : "");
        free(bytes);
    }
    return 0;
}
