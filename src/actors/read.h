/* A signed network in a file -> network.
 *
 * Two forms, told by the content.  Lines `one TAB other TAB sign [TAB weight]` with `#` for
 * comments, blanks instead of tabs where a line has no tab; the sign is 1, +1, + or -1, -; a
 * first line whose third word is "sign" is a heading.  GraphML: nodes with an attribute "label" or
 * "name" (else the id is the name), edges with "sign" and "weight"; where there is no sign it is
 * that of the weight.  Weights are decimals above 0, up to a million, of at most six decimal
 * places.  Whatever direction ties have is passed over. */
#ifndef MT_ACTORS_READ_H
#define MT_ACTORS_READ_H

#include "actors/network.h"
#include "base/code.h"
#include "base/diag.h"

typedef enum mt_network_finding {
    MT_NETWORK_NO_TIE,
    MT_NETWORK_BAD_SIGN,
    MT_NETWORK_BAD_WEIGHT,
    MT_NETWORK_SELF,
    MT_NETWORK_TOO_LARGE,
    MT_NETWORK_EMPTY,
    MT_NETWORK_BAD_XML,
    MT_NETWORK_NO_NODE,
    MT_NETWORK_NO_ACTOR,
    MT_NETWORK_BAD_CHANGE
} mt_network_finding;
extern const mt_code mt_network_codes[]; /* in the order above, then a row whose code is NULL */

/* Does the text look like one of the two forms?  O(first line that is no comment). */
bool mt_network_is(moot_str text);

/* Read UTF-8.  Actors are in the order in which they come up, names in `arena` or in `text`.
 * False after one error in `diags` or if memory is short (the arena says so).  O(size). */
bool mt_network_read(mt_network *to, mt_arena *arena, moot_str text, mt_diags *diags);

/* Changes for mt_what_if_find(), with `;` between: `A + B` friends from now on, `A - B` enemies,
 * `A 0 B` not tied; a weight may follow.  False after one error in `diags`, whose span is in
 * `text`, or if memory is short. */
typedef struct mt_changes {
    uint32_t n;
    mt_tie_change *at;
} mt_changes;
bool mt_changes_read(mt_changes *to, mt_arena *arena, const mt_network *net, moot_str text,
                     mt_diags *diags);

/* A decimal above 0 in millionths, or 0 if it is none that is accepted. */
int64_t mt_weight_parse(moot_str s);

#endif
