/* Tickets, tokens and links, all by one secret and BLAKE2b. */
#include "serve/pass.h"

#include <stdio.h>

enum { HOUR = 3600 * 1000, DAY = 24 * HOUR, SEAL = 16, HEAD = 1 + 8 + 12 };

bool mt_ticket_read(uint8_t ticket[MT_TICKET_BYTES], moot_str text)
{
    return text.len == MT_TICKET_TEXT &&
           mt_unbase64url(ticket, MT_TICKET_BYTES, text) == MT_TICKET_BYTES;
}

void mt_ticket_write(char to[MT_TICKET_TEXT + 1], const uint8_t ticket[MT_TICKET_BYTES])
{
    (void)mt_base64url(to, ticket, MT_TICKET_BYTES);
}

mt_ticket_id mt_ticket_hash(const mt_secret *secret, moot_str debate,
                            const uint8_t ticket[MT_TICKET_BYTES])
{
    mt_ticket_id id = {{0}};
    moot_str part[] = {MOOT_STR("ticket"), debate, {(const char *)ticket, MT_TICKET_BYTES}};
    mt_hash_parts(id.at, sizeof(id.at), secret, part, 3);
    return id;
}

void mt_network_hash(uint8_t to[8], const mt_secret *secret, const uint8_t network[8], int64_t now)
{
    static const uint8_t unknown[8] = {0};
    uint8_t hash[16];
    char day[24];
    memset(to, 0, 8);
    if (memcmp(network, unknown, 8) == 0)
        return;
    int n = snprintf(day, sizeof(day), "%lld", (long long)(now / DAY));
    moot_str part[] = {
        MOOT_STR("network"), {day, n > 0 ? (size_t)n : 0}, {(const char *)network, 8}};
    mt_hash_parts(hash, sizeof(hash), secret, part, 3);
    memcpy(to, hash, 8);
}

/* The seal of a token of one hour, in letters. */
static void seal_of_hour(char to[32], const mt_secret *secret, moot_str debate, moot_str who,
                         moot_str hour)
{
    uint8_t seal[SEAL];
    moot_str part[] = {MOOT_STR("form"), debate, who, hour};
    mt_hash_parts(seal, sizeof(seal), secret, part, 4);
    (void)mt_base64url(to, seal, sizeof(seal));
}

void mt_token_write(char to[MT_TOKEN_MAX], const mt_secret *secret, moot_str debate, moot_str who,
                    int64_t now)
{
    char hour[24], seal[32];
    (void)snprintf(hour, sizeof(hour), "%lld", (long long)(now / HOUR));
    seal_of_hour(seal, secret, debate, who, mt_str(hour));
    (void)snprintf(to, MT_TOKEN_MAX, "%s.%s", hour, seal);
}

bool mt_token_check(moot_str token, const mt_secret *secret, moot_str debate, moot_str who,
                    int64_t now)
{
    const char *dot = token.len ? memchr(token.ptr, '.', token.len) : NULL;
    if (!dot || token.len >= MT_TOKEN_MAX)
        return false;
    moot_str hour = mt_sub(token, 0, (size_t)(dot - token.ptr));
    moot_str given = mt_sub(token, hour.len + 1, token.len - hour.len - 1);
    char seal[32];
    int64_t n = 0;
    if (!hour.len || hour.len > 12)
        return false;
    for (size_t i = 0; i < hour.len; i++) {
        if (!mt_is_digit(hour.ptr[i]))
            return false;
        n = n * 10 + (hour.ptr[i] - '0');
    }
    seal_of_hour(seal, secret, debate, who, hour);
    return given.len == strlen(seal) && mt_same_bytes(given.ptr, seal, given.len) &&
           n <= now / HOUR && n > now / HOUR - MT_TOKEN_HOURS;
}

static void seal_of_link(uint8_t seal[SEAL], const mt_secret *secret, moot_str payload)
{
    moot_str part[] = {MOOT_STR("link"), payload};
    mt_hash_parts(seal, SEAL, secret, part, 2);
}

/* By mt_pass_kind. */
static const char kinds[] = "rma";

void mt_pass_write(char to[MT_LINK_MAX], const mt_secret *secret, const mt_pass *pass)
{
    uint8_t bytes[HEAD + MT_STORE_NAME_MAX + SEAL];
    size_t name = pass->debate.len < MT_STORE_NAME_MAX ? pass->debate.len : MT_STORE_NAME_MAX;
    bytes[0] = (uint8_t)kinds[pass->kind];
    for (size_t i = 0; i < 8; i++)
        bytes[1 + i] = (uint8_t)((uint64_t)pass->until >> (8 * i));
    memcpy(bytes + 9, pass->number, sizeof(pass->number));
    memcpy(bytes + HEAD, pass->debate.ptr, name);
    seal_of_link(bytes + HEAD + name, secret, (moot_str){(const char *)bytes, HEAD + name});
    (void)mt_base64url(to, bytes, HEAD + name + SEAL);
}

bool mt_pass_read(mt_pass *pass, const mt_secret *secret, moot_str text, int64_t now)
{
    uint8_t bytes[HEAD + MT_STORE_NAME_MAX + SEAL], seal[SEAL];
    if (text.len >= MT_LINK_MAX)
        return false;
    size_t n = mt_unbase64url(bytes, sizeof(bytes), text);
    if (n == SIZE_MAX || n <= HEAD + SEAL)
        return false;
    size_t name = n - HEAD - SEAL;
    seal_of_link(seal, secret, (moot_str){(const char *)bytes, HEAD + name});
    if (!mt_same_bytes(seal, bytes + HEAD + name, SEAL) || !memchr(kinds, bytes[0], 3))
        return false;
    uint64_t until = 0;
    for (size_t i = 0; i < 8; i++)
        until |= (uint64_t)bytes[1 + i] << (8 * i);
    *pass = (mt_pass){.kind = (mt_pass_kind)((const char *)memchr(kinds, bytes[0], 3) - kinds),
                      .until = (int64_t)until};
    memcpy(pass->number, bytes + 9, sizeof(pass->number));
    memcpy(pass->text, bytes + HEAD, name);
    pass->debate = (moot_str){pass->text, name};
    return now < pass->until;
}
