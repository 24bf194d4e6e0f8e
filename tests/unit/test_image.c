/* Sizes of images from heads written by hand after their formats' specifications, and where they
 * stand in the labels of DOT. */
#include "argdown/yaml.h"
#include "argmap/argmap.h"
#include "argmap/measure.h"
#include "unit/unit.h"

#define BYTES(lit)                 \
    {                              \
        "" lit "", sizeof(lit) - 1 \
    }

typedef struct head {
    moot_str bytes;
    double width, height; /* 0: no size is told */
} head;

#define PNG_16_9 "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x09\x08\x06\0\0\0\x1F\xF3\xFF\x61"

static const head binary[] = {
    {BYTES(PNG_16_9), 16, 9},
    {BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\1\x86\xA0\0\0\2\1\x08\x06\0\0\0cccc"), 100000, 513},
    {BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\0\0\0\0\x09\x08\x06\0\0\0cccc"), 0, 0},
    {BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\x80\0\0\1\0\0\0\x09\x08\x06\0\0\0cccc"), 0, 0},
    {BYTES("\x89PNG\r\n\x1A\n\0\0\0\4tEXt\0\0\0\1\0\0\0\x09\x08\x06\0\0\0cccc"), 0, 0},
    {BYTES("\x89PNG\r\n\x1A\n"), 0, 0},
    /* GIF: least byte first */
    {BYTES("GIF89a\x2C\1\x05\0\x80\0\0"), 300, 5},
    {BYTES("GIF87a\1\0\1\0\0\0\0"), 1, 1},
    {BYTES("GIF87a\1\0\0\0\0\0\0"), 0, 0},
    {BYTES("GIF88a\1\0\1\0\0\0\0"), 0, 0},
    /* JPEG: a comment, padding before the frame, height before width */
    {BYTES("\xFF\xD8\xFF\xFE\0\4ab\xFF\xFF\xFF\xC0\0\x0B\x08\0\x20\1\x40\1\1\x11\0"), 320, 32},
    {BYTES("\xFF\xD8\xFF\xC4\0\2\xFF\xC2\0\x0B\x08\0\x02\0\x03\1\1\x11\0"), 3, 2},
    {BYTES("\xFF\xD8\xFF\xDA\0\x08\xFF\xC0\0\x0B\x08\0\x02\0\x03\1\1\x11\0"), 0, 0},
    {BYTES("\xFF\xD8\xFF\xE0\0\1\xFF\xC0\0\x0B\x08\0\x02\0\x03\1\1\x11\0"), 0, 0},
    {BYTES("\xFF\xD8\xFF\xE0\xFF\xFF\xFF\xC0\0\x0B\x08\0\x02\0\x03\1\1\x11\0"), 0, 0},
    {BYTES("\xFF\xD8\xFF\xC0\0\x07\x08\0\x02\0\x03\1\1\x11\0"), 0, 0},
    {BYTES("\xFF\xD8\xFF\xC0\0\x0B\x08\0\0\0\x03\1\1\x11\0"), 0, 0},
    {BYTES("\xFF\xD8\xFF\xFF\xFF"), 0, 0},
    /* WebP: lossy (two bits of each number scale), lossless, extended */
    {BYTES("RIFF\x20\0\0\0WEBPVP8 \x14\0\0\0\x10\2\0\x9D\1\x2A\x40\x41\xF0\0"), 320, 240},
    {BYTES("RIFF\x20\0\0\0WEBPVP8 \x14\0\0\0\x11\2\0\x9D\1\x2A\x40\1\xF0\0"), 0, 0},
    {BYTES("RIFF\x20\0\0\0WEBPVP8 \x14\0\0\0\x10\2\0\x9D\1\x2B\x40\1\xF0\0"), 0, 0},
    /* 4 and 3 less one: 3 | 2 << 14 */
    {BYTES("RIFF\x20\0\0\0WEBPVP8L\x14\0\0\0\x2F\3\x80\0\0"), 4, 3},
    {BYTES("RIFF\x20\0\0\0WEBPVP8L\x14\0\0\0\x2F\3\x80\0\x20"), 0, 0},
    {BYTES("RIFF\x20\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\xFF\0\1\1\0\0"), 65792, 2},
    {BYTES("RIFF\x20\0\0\0WEBPALPH\x0A\0\0\0\0\0\0\0\xFF\0\1\1\0\0"), 0, 0},
    {BYTES("RIFF\x20\0\0\0WAVEfmt \x0A\0\0\0\0\0\0\0\xFF\0\1\1\0\0"), 0, 0},
    {BYTES(""), 0, 0},
    {BYTES("no picture"), 0, 0},
};

static const head svg[] = {
    {BYTES("<svg width=\"120\" height='80px'>"), 120, 80},
    {BYTES("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- > <svg -->\n<!DOCTYPE svg [\n<!ENTITY a "
           "\"]>\">\n]>\n<svg xmlns=\"x\"\n  width = \"1in\" height=\"2.54cm\"/>"),
     96, 96},
    {BYTES("<svg viewBox=\"0 0 30 20\">"), 30, 20},
    {BYTES("<svg viewBox=' -5,-5 , 3e1,2.5E+1 '>"), 30, 25},
    {BYTES("<svg viewBox=\"0 0 30 20\" width=\"60\">"), 60, 40},
    {BYTES("<svg viewBox=\"0 0 30 20\" height=\"60\" width=\"100%\">"), 90, 60},
    {BYTES("<svg width=\"3pt\" height=\".5pc\">"), 4, 8},
    {BYTES("<svg width=\"2em\" height=\"2ex\">"), 32, 16},
    {BYTES("<svg width=\"1e1em\" height=\"25.4mm\">"), 160, 96},
    {BYTES("<svg width=\"12\""), 0, 0},
    {BYTES("<svg width=\"12\">"), 0, 0},
    {BYTES("<svg width=\"0\" height=\"5\">"), 0, 0},
    {BYTES("<svg width=\"-1\" height=\"5\">"), 0, 0},
    {BYTES("<svg width=\"1e999\" height=\"5\">"), 0, 0},
    {BYTES("<svg width=\"nan\" height=\"inf\">"), 0, 0},
    {BYTES("<svg width=\"5 5\" height=\"5\">"), 0, 0},
    {BYTES("<svg viewBox=\"0 0 30\">"), 0, 0},
    {BYTES("<svg viewBox=\"0 0 1e-300 1e300\" width=\"1e300\">"), 0, 0},
    {BYTES("<svgwidth=\"5\" height=\"5\">"), 0, 0},
    {BYTES("<svg width=\"5\"height=\"5\">"), 0, 0},
    {BYTES("<svg width=5 height=5>"), 0, 0},
    {BYTES("<html><svg width=\"5\" height=\"5\">"), 0, 0},
    {BYTES("<!-- <svg width=\"5\" height=\"5\">"), 0, 0},
    {BYTES("<!DOCTYPE svg ["), 0, 0},
};

static void expect(const head *h, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        mt_image_size size = {0, 0};
        bool known = mt_image_measure(h[i].bytes, &size);
        if (known != (h[i].width > 0))
            fail_msg("head %zu: %.*s", i, MT_ARG(h[i].bytes));
        if (!known)
            continue;
        assert_float_equal(size.width, h[i].width, 1e-9);
        assert_float_equal(size.height, h[i].height, 1e-9);
    }
}

static void heads_tell_sizes(void **state)
{
    (void)state;
    expect(binary, sizeof(binary) / sizeof(binary[0]));
    expect(svg, sizeof(svg) / sizeof(svg[0]));
}

/* A binary head needs all of its bytes, and those behind it change nothing. */
static void every_byte_of_a_head_counts(void **state)
{
    (void)state;
    static const size_t least[][2] = {{0, 33}, {6, 13}};
    mt_image_size size;
    for (size_t i = 0; i < sizeof(least) / sizeof(least[0]); i++)
        for (size_t n = 0; n <= binary[least[i][0]].bytes.len; n++)
            assert_int_equal(mt_image_measure(mt_sub(binary[least[i][0]].bytes, 0, n), &size),
                             n >= least[i][1]);
}

/* A frame in the first 64 KiB is found, one behind them is not. */
static void a_far_frame_is_not_looked_for(void **state)
{
    (void)state;
    enum { FRAME = 10, SIZE = MT_IMAGE_HEAD + 64 };
    static char bytes[SIZE];
    for (size_t at = MT_IMAGE_HEAD - 64; at <= MT_IMAGE_HEAD; at++) {
        size_t skipped = at - 4;
        memset(bytes, 'x', SIZE);
        memcpy(bytes, "\xFF\xD8\xFF\xE1", 4);
        bytes[4] = (char)(skipped >> 8);
        bytes[5] = (char)(skipped & 0xFF);
        memcpy(bytes + at, "\xFF\xC0\0\x0B\x08\0\x20\1\x40\1", FRAME);
        mt_image_size size;
        assert_int_equal(mt_image_measure((moot_str){bytes, SIZE}, &size),
                         at + FRAME <= MT_IMAGE_HEAD);
    }
}

/* The file behind each path; what is not there is missing. */
static mt_include_answer one_of(void *ctx, moot_str path, char *to, size_t *n)
{
    static const struct {
        const char *path;
        moot_str bytes;
    } files[] = {{"a.png", BYTES(PNG_16_9)},
                 {"deep/b.svg", BYTES("<svg width=\"120\" height=\"80\">")},
                 {"bad.png", BYTES("\x89PNG\r\n")}};
    ++*(int *)ctx;
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        if (mt_str_eq(path, mt_str(files[i].path))) {
            memcpy(to, files[i].bytes.ptr, files[i].bytes.len);
            *n = files[i].bytes.len;
            return MT_INCLUDE_READ;
        }
    return mt_str_eq(path, MOOT_STR("link")) ? MT_INCLUDE_OUTSIDE : MT_INCLUDE_MISSING;
}

typedef struct made {
    mt_arena arena;
    mt_doc doc;
    mt_diags diags;
    moot_str dot;
    int asked;
} made;

static void make(made *x, const char *text, const char *settings, bool in_folder)
{
    *x = (made){.asked = 0};
    mt_arena_init(&x->arena, NULL);
    x->diags.arena = &x->arena;
    const mt_value *outer =
        settings ? mt_yaml_read(mt_str(settings), 0, &x->arena, &x->diags) : NULL;
    assert_int_equal(mt_doc_parse(&x->doc, NULL, mt_str(text)), MOOT_OK);
    mt_memory m = {.arena = &x->arena};
    const mt_am_folder folder = {one_of, &x->asked};
    assert_int_equal(mt_am_write_in(in_folder ? &folder : NULL, &x->doc, outer, MT_AM_FORM_DOT,
                                    NULL, &x->diags, mt_memory_writer(&m)),
                     MOOT_OK);
    x->dot = mt_memory_str(&m);
}

static void drop(made *x)
{
    mt_doc_fini(&x->doc);
    mt_arena_free(&x->arena);
}

static bool has(const made *x, const char *z)
{
    return mt_str_find(x->dot, mt_str(z)) != SIZE_MAX;
}

static void sizes_stand_in_the_cells_of_dot(void **state)
{
    (void)state;
    made x;
    /* 16 x 9 pixels are 12 x 6.75 points; a path is looked at once, however it is named */
    make(&x,
         "===\nimages:\n  files: {logo: {path: a.png}, own: {path: c.png, width: 40, height: 20}}\n"
         "===\n\n[a]: x {images: [./deep/../deep/b.svg]}\n"
         "  + <b>: y {images: [a.png, own, 'https://example.org/d.png']}\n  + <c>: z #logo\n",
         NULL, true);
    assert_int_equal(x.diags.list.n, 0);
    assert_int_equal(x.asked, 2);
    assert_true(has(&x, "<TR><TD ALIGN=\"CENTER\" FIXEDSIZE=\"TRUE\" CELLPADDING=\"0\" "
                        "WIDTH=\"90\" HEIGHT=\"60\"><IMG SCALE=\"TRUE\" "
                        "SRC=\"./deep/../deep/b.svg\"/></TD></TR>"));
    assert_true(has(&x, "<TD FIXEDSIZE=\"TRUE\" CELLPADDING=\"0\" WIDTH=\"12\" HEIGHT=\"7\"><IMG "
                        "SCALE=\"TRUE\" SRC=\"a.png\"/></TD><TD FIXEDSIZE=\"TRUE\" "
                        "CELLPADDING=\"0\" WIDTH=\"30\" HEIGHT=\"15\"><IMG SCALE=\"TRUE\" "
                        "SRC=\"c.png\"/></TD><TD><IMG SRC=\"https://example.org/d.png\"/></TD>"));
    drop(&x);
    /* without a folder only what the settings say */
    make(&x, "[a]: x {images: [a.png, own]}\n  + [b]\n",
         "{images: {files: {own: {path: c.png, width: 1, height: 2e9}}}}", false);
    assert_int_equal(x.asked + (int)x.diags.list.n, 0);
    assert_true(has(&x, "<TD><IMG SRC=\"a.png\"/></TD><TD><IMG SRC=\"c.png\"/></TD>"));
    drop(&x);
    make(&x, "[a]: x {images: [none.png]}\n  + [b]\n", "{dot: {useHtmlLabels: false}}", true);
    assert_int_equal(x.asked + (int)x.diags.list.n, 0);
    drop(&x);
}

static void what_cannot_be_measured_is_a_finding(void **state)
{
    (void)state;
    static const struct {
        const char *text, *settings, *code, *at; /* `at`: what stands at the finding's place */
        int asked;
    } cases[] = {
        {"[a]: x {images: [none.png, none.png]}\n  + [b]: y {images: [none.png]}\n", NULL, "AM004",
         "none.png, none", 1},
        {"[a]: x {images: [../a.png]}\n  + [b]\n", NULL, "AM005", "../a.png]", 0},
        {"[a]: x {images: [/a.png]}\n  + [b]\n", NULL, "AM005", "/a.png]", 0},
        {"[a]: x {images: [deep/../../a.png]}\n  + [b]\n", NULL, "AM005", "deep/../..", 0},
        {"[a]: x {images: ['a\\b.png']}\n  + [b]\n", NULL, "AM005", "'a\\b.png']", 0},
        {"[a]: x {images: [link]}\n  + [b]\n", NULL, "AM005", "link]", 1},
        {"[a]: x {images: [bad.png]}\n  + [b]\n", NULL, "AM006", "bad.png]", 1},
        {"===\nimages: {files: {t: {path: no.gif}}}\n===\n\n[a]: x #t\n  + [b]\n", NULL, "AM004",
         "no.gif}", 1},
        {"[c]: y\n  + [d]\n\n[a]: x #t\n  + [b]\n", "{images: {files: {t: {path: bad.png}}}}",
         "AM006", "[a]: x", 1},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        made x;
        make(&x, cases[i].text, cases[i].settings, true);
        assert_int_equal(x.diags.list.n, 1);
        assert_int_equal(x.diags.errors, 0);
        assert_string_equal(x.diags.list.at[0].code, cases[i].code);
        uint32_t off = x.diags.list.at[0].span.off;
        assert_true(mt_str_starts(mt_str(cases[i].text + off), mt_str(cases[i].at)));
        assert_int_equal(x.asked, cases[i].asked);
        assert_false(has(&x, "FIXEDSIZE"));
        assert_true(has(&x, "<IMG "));
        drop(&x);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_tell_sizes),
        cmocka_unit_test(every_byte_of_a_head_counts),
        cmocka_unit_test(a_far_frame_is_not_looked_for),
        cmocka_unit_test(sizes_stand_in_the_cells_of_dot),
        cmocka_unit_test(what_cannot_be_measured_is_a_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
