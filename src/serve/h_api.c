/* JSON for programs, and the exports. */
#include "base/json_in.h"
#include "serve/html.h"
#include "serve/pass.h"
#include "serve/polled.h"
#include "serve/routes.h"
#include "serve/vote.h"

void mt_h_api_debates(mt_exchange *x)
{
    mt_body *b = mt_body_begin(x);
    if (!b)
        return;
    uint32_t n;
    mt_entry **all = mt_site_all(x->site, &x->arena, &n);
    bool any = false;
    mt_out_z(&b->out, "{\"debates\": [");
    for (uint32_t i = 0; all && i < n; i++) {
        mt_published *p = mt_entry_use(all[i]);
        if (!p)
            continue;
        mt_debate_row row = mt_entry_row(x->site, all[i], x->req.now);
        mt_out_z(&b->out, any ? ", {\"name\": " : "{\"name\": ");
        mt_out_json(&b->out, p->name);
        mt_out_z(&b->out, ", \"question\": ");
        mt_out_json(&b->out, p->question);
        mt_out_z(&b->out, ", \"verdict\": ");
        mt_out_json(&b->out, p->verdict);
        mt_out_printf(&b->out, ", \"open\": %s, \"version\": ",
                      mt_debate_takes_votes(&row, x->req.now) ? "true" : "false");
        mt_out_json(&b->out, p->version);
        mt_out_z(&b->out, "}");
        any = true;
        mt_published_drop(p);
    }
    mt_out_z(&b->out, "]}\n");
    x->res.cache = "public, max-age=5";
    x->res.policy = MT_POLICY_DATA;
    x->res.open_to_all = true;
    mt_body_end(x, b, 200, MT_TYPE_JSON);
}

static bool tally(mt_exchange *x, mt_tally *t)
{
    if (mt_entry_tally(t, x->site, x->entry, x->debate, x->req.now, &x->arena, NULL) == MOOT_OK)
        return true;
    mt_fail(x, 503, "Not readable", "The votes cannot be read just now.");
    x->res.retry_after = 5;
    return false;
}

void mt_h_api_tally(mt_exchange *x)
{
    mt_tally t;
    if (!tally(x, &t))
        return;
    mt_body *b = mt_body_begin(x);
    if (!b)
        return;
    mt_tally_json(&t, x->debate, &x->row, true, &b->out);
    mt_out_z(&b->out, "\n");
    x->res.policy = MT_POLICY_DATA;
    x->res.open_to_all = true;
    mt_body_end(x, b, 200, MT_TYPE_JSON);
}

static void word_or_null(mt_out *o, const char *name, moot_str word)
{
    mt_out_printf(o, "\"%s\": ", name);
    if (word.len)
        mt_out_json(o, word);
    else
        mt_out_z(o, "null");
}

void mt_h_api_mine(mt_exchange *x)
{
    mt_mine mine = {0};
    mt_body *b = mt_mine_read(x, &mine) ? mt_body_begin(x) : NULL;
    if (!b) {
        mt_fail(x, 503, "Not readable", "Your answers cannot be read just now.");
        return;
    }
    mt_out *o = &b->out;
    mt_out_z(o, "{");
    word_or_null(o, "before", mt_str(mine.before ? mt_answer_words[mine.before] : ""));
    mt_out_z(o, ", ");
    word_or_null(o, "after", mt_str(mine.after ? mt_answer_words[mine.after] : ""));
    mt_out_z(o, ", ");
    word_or_null(o, "moved", mine.moved);
    mt_out_z(o, ", \"ratings\": [");
    for (uint32_t i = 0; i < mine.ratings; i++) {
        mt_out_z(o, i ? ", {\"claim\": " : "{\"claim\": ");
        mt_out_json(o, mine.rating[i].key);
        mt_out_printf(o, ", \"accept\": %d, \"relevance\": %d}", mine.rating[i].accept,
                      mine.rating[i].relevance);
    }
    mt_out_z(o, "]}\n");
    x->res.cache = "private, no-store";
    x->res.policy = MT_POLICY_DATA;
    mt_body_end(x, b, 200, MT_TYPE_JSON);
}

/* ---- one ballot in ---- */

static bool phase_of(moot_str word, mt_phase *phase)
{
    for (int i = 0; i < MT_PHASES; i++)
        if (mt_str_eq(word, mt_str(mt_phase_words[i]))) {
            *phase = (mt_phase)i;
            return true;
        }
    return false;
}

