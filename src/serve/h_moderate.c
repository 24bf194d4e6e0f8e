/* The moderator's page: open, close, hold, release, and the log of all that. */
#include "serve/form.h"
#include "serve/html.h"
#include "serve/routes.h"

enum {
    BURST = 5, /* tickets of one network that are worth a look */
    WORDS_MOST = 1000
};

static void button(const char *act, const char *words, mt_out *o)
{
    mt_out_printf(o, "<button name=\"do\" value=\"%s\">%s</button> ", act, words);
}

static void open_form(mt_exchange *x, mt_out *o)
{
    mt_out_z(o, "<form method=\"post\" action=\"/d/");
    mt_out_url(o, x->debate->name);
    mt_out_z(o, "/moderate\">");
    mt_html_token(x, o);
}

typedef struct page {
    mt_exchange *x;
    mt_out *o;
    uint64_t n;
    moot_str last; /* hash of the newest entry */
} page;

static bool put_burst(void *ctx, const mt_burst *b)
{
    page *p = ctx;
    char hex[2 * sizeof(b->prefix) + 1], first[32], last[32];
    mt_hex(hex, b->prefix, sizeof(b->prefix));
    mt_time_write(first, b->first_at);
    mt_time_write(last, b->last_at);
    if (!p->n++)
        mt_out_z(p->o,
                 "<div class=\"sheet\" tabindex=\"0\" role=\"region\" aria-label=\"Networks\">"
                 "<table class=\"ways\"><thead><tr><th scope=\"col\">Network</th><th "
                 "scope=\"col\">Tickets</th><th scope=\"col\">Held</th><th scope=\"col\">"
                 "First to last</th><th scope=\"col\">Do</th></tr></thead><tbody>\n");
    mt_out_printf(p->o,
                  "<tr><th scope=\"row\">%s</th><td>%llu</td><td>%llu</td><td>%s \xE2\x80\x93 "
                  "%s</td><td>",
                  hex, (unsigned long long)b->tickets, (unsigned long long)b->held, first, last);
    open_form(p->x, p->o);
    mt_out_printf(p->o, "<input type=\"hidden\" name=\"network\" value=\"%s\">", hex);
    button("hold", "Hold all", p->o);
    button("release", "Release all", p->o);
    mt_out_z(p->o, "</form></td></tr>\n");
    return true;
}

static bool put_entry(void *ctx, const mt_log_entry *e)
{
    page *p = ctx;
    char at[32], hash[2 * MT_HASH_BYTES + 1];
    mt_time_write(at, e->at);
    mt_hex(hash, e->hash, MT_HASH_BYTES);
    mt_out_printf(p->o, "<tr><td>%lld</td><td>%s</td><td>", (long long)e->seq, at);
    mt_out_xml(p->o, e->what);
    mt_out_z(p->o, "</td><td>");
    mt_out_xml(p->o, e->by);
    mt_out_z(p->o, "</td><td>");
    mt_out_xml(p->o, e->body);
    mt_out_printf(p->o, "</td><td><code>%.12s</code></td></tr>\n", hash);
    return true;
}

static void put_state(mt_exchange *x, mt_out *o)
{
    mt_out_z(o, "<section><h2>Voting</h2>\n<p>");
    mt_html_times(x, o);
    mt_out_z(o, " The rule: ");
    mt_out_z(o, mt_rule_words(x->row.rule));
    mt_out_z(o, "</p>\n");
    open_form(x, o);
    mt_out_z(o, "<p><label>Why (for the log): <input name=\"why\" maxlength=\"200\"></label></p>\n"
                "<p class=\"answers\">");
    button("open", "Open now", o);
    button("close", "Close now", o);
    button("timed", "As the file says", o);
    button("note", "Only note it", o);
    mt_out_z(o, "</p></form></section>\n");
}

