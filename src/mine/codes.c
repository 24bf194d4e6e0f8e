/* The findings of the miner. */
#include "mine/codes.h"

const mt_code mt_mine_codes[] = {
    {"MI001", MOOT_ERROR, "the text is empty", "write the question, then one block for each side"},
    {"MI002", MOOT_ERROR, "only a question, and no side answers it",
     "write one block for each side, with a blank line between"},
    {"MI003", MOOT_ERROR, "only one side speaks",
     "write one block for each side, with a blank line between, or 'YES:' and 'NO:' before them"},
    {"MI004", MOOT_ERROR, "cannot tell where one side ends and the other begins",
     "write 'YES:' before the one side and 'NO:' before the other"},
    {"MI005", MOOT_ERROR, "the labels do not divide the text into one Yes and one No",
     "put all that one side says together, with one label before it"},
    {"MI006", MOOT_ERROR, "there is no question",
     "write the question or the motion on the first line"},
    {"MI007", MOOT_NOTE, "text that belongs to neither side is left out", NULL},
    {"MI008", MOOT_ERROR, "a side without a sentence", "write what this side says"},
    {"MI009", MOOT_NOTE, "no label says which side is Yes; the first block was taken as Yes",
     "write 'YES:' and 'NO:' before the blocks if this is wrong"},
    {"MI010", MOOT_NOTE, "this does not look like English, which is all that moot reads",
     "do not rely on what was read"},
    {"MI020", MOOT_WARNING, "the model gave no answer", "this is moot's own reading"},
    {"MI021", MOOT_WARNING, "the answer of the model cannot be used", "this is moot's own reading"},
    {NULL, MOOT_NOTE, NULL, NULL},
};

void mt_mine_report(mt_diags *diags, mt_mine_finding finding, moot_span span)
{
    const mt_code *c = &mt_mine_codes[finding];
    mt_diag_add(diags, c->severity, c->code, span, c->hint, "%s", c->title);
}

void mt_mine_report_why(mt_diags *diags, mt_mine_finding finding, moot_span span, const char *why)
{
    const mt_code *c = &mt_mine_codes[finding];
    mt_diag_add(diags, c->severity, c->code, span, c->hint, "%s: %s", c->title, why);
}
