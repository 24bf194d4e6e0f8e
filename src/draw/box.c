/* Titles, texts and images of boxes -> lines and sizes. */
#include "argmap/dot.h"
#include "argmap/image.h"
#include "argmap/label.h"
#include "draw/plan.h"

#include <stdlib.h>

#define PAD_X 10.0
#define WIDER 1.06   /* of widths: other types than Arial, bold words */
#define INCH 72.0    /* points */
#define PIXEL 0.75   /* points */
#define UNKNOWN 75.0 /* points of an image whose size is not known */
#define TYPE 10.0    /* points of the type where the settings say none that can be set */
#define TYPE_MOST 500.0
#define SIZE_MOST 5000.0 /* points of what the settings say */
#define BORDER 10.0      /* around the whole map */

#define BREAK '\x01' /* between lines: no text has it */

/* The width of a line as it is shown: no marks, an entity is one letter. */
static double shown_width(moot_str line, const mt_dr_text *font)
{
    double sum = 0;
    size_t from = 0;
    for (size_t i = 0; i < line.len; i++) {
        bool mark = line.ptr[i] == '<', entity = line.ptr[i] == '&';
        if (!mark && !entity)
            continue;
        char end = mark ? '>' : ';';
        sum += mt_am_width(mt_sub(line, from, i - from), font->size, font->bold);
        sum += entity ? mt_am_width(MOOT_STR("&"), font->size, font->bold) : 0;
        while (i < line.len && line.ptr[i] != end)
            i++;
        from = i < line.len ? i + 1 : line.len;
    }
    return sum + mt_am_width(mt_sub(line, from, line.len - from), font->size, font->bold);
}

static void split(mt_dr_plan *p, moot_str all, mt_dr_text *to)
{
    for (size_t at = 0; at <= all.len;) {
        size_t end = at;
        while (end < all.len && all.ptr[end] != BREAK)
            end++;
        mt_dr_line line = {.words = mt_sub(all, at, end - at)};
        line.width = shown_width(line.words, to) * WIDER;
        MT_VEC_PUSH(p->arena, &p->lines, line);
        at = end + 1;
    }
    to->lines = p->lines.n - to->line;
}

/* Cut a text into lines. */
static void set_text(mt_dr_plan *p, const mt_am_font *font, double width, const mt_am_text *text,
                     mt_dr_text *to)
{
    static const char line_break[] = {BREAK, 0};
    *to = (mt_dr_text){.face = font->face,
                       .size = mt_dr_within(font->size, TYPE_MOST, TYPE),
                       .bold = font->bold,
                       .line = p->lines.n};
    mt_am_label_form f = {.measured = p->map->m->set->measure,
                          .characters = font->characters,
                          .width = width,
                          .size = to->size,
                          .bold = font->bold,
                          .line_break = line_break,
                          .escape = MT_AM_MARKUP};
    mt_memory m = {.arena = p->arena};
    mt_out out;
    if (!text->words.len)
        return;
    mt_out_init(&out, mt_memory_writer(&m));
    mt_am_label_lines(&f, text->words, text->range, text->ranges, &out);
    if (mt_out_finish(&out) == MOOT_OK)
        split(p, mt_memory_str(&m), to);
}

static void add_size(const mt_dr_plan *p, const mt_dr_text *t, double *wide, double *high)
{
    for (uint32_t i = 0; i < t->lines; i++) {
        double w = p->lines.at[t->line + i].width;
        *wide = w > *wide ? w : *wide;
    }
    *high += mt_dr_text_high(t);
}

static void size_images(const mt_dr_plan *p, const mt_am_node *n, mt_dr_box *b)
{
    mt_am_image image;
    for (uint32_t i = 0; mt_am_next_image(p->map, n, &i, &image);) {
        double wide, high;
        mt_dr_image_size(p, &image, &wide, &high);
        b->image_wide += wide + (b->image_wide > 0 ? b->image_gap : 0);
        b->image_high = high > b->image_high ? high : b->image_high;
    }
}

