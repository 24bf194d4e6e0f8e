/* The forms for reading in a browser: the document, and its source with colours. */
#include "argdown/html.h"
#include "cli/convert.h"

static int need_document(const mt_convert *c, const mt_session *s)
{
    return s->p.made_doc ? MT_EXIT_YES
                         : mt_usage_error(c->self, "'%s' holds no document", s->in.name);
}

typedef struct job {
    const mt_doc *doc;
    bool source;
} job;

static moot_status produce(void *ctx, moot_writer to)
{
    const job *j = ctx;
    mt_doc_html_options options = {.part = false};
    return j->source ? mt_doc_source_html(j->doc, &options, NULL, to)
                     : mt_doc_html(j->doc, &options, NULL, to);
}

static int write_html(const mt_convert *c, bool source)
{
    mt_session s;
    mt_pipeline_options options = {.kind = c->from};
    int status = mt_session_open(&s, c->path, MT_STAGE_DOCUMENT, &options, false);
    if (status == MT_EXIT_YES)
        status = need_document(c, &s);
    if (status == MT_EXIT_YES && c->strict)
        status = mt_session_status(&s);
    if (status == MT_EXIT_YES) {
        job j = {&s.p.doc, source};
        status = mt_write_file(c->out, mt_session_path(&s), produce, &j);
    }
    if (status == MT_EXIT_YES)
        status = mt_session_status(&s);
    mt_session_close(&s);
    return status;
}

int mt_to_html(const mt_convert *c)
{
    return write_html(c, false);
}

int mt_to_source_html(const mt_convert *c)
{
    return write_html(c, true);
}
