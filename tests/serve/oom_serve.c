/* Every allocation of a request fails once: the answer is then 503 and nothing is left behind,
 * and a vote that was answered with 503 before it was handed over is not there. */
#include "oom/oom.h"
#include "serve/serve.h"

static serve_world world;

/* A path of a route for the debate. */
static void path_of(const mt_route *r, char to[400])
{
    size_t n = 0;
    char link[MT_LINK_MAX], key[40];
    const mt_entry *e = mt_site_find(&world.site, MOOT_STR("trees"));
    mt_pass_kind kind = strstr(r->path, "invite")    ? MT_PASS_READER
                        : strstr(r->path, "confirm") ? MT_PASS_ADDRESS
                                                     : MT_PASS_MODERATOR;
    serve_link(&world, kind, "trees", link);
    (void)snprintf(key, sizeof(key), "%.*s", MT_ARG(e->now->point[0].key));
    for (const char *p = r->path; *p;) {
        if (*p != '{') {
            to[n++] = *p++;
            continue;
        }
        const char *v = strncmp(p, "{name}", 6) == 0   ? "trees"
                        : strncmp(p, "{link}", 6) == 0 ? link
                        : strncmp(p, "{key}", 5) == 0  ? key
                                                       : "0";
        n += (size_t)snprintf(to + n, 400 - n, "%s", v);
        p = strchr(p, '}') + 1;
    }
    to[n] = '\0';
}

static const char *body_of(const mt_route *r)
{
    if (r->guard == MT_GUARD_ORIGIN)
        return "{\"phase\": \"after\", \"value\": \"yes\"}";
    if (strstr(r->path, "/rate"))
        return "claim=0&accept=4";
    if (strstr(r->path, "/vote"))
        return "phase=after&value=yes";
    if (strstr(r->path, "{name}/confirm"))
        return "address=ann%40example.org";
    if (!strstr(r->path, "/moderate"))
        return "";
    static char correct[128];
    static int n;
    moot_str key = mt_site_find(&world.site, MOOT_STR("trees"))->now->point[0].key;
    (void)snprintf(correct, sizeof(correct), "do=correct&claim=%.*s&words=Words+%%0A%d&why=x",
                   MT_ARG(key), n++);
    return correct;
}

/* Answer with `granted` allocations; the status, or 0 after a printed failure. */
static int answer(const mt_route *r, long granted, long *used)
{
    char path[400], cookie[400], link[MT_LINK_MAX], body[1024];
    oom_tally t = {.left = granted};
    moot_alloc alloc = {oom_resize, &t};
    mt_exchange x;
    path_of(r, path);
    serve_link(&world, MT_PASS_MODERATOR, "trees", link);
    (void)snprintf(cookie, sizeof(cookie), "%s%s",
                   r->level == MT_LEVEL_MODERATOR ? "moot-moderator="
                                                  : "moot=AAAAAAAAAAAAAAAAAAAAAA",
                   r->level == MT_LEVEL_MODERATOR ? link : "");
    moot_str text = mt_str(body_of(r));
    mt_request q = serve_request(&world, r->method == MT_POST ? "POST" : "GET", path, cookie, text);
    world.now += 200000; /* the limits are not what is tried here */
    q.now = world.now;
    if (r->guard == MT_GUARD_TOKEN) {
        text = serve_form(&world, body, sizeof(body), strstr(r->path, "{name}") ? "trees" : "",
                          cookie, body_of(r));
        q.body = text;
    }
    world.site.alloc = &alloc;
    int status = serve_do(&world, &x, &q);
    mt_exchange_fini(&x);
    world.site.alloc = NULL;
    *used = granted - t.left;
    if (t.live) {
        (void)printf("%s with %ld allocations: %zu bytes not freed\n", r->path, granted, t.live);
        return 0;
    }
    return status;
}

int main(void)
{
    long rounds = 0, used;
    if (!serve_open(&world, ""))
        return 1;
    for (const mt_route *r = mt_routes; r->path; r++) {
        int want = answer(r, 1000000, &used);
        long all = used;
        if (!want)
            return 1;
        for (long granted = 0; granted < all; granted++, rounds++) {
            int status = answer(r, granted, &used);
            /* Some can do with less, such as a page that was made before. */
            if (status != 503 && status != want) {
                (void)printf("%s with %ld of %ld allocations: %d, not %d\n", r->path, granted, all,
                             status, want);
                return 1;
            }
        }
    }
    (void)printf("%ld rounds\n", rounds);
    serve_close(&world);
    return rounds == 0;
}
