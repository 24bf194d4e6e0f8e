/* Style sheet and script of the server, put into the program when it is built. */
#ifndef MT_SERVE_ASSETS_H
#define MT_SERVE_ASSETS_H

#include <moot/types.h>

moot_str mt_asset_serve_css(void);
moot_str mt_asset_serve_js(void);

#endif
