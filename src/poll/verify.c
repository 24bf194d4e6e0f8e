/* A published result and what its ballots give -> which numbers differ. */
#include "poll/verify.h"

#include "base/json_in.h"
#include "poll/inner.h"
#include "poll/read_inner.h"

#include <math.h>

typedef struct walk {
    mt_verified *to;
    mt_arena *arena;
    char path[MT_VERIFY_PATH];
    size_t len;
} walk;

/* Add to the path; answers how long it was. */
static size_t enter(walk *w, const char *before, moot_str name, const char *after)
{
    size_t was = w->len;
    moot_str parts[] = {mt_str(before), name, mt_str(after)};
    for (int k = 0; k < 3; k++) {
        size_t room = sizeof(w->path) - w->len;
        size_t n = parts[k].len < room ? parts[k].len : room;
        while (n && n < parts[k].len && ((unsigned char)parts[k].ptr[n] & 0xC0) == 0x80)
            n--;
        if (n)
            memcpy(w->path + w->len, parts[k].ptr, n);
        w->len += n;
    }
    return was;
}

static moot_str shown(const mt_value *v)
{
    if (!v)
        return (moot_str){"", 0};
    switch (v->kind) {
    case MT_NULL: return MOOT_STR("null");
    case MT_BOOL: return v->truth ? MOOT_STR("true") : MOOT_STR("false");
    case MT_LIST: return MOOT_STR("[...]");
    case MT_MAP: return MOOT_STR("{...}");
    case MT_NUMBER:
    case MT_STRING: break;
    }
    return v->text;
}

/* Numbers as they are printed. */
static moot_str text_of(walk *w, const mt_value *v)
{
    if (!v || v->kind != MT_NUMBER)
        return shown(v);
    mt_memory m = {.arena = w->arena};
    mt_out *o = MT_NEW(w->arena, mt_out);
    if (!o)
        return (moot_str){"", 0};
    mt_out_init(o, mt_memory_writer(&m));
    mt_poll_put_number(o, v->number);
    return mt_out_finish(o) == MOOT_OK ? mt_memory_str(&m) : (moot_str){"", 0};
}

static void differ(walk *w, const mt_value *published, const mt_value *computed)
{
    w->to->different++;
    if (w->to->list.n >= MT_VERIFY_MOST)
        return;
    mt_difference d = {mt_arena_dup(w->arena, (moot_str){w->path, w->len}), text_of(w, published),
                       text_of(w, computed)};
    MT_VEC_PUSH(w->arena, &w->to->list, d);
}

static bool same(const mt_value *a, const mt_value *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case MT_NULL: return true;
    case MT_BOOL: return a->truth == b->truth;
    case MT_NUMBER: return fabs(a->number - b->number) <= 1e-9 * fmax(1, fabs(b->number));
    case MT_STRING: return mt_str_eq(a->text, b->text);
    case MT_LIST:
    case MT_MAP: break;
    }
    return true;
}

/* What names the entry of a list: its claim, its group, or its number. */
static moot_str name_of(walk *w, const mt_value *entry, uint32_t k)
{
    moot_str name = mt_value_get_str(entry, "claim");
    if (!name.len)
        name = mt_value_get_str(entry, "group");
    return name.len ? name : mt_arena_printf(w->arena, "%u", (unsigned)k);
}

static void compare(walk *w, const mt_value *published, const mt_value *computed, int depth);

static void compare_maps(walk *w, const mt_value *published, const mt_value *computed, int depth)
{
    for (uint32_t side = 0; side < 2; side++) {
        const mt_value *from = side ? computed : published;
        for (uint32_t k = 0; k < from->n; k++) {
            const mt_value *a = &from->item[k], *b = NULL;
            const mt_value *other = side ? published : computed;
            for (uint32_t i = 0; i < other->n; i++)
                if (mt_str_eq(other->key[i], from->key[k]))
                    b = &other->item[i];
            size_t was = enter(w, w->len ? "." : "", from->key[k], "");
            if (side == 0)
                compare(w, a, b, depth);
            else if (!b)
                compare(w, NULL, a, depth);
            w->len = was;
        }
    }
}

static const mt_value *claim_in(const mt_value *list, moot_str name)
{
    for (uint32_t k = 0; k < list->n; k++)
        if (mt_str_eq(mt_value_get_str(&list->item[k], "claim"), name))
            return &list->item[k];
    return NULL;
}

/* The claims, whose order is that of columns and does not matter. */
static void compare_claims(walk *w, const mt_value *published, const mt_value *computed, int depth)
{
    for (uint32_t side = 0; side < 2; side++) {
        const mt_value *from = side ? computed : published;
        for (uint32_t k = 0; k < from->n; k++) {
            moot_str name = mt_value_get_str(&from->item[k], "claim");
            const mt_value *other = claim_in(side ? published : computed, name);
            size_t was = enter(w, "[", name_of(w, &from->item[k], k), "]");
            if (side == 0)
                compare(w, &from->item[k], other, depth);
            else if (!other)
                compare(w, NULL, &from->item[k], depth);
            w->len = was;
        }
    }
}

