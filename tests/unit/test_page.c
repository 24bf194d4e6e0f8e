/* The page: whole, well formed, every link leads somewhere, hostile text is text. */
#include "render/html.h"
#include "render/svg.h"
#include "unit/sample.h"
#include "unit/unit.h"

static moot_str page_of(sample *s, bool svg)
{
    mt_scene scene;
    mt_layout layout;
    mt_memory m = {.arena = &s->arena};
    mt_out o;
    mt_scene_build(&scene, &s->arena, &s->verdict);
    mt_layout_build(&layout, &scene);
    mt_out_init(&o, mt_memory_writer(&m));
    if (svg)
        mt_svg_map(&layout, false, &o);
    else
        mt_html_page(&scene, scene.nodes <= MT_MAP_MOST ? &layout : NULL, &o);
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    return mt_memory_str(&m);
}

/* --- a small checker of markup --- */

static bool is_void(moot_str name)
{
    return mt_str_eq(name, MOOT_STR("meta")) || mt_str_eq(name, MOOT_STR("br"));
}

static moot_str name_at(moot_str s, size_t at)
{
    size_t end = at;
    while (end < s.len && (mt_is_alpha(s.ptr[end]) || mt_is_digit(s.ptr[end])))
        end++;
    return mt_sub(s, at, end - at);
}

/* Every element is closed in order and no bare `<` stands in text. */
static void check_balance(moot_str s)
{
    moot_str stack[64];
    size_t depth = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '<')
            continue;
        if (mt_str_starts(mt_sub(s, i, s.len - i), MOOT_STR("<!DOCTYPE")) || s.ptr[i + 1] == '?')
            continue;
        size_t end = i;
        while (end < s.len && s.ptr[end] != '>')
            end++;
        assert_true(end < s.len);
        bool closing = s.ptr[i + 1] == '/';
        moot_str name = name_at(s, i + 1 + closing);
        assert_true(name.len > 0);
        if (closing) {
            assert_true(depth > 0);
            depth--;
            if (!mt_str_eq(name, stack[depth]))
                fail_msg("</%.*s> closes <%.*s>", MT_ARG(name), MT_ARG(stack[depth]));
        } else if (s.ptr[end - 1] != '/' && !is_void(name)) {
            assert_true(depth < 64);
            stack[depth++] = name;
        }
        i = end;
    }
    assert_int_equal(depth, 0);
}

/* Calls `at` for each value of the attribute that `needle` opens. */
static uint32_t values(moot_str s, const char *needle, moot_str *to, uint32_t most)
{
    uint32_t n = 0;
    for (size_t i = 0; i < s.len;) {
        size_t at = mt_str_find(mt_sub(s, i, s.len - i), mt_str(needle));
        if (at == SIZE_MAX)
            break;
        i += at + strlen(needle);
        size_t end = i;
        while (end < s.len && s.ptr[end] != '"')
            end++;
        assert_true(n < most);
        to[n++] = mt_sub(s, i, end - i);
    }
    return n;
}

static void check_links(moot_str s)
{
    static moot_str ids[4096], links[8192];
    uint32_t n = values(s, " id=\"", ids, 4096), m = values(s, " href=\"#", links, 8192);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < i; k++)
            if (mt_str_eq(ids[i], ids[k]))
                fail_msg("id '%.*s' twice", MT_ARG(ids[i]));
    for (uint32_t i = 0; i < m; i++) {
        bool found = false;
        for (uint32_t k = 0; k < n && !found; k++)
            found = mt_str_eq(ids[k], links[i]);
        if (!found)
            fail_msg("no id for '#%.*s'", MT_ARG(links[i]));
    }
    assert_true(m > 0);
}

static void open_sample(sample *s, bool swap)
{
    mt_arena a;
    mt_arena_init(&a, NULL);
    assert_true(sample_open(s, sample_json(&a, swap)));
    mt_arena_free(&a);
}

