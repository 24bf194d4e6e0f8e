/* The model and map of Argdown's reference, by what they say of small documents. */
#include "argdown/include.h"
#include "argdown/portable.h"
#include "argdown/yaml.h"
#include "argmap/argmap.h"
#include "argmap/label.h"
#include "base/json_in.h"
#include "unit/unit.h"

#include <stdio.h>

typedef struct made {
    mt_arena arena;
    mt_doc doc;
    mt_diags diags;
    moot_str bytes;
    const mt_value *json;
} made;

static void make(made *x, const char *text, const char *settings, mt_am_form form)
{
    *x = (made){.bytes = {NULL, 0}};
    mt_arena_init(&x->arena, NULL);
    x->diags.arena = &x->arena;
    const mt_value *outer = NULL;
    if (settings)
        outer = mt_yaml_read(mt_str(settings), 0, &x->arena, &x->diags);
    assert_int_equal(mt_doc_parse(&x->doc, NULL, mt_str(text)), MOOT_OK);
    mt_memory m = {.arena = &x->arena};
    assert_int_equal(mt_am_write(&x->doc, outer, form, NULL, &x->diags, mt_memory_writer(&m)),
                     MOOT_OK);
    x->bytes = mt_memory_str(&m);
    if (form == MT_AM_FORM_JSON || form == MT_AM_FORM_MAP_JSON) {
        x->json = mt_json_read(x->bytes, &x->arena, &x->diags);
        assert_non_null(x->json);
    }
}

static void drop(made *x)
{
    mt_doc_fini(&x->doc);
    mt_arena_free(&x->arena);
}

/* The value at a path such as "statements/A/members/0/text". */
static const mt_value *at(const made *x, const char *path)
{
    const mt_value *v = x->json;
    while (v && *path) {
        char key[64];
        size_t n = strcspn(path, "/");
        assert_true(n < sizeof(key));
        memcpy(key, path, n);
        key[n] = '\0';
        path += n + (path[n] == '/');
        if (v->kind == MT_LIST) {
            uint32_t i = (uint32_t)(key[0] - '0');
            v = i < v->n ? &v->item[i] : NULL;
        } else {
            v = mt_value_get(v, key);
        }
    }
    return v;
}

static void expect_text(const made *x, const char *path, const char *want)
{
    const mt_value *v = at(x, path);
    if (!v)
        fail_msg("nothing at %s in %.*s", path, MT_ARG(x->bytes));
    assert_str(v->text, want);
}

static void expect_number(const made *x, const char *path, double want)
{
    const mt_value *v = at(x, path);
    if (!v || v->kind != MT_NUMBER)
        fail_msg("no number at %s in %.*s", path, MT_ARG(x->bytes));
    assert_true(v->number == want);
}

static void expect_none(const made *x, const char *path)
{
    assert_null(at(x, path));
}

static void expect_count(const made *x, const char *path, uint32_t want)
{
    const mt_value *v = at(x, path);
    assert_non_null(v);
    assert_int_equal(v->n, want);
}

static void blanks_are_kept_as_the_tokens_of_the_reference_keep_them(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {{"[A]: a.  b,  c   d", "a. b, c   d"},
                 {"[A]: a /* c */  b", "a b"},
                 {"[A]: one  \n  two", "one  two"},
                 {"[A]: t {k: 1}", "t "},
                 {"[A]: t\n{k: 1}", "t"},
                 {"[A]:\nt", " t"},
                 {"[A]\n  + b", " "},
                 {"[A]: a \\#  b", "a #  b"},
                 {"[A]: p .->.  q .x.  r", "p \xE2\x86\x92 q .x. r"},
                 {"[A]: [w](u)  x #t  y", "w x #t y"}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        made x;
        make(&x, cases[i].text, NULL, MT_AM_FORM_JSON);
        expect_text(&x, "statements/A/members/0/text", cases[i].want);
        drop(&x);
    }
}

