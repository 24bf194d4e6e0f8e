/* Examples of Markdown files -> runs of the program -> N passed, N failed.
 *
 *   ````example ARGUMENTS         the words behind "moot", split at blanks
 *   text for standard input
 *   .
 *   lines of standard output      a line `...` stands for any lines, and `...` at the
 *                                 end of a line for the rest of it
 *   stderr: a line of standard error
 *   exit 1                        if it is not 0
 *   ````
 *
 * With `bytes` before the arguments, \xHH in the input stands for that byte.
 * Without `stderr:` lines, standard error is not compared; with them it must
 * consist of these lines.  A word of a sanitizer there always fails the example.
 * usage: runner PROGRAM FILE|FOLDER... */
#include "base/str.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_ARGS = 24, MAX_STDERR = 16, SANITIZER_EXIT = 99 };

typedef struct example {
    const char *file;
    int line;
    moot_str args, input, want;
    bool bytes; /* the input has \\xHH for bytes */
    moot_str err[MAX_STDERR];
    int errs;
    int status;
} example;

static const char *program;
static int passed, failed;

/* The whole of a stream, from its beginning; malloc'd and NUL-terminated. */
static char *whole(FILE *f, size_t *len)
{
    size_t cap = 1 << 16;
    char *bytes = malloc(cap);
    *len = 0;
    rewind(f);
    while (bytes) {
        *len += fread(bytes + *len, 1, cap - *len - 1, f);
        if (*len < cap - 1)
            break;
        char *more = realloc(bytes, cap *= 2);
        if (!more)
            free(bytes);
        bytes = more;
    }
    if (!bytes) {
        printf("memory is short\n");
        exit(1);
    }
    bytes[*len] = '\0';
    return bytes;
}

/* Cut the next line off `rest`; false when there is none. */
static bool next_line(moot_str *rest, moot_str *line)
{
    if (rest->len == 0)
        return false;
    const char *end = memchr(rest->ptr, '\n', rest->len);
    size_t n = end ? (size_t)(end - rest->ptr) : rest->len;
    *line = mt_sub(*rest, 0, n);
    n += end != NULL;
    *rest = mt_sub(*rest, n, rest->len - n);
    return true;
}

/* `want` may end in `...`, for any rest of the line. */
static bool same_line(moot_str want, moot_str got)
{
    if (mt_str_eq(want, got))
        return true;
    return mt_str_ends(want, MOOT_STR("...")) && mt_str_starts(got, mt_sub(want, 0, want.len - 3));
}

/* Lines against lines; `...` in `want` stands for any number of them, so the
 * last one seen is tried again further on, as in any glob. */
static bool same_lines(moot_str want, moot_str got)
{
    moot_str star_want = {NULL, 0}, star_got = {NULL, 0};
    for (;;) {
        moot_str w_rest = want, g_rest = got, w, g;
        bool more_want = next_line(&w_rest, &w);
        bool more_got = next_line(&g_rest, &g);
        if (more_want && mt_str_eq(w, MOOT_STR("..."))) {
            star_want = want = w_rest;
            star_got = got;
            continue;
        }
        if (!more_want && !more_got)
            return true;
        if (more_want && more_got && same_line(w, g)) {
            want = w_rest;
            got = g_rest;
            continue;
        }
        if (!star_want.ptr || !next_line(&star_got, &g))
            return false;
        want = star_want;
        got = star_got;
    }
}

/* Cut `args` into the words of argv, in `words` of `cap` bytes. */
static bool split(moot_str args, char *words, size_t cap, char **argv)
{
    static char name[] = "moot";
    int argc = 1;
    if (args.len + 1 > cap)
        return false;
    memcpy(words, args.ptr, args.len);
    words[args.len] = '\0';
    argv[0] = name;
    for (char *p = words; *p && argc <= MAX_ARGS; argc++) {
        while (*p == ' ')
            *p++ = '\0';
        if (!*p)
            break;
        argv[argc] = p;
        while (*p && *p != ' ')
            p++;
    }
    argv[argc] = NULL;
    return true;
}

static int run_program(moot_str args, FILE *in, FILE *out, FILE *err)
{
    char words[4096];
    char *argv[MAX_ARGS + 2];
    if (!split(args, words, sizeof(words), argv))
        return -1;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        dup2(fileno(in), STDIN_FILENO);
        dup2(fileno(out), STDOUT_FILENO);
        dup2(fileno(err), STDERR_FILENO);
        execv(program, argv);
        _exit(127);
    }
    int status;
    if (child < 0 || waitpid(child, &status, 0) < 0)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static bool sanitizer_spoke(const char *err)
{
    return strstr(err, "Sanitizer") || strstr(err, "runtime error:");
}

static bool same_stderr(const example *e, const char *err, size_t len)
{
    if (e->errs == 0)
        return true;
    moot_str rest = {err, len}, line;
    for (int i = 0; i < e->errs; i++)
        if (!next_line(&rest, &line) || !same_line(e->err[i], line))
            return false;
    return rest.len == 0;
}

