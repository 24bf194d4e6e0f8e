/* Forms of readers -> ballots.  A reader without a ticket gets one with the answer. */
#include "serve/form.h"
#include "serve/pass.h"
#include "serve/routes.h"
#include "serve/vote.h"

enum { YEAR_400_DAYS = 34560000 /* seconds */ };

bool mt_vote_ticket(mt_exchange *x)
{
    uint8_t network[8];
    if (x->has_ticket)
        return true;
    mt_network_hash(network, &x->site->secret, x->req.network, x->req.now);
    int wait = mt_limit_take(x->site->limits, MT_LIMIT_TICKETS, network, 8, x->req.now);
    if (wait) {
        atomic_fetch_add(&x->site->counters.limited, 1);
        mt_fail(x, 429, "Too many new readers at once",
                "Very many have begun to vote from your network. Please try again later.");
        x->res.retry_after = wait;
        return false;
    }
    char text[MT_TICKET_TEXT + 1];
    mt_random(x->ticket, sizeof(x->ticket));
    mt_ticket_write(text, x->ticket);
    x->has_ticket = true;
    x->ticket_id = mt_ticket_hash(&x->site->secret, mt_str(x->entry->name), x->ticket);
    x->res.cookie[0] =
        mt_arena_printf(&x->arena, "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s",
                        x->site->secure ? "__Host-moot" : "moot", text, (int)YEAR_400_DAYS,
                        x->site->secure ? "; Secure" : "");
    return true;
}

void mt_vote_add(mt_exchange *x, mt_phase phase, int value)
{
    mt_write *w = &x->write[x->writes++];
    *w = (mt_write){.kind = MT_WRITE_BALLOT,
                    .debate = mt_str(x->entry->name),
                    .at = x->req.now,
                    .ballot = {.ticket = x->ticket_id, .phase = phase, .value = value}};
    mt_network_hash(w->prefix, &x->site->secret, x->req.network, x->req.now);
}

int mt_vote_answer(moot_str word)
{
    for (int v = 1; v <= 3; v++)
        if (mt_str_eq(word, mt_str(mt_answer_words[v])))
            return v;
    return 0;
}

/* Say what the store did not take; false if all is well. */
static bool complained(mt_exchange *x)
{
    for (uint32_t i = 0; i < x->writes; i++)
        switch (x->write[i].written) {
        case MT_WRITTEN_CLOSED:
            mt_fail(x, 409, "Voting is closed", "Your answer came when no votes are taken.");
            return true;
        case MT_WRITTEN_LATE:
            mt_fail(x, 409, "You have voted again already",
                    "The first answer stays as it was once the second is given.");
            return true;
        case MT_WRITTEN_REUSED:
        case MT_WRITTEN_TAKEN:
        case MT_WRITTEN_UNKNOWN:
        case MT_WRITTEN_NOT:
            mt_fail(x, 409, "Not kept", "This answer could not be kept.");
            return true;
        case MT_WRITTEN_DONE:
        case MT_WRITTEN_SAME:
        case MT_WRITTEN_SUPERSEDED: break;
        }
    return false;
}

void mt_vote_done(mt_exchange *x)
{
    atomic_fetch_add(&x->site->counters.votes, x->writes);
    mt_entry_touch(x->site, x->entry, false);
}

static void back(mt_exchange *x)
{
    moot_str cookie = x->res.cookie[0];
    if (complained(x))
        return;
    mt_vote_done(x);
    x->res.cookie[0] = cookie;
    const moot_str *to = x->note;
    mt_redirect(x, to ? *to : x->req.path);
}

/* Where to go on; in the arena, kept for back(). */
static void go_to(mt_exchange *x, const char *where)
{
    moot_str *to = MT_NEW(&x->arena, moot_str);
    if (to)
        *to = mt_arena_printf(&x->arena, "/d/%s%s", x->entry->name, where);
    x->note = to;
    x->then = back;
}

static bool form_of(mt_exchange *x, mt_form *form, const char *const *names)
{
    if (!mt_form_read(form, x->req.body, &x->arena)) {
        mt_fail(x, 400, "Not a form", "The fields of the form cannot be read.");
        return false;
    }
    for (uint32_t i = 0; i < form->n; i++) {
        const char *const *name = names;
        while (*name && !mt_str_eq(form->name[i], mt_str(*name)))
            name++;
        if (!*name) {
            mt_fail(x, 400, "Not this form", "There is a field in it that is not known here.");
            return false;
        }
    }
    return true;
}

void mt_h_vote(mt_exchange *x)
{
    static const char *const names[] = {"token", "phase", "value", NULL};
    mt_form form;
    if (!form_of(x, &form, names))
        return;
    moot_str phase = mt_form_get(&form, "phase");
    int value = mt_vote_answer(mt_form_get(&form, "value"));
    bool first = mt_str_eq(phase, MOOT_STR("before"));
    if (!value || (!first && !mt_str_eq(phase, MOOT_STR("after")))) {
        mt_fail(x, 400, "Not an answer",
                "The answer is yes, no or unsure, before or after reading.");
        return;
    }
    if (!mt_vote_ticket(x))
        return;
    mt_vote_add(x, first ? MT_PHASE_BEFORE : MT_PHASE_AFTER, value);
    go_to(x, first ? "#cases" : "#after");
}

/* 1 to 5, or 0 to take it back; -1 if it is not given, -2 if it is something else. */
static int rating(const mt_form *form, const char *name)
{
    moot_str v = mt_form_get(form, name);
    if (!v.len)
        return -1;
    return v.len == 1 && v.ptr[0] >= '0' && v.ptr[0] <= '5' ? v.ptr[0] - '0' : -2;
}

void mt_h_rate(mt_exchange *x)
{
    static const char *const names[] = {"token", "claim", "accept", "relevance", "from", NULL};
    mt_form form;
    if (!form_of(x, &form, names))
        return;
    const mt_point *p = mt_published_point(x->debate, mt_form_get(&form, "claim"));
    int value[2] = {rating(&form, "accept"), rating(&form, "relevance")};
    if (!p || value[0] == -2 || value[1] == -2 || (value[0] < 0 && value[1] < 0)) {
        mt_fail(x, 400, "Not an answer",
                "Please answer at least one of the two questions about a point of this debate.");
        return;
    }
    if (!mt_vote_ticket(x))
        return;
    for (int i = 0; i < 2; i++)
        if (value[i] >= 0) {
            mt_vote_add(x, i ? MT_PHASE_RELEVANCE : MT_PHASE_ACCEPT, value[i]);
            x->write[x->writes - 1].ballot.target = p->key;
        }
    bool page = mt_str_eq(mt_form_get(&form, "from"), MOOT_STR("page"));
    go_to(x, mt_arena_printf(&x->arena, page ? "#q-%.*s" : "/claim/%.*s", MT_ARG(p->key)).ptr);
}

void mt_h_moved(mt_exchange *x)
{
    static const char *const names[] = {"token", "claim", NULL};
    mt_form form;
    if (!form_of(x, &form, names))
        return;
    moot_str key = mt_form_get(&form, "claim");
    const mt_point *p = key.len ? mt_published_point(x->debate, key) : NULL;
    if (key.len && !p) {
        mt_fail(x, 400, "Not an answer", "There is no such point in this debate.");
        return;
    }
    if (!mt_vote_ticket(x))
        return;
    mt_vote_add(x, MT_PHASE_MOVED, p ? 1 : 0);
    if (p)
        x->write[0].ballot.point = p->key;
    go_to(x, "#after");
}
