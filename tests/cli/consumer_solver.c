/* A program that links the installed library and asks about a framework that it builds:
 * 1 and 2 attack each other, 2 attacks 3; then 1 is taken out, and put back attacked. */
#include <moot/solver.h>
#include <stdio.h>

static int failures;

static void expect(const char *what, bool holds)
{
    if (holds)
        return;
    printf("failed: %s\n", what);
    failures++;
}

static bool ask(moot_solver *s, bool every, moot_semantics semantics, uint32_t id)
{
    bool yes = false;
    expect("assume", moot_solver_assume(s, id) == MOOT_OK);
    expect("ask", (every ? moot_solver_sceptical(s, semantics, &yes)
                         : moot_solver_credulous(s, semantics, &yes)) == MOOT_OK);
    return yes;
}

static void build(moot_solver *s)
{
    for (uint32_t id = 1; id <= 3; id++)
        expect("add", moot_solver_add_argument(s, id) == MOOT_OK);
    expect("attack", moot_solver_add_attack(s, 1, 2) == MOOT_OK);
    expect("attack", moot_solver_add_attack(s, 2, 1) == MOOT_OK);
    expect("attack", moot_solver_add_attack(s, 2, 3) == MOOT_OK);
    expect("twice", moot_solver_add_argument(s, 3) == MOOT_E_MISUSE);
    expect("nowhere", moot_solver_add_attack(s, 3, 9) == MOOT_E_MISUSE);
}

int main(void)
{
    moot_solver *s;
    const uint32_t *ids;
    uint32_t n;
    bool yes;
    if (moot_solver_new(NULL, NULL, &s) != MOOT_OK)
        return 1;
    build(s);
    expect("3 in some", ask(s, false, MOOT_PREFERRED, 3));
    expect("witness",
           moot_solver_witness(s, &ids, &n) == MOOT_OK && n == 2 && ids[0] == 1 && ids[1] == 3);
    for (int semantics = MOOT_GROUNDED; semantics <= MOOT_EAGER; semantics++)
        expect("3 not in all", !ask(s, true, (moot_semantics)semantics, 3));
    expect("1 and 3", moot_solver_assume(s, 1) == MOOT_OK && ask(s, false, MOOT_STABLE, 3));
    expect("2 and 3", moot_solver_assume(s, 2) == MOOT_OK && !ask(s, false, MOOT_STABLE, 3));
    expect("extension", moot_solver_extension(s, MOOT_GROUNDED, &yes) == MOOT_OK && yes);
    expect("empty", moot_solver_witness(s, &ids, &n) == MOOT_OK && n == 0);
    expect("remove", moot_solver_del_argument(s, 1) == MOOT_OK);
    expect("2 in all", ask(s, true, MOOT_PREFERRED, 2) && !ask(s, false, MOOT_PREFERRED, 3));
    expect("put back",
           moot_solver_add_argument(s, 1) == MOOT_OK && moot_solver_add_attack(s, 1, 2) == MOOT_OK);
    expect("3 in all", ask(s, true, MOOT_GROUNDED, 3));
    expect("no attack",
           moot_solver_del_attack(s, 1, 2) == MOOT_OK && !ask(s, false, MOOT_IDEAL, 3));
    expect("no semantics", moot_solver_credulous(s, (moot_semantics)99, &yes) == MOOT_E_MISUSE);
    moot_solver_free(s);
    puts(failures ? "some failed" : "fine");
    return failures != 0;
}
