/* cmocka wants four headers before its own; this file keeps the order. */
#ifndef MT_TESTS_UNIT_H
#define MT_TESTS_UNIT_H

/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
/* clang-format on */

#include "base/str.h"

#define assert_str(got, want)                                \
    do {                                                     \
        moot_str got_ = (got);                               \
        assert_int_equal(got_.len, strlen(want));            \
        assert_memory_equal(got_.ptr, (want), strlen(want)); \
    } while (0)

#endif
