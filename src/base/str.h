/* Slices: small helpers over moot_str.  Nothing here allocates. */
#ifndef MT_BASE_STR_H
#define MT_BASE_STR_H

#include <moot/types.h>
#include <string.h>

/* A slice of a string literal. */
#define MOOT_STR(lit) ((moot_str){"" lit "", sizeof(lit) - 1})
/* The two arguments of "%.*s" for a slice shorter than 2^31. */
#define MT_ARG(s) (int)(s).len, (s).ptr

static inline moot_str mt_str(const char *z)
{
    return (moot_str){z, strlen(z)};
}

static inline moot_str mt_sub(moot_str s, size_t off, size_t len)
{
    return (moot_str){s.ptr + off, len};
}

static inline moot_str mt_slice(moot_str text, moot_span span)
{
    return (moot_str){text.ptr + span.off, span.len};
}

bool mt_str_eq(moot_str a, moot_str b);
/* Bytewise order; a prefix comes first. */
int mt_str_cmp(moot_str a, moot_str b);
/* Equal when ASCII letters are folded to lower case. */
bool mt_str_eq_nocase(moot_str a, moot_str b);
bool mt_str_starts(moot_str s, moot_str prefix);
bool mt_str_ends(moot_str s, moot_str suffix);
/* Offset of the first `needle` in `s`, or SIZE_MAX.  The empty needle is at 0. */
size_t mt_str_find(moot_str s, moot_str needle);
/* Without the ASCII blanks, tabs and line ends at both ends. */
moot_str mt_str_trim(moot_str s);

static inline bool mt_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Sixteen bytes at once, by the vectors of GCC and Clang, and the same as two words. */
typedef unsigned char mt_sixteen __attribute__((vector_size(16)));
typedef uint64_t mt_two_words __attribute__((vector_size(16)));

static inline bool mt_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

static inline bool mt_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool mt_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool mt_is_alpha(char c)
{
    return mt_is_upper(c) || (c >= 'a' && c <= 'z');
}

static inline char mt_to_lower(char c)
{
    if (mt_is_upper(c))
        c = (char)(c + ('a' - 'A'));
    return c;
}

#endif
