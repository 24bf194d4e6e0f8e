/* Files -> a call whenever one of them changes.
 *
 * Folders are watched, not files: editors write a new file and rename it.  SIGINT and
 * SIGTERM are let in only while nothing is worked on, so no output is cut short. */
#include "cli/watch.h"

#include "cli/common.h"

#include <errno.h>
#include <signal.h>
#include <sys/inotify.h>
#include <sys/select.h>
#include <unistd.h>

enum { QUIET_MS = 60 /* without an event, then the work begins */ };

static volatile sig_atomic_t ended;

static void on_signal(int number)
{
    (void)number;
    ended = 1;
}

typedef struct folder {
    int wd;
    char *path; /* with its slash; empty for the current one */
} folder;

typedef struct watcher {
    const mt_files *files;
    mt_arena arena;
    int fd;
    sigset_t before; /* the mask in which signals come in */
    MT_VEC(folder) folders;
    mt_intern dirty; /* paths that changed */
    bool moved;      /* a file of Argdown came or went */
} watcher;

static bool watch_folder(watcher *w, const char *path)
{
    size_t n = (size_t)(mt_base_name(path).ptr - path);
    moot_str name = mt_arena_dup(&w->arena, (moot_str){path, n});
    char *own = mt_arena_alloc(&w->arena, n + 1, 1);
    if (!own || (n && !name.len))
        return false;
    memcpy(own, path, n);
    int wd = inotify_add_watch(w->fd, n ? own : ".",
                               IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE);
    if (wd < 0)
        return false;
    for (uint32_t i = 0; i < w->folders.n; i++)
        if (w->folders.at[i].wd == wd && strcmp(w->folders.at[i].path, own) == 0)
            return true;
    MT_VEC_PUSH(&w->arena, &w->folders, ((folder){wd, own}));
    return true;
}

static bool is_ours(const watcher *w, const char *path)
{
    for (uint32_t i = 0; i < w->files->list.n; i++)
        if (strcmp(w->files->list.at[i].path, path) == 0)
            return true;
    return false;
}

static void take(watcher *w, const struct inotify_event *e)
{
    for (uint32_t i = 0; i < w->folders.n && e->len; i++) {
        if (w->folders.at[i].wd != e->wd)
            continue;
        moot_str path = mt_arena_printf(&w->arena, "%s%s", w->folders.at[i].path, e->name);
        bool gone = e->mask & (IN_DELETE | IN_MOVED_FROM);
        if (mt_arena_failed(&w->arena))
            return;
        if (!gone)
            mt_intern_add(&w->dirty, path);
        /* A file that is replaced is gone for a moment; only new ones are told here. */
        bool hidden = e->name[0] == '_' || e->name[0] == '.';
        if (w->files->patterns && !hidden && mt_files_is_argdown(e->name) && !gone &&
            !is_ours(w, path.ptr))
            w->moved = true;
    }
}

static bool read_events(watcher *w)
{
    _Alignas(struct inotify_event) char bytes[16 * 1024];
    ssize_t n = read(w->fd, bytes, sizeof(bytes));
    if (n < 0)
        return errno == EINTR || errno == EAGAIN;
    for (ssize_t at = 0; at + (ssize_t)sizeof(struct inotify_event) <= n;) {
        struct inotify_event e;
        memcpy(&e, bytes + at, sizeof(e));
        take(w, (const struct inotify_event *)(const void *)(bytes + at));
        at += (ssize_t)(sizeof(e) + e.len);
    }
    return true;
}

/* Wait for events: 1 there are some, 0 the time is over, -1 a signal or a failure. */
static int wait_for(watcher *w, bool moment)
{
    struct timespec quiet = {.tv_nsec = QUIET_MS * 1000000L};
    fd_set set;
    FD_ZERO(&set);
    FD_SET(w->fd, &set);
    int n = pselect(w->fd + 1, &set, NULL, NULL, moment ? &quiet : NULL, &w->before);
    return n > 0 ? 1 : n;
}

static mt_watch_answer watch(watcher *w, bool (*changed)(void *ctx, const char *path), void *ctx)
{
    for (;;) {
        int n = wait_for(w, w->dirty.strings.n > 0);
        if (ended)
            return MT_WATCH_ENDED;
        if (n < 0 && errno != EINTR)
            return MT_WATCH_FAILED;
        if (n > 0 && !read_events(w))
            return MT_WATCH_FAILED;
        if (n != 0)
            continue;
        if (w->moved)
            return MT_WATCH_NEW;
        for (uint32_t i = 0; i < w->dirty.strings.n; i++)
            (void)changed(ctx, w->dirty.strings.at[i].ptr);
        mt_intern_init(&w->dirty, &w->arena, 0x64);
        if (mt_arena_failed(&w->arena))
            return MT_WATCH_FAILED;
    }
}

static bool begin(watcher *w)
{
    struct sigaction act = {.sa_handler = on_signal};
    sigset_t held;
    sigemptyset(&act.sa_mask);
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGTERM);
    if (sigprocmask(SIG_BLOCK, &held, &w->before) != 0)
        return false;
    sigdelset(&w->before, SIGINT);
    sigdelset(&w->before, SIGTERM);
    sigaction(SIGINT, &act, NULL);
    sigaction(SIGTERM, &act, NULL);
    w->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    for (uint32_t i = 0; w->fd >= 0 && i < w->files->list.n; i++)
        if (!watch_folder(w, w->files->list.at[i].path))
            return false;
    return w->fd >= 0;
}

mt_watch_answer mt_watch_files(const mt_files *files, bool (*changed)(void *ctx, const char *path),
                               void *ctx)
{
    watcher w = {.files = files, .fd = -1};
    mt_arena_init(&w.arena, NULL);
    mt_intern_init(&w.dirty, &w.arena, 0x64);
    mt_watch_answer answer = MT_WATCH_FAILED;
    if (begin(&w)) {
        fprintf(stderr, "watching %u file%s; Ctrl-C ends\n", (unsigned)files->list.n,
                files->list.n == 1 ? "" : "s");
        answer = watch(&w, changed, ctx);
    }
    if (answer == MT_WATCH_FAILED)
        fprintf(stderr, "moot: cannot watch the files: %s\n", strerror(errno));
    if (w.fd >= 0)
        close(w.fd);
    mt_arena_free(&w.arena);
    return answer;
}