static void ranges_count_utf16_and_places_are_inclusive(void **state)
{
    (void)state;
    made x;
    make(&x, "[A]: \xF0\x9F\x98\x80 **b** _i_ #t z\n", NULL, MT_AM_FORM_JSON);
    expect_text(&x, "statements/A/members/0/text", "\xF0\x9F\x98\x80 b i #t z");
    expect_number(&x, "statements/A/members/0/ranges/0/start", 3);
    expect_number(&x, "statements/A/members/0/ranges/0/stop", 3);
    expect_number(&x, "statements/A/members/0/ranges/2/start", 7);
    expect_number(&x, "statements/A/members/0/ranges/2/stop", 9); /* with its blank */
    expect_number(&x, "statements/A/members/0/endLine", 1);
    expect_number(&x, "statements/A/members/0/endColumn", 23); /* the line end */
    drop(&x);
}

static void untitled_parents_are_numbered_before_their_children(void **state)
{
    (void)state;
    made x;
    make(&x, "one\n  + two\n\nthree\n\n[Untitled 4]: own\n\nfive\n", NULL, MT_AM_FORM_JSON);
    expect_text(&x, "statements/Untitled 1/members/0/text", "one");
    expect_text(&x, "statements/Untitled 2/members/0/text", "two");
    expect_text(&x, "statements/Untitled 3/members/0/text", "three");
    /* A title of the user is never given away. */
    expect_text(&x, "statements/Untitled 4/members/0/text", "own");
    expect_text(&x, "statements/Untitled 5/members/0/text", "five");
    drop(&x);
}

static void an_undercut_below_a_statement_reaches_only_the_inference_of_a_conclusion(void **state)
{
    (void)state;
    made x;
    make(&x, "<A>\n\n(1) p\n----\n(2) c\n  _ <U>\n\n[x]\n  _ <V>\n\n[y]: y\n\n<A>\n  _ <W>\n", NULL,
         MT_AM_FORM_JSON);
    expect_text(&x, "relations/0/toType", "inference");
    expect_number(&x, "relations/0/conclusionIndex", 1);
    expect_text(&x, "relations/1/to", "x");
    expect_text(&x, "relations/1/toType", "equivalence-class");
    expect_text(&x, "relations/2/toType", "inference"); /* of the argument */
    expect_count(&x, "arguments/A/pcs/1/inference/relations", 2);
    drop(&x);
}

static void relations_of_a_reconstructed_argument_come_from_its_conclusion(void **state)
{
    (void)state;
    made x;
    make(&x,
         "[c]\n  + <A>\n\n<A>\n  -> [d]\n\n<A>\n\n(1) p\n----\n(2) [c]\n\n[e]\n  -> <A>\n\n[e]\n  "
         "-> [p2]\n",
         NULL, MT_AM_FORM_JSON);
    /* that it supports its own conclusion is dropped */
    expect_count(&x, "relations", 3);
    expect_text(&x, "relations/0/from", "c");
    expect_text(&x, "relations/0/to", "d");
    expect_text(&x, "relations/1/to", "A");
    drop(&x);
    make(&x, "[c]\n  + <A>\n\n<A>\n\n(1) p\n----\n(2) [d]\n",
         "{model: {transformArgumentRelations: false}}", MT_AM_FORM_JSON);
    expect_text(&x, "relations/0/from", "A");
    drop(&x);
}

static void strict_mode_entails_and_makes_contraries_once(void **state)
{
    (void)state;
    made x;
    make(&x, "[a]\n  + [b]\n  - [c]\n\n[c]\n  - [a]\n", "{model: {mode: strict}}", MT_AM_FORM_JSON);
    expect_count(&x, "relations", 2);
    expect_text(&x, "relations/0/relationType", "entails");
    expect_text(&x, "relations/1/relationType", "contrary");
    drop(&x);
}

static void the_front_matter_counts_more_than_the_command_line(void **state)
{
    (void)state;
    static const char text[] = "===\nmodel: {mode: strict}\n===\n\n[a]\n  + [b]\n";
    made x;
    make(&x, text, "{model: {mode: loose}}", MT_AM_FORM_JSON);
    expect_text(&x, "relations/0/relationType", "entails");
    drop(&x);
    make(&x, text, "{model: {mode: loose}, data: {frontMatterSettingsMode: default}}",
         MT_AM_FORM_JSON);
    expect_text(&x, "relations/0/relationType", "support");
    drop(&x);
    make(&x, text, "{data: {frontMatterSettingsMode: ignore}}", MT_AM_FORM_JSON);
    expect_text(&x, "relations/0/relationType", "support");
    drop(&x);
}

