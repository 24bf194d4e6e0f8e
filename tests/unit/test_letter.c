/* The tables of letters against ICU, code point for code point.
 * test_letter --print   writes src/mine/letter_table.h anew, from ICU's data. */
#include "mine/letter.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>

enum { LAST = 0x10FFFF };

static uint32_t letter(uint32_t c)
{
    return u_isUAlphabetic((UChar32)c) || (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) != 0;
}

static uint32_t digit(uint32_t c)
{
    return u_isdigit((UChar32)c) != 0;
}

static uint32_t upper(uint32_t c)
{
    return u_isupper((UChar32)c) != 0;
}

/* How far the small letter stands from `c`, modulo 2^32. */
static uint32_t lower(uint32_t c)
{
    return (uint32_t)u_tolower((UChar32)c) - c;
}

/* Runs of code points of one value that is not 0, each `step` from the last: 1, or 2 with code
 * points of value 0 between. */
static void print_table(const char *name, uint32_t (*value)(uint32_t), const char *suffix)
{
    unsigned n = 0;
    printf("static const mt_letters %s[] = {", name);
    for (uint32_t c = 0x80; c <= LAST; c++) {
        uint32_t v = value(c), last = c, step = 1;
        if (!v)
            continue;
        if (!value(c + 1) && value(c + 2) == v)
            step = 2;
        while (last + step <= LAST && value(last + step) == v && (step == 1 || !value(last + 1)))
            last += step;
        printf("%s{0x%X, 0x%X, %u, %d},", n++ % 3 ? " " : "\n    ", (unsigned)c, (unsigned)last,
               (unsigned)step, strcmp(suffix, "delta") == 0 ? (int32_t)v : 0);
        c = last;
    }
    printf("\n};\n");
}

static int print_all(void)
{
    printf("/* Made by `test_letter --print` from the Unicode Character Database %s:\n"
           " * first, last, step, distance of the small letter. */\n"
           "#include \"mine/letter.h\"\n\n"
           "typedef struct mt_letters {\n    uint32_t first, last, step;\n    int32_t delta;\n"
           "} mt_letters;\n\n/* clang-format off */\n",
           U_UNICODE_VERSION);
    print_table("letters", letter, "");
    print_table("digits", digit, "");
    print_table("uppers", upper, "");
    print_table("lowers", lower, "delta");
    return 0;
}

static void every_code_point_is_as_icu_has_it(void **state)
{
    (void)state;
    if (strncmp(U_UNICODE_VERSION, "15.", 3) != 0)
        skip();
    for (uint32_t c = 0; c <= LAST; c++) {
        bool same = mt_cp_letter(c) == (letter(c) != 0) && mt_cp_digit(c) == (digit(c) != 0) &&
                    mt_cp_upper(c) == (upper(c) != 0) && mt_cp_lower(c) == lower(c) + c;
        if (!same)
            print_error("U+%04X\n", (unsigned)c);
        assert_true(same);
    }
    assert_false(mt_cp_letter(LAST + 1));
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--print") == 0)
        return print_all();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_is_as_icu_has_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
