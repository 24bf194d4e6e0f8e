/* Files of a folder -> mt_site_publish().  A name with several files (iran.argdown, iran.txt)
 * is one debate: Argdown comes before JSON, JSON before plain text. */
#include "cli/serve_folder.h"

#include "base/clock.h"
#include "cli/common.h"
#include "cli/files.h"
#include "cli/serve_worker.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/select.h>
#include <unistd.h>

enum {
    QUIET_MS = 60, /* without an event, then the work begins */
    OTHERS_MS = 5000,
    FILES_MOST = 10000
};

typedef struct file {
    char *path;
    moot_str name;
    int rank; /* of its kind: 0 Argdown, 1 JSON, 2 text */
} file;

typedef struct files {
    mt_arena arena;
    MT_VEC(file) list;
} files;

/* -1: no debate. */
static int rank_of(const char *name)
{
    moot_str s = mt_str(name);
    if (name[0] == '.' || name[0] == '_')
        return -1;
    if (mt_files_is_argdown(name))
        return 0;
    if (mt_str_ends(s, MOOT_STR(".json")))
        return 1;
    return mt_str_ends(s, MOOT_STR(".txt")) ? 2 : -1;
}

static void take(files *all, const char *folder, const char *entry)
{
    char name[MT_STORE_NAME_MAX + 1];
    int rank = rank_of(entry);
    if (rank < 0 || !mt_site_name(name, mt_str(entry)) || all->list.n == FILES_MOST)
        return;
    moot_str path = mt_arena_printf(&all->arena, "%s/%s", folder, entry);
    moot_str kept = mt_arena_printf(&all->arena, "%s", name);
    char *own = mt_arena_alloc(&all->arena, path.len + 1, 1);
    if (!own)
        return;
    memcpy(own, path.ptr, path.len);
    MT_VEC_PUSH(&all->arena, &all->list, ((file){own, kept, rank}));
}

static int by_name(const void *a, const void *b)
{
    const file *x = a, *y = b;
    int c = mt_str_cmp(x->name, y->name);
    if (c == 0)
        c = x->rank - y->rank;
    return c ? c : strcmp(x->path, y->path);
}

static bool list(files *all, const char *folder)
{
    DIR *d = opendir(folder);
    if (!d)
        return false;
    for (struct dirent *e; (e = readdir(d)) != NULL;)
        take(all, folder, e->d_name);
    (void)closedir(d);
    if (all->list.n)
        qsort(all->list.at, all->list.n, sizeof(file), by_name);
    return !mt_arena_failed(&all->arena);
}

/* What a log line may hold: no quotes, no line ends. */
static void plain(char *text)
{
    for (; *text; text++)
        if (*text == '"' || (unsigned char)*text < 0x20)
            *text = '\'';
}

static void say(const mt_folder *f, const char *event, moot_str name, const char *more)
{
    char line[900], words[512];
    (void)snprintf(words, sizeof(words), "%s", more);
    plain(words);
    (void)snprintf(line, sizeof(line), "event=%s debate=%.*s%s%s%s", event, MT_ARG(name),
                   words[0] ? " what=\"" : "", words, words[0] ? "\"" : "");
    f->log(f->ctx, line);
}

/* A print of the corrections: another one, and the page is made anew. */
static uint64_t print_of(const mt_publish_source *s)
{
    uint64_t h = 0xcbf29ce484222325U;
    for (uint32_t i = 0; i < s->corrections; i++) {
        moot_str part[] = {s->correction[i].point, s->correction[i].words, s->correction[i].why};
        for (size_t k = 0; k < 3; k++) {
            for (size_t c = 0; c < part[k].len; c++)
                h = (h ^ (unsigned char)part[k].ptr[c]) * 0x100000001b3U;
            h = (h ^ 0x1FF) * 0x100000001b3U;
        }
    }
    return h;
}

static bool publish_one(mt_folder *f, const file *one)
{
    mt_arena arena;
    char fault[256], before[512] = "";
    bool shown = false;
    mt_arena_init(&arena, NULL);
    mt_entry *e = mt_site_find(f->site, one->name);
    if (e)
        (void)snprintf(before, sizeof(before), "%s", e->fault);
    /* Corrections that cannot be read are no reason to show the words of the file: what is shown
     * stays. */
    mt_publish_source known = {.name = one->name};
    moot_status st = mt_publish_corrections(f->site->store, one->name, &arena, &known);
    moot_str packet = {"", 0};
    (void)snprintf(fault, sizeof(fault), "its corrections cannot be read");
    if (st == MOOT_OK)
        packet = mt_serve_work(one->path, &known, &arena, fault);
    st = mt_site_publish(f->site, one->name, packet, mt_str(fault), mt_now_ms(), &shown);
    e = mt_site_find(f->site, one->name);
    if (e)
        e->corrections = print_of(&known);
    if (st != MOOT_OK)
        say(f, "failed", one->name, "it could not be published");
    else if (shown)
        say(f, "published", one->name, "");
    if (e && e->fault[0] && strcmp(before, e->fault) != 0)
        say(f, "broken", one->name, e->fault);
    mt_arena_free(&arena);
    return e && e->fault[0];
}

