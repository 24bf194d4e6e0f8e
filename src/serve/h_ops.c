/* For those who run it: health, metrics, static files, the interface as OpenAPI. */
#include "serve/html.h"
#include "serve/routes.h"

static uint32_t shown(mt_site *s)
{
    uint32_t n = 0;
    (void)pthread_rwlock_rdlock(&s->lock);
    for (uint32_t i = 0; i < s->entries; i++) {
        (void)pthread_mutex_lock(&s->entry[i]->lock);
        n += s->entry[i]->now != NULL;
        (void)pthread_mutex_unlock(&s->entry[i]->lock);
    }
    (void)pthread_rwlock_unlock(&s->lock);
    return n;
}

void mt_h_health(mt_exchange *x)
{
    mt_body *b = mt_body_begin(x);
    if (!b)
        return;
    mt_out_printf(&b->out, "{\"status\": \"%s\", \"version\": \"%s\", \"debates\": %u}\n",
                  mt_store_failing(x->site->store) ? "read-only" : "ok", MOOT_VERSION,
                  (unsigned)shown(x->site));
    x->res.policy = MT_POLICY_DATA;
    mt_body_end(x, b, 200, MT_TYPE_JSON);
}

static void metric(const char *name, const char *help, const char *kind, uint64_t n, mt_out *o)
{
    mt_out_printf(o, "# HELP moot_%s %s\n# TYPE moot_%s %s\nmoot_%s %llu\n", name, help, name, kind,
                  name, (unsigned long long)n);
}

void mt_h_metrics(mt_exchange *x)
{
    mt_body *b = mt_body_begin(x);
    mt_counters *c = &x->site->counters;
    uint64_t groups, writes, listeners = 0;
    if (!b)
        return;
    mt_store_counts(x->site->store, &groups, &writes);
    (void)pthread_rwlock_rdlock(&x->site->lock);
    for (uint32_t i = 0; i < x->site->entries; i++)
        listeners += atomic_load(&x->site->entry[i]->listeners);
    (void)pthread_rwlock_unlock(&x->site->lock);
    metric("requests_total", "Requests answered.", "counter", atomic_load(&c->requests), &b->out);
    metric("votes_total", "Ballots taken.", "counter", atomic_load(&c->votes), &b->out);
    metric("limited_total", "Requests refused for coming too often.", "counter",
           atomic_load(&c->limited), &b->out);
    metric("failed_total", "Ballots that the store could not keep.", "counter",
           atomic_load(&c->failed), &b->out);
    metric("store_groups_total", "Transactions.", "counter", groups, &b->out);
    metric("store_writes_total", "Writes in them.", "counter", writes, &b->out);
    metric("listeners", "Open event streams.", "gauge", listeners, &b->out);
    metric("debates", "Debates shown.", "gauge", shown(x->site), &b->out);
    metric("read_only", "1 while the store cannot keep votes.", "gauge",
           mt_store_failing(x->site->store), &b->out);
    mt_out_z(&b->out, "# HELP moot_answers_total Answers by status.\n"
                      "# TYPE moot_answers_total counter\n");
    for (int i = 1; i <= 5; i++)
        mt_out_printf(&b->out, "moot_answers_total{status=\"%dxx\"} %llu\n", i,
                      (unsigned long long)atomic_load(&c->by_status[i]));
    x->res.policy = MT_POLICY_DATA;
    mt_body_end(x, b, 200, "text/plain; version=0.0.4; charset=utf-8");
}

void mt_h_static(mt_exchange *x)
{
    for (int i = 0; i < MT_ASSETS; i++) {
        const mt_asset *a = &x->site->asset[i];
        if (!mt_str_eq(x->parameter[0], mt_str(a->name)))
            continue;
        x->res.status = 200;
        x->res.type = a->type;
        x->res.body = a->bytes;
        x->res.policy = MT_POLICY_DATA;
        x->res.cache = "public, max-age=31536000, immutable";
        return;
    }
    mt_fail(x, 404, "Not here", "There is no such file.");
}

/* ---- OpenAPI 3.1, from the table ---- */

