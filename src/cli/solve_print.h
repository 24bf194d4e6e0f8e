/* Answers of `moot solve` -> text in the competition's form, or JSON. */
#ifndef MT_CLI_SOLVE_PRINT_H
#define MT_CLI_SOLVE_PRINT_H

#include "af/read.h"
#include "base/out.h"
#include "semantics/solve.h"

typedef struct mt_solve_printer {
    mt_out out;
    const mt_framework *f;
    const char *task_word;
    mt_task task;
    bool json;
    bool any; /* EE: a set was printed */
} mt_solve_printer;

/* To standard output. */
void mt_solve_print_begin(mt_solve_printer *p);
/* For EE: mt_solve.each, with the printer as its context. */
bool mt_solve_print_each(void *printer, const uint32_t *set, uint32_t n);
/* The answer; text only when it is one (status), JSON also when it is not.  `note` is
 * NULL, or says more of the answer in JSON. */
void mt_solve_print_answer(mt_solve_printer *p, const mt_answer *answer, moot_status status,
                           const char *note, mt_arena *arena);

/* A natural number of 32-bit limbs, least first, in decimal; empty if memory is short. */
moot_str mt_solve_decimal(const uint32_t *limbs, uint32_t n, mt_arena *arena);

#endif
