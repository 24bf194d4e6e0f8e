/* Model and map -> JSON.  What is undefined there is left out here. */
#include "argmap/json.h"

#include "argdown/scan.h"
#include "argmap/json_piece.h"
#include "base/utf8.h"

#include <assert.h>

typedef struct writer {
    mt_emit e;
    const mt_am_model *m;
    const mt_am_map *map;
} writer;

static void put_list(writer *w, const char *key)
{
    mt_emit_key(&w->e, mt_str(key));
    mt_emit_open(&w->e, '[');
}

static void put_section_id(writer *w, const char *key, uint32_t section)
{
    mt_emit_key(&w->e, mt_str(key));
    mt_out_z(w->e.out, "\"s");
    mt_out_whole(w->e.out, w->m->sections.at[section].id);
    mt_out_char(w->e.out, '"');
}

static void put_number(writer *w, unsigned piece, uint32_t n)
{
    mt_emit_fixed(&w->e, piece);
    mt_out_whole(w->e.out, n);
}

static void put_string(writer *w, unsigned piece, moot_str s)
{
    mt_emit_fixed(&w->e, piece);
    mt_out_json(w->e.out, s);
}

static void put_place(writer *w, mt_am_place place)
{
    const uint32_t n[] = {place.line, place.column, place.end_line, place.end_column};
    enum { ROOM = 4 * (MT_EMIT_ROOM + 20) };
    static_assert(ROOM <= (int)MT_OUT_ROOM, "the most that mt_out_room() gives");
    char *p = mt_out_room(w->e.out, ROOM);
    for (unsigned i = 0; i < 4; i++)
        p = mt_whole_at(mt_emit_piece_at(&w->e, p, MT_PIECE_START_LINE + i), n[i]);
    w->e.out->n = (size_t)(p - w->e.out->buf);
}

static void put_data(writer *w, const mt_value *data)
{
    if (!data || w->m->set->no_data)
        return;
    mt_emit_fixed(&w->e, MT_PIECE_DATA);
    mt_emit_value(&w->e, data);
}

static void put_section(writer *w, uint32_t section)
{
    put_number(w, MT_PIECE_SECTION, w->m->sections.at[section].id);
    mt_out_char(w->e.out, '"');
}

void mt_am_json_tags(mt_emit *e, const mt_am_model *m, const uint32_t *tag, uint32_t n)
{
    if (!n)
        return;
    mt_emit_key(e, MOOT_STR("tags"));
    mt_emit_open(e, '[');
    for (uint32_t i = 0; i < n; i++) {
        mt_emit_item(e);
        mt_out_json(e->out, m->tags.at[tag[i]].name);
    }
    mt_emit_close(e, ']');
}

/* `n` tags of the document, from the place `first` on. */
static void put_tags(writer *w, uint32_t first, uint32_t n)
{
    if (n)
        mt_am_json_tags(&w->e, w->m, w->m->tag_of.at + first, n);
}

static void put_ranges(writer *w, const mt_am_range *range, uint32_t n)
{
    static const char *const words[] = {
        "bold", "italic", "link", "tag", "statement-mention", "argument-mention"};
    static const char *const values[] = {NULL, NULL, "url", "tag", "title", "title"};
    put_list(w, "ranges");
    for (uint32_t i = 0; i < n; i++) {
        mt_emit_item(&w->e);
        mt_emit_open(&w->e, '{');
        mt_emit_string(&w->e, "type", mt_str(words[range[i].kind]));
        mt_emit_number(&w->e, "start", range[i].start);
        mt_emit_number(&w->e, "stop", range[i].stop);
        if (values[range[i].kind])
            mt_emit_string(&w->e, values[range[i].kind], range[i].value);
        mt_emit_close(&w->e, '}');
    }
    mt_emit_close(&w->e, ']');
}

static moot_str end_title(const writer *w, mt_am_end end)
{
    if (end.kind != MT_AM_INFERENCE)
        return mt_am_element_at(w->m, end)->title;
    uint32_t argument = w->m->inferences.at[end.id].argument;
    return argument == MT_NO_ID ? MOOT_STR("") : w->m->arguments.at[argument].title;
}

