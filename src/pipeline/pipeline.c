/* The bytes of a file -> each stage that moot makes of them. */
#include "pipeline/pipeline.h"

const mt_code mt_pipeline_codes[] = {
    {"PL001", MOOT_WARNING, "the text that the document names is not there",
     "put the file beside the document, or take 'text' out of the front matter"},
    {"PL002", MOOT_WARNING, "the text is named by a path",
     "give the plain name of a file in the same folder"},
    {"PL003", MOOT_ERROR, "there is no claim in it",
     "write at least one statement, such as '[Motion]: We should do it.'"},
    {NULL, MOOT_NOTE, NULL, NULL},
};

static void find(mt_pipeline *p, const mt_code *row, moot_span span, moot_str name)
{
    if (name.len)
        mt_diag_add(&p->diags, row->severity, row->code, span, row->hint, "%s: '%.*s'", row->title,
                    MT_ARG(name));
    else
        mt_diag_add(&p->diags, row->severity, row->code, span, row->hint, "%s", row->title);
}

/* Take over the findings of a room; `moved`: bytes in front of its text. */
static void gather(mt_pipeline *p, const mt_diags *from, uint32_t moved)
{
    for (uint32_t i = 0; i < from->list.n; i++) {
        moot_diag d = from->list.at[i];
        d.span.off += moved;
        d.message = mt_arena_dup(&p->arena, d.message);
        d.hint = mt_arena_dup(&p->arena, d.hint);
        if (p->diags.list.n < MT_DIAG_MAX)
            MT_VEC_PUSH(&p->arena, &p->diags.list, d);
        else
            p->diags.dropped++;
    }
    p->diags.errors += from->errors;
    p->diags.dropped += from->dropped;
}

static moot_str without_mark(const mt_decoded *source)
{
    return mt_sub(source->text, source->mark, source->text.len - source->mark);
}

static moot_status read_prose(mt_pipeline *p, const moot_alloc *alloc,
                              const mt_pipeline_options *options)
{
    mt_mine_options mine = {0};
    moot_status st = mt_mine(&p->reading, alloc, p->source.text, &mine);
    p->made_reading = true;
    if (st != MOOT_OK)
        return st;
    gather(p, &p->reading.diags, 0);
    if (p->reading.diags.errors) {
        p->unusable = true;
        return MOOT_OK;
    }
    mt_memory m = {.arena = &p->arena};
    mt_out out;
    mt_out_init(&out, mt_memory_writer(&m));
    mt_reading_argdown(&p->reading, options->name, &out);
    st = mt_out_finish(&out);
    p->argdown = mt_memory_str(&m);
    return st == MOOT_E_IO ? MOOT_E_NOMEM : st;
}

static moot_status read_document(mt_pipeline *p, const moot_alloc *alloc)
{
    moot_status st = mt_doc_parse(&p->doc, alloc, p->argdown);
    p->made_doc = true;
    if (st == MOOT_OK && p->kind == MT_KIND_ARGDOWN)
        gather(p, &p->doc.diags, p->source.mark);
    return st;
}

/* The text that the front matter names, as UTF-8; empty if there is none. */
static moot_status named_text(mt_pipeline *p, const mt_pipeline_options *options, moot_str *text)
{
    *text = (moot_str){"", 0};
    mt_diags ignored = {.arena = &p->arena}; /* the model says them */
    const mt_value *front = mt_doc_data(&p->doc, 0, &p->arena, &ignored);
    const mt_value *value = mt_value_get(mt_value_get(front, "debate"), "text");
    if (!value || value->kind != MT_STRING || !value->text.len || !options->load)
        return MOOT_OK;
    moot_span span = value->span;
    span.off += p->source.mark;
    moot_str name = value->text;
    bool plain = !memchr(name.ptr, '/', name.len) && !memchr(name.ptr, '\0', name.len) &&
                 !mt_str_eq(name, MOOT_STR("..")) && !mt_str_eq(name, MOOT_STR("."));
    moot_str bytes;
    if (!plain) {
        find(p, &mt_pipeline_codes[1], span, name);
    } else if (!options->load(options->ctx, name, &bytes)) {
        find(p, &mt_pipeline_codes[0], span, name);
    } else {
        mt_decoded decoded = {0};
        mt_diags faults = {.arena = &p->arena};
        moot_status st = mt_decode(&p->arena, bytes, &decoded, &faults);
        if (st != MOOT_OK)
            return st;
        if (faults.errors)
            find(p, &mt_pipeline_codes[0], span, name);
        else
            *text = decoded.text;
    }
    return MOOT_OK;
}

