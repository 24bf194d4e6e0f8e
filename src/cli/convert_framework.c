/* A framework in one form -> the same in another, for `moot convert`. */
#include "af/write.h"
#include "cli/convert.h"
#include "cli/framework.h"

typedef struct job {
    const mt_framework *f;
    mt_af_form form;
} job;

static moot_status produce(void *ctx, moot_writer to)
{
    const job *j = ctx;
    mt_out out;
    mt_out_init(&out, to);
    mt_framework_write(j->f, j->form, &out);
    return mt_out_finish(&out);
}

static int convert(const mt_convert *c, mt_af_form form)
{
    mt_arena arena;
    mt_framework f;
    char shown[MT_SHOWN];
    uint32_t name;
    mt_arena_init(&arena, NULL);
    int status = mt_framework_open(c->path, &arena, &f);
    const char *why = status == MT_EXIT_YES ? mt_framework_unfit(&f, form, &name) : NULL;
    if (why) {
        fprintf(stderr, "%s: error: %s", mt_shown(shown, c->path), why);
        if (name != MT_NO_ID)
            fprintf(stderr, ": '%s'",
                    mt_shown(shown, mt_arena_printf(&arena, "%.*s", (int)f.names[name].len,
                                                    f.names[name].ptr)
                                        .ptr));
        fprintf(stderr, "\n");
        status = MT_EXIT_IO;
    }
    job j = {&f, form};
    if (status == MT_EXIT_YES)
        status = mt_write_file(c->out, c->path, produce, &j);
    mt_arena_free(&arena);
    return status;
}

int mt_to_i23(const mt_convert *c)
{
    return convert(c, MT_WRITE_I23);
}

int mt_to_apx(const mt_convert *c)
{
    return convert(c, MT_WRITE_APX);
}

int mt_to_tgf(const mt_convert *c)
{
    return convert(c, MT_WRITE_TGF);
}