static void the_page_of_a_usual_debate_is_whole_and_small(void **state)
{
    (void)state;
    sample s;
    open_sample(&s, false);
    moot_str page = page_of(&s, false);
    check_balance(page);
    check_links(page);
    assert_true(page.len <= (size_t)100 * 1024);
    assert_int_equal(mt_str_find(page, MOOT_STR("<script")), SIZE_MAX);
    /* every sentence of the text is marked, and the text is there in full */
    for (int side = 0; side < 2; side++)
        for (int i = 0; i < 11 && sample_units[side][i].text; i++) {
            char id[32], claim[32];
            (void)snprintf(id, sizeof(id), " id=\"s-%c%d\"", side ? 'n' : 'y', i + 1);
            (void)snprintf(claim, sizeof(claim), " id=\"c-%c%d\"", side ? 'n' : 'y', i + 1);
            assert_true(mt_str_find(page, mt_str(id)) != SIZE_MAX);
            assert_true(mt_str_find(page, mt_str(claim)) != SIZE_MAX);
            assert_true(mt_str_find(page, mt_str(sample_units[side][i].text)) != SIZE_MAX);
        }
    sample_close(&s);
}

static void the_map_alone_is_well_formed(void **state)
{
    (void)state;
    sample s;
    open_sample(&s, false);
    moot_str svg = page_of(&s, true);
    check_balance(svg);
    assert_true(mt_str_starts(svg, MOOT_STR("<?xml")));
    assert_true(mt_str_find(svg, MOOT_STR("xmlns=\"http://www.w3.org/2000/svg\"")) != SIZE_MAX);
    sample_close(&s);
}

static void hostile_text_stays_text(void **state)
{
    (void)state;
    static const char json[] =
        "{\"moot\":1,\"question\":\"</title><script>alert(1)</script>\",\"motion\":0,"
        "\"yes\":{\"name\":\"\\\"><b onload='x'>\"},\"no\":{\"name\":\"</h3>\"},"
        "\"statements\":[{\"title\":\"T\",\"label\":\"T\",\"text\":\"]]></style><!-- \\u0001 "
        "&amp;\"},"
        "{\"title\":\"Y1\",\"label\":\"Y1\",\"side\":\"yes\",\"text\":\"</"
        "script>' "
        "<svg/onload=x> "
        "onclick='\\u0007\"}],\"arguments\":[],\"relations\":[{\"kind\":\"support\",\"from\":"
        "{\"statement\":1},\"to\":{\"statement\":0}}]}";
    sample s;
    assert_true(sample_open(&s, mt_str(json)));
    for (int svg = 0; svg < 2; svg++) {
        moot_str page = page_of(&s, svg);
        check_balance(page);
        assert_int_equal(mt_str_find(page, MOOT_STR("<script")), SIZE_MAX);
        assert_int_equal(mt_str_find(page, MOOT_STR("<svg/")), SIZE_MAX);
        assert_int_equal(mt_str_find(page, MOOT_STR("<b onload")), SIZE_MAX);
        assert_int_equal(mt_str_find(page, MOOT_STR("\x01")), SIZE_MAX);
        if (!svg)
            check_links(page);
    }
    sample_close(&s);
}

/* What a side grants against itself is not told as a challenge until the other
 * side says it too. */
static void a_granted_point_is_told_as_granted(void **state)
{
    (void)state;
    static const char json[] =
        "{\"moot\":1,\"question\":\"Plant trees?\",\"motion\":0,\"statements\":["
        "{\"title\":\"T\",\"label\":\"T\",\"text\":\"Plant trees.\"},"
        "{\"title\":\"Y1\",\"label\":\"Y1\",\"side\":\"yes\",\"text\":\"Trees cool the street.\"},"
        "{\"title\":\"Y2\",\"label\":\"Y2\",\"side\":\"yes\",%s\"text\":\"They cost money.\"}],"
        "\"arguments\":[],\"relations\":["
        "{\"kind\":\"support\",\"from\":{\"statement\":1},\"to\":{\"statement\":0}},"
        "{\"kind\":\"attack\",\"from\":{\"statement\":2},\"to\":{\"statement\":1}}]}";
    for (int granted = 0; granted < 2; granted++) {
        char text[1024];
        int n = snprintf(text, sizeof(text), json, granted ? "\"counter\":true," : "");
        assert_true(n > 0 && (size_t)n < sizeof(text));
        sample s;
        assert_true(sample_open(&s, mt_str(text)));
        moot_str page = page_of(&s, false);
        moot_str said = MOOT_STR(">speaks against <a"), grants = MOOT_STR("own side against <a");
        assert_int_equal(mt_str_find(page, said) == SIZE_MAX, granted);
        assert_int_equal(mt_str_find(page, grants) == SIZE_MAX, !granted);
        sample_close(&s);
    }
}

