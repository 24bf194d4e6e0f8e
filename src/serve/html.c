/* Frame and forms.  Yes always stands before No, as in the texts; both look alike but for
 * their sign and word. */
#include "serve/html.h"

#include "base/vec.h"
#include "serve/pass.h"
#include "serve/routes.h"

const char *mt_html_answer(int value)
{
    static const char *const words[] = {"", "\xE2\x96\xB2 Yes", "\xE2\x96\xBC No", "Not sure"};
    return value >= 1 && value <= 3 ? words[value] : "";
}

static bool take_mine(void *ctx, const mt_ballot *b)
{
    struct taker {
        mt_exchange *x;
        mt_mine *mine;
        uint32_t cap;
    } *t = ctx;
    mt_mine *m = t->mine;
    m->level = b->level;
    if (b->phase == MT_PHASE_BEFORE)
        m->before = b->value;
    else if (b->phase == MT_PHASE_AFTER)
        m->after = b->value;
    else if (b->phase == MT_PHASE_MOVED)
        m->moved = b->value ? mt_arena_dup(&t->x->arena, b->point) : (moot_str){"", 0};
    else if (b->value) {
        uint32_t i = 0;
        while (i < m->ratings && !mt_str_eq(m->rating[i].key, b->target))
            i++;
        if (i == m->ratings) {
            if (m->ratings == t->cap) {
                void *more =
                    mt_vec_grow(&t->x->arena, m->rating, m->ratings, &t->cap, sizeof(*m->rating));
                if (!more)
                    return false;
                m->rating = more;
            }
            m->rating[m->ratings++] =
                (struct mt_mine_rating){.key = mt_arena_dup(&t->x->arena, b->target)};
        }
        if (b->phase == MT_PHASE_ACCEPT)
            m->rating[i].accept = b->value;
        else
            m->rating[i].relevance = b->value;
    }
    return true;
}

bool mt_mine_read(mt_exchange *x, mt_mine *mine)
{
    struct {
        mt_exchange *x;
        mt_mine *mine;
        uint32_t cap;
    } t = {x, mine, 0};
    *mine = (mt_mine){0};
    return !x->has_ticket ||
           mt_store_mine(x->site->store, x->debate->name, x->ticket_id, take_mine, &t) == MOOT_OK;
}

