/* Pages: the list, a debate, one point, the results. */
#include "serve/form.h"
#include "serve/html.h"
#include "serve/pass.h"
#include "serve/routes.h"

#include <stdio.h>

static const char shared_cache[] = "public, max-age=5, stale-while-revalidate=60";

static void list_item(mt_exchange *x, mt_entry *e, mt_out *o)
{
    mt_published *p = mt_entry_use(e);
    char fault[sizeof(e->fault)];
    (void)pthread_mutex_lock(&e->lock);
    memcpy(fault, e->fault, sizeof(fault));
    bool gone = e->gone;
    (void)pthread_mutex_unlock(&e->lock);
    if (!p && (gone || !fault[0]))
        return;
    mt_out_z(o, "<li>");
    if (p) {
        mt_out_z(o, "<a href=\"/d/");
        mt_out_url(o, p->name);
        mt_out_z(o, "\" dir=\"auto\">");
        mt_out_xml(o, p->question);
        mt_out_z(o, "</a>");
        if (p->yes.len && p->no.len) {
            mt_out_z(o, "<p class=\"who\"><span class=\"y\">\xE2\x96\xB2 Yes:</span> <span "
                        "dir=\"auto\">");
            mt_out_xml(o, p->yes);
            mt_out_z(o, "</span> <span class=\"n\">\xE2\x96\xBC No:</span> <span dir=\"auto\">");
            mt_out_xml(o, p->no);
            mt_out_z(o, "</span></p>");
        }
        mt_out_printf(o, "<p class=\"how\">%u point%s. ", (unsigned)p->points,
                      p->points == 1 ? "" : "s");
        mt_exchange shown = {.site = x->site, .req = {.now = x->req.now}};
        shown.row = mt_entry_row(x->site, e, x->req.now);
        mt_html_times(&shown, o);
        mt_out_z(o, "</p>");
    } else {
        mt_out_z(o, "<span>");
        mt_out_xml(o, mt_str(e->name));
        mt_out_z(o, "</span>");
    }
    if (fault[0]) {
        mt_out_z(o, "<p class=\"notice\">");
        mt_out_xml(o, mt_str(fault));
        mt_out_z(o, "</p>");
    }
    mt_out_z(o, "</li>\n");
    mt_published_drop(p);
}

void mt_h_list(mt_exchange *x)
{
    mt_body *b = mt_body_begin(x);
    if (!b)
        return;
    moot_str title = x->site->options.title.len ? x->site->options.title : MOOT_STR("Debates");
    mt_html_open(x, title, &b->out);
    mt_out_z(&b->out, "<h1>");
    mt_out_xml(&b->out, title);
    mt_out_z(&b->out,
             "</h1>\n<p class=\"how\">Two cases on one question: what both sides grant, what "
             "the answer hinges on, and what was left unanswered. Say what you think before "
             "you read and after.</p>\n<ul class=\"debates\">\n");
    uint32_t n;
    mt_entry **all = mt_site_all(x->site, &x->arena, &n);
    for (uint32_t i = 0; all && i < n; i++)
        list_item(x, all[i], &b->out);
    mt_out_z(&b->out, n ? "</ul>\n" : "</ul>\n<p>There is no debate yet.</p>\n");
    mt_html_close(&b->out);
    x->res.cache = shared_cache;
    mt_body_end(x, b, 200, MT_TYPE_HTML);
}

/* ---- the page of a debate ---- */

