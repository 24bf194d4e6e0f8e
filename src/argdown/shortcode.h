/* Short codes such as .A. or :smile: and the characters they stand for. */
#ifndef MT_ARGDOWN_SHORTCODE_H
#define MT_ARGDOWN_SHORTCODE_H

#include "base/str.h"

/* The short code at `s` (its first byte is '.' or ':'): its length, or 0.  `before`
 * is the byte before it, or a blank: directly after a letter or digit only signs (p.->.q)
 * and letters of formulas (p.v.q) count. */
size_t mt_shortcode(moot_str s, char before, moot_str *means);

/* The end of the short code that covers the byte at `at` (one of [ < _ *) and begins
 * at or after `from`; or 0. */
uint32_t mt_shortcode_over(const char *s, uint32_t from, uint32_t at, uint32_t n);

#endif
