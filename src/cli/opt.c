/* Command line -> options, by one table per command. */
#include "cli/opt.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <string.h>

enum { WORD_MAX = 31 };

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned mt_word_distance(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    if (n > WORD_MAX || m > WORD_MAX)
        return WORD_MAX;
    /* d[i][j]: between the first i letters of a and the first j of b. */
    unsigned d[WORD_MAX + 1][WORD_MAX + 1];
    for (size_t i = 0; i <= n; i++)
        d[i][0] = (unsigned)i;
    for (size_t j = 0; j <= m; j++)
        d[0][j] = (unsigned)j;
    for (size_t i = 1; i <= n; i++)
        for (size_t j = 1; j <= m; j++) {
            unsigned change = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            d[i][j] = least(least(d[i - 1][j], d[i][j - 1]) + 1, change);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[n][m];
}

const char *mt_shown(char to[MT_SHOWN], const char *raw)
{
    moot_str s = mt_str(*raw ? raw : "''");
    size_t n = 0;
    for (size_t at = 0; at < s.len;) {
        size_t from = at;
        uint32_t c = mt_utf8_next(s, &at);
        bool odd = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD;
        if (n + 8 > MT_SHOWN) {
            memcpy(to + n, "...", 3);
            n += 3;
            break;
        }
        if (odd) {
            to[n++] = '?';
            continue;
        }
        memcpy(to + n, s.ptr + from, at - from);
        n += at - from;
    }
    to[n] = '\0';
    return to;
}

int mt_usage_error(const mt_command *self, const char *fmt, ...)
{
    char words[2 * MT_SHOWN], shown[MT_SHOWN];
    va_list ap;
    va_start(ap, fmt);
    /* clang-tidy 14 does not see va_start() when it follows calls into this function. */
    vsnprintf(words, sizeof(words), fmt, ap); /* NOLINT(clang-analyzer-valist.Uninitialized) */
    va_end(ap);
    fprintf(stderr, "moot %s: %s\nhint: 'moot help %s' lists what it takes\n", self->name,
            mt_shown(shown, words), self->name);
    return MT_EXIT_USAGE;
}

static const mt_opt *by_name(const mt_command *self, const char *name, size_t len)
{
    for (const mt_opt *o = self->opts; o->name; o++)
        if (strlen(o->name) == len && memcmp(o->name, name, len) == 0)
            return o;
    return NULL;
}

static const mt_opt *by_letter(const mt_command *self, char letter)
{
    for (const mt_opt *o = self->opts; o->name; o++)
        if (o->letter == letter)
            return o;
    return NULL;
}

static const char *nearest(const mt_command *self, const char *name)
{
    const char *best = NULL;
    unsigned best_distance = 3;
    for (const mt_opt *o = self->opts; o->name; o++) {
        unsigned d = mt_word_distance(o->name, name);
        if (d < best_distance) {
            best_distance = d;
            best = o->name;
        }
    }
    return best;
}

static bool unknown(const mt_command *self, const char *word)
{
    char name[WORD_MAX + 1];
    size_t n = strcspn(word + 2, "=");
    n = n < WORD_MAX ? n : WORD_MAX;
    memcpy(name, word + 2, n);
    name[n] = '\0';
    const char *near = nearest(self, name);
    if (near)
        mt_usage_error(self, "unknown option '%s'; did you mean '--%s'?", word, near);
    else
        mt_usage_error(self, "unknown option '%s'", word);
    return false;
}

static bool store(const mt_command *self, const mt_opt *o, const char *value)
{
    switch (o->kind) {
    case MT_OPT_FLAG: *(bool *)o->to = true; return true;
    case MT_OPT_TEXT: *(const char **)o->to = value; return true;
    case MT_OPT_CHOICE:
        for (int i = 0; o->choices[i]; i++)
            if (strcmp(o->choices[i], value) == 0) {
                *(int *)o->to = i;
                return true;
            }
        mt_usage_error(self, "'--%s' takes %s, not '%s'", o->name, o->arg, value);
        return false;
    }
    return false;
}

/* One long option at argv[*at]; *at moves to its last word. */
static bool long_option(const mt_command *self, int argc, char **argv, int *at)
{
    const char *word = argv[*at];
    size_t len = strcspn(word + 2, "=");
    const char *value = word[2 + len] == '=' ? word + 2 + len + 1 : NULL;
    const mt_opt *o = by_name(self, word + 2, len);
    if (!o)
        return unknown(self, word);
    if (o->kind == MT_OPT_FLAG && value) {
        mt_usage_error(self, "'--%s' takes no value", o->name);
        return false;
    }
    if (o->kind != MT_OPT_FLAG && !value) {
        if (*at + 1 >= argc) {
            mt_usage_error(self, "'--%s' wants a value: %s", o->name, o->arg);
            return false;
        }
        value = argv[++*at];
    }
    return store(self, o, value);
}

/* A word of letters: -x, -xy, -oVALUE, -o VALUE. */
static bool letter_options(const mt_command *self, int argc, char **argv, int *at)
{
    for (const char *p = argv[*at] + 1; *p; p++) {
        const mt_opt *o = by_letter(self, *p);
        if (!o) {
            mt_usage_error(self, "unknown option '-%c'", *p);
            return false;
        }
        if (o->kind == MT_OPT_FLAG) {
            if (!store(self, o, NULL))
                return false;
            continue;
        }
        if (p[1])
            return store(self, o, p + 1);
        if (*at + 1 >= argc) {
            mt_usage_error(self, "'-%c' wants a value: %s", o->letter, o->arg);
            return false;
        }
        return store(self, o, argv[++*at]);
    }
    return true;
}

int mt_opt_parse(const mt_command *self, int argc, char **argv)
{
    int operands = 0;
    bool options = true;
    for (int at = 0; at < argc; at++) {
        char *word = argv[at];
        if (!options || word[0] != '-' || word[1] == '\0') {
            argv[operands++] = word;
        } else if (strcmp(word, "--") == 0) {
            options = false;
        } else {
            bool fine = word[1] == '-' ? long_option(self, argc, argv, &at)
                                       : letter_options(self, argc, argv, &at);
            if (!fine)
                return -1;
        }
    }
    return operands;
}

void mt_opt_help(const mt_command *self, FILE *to)
{
    fprintf(to, "usage: moot %s\n%s.\n", self->usage, self->summary);
    if (self->opts->name)
        fprintf(to, "\n");
    for (const mt_opt *o = self->opts; o->name; o++) {
        char left[64];
        int n = snprintf(left, sizeof(left), "  %c%c%s--%s%s%s", o->letter ? '-' : ' ',
                         o->letter ? o->letter : ' ', o->letter ? ", " : "  ", o->name,
                         o->arg ? "=" : "", o->arg ? o->arg : "");
        if (n > 28)
            fprintf(to, "%s\n%-30s%s\n", left, "", o->help);
        else
            fprintf(to, "%-30s%s\n", left, o->help);
    }
}

void mt_opt_complete(const mt_command *self, FILE *to)
{
    for (const mt_opt *o = self->opts; o->name; o++) {
        if (o->kind != MT_OPT_CHOICE)
            fprintf(to, "--%s%s\n", o->name, o->kind == MT_OPT_TEXT ? "=" : "");
        for (int i = 0; o->kind == MT_OPT_CHOICE && o->choices[i]; i++)
            fprintf(to, "--%s=%s\n", o->name, o->choices[i]);
    }
}
