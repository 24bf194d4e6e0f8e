/* A file on the command line -> the pipeline over it, findings told. */
#ifndef MT_CLI_SESSION_H
#define MT_CLI_SESSION_H

#include "cli/common.h"
#include "cli/include.h"
#include "cli/report.h"
#include "pipeline/pipeline.h"

typedef struct mt_session {
    mt_input in;
    mt_input beside;           /* the text that an Argdown document names */
    mt_include_inputs include; /* the files that it includes */
    mt_pipeline p;
    bool made;
} mt_session;

/* Read `path` and go on up to `until`.  MT_EXIT_YES if what was asked is there;
 * else another exit status, after the words for it on standard error.  With `quiet`
 * the findings themselves are left to the caller and an unusable input is MT_EXIT_YES.
 * mt_session_close() after any answer. */
int mt_session_open(mt_session *s, const char *path, mt_stage until,
                    const mt_pipeline_options *options, bool quiet);
/* The same with what was read already, which the session takes over. */
int mt_session_take(mt_session *s, mt_input *in, mt_stage until, const mt_pipeline_options *options,
                    bool quiet);
void mt_session_close(mt_session *s);

/* Add findings with places in the document to those of the session, in order. */
void mt_session_add(mt_session *s, const mt_diags *found);
/* Tell findings with places in mt_session_text(), file by file. */
void mt_session_report(const mt_session *s, FILE *to, const mt_diags *diags, bool notes);
void mt_session_report_json(const mt_session *s, mt_out *out, const mt_diags *diags);
/* The text that the findings' places are in. */
moot_str mt_session_text(const mt_session *s);
/* The file not to write over; NULL for standard input. */
const char *mt_session_path(const mt_session *s);
/* MT_EXIT_NO if the findings hold an error, else MT_EXIT_YES. */
int mt_session_status(const mt_session *s);

/* Words of `--from=` and `--presume=`, in the order of mt_kind and mt_presume. */
extern const char *const mt_from_words[];
extern const char *const mt_presume_words[];
/* Words of `--prefer=`, in the order of mt_prefer. */
extern const char *const mt_prefer_words[];
#define MT_PREFER_ARG "none|weights|votes"
#define MT_PREFER_HELP "which of two reasons that clash is the stronger (none is)"
/* Words of `--semantics=` where wholes are meant, in the order of mt_whole. */
extern const char *const mt_whole_words[];
#define MT_WHOLE_ARG "NAME"
#define MT_WHOLE_HELP "what can be held as a whole: preferred (the default), complete, stable, ..."
#define MT_FROM_HELP "what FILE is, when its content does not tell"
#define MT_FROM_ARG "text|argdown|json"
#define MT_STRICT_HELP "write nothing when the document has errors"
#define MT_PRESUME_HELP "which claims hold from the start (bare: those without reasons)"

#endif
