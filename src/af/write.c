#include "af/write.h"

#include <string.h>

static bool has_byte(moot_str s, const char *any)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c < ' ' || c == 0x7F || strchr(any, c))
            return true;
    }
    return false;
}

/* Would the reader take the line for something else than a name of tgf? */
static bool misleads(moot_str s, bool first)
{
    if (s.len == 1 && *s.ptr == '#')
        return true;
    bool apx = s.len > 3 && s.ptr[3] == '(' &&
               (memcmp(s.ptr, "arg", 3) == 0 || memcmp(s.ptr, "att", 3) == 0);
    return first && (*s.ptr == '#' || *s.ptr == '%' || (s.len == 1 && *s.ptr == 'p') || apx);
}

const char *mt_framework_unfit(const mt_framework *f, mt_af_form form, uint32_t *name)
{
    *name = MT_NO_ID;
    if (form == MT_WRITE_I23)
        return NULL;
    if (f->is_aba)
        return "an assumption-based framework is written as i23 only";
    if (f->af.n == 0)
        return "a framework without arguments is written as i23 only";
    for (uint32_t a = 0; f->names && a < f->af.n; a++) {
        moot_str s = f->names[a];
        bool bad = s.len == 0 || (form == MT_WRITE_APX ? has_byte(s, ".,()")
                                                       : has_byte(s, " ") || misleads(s, a == 0));
        if (bad) {
            *name = a;
            return "an argument has a name that this form cannot hold";
        }
    }
    return NULL;
}

static void put_name(const mt_framework *f, mt_out *out, uint32_t a)
{
    if (f->names)
        mt_out_put(out, f->names[a]);
    else
        mt_out_printf(out, "%u", a + 1);
}

static void put_aba(const mt_aba *aba, mt_out *out)
{
    mt_out_printf(out, "p aba %u\n", aba->literals);
    for (uint32_t a = 0; a < aba->literals; a++)
        if (aba->contrary[a] != MT_NO_ID)
            mt_out_printf(out, "a %u\n", a + 1);
    for (uint32_t a = 0; a < aba->literals; a++)
        if (aba->contrary[a] != MT_NO_ID)
            mt_out_printf(out, "c %u %u\n", a + 1, aba->contrary[a] + 1);
    for (uint32_t r = 0; r < aba->rules; r++) {
        mt_out_printf(out, "r %u", aba->head[r] + 1);
        for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++)
            mt_out_printf(out, " %u", aba->body[i] + 1);
        mt_out_char(out, '\n');
    }
}

static void put_attack(const mt_framework *f, mt_af_form form, mt_out *out, uint32_t a, uint32_t b)
{
    if (form == MT_WRITE_I23) {
        mt_out_printf(out, "%u %u\n", a + 1, b + 1);
        return;
    }
    mt_out_z(out, form == MT_WRITE_APX ? "att(" : "");
    put_name(f, out, a);
    mt_out_char(out, form == MT_WRITE_APX ? ',' : ' ');
    put_name(f, out, b);
    mt_out_z(out, form == MT_WRITE_APX ? ").\n" : "\n");
}

/* What stands before the attacks. */
static void put_arguments(const mt_framework *f, mt_af_form form, mt_out *out)
{
    if (form == MT_WRITE_I23)
        mt_out_printf(out, "p af %u\n", f->af.n);
    for (uint32_t a = 0; a < f->af.n; a++) {
        if (form == MT_WRITE_I23) {
            if (!f->names || has_byte(f->names[a], ""))
                continue;
            mt_out_printf(out, "# %u ", a + 1);
            mt_out_put(out, f->names[a]);
            mt_out_char(out, '\n');
        } else {
            mt_out_z(out, form == MT_WRITE_APX ? "arg(" : "");
            put_name(f, out, a);
            mt_out_z(out, form == MT_WRITE_APX ? ").\n" : "\n");
        }
    }
    if (form == MT_WRITE_TGF)
        mt_out_z(out, "#\n");
}

void mt_framework_write(const mt_framework *f, mt_af_form form, mt_out *out)
{
    if (f->is_aba) {
        put_aba(&f->aba, out);
        return;
    }
    put_arguments(f, form, out);
    for (uint32_t a = 0; a < f->af.n; a++)
        for (uint32_t i = f->af.out_at[a]; i < f->af.out_at[a + 1]; i++)
            put_attack(f, form, out, a, f->af.out[i]);
}