static void put_relation(writer *w, uint32_t id)
{
    const mt_am_relation *r = &w->m->relations.at[id];
    put_string(w, MT_PIECE_RELATION + r->kind, end_title(w, r->from));
    put_string(w, MT_PIECE_FROM + r->from.kind, end_title(w, r->to));
    mt_emit_fixed(&w->e, MT_PIECE_TO + r->to.kind);
    if (r->to.kind == MT_AM_INFERENCE) {
        mt_out_whole(w->e.out, w->m->inferences.at[r->to.id].conclusion);
        mt_emit_fixed(&w->e, MT_PIECE_END);
    }
}

static void put_relations(writer *w, uint32_t start, uint32_t n)
{
    mt_emit_fixed(&w->e, n ? MT_PIECE_RELATIONS : MT_PIECE_NO_RELATIONS);
    for (uint32_t i = 0; i < n; i++)
        put_relation(w, w->m->relation_of.at[start + i]);
    if (n)
        mt_emit_fixed(&w->e, MT_PIECE_END_LIST);
}

static void put_inference(writer *w, uint32_t id)
{
    const mt_am_inference *inf = &w->m->inferences.at[id];
    mt_emit_fixed(&w->e, MT_PIECE_INFERENCE);
    put_relations(w, inf->relation, inf->relations);
    mt_emit_fixed(&w->e, MT_PIECE_RULES);
    for (uint32_t i = 0; i < inf->rules; i++) {
        mt_emit_item(&w->e);
        mt_out_json(w->e.out, inf->rule[i]);
    }
    mt_emit_close(&w->e, ']');
    put_place(w, inf->place);
    put_data(w, inf->data);
    put_number(w, MT_PIECE_CONCLUSION, inf->conclusion);
    put_string(w, MT_PIECE_ARGUMENT_TITLE, end_title(w, (mt_am_end){MT_AM_INFERENCE, id}));
    mt_emit_fixed(&w->e, MT_PIECE_END);
}

static void put_pcs(writer *w, const mt_am_element *a);

static void put_member(writer *w, const mt_am_member *one)
{
    bool description = one->role == MT_AM_DESCRIPTION;
    const mt_am_element *owner =
        &(description ? w->m->arguments.at : w->m->statements.at)[one->owner];
    put_string(w,
               !one->top_level ? MT_PIECE_MEMBER + one->role
               : description   ? MT_PIECE_TOP_DESCRIPTION
                               : MT_PIECE_TOP_MEMBER,
               owner->title);
    if (one->reference)
        mt_emit_fixed(&w->e, MT_PIECE_REFERENCE);
    if (one->text.words.ptr)
        put_string(w, MT_PIECE_TEXT, one->text.words);
    if (one->text.ranges)
        put_ranges(w, one->text.range, one->text.ranges);
    put_place(w, one->place);
    put_data(w, one->data);
    put_tags(w, one->tag, one->tags);
    if (one->section != MT_NO_ID)
        put_section(w, one->section);
    if (one->argument != MT_NO_ID)
        put_string(w, MT_PIECE_ARGUMENT_TITLE, w->m->arguments.at[one->argument].title);
    if (one->inference != MT_NO_ID)
        put_inference(w, one->inference);
    if (one->reconstructed)
        put_pcs(w, owner);
    mt_emit_fixed(&w->e, MT_PIECE_END);
}

/* A description in a reconstruction cannot be: this goes one level deep. */
static void put_pcs(writer *w, const mt_am_element *a)
{
    mt_emit_fixed(&w->e, MT_PIECE_PCS);
    for (uint32_t i = 0; i < a->steps; i++)
        put_member(w, &w->m->members.at[w->m->pcs.at[a->step + i]]);
    mt_emit_close(&w->e, ']');
}

static void put_members(writer *w, const mt_am_element *e)
{
    mt_emit_fixed(&w->e, MT_PIECE_MEMBERS);
    for (uint32_t i = e->first; i != MT_NO_ID; i = w->m->members.at[i].next)
        if (!w->m->members.at[i].gone)
            put_member(w, &w->m->members.at[i]);
    mt_emit_close(&w->e, ']');
}

