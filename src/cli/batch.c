/* One command over many files. */
#include "cli/batch.h"

#include "cli/common.h"
#include "cli/watch.h"

#include <errno.h>
#include <sys/stat.h>

typedef struct run {
    const mt_batch *b;
    mt_files files;
    bool in_folder;      /* b->out is a folder */
    MT_VEC(char *) outs; /* per file: where it goes, or NULL */
} run;

bool mt_batch_is_folder(const char *path)
{
    struct stat st;
    size_t n = strlen(path);
    return (n && path[n - 1] == '/') || (stat(path, &st) == 0 && S_ISDIR(st.st_mode));
}

/* Make the folders on the way to the file at `path`. */
static int make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        int made = mkdir(path, 0777);
        int error = errno;
        char shown[MT_SHOWN];
        if (made != 0 && error != EEXIST) {
            fprintf(stderr, "%s: error: cannot make this folder: %s\n", mt_shown(shown, path),
                    strerror(error));
            *slash = '/';
            return MT_EXIT_IO;
        }
        *slash = '/';
    }
    return MT_EXIT_YES;
}

/* "out/name" with the ending of the batch instead of the name's own. */
static char *out_of(run *r, const mt_file *file)
{
    const char *name = strcmp(file->path, "-") == 0 ? "stdin" : file->name;
    size_t stem = strlen(name), n = strlen(r->b->out);
    for (size_t i = stem; i-- > 1 && name[i] != '/';)
        if (name[i] == '.' && name[i - 1] != '/') {
            stem = i;
            break;
        }
    size_t most = n + stem + strlen(r->b->ending) + 2;
    char *path = mt_arena_alloc(&r->files.arena, most, 1);
    if (path)
        (void)snprintf(path, most, "%s%s%.*s%s", r->b->out, n && r->b->out[n - 1] == '/' ? "" : "/",
                       (int)stem, name, r->b->ending);
    return path;
}

/* Where each file goes; no two go to one place. */
static int place_all(run *r)
{
    mt_intern taken;
    mt_intern_init(&taken, &r->files.arena, 0x6F7574);
    for (uint32_t i = 0; i < r->files.list.n; i++) {
        char *out = r->in_folder ? out_of(r, &r->files.list.at[i]) : NULL;
        uint32_t known = taken.strings.n;
        if (out && mt_intern_add(&taken, mt_str(out)) != known &&
            !mt_arena_failed(&r->files.arena)) {
            char shown[MT_SHOWN];
            return mt_usage_error(r->b->self, "two files would be written to '%s'",
                                  mt_shown(shown, out));
        }
        MT_VEC_PUSH(&r->files.arena, &r->outs, out);
    }
    return mt_arena_failed(&r->files.arena) ? mt_exit_of("moot", MOOT_E_NOMEM) : MT_EXIT_YES;
}

static int work_on(const run *r, uint32_t i)
{
    char *out = r->outs.at[i];
    int status = out ? make_folders(out) : MT_EXIT_YES;
    if (status != MT_EXIT_YES)
        return status;
    int one = r->b->one(r->b->ctx, r->files.list.at[i].path, r->in_folder ? out : r->b->out);
    (void)fflush(stdout);
    return one;
}

static int work_on_all(const run *r)
{
    int worst = MT_EXIT_YES;
    uint32_t n = r->files.list.n;
    if (r->b->begin)
        r->b->begin(r->b->ctx, n);
    for (uint32_t i = 0; i < n; i++) {
        int status = work_on(r, i);
        worst = status > worst ? status : worst;
    }
    if (r->b->end)
        r->b->end(r->b->ctx, n);
    return worst;
}

static int open_run(run *r, const mt_batch *b, int operands, char **operand)
{
    *r = (run){.b = b, .in_folder = b->out && b->ending && mt_batch_is_folder(b->out)};
    int status = mt_files_gather(&r->files, operands, operand);
    if (r->files.list.n == 0)
        return status;
    bool many = r->files.list.n > 1 || r->files.patterns;
    if (many && b->ending && !r->in_folder && (b->out || !b->beside)) {
        if (b->out && strcmp(b->out, "-") != 0)
            return mt_usage_error(b->self, "several files want a folder: '-o %s/'", b->out);
        return mt_usage_error(b->self, "several files want a folder to go to: '-o FOLDER/'");
    }
    int placed = place_all(r);
    return placed > status ? placed : status;
}

/* A file that changed: work on it, or on everything if it is none of ours but Argdown
 * that others may include. */
static bool again(void *ctx, const char *path)
{
    const run *r = ctx;
    for (uint32_t i = 0; i < r->outs.n; i++)
        if (r->outs.at[i] && strcmp(r->outs.at[i], path) == 0)
            return false;
    if (r->b->out && strcmp(r->b->out, path) == 0)
        return false;
    for (uint32_t i = 0; i < r->files.list.n; i++)
        if (strcmp(r->files.list.at[i].path, path) == 0) {
            (void)work_on(r, i);
            return true;
        }
    if (!mt_files_is_argdown(path))
        return false;
    (void)work_on_all(r);
    return true;
}

static int watch(const mt_batch *b, run *r, int operands, char **operand)
{
    for (;;) {
        mt_watch_answer answer = mt_watch_files(&r->files, again, r);
        if (answer != MT_WATCH_NEW)
            return answer == MT_WATCH_ENDED ? MT_EXIT_YES : MT_EXIT_IO;
        /* A folder has changed: there may be files more or less. */
        mt_files_free(&r->files);
        int status = open_run(r, b, operands, operand);
        if (status == MT_EXIT_USAGE || r->files.list.n == 0)
            return status;
        (void)work_on_all(r);
    }
}

int mt_batch_run(const mt_batch *b, int operands, char **operand)
{
    if (operands == 0)
        return mt_usage_error(b->self, "which file? ('-' is standard input)");
    for (int i = 0; i < operands && b->watch; i++)
        if (strcmp(operand[i], "-") == 0)
            return mt_usage_error(b->self, "'--watch' wants files, not standard input");
    run r;
    int status = open_run(&r, b, operands, operand);
    if (r.outs.n) {
        int worst = status == MT_EXIT_USAGE ? status : work_on_all(&r);
        status = worst > status ? worst : status;
        if (b->watch && status != MT_EXIT_USAGE)
            status = watch(b, &r, operands, operand);
    }
    mt_files_free(&r.files);
    return status;
}