static void exploded_arguments_have_the_premises_they_use(void **state)
{
    (void)state;
    made x;
    make(
        &x,
        "<A>: d\n  - <B>\n\n(1) p1\n(2) p2\n----\n(3) c1\n  <_ <U>\n(4) p3\n-- {uses: [1,3,4]} --\n"
        "(5) [c2]: main\n",
        "{model: {explodeArguments: true}}", MT_AM_FORM_MAP_JSON);
    expect_none(&x, "arguments/A");
    expect_count(&x, "arguments/A - 1/pcs", 3);
    expect_count(&x, "arguments/A - 2/pcs", 4);
    expect_text(&x, "arguments/A - 2/pcs/1/role", "premise");
    expect_text(&x, "relations/0/to", "A - 2");
    /* the first conclusion carries from part to part */
    bool carried = false;
    for (uint32_t i = 0; i < at(&x, "map/edges")->n; i++) {
        const mt_value *e = &at(&x, "map/edges")->item[i];
        carried |= mt_str_eq(mt_value_get_str(e, "fromEquivalenceClass"), MOOT_STR("Untitled 3"));
    }
    assert_true(carried);
    drop(&x);
}

/* The same data at two steps is read once, and yet each step has it, a quoted number is none,
 * and a fault in it is found where it stands. */
static void data_that_steps_share_is_said_at_each(void **state)
{
    (void)state;
    static const char text[] =
        "(1) p\n-- a {uses: [7], k: \"1\"} --\n(2) q\n"
        "-- b {uses: [7], k: \"1\"} --\n(3) r\n-- c {uses: [7], k: 1} --\n(4) s\n";
    static const char *const want[] = {"1", "1", NULL};
    made x;
    make(&x, text, "{}", MT_AM_FORM_JSON);
    for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
        char path[64];
        snprintf(path, sizeof(path), "arguments/Untitled 1/pcs/%zu/inference/data/k", i + 1);
        if (want[i])
            expect_text(&x, path, want[i]);
        else
            expect_number(&x, path, 1);
        snprintf(path, sizeof(path), "arguments/Untitled 1/pcs/%zu/inference/data/uses/0", i + 1);
        expect_number(&x, path, 7);
    }
    drop(&x);
    make(&x, text, "{model: {explodeArguments: true}}", MT_AM_FORM_JSON);
    assert_int_equal(x.diags.list.n, 3);
    for (uint32_t i = 0; i < 3; i++) {
        moot_span span = x.diags.list.at[i].span;
        assert_str(mt_sub(mt_str(text), span.off, span.len), "7");
        for (uint32_t k = 0; k < i; k++)
            assert_true(x.diags.list.at[k].span.off != span.off);
    }
    drop(&x);
}

static void modes_of_selection_choose_statements(void **state)
{
    (void)state;
    static const char text[] =
        "[a]: x\n  + <b>\n\n[alone]: y\n\nuntitled\n  - <b>\n\n<b>\n\n(1) [p]\n"
        "----\n(2) [q]\n";
    static const struct {
        const char *settings;
        uint32_t nodes;
    } cases[] = {{"{}", 5}, /* a, untitled, p, q, b: `alone` is not connected */
                 {"{selection: {statementSelectionMode: all, excludeDisconnected: false}}", 6},
                 {"{selection: {statementSelectionMode: with-relations}}", 4},
                 {"{selection: {statementSelectionMode: not-used-in-argument}}", 3},
                 {"{selection: {statementSelectionMode: top-level}}", 3},
                 {"{selection: {excludeArguments: [b]}}", 3},
                 {"{selection: {excludeStatements: [a, p]}}", 3}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        made x;
        make(&x, text, cases[i].settings, MT_AM_FORM_MAP_JSON);
        if (at(&x, "map/nodes")->n != cases[i].nodes)
            fail_msg("%s: %u nodes\n%.*s", cases[i].settings, at(&x, "map/nodes")->n,
                     MT_ARG(x.bytes));
        drop(&x);
    }
}

