/* Bytes -> framework, as they come.
 *
 * Forms: the competition's numbers (`p af N`, `p aba N`), apx (`arg(a). att(a,b).`)
 * and tgf (names, `#`, pairs of names), told by the content.  The reader is fed
 * chunks of any size and keeps no text but names; it takes 8 bytes an attack and
 * the rows that mt_af_build() makes.  Linear.  What is wrong is gathered as faults
 * with line and column; a framework comes only of a text without faults.
 * Sources: the competition's rules of 2023; Egly, Gaggl & Woltran 2010 (apx). */
#ifndef MT_AF_READ_H
#define MT_AF_READ_H

#include "af/graph.h"

typedef struct mt_reader mt_reader;

/* One fault.  `code` is AF001 ..; docs/DIAGNOSTICS.md explains each. */
typedef struct mt_fault {
    const char *code;
    const char *message;
    const char *hint; /* or NULL */
    uint64_t line;
    uint32_t column; /* in bytes, from 1 */
} mt_fault;

enum { MT_FAULTS_MAX = 20, MT_ARGUMENTS_MAX = 1 << 26 };

/* What was read; the arrays belong to the arena given to mt_reader_end(). */
typedef struct mt_framework {
    bool is_aba;
    mt_af af;
    mt_aba aba;            /* atom i of the file is literal i - 1 */
    const moot_str *names; /* one for each argument, or NULL: numbers from 1 */
} mt_framework;

/* NULL if memory is short.  `arena` will hold what is read. */
mt_reader *mt_reader_new(const moot_alloc *alloc, mt_arena *arena);
void mt_reader_free(mt_reader *r);
/* The next bytes.  MOOT_OK; MOOT_E_NOMEM.  Faults are no failure. */
MOOT_NODISCARD moot_status mt_reader_feed(mt_reader *r, const char *bytes, size_t n);
/* The end.  MOOT_OK: *out is the framework, or empty if there are faults; MOOT_E_NOMEM. */
MOOT_NODISCARD moot_status mt_reader_end(mt_reader *r, mt_framework *out);
/* The faults found so far, at most MT_FAULTS_MAX. */
const mt_fault *mt_reader_faults(const mt_reader *r, uint32_t *n);

/* The argument or atom that a query names: a number from 1, or a name where there
 * are names.  MT_NO_ID if there is none such. */
uint32_t mt_framework_find(const mt_framework *f, const char *query);

#endif
