/* What other sites and programs take: the small page, oEmbed, feeds. */
#include "serve/form.h"
#include "serve/html.h"
#include "serve/routes.h"

enum { WIDTH = 640, HEIGHT = 220 };

void mt_h_embed(mt_exchange *x)
{
    mt_body *b = mt_body_begin(x);
    moot_str address = mt_site_address(x);
    if (!b)
        return;
    mt_out *o = &b->out;
    mt_out_z(o, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
                "name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    mt_out_xml(o, x->debate->question);
    mt_out_z(
        o,
        "</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/static/");
    mt_out_z(o, x->site->asset[0].name);
    mt_out_z(o, "\">\n</head>\n<body class=\"embed\">\n<main>\n<h1 dir=\"auto\">");
    mt_out_xml(o, x->debate->question);
    mt_out_z(o, "</h1>\n<p>");
    mt_html_times(x, o);
    mt_out_z(o, "</p>\n<p><a target=\"_blank\" rel=\"noopener\" href=\"");
    mt_out_xml(o, address);
    mt_out_z(o, "/d/");
    mt_out_url(o, x->debate->name);
    mt_out_z(o, "\">Read both sides and vote</a></p>\n</main>\n</body>\n</html>\n");
    x->res.policy = MT_POLICY_EMBED;
    x->res.cache = "public, max-age=60";
    mt_body_end(x, b, 200, MT_TYPE_HTML);
}

/* "https://here/d/NAME" with anything behind it -> NAME. */
static moot_str name_in(moot_str url, moot_str address)
{
    moot_str begin = MOOT_STR("/d/");
    if (!address.len || !mt_str_starts(url, address))
        return (moot_str){"", 0};
    url = mt_sub(url, address.len, url.len - address.len);
    if (!mt_str_starts(url, begin))
        return (moot_str){"", 0};
    url = mt_sub(url, begin.len, url.len - begin.len);
    size_t n = 0;
    while (n < url.len && !strchr("/?#", url.ptr[n]))
        n++;
    return mt_sub(url, 0, n);
}

static int size_of(const mt_form *query, const char *name, int most)
{
    int64_t n;
    if (!mt_number_read(mt_form_get(query, name), &n) || n >= most)
        return most;
    return n < 1 ? 1 : (int)n;
}

void mt_h_oembed(mt_exchange *x)
{
    mt_form query;
    moot_str address = mt_site_address(x);
    if (!mt_form_read(&query, x->req.query, &x->arena)) {
        mt_fail(x, 400, "Not a query", "The query cannot be read.");
        return;
    }
    moot_str format = mt_form_get(&query, "format");
    if (format.len && !mt_str_eq(format, MOOT_STR("json"))) {
        mt_fail(x, 404, "Not in this format", "oEmbed is given as JSON only.");
        return;
    }
    moot_str name = name_in(mt_form_get(&query, "url"), address);
    mt_entry *e = name.len ? mt_site_find(x->site, name) : NULL;
    x->debate = e ? mt_entry_use(e) : NULL;
    mt_body *b = x->debate ? mt_body_begin(x) : NULL;
    if (!x->debate) {
        mt_fail(x, 404, "Not here", "'url' is no debate of this site.");
        return;
    }
    if (!b)
        return;
    int width = size_of(&query, "maxwidth", WIDTH), height = size_of(&query, "maxheight", HEIGHT);
    mt_memory frame = {.arena = &x->arena};
    mt_body *html = mt_body_begin(x);
    if (!html)
        return;
    mt_out_init(&html->out, mt_memory_writer(&frame));
    mt_out_z(&html->out, "<iframe sandbox=\"allow-popups\" src=\"");
    mt_out_xml(&html->out, address);
    mt_out_z(&html->out, "/d/");
    mt_out_url(&html->out, x->debate->name);
    mt_out_printf(&html->out, "/embed\" width=\"%d\" height=\"%d\" title=\"", width, height);
    mt_out_xml(&html->out, x->debate->question);
    mt_out_z(&html->out, "\"></iframe>");
    if (mt_out_finish(&html->out) != MOOT_OK)
        return;
    mt_out_z(&b->out, "{\"version\": \"1.0\", \"type\": \"rich\", \"provider_name\": \"moot\", "
                      "\"provider_url\": ");
    mt_out_json(&b->out, address);
    mt_out_z(&b->out, ", \"title\": ");
    mt_out_json(&b->out, x->debate->question);
    mt_out_printf(&b->out, ", \"width\": %d, \"height\": %d, \"html\": ", width, height);
    mt_out_json(&b->out, mt_memory_str(&frame));
    mt_out_z(&b->out, "}\n");
    x->res.policy = MT_POLICY_DATA;
    x->res.open_to_all = true;
    x->res.cache = "public, max-age=60";
    mt_body_end(x, b, 200, MT_TYPE_JSON);
}

/* ---- Atom ---- */

static void when(const char *name, int64_t at, mt_out *o)
{
    char time[32];
    mt_time_write(time, at);
    mt_out_printf(o, "<%s>%s</%s>", name, time, name);
}

static void feed_head(moot_str address, moot_str path, moot_str title, int64_t at, mt_out *o)
{
    mt_out_z(o, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed "
                "xmlns=\"http://www.w3.org/2005/Atom\">\n<id>");
    mt_out_xml(o, address);
    mt_out_xml(o, path);
    mt_out_z(o, "</id>\n<link rel=\"self\" href=\"");
    mt_out_xml(o, address);
    mt_out_xml(o, path);
    mt_out_z(o, "\"/>\n<title>");
    mt_out_xml(o, title);
    mt_out_z(o, "</title>\n<author><name>moot</name></author>\n");
    when("updated", at, o);
    mt_out_z(o, "\n");
}

/* The heads of all logs as of the last full hour: whoever keeps the entry can show later that
 * nothing before it was changed. */
static bool put_seals(mt_exchange *x, mt_entry **all, uint32_t n, moot_str address, mt_out *o)
{
    enum { HOUR = 3600000 };
    int64_t hour = x->req.now - x->req.now % HOUR;
    char time[32], hash[2 * MT_HASH_BYTES + 1];
    uint32_t shown = 0;
    mt_time_write(time, hour);
    for (uint32_t i = 0; i < n; i++) {
        mt_log_entry head;
        bool found = false;
        if (mt_store_head(x->site->store, mt_str(all[i]->name), hour, &head, &found) != MOOT_OK)
            return false;
        if (!found)
            continue;
        if (!shown++) {
            mt_out_z(o, "<entry><id>");
            mt_out_xml(o, address);
            mt_out_printf(o,
                          "/feed.atom#seals-%.13s</id><title>Seals of the logs at %.13s:00 "
                          "UTC</title><link href=\"",
                          time, time);
            mt_out_xml(o, address);
            mt_out_printf(o, "/\"/><updated>%s</updated><content>", time);
        }
        mt_hex(hash, head.hash, MT_HASH_BYTES);
        mt_out_printf(o, "%s %lld %s\n", all[i]->name, (long long)head.seq, hash);
    }
    mt_out_z(o, shown ? "</content></entry>\n" : "");
    return true;
}

void mt_h_feed(mt_exchange *x)
{
    mt_body *b = mt_body_begin(x);
    moot_str address = mt_site_address(x);
    if (!b)
        return;
    int64_t newest = x->site->started_at;
    uint32_t n;
    mt_entry **all = mt_site_all(x->site, &x->arena, &n);
    for (uint32_t i = 0; all && i < n; i++) {
        int64_t at = mt_entry_changed_at(all[i]);
        newest = at > newest ? at : newest;
    }
    moot_str title = x->site->options.title.len ? x->site->options.title : MOOT_STR("Debates");
    feed_head(address, MOOT_STR("/feed.atom"), title, newest, &b->out);
    for (uint32_t i = 0; all && i < n; i++) {
        mt_published *p = mt_entry_use(all[i]);
        if (!p)
            continue;
        mt_out_z(&b->out, "<entry><id>");
        mt_out_xml(&b->out, address);
        mt_out_z(&b->out, "/d/");
        mt_out_url(&b->out, p->name);
        mt_out_z(&b->out, "</id><link href=\"");
        mt_out_xml(&b->out, address);
        mt_out_z(&b->out, "/d/");
        mt_out_url(&b->out, p->name);
        mt_out_z(&b->out, "\"/><title>");
        mt_out_xml(&b->out, p->question);
        mt_out_z(&b->out, "</title>");
        when("updated", mt_entry_changed_at(all[i]), &b->out);
        mt_out_z(&b->out, "</entry>\n");
        mt_published_drop(p);
    }
    if (all && !put_seals(x, all, n, address, &b->out)) {
        mt_fail(x, 503, "Not readable", "The logs cannot be read just now.");
        return;
    }
    mt_out_z(&b->out, "</feed>\n");
    x->res.cache = "public, max-age=60";
    x->res.policy = MT_POLICY_DATA;
    mt_body_end(x, b, 200, "application/atom+xml");
}

typedef struct changes {
    mt_exchange *x;
    moot_str address;
    mt_out *o;
} changes;

static bool put_change(void *ctx, const mt_log_entry *e)
{
    const changes *c = ctx;
    char hash[2 * MT_HASH_BYTES + 1];
    mt_hex(hash, e->hash, MT_HASH_BYTES);
    mt_out_z(c->o, "<entry><id>");
    mt_out_xml(c->o, c->address);
    mt_out_printf(c->o, "/d/%s#log-%lld", c->x->entry->name, (long long)e->seq);
    mt_out_z(c->o, "</id><link href=\"");
    mt_out_xml(c->o, c->address);
    mt_out_printf(c->o, "/d/%s\"/><title>", c->x->entry->name);
    mt_out_xml(c->o, e->what);
    mt_out_z(c->o, "</title><summary>sealed by ");
    mt_out_z(c->o, hash);
    mt_out_z(c->o, "</summary>");
    /* What was done to words is told with the words. */
    if (mt_str_eq(e->what, MOOT_STR("corrected")) || mt_str_eq(e->what, MOOT_STR("restored"))) {
        mt_out_z(c->o, "<content>");
        mt_out_xml(c->o, e->body);
        mt_out_z(c->o, "</content>");
    }
    when("updated", e->at, c->o);
    mt_out_z(c->o, "</entry>\n");
    return true;
}

/* What was done, not by whom, and why only where words were corrected; the seals let anybody see
 * that nothing was changed later. */
void mt_h_debate_feed(mt_exchange *x)
{
    mt_body *b = mt_body_begin(x);
    moot_str address = mt_site_address(x);
    if (!b)
        return;
    changes c = {x, address, &b->out};
    feed_head(address, mt_arena_printf(&x->arena, "/d/%s/feed.atom", x->entry->name),
              x->debate->question, mt_entry_changed_at(x->entry), &b->out);
    if (mt_store_log(x->site->store, x->debate->name, 0, put_change, &c) != MOOT_OK) {
        mt_fail(x, 503, "Not readable", "The log cannot be read just now.");
        return;
    }
    mt_out_z(&b->out, "</feed>\n");
    x->res.cache = "public, max-age=60";
    x->res.policy = MT_POLICY_DATA;
    mt_body_end(x, b, 200, "application/atom+xml");
}
