/* The names that apx and tgf declare, and their ids. */
#include "af/read_known.h"

#include <string.h>

/* A name behind the run is its number, or ODD and its place among the odd ones. */
enum { DIGITS_MAX = 8, SHORT_PREFIX = 8 };
#define ODD (1u << 31)

uint32_t mt_known_number(const mt_known *k, moot_str name)
{
    size_t n = k->prefix.len, digits = name.len - n;
    if (name.len <= n || digits > DIGITS_MAX || (digits > 1 && name.ptr[n] == '0') ||
        (n > 0 && memcmp(name.ptr, k->prefix.ptr, n) != 0))
        return MT_NO_ID;
    uint32_t number = 0;
    for (; n < name.len; n++) {
        unsigned digit = (unsigned)(unsigned char)name.ptr[n] - '0';
        if (digit > 9)
            return MT_NO_ID;
        number = 10 * number + digit;
    }
    return number;
}

uint32_t mt_known_find(const mt_known *k, moot_str name)
{
    uint32_t number = mt_known_number(k, name);
    if (number != MT_NO_ID) {
        uint32_t id = mt_known_by_number(k, number);
        if (id != MT_NO_ID || !k->unlisted)
            return id;
    }
    uint32_t odd = mt_intern_find(&k->odd, name);
    if (odd == MT_NO_ID || (k->run == 0 && k->later.n == k->odd.strings.n)) /* all are odd */
        return odd;
    return k->odd_id.at[odd];
}

/* The prefix of all numbers: the first name without the number at its end. */
static void set_prefix(mt_reader *r, moot_str name)
{
    mt_known *k = &r->known;
    size_t n = name.len;
    while (n > 0 && name.ptr[n - 1] >= '0' && name.ptr[n - 1] <= '9')
        n--;
    while (n + 1 < name.len && name.ptr[n] == '0')
        n++;
    k->prefix = mt_arena_dup(r->arena, (moot_str){name.ptr, n});
    k->scans = n <= SHORT_PREFIX;
    if (!k->scans || n == 0)
        return;
    char bytes[SHORT_PREFIX] = {0};
    memcpy(bytes, name.ptr, n);
    k->prefix_word = mt_known_word(bytes);
    k->prefix_mask = UINT64_MAX >> (64 - 8 * n);
}

bool mt_known_add_number(mt_reader *r, uint32_t number)
{
    mt_known *k = &r->known;
    if (k->run == r->n && (r->n == 0 || number == k->first + k->run)) {
        k->first = number - k->run++;
        r->n++;
        return true;
    }
    if (number > 4 * r->n + 1024)
        return false;
    while (k->numbered.n <= number && !r->no_memory)
        mt_list_push(r, &k->numbered, 0);
    mt_list_push(r, &k->later, number);
    if (!r->no_memory)
        k->numbered.at[number] = ++r->n;
    return true;
}

void mt_known_add(mt_reader *r, moot_str name)
{
    mt_known *k = &r->known;
    if (r->n == 0) {
        mt_intern_init(&k->odd, r->arena, 0);
        set_prefix(r, name);
    }
    uint32_t number = mt_known_number(k, name);
    if (number != MT_NO_ID && mt_known_add_number(r, number))
        return;
    moot_str kept = mt_arena_dup(r->arena, name);
    uint32_t odd = mt_arena_failed(r->arena) ? MT_NO_ID : mt_intern_add(&k->odd, kept);
    if (odd == MT_NO_ID)
        return;
    mt_list_push(r, &k->odd_id, r->n);
    mt_list_push(r, &k->later, ODD | odd);
    k->unlisted = k->unlisted || number != MT_NO_ID;
    r->n++;
}

/* The number of name `id`, or ODD and its place among the odd ones. */
static uint32_t number_at(const mt_known *k, uint32_t id)
{
    return id < k->run ? k->first + id : k->later.at[id - k->run];
}

static unsigned digits_of(uint32_t number)
{
    unsigned n = 1;
    for (; number > 9; number /= 10)
        n++;
    return n;
}

/* Writes prefix and number to `at`. */
static moot_str spell(const mt_known *k, uint32_t number, char *at)
{
    unsigned digits = digits_of(number);
    moot_str text = {at, k->prefix.len + digits};
    if (k->prefix.len)
        memcpy(at, k->prefix.ptr, k->prefix.len);
    for (char *c = at + text.len; digits > 0; digits--, number /= 10)
        *--c = (char)('0' + number % 10);
    return text;
}

const moot_str *mt_known_texts(const mt_reader *r)
{
    const mt_known *k = &r->known;
    size_t bytes = 0;
    for (uint32_t id = 0; id < r->n; id++) {
        uint32_t number = number_at(k, id);
        bytes += number & ODD ? 0 : k->prefix.len + digits_of(number);
    }
    moot_str *text = MT_NEW_ARRAY(r->arena, moot_str, r->n);
    char *at = MT_NEW_ARRAY(r->arena, char, bytes);
    if (mt_arena_failed(r->arena))
        return NULL;
    for (uint32_t id = 0; id < r->n; id++) {
        uint32_t number = number_at(k, id);
        if (number & ODD) {
            text[id] = k->odd.strings.at[number & ~ODD];
        } else {
            text[id] = spell(k, number, at);
            at += text[id].len;
        }
    }
    return text;
}

void mt_known_free(mt_reader *r)
{
    mt_list_free(r, &r->known.later);
    mt_list_free(r, &r->known.numbered);
    mt_list_free(r, &r->known.odd_id);
}