/* A whole number from `least` to `most`. */
static bool whole(const mt_value *v, double least, double most, int64_t *n)
{
    if (!v || v->kind != MT_NUMBER || !(v->number >= least && v->number <= most))
        return false;
    *n = (int64_t)v->number;
    return (double)*n == v->number;
}

/* What is read of a body. */
typedef struct fields {
    const mt_value *all, *value, *claim;
    const mt_point *point; /* that `claim` names, or NULL */
} fields;

/* Of the functions that read it each answers NULL if all is well, or what is wrong. */
static const char *check_names(const mt_value *v)
{
    static const char *const names[] = {"phase", "value", "claim", "key", "seq", NULL};
    if (!v || v->kind != MT_MAP)
        return "A ballot is a JSON object.";
    for (uint32_t i = 0; i < v->n; i++) {
        const char *const *name = names;
        while (*name && !mt_str_eq(v->key[i], mt_str(*name)))
            name++;
        if (!*name)
            return "There is a field in it that is not known here.";
    }
    return NULL;
}

static const char *read_sending(const mt_value *v, mt_ballot *b)
{
    const mt_value *seq = mt_value_get(v, "seq"), *key = mt_value_get(v, "key");
    if (seq && !whole(seq, 1, 9007199254740991.0, &b->seq))
        return "'seq' is a whole number from 1.";
    if (key && (key->kind != MT_STRING || !key->text.len || key->text.len > MT_STORE_NAME_MAX))
        return "'key' is a text of 1 to 64 bytes.";
    b->key = key ? key->text : (moot_str){"", 0};
    return NULL;
}

static const char *read_claim(const mt_exchange *x, fields *f)
{
    f->claim = mt_value_get(f->all, "claim");
    if (!f->claim)
        return NULL;
    if (f->claim->kind != MT_STRING)
        return "'claim' is a text.";
    if (f->claim->text.len)
        f->point = mt_published_point(x->debate, f->claim->text);
    return f->claim->text.len && !f->point ? "'claim' is no point of this debate." : NULL;
}

static const char *read_answer(const fields *f, mt_ballot *b)
{
    b->value = f->value && f->value->kind == MT_STRING ? mt_vote_answer(f->value->text) : 0;
    if (!b->value)
        return "'value' is yes, no or unsure.";
    return f->claim ? "There is no 'claim' here." : NULL;
}

static const char *read_rating(const fields *f, mt_ballot *b)
{
    int64_t n = 0;
    if (!f->point)
        return "'claim' names the point that is rated.";
    if (!whole(f->value, 0, 5, &n))
        return "'value' is a whole number from 0 to 5.";
    b->value = (int)n;
    b->target = f->point->key;
    return NULL;
}

static const char *read_moved(const fields *f, mt_ballot *b)
{
    b->value = f->point ? 1 : 0;
    b->point = f->point ? f->point->key : (moot_str){"", 0};
    return f->value ? "There is no 'value' here." : NULL;
}

static const char *read_ballot(const mt_exchange *x, const mt_value *v, mt_ballot *b)
{
    fields f = {.all = v, .value = mt_value_get(v, "value")};
    const char *fault = check_names(v);
    if (!fault && !phase_of(mt_value_get_str(v, "phase"), &b->phase))
        fault = "'phase' is before, after, accept, relevance or moved.";
    if (!fault)
        fault = read_sending(v, b);
    if (!fault)
        fault = read_claim(x, &f);
    if (fault)
        return fault;
    switch (b->phase) {
    case MT_PHASE_BEFORE:
    case MT_PHASE_AFTER: return read_answer(&f, b);
    case MT_PHASE_ACCEPT:
    case MT_PHASE_RELEVANCE: return read_rating(&f, b);
    case MT_PHASE_MOVED: break;
    }
    return read_moved(&f, b);
}

static void ballot_done(mt_exchange *x)
{
    static const char *const words[] = {
        [MT_WRITTEN_DONE] = "done",
        [MT_WRITTEN_SAME] = "same",
        [MT_WRITTEN_SUPERSEDED] = "superseded",
    };
    const mt_write *w = &x->write[0];
    moot_str cookie = x->res.cookie[0];
    switch (w->written) {
    case MT_WRITTEN_DONE:
    case MT_WRITTEN_SAME:
    case MT_WRITTEN_SUPERSEDED: break;
    case MT_WRITTEN_CLOSED:
        mt_fail(x, 409, "Voting is closed", "Your answer came when no votes are taken.");
        return;
    case MT_WRITTEN_LATE:
        mt_fail(x, 409, "Too late", "The first answer stays once the second is given.");
        return;
    case MT_WRITTEN_REUSED:
        mt_fail(x, 409, "Key used before", "This 'key' stood for another ballot.");
        return;
    case MT_WRITTEN_TAKEN:
    case MT_WRITTEN_UNKNOWN:
    case MT_WRITTEN_NOT: mt_fail(x, 409, "Not kept", "This answer could not be kept."); return;
    }
    mt_body *b = mt_body_begin(x);
    if (!b)
        return;
    mt_vote_done(x);
    mt_out_printf(&b->out, "{\"written\": \"%s\", \"seq\": %lld}\n", words[w->written],
                  (long long)w->seq);
    x->res.policy = MT_POLICY_DATA;
    x->res.cookie[0] = cookie;
    mt_body_end(x, b, 200, MT_TYPE_JSON);
}

