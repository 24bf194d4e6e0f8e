/* The findings about debates; docs/DIAGNOSTICS.md says them in full. */
#ifndef MT_MODEL_CODES_H
#define MT_MODEL_CODES_H

#include "base/decode.h"

typedef enum mt_model_finding {
    MT_MODEL_NO_MOTION,
    MT_MODEL_FIRST_MOTION,
    MT_MODEL_BAD_MOTION,
    MT_MODEL_NO_EDGE,
    MT_MODEL_SECOND_PCS,
    MT_MODEL_BAD_USES,
    MT_MODEL_BAD_SIDE,
    MT_MODEL_BAD_SPAN,
    MT_MODEL_NO_QUOTE,
    MT_MODEL_BAD_NUMBER,
    MT_MODEL_BAD_CONTRADICTION,
    MT_MODEL_NEVER_SAID,
    MT_MODEL_TOO_MANY_EDGES,
    MT_MODEL_BAD_LABEL,
    MT_MODEL_BAD_TIE,
    MT_MODEL_NO_ACTOR,
    MT_MODEL_SELF_TIE,
    MT_MODEL_BAD_CODE,
    MT_MODEL_BOTH_SIGNS,
    MT_MODEL_TWO_NAMES,
    MT_MODEL_BAD_ACTORS,
    MT_MODEL_TIE_WEIGHT,
    MT_MODEL_BAD_VOTES,
    MT_MODEL_JSON_FORMAT,
    MT_MODEL_JSON_STRING,
    MT_MODEL_JSON_NUL,
    MT_MODEL_JSON_NUMBER,
    MT_MODEL_JSON_SPAN,
    MT_MODEL_JSON_SIDE,
    MT_MODEL_JSON_LIST,
    MT_MODEL_JSON_TITLE,
    MT_MODEL_JSON_TWICE,
    MT_MODEL_JSON_LABEL,
    MT_MODEL_JSON_STEP,
    MT_MODEL_JSON_KIND,
    MT_MODEL_JSON_END,
    MT_MODEL_JSON_ENDS,
    MT_MODEL_JSON_MOTION,
    MT_MODEL_JSON_ACTOR,
    MT_MODEL_JSON_TIE,
    MT_MODEL_JSON_VOTES
} mt_model_finding;

extern const mt_code mt_model_codes[]; /* in the order above, then a row whose code is NULL */
/* Add the finding with the title of its row as message, about `subject` if not empty. */
void mt_model_report(mt_diags *diags, mt_model_finding finding, moot_span span, moot_str subject);

#endif
