/* What was said -> typed settings with their defaults.  Unknown keys and values of another
 * type count as not said. */
#include "argmap/settings.h"

#include "argmap/scheme.h"

enum { DEEPEST = 64 };

const mt_value *mt_am_value_at(const mt_value *map, moot_str key)
{
    if (!map || map->kind != MT_MAP)
        return NULL;
    for (uint32_t i = 0; i < map->n; i++)
        if (mt_str_eq(map->key[i], key))
            return &map->item[i];
    return NULL;
}

bool mt_am_listed(const mt_value *list, moot_str s)
{
    for (uint32_t i = 0; list && list->kind == MT_LIST && i < list->n; i++)
        if (mt_str_eq(list->item[i].text, s))
            return true;
    return false;
}

bool mt_am_truth(const mt_value *v)
{
    if (!v)
        return false;
    switch (v->kind) {
    case MT_NULL: return false;
    case MT_BOOL: return v->truth;
    case MT_NUMBER: return v->number != 0;
    case MT_STRING: return v->text.len > 0;
    case MT_LIST:
    case MT_MAP: return true;
    }
    return false;
}

static const mt_value *merge(const mt_value *under, const mt_value *over, mt_arena *arena,
                             uint32_t depth);

static void merge_lists(mt_value *to, const mt_value *under, const mt_value *over, mt_arena *arena,
                        uint32_t depth)
{
    uint32_t n = under->n > over->n ? under->n : over->n;
    to->item = MT_NEW_ARRAY(arena, mt_value, n);
    for (uint32_t i = 0; i < n && to->item; i++, to->n++)
        to->item[i] = *merge(i < under->n ? &under->item[i] : NULL,
                             i < over->n ? &over->item[i] : NULL, arena, depth);
}

static void merge_maps(mt_value *to, const mt_value *under, const mt_value *over, mt_arena *arena,
                       uint32_t depth)
{
    to->key = MT_NEW_ARRAY(arena, moot_str, (size_t)under->n + over->n);
    to->item = MT_NEW_ARRAY(arena, mt_value, (size_t)under->n + over->n);
    if (!to->key || !to->item)
        return;
    for (uint32_t i = 0; i < under->n; i++, to->n++) {
        to->key[i] = under->key[i];
        to->item[i] = *merge(&under->item[i], mt_am_value_at(over, under->key[i]), arena, depth);
    }
    for (uint32_t i = 0; i < over->n; i++)
        if (!mt_am_value_at(under, over->key[i])) {
            to->key[to->n] = over->key[i];
            to->item[to->n++] = over->item[i];
        }
}

/* Both YAML and JSON are bounded in depth; DEEPEST only says so once more. */
static const mt_value *merge(const mt_value *under, const mt_value *over, mt_arena *arena,
                             uint32_t depth)
{
    if (!over)
        return under;
    if (!under || under->kind != over->kind || depth == DEEPEST ||
        (over->kind != MT_MAP && over->kind != MT_LIST) || !under->n || !over->n)
        return under && under->kind == over->kind && over->kind >= MT_LIST && !over->n ? under
                                                                                       : over;
    mt_value *to = MT_NEW(arena, mt_value);
    if (!to)
        return over;
    to->kind = over->kind;
    to->span = over->span;
    if (over->kind == MT_MAP)
        merge_maps(to, under, over, arena, depth + 1);
    else
        merge_lists(to, under, over, arena, depth + 1);
    return to;
}

const mt_value *mt_am_merge(const mt_value *under, const mt_value *over, mt_arena *arena)
{
    return merge(under, over, arena, 0);
}

static const mt_value *list_at(const mt_value *map, const char *key)
{
    const mt_value *v = mt_value_get(map, key);
    return v && v->kind == MT_LIST ? v : NULL;
}

static const mt_value *map_at(const mt_value *map, const char *key)
{
    const mt_value *v = mt_value_get(map, key);
    return v && v->kind == MT_MAP ? v : NULL;
}

static moot_str word_at(const mt_value *map, const char *key, const char *otherwise)
{
    const mt_value *v = mt_value_get(map, key);
    return v && v->kind == MT_STRING ? v->text : mt_str(otherwise);
}

/* Is `key` said, and false? */
static bool off_at(const mt_value *map, const char *key)
{
    const mt_value *v = mt_value_get(map, key);
    return v && v->kind != MT_NULL && !mt_am_truth(v);
}

static bool on_at(const mt_value *map, const char *key)
{
    return mt_am_truth(mt_value_get(map, key));
}

static int choice_at(const mt_value *map, const char *key, const char *const *words, int otherwise)
{
    const mt_value *v = mt_value_get(map, key);
    if (!v || v->kind == MT_NULL)
        return otherwise;
    int i = 0;
    while (words[i] && !mt_str_eq(v->text, mt_str(words[i])))
        i++;
    return i;
}

