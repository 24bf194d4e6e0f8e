/* What the files of the judge room share with each other only. */
#ifndef MT_JUDGE_INNER_H
#define MT_JUDGE_INNER_H

#include "judge/view.h"

/* Fill verdict->unanswered, ->common and ->beside, and view->unanswered (lists.c). */
void mt_judge_lists(mt_verdict *verdict, mt_view *view);
/* Fill verdict->headline and ->because (words.c). */
void mt_judge_words(mt_verdict *verdict, const mt_view *view);

static inline moot_str mt_end_label(const mt_debate *d, mt_end end)
{
    return end.kind == MT_END_STATEMENT ? d->statement[end.id].label : d->argument[end.id].label;
}
static inline const mt_finding *mt_end_finding(const mt_verdict *v, mt_end end)
{
    return end.kind == MT_END_STATEMENT ? &v->statement[end.id] : &v->argument[end.id];
}

#endif
