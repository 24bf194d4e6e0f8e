/* What is kept: of everybody, as a notice; of one reader, to see and to delete. */
#include "serve/form.h"
#include "serve/html.h"
#include "serve/routes.h"

void mt_h_privacy(mt_exchange *x)
{
    static const char *const rows[][3] = {
        {"Your answers, under a keyed hash of your cookie that differs between debates",
         "in the database of this site", "with the debate, or until you delete them"},
        {"That an invitation or an address was used, as a keyed hash", "in the same database",
         "with the debate, or until you delete your answers"},
        {"A hash of your network (not of your address), another one each day, to see bursts",
         "in the same database", "48 hours"},
        {"Keys by which a program\xE2\x80\x99s repeated sending is known", "in the same database",
         "48 hours"},
        {"What moderators did, and that somebody deleted answers (not who, not which)",
         "in a log in which each entry seals the one before", "with the debate"},
        {"How many requests came from where, to slow down whoever sends too many", "in memory",
         "minutes, a day at most"},
        {"The cookie itself: 128 random bits", "in your browser alone", "400 days"},
    };
    mt_body *b = mt_body_begin(x);
    if (!b)
        return;
    mt_out *o = &b->out;
    mt_html_open(x, MOOT_STR("What is kept"), o);
    mt_out_z(
        o, "<h1>What is kept of you</h1>\n<p>What you think of a question is nobody\xE2\x80\x99s "
           "business. There are no accounts and no names here; no other site is asked for "
           "anything; no address is kept; nothing is sold or handed on. Numbers that would tell "
           "of one to four people are not shown.</p>\n<div class=\"sheet\" tabindex=\"0\" "
           "role=\"region\" aria-label=\"What is kept\"><table class=\"ways text\"><thead><tr><th "
           "scope=\"col\">What</th><th scope=\"col\">Where</th><th scope=\"col\">How "
           "long</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        mt_out_z(o, "<tr><th scope=\"row\">");
        for (size_t k = 0; k < 3; k++) {
            mt_out_z(o, k ? "<td>" : "");
            mt_out_z(o, rows[i][k]);
            mt_out_z(o, k ? "</td>" : "</th>");
        }
        mt_out_z(o, "</tr>\n");
    }
    mt_out_z(o,
             "</tbody></table></div>\n<p>Anybody may take the ballots of a debate, one line a "
             "reader under a name made up for that debate: so everybody can check the results. On "
             "the page <i>Your answers</i> of each debate you see what is kept of you, and delete "
             "it.</p>\n");
    mt_html_close(o);
    x->res.cache = "public, max-age=3600";
    mt_body_end(x, b, 200, MT_TYPE_HTML);
}

/* ---- one reader ---- */

static const char *const accepts[] = {"", "no", "rather no", "unsure", "rather yes", "yes"};
static const char *const matters[] = {"", "no", "little", "some", "a lot", "decides it"};

static const char *const came[] = {"with a cookie", "with a confirmed address", "by invitation"};

static void row(const char *name, const char *value, mt_out *o)
{
    mt_out_printf(o, "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n", name,
                  value[0] ? value : "\xE2\x80\x93");
}

static void put_label(mt_exchange *x, moot_str key, mt_out *o)
{
    const mt_point *p = mt_published_point(x->debate, key);
    if (p)
        mt_out_xml(o, p->label);
    else
        mt_out_z(o, "a point that is no longer here");
}

static void put_kept(mt_exchange *x, const mt_mine *mine, mt_out *o)
{
    mt_out_z(o, "<table class=\"ways text\"><tbody>\n");
    row("Before reading", mt_html_answer(mine->before), o);
    row("After reading", mt_html_answer(mine->after), o);
    row("You came", came[mine->level >= 0 && mine->level <= 2 ? mine->level : 0], o);
    if (mine->moved.len) {
        mt_out_z(o, "<tr><th scope=\"row\">What moved you</th><td>");
        put_label(x, mine->moved, o);
        mt_out_z(o, "</td></tr>\n");
    }
    for (uint32_t i = 0; i < mine->ratings; i++) {
        mt_out_z(o, "<tr><th scope=\"row\">");
        put_label(x, mine->rating[i].key, o);
        mt_out_printf(o, "</th><td>accepted: %s; matters: %s</td></tr>\n",
                      mine->rating[i].accept ? accepts[mine->rating[i].accept] : "\xE2\x80\x93",
                      mine->rating[i].relevance ? matters[mine->rating[i].relevance]
                                                : "\xE2\x80\x93");
    }
    mt_out_z(o, "</tbody></table>\n<p class=\"how\"><a href=\"/api/v1/debates/");
    mt_out_url(o, x->debate->name);
    mt_out_z(o, "/mine\">The same as JSON</a></p>\n<h2>Delete it</h2>\n<p>All of it goes at once "
                "and for good, also when voting is over. The results are counted anew without you; "
                "the log says that somebody did so, not who.</p>\n<form method=\"post\" "
                "action=\"/d/");
    mt_out_url(o, x->debate->name);
    mt_out_z(o, "/erase\">");
    mt_html_token(x, o);
    mt_out_z(o, "<button>Delete my answers</button></form>\n");
}

void mt_h_mine(mt_exchange *x)
{
    mt_mine mine;
    mt_body *b = mt_mine_read(x, &mine) ? mt_body_begin(x) : NULL;
    if (!b) {
        mt_fail(x, 503, "Not readable", "Your answers cannot be read just now.");
        x->res.retry_after = 5;
        return;
    }
    mt_out *o = &b->out;
    mt_html_open(x, mt_arena_printf(&x->arena, "Your answers: %.*s", MT_ARG(x->debate->question)),
                 o);
    mt_html_heading(x, o);
    mt_out_z(o, "<h1>Your answers</h1>\n");
    if (mine.before || mine.after || mine.ratings || mine.moved.len || mine.level)
        put_kept(x, &mine, o);
    else
        mt_out_z(o, "<p>Nothing is kept of you in this debate.</p>\n");
    mt_html_close(o);
    x->res.cache = "private, no-store";
    mt_body_end(x, b, 200, MT_TYPE_HTML);
}

static void erased(mt_exchange *x)
{
    if (x->write[0].written == MT_WRITTEN_DONE)
        mt_entry_touch(x->site, x->entry, false);
    mt_redirect(x, mt_arena_printf(&x->arena, "/d/%s/mine", x->entry->name));
}

void mt_h_erase(mt_exchange *x)
{
    if (!x->has_ticket) {
        mt_redirect(x, mt_arena_printf(&x->arena, "/d/%s/mine", x->entry->name));
        return;
    }
    x->write[x->writes++] = (mt_write){.kind = MT_WRITE_ERASE,
                                       .debate = mt_str(x->entry->name),
                                       .at = x->req.now,
                                       .ticket = x->ticket_id};
    x->then = erased;
}