static void groups_nest_and_close(void **state)
{
    (void)state;
    static const char text[] =
        "# A\n\n## B\n\n### C {isClosed: true}\n\n[x]\n  + <y>\n\n[z]\n  - <y>\n";
    made x;
    make(&x, text, NULL, MT_AM_FORM_MAP_JSON);
    expect_text(&x, "map/nodes/0/title", "B");
    expect_text(&x, "map/nodes/0/children/0/title", "C");
    expect_number(&x, "map/nodes/0/children/0/level", 2);
    drop(&x);
    make(&x, text, "{group: {groupDepth: 1}}", MT_AM_FORM_MAP_JSON);
    expect_text(&x, "map/nodes/0/title", "C");
    drop(&x);
    make(&x, text, NULL, MT_AM_FORM_DOT);
    assert_true(mt_str_find(x.bytes, MOOT_STR("s3 [label")) != SIZE_MAX);
    assert_true(mt_str_find(x.bytes, MOOT_STR("n0 [label")) == SIZE_MAX);
    drop(&x);
}

static void regrouped_sections_have_their_own_ids(void **state)
{
    (void)state;
    made x;
    make(&x, "# H\n\n[a]\n  + <b>\n  - <c>\n",
         "{group: {regroup: [{title: G, statements: [a], children: [{title: I, arguments: [b]}]},"
         " {title: J, arguments: [c]}]}}",
         MT_AM_FORM_MAP_JSON);
    expect_text(&x, "sections/0/id", "s0");
    expect_text(&x, "sections/0/children/0/id", "s1");
    expect_text(&x, "sections/1/id", "s2");
    expect_count(&x, "map/nodes", 2);
    drop(&x);
}

static void titles_of_programs_are_plain_titles(void **state)
{
    (void)state;
    made x;
    make(&x, "[constructor]: a #toString\n  + <__proto__>: b\n", NULL, MT_AM_FORM_MAP_JSON);
    expect_text(&x, "statements/constructor/members/0/text", "a #toString");
    expect_text(&x, "arguments/__proto__/title", "__proto__");
    expect_text(&x, "tags/toString/cssClass", "tag-tostring");
    drop(&x);
}

static bool has(const made *x, const char *z)
{
    return mt_str_find(x->bytes, mt_str(z)) != SIZE_MAX;
}

static void images_stand_in_the_labels_of_dot(void **state)
{
    (void)state;
    static const char text[] = "===\nimages:\n  files: {dog: {path: d&g.png}}\n===\n\n"
                               "[a]: x #dog\n  + <b>: y {images: [cat.png, dog]}\n  + <c>: z\n";
    made x;
    make(&x, text, NULL, MT_AM_FORM_DOT);
    assert_true(has(&x, "<IMG SCALE=\"TRUE\" SRC=\"d&amp;g.png\"/></TD></TR><TR>"));
    assert_true(has(&x, "<TD><IMG SRC=\"cat.png\"/></TD><TD><IMG SRC=\"d&amp;g.png\"/></TD>"));
    drop(&x);
    make(&x, text,
         "{images: {useTags: false}, dot: {argument: {images: {position: bottom, padding: 4}}}}",
         MT_AM_FORM_DOT);
    assert_false(has(&x, "SCALE"));
    assert_true(has(&x, "CELLSPACING=\"4\"><TR><TD><IMG SRC=\"cat.png\""));
    assert_true(has(&x, "</TR></TABLE></TD></TR></TABLE>>"));
    drop(&x);
    make(&x, text, "{images: {useData: false}}", MT_AM_FORM_DOT);
    assert_false(has(&x, "cat.png"));
    drop(&x);
}

