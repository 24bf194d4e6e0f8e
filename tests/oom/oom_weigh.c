/* Every allocation fails once: a debate and a bare graph are weighed and written. */
#include "base/json_in.h"
#include "gradual/pocket.h"
#include "gradual/versions.h"
#include "gradual/weigh.h"
#include "oom/oom.h"

static moot_status write_all(mt_weighing *w, const mt_gradual *only, mt_arena *arena)
{
    mt_memory m = {.arena = arena};
    mt_out o;
    moot_status status = mt_weigh(w, only, arena);
    if (status != MOOT_OK)
        return status;
    mt_out_init(&o, mt_memory_writer(&m));
    mt_weigh_text(w, &o);
    mt_weigh_json(w, &o);
    status = mt_out_finish(&o);
    return status == MOOT_E_IO ? MOOT_E_NOMEM : status;
}

static moot_status of_debate(const mt_debate *d, const moot_alloc *alloc)
{
    mt_arena arena;
    mt_weighing w;
    mt_arena_init(&arena, alloc);
    moot_status status = mt_weigh_debate(&w, d, MT_BEARING_HINGES, &arena);
    if (status == MOOT_OK)
        status = write_all(&w, NULL, &arena);
    mt_arena_free(&arena);
    return status;
}

static moot_status from_argdown(const moot_alloc *alloc)
{
    mt_doc doc;
    mt_debate d;
    moot_status status = mt_doc_parse(
        &doc, alloc,
        MOOT_STR(
            "[T]: motion\n  + [Y]: one {weight: 0.7}\n    _ [N]: cut\n  - <a>\n  >< [U]\n\n<a>: "
            "sketch\n\n(1) [P]: p\n----\n(2) [Q]: q\n----\n(3) [U]: u\n"));
    if (status == MOOT_OK) {
        status = mt_debate_build(&d, alloc, &doc, NULL);
        if (status == MOOT_OK)
            status = of_debate(&d, alloc);
        mt_debate_fini(&d);
    }
    mt_doc_fini(&doc);
    return status;
}

static moot_status from_graph(const moot_alloc *alloc)
{
    mt_arena arena;
    mt_arena_init(&arena, alloc);
    mt_diags diags = {.arena = &arena};
    mt_named_graph named;
    moot_status status = MOOT_E_NOMEM;
    const mt_value *v = mt_json_read(
        MOOT_STR("{\"arguments\": [\"x\", \"y\"], \"votes\": {\"x\": [9, 1], \"y\": [5, 0]}, "
                 "\"epsilon\": 0.1, \"attacks\": [[\"x\", \"y\"], [\"y\", \"x\", 0.5]]}"),
        &arena, &diags);
    if (v && mt_graph_read(&named, &arena, v, false, &diags)) {
        mt_weighing w = {.g = &named.g, .named = &named, .motion = MT_NO_ID};
        status = write_all(&w, mt_gradual_find(MOOT_STR("simple-product")), &arena);
        w.motion = 0; /* in a circle with the other */
        w.extent = MT_BEARING_HINGES;
        if (status == MOOT_OK)
            status = write_all(&w, NULL, &arena);
        if (status == MOOT_OK)
            status = mt_bearings_find(&w.bearings, w.g, 0, MT_BEARING_ALL, &arena);
        if (status == MOOT_OK)
            status = mt_weigh_rank(&w, &arena);
    }
    mt_arena_free(&arena);
    return status;
}

/* All that is asked about a topic, in a graph without circles, where it is quick. */
static moot_status from_tree(const moot_alloc *alloc)
{
    static moot_str names[] = {{"a", 1}, {"b", 1}, {"c", 1}};
    const double base[] = {0.5, 0.4, 0.5};
    const mt_tie tie[] = {{1, 0, true, 1}, {2, 0, false, 1}};
    mt_arena arena;
    mt_arena_init(&arena, alloc);
    mt_named_graph named = {.name = names};
    moot_status status = mt_bipolar_make(&named.g, &arena, 3, base, 2, tie);
    if (status == MOOT_OK) {
        mt_weighing w = {.g = &named.g, .named = &named, .motion = 0};
        status = write_all(&w, NULL, &arena);
    }
    mt_arena_free(&arena);
    return status;
}

