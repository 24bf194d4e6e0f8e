/* Any text as Argdown: spans lie and nest well, findings lie inside the text, the
 * document prints and reads back as itself, printing is a fixpoint, and nothing in its HTML
 * can act.  The model of the reference is JSON, in every form, and the same after printing
 * but for places and blanks. */
#include "argdown/doc.h"
#include "argdown/html.h"
#include "argdown/portable.h"
#include "argmap/argmap.h"
#include "argmap/measure.h"
#include "base/json_in.h"
#include "base/utf8.h"
#include "draw/draw.h"
#include "unit/safe_html.h"

#include <stdio.h>
#include <stdlib.h>

/* NOLINTNEXTLINE(readability-identifier-naming): libFuzzer gives the name */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "%s\n", what);
    abort();
}

static bool inside(moot_span span, moot_str text)
{
    return span.off <= text.len && span.len <= text.len - span.off;
}

static void check_spans(const mt_doc *doc)
{
    for (uint32_t i = 0; i < doc->nodes.n; i++) {
        const mt_node *node = &doc->nodes.at[i];
        check(inside(node->span, doc->text), "a span leaves the text");
        check(inside(node->title, doc->text), "a title leaves the text");
        check(!node->first || node->first == i + 1, "a first child is not next in the array");
        check(!node->next || node->next > i, "a sibling comes before");
        uint32_t at = node->span.off, end = at + node->span.len;
        for (uint32_t c = node->first; c; c = doc->nodes.at[c].next) {
            const mt_node *child = &doc->nodes.at[c];
            /* Data is the last of an inference in the tree, wherever it stood. */
            if (child->kind == MT_NODE_DATA && node->kind == MT_NODE_INFERENCE)
                at = node->span.off;
            check(child->span.off >= at, "a child begins before its parent or sibling ends");
            check(child->span.off + child->span.len <= end, "a child ends after its parent");
            at = child->span.off + child->span.len;
        }
    }
    for (uint32_t i = 0; i < doc->diags.list.n; i++) {
        check(inside(doc->diags.list.at[i].span, doc->text), "a finding leaves the text");
        check(doc->diags.list.at[i].hint.len > 0, "a finding has no hint");
    }
}

static void read_all(const mt_doc *doc)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_diags diags = {.arena = &arena};
    for (uint32_t i = 0; i < doc->nodes.n; i++) {
        mt_doc_text(doc, i, &arena);
        mt_doc_link_url(doc, i);
        mt_doc_data(doc, i, &arena, &diags);
    }
    for (uint32_t i = 0; i < diags.list.n; i++)
        check(inside(diags.list.at[i].span, doc->text), "a finding in data leaves the text");
    mt_arena_free(&arena);
}

static moot_str written(void (*writer)(const mt_doc *, mt_out *), const mt_doc *doc,
                        mt_arena *arena)
{
    mt_memory m = {.arena = arena};
    mt_out out;
    mt_out_init(&out, mt_memory_writer(&m));
    writer(doc, &out);
    check(mt_out_finish(&out) == MOOT_OK, "writing failed");
    return mt_memory_str(&m);
}

/* No comment is lost, and they come in the same order. */
static void check_comments(const mt_doc *doc, const mt_doc *again)
{
    check(doc->comments.n == again->comments.n, "a comment came or went");
    for (uint32_t i = 0; i < doc->comments.n; i++) {
        moot_str a = mt_slice(doc->text, doc->comments.at[i]);
        moot_str b = mt_slice(again->text, again->comments.at[i]);
        bool has_cr = memchr(a.ptr, '\r', a.len) != NULL;
        check(has_cr || mt_str_eq(a, b), "a comment is another");
    }
}

static void check_html(const mt_doc *doc, mt_arena *arena)
{
    mt_memory page = {.arena = arena}, source = {.arena = arena};
    mt_doc_html_options options = {.part = false};
    check(mt_doc_html(doc, &options, NULL, mt_memory_writer(&page)) == MOOT_OK, "no HTML");
    check(mt_doc_source_html(doc, &options, NULL, mt_memory_writer(&source)) == MOOT_OK,
          "no HTML of the source");
    const char *wrong = unsafe_html(mt_memory_str(&page));
    check(!wrong, wrong);
    wrong = unsafe_html(mt_memory_str(&source));
    check(!wrong, wrong);
}

/* Every image of the document is missing, outside, or a file that begins as the document does. */
static mt_include_answer head(void *ctx, moot_str path, char *to, size_t *n)
{
    const mt_doc *doc = ctx;
    check(path.len && path.ptr[0] != '/' && !mt_str_starts(path, MOOT_STR("../")),
          "an image outside the folder is asked for");
    *n = doc->text.len < *n ? doc->text.len : *n;
    if (*n)
        memcpy(to, doc->text.ptr, *n);
    return path.len % 3 == 0   ? MT_INCLUDE_MISSING
           : path.len % 3 == 1 ? MT_INCLUDE_OUTSIDE
                               : MT_INCLUDE_READ;
}

static moot_str exported(const mt_doc *doc, mt_am_form form, mt_arena *arena)
{
    mt_memory m = {.arena = arena};
    mt_diags diags = {.arena = arena};
    const mt_am_folder folder = {head, (void *)(uintptr_t)doc};
    check(mt_am_write_in(&folder, doc, NULL, form, NULL, &diags, mt_memory_writer(&m)) == MOOT_OK,
          "exporting failed");
    for (uint32_t i = 0; i < diags.list.n; i++)
        check(inside(diags.list.at[i].span, doc->text), "a finding of the model leaves the text");
    return mt_memory_str(&m);
}

