/* The results for programs, and the table of ballots that they are made of. */
#include "serve/polled.h"
#include "serve/routes.h"

/* NULL after an answer that says why. */
static mt_polled *polled(mt_exchange *x, bool results)
{
    mt_polled *p;
    if (mt_entry_polled(&p, x->site, x->entry, x->debate) != MOOT_OK) {
        mt_fail(x, 503, "Not readable", "The votes cannot be read just now.");
        x->res.retry_after = 5;
        return NULL;
    }
    if (p->status == MOOT_OK || (p->status == MOOT_E_CANCELLED && !results))
        return p;
    mt_polled_drop(p);
    mt_fail(x, 503, "Too many votes",
            "There are more votes than are worked out here. They are all in export.json.");
    return NULL;
}

static void send(mt_exchange *x, bool csv)
{
    mt_polled *p = polled(x, !csv);
    if (!p)
        return;
    mt_body *b = mt_body_begin(x);
    if (b && csv)
        mt_polled_csv(p, &b->out);
    else if (b)
        mt_poll_json(&p->poll, &b->out);
    mt_polled_drop(p);
    x->res.policy = MT_POLICY_DATA;
    x->res.open_to_all = true;
    if (csv)
        x->res.disposition =
            mt_arena_printf(&x->arena, "attachment; filename=\"%s-votes.csv\"", x->entry->name);
    mt_body_end(x, b, 200, csv ? "text/csv; charset=utf-8" : MT_TYPE_JSON);
}

void mt_h_results_json(mt_exchange *x)
{
    send(x, false);
}

void mt_h_export_csv(mt_exchange *x)
{
    send(x, true);
}
