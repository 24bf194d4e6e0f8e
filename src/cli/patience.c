/* Clock and signals -> the answer to "may I go on?". */
#include "cli/patience.h"

#include <signal.h>
#include <time.h>

static volatile sig_atomic_t interrupted;
static bool timed_out;
static clock_t deadline; /* 0: none */

static void on_signal(int number)
{
    (void)number;
    interrupted = true;
}

static bool stop_now(void *ctx)
{
    (void)ctx;
    if (!interrupted && deadline && clock() > deadline)
        timed_out = true;
    return interrupted || timed_out;
}

void mt_patience_begin(double seconds)
{
    interrupted = timed_out = false;
    deadline = 0;
    if (seconds > 0)
        mt_patience_for(seconds);
    struct sigaction act = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&act.sa_mask);
    sigaction(SIGINT, &act, NULL);
    sigaction(SIGTERM, &act, NULL);
}

void mt_patience_for(double seconds)
{
    timed_out = false;
    deadline = clock() + 1 + (clock_t)(seconds * (double)CLOCKS_PER_SEC);
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

bool mt_patience_timed_out(void)
{
    return timed_out;
}
