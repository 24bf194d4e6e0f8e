/* Blocks: each rule of the grammar with the tree it gives. */
#include "unit/argdown_help.h"

static void statements_come_plain_defined_and_as_references(void **state)
{
    (void)state;
    expect_tree("Plain words.\n\n[A]: defined\n\n[A]\n", "",
                "  statement plain\n    text \"Plain words.\"\n"
                "  statement definition \"A\"\n    text \"defined\"\n"
                "  statement reference \"A\"\n");
}

static void arguments_come_defined_and_as_references(void **state)
{
    (void)state;
    expect_tree("<A>: defined\n\n<A>\n", "",
                "  argument definition \"A\"\n    text \"defined\"\n"
                "  argument reference \"A\"\n");
}

static void every_relation_sign_has_its_meaning(void **state)
{
    (void)state;
    expect_tree("[P]: p\n  + a\n  <+ b\n  +> c\n  - d\n  <- e\n  -> f\n  _ g\n  <_ h\n  _> i\n"
                "  >< j\n",
                "",
                "  statement definition \"P\"\n    text \"p\"\n"
                "    relation supported-by\n      statement plain\n        text \"a\"\n"
                "    relation supported-by\n      statement plain\n        text \"b\"\n"
                "    relation supports\n      statement plain\n        text \"c\"\n"
                "    relation attacked-by\n      statement plain\n        text \"d\"\n"
                "    relation attacked-by\n      statement plain\n        text \"e\"\n"
                "    relation attacks\n      statement plain\n        text \"f\"\n"
                "    relation undercut-by\n      statement plain\n        text \"g\"\n"
                "    relation undercut-by\n      statement plain\n        text \"h\"\n"
                "    relation undercuts\n      statement plain\n        text \"i\"\n"
                "    relation contradicts\n      statement plain\n        text \"j\"\n");
}

static void indentation_nests_relations(void **state)
{
    (void)state;
    expect_tree("a\n + b\n   - c\n     + d\n   - e\n + f\n", "",
                "  statement plain\n    text \"a\"\n"
                "    relation supported-by\n      statement plain\n        text \"b\"\n"
                "        relation attacked-by\n          statement plain\n"
                "            text \"c\"\n"
                "            relation supported-by\n              statement plain\n"
                "                text \"d\"\n"
                "        relation attacked-by\n          statement plain\n"
                "            text \"e\"\n"
                "    relation supported-by\n      statement plain\n        text \"f\"\n");
}

static void premises_lead_by_inferences_to_conclusions(void **state)
{
    (void)state;
    expect_tree("(1) p\n(2) [Q]\n-- Modus ponens, X {uses: [1,2]} --\n  <_ <U>\n(3) c\n"
                "----\n(4) d\n",
                "",
                "  pcs\n    item \"1\"\n      statement plain\n        text \"p\"\n"
                "    item \"2\"\n      statement reference \"Q\"\n"
                "    inference\n      rule \"Modus ponens\"\n      rule \"X\"\n"
                "      data \"{uses: [1,2]}\"\n"
                "      relation undercut-by\n        argument reference \"U\"\n"
                "    item \"3\"\n      statement plain\n        text \"c\"\n"
                "    inference\n"
                "    item \"4\"\n      statement plain\n        text \"d\"\n");
}

static void front_matter_needs_no_blank_line_after_it(void **state)
{
    (void)state;
    expect_tree("===\ntitle: a===b\n===\n[A]: x {by: Dr Simon Mabon, span: [62, 167]}\n", "",
                "  front-matter \"title: a===b\"\n"
                "  statement definition \"A\"\n    text \"x\"\n"
                "    data \"{by: Dr Simon Mabon, span: [62, 167]}\"\n");
}

/* `text` is written as `want`, and that as itself. */
static void expect_found_print(const char *text, const char *want, uint32_t errors)
{
    mt_doc doc;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    assert_int_equal(mt_doc_parse(&doc, NULL, mt_str(text)), MOOT_OK);
    assert_int_equal(doc.diags.errors, errors);
    expect_same(write_with(mt_doc_print, &doc, &arena), mt_str(want), text);
    expect_round_trip(&doc, text);
    mt_doc_fini(&doc);
    mt_arena_free(&arena);
}

static void expect_print(const char *text, const char *want)
{
    expect_found_print(text, want, 0);
}