static void before(mt_exchange *x, const mt_mine *mine, mt_out *o)
{
    mt_html_notices(x, o);
    mt_out_z(o,
             "<section id=\"before\" class=\"vote\" aria-labelledby=\"before-h\">\n<h2 "
             "id=\"before-h\">Before you read</h2>\n<p class=\"ask\">What do you think now?</p>\n");
    mt_html_vote(x, mine, MT_PHASE_BEFORE, o);
    if (mine->before && !mine->after)
        mt_out_z(o, "<p>Now read both, then <a href=\"#after\">tell us again</a>.</p>\n");
    mt_out_z(
        o, "<p class=\"how\">Your answer is secret and needs no account; a cookie remembers it. ");
    mt_html_times(x, o);
    mt_out_z(o, " The rule: ");
    mt_out_z(o, mt_rule_words(x->row.rule));
    if (!mine->after) {
        mt_out_z(o, " Results appear after your second vote, or <a href=\"/d/");
        mt_out_url(o, x->debate->name);
        mt_out_z(o, "/results\">show me without voting</a>.");
    }
    mt_out_z(o, "</p>\n</section>\n");
}

static void after(mt_exchange *x, const mt_mine *mine, mt_out *o)
{
    mt_tally t;
    bool open = mt_debate_takes_votes(&x->row, x->req.now);
    mt_out_z(o, "<section id=\"after\" class=\"vote\" aria-labelledby=\"after-h\">\n<h2 "
                "id=\"after-h\">And now?</h2>\n");
    mt_html_vote(x, mine, MT_PHASE_AFTER, o);
    mt_html_moved(x, mine, o);
    if (x->site->mail && mine->after && !mine->level && open) {
        mt_out_z(o, "<p class=\"how\"><a href=\"/d/");
        mt_out_url(o, x->debate->name);
        mt_out_z(o, "/confirm\">Confirm your vote by e-mail</a>, if you like. The address is not "
                    "kept.</p>\n");
    }
    if ((mine->after || !open) && x->row.opens_at <= x->req.now &&
        mt_entry_tally(&t, x->site, x->entry, x->debate, x->req.now, &x->arena, NULL) == MOOT_OK)
        mt_html_results(x, &t, false, o);
    mt_out_z(o, "<p class=\"how\"><a href=\"/d/");
    mt_out_url(o, x->debate->name);
    mt_out_z(o, "/results\">All results</a></p>\n</section>\n");
}

/* What moderators have put otherwise, for those who come back. */
static void corrections(mt_exchange *x, mt_out *o)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < x->debate->points; i++) {
        const mt_point *p = &x->debate->point[i];
        if (!p->corrected.at)
            continue;
        if (!n++)
            mt_out_z(o, "<section id=\"changes\" aria-labelledby=\"changes-h\">\n<h2 "
                        "id=\"changes-h\">Corrections</h2>\n<ul class=\"claims\">\n");
        mt_out_z(o, "<li><a class=\"l\" href=\"/d/");
        mt_out_url(o, x->debate->name);
        mt_out_z(o, "/claim/");
        mt_out_url(o, p->key);
        mt_out_z(o, "\">");
        mt_out_xml(o, p->label);
        mt_out_z(o, "</a> <span dir=\"auto\">");
        mt_out_xml(o, p->text);
        mt_out_z(o, "</span>");
        mt_html_corrected(p, o);
        mt_out_z(o, "</li>\n");
    }
    mt_out_z(o, n ? "</ul>\n</section>\n" : "");
}

static void data_links(mt_exchange *x, mt_out *o)
{
    static const char *const links[][2] = {
        {"results", "results"},
        {"results.json", "results as JSON"},
        {"export.json", "votes as JSON"},
        {"export.csv", "ballots as CSV"},
        {"debate.json", "the debate as JSON"},
        {"debate.argdown", "as Argdown"},
        {"feed.atom", "feed of changes"},
        {"embed", "embed"},
        {"mine", "your answers"},
    };
    mt_out_z(o, "<section id=\"data\" aria-labelledby=\"data-h\">\n<h2 id=\"data-h\">Take it with "
                "you</h2>\n<p class=\"how\">");
    for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
        mt_out_z(o, i ? " \xC2\xB7 <a href=\"/d/" : "<a href=\"/d/");
        mt_out_url(o, x->debate->name);
        mt_out_printf(o, "/%s\">%s</a>", links[i][0], links[i][1]);
    }
    mt_out_z(o, "</p>\n<p class=\"how\">Votes are kept without names: of the cookie only a keyed "
                "hash, of the network a hash of the day for 48 hours. No other site is asked for "
                "anything. <a href=\"/privacy\">What is kept</a></p>\n<p class=\"how\"><a "
                "href=\"/\">All debates</a></p>\n</section>\n");
}