static void read_selection(mt_am_settings *s, const mt_value *v)
{
    static const char *const modes[] = {"all",
                                        "with-title",
                                        "top-level",
                                        "with-relations",
                                        "not-used-in-argument",
                                        "with-more-than-one-relation",
                                        NULL};
    s->without_section = on_at(v, "selectElementsWithoutSection");
    s->without_tag = on_at(v, "selectElementsWithoutTag");
    s->ignore_in_map = on_at(v, "ignoreIsInMap");
    s->keep_disconnected = off_at(v, "excludeDisconnected");
    s->select =
        (mt_am_select)choice_at(v, "statementSelectionMode", modes, MT_AM_SELECT_WITH_TITLE);
    s->selected_tags = list_at(v, "selectedTags");
    s->selected_sections = list_at(v, "selectedSections");
    s->include_statements = list_at(v, "includeStatements");
    s->exclude_statements = list_at(v, "excludeStatements");
    s->exclude_arguments = list_at(v, "excludeArguments");
}

static void read_map(mt_am_settings *s, const mt_value *map, const mt_value *group)
{
    static const char *const modes[] = {"hide-untitled", "title", "text", "none", NULL};
    int statement = choice_at(map, "statementLabelMode", modes, 0);
    int argument = choice_at(map, "argumentLabelMode", modes, 0);
    s->statement_label = statement > MT_AM_LABEL_NONE ? 0 : (mt_am_label)statement;
    s->argument_label = argument > MT_AM_LABEL_NONE ? 0 : (mt_am_label)argument;
    s->no_tags = off_at(map, "addTags");
    s->group_depth = mt_value_get_num(group, "groupDepth", 2);
    s->group_sections = map_at(group, "sections");
    s->regroup = list_at(group, "regroup");
    s->ignore_is_closed = on_at(group, "ignoreIsClosed");
    s->ignore_is_group = on_at(group, "ignoreIsGroup");
}

static mt_am_scheme scheme_of(const mt_value *list, mt_arena *arena)
{
    mt_am_scheme scheme = {NULL, 0};
    scheme.color = MT_NEW_ARRAY(arena, moot_str, list->n);
    for (uint32_t i = 0; i < list->n && scheme.color; i++)
        scheme.color[scheme.n++] = list->item[i].text;
    return scheme;
}

static void read_colors(mt_am_settings *s, const mt_value *v, mt_arena *arena)
{
    static const char *const kinds[] = {"support", "attack",   "undercut",
                                        "entails", "contrary", "contradictory"};
    static const char *const colors[] = {"#00ff00", "#ff0000", "#551A8B",
                                         "#00ff00", "#ff0000", "#ff0000"};
    s->statement_font = word_at(v, "statementFontColor", "#000000");
    s->argument_font = word_at(v, "argumentFontColor", "#000000");
    s->group_font = word_at(v, "groupFontColor", "#000000");
    const mt_value *scheme = mt_value_get(v, "colorScheme");
    if (scheme && scheme->kind == MT_LIST)
        s->scheme = scheme_of(scheme, arena);
    else
        s->scheme = mt_am_scheme_named(mt_value_get_str(v, "colorScheme"), arena);
    const mt_value *groups = list_at(v, "groupColorScheme");
    s->group_scheme = groups ? scheme_of(groups, arena) : mt_am_scheme_of_groups(arena);
    const mt_value *relations = map_at(v, "relationColors");
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        const mt_value *color = mt_value_get(relations, kinds[i]);
        s->relation_color[i] = color ? mt_am_color(color, s->scheme) : mt_str(colors[i]);
    }
    s->not_by_tag = off_at(v, "colorizeByTag");
    s->groups_by_tag = on_at(v, "colorizeGroupsByTag");
    s->ignore_color_data = on_at(v, "ignoreColorData");
    s->tag_colors = map_at(v, "tagColors");
    s->statement_colors = map_at(v, "statementColors");
    s->argument_colors = map_at(v, "argumentColors");
    s->group_colors = map_at(v, "groupColors");
}

static mt_am_font font_at(const mt_value *v, double size, bool bold, double characters,
                          double width)
{
    return (mt_am_font){.face = word_at(v, "font", "arial"),
                        .size = mt_value_get_num(v, "fontSize", size),
                        .bold = mt_value_get_bool(v, "bold", bold),
                        .characters = mt_value_get_num(v, "charactersInLine", characters),
                        .width = mt_value_get_num(v, "lineWidth", width)};
}

static mt_am_box box_at(const mt_value *v, const char *style)
{
    const mt_value *images = mt_value_get(v, "images");
    return (mt_am_box){.line_width = mt_value_get_num(v, "lineWidth", 180),
                       .min_width = mt_value_get_num(v, "minWidth", 180),
                       .margin = word_at(v, "margin", "0.11,0.055"),
                       .shape = word_at(v, "shape", "box"),
                       .style = word_at(v, "style", style),
                       .title = font_at(mt_value_get(v, "title"), 10, true, 40, 180),
                       .text = font_at(mt_value_get(v, "text"), 10, false, 40, 180),
                       .images_below =
                           mt_str_eq(mt_value_get_str(images, "position"), MOOT_STR("bottom")),
                       .image_gap = mt_value_get_num(images, "padding", 0)};
}