static void put_used(writer *w, uint8_t used)
{
    static const char *const words[] = {"isUsedAsTopLevelStatement", "isUsedAsRelationStatement",
                                        "isUsedAsPremise", "isUsedAsIntermediaryConclusion",
                                        "isUsedAsMainConclusion"};
    for (unsigned i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (used & (1u << i))
            mt_emit_truth(&w->e, words[i], true);
    if (used & MT_AM_NOT_INTERMEDIARY)
        mt_emit_truth(&w->e, words[3], false);
}

static void put_element(writer *w, const mt_am_element *e, bool argument)
{
    const mt_am_settings *set = w->m->set;
    mt_emit_key(&w->e, e->title);
    put_string(w, argument ? MT_PIECE_ARGUMENT : MT_PIECE_CLASS, e->title);
    if (!set->no_embedded)
        put_relations(w, e->relation, e->relations);
    put_members(w, e);
    if (argument)
        put_pcs(w, e);
    if (argument && e->steps)
        put_place(w, e->place);
    put_used(w, e->used);
    mt_am_json_tags(&w->e, w->m, e->tags.at, e->tags.n);
    put_data(w, e->data);
    if (e->section != MT_NO_ID) {
        put_section(w, e->section);
    } else if (e->no_section) {
        mt_emit_key(&w->e, MOOT_STR("section"));
        mt_out_z(w->e.out, "null");
    }
    put_string(w, MT_PIECE_FONT, argument ? set->argument_font : set->statement_font);
    if (e->color.len)
        put_string(w, MT_PIECE_COLOR, e->color);
    mt_emit_fixed(&w->e, MT_PIECE_END);
}

static void open_section(writer *w, uint32_t id)
{
    const mt_am_section *s = &w->m->sections.at[id];
    mt_emit_item(&w->e);
    mt_emit_open(&w->e, '{');
    mt_emit_string(&w->e, "type", MOOT_STR("section"));
    put_section_id(w, "id", id);
    mt_emit_number(&w->e, "level", s->level);
    mt_emit_string(&w->e, "title", s->title);
    if (s->placed) {
        put_ranges(w, s->range, s->ranges);
        mt_emit_number(&w->e, "startLine", s->place.line);
        mt_emit_number(&w->e, "startColumn", s->place.column);
    }
    if (s->has_end) {
        mt_emit_number(&w->e, "endLine", s->place.end_line);
        mt_emit_number(&w->e, "endColumn", s->place.end_column);
    }
    if (s->cut) {
        mt_emit_key(&w->e, MOOT_STR("endOffset"));
        mt_out_z(w->e.out, "null");
    }
    if (s->placed) {
        put_tags(w, s->tag, s->tags);
    } else if (s->tag_list) {
        mt_emit_key(&w->e, MOOT_STR("tags"));
        mt_emit_value(&w->e, s->tag_list);
    }
    put_data(w, s->data);
    if (s->parent != MT_NO_ID)
        put_section_id(w, "parent", s->parent);
    if (s->is_group) {
        mt_emit_key(&w->e, MOOT_STR("isGroup"));
        mt_emit_value(&w->e, s->is_group);
    }
    if (s->is_closed) {
        mt_emit_key(&w->e, MOOT_STR("isClosed"));
        mt_emit_value(&w->e, s->is_closed);
    }
    mt_emit_string(&w->e, "fontColor", w->m->set->group_font);
    if (s->color.len)
        mt_emit_string(&w->e, "color", s->color);
    put_list(w, "children");
}

static void close_section(writer *w)
{
    mt_emit_close(&w->e, ']');
    mt_emit_close(&w->e, '}');
}

static void put_sections(writer *w)
{
    const mt_am_section *s = w->m->sections.at;
    put_list(w, "sections");
    for (uint32_t i = w->m->top_sections; i != MT_NO_ID;) {
        open_section(w, i);
        if (s[i].first != MT_NO_ID) {
            i = s[i].first;
            continue;
        }
        close_section(w);
        while (s[i].next == MT_NO_ID && s[i].parent != MT_NO_ID) {
            i = s[i].parent;
            close_section(w);
        }
        i = s[i].next;
    }
    mt_emit_close(&w->e, ']');
}

/* The name as a class of CSS: lower case, umlauts in two letters, blanks as hyphens, what is
 * not a-z, 0-9 or hyphen left out. */
static void put_css_class(writer *w, moot_str name)
{
    static const struct {
        const char *from, *to;
    } letters[] = {{"\xC3\xA4", "ae"}, {"\xC3\xB6", "oe"},     {"\xC3\xBC", "ue"},
                   {"\xC3\x9F", "ss"}, {"\xC3\x84", "ae"},     {"\xC3\x96", "oe"},
                   {"\xC3\x9C", "ue"}, {"\xE1\xBA\x9E", "ss"}, {"\xE2\x84\xAA", "k"},
                   {"\xC4\xB0", "i"}};
    mt_scan sc = {.s = name.ptr, .n = (uint32_t)name.len};
    mt_out_z(w->e.out, "\"tag-");
    for (size_t i = 0; i < name.len;) {
        size_t next = i;
        char c = mt_to_lower(name.ptr[i]);
        bool space = mt_scan_space_at(&sc, (uint32_t)i);
        (void)mt_utf8_next(name, &next);
        if (mt_is_alpha(c) || mt_is_digit(c) || c == '-')
            mt_out_char(w->e.out, c);
        else if (space)
            mt_out_char(w->e.out, '-');
        for (size_t k = 0; k < sizeof(letters) / sizeof(letters[0]); k++)
            if (mt_str_eq(mt_sub(name, i, next - i), mt_str(letters[k].from)))
                mt_out_z(w->e.out, letters[k].to);
        i = next;
    }
    mt_out_char(w->e.out, '"');
}

static void put_tag_list(writer *w)
{
    mt_emit_key(&w->e, MOOT_STR("tags"));
    mt_emit_open(&w->e, '{');
    for (uint32_t i = 0; i < w->m->tags.n; i++) {
        const mt_am_tag *t = &w->m->tags.at[i];
        mt_emit_key(&w->e, t->name);
        mt_emit_open(&w->e, '{');
        mt_emit_string(&w->e, "tag", t->name);
        mt_emit_key(&w->e, MOOT_STR("cssClass"));
        put_css_class(w, t->name);
        mt_emit_number(&w->e, "occurrenceIndex", i);
        if (t->color.len)
            mt_emit_string(&w->e, "color", t->color);
        if (t->priority) {
            mt_emit_key(&w->e, MOOT_STR("priority"));
            mt_emit_value(&w->e, t->priority);
        }
        mt_emit_close(&w->e, '}');
    }
    mt_emit_close(&w->e, '}');
}

void mt_am_json(const mt_am_model *m, const mt_am_map *map, mt_out *out)
{
    writer w = {.m = m, .map = map};
    double spaces = m->set->spaces;
    mt_emit_piece *piece =
        MT_NEW_ARRAY(m->arena, mt_emit_piece, (size_t)MT_PIECES * MT_EMIT_DEPTHS);
    if (!piece)
        return;
    w.e = (mt_emit){.out = out,
                    .text = m->doc->text,
                    .spaces = spaces > MT_EMIT_SPACES ? MT_EMIT_SPACES
                              : spaces > 0            ? (uint32_t)spaces
                                                      : 0,
                    .shape = mt_am_pieces,
                    .piece = piece,
                    .arena = m->arena};
    mt_emit_open(&w.e, '{');
    mt_emit_key(&w.e, MOOT_STR("arguments"));
    mt_emit_open(&w.e, '{');
    for (uint32_t i = 0; i < m->arguments.n; i++)
        if (!m->arguments.at[m->argument_order[i]].gone)
            put_element(&w, &m->arguments.at[m->argument_order[i]], true);
    mt_emit_close(&w.e, '}');
    mt_emit_key(&w.e, MOOT_STR("statements"));
    mt_emit_open(&w.e, '{');
    for (uint32_t i = 0; i < m->statements.n; i++)
        put_element(&w, &m->statements.at[m->statement_order[i]], false);
    mt_emit_close(&w.e, '}');
    put_list(&w, "relations");
    for (uint32_t i = 0; i < m->relations.n; i++)
        if (!m->relations.at[i].gone)
            put_relation(&w, i);
    mt_emit_close(&w.e, ']');
    if (map && !m->set->no_map)
        mt_am_json_map(&w.e, map);
    if (!m->set->no_sections)
        put_sections(&w);
    if (!m->set->no_tag_list)
        put_tag_list(&w);
    mt_emit_close(&w.e, '}');
    mt_out_char(out, '\n');
}
