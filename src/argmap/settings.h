/* Front matter, configuration and command line -> the settings of model, map and exports. */
#ifndef MT_ARGMAP_SETTINGS_H
#define MT_ARGMAP_SETTINGS_H

#include "base/diag.h"
#include "base/value.h"

typedef enum mt_am_select {
    MT_AM_SELECT_ALL,
    MT_AM_SELECT_WITH_TITLE,
    MT_AM_SELECT_TOP_LEVEL,
    MT_AM_SELECT_WITH_RELATIONS,
    MT_AM_SELECT_NOT_USED,
    MT_AM_SELECT_MORE_THAN_ONE,
    MT_AM_SELECT_NOTHING /* a word that is no mode */
} mt_am_select;

typedef enum mt_am_label {
    MT_AM_LABEL_HIDE_UNTITLED,
    MT_AM_LABEL_TITLE,
    MT_AM_LABEL_TEXT,
    MT_AM_LABEL_NONE
} mt_am_label;

typedef struct mt_am_scheme {
    moot_str *color;
    uint32_t n;
} mt_am_scheme;

/* Type of a node or group in DOT. */
typedef struct mt_am_font {
    moot_str face;
    double size;
    bool bold;
    double characters; /* in a line */
    double width;      /* of a line, when widths are measured */
} mt_am_font;

typedef struct mt_am_box {
    double line_width, min_width;
    moot_str margin, shape, style;
    mt_am_font title, text;
    bool images_below;
    double image_gap;
} mt_am_box;

typedef struct mt_am_sheet { /* of yEd */
    double width, pad_x, pad_y;
    double text_size, text_height, title_size, title_height;
    bool text_bold, title_bold;
} mt_am_sheet;

typedef struct mt_am_settings {
    const mt_value *tree; /* everything that was said, merged */
    /* model */
    const mt_value *shortcodes; /* map: ":name:" -> {unicode} */
    /* selection */
    mt_am_select select;
    const mt_value *selected_tags, *selected_sections;
    const mt_value *include_statements, *exclude_statements, *exclude_arguments;
    /* map and groups */
    mt_am_label statement_label, argument_label;
    double group_depth;
    const mt_value *group_sections, *regroup;
    /* colours */
    moot_str statement_font, argument_font, group_font;
    mt_am_scheme scheme, group_scheme;
    moot_str relation_color[6];
    const mt_value *tag_colors, *statement_colors, *argument_colors, *group_colors;
    /* DOT */
    moot_str graph_name, background;
    const mt_value *graphviz; /* map, or NULL */
    mt_am_box statement_box, argument_box;
    mt_am_font group_type, closed_type;
    moot_str group_margin, closed_margin;
    double pen, arrow;
    const mt_value *same_rank;
    const mt_value *images; /* map: name -> {path}; or NULL */
    /* GraphML */
    mt_am_sheet statement_sheet, argument_sheet;
    double edge_width;
    mt_am_sheet group_sheet; /* text_*: of the label */
    /* JSON */
    double spaces;
    /* model: yes or no */
    bool strict, remove_tags, keep_argument_relations, explode;
    bool always_flow; /* data in braces is never read as YAML in lines */
    /* selection: yes or no */
    bool without_section, without_tag, ignore_in_map, keep_disconnected;
    /* map and groups: yes or no */
    bool no_tags;
    bool ignore_is_closed, ignore_is_group;
    /* colours: yes or no */
    bool not_by_tag, groups_by_tag, ignore_color_data;
    /* DOT: yes or no */
    bool plain_labels, measure;
    bool no_data_images, no_tag_images, data_urls;
    /* JSON: yes or no */
    bool no_map, no_sections, no_tag_list, no_data, no_embedded;
} mt_am_settings;

/* `front` is what the document says, `outer` the command line over the configuration
 * file; either may be NULL.  The document counts more, unless outer's
 * data.frontMatterSettingsMode is `default` or `ignore`. */
void mt_am_settings_read(mt_am_settings *set, const mt_value *front, const mt_value *outer,
                         mt_arena *arena);

/* `over` merged into `under`: maps by key, lists by index, all else replaced.  Either may
 * be NULL. */
const mt_value *mt_am_merge(const mt_value *under, const mt_value *over, mt_arena *arena);

/* What the language of the reference takes for true. */
bool mt_am_truth(const mt_value *v);
/* Is it `true` itself? */
static inline bool mt_am_is_true(const mt_value *v)
{
    return v && v->kind == MT_BOOL && v->truth;
}
/* The value of `key` in a map, or NULL; for keys of the user. */
const mt_value *mt_am_value_at(const mt_value *map, moot_str key);
/* Is the string `s` in the list? */
bool mt_am_listed(const mt_value *list, moot_str s);

#endif
