/* A SAT solver (CaDiCaL) that no call order and no shortage of memory can turn
 * against the program.
 *
 * Variables are 1, 2, ... as mt_sat_var() hands them out; a literal is a variable
 * or its negative.  Clauses may be added after an answer.  Failure is sticky:
 * short of memory, or asked for what has no meaning (a value where there is no
 * model, an unknown variable), the solver does nothing more and mt_sat_status()
 * says why; so producers write without looking and ask once.
 * Not for two threads at a time.  Source: Biere et al., CaDiCaL 1.5. */
#ifndef MT_SEMANTICS_SAT_H
#define MT_SEMANTICS_SAT_H

#include "base/stop.h"

#include <moot/types.h>

typedef struct mt_sat mt_sat;

typedef enum mt_sat_answer {
    MT_SAT_UNKNOWN, /* stopped, out of its limit, or broken: mt_sat_status() tells */
    MT_SAT_YES,
    MT_SAT_NO
} mt_sat_answer;

/* How a solver is set up before its first clause. */
typedef enum mt_sat_style {
    MT_SAT_PLAIN,  /* as CaDiCaL comes */
    MT_SAT_QUICK,  /* many small questions: no inprocessing, no lucky phases */
    MT_SAT_FEW,    /* many small questions, of which small sets are the answer */
    MT_SAT_MODELS, /* tuned towards questions whose answer is yes */
    MT_SAT_DEEP /* few questions, each of them hard: false first, no fast restarts, inprocessing */
} mt_sat_style;

/* `stop` is copied; it is asked while solving.  NULL if memory is short. */
mt_sat *mt_sat_new(mt_sat_style style, const mt_stop *stop);
void mt_sat_free(mt_sat *s);

/* A new variable; `count` new ones in a row, of which the first is returned. */
int mt_sat_var(mt_sat *s);
int mt_sat_vars(mt_sat *s, uint32_t count);

/* One literal of the clause that is open; mt_sat_end() closes it. */
void mt_sat_add(mt_sat *s, int lit);
void mt_sat_end(mt_sat *s);
void mt_sat_clause1(mt_sat *s, int a);
void mt_sat_clause2(mt_sat *s, int a, int b);
void mt_sat_clause3(mt_sat *s, int a, int b, int c);

/* True in the next mt_sat_solve() only. */
void mt_sat_assume(mt_sat *s, int lit);
/* The value tried first for this variable from now on: the sign of `lit`. */
void mt_sat_phase(mt_sat *s, int lit);
/* Give up the next solve after so many conflicts; MT_SAT_UNKNOWN then, status MOOT_OK. */
void mt_sat_limit(mt_sat *s, int conflicts);
mt_sat_answer mt_sat_solve(mt_sat *s);

/* After MT_SAT_YES, until the next clause: the literal is true in the model. */
bool mt_sat_true(mt_sat *s, int lit);
/* After MT_SAT_NO: this assumption was needed for it. */
bool mt_sat_failed(mt_sat *s, int lit);

/* Write a DRAT proof (text) of everything that follows to this path; before the first clause. */
bool mt_sat_proof(mt_sat *s, const char *path);

/* The same, to a writer, which must outlive the solver; the last lines come with mt_sat_free().
 * A failed write is the writer's to remember. */
bool mt_sat_trace(mt_sat *s, const moot_writer *to);
/* Bytes of the caller's between the lines of that proof. */
void mt_sat_trace_put(mt_sat *s, moot_str bytes);

/* MOOT_OK; MOOT_E_NOMEM; MOOT_E_MISUSE; MOOT_E_CANCELLED when `stop` said so. */
moot_status mt_sat_status(const mt_sat *s);

#endif
