/* Question -> answer, by files in $XDG_CACHE_HOME/moot or ~/.cache/moot.
 *
 * A file holds address, question and answer; its name is a hash of the first two, which are
 * compared when it is read. */
#include "cli/llm_cache.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MOST = 8 << 20 };

static uint64_t hash_more(uint64_t h, const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)bytes[i]) * 0x100000001B3u;
    return h;
}

/* The folder, made if `make`; false without a home. */
static bool folder(char to[PATH_MAX], bool make)
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    int n;
    if (cache && cache[0] == '/')
        n = snprintf(to, PATH_MAX, "%s", cache);
    else if (home && home[0] == '/')
        n = snprintf(to, PATH_MAX, "%s/.cache", home);
    else
        return false;
    if (n < 0 || n + 40 >= PATH_MAX)
        return false;
    if (make && mkdir(to, 0700) != 0 && errno != EEXIST)
        return false;
    memcpy(to + n, "/moot", 6);
    return !make || mkdir(to, 0700) == 0 || errno == EEXIST;
}

static bool path_of(char to[PATH_MAX], const char *url, moot_str body, bool make)
{
    uint64_t h = hash_more(0xCBF29CE484222325u, url, strlen(url) + 1);
    if (!folder(to, make))
        return false;
    h = hash_more(h, body.ptr, body.len);
    size_t n = strlen(to);
    (void)snprintf(to + n, PATH_MAX - n, "/llm-%016llx", (unsigned long long)h);
    return true;
}

/* All of a regular file of ours. */
static moot_str slurp(mt_arena *arena, const char *path)
{
    moot_str whole = {"", 0};
    struct stat is;
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return whole;
    if (fstat(fd, &is) == 0 && S_ISREG(is.st_mode) && is.st_uid == geteuid() && is.st_size > 0 &&
        is.st_size <= FILE_MOST) {
        size_t want = (size_t)is.st_size, n = 0;
        char *bytes = MT_NEW_ARRAY(arena, char, want);
        while (bytes && n < want) {
            ssize_t k = read(fd, bytes + n, want - n);
            if (k <= 0 && (k == 0 || errno != EINTR))
                break;
            n += k > 0 ? (size_t)k : 0;
        }
        if (bytes && n == want)
            whole = (moot_str){bytes, n};
    }
    (void)close(fd);
    return whole;
}

/* What stands before the answer. */
static moot_str before(mt_arena *arena, const char *url, moot_str body)
{
    moot_str line = mt_arena_printf(arena, "moot-llm 1\n%s\n", url);
    char *to = MT_NEW_ARRAY(arena, char, line.len + body.len);
    if (!to || mt_arena_failed(arena))
        return (moot_str){"", 0};
    memcpy(to, line.ptr, line.len);
    memcpy(to + line.len, body.ptr, body.len);
    return (moot_str){to, line.len + body.len};
}

moot_str mt_llm_cache_get(mt_arena *arena, const char *url, moot_str body)
{
    char path[PATH_MAX];
    moot_str none = {"", 0}, whole = path_of(path, url, body, false) ? slurp(arena, path) : none;
    moot_str head = before(arena, url, body);
    if (!head.len || !mt_str_starts(whole, head))
        return none;
    return mt_sub(whole, head.len, whole.len - head.len);
}

static bool put(int fd, moot_str s)
{
    while (s.len) {
        ssize_t n = write(fd, s.ptr, s.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        s = mt_sub(s, (size_t)n, s.len - (size_t)n);
    }
    return true;
}

bool mt_llm_cache_put(mt_arena *arena, const char *url, moot_str body, moot_str answer)
{
    char path[PATH_MAX], temp[PATH_MAX + 32];
    if (!path_of(path, url, body, true))
        return false;
    moot_str head = before(arena, url, body);
    (void)snprintf(temp, sizeof(temp), "%s.%ld", path, (long)getpid());
    int fd = head.len ? open(temp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600) : -1;
    if (fd < 0)
        return false;
    bool fine = put(fd, head) && put(fd, answer);
    fine = close(fd) == 0 && fine && rename(temp, path) == 0;
    if (!fine)
        (void)unlink(temp);
    return fine;
}
