/* Bytes -> a file that is there whole or not at all. */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The temporary file to remove when a signal ends the program; one at a time. */
static char doomed[PATH_MAX];
static volatile sig_atomic_t doomed_set;
static const int deadly[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};

static void on_signal(int number)
{
    if (doomed_set)
        unlink(doomed);
    /* SA_RESETHAND brought the default back: end as the signal would. */
    raise(number);
}

static void watch_signals(const char *temp)
{
    size_t n = strlen(temp);
    if (n >= sizeof(doomed))
        return;
    memcpy(doomed, temp, n + 1);
    doomed_set = 1;
    struct sigaction act = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&act.sa_mask);
    for (size_t i = 0; i < sizeof(deadly) / sizeof(deadly[0]); i++) {
        struct sigaction old;
        if (sigaction(deadly[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
            sigaction(deadly[i], &act, NULL);
    }
    /* A file over the size limit is a failed write, not the end. */
    signal(SIGXFSZ, SIG_IGN);
}

static bool failed(const mt_output *o)
{
    fprintf(stderr, "%s: error: cannot write it: %s\n", o->name, strerror(o->error));
    if (o->error == EACCES || o->error == EROFS || o->error == EPERM)
        fprintf(stderr, "hint: name a file in another folder with '-o'\n");
    return false;
}

/* "folder/.name.moot-PID-k" beside `target`; malloc'd. */
static char *temp_name(const char *target, unsigned k)
{
    const char *slash = strrchr(target, '/');
    int folder = slash ? (int)(slash - target) + 1 : 0;
    size_t cap = strlen(target) + 48;
    char *name = malloc(cap);
    if (!name)
        return NULL;
    /* A long name is cut, so that the temporary one is not too long itself. */
    int n = snprintf(name, cap, "%.*s.%.200s.moot-%ld-%u", folder, target, target + folder,
                     (long)getpid(), k);
    if (n < 0 || (size_t)n >= cap) {
        free(name);
        return NULL;
    }
    return name;
}

static bool open_temp(mt_output *o, const struct stat *old)
{
    for (unsigned k = 0; k < 100; k++) {
        o->temp = temp_name(o->target, k);
        if (!o->temp) {
            o->error = ENOMEM;
            return false;
        }
        o->fd = open(o->temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (o->fd >= 0)
            break;
        o->error = errno;
        free(o->temp);
        o->temp = NULL;
        if (o->error != EEXIST)
            return false;
    }
    if (o->fd < 0)
        return false;
    o->error = 0;
    o->own_fd = true;
    watch_signals(o->temp);
    /* A file written anew keeps its permissions. */
    if (old && fchmod(o->fd, old->st_mode & 07777) != 0) {
        o->error = errno;
        return false;
    }
    return true;
}

static void forget(mt_output *o)
{
    if (o->own_fd && o->fd >= 0)
        close(o->fd);
    o->fd = -1;
    doomed_set = 0;
    free(o->temp);
    free(o->target);
    o->temp = NULL;
    o->target = NULL;
}

/* Open a device, pipe or the like as it is. */
static bool open_direct(mt_output *o, const char *path)
{
    o->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    o->own_fd = true;
    o->error = o->fd < 0 ? errno : 0;
    return o->fd >= 0;
}

bool mt_output_open(mt_output *o, const char *path, const char *input)
{
    *o = (mt_output){.fd = -1};
    mt_shown(o->name, strcmp(path, "-") == 0 ? "<stdout>" : path);
    if (strcmp(path, "-") == 0) {
        o->fd = STDOUT_FILENO;
        o->terminal = isatty(o->fd) == 1;
        return true;
    }
    struct stat in, out;
    bool exists = stat(path, &out) == 0;
    if (exists && input && stat(input, &in) == 0 && in.st_dev == out.st_dev &&
        in.st_ino == out.st_ino) {
        fprintf(stderr, "%s: error: this is the input; moot does not write over it\n", o->name);
        fprintf(stderr, "hint: name another file with '-o'\n");
        return false;
    }
    o->sync = exists && !input;
    bool fine;
    if (exists && S_ISDIR(out.st_mode)) {
        o->error = EISDIR;
        fine = false;
    } else if (exists && !S_ISREG(out.st_mode)) {
        fine = open_direct(o, path);
    } else {
        /* Through a symbolic link: the file it leads to is replaced, not the link. */
        o->target = exists ? realpath(path, NULL) : strdup(path);
        o->error = o->target ? 0 : errno;
        fine = o->target && open_temp(o, exists ? &out : NULL);
    }
    if (!fine) {
        failed(o);
        mt_output_abandon(o);
    }
    return fine;
}

static bool put_calm(void *ctx, const char *bytes, size_t n)
{
    mt_calm *calm = ctx;
    char part[1024];
    while (n > 0) {
        size_t size = n < sizeof(part) ? n : sizeof(part);
        for (size_t i = 0; i < size; i++) {
            unsigned char c = (unsigned char)bytes[i];
            part[i] = bytes[i];
            if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F)
                part[i] = '?';
            else if (calm->last == 0xC2 && c >= 0x80 && c < 0xA0)
                part[i] = (char)0xA0; /* with the byte before: a no-break space */
            calm->last = c;
        }
        if (!calm->to.write(calm->to.ctx, part, size))
            return false;
        bytes += size;
        n -= size;
    }
    return true;
}

moot_writer mt_calm_writer(mt_calm *calm)
{
    return (moot_writer){put_calm, calm};
}

/* Ask the file system for room ahead of `n` bytes more: it then takes a long file with two thirds
 * of the work.  A system that has none to give does without. */
static void reserve(mt_output *o, size_t n)
{
    enum { LEAST = 1 << 20, MOST = 1 << 25 };
    o->written += n;
    if (!o->temp || o->no_reserve || o->written < LEAST || o->written <= o->reserved)
        return;
    o->reserved = o->written + (o->written < MOST ? o->written : MOST);
    o->no_reserve = fallocate(o->fd, FALLOC_FL_KEEP_SIZE, 0, (off_t)o->reserved) != 0;
}

static bool put(void *ctx, const char *bytes, size_t n)
{
    mt_output *o = ctx;
    reserve(o, n);
    while (n > 0) {
        ssize_t done = write(o->fd, bytes, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0) {
            o->error = errno;
            return false;
        }
        bytes += done;
        n -= (size_t)done;
    }
    return true;
}

moot_writer mt_output_writer(mt_output *o)
{
    o->calm = (mt_calm){.to = {put, o}};
    return o->terminal ? mt_calm_writer(&o->calm) : o->calm.to;
}

bool mt_output_failed(const mt_output *o)
{
    return o->error != 0;
}

bool mt_output_commit(mt_output *o)
{
    /* Give back what was reserved and is not needed. */
    if (!o->error && o->reserved && ftruncate(o->fd, (off_t)o->written) != 0)
        o->error = errno;
    if (!o->error && o->temp && o->sync && fsync(o->fd) != 0)
        o->error = errno;
    if (o->own_fd && o->fd >= 0) {
        if (close(o->fd) != 0 && !o->error)
            o->error = errno;
        o->fd = -1;
    }
    if (!o->error && o->temp && rename(o->temp, o->target) != 0)
        o->error = errno;
    if (o->error) {
        failed(o);
        mt_output_abandon(o);
        return false;
    }
    forget(o);
    return true;
}

void mt_output_abandon(mt_output *o)
{
    if (o->temp)
        unlink(o->temp);
    forget(o);
}