static void compare_lists(walk *w, const mt_value *published, const mt_value *computed, int depth)
{
    uint32_t n = published->n > computed->n ? published->n : computed->n;
    for (uint32_t k = 0; k < n; k++) {
        const mt_value *a = k < published->n ? &published->item[k] : NULL;
        const mt_value *b = k < computed->n ? &computed->item[k] : NULL;
        size_t was = enter(w, "[", name_of(w, a ? a : b, k), "]");
        compare(w, a, b, depth);
        w->len = was;
    }
}

static void compare(walk *w, const mt_value *published, const mt_value *computed, int depth)
{
    if (!published || !computed || published->kind != computed->kind || depth > MT_VERIFY_DEPTH) {
        w->to->values++;
        differ(w, published, computed);
    } else if (published->kind == MT_MAP) {
        compare_maps(w, published, computed, depth + 1);
    } else if (published->kind == MT_LIST) {
        if (mt_str_eq((moot_str){w->path, w->len}, MOOT_STR("claims")))
            compare_claims(w, published, computed, depth + 1);
        else
            compare_lists(w, published, computed, depth + 1);
    } else {
        w->to->values++;
        if (!same(published, computed))
            differ(w, published, computed);
    }
}

static const mt_value *recompute(const mt_poll *poll, mt_diags *diags, mt_arena *arena)
{
    mt_memory m = {.arena = arena};
    mt_out *o = MT_NEW(arena, mt_out);
    if (!o)
        return NULL;
    mt_out_init(o, mt_memory_writer(&m));
    mt_poll_json(poll, o);
    if (mt_out_finish(o) != MOOT_OK)
        return NULL;
    return mt_json_read(mt_memory_str(&m), arena, diags);
}

moot_status mt_poll_verify(mt_verified *to, moot_str published, const mt_poll *poll,
                           mt_diags *diags, mt_arena *arena)
{
    walk w = {.to = to, .arena = arena};
    *to = (mt_verified){.values = 0};
    const mt_value *theirs = mt_json_read(published, arena, diags);
    if (!theirs)
        return mt_arena_failed(arena) ? MOOT_E_NOMEM : MOOT_E_MISUSE;
    if (mt_value_get_num(theirs, "moot_poll", 0) < 1) {
        const mt_code *row = &mt_poll_codes[MT_POLL_NO_RESULT];
        mt_diag_add(diags, row->severity, row->code, (moot_span){0, 1}, row->hint, "%s",
                    row->title);
        return mt_arena_failed(arena) ? MOOT_E_NOMEM : MOOT_E_MISUSE;
    }
    const mt_value *ours = recompute(poll, diags, arena);
    if (!ours)
        return MOOT_E_NOMEM;
    to->no_debate = mt_value_get(theirs, "reading") && !poll->reading.there;
    compare(&w, theirs, ours, 0);
    return mt_arena_failed(arena) ? MOOT_E_NOMEM : MOOT_OK;
}

static moot_str or_nothing(moot_str s)
{
    return s.len ? s : MOOT_STR("nothing");
}

void mt_verified_text(const mt_verified *v, mt_out *o)
{
    for (uint32_t k = 0; k < v->list.n; k++) {
        const mt_difference *d = &v->list.at[k];
        mt_out_put(o, d->path);
        mt_out_z(o, ": published ");
        mt_out_put(o, or_nothing(d->published));
        mt_out_z(o, ", the ballots give ");
        mt_out_put(o, or_nothing(d->computed));
        mt_out_z(o, "\n");
    }
    if (v->different > v->list.n)
        mt_out_printf(o, "and %u more\n", (unsigned)(v->different - v->list.n));
    if (v->different)
        mt_out_printf(o, "%u of %u published values differ.\n", (unsigned)v->different,
                      (unsigned)v->values);
    else
        mt_out_printf(o, "All %u published values are what the ballots give.\n",
                      (unsigned)v->values);
    if (v->no_debate)
        mt_out_z(o, "The result weighs a debate: give it with --debate.\n");
}

void mt_verified_json(const mt_verified *v, mt_out *o)
{
    mt_out_printf(o, "{\"values\": %u, \"different\": %u, \"list\": [", (unsigned)v->values,
                  (unsigned)v->different);
    for (uint32_t k = 0; k < v->list.n; k++) {
        const mt_difference *d = &v->list.at[k];
        mt_out_z(o, k ? ",\n  {\"path\": " : "\n  {\"path\": ");
        mt_out_json(o, d->path);
        mt_out_z(o, ", \"published\": ");
        mt_out_json(o, d->published);
        mt_out_z(o, ", \"computed\": ");
        mt_out_json(o, d->computed);
        mt_out_z(o, "}");
    }
    mt_out_z(o, v->list.n ? "\n]}\n" : "]}\n");
}
