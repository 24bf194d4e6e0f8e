/* "West + Iran; Iraq - ISIS 2; Iran 0 Syria" -> changes of a network. */
#include "actors/read.h"
#include "base/vec.h"

static uint32_t actor_of(const mt_network *net, moot_str name)
{
    for (uint32_t v = 0; v < net->n; v++)
        if (mt_str_eq(net->name[v], name))
            return v;
    return net->n;
}

static bool fault(mt_diags *diags, moot_str text, moot_str at, mt_network_finding finding)
{
    const mt_code *row = &mt_network_codes[finding];
    moot_span span = {(uint32_t)(at.ptr - text.ptr), (uint32_t)at.len};
    mt_diag_add(diags, row->severity, row->code, span, row->hint, "%s: '%.*s'", row->title,
                MT_ARG(mt_sub(at, 0, at.len > 100 ? 0 : at.len)));
    return false;
}

/* The other actor, perhaps with a weight behind. */
static bool read_right(const mt_network *net, moot_str right, mt_tie_change *to)
{
    to->b = actor_of(net, right);
    if (to->b < net->n)
        return true;
    size_t blank = right.len;
    while (blank && right.ptr[blank - 1] != ' ')
        blank--;
    if (!blank)
        return false;
    to->weight = mt_weight_parse(mt_sub(right, blank, right.len - blank));
    to->b = actor_of(net, mt_str_trim(mt_sub(right, 0, blank)));
    return to->b < net->n && to->weight;
}

/* Names may hold signs themselves: the first sign between two actors counts. */
static bool read_change(const mt_network *net, moot_str text, moot_str part, mt_tie_change *to,
                        mt_diags *diags)
{
    bool sign = false;
    for (size_t i = 1; i + 1 < part.len; i++) {
        char c = part.ptr[i];
        if (c != '+' && c != '-' && c != '0')
            continue;
        sign = true;
        *to = (mt_tie_change){.a = actor_of(net, mt_str_trim(mt_sub(part, 0, i))),
                              .kind = c == '+'   ? MT_CHANGE_FRIENDLY
                                      : c == '-' ? MT_CHANGE_HOSTILE
                                                 : MT_CHANGE_NONE};
        moot_str right = mt_str_trim(mt_sub(part, i + 1, part.len - i - 1));
        if (to->a == net->n || !read_right(net, right, to))
            continue;
        return to->a != to->b || fault(diags, text, part, MT_NETWORK_BAD_CHANGE);
    }
    return fault(diags, text, part, sign ? MT_NETWORK_NO_ACTOR : MT_NETWORK_BAD_CHANGE);
}

bool mt_changes_read(mt_changes *to, mt_arena *arena, const mt_network *net, moot_str text,
                     mt_diags *diags)
{
    MT_VEC(mt_tie_change) list = {0};
    *to = (mt_changes){0};
    for (size_t at = 0; at < text.len;) {
        size_t end = at;
        while (end < text.len && text.ptr[end] != ';')
            end++;
        moot_str part = mt_str_trim(mt_sub(text, at, end - at));
        mt_tie_change change;
        if (part.len && !read_change(net, text, part, &change, diags))
            return false;
        if (part.len)
            MT_VEC_PUSH(arena, &list, change);
        at = end + 1;
    }
    to->n = list.n;
    to->at = list.at;
    if (!list.n && !mt_arena_failed(arena))
        return fault(diags, text, text, MT_NETWORK_BAD_CHANGE);
    return !mt_arena_failed(arena);
}
