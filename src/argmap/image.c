/* The data and tags of a box -> its images. */
#include "argmap/image.h"

#include "argmap/emit.h"

/* The images that the data lists, or NULL. */
static const mt_value *listed(const mt_am_map *map, const mt_am_node *n)
{
    const mt_value *list = mt_value_get(mt_am_element_of(map->m, n)->data, "images");
    return !map->m->set->no_data_images && list && list->kind == MT_LIST ? list : NULL;
}

/* `name` is a key of images.files, or a path itself. */
static mt_am_image named(const mt_am_map *map, moot_str name, const mt_value *said)
{
    const mt_value *file = mt_am_value_at(map->m->set->images, name);
    moot_str path = mt_value_get_str(file, "path");
    return (mt_am_image){.path = path.len ? path : name, .file = file, .said = said};
}

bool mt_am_next_image(const mt_am_map *map, const mt_am_node *n, uint32_t *i, mt_am_image *to)
{
    const mt_am_settings *set = map->m->set;
    const mt_am_element *e = mt_am_element_of(map->m, n);
    const mt_value *list = listed(map, n);
    uint32_t first_tag = list ? list->n : 0;
    if (*i < first_tag) {
        *to = named(map, list->item[*i].text, &list->item[*i]);
        ++*i;
        return true;
    }
    if (set->no_tag_images || set->no_tags)
        return false;
    while (*i - first_tag < e->tags.n) {
        *to = named(map, map->m->tags.at[e->tags.at[*i - first_tag]].name, NULL);
        ++*i;
        if (to->file)
            return true;
    }
    return false;
}

uint32_t mt_am_images(const mt_am_map *map, const mt_am_node *n)
{
    uint32_t count = 0, i = 0;
    mt_am_image image;
    while (mt_am_next_image(map, n, &i, &image))
        count++;
    return count;
}

/* Pixels of CSS in points of DOT, which are whole ones; 0 if it takes no such size. */
static int points(double px)
{
    enum { MOST = 65535 };
    double pt = px * 0.75 + 0.5;
    return pt >= MOST ? 0 : pt < 1 ? 1 : (int)pt;
}

/* The cell of one image. */
static void put_image(const mt_am_map *map, const mt_am_image *image, bool alone, mt_out *o)
{
    mt_image_size size;
    bool sized = mt_am_image_size(map, image, &size) && points(size.width) && points(size.height);
    mt_out_z(o, alone ? "<TD ALIGN=\"CENTER\"" : "<TD");
    if (sized)
        mt_out_printf(o, " FIXEDSIZE=\"TRUE\" CELLPADDING=\"0\" WIDTH=\"%d\" HEIGHT=\"%d\"",
                      points(size.width), points(size.height));
    mt_out_z(o, alone || sized ? "><IMG SCALE=\"TRUE\" SRC=\"" : "><IMG SRC=\"");
    mt_out_xml(o, image->path);
    mt_out_z(o, "\"/></TD>");
}

void mt_am_put_images(const mt_am_map *map, const mt_am_node *n, mt_out *o)
{
    const mt_am_box *box = n->argument ? &map->m->set->argument_box : &map->m->set->statement_box;
    bool alone = mt_am_images(map, n) == 1;
    mt_out_z(o, "<TR>");
    if (!alone) {
        mt_out_z(o, "<TD><TABLE ALIGN=\"CENTER\" BORDER=\"0\" CELLSPACING=\"");
        mt_emit_double(o, box->image_gap);
        mt_out_z(o, "\"><TR>");
    }
    mt_am_image image;
    for (uint32_t i = 0; mt_am_next_image(map, n, &i, &image);)
        put_image(map, &image, alone, o);
    mt_out_z(o, alone ? "</TR>" : "</TR></TABLE></TD></TR>");
}
