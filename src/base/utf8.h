/* Bytes to code points and back.  Inner code may assume valid UTF-8; the check
 * is made once, where text comes in. */
#ifndef MT_BASE_UTF8_H
#define MT_BASE_UTF8_H

#include "base/str.h"

/* The code point at *at, which moves past it.  A byte that begins no valid
 * sequence gives U+FFFD and moves by one.  Precondition: *at < s.len. */
uint32_t mt_utf8_next(moot_str s, size_t *at);
/* Bytes written to `to` (1 to 4). */
size_t mt_utf8_put(uint32_t code_point, char to[4]);
/* Offset of the first byte that is not part of valid UTF-8, or SIZE_MAX. */
size_t mt_utf8_invalid(moot_str s);
/* Offset of the first byte from `i` on that is not ASCII, or s.len. */
size_t mt_ascii_end(moot_str s, size_t i);
/* Code points in valid UTF-8. */
size_t mt_utf8_count(moot_str s);
/* Byte offset of code point `index`; s.len if there are not so many. */
size_t mt_utf8_offset(moot_str s, size_t index);

#endif
