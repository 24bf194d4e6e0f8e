/* Clock and signals -> the answer to "may I go on?". */
#include "cli/patience.h"

#include <signal.h>
#include <stdlib.h>
#include <time.h>

static volatile sig_atomic_t ended; /* by a signal, or by the clock */
static clock_t deadline;            /* 0: none */

static void on_signal(int number)
{
    (void)number;
    ended = true;
}

static bool stop_now(void *ctx)
{
    (void)ctx;
    if (!ended && deadline && clock() > deadline)
        ended = true;
    return ended != 0;
}

bool mt_patience_begin(const char *timeout)
{
    ended = false;
    deadline = 0;
    if (timeout) {
        char *end;
        double seconds = strtod(timeout, &end);
        if (!*timeout || *end || !(seconds > 0 && seconds <= 1e6))
            return false;
        deadline = clock() + (clock_t)(seconds * (double)CLOCKS_PER_SEC);
    }
    struct sigaction act = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&act.sa_mask);
    sigaction(SIGINT, &act, NULL);
    sigaction(SIGTERM, &act, NULL);
    return true;
}

void mt_patience_end_now(void)
{
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
}

const mt_stop *mt_patience_stop(void)
{
    static const mt_stop stop = {stop_now, NULL};
    return &stop;
}
