/* The formula goes out as DIMACS with comments that say what it means; the proof is
 * written by the SAT solver itself, as text. */
#include "cli/solve_proof.h"

#include "cli/common.h"
#include "semantics/proof.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

typedef struct page {
    const mt_solve_proof *p;
    mt_proof proof;
} page;

static void put_head(const page *g, mt_out *out)
{
    const mt_solve_proof *p = g->p;
    bool aba = p->f->is_aba;
    uint32_t n = aba ? p->f->aba.literals : p->f->af.n;
    mt_out_printf(out, "c %s, %s", p->task_word, p->reply == MT_YES ? "YES" : "NO");
    if (p->task.problem != MT_SE)
        mt_out_printf(out, ", the query is %u", p->task.query + 1);
    mt_out_z(out, "\nc Its models would be: ");
    mt_out_z(out, g->proof.claim);
    mt_out_printf(out, "\nc Variable i up to %u: %s\n", n,
                  aba ? "the set derives atom i"
                      : "argument i, in the order of the file, is in the set");
    if (!aba)
        mt_out_printf(out, "c Variable %u + i: the set attacks argument i\n", n);
    mt_out_printf(out, "c The first %u clauses tell of the framework alone\n", g->proof.base);
    for (uint32_t i = 0; i < g->proof.sets; i++) {
        mt_out_printf(out, "c T%u:", i + 1);
        for (uint32_t k = 0; k < g->proof.set[i].n; k++)
            mt_out_printf(out, " %u", g->proof.set[i].at[k] + 1);
        mt_out_char(out, '\n');
    }
}

static moot_status put_formula(void *ctx, moot_writer to)
{
    const page *g = ctx;
    mt_out out;
    mt_out_init(&out, to);
    put_head(g, &out);
    mt_out_printf(&out, "p cnf %d %u\n", g->proof.vars, g->proof.clauses);
    for (uint32_t i = 0; i < g->proof.lits_n; i++)
        mt_out_printf(&out, g->proof.lits[i] ? "%d " : "%d\n", g->proof.lits[i]);
    return mt_out_finish(&out);
}

static int write_files(page *g, mt_arena *arena, bool *cancelled)
{
    const mt_solve_proof *p = g->p;
    const char *formula = mt_arena_printf(arena, "%s.cnf", p->prefix).ptr;
    const char *drat = mt_arena_printf(arena, "%s.drat", p->prefix).ptr;
    if (mt_arena_failed(arena))
        return mt_exit_of(p->file, MOOT_E_NOMEM);
    int status = mt_write_file(formula, p->file, put_formula, g);
    if (status != MT_EXIT_YES)
        return status;
    errno = 0;
    moot_status proved = mt_proof_drat(&g->proof, p->how, drat);
    *cancelled = proved == MOOT_E_CANCELLED;
    if (proved == MOOT_OK)
        return MT_EXIT_YES;
    unlink(drat); /* what is cut off proves nothing */
    unlink(formula);
    if (proved == MOOT_E_IO) {
        char shown[MT_SHOWN];
        fprintf(stderr, "moot solve: cannot write '%s': %s\n", mt_shown(shown, drat),
                strerror(errno));
        return MT_EXIT_IO;
    }
    return *cancelled ? MT_EXIT_LIMIT : mt_exit_of(p->file, proved);
}

int mt_solve_proof_write(const mt_solve_proof *p, mt_arena *arena, bool *cancelled)
{
    page g = {.p = p};
    *cancelled = false;
    if (!mt_proof_exists(p->task, p->reply)) {
        fprintf(stderr, "moot solve: there is no proof to write: %s\n",
                p->task.problem >= MT_EE ? "this task has none"
                                         : "the set, or its being checked, shows the answer");
        return MT_EXIT_YES;
    }
    moot_status status =
        mt_proof_make(p->f->is_aba ? NULL : &p->f->af, p->f->is_aba ? &p->f->aba : NULL, p->task,
                      p->how, arena, &g.proof);
    *cancelled = status == MOOT_E_CANCELLED;
    if (status != MOOT_OK)
        return *cancelled ? MT_EXIT_LIMIT : mt_exit_of(p->file, status);
    return write_files(&g, arena, cancelled);
}
