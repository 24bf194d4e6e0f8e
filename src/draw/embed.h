/* draw: what an image element refers to. */
#ifndef MT_DRAW_EMBED_H
#define MT_DRAW_EMBED_H

#include "argmap/argmap.h"

typedef struct mt_embedder {
    mt_arena *arena;
    const mt_am_folder *folder; /* NULL: nothing is put in, paths stay */
    char *room;                 /* bytes of an image, once one is asked for */
} mt_embedder;

/* Write the address of an image, inside an attribute: its bytes as they are in the folder, or its
 * path where they are not to be had. */
void mt_dr_put_source(mt_embedder *e, moot_str path, mt_out *o);

#endif
