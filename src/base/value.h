/* A tree of plain values: what YAML (element data, front matter) and JSON both
 * come to.  Built in an arena by argdown/yaml.c and base/json_in.c; read here. */
#ifndef MT_BASE_VALUE_H
#define MT_BASE_VALUE_H

#include "base/vec.h"

typedef enum mt_value_kind {
    MT_NULL,
    MT_BOOL,
    MT_NUMBER,
    MT_STRING,
    MT_LIST,
    MT_MAP
} mt_value_kind;

typedef struct mt_value mt_value;
struct mt_value {
    mt_value_kind kind;
    bool truth;     /* MT_BOOL */
    double number;  /* MT_NUMBER */
    moot_str text;  /* MT_STRING; for other scalars the source text */
    moot_span span; /* where it stands in the source; may be empty */
    uint32_t n;     /* MT_LIST, MT_MAP: entries */
    moot_str *key;  /* MT_MAP: n keys in source order, no two equal */
    mt_value *item; /* MT_LIST, MT_MAP: n values */
};

/* The value at `key` of a map, or NULL (also when `v` is NULL or no map). */
const mt_value *mt_value_get(const mt_value *v, const char *key);
/* The string at `key`, or the empty slice. */
moot_str mt_value_get_str(const mt_value *v, const char *key);
/* The number at `key`, or `otherwise`. */
double mt_value_get_num(const mt_value *v, const char *key, double otherwise);
/* The truth at `key` (true/false only), or `otherwise`. */
bool mt_value_get_bool(const mt_value *v, const char *key, bool otherwise);

#endif
