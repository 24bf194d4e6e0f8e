/* Images -> their paths, or their bytes as data: addresses (RFC 2397, RFC 4648). */
#include "draw/embed.h"

#include "argmap/measure.h"

enum { MOST = 1 << 23 }; /* bytes of one image; a larger one keeps its path */

static void put_base64(mt_out *o, moot_str bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < bytes.len; i += 3) {
        size_t left = bytes.len - i;
        uint32_t three = (uint32_t)(unsigned char)bytes.ptr[i] << 16;
        if (left > 1)
            three |= (uint32_t)(unsigned char)bytes.ptr[i + 1] << 8;
        if (left > 2)
            three |= (unsigned char)bytes.ptr[i + 2];
        char *p = mt_out_room(o, 4);
        p[0] = digits[three >> 18];
        p[1] = digits[three >> 12 & 63];
        p[2] = p[3] = '=';
        if (left > 1)
            p[2] = digits[three >> 6 & 63];
        if (left > 2)
            p[3] = digits[three & 63];
        o->n += 4;
    }
}

/* False if the file is no picture, too large, or not to be had. */
static bool put_bytes(mt_embedder *e, moot_str named, mt_out *o)
{
    moot_str path = mt_include_path(e->arena, MOOT_STR(""), named);
    size_t n = MOST;
    if (!path.len)
        return false;
    if (!e->room)
        e->room = mt_arena_alloc(e->arena, MOST, 1);
    if (!e->room || e->folder->head(e->folder->ctx, path, e->room, &n) != MT_INCLUDE_READ)
        return false;
    moot_str bytes = {e->room, n};
    const char *kind = n < MOST ? mt_image_kind(bytes) : NULL;
    if (!kind)
        return false;
    mt_out_z(o, "data:image/");
    mt_out_z(o, kind);
    mt_out_z(o, ";base64,");
    put_base64(o, bytes);
    return true;
}

void mt_dr_put_source(mt_embedder *e, moot_str path, mt_out *o)
{
    if (!e->folder || !put_bytes(e, path, o))
        mt_out_xml(o, path);
}
