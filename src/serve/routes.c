/* The table of routes, and which row a request finds. */
#include "serve/routes.h"

#include "serve/schemas.h"

#define FORM_VOTE (1024)
#define FORM_SMALL (2048)
#define FORM_LONG (8192)
#define HTML MT_TYPE_HTML
#define JSON MT_TYPE_JSON
#define ATOM "application/atom+xml"
#define SLUG "/d/{name}"
#define API "/api/v1/debates"
#define ANYBODY MT_LEVEL_ANYBODY
#define MODERATOR MT_LEVEL_MODERATOR
#define READ(limit) MT_GUARD_NONE, MT_LIMIT_##limit, 0

/* clang-format off */
const mt_route mt_routes[] = {
    {"/", MT_GET, ANYBODY, READ(NONE), false, mt_h_list, "All debates", HTML, NULL, NULL, NULL},
    {SLUG, MT_GET, ANYBODY, READ(NONE), true, mt_h_debate,
     "The page of a debate", HTML, NULL, NULL, NULL},
    {SLUG "/claim/{key}", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_claim,
     "One point, with its two questions", HTML, NULL, NULL, NULL},
    {SLUG "/results", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_results,
     "The results, on request", HTML, NULL, NULL, NULL},
    {SLUG "/style/{hash}", MT_GET, ANYBODY, READ(NONE), true, mt_h_style,
     "The style sheet of a debate's page", "text/css; charset=utf-8", NULL, NULL, NULL},
    {SLUG "/vote", MT_POST, ANYBODY, MT_GUARD_TOKEN, MT_LIMIT_VOTES, FORM_VOTE, true, mt_h_vote,
     "Vote before or after reading", HTML, MT_SCHEMA_VOTE, NULL, NULL},
    {SLUG "/rate", MT_POST, ANYBODY, MT_GUARD_TOKEN, MT_LIMIT_VOTES, FORM_VOTE, true, mt_h_rate,
     "Say whether a point is accepted and matters", HTML, MT_SCHEMA_RATE, NULL, NULL},
    {SLUG "/moved", MT_POST, ANYBODY, MT_GUARD_TOKEN, MT_LIMIT_VOTES, FORM_VOTE, true, mt_h_moved,
     "Say which point moved you", HTML, MT_SCHEMA_MOVED, NULL, NULL},
    {SLUG "/mine", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_mine,
     "What is kept of the reader who asks", HTML, NULL, NULL, NULL},
    {SLUG "/erase", MT_POST, ANYBODY, MT_GUARD_TOKEN, MT_LIMIT_VOTES, FORM_VOTE, true, mt_h_erase,
     "Delete all answers of the reader who asks", HTML, MT_SCHEMA_TOKEN, NULL, NULL},
    {SLUG "/events", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_events,
     "The numbers as they change (server-sent events)", "text/event-stream", NULL, NULL, NULL},
    {SLUG "/embed", MT_GET, ANYBODY, READ(NONE), true, mt_h_embed,
     "A small page to put into others", HTML, NULL, NULL, NULL},
    {SLUG "/feed.atom", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_debate_feed,
     "Changes of a debate", ATOM, NULL, NULL, NULL},
    {SLUG "/debate.json", MT_GET, ANYBODY, READ(NONE), true, mt_h_json,
     "Debate and verdict as moot JSON", JSON, NULL, NULL, MT_SCHEMA_DEBATE},
    {SLUG "/debate.argdown", MT_GET, ANYBODY, READ(NONE), true, mt_h_argdown,
     "The debate as Argdown", "text/plain; charset=utf-8", NULL, NULL, NULL},
    {SLUG "/export.json", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_export_json,
     "All ballots under pseudonyms, with the counts", JSON, NULL, NULL, MT_SCHEMA_EXPORT},
    {SLUG "/export.csv", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_export_csv,
     "All ballots that count, as moot poll reads them", "text/csv; charset=utf-8", NULL, NULL, NULL},
    {SLUG "/results.json", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_results_json,
     "What these ballots come to, as moot poll --json prints it", JSON, NULL, NULL, MT_SCHEMA_RESULTS},
    {"/privacy", MT_GET, ANYBODY, READ(NONE), false, mt_h_privacy,
     "What is kept of readers, and how long", HTML, NULL, NULL, NULL},
    {"/feed.atom", MT_GET, ANYBODY, READ(HEAVY), false, mt_h_feed,
     "New debates", ATOM, NULL, NULL, NULL},
    {"/oembed", MT_GET, ANYBODY, READ(NONE), false, mt_h_oembed,
     "How to embed a debate (oEmbed)", JSON, NULL, "url maxwidth maxheight format",
     MT_SCHEMA_OEMBED},
    {API, MT_GET, ANYBODY, READ(NONE), false, mt_h_api_debates,
     /* cppcheck-suppress unknownMacro ; it does not follow macros within macros */
     "All debates", JSON, NULL, NULL, MT_SCHEMA_DEBATES},
    {API "/{name}/tally", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_api_tally,
     "The counts, on request", JSON, NULL, NULL, MT_SCHEMA_TALLY},
    {API "/{name}/mine", MT_GET, ANYBODY, READ(HEAVY), true, mt_h_api_mine,
     "The answers of the reader who asks", JSON, NULL, NULL, MT_SCHEMA_MINE},
    {API "/{name}/ballots", MT_POST, ANYBODY, MT_GUARD_ORIGIN, MT_LIMIT_VOTES, FORM_SMALL, true,
     mt_h_api_ballots, "Give one answer", JSON, MT_SCHEMA_BALLOT, NULL, MT_SCHEMA_WRITTEN},
    {"/invite/{link}", MT_GET, ANYBODY, READ(LINKS), false, mt_h_invite,
     "An invitation, before it is taken", HTML, NULL, NULL, NULL},
    {"/invite/{link}", MT_POST, ANYBODY, MT_GUARD_TOKEN, MT_LIMIT_LINKS, FORM_VOTE, false,
     mt_h_invite_take, "Take an invitation", HTML, MT_SCHEMA_TOKEN, NULL, NULL},
    {SLUG "/confirm", MT_GET, ANYBODY, READ(LINKS), true, mt_h_confirm,
     "Ask for a message that confirms a vote", HTML, NULL, NULL, NULL},
    {SLUG "/confirm", MT_POST, ANYBODY, MT_GUARD_TOKEN, MT_LIMIT_LINKS, FORM_VOTE, true,
     mt_h_confirm_ask, "Send it", HTML, MT_SCHEMA_ADDRESS, NULL, NULL},
    {"/confirm/{link}", MT_GET, ANYBODY, READ(LINKS), false, mt_h_confirmed,
     "Its link, before it is used", HTML, NULL, NULL, NULL},
    {"/confirm/{link}", MT_POST, ANYBODY, MT_GUARD_TOKEN, MT_LIMIT_LINKS, FORM_VOTE, false,
     mt_h_confirmed_take, "Confirm a vote", HTML, MT_SCHEMA_TOKEN, NULL, NULL},
    {"/sign-in/{link}", MT_GET, ANYBODY, READ(LINKS), false, mt_h_sign_in,
     "A moderator's link, before it is used", HTML, NULL, NULL, NULL},
    {"/sign-in/{link}", MT_POST, ANYBODY, MT_GUARD_TOKEN, MT_LIMIT_LINKS, FORM_VOTE, false,
     mt_h_sign_in_take, "Sign in as moderator", HTML, MT_SCHEMA_TOKEN, NULL, NULL},
    {SLUG "/moderate", MT_GET, MODERATOR, READ(HEAVY), true, mt_h_moderate,
     "The moderator's page", HTML, NULL, "point", NULL},
    {SLUG "/moderate", MT_POST, MODERATOR, MT_GUARD_TOKEN, MT_LIMIT_HEAVY, FORM_LONG, true,
     mt_h_moderate_do, "Open, close, hold, release, correct", HTML, MT_SCHEMA_MODERATE, NULL, NULL},
    {SLUG "/log.json", MT_GET, MODERATOR, READ(HEAVY), true, mt_h_log,
     "The log of a debate, each entry sealing the last", JSON, NULL, NULL, MT_SCHEMA_LOG},
    {"/health", MT_GET, ANYBODY, READ(NONE), false, mt_h_health,
     "Does the server work?", JSON, NULL, NULL, MT_SCHEMA_HEALTH},
    {"/metrics", MT_GET, ANYBODY, READ(NONE), false, mt_h_metrics,
     "Counters in the text format of Prometheus", "text/plain; version=0.0.4; charset=utf-8",
     NULL, NULL, NULL},
    {"/static/{file}", MT_GET, ANYBODY, READ(NONE), false, mt_h_static,
     "Style sheet and script", "text/css; charset=utf-8", NULL, NULL, NULL},
    {"/openapi.json", MT_GET, ANYBODY, READ(NONE), false, mt_h_openapi,
     "This interface as OpenAPI", JSON, NULL, NULL, MT_SCHEMA_ANY},
    {NULL, MT_GET, ANYBODY, READ(NONE), false, NULL, NULL, NULL, NULL, NULL, NULL},
};
/* clang-format on */

