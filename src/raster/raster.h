/* SVG -> PNG or PDF (librsvg and cairo behind this one header).
 *
 * The libraries are opened when they are first asked for: to start moot costs nothing
 * for them, and a machine without them has everything else. */
#ifndef MT_RASTER_RASTER_H
#define MT_RASTER_RASTER_H

#include "base/out.h"

typedef enum mt_raster_form { MT_RASTER_PNG, MT_RASTER_PDF } mt_raster_form;

/* Draw `svg`.  PNG has two pixels for each px of the picture, fewer where it would be over
 * 16,000 wide or high.  The bytes depend on the picture, the libraries and the fonts.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_IO if writing failed; MOOT_E_BACKEND with *why, a static
 * or arena string, if the libraries are not there or refuse. */
MOOT_NODISCARD moot_status mt_raster(moot_str svg, mt_raster_form form, moot_writer to,
                                     const char **why);

#endif
