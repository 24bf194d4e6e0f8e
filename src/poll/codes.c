/* What can be wrong with ballots, and with what is to be verified. */
#include "poll/read.h"

const mt_code mt_poll_codes[] = {
    {"PO001", MOOT_ERROR, "the table has no header",
     "begin with a line like 'voter,before,after,accept:N2,matter:N2,moved'"},
    {"PO002", MOOT_ERROR, "not a column of a ballot file",
     "columns are voter, before, after, accept:CLAIM, matter:CLAIM and moved, with commas between"},
    {"PO003", MOOT_ERROR, "a column is there twice", "keep one of the two"},
    {"PO004", MOOT_ERROR, "there is no column 'voter'",
     "give each ballot a pseudonym, so that nobody is counted twice"},
    {"PO005", MOOT_ERROR, "another number of cells than in the header",
     "write as many cells as the header has, empty ones too"},
    {"PO006", MOOT_ERROR, "not an answer", NULL},
    {"PO007", MOOT_ERROR, "a ballot without a voter", "give each ballot a pseudonym"},
    {"PO008", MOOT_ERROR, "a second ballot of the same voter", "keep the latest one"},
    {"PO009", MOOT_ERROR, "a quote is out of place",
     "a cell with quotes, commas or blanks is quoted whole: \"say \"\"no\"\"\""},
    {"PO010", MOOT_ERROR, "a control character or a byte that is no UTF-8",
     "save the table as plain text in UTF-8"},
    {"PO011", MOOT_ERROR, "too large", NULL},
    {"PO012", MOOT_ERROR, "'moved' names a claim that has no column",
     "add a column 'accept:CLAIM' for it"},
    {"PO013", MOOT_ERROR, "there is no ballot in the table", "write one ballot a line"},
    {"PO014", MOOT_ERROR, "this JSON is no result of 'moot poll'",
     "give what 'moot poll --json' printed"},
    {0},
};