void mt_h_api_ballots(mt_exchange *x)
{
    mt_diags diags = {.arena = &x->arena};
    mt_ballot given = {0};
    const mt_value *v = mt_json_read(x->req.body, &x->arena, &diags);
    const char *fault = v ? read_ballot(x, v, &given) : "This is not JSON.";
    if (fault) {
        mt_fail(x, 400, "Not a ballot", fault);
        return;
    }
    if (!mt_vote_ticket(x))
        return;
    mt_vote_add(x, given.phase, given.value);
    mt_ballot *b = &x->write[0].ballot;
    b->target = given.target;
    b->point = given.point;
    b->key = given.key;
    b->seq = given.seq;
    x->then = ballot_done;
}

/* ---- everything out ---- */

typedef struct exporter {
    mt_exchange *x;
    mt_out *o;
    uint64_t n;
} exporter;

static bool put_ballot(void *ctx, const mt_ballot *b)
{
    exporter *e = ctx;
    char who[17];
    bool answer = b->phase == MT_PHASE_BEFORE || b->phase == MT_PHASE_AFTER;
    moot_str claim = b->target.len ? b->target : b->point;
    if (b->value == 0 || (answer && b->value > 3))
        return true;
    mt_pseudonym(who, &e->x->site->secret, e->x->debate->name, b->ticket);
    mt_out_printf(e->o, "%s{\"reader\": \"%s\", \"phase\": \"%s\", ", e->n ? ",\n " : "\n ", who,
                  mt_phase_words[b->phase]);
    word_or_null(e->o, "claim", claim);
    mt_out_z(e->o, ", \"value\": ");
    if (answer)
        mt_out_json(e->o, mt_str(mt_answer_words[b->value]));
    else
        mt_out_whole(e->o, b->value);
    mt_out_printf(e->o, ", \"level\": \"%s\", \"held\": %s}", mt_level_name(b->level),
                  b->held ? "true" : "false");
    e->n++;
    return !mt_arena_failed(&e->x->arena);
}

void mt_h_export_json(mt_exchange *x)
{
    mt_tally t;
    if (!tally(x, &t))
        return;
    mt_body *b = mt_body_begin(x);
    if (!b)
        return;
    exporter e = {x, &b->out, 0};
    mt_out_z(&b->out, "{\"tally\": ");
    mt_tally_json(&t, x->debate, &x->row, true, &b->out);
    mt_out_z(&b->out, ",\n\"ballots\": [");
    if (mt_store_ballots(x->site->store, x->debate->name, put_ballot, &e) != MOOT_OK) {
        mt_fail(x, 503, "Not readable", "The votes cannot be read just now.");
        return;
    }
    mt_out_z(&b->out, "]}\n");
    x->res.policy = MT_POLICY_DATA;
    x->res.open_to_all = true;
    x->res.disposition =
        mt_arena_printf(&x->arena, "attachment; filename=\"%s-votes.json\"", x->entry->name);
    mt_body_end(x, b, 200, MT_TYPE_JSON);
}

static void put_data(mt_exchange *x, moot_str bytes, const char *type)
{
    x->res.status = 200;
    x->res.type = type;
    x->res.body = bytes;
    x->res.policy = MT_POLICY_DATA;
    x->res.open_to_all = true;
    x->res.cache = "public, max-age=60";
    x->res.etag = mt_arena_printf(&x->arena, "\"%.*s\"", MT_ARG(x->debate->version));
    if (x->res.etag.len && mt_str_find(x->req.if_none_match, x->res.etag) != SIZE_MAX) {
        x->res.status = 304;
        x->res.body = (moot_str){"", 0};
    }
}

void mt_h_json(mt_exchange *x)
{
    put_data(x, x->debate->json, MT_TYPE_JSON);
}

void mt_h_argdown(mt_exchange *x)
{
    put_data(x, x->debate->argdown, "text/plain; charset=utf-8");
}
