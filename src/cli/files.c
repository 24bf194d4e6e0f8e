/* Files, folders and patterns -> a list of files. */
#include "cli/files.h"

#include "cli/common.h"

#include <dirent.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { MAX_DEPTH = 64 /* of folders */, MAX_FILES = 100000 };

/* What is looked for below a folder: what matches the rest of a pattern, or, without
 * one, every Argdown file. */
typedef struct walk {
    mt_files *files;
    size_t root; /* bytes of a path before the name below the output folder */
    uint32_t depth;
} walk;

bool mt_files_is_argdown(const char *name)
{
    static const char *const endings[] = {".argdown", ".ad", ".adown", ".argdn"};
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
        if (mt_str_ends(mt_str(name), mt_str(endings[i])))
            return true;
    return false;
}

static char *text(mt_files *f, const char *a, const char *slash, const char *b)
{
    size_t most = strlen(a) + strlen(slash) + strlen(b) + 1;
    char *path = mt_arena_alloc(&f->arena, most, 1);
    if (path)
        (void)snprintf(path, most, "%s%s%s", a, slash, b);
    return path;
}

static void add(mt_files *f, const char *path, size_t root)
{
    uint32_t known = f->seen.strings.n;
    char *own = text(f, path, "", "");
    if (!own || mt_arena_failed(&f->arena) || f->list.n >= MAX_FILES)
        return;
    if (mt_intern_add(&f->seen, mt_str(own)) == known)
        MT_VEC_PUSH(&f->arena, &f->list, ((mt_file){own, own + root}));
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

typedef struct names {
    MT_VEC(char *) list;
} names;

/* The entries of a folder in bytewise order. */
static bool list_folder(mt_files *f, const char *path, names *to)
{
    DIR *dir = opendir(*path ? path : ".");
    if (!dir)
        return false;
    for (struct dirent *e; (e = readdir(dir));)
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
            MT_VEC_PUSH(&f->arena, &to->list, text(f, e->d_name, "", ""));
    (void)closedir(dir);
    if (to->list.n)
        qsort(to->list.at, to->list.n, sizeof(char *), by_name);
    return !mt_arena_failed(&f->arena);
}

static const char *slash_after(const char *folder)
{
    size_t n = strlen(folder);
    return n && folder[n - 1] != '/' ? "/" : "";
}

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* A folder that is no symbolic link: following those may never end. */
static bool is_own_folder(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool is_hidden(const char *name)
{
    return name[0] == '_' || name[0] == '.';
}

static void walk_folder(walk *w, const char *folder)
{
    names entries = {{0}};
    if (w->depth >= MAX_DEPTH || !list_folder(w->files, folder, &entries))
        return;
    w->depth++;
    for (uint32_t i = 0; i < entries.list.n; i++) {
        const char *name = entries.list.at[i];
        if (is_hidden(name))
            continue;
        char *path = text(w->files, folder, slash_after(folder), name);
        if (!path || mt_arena_failed(&w->files->arena))
            break;
        if (is_own_folder(path))
            walk_folder(w, path);
        else if (mt_files_is_argdown(name) && !is_folder(path))
            add(w->files, path, w->root);
    }
    w->depth--;
}

static bool matches(const char *part, const char *name)
{
    return (!is_hidden(name) || part[0] == name[0]) && fnmatch(part, name, 0) == 0;
}

/* What lies below `folder` and matches `pattern`, part by part. */
static void walk_pattern(walk *w, const char *folder, const char *pattern)
{
    size_t len = strcspn(pattern, "/");
    const char *rest = pattern + len + strspn(pattern + len, "/");
    bool any = len == 2 && pattern[0] == '*' && pattern[1] == '*';
    names entries = {{0}};
    if (any && !*rest)
        rest = "*";
    if (any)
        walk_pattern(w, folder, rest);
    char *part = text(w->files, pattern, "", "");
    if (!part || w->depth >= MAX_DEPTH || !list_folder(w->files, folder, &entries))
        return;
    part[len] = '\0';
    w->depth++;
    for (uint32_t i = 0; i < entries.list.n; i++) {
        const char *name = entries.list.at[i];
        char *path = text(w->files, folder, slash_after(folder), name);
        if (!path || mt_arena_failed(&w->files->arena))
            break;
        if (any && !is_hidden(name) && is_own_folder(path))
            walk_pattern(w, path, pattern);
        else if (!any && matches(part, name) && *rest && is_folder(path))
            walk_pattern(w, path, rest);
        else if (!any && matches(part, name) && !*rest && !is_folder(path))
            add(w->files, path, w->root);
    }
    w->depth--;
}

/* Where the first part of `operand` with a sign of a pattern begins, or its end. */
static size_t fixed_part(const char *operand)
{
    size_t meta = strcspn(operand, "*?[");
    if (!operand[meta])
        return meta;
    while (meta && operand[meta - 1] != '/')
        meta--;
    return meta;
}

static int nothing(const char *operand, const char *why)
{
    char shown[MT_SHOWN];
    fprintf(stderr, "%s: error: %s\n", mt_shown(shown, operand), why);
    fprintf(stderr, "hint: files that begin with '_' are taken only when they are named\n");
    return MT_EXIT_IO;
}

static int gather_one(mt_files *f, const char *operand)
{
    struct stat st;
    uint32_t before = f->list.n;
    bool there = strcmp(operand, "-") == 0 || stat(operand, &st) == 0;
    size_t fixed = there ? strlen(operand) : fixed_part(operand);
    if (there && is_folder(operand)) {
        walk w = {f, strlen(operand) + strlen(slash_after(operand)), 0};
        f->patterns = true;
        walk_folder(&w, operand);
        if (f->list.n == before && !mt_arena_failed(&f->arena))
            return nothing(operand, "there is no Argdown file in this folder");
    } else if (operand[fixed]) {
        walk w = {f, fixed, 0};
        char *folder = text(f, operand, "", "");
        if (!folder)
            return MT_EXIT_YES;
        folder[fixed] = '\0';
        f->patterns = true;
        walk_pattern(&w, folder, operand + fixed);
        if (f->list.n == before && !mt_arena_failed(&f->arena))
            return nothing(operand, "no file matches this pattern");
    } else {
        add(f, operand, (size_t)(mt_base_name(operand).ptr - operand));
    }
    return MT_EXIT_YES;
}

int mt_files_gather(mt_files *f, int operands, char *const *operand)
{
    *f = (mt_files){.patterns = false};
    mt_arena_init(&f->arena, NULL);
    mt_intern_init(&f->seen, &f->arena, 0x66696C65);
    int status = MT_EXIT_YES;
    for (int i = 0; i < operands; i++) {
        int one = gather_one(f, operand[i]);
        status = one > status ? one : status;
    }
    if (mt_arena_failed(&f->arena))
        return mt_exit_of("moot", MOOT_E_NOMEM);
    if (f->list.n >= MAX_FILES)
        return mt_exit_of("moot", MOOT_E_LIMIT);
    return status;
}

void mt_files_free(mt_files *f)
{
    mt_arena_free(&f->arena);
}
