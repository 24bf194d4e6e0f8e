/* semantics: framework -> its grounded extension.
 *
 * The grounded extension of a flat framework is the least fixpoint of
 *   G(0) = {},   G(i+1) = { a : contrary(a) cannot be derived from A \ D(G(i)) },
 * where A are all assumptions and D(X) those whose contrary is derivable from X.
 * It is the least complete extension: what every position must accept.
 * Source: Bondarenko, Dung, Kowalski & Toni 1997; derivations by counters as in
 * Dowling & Gallier 1984. */
#ifndef MT_SEMANTICS_GROUNDED_H
#define MT_SEMANTICS_GROUNDED_H

#include "af/framework.h"

/* What is said of each literal, as bits. */
enum {
    MT_LIT_IN = 1,       /* derivable from the grounded extension */
    MT_LIT_POSSIBLE = 2, /* derivable from the assumptions that it does not attack */
    MT_LIT_EVER = 4      /* derivable from all assumptions together */
};

/* Fill of[0 .. literals-1].  An assumption is in the extension if its bit IN is set.
 *
 * Both derivations are kept up to date instead of being made anew in each round:
 * what is derivable from G only grows, by counters; what is possible only
 * shrinks, and a literal that loses the rule it was derived by is taken out with
 * all that rests on it and derived again where another rule holds.
 * Where another rule holds whose body was derived before (ranks tell), the literal
 * keeps its place and nothing above it is touched.
 * Cost: the growing half O(size).  The shrinking half O(size) for each round at
 * worst; linear where few literals are taken out and derived again, such as in
 * chains and trees.
 * MOOT_OK; MOOT_E_NOMEM.  Precondition: mt_aba_is_flat(aba). */
MOOT_NODISCARD moot_status mt_grounded(const mt_aba *aba, const moot_alloc *alloc, uint8_t *of);
/* The same, and the order in which it came about.  when[x], for a literal that is in or not
 * possible: an assumption that is in has a greater number than its contrary, another literal that
 * is in than all of the body of some rule; what is not possible has none smaller than the contrary
 * that rules it out, or in each rule some literal that is not possible with no greater number. */
MOOT_NODISCARD moot_status mt_grounded_when(const mt_aba *aba, const moot_alloc *alloc, uint8_t *of,
                                            uint32_t *when);

#endif
