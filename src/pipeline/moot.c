/* The public calls of moot.h over the pipeline. */
#include "pipeline/pipeline.h"
#include "render/render.h"

#include <moot/moot.h>

struct moot_debate {
    moot_alloc alloc;
    char *bytes; /* a copy of the input */
    size_t len;
    mt_pipeline p;
};

static mt_kind inner_kind(moot_kind kind)
{
    switch (kind) {
    case MOOT_KIND_AUTO: return MT_KIND_AUTO;
    case MOOT_KIND_TEXT: return MT_KIND_TEXT;
    case MOOT_KIND_ARGDOWN: return MT_KIND_ARGDOWN;
    case MOOT_KIND_JSON: return MT_KIND_JSON;
    }
    return MT_KIND_AUTO;
}

static mt_format inner_format(moot_format format)
{
    switch (format) {
    case MOOT_FORMAT_HTML: return MT_FORMAT_HTML;
    case MOOT_FORMAT_SVG: return MT_FORMAT_SVG;
    case MOOT_FORMAT_DOT: return MT_FORMAT_DOT;
    case MOOT_FORMAT_JSON: return MT_FORMAT_JSON;
    case MOOT_FORMAT_ARGDOWN: return MT_FORMAT_ARGDOWN;
    case MOOT_FORMAT_TEXT: return MT_FORMAT_TEXT;
    }
    return MT_FORMAT_HTML;
}

moot_status moot_debate_open(const moot_alloc *alloc, moot_str bytes, moot_kind kind,
                             moot_debate **out)
{
    if (!out || (!bytes.ptr && bytes.len))
        return MOOT_E_MISUSE;
    *out = NULL;
    if (!alloc)
        alloc = &mt_alloc_default;
    moot_debate *d = alloc->resize(alloc->ctx, NULL, 0, sizeof(*d));
    if (!d)
        return MOOT_E_NOMEM;
    *d = (moot_debate){.alloc = *alloc, .len = bytes.len};
    moot_status st = MOOT_E_NOMEM;
    d->bytes = alloc->resize(alloc->ctx, NULL, 0, bytes.len + 1);
    if (d->bytes) {
        if (bytes.len)
            memcpy(d->bytes, bytes.ptr, bytes.len);
        d->bytes[bytes.len] = '\0';
        st = mt_pipeline_run(&d->p, &d->alloc, (moot_str){d->bytes, d->len}, MT_STAGE_VERDICT,
                             &(mt_pipeline_options){.kind = inner_kind(kind)});
    }
    if (st != MOOT_OK) {
        moot_debate_free(d);
        return st;
    }
    *out = d;
    return MOOT_OK;
}

void moot_debate_free(moot_debate *debate)
{
    if (!debate)
        return;
    moot_alloc alloc = debate->alloc;
    if (debate->bytes) {
        mt_pipeline_fini(&debate->p);
        alloc.resize(alloc.ctx, debate->bytes, debate->len + 1, 0);
    }
    alloc.resize(alloc.ctx, debate, sizeof(*debate), 0);
}

bool moot_debate_usable(const moot_debate *debate)
{
    return debate->p.made_verdict;
}

moot_kind moot_debate_kind(const moot_debate *debate)
{
    switch (debate->p.kind) {
    case MT_KIND_AUTO: return MOOT_KIND_AUTO;
    case MT_KIND_TEXT: return MOOT_KIND_TEXT;
    case MT_KIND_ARGDOWN: return MOOT_KIND_ARGDOWN;
    case MT_KIND_JSON: return MOOT_KIND_JSON;
    }
    return MOOT_KIND_AUTO;
}

size_t moot_debate_diag_count(const moot_debate *debate)
{
    return debate->p.diags.list.n;
}

const moot_diag *moot_debate_diag(const moot_debate *debate, size_t index)
{
    return index < debate->p.diags.list.n ? &debate->p.diags.list.at[index] : NULL;
}

void moot_debate_locate(const moot_debate *debate, uint32_t off, uint32_t *line, uint32_t *column)
{
    const mt_decoded *source = &debate->p.source;
    if (!source->text.len) {
        mt_locate((moot_str){debate->bytes, debate->len}, off, line, column);
        return;
    }
    uint32_t mark = source->mark;
    mt_locate(mt_sub(source->text, mark, source->text.len - mark), off < mark ? 0 : off - mark,
              line, column);
}

moot_str moot_debate_headline(const moot_debate *debate)
{
    return debate->p.made_verdict ? debate->p.verdict.headline : (moot_str){"", 0};
}

moot_status moot_debate_render(const moot_debate *debate, moot_format format,
                               const moot_alloc *alloc, moot_writer to)
{
    if (!debate->p.made_verdict)
        return MOOT_E_MISUSE;
    return mt_render(&debate->p.verdict, inner_format(format), alloc, to);
}

const char *moot_version(void)
{
    return MOOT_VERSION;
}
