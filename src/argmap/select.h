/* Which statements and arguments are in the map. */
#ifndef MT_ARGMAP_SELECT_H
#define MT_ARGMAP_SELECT_H

#include "argmap/model.h"

typedef struct mt_am_selection {
    const mt_am_model *m;
    bool *statement, *argument; /* by id */
    /* by statement: members of arguments that could be in the map */
    uint32_t *mains, *premises;
    bool *anywhere;
} mt_am_selection;

/* False if memory is short. */
bool mt_am_select_all(mt_am_selection *s, const mt_am_model *m);
/* Is this end of a relation in the map: itself, or, for a statement, an argument that
 * concludes to it (at the `from` of the relation) or builds on it (at the `to`)? */
bool mt_am_is_in(const mt_am_selection *s, const mt_am_relation *r, mt_am_end end);

#endif
