/* Shared by the files that read a debate from JSON. */
#ifndef MT_MODEL_READ_TIES_H
#define MT_MODEL_READ_TIES_H

#include "base/value.h"
#include "model/codes.h"
#include "model/draft.h"

typedef struct mt_json_reader {
    mt_draft f;
    mt_debate *d;
    bool bad;
} mt_json_reader;

/* `index` counts the statements, arguments or relations; MT_NO_ID if it is none of them. */
void mt_json_fault(mt_json_reader *r, mt_model_finding finding, uint32_t index);
/* The string at `key`; NUL bytes are refused. */
moot_str mt_json_text(mt_json_reader *r, const mt_value *v, const char *key, uint32_t index);
/* The list at `key`, empty if there is none. */
const mt_value *mt_json_list(mt_json_reader *r, const mt_value *v, const char *key, uint32_t index);
/* A whole number from 0 to `limit` - 1, or MT_NO_ID. */
uint32_t mt_json_index(const mt_value *x, uint32_t limit);
/* [start, end] inside the text, at code point borders; with `any` the text is not known. */
moot_span mt_json_span(mt_json_reader *r, const mt_value *v, const char *key, bool any);

/* `actors` of the debate; before its statements (read_ties.c). */
void mt_json_actors(mt_json_reader *r, const mt_value *debate);
/* `ties` of a saying or an argument. */
void mt_json_ties(mt_json_reader *r, const mt_value *v, mt_end claim, uint32_t saying);

#endif
