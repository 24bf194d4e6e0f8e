/* Signed links: invitations of readers, addresses they confirm, and how moderators sign in. Opening
 * one only shows a button, so that a program that looks at links uses none up. */
#include "serve/form.h"
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

/* ---- confirmed addresses ---- */

enum { ADDRESS_MOST = 254, MINUTES = 15, HASHED = 8, QUESTION_MOST = 500 };

/* One that can stand in the head of a message as it is; in small letters. */
static bool address_of(mt_exchange *x, moot_str given, moot_str *to)
{
    char *at = mt_arena_alloc(&x->arena, ADDRESS_MOST, 1);
    size_t n = 0, sign = SIZE_MAX;
    given = mt_str_trim(given);
    if (!at || given.len < 3 || given.len > ADDRESS_MOST)
        return false;
    for (; n < given.len; n++) {
        char c = mt_to_lower(given.ptr[n]);
        bool plain = mt_is_alpha(c) || mt_is_digit(c) || c == '.' || c == '-';
        if (c == '@' && sign == SIZE_MAX)
            sign = n;
        else if (!plain && (sign != SIZE_MAX || !strchr("!#$%&'*+/=?^_`{|}~", c)))
            return false;
        at[n] = c;
    }
    *to = (moot_str){at, n};
    return sign != SIZE_MAX && sign > 0 && at[0] != '-' && sign + 3 < n &&
           mt_str_find(mt_sub(*to, sign, n - sign), MOOT_STR(".")) != SIZE_MAX;
}

/* The number of its pass: of the address, for this debate, and of the ticket that asked. */
static void number_of(mt_exchange *x, moot_str address, uint8_t number[12])
{
    uint8_t hash[16];
    moot_str part[] = {MOOT_STR("address"), mt_str(x->entry->name), address};
    mt_hash_parts(hash, sizeof(hash), &x->site->secret, part, 3);
    memcpy(number, hash, HASHED);
    memcpy(number + HASHED, x->ticket_id.at, 12 - HASHED);
}

static void page_of_address(mt_exchange *x, const char *words, bool form, mt_out *o)
{
    mt_html_open(x, MOOT_STR("Confirm your vote"), o);
    mt_html_heading(x, o);
    mt_out_z(o, "<h1>Confirm your vote</h1>\n<p>");
    mt_out_z(o, words);
    mt_out_z(o, "</p>\n");
    if (form) {
        mt_out_z(o, "<form method=\"post\" action=\"/d/");
        mt_out_url(o, x->debate->name);
        mt_out_z(o, "/confirm\">");
        mt_html_token(x, o);
        mt_out_z(o, "<p><label>Your e-mail address: <input name=\"address\" type=\"email\" "
                    "autocomplete=\"email\" maxlength=\"254\" required></label></p>\n<p "
                    "class=\"answers\"><button>Send me the link</button></p></form>\n");
    }
    mt_html_close(o);
    x->res.cache = "private, no-store";
}

static bool has_mail(mt_exchange *x)
{
    if (x->site->mail)
        return true;
    mt_fail(x, 404, "Not here", "This site sends no e-mail.");
    return false;
}

void mt_h_confirm(mt_exchange *x)
{
    mt_body *b = has_mail(x) ? mt_body_begin(x) : NULL;
    if (!b)
        return;
    page_of_address(
        x,
        "A confirmed vote counts as much as any other, and is told apart from unconfirmed "
        "ones. You get one message with a link, which holds for fifteen "
        "minutes and for this browser. The address itself is not kept: only a keyed hash "
        "of it, so that it confirms one reader of this debate.",
        true, &b->out);
    mt_body_end(x, b, 200, MT_TYPE_HTML);
}

static bool may_send(mt_exchange *x, const uint8_t number[12])
{
    uint8_t network[8];
    mt_network_hash(network, &x->site->secret, x->req.network, x->req.now);
    int wait = mt_limit_take(x->site->limits, MT_LIMIT_MAIL, network, 8, x->req.now);
    if (!wait)
        wait = mt_limit_take(x->site->limits, MT_LIMIT_MAIL, number, HASHED, x->req.now);
    if (!wait)
        return true;
    mt_fail(x, 429, "Too many at once", "Please wait some minutes and try again.");
    x->res.retry_after = wait;
    return false;
}

