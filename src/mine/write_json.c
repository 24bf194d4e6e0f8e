/* Reading -> JSON. */
#include "base/utf8.h"
#include "mine/reading.h"

/* Bytes -> code points, for offsets that mostly grow. */
typedef struct counter {
    moot_str text;
    size_t byte, point;
} counter;

static size_t points(counter *c, size_t byte)
{
    if (byte < c->byte)
        c->byte = c->point = 0;
    c->point += mt_utf8_count(mt_sub(c->text, c->byte, byte - c->byte));
    c->byte = byte;
    return c->point;
}

static void put_span(mt_out *o, counter *c, moot_span s)
{
    size_t from = points(c, s.off), end = points(c, s.off + s.len);
    mt_out_printf(o, "\"start\": %zu, \"end\": %zu", from, end);
}

static const char *const role_names[] = {"central-claim", "premise", "counter-consideration",
                                         "background"};
static const char *const link_names[] = {"support", "rebut", "undercut"};

static char letter(const mt_block *b)
{
    if (b->side == MT_SIDE_YES)
        return 'y';
    return b->side == MT_SIDE_NO ? (char)'n' : (char)'s';
}

static void put_share(mt_out *o, double p)
{
    mt_out_printf(o, "%u.%03u", (unsigned)(p * 1000 + 0.5) / 1000,
                  (unsigned)(p * 1000 + 0.5) % 1000);
}

/* Who says so, where it is not moot. */
static void put_source(mt_out *o, const mt_reading *r, bool advised)
{
    if (!advised)
        return;
    mt_out_z(o, ", \"source\": \"model ");
    mt_out_put(o, r->advisor);
    mt_out_char(o, '"');
}

static void put_author(mt_out *o, counter *c, const mt_party *p)
{
    if (!p->name.len) {
        mt_out_z(o, "null");
        return;
    }
    mt_out_z(o, "{\"name\": ");
    mt_out_json(o, p->name);
    mt_out_z(o, ", \"credential\": ");
    mt_out_json(o, p->credential);
    mt_out_z(o, ", \"credit_line\": ");
    mt_out_json(o, p->credit_line);
    mt_out_z(o, ", ");
    put_span(o, c, p->credit_span);
    mt_out_z(o, "}");
}

static void put_units(mt_out *o, counter *c, const mt_reading *r, const mt_block *b)
{
    mt_out_z(o, "     \"units\": [");
    for (uint32_t i = 0; i < b->units.n; i++) {
        const mt_unit *u = &b->units.at[i];
        mt_out_printf(o, "%s\n      {\"id\": \"%c%u\", ", i ? "," : "", letter(b), i + 1);
        put_span(o, c, u->span);
        mt_out_printf(o, ", \"role\": \"%s\", \"confidence\": ", role_names[u->role]);
        put_share(o, u->role_confidence);
        mt_out_printf(o, ", \"runner_up\": \"%s\"", role_names[u->role_second]);
        put_source(o, r, u->role_advised);
        mt_out_char(o, '}');
    }
    mt_out_z(o, "],\n");
}

static void put_relations(mt_out *o, const mt_reading *r, const mt_block *b)
{
    bool any = false;
    mt_out_z(o, "     \"relations\": [");
    for (uint32_t i = 0; i < b->units.n; i++) {
        const mt_unit *u = &b->units.at[i];
        if (u->head == MT_NO_ID)
            continue;
        mt_out_printf(o, "%s\n      {\"from\": \"%c%u\", \"to\": \"%c%u\", \"type\": \"%s\", ",
                      any ? "," : "", letter(b), i + 1, letter(b), u->head + 1,
                      link_names[u->link]);
        mt_out_z(o, "\"confidence\": ");
        put_share(o, u->head_confidence);
        if (u->head_second == MT_NO_ID)
            mt_out_z(o, ", \"runner_up\": null");
        else
            mt_out_printf(o, ", \"runner_up\": \"%c%u\"", letter(b), u->head_second + 1);
        put_source(o, r, u->head_advised);
        mt_out_char(o, '}');
        any = true;
    }
    mt_out_z(o, "]}");
}

static void put_id(mt_out *o, const mt_block *b, uint32_t unit)
{
    mt_out_printf(o, "\"%c%u\"", letter(b), unit + 1);
}