static void put_page(mt_exchange *x, const mt_mine *mine, mt_out *o)
{
    const mt_published *d = x->debate;
    for (uint32_t i = 0; i < d->pieces; i++) {
        const mt_piece *p = &d->piece[i];
        const mt_point *point;
        mt_out_put(o, p->html);
        switch (p->slot) {
        case 'h': mt_html_links(x, o); break;
        case 'b': before(x, mine, o); break;
        case 'q':
            point = mt_published_point(d, p->key);
            if (point)
                mt_html_questions(x, mine, point, o);
            break;
        case 'a': after(x, mine, o); break;
        case 'e':
            corrections(x, o);
            data_links(x, o);
            break;
        default: break; /* the last piece */
        }
    }
}

/* What the page of readers without a ticket depends on. */
static void page_tag(mt_exchange *x, char to[80])
{
    char fault = x->entry->fault[0] ? 'f' : '-';
    uint8_t hash[16];
    char hex[33];
    moot_str part[] = {mt_site_address(x), {x->entry->fault, strlen(x->entry->fault)}};
    mt_hash_parts(hash, sizeof(hash), NULL, part, 2);
    mt_hex(hex, hash, 4);
    (void)snprintf(to, 80, "\"%.16s-%lld-%d%d%d%c-%s\"", x->debate->version.ptr,
                   (long long)(x->req.now / 3600000),
                   mt_debate_takes_votes(&x->row, x->req.now) ? 1 : 0, (int)x->row.state,
                   mt_store_failing(x->site->store) ? 1 : 0, fault, hex);
}

/* The page for readers without a ticket, made once for all of them. */
static void shared_page(mt_exchange *x)
{
    char tag[80];
    mt_mine nobody = {0};
    bool open = mt_debate_takes_votes(&x->row, x->req.now);
    mt_entry *e = x->entry;
    (void)pthread_mutex_lock(&e->lock);
    page_tag(x, tag);
    mt_shared *page = strcmp(tag, e->page_tag) == 0 ? mt_shared_use(e->page) : NULL;
    (void)pthread_mutex_unlock(&e->lock);
    if (!page) {
        mt_body *b = mt_body_begin(x);
        if (!b)
            return;
        put_page(x, &nobody, &b->out);
        mt_body_end(x, b, 200, MT_TYPE_HTML);
        if (x->res.status != 200)
            return;
        page = mt_shared_new(x->res.body);
        /* With results in it, it would grow old with every vote. */
        if (page && open) {
            (void)pthread_mutex_lock(&e->lock);
            mt_shared_drop(e->page);
            e->page = mt_shared_use(page);
            memcpy(e->page_tag, tag, sizeof(tag));
            (void)pthread_mutex_unlock(&e->lock);
        }
    }
    x->res.cache = shared_cache;
    x->res.etag = open ? mt_arena_dup(&x->arena, mt_str(tag)) : (moot_str){"", 0};
    x->res.status = 200;
    x->res.type = MT_TYPE_HTML;
    x->res.shared = page;
    if (x->res.etag.len && mt_str_find(x->req.if_none_match, x->res.etag) != SIZE_MAX) {
        mt_shared_drop(page);
        x->res.shared = NULL;
        x->res.body = (moot_str){"", 0};
        x->res.status = 304;
    }
}

