/* Character classes and case of a code point, of all scripts.
 *
 * Own tables: ICU, which has them too, costs a start of the program a millisecond
 * (docs/decisions/0021). */
#ifndef MT_MINE_LETTER_H
#define MT_MINE_LETTER_H

#include <stdbool.h>
#include <stdint.h>

/* Alphabetic, or a mark that combines with a letter. */
bool mt_cp_letter(uint32_t c);
bool mt_cp_digit(uint32_t c);
bool mt_cp_upper(uint32_t c);
/* The small letter of a capital; anything else as it is. */
uint32_t mt_cp_lower(uint32_t c);

#endif
