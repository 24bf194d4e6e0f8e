/* Replays files or folders of a corpus through a fuzz target, without libFuzzer. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int failures;
static int replayed;

static void replay_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) {
        printf("cannot open %s\n", path);
        failures++;
        return;
    }
    size_t n = 0, cap = 1 << 16;
    uint8_t *data = malloc(cap);
    while (data) {
        n += fread(data + n, 1, cap - n, f);
        if (n < cap)
            break;
        uint8_t *more = realloc(data, cap *= 2);
        if (!more)
            free(data);
        data = more;
    }
    fclose(f);
    if (!data) {
        failures++;
        return;
    }
    /* An exact block, so that AddressSanitizer sees one byte too far. */
    uint8_t *exact = malloc(n ? n : 1);
    if (exact) {
        memcpy(exact, data, n);
        LLVMFuzzerTestOneInput(exact, n);
        replayed++;
    }
    free(exact);
    free(data);
}

static void replay(const char *path)
{
    struct stat st;
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
        DIR *dir = opendir(path);
        for (struct dirent *e; dir && (e = readdir(dir));) {
            char name[4096];
            int n = snprintf(name, sizeof(name), "%s/%s", path, e->d_name);
            if (e->d_name[0] != '.' && n > 0 && (size_t)n < sizeof(name))
                replay(name);
        }
        if (dir)
            closedir(dir);
        return;
    }
    replay_file(path);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        replay(argv[i]);
    printf("%d passed, %d failed\n", replayed, failures);
    return failures || !replayed ? 1 : 0;
}
