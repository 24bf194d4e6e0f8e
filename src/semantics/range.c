/* Framework and question about greatest ranges -> answer, component by component.
 *
 * Ideal and eager: the intersection I of all preferred (semi-stable) extensions is
 * found by asking again and again for one without some member of I; the greatest
 * admissible subset of I is a fixpoint, as I has no conflicts.  At most |I| + 1
 * questions; Dung, Mancarella & Toni 2007; Caminada 2007. */
#include "semantics/range.h"

#include "semantics/af_climb.h"
#include "semantics/af_cut.h"
#include "semantics/af_parts.h"

typedef struct work {
    const mt_af *af;
    mt_task task;
    const mt_solve *how;
    mt_arena *scratch;
    mt_semantics kind; /* that the parts are asked for */
    mt_cut cut;
    uint8_t *in; /* the extension as it grows */
} work;

/* The greatest admissible set in all extensions of the part, into part->in. */
static moot_status in_all(mt_climb *part, mt_arena *scratch)
{
    uint32_t n = part->af->n, size = 0;
    uint8_t *common = MT_NEW_ARRAY(scratch, uint8_t, (size_t)n + 1);
    int *goal = MT_NEW_ARRAY(scratch, int, (size_t)n + 1);
    if (!common || !goal)
        return MOOT_E_NOMEM;
    bool found = false;
    moot_status status = mt_climb_find(part, NULL, 0, &found);
    if (status == MOOT_OK)
        memcpy(common, part->in, n);
    while (status == MOOT_OK && found) {
        size = 0;
        for (uint32_t a = 0; a < n; a++) {
            common[a] = common[a] && part->in[a];
            if (common[a])
                goal[size++] = -(int)a - 1;
        }
        if (!size)
            break;
        status = mt_climb_find(part, goal, size, &found);
    }
    memcpy(part->in, common, n);
    return status == MOOT_OK ? mt_af_defended(part->af, &scratch->alloc, part->in) : status;
}

/* Ask one part; goal_n is 0 or 1. */
static moot_status ask_part(work *w, uint32_t index, const int *goal, uint32_t goal_n, bool *found)
{
    const mt_cut_part *cp = &w->cut.part[index];
    mt_climb part;
    moot_status status = mt_climb_init(&part, &cp->af, w->kind, w->how);
    if (status == MOOT_OK) {
        if (w->task.semantics == MT_ID || w->task.semantics == MT_EA) {
            status = in_all(&part, w->scratch);
            *found = true;
        } else {
            status = mt_climb_find(&part, goal, goal_n, found);
        }
    }
    for (uint32_t a = 0; status == MOOT_OK && *found && a < cp->af.n; a++)
        w->in[cp->name[a]] = part.in[a];
    mt_climb_free(&part);
    return status;
}

/* An extension of every part but `done`. */
static moot_status ask_others(work *w, uint32_t done, bool *found)
{
    *found = true;
    for (uint32_t p = 0; *found && p < w->cut.parts; p++) {
        moot_status status = p == done ? MOOT_OK : ask_part(w, p, NULL, 0, found);
        if (status != MOOT_OK)
            return status;
    }
    return MOOT_OK;
}

static moot_status give_set(const work *w, mt_arena *arena, mt_answer *answer)
{
    uint32_t size = 0;
    for (uint32_t a = 0; a < w->af->n; a++)
        size += w->in[a];
    uint32_t *set = MT_NEW_ARRAY(arena, uint32_t, (size_t)size + 1);
    if (!set)
        return MOOT_E_NOMEM;
    size = 0;
    for (uint32_t a = 0; a < w->af->n; a++)
        if (w->in[a])
            set[size++] = a;
    answer->set = set;
    answer->set_n = size;
    answer->has_set = true;
    return MOOT_OK;
}

/* Stable extensions need all parts; the other semantics always have one. */
static moot_status conclude(work *w, uint32_t done, mt_reply otherwise, mt_arena *arena,
                            mt_answer *answer)
{
    bool found = false;
    moot_status status = ask_others(w, done, &found);
    if (status != MOOT_OK)
        return status;
    bool sceptical = w->task.problem == MT_DS;
    if (found)
        status = give_set(w, arena, answer);
    answer->reply = found == sceptical ? MT_NO : MT_YES;
    if (!found && w->task.problem == MT_SE)
        answer->reply = otherwise;
    return status;
}

/* Does the query's part have an extension with (DC) or without (DS) it? */
static moot_status ask_query(work *w, mt_arena *arena, mt_answer *answer)
{
    uint32_t q = w->task.query;
    bool want = w->task.problem == MT_DC, found = false;
    uint32_t p = UINT32_MAX;
    if (w->cut.label[q] == MT_UNDECIDED) {
        p = w->cut.part_of[q];
        int local = (int)w->cut.local_of[q] + 1, goal = want ? local : -local;
        moot_status status = ask_part(w, p, &goal, 1, &found);
        if (status != MOOT_OK)
            return status;
        if (found && (w->task.semantics == MT_ID || w->task.semantics == MT_EA))
            found = (w->in[q] != 0) == want;
    } else {
        found = (w->cut.label[q] == MT_IN) == want;
    }
    if (found)
        return conclude(w, p, MT_NO, arena, answer);
    answer->reply = want ? MT_NO : MT_YES;
    return MOOT_OK;
}

static moot_status run(work *w, mt_arena *arena, mt_answer *answer)
{
    bool query = w->task.problem != MT_SE;
    mt_cut_how how = {.grounded = w->kind != MT_STG, .batch = true};
    how.alone = query ? w->task.query : UINT32_MAX;
    moot_status status = mt_cut_make(w->af, how, w->scratch, &w->cut);
    w->in = MT_NEW_ARRAY(w->scratch, uint8_t, (size_t)w->af->n + 1);
    if (status != MOOT_OK || !w->in)
        return status == MOOT_OK ? MOOT_E_NOMEM : status;
    for (uint32_t a = 0; a < w->af->n; a++)
        w->in[a] = w->cut.label[a] == MT_IN;
    if (query)
        return ask_query(w, arena, answer);
    return conclude(w, UINT32_MAX, MT_NO, arena, answer);
}

moot_status mt_af_range_solve(const mt_af *af, mt_task task, const mt_solve *how, mt_arena *arena,
                              mt_answer *answer)
{
    static const mt_solve plain;
    *answer = (mt_answer){.reply = MT_UNKNOWN};
    if (task.problem != MT_SE && task.query >= af->n)
        return MOOT_E_MISUSE;
    mt_arena scratch;
    how = how ? how : &plain;
    mt_arena_init(&scratch, how->alloc);
    work w = {.af = af, .task = task, .how = how, .scratch = &scratch, .kind = task.semantics};
    if (task.semantics == MT_ID)
        w.kind = MT_PR;
    if (task.semantics == MT_EA)
        w.kind = MT_SST;
    moot_status status = run(&w, arena, answer);
    if (status != MOOT_OK)
        *answer = (mt_answer){.reply = MT_UNKNOWN};
    mt_arena_free(&scratch);
    return status;
}
