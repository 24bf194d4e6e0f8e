/* A file of ballots -> the table of them. */
#include "cli/ballots.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

/* All of fd; errno is set if it cannot be read. */
static moot_status pump(int fd, mt_ballot_reader *reader)
{
    static char chunk[1 << 18];
    moot_status status = MOOT_OK;
    while (status == MOOT_OK) {
        ssize_t n = read(fd, chunk, sizeof chunk);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return MOOT_E_IO;
        if (n == 0)
            break;
        status = mt_ballot_reader_feed(reader, chunk, (size_t)n);
        if (mt_ballot_reader_fault(reader)->code)
            break;
    }
    return status;
}

static int say(const char *name, moot_status status, const mt_ballot_fault *fault)
{
    if (status == MOOT_E_IO) {
        fprintf(stderr, "%s: error: cannot read it: %s\n", name, strerror(errno));
        return MT_EXIT_IO;
    }
    if (status != MOOT_OK) {
        fprintf(stderr, "%s: error: memory is short\n", name);
        return MT_EXIT_LIMIT;
    }
    if (!fault->code)
        return MT_EXIT_YES;
    char message[MT_SHOWN];
    mt_shown(message, fault->message);
    fprintf(stderr, "%s:%" PRIu64 ":%u: error: %s [%s]\n", name, fault->line, fault->column,
            message, fault->code);
    if (fault->hint)
        fprintf(stderr, "hint: %s\n", fault->hint);
    return strcmp(fault->code, "PO011") == 0 ? MT_EXIT_LIMIT : MT_EXIT_IO;
}

int mt_ballots_open(const char *path, mt_arena *arena, mt_ballots *out)
{
    char name[MT_SHOWN];
    bool is_stdin = strcmp(path, "-") == 0;
    mt_shown(name, is_stdin ? "<stdin>" : path);
    *out = (mt_ballots){.voters = 0};
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return say(name, MOOT_E_IO, NULL);
    mt_ballot_reader *reader = mt_ballot_reader_new(arena);
    moot_status status = reader ? pump(fd, reader) : MOOT_E_NOMEM;
    if (status == MOOT_OK)
        status = mt_ballot_reader_end(reader, out);
    int exit = say(name, status, reader ? mt_ballot_reader_fault(reader) : NULL);
    mt_ballot_reader_free(reader);
    if (!is_stdin)
        close(fd);
    return exit;
}