static moot_status build_debate(mt_pipeline *p, const moot_alloc *alloc,
                                const mt_pipeline_options *options)
{
    moot_status st;
    if (p->kind == MT_KIND_JSON) {
        st = mt_debate_read(&p->debate, alloc, without_mark(&p->source));
    } else {
        mt_debate_options build = {.text = p->source.text};
        if (p->kind == MT_KIND_ARGDOWN) {
            st = named_text(p, options, &build.text);
            if (st != MOOT_OK)
                return st;
        }
        st = mt_debate_build(&p->debate, alloc, &p->doc, &build);
    }
    p->made_debate = true;
    if (st != MOOT_OK)
        return st;
    if (p->kind != MT_KIND_TEXT)
        gather(p, &p->debate.diags, p->source.mark);
    /* What a fault has left without a single link is a remnant, not a debate. */
    bool remnant = p->diags.errors && !p->debate.relations && !p->debate.arguments;
    if (remnant || (p->debate.statements == 0 && p->debate.arguments == 0)) {
        if (!p->diags.errors)
            find(p, &mt_pipeline_codes[2], (moot_span){p->source.mark, 0}, (moot_str){"", 0});
        p->unusable = true;
    }
    return MOOT_OK;
}

static void begins(const mt_pipeline_options *options, mt_stage stage)
{
    if (options->begins)
        options->begins(options->ctx, stage);
}

static moot_status run(mt_pipeline *p, const moot_alloc *alloc, moot_str bytes, mt_stage until,
                       const mt_pipeline_options *options)
{
    begins(options, MT_STAGE_TEXT);
    moot_status st = mt_decode(&p->arena, bytes, &p->source, &p->diags);
    if (st != MOOT_OK)
        return st;
    p->unusable = p->diags.errors > 0;
    if (p->unusable)
        return MOOT_OK;
    p->kind = options->kind == MT_KIND_AUTO ? mt_kind_of(p->source.text) : options->kind;
    p->argdown = without_mark(&p->source);
    if (until >= MT_STAGE_READING && p->kind == MT_KIND_TEXT) {
        begins(options, MT_STAGE_READING);
        st = read_prose(p, alloc, options);
    }
    if (st == MOOT_OK && !p->unusable && until >= MT_STAGE_DOCUMENT && p->kind != MT_KIND_JSON) {
        begins(options, MT_STAGE_DOCUMENT);
        st = read_document(p, alloc);
    }
    if (st == MOOT_OK && !p->unusable && until >= MT_STAGE_DEBATE) {
        begins(options, MT_STAGE_DEBATE);
        st = build_debate(p, alloc, options);
        if (st == MOOT_OK && !p->unusable && options->mend)
            options->mend(options->ctx, &p->debate);
    }
    if (st == MOOT_OK && !p->unusable && until >= MT_STAGE_VERDICT) {
        begins(options, MT_STAGE_VERDICT);
        st = mt_judge(&p->verdict, alloc, &p->debate,
                      &(mt_judge_options){.presume = options->presume,
                                          .prefer = options->prefer,
                                          .whole = options->whole,
                                          .limit = options->limit,
                                          .hinges = options->hinges,
                                          .stop = options->stop,
                                          .brief = options->brief});
        p->made_verdict = true;
    }
    return st;
}

moot_status mt_pipeline_run(mt_pipeline *p, const moot_alloc *alloc, moot_str bytes, mt_stage until,
                            const mt_pipeline_options *options)
{
    *p = (mt_pipeline){0};
    mt_arena_init(&p->arena, alloc);
    p->diags.arena = &p->arena;
    moot_status st = run(p, alloc, bytes, until, options);
    mt_diag_sort(&p->diags);
    if (st == MOOT_OK && mt_arena_failed(&p->arena))
        st = MOOT_E_NOMEM;
    return st;
}

moot_status mt_pipeline_lint(mt_pipeline *p, const mt_lint_options *options)
{
    if (!p->made_debate || !p->made_doc || p->unusable || p->kind != MT_KIND_ARGDOWN)
        return MOOT_OK;
    mt_diags found = {.arena = &p->arena};
    moot_status st = mt_debate_lint(&p->debate, &p->doc, options, &found);
    gather(p, &found, p->source.mark);
    mt_diag_sort(&p->diags);
    return mt_arena_failed(&p->arena) ? MOOT_E_NOMEM : st;
}

void mt_pipeline_fini(mt_pipeline *p)
{
    if (p->made_verdict)
        mt_verdict_fini(&p->verdict);
    if (p->made_debate)
        mt_debate_fini(&p->debate);
    if (p->made_doc)
        mt_doc_fini(&p->doc);
    if (p->made_reading)
        mt_reading_fini(&p->reading);
    mt_arena_free(&p->arena);
}
