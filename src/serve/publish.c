/* A file -> the packet: page in pieces, points, data. */
#include "serve/publish.h"

#include "pipeline/pipeline.h"
#include "render/render.h"
#include "store/secret.h"

/* A packet is a row of fields, each a letter, the length in decimal, a colon and the bytes. */
static void put(mt_out *o, char field, moot_str bytes)
{
    mt_out_char(o, field);
    mt_out_whole(o, (int64_t)bytes.len);
    mt_out_char(o, ':');
    mt_out_put(o, bytes);
}

/* Control characters that no page has (mt_out_xml replaces them) stand around a slot. */
#define SLOT_BEGIN '\x01'
#define SLOT_END '\x02'

typedef struct maker {
    const mt_publish_source *source;
    const mt_debate *d;
    moot_str name;
    mt_arena *arena;
    bool *hinge; /* per statement, then per argument */
    /* Likewise: what corrects it (or NULL), and the words of the file. */
    const mt_correction **by;
    moot_str *was;
    bool failed;
} maker;

static uint32_t place_of(const mt_debate *d, mt_end what)
{
    return what.kind == MT_END_STATEMENT ? what.id : d->statements + what.id;
}

static void key_of(char to[33], const maker *m, mt_end what)
{
    const mt_debate *d = m->d;
    uint8_t hash[16];
    moot_str kind, title, text;
    bool named;
    if (what.kind == MT_END_STATEMENT) {
        const mt_statement *s = &d->statement[what.id];
        kind = MOOT_STR("statement");
        title = s->title;
        text = s->text;
        named = title.len && !s->untitled;
    } else {
        const mt_argument *a = &d->argument[what.id];
        kind = MOOT_STR("argument");
        title = a->title;
        text = a->text;
        named = title.len > 0;
    }
    /* A correction does not make it another point. */
    if (m->by && m->by[place_of(d, what)])
        text = m->was[place_of(d, what)];
    /* Of prose the titles are numbers that move with every sentence. */
    if (d->mined && text.len)
        named = false;
    moot_str part[] = {kind, named ? MOOT_STR("title") : MOOT_STR("text"), named ? title : text};
    mt_hash_parts(hash, sizeof(hash), NULL, part, 3);
    mt_hex(to, hash, 8);
}

static const mt_correction *correction_of(const mt_publish_source *source, moot_str key)
{
    for (uint32_t i = 0; i < source->corrections; i++)
        if (mt_str_eq(source->correction[i].point, key))
            return &source->correction[i];
    return NULL;
}

/* Other words for what was corrected, before anything is made of them. */
static void mend(void *ctx, mt_debate *d)
{
    maker *m = ctx;
    size_t n = (size_t)d->statements + d->arguments;
    char key[33];
    const mt_correction **by = MT_NEW_ARRAY(m->arena, const mt_correction *, n + 1);
    m->d = d;
    m->was = MT_NEW_ARRAY(m->arena, moot_str, n + 1);
    m->failed = !by || !m->was;
    for (uint32_t i = 0; i < n && !m->failed && m->source->corrections; i++) {
        bool statement = i < d->statements;
        mt_end what = statement ? (mt_end){MT_END_STATEMENT, i}
                                : (mt_end){MT_END_ARGUMENT, i - d->statements};
        moot_str *text = statement ? &d->statement[i].text : &d->argument[what.id].text;
        if (statement && i == d->motion)
            continue;
        key_of(key, m, what);
        by[i] = correction_of(m->source, mt_str(key));
        if (!by[i])
            continue;
        m->was[i] = *text;
        *text = by[i]->words;
    }
    m->by = by;
}

static bool load(void *ctx, moot_str name, moot_str *bytes)
{
    const maker *m = ctx;
    return m->source->load && m->source->load(m->source->ctx, name, bytes);
}

static void slot(mt_out *o, char kind, const char *key)
{
    mt_out_char(o, SLOT_BEGIN);
    mt_out_char(o, kind);
    mt_out_z(o, key);
    mt_out_char(o, SLOT_END);
}

/* What a reader should know of words that are not those of the file. */
static void put_corrected(const maker *m, mt_end what, mt_out *o)
{
    const mt_correction *c = m->by[place_of(m->d, what)];
    char at[32];
    if (!c)
        return;
    mt_time_write(at, c->at);
    mt_out_printf(o,
                  "<p class=\"corrected\">Corrected by a moderator on <time "
                  "datetime=\"%s\">%.10s</time>",
                  at, at);
    mt_out_z(o, c->why.len ? " (<span dir=\"auto\">" : "");
    mt_out_xml(o, c->why);
    mt_out_z(o,
             c->why.len ? "</span>). Before: <del dir=\"auto\">" : ". Before: <del dir=\"auto\">");
    mt_out_xml(o, m->was[place_of(m->d, what)]);
    mt_out_z(o, "</del></p>\n");
}

