/* JSON text -> plain values (jansson behind this one header). */
#ifndef MT_BASE_JSON_IN_H
#define MT_BASE_JSON_IN_H

#include "base/diag.h"
#include "base/value.h"

enum {
    MT_JSON_MAX_BYTES = 64 << 20, /* longest text read */
    MT_JSON_MAX_DEPTH = 64        /* deepest nesting of lists and maps */
};

/* Read one JSON value into `arena`.  Refused with one error diagnostic each, and
 * NULL: faulty JSON, trailing text, equal keys in a map, invalid UTF-8 (JS001),
 * nesting over MT_JSON_MAX_DEPTH or more than MT_JSON_MAX_BYTES (JS002).
 * NULL also when memory is short: ask mt_arena_failed().  The values carry no spans.
 * The foreign library takes its memory from malloc.  O(text.len). */
const mt_value *mt_json_read(moot_str text, mt_arena *arena, mt_diags *diags);

#endif
