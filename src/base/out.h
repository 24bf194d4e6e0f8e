/* Buffered output over a moot_writer, with an escape for each context.
 *
 * Failure is sticky: producers write without looking and ask once, with
 * mt_out_finish().  Text of users goes through the escape of its context, never
 * through mt_out_put(). */
#ifndef MT_BASE_OUT_H
#define MT_BASE_OUT_H

#include "base/arena.h"

enum { MT_OUT_ROOM = 4096 }; /* bytes, of which there is room at once */

typedef struct mt_out {
    moot_writer to;
    size_t n;
    bool failed;
    bool no_memory; /* failed because a producer was short of memory */
    char *buf;      /* `own`, or a larger one */
    size_t cap;
    char own[32768];
} mt_out;

/* `o` stays where it is from now on. */
void mt_out_init(mt_out *o, moot_writer to);
/* Much will be written: gather it in fewer and longer writes.  The room comes from `arena`,
 * which must live until mt_out_finish(); without memory nothing changes. */
void mt_out_widen(mt_out *o, mt_arena *arena);
enum { MT_OUT_LARGE = 1 << 16 }; /* a text from which on that pays */
/* Flush.  MOOT_OK; MOOT_E_NOMEM after mt_out_no_memory(); MOOT_E_IO if a write failed. */
MOOT_NODISCARD moot_status mt_out_finish(mt_out *o);

/* A producer could not go on for want of memory: nothing more is written. */
void mt_out_no_memory(mt_out *o);

void mt_out_put(mt_out *o, moot_str s);
/* A whole number in digits. */
void mt_out_whole(mt_out *o, int64_t n);
/* The same at `p`, where 20 bytes have room; the place behind. */
char *mt_whole_at(char *p, uint64_t n);
/* Write what is there. */
void mt_out_flush(mt_out *o);
/* Make room where less than MT_OUT_ROOM is left: whole pages are written, for which a file
 * takes less work than for pieces that begin and end inside them. */
void mt_out_spill(mt_out *o);
static inline void mt_out_char(mt_out *o, char c)
{
    if (o->n == o->cap)
        mt_out_spill(o);
    o->buf[o->n++] = c;
}
/* Where the next `n` bytes go, at most MT_OUT_ROOM; who writes them moves `n` of `o` on. */
static inline char *mt_out_room(mt_out *o, size_t n)
{
    if (n > o->cap - o->n)
        mt_out_spill(o);
    return o->buf + o->n;
}
/* Inline, so that a fixed word is a copy of a known size. */
static inline void mt_out_z(mt_out *o, const char *z)
{
    enum { SHORT = 128 };
    size_t n = strlen(z);
    if (!__builtin_constant_p(n) || n > SHORT) {
        mt_out_put(o, (moot_str){z, n});
        return;
    }
    memcpy(mt_out_room(o, n), z, n);
    o->n += n;
}
void mt_out_fill(mt_out *o, char c, size_t times);
/* For numbers and fixed words; at most 256 bytes a call. */
void mt_out_printf(mt_out *o, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Text in HTML, XML or SVG, element content and quoted attributes alike.
 * Control characters that XML forbids become U+FFFD. */
void mt_out_xml(mt_out *o, moot_str s);
/* A JSON string with its quotes. */
void mt_out_json(mt_out *o, moot_str s);
/* A DOT string with its quotes. */
void mt_out_dot(mt_out *o, moot_str s);
/* A URL component: all but letters, digits and -._~ percent-encoded. */
void mt_out_url(mt_out *o, moot_str s);
/* The shortest decimal that reads back as x, whatever the locale; a NaN or an
 * infinity is written as null. */
void mt_out_num(mt_out *o, double x);

/* A writer that gathers bytes in memory; the bytes live in the arena. */
typedef struct mt_memory {
    mt_arena *arena;
    char *at;
    size_t n, cap;
} mt_memory;
moot_writer mt_memory_writer(mt_memory *m);
static inline moot_str mt_memory_str(const mt_memory *m)
{
    return (moot_str){m->at ? m->at : "", m->n};
}

#endif
