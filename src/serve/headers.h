/* Which headers does an answer have? */
#ifndef MT_SERVE_HEADERS_H
#define MT_SERVE_HEADERS_H

#include "serve/http.h"

/* Told one by one, in order; `value` is not empty and lasts as long as the call. */
typedef void (*mt_header_fn)(void *ctx, const char *name, moot_str value);
/* What it is, who may keep it, and what a browser may do with it (the policies). */
void mt_headers_of(const mt_response *res, mt_header_fn each, void *ctx);

#endif
