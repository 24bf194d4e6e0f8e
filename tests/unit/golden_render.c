/* The bytes of the page, map, DOT and scene of examples/iran.argdown.
 * `make golden` rewrites them; git shows what changed. */
#include "pipeline/pipeline.h"
#include "render/render.h"
#include "unit/unit.h"

#include <stdio.h>
#include <stdlib.h>

enum { FILE_MOST = 1 << 18 };

static char document[FILE_MOST], text[FILE_MOST], wanted[FILE_MOST];

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

static bool load(void *ctx, moot_str name, moot_str *bytes)
{
    (void)ctx;
    assert_str(name, "iran.txt");
    *bytes = (moot_str){text, read_file("examples/iran.txt", text)};
    return bytes->len > 0;
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
    if (same != n || same != got.len) {
        size_t from = same > 60 ? same - 60 : 0;
        size_t left = got.len - from;
        fail_msg("%s differs at byte %u (`make golden` rewrites it): got ...%.*s", path,
                 (unsigned)same, (int)(left < 160 ? left : 160), got.ptr + from);
    }
}

static void the_example_is_drawn_to_the_byte(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        mt_format format;
    } files[] = {{"tests/golden/iran.html", MT_FORMAT_HTML},
                 {"tests/golden/iran.svg", MT_FORMAT_SVG},
                 {"tests/golden/iran.dot", MT_FORMAT_DOT}};
    mt_pipeline p;
    mt_pipeline_options options = {.load = load};
    moot_str bytes = {document, read_file("examples/iran.argdown", document)};
    assert_int_equal(mt_pipeline_run(&p, NULL, bytes, MT_STAGE_VERDICT, &options), MOOT_OK);
    assert_true(p.made_verdict);
    mt_arena a;
    mt_arena_init(&a, NULL);
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        mt_memory m = {.arena = &a};
        assert_int_equal(mt_render(&p.verdict, files[i].format, NULL, mt_memory_writer(&m)),
                         MOOT_OK);
        compare(files[i].path, mt_memory_str(&m));
    }
    mt_memory m = {.arena = &a};
    assert_int_equal(mt_render_scene(&p.verdict, NULL, mt_memory_writer(&m)), MOOT_OK);
    compare("tests/golden/iran.scene", mt_memory_str(&m));
    mt_arena_free(&a);
    mt_pipeline_fini(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_example_is_drawn_to_the_byte)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
