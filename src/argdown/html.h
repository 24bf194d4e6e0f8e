/* Document -> HTML: the text as one reads it, and its source with colours.
 *
 * Safe: every word goes through an escape, a link leads only to http, https, mailto or a
 * relative address, and ids and classes are made of letters, digits and hyphens.  The page
 * has no script and loads nothing. */
#ifndef MT_ARGDOWN_HTML_H
#define MT_ARGDOWN_HTML_H

#include "argdown/doc.h"

typedef struct mt_doc_html_options {
    bool part;      /* the element alone, without page around it */
    moot_str lang;  /* of the page; empty: "en" */
    moot_str title; /* empty: that of the front matter, or the first heading */
    moot_str after; /* "map": what makes ids of several documents in one page differ; may be empty;
                       letters, digits and hyphens only */
} mt_doc_html_options;

/* Headings, statements, arguments, lists, premises and conclusions, relations; ids
 * `statement-...`, `argument-...` and `heading-...`, each once.  Works in memory of
 * `alloc` (NULL: malloc).  MOOT_OK, MOOT_E_NOMEM, MOOT_E_IO if writing failed.  Linear. */
MOOT_NODISCARD moot_status mt_doc_html(const mt_doc *doc, const mt_doc_html_options *options,
                                       const moot_alloc *alloc, moot_writer to);

/* The source as it was written, in <pre>, with a class for each kind of sign.  As above. */
MOOT_NODISCARD moot_status mt_doc_source_html(const mt_doc *doc, const mt_doc_html_options *options,
                                              const moot_alloc *alloc, moot_writer to);

/* An address as it may stand in href, without quotes; false if it may not stand there.
 * What no address may hold is percent-encoded, so `java<tab>script:` is no scheme. */
bool mt_html_url(moot_str url, mt_out *out);

#endif
