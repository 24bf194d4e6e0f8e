/* Page, map, DOT and report with each allocation failing once. */
#include "oom/oom.h"
#include "render/render.h"

static const char json[] =
    "{\"moot\":1,\"question\":\"Q?\",\"motion\":0,\"mined\":true,\"text\":\"One. "
    "Two.\\n\\nThree.\","
    "\"yes\":{\"name\":\"A\",\"body\":[0,9]},\"no\":{\"name\":\"B\",\"body\":[11,17]},"
    "\"actors\":[{\"name\":\"A\"},{\"name\":\"B\",\"aliases\":[\"C\"]}],"
    "\"statements\":[{\"title\":\"T\",\"label\":\"T\",\"text\":\"Q\",\"sayings\":[{\"text\":\"Q\","
    "\"ties\":[{\"a\":0,\"b\":1,\"sign\":\"-\"}]}]},"
    "{\"title\":\"Y1\",\"label\":\"Y1\",\"text\":\"One.\",\"side\":\"yes\",\"sayings\":[{\"text\":"
    "\"One.\",\"side\":\"yes\",\"source\":[0,4]}]},"
    "{\"title\":\"Y2\",\"label\":\"Y2\",\"text\":\"Two.\",\"side\":\"yes\"},"
    "{\"title\":\"N1\",\"label\":\"N1\",\"text\":\"Three.\",\"side\":\"no\"}],"
    "\"arguments\":[{\"title\":\"A\",\"label\":\"A1\",\"text\":\"a\",\"steps\":[{\"premises\":[1,2]"
    ","
    "\"conclusion\":0}]}],"
    "\"relations\":[{\"kind\":\"attack\",\"from\":{\"statement\":3},\"to\":{\"statement\":0}},"
    "{\"kind\":\"undercut\",\"from\":{\"statement\":2},\"to\":{\"relation\":0}}]}";

static mt_verdict verdict; /* made once, with memory enough */

static bool drop(void *ctx, const char *bytes, size_t n)
{
    (void)bytes;
    *(size_t *)ctx += n;
    return true;
}

static moot_status render(const moot_alloc *alloc, mt_format format)
{
    size_t n = 0;
    return mt_render(&verdict, format, alloc, (moot_writer){drop, &n});
}

static moot_status page(const moot_alloc *alloc)
{
    return render(alloc, MT_FORMAT_HTML);
}

static moot_status map(const moot_alloc *alloc)
{
    return render(alloc, MT_FORMAT_SVG);
}

static moot_status dot(const moot_alloc *alloc)
{
    return render(alloc, MT_FORMAT_DOT);
}

static moot_status report(const moot_alloc *alloc)
{
    return render(alloc, MT_FORMAT_TEXT);
}

static moot_status scene(const moot_alloc *alloc)
{
    size_t n = 0;
    return mt_render_scene(&verdict, alloc, (moot_writer){drop, &n});
}

int main(void)
{
    static const struct {
        const char *name;
        moot_status (*task)(const moot_alloc *alloc);
    } tasks[] = {{"page", page}, {"map", map}, {"dot", dot}, {"report", report}, {"scene", scene}};
    mt_debate debate;
    mt_judge_options options = {.presume = MT_PRESUME_BARE};
    if (mt_debate_read(&debate, NULL, mt_str(json)) != MOOT_OK || debate.diags.errors ||
        mt_judge(&verdict, NULL, &debate, &options) != MOOT_OK)
        return 1;
    int failed = 0;
    for (size_t i = 0; i < sizeof(tasks) / sizeof(tasks[0]); i++) {
        long rounds = oom_run(tasks[i].name, tasks[i].task);
        printf("%s: %ld rounds\n", tasks[i].name, rounds);
        failed += rounds == 0;
    }
    mt_verdict_fini(&verdict);
    mt_debate_fini(&debate);
    return failed;
}
