/* The table of routes: dispatch, limits, levels and /openapi.json all read it. */
#ifndef MT_SERVE_ROUTES_H
#define MT_SERVE_ROUTES_H

#include "serve/limit.h"
#include "serve/site.h"

/* Who may come: anybody; who holds a moderator's pass for the debate. */
typedef enum mt_level { MT_LEVEL_ANYBODY, MT_LEVEL_MODERATOR } mt_level;

/* How a POST shows that it comes from a page of ours. */
typedef enum mt_guard {
    MT_GUARD_NONE,  /* it changes nothing */
    MT_GUARD_TOKEN, /* the form's token, and the origin where the browser says it */
    MT_GUARD_ORIGIN /* for JSON: the origin, and a content type no form can have */
} mt_guard;

struct mt_route {
    const char *path; /* "/d/{name}/vote" */
    mt_method method;
    mt_level level;
    mt_guard guard;
    mt_limit_kind limit; /* of the sender's network, or of the ticket for MT_LIMIT_VOTES */
    uint32_t body;       /* bytes accepted; 0: none */
    bool needs_debate;   /* {name} is a debate that is shown */
    void (*handle)(mt_exchange *x);
    const char *summary; /* one line, no full stop */
    const char *type;    /* of the answer when all is well */
    const char *takes;   /* JSON schema of form or body; NULL: none */
    const char *query;   /* names of query fields, separated by blanks; NULL: none */
    const char *gives;   /* JSON schema of a JSON answer; NULL: no JSON */
};

/* Ends with a row whose path is NULL. */
extern const mt_route mt_routes[];

/* Schemas that others refer to by name; ends with a row whose name is NULL. */
typedef struct mt_named_schema {
    const char *name, *text;
} mt_named_schema;
extern const mt_named_schema mt_schemas[];

/* Answer a request: after this either x->writes is 0 and x->res is complete, or x->write[]
 * has to be written, and then mt_dispatch_finish() completes it. */
void mt_dispatch(mt_exchange *x);
void mt_dispatch_finish(mt_exchange *x);
/* The same, waiting for the store in between: for tests. */
void mt_dispatch_wait(mt_exchange *x);
/* An exchange for a request, and its end; what the response borrows dies with it. */
void mt_exchange_init(mt_exchange *x, mt_site *site, const mt_request *req);
void mt_exchange_fini(mt_exchange *x);
/* The row that fits, with x->parameter; NULL if there is none. */
const mt_route *mt_route_find(mt_exchange *x);
/* The methods that a path takes, as Allow says them; NULL if there is no such path. */
const char *mt_route_methods(moot_str path);
/* How many bytes the body of this request may have. */
uint32_t mt_route_body(mt_method method, moot_str path);

/* The handlers, by file. */
void mt_h_list(mt_exchange *x); /* h_page.c */
void mt_h_debate(mt_exchange *x);
void mt_h_claim(mt_exchange *x);
void mt_h_results(mt_exchange *x);
void mt_h_style(mt_exchange *x);
void mt_h_vote(mt_exchange *x); /* h_vote.c */
void mt_h_rate(mt_exchange *x);
void mt_h_moved(mt_exchange *x);
void mt_h_api_debates(mt_exchange *x); /* h_api.c */
void mt_h_api_tally(mt_exchange *x);
void mt_h_api_mine(mt_exchange *x);
void mt_h_api_ballots(mt_exchange *x);
void mt_h_export_json(mt_exchange *x);
void mt_h_export_csv(mt_exchange *x); /* h_polled.c */
void mt_h_results_json(mt_exchange *x);
void mt_h_json(mt_exchange *x); /* h_api.c */
void mt_h_argdown(mt_exchange *x);
void mt_h_embed(mt_exchange *x); /* h_feed.c */
void mt_h_oembed(mt_exchange *x);
void mt_h_feed(mt_exchange *x);
void mt_h_debate_feed(mt_exchange *x);
void mt_h_invite(mt_exchange *x); /* h_pass.c */
void mt_h_invite_take(mt_exchange *x);
void mt_h_confirm(mt_exchange *x);
void mt_h_confirm_ask(mt_exchange *x);
void mt_h_confirmed(mt_exchange *x);
void mt_h_confirmed_take(mt_exchange *x);
void mt_h_sign_in(mt_exchange *x);
void mt_h_sign_in_take(mt_exchange *x);
void mt_h_privacy(mt_exchange *x); /* h_mine.c */
void mt_h_mine(mt_exchange *x);
void mt_h_erase(mt_exchange *x);
void mt_h_moderate(mt_exchange *x); /* h_moderate.c */
void mt_h_moderate_do(mt_exchange *x);
void mt_h_log(mt_exchange *x);
void mt_h_health(mt_exchange *x); /* h_ops.c */
void mt_h_metrics(mt_exchange *x);
void mt_h_static(mt_exchange *x);
void mt_h_openapi(mt_exchange *x);
void mt_h_events(mt_exchange *x); /* live.c */

#endif