static void read_images(mt_am_settings *s, const mt_value *v)
{
    s->images = map_at(v, "files");
    s->no_data_images = off_at(v, "useData");
    s->no_tag_images = off_at(v, "useTags");
    s->data_urls = on_at(v, "convertToDataUrls");
}

static void read_dot(mt_am_settings *s, const mt_value *v)
{
    const mt_value *group = mt_value_get(v, "group"), *closed = mt_value_get(v, "closedGroup");
    s->plain_labels = off_at(v, "useHtmlLabels");
    s->measure = on_at(v, "measureLineWidth");
    s->graph_name = word_at(v, "graphname", "Argument Map");
    s->background = word_at(v, "mapBgColor", "transparent");
    s->graphviz = map_at(v, "graphVizSettings");
    s->argument_box = box_at(mt_value_get(v, "argument"), "filled, rounded");
    s->statement_box = box_at(mt_value_get(v, "statement"), "filled,rounded,bold");
    s->group_type = font_at(group, 12, false, 80, 400);
    s->closed_type = font_at(closed, 12, false, 80, 400);
    s->group_margin = word_at(group, "margin", "8");
    s->closed_margin = word_at(closed, "margin", "0.2");
    s->pen = mt_value_get_num(mt_value_get(v, "edge"), "penWidth", 1);
    s->arrow = mt_value_get_num(mt_value_get(v, "edge"), "arrowSize", 1);
    s->same_rank = list_at(v, "sameRank");
}

static mt_am_sheet sheet_at(const mt_value *v)
{
    const mt_value *text = mt_value_get(v, "text"), *title = mt_value_get(v, "title");
    return (mt_am_sheet){.width = mt_value_get_num(v, "width", 135),
                         .pad_x = mt_value_get_num(v, "horizontalPadding", 10),
                         .pad_y = mt_value_get_num(v, "verticalPadding", 7),
                         .text_size = mt_value_get_num(text, "fontSize", 13),
                         .text_height = mt_value_get_num(text, "lineHeight", 1.1),
                         .text_bold = mt_value_get_bool(text, "bold", false),
                         .title_size = mt_value_get_num(title, "fontSize", 13),
                         .title_height = mt_value_get_num(title, "lineHeight", 1.1),
                         .title_bold = mt_value_get_bool(title, "bold", true)};
}

static void read_graphml(mt_am_settings *s, const mt_value *v)
{
    const mt_value *group = mt_value_get(v, "group");
    s->statement_sheet = sheet_at(mt_value_get(v, "statement"));
    s->argument_sheet = sheet_at(mt_value_get(v, "argument"));
    s->edge_width = mt_value_get_num(mt_value_get(v, "edge"), "width", 0.3);
    s->group_sheet = (mt_am_sheet){.pad_x = mt_value_get_num(group, "horizontalPadding", 15),
                                   .pad_y = mt_value_get_num(group, "verticalPadding", 15),
                                   .text_size = mt_value_get_num(group, "fontSize", 16),
                                   .text_height = mt_value_get_num(group, "lineHeight", 1.1),
                                   .text_bold = mt_value_get_bool(group, "bold", false)};
}

static void read_json(mt_am_settings *s, const mt_value *v)
{
    s->spaces = mt_value_get_num(v, "spaces", 2);
    s->no_embedded = on_at(v, "removeEmbeddedRelations");
    s->no_map = off_at(v, "exportMap");
    s->no_sections = off_at(v, "exportSections");
    s->no_tag_list = off_at(v, "exportTags");
    s->no_data = off_at(v, "exportData");
}

void mt_am_settings_read(mt_am_settings *set, const mt_value *front, const mt_value *outer,
                         mt_arena *arena)
{
    *set = (mt_am_settings){.tree = NULL};
    const mt_value *data = mt_value_get(outer, "data");
    moot_str mode = mt_value_get_str(data, "frontMatterSettingsMode");
    if (front && front->kind != MT_MAP)
        front = NULL;
    if (mt_str_eq(mode, MOOT_STR("ignore")))
        set->tree = outer;
    else if (mt_str_eq(mode, MOOT_STR("default")))
        set->tree = mt_am_merge(front, outer, arena);
    else
        set->tree = mt_am_merge(outer, front, arena);
    const mt_value *tree = set->tree, *model = mt_value_get(tree, "model");
    set->strict = mt_str_eq(mt_value_get_str(model, "mode"), MOOT_STR("strict"));
    set->remove_tags = on_at(model, "removeTagsFromText");
    set->keep_argument_relations = off_at(model, "transformArgumentRelations");
    set->explode = on_at(model, "explodeArguments");
    set->shortcodes = map_at(model, "shortcodes");
    set->always_flow = off_at(mt_value_get(tree, "data"), "switchToBlockFormatIfMultiline");
    read_selection(set, mt_value_get(tree, "selection"));
    read_map(set, mt_value_get(tree, "map"), mt_value_get(tree, "group"));
    read_colors(set, mt_value_get(tree, "color"), arena);
    read_dot(set, mt_value_get(tree, "dot"));
    read_images(set, mt_value_get(tree, "images"));
    read_graphml(set, mt_value_get(tree, "graphml"));
    read_json(set, mt_value_get(tree, "json"));
}
