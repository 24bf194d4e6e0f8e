/* moot actors, for a debate: who stands how to whom, and how consistent that is. */
#include "cli/actors_debate.h"

#include "actors/read.h"
#include "render/camps.h"
#include "ties/stated.h"

#include <string.h>

bool mt_actors_is_debate(moot_str bytes, mt_kind from)
{
    if (from != MT_KIND_AUTO)
        return true;
    if (mt_network_is(bytes))
        return false;
    mt_kind kind = mt_kind_of(bytes);
    return kind == MT_KIND_ARGDOWN || kind == MT_KIND_JSON;
}

typedef struct job {
    const mt_debate_ask *ask;
    mt_arena arena;
    mt_verdict verdict; /* without hinges */
    bool judged;
    mt_stated stated;
    MT_VEC(mt_tie_change) change;
    mt_what_if what[3];
} job;

static moot_status produce(void *ctx, moot_writer to)
{
    const job *j = ctx;
    mt_out out;
    mt_out_init(&out, to);
    moot_str path = mt_str(j->ask->out_path);
    if (mt_str_ends(path, MOOT_STR(".svg")))
        mt_camps_picture(&j->stated, &out);
    else if (mt_str_ends(path, MOOT_STR(".tsv")))
        mt_stated_tsv(&j->stated, &out);
    else if (j->change.n && j->ask->json)
        mt_stated_what_if_json(&j->stated, j->change.n, j->change.at, j->what, &out);
    else if (j->change.n)
        mt_stated_what_if_text(&j->stated, j->change.n, j->change.at, j->what, &out);
    else if (j->ask->json)
        mt_stated_json(&j->stated, &out);
    else
        mt_stated_text(&j->stated, &out);
    return mt_out_finish(&out);
}

static int bad_change(job *j, moot_str part, moot_str unknown)
{
    char shown[MT_SHOWN];
    moot_str word = unknown.len ? unknown : part;
    moot_str z = mt_arena_printf(&j->arena, "%.*s", MT_ARG(word));
    fprintf(stderr, "moot actors: --what-if: %s: '%s'\n",
            unknown.len ? "no tie names this actor" : "this is no change",
            mt_shown(shown, z.len ? z.ptr : ""));
    fprintf(stderr, "hint: 'A + B' allies, 'A - B' enemies, 'A 0 B' unties; ';' between\n");
    return MT_EXIT_USAGE;
}

/* The changes of `--what-if`, with `;` between. */
static int read_changes(job *j, const mt_debate *d)
{
    moot_str text = mt_str(j->ask->what_if), unknown;
    for (size_t at = 0; at <= text.len;) {
        size_t end = at;
        while (end < text.len && text.ptr[end] != ';')
            end++;
        mt_tie_change change;
        moot_str part = mt_str_trim(mt_sub(text, at, end - at));
        at = end + 1;
        if (!part.len && text.len)
            continue;
        if (!mt_change_read(d, part, &change, &unknown))
            return bad_change(j, part, unknown);
        MT_VEC_PUSH(&j->arena, &j->change, change);
    }
    return MT_EXIT_YES;
}

static int compute(job *j, mt_session *s)
{
    mt_stated_options options = {.background = j->ask->background,
                                 .layer = mt_str(j->ask->layer ? j->ask->layer : ""),
                                 .limit = j->ask->limit,
                                 .stop = j->ask->stop};
    int exit = j->ask->what_if ? read_changes(j, &s->p.debate) : MT_EXIT_YES;
    if (exit != MT_EXIT_YES)
        return exit;
    mt_judge_options judge = {.stop = j->ask->stop, .no_hinges = true};
    moot_status st = mt_judge(&j->verdict, NULL, &s->p.debate, &judge);
    j->judged = true;
    if (st == MOOT_OK)
        st = mt_stated_build(&j->stated, &j->arena, &s->p.debate, &j->verdict, &options);
    if (st == MOOT_OK && j->change.n)
        st = mt_stated_what_if(&j->stated, j->change.n, j->change.at, j->what);
    if (st == MOOT_OK && mt_arena_failed(&j->arena))
        st = MOOT_E_NOMEM;
    return mt_exit_of(s->in.name, st);
}

int mt_actors_debate(mt_input *in, const mt_debate_ask *ask)
{
    mt_session s;
    job j = {.ask = ask};
    mt_pipeline_options options = {.kind = ask->from};
    mt_arena_init(&j.arena, NULL);
    int exit = mt_session_take(&s, in, MT_STAGE_DEBATE, &options, false);
    if (exit == MT_EXIT_YES)
        exit = compute(&j, &s);
    if (exit == MT_EXIT_YES)
        exit = mt_write_file(ask->out_path, mt_session_path(&s), produce, &j);
    if (exit == MT_EXIT_YES)
        exit = mt_session_status(&s);
    if (j.judged)
        mt_verdict_fini(&j.verdict);
    mt_session_close(&s);
    mt_arena_free(&j.arena);
    return exit;
}
