/* Messages are handed to a program by a process of its own, so that the server never waits. */
#ifndef MT_CLI_SERVE_MAIL_H
#define MT_CLI_SERVE_MAIL_H

#include <moot/types.h>
#include <stdbool.h>
#include <sys/types.h>

typedef struct mt_mailer {
    const char *from; /* address of the sender, or NULL */
    int to;           /* pipe to the process; -1: none */
    pid_t child;
} mt_mailer;

/* Start the process, before any thread: each message is the standard input of `command`, run by the
 * shell, with a minute for it.  False if the system does not let us. */
bool mt_mailer_start(mt_mailer *m, const char *command);
/* Hand on a message (mt_site.mail; `ctx` is the mailer).  False if it is too long, or too many
 * wait. Any thread. */
bool mt_mailer_send(void *ctx, moot_str message);
/* Let it finish what waits, and end. */
void mt_mailer_stop(mt_mailer *m);

#endif
