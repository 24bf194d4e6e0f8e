/* libmoot: a two-sided text, Argdown or moot JSON -> debate, verdict and page.
 *
 *     moot_debate *debate;
 *     if (moot_debate_open(NULL, bytes, MOOT_KIND_AUTO, &debate) == MOOT_OK) {
 *         if (moot_debate_usable(debate))
 *             status = moot_debate_render(debate, MOOT_FORMAT_HTML, NULL, writer);
 *         moot_debate_free(debate);
 *     }
 *
 * The library reads and writes no files and keeps no state of its own.  Threads:
 * as types.h says. */
#ifndef MOOT_MOOT_H
#define MOOT_MOOT_H

#include <moot/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A text that was read, with all that moot makes of it. */
typedef struct moot_debate moot_debate;

typedef enum moot_kind {
    MOOT_KIND_AUTO, /**< told by the content */
    MOOT_KIND_TEXT,
    MOOT_KIND_ARGDOWN,
    MOOT_KIND_JSON
} moot_kind;

typedef enum moot_format {
    MOOT_FORMAT_HTML, /**< one page with everything in it */
    MOOT_FORMAT_SVG,  /**< the map alone */
    MOOT_FORMAT_DOT,
    MOOT_FORMAT_JSON, /**< debate and verdict */
    MOOT_FORMAT_ARGDOWN,
    MOOT_FORMAT_TEXT /**< the whole report in words */
} moot_format;

/** Read `bytes` and judge the debate in them.
 *
 *  What the bytes say never makes this fail: their faults are diagnostics, and
 *  moot_debate_usable() tells whether a debate came of them.
 *
 *  @param alloc  memory hooks, or NULL for malloc and free
 *  @param bytes  UTF-8, UTF-16 with a byte order mark, or Windows-1252; copied
 *  @param[out] out  receives the debate, to be given to moot_debate_free(); NULL on failure
 *  @return MOOT_OK; MOOT_E_NOMEM; MOOT_E_LIMIT if the input is larger than moot takes
 *          on; MOOT_E_MISUSE if out is NULL, or bytes.ptr is NULL and bytes.len is not 0 */
MOOT_API MOOT_NODISCARD moot_status moot_debate_open(const moot_alloc *alloc, moot_str bytes,
                                                     moot_kind kind, moot_debate **out);
/** Free a debate and all that was got from it.  NULL is allowed. */
MOOT_API void moot_debate_free(moot_debate *debate);

/** Is there a debate?  If not, the diagnostics say why. */
MOOT_API bool moot_debate_usable(const moot_debate *debate);
/** What the bytes were taken for; never MOOT_KIND_AUTO unless they were no text. */
MOOT_API moot_kind moot_debate_kind(const moot_debate *debate);

/** Diagnostics, in the order of their places. */
MOOT_API size_t moot_debate_diag_count(const moot_debate *debate);
/** Precondition: index < moot_debate_diag_count(debate).  Else NULL. */
MOOT_API const moot_diag *moot_debate_diag(const moot_debate *debate, size_t index);
/** Line and column, from 1, of a place in the input; columns count code points.
 *  Linear in `off`. */
MOOT_API void moot_debate_locate(const moot_debate *debate, uint32_t off, uint32_t *line,
                                 uint32_t *column);

/** The verdict in one sentence; empty if there is no debate. */
MOOT_API moot_str moot_debate_headline(const moot_debate *debate);

/** Write the debate in a format.  The same debate gives the same bytes.
 *
 *  @param alloc  memory for the work, or NULL for malloc and free
 *  @return MOOT_OK; MOOT_E_NOMEM; MOOT_E_IO if the writer failed;
 *          MOOT_E_MISUSE if there is no debate */
MOOT_API MOOT_NODISCARD moot_status moot_debate_render(const moot_debate *debate,
                                                       moot_format format, const moot_alloc *alloc,
                                                       moot_writer to);

/** "0.1.0" */
MOOT_API const char *moot_version(void);

#ifdef __cplusplus
}
#endif
#endif
