/* Paths in a document -> files from its folder or below, links resolved. */
#include "cli/include.h"

#include "cli/common.h"

#include <stdlib.h>
#include <string.h>

/* Is `inner` the folder itself or below it?  Both are resolved. */
static bool is_below(const char *inner, const char *folder)
{
    size_t n = strlen(folder);
    return strncmp(inner, folder, n) == 0 && (inner[n] == '/' || (n && folder[n - 1] == '/'));
}

mt_include_answer mt_include_where(const char *document, moot_str path, mt_arena *arena)
{
    moot_str base = mt_base_name(document);
    size_t folder = (size_t)(base.ptr - document);
    if (strcmp(document, "-") == 0)
        return MT_INCLUDE_MISSING;
    moot_str root = folder ? (moot_str){document, folder} : MOOT_STR("./");
    moot_str full = mt_arena_printf(arena, "%.*s%.*s", MT_ARG(root), MT_ARG(path));
    moot_str home = mt_arena_printf(arena, "%.*s", MT_ARG(root));
    if (mt_arena_failed(arena))
        return MT_INCLUDE_MISSING;
    char *inner = realpath(full.ptr, NULL), *outer = realpath(home.ptr, NULL);
    mt_include_answer answer = !inner || !outer          ? MT_INCLUDE_MISSING
                               : !is_below(inner, outer) ? MT_INCLUDE_OUTSIDE
                                                         : MT_INCLUDE_READ;
    free(inner);
    free(outer);
    return answer;
}

static mt_include_answer load(void *ctx, moot_str path, moot_str *text)
{
    mt_include_inputs *all = ctx;
    mt_include_answer answer = mt_include_where(all->path, path, &all->arena);
    mt_input in = {0};
    if (answer == MT_INCLUDE_READ && !mt_input_beside(&in, all->path, path, MT_INPUT_MAX))
        answer = MT_INCLUDE_MISSING;
    *text = mt_input_str(&in);
    MT_VEC_PUSH(&all->arena, &all->inputs, in);
    if (mt_arena_failed(&all->arena))
        mt_input_free(&in);
    return answer;
}

int mt_include_open(mt_include_inputs *all, const mt_input *in)
{
    *all = (mt_include_inputs){.path = in->path};
    mt_arena_init(&all->arena, NULL);
    moot_status st = mt_include_all(&all->whole, &all->arena, mt_base_name(in->path),
                                    mt_input_str(in), load, all);
    return st == MOOT_OK ? MT_EXIT_YES : mt_exit_of(in->name, st);
}

void mt_include_close(mt_include_inputs *all)
{
    for (uint32_t i = 0; i < all->inputs.n; i++)
        mt_input_free(&all->inputs.at[i]);
    mt_arena_free(&all->arena);
}
