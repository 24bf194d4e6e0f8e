/* render: the style sheets, put into the library when it is built
 * (cmake/embed.cmake turns map.css and page.css into bytes). */
#ifndef MT_RENDER_ASSETS_H
#define MT_RENDER_ASSETS_H

#include "base/str.h"

/* Of the map, in the light colours: all that a picture on its own needs. */
moot_str mt_asset_map_css(void);
/* Of the page, to follow the above. */
moot_str mt_asset_page_css(void);

#endif
