/* The bytes of the exports of tests/golden/argmap.argdown.
 * `make golden` rewrites them; git shows what changed. */
#include "argmap/argmap.h"
#include "draw/draw.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>

enum { FILE_MOST = 1 << 18 };

static char document[FILE_MOST], wanted[FILE_MOST];

static size_t read_file(const char *path, char *to)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return 0;
    size_t n = fread(to, 1, FILE_MOST, f);
    assert_int_equal(fclose(f), 0);
    assert_true(n < FILE_MOST);
    return n;
}

static void compare(const char *path, moot_str got)
{
    const char *rewrite = getenv("MOOT_GOLDEN");
    if (rewrite && strcmp(rewrite, "rewrite") == 0) {
        FILE *f = fopen(path, "wb");
        assert_non_null(f);
        assert_int_equal(fwrite(got.ptr, 1, got.len, f), got.len);
        assert_int_equal(fclose(f), 0);
        return;
    }
    size_t n = read_file(path, wanted), same = 0;
    while (same < n && same < got.len && wanted[same] == got.ptr[same])
        same++;
    if (same != n || same != got.len)
        fail_msg("%s differs at byte %u (`make golden` rewrites it)", path, (unsigned)same);
}

typedef moot_status writer(const mt_doc *doc, mt_diags *diags, moot_writer to);

#define FORM(name, form)                                                                \
    static moot_status write_##name(const mt_doc *doc, mt_diags *diags, moot_writer to) \
    {                                                                                   \
        return mt_am_write(doc, NULL, form, NULL, diags, to);                           \
    }
FORM(json, MT_AM_FORM_JSON)
FORM(map, MT_AM_FORM_MAP_JSON)
FORM(dot, MT_AM_FORM_DOT)
FORM(graphml, MT_AM_FORM_GRAPHML)

static moot_status write_svg(const mt_doc *doc, mt_diags *diags, moot_writer to)
{
    return mt_draw_svg(&(mt_draw_options){.embed = false}, NULL, doc, NULL, NULL, diags, to);
}

static void the_example_is_exported_to_the_byte(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        writer *write;
    } files[] = {{"tests/golden/argmap.json", write_json},
                 {"tests/golden/argmap.map.json", write_map},
                 {"tests/golden/argmap.dot", write_dot},
                 {"tests/golden/argmap.graphml", write_graphml},
                 {"tests/golden/argmap.svg", write_svg}};
    moot_str text = {document, read_file("tests/golden/argmap.argdown", document)};
    assert_true(text.len > 0);
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        mt_doc doc;
        mt_arena arena;
        mt_arena_init(&arena, NULL);
        mt_diags diags = {.arena = &arena};
        mt_memory m = {.arena = &arena};
        assert_int_equal(mt_doc_parse(&doc, NULL, text), MOOT_OK);
        assert_int_equal(doc.diags.list.n, 0);
        assert_int_equal(files[i].write(&doc, &diags, mt_memory_writer(&m)), MOOT_OK);
        assert_int_equal(diags.list.n, 0);
        compare(files[i].path, mt_memory_str(&m));
        mt_doc_fini(&doc);
        mt_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_example_is_exported_to_the_byte)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