/* The picture: every element is closed, in order, and no attribute or text breaks out. */
static void check_picture(const mt_doc *doc, mt_arena *arena)
{
    mt_memory m = {.arena = arena};
    mt_diags diags = {.arena = arena};
    const mt_am_folder folder = {head, (void *)(uintptr_t)doc};
    check(mt_draw_svg(&(mt_draw_options){true, MOOT_STR("x-")}, &folder, doc, NULL, NULL, &diags,
                      mt_memory_writer(&m)) == MOOT_OK,
          "drawing failed");
    moot_str svg = mt_memory_str(&m);
    size_t depth = 0, elements = 0;
    for (size_t i = 0; i < svg.len; i++) {
        unsigned char c = (unsigned char)svg.ptr[i];
        check(c >= 0x20 || c == '\n' || c == '\t', "a control character in the picture");
        if (c != '<')
            continue;
        bool closes = svg.ptr[i + 1] == '/', declares = svg.ptr[i + 1] == '?', quoted = false;
        for (i++; i < svg.len && (quoted || svg.ptr[i] != '>'); i++) {
            quoted ^= svg.ptr[i] == '"';
            check(svg.ptr[i] != '<', "a tag in a tag");
        }
        check(i < svg.len && !quoted, "a tag has no end");
        if (closes)
            check(depth-- > 0, "an element too many is closed");
        else if (!declares && svg.ptr[i - 1] != '/')
            depth++;
        elements++;
    }
    check(depth == 0 && elements > 2, "an element stays open");
}

/* Without the lines that tell places, and without blanks: those change when printed. */
static moot_str without_places(moot_str json, mt_arena *arena)
{
    static const char *const places[] = {"\"start", "\"end", "\"stop\""};
    char *to = mt_arena_alloc(arena, json.len + 1, 1);
    size_t n = 0;
    check(to != NULL, "memory is short");
    for (size_t i = 0; i < json.len;) {
        const char *end = memchr(json.ptr + i, '\n', json.len - i);
        size_t stop = end ? (size_t)(end - json.ptr) + 1 : json.len;
        moot_str line = mt_str_trim(mt_sub(json, i, stop - i));
        bool place = false;
        for (size_t k = 0; k < sizeof(places) / sizeof(places[0]); k++)
            place |= mt_str_starts(line, mt_str(places[k]));
        for (size_t k = 0; k < line.len && !place; k++)
            if (line.ptr[k] == '\\' && k + 1 < line.len && memchr("trn", line.ptr[k + 1], 3))
                k++;
            else if (line.ptr[k] != ' ' && line.ptr[k] != ',')
                to[n++] = line.ptr[k];
        i = stop;
    }
    return (moot_str){to, n};
}

static void check_model(const mt_doc *doc, const mt_doc *again, mt_arena *arena)
{
    mt_diags diags = {.arena = arena};
    moot_str json = exported(doc, MT_AM_FORM_MAP_JSON, arena);
    if (json.len < 1 << 20 && !mt_json_read(json, arena, &diags))
        check(diags.list.n > 0 && strcmp(diags.list.at[0].code, "JS002") == 0,
              "the model is no JSON");
    exported(doc, MT_AM_FORM_DOT, arena);
    exported(doc, MT_AM_FORM_GRAPHML, arena);
    check_picture(doc, arena);
    mt_doc_portable(doc, &diags);
    if (doc->diags.errors)
        return;
    moot_str a = without_places(json, arena);
    moot_str b = without_places(exported(again, MT_AM_FORM_MAP_JSON, arena), arena);
    if (!mt_str_eq(a, b))
        fprintf(stderr, "first\n%.*s\nsecond\n%.*s\n", MT_ARG(a), MT_ARG(b));
    check(mt_str_eq(a, b), "the printed document has another model");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    moot_str text = {(const char *)data, size};
    if (size > 1 << 16 || mt_utf8_invalid(text) != SIZE_MAX)
        return 0;
    mt_doc doc, again;
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    check(mt_doc_parse(&doc, NULL, text) == MOOT_OK, "parsing failed");
    check_spans(&doc);
    read_all(&doc);
    written(mt_doc_dump, &doc, &arena);
    check_html(&doc, &arena);
    moot_str first = written(mt_doc_print, &doc, &arena);
    check(mt_doc_parse(&again, NULL, first) == MOOT_OK, "parsing again failed");
    if (!mt_doc_equal(&doc, &again)) {
        fprintf(stderr, "printed as\n%.*s\n", MT_ARG(first));
        check(false, "the printed document is another tree");
    }
    if (doc.diags.errors == 0)
        check_comments(&doc, &again);
    /* No document has a NUL byte (TX002), and the reader of JSON takes none in a key. */
    if (text.len && !memchr(text.ptr, 0, text.len))
        check_model(&doc, &again, &arena);
    moot_str second = written(mt_doc_print, &again, &arena);
    if (!mt_str_eq(first, second))
        fprintf(stderr, "first\n%.*s\nsecond\n%.*s\n", MT_ARG(first), MT_ARG(second));
    check(mt_str_eq(first, second), "printing is no fixpoint");
    mt_doc_fini(&again);
    mt_doc_fini(&doc);
    mt_arena_free(&arena);
    return 0;
}