/* Its first words, in one line: a message is short. */
static moot_str short_question(mt_exchange *x)
{
    moot_str q = x->debate->question;
    size_t n = q.len < QUESTION_MOST ? q.len : QUESTION_MOST;
    while (n > 0 && n < q.len && ((unsigned char)q.ptr[n] & 0xC0) == 0x80)
        n--;
    char *at = mt_arena_alloc(&x->arena, n + 1, 1);
    for (size_t i = 0; at && i < n; i++)
        at[i] = q.ptr[i];
    for (size_t i = 0; at && i < n; i++)
        if ((unsigned char)at[i] < 0x20)
            at[i] = ' ';
    return (moot_str){at ? at : "", at ? n : 0};
}

void mt_h_confirm_ask(mt_exchange *x)
{
    mt_form form;
    moot_str address, cookie;
    char link[MT_LINK_MAX];
    mt_pass pass = {.kind = MT_PASS_ADDRESS,
                    .until = x->req.now + (int64_t)MINUTES * 60000,
                    .debate = mt_str(x->entry->name)};
    if (!has_mail(x))
        return;
    if (!mt_form_read(&form, x->req.body, &x->arena) ||
        !address_of(x, mt_form_get(&form, "address"), &address)) {
        mt_fail(x, 400, "Not an address",
                "Please write your e-mail address, like name@example.org.");
        return;
    }
    if (!mt_vote_ticket(x))
        return;
    cookie = x->res.cookie[0];
    number_of(x, address, pass.number);
    if (!may_send(x, pass.number))
        return;
    mt_pass_write(link, &x->site->secret, &pass);
    moot_str message = mt_arena_printf(
        &x->arena,
        "To: %.*s\r\nSubject: Confirm your vote\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; "
        "charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\nAuto-Submitted: auto-generated\r\n\r\n"
        "Somebody, probably you, asked to confirm a vote in this debate:\r\n\r\n%.*s\r\n\r\nOpen "
        "this "
        "link within fifteen minutes in the same browser:\r\n\r\n%.*s/confirm/%s\r\n\r\nIf it was "
        "not "
        "you, do nothing: nothing is kept.\r\n",
        MT_ARG(address), MT_ARG(short_question(x)), MT_ARG(mt_site_address(x)), link);
    if (!message.len || !x->site->mail(x->site->mail_ctx, message)) {
        mt_fail(x, 503, "Not sent",
                "The message could not be sent just now. Please try again later.");
        x->res.retry_after = 60;
        return;
    }
    mt_body *b = mt_body_begin(x);
    if (!b)
        return;
    page_of_address(
        x, "A message is on its way. Open its link in this browser within fifteen minutes.", false,
        &b->out);
    x->res.cookie[0] = cookie;
    mt_body_end(x, b, 200, MT_TYPE_HTML);
}

void mt_h_confirmed(mt_exchange *x)
{
    mt_pass pass;
    if (!pass_of(x, MT_PASS_ADDRESS, &pass))
        return;
    x->entry = NULL;
    offer(x, "Confirm your vote",
          "Your address is confirmed with this. It is not kept; what you have answered stays and "
          "is told apart from what nobody confirmed.",
          "Confirm");
}

static void confirmed(mt_exchange *x)
{
    if (x->write[0].written == MT_WRITTEN_TAKEN) {
        mt_fail(x, 409, "This address was used",
                "It has confirmed the answers of another browser in this debate.");
        return;
    }
    mt_entry_touch(x->site, x->entry, false);
    mt_redirect(x, mt_arena_printf(&x->arena, "/d/%s#after", x->entry->name));
}

void mt_h_confirmed_take(mt_exchange *x)
{
    mt_pass pass;
    if (!pass_of(x, MT_PASS_ADDRESS, &pass))
        return;
    if (x->has_ticket)
        x->ticket_id = mt_ticket_hash(&x->site->secret, mt_str(x->entry->name), x->ticket);
    if (!x->has_ticket || memcmp(x->ticket_id.at, pass.number + HASHED, 12 - HASHED) != 0) {
        mt_fail(x, 409, "Another browser",
                "Please open the link in the browser in which you asked for it.");
        return;
    }
    mt_write *w = &x->write[x->writes++];
    *w = (mt_write){.kind = MT_WRITE_INVITE,
                    .level = 1,
                    .debate = mt_str(x->entry->name),
                    .at = x->req.now,
                    .ticket = x->ticket_id};
    moot_str part[] = {MOOT_STR("confirmed"), {(const char *)pass.number, HASHED}};
    mt_hash_parts(w->invitation, sizeof(w->invitation), &x->site->secret, part, 2);
    mt_network_hash(w->prefix, &x->site->secret, x->req.network, x->req.now);
    x->then = confirmed;
}