void mt_dr_image_size(const mt_dr_plan *p, const mt_am_image *image, double *wide, double *high)
{
    mt_image_size size;
    if (!mt_am_image_size(p->map, image, &size))
        size = (mt_image_size){UNKNOWN / PIXEL, UNKNOWN / PIXEL};
    *wide = mt_dr_within(size.width * PIXEL, SIZE_MOST, UNKNOWN);
    *high = mt_dr_within(size.height * PIXEL, SIZE_MOST, UNKNOWN);
}

static void size_node(mt_dr_plan *p, uint32_t id)
{
    const mt_am_settings *set = p->map->m->set;
    const mt_am_node *n = &p->map->nodes.at[id];
    const mt_am_box *box = n->argument ? &set->argument_box : &set->statement_box;
    mt_am_text title = {.words = n->title}, none = {.words = {NULL, 0}};
    mt_dr_box *b = &p->box[id];
    if (set->plain_labels && !n->title.ptr)
        title.words = MOOT_STR("Untitled");
    set_text(p, &box->title, box->line_width, &title, &b->title);
    set_text(p, &box->text, box->line_width, set->plain_labels ? &none : &n->text, &b->text);
    b->image_gap = mt_dr_within(box->image_gap, SIZE_MOST, 0);
    if (!set->plain_labels)
        size_images(p, n, b);
    b->wide = b->image_wide;
    b->high = b->image_high;
    add_size(p, &b->title, &b->wide, &b->high);
    add_size(p, &b->text, &b->wide, &b->high);
    b->wide += 2 * PAD_X;
    b->high += 2 * MT_DR_PAD;
    double least = mt_dr_within(box->min_width, SIZE_MOST, 0);
    b->wide = b->wide < least ? least : b->wide;
}

/* The first number of a margin such as "0.11,0.055". */
static double margin_of(moot_str margin, double unit)
{
    enum { MOST = 720 };
    char text[32];
    size_t n = margin.len < sizeof(text) - 1 ? margin.len : sizeof(text) - 1;
    if (n)
        memcpy(text, margin.ptr, n);
    text[n] = 0;
    double x = strtod(text, NULL) * unit;
    return x > 0 && x < MOST ? x : 0;
}

static void size_group(mt_dr_plan *p, uint32_t id)
{
    const mt_am_settings *set = p->map->m->set;
    const mt_am_group *g = &p->map->groups.at[id - p->map->nodes.n];
    bool closed = mt_am_is_closed(p->map, g);
    const mt_am_font *font = closed ? &set->closed_type : &set->group_type;
    mt_am_text title = {.words = p->map->m->sections.at[g->section].title};
    mt_dr_box *b = &p->box[id];
    set_text(p, font, font->width, &title, &b->title);
    add_size(p, &b->title, &b->wide, &b->high);
    if (closed) {
        b->wide += 2 * (PAD_X + margin_of(set->closed_margin, INCH));
        b->high += 2 * (MT_DR_PAD + margin_of(set->closed_margin, INCH));
    }
}

void mt_dr_boxes(mt_dr_plan *p)
{
    for (uint32_t i = 0; i < p->boxes && !mt_arena_failed(p->arena); i++)
        if (mt_am_is_group(p->map, i))
            size_group(p, i);
        else
            size_node(p, i);
}

void mt_dr_insets(const mt_dr_plan *p, mt_dr_frame *f)
{
    f->before = f->after = f->head = f->foot = BORDER;
    if (f->box == MT_NO_ID)
        return;
    double margin = margin_of(p->map->m->set->group_margin, 1), wide = 0, high = 0;
    f->before = f->after = f->head = f->foot = margin;
    add_size(p, &p->box[f->box].title, &wide, &high);
    high += high > 0 ? margin : 0;
    /* The title stands on top, wherever that is. */
    *(p->sideways ? &f->before : p->from_end ? &f->foot : &f->head) += high;
    f->least = wide;
}
