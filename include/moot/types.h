/* Types that every public header uses: statuses, slices, spans, memory hooks,
 * writers and diagnostics.
 *
 * Threads: an object is used by one thread at a time, different objects are
 * independent, and functions that take a const object may run together. */
#ifndef MOOT_TYPES_H
#define MOOT_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#    define MOOT_NODISCARD __attribute__((warn_unused_result))
#else
#    define MOOT_NODISCARD
#endif
#define MOOT_API

/** Did the call do its work?  Faults in a *document* are not reported here but
 *  as diagnostics: parsing a broken document returns MOOT_OK. */
typedef enum moot_status {
    MOOT_OK = 0,
    MOOT_E_NOMEM,     /**< the allocator returned NULL */
    MOOT_E_MISUSE,    /**< the caller broke a documented precondition */
    MOOT_E_LIMIT,     /**< the input is larger or deeper than is accepted */
    MOOT_E_CANCELLED, /**< the progress callback asked to stop */
    MOOT_E_IO,        /**< a writer, file or socket failed */
    MOOT_E_BACKEND    /**< a foreign library refused */
} moot_status;

/** A borrowed run of UTF-8 bytes.  Not NUL-terminated, never freed. */
typedef struct moot_str {
    const char *ptr;
    size_t len;
} moot_str;

/** A run of bytes in a text of at most 2^31 - 1 bytes. */
typedef struct moot_span {
    uint32_t off;
    uint32_t len;
} moot_span;

/** Memory hooks.  `resize` behaves as realloc that is told the old size: it
 *  allocates when ptr is NULL, frees (and returns NULL) when new_size is 0. */
typedef struct moot_alloc {
    void *(*resize)(void *ctx, void *ptr, size_t old_size, size_t new_size);
    void *ctx;
} moot_alloc;

/** Where bytes go.  `write` answers false when it failed; it is then not
 *  called again and the producer returns MOOT_E_IO. */
typedef struct moot_writer {
    bool (*write)(void *ctx, const char *bytes, size_t n);
    void *ctx;
} moot_writer;

typedef enum moot_severity { MOOT_NOTE, MOOT_WARNING, MOOT_ERROR } moot_severity;

/** One finding about a document or text. */
typedef struct moot_diag {
    moot_severity severity;
    const char *code; /**< stable identifier such as "AD001"; see docs/DIAGNOSTICS.md */
    moot_span span;   /**< bytes to underline; may be empty */
    moot_str message; /**< one line: what is wrong, no full stop; owned by the document */
    moot_str hint;    /**< one line: how to mend it; may be empty */
} moot_diag;

#ifdef __cplusplus
}
#endif
#endif
