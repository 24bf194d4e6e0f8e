/* Files of images -> their sizes. */
#include "argmap/codes.h"
#include "argmap/image.h"

typedef struct measurer {
    mt_am_map *map;
    const mt_am_folder *folder;
    mt_diags *diags;
    char *head; /* MT_IMAGE_HEAD bytes */
} measurer;

/* Does it begin as an address does, `https:` or `data:`? */
static bool is_address(moot_str path)
{
    size_t i = 0;
    while (i < path.len && (mt_is_alpha(path.ptr[i]) || (i && mt_is_digit(path.ptr[i]))))
        i++;
    return i && i < path.len && path.ptr[i] == ':';
}

/* Where the document names the image: in the box's data, in its front matter, or else, if the
 * path stands in other settings, the box. */
static moot_span place_of(const measurer *x, const mt_am_node *n, const mt_am_image *image)
{
    const mt_am_model *m = x->map->m;
    moot_str text = m->doc->text;
    const mt_value *at = mt_value_get(image->file, "path");
    if (image->said)
        at = image->said;
    if (at && at->span.len && at->span.off <= text.len && at->span.len <= text.len - at->span.off &&
        (image->said || mt_str_find(mt_slice(text, at->span), image->path) != SIZE_MAX))
        return at->span;
    const mt_am_element *e = mt_am_element_of(m, n);
    return (moot_span){e->first == MT_NO_ID ? 0 : m->members.at[e->first].off, 0};
}

static void look(measurer *x, const mt_am_node *n, const mt_am_image *image)
{
    moot_span place = place_of(x, n, image);
    moot_str named = image->path;
    named.len = named.len > 200 ? 200 : named.len;
    moot_str path = mt_include_path(x->map->m->arena, MOOT_STR(""), image->path);
    mt_image_size size = {0, 0};
    size_t len = MT_IMAGE_HEAD;
    mt_include_answer answer =
        path.len ? x->folder->head(x->folder->ctx, path, x->head, &len) : MT_INCLUDE_OUTSIDE;
    if (answer == MT_INCLUDE_OUTSIDE) {
        MT_AM_FOUND(x->diags, IMAGE_OUTSIDE, place, "'%.*s' lies outside the folder",
                    MT_ARG(named));
    } else if (answer != MT_INCLUDE_READ) {
        MT_AM_FOUND(x->diags, NO_IMAGE, place, "there is no file '%.*s'", MT_ARG(named));
    } else if (!mt_image_measure((moot_str){x->head, len}, &size)) {
        size = (mt_image_size){0, 0};
        MT_AM_FOUND(x->diags, NO_SIZE, place, "'%.*s' tells no size", MT_ARG(named));
    }
    MT_VEC_PUSH(x->map->m->arena, &x->map->image_sizes, size);
}

void mt_am_measure_images(mt_am_map *map, const mt_am_folder *folder, mt_diags *diags)
{
    mt_arena *arena = map->m->arena;
    measurer x = {.map = map, .folder = folder, .diags = diags};
    if (map->m->set->plain_labels)
        return;
    mt_intern_init(&map->image_paths, arena, 0);
    for (uint32_t k = 0; k < map->nodes.n; k++) {
        const mt_am_node *n = &map->nodes.at[k];
        mt_am_image image;
        mt_image_size known;
        for (uint32_t i = 0; mt_am_next_image(map, n, &i, &image);) {
            if (!image.path.len || is_address(image.path) ||
                mt_am_image_size(map, &image, &known) ||
                mt_intern_find(&map->image_paths, image.path) != MT_NO_ID)
                continue;
            if (!x.head)
                x.head = mt_arena_alloc(arena, MT_IMAGE_HEAD, 1);
            (void)mt_intern_add(&map->image_paths, image.path);
            if (mt_arena_failed(arena))
                return;
            look(&x, n, &image);
        }
    }
}

bool mt_am_image_size(const mt_am_map *map, const mt_am_image *image, mt_image_size *size)
{
    *size = (mt_image_size){mt_value_get_num(image->file, "width", 0),
                            mt_value_get_num(image->file, "height", 0)};
    if (size->width > 0 && size->height > 0)
        return true;
    uint32_t id = mt_intern_find(&map->image_paths, image->path);
    if (id >= map->image_sizes.n) /* MT_NO_ID too */
        return false;
    *size = map->image_sizes.at[id];
    return size->width > 0;
}
