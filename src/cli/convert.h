/* The forms that `moot convert` writes: one row a form in cmd_convert.c. */
#ifndef MT_CLI_CONVERT_H
#define MT_CLI_CONVERT_H

#include "cli/session.h"

typedef struct mt_convert {
    const mt_command *self; /* for mt_usage_error() */
    const char *path;       /* the file to read, "-" for standard input */
    const char *out;        /* where to write, "-" for standard output */
    mt_kind from;
    bool strict;                   /* write nothing if the document has errors */
    const char *config, *settings; /* of Argdown's reference; NULL: not named */
} mt_convert;

/* Write `path` in one form; answers an exit status.  Forms that begin with
 * no document or debate read the file themselves. */
typedef int mt_form_run(const mt_convert *c);

/* The forms that stand in a file of their own. */
mt_form_run mt_to_argdown_json, mt_to_argdown_map_json, mt_to_dot, mt_to_graphml;
mt_form_run mt_to_svg, mt_to_png, mt_to_pdf;
mt_form_run mt_to_html, mt_to_source_html;
mt_form_run mt_to_i23, mt_to_apx, mt_to_tgf;

#endif
