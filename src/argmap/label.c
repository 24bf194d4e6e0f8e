/* Text -> lines of a label.  Widths: Adobe's metrics of Helvetica, which Arial shares. */
#include "argmap/label.h"

#include "argdown/scan.h"
#include "base/utf8.h"

enum { FIRST = ' ', LAST = '~' };

/* Hundredths of the size: regular, bold. */
static const uint8_t widths[LAST - FIRST + 1][2] = {
    {28, 28}, {28, 33}, {36, 47}, {56, 56}, {56, 56}, {89, 89},  {67, 72}, {19, 24}, {33, 33},
    {33, 33}, {39, 39}, {58, 58}, {28, 28}, {33, 33}, {28, 28},  {28, 28}, {56, 56}, {56, 56},
    {56, 56}, {56, 56}, {56, 56}, {56, 56}, {56, 56}, {56, 56},  {56, 56}, {56, 56}, {28, 33},
    {28, 33}, {58, 58}, {58, 58}, {58, 58}, {56, 61}, {102, 98}, {67, 72}, {67, 72}, {72, 72},
    {72, 72}, {67, 67}, {61, 61}, {78, 78}, {72, 72}, {28, 28},  {50, 56}, {67, 72}, {56, 61},
    {83, 83}, {72, 72}, {78, 78}, {67, 67}, {78, 78}, {72, 72},  {67, 67}, {61, 61}, {72, 72},
    {67, 67}, {94, 94}, {67, 67}, {67, 67}, {61, 61}, {28, 33},  {28, 28}, {28, 33}, {47, 58},
    {56, 56}, {33, 33}, {56, 56}, {56, 61}, {50, 56}, {56, 61},  {56, 56}, {28, 33}, {56, 61},
    {56, 61}, {22, 28}, {22, 28}, {50, 56}, {22, 28}, {83, 89},  {56, 61}, {56, 61}, {56, 61},
    {56, 61}, {33, 39}, {50, 56}, {28, 33}, {56, 61}, {50, 56},  {72, 78}, {50, 56}, {50, 56},
    {50, 50}, {33, 39}, {26, 28}, {33, 39}, {58, 58},
};

/* The letters under the accents of U+00C0 to U+00FF. */
static const char bases[] = "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty";

static unsigned width_of(uint32_t c, bool bold)
{
    if (c < FIRST)
        return 0;
    if (c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7)
        c = (unsigned char)bases[c - 0xC0];
    unsigned units = c > 0xFFFF ? 2 : 1;
    if (c > LAST)
        c = 'x';
    return widths[c - FIRST][bold] * units;
}

double mt_am_width(moot_str s, double size, bool bold)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < s.len;)
        sum += width_of(mt_utf8_next(s, &i), bold);
    return (double)sum * (size / 100);
}

typedef struct liner {
    const mt_am_label_form *f;
    moot_str text;
    mt_scan sc;
    mt_out *out;
    const mt_am_range *range;
    uint32_t ranges, next; /* the next range to open */
    uint32_t depth, open[128];
    int32_t unit; /* UTF-16 units before the place */
    uint32_t lines;
} liner;

static void put_char(const liner *l, uint32_t c, moot_str bytes)
{
    static const char signs[] = "@*_+-./";
    bool plain =
        c && c < 0x80 && (mt_is_alpha((char)c) || mt_is_digit((char)c) || strchr(signs, (int)c));
    bool markup = c == '&' || c == '<' || c == '>';
    if (l->f->escape == MT_AM_MARKUP && markup)
        mt_out_xml(l->out, bytes);
    else if (plain || l->f->escape == MT_AM_MARKUP)
        mt_out_put(l->out, bytes);
    else if (c < 0x100)
        mt_out_printf(l->out, "&#x%02X;", (unsigned)c);
    else
        mt_out_printf(l->out, "&#%u;", (unsigned)c);
}

static bool is_mark(const mt_am_range *r)
{
    return (r->kind == MT_AM_BOLD || r->kind == MT_AM_ITALIC) && r->stop >= r->start;
}

static void open_marks(liner *l)
{
    while (l->next < l->ranges && l->range[l->next].start <= l->unit) {
        const mt_am_range *r = &l->range[l->next];
        if (is_mark(r) && l->depth < sizeof(l->open) / sizeof(l->open[0])) {
            l->open[l->depth++] = l->next;
            mt_out_z(l->out, r->kind == MT_AM_BOLD ? "<b>" : "<i>");
        }
        l->next++;
    }
}

static void close_marks(liner *l)
{
    while (l->depth && l->range[l->open[l->depth - 1]].stop < l->unit) {
        const mt_am_range *r = &l->range[l->open[--l->depth]];
        mt_out_z(l->out, r->kind == MT_AM_BOLD ? "</b> " : "</i> ");
    }
}

/* The bytes [start, stop) as one line; `blank`: with one more behind. */
static void put_line(liner *l, size_t start, size_t stop, bool blank)
{
    if (l->out && l->lines)
        mt_out_z(l->out, l->f->line_break);
    l->lines++;
    if (!l->out)
        return;
    for (size_t i = start; i < stop;) {
        size_t from = i;
        open_marks(l);
        uint32_t c = mt_utf8_next(l->text, &i);
        put_char(l, c, mt_sub(l->text, from, i - from));
        l->unit += c > 0xFFFF ? 2 : 1;
        close_marks(l);
    }
    if (blank)
        put_char(l, ' ', MOOT_STR(" "));
}

/* Lines of at most so many characters, cut before a blank where there is one. */
static void cut_by_characters(liner *l)
{
    double most = l->f->characters;
    if (most < 1)
        return;
    size_t start = 0, blank = 0;
    double units = 0;
    for (size_t i = 0; i < l->text.len;) {
        size_t from = i;
        uint32_t c = mt_utf8_next(l->text, &i);
        double more = c > 0xFFFF ? 2 : 1;
        if (units + more > most && from > start) {
            size_t stop = blank > start ? blank : from;
            put_line(l, start, stop, false);
            start = blank = i = stop;
            units = 0;
            continue;
        }
        units += more;
        if (from > start && mt_scan_space_at(&l->sc, (uint32_t)from))
            blank = from;
    }
    if (start < l->text.len)
        put_line(l, start, l->text.len, false);
}

/* Words as long as they fit; each has a blank behind it, and a word that is too wide for
 * the first line leaves that empty. */
static void cut_by_width(liner *l)
{
    const mt_am_label_form *f = l->f;
    double blank = mt_am_width(MOOT_STR(" "), f->size, f->bold), width = 0;
    size_t start = 0, word = 0;
    for (size_t i = 0; i <= l->text.len; i++) {
        if (i < l->text.len && l->text.ptr[i] != ' ')
            continue;
        double wide = mt_am_width(mt_sub(l->text, word, i - word), f->size, f->bold);
        if (width + wide > f->width) {
            put_line(l, start, word > start ? word - 1 : start, word > start);
            if (word > start)
                l->unit++;
            start = word;
            width = wide + blank;
        } else {
            width += wide + blank;
        }
        word = i + 1;
    }
    put_line(l, start, l->text.len, true);
}

uint32_t mt_am_label_lines(const mt_am_label_form *f, moot_str text, const mt_am_range *range,
                           uint32_t ranges, mt_out *out)
{
    liner l = {.f = f, .text = text, .out = out, .range = range, .ranges = ranges};
    l.sc = (mt_scan){.s = text.ptr, .n = (uint32_t)text.len};
    if (!text.len)
        return 0;
    if (f->measured)
        cut_by_width(&l);
    else
        cut_by_characters(&l);
    return l.lines;
}