static void asset_link(const mt_site *s, mt_out *o)
{
    /* An empty icon, so that no browser asks for one. */
    mt_out_z(o, "<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"/static/");
    mt_out_z(o, s->asset[0].name);
    mt_out_z(o, "\">\n<script src=\"/static/");
    mt_out_z(o, s->asset[1].name);
    mt_out_z(o, "\" defer></script>\n");
}

void mt_html_open(mt_exchange *x, moot_str title, mt_out *o)
{
    mt_out_z(o, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    mt_out_xml(o, title);
    mt_out_z(o, "</title>\n<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Debates\" "
                "href=\"/feed.atom\">\n");
    asset_link(x->site, o);
    mt_out_z(o, "</head>\n<body class=\"plain\">\n<a class=\"skip\" href=\"#main\">Skip to the "
                "content</a>\n<div class=\"page\">\n<main id=\"main\">\n");
}

void mt_html_close(mt_out *o)
{
    mt_out_z(
        o,
        "</main>\n<footer class=\"foot\"><p class=\"how\"><a href=\"/\">All debates</a> \xC2\xB7 "
        "<a "
        "href=\"/privacy\">What is kept</a> \xC2\xB7 <a href=\"/feed.atom\">Feed</a></p></footer>\n"
        "</div>\n</body>\n</html>\n");
}

void mt_html_heading(mt_exchange *x, mt_out *o)
{
    mt_out_z(o, "<p class=\"how to\"><a href=\"/d/");
    mt_out_url(o, x->debate->name);
    mt_out_z(o, "\" dir=\"auto\">");
    mt_out_xml(o, x->debate->question);
    mt_out_z(o, "</a></p>\n");
}

/* JSON inside <script>: no '<' may end it early. */
static void json_in_script(mt_out *o, moot_str s)
{
    size_t from = 0;
    mt_out_char(o, '"');
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&')
            continue;
        mt_out_put(o, mt_sub(s, from, i - from));
        mt_out_printf(o, "\\u%04x", c);
        from = i + 1;
    }
    mt_out_put(o, mt_sub(s, from, s.len - from));
    mt_out_char(o, '"');
}

/* schema.org: the debate as a question, each point as a claim. */
static void json_ld(mt_exchange *x, moot_str address, mt_out *o)
{
    const mt_published *d = x->debate;
    mt_out_z(o, "<script type=\"application/ld+json\">{\"@context\": \"https://schema.org\", "
                "\"@type\": \"DiscussionForumPosting\", \"headline\": ");
    json_in_script(o, d->question);
    mt_out_z(o, ", \"url\": ");
    json_in_script(o, mt_arena_printf(&x->arena, "%.*s/d/%.*s", MT_ARG(address), MT_ARG(d->name)));
    mt_out_z(o, ", \"abstract\": ");
    json_in_script(o, d->verdict);
    mt_out_z(o, ", \"hasPart\": [");
    bool any = false;
    for (uint32_t i = 0; i < d->points && i < 100; i++) {
        mt_out_z(o,
                 any ? ", {\"@type\": \"Claim\", \"name\": " : "{\"@type\": \"Claim\", \"name\": ");
        json_in_script(o, d->point[i].label);
        mt_out_z(o, ", \"text\": ");
        json_in_script(o, d->point[i].text);
        mt_out_z(o, "}");
        any = true;
    }
    mt_out_z(o, "]}</script>\n");
}

void mt_html_links(mt_exchange *x, mt_out *o)
{
    const mt_published *d = x->debate;
    moot_str address = mt_site_address(x);
    mt_out_z(o, "<link rel=\"stylesheet\" href=\"/d/");
    mt_out_url(o, d->name);
    mt_out_z(o, "/style/");
    mt_out_put(o, d->style_name);
    mt_out_z(o, "\">\n");
    asset_link(x->site, o);
    mt_out_z(o,
             "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Changes\" href=\"/d/");
    mt_out_url(o, d->name);
    mt_out_z(o, "/feed.atom\">\n");
    if (!address.len)
        return;
    mt_out_z(o, "<link rel=\"canonical\" href=\"");
    mt_out_xml(o, address);
    mt_out_z(o, "/d/");
    mt_out_url(o, d->name);
    mt_out_z(o, "\">\n<link rel=\"alternate\" type=\"application/json+oembed\" href=\"");
    mt_out_xml(o, address);
    mt_out_z(o, "/oembed?url=");
    mt_out_url(o, mt_arena_printf(&x->arena, "%.*s/d/%.*s", MT_ARG(address), MT_ARG(d->name)));
    mt_out_z(o, "\">\n");
    json_ld(x, address, o);
}

void mt_html_token(mt_exchange *x, mt_out *o)
{
    char token[MT_TOKEN_MAX];
    moot_str who = {"", 0};
    if (x->route && x->route->level == MT_LEVEL_MODERATOR)
        who = x->moderator_token;
    else if (x->has_ticket)
        who = (moot_str){(const char *)x->ticket, sizeof(x->ticket)};
    mt_token_write(token, &x->site->secret, x->entry ? mt_str(x->entry->name) : MOOT_STR(""), who,
                   x->req.now);
    mt_out_z(o, "<input type=\"hidden\" name=\"token\" value=\"");
    mt_out_xml(o, mt_str(token));
    mt_out_z(o, "\">");
}

static void form(mt_exchange *x, const char *action, mt_out *o)
{
    mt_out_z(o, "<form method=\"post\" action=\"/d/");
    mt_out_url(o, x->debate->name);
    mt_out_z(o, action);
    mt_out_z(o, "\">");
    mt_html_token(x, o);
}

static void date(mt_out *o, int64_t ms)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    char text[32];
    int64_t month = 0, day = 0;
    mt_time_write(text, ms);
    month = (text[5] - '0') * 10 + (text[6] - '0');
    day = (text[8] - '0') * 10 + (text[9] - '0');
    mt_out_z(o, "<time datetime=\"");
    mt_out_z(o, text);
    mt_out_printf(o, "\">%d %s %.4s, %.5s UTC</time>", (int)day, months[(month - 1) % 12], text,
                  text + 11);
}

