/* moot serve: a folder of debates -> pages that take votes. */
#include "base/clock.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/serve_folder.h"
#include "cli/serve_mail.h"
#include "serve/pass.h"
#include "serve/server.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __GLIBC__
#    include <malloc.h>
#endif

enum { HOUR_MS = 3600000, KEPT_HOURS = 48, DAYS = 14, DAYS_MOST = 366 };

static const char *listen_at = "127.0.0.1:8080";
static const char *db_path, *key_path, *address = "", *title = "", *tickets, *days;
static const char *mail_by, *mail_from;
static const char *backup_to, *restore_from, *invite_to, *moderate;
static bool check, proxy;

static const mt_opt opts[] = {
    {"listen", 'l', MT_OPT_TEXT, &listen_at, "WHERE",
     "ADDRESS:PORT or unix:PATH (127.0.0.1:8080); port 0 takes a free one", NULL},
    {"db", 0, MT_OPT_TEXT, &db_path, "FILE",
     "where votes are kept: a file (DIR/moot.db) or postgresql://...", NULL},
    {"key", 0, MT_OPT_TEXT, &key_path, "FILE", "the secret of tickets and links (FILE of --db.key)",
     NULL},
    {"url", 0, MT_OPT_TEXT, &address, "URL", "the address that readers use, https://...", NULL},
    {"title", 0, MT_OPT_TEXT, &title, "TEXT", "what the list of debates is called", NULL},
    {"proxy", 0, MT_OPT_FLAG, &proxy, NULL,
     "trust X-Forwarded-For and X-Forwarded-Proto of whoever connects", NULL},
    {"tickets", 0, MT_OPT_TEXT, &tickets, "N", "new readers of one network in an hour (20)", NULL},
    {"mail", 0, MT_OPT_TEXT, &mail_by, "COMMAND",
     "let readers confirm their votes by e-mail, which COMMAND sends ('/usr/sbin/sendmail -t')",
     NULL},
    {"mail-from", 0, MT_OPT_TEXT, &mail_from, "ADDRESS", "the sender of such messages", NULL},
    {"check", 0, MT_OPT_FLAG, &check, NULL, "read all debates and settings, say what is wrong, end",
     NULL},
    {"backup", 0, MT_OPT_TEXT, &backup_to, "FILE", "copy the votes to FILE, which must not exist",
     NULL},
    {"restore", 0, MT_OPT_TEXT, &restore_from, "FILE", "make the database of a backup", NULL},
    {"invite", 0, MT_OPT_TEXT, &invite_to, "NAME", "print an invitation of one reader to a debate",
     NULL},
    {"moderator", 0, MT_OPT_TEXT, &moderate, "NAME", "print a link for a moderator of a debate",
     NULL},
    {"days", 0, MT_OPT_TEXT, &days, "N", "how long such a link holds (14)", NULL},
    {0},
};

static volatile sig_atomic_t ended;

static void on_signal(int number)
{
    (void)number;
    ended = 1;
}

static void write_log(void *ctx, const char *line)
{
    char at[32];
    (void)ctx;
    mt_time_write(at, mt_now_ms());
    (void)fprintf(stderr, "time=%s %s\n", at, line);
}

/* What belongs to one run. */
typedef struct run_state {
    const char *folder;
    char db[1024], key[1100];
    mt_secret secret;
    mt_store *store;
    mt_site site;
    bool made_site;
    mt_mailer mailer;
    sigset_t before; /* the mask in which SIGINT and SIGTERM come in: while waiting alone */
} run_state;

static int fail(const char *what, const char *why)
{
    char shown[MT_SHOWN];
    (void)fprintf(stderr, "moot serve: %s: %s\n", mt_shown(shown, what), why);
    return MT_EXIT_IO;
}