static void put_across(mt_out *o, const mt_reading *r)
{
    static const char *const names[] = {"rebut", "undercut", "concedes"};
    mt_out_z(o, " \"cross\": [");
    for (uint32_t i = 0; i < r->across.n; i++) {
        const mt_across *a = &r->across.at[i];
        mt_out_z(o, i ? ",\n    {\"from\": " : "\n    {\"from\": ");
        put_id(o, &r->block[a->from_block], a->from);
        mt_out_z(o, ", \"to\": ");
        put_id(o, &r->block[!a->from_block], a->to);
        mt_out_printf(o, ", \"type\": \"%s\", \"confidence\": ", names[a->kind]);
        put_share(o, a->confidence);
        put_source(o, r, i >= r->own_across);
        mt_out_z(o, "}");
    }
    mt_out_z(o, "],\n");
}

static void put_actors(mt_out *o, const mt_reading *r)
{
    mt_out_z(o, " \"actors\": [");
    for (uint32_t i = 0; i < r->actors.n; i++) {
        const mt_reading_actor *a = &r->actors.at[i];
        mt_out_z(o, i ? ",\n    {\"name\": " : "\n    {\"name\": ");
        mt_out_json(o, a->name);
        mt_out_z(o, ", \"aliases\": [");
        for (uint32_t k = 0; k < a->aliases.n; k++) {
            mt_out_z(o, k ? ", " : "");
            mt_out_json(o, a->aliases.at[k]);
        }
        mt_out_z(o, "]}");
    }
    mt_out_z(o, "],\n");
}

static void put_ties(mt_out *o, const mt_reading *r)
{
    static const char *const modes[] = {"asserted", "denied", "past", "proposed", "inferred"};
    bool any = false;
    mt_out_z(o, " \"actor_relations\": [");
    for (uint32_t i = 0; i < r->ties.n; i++) {
        const mt_reading_tie *t = &r->ties.at[i];
        if (t->block == 2)
            continue;
        mt_out_z(o, any ? ",\n    {\"a\": " : "\n    {\"a\": ");
        mt_out_json(o, r->actors.at[t->a].name);
        mt_out_z(o, ", \"b\": ");
        mt_out_json(o, r->actors.at[t->b].name);
        mt_out_printf(o, ", \"directed\": %s, \"relation\": \"%s\", \"unit\": ",
                      t->directed ? "true" : "false", t->hostile ? "enemy" : "ally");
        put_id(o, &r->block[t->block], t->unit);
        mt_out_printf(o, ", \"mode\": \"%s\", \"basis\": ", modes[t->mode]);
        mt_out_json(o, t->rule);
        mt_out_z(o, ", \"confidence\": ");
        put_share(o, t->confidence);
        put_source(o, r, i >= r->own_ties);
        mt_out_z(o, "}");
        any = true;
    }
    mt_out_z(o, "]");
}

void mt_reading_json(const mt_reading *reading, mt_out *out)
{
    counter c = {.text = reading->text};
    mt_out_z(out, "{\"question\": {\"text\": ");
    mt_out_json(out, mt_slice(reading->text, reading->question));
    mt_out_z(out, ", ");
    put_span(out, &c, reading->question);
    mt_out_printf(out, "},\n \"is_motion\": %s,\n \"sides\": [",
                  reading->is_motion ? "true" : "false");
    for (uint32_t i = 0; i < reading->blocks; i++) {
        const mt_block *b = &reading->block[i];
        mt_out_z(out, i ? ",\n    {\"side\": " : "\n    {\"side\": ");
        mt_out_z(out, b->side == MT_SIDE_YES  ? "\"yes\""
                      : b->side == MT_SIDE_NO ? "\"no\""
                                              : "null");
        mt_out_z(out, ", \"confidence\": ");
        put_share(out, b->side_confidence);
        put_source(out, reading, b->side_advised);
        mt_out_z(out, ", \"author\": ");
        put_author(out, &c, &b->author);
        mt_out_z(out, ",\n");
        put_units(out, &c, reading, b);
        put_relations(out, reading, b);
    }
    mt_out_z(out, "],\n");
    put_across(out, reading);
    put_actors(out, reading);
    put_ties(out, reading);
    mt_out_z(out, "}\n");
}
