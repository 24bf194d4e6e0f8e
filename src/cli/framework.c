#include "cli/framework.h"

#include "af/unpack.h"
#include "cli/opt.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

/* 2^30 attacks of four bytes are more than the reader takes. */
static const uint64_t unpacked_max = (uint64_t)4 << 30;

static moot_status feed(void *ctx, const char *bytes, size_t n)
{
    return mt_reader_feed(ctx, bytes, n);
}

/* All of fd through the unpacker; errno != 0 if it cannot be read. */
static moot_status pump(int fd, mt_unpack *unpack)
{
    static char chunk[1 << 18];
    moot_status status = MOOT_OK;
    errno = 0;
    while (status == MOOT_OK) {
        ssize_t n = read(fd, chunk, sizeof chunk);
        if (n < 0 && errno == EINTR) {
            errno = 0;
            continue;
        }
        if (n < 0)
            return MOOT_E_IO;
        status = mt_unpack_feed(unpack, chunk, (size_t)n, n == 0);
        if (n == 0)
            break;
    }
    return status;
}

static int say_faults(const char *name, const mt_reader *reader)
{
    uint32_t n;
    const mt_fault *faults = mt_reader_faults(reader, &n);
    for (uint32_t i = 0; i < n; i++) {
        fprintf(stderr, "%s:%" PRIu64 ":%u: error: %s [%s]\n", name, faults[i].line,
                faults[i].column, faults[i].message, faults[i].code);
        if (faults[i].hint)
            fprintf(stderr, "    hint: %s\n", faults[i].hint);
    }
    if (n == MT_FAULTS_MAX)
        fprintf(stderr, "%s: there may be more\n", name);
    return n > 0 ? MT_EXIT_IO : MT_EXIT_YES;
}

static int say_status(const char *name, moot_status status)
{
    if (status == MOOT_E_IO) {
        fprintf(stderr, "%s: error: cannot read it: %s\n", name, strerror(errno));
        return MT_EXIT_IO;
    }
    if (status == MOOT_E_LIMIT) {
        fprintf(stderr, "%s: error: the archive unpacks to more than 4 GiB\n", name);
        return MT_EXIT_LIMIT;
    }
    if (status == MOOT_E_BACKEND) {
        fprintf(stderr, "%s: error: the archive is damaged or cut off\n", name);
        return MT_EXIT_IO;
    }
    fprintf(stderr, "%s: error: memory is short\n", name);
    return MT_EXIT_LIMIT;
}

int mt_framework_open(const char *path, mt_arena *arena, mt_framework *out)
{
    char name[MT_SHOWN];
    bool is_stdin = strcmp(path, "-") == 0;
    mt_shown(name, is_stdin ? "<stdin>" : path);
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return say_status(name, MOOT_E_IO);
    mt_reader *reader = mt_reader_new(&arena->alloc, arena);
    mt_unpack *unpack = reader ? mt_unpack_new(feed, reader, unpacked_max) : NULL;
    moot_status status = unpack ? pump(fd, unpack) : MOOT_E_NOMEM;
    if (status == MOOT_OK)
        status = mt_reader_end(reader, out);
    int exit_status = status == MOOT_OK ? say_faults(name, reader) : say_status(name, status);
    mt_unpack_free(unpack);
    mt_reader_free(reader);
    if (!is_stdin)
        close(fd);
    return exit_status;
}