static bool put_bursts(mt_exchange *x, mt_out *o)
{
    page p = {.x = x, .o = o};
    mt_out_z(o, "<section><h2>Networks with many new tickets</h2>\n<p class=\"how\">A school or an "
                "office looks like this too. What is held is counted apart and never deleted. "
                "Networks are known for 48 hours.</p>\n");
    if (mt_store_bursts(x->site->store, x->debate->name, BURST, put_burst, &p) != MOOT_OK)
        return false;
    mt_out_z(o, p.n ? "</tbody></table></div>\n" : "<p>None.</p>\n");
    open_form(x, o);
    mt_out_z(o, "<p><label>One ticket, 32 signs: <input name=\"ticket\" maxlength=\"32\" "
                "pattern=\"[0-9a-f]{32}\"></label> ");
    button("hold", "Hold", o);
    button("release", "Release", o);
    mt_out_z(o, "</p></form></section>\n");
    return true;
}

/* ---- the words of points ---- */

static void point_link(mt_exchange *x, const mt_point *p, mt_out *o)
{
    mt_out_z(o, "<li><a href=\"/d/");
    mt_out_url(o, x->debate->name);
    mt_out_z(o, "/moderate?point=");
    mt_out_url(o, p->key);
    mt_out_z(o, "#words\"><b>");
    mt_out_xml(o, p->label);
    mt_out_z(o, "</b></a> <span dir=\"auto\">");
    mt_out_xml(o, p->text);
    mt_out_z(o, p->corrected.at ? "</span> <span class=\"tag\">corrected</span></li>\n"
                                : "</span></li>\n");
}

static void point_form(mt_exchange *x, const mt_point *p, mt_out *o)
{
    open_form(x, o);
    mt_out_z(o, "<input type=\"hidden\" name=\"claim\" value=\"");
    mt_out_xml(o, p->key);
    mt_out_z(o, "\">\n<p><label for=\"to\">Words of ");
    mt_out_xml(o, p->label);
    mt_out_printf(o, "</label><br><textarea id=\"to\" name=\"words\" rows=\"4\" maxlength=\"%d\">",
                  (int)WORDS_MOST);
    mt_out_xml(o, p->text);
    mt_out_z(o, "</textarea></p>\n<p><label>Why (readers see it): <input name=\"why\" "
                "maxlength=\"200\"></label></p>\n<p class=\"answers\">");
    button("correct", "Correct it", o);
    if (p->corrected.at)
        button("restore", "Back to the words of the file", o);
    mt_out_z(o, "</p></form>\n");
    if (p->corrected.at) {
        mt_out_z(o, "<p class=\"how\">In the file: <span dir=\"auto\">");
        mt_out_xml(o, p->corrected.words);
        mt_out_z(o, "</span></p>\n");
    }
}

static void put_words(mt_exchange *x, mt_out *o)
{
    mt_form query;
    const mt_point *p = NULL;
    if (mt_form_read(&query, x->req.query, &x->arena))
        p = mt_published_point(x->debate, mt_form_get(&query, "point"));
    mt_out_z(o,
             "<section id=\"words\"><h2>The words of a point</h2>\n<p class=\"how\">A correction "
             "mends how a point is put, not what it says: votes stay with it. Readers see the "
             "former words, and the log keeps them.</p>\n");
    if (p)
        point_form(x, p, o);
    mt_out_z(o, p ? "<details><summary>Other points</summary>\n<ul class=\"debates\">\n"
                  : "<details><summary>Choose a point</summary>\n<ul class=\"debates\">\n");
    for (uint32_t i = 0; i < x->debate->points; i++)
        point_link(x, &x->debate->point[i], o);
    mt_out_z(o, "</ul></details></section>\n");
}