static void comments_between_blocks_keep_their_blank_lines(void **state)
{
    (void)state;
    expect_print("// top\n===\na: b\n===\n/* one */\n\n\n// two\n[A]: a\n\n// end",
                 "// top\n===\na: b\n===\n/* one */\n\n// two\n[A]: a\n\n// end\n");
    expect_print("[A]: a\n   // - <B>: left out\n\n[C]: c\n",
                 "[A]: a\n// - <B>: left out\n\n[C]: c\n");
    expect_print("[A]: a\n\n\n\n// alone\n\n\n[C]: c\n", "[A]: a\n\n// alone\n\n[C]: c\n");
}

static void comments_inside_an_element_stay_at_their_lines(void **state)
{
    (void)state;
    expect_print("[A] // see B\n    // why\n    + <B> /* x */ {k: 1} // y\n       - /* z */ c\n"
                 "    // + <D>\n",
                 "[A] // see B\n  // why\n  + <B> /* x */ {k: 1} // y\n    - /* z */ c\n"
                 "    // + <D>\n");
    expect_print("one // inside\n   /* line */\ntwo\n// data\n{k: 1}\n",
                 "one // inside\n/* line */\ntwo\n// data\n{k: 1}\n");
    expect_print("__one\n // line\n__\n", "__one\n// line\n__\n");
    expect_print("[A]:\n // first\n words\n", "[A]: // first\nwords\n");
    expect_print("* // note\n a\n// next\n* b\n", "* // note\n  a\n// next\n* b\n");
}

static void comments_among_premises_stay_at_their_lines(void **state)
{
    (void)state;
    expect_print("(1) [A] // a\n// own\n(2) b\n-- /* r */ R, // s\nS /* t */ -- // u\n"
                 "  // v\n  _ <U>\n// w\n(3) c\n",
                 "(1) [A] // a\n// own\n(2) b\n-- /* r */ R, // s\nS /* t */ -- // u\n"
                 "  // v\n  _ <U>\n// w\n(3) c\n");
    expect_print("(1) a\n--\n// bare\n--\n(2) c\n", "(1) a\n-- // bare\n--\n(2) c\n");
}

/* What stands behind a sign that relates to nothing is text, whatever it looks like; the sign is
 * printed before it again, so that it stays text. */
static void text_behind_a_stray_sign_begins_no_block(void **state)
{
    (void)state;
    expect_found_print("y\n\n+ + x\n", "y\n\n+ + x\n", 1);
    expect_found_print("y\n\n-  # x\n", "y\n\n- # x\n", 1);
    expect_found_print("y\n\n +>1. x\n", "y\n\n+> 1. x\n", 1);
    expect_found_print("y\n\n<+ (1) x\n", "y\n\n+ (1) x\n", 1);
    expect_found_print("y\n\n_ *  x\n", "y\n\n_ *  x\n", 1);
    expect_found_print("y\n\n>< <_ x\n", "y\n\n>< <_ x\n", 1);
    expect_found_print("y\n\n-> _>_\n", "y\n\n-> _>_\n", 1);
    expect_found_print("y\n\n_> === {k: 1}\n", "y\n\n_> === {k: 1}\n", 1);
    expect_print("[A]: (1) x\n\n# (1) x\n\n(see) -y\n", "[A]: (1) x\n\n# (1) x\n\n(see) -y\n");
}

/* Titles, references and relations of the block included. */
static void a_block_behind_a_stray_sign_keeps_it(void **state)
{
    (void)state;
    expect_found_print("y\n\n- <+x>: z\n", "y\n\n- <+x>: z\n", 1);
    expect_found_print("+ [A] #t {k: 1}\n    <- b\n", "+ [A] #t {k: 1}\n  - b\n", 1);
    expect_found_print("# h\n  - /* c */ <B>: b\n-5\n  - c\n",
                       "# h\n\n/* c */\n- <B>: b\n-5\n\n- c\n", 2);
    expect_found_print("+ \n\n+ {k: 1}\n", "+\n\n+ {k: 1}\n", 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statements_come_plain_defined_and_as_references),
        cmocka_unit_test(arguments_come_defined_and_as_references),
        cmocka_unit_test(every_relation_sign_has_its_meaning),
        cmocka_unit_test(indentation_nests_relations),
        cmocka_unit_test(premises_lead_by_inferences_to_conclusions),
        cmocka_unit_test(front_matter_needs_no_blank_line_after_it),
        cmocka_unit_test(comments_between_blocks_keep_their_blank_lines),
        cmocka_unit_test(comments_inside_an_element_stay_at_their_lines),
        cmocka_unit_test(comments_among_premises_stay_at_their_lines),
        cmocka_unit_test(text_behind_a_stray_sign_begins_no_block),
        cmocka_unit_test(a_block_behind_a_stray_sign_keeps_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
