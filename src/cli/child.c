/* Limits of a child process. */
#include "cli/child.h"

#include <stdbool.h>
#include <sys/resource.h>

/* Sanitizers reserve more addresses than any limit allows. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
static const bool sanitized = true;
#else
static const bool sanitized = false;
#endif

static void limit(int what, rlim_t to)
{
    struct rlimit l;
    if (getrlimit(what, &l) != 0)
        return;
    if (l.rlim_max == RLIM_INFINITY || to < l.rlim_max)
        l.rlim_cur = l.rlim_max = to;
    (void)setrlimit(what, &l);
}

void mt_child_limits(unsigned seconds, unsigned mib)
{
    if (seconds)
        limit(RLIMIT_CPU, seconds);
    limit(RLIMIT_CORE, 0);
    if (!sanitized)
        limit(RLIMIT_AS, (rlim_t)mib << 20);
}
