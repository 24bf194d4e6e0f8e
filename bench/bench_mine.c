/* How many texts a second the miner reads, and how it grows with the text. */
#include "mine/reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const char sentence[] = "But of course the river costs money, and the town lives by it. ";

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* A debate with `n` sentences a side. */
static size_t make(char *to, size_t n)
{
    size_t len = 0;
    memcpy(to, "Should the town clean the river?\n\n", 34);
    len += 34;
    for (int side = 0; side < 2; side++) {
        for (size_t i = 0; i < n; i++) {
            memcpy(to + len, sentence, sizeof(sentence) - 1);
            len += sizeof(sentence) - 1;
        }
        memcpy(to + len, "\n\n", 2);
        len += 2;
    }
    return len;
}

int main(void)
{
    static const size_t sizes[] = {10, 100, 200, 1000, 2000};
    char *text = malloc(2 * 2000 * sizeof(sentence) + 100);
    if (!text)
        return 1;
    for (size_t k = 0; k < sizeof(sizes) / sizeof(*sizes); k++) {
        size_t len = make(text, sizes[k]), runs = 0;
        double start = now(), took = 0;
        do {
            mt_reading r;
            if (mt_mine(&r, NULL, (moot_str){text, len}, NULL) != MOOT_OK)
                return 1;
            mt_reading_fini(&r);
            runs++;
            took = now() - start;
        } while (took < 0.5);
        printf("mine: 2 x %4zu sentences  %8.1f texts/s  %8.2f ms each\n", sizes[k],
               (double)runs / took, 1000 * took / (double)runs);
    }
    free(text);
    return 0;
}