/* How often each word length occurs outside of tags: blind to Yes and No. */
static void shape_of(moot_str page, uint32_t count[32])
{
    bool tag = false;
    uint32_t length = 0;
    size_t from = mt_str_find(page, MOOT_STR("<body>"));
    for (size_t i = from; i < page.len; i++) {
        char c = page.ptr[i];
        bool part = !tag && c != '<' && !mt_is_space(c);
        tag = c == '<' || (tag && c != '>');
        if (part) {
            length++;
        } else {
            count[length < 31 ? length : 31]++;
            length = 0;
        }
    }
}

static void swapping_the_sides_changes_no_measure_of_the_page(void **state)
{
    (void)state;
    uint32_t words[2] = {0};
    size_t marks[2] = {0};
    for (int swap = 0; swap < 2; swap++) {
        sample s;
        uint32_t count[32] = {0};
        open_sample(&s, swap == 1);
        moot_str page = page_of(&s, false);
        check_balance(page);
        check_links(page);
        shape_of(page, count);
        for (int i = 1; i < 32; i++)
            words[swap] += count[i];
        for (size_t i = 0; i + 9 < page.len; i++)
            marks[swap] += memcmp(page.ptr + i, "class=\"q ", 9) == 0;
        sample_close(&s);
    }
    assert_int_equal(words[0], words[1]);
    assert_int_equal(marks[0], marks[1]);
    assert_int_equal(marks[0], 20);
}

static moot_str many_claims(mt_arena *a, uint32_t n)
{
    mt_memory m = {.arena = a};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    mt_out_z(&o, "{\"moot\":1,\"yes\":{\"name\":\"\"},\"no\":{\"name\":\"\"},\"statements\":[");
    for (uint32_t i = 0; i < n; i++)
        mt_out_printf(&o, "%s{\"title\":\"S%u\",\"text\":\"\u05D0 text %u\"}", i ? "," : "", i, i);
    mt_out_z(&o, "],\"arguments\":[],\"relations\":[");
    for (uint32_t i = 1; i < n; i++)
        mt_out_printf(&o,
                      "%s{\"kind\":\"support\",\"from\":{\"statement\":%u},\"to\":{"
                      "\"statement\":%u}}",
                      i > 1 ? "," : "", i, i / 2);
    mt_out_z(&o, "]}");
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    return mt_memory_str(&m);
}

static void debates_without_motion_of_any_size_have_a_page(void **state)
{
    (void)state;
    static const uint32_t sizes[] = {1, 2, 26, 299, 301, 1500};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        sample s;
        mt_arena a;
        mt_arena_init(&a, NULL);
        assert_true(sample_open(&s, many_claims(&a, sizes[i])));
        moot_str page = page_of(&s, false);
        check_balance(page);
        if (sizes[i] < 400)
            check_links(page);
        bool drawn = mt_str_find(page, MOOT_STR("<svg")) != SIZE_MAX;
        assert_int_equal(drawn, sizes[i] <= MT_MAP_MOST);
        bool said = mt_str_find(page, MOOT_STR("too many for one picture")) != SIZE_MAX;
        assert_int_equal(said, sizes[i] > MT_MAP_MOST);
        moot_str svg = page_of(&s, true); /* alone it is drawn in any case */
        check_balance(svg);
        sample_close(&s);
        mt_arena_free(&a);
    }
}

