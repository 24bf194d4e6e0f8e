/* How long work is asked whether it may go on.
 *
 * The library has no clock and no signals: whoever calls it brings a question
 * that is put again and again, at least every few milliseconds. */
#ifndef MT_BASE_STOP_H
#define MT_BASE_STOP_H

#include <stdbool.h>
#include <stddef.h>

typedef struct mt_stop {
    bool (*asked)(void *ctx); /* true: give up now; NULL: never */
    void *ctx;
} mt_stop;

static inline bool mt_stopped(const mt_stop *stop)
{
    return stop && stop->asked && stop->asked(stop->ctx);
}

#endif
