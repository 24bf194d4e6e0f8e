/* The parser's state, shared by its files: doc.c (document), block.c (blocks and
 * relations), pcs.c (premises and inferences), inline.c (running text).
 *
 * The text is read once, from left to right.  `at` is the reading place; `line`
 * says what begins there when `at` stands at the start of a line.  Open nodes lie
 * on a stack of fixed size, so nothing recurses. */
#ifndef MT_ARGDOWN_PARSE_H
#define MT_ARGDOWN_PARSE_H

#include "argdown/codes.h"
#include "argdown/doc.h"
#include "argdown/scan.h"

enum {
    MT_MAX_LEVELS = 1000, /* of relations below one another */
    MT_MAX_RANGES = 100,  /* of bold and italic inside one another */
    MT_MAX_LISTS = 50,    /* likewise */
    MT_MAX_OPEN = 2 * MT_MAX_LEVELS + MT_MAX_RANGES + 2 * MT_MAX_LISTS + 16
};

typedef enum mt_line_kind {
    MT_LINE_END,   /* of the text */
    MT_LINE_BLANK, /* at its first byte */
    MT_LINE_TEXT,
    MT_LINE_HEAD, /* begins with a definition, or is a reference */
    MT_LINE_HEADING,
    MT_LINE_RELATION,
    MT_LINE_NUMBER,    /* (1) */
    MT_LINE_INFERENCE, /* -- */
    MT_LINE_ITEM,      /* of a list */
    MT_LINE_DATA
} mt_line_kind;

typedef struct mt_line {
    mt_line_kind kind;
    uint8_t form;    /* of the relation or list */
    uint32_t width;  /* blanks before the sign */
    uint32_t start;  /* of the sign or text */
    uint32_t after;  /* the sign */
    moot_span title; /* the digits of a number or item */
} mt_line;

/* `[Title]:`, `[Title]`, and the same with angle brackets. */
typedef struct mt_head {
    uint8_t kind, form;
    bool alone; /* a reference with nothing but tags or data after it on its line */
    moot_span title;
    uint32_t after;
} mt_head;

typedef struct mt_open {
    uint32_t node;
    uint32_t last; /* its last child, or 0 */
} mt_open;

typedef struct mt_parse {
    mt_doc *doc;
    mt_scan sc;
    uint32_t at;
    uint32_t end; /* of the last thing read that belongs to a node */
    mt_line line;
    bool in_pcs;
    bool in_rules; /* of an inference */
    bool too_deep; /* said so already */
    /* running text */
    uint32_t text;            /* start of the run of text being read */
    uint32_t literal;         /* start of what no escape covers */
    uint32_t line_text;       /* start of the text of this line */
    uint32_t run_end;         /* of the current run of * or _ */
    bool run_word, run_blank; /* what stands before it */
    uint32_t named;           /* up to here references inside text were named */
    uint32_t braces;          /* up to here braces are known to be text */
    /* open nodes; levels of relations */
    uint32_t depth, levels;
    mt_open open[MT_MAX_OPEN];
    uint32_t width[MT_MAX_LEVELS];
} mt_parse;

/* Is there room for one more node? */
bool mt_parse_room(mt_parse *p);
/* A node that begins at `start`, last child of the innermost open node; not open. */
uint32_t mt_parse_add(mt_parse *p, mt_node_kind kind, unsigned form, uint32_t start);
/* The same, and open. */
uint32_t mt_parse_open(mt_parse *p, mt_node_kind kind, unsigned form, uint32_t start);
/* Close open nodes until `depth` are left; they end at p->end. */
void mt_parse_close(mt_parse *p, uint32_t depth);
static inline mt_node *mt_parse_node(mt_parse *p, uint32_t node)
{
    return &p->doc->nodes.at[node];
}

/* p->at is past blanks and comments from `at` on, stopping at a line end.  The comments
 * are kept with the document. */
void mt_parse_skip(mt_parse *p, uint32_t at, bool bol);
/* What begins at p->at, the start of a line?  Sets p->line; p->at is then its first
 * byte that is neither blank nor comment. */
void mt_parse_line(mt_parse *p);
/* Past the line end at p->at, then as above. */
void mt_parse_next_line(mt_parse *p);
/* Past text that has no place in the tree, up to a line that begins something. */
void mt_parse_drop_text(mt_parse *p);
bool mt_parse_head(mt_parse *p, uint32_t at, mt_head *head);
/* If braces at `at` are data, their end; else 0. */
uint32_t mt_parse_data_end(mt_parse *p, uint32_t at);

/* Running text from p->at into the innermost open node; p->line is then what follows. */
void mt_parse_inline(mt_parse *p);
/* A statement or argument from p->at, with its text and data; stays open. */
void mt_parse_element(mt_parse *p, bool argument_too);
/* The relation lines from p->line on, under the open node at stack place `base` - 1,
 * whose own line is indented by `width`.  A stray root takes only indented ones. */
void mt_parse_relations(mt_parse *p, uint32_t width, bool stray);
void mt_parse_pcs(mt_parse *p);
/* All blocks from p->line to the end of the text. */
void mt_parse_blocks(mt_parse *p);

/* The bytes [start, stop), as far as they are inside the text. */
static inline moot_span mt_parse_span(const mt_parse *p, uint32_t start, uint32_t stop)
{
    uint32_t end = stop < p->sc.n ? stop : p->sc.n;
    return (moot_span){start, end > start ? end - start : 0};
}

#define MT_PARSE_FOUND(p, which, start, stop, ...) \
    MT_AD_FOUND(&(p)->doc->diags, MT_AD_##which, mt_parse_span((p), (start), (stop)), __VA_ARGS__)

#endif