void mt_h_debate(mt_exchange *x)
{
    mt_mine mine = {0};
    if (!x->has_ticket) {
        shared_page(x);
        return;
    }
    uint8_t network[8];
    mt_network_hash(network, &x->site->secret, x->req.network, x->req.now);
    int wait = mt_limit_take(x->site->limits, MT_LIMIT_HEAVY, network, 8, x->req.now);
    if (wait) {
        mt_fail(x, 429, "Too many at once", "Please wait a little and try again.");
        x->res.retry_after = wait;
        return;
    }
    mt_body *b = mt_mine_read(x, &mine) ? mt_body_begin(x) : NULL;
    if (!b) {
        mt_fail(x, 503, "Not readable", "Your answers cannot be read just now.");
        x->res.retry_after = 5;
        return;
    }
    put_page(x, &mine, &b->out);
    x->res.cache = "private, no-store";
    mt_body_end(x, b, 200, MT_TYPE_HTML);
}

void mt_h_claim(mt_exchange *x)
{
    mt_mine mine = {0};
    const mt_point *p = mt_published_point(x->debate, x->parameter[1]);
    if (!p) {
        mt_fail(x, 404, "Not here", "There is no such point in this debate.");
        return;
    }
    mt_body *b = mt_mine_read(x, &mine) ? mt_body_begin(x) : NULL;
    if (!b) {
        mt_fail(x, 503, "Not readable", "Your answers cannot be read just now.");
        return;
    }
    mt_html_open(
        x, mt_arena_printf(&x->arena, "%.*s: %.*s", MT_ARG(p->label), MT_ARG(x->debate->question)),
        &b->out);
    mt_html_heading(x, &b->out);
    mt_html_notices(x, &b->out);
    mt_out_z(&b->out, "<h1>");
    mt_out_xml(&b->out, p->label);
    mt_out_z(&b->out, "</h1>\n<p class=\"words\" dir=\"auto\">");
    mt_out_xml(&b->out, p->text);
    mt_out_z(&b->out, "</p>\n");
    mt_html_corrected(p, &b->out);
    if (mt_debate_takes_votes(&x->row, x->req.now)) {
        mt_html_questions(x, &mine, p, &b->out);
    } else {
        mt_out_z(&b->out, "<p>");
        mt_html_times(x, &b->out);
        mt_out_z(&b->out, "</p>\n");
    }
    mt_html_close(&b->out);
    x->res.cache = "private, no-store";
    mt_body_end(x, b, 200, MT_TYPE_HTML);
}

void mt_h_results(mt_exchange *x)
{
    mt_tally t;
    if (mt_entry_tally(&t, x->site, x->entry, x->debate, x->req.now, &x->arena, NULL) != MOOT_OK) {
        mt_fail(x, 503, "Not readable", "The results cannot be read just now.");
        x->res.retry_after = 5;
        return;
    }
    mt_body *b = mt_body_begin(x);
    if (!b)
        return;
    mt_html_open(x, mt_arena_printf(&x->arena, "Results: %.*s", MT_ARG(x->debate->question)),
                 &b->out);
    mt_html_heading(x, &b->out);
    mt_html_notices(x, &b->out);
    mt_out_z(&b->out, "<h1>Results</h1>\n<p class=\"how\">");
    mt_html_times(x, &b->out);
    mt_out_z(&b->out, " The rule: ");
    mt_out_z(&b->out, mt_rule_words(x->row.rule));
    mt_out_z(&b->out, "</p>\n");
    mt_html_results(x, &t, true, &b->out);
    mt_html_close(&b->out);
    mt_body_end(x, b, 200, MT_TYPE_HTML);
}

void mt_h_style(mt_exchange *x)
{
    /* An older page may ask for an older style: what there is serves it best. */
    bool newest = mt_str_eq(x->parameter[1], x->debate->style_name);
    x->res.status = 200;
    x->res.type = "text/css; charset=utf-8";
    x->res.body = x->debate->style;
    x->res.policy = MT_POLICY_DATA;
    x->res.cache = newest ? "public, max-age=31536000, immutable" : "public, max-age=60";
}
