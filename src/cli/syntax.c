/* Sentences -> a child process that parses -> what their syntax says.
 *
 * A sentence that takes too long or too much memory ends the child and has no parse; the next one
 * starts another. */
#include "cli/syntax.h"

#include "cli/child.h"
#include "cli/parse.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LINE = 8192, START_SECONDS = 20 };

static bool whole(int fd, void *at, size_t n, bool out)
{
    char *p = at;
    while (n) {
        ssize_t k = out ? write(fd, p, n) : read(fd, p, n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k <= 0)
            return false;
        p += k;
        n -= (size_t)k;
    }
    return true;
}

/* In the child: a word when the dictionary is open, then sentences with their length before them,
 * facts back. */
static _Noreturn void work(int from, int to)
{
    static char line[LINE];
    uint32_t n = 0;
    mt_child_limits(0, MT_SYNTAX_MB);
    bool fine = mt_grammar_open() && whole(to, &n, sizeof(n), true);
    while (fine && whole(from, &n, sizeof(n), false) && n < LINE && whole(from, line, n, false)) {
        mt_syntax_facts facts;
        line[n] = '\0';
        mt_grammar_parse(line, &facts);
        fine = whole(to, &facts, sizeof(facts), true);
    }
    _exit(0);
}

/* Something to read within so many seconds? */
static bool comes(int fd, int seconds)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};
    int k;
    do
        k = poll(&p, 1, seconds * 1000);
    while (k < 0 && errno == EINTR);
    return k == 1;
}

static bool start(mt_parser *p)
{
    int in[2], out[2];
    uint32_t ready;
    if (pipe(in) != 0)
        return false;
    if (pipe(out) != 0) {
        (void)close(in[0]);
        (void)close(in[1]);
        return false;
    }
    (void)fflush(NULL);
    p->pid = fork();
    if (p->pid == 0) {
        (void)close(in[1]);
        (void)close(out[0]);
        work(in[0], out[1]);
    }
    (void)close(in[0]);
    (void)close(out[1]);
    p->to = in[1];
    p->from = out[0];
    if (p->pid > 0 && comes(p->from, START_SECONDS) && whole(p->from, &ready, sizeof(ready), false))
        return true;
    mt_parser_end(p);
    return false;
}

void mt_parser_end(mt_parser *p)
{
    if (p->pid == 0)
        return;
    (void)close(p->to);
    (void)close(p->from);
    if (p->pid > 0) {
        (void)kill(p->pid, SIGKILL);
        while (waitpid(p->pid, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    p->pid = 0;
}

static void of(void *ctx, moot_str sentence, mt_syntax_facts *to)
{
    mt_parser *p = ctx;
    char line[LINE];
    uint32_t n = 0;
    *to = (mt_syntax_facts){0};
    for (size_t i = 0; i < sentence.len && n + 1 < LINE; i++) {
        char c = sentence.ptr[i];
        line[n] = ' ';
        if (c && !mt_is_space(c))
            line[n] = c;
        n++;
    }
    if (sentence.len < LINE && (p->pid || start(p)) &&
        !(whole(p->to, &n, sizeof(n), true) && whole(p->to, line, n, true) &&
          comes(p->from, MT_SYNTAX_SECONDS) && whole(p->from, to, sizeof(*to), false))) {
        *to = (mt_syntax_facts){0};
        p->ended++;
        mt_parser_end(p);
    }
    p->whole += to->parsed == 1;
    p->partly += to->parsed == 2;
    p->none += to->parsed == 0;
}

bool mt_parser_start(mt_parser *p)
{
    *p = (mt_parser){.pid = 0};
    p->syntax = (mt_syntax){p, of};
    /* A child that has ended is told by the failed write. */
    (void)signal(SIGPIPE, SIG_IGN);
    return start(p);
}
