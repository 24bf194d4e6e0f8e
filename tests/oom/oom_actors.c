/* Every allocation fails once while networks are read, examined and changed; and every
 * question "may it go on?" is answered no once. */
#include "actors/read.h"
#include "actors/report.h"
#include "oom/oom.h"
#include "prop/balance_check.h"

/* Four actors against each other, beside a ring with a short way: both ways of search. */
static const char lines[] = "# a\tb\tsign\n"
                            "a\tb\t-1\na\tc\t-1\na\td\t-1\nb\tc\t-1\nb\td\t-1\n"
                            "c\td\t-1\t2.5\nd\te\t1\ne\tf\t1\nf\td\t-1\ne\tg\t1\n";
static const char graphml[] =
    "<graphml><key id='s' for='edge' attr.name='sign'/><graph edgedefault='undirected'>"
    "<node id='x'><data key='label'>X &amp; Y</data></node><node id='y'/><node id='z'/>"
    "<edge source='x' target='y'><data key='s'>1</data></edge>"
    "<edge source='y' target='z'><data key='s'>-1</data></edge>"
    "<edge source='x' target='z'><data key='s'>1</data></edge></graph></graphml>";

static bool drop(void *ctx, const char *bytes, size_t n)
{
    (void)ctx;
    (void)bytes;
    (void)n;
    return true;
}

static moot_status write(const mt_network_report *r)
{
    mt_out out;
    mt_out_init(&out, (moot_writer){drop, NULL});
    mt_network_text(r, &out);
    mt_network_json(r, &out);
    return mt_out_finish(&out);
}

static moot_status examine(mt_arena *arena, const mt_network *net, const mt_stop *stop, bool steps)
{
    mt_balance b[MT_BALANCE_KINDS];
    mt_triads triads;
    mt_what_if what_if;
    mt_changes changes;
    mt_diags diags = {.arena = arena};
    moot_writer nowhere = {drop, NULL};
    mt_balance_options o = {.limit = 3, .stop = stop, .proof = steps ? &nowhere : NULL};
    moot_status status = mt_triads_find(&triads, arena, net, 3);
    for (int k = 0; k < MT_BALANCE_KINDS && status == MOOT_OK; k++) {
        status = mt_balance_find(&b[k], arena, net, (mt_balance_kind)k, &o);
        if (status == MOOT_OK && balance_fault(net, &b[k]))
            status = MOOT_E_MISUSE;
    }
    if (status != MOOT_OK || steps)
        return status;
    if (!mt_changes_read(&changes, arena, net, MOOT_STR("a + d; e 0 g; e - f 2"), &diags))
        return diags.errors ? MOOT_E_MISUSE : MOOT_E_NOMEM;
    status = mt_what_if_find(&what_if, arena, net, changes.n, changes.at, &o);
    mt_network_report r = {net, &b[0], &b[1], &triads, &what_if, MOOT_STR("a + d")};
    return status == MOOT_OK ? write(&r) : status;
}

static moot_status run(const moot_alloc *alloc, moot_str text, const mt_stop *stop, bool steps)
{
    mt_arena arena;
    mt_network net;
    mt_arena_init(&arena, alloc);
    mt_diags diags = {.arena = &arena};
    bool ok = mt_network_read(&net, &arena, text, &diags);
    moot_status status = ok ? MOOT_OK : arena.failed ? MOOT_E_NOMEM : MOOT_E_MISUSE;
    if (status == MOOT_OK && net.n > 3)
        status = examine(&arena, &net, stop, steps);
    mt_arena_free(&arena);
    return status;
}

static moot_status starve_lines(const moot_alloc *alloc)
{
    return run(alloc, mt_str(lines), NULL, false);
}

static moot_status starve_steps(const moot_alloc *alloc)
{
    return run(alloc, mt_str(lines), NULL, true);
}

static moot_status starve_graphml(const moot_alloc *alloc)
{
    return run(alloc, mt_str(graphml), NULL, false);
}

static bool countdown(void *ctx)
{
    long *left = ctx;
    return --*left < 0;
}

/* Stopped at the first, second, ... time it asks: bounds that make sense, no failure. */
static bool interrupt(bool steps)
{
    for (long round = 0; round < 2000; round++) {
        long left = round;
        mt_stop stop = {countdown, &left};
        if (run(NULL, mt_str(lines), &stop, steps) != MOOT_OK) {
            printf("stopped at %ld: a failure\n", round);
            return false;
        }
        if (left >= 0)
            return true;
    }
    printf("it never stops asking\n");
    return false;
}

int main(void)
{
    return oom_run("lines", starve_lines) && oom_run("steps", starve_steps) &&
                   oom_run("graphml", starve_graphml) && interrupt(false) && interrupt(true)
               ? 0
               : 1;
}
