/* Command line -> options, by one table per command.
 *
 * The table also feeds help, completion and the check of the man page.  Long
 * options are never abbreviated; `--` ends the options; `-` is an operand. */
#ifndef MT_CLI_OPT_H
#define MT_CLI_OPT_H

#include <stdbool.h>
#include <stdio.h>

/* Exit statuses; man/moot.1 lists them. */
enum {
    MT_EXIT_YES = 0,      /* yes; nothing found */
    MT_EXIT_NO = 1,       /* no; there are findings */
    MT_EXIT_USAGE = 2,    /* the command line is wrong */
    MT_EXIT_IO = 3,       /* input cannot be used, or output failed */
    MT_EXIT_LIMIT = 4,    /* too large, or memory is short */
    MT_EXIT_INTERNAL = 70 /* a fault of moot */
};

typedef enum mt_opt_kind {
    MT_OPT_FLAG,  /* to: bool */
    MT_OPT_TEXT,  /* to: const char * */
    MT_OPT_CHOICE /* to: int, the index of the word in `choices` */
} mt_opt_kind;

typedef struct mt_opt {
    const char *name; /* without the dashes; NULL ends the table */
    char letter;      /* or 0 */
    mt_opt_kind kind;
    void *to;
    const char *arg;  /* name of the value for the help; NULL for flags */
    const char *help; /* one line, no full stop */
    const char *const *choices;
} mt_opt;

typedef struct mt_command mt_command;
struct mt_command {
    const char *name;
    const char *usage;   /* what follows "moot " */
    const char *summary; /* one line, no full stop */
    /* Run with the words behind the command's name; answers an exit status. */
    int (*run)(const mt_command *self, int argc, char **argv);
    const mt_opt *opts;
};

/* Read the options; the operands are moved to the front of argv.  Returns how
 * many operands there are, or -1 after a message on standard error. */
int mt_opt_parse(const mt_command *self, int argc, char **argv);
void mt_opt_help(const mt_command *self, FILE *to);
/* One word a line for the shell: the options, with the values of choices. */
void mt_opt_complete(const mt_command *self, FILE *to);
/* Print "moot CMD: message" and where to read more; answers MT_EXIT_USAGE. */
int mt_usage_error(const mt_command *self, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* How many letters must be changed, put in, left out or swapped to make one
 * word of the other.  Words longer than 31 letters are as far apart as can be. */
unsigned mt_word_distance(const char *a, const char *b);

/* A word of the command line as it may be shown: control characters and bytes that
 * are no UTF-8 become '?', what is over 500 bytes is cut, nothing is shown as ''. */
enum { MT_SHOWN = 512 };
const char *mt_shown(char to[MT_SHOWN], const char *raw);

#endif