/* "name" of each "{name}" in a path, as parameters; then the fields of the query. */
static void put_parameters(const mt_route *r, mt_out *o)
{
    bool any = false;
    mt_out_z(o, "\"parameters\": [");
    for (const char *p = r->path; (p = strchr(p, '{')) != NULL; p++) {
        moot_str name = {p + 1, strcspn(p + 1, "}")};
        mt_out_z(o, any ? ", {\"name\": " : "{\"name\": ");
        mt_out_json(o, name);
        mt_out_z(o, ", \"in\": \"path\", \"required\": true, \"schema\": {\"type\": \"string\"}}");
        any = true;
    }
    for (const char *q = r->query; q && *q;) {
        moot_str name = {q, strcspn(q, " ")};
        mt_out_z(o, any ? ", {\"name\": " : "{\"name\": ");
        mt_out_json(o, name);
        mt_out_z(o, ", \"in\": \"query\", \"schema\": {\"type\": \"string\"}}");
        any = true;
        q += name.len + (q[name.len] == ' ');
    }
    mt_out_z(o, "], ");
}

static void put_response(const mt_route *r, mt_out *o)
{
    moot_str type = {r->type, strcspn(r->type, ";")};
    bool see_other = r->method == MT_POST && r->guard == MT_GUARD_TOKEN;
    mt_out_printf(o, "\"responses\": {\"%s\": {\"description\": \"%s\"", see_other ? "303" : "200",
                  see_other ? "Done; go on with the page" : "All is well");
    if (!see_other) {
        mt_out_z(o, ", \"content\": {");
        mt_out_json(o, type);
        mt_out_z(o, ": {");
        if (r->gives) {
            mt_out_z(o, "\"schema\": ");
            mt_out_z(o, r->gives);
        }
        mt_out_z(o, "}}");
    }
    mt_out_z(o, "}, \"default\": {\"description\": \"A failure\", \"content\": {"
                "\"application/problem+json\": {\"schema\": {\"type\": \"object\", \"required\": "
                "[\"type\", \"title\", \"status\", \"detail\"], \"properties\": {\"type\": "
                "{\"type\": \"string\"}, \"title\": {\"type\": \"string\"}, \"status\": {\"type\": "
                "\"integer\"}, \"detail\": {\"type\": \"string\"}}}}}}}");
}

static void put_operation(const mt_route *r, mt_out *o)
{
    mt_out_z(o, r->method == MT_GET ? "\"get\": {\"summary\": " : "\"post\": {\"summary\": ");
    mt_out_json(o, mt_str(r->summary));
    mt_out_z(o, ", ");
    put_parameters(r, o);
    if (r->takes) {
        mt_out_printf(
            o, "\"requestBody\": {\"required\": true, \"content\": {\"%s\": {\"schema\": ",
            r->guard == MT_GUARD_ORIGIN ? MT_TYPE_JSON : "application/x-www-form-urlencoded");
        mt_out_z(o, r->takes);
        mt_out_z(o, "}}}, ");
    }
    if (r->level == MT_LEVEL_MODERATOR)
        mt_out_z(o, "\"security\": [{\"moderator\": []}], ");
    put_response(r, o);
    mt_out_z(o, "}");
}

void mt_h_openapi(mt_exchange *x)
{
    mt_body *b = mt_body_begin(x);
    if (!b)
        return;
    mt_out *o = &b->out;
    mt_out_z(o, "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"moot\", \"version\": \"");
    mt_out_z(o, MOOT_VERSION);
    mt_out_z(o, "\"}, \"components\": {\"securitySchemes\": {\"moderator\": {\"type\": \"apiKey\", "
                "\"in\": \"cookie\", \"name\": \"");
    mt_out_z(o, x->site->secure ? "__Secure-moot-moderator" : "moot-moderator");
    mt_out_z(o, "\"}}, \"schemas\": {");
    for (const mt_named_schema *s = mt_schemas; s->name; s++) {
        mt_out_z(o, s == mt_schemas ? "\n" : ",\n");
        mt_out_json(o, mt_str(s->name));
        mt_out_z(o, ": ");
        mt_out_z(o, s->text);
    }
    mt_out_z(o, "}}, \"paths\": {\n");
    for (const mt_route *r = mt_routes; r->path; r++) {
        bool before = false; /* a path stands once, with all its methods */
        for (const mt_route *q = mt_routes; q != r; q++)
            before |= strcmp(q->path, r->path) == 0;
        if (before)
            continue;
        mt_out_z(o, r == mt_routes ? "" : ",\n");
        mt_out_json(o, mt_str(r->path));
        mt_out_z(o, ": {");
        bool any = false;
        for (const mt_route *q = r; q->path; q++)
            if (strcmp(q->path, r->path) == 0) {
                mt_out_z(o, any ? ", " : "");
                put_operation(q, o);
                any = true;
            }
        mt_out_z(o, "}");
    }
    mt_out_z(o, "}}\n");
    x->res.policy = MT_POLICY_DATA;
    x->res.open_to_all = true;
    x->res.cache = "public, max-age=60";
    mt_body_end(x, b, 200, MT_TYPE_JSON);
}
