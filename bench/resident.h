/* Resident memory of another process, for the benchmarks of the server. */
#ifndef MT_BENCH_RESIDENT_H
#define MT_BENCH_RESIDENT_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In KiB; 0 if there is no such process. */
static inline long resident_kib(const char *pid)
{
    char path[64], line[256];
    long kib = 0;
    (void)snprintf(path, sizeof(path), "/proc/%.20s/status", pid);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof(line), f))
        if (strncmp(line, "VmRSS:", 6) == 0)
            kib = strtol(line + 6, NULL, 10);
    if (f)
        (void)fclose(f);
    return kib;
}

#endif
