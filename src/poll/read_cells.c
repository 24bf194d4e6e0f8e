/* One cell -> what it says. */
#include "poll/read_inner.h"

bool mt_column_read(moot_str cell, bool polis, mt_column_kind *kind, moot_str *claim)
{
    static const struct {
        const char *name;
        mt_column_kind kind;
    } own[] = {{"voter", MT_COLUMN_VOTER},
               {"before", MT_COLUMN_BEFORE},
               {"after", MT_COLUMN_AFTER},
               {"moved", MT_COLUMN_MOVED},
               {"level", MT_COLUMN_LEVEL}};
    static const char *const theirs[] = {"group-id", "n-comments", "n-votes", "n-agree",
                                         "n-disagree"};
    const moot_str accept = MOOT_STR("accept:"), matter = MOOT_STR("matter:");
    *claim = (moot_str){"", 0};
    if (polis) {
        *kind = mt_str_eq(cell, MOOT_STR("participant")) ? MT_COLUMN_VOTER : MT_COLUMN_STATEMENT;
        for (size_t k = 0; k < sizeof(theirs) / sizeof(*theirs); k++)
            if (mt_str_eq(cell, mt_str(theirs[k])))
                *kind = MT_COLUMN_IGNORED;
        *claim = *kind == MT_COLUMN_STATEMENT ? cell : *claim;
        return cell.len > 0;
    }
    for (size_t k = 0; k < sizeof(own) / sizeof(*own); k++)
        if (mt_str_eq(cell, mt_str(own[k].name))) {
            *kind = own[k].kind;
            return true;
        }
    if (!mt_str_starts(cell, accept) && !mt_str_starts(cell, matter))
        return false;
    *kind = mt_str_starts(cell, accept) ? MT_COLUMN_ACCEPT : MT_COLUMN_MATTER;
    *claim = mt_sub(cell, accept.len, cell.len - accept.len);
    return claim->len > 0;
}

bool mt_say_read(moot_str cell, mt_say *to)
{
    static const char *const words[] = {"yes", "no", "unsure", ""};
    for (int k = 0; k <= MT_SAYS; k++)
        if (mt_str_eq_nocase(cell, mt_str(words[k]))) {
            *to = (mt_say)k;
            return true;
        }
    return false;
}

const char *const mt_level_words[] = {"cookie", "email", "invited"};

bool mt_level_read(moot_str cell, mt_voter_level *to)
{
    *to = MT_VOTER_COOKIE;
    for (int k = 0; k < MT_VOTER_LEVELS; k++)
        if (mt_str_eq_nocase(cell, mt_str(mt_level_words[k]))) {
            *to = (mt_voter_level)k;
            return true;
        }
    return !cell.len;
}

typedef struct word {
    const char *word;
    int8_t value;
} word;

static bool find(const word *words, size_t n, moot_str cell, int8_t *to)
{
    *to = MT_UNSEEN;
    if (!cell.len)
        return true;
    for (size_t k = 0; k < n; k++)
        if (mt_str_eq_nocase(cell, mt_str(words[k].word))) {
            *to = words[k].value;
            return true;
        }
    return false;
}

bool mt_answer_read(mt_column_kind kind, moot_str cell, int8_t *to)
{
    static const word accept[] = {
        {"yes", 2}, {"rather yes", 1}, {"unsure", 0}, {"rather no", -1}, {"no", -2}};
    static const word matter[] = {
        {"decides it", 4}, {"a lot", 3}, {"some", 2}, {"little", 1}, {"no", 0}};
    static const word vote[] = {{"1", 2}, {"0", 0}, {"-1", -2}};
    if (kind == MT_COLUMN_ACCEPT)
        return find(accept, sizeof(accept) / sizeof(*accept), cell, to);
    if (kind == MT_COLUMN_MATTER)
        return find(matter, sizeof(matter) / sizeof(*matter), cell, to);
    return find(vote, sizeof(vote) / sizeof(*vote), cell, to);
}

const char *mt_answer_hint(mt_column_kind kind)
{
    switch (kind) {
    case MT_COLUMN_BEFORE:
    case MT_COLUMN_AFTER: return "write yes, no, unsure, or nothing";
    case MT_COLUMN_ACCEPT: return "write yes, rather yes, unsure, rather no, no, or nothing";
    case MT_COLUMN_MATTER: return "write decides it, a lot, some, little, no, or nothing";
    case MT_COLUMN_LEVEL: return "write cookie, email, invited, or nothing";
    case MT_COLUMN_STATEMENT: return "write 1 (agrees), -1 (disagrees), 0 (passes), or nothing";
    case MT_COLUMN_VOTER:
    case MT_COLUMN_MOVED:
    case MT_COLUMN_IGNORED: break;
    }
    return NULL;
}
