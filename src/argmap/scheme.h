/* Colours and the schemes they come from. */
#ifndef MT_ARGMAP_SCHEME_H
#define MT_ARGMAP_SCHEME_H

#include "argmap/settings.h"

/* The scheme of this name, or the default one. */
mt_am_scheme mt_am_scheme_named(moot_str name, mt_arena *arena);
mt_am_scheme mt_am_scheme_of_groups(mt_arena *arena);
/* What a setting or data says of a colour: "#rgb", "#rrggbb", an index into the scheme, or
 * a map with a `color` of these kinds.  Empty if it is none of them. */
moot_str mt_am_color(const mt_value *v, mt_am_scheme scheme);

#endif
