/* `@include(path)` -> one text of several files, and where each part of it comes from. */
#ifndef MT_ARGDOWN_INCLUDE_H
#define MT_ARGDOWN_INCLUDE_H

#include "base/code.h"
#include "base/diag.h"

typedef struct mt_include_file {
    moot_str path; /* from the folder of the first file, without . and .. */
    moot_str text;
} mt_include_file;

/* [at, next part's at) of the whole text stands in `file` from `off` on. */
typedef struct mt_include_part {
    uint32_t at, file, off;
} mt_include_part;

typedef struct mt_included {
    moot_str text; /* the file itself where nothing is included */
    MT_VEC(mt_include_file) files;
    MT_VEC(mt_include_part) parts;
    mt_diags diags; /* places in `text` */
} mt_included;

typedef enum mt_include_answer {
    MT_INCLUDE_READ,
    MT_INCLUDE_MISSING,
    MT_INCLUDE_OUTSIDE, /* of the folder */
    MT_INCLUDE_LARGE,
    MT_INCLUDE_NO_TEXT /* no UTF-8 */
} mt_include_answer;

/* `path` from the folder of the file `from`, without . and ..; empty if it leads outside of the
 * folder that `from` counts from, is absolute or memory is short. */
moot_str mt_include_path(mt_arena *arena, moot_str from, moot_str path);

/* Get a file by its path from the folder of the first one; *text is to be kept. */
typedef mt_include_answer mt_include_load(void *ctx, moot_str path, moot_str *text);

/* Replace every `@include(path)` by the file, its own ones first; the path counts from the
 * folder of the file that has it.  A file comes in once; where it is named again a comment
 * stands.  What cannot be included stays as it is, and a finding IN001... says why.  At most
 * 16 files inside one another and 2^26 bytes.  `text` is borrowed.  Linear in the result.
 * MOOT_OK or MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_include_all(mt_included *to, mt_arena *arena, moot_str name,
                                          moot_str text, mt_include_load *load, void *ctx);

/* The part that holds byte `off` of the whole text; only where there are parts. */
const mt_include_part *mt_include_part_at(const mt_included *in, uint32_t off);

/* The codes, for documents and tests; ends with a row whose code is NULL. */
extern const mt_code mt_include_codes[];

#endif
