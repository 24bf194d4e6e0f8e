/* Bytes -> UTF-8.
 *
 * Text comes in as UTF-8 (with or without byte order mark), as UTF-16 with byte
 * order mark, or as Windows-1252.  One code point of the original stays one code
 * point of the result, so offsets in code points hold for both. */
#ifndef MT_BASE_DECODE_H
#define MT_BASE_DECODE_H

#include "base/code.h"
#include "base/diag.h"

typedef enum mt_encoding {
    MT_ENCODING_UTF8,
    MT_ENCODING_UTF16LE,
    MT_ENCODING_UTF16BE,
    MT_ENCODING_WINDOWS1252
} mt_encoding;

typedef struct mt_decoded {
    moot_str text; /* valid UTF-8; the bytes themselves if they were UTF-8, else in the arena */
    mt_encoding encoding;
    uint32_t mark; /* bytes of the byte order mark at the start of `text`: 0 or 3; it stays there */
} mt_decoded;

/* Decode `bytes`.  What is not text becomes an error diagnostic (TX001...) whose
 * span counts bytes of the original; `to->text` is then empty.  A conversion
 * from another encoding is said in a note.  Linear.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_LIMIT if the bytes or the text are over 2^31 - 1. */
MOOT_NODISCARD moot_status mt_decode(mt_arena *arena, moot_str bytes, mt_decoded *to,
                                     mt_diags *diags);

/* The codes that mt_decode() gives, for documents and tests. */
extern const mt_code mt_decode_codes[]; /* ends with a row whose code is NULL */

#endif
