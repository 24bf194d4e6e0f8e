/* A file name or `-` -> bytes in memory. */
#include "cli/input.h"

#include "base/pages.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef enum outcome { READ_ALL, READ_TOO_LARGE, READ_NO_MEMORY, READ_FAILED } outcome;

/* Read what `fd` gives, at most `limit` bytes; errno tells why it failed. */
static outcome read_fd(mt_input *in, int fd, size_t limit)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return READ_FAILED;
    if (S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        return READ_FAILED;
    }
    size_t cap = 1 << 16;
    if (S_ISREG(st.st_mode) && st.st_size > 0) {
        if ((uintmax_t)st.st_size > limit)
            return READ_TOO_LARGE;
        cap = (size_t)st.st_size + 1;
    }
    in->bytes = mt_pages_resize(NULL, NULL, 0, cap);
    while (in->bytes) {
        ssize_t n = read(fd, in->bytes + in->len, cap - in->len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return READ_FAILED;
        if (n == 0)
            return READ_ALL;
        in->len += (size_t)n;
        if (in->len > limit)
            return READ_TOO_LARGE;
        if (in->len == cap) {
            cap *= 2;
            char *more = realloc(in->bytes, cap);
            if (!more)
                return READ_NO_MEMORY;
            in->bytes = more;
        }
    }
    return READ_NO_MEMORY;
}

static outcome read_path(mt_input *in, const char *path, size_t limit)
{
    if (strcmp(path, "-") == 0)
        return read_fd(in, STDIN_FILENO, limit);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return READ_FAILED;
    outcome result = read_fd(in, fd, limit);
    int saved = errno;
    close(fd);
    errno = saved;
    return result;
}

int mt_input_read(mt_input *in, const char *path, size_t limit)
{
    *in = (mt_input){.path = path};
    mt_shown(in->name, strcmp(path, "-") == 0 ? "<stdin>" : path);
    switch (read_path(in, path, limit)) {
    case READ_ALL: return MT_EXIT_YES;
    case READ_TOO_LARGE:
        fprintf(stderr, "%s: error: larger than the %zu MiB that moot reads\n", in->name,
                limit >> 20);
        return MT_EXIT_LIMIT;
    case READ_NO_MEMORY:
        fprintf(stderr, "%s: error: memory is short\n", in->name);
        return MT_EXIT_LIMIT;
    case READ_FAILED:
        fprintf(stderr, "%s: error: cannot read it: %s\n", in->name, strerror(errno));
        return MT_EXIT_IO;
    }
    return MT_EXIT_INTERNAL;
}

void mt_input_free(mt_input *in)
{
    free(in->bytes);
    *in = (mt_input){0};
}

/* `name` beside `path`, to be freed; NULL if memory is short. */
static char *beside(const char *path, moot_str name)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash - path) + 1 : 0;
    char *full = malloc(folder + name.len + 1);
    if (!full)
        return NULL;
    memcpy(full, path, folder);
    memcpy(full + folder, name.ptr, name.len);
    full[folder + name.len] = '\0';
    return full;
}

bool mt_input_beside(mt_input *in, const char *path, moot_str name, size_t limit)
{
    *in = (mt_input){0};
    char *full = beside(path, name);
    bool fine = full && read_path(in, full, limit) == READ_ALL;
    free(full);
    return fine;
}

bool mt_input_head(const char *path, moot_str name, char *to, size_t *n)
{
    char *full = beside(path, name);
    /* A pipe would let us wait for who writes to it. */
    int fd = full ? open(full, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK) : -1;
    struct stat st;
    bool fine = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    size_t room = *n;
    *n = 0;
    while (fine && *n < room) {
        ssize_t got = read(fd, to + *n, room - *n);
        if (got < 0 && errno == EINTR)
            continue;
        fine = got >= 0;
        if (got <= 0)
            break;
        *n += (size_t)got;
    }
    if (fd >= 0)
        close(fd);
    free(full);
    return fine;
}
