/* Whatever the bytes: they tell no size, or one that is above 0 and finite; more bytes behind a
 * head that tells a size change nothing, and only the first 64 KiB count. */
#include "argmap/measure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool truth)
{
    if (!truth)
        abort();
}

/* In a block of its own, so that a byte too far is seen. */
static bool measure(const uint8_t *data, size_t size, mt_image_size *to)
{
    char *own = malloc(size ? size : 1);
    must(own != NULL);
    if (size)
        memcpy(own, data, size);
    bool known = mt_image_measure((moot_str){own, size}, to);
    free(own);
    return known;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mt_image_size whole, part;
    bool known = measure(data, size, &whole);
    must(!known || (whole.width > 0 && isfinite(whole.width)));
    must(!known || (whole.height > 0 && isfinite(whole.height)));
    size_t step = 1 + size / 200;
    for (size_t n = 0; n < size; n += step)
        if (measure(data, n, &part))
            must(known && part.width == whole.width && part.height == whole.height);
    if (size >= MT_IMAGE_HEAD)
        must(measure(data, MT_IMAGE_HEAD, &part) == known);
    return 0;
}
