/* Findings -> lines for people, or JSON for programs. */
#ifndef MT_CLI_REPORT_H
#define MT_CLI_REPORT_H

#include "base/diag.h"
#include "base/out.h"

#include <stdio.h>

/* `file:line:column: severity: message [code]`, the line with the place
 * underlined, and the hint.  The findings are to be in source order; notes are left
 * out unless `notes`.  Linear in the text. */
void mt_report(FILE *to, const char *name, moot_str text, const mt_diags *diags, bool notes);

/* What was found in one file.  Of several parts the first counts the errors of all. */
typedef struct mt_report_part {
    const char *name;
    moot_str text;
    mt_diags diags;
} mt_report_part;

/* {"file": ..., "errors": N, "diagnostics": [{"severity", "code", "line", "column",
 * "offset", "length", "message", "hint"}, ...]} with offsets in bytes;
 * what was found in another file than the first names it too. */
void mt_report_json(mt_out *out, const mt_report_part *part, uint32_t n);

#endif