static int hex(char c)
{
    return mt_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void put_input(const example *e, FILE *in)
{
    for (size_t i = 0; i < e->input.len; i++) {
        const char *p = e->input.ptr + i;
        bool code = e->bytes && i + 3 < e->input.len && p[0] == '\\' && p[1] == 'x' &&
                    hex(p[2]) >= 0 && hex(p[3]) >= 0;
        fputc(code ? hex(p[2]) * 16 + hex(p[3]) : *p, in);
        i += code ? 3 : 0;
    }
}

static void run_example(const example *e)
{
    FILE *in = tmpfile(), *out = tmpfile(), *err = tmpfile();
    if (!in || !out || !err) {
        printf("no temporary file\n");
        exit(1);
    }
    put_input(e, in);
    rewind(in);
    int status = run_program(e->args, in, out, err);
    size_t out_len, err_len;
    char *out_bytes = whole(out, &out_len), *err_bytes = whole(err, &err_len);
    bool fine = status == e->status && same_lines(e->want, (moot_str){out_bytes, out_len}) &&
                same_stderr(e, err_bytes, err_len) && !sanitizer_spoke(err_bytes);
    passed += fine;
    failed += !fine;
    if (!fine)
        printf(
            "%s:%d: moot %.*s\n--- expected (exit %d)\n%.*s--- got (exit %d)\n%.3000s--- standard "
            "error\n%.3000s---\n",
            e->file, e->line, MT_ARG(e->args), e->status, MT_ARG(e->want), status, out_bytes,
            err_bytes);
    free(out_bytes);
    free(err_bytes);
    fclose(in);
    fclose(out);
    fclose(err);
}

static bool is_exit_line(moot_str line, int *status)
{
    if (!mt_str_starts(line, MOOT_STR("exit ")) || line.len < 6 || line.len > 8)
        return false;
    *status = 0;
    for (size_t i = 5; i < line.len; i++) {
        if (!mt_is_digit(line.ptr[i]))
            return false;
        *status = *status * 10 + (line.ptr[i] - '0');
    }
    return true;
}

/* Read one block; `rest` begins behind its first line and ends behind its last. */
static void read_example(example *e, moot_str *rest, int *line_number)
{
    moot_str line;
    bool in_input = true;
    e->input = mt_sub(*rest, 0, 0);
    while (next_line(rest, &line)) {
        ++*line_number;
        if (mt_str_eq(line, MOOT_STR("````")))
            break;
        size_t whole_line = (size_t)(rest->ptr - line.ptr);
        if (in_input && mt_str_eq(line, MOOT_STR("."))) {
            in_input = false;
            e->want = mt_sub(*rest, 0, 0);
        } else if (in_input) {
            e->input.len += whole_line;
        } else if (mt_str_starts(line, MOOT_STR("stderr: ")) && e->errs < MAX_STDERR) {
            e->err[e->errs++] = mt_sub(line, 8, line.len - 8);
        } else if (!is_exit_line(line, &e->status)) {
            e->want.len += whole_line;
        }
    }
    if (in_input) {
        printf("%s:%d: an example without a line '.'\n", e->file, e->line);
        failed++;
    }
}

static void run_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) {
        printf("cannot open %s\n", path);
        failed++;
        return;
    }
    size_t len;
    char *bytes = whole(f, &len);
    fclose(f);
    moot_str rest = {bytes, len}, line;
    const moot_str open = MOOT_STR("````example ");
    for (int number = 1; next_line(&rest, &line); number++) {
        if (!mt_str_starts(line, open))
            continue;
        example e = {.file = path, .line = number};
        e.args = mt_str_trim(mt_sub(line, open.len, line.len - open.len));
        const moot_str word = MOOT_STR("bytes ");
        if (mt_str_starts(e.args, word)) {
            e.bytes = true;
            e.args = mt_str_trim(mt_sub(e.args, word.len, e.args.len - word.len));
        }
        read_example(&e, &rest, &number);
        run_example(&e);
    }
    free(bytes);
}

static int is_markdown(const struct dirent *e)
{
    return mt_str_ends(mt_str(e->d_name), MOOT_STR(".md"));
}

static void run_path(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
        run_file(path);
        return;
    }
    struct dirent **names;
    int n = scandir(path, &names, is_markdown, alphasort);
    for (int i = 0; i < n; i++) {
        char name[4096];
        int len = snprintf(name, sizeof(name), "%s/%s", path, names[i]->d_name);
        if (len > 0 && (size_t)len < sizeof(name))
            run_file(name);
        free(names[i]);
    }
    if (n >= 0)
        free(names);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        printf("usage: runner PROGRAM FILE|FOLDER...\n");
        return 2;
    }
    program = argv[1];
    /* So that a leak is not taken for a status of moot. */
    char options[64];
    snprintf(options, sizeof(options), "exitcode=%d:detect_leaks=1", SANITIZER_EXIT);
    setenv("ASAN_OPTIONS", options, 1);
    setenv("LC_ALL", "C", 1);
    for (int i = 2; i < argc; i++)
        run_path(argv[i]);
    printf("%d passed, %d failed\n", passed, failed);
    return failed || !passed;
}