/* JSON without white space between its tokens. */
static moot_str squeezed(mt_arena *arena, moot_str s)
{
    char *to = mt_arena_alloc(arena, s.len, 1);
    size_t n = 0;
    bool quoted = false;
    assert_non_null(to);
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '"' && (i == 0 || s.ptr[i - 1] != '\\'))
            quoted = !quoted;
        if (quoted || !mt_is_space(s.ptr[i]))
            to[n++] = s.ptr[i];
    }
    return (moot_str){to, n};
}

static void json_is_the_same_at_every_indentation(void **state)
{
    (void)state;
    static const char text[] =
        "# h {isGroup: true}\n\n[a \"q\"]: x \xC3\xA4 #t\n  + <b>\n  >< [c]\n\n"
        "<b>: d\n\n(1) [p]: {k: [1, {l: m}]}\n(2) r\n-- R, S --\n(3) [q]\n"
        "  _ <u>\n\n* i\n";
    made all, x;
    make(&all, text, "{json: {spaces: 0}}", MT_AM_FORM_JSON);
    for (int spaces = 1; spaces <= 11; spaces++) {
        char settings[40];
        (void)snprintf(settings, sizeof(settings), "{json: {spaces: %d}}", spaces);
        make(&x, text, settings, MT_AM_FORM_JSON);
        moot_str a = squeezed(&all.arena, all.bytes), b = squeezed(&x.arena, x.bytes);
        assert_int_equal(a.len, b.len);
        assert_memory_equal(a.ptr, b.ptr, a.len);
        /* the deepest line is indented by whole levels */
        moot_str deep = MOOT_STR("\"l\"");
        size_t hit = mt_str_find(x.bytes, deep), blanks = 0;
        while (hit > blanks && x.bytes.ptr[hit - blanks - 1] == ' ')
            blanks++;
        assert_int_equal(blanks, 10 * (spaces > 10 ? 10 : spaces));
        drop(&x);
    }
    drop(&all);
}

static void units_are_counted_where_short_codes_stand_in_ascii(void **state)
{
    (void)state;
    made x;
    make(&x, "[A]: .P. **b** :joy: *i*\n", NULL, MT_AM_FORM_JSON);
    expect_number(&x, "statements/A/members/0/ranges/0/start", 3);
    expect_number(&x, "statements/A/members/0/ranges/1/start", 8);
    drop(&x);
}

static void lines_of_labels_are_cut_before_blanks(void **state)
{
    (void)state;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_am_label_form f = {.characters = 10, .line_break = "|", .escape = MT_AM_MARKUP};
    static const struct {
        const char *text, *want;
    } cases[] = {{"one two three four", "one two| three| four"},
                 {"aaaaaaaaaaaaaaa b", "aaaaaaaaaa|aaaaa b"},
                 {"a<b", "a&lt;b"},
                 {"1234567890", "1234567890"}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        mt_memory m = {.arena = &arena};
        mt_out out;
        mt_out_init(&out, mt_memory_writer(&m));
        mt_am_label_lines(&f, mt_str(cases[i].text), NULL, 0, &out);
        assert_int_equal(mt_out_finish(&out), MOOT_OK);
        assert_str(mt_memory_str(&m), cases[i].want);
    }
    assert_true(mt_am_width(MOOT_STR("H1"), 16, false) == 128 * (16.0 / 100));
    mt_arena_free(&arena);
}

static mt_include_answer load(void *ctx, moot_str path, moot_str *text)
{
    static const char *const files[][2] = {{"b.ad", "in b\n\n@include(c/d.ad)\n"},
                                           {"c/d.ad", "in d\n\n@include(../a.ad)\n"}};
    (void)ctx;
    for (size_t i = 0; i < 2; i++)
        if (mt_str_eq(path, mt_str(files[i][0]))) {
            *text = mt_str(files[i][1]);
            return MT_INCLUDE_READ;
        }
    return MT_INCLUDE_MISSING;
}