/* Read the secret, or make one that nobody else may read. */
static int read_secret(run_state *r)
{
    int fd = open(r->key, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT) {
        fd = open(r->key, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (fd < 0)
            return fail(r->key, strerror(errno));
        mt_random(r->secret.at, sizeof(r->secret.at));
        bool kept =
            write(fd, r->secret.at, sizeof(r->secret.at)) == sizeof(r->secret.at) && fsync(fd) == 0;
        (void)close(fd);
        return kept ? MT_EXIT_YES : fail(r->key, "the secret could not be kept");
    }
    if (fd < 0)
        return fail(r->key, strerror(errno));
    struct stat st;
    bool fine = read(fd, r->secret.at, sizeof(r->secret.at)) == sizeof(r->secret.at);
    bool private = fstat(fd, &st) == 0 && (st.st_mode & 077) == 0;
    (void)close(fd);
    if (!fine)
        return fail(r->key, "this is no secret of 32 bytes");
    return private ? MT_EXIT_YES : fail(r->key, "others can read it; type chmod 600");
}

static int open_store(run_state *r)
{
    mt_store_error error;
    moot_status st = mt_store_open(&r->store, r->db, NULL, &error);
    if (st == MOOT_OK)
        return MT_EXIT_YES;
    if (st == MOOT_E_NOMEM)
        return fail(r->db, "memory is short");
    return fail(r->db, error.text[0] ? error.text : "this kind of database is not built in");
}

static int copy(run_state *r)
{
    mt_store_error error;
    char target[1024];
    (void)snprintf(target, sizeof(target), "%.1000s", restore_from ? r->db : backup_to);
    if (restore_from)
        (void)snprintf(r->db, sizeof(r->db), "%.1000s", restore_from);
    if (!strchr(r->db, ':') && access(r->db, F_OK) != 0)
        return fail(r->db, "there is no such database");
    int status = open_store(r);
    if (status != MT_EXIT_YES)
        return status;
    if (mt_store_backup(r->store, target, &error) != MOOT_OK)
        return fail(target, error.text[0] ? error.text : "it could not be written");
    (void)printf("%s\n", target);
    return MT_EXIT_YES;
}

/* A whole number of an option, or what holds without it; 0 after a message. */
static uint32_t number(const mt_command *self, const char *text, uint32_t otherwise, uint32_t most)
{
    char *end;
    if (!text)
        return otherwise;
    errno = 0;
    unsigned long n = strtoul(text, &end, 10);
    if (text[0] >= '0' && text[0] <= '9' && !*end && errno == 0 && n >= 1 && n <= most)
        return (uint32_t)n;
    (void)mt_usage_error(self, "'%s' is no whole number from 1 to %u", text, (unsigned)most);
    return 0;
}

static int print_link(const run_state *r, uint32_t for_days)
{
    char link[MT_LINK_MAX];
    const char *name = invite_to ? invite_to : moderate;
    mt_pass pass = {.kind = invite_to ? MT_PASS_READER : MT_PASS_MODERATOR,
                    .until = mt_now_ms() + (int64_t)for_days * 24 * HOUR_MS,
                    .debate = mt_str(name)};
    if (pass.debate.len > MT_STORE_NAME_MAX || !pass.debate.len)
        return fail(name, "no debate has such a name");
    mt_random(pass.number, sizeof(pass.number));
    mt_pass_write(link, &r->secret, &pass);
    (void)printf("%s/%s/%s\n", address, invite_to ? "invite" : "sign-in", link);
    return MT_EXIT_YES;
}

static void count_words(char to[160], const mt_folder_count *n)
{
    (void)snprintf(to, 160, "%u debate%s%s", (unsigned)n->shown, n->shown == 1 ? "" : "s",
                   n->broken ? ", some with faults in their files" : "");
}

/* Serve until a signal comes. */
static int serve(run_state *r, mt_folder *f, int listening, const char *shown)
{
    char error[256], words[160];
    mt_folder_count count;
    struct sigaction act = {.sa_handler = on_signal};
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    (void)sigemptyset(&act.sa_mask);
    (void)sigaction(SIGINT, &act, NULL);
    (void)sigaction(SIGTERM, &act, NULL);
    (void)sigaction(SIGPIPE, &ignore, NULL);
    if (r->mailer.to >= 0) {
        r->site.mail_ctx = &r->mailer;
        r->site.mail = mt_mailer_send;
    }
    if (!mt_folder_publish(f, &count) || !mt_folder_watch(f)) {
        (void)close(listening);
        return fail(r->folder, "the folder cannot be read and watched");
    }
    mt_server_options options = {.proxy = proxy, .complain = write_log};
    mt_server *server =
        mt_server_start(&r->site, listening, strncmp(listen_at, "unix:", 5) == 0, &options, error);
    if (!server)
        return fail(listen_at, error);
    count_words(words, &count);
    (void)printf("moot serves %s of %s at %s\nVotes are kept in %s. Ctrl-C ends.\n", words,
                 r->folder, shown, r->db);
    (void)fflush(stdout);
    int64_t forget_at = 0;
    while (!ended) {
        int64_t now = mt_now_ms();
        if (now >= forget_at) {
            mt_store_forget(r->store, now - (int64_t)KEPT_HOURS * HOUR_MS);
            forget_at = now + HOUR_MS;
        }
        mt_folder_wait(f, forget_at - now, &r->before);
    }
    write_log(NULL, "event=stopping");
    mt_server_stop(server);
    return MT_EXIT_YES;
}

static int check_all(mt_folder *f, const run_state *r)
{
    mt_folder_count count;
    char words[160];
    if (!mt_folder_publish(f, &count))
        return fail(r->folder, "the folder cannot be read");
    count_words(words, &count);
    (void)printf("%s in %s\n", words, r->folder);
    return count.broken || !count.shown ? MT_EXIT_NO : MT_EXIT_YES;
}

static int with_site(run_state *r, uint32_t new_tickets)
{
    char shown[128], error[256];
    int listening = -1;
    mt_site_options options = {
        .address = mt_str(address), .title = mt_str(title), .tickets = new_tickets};
    mt_folder f = {.path = r->folder, .site = &r->site, .log = write_log, .watch = -1, .wake = -1};
    /* A port that is taken is said before all debates are read. */
    if (!check) {
        listening = mt_listen(listen_at, shown, error);
        if (listening < 0)
            return fail(listen_at, error);
    }
    r->made_site = true;
    int status = MT_EXIT_LIMIT;
    if (mt_site_init(&r->site, r->store, &r->secret, &options, mt_now_ms()) == MOOT_OK)
        status = check ? check_all(&f, r) : serve(r, &f, listening, shown);
    mt_folder_close(&f);
    return status;
}

/* As many open files as the system gives us, for as many readers. */
static void raise_files(void)
{
    struct rlimit l;
    if (getrlimit(RLIMIT_NOFILE, &l) == 0) {
        l.rlim_cur = l.rlim_max;
        (void)setrlimit(RLIMIT_NOFILE, &l);
    }
}

/* What is freed goes back to the system.  Left to itself, glibc takes the largest block that was
 * ever freed for the measure of what to keep, in a heap for every thread: after each result that
 * is worked out more of them would stay, in pieces that nothing else fits in.  Before the first
 * thread is there. */
static void settle_memory(void)
{
#ifdef __GLIBC__
    enum { HEAPS = 2, LARGE = 128 << 10, KEPT = 128 << 10 };
    (void)mallopt(M_ARENA_MAX, HEAPS);
    (void)mallopt(M_MMAP_THRESHOLD, LARGE);
    (void)mallopt(M_TRIM_THRESHOLD, KEPT);
#endif
}

static int begin(const mt_command *self, run_state *r)
{
    uint32_t for_days = number(self, days, DAYS, DAYS_MOST);
    uint32_t new_tickets = number(self, tickets, 20, 1000000);
    moot_str url = mt_str(address);
    if (!for_days || !new_tickets)
        return MT_EXIT_USAGE;
    if (url.len &&
        ((!mt_str_starts(url, MOOT_STR("https://")) && !mt_str_starts(url, MOOT_STR("http://"))) ||
         url.ptr[url.len - 1] == '/'))
        return mt_usage_error(self, "--url begins with https:// and has no slash at its end");
    if (mail_by && !url.len)
        return mt_usage_error(self, "with --mail say what address readers use: --url");
    if (mail_from && (strchr(mail_from, '\r') || strchr(mail_from, '\n')))
        return mt_usage_error(self, "--mail-from is one line");
    if (!mt_secret_start())
        return fail("libsodium", "it cannot be used");
    if (backup_to || restore_from)
        return copy(r);
    settle_memory();
    int status = read_secret(r);
    if (status == MT_EXIT_YES && (invite_to || moderate))
        return print_link(r, for_days);
    r->mailer.from = mail_from;
    if (status == MT_EXIT_YES && mail_by && !check && !mt_mailer_start(&r->mailer, mail_by))
        status = fail(mail_by, "no process could be started for it");
    /* Before any other thread is there: they all inherit it, and signals reach this one. */
    sigset_t held;
    (void)sigemptyset(&held);
    (void)sigaddset(&held, SIGINT);
    (void)sigaddset(&held, SIGTERM);
    if (!check)
        (void)sigprocmask(SIG_BLOCK, &held, &r->before);
    if (status == MT_EXIT_YES)
        status = open_store(r);
    raise_files();
    return status == MT_EXIT_YES ? with_site(r, new_tickets) : status;
}

static int run(const mt_command *self, int argc, char **argv)
{
    run_state r = {.folder = NULL, .mailer.to = -1};
    struct stat st;
    int operands = mt_opt_parse(self, argc, argv);
    if (operands < 0)
        return MT_EXIT_USAGE;
    if (operands != 1)
        return mt_usage_error(self, "which folder has the debates?");
    r.folder = argv[0];
    if (stat(r.folder, &st) != 0 || !S_ISDIR(st.st_mode))
        return fail(r.folder, "this is no folder");
    size_t n = strlen(r.folder);
    while (n > 1 && r.folder[n - 1] == '/')
        argv[0][--n] = '\0';
    if (n > 900 || (db_path && strlen(db_path) > 1000) || (key_path && strlen(key_path) > 1000))
        return fail(r.folder, "the path is too long");
    (void)snprintf(r.db, sizeof(r.db), "%.1000s%s", db_path ? db_path : r.folder,
                   db_path ? "" : "/moot.db");
    (void)snprintf(r.key, sizeof(r.key), "%.1000s%s", key_path ? key_path : r.db,
                   key_path ? "" : ".key");
    if (strncmp(r.db, "postgres", 8) == 0 && strchr(r.db, ':') && !key_path)
        return mt_usage_error(self, "with PostgreSQL say where the secret is: --key FILE");
    int status = begin(self, &r);
    if (r.made_site)
        mt_site_fini(&r.site);
    mt_store_close(r.store);
    mt_mailer_stop(&r.mailer);
    return status;
}

const mt_command mt_cmd_serve = {
    .name = "serve",
    .usage = "serve [OPTION]... DIR",
    .summary = "Publish the debates of a folder and take votes",
    .run = run,
    .opts = opts,
};
