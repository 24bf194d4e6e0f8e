/* The data and tags of a box -> its images. */
#include "argmap/image.h"

#include "argmap/emit.h"

static const mt_am_element *element_of(const mt_am_map *map, const mt_am_node *n)
{
    return &(n->argument ? map->m->arguments.at : map->m->statements.at)[n->element];
}

/* The images that the data lists, or NULL. */
static const mt_value *listed(const mt_am_map *map, const mt_am_node *n)
{
    const mt_value *list = mt_value_get(element_of(map, n)->data, "images");
    return !map->m->set->no_data_images && list && list->kind == MT_LIST ? list : NULL;
}

/* Does this tag name an image? */
static bool is_image(const mt_am_map *map, uint32_t tag)
{
    const mt_am_settings *set = map->m->set;
    return !set->no_tag_images && !set->no_tags &&
           mt_am_value_at(set->images, map->m->tags.at[tag].name);
}

uint32_t mt_am_images(const mt_am_map *map, const mt_am_node *n)
{
    const mt_am_element *e = element_of(map, n);
    const mt_value *list = listed(map, n);
    uint32_t count = list ? list->n : 0;
    for (uint32_t i = 0; i < e->tags.n; i++)
        count += is_image(map, e->tags.at[i]);
    return count;
}

/* `name` is a key of images.files, or a path itself. */
static void put_image(const mt_am_map *map, moot_str name, bool alone, mt_out *o)
{
    moot_str path = mt_value_get_str(mt_am_value_at(map->m->set->images, name), "path");
    mt_out_z(o, alone ? "<IMG SCALE=\"TRUE\" SRC=\"" : "<TD><IMG SRC=\"");
    mt_out_xml(o, path.len ? path : name);
    mt_out_z(o, alone ? "\"/>" : "\"/></TD>");
}

void mt_am_put_images(const mt_am_map *map, const mt_am_node *n, mt_out *o)
{
    const mt_am_element *e = element_of(map, n);
    const mt_am_box *box = n->argument ? &map->m->set->argument_box : &map->m->set->statement_box;
    const mt_value *list = listed(map, n);
    bool alone = mt_am_images(map, n) == 1;
    if (alone) {
        mt_out_z(o, "<TR><TD ALIGN=\"CENTER\">");
    } else {
        mt_out_z(o, "<TR><TD><TABLE ALIGN=\"CENTER\" BORDER=\"0\" CELLSPACING=\"");
        mt_emit_double(o, box->image_gap);
        mt_out_z(o, "\"><TR>");
    }
    for (uint32_t i = 0; list && i < list->n; i++)
        put_image(map, list->item[i].text, alone, o);
    for (uint32_t i = 0; i < e->tags.n; i++)
        if (is_image(map, e->tags.at[i]))
            put_image(map, map->m->tags.at[e->tags.at[i]].name, alone, o);
    mt_out_z(o, alone ? "</TD></TR>" : "</TR></TABLE></TD></TR>");
}
