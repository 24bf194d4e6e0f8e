/* The findings that only the model of a document shows. */
#ifndef MT_ARGMAP_CODES_H
#define MT_ARGMAP_CODES_H

#include "base/code.h"
#include "base/diag.h"

/* name, code, severity, title, hint */
#define MT_ARGMAP_CODES(X)                                                                   \
    X(SECOND_PCS, "AM001", MOOT_WARNING, "a second list of premises for the same argument",  \
      "give the second list an argument of its own")                                         \
    X(USES, "AM002", MOOT_WARNING, "'uses' names no statement before the inference",         \
      "give positions in the list of premises, counted from 1")                              \
    X(PART_TITLE, "AM003", MOOT_WARNING, "an exploded argument needs a title that is taken", \
      "give the other argument another title")                                               \
    X(NO_IMAGE, "AM004", MOOT_WARNING, "an image that is not there",                         \
      "write its path from the folder of the document")                                      \
    X(IMAGE_OUTSIDE, "AM005", MOOT_WARNING, "an image that lies outside the folder",         \
      "put it into the folder of the document or below")                                     \
    X(NO_SIZE, "AM006", MOOT_WARNING, "an image whose file tells no size",                   \
      "use PNG, JPEG, GIF, WebP or SVG, or give 'width' and 'height' in images.files")

enum {
#define X(name, code, severity, title, hint) MT_AM_FOUND_##name,
    MT_ARGMAP_CODES(X)
#undef X
        MT_AM_FOUND_COUNT
};

extern const mt_code mt_argmap_codes[MT_AM_FOUND_COUNT];

#define MT_AM_FOUND(diags, which, span, ...)                            \
    mt_diag_add((diags), mt_argmap_codes[MT_AM_FOUND_##which].severity, \
                mt_argmap_codes[MT_AM_FOUND_##which].code, (span),      \
                mt_argmap_codes[MT_AM_FOUND_##which].hint, __VA_ARGS__)

#endif
