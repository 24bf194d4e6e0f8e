/* Text -> what kind of text it is, by its content alone. */
#ifndef MT_PIPELINE_KIND_H
#define MT_PIPELINE_KIND_H

#include "base/str.h"

typedef enum mt_kind { MT_KIND_AUTO, MT_KIND_TEXT, MT_KIND_ARGDOWN, MT_KIND_JSON } mt_kind;

/* Tell prose, Argdown and moot JSON apart.  Never MT_KIND_AUTO.  Linear.
 *
 * JSON     the first sign is `{` and the next `"` or `}`; or the text is an array
 *          of objects, arrays, strings or numbers.
 * Argdown  the first line is `===` and front matter follows, or at least one line is
 *          a sign of Argdown and at least a third of the lines that begin a thought
 *          are markup.  Signs: `[title]` or `<title>` before a colon, a relation
 *          (`<+ -> ><` ...) or indented `+`/`-` under a line that is no bullet and no
 *          side ("Pros:"), `(1)` followed by `[`, an inference line `----` after a
 *          numbered statement; `[title]` alone if the text is all markup.
 *          Headings and bullets are markup, but no sign.
 * Prose    all else. */
mt_kind mt_kind_of(moot_str text);

#endif
