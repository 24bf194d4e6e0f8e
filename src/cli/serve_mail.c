/* Server -> pipe -> a process -> the program that sends. */
#include "cli/serve_mail.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is written at once comes out whole and unmixed up to PIPE_BUF, 4096 here. */
enum { MESSAGE_MOST = 4000, HEAD = 2, SECONDS = 60 };

static bool read_all(int fd, char *to, size_t n)
{
    while (n) {
        ssize_t got = read(fd, to, n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        to += got;
        n -= (size_t)got;
    }
    return true;
}

static bool write_all(int fd, const char *bytes, size_t n)
{
    while (n) {
        ssize_t put = write(fd, bytes, n);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes += put;
        n -= (size_t)put;
    }
    return true;
}

/* The program's exit status, or -1. */
static int run_program(const char *command, const char *message, size_t n)
{
    int ends[2], status = 0;
    if (pipe(ends) != 0)
        return -1;
    pid_t child = fork();
    if (child == 0) {
        (void)dup2(ends[0], STDIN_FILENO);
        (void)close(ends[0]);
        (void)close(ends[1]);
        (void)alarm(SECONDS);
        (void)execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    (void)close(ends[0]);
    bool whole = child > 0 && write_all(ends[1], message, n);
    (void)close(ends[1]);
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    return child > 0 && whole && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static _Noreturn void work(const char *command, int from)
{
    static char message[MESSAGE_MOST];
    uint8_t head[HEAD];
    (void)signal(SIGINT, SIG_IGN); /* the server ends it */
    (void)signal(SIGTERM, SIG_IGN);
    (void)signal(SIGPIPE, SIG_IGN);
    while (read_all(from, (char *)head, HEAD)) {
        size_t n = (size_t)head[0] << 8 | head[1];
        if (n > sizeof(message) || !read_all(from, message, n))
            break;
        int status = run_program(command, message, n);
        /* Nothing of the message, and so nobody's address, gets into the log. */
        if (status != 0)
            (void)fprintf(stderr, "event=mail-failed status=%d\n", status);
    }
    _exit(0);
}

bool mt_mailer_start(mt_mailer *m, const char *command)
{
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    (void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    m->child = fork();
    if (m->child == 0) {
        (void)close(ends[1]);
        work(command, ends[0]);
    }
    (void)close(ends[0]);
    m->to = ends[1];
    (void)fcntl(m->to, F_SETFL, O_NONBLOCK);
    return m->child > 0;
}

bool mt_mailer_send(void *ctx, moot_str message)
{
    const mt_mailer *m = ctx;
    char frame[HEAD + MESSAGE_MOST];
    int n = snprintf(frame + HEAD, MESSAGE_MOST, "%s%s%s%.*s", m->from ? "From: " : "",
                     m->from ? m->from : "", m->from ? "\r\n" : "", (int)message.len, message.ptr);
    if (m->to < 0 || n <= 0 || n >= MESSAGE_MOST)
        return false;
    frame[0] = (char)(n >> 8);
    frame[1] = (char)(n & 0xFF);
    return write(m->to, frame, HEAD + (size_t)n) == HEAD + n;
}

void mt_mailer_stop(mt_mailer *m)
{
    if (m->to < 0)
        return;
    (void)close(m->to);
    m->to = -1;
    while (waitpid(m->child, NULL, 0) < 0 && errno == EINTR)
        ;
}
