/* Whatever comes in: forms, cookies, links, times and packets are read or refused, what is read
 * keeps its rules, and a request gets an answer that is no fault of the server.
 * The first byte says which; a request is its lines: method, path, cookie, content type, body. */
#include "base/utf8.h"
#include "fuzz.h"
#include "serve/form.h"
#include "serve/pass.h"
#include "serve/serve.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void form(moot_str text)
{
    mt_form f;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    if (mt_form_read(&f, text, &arena)) {
        check(f.n <= MT_FORM_FIELDS, "too many fields");
        for (uint32_t i = 0; i < f.n; i++) {
            check(mt_utf8_invalid(f.value[i]) == SIZE_MAX, "a value is no text");
            check(f.value[i].len <= MT_FORM_VALUE_MAX, "a value is too long");
            check(!f.value[i].len || !memchr(f.value[i].ptr, 0, f.value[i].len), "NUL in a value");
            for (uint32_t k = 0; k < i; k++)
                check(!mt_str_eq(f.name[i], f.name[k]), "a field comes twice");
        }
    }
    mt_arena_free(&arena);
}

static void passes(moot_str text)
{
    mt_secret secret = {{1}};
    mt_pass pass;
    uint8_t ticket[MT_TICKET_BYTES];
    char again[64];
    int64_t ms, back;
    check(mt_secret_start(), "no libsodium");
    check(!mt_pass_read(&pass, &secret, text, 0), "a link that nobody made");
    check(!mt_token_check(text, &secret, MOOT_STR("d"), MOOT_STR(""), 1800000000000), "a token");
    moot_str cookie = mt_cookie_get(text, "moot");
    check(cookie.len <= text.len, "a cookie out of nothing");
    if (mt_ticket_read(ticket, cookie)) {
        mt_ticket_write(again, ticket);
        check(mt_str_eq(mt_str(again), cookie), "a ticket has two forms");
    }
    if (mt_time_read(text, &ms)) {
        mt_time_write(again, ms);
        check(ms < 0 || (mt_time_read(mt_str(again), &back) && back == ms), "a time changes");
    }
}

static void packet(moot_str bytes)
{
    mt_published *p;
    moot_str fault;
    moot_status st = mt_published_read(&p, bytes, &fault);
    check(st == MOOT_OK || (st == MOOT_E_MISUSE && !p), "a packet that is none");
    if (!p)
        return;
    for (uint32_t i = 0; i < p->points; i++)
        check(mt_published_point(p, p->point[i].key) == &p->point[i], "a point has two keys");
    mt_published_drop(p);
}

static moot_str line(moot_str *rest)
{
    const char *end = rest->len ? memchr(rest->ptr, '\n', rest->len) : NULL;
    size_t n = end ? (size_t)(end - rest->ptr) : rest->len;
    moot_str one = mt_sub(*rest, 0, n);
    size_t used = end ? n + 1 : n;
    *rest = mt_sub(*rest, used, rest->len - used);
    return one;
}

static serve_world *world;

static void drop_world(void)
{
    serve_close(world);
    free(world);
}

static void request(moot_str text)
{
    mt_exchange x;
    char body[1200];
    if (!world) {
        world = calloc(1, sizeof(*world));
        check(world && serve_open(world, ""), "no site");
        (void)atexit(drop_world);
    }
    mt_request r = {.method = mt_str_eq(line(&text), MOOT_STR("POST")) ? MT_POST : MT_GET,
                    .host = MOOT_STR(SERVE_HOST),
                    .fetch_site = MOOT_STR("same-origin"),
                    .now = world->now += 5000};
    moot_str path = line(&text);
    const char *query = path.len ? memchr(path.ptr, '?', path.len) : NULL;
    size_t cut = query ? (size_t)(query - path.ptr) : path.len;
    r.path = mt_sub(path, 0, cut);
    r.query = query ? mt_sub(path, cut + 1, path.len - cut - 1) : (moot_str){"", 0};
    r.cookie = line(&text);
    r.content_type = line(&text);
    r.body = text;
    /* A form gets a token that fits, so that what is behind it is reached. */
    if (mt_str_starts(r.content_type, MOOT_STR("application/x-www")) && text.len < 1000) {
        char rest[1001];
        memcpy(rest, text.ptr, text.len);
        rest[text.len] = '\0';
        r.body = serve_form(world, body, sizeof(body), "trees", "", rest);
    }
    serve_do(world, &x, &r);
    check(x.res.status >= 200 && x.res.status < 500, "a fault of the server");
    check(mt_utf8_invalid(serve_body(&x)) == SIZE_MAX || x.res.status == 304, "no text");
    mt_exchange_fini(&x);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!size)
        return 0;
    moot_str text = {size > 1 ? (const char *)data + 1 : "", size - 1};
    switch (data[0] % 4) {
    case 0: form(text); break;
    case 1: passes(text); break;
    case 2: packet(text); break;
    default: request(text); break;
    }
    return 0;
}
