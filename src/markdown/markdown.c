/* Markdown -> HTML.  The only file that includes <md4c.h>. */
#include "markdown/markdown.h"

#include "argdown/html.h"
#include "argdown/html_parts.h"

#include <md4c.h>

typedef struct writer {
    const mt_markdown_options *options;
    moot_str text;
    mt_arena *arena;
    mt_out *o;
    bool in_code;      /* a block of code is gathered */
    mt_memory code;    /* what stands in it */
    moot_str info;     /* behind its marks */
    size_t code_from;  /* where it begins in the text */
    uint32_t pictures; /* how many pictures we are in: their words are an alternative text */
    bool removed[64];  /* per open link: its address was not safe */
    uint32_t links;
} writer;

/* ---- words ---- */

static void put_code_point(uint32_t c, mt_memory *m)
{
    char bytes[4];
    size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n; i-- > 1; c >>= 6)
        bytes[i] = (char)(0x80 | (c & 0x3F));
    bytes[0] = (char)(lead[n] | c);
    (void)mt_memory_writer(m).write(m, bytes, n);
}

/* The character that a numbered entity or one of XML's own stands for, or 0. */
static uint32_t meaning(moot_str e)
{
    static const struct {
        const char *name;
        char c;
    } names[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (mt_str_eq(e, mt_str(names[i].name)))
            return (uint32_t)names[i].c;
    if (e.len < 4 || e.ptr[1] != '#')
        return 0;
    bool hex = mt_to_lower(e.ptr[2]) == 'x';
    uint32_t c = 0;
    for (size_t i = hex ? 3 : 2; i + 1 < e.len && c < 0x110000; i++) {
        char d = mt_to_lower(e.ptr[i]);
        uint32_t digit = mt_is_digit(d) ? (uint32_t)(d - '0') : (uint32_t)(d - 'a') + 10;
        c = c * (hex ? 16 : 10) + digit;
    }
    return c < 0x110000 && (c < 0xD800 || c > 0xDFFF) ? c : 0xFFFD;
}

/* An attribute with its entities resolved. */
static moot_str plain(writer *w, const MD_ATTRIBUTE *a)
{
    mt_memory m = {.arena = w->arena};
    moot_writer to = mt_memory_writer(&m);
    for (size_t i = 0; a->size && a->substr_offsets[i] < a->size; i++) {
        moot_str part = {a->text + a->substr_offsets[i],
                         a->substr_offsets[i + 1] - a->substr_offsets[i]};
        uint32_t c = a->substr_types[i] == MD_TEXT_ENTITY ? meaning(part) : 0;
        if (c)
            put_code_point(c, &m);
        else
            (void)to.write(to.ctx, part.ptr, part.len);
    }
    return mt_memory_str(&m);
}

static int put_text(MD_TEXTTYPE type, const MD_CHAR *at, MD_SIZE size, void *ctx)
{
    writer *w = ctx;
    moot_str s = {at, size};
    if (w->in_code) {
        if (w->code.n == 0 && at >= w->text.ptr && at < w->text.ptr + w->text.len)
            w->code_from = (size_t)(at - w->text.ptr);
        (void)mt_memory_writer(&w->code).write(&w->code, at, size);
    } else if (type == MD_TEXT_ENTITY) {
        mt_out_put(w->o, s);
    } else if (type == MD_TEXT_BR) {
        mt_out_z(w->o, w->pictures ? " " : "<br>\n");
    } else if (type == MD_TEXT_SOFTBR) {
        mt_out_char(w->o, '\n');
    } else if (type == MD_TEXT_NULLCHAR) {
        mt_out_z(w->o, "\xEF\xBF\xBD");
    } else {
        mt_out_xml(w->o, s);
    }
    return 0;
}

/* ---- blocks ---- */

static void open_cell(writer *w, const char *tag, const MD_BLOCK_TD_DETAIL *d)
{
    static const char *const words[] = {"", " style=\"text-align:left\"",
                                        " style=\"text-align:center\"",
                                        " style=\"text-align:right\""};
    mt_out_printf(w->o, "<%s%s>", tag, words[d->align]);
}

static void open_item(writer *w, const MD_BLOCK_LI_DETAIL *d)
{
    mt_out_z(w->o, "<li>");
    if (d->is_task)
        mt_out_z(w->o, d->task_mark == ' ' ? "\xE2\x98\x90 " : "\xE2\x98\x91 ");
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *ctx)
{
    writer *w = ctx;
    mt_out *o = w->o;
    switch (type) {
    case MD_BLOCK_QUOTE: mt_out_z(o, "<blockquote>\n"); break;
    case MD_BLOCK_UL: mt_out_z(o, "<ul>\n"); break;
    case MD_BLOCK_OL:
        mt_out_printf(o, "<ol start=\"%u\">\n", ((MD_BLOCK_OL_DETAIL *)detail)->start);
        break;
    case MD_BLOCK_LI: open_item(w, detail); break;
    case MD_BLOCK_HR: mt_out_z(o, "<hr>\n"); break;
    case MD_BLOCK_H: mt_out_printf(o, "<h%u>", ((MD_BLOCK_H_DETAIL *)detail)->level); break;
    case MD_BLOCK_CODE:
        w->in_code = true;
        w->code = (mt_memory){.arena = w->arena};
        w->info = plain(w, &((MD_BLOCK_CODE_DETAIL *)detail)->info);
        break;
    case MD_BLOCK_P: mt_out_z(o, "<p>"); break;
    case MD_BLOCK_TABLE: mt_out_z(o, "<table>\n"); break;
    case MD_BLOCK_THEAD: mt_out_z(o, "<thead>\n"); break;
    case MD_BLOCK_TBODY: mt_out_z(o, "<tbody>\n"); break;
    case MD_BLOCK_TR: mt_out_z(o, "<tr>"); break;
    case MD_BLOCK_TH: open_cell(w, "th", detail); break;
    case MD_BLOCK_TD: open_cell(w, "td", detail); break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML: break;
    }
    return 0;
}

static uint32_t line_at(moot_str text, size_t off)
{
    uint32_t line = 1;
    for (size_t i = 0; i < off; i++)
        line += text.ptr[i] == '\n';
    return line;
}

static void put_code(writer *w)
{
    moot_str code = mt_memory_str(&w->code);
    w->in_code = false;
    if (mt_arena_failed(w->arena))
        return;
    const mt_markdown_options *opt = w->options;
    if (opt->fence &&
        opt->fence(opt->ctx, mt_str_trim(w->info), code, line_at(w->text, w->code_from), w->o))
        return;
    mt_out_z(w->o, "<pre><code>");
    mt_out_xml(w->o, code);
    mt_out_z(w->o, "</code></pre>\n");
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *ctx)
{
    writer *w = ctx;
    mt_out *o = w->o;
    switch (type) {
    case MD_BLOCK_QUOTE: mt_out_z(o, "</blockquote>\n"); break;
    case MD_BLOCK_UL: mt_out_z(o, "</ul>\n"); break;
    case MD_BLOCK_OL: mt_out_z(o, "</ol>\n"); break;
    case MD_BLOCK_LI: mt_out_z(o, "</li>\n"); break;
    case MD_BLOCK_H: mt_out_printf(o, "</h%u>\n", ((MD_BLOCK_H_DETAIL *)detail)->level); break;
    case MD_BLOCK_CODE: put_code(w); break;
    case MD_BLOCK_P: mt_out_z(o, "</p>\n"); break;
    case MD_BLOCK_TABLE: mt_out_z(o, "</table>\n"); break;
    case MD_BLOCK_THEAD: mt_out_z(o, "</thead>\n"); break;
    case MD_BLOCK_TBODY: mt_out_z(o, "</tbody>\n"); break;
    case MD_BLOCK_TR: mt_out_z(o, "</tr>\n"); break;
    case MD_BLOCK_TH: mt_out_z(o, "</th>"); break;
    case MD_BLOCK_TD: mt_out_z(o, "</td>"); break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
    case MD_BLOCK_HR: break;
    }
    return 0;
}

/* ---- spans ---- */

/* The page loads nothing: a picture becomes a link to it. */
static void open_link(writer *w, const MD_ATTRIBUTE *href)
{
    mt_memory m = {.arena = w->arena};
    mt_out url;
    mt_out_init(&url, mt_memory_writer(&m));
    bool fine = mt_html_url(plain(w, href), &url) && mt_out_finish(&url) == MOOT_OK &&
                w->links < sizeof(w->removed);
    if (w->links < sizeof(w->removed))
        w->removed[w->links] = !fine;
    w->links++;
    if (!fine) {
        mt_out_z(w->o, "<span class=\"removed-link\" title=\"an unsafe address was removed\">");
        return;
    }
    mt_out_z(w->o, "<a rel=\"nofollow noopener noreferrer\" href=\"");
    mt_out_put(w->o, mt_memory_str(&m));
    mt_out_z(w->o, "\">");
}

static void close_link(writer *w)
{
    w->links--;
    bool removed = w->links >= sizeof(w->removed) || w->removed[w->links];
    mt_out_z(w->o, removed ? "</span>" : "</a>");
}

static const char *span_tag(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_EM: return "em";
    case MD_SPAN_STRONG: return "strong";
    case MD_SPAN_CODE: return "code";
    case MD_SPAN_DEL: return "del";
    case MD_SPAN_A:
    case MD_SPAN_IMG:
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U: break;
    }
    return "span";
}

