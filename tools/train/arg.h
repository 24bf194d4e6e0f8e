/* The annotated texts of data/, in the form of data/README.md -> arrays. */
#ifndef MT_TRAIN_ARG_H
#define MT_TRAIN_ARG_H

#include "base/intern.h"

typedef enum arg_role { ARG_CENTRAL, ARG_PREMISE, ARG_COUNTER, ARG_BACKGROUND } arg_role;
typedef enum arg_type { ARG_SUPPORT, ARG_REBUT, ARG_UNDERCUT, ARG_AGAIN, ARG_CONCEDE } arg_type;

typedef struct arg_unit {
    moot_span span; /* bytes of arg_file.text */
    moot_str id;
    arg_role role;
    uint32_t head; /* index in the side, or MT_NO_ID */
    arg_type type; /* of the edge to the head */
    moot_str head_id;
} arg_unit;

typedef struct arg_side {
    bool yes;
    MT_VEC(arg_unit) units;
} arg_side;

typedef struct arg_cross {
    uint32_t from_side, from, to_side, to;
    arg_type type;
} arg_cross;

typedef struct arg_file {
    moot_str name;       /* "debates/001.arg" */
    moot_str topic, reg; /* reg: its register */
    bool debate;
    moot_str text; /* the question, then each side, as a text that moot reads */
    moot_span question;
    arg_side side[2];
    uint32_t sides;
    MT_VEC(arg_cross) cross;
} arg_file;

typedef MT_VEC(arg_file) arg_files;

/* Read all *.arg below `dir`/texts and `dir`/debates in the order of their names, and the hash of
 * their names and bytes (FNV-1a, 64 bits).  False if something cannot be read; `what` says what. */
bool arg_read_all(mt_arena *arena, const char *dir, arg_files *files, uint64_t *hash,
                  moot_str *what);
/* The hash alone. */
bool arg_hash(const char *dir, uint64_t *hash);
/* Add the plain words of dir/words.txt; lines with `#` are remarks.  False if it cannot be read. */
bool arg_words(mt_arena *arena, const char *dir, mt_intern *to);

#endif