static moot_status of_change(const moot_alloc *alloc)
{
    static moot_str names[] = {{"a", 1}, {"b", 1}, {"c", 1}};
    const double before[] = {0.5, 0.4, 0.5}, after[] = {0.5, 0.6, 0.5};
    const mt_tie tie[] = {{2, 0, false, 1}};
    mt_arena arena;
    mt_change got;
    mt_arena_init(&arena, alloc);
    mt_named_graph old = {.name = names}, new = {.name = names};
    moot_status status = mt_bipolar_make(&old.g, &arena, 3, before, 0, NULL);
    if (status == MOOT_OK)
        status = mt_bipolar_make(&new.g, &arena, 3, after, 1, tie);
    if (status == MOOT_OK)
        status = mt_change_explain(&got, &mt_graduals[0], &old, &new, names[0], names[1], &arena);
    mt_pockets pockets;
    mt_pocket_question q = {&mt_graduals[0], &old, &new, 1, names[0], names[1]};
    if (status == MOOT_OK)
        status = mt_pockets_find(&pockets, &q, &arena);
    mt_arena_free(&arena);
    return status;
}

static moot_status compare(const mt_debate *d, mt_version *version, mt_arena *arena)
{
    mt_versions found;
    mt_memory m = {.arena = arena};
    mt_out o;
    moot_status status = MOOT_OK;
    for (int turn = 0; turn < 2 && status == MOOT_OK; turn++)
        status = mt_version_of_debate(&version[turn], &d[turn], arena);
    if (status == MOOT_OK)
        status = mt_versions_compare(&found, &version[0], &version[1], NULL, arena);
    if (status != MOOT_OK)
        return status;
    mt_out_init(&o, mt_memory_writer(&m));
    mt_versions_text(&found, &o);
    mt_versions_json(&found, &o);
    status = mt_out_finish(&o);
    return status == MOOT_E_IO ? MOOT_E_NOMEM : status;
}

static moot_status of_versions(const moot_alloc *alloc)
{
    const moot_str text[] = {MOOT_STR("[T]: motion\n  + [Y]: one\n"),
                             MOOT_STR("[T]: motion\n  + [Y]: other words\n    _ [N]: cut\n"
                                      "  - <a>: sketch\n")};
    mt_doc doc[2];
    mt_debate d[2];
    mt_version version[2];
    mt_arena arena;
    moot_status status = MOOT_OK;
    int made = 0;
    mt_arena_init(&arena, alloc);
    for (; made < 2 && status == MOOT_OK; made++) {
        d[made] = (mt_debate){.motion = MT_NO_ID};
        status = mt_doc_parse(&doc[made], alloc, text[made]);
        if (status == MOOT_OK)
            status = mt_debate_build(&d[made], alloc, &doc[made], NULL);
        else
            mt_arena_init(&d[made].arena, alloc);
    }
    if (status == MOOT_OK)
        status = compare(d, version, &arena);
    for (int k = 0; k < made; k++) {
        mt_debate_fini(&d[k]);
        mt_doc_fini(&doc[k]);
    }
    mt_arena_free(&arena);
    return status;
}

int main(void)
{
    long a = oom_run("a debate", from_argdown), b = oom_run("a graph", from_graph),
         c = oom_run("a change", of_change), d = oom_run("a tree", from_tree),
         e = oom_run("two versions", of_versions);
    int passed = (a > 0) + (b > 0) + (c > 0) + (d > 0) + (e > 0);
    printf("%d passed, %d failed\n", passed, 5 - passed);
    return passed == 5 ? 0 : 1;
}
