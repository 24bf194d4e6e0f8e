/* Every allocation fails once while the votes of a debate are worked out. */
#include "oom/oom.h"
#include "serve/polled_votes.h"

static serve_world world;

static moot_status work_out(const moot_alloc *alloc)
{
    mt_polled *p;
    mt_entry *e = mt_site_find(&world.site, MOOT_STR("park"));
    moot_status st = mt_polled_make(&p, &world.site, e->now, NULL, alloc);
    if (st == MOOT_OK && (p->status != MOOT_OK || !p->voted.len || !p->poll.groups.n))
        st = MOOT_E_MISUSE;
    mt_polled_drop(p);
    return st;
}

int main(void)
{
    if (!serve_open(&world, "") || !park_fill(&world, 0, 12))
        return 1;
    long rounds = oom_run("polled", work_out);
    (void)printf("%ld rounds\n", rounds);
    serve_close(&world);
    return rounds == 0;
}
