#include "af/read_known.h"

#include <string.h>

/* The text is cut into records: lines, or for apx what ends with a full stop.  What
 * has no end yet waits in `carry`. */

enum { RECORD_MAX = 1 << 20, LIST_MAX = 1 << 30 };

mt_reader *mt_reader_new(const moot_alloc *alloc, mt_arena *arena)
{
    alloc = alloc ? alloc : &mt_alloc_default;
    mt_reader *r = alloc->resize(alloc->ctx, NULL, 0, sizeof *r);
    if (!r)
        return NULL;
    memset(r, 0, sizeof *r);
    r->alloc = *alloc;
    r->arena = arena;
    r->line = 1;
    return r;
}

void mt_list_free(mt_reader *r, mt_list *list)
{
    if (list->at)
        r->alloc.resize(r->alloc.ctx, list->at, list->cap * sizeof *list->at, 0);
    *list = (mt_list){0};
}

bool mt_list_more(mt_reader *r, mt_list *list)
{
    size_t cap = list->cap ? list->cap + list->cap / 2 : 1024;
    uint32_t *at = list->n >= LIST_MAX ? NULL
                                       : r->alloc.resize(r->alloc.ctx, list->at,
                                                         list->cap * sizeof *at, cap * sizeof *at);
    if (!at) {
        r->no_memory = true;
        return false;
    }
    list->at = at;
    list->cap = cap;
    return true;
}

void mt_reader_free(mt_reader *r)
{
    if (!r)
        return;
    mt_list_free(r, &r->from);
    mt_list_free(r, &r->to);
    mt_list_free(r, &r->rule_line);
    mt_known_free(r);
    mt_list_free(r, &r->assumed);
    if (r->carry)
        r->alloc.resize(r->alloc.ctx, r->carry, r->carry_cap, 0);
    r->alloc.resize(r->alloc.ctx, r, sizeof *r, 0);
}

const mt_fault *mt_reader_faults(const mt_reader *r, uint32_t *n)
{
    *n = r->faults_n;
    return r->faults;
}

void mt_reader_fault(mt_reader *r, const char *at, const char *code, const char *message,
                     const char *hint)
{
    r->broken = true;
    if (r->faults_n < MT_FAULTS_MAX)
        r->faults[r->faults_n++] =
            (mt_fault){code, message, hint, r->line, (uint32_t)(at - r->record) + 1};
}

static bool keep(mt_reader *r, const char *bytes, size_t n)
{
    if (n == 0)
        return true;
    size_t need = r->carry_n + n;
    if (need > r->carry_cap) {
        size_t cap = need < 256 ? 256 : need * 2;
        char *more = r->alloc.resize(r->alloc.ctx, r->carry, r->carry_cap, cap);
        if (!more) {
            r->no_memory = true;
            return false;
        }
        r->carry = more;
        r->carry_cap = cap;
    }
    memcpy(r->carry + r->carry_n, bytes, n);
    r->carry_n = need;
    return true;
}

static void one_record(mt_reader *r, const char *at, size_t n)
{
    r->record = at;
    if (r->form == MT_FORM_UNKNOWN)
        mt_read_sniff(r, at, at + n);
    const char *end = at + n;
    if (end > at && end[-1] == '\r' && r->form != MT_FORM_APX)
        end--;
    switch (r->form) {
    case MT_FORM_AF: mt_read_af_line(r, at, end); break;
    case MT_FORM_ABA: mt_read_aba_line(r, at, end); break;
    case MT_FORM_APX: mt_read_apx_fact(r, at, end); return; /* counts lines itself */
    case MT_FORM_TGF: mt_read_tgf_line(r, at, end); break;
    case MT_FORM_UNKNOWN: break;
    }
    r->line++;
}

static char cut(const mt_reader *r)
{
    return r->form == MT_FORM_APX ? '.' : '\n';
}

/* Does the text at hand begin with "arg(" or "att(", blanks apart? */
static bool looks_like_apx(const char *at, size_t n)
{
    size_t i = 0;
    while (i < n && (at[i] == ' ' || at[i] == '\t' || at[i] == '\r'))
        i++;
    if (n - i < 4 || (memcmp(at + i, "arg", 3) != 0 && memcmp(at + i, "att", 3) != 0))
        return false;
    for (i += 3; i < n && (at[i] == ' ' || at[i] == '\t');)
        i++;
    return i < n && at[i] == '(';
}

/* What was kept as the begin of a line is apx: cut it anew, at full stops. */
static moot_status cut_again(mt_reader *r)
{
    char *held = r->carry;
    size_t n = r->carry_n, cap = r->carry_cap;
    r->carry = NULL;
    r->carry_n = r->carry_cap = 0;
    moot_status status = mt_reader_feed(r, held, n);
    r->alloc.resize(r->alloc.ctx, held, cap, 0);
    return status;
}