void mt_h_moderate(mt_exchange *x)
{
    mt_tally t;
    int64_t bad = 0;
    mt_body *b = mt_body_begin(x);
    if (!b)
        return;
    page p = {.x = x, .o = &b->out};
    mt_html_open(x, MOOT_STR("Moderate"), &b->out);
    mt_html_heading(x, &b->out);
    mt_out_z(&b->out, "<h1>Moderate</h1>\n");
    mt_html_notices(x, &b->out);
    put_state(x, &b->out);
    put_words(x, &b->out);
    bool fine =
        put_bursts(x, &b->out) &&
        mt_entry_tally(&t, x->site, x->entry, x->debate, x->req.now, &x->arena, NULL) == MOOT_OK &&
        mt_store_verify(x->site->store, x->debate->name, &bad) == MOOT_OK;
    if (fine) {
        mt_out_z(&b->out, "<section><h2>Results so far</h2>\n");
        mt_html_results(x, &t, false, &b->out);
        mt_out_z(&b->out, "</section>\n<section><h2>Log</h2>\n");
        if (bad)
            mt_out_printf(&b->out, "<p class=\"notice\">Entry %lld is not as it was written.</p>\n",
                          (long long)bad);
        mt_out_z(&b->out, "<div class=\"sheet\" tabindex=\"0\" role=\"region\" aria-label=\"Log\">"
                          "<table class=\"ways\"><thead><tr><th scope=\"col\">No.</th><th "
                          "scope=\"col\">When</th><th scope=\"col\">What</th><th scope=\"col\">By"
                          "</th><th scope=\"col\">Words</th><th scope=\"col\">Seal</th></tr>"
                          "</thead><tbody>\n");
        fine = mt_store_log(x->site->store, x->debate->name, 0, put_entry, &p) == MOOT_OK;
        mt_out_z(&b->out, "</tbody></table></div></section>\n");
    }
    if (!fine) {
        mt_fail(x, 503, "Not readable", "The votes cannot be read just now.");
        return;
    }
    mt_html_close(&b->out);
    x->res.cache = "private, no-store";
    mt_body_end(x, b, 200, MT_TYPE_HTML);
}

static void done(mt_exchange *x)
{
    if (x->write[0].written != MT_WRITTEN_DONE) {
        mt_fail(x, 409, "Nothing was done", "It is so already, or is not there any more.");
        return;
    }
    mt_entry_touch(x->site, x->entry, true);
    if (x->write[0].kind == MT_WRITE_CORRECT)
        mt_entry_republish(x->site, x->entry);
    mt_redirect(x, mt_arena_printf(&x->arena, "/d/%s/moderate", x->entry->name));
}

/* What is to be held or released; false if the field names nothing. */
static bool who(const mt_form *form, mt_write *w)
{
    moot_str network = mt_form_get(form, "network"), ticket = mt_form_get(form, "ticket");
    w->by_prefix = network.len > 0;
    if (network.len)
        return !ticket.len && mt_unhex(w->prefix, sizeof(w->prefix), network);
    return mt_unhex(w->ticket.at, sizeof(w->ticket.at), ticket);
}

/* Blanks for line ends and other control signs; what surrounds the words goes. */
static moot_str one_line(mt_exchange *x, moot_str given)
{
    char *at = given.len ? mt_arena_alloc(&x->arena, given.len, 1) : NULL;
    for (size_t i = 0; at && i < given.len; i++) {
        at[i] = given.ptr[i];
        if ((unsigned char)at[i] < 0x20 || at[i] == 0x7F)
            at[i] = ' ';
    }
    return mt_str_trim((moot_str){at ? at : "", at ? given.len : 0});
}

/* Other words for a point, or its own again; false if nothing would change. */
static bool correction(mt_exchange *x, const mt_form *form, bool restore, mt_write *w)
{
    const mt_point *p = mt_published_point(x->debate, mt_form_get(form, "claim"));
    moot_str words = one_line(x, mt_form_get(form, "words"));
    if (!p || (restore ? !p->corrected.at : !words.len || words.len > WORDS_MOST))
        return false;
    words = restore ? p->corrected.words : words;
    if (mt_str_eq(words, p->text))
        return false;
    /* The words of the file need no correction. */
    bool as_written = restore || (p->corrected.at && mt_str_eq(words, p->corrected.words));
    w->correction = (mt_correction){.point = p->key, .why = one_line(x, w->body)};
    if (!as_written)
        w->correction.words = words;
    w->body = mt_arena_printf(&x->arena, "%.*s: \"%.*s\" becomes \"%.*s\"%s%.*s", MT_ARG(p->label),
                              MT_ARG(p->text), MT_ARG(words),
                              w->correction.why.len ? ", for: " : "", MT_ARG(w->correction.why));
    return true;
}

