/* A file -> what the server hands out of it.
 *
 * mt_publish_make() runs the pipeline and writes one packet of bytes; it may take long and,
 * for want of memory, end the process, so the program runs it in a process of its own.
 * mt_published_read() makes of a packet what the handlers read. */
#ifndef MT_SERVE_PUBLISH_H
#define MT_SERVE_PUBLISH_H

#include "base/out.h"
#include "serve/http.h"

/* A point that readers can rate: a statement or an argument.  Its key is made of its title, or
 * of its words where it has none, so that votes stay with it when it moves. */
typedef struct mt_point {
    moot_str key, label, text;
    char side; /* 'y', 'n', 's'hared or '-' */
    bool hinge;
    mt_correction corrected; /* at 0: not at all; `words` are those of the file */
} mt_point;

/* A run of the page, and behind it what is filled in for each reader. */
typedef struct mt_piece {
    moot_str html;
    char slot;    /* 'h'ead, 'b'efore, 'q' a point's questions, 'a'fter, 'e'nd, 0: the last */
    moot_str key; /* of the point */
} mt_piece;

struct mt_published {
    mt_arena arena;
    atomic_uint users;
    moot_str name;     /* of the debate in addresses */
    moot_str version;  /* hash of the file and what belongs to it, in hexadecimal */
    moot_str question; /* what is asked; else title or motion */
    moot_str verdict;  /* one sentence */
    moot_str yes, no;  /* who speaks; may be empty */
    moot_str style, json, argdown;
    moot_str style_name; /* hash of the style sheet */
    mt_piece *piece;
    uint32_t pieces;
    mt_point *point;
    uint32_t points;
    int64_t opens_at, closes_at; /* 0: no such time */
    mt_rule rule;
    uint32_t errors; /* findings in the file; it is shown nevertheless */
    moot_str fault;  /* the first of them, with its line */
};

typedef struct mt_publish_source {
    moot_str name;  /* of the debate */
    moot_str file;  /* name of the file, for messages */
    moot_str bytes; /* of the file */
    bool argdown;   /* it is Argdown, whatever it looks like */
    bool (*load)(void *ctx, moot_str name, moot_str *bytes); /* the text it names, or NULL */
    void *ctx;
    const mt_correction *correction; /* other words for points, by key */
    uint32_t corrections;
} mt_publish_source;

/* Write the packet.  What cannot be shown makes a packet that says why.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_LIMIT; MOOT_E_IO. */
MOOT_NODISCARD moot_status mt_publish_make(const mt_publish_source *source, moot_writer to);

/* Read a packet: `*out` is what to show, or NULL with a reason in `fault` (borrowed from the
 * packet).  MOOT_OK; MOOT_E_NOMEM; MOOT_E_MISUSE if it is no packet. */
MOOT_NODISCARD moot_status mt_published_read(mt_published **out, moot_str packet, moot_str *fault);
mt_published *mt_published_use(mt_published *p);
void mt_published_drop(mt_published *p); /* NULL is fine */
/* The point with that key, or NULL. */
const mt_point *mt_published_point(const mt_published *p, moot_str key);

/* The corrections of a debate that stand, in `arena`.  MOOT_OK; MOOT_E_NOMEM; MOOT_E_BACKEND. */
MOOT_NODISCARD moot_status mt_publish_corrections(mt_store *store, moot_str debate, mt_arena *arena,
                                                  mt_publish_source *to);

/* "2026-11-03T18:00Z", with seconds or a zone like +01:00, or "2026-11-03" -> ms since 1970. */
bool mt_time_read(moot_str text, int64_t *ms);
/* "2026-11-03T18:00:00Z" */
void mt_time_write(char to[32], int64_t ms);

#endif