/* What is shown and has no file any more. */
static void withdraw_missing(mt_folder *f, const files *all)
{
    for (uint32_t i = 0; i < f->site->entries; i++) {
        mt_entry *e = f->site->entry[i];
        uint32_t k = 0;
        while (k < all->list.n && !mt_str_eq(all->list.at[k].name, mt_str(e->name)))
            k++;
        if (k == all->list.n && !e->gone) {
            mt_site_withdraw(f->site, mt_str(e->name));
            say(f, "withdrawn", mt_str(e->name), "");
        }
    }
}

bool mt_folder_publish(mt_folder *f, mt_folder_count *count)
{
    files all = {.list = {0}};
    mt_arena_init(&all.arena, NULL);
    *count = (mt_folder_count){0};
    bool fine = list(&all, f->path);
    for (uint32_t i = 0; fine && i < all.list.n; i++) {
        const file *one = &all.list.at[i];
        if (i && mt_str_eq(one->name, all.list.at[i - 1].name))
            continue;
        count->broken += publish_one(f, one);
        mt_entry *e = mt_site_find(f->site, one->name);
        count->shown += e && e->now;
    }
    if (fine)
        withdraw_missing(f, &all);
    mt_arena_free(&all.arena);
    return fine;
}

static void wake(void *ctx, mt_entry *entry)
{
    const mt_folder *f = ctx;
    uint64_t one = 1;
    (void)entry;
    if (write(f->wake, &one, sizeof(one)) < 0)
        return; /* it is full: somebody is awake */
}

/* Corrections that came through another server over the same database. */
static bool others_corrected(const mt_folder *f)
{
    bool any = false;
    for (uint32_t i = 0; mt_store_shared(f->site->store) && i < f->site->entries; i++) {
        mt_entry *e = f->site->entry[i];
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        mt_publish_source known = {.name = mt_str(e->name)};
        if (mt_publish_corrections(f->site->store, known.name, &arena, &known) == MOOT_OK)
            any |= !e->gone && print_of(&known) != e->corrections;
        mt_arena_free(&arena);
    }
    return any;
}

bool mt_folder_watch(mt_folder *f)
{
    f->watch = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    f->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (f->watch < 0 || f->wake < 0)
        return false;
    f->site->republish_ctx = f;
    f->site->republish = wake;
    uint32_t what = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE;
    return inotify_add_watch(f->watch, f->path, what) >= 0;
}

/* Is there an event about a file that debates are made of? */
static bool read_events(int fd)
{
    _Alignas(struct inotify_event) char bytes[16 * 1024];
    bool ours = false;
    ssize_t n;
    while ((n = read(fd, bytes, sizeof(bytes))) > 0)
        for (ssize_t at = 0; at + (ssize_t)sizeof(struct inotify_event) <= n;) {
            struct inotify_event e;
            memcpy(&e, bytes + at, sizeof(e));
            const char *name = bytes + at + sizeof(e);
            /* The database and what editors leave for a moment are not. */
            ours |= e.len && name[0] != '.' && !strstr(name, ".db") && !strchr(name, '~');
            at += (ssize_t)(sizeof(e) + e.len);
        }
    return ours;
}

/* Something to read on either?  1, 0 after `ms`, -1 after a signal. */
static int wait_for(const mt_folder *f, int64_t ms, const sigset_t *mask, bool *woken)
{
    struct timespec t = {.tv_sec = (time_t)(ms / 1000), .tv_nsec = ms % 1000 * 1000000};
    fd_set set;
    FD_ZERO(&set);
    FD_SET(f->watch, &set);
    FD_SET(f->wake, &set);
    int n = pselect((f->watch > f->wake ? f->watch : f->wake) + 1, &set, NULL, NULL, &t, mask);
    *woken = n > 0 && FD_ISSET(f->wake, &set);
    return n;
}

void mt_folder_wait(mt_folder *f, int64_t ms, const sigset_t *mask)
{
    bool changed = false, woken = false;
    /* What another server does is looked for, not told. */
    if (mt_store_shared(f->site->store) && ms > OTHERS_MS)
        ms = OTHERS_MS;
    for (;;) {
        uint64_t many;
        int n = wait_for(f, changed ? QUIET_MS : ms, mask, &woken);
        if (n <= 0)
            break;
        changed |= woken && read(f->wake, &many, sizeof(many)) > 0;
        changed |= read_events(f->watch);
    }
    if (changed || others_corrected(f)) {
        mt_folder_count count;
        (void)mt_folder_publish(f, &count);
    }
}

void mt_folder_close(mt_folder *f)
{
    if (f->watch >= 0)
        (void)close(f->watch);
    if (f->wake >= 0)
        (void)close(f->wake);
    f->site->republish = NULL;
    f->watch = f->wake = -1;
}
