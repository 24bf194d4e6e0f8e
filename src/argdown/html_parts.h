/* Shared by the files that write HTML of a document. */
#ifndef MT_ARGDOWN_HTML_PARTS_H
#define MT_ARGDOWN_HTML_PARTS_H

#include "argdown/html.h"
#include "base/intern.h"

/* Ids of titles and headings: each is given to one element. */
typedef struct mt_anchors {
    mt_arena *arena;
    moot_str after;
    mt_intern titles;       /* "[title" and "<title" */
    MT_VEC(uint32_t) node;  /* per title: the element that carries the id */
    MT_VEC(moot_str) id;    /* per title */
    mt_intern taken;        /* ids */
    mt_intern slugs;        /* what ids begin with */
    MT_VEC(uint32_t) count; /* per slug: how often it was asked for */
} mt_anchors;

/* Give an id to every title of the document: its first definition, or else the first
 * place where it stands, is what links lead to. */
void mt_anchors_init(mt_anchors *a, const mt_doc *doc, moot_str after, mt_arena *arena);
/* The number of the title of a statement, argument or mention, or MT_NO_ID. */
uint32_t mt_anchors_find(mt_anchors *a, const mt_doc *doc, uint32_t node);
/* A new id that begins with `kind` and goes on with what letters `words` have. */
moot_str mt_anchors_new(mt_anchors *a, const char *kind, moot_str words);
/* Lower-case letters, digits and hyphens of `words`, in the arena. */
moot_str mt_slug(moot_str words, mt_arena *arena);

/* The beginning of a page up to <body>, with a style sheet of its own; and its end. */
void mt_html_open_page(mt_out *o, moot_str lang, moot_str title);
void mt_html_close_page(mt_out *o);
/* The title of the document: the front matter's, the first heading's, or a plain one. */
moot_str mt_html_title_of(const mt_doc *doc, const mt_value *front, mt_arena *arena);

#endif