static void fill(void *ctx, mt_place place, mt_end what, mt_out *o)
{
    maker *m = ctx;
    char key[33] = "";
    switch (place) {
    case MT_PLACE_HEAD: slot(o, 'h', ""); break;
    case MT_PLACE_BEFORE: slot(o, 'b', ""); break;
    case MT_PLACE_HINGE:
        key_of(key, m, what);
        m->hinge[place_of(m->d, what)] = true;
        slot(o, 'q', key);
        break;
    case MT_PLACE_CLAIM:
        key_of(key, m, what);
        put_corrected(m, what, o);
        mt_out_z(o, "<p class=\"rate\"><a href=\"/d/");
        mt_out_url(o, m->name);
        mt_out_z(o, "/claim/");
        mt_out_z(o, key);
        mt_out_z(o, "\">Do you accept it? Does it matter?</a></p>\n");
        break;
    case MT_PLACE_AFTER: slot(o, 'a', ""); break;
    case MT_PLACE_END: slot(o, 'e', ""); break;
    }
}

static char side_letter(mt_side side)
{
    static const char letters[] = {'-', 'y', 'n', 's'};
    return letters[side];
}

static void put_point(const maker *m, mt_end what, mt_out *o)
{
    const mt_debate *d = m->d;
    char key[33], kind[3] = {0};
    bool statement = what.kind == MT_END_STATEMENT;
    moot_str text = statement ? d->statement[what.id].text : d->argument[what.id].text;
    moot_str title = statement ? d->statement[what.id].title : d->argument[what.id].title;
    key_of(key, m, what);
    kind[0] = side_letter(statement ? d->statement[what.id].side : d->argument[what.id].side);
    kind[1] = m->hinge[place_of(d, what)] ? '!' : '.';
    put(o, 'P', mt_str(key));
    put(o, 'l', statement ? d->statement[what.id].label : d->argument[what.id].label);
    put(o, 't', text.len ? text : title);
    put(o, 'k', mt_str(kind));
    const mt_correction *c = m->by[place_of(d, what)];
    if (c) {
        put(o, 'w', m->was[place_of(d, what)]);
        put(o, 'x', c->why);
        put(o, 'z', mt_arena_printf(m->arena, "%lld", (long long)c->at));
    }
}

/* What is asked.  Words of people from here on go through escapes where they are written. */
static moot_str question_of(const mt_debate *d)
{
    if (d->question.len)
        return mt_str_trim(d->question);
    if (d->title.len)
        return mt_str_trim(d->title);
    if (d->motion != MT_NO_ID)
        return mt_str_trim(d->statement[d->motion].text);
    return MOOT_STR("A debate");
}

/* {vote: {opens:, closes:, rule:}} of the front matter.  What is no time is said. */
static void put_voting(mt_pipeline *p, mt_out *o)
{
    mt_diags ignored = {.arena = &p->arena};
    if (!p->made_doc || p->kind != MT_KIND_ARGDOWN)
        return;
    const mt_value *vote = mt_value_get(mt_doc_data(&p->doc, 0, &p->arena, &ignored), "vote");
    static const char *const names[] = {"opens", "closes"};
    for (size_t i = 0; i < 2; i++) {
        const mt_value *v = mt_value_get(vote, names[i]);
        int64_t ms;
        if (!v)
            continue;
        if (mt_time_read(mt_str_trim(v->text), &ms))
            put(o, i ? 'c' : 'o', mt_arena_printf(&p->arena, "%lld", (long long)ms));
        else
            put(o, 'F',
                mt_arena_printf(&p->arena,
                                "front matter: '%s' of 'vote' is no time such as "
                                "2026-11-03T18:00Z",
                                names[i]));
    }
    moot_str rule = mt_value_get_str(vote, "rule");
    if (mt_str_eq(rule, MOOT_STR("majority")) || mt_str_eq(rule, MOOT_STR("swing")))
        put(o, 'r', rule);
    else if (rule.len)
        put(o, 'F', MOOT_STR("front matter: 'rule' of 'vote' is 'swing' or 'majority'"));
}

static void put_faults(mt_pipeline *p, const mt_publish_source *source, mt_out *o)
{
    for (uint32_t i = 0; i < p->diags.list.n; i++) {
        const moot_diag *d = &p->diags.list.at[i];
        uint32_t line, column;
        if (d->severity != MOOT_ERROR)
            continue;
        mt_locate(p->source.text, d->span.off, &line, &column);
        put(o, 'F',
            mt_arena_printf(&p->arena, "%.*s:%u:%u: %.*s [%s]", MT_ARG(source->file),
                            (unsigned)line, (unsigned)column, MT_ARG(d->message), d->code));
    }
}