void mt_html_times(const mt_exchange *x, mt_out *o)
{
    const mt_debate_row *r = &x->row;
    bool open = mt_debate_takes_votes(r, x->req.now);
    if (open) {
        mt_out_z(o, "Voting is open");
        if (r->state == MT_DEBATE_TIMED && r->closes_at) {
            mt_out_z(o, " until ");
            date(o, r->closes_at);
        }
    } else if (r->state == MT_DEBATE_TIMED && x->req.now < r->opens_at) {
        mt_out_z(o, "Voting opens ");
        date(o, r->opens_at);
    } else {
        mt_out_z(o, "Voting is closed");
        if (r->state == MT_DEBATE_TIMED) {
            mt_out_z(o, " since ");
            date(o, r->closes_at);
        }
    }
    mt_out_z(o, ".");
}

void mt_html_notices(mt_exchange *x, mt_out *o)
{
    char fault[sizeof(x->entry->fault)];
    (void)pthread_mutex_lock(&x->entry->lock);
    memcpy(fault, x->entry->fault, sizeof(fault));
    (void)pthread_mutex_unlock(&x->entry->lock);
    if (fault[0]) {
        mt_out_z(o, x->debate->errors ? "<p class=\"notice\">The file of this debate has an error: "
                                      : "<p class=\"notice\">The file of this debate was changed "
                                        "and cannot be read; this is its last sound version: ");
        mt_out_xml(o, mt_str(fault));
        mt_out_z(o, "</p>\n");
    }
    if (mt_store_failing(x->site->store))
        mt_out_z(o, "<p class=\"notice\">Votes cannot be kept at the moment. Please come back "
                    "later.</p>\n");
}

static void answer_button(int value, bool chosen, mt_out *o)
{
    mt_out_printf(o, "<button name=\"value\" value=\"%s\" aria-pressed=\"%s\">%s</button> ",
                  mt_answer_words[value], chosen ? "true" : "false", mt_html_answer(value));
}

void mt_html_vote(mt_exchange *x, const mt_mine *mine, mt_phase phase, mt_out *o)
{
    int chosen = phase == MT_PHASE_BEFORE ? mine->before : mine->after;
    bool open = mt_debate_takes_votes(&x->row, x->req.now);
    bool fixed = phase == MT_PHASE_BEFORE && mine->after != 0;
    if (chosen) {
        mt_out_z(o, "<p>Your answer: <b>");
        mt_out_z(o, mt_html_answer(chosen));
        mt_out_z(o, fixed  ? "</b>. It stays as it was, since you have voted again.</p>\n"
                    : open ? "</b>. You can change it.</p>\n"
                           : "</b>.</p>\n");
    }
    if (!open || fixed)
        return;
    form(x, "/vote", o);
    mt_out_printf(o, "<input type=\"hidden\" name=\"phase\" value=\"%s\">\n<p class=\"answers\">",
                  mt_phase_words[phase]);
    for (int v = 1; v <= 3; v++)
        answer_button(v, v == chosen, o);
    mt_out_z(o, "</p></form>\n");
}

