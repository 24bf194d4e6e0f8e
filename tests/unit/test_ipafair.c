/* The states of the competition's calls. */
#include "unit/unit.h"

#include <moot/ipafair.h>

static void test_states(void **state)
{
    (void)state;
    void *s = ipafair_init();
    assert_non_null(s);
    for (int32_t a = 1; a <= 3; a++)
        ipafair_add_argument(s, a);
    ipafair_add_attack(s, 1, 2);
    ipafair_add_attack(s, 2, 3);
    ipafair_assume(s, 3);
    assert_int_equal(ipafair_solve_skept(s), 10);
    ipafair_assume(s, 3);
    assert_int_equal(ipafair_solve_cred(s), 10);
    assert_int_equal(ipafair_val(s, 1), 1);
    assert_int_equal(ipafair_val(s, 2), -2);
    ipafair_add_attack(s, 2, 1);
    ipafair_set_semantics(s, stable);
    ipafair_assume(s, 3);
    assert_int_equal(ipafair_solve_skept(s), 20);
    assert_int_equal(ipafair_val(s, 2), 2);
    assert_int_equal(ipafair_val(s, 3), -3);
    ipafair_del_argument(s, 1);
    ipafair_assume(s, 3);
    assert_int_equal(ipafair_solve_cred(s), 20);
    assert_int_equal(ipafair_val(s, 3), 0);
    ipafair_set_semantics(s, admissible);
    ipafair_assume(s, 2);
    assert_int_equal(ipafair_solve_skept(s), 20);
    assert_int_equal(ipafair_val(s, 2), -2);
    ipafair_add_attack(s, 1, 2); /* 1 is gone: ERROR */
    assert_int_equal(ipafair_solve_cred(s), -1);
    ipafair_release(s);
    ipafair_release(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_states)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
