/* The oracle of proofs: a formula and the lines of a DRAT file -> is it refuted?
 *
 * Each line adds a clause that unit propagation confirms (RUP), or whose resolvents on
 * its first literal it confirms (RAT), or takes one away; the empty clause ends it.
 * Written for formulas of some thousand literals: every step goes through all clauses.
 * Source: Wetzler, Heule & Hunt 2014. */
#ifndef MT_TESTS_DRAT_H
#define MT_TESTS_DRAT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct drat {
    int *lits; /* clauses, each ended by 0; one taken away has all literals 0 */
    size_t n, cap;
    size_t *start;
    size_t clauses, clause_cap;
    signed char *value; /* of each variable */
    int vars;
} drat;

static inline void drat_add(drat *d, const int *lits, size_t n)
{
    if (d->clauses == d->clause_cap) {
        d->clause_cap = 2 * d->clause_cap + 64;
        d->start = realloc(d->start, d->clause_cap * sizeof *d->start);
    }
    while (d->n + n + 1 > d->cap) {
        d->cap = 2 * d->cap + 256;
        d->lits = realloc(d->lits, d->cap * sizeof *d->lits);
    }
    d->start[d->clauses++] = d->n;
    if (n)
        memcpy(d->lits + d->n, lits, n * sizeof *lits);
    d->n += n;
    d->lits[d->n++] = 0;
}

static inline int drat_value(const drat *d, int lit)
{
    return lit > 0 ? d->value[lit] : -d->value[-lit];
}

/* Clause c: -1 if it is false, the literal if it is a unit, else 0. */
static inline int drat_unit(const drat *d, size_t c)
{
    int open = 0;
    for (const int *l = d->lits + d->start[c]; *l; l++) {
        int v = drat_value(d, *l);
        if (v > 0)
            return 0;
        if (v == 0 && open && open != *l)
            return 0;
        if (v == 0)
            open = *l;
    }
    return open ? open : INT32_MIN;
}

/* Does propagation from what is set end in conflict? */
static inline bool drat_conflict(drat *d, const bool *gone)
{
    for (bool again = true; again;) {
        again = false;
        for (size_t c = 0; c < d->clauses; c++) {
            int unit = gone[c] ? 0 : drat_unit(d, c);
            if (unit == INT32_MIN)
                return true;
            if (unit) {
                d->value[abs(unit)] = unit > 0 ? 1 : -1;
                again = true;
            }
        }
    }
    return false;
}

/* Set the negation of the clause (without `but`); false if it holds of itself. */
static inline bool drat_deny(drat *d, const int *lits, size_t n, int but)
{
    for (size_t i = 0; i < n; i++) {
        if (lits[i] == but)
            continue;
        if (drat_value(d, lits[i]) > 0)
            return false;
        d->value[abs(lits[i])] = lits[i] > 0 ? -1 : 1;
    }
    return true;
}

static inline bool drat_implied(drat *d, const bool *gone, const int *lits, size_t n)
{
    memset(d->value, 0, (size_t)d->vars + 1);
    if (!drat_deny(d, lits, n, 0) || drat_conflict(d, gone))
        return true;
    for (size_t c = 0; n > 0 && c < d->clauses; c++) {
        const int *other = d->lits + d->start[c];
        size_t m = 0;
        bool meets = false;
        for (; other[m]; m++)
            meets = meets || other[m] == -lits[0];
        if (gone[c] || !meets)
            continue;
        memset(d->value, 0, (size_t)d->vars + 1);
        if (drat_deny(d, lits, n, 0) && drat_deny(d, other, m, -lits[0]) && !drat_conflict(d, gone))
            return false;
    }
    return n > 0;
}

static inline bool drat_same(const int *clause, const int *lits, size_t n)
{
    size_t m = 0;
    for (; clause[m]; m++) {
        bool in = false;
        for (size_t i = 0; i < n; i++)
            in = in || lits[i] == clause[m];
        if (!in)
            return false;
    }
    return m == n;
}

/* Does the file refute the clauses? */
static inline bool drat_refutes(drat *d, FILE *proof)
{
    int lits[4096];
    bool *gone = calloc(1 << 20, 1), refuted = false, right = true;
    char word[32];
    bool take = false;
    for (size_t c = 0; c < d->clauses; c++)
        refuted = refuted || d->lits[d->start[c]] == 0;
    for (size_t n = 0; gone && right && !refuted && fscanf(proof, "%31s", word) == 1;) {
        if (word[0] == 'd') {
            take = true;
            continue;
        }
        int lit = (int)strtol(word, NULL, 10);
        right = abs(lit) <= d->vars && n < 4096;
        if (right && lit) {
            lits[n++] = lit;
            continue;
        }
        if (take) {
            for (size_t c = 0; c < d->clauses; c++)
                if (!gone[c] && drat_same(d->lits + d->start[c], lits, n)) {
                    gone[c] = true;
                    break;
                }
        } else {
            right = right && d->clauses + 1 < 1 << 20 && drat_implied(d, gone, lits, n);
            refuted = right && n == 0;
            drat_add(d, lits, n);
        }
        take = false;
        n = 0;
    }
    free(gone);
    return right && refuted;
}

#endif
