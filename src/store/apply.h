/* What a write means, told once for all databases. */
#ifndef MT_STORE_APPLY_H
#define MT_STORE_APPLY_H

#include "store/door.h"

/* Do the writes of a list in one transaction, or one by one if one of them cannot be done.
 * MOOT_OK; else none of them counts as written. */
MOOT_NODISCARD moot_status mt_apply_group(const mt_db *tx, mt_write *list);
MOOT_NODISCARD moot_status mt_apply_forget(const mt_db *tx, int64_t before);

#endif
