/* The picture of a map when each allocation in turn fails. */
#include "draw/draw.h"
#include "oom/oom.h"

static const char text[] =
    "===\nimages: {convertToDataUrls: true}\ndot: {sameRank: [{arguments: [B, C]}]}\n===\n"
    "# One\n\n[S]: a **bold** claim {images: [\"p.png\"]}\n  + <B>: so\n    - [T]\n  - <C>\n"
    "## Two\n\n[T]: another\n  _> <C>\n  - [T]\n\n# Three {isClosed: true}\n\n[U]: more\n  + "
    "[S]\n\n"
    "[V]\n  >< [W]\n";

static bool swallow(void *ctx, const char *bytes, size_t n)
{
    (void)ctx;
    (void)bytes;
    (void)n;
    return true;
}

static mt_include_answer head(void *ctx, moot_str path, char *to, size_t *n)
{
    static const char gif[] = "GIF89a\x02\x00\x03\x00\x00\x00\x00";
    (void)ctx;
    (void)path;
    *n = *n < sizeof(gif) - 1 ? *n : sizeof(gif) - 1;
    memcpy(to, gif, *n);
    return MT_INCLUDE_READ;
}

static moot_status draw_task(const moot_alloc *alloc)
{
    mt_doc doc;
    mt_arena found;
    mt_arena_init(&found, alloc);
    mt_diags diags = {.arena = &found};
    const mt_am_folder folder = {head, NULL};
    moot_status st = mt_doc_parse(&doc, NULL, mt_str(text));
    if (st == MOOT_OK)
        st = mt_draw_svg(&(mt_draw_options){.embed = false}, &folder, &doc, NULL, alloc, &diags,
                         (moot_writer){swallow, NULL});
    mt_arena_free(&found);
    mt_doc_fini(&doc);
    return st;
}

int main(void)
{
    long rounds = oom_run("draw", draw_task);
    printf("draw: %ld rounds\n", rounds);
    return rounds < 2;
}
