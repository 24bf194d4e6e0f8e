/* llm_server FOLDER   an endpoint that answers as it is asked to, well or not.
 *
 * Prints its port on 127.0.0.1 and answers one connection after the other.  Request number N is
 * kept in FOLDER/request.N.  By the beginning of the path:
 *
 *   /say/NAME/...        the file NAME as the words of a chat
 *   /turns/A/B/...       A at the first call of these paths, then B
 *   /raw/NAME/...        the file NAME as the body
 *   /status/CODE/...     this status and no body
 *   /redirect/...        302, to /say/good
 *   /huge/ /endless/     100 MB, announced or in chunks
 *   /headers/            headers without end
 *   /slow/ /drip/        nothing, or a byte every tenth of a second
 *   /close/              the end, without an answer */
#include "base/str.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { REQUEST_MOST = 4 << 20, FILE_MOST = 4 << 20, MOST = 100 << 20 };
static const char *folder;
static unsigned requests, turns;

static bool put(int fd, const char *bytes, size_t n)
{
    while (n) {
        ssize_t k = write(fd, bytes, n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k <= 0)
            return false;
        bytes += k;
        n -= (size_t)k;
    }
    return true;
}

static bool put_z(int fd, const char *z)
{
    return put(fd, z, strlen(z));
}

static void pause_ms(long ms)
{
    struct timespec t = {ms / 1000, ms % 1000 * 1000000};
    (void)nanosleep(&t, NULL);
}

/* Headers and body of a request, kept in a file. */
static bool read_request(int fd, char *to)
{
    size_t n = 0, want = SIZE_MAX;
    while (n < want && n + 1 < REQUEST_MOST) {
        ssize_t k = read(fd, to + n, REQUEST_MOST - 1 - n);
        if (k <= 0)
            return false;
        n += (size_t)k;
        to[n] = '\0';
        const char *end = strstr(to, "\r\n\r\n"), *length = strstr(to, "Content-Length: ");
        if (end && length && length < end)
            want = (size_t)(end - to) + 4 + strtoul(length + 16, NULL, 10);
    }
    char name[600];
    (void)snprintf(name, sizeof(name), "%s/request.%u", folder, ++requests);
    FILE *f = fopen(name, "w");
    if (f) {
        (void)fwrite(to, 1, n, f);
        (void)fclose(f);
    }
    return true;
}

/* The `k`-th part of the path, from 0. */
static void part(const char *request, int k, char to[100])
{
    const char *at = strchr(request, '/');
    size_t n = 0;
    for (; at && k > 0; k--)
        at = strchr(at + 1, '/');
    while (at && n < 99 && at[n + 1] && !strchr("/ \r\n", at[n + 1])) {
        to[n] = at[n + 1];
        n++;
    }
    to[n] = '\0';
}

static char *file(const char *name, size_t *n)
{
    char path[700];
    char *bytes = malloc(FILE_MOST);
    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    FILE *f = fopen(path, "r");
    *n = f && bytes ? fread(bytes, 1, FILE_MOST, f) : 0;
    if (f)
        (void)fclose(f);
    return bytes;
}

static void respond(int fd, const char *body, size_t n)
{
    char head[200];
    (void)snprintf(head, sizeof(head),
                   "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n"
                   "Connection: close\r\n\r\n",
                   n);
    if (put_z(fd, head))
        (void)put(fd, body, n);
}

/* The file as a string of JSON in the envelope of a chat. */
static void say(int fd, const char *name)
{
    size_t n, m = 0;
    char *words = file(name, &n), *body = malloc(n * 6 + 200);
    if (words && body) {
        m = (size_t)sprintf(body,
                            "{\"id\": \"1\", \"choices\": [{\"index\": 0, \"message\": {\"role\": "
                            "\"assistant\", \"content\": \"");
        for (size_t i = 0; i < n; i++) {
            unsigned char c = (unsigned char)words[i];
            if (c == '"' || c == '\\')
                body[m++] = '\\';
            if (c < ' ')
                m += (size_t)sprintf(body + m, "\\u%04x", c);
            else
                body[m++] = (char)c;
        }
        m += (size_t)sprintf(
            body + m, "\"}, \"finish_reason\": \"stop\"}], \"usage\": {\"total_tokens\": 9}}");
        respond(fd, body, m);
    }
    free(words);
    free(body);
}

static void flood(int fd, const char *head, bool chunks)
{
    static char block[1 << 16];
    memset(block, '[', sizeof(block));
    bool fine = put_z(fd, head);
    for (size_t sent = 0; fine && sent < MOST; sent += sizeof(block))
        fine = (!chunks || put_z(fd, "10000\r\n")) && put(fd, block, sizeof(block)) &&
               (!chunks || put_z(fd, "\r\n"));
}

static void answer(int fd, const char *request)
{
    char how[100], a[100], b[100];
    part(request, 0, how);
    part(request, 1, a);
    part(request, 2, b);
    if (strcmp(how, "say") == 0) {
        say(fd, a);
    } else if (strcmp(how, "turns") == 0) {
        say(fd, turns++ ? b : a);
    } else if (strcmp(how, "raw") == 0) {
        size_t n;
        char *bytes = file(a, &n);
        respond(fd, bytes, n);
        free(bytes);
    } else if (strcmp(how, "status") == 0) {
        (void)put_z(fd, "HTTP/1.1 ");
        (void)put_z(fd, a);
        (void)put_z(fd, " Oh\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    } else if (strcmp(how, "redirect") == 0) {
        (void)put_z(fd, "HTTP/1.1 302 Found\r\nLocation: /say/good\r\nContent-Length: 0\r\n\r\n");
    } else if (strcmp(how, "huge") == 0) {
        flood(fd, "HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n", false);
    } else if (strcmp(how, "endless") == 0) {
        flood(fd, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", true);
    } else if (strcmp(how, "headers") == 0) {
        bool fine = put_z(fd, "HTTP/1.1 200 OK\r\n");
        for (long i = 0; fine && i < 1000000; i++)
            fine = put_z(fd, "X-More: of the same, and so on and on\r\n");
    } else if (strcmp(how, "slow") == 0) {
        struct pollfd gone = {.fd = fd, .events = POLLIN};
        (void)poll(&gone, 1, 5000);
    } else if (strcmp(how, "drip") == 0) {
        bool fine = put_z(fd, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        for (int i = 0; fine && i < 50; i++) {
            fine = put_z(fd, " ");
            pause_ms(100);
        }
    }
}

int main(int argc, char **argv)
{
    static char request[REQUEST_MOST];
    struct sockaddr_in at = {.sin_family = AF_INET};
    socklen_t size = sizeof(at);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    folder = argc > 1 ? argv[1] : ".";
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    (void)signal(SIGPIPE, SIG_IGN);
    if (bind(fd, (struct sockaddr *)&at, sizeof(at)) != 0 || listen(fd, 16) != 0 ||
        getsockname(fd, (struct sockaddr *)&at, &size) != 0)
        return 1;
    printf("%u\n", (unsigned)ntohs(at.sin_port));
    (void)fflush(stdout);
    for (;;) {
        int one = accept(fd, NULL, NULL);
        if (one < 0)
            continue;
        if (read_request(one, request))
            answer(one, request);
        (void)close(one);
    }
}