typedef moot_status (*producer)(const mt_pipeline *p, maker *m, moot_writer to);

static moot_status make_page(const mt_pipeline *p, maker *m, moot_writer to)
{
    mt_slots slots = {fill, m};
    return mt_render_page(&p->verdict, &slots, NULL, to);
}

static moot_status make_style(const mt_pipeline *p, maker *m, moot_writer to)
{
    (void)m;
    return mt_render_style(&p->verdict, NULL, to);
}

static moot_status make_json(const mt_pipeline *p, maker *m, moot_writer to)
{
    (void)m;
    return mt_render(&p->verdict, MT_FORMAT_JSON, NULL, to);
}

static moot_status make_argdown(const mt_pipeline *p, maker *m, moot_writer to)
{
    (void)m;
    return mt_render(&p->verdict, MT_FORMAT_ARGDOWN, NULL, to);
}

static moot_status put_made(const mt_pipeline *p, maker *m, mt_out *o)
{
    static const struct {
        char field;
        producer make;
    } rows[] = {{'S', make_style}, {'J', make_json}, {'A', make_argdown}, {'H', make_page}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        mt_memory memory = {.arena = m->arena};
        moot_status st = rows[i].make(p, m, mt_memory_writer(&memory));
        if (st != MOOT_OK)
            return st == MOOT_E_IO ? MOOT_E_NOMEM : st;
        put(o, rows[i].field, mt_memory_str(&memory));
    }
    return MOOT_OK;
}

/* Of all that the packet is made of. */
static void version_of(char to[33], const mt_publish_source *source, const mt_debate *d,
                       mt_arena *arena)
{
    uint8_t hash[16];
    mt_memory all = {.arena = arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&all));
    for (uint32_t i = 0; i < source->corrections; i++) {
        const mt_correction *c = &source->correction[i];
        put(&o, 'P', c->point);
        put(&o, 'w', c->words);
        put(&o, 'x', c->why);
    }
    moot_str corrections = mt_out_finish(&o) == MOOT_OK ? mt_memory_str(&all) : (moot_str){"", 0};
    moot_str part[] = {source->bytes, d->text, MOOT_STR(MOOT_VERSION), corrections};
    mt_hash_parts(hash, sizeof(hash), NULL, part, corrections.len ? 4 : 3);
    mt_hex(to, hash, sizeof(hash));
}

static moot_status put_all(mt_pipeline *p, maker *m, mt_out *o)
{
    const mt_publish_source *source = m->source;
    const mt_debate *d = &p->debate;
    char version[33];
    m->hinge = MT_NEW_ARRAY(&p->arena, bool, d->statements + d->arguments + 1);
    if (!m->hinge || m->failed)
        return MOOT_E_NOMEM;
    version_of(version, source, d, &p->arena);
    put(o, 'N', source->name);
    put(o, 'V', mt_str(version));
    put(o, 'Q', question_of(d));
    put(o, 'W', p->verdict.headline);
    put(o, 'y', d->party[0].name);
    put(o, 'n', d->party[1].name);
    put_voting(p, o);
    put_faults(p, source, o);
    moot_status st = put_made(p, m, o);
    for (uint32_t i = 0; i < d->statements; i++)
        if (i != d->motion)
            put_point(m, (mt_end){MT_END_STATEMENT, i}, o);
    for (uint32_t i = 0; i < d->arguments; i++)
        put_point(m, (mt_end){MT_END_ARGUMENT, i}, o);
    put(o, '.', MOOT_STR("moot packet 1"));
    return st;
}

moot_status mt_publish_make(const mt_publish_source *source, moot_writer to)
{
    mt_pipeline p;
    mt_out o;
    maker m = {.source = source, .name = source->name, .arena = &p.arena};
    mt_pipeline_options options = {.kind = source->argdown ? MT_KIND_ARGDOWN : MT_KIND_AUTO,
                                   .name = source->file,
                                   .load = source->load ? load : NULL,
                                   .mend = mend,
                                   .ctx = &m};
    mt_out_init(&o, to);
    moot_status st = mt_pipeline_run(&p, NULL, source->bytes, MT_STAGE_VERDICT, &options);
    if (st == MOOT_OK && p.made_verdict && !p.unusable) {
        st = put_all(&p, &m, &o);
    } else if (st == MOOT_OK) {
        put(&o, 'N', source->name);
        put_faults(&p, source, &o);
        put(&o, '.', MOOT_STR("moot packet 1"));
    }
    if (st == MOOT_OK && mt_arena_failed(&p.arena))
        st = MOOT_E_NOMEM;
    mt_pipeline_fini(&p);
    moot_status written = mt_out_finish(&o);
    return st == MOOT_OK ? written : st;
}
