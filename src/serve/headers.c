/* An answer -> its headers. */
#include "serve/headers.h"

#include <stdio.h>

static const char *policy(mt_policy p)
{
#define OURS                                                                                   \
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src " \
    "'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    switch (p) {
    case MT_POLICY_PAGE: return OURS "frame-ancestors 'none'";
    case MT_POLICY_EMBED: return OURS "frame-ancestors *";
    case MT_POLICY_DATA: break;
    }
    return "default-src 'none'; frame-ancestors 'none'; sandbox";
#undef OURS
}

void mt_headers_of(const mt_response *res, mt_header_fn each, void *ctx)
{
    bool page = res->policy != MT_POLICY_DATA;
    bool everywhere = res->open_to_all || res->policy == MT_POLICY_EMBED;
    char wait[16];
    (void)snprintf(wait, sizeof(wait), "%d", res->retry_after);
    const struct {
        const char *name;
        moot_str value;
    } all[] = {
        {"Content-Type", mt_str(res->type ? res->type : "")},
        {"Content-Security-Policy", mt_str(policy(res->policy))},
        {"X-Content-Type-Options", MOOT_STR("nosniff")},
        {"Referrer-Policy", MOOT_STR("strict-origin-when-cross-origin")},
        {"Cross-Origin-Opener-Policy", MOOT_STR("same-origin")},
        {"Cross-Origin-Resource-Policy", mt_str(everywhere ? "cross-origin" : "same-origin")},
        {"Cache-Control", mt_str(res->cache ? res->cache : "no-store")},
        {"Vary", mt_str(page ? "Cookie" : "")},
        {"ETag", res->etag},
        {"Location", res->location},
        {"Set-Cookie", res->cookie[0]},
        {"Set-Cookie", res->cookie[1]},
        {"Content-Disposition", res->disposition},
        {"Allow", mt_str(res->allow ? res->allow : "")},
        {"Access-Control-Allow-Origin", mt_str(res->open_to_all ? "*" : "")},
        {"X-Accel-Buffering", mt_str(res->stream ? "no" : "")},
        {"Retry-After", mt_str(res->retry_after ? wait : "")},
    };
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        if (all[i].value.len)
            each(ctx, all[i].name, all[i].value);
}
