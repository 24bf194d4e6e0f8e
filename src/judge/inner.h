/* What the files of the judge room share with each other only. */
#ifndef MT_JUDGE_INNER_H
#define MT_JUDGE_INNER_H

#include "judge/view.h"
#include "semantics/solve.h"

/* Fill verdict->unanswered, ->common and ->beside, and view->unanswered (lists.c). */
void mt_judge_lists(mt_verdict *verdict, mt_view *view);
/* Fill verdict->headline and ->because (words.c). */
void mt_judge_words(mt_verdict *verdict, const mt_view *view);

/* "preferred", "complete", ... */
moot_str mt_whole_word(mt_whole whole);
/* The semantics of a kind of whole. */
mt_semantics mt_whole_semantics(mt_whole whole);
/* Fill verdict->positions (positions.c).  MOOT_OK; MOOT_E_NOMEM; MOOT_E_CANCELLED. */
MOOT_NODISCARD moot_status mt_judge_positions(mt_verdict *verdict, const mt_view *view,
                                              const mt_judge_options *options);
/* Fill verdict->turn; after the positions (hinges.c).  As above. */
MOOT_NODISCARD moot_status mt_judge_hinges(mt_verdict *verdict, const mt_view *view,
                                           const mt_judge_options *options);
/* The same in words and in JSON (report_whole.c). */
void mt_whole_text(const mt_verdict *verdict, mt_out *out);
void mt_whole_json(const mt_verdict *verdict, mt_out *out);
/* The place of a claim among all, by the number in its label, then by `index`; so
 * that no order prefers a side. */
uint64_t mt_label_key(moot_str label, uint32_t index);

/* " (“words”)": what `end` says, without its full stop; of more than `most` code points
 * what comes before a blank, with an ellipsis.  Nothing if it says nothing. */
void mt_put_quoted(const mt_debate *d, mt_end end, size_t most, mt_out *o);

static inline moot_str mt_end_label(const mt_debate *d, mt_end end)
{
    return end.kind == MT_END_STATEMENT ? d->statement[end.id].label : d->argument[end.id].label;
}
static inline const mt_finding *mt_end_finding(const mt_verdict *v, mt_end end)
{
    return end.kind == MT_END_STATEMENT ? &v->statement[end.id] : &v->argument[end.id];
}

#endif
