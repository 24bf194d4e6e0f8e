/* Time -> one line on a terminal. */
#include "cli/progress.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

static const char *volatile at; /* read by the handler */
static volatile sig_atomic_t drawn;
static bool running;

static void put(const char *z)
{
    ssize_t done = write(STDERR_FILENO, z, strlen(z));
    (void)done; /* a progress line may be lost */
}

static void on_alarm(int number)
{
    int was = errno;
    const char *what = at;
    (void)number;
    if (what) {
        put("\r\x1b[K");
        put(what);
        put(" ...");
        drawn = 1;
    }
    errno = was;
}

static void set_timer(suseconds_t microseconds)
{
    struct itimerval every = {{0, microseconds}, {0, microseconds}};
    setitimer(ITIMER_REAL, &every, NULL);
}

void mt_progress_begin(void)
{
    if (isatty(STDERR_FILENO) != 1)
        return;
    struct sigaction act = {.sa_handler = on_alarm, .sa_flags = SA_RESTART};
    sigemptyset(&act.sa_mask);
    running = sigaction(SIGALRM, &act, NULL) == 0;
    if (running)
        set_timer(500000);
}

void mt_progress_at(const char *what)
{
    at = what;
}

void mt_progress_end(void)
{
    at = NULL;
    if (!running)
        return;
    set_timer(0);
    signal(SIGALRM, SIG_IGN);
    running = false;
    if (drawn)
        put("\r\x1b[K");
    drawn = 0;
}
