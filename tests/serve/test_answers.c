/* What the server makes of addresses and answers, without a socket. */
#include "serve/headers.h"
#include "serve/network.h"
#include "unit/unit.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>

/* The network of X-Forwarded-For in hexadecimal. */
static const char *network(const char *list)
{
    static char hex[17];
    uint8_t to[8] = {0};
    mt_network_of_forwarded(mt_str(list), to);
    for (size_t i = 0; i < sizeof(to); i++)
        (void)snprintf(hex + 2 * i, 3, "%02x", to[i]);
    return hex;
}

static void the_last_address_tells_the_network(void **state)
{
    (void)state;
    assert_string_equal(network("203.0.113.9"), "04cb007100000000");
    assert_string_equal(network("203.0.113.77"), network("203.0.113.9"));
    assert_string_equal(network("10.0.0.1, 203.0.113.9"), network("203.0.113.9"));
    assert_string_equal(network("::ffff:203.0.113.9"), network("203.0.113.9"));
    assert_string_equal(network(" 2001:db8:1:2:3:4:5:6 "), "20010db800010002");
    assert_string_equal(network(""), "0000000000000000");
    assert_string_equal(network("203.0.113.9,"), "0000000000000000");
    assert_string_equal(network("nobody"), "0000000000000000");
    char longer[80];
    memset(longer, '1', sizeof(longer) - 1);
    longer[sizeof(longer) - 1] = '\0';
    assert_string_equal(network(longer), "0000000000000000");
}

static void a_socket_address_tells_the_same(void **state)
{
    (void)state;
    uint8_t to[8] = {0};
    const uint8_t four[8] = {4, 203, 0, 113}, none[8] = {0};
    struct sockaddr_in in = {.sin_family = AF_INET};
    mt_network_of_address(NULL, to);
    assert_memory_equal(to, none, 8);
    assert_int_equal(inet_pton(AF_INET, "203.0.113.200", &in.sin_addr), 1);
    mt_network_of_address((const struct sockaddr *)&in, to);
    assert_memory_equal(to, four, 8);
}

/* Headers, one a line. */
typedef struct lines {
    char at[2048];
    size_t n;
} lines;

static void note(void *ctx, const char *name, moot_str value)
{
    lines *l = ctx;
    assert_true(value.len > 0);
    l->n += (size_t)snprintf(l->at + l->n, sizeof(l->at) - l->n, "%s: %.*s\n", name, (int)value.len,
                             value.ptr);
}

static const char *headers(const mt_response *res)
{
    static lines l;
    l.n = 0;
    mt_headers_of(res, note, &l);
    return l.at;
}

static void an_answer_says_only_what_it_has(void **state)
{
    (void)state;
    const char *all = headers(&(mt_response){.policy = MT_POLICY_DATA});
    assert_string_equal(all, "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; "
                             "sandbox\n"
                             "X-Content-Type-Options: nosniff\n"
                             "Referrer-Policy: strict-origin-when-cross-origin\n"
                             "Cross-Origin-Opener-Policy: same-origin\n"
                             "Cross-Origin-Resource-Policy: same-origin\n"
                             "Cache-Control: no-store\n");
}

static void pages_data_and_frames_have_policies_of_their_own(void **state)
{
    (void)state;
    const char *all = headers(&(mt_response){.policy = MT_POLICY_PAGE,
                                             .type = "text/html; charset=utf-8",
                                             .cookie = {MOOT_STR("a=1"), MOOT_STR("b=2")},
                                             .retry_after = 7});
    assert_non_null(strstr(all, "Content-Type: text/html; charset=utf-8\n"));
    assert_non_null(strstr(all, "frame-ancestors 'none'\n"));
    assert_non_null(strstr(all, "Vary: Cookie\n"));
    assert_non_null(strstr(all, "Set-Cookie: a=1\nSet-Cookie: b=2\n"));
    assert_non_null(strstr(all, "Retry-After: 7\n"));
    all = headers(&(mt_response){.policy = MT_POLICY_EMBED});
    assert_non_null(strstr(all, "frame-ancestors *\n"));
    assert_non_null(strstr(all, "Cross-Origin-Resource-Policy: cross-origin\n"));
    assert_null(strstr(all, "Access-Control-Allow-Origin"));
    all = headers(&(mt_response){.policy = MT_POLICY_DATA, .open_to_all = true, .stream = true});
    assert_non_null(strstr(all, "Access-Control-Allow-Origin: *\n"));
    assert_non_null(strstr(all, "X-Accel-Buffering: no\n"));
    assert_null(strstr(all, "Vary"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_address_tells_the_network),
        cmocka_unit_test(a_socket_address_tells_the_same),
        cmocka_unit_test(an_answer_says_only_what_it_has),
        cmocka_unit_test(pages_data_and_frames_have_policies_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