static void includes_come_in_once_and_know_their_places(void **state)
{
    (void)state;
    mt_arena arena;
    mt_included whole;
    mt_arena_init(&arena, NULL);
    assert_int_equal(mt_include_all(&whole, &arena, MOOT_STR("a.ad"),
                                    MOOT_STR("a\n\n@include(b.ad)\n\n@include(b.ad)\n"
                                             "@include(../x) @include(none)"),
                                    load, NULL),
                     MOOT_OK);
    assert_str(whole.text, "a\n\nin b\n\nin d\n\n<!-- included already -->\n\n\n\n"
                           "<!-- included already -->\n@include(../x) @include(none)");
    assert_int_equal(whole.diags.list.n, 3);
    assert_string_equal(whole.diags.list.at[0].code, "IN003"); /* a.ad in d.ad in b.ad in a.ad */
    assert_string_equal(whole.diags.list.at[1].code, "IN002");
    assert_string_equal(whole.diags.list.at[2].code, "IN001");
    /* Every byte that is no replacement stands where its part says. */
    size_t hit = mt_str_find(whole.text, MOOT_STR("in d"));
    const mt_include_part *part = mt_include_part_at(&whole, (uint32_t)hit);
    assert_str(whole.files.at[part->file].path, "c/d.ad");
    assert_int_equal(part->off + (hit - part->at), 0);
    part = mt_include_part_at(&whole, whole.diags.list.at[2].span.off);
    assert_int_equal(part->file, 0);
    assert_int_equal(part->off + (whole.diags.list.at[2].span.off - part->at), 49);
    mt_arena_free(&arena);
}

static void what_other_programs_refuse_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {{"===\na: b\n===\n[A]: x", "AP001"},
                 {"===\na: b===c\n===\n\n[A]: x", "AP002"},
                 {"[A]: a*b*c", "AP003"},
                 {"[A]: \"_a_\" b", "AP003"},
                 {"+1 reason", "AP004"},
                 {"[A]: x < b > y", "AP005"},
                 {"[a]: t {q: '} x'}", "AP006"},
                 {"[A]: x\n// last", "AP007"},
                 {"(1) p\n-- a\nb --\n(2) c", "AP008"},
                 {"[A]: *a* **b** c_ d e* . \\*f g:h:i", NULL},
                 {"===\na: b\n===\n\n[A]: x {a: {b: 1}}\n  + y // c\n", NULL}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        mt_doc doc;
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        mt_diags diags = {.arena = &arena};
        assert_int_equal(mt_doc_parse(&doc, NULL, mt_str(cases[i].text)), MOOT_OK);
        mt_doc_portable(&doc, &diags);
        if (diags.list.n != (cases[i].want != NULL))
            fail_msg("%s: %u findings", cases[i].text, diags.list.n);
        if (cases[i].want)
            assert_string_equal(diags.list.at[0].code, cases[i].want);
        mt_doc_fini(&doc);
        mt_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_are_kept_as_the_tokens_of_the_reference_keep_them),
        cmocka_unit_test(ranges_count_utf16_and_places_are_inclusive),
        cmocka_unit_test(untitled_parents_are_numbered_before_their_children),
        cmocka_unit_test(an_undercut_below_a_statement_reaches_only_the_inference_of_a_conclusion),
        cmocka_unit_test(relations_of_a_reconstructed_argument_come_from_its_conclusion),
        cmocka_unit_test(strict_mode_entails_and_makes_contraries_once),
        cmocka_unit_test(the_front_matter_counts_more_than_the_command_line),
        cmocka_unit_test(exploded_arguments_have_the_premises_they_use),
        cmocka_unit_test(data_that_steps_share_is_said_at_each),
        cmocka_unit_test(modes_of_selection_choose_statements),
        cmocka_unit_test(groups_nest_and_close),
        cmocka_unit_test(regrouped_sections_have_their_own_ids),
        cmocka_unit_test(titles_of_programs_are_plain_titles),
        cmocka_unit_test(lines_of_labels_are_cut_before_blanks),
        cmocka_unit_test(images_stand_in_the_labels_of_dot),
        cmocka_unit_test(json_is_the_same_at_every_indentation),
        cmocka_unit_test(units_are_counted_where_short_codes_stand_in_ascii),
        cmocka_unit_test(includes_come_in_once_and_know_their_places),
        cmocka_unit_test(what_other_programs_refuse_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
