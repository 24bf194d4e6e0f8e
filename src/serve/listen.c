/* An address as people write it -> a socket that listens. */
#include "serve/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { BACKLOG = 1024 };

static int refuse(int fd, const char *where, const char *why, char error[256])
{
    (void)snprintf(error, 256, "cannot listen at '%.100s': %.100s", where, why);
    if (fd >= 0)
        (void)close(fd);
    return -1;
}

static const char *reason(int number)
{
    switch (number) {
    case EADDRINUSE: return "the address is in use";
    case EACCES: return "it is not allowed";
    case EADDRNOTAVAIL: return "this machine does not have the address";
    case ENOENT: return "the folder is not there";
    default: return "the system refused";
    }
}

static int listen_unix(const char *where, char error[256])
{
    const char *path = where + strlen("unix:");
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    struct stat st;
    size_t n = strlen(path);
    if (n == 0 || n >= sizeof(at.sun_path))
        return refuse(-1, where, "the path is empty or too long", error);
    memcpy(at.sun_path, path, n + 1);
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (fd < 0)
        return refuse(fd, where, reason(errno), error);
    /* A socket that nobody answers is left from a server that was killed. */
    if (stat(path, &st) == 0 && S_ISSOCK(st.st_mode)) {
        int try = socket(AF_UNIX, SOCK_STREAM, 0);
        bool alive = try >= 0 && connect(try, (const struct sockaddr *)&at, sizeof(at)) == 0;
        if (try >= 0)
            (void)close(try);
        if (alive)
            return refuse(fd, where, "another server answers there", error);
        (void)unlink(path);
    }
    if (bind(fd, (const struct sockaddr *)&at, sizeof(at)) != 0 || listen(fd, BACKLOG) != 0)
        return refuse(fd, where, reason(errno), error);
    return fd;
}

/* Host and port; false if it is no such pair. */
static bool split(const char *where, char host[128], char port[8])
{
    const char *colon = strrchr(where, ':');
    const char *begin = where;
    if (!colon || strlen(colon + 1) == 0 || strlen(colon + 1) > 5)
        return false;
    size_t n = (size_t)(colon - where);
    if (n >= 2 && where[0] == '[' && where[n - 1] == ']') {
        begin++;
        n -= 2;
    }
    if (n >= 128)
        return false;
    memcpy(host, begin, n);
    host[n] = '\0';
    (void)snprintf(port, 8, "%s", colon + 1);
    for (const char *p = port; *p; p++)
        if (*p < '0' || *p > '9')
            return false;
    return true;
}

/* The port that the system has given. */
static unsigned port_of(int fd)
{
    struct sockaddr_storage at;
    socklen_t n = sizeof(at);
    if (getsockname(fd, (struct sockaddr *)&at, &n) != 0)
        return 0;
    if (at.ss_family == AF_INET6)
        return ntohs(((const struct sockaddr_in6 *)(const void *)&at)->sin6_port);
    return ntohs(((const struct sockaddr_in *)(const void *)&at)->sin_port);
}

int mt_listen(const char *where, char shown[128], char error[256])
{
    char host[128], port[8];
    error[0] = '\0';
    if (strncmp(where, "unix:", 5) == 0) {
        (void)snprintf(shown, 128, "%.120s", where);
        return listen_unix(where, error);
    }
    if (!split(where, host, port))
        return refuse(-1, where, "write ADDRESS:PORT or unix:PATH", error);
    const char *name = host[0] ? host : "127.0.0.1";
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE}, *found = NULL;
    if (getaddrinfo(name, port, &hints, &found) != 0 || !found)
        return refuse(-1, where, "there is no such address", error);
    int fd = socket(found->ai_family, SOCK_STREAM, 0), on = 1;
    bool fine = fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0 &&
                bind(fd, found->ai_addr, found->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0;
    int number = errno;
    freeaddrinfo(found);
    if (!fine)
        return refuse(fd, where, reason(number), error);
    bool six = strchr(name, ':') != NULL;
    (void)snprintf(shown, 128, "http://%s%.100s%s:%u/", six ? "[" : "", name, six ? "]" : "",
                   port_of(fd));
    return fd;
}
