/* The clocks of the system in milliseconds, for servers and the program; the library asks none. */
#ifndef MT_BASE_CLOCK_H
#define MT_BASE_CLOCK_H

#include <stdint.h>
#include <time.h>

static inline int64_t mt_clock_ms(clockid_t which)
{
    struct timespec t = {0};
    (void)clock_gettime(which, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Since 1970. */
static inline int64_t mt_now_ms(void)
{
    return mt_clock_ms(CLOCK_REALTIME);
}

#endif
