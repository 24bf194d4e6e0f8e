/* Statements and arguments -> the short labels of the page. */
#include "model/draft.h"

bool mt_title_is_made(moot_str title)
{
    moot_str word = MOOT_STR("Untitled ");
    if (!mt_str_starts(title, word) || title.len == word.len)
        return false;
    for (size_t i = word.len; i < title.len; i++)
        if (!mt_is_digit(title.ptr[i]))
            return false;
    return true;
}

bool mt_label_is_plain(moot_str label)
{
    for (size_t i = 0; i < label.len; i++)
        if (!mt_is_alpha(label.ptr[i]) && !mt_is_digit(label.ptr[i]))
            return false;
    return label.len > 0 && label.len <= 8;
}

static char letter_of(mt_side side)
{
    switch (side) {
    case MT_SIDE_NONE: return 'C';
    case MT_SIDE_YES: return 'Y';
    case MT_SIDE_NO: return 'N';
    case MT_SIDE_SHARED: return 'S';
    }
    return 'C';
}

/* "Y3", "N11": a letter for a side and one to four digits without leading zero. */
static bool is_label(moot_str s)
{
    if (s.len < 2 || s.len > 5 || s.ptr[1] == '0' ||
        mt_str_find(MOOT_STR("YNSC"), mt_sub(s, 0, 1)) == SIZE_MAX)
        return false;
    for (size_t i = 1; i < s.len; i++)
        if (!mt_is_digit(s.ptr[i]))
            return false;
    return true;
}

/* A title may stay as label unless its letter names the wrong side. */
static bool fits(moot_str title, mt_side side)
{
    if (!is_label(title))
        return false;
    char own = letter_of(side), has = title.ptr[0];
    if (side == MT_SIDE_YES || side == MT_SIDE_NO)
        return has == own;
    return side == MT_SIDE_NONE || has != 'C';
}

static moot_str *label_at(mt_debate *d, mt_end end)
{
    return end.kind == MT_END_STATEMENT ? &d->statement[end.id].label : &d->argument[end.id].label;
}

/* Keep `label` at `end` if nobody has it yet. */
static void claim(mt_debate *d, mt_intern *taken, mt_end end, moot_str label)
{
    uint32_t before = taken->strings.n;
    moot_str own = label;
    if (mt_intern_add(taken, own) == before)
        *label_at(d, end) = own;
    else
        *label_at(d, end) = (moot_str){"", 0};
}

static void keep(mt_debate *d, mt_intern *taken, const mt_end *order, uint32_t n)
{
    bool motion_done = d->motion < d->statements && d->statement[d->motion].label.len == 0;
    if (motion_done)
        claim(d, taken, (mt_end){MT_END_STATEMENT, d->motion}, MOOT_STR("T"));
    for (uint32_t i = 0; i < n; i++) {
        bool motion = order[i].kind == MT_END_STATEMENT && order[i].id == d->motion;
        if (label_at(d, order[i])->len && !(motion && motion_done))
            claim(d, taken, order[i], *label_at(d, order[i]));
    }
    for (uint32_t i = 0; i < n; i++) {
        bool statement = order[i].kind == MT_END_STATEMENT;
        moot_str title =
            statement ? d->statement[order[i].id].title : d->argument[order[i].id].title;
        mt_side side = statement ? d->statement[order[i].id].side : d->argument[order[i].id].side;
        if (label_at(d, order[i])->len == 0 && fits(title, side))
            claim(d, taken, order[i], title);
    }
}

void mt_give_labels(mt_debate *d, const mt_end *order, uint32_t n, mt_arena *scratch)
{
    mt_intern taken;
    mt_intern_init(&taken, scratch, 0x6C6162656C);
    uint32_t count[MT_SIDE_SHARED + 1] = {0};
    keep(d, &taken, order, n);
    for (uint32_t i = 0; i < n; i++) {
        mt_side side = order[i].kind == MT_END_STATEMENT ? d->statement[order[i].id].side
                                                         : d->argument[order[i].id].side;
        while (label_at(d, order[i])->len == 0 && !mt_arena_failed(&d->arena) &&
               !mt_arena_failed(scratch)) {
            moot_str next = mt_arena_printf(&d->arena, "%c%u", letter_of(side), ++count[side]);
            claim(d, &taken, order[i], next);
        }
    }
}
