/* Event streams held open: how many the server takes and what it needs for them.
 *
 * bench_streams PORT NAME PID [STREAMS]   opens them one after the other at 127.0.0.1, waits until
 * each has got its first event, and says how much memory the process PID has then.  The server
 * has to be started with --proxy, since all come from one address. */
#include "resident.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

/* One reader of a network of their own, as a proxy would say. */
static int open_one(unsigned port, const char *name, long i)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    char text[256];
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    int n = snprintf(text, sizeof(text),
                     "GET /d/%.100s/events HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: "
                     "10.%ld.%ld.1\r\n\r\n",
                     name, i / 256 % 256, i % 256);
    if (fd < 0 || connect(fd, (const struct sockaddr *)&at, sizeof(at)) != 0 ||
        write(fd, text, (size_t)n) != n)
        return -1;
    return fd;
}

/* Has it begun with an event? */
static int begun(int fd)
{
    char text[4096];
    size_t n = 0;
    while (n + 1 < sizeof(text)) {
        ssize_t more = read(fd, text + n, sizeof(text) - 1 - n);
        if (more <= 0)
            return 0;
        n += (size_t)more;
        text[n] = '\0';
        if (strstr(text, "event: tally"))
            return strncmp(text, "HTTP/1.1 200", 12) == 0;
    }
    return 0;
}

int main(int argc, char **argv)
{
    long most = argc > 4 ? strtol(argv[4], NULL, 10) : 10000, open = 0;
    struct rlimit l;
    if (argc < 4) {
        printf("event streams: bench_streams PORT NAME PID, with a server that runs\n");
        return 0;
    }
    if (getrlimit(RLIMIT_NOFILE, &l) == 0) {
        l.rlim_cur = l.rlim_max;
        (void)setrlimit(RLIMIT_NOFILE, &l);
    }
    long before = resident_kib(argv[3]) / 1024;
    for (long i = 0; i < most; i++) {
        int fd = open_one((unsigned)strtoul(argv[1], NULL, 10), argv[2], i);
        if (fd < 0 || !begun(fd))
            break;
        open++;
    }
    long after = resident_kib(argv[3]) / 1024;
    printf("%ld of %ld event streams open; the server has %ld MiB, before them %ld MiB\n", open,
           most, after, before);
    return open != most;
}
