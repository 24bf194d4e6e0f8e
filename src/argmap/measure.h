/* The first bytes of an image file -> how large it is.
 *
 * PNG (ISO/IEC 15948), JPEG (ITU-T T.81), GIF (87a, 89a), WebP (RFC 9649) and SVG 1.1, told by
 * their bytes and not by the file's name.  Only sizes are read: no picture is decoded. */
#ifndef MT_ARGMAP_MEASURE_H
#define MT_ARGMAP_MEASURE_H

#include <moot/types.h>

enum { MT_IMAGE_HEAD = 1 << 16 }; /* bytes of a file that are looked at */

/* In pixels of CSS, 96 an inch; above 0 and finite. */
typedef struct mt_image_size {
    double width, height;
} mt_image_size;

/* False if the bytes are none of these formats, are broken or end before the size.  More bytes
 * behind a head that tells the size change nothing.  An SVG file has the size of its `width` and
 * `height`, of its `viewBox` where both are missing, and one of them makes the other in the
 * shape of the box.  Linear in the bytes; nothing is allocated. */
bool mt_image_measure(moot_str head, mt_image_size *size);

/* The subtype of its media type, such as "png", told by the first bytes alone; NULL if they are
 * none of these. */
const char *mt_image_kind(moot_str head);

/* mt_image_measure() for SVG alone (measure_svg.c). */
bool mt_image_measure_svg(moot_str head, mt_image_size *size);

#endif
