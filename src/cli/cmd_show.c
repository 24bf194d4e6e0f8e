/* moot show: what each stage on the way from text to page holds. */
#include "cli/commands.h"
#include "cli/session.h"
#include "judge/compile.h"
#include "render/render.h"
#include "ties/stated.h"

enum {
    SHOW_TEXT,
    SHOW_READING,
    SHOW_DOCUMENT,
    SHOW_DEBATE,
    SHOW_FRAMEWORK,
    SHOW_VERDICT,
    SHOW_NETWORK,
    SHOW_SCENE
};

static int stage = SHOW_VERDICT;
static int from, presume, prefer;

static const char *const stages[] = {"text",    "reading", "document", "debate", "framework",
                                     "verdict", "network", "scene",    NULL};
static const mt_stage needed[] = {MT_STAGE_TEXT,    MT_STAGE_READING, MT_STAGE_DOCUMENT,
                                  MT_STAGE_DEBATE,  MT_STAGE_DEBATE,  MT_STAGE_VERDICT,
                                  MT_STAGE_VERDICT, MT_STAGE_VERDICT};

static const mt_opt opts[] = {
    {"stage", 's', MT_OPT_CHOICE, &stage, "STAGE",
     "text, reading, document, debate, framework, verdict, network or scene", stages},
    {"presume", 0, MT_OPT_CHOICE, &presume, "bare|all|none", MT_PRESUME_HELP, mt_presume_words},
    {"prefer", 0, MT_OPT_CHOICE, &prefer, MT_PREFER_ARG, MT_PREFER_HELP, mt_prefer_words},
    {"from", 'f', MT_OPT_CHOICE, &from, MT_FROM_ARG, MT_FROM_HELP, mt_from_words},
    {0},
};

static moot_status dump_framework(mt_pipeline *p, mt_out *out)
{
    mt_compiled c = {0};
    if (!mt_compile(&c, &p->debate, (mt_presume)presume, (mt_prefer)prefer, &p->arena))
        return MOOT_E_NOMEM;
    mt_compile_dump(&c, &p->debate, out);
    return MOOT_OK;
}

static moot_status dump_network(mt_pipeline *p, mt_out *out)
{
    mt_stated *stated = MT_NEW(&p->arena, mt_stated);
    moot_status st =
        stated ? mt_stated_build(stated, &p->arena, &p->debate, &p->verdict, NULL) : MOOT_E_NOMEM;
    if (st == MOOT_OK)
        mt_stated_json(stated, out);
    return st;
}

static moot_status produce(void *ctx, moot_writer to)
{
    mt_pipeline *p = ctx;
    if (stage == SHOW_SCENE)
        return mt_render_scene(&p->verdict, NULL, to);
    mt_out out;
    mt_out_init(&out, to);
    moot_status st = MOOT_OK;
    if (stage == SHOW_TEXT)
        mt_out_put(&out, p->source.text);
    else if (stage == SHOW_READING)
        mt_reading_json(&p->reading, &out);
    else if (stage == SHOW_DOCUMENT)
        mt_doc_dump(&p->doc, &out);
    else if (stage == SHOW_DEBATE)
        mt_debate_dump(&p->debate, &out);
    else if (stage == SHOW_FRAMEWORK)
        st = dump_framework(p, &out);
    else if (stage == SHOW_NETWORK)
        st = dump_network(p, &out);
    else
        mt_verdict_json(&p->verdict, &out);
    moot_status written = mt_out_finish(&out);
    return st != MOOT_OK ? st : written;
}

static bool has_stage(const mt_pipeline *p)
{
    return (stage != SHOW_READING || p->made_reading) && (stage != SHOW_DOCUMENT || p->made_doc);
}

static int run(const mt_command *self, int argc, char **argv)
{
    const char *path = mt_one_file(self, argc, argv);
    if (!path)
        return MT_EXIT_USAGE;
    mt_session s;
    mt_pipeline_options options = {
        .kind = (mt_kind)from, .presume = (mt_presume)presume, .prefer = (mt_prefer)prefer};
    int status = mt_session_open(&s, path, needed[stage], &options, false);
    if (status == MT_EXIT_YES && !has_stage(&s.p)) {
        fprintf(stderr, "%s: error: a %s has no stage '%s'\n", s.in.name,
                s.p.kind == MT_KIND_JSON ? "debate in JSON" : "document in Argdown", stages[stage]);
        status = MT_EXIT_USAGE;
    }
    if (status == MT_EXIT_YES)
        status = mt_write_file("-", NULL, produce, &s.p);
    if (status == MT_EXIT_YES)
        status = mt_session_status(&s);
    mt_session_close(&s);
    return status;
}

const mt_command mt_cmd_show = {
    .name = "show",
    .usage = "show [--stage=STAGE] FILE",
    .summary = "Print what a stage on the way from text to page holds",
    .run = run,
    .opts = opts,
};