static void choices(const char *name, const char *legend, const char *const *words, int chosen,
                    mt_out *o)
{
    mt_out_printf(o, "<fieldset><legend>%s</legend>", legend);
    for (int v = 5; v >= 1; v--)
        mt_out_printf(o, "<label><input type=\"radio\" name=\"%s\" value=\"%d\"%s> %s</label> ",
                      name, v, v == chosen ? " checked" : "", words[v - 1]);
    mt_out_z(o, "</fieldset>\n");
}

void mt_html_questions(mt_exchange *x, const mt_mine *mine, const mt_point *point, mt_out *o)
{
    static const char *const accept[] = {"no", "rather no", "unsure", "rather yes", "yes"};
    static const char *const matter[] = {"no", "little", "some", "a lot", "decides it"};
    int accepts = 0, matters = 0;
    for (uint32_t i = 0; i < mine->ratings; i++)
        if (mt_str_eq(mine->rating[i].key, point->key)) {
            accepts = mine->rating[i].accept;
            matters = mine->rating[i].relevance;
        }
    if (!mt_debate_takes_votes(&x->row, x->req.now))
        return;
    mt_out_z(o, "<div class=\"rating\" id=\"q-");
    mt_out_xml(o, point->key);
    mt_out_z(o, "\">");
    form(x, "/rate", o);
    if (x->route && x->route->handle == mt_h_debate)
        mt_out_z(o, "<input type=\"hidden\" name=\"from\" value=\"page\">");
    mt_out_z(o, "<input type=\"hidden\" name=\"claim\" value=\"");
    mt_out_xml(o, point->key);
    mt_out_z(o, "\">\n<div class=\"questions\">");
    choices("accept", "Do you accept this?", accept, accepts, o);
    choices("relevance", "Does it matter to the question?", matter, matters, o);
    mt_out_z(o, "<p class=\"keep\"><button>Keep</button> <span class=\"kept\" role=\"status\">");
    mt_out_z(o, accepts || matters ? "Your answers are kept; you can change them." : "");
    mt_out_z(o, "</span></p></div></form></div>\n");
}

void mt_html_corrected(const mt_point *p, mt_out *o)
{
    if (!p->corrected.at)
        return;
    mt_out_z(o, "<p class=\"corrected\">Corrected by a moderator on ");
    date(o, p->corrected.at);
    if (p->corrected.why.len) {
        mt_out_z(o, " (<span dir=\"auto\">");
        mt_out_xml(o, p->corrected.why);
        mt_out_z(o, "</span>)");
    }
    mt_out_z(o, ". Before: <del dir=\"auto\">");
    mt_out_xml(o, p->corrected.words);
    mt_out_z(o, "</del></p>\n");
}

void mt_html_moved(mt_exchange *x, const mt_mine *mine, mt_out *o)
{
    if (!mine->after || !mt_debate_takes_votes(&x->row, x->req.now) || !x->debate->points)
        return;
    form(x, "/moved", o);
    mt_out_z(o, "<p><label for=\"moved\">Which point moved you most?</label> <select id=\"moved\" "
                "name=\"claim\"><option value=\"\">None of them</option>\n");
    for (uint32_t i = 0; i < x->debate->points; i++) {
        const mt_point *p = &x->debate->point[i];
        mt_out_z(o, "<option value=\"");
        mt_out_xml(o, p->key);
        mt_out_z(o, mt_str_eq(p->key, mine->moved) ? "\" selected>" : "\">");
        mt_out_xml(o, p->label);
        mt_out_z(o, ": ");
        /* The first words are enough to know it by. */
        size_t n = p->text.len < 80 ? p->text.len : 80;
        while (n < p->text.len && n > 0 && ((unsigned char)p->text.ptr[n] & 0xc0) == 0x80)
            n--;
        mt_out_xml(o, mt_sub(p->text, 0, n));
        mt_out_z(o, n < p->text.len ? "\xE2\x80\xA6</option>\n" : "</option>\n");
    }
    mt_out_z(o, "</select> <button>Keep</button></p></form>\n");
}