void mt_h_moderate_do(mt_exchange *x)
{
    static const struct {
        const char *word;
        mt_write_kind kind;
        mt_debate_state state;
        bool hold;
    } acts[] = {
        {"open", MT_WRITE_STATE, MT_DEBATE_OPEN, false},
        {"close", MT_WRITE_STATE, MT_DEBATE_CLOSED, false},
        {"timed", MT_WRITE_STATE, MT_DEBATE_TIMED, false},
        {"hold", MT_WRITE_HOLD, MT_DEBATE_TIMED, true},
        {"release", MT_WRITE_HOLD, MT_DEBATE_TIMED, false},
        {"note", MT_WRITE_LOG, MT_DEBATE_TIMED, false},
        {"correct", MT_WRITE_CORRECT, MT_DEBATE_TIMED, false},
        {"restore", MT_WRITE_CORRECT, MT_DEBATE_TIMED, true},
    };
    mt_form form;
    if (!mt_form_read(&form, x->req.body, &x->arena)) {
        mt_fail(x, 400, "Not a form", "The fields of the form cannot be read.");
        return;
    }
    moot_str act = mt_form_get(&form, "do"), why = mt_form_get(&form, "why");
    size_t i = 0, n = sizeof(acts) / sizeof(acts[0]);
    while (i < n && !mt_str_eq(act, mt_str(acts[i].word)))
        i++;
    mt_write w = {.debate = mt_str(x->entry->name),
                  .at = x->req.now,
                  .by = x->moderator_name,
                  .body = why,
                  .what = MOOT_STR("noted")};
    if (i == n || why.len > 1000 || (acts[i].kind == MT_WRITE_HOLD && !who(&form, &w)) ||
        (acts[i].kind == MT_WRITE_CORRECT && !correction(x, &form, acts[i].hold, &w))) {
        mt_fail(x, 400, "Not an act", "This form asks for nothing that can be done.");
        return;
    }
    w.kind = acts[i].kind;
    w.state = acts[i].state;
    w.hold = acts[i].hold;
    x->write[x->writes++] = w;
    x->then = done;
}

static bool put_json(void *ctx, const mt_log_entry *e)
{
    page *p = ctx;
    char hash[2 * MT_HASH_BYTES + 1];
    mt_hex(hash, e->hash, MT_HASH_BYTES);
    mt_out_printf(p->o, "%s{\"seq\": %lld, \"at\": %lld, \"what\": ", p->n++ ? ",\n " : "\n ",
                  (long long)e->seq, (long long)e->at);
    mt_out_json(p->o, e->what);
    mt_out_z(p->o, ", \"by\": ");
    mt_out_json(p->o, e->by);
    mt_out_z(p->o, ", \"body\": ");
    mt_out_json(p->o, e->body);
    mt_out_printf(p->o, ", \"hash\": \"%s\"}", hash);
    return true;
}

void mt_h_log(mt_exchange *x)
{
    int64_t bad = 0;
    mt_body *b = mt_body_begin(x);
    if (!b)
        return;
    page p = {.x = x, .o = &b->out};
    bool fine = mt_store_verify(x->site->store, x->debate->name, &bad) == MOOT_OK;
    mt_out_printf(&b->out, "{\"sound\": %s, \"entries\": [", bad ? "false" : "true");
    if (!fine || mt_store_log(x->site->store, x->debate->name, 0, put_json, &p) != MOOT_OK) {
        mt_fail(x, 503, "Not readable", "The log cannot be read just now.");
        return;
    }
    mt_out_z(&b->out, "]}\n");
    x->res.cache = "private, no-store";
    x->res.policy = MT_POLICY_DATA;
    mt_body_end(x, b, 200, MT_TYPE_JSON);
}
