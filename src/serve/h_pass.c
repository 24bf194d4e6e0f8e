/* Signed links: invitations of readers, and how moderators sign in.  Opening one only shows a
 * button, so that a program that looks at links uses none up. */
#include "serve/html.h"
#include "serve/pass.h"
#include "serve/routes.h"
#include "serve/vote.h"

/* The pass of the path, with its debate; false after an answer that says why not. */
static bool pass_of(mt_exchange *x, mt_pass_kind kind, mt_pass *pass)
{
    bool fine =
        mt_pass_read(pass, &x->site->secret, x->parameter[0], x->req.now) && pass->kind == kind;
    x->entry = fine ? mt_site_find(x->site, pass->debate) : NULL;
    x->debate = x->entry ? mt_entry_use(x->entry) : NULL;
    if (x->debate)
        return true;
    mt_fail(x, 404, "This link is not valid", "It may be over, or not be whole.");
    return false;
}

static void offer(mt_exchange *x, const char *title, const char *words, const char *button)
{
    mt_body *b = mt_body_begin(x);
    if (!b)
        return;
    mt_html_open(x, mt_str(title), &b->out);
    mt_out_z(&b->out, "<h1>");
    mt_out_xml(&b->out, mt_str(title));
    mt_out_z(&b->out, "</h1>\n<p dir=\"auto\">");
    mt_out_xml(&b->out, x->debate->question);
    mt_out_z(&b->out, "</p>\n<p>");
    mt_out_xml(&b->out, mt_str(words));
    mt_out_z(&b->out, "</p>\n<form method=\"post\" action=\"");
    mt_out_xml(&b->out, x->req.path);
    mt_out_z(&b->out, "\">");
    mt_html_token(x, &b->out);
    mt_out_z(&b->out, "<button>");
    mt_out_xml(&b->out, mt_str(button));
    mt_out_z(&b->out, "</button></form>\n");
    mt_html_close(&b->out);
    x->res.cache = "private, no-store";
    mt_body_end(x, b, 200, MT_TYPE_HTML);
}

void mt_h_invite(mt_exchange *x)
{
    mt_pass pass;
    x->entry = NULL;
    if (!pass_of(x, MT_PASS_READER, &pass))
        return;
    /* The form goes to a path without a debate: its token must not name one. */
    x->entry = NULL;
    offer(x, "An invitation",
          "You are invited to take part. Answers of invited readers are counted apart; what you "
          "have answered already stays. The invitation holds for one reader.",
          "Take part as an invited reader");
}

static void invited(mt_exchange *x)
{
    moot_str cookie = x->res.cookie[0];
    if (x->write[0].written == MT_WRITTEN_TAKEN) {
        mt_fail(x, 409, "This invitation was taken",
                "Somebody has used this link with another browser.");
        return;
    }
    x->res.cookie[0] = cookie;
    mt_redirect(x, mt_arena_printf(&x->arena, "/d/%s", x->entry->name));
}

void mt_h_invite_take(mt_exchange *x)
{
    mt_pass pass;
    if (!pass_of(x, MT_PASS_READER, &pass) || !mt_vote_ticket(x))
        return;
    x->ticket_id = mt_ticket_hash(&x->site->secret, mt_str(x->entry->name), x->ticket);
    mt_write *w = &x->write[x->writes++];
    *w = (mt_write){.kind = MT_WRITE_INVITE,
                    .level = 2,
                    .debate = mt_str(x->entry->name),
                    .at = x->req.now,
                    .ticket = x->ticket_id};
    moot_str number = {(const char *)pass.number, sizeof(pass.number)};
    mt_hash_parts(w->invitation, sizeof(w->invitation), &x->site->secret, &number, 1);
    mt_network_hash(w->prefix, &x->site->secret, x->req.network, x->req.now);
    x->then = invited;
}

void mt_h_sign_in(mt_exchange *x)
{
    mt_pass pass;
    if (!pass_of(x, MT_PASS_MODERATOR, &pass))
        return;
    x->entry = NULL;
    offer(x, "For a moderator",
          "With this link you open and close the voting and hold votes for review. Whatever you "
          "do is kept in a log that cannot be changed unseen.",
          "Sign in as moderator");
}

void mt_h_sign_in_take(mt_exchange *x)
{
    mt_pass pass;
    if (!pass_of(x, MT_PASS_MODERATOR, &pass))
        return;
    int64_t left = (pass.until - x->req.now) / 1000;
    x->res.cookie[0] = mt_arena_printf(
        &x->arena, "%s=%.*s; Path=/d/%s/; Max-Age=%lld; HttpOnly; SameSite=Strict%s",
        x->site->secure ? "__Secure-moot-moderator" : "moot-moderator", MT_ARG(x->parameter[0]),
        x->entry->name, (long long)left, x->site->secure ? "; Secure" : "");
    mt_redirect(x, mt_arena_printf(&x->arena, "/d/%s/moderate", x->entry->name));
}