static void too_long(mt_reader *r, const char *at)
{
    r->record = at;
    mt_reader_fault(r, at, "AF004", "a line of more than a million bytes",
                    "is this a framework, and not another kind of file?");
    r->given_up = true;
}

/* The form is not known yet: keep the piece, see whether it is apx.  True if it was. */
static bool told_apx(mt_reader *r, const char *at, size_t len)
{
    if (r->carry_n == 0) {
        if (looks_like_apx(at, len))
            r->form = MT_FORM_APX;
        return r->form == MT_FORM_APX;
    }
    if (r->carry_n > 64 || !keep(r, at, len))
        return false;
    if (!looks_like_apx(r->carry, r->carry_n)) {
        r->carry_n -= len;
        return false;
    }
    r->carry_n -= len;
    r->form = MT_FORM_APX;
    if (cut_again(r) != MOOT_OK)
        r->no_memory = true;
    return true;
}

/* The first record of at .. end: where the next begins, NULL if it has no end yet. */
static const char *next_record(mt_reader *r, const char *at, const char *end)
{
    const char *stop = memchr(at, cut(r), (size_t)(end - at));
    size_t len = (size_t)((stop ? stop : end) - at);
    if (r->carry_n + len > RECORD_MAX) {
        too_long(r, at);
        return NULL;
    }
    if (r->form == MT_FORM_UNKNOWN && told_apx(r, at, len))
        return at;
    if ((!stop || r->carry_n > 0) && !keep(r, at, len))
        return NULL;
    if (!stop)
        return NULL;
    if (r->carry_n > 0)
        one_record(r, r->carry, r->carry_n);
    else
        one_record(r, at, len);
    r->carry_n = 0;
    if (r->faults_n == MT_FAULTS_MAX)
        r->given_up = true;
    return stop + 1;
}

static const char *plain_records(mt_reader *r, const char *at, const char *end)
{
    switch (r->form) {
    case MT_FORM_AF: return mt_read_af_fast(r, at, end);
    case MT_FORM_APX: return mt_read_apx_fast(r, at, end);
    case MT_FORM_TGF: return mt_read_tgf_fast(r, at, end);
    case MT_FORM_ABA:
    case MT_FORM_UNKNOWN: break;
    }
    return at;
}

moot_status mt_reader_feed(mt_reader *r, const char *bytes, size_t n)
{
    const char *at = bytes, *end = bytes + n;
    while (at && at < end && !r->no_memory && !r->given_up) {
        if (r->carry_n == 0)
            at = plain_records(r, at, end);
        if (at < end)
            at = next_record(r, at, end);
    }
    return r->no_memory ? MOOT_E_NOMEM : MOOT_OK;
}

static moot_status finish_af(mt_reader *r, mt_framework *out)
{
    moot_status status =
        mt_af_build(r->arena, r->n, (uint32_t)r->from.n, r->from.at, r->to.at, &out->af);
    if (r->form != MT_FORM_AF)
        out->names = mt_known_texts(r);
    return mt_arena_failed(r->arena) ? MOOT_E_NOMEM : status;
}

moot_status mt_reader_end(mt_reader *r, mt_framework *out)
{
    *out = (mt_framework){0};
    if (r->carry_n > 0 && !r->given_up && !r->no_memory)
        one_record(r, r->carry, r->carry_n);
    r->carry_n = 0;
    r->record = "";
    if (r->form == MT_FORM_UNKNOWN && !r->broken)
        mt_reader_fault(r, r->record, "AF001", "there is no framework in it",
                        "begin with 'p af N', with 'arg(a).' or with a name on a line of its own");
    if (r->form == MT_FORM_ABA && !r->broken)
        mt_read_aba_end(r);
    if (r->no_memory || mt_arena_failed(r->arena))
        return MOOT_E_NOMEM;
    if (r->broken)
        return MOOT_OK;
    out->is_aba = r->form == MT_FORM_ABA;
    if (!out->is_aba)
        return finish_af(r, out);
    out->aba = mt_aba_finish(&r->draft);
    return mt_arena_failed(r->arena) ? MOOT_E_NOMEM : MOOT_OK;
}

uint32_t mt_framework_find(const mt_framework *f, const char *query)
{
    uint32_t n = f->is_aba ? f->aba.literals : f->af.n;
    if (f->names) {
        size_t len = strlen(query);
        for (uint32_t a = 0; a < n; a++)
            if (f->names[a].len == len && memcmp(f->names[a].ptr, query, len) == 0)
                return a;
        return MT_NO_ID;
    }
    uint64_t value = 0;
    for (const char *c = query; *c; c++) {
        if (*c < '0' || *c > '9' || value > UINT32_MAX)
            return MT_NO_ID;
        value = value * 10 + (uint64_t)(*c - '0');
    }
    return value >= 1 && value <= n ? (uint32_t)value - 1 : MT_NO_ID;
}