const mt_named_schema mt_schemas[] = {
    {"swing", MT_R_SWING},
    {"levels", MT_R_LEVELS},
    {"claim", MT_R_CLAIM},
    {"of_groups", MT_R_OF_GROUPS},
    {"groups", MT_R_GROUPS},
    {"choice", MT_R_CHOICE},
    {NULL, NULL},
};

/* Does a path fit a pattern?  Parameters are runs of anything but '/', never empty. */
static bool fits(const char *pattern, moot_str path, moot_str *parameter)
{
    uint32_t n = 0;
    size_t at = 0;
    for (const char *p = pattern; *p;) {
        if (*p != '{') {
            if (at >= path.len || path.ptr[at++] != *p++)
                return false;
            continue;
        }
        size_t from = at;
        while (at < path.len && path.ptr[at] != '/')
            at++;
        if (at == from || n == MT_PARAMETERS)
            return false;
        parameter[n++] = mt_sub(path, from, at - from);
        while (*p++ != '}')
            ;
    }
    return at == path.len;
}

const mt_route *mt_route_find(mt_exchange *x)
{
    for (const mt_route *r = mt_routes; r->path; r++) {
        moot_str parameter[MT_PARAMETERS] = {{"", 0}, {"", 0}};
        if (r->method != x->req.method || !fits(r->path, x->req.path, parameter))
            continue;
        memcpy(x->parameter, parameter, sizeof(parameter));
        return r;
    }
    return NULL;
}

const char *mt_route_methods(moot_str path)
{
    moot_str unused[MT_PARAMETERS];
    bool get = false, post = false;
    for (const mt_route *r = mt_routes; r->path; r++)
        if (fits(r->path, path, unused)) {
            get |= r->method == MT_GET;
            post |= r->method == MT_POST;
        }
    if (!get && !post)
        return NULL;
    return !post ? "GET, HEAD" : get ? "GET, HEAD, POST" : "POST";
}

uint32_t mt_route_body(mt_method method, moot_str path)
{
    moot_str unused[MT_PARAMETERS];
    for (const mt_route *r = mt_routes; r->path; r++)
        if (r->method == method && fits(r->path, path, unused))
            return r->body;
    return 0;
}
