/* Markdown -> HTML (md4c behind this one header).
 *
 * Safe: raw HTML is text, links and pictures lead only where mt_html_url() lets them.
 * What stands in fences is handed to the caller, who may write something else for it. */
#ifndef MT_MARKDOWN_MARKDOWN_H
#define MT_MARKDOWN_MARKDOWN_H

#include "base/out.h"

typedef struct mt_markdown_options {
    bool part; /* no page around it */
    moot_str title;
    /* A fence with `info` behind its marks and `code` inside, at `line` of the text: write
     * what stands for it and answer true, or leave it and answer false.  May be NULL. */
    bool (*fence)(void *ctx, moot_str info, moot_str code, uint32_t line, mt_out *out);
    void *ctx;
} mt_markdown_options;

/* Write `text` (UTF-8; CommonMark with tables and strikethrough) as HTML.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_LIMIT over 2^31 - 1 bytes; MOOT_E_IO if writing failed. */
MOOT_NODISCARD moot_status mt_markdown_html(moot_str text, const mt_markdown_options *options,
                                            const moot_alloc *alloc, moot_writer to);

#endif
