/* What the ties of a debate come to, with each allocation failing once. */
#include "oom/oom.h"
#include "render/camps.h"

static const char json[] =
    "{\"moot\":1,\"motion\":0,\"actors\":[{\"name\":\"A\"},{\"name\":\"B\"},{\"name\":\"C\"}],"
    "\"statements\":[{\"title\":\"T\",\"sayings\":[{\"text\":\"t\",\"ties\":[{\"a\":0,\"b\":1,"
    "\"sign\":\"+\"}]}]},{\"title\":\"Y1\",\"sayings\":[{\"text\":\"y\",\"side\":\"yes\",\"ties\":["
    "{"
    "\"a\":0,\"b\":2,\"sign\":\"-\"},{\"a\":1,\"b\":2,\"sign\":\"-\"}]}]},{\"title\":\"N1\","
    "\"sayings\":[{\"text\":\"n\",\"side\":\"no\",\"ties\":[{\"a\":0,\"b\":2,\"sign\":\"+\"}]}]}],"
    "\"relations\":[{\"kind\":\"attack\",\"from\":{\"statement\":2},\"to\":{\"statement\":0}}]}";

static mt_debate debate; /* made once, with memory enough */
static mt_verdict verdict;

static moot_status report(const mt_stated *s, mt_arena *arena)
{
    mt_tie_change change = {1, 2, MT_CHANGE_FRIENDLY, 0};
    mt_what_if what[3];
    mt_memory m = {.arena = arena};
    mt_out o;
    moot_status status = mt_stated_what_if(s, 1, &change, what);
    if (status != MOOT_OK)
        return status;
    mt_out_init(&o, mt_memory_writer(&m));
    mt_stated_text(s, &o);
    mt_stated_json(s, &o);
    mt_stated_tsv(s, &o);
    mt_camps_picture(s, &o);
    mt_stated_what_if_text(s, 1, &change, what, &o);
    mt_stated_what_if_json(s, 1, &change, what, &o);
    status = mt_out_finish(&o);
    return status != MOOT_OK || mt_arena_failed(arena) ? MOOT_E_NOMEM : MOOT_OK;
}

static moot_status relate(const moot_alloc *alloc)
{
    mt_arena arena;
    mt_stated s;
    mt_arena_init(&arena, alloc);
    moot_status status = mt_stated_build(&s, &arena, &debate, &verdict, NULL);
    if (status == MOOT_OK)
        status = report(&s, &arena);
    mt_arena_free(&arena);
    return status;
}

int main(void)
{
    if (mt_debate_read(&debate, NULL, mt_str(json)) != MOOT_OK || debate.diags.errors ||
        mt_judge(&verdict, NULL, &debate, NULL) != MOOT_OK)
        return 1;
    long rounds = oom_run("ties", relate);
    printf("ties: %ld rounds\n", rounds);
    mt_verdict_fini(&verdict);
    mt_debate_fini(&debate);
    return rounds ? 0 : 1;
}