static int enter_span(MD_SPANTYPE type, void *detail, void *ctx)
{
    writer *w = ctx;
    if (type == MD_SPAN_A)
        open_link(w, &((MD_SPAN_A_DETAIL *)detail)->href);
    else if (type == MD_SPAN_IMG)
        open_link(w, &((MD_SPAN_IMG_DETAIL *)detail)->src);
    else
        mt_out_printf(w->o, "<%s>", span_tag(type));
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *ctx)
{
    writer *w = ctx;
    (void)detail;
    if (type == MD_SPAN_A || type == MD_SPAN_IMG)
        close_link(w);
    else
        mt_out_printf(w->o, "</%s>", span_tag(type));
    return 0;
}

moot_status mt_markdown_html(moot_str text, const mt_markdown_options *options,
                             const moot_alloc *alloc, moot_writer to)
{
    if (text.len > INT32_MAX)
        return MOOT_E_LIMIT;
    mt_out o;
    mt_arena arena;
    mt_out_init(&o, to);
    mt_arena_init(&arena, alloc);
    writer w = {.options = options, .text = text, .arena = &arena, .o = &o};
    const MD_PARSER parser = {.flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH |
                                       MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEURLAUTOLINKS,
                              .enter_block = enter_block,
                              .leave_block = leave_block,
                              .enter_span = enter_span,
                              .leave_span = leave_span,
                              .text = put_text};
    if (!options->part)
        mt_html_open_page(&o, MOOT_STR("en"),
                          options->title.len ? options->title : MOOT_STR("Document"));
    int parsed = md_parse(text.ptr, (MD_SIZE)text.len, &parser, &w);
    if (!options->part)
        mt_html_close_page(&o);
    bool failed = parsed != 0 || mt_arena_failed(&arena);
    mt_arena_free(&arena);
    moot_status st = mt_out_finish(&o);
    return failed ? MOOT_E_NOMEM : st;
}
