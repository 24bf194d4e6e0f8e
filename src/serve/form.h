/* Bytes of forms, queries and cookies -> values.  All limits are here: 32 fields, 4,096 bytes
 * a value; what is more or malformed makes the whole unusable. */
#ifndef MT_SERVE_FORM_H
#define MT_SERVE_FORM_H

#include "base/arena.h"

enum { MT_FORM_FIELDS = 32, MT_FORM_VALUE_MAX = 4096 };

typedef struct mt_form {
    uint32_t n;
    moot_str name[MT_FORM_FIELDS], value[MT_FORM_FIELDS];
} mt_form;

/* Read `a=b&c=d` with percent escapes and '+'.  Values are valid UTF-8 without NUL.  False if
 * it is malformed, over a limit, names a field twice, or memory is short. */
bool mt_form_read(mt_form *form, moot_str text, mt_arena *arena);
/* The value of a field, or the empty slice. */
moot_str mt_form_get(const mt_form *form, const char *name);
/* The first cookie of that name in a Cookie header, or the empty slice. */
moot_str mt_cookie_get(moot_str header, const char *name);
/* A whole number of up to 18 digits; false if it is something else. */
bool mt_number_read(moot_str text, int64_t *n);

#endif
