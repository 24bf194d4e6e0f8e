/* A file -> a child process with limits -> its packet through a pipe. */
#include "cli/serve_worker.h"

#include "base/clock.h"
#include "cli/child.h"
#include "cli/common.h"
#include "cli/files.h"
#include "cli/include.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PACKET_MOST = 256 << 20, MEMORY_MOST_MB = 2048 };

static bool put(void *ctx, const char *bytes, size_t n)
{
    int fd = *(const int *)ctx;
    while (n) {
        ssize_t done = write(fd, bytes, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        bytes += done;
        n -= (size_t)done;
    }
    return true;
}

typedef struct beside {
    const char *path;
    mt_input text;
} beside;

static bool load(void *ctx, moot_str name, moot_str *bytes)
{
    beside *b = ctx;
    if (!mt_input_beside(&b->text, b->path, name, MT_INPUT_MAX))
        return false;
    *bytes = mt_input_str(&b->text);
    return true;
}

/* In the child: never returns to the server's code. */
static _Noreturn void work(const char *path, const mt_publish_source *known, int to)
{
    mt_input in;
    mt_include_inputs include = {.path = path};
    beside b = {.path = path};
    mt_child_limits(MT_WORKER_SECONDS, MEMORY_MOST_MB);
    (void)signal(SIGINT, SIG_IGN); /* the server ends it */
    if (mt_input_read(&in, path, MT_INPUT_MAX) != MT_EXIT_YES)
        _exit(MT_EXIT_IO);
    mt_publish_source source = {.name = known->name,
                                .correction = known->correction,
                                .corrections = known->corrections,
                                .file = mt_base_name(path),
                                .bytes = mt_input_str(&in),
                                .argdown = mt_files_is_argdown(path),
                                .load = load,
                                .ctx = &b};
    if (source.argdown) {
        if (mt_include_open(&include, &in) != MT_EXIT_YES)
            _exit(MT_EXIT_LIMIT);
        source.bytes = include.whole.text;
    }
    moot_status st = mt_publish_make(&source, (moot_writer){put, &to});
    _exit(st == MOOT_OK ? MT_EXIT_YES : MT_EXIT_LIMIT);
}

/* All that comes out of the pipe until it is closed; false if it takes too long. */
static bool drain(int from, mt_memory *to)
{
    moot_writer writer = mt_memory_writer(to);
    int64_t until = mt_clock_ms(CLOCK_MONOTONIC) + (int64_t)MT_WORKER_SECONDS * 1000;
    char bytes[16384];
    for (;;) {
        int64_t left = until - mt_clock_ms(CLOCK_MONOTONIC);
        struct pollfd p = {.fd = from, .events = POLLIN};
        int ready = left > 0 ? poll(&p, 1, (int)left) : 0;
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return false;
        ssize_t n = read(from, bytes, sizeof(bytes));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0;
        if (to->n + (size_t)n > PACKET_MOST || !writer.write(writer.ctx, bytes, (size_t)n))
            return false;
    }
}

moot_str mt_serve_work(const char *path, const mt_publish_source *known, mt_arena *arena,
                       char fault[256])
{
    int ends[2], status = 0;
    fault[0] = '\0';
    if (pipe(ends) != 0) {
        (void)snprintf(fault, 256, "no process could be started for it");
        return (moot_str){"", 0};
    }
    pid_t child = fork();
    if (child == 0) {
        (void)close(ends[0]);
        work(path, known, ends[1]);
    }
    (void)close(ends[1]);
    mt_memory m = {.arena = arena};
    bool whole = child > 0 && drain(ends[0], &m);
    (void)close(ends[0]);
    if (child > 0 && !whole)
        (void)kill(child, SIGKILL);
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (child > 0 && whole && WIFEXITED(status) && WEXITSTATUS(status) == MT_EXIT_YES)
        return mt_memory_str(&m);
    if (child < 0)
        (void)snprintf(fault, 256, "no process could be started for it");
    else if (WIFEXITED(status) && WEXITSTATUS(status) == MT_EXIT_IO)
        (void)snprintf(fault, 256, "the file cannot be read");
    else
        (void)snprintf(fault, 256, "it takes more than %d seconds or %d MiB of memory",
                       (int)MT_WORKER_SECONDS, (int)MEMORY_MOST_MB);
    return (moot_str){"", 0};
}