static void paragraphs_and_every_word_of_the_text_are_kept(void **state)
{
    (void)state;
    sample s;
    open_sample(&s, false);
    moot_str page = page_of(&s, false);
    /* the text between tags, of the two bodies, is the text of the file */
    mt_memory m = {.arena = &s.arena};
    mt_out o;
    mt_out_init(&o, mt_memory_writer(&m));
    size_t at = 0;
    uint32_t paragraphs = 0;
    for (;;) {
        size_t body =
            mt_str_find(mt_sub(page, at, page.len - at), MOOT_STR("<div class=\"body\">"));
        if (body == SIZE_MAX)
            break;
        at += body;
        size_t end = at + mt_str_find(mt_sub(page, at, page.len - at), MOOT_STR("</div>"));
        bool tag = false, number = false;
        for (; at < end; at++) {
            moot_str rest = mt_sub(page, at, end - at);
            paragraphs += mt_str_starts(rest, MOOT_STR("<p "));
            number = mt_str_starts(rest, MOOT_STR("<a class=\"num\"")) ||
                     (number && !mt_str_starts(rest, MOOT_STR("</a>")));
            tag = page.ptr[at] == '<' || tag;
            if (!tag && !number && !mt_is_space(page.ptr[at]))
                mt_out_char(&o, page.ptr[at]);
            tag = tag && page.ptr[at] != '>';
        }
    }
    assert_int_equal(mt_out_finish(&o), MOOT_OK);
    moot_str got = mt_memory_str(&m);
    size_t k = 0;
    for (int side = 0; side < 2; side++)
        for (int i = 0; i < 11 && sample_units[side][i].text; i++)
            for (const char *c = sample_units[side][i].text; *c; c++)
                if (!mt_is_space(*c))
                    assert_int_equal(got.ptr[k++], *c);
    assert_int_equal(k, got.len);
    assert_int_equal(paragraphs, 4);
    sample_close(&s);
}

static void has(moot_str page, const char *words)
{
    if (mt_str_find(page, mt_str(words)) == SIZE_MAX)
        fail_msg("the page has no '%s'", words);
}

static void what_is_said_twice_and_what_challenges_it_is_found_in_both_texts(void **state)
{
    (void)state;
    static const char json[] =
        "{\"moot\":1,\"question\":\"Q?\",\"motion\":0,\"yes\":{\"name\":\"Ada\",\"body\":[4,26]},"
        "\"no\":{\"name\":\"Ben\",\"body\":[28,53]},\"text\":\"Q?\\n\\nRain is wet. It "
        "falls.\\n\\nRain is wet. Snow is not.\",\"statements\":[{\"title\":\"T\",\"text\":\"Q\"},{"
        "\"title\":\"Y1\",\"text\":\"Rain is wet.\",\"sayings\":[{\"side\":\"yes\",\"text\":\"Rain "
        "is "
        "wet.\",\"source\":[4,16]},{\"side\":\"no\",\"text\":\"Rain is "
        "wet.\",\"source\":[28,40]}]},{"
        "\"title\":\"N1\",\"text\":\"Snow is not.\",\"sayings\":[{\"side\":\"no\",\"text\":\"Snow "
        "is "
        "not.\",\"source\":[41,53]}]}],\"arguments\":[],\"relations\":[{\"kind\":\"support\","
        "\"from\":{"
        "\"statement\":1},\"to\":{\"statement\":0}},{\"kind\":\"attack\",\"from\":{\"statement\":2}"
        ","
        "\"to\":{\"statement\":1}}]}";
    sample s;
    assert_true(sample_open(&s, mt_str(json)));
    moot_str page = page_of(&s, false);
    check_balance(page);
    check_links(page);
    has(page, " id=\"s-y1\"");
    has(page, " id=\"s-y1-2\"");
    has(page, "<a href=\"#s-y1\" dir=\"auto\">Ada</a> \xC2\xB7 <a href=\"#s-y1-2\" "
              "dir=\"auto\">Ben</a>");
    has(page, ".cases:has(.q:is(:hover,:focus-within)>[href=\"#c-n1\"]) .q:has(>[href=\"#c-y1\"])");
    has(page, ".cases:has(.q:is(:hover,:focus-within)>[href=\"#c-y1\"]) .q:has(>[href=\"#c-y1\"])");
    size_t verdict = mt_str_find(page, MOOT_STR("<p class=\"verdict\">"));
    assert_true(verdict != SIZE_MAX);
    has(mt_sub(page, verdict, 400), "<a class=\"l no\" href=\"#c-n1\">N1</a>");
    sample_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_of_a_usual_debate_is_whole_and_small),
        cmocka_unit_test(the_map_alone_is_well_formed),
        cmocka_unit_test(hostile_text_stays_text),
        cmocka_unit_test(a_granted_point_is_told_as_granted),
        cmocka_unit_test(swapping_the_sides_changes_no_measure_of_the_page),
        cmocka_unit_test(debates_without_motion_of_any_size_have_a_page),
        cmocka_unit_test(what_is_said_twice_and_what_challenges_it_is_found_in_both_texts),
        cmocka_unit_test(paragraphs_and_every_word_of_the_text_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
