/* Heads of PNG, JPEG, GIF and WebP files.  Every number is read through at(), which answers 0
 * past the end; a size of 0 is none. */
#include "argmap/measure.h"

#include "base/str.h"

static uint32_t at(moot_str s, size_t i)
{
    return i < s.len ? (unsigned char)s.ptr[i] : 0;
}

static uint32_t big16(moot_str s, size_t i)
{
    return at(s, i) << 8 | at(s, i + 1);
}

static uint32_t little16(moot_str s, size_t i)
{
    return at(s, i) | at(s, i + 1) << 8;
}

static uint32_t little24(moot_str s, size_t i)
{
    return little16(s, i) | at(s, i + 2) << 16;
}

/* The head tells this size, if it reaches up to `end`. */
static bool told(moot_str s, size_t end, uint32_t width, uint32_t height, mt_image_size *size)
{
    if (s.len < end || !width || !height)
        return false;
    *size = (mt_image_size){width, height};
    return true;
}

static bool png(moot_str s, mt_image_size *size)
{
    enum { IHDR = 8, END = 33, MOST = INT32_MAX };
    if (!mt_str_starts(mt_sub(s, IHDR, s.len - IHDR), MOOT_STR("\0\0\0\rIHDR")))
        return false;
    uint32_t width = big16(s, 16) << 16 | big16(s, 18), height = big16(s, 20) << 16 | big16(s, 22);
    return width <= MOST && height <= MOST && told(s, END, width, height, size);
}

static bool gif(moot_str s, mt_image_size *size)
{
    return told(s, 13, little16(s, 6), little16(s, 8), size);
}

/* Does a frame begin with this marker?  Of C0 ... CF three are tables. */
static bool is_frame(uint32_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* Segments one after another: FF, perhaps more of them, a marker, two bytes of length. */
static bool jpeg(moot_str s, mt_image_size *size)
{
    enum { TEM = 0x01, FIRST_ALONE = 0xD0, LAST_ALONE = 0xD8, END_OF_IMAGE = 0xD9, SCAN = 0xDA };
    for (size_t i = 2; i < s.len;) {
        if (at(s, i) != 0xFF)
            return false;
        while (i < s.len && at(s, i) == 0xFF)
            i++;
        uint32_t marker = at(s, i++);
        if (marker == TEM || (marker >= FIRST_ALONE && marker <= LAST_ALONE))
            continue;
        uint32_t len = big16(s, i);
        if (marker == 0 || marker == END_OF_IMAGE || marker == SCAN || len < 2)
            return false;
        if (is_frame(marker))
            return len >= 8 && told(s, i + 8, big16(s, i + 5), big16(s, i + 3), size);
        i += len;
    }
    return false;
}

static bool webp(moot_str s, mt_image_size *size)
{
    enum { CHUNK = 12, DATA = 20, BITS = 0x3FFF };
    if (s.len < DATA)
        return false;
    moot_str kind = mt_sub(s, CHUNK, 4);
    if (mt_str_eq(kind, MOOT_STR("VP8X")))
        return told(s, DATA + 10, little24(s, DATA + 4) + 1, little24(s, DATA + 7) + 1, size);
    if (mt_str_eq(kind, MOOT_STR("VP8L"))) {
        uint32_t bits = little24(s, DATA + 1) | at(s, DATA + 4) << 24;
        return at(s, DATA) == 0x2F && bits >> 29 == 0 &&
               told(s, DATA + 5, (bits & BITS) + 1, (bits >> 14 & BITS) + 1, size);
    }
    /* A key frame: its first bit is 0, and three bytes that are always the same follow. */
    return mt_str_eq(kind, MOOT_STR("VP8 ")) && (at(s, DATA) & 1) == 0 &&
           little24(s, DATA + 3) == 0x2A019D &&
           told(s, DATA + 10, little16(s, DATA + 6) & BITS, little16(s, DATA + 8) & BITS, size);
}

bool mt_image_measure(moot_str head, mt_image_size *size)
{
    moot_str s = head.len > MT_IMAGE_HEAD ? mt_sub(head, 0, MT_IMAGE_HEAD) : head;
    if (mt_str_starts(s, MOOT_STR("\x89PNG\r\n\x1A\n")))
        return png(s, size);
    if (mt_str_starts(s, MOOT_STR("\xFF\xD8\xFF")))
        return jpeg(s, size);
    if (mt_str_starts(s, MOOT_STR("GIF87a")) || mt_str_starts(s, MOOT_STR("GIF89a")))
        return gif(s, size);
    if (mt_str_starts(s, MOOT_STR("RIFF")))
        return s.len >= 12 && mt_str_eq(mt_sub(s, 8, 4), MOOT_STR("WEBP")) && webp(s, size);
    return mt_image_measure_svg(s, size);
}

const char *mt_image_kind(moot_str head)
{
    static const struct {
        moot_str start;
        const char *kind;
    } kinds[] = {{{"\x89PNG\r\n\x1A\n", 8}, "png"},
                 {{"\xFF\xD8\xFF", 3}, "jpeg"},
                 {{"GIF87a", 6}, "gif"},
                 {{"GIF89a", 6}, "gif"},
                 {{"RIFF", 4}, "webp"}};
    mt_image_size size;
    moot_str s = head.len > MT_IMAGE_HEAD ? mt_sub(head, 0, MT_IMAGE_HEAD) : head;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (mt_str_starts(s, kinds[i].start))
            return mt_image_measure(s, &size) ? kinds[i].kind : NULL;
    return mt_image_measure_svg(s, &size) ? "svg+xml" : NULL;
}
