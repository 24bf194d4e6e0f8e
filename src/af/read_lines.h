/* What the files of the reader share: its state, and the records of each form. */
#ifndef MT_AF_READ_LINES_H
#define MT_AF_READ_LINES_H

#include "af/read.h"

typedef enum mt_form { MT_FORM_UNKNOWN, MT_FORM_AF, MT_FORM_ABA, MT_FORM_APX, MT_FORM_TGF } mt_form;

/* A list that grows by resizing, so that no old copy stays behind. */
typedef struct mt_list {
    uint32_t *at;
    size_t n, cap;
} mt_list;
bool mt_list_more(mt_reader *r, mt_list *list);
static inline void mt_list_push(mt_reader *r, mt_list *list, uint32_t value)
{
    if (list->n < list->cap || mt_list_more(r, list))
        list->at[list->n++] = value;
}
void mt_list_free(mt_reader *r, mt_list *list);

/* The names of apx and tgf; see read_known.h. */
typedef struct mt_known {
    moot_str prefix; /* of the names that are told by their number */
    uint64_t prefix_word, prefix_mask;
    bool scans;          /* the prefix fits into prefix_word */
    bool unlisted;       /* some number is not in `numbered` but among the odd names */
    uint32_t first, run; /* names 0 .. run - 1 have the numbers first, first + 1, ... */
    mt_list later;       /* the names behind the run: numbers, or places in `odd` */
    mt_list numbered;    /* ids + 1 of these by number */
    mt_intern odd;
    mt_list odd_id; /* ids by place in `odd` */
} mt_known;

struct mt_reader {
    moot_alloc alloc;
    mt_arena *arena;
    mt_form form;
    bool no_memory, broken;
    bool pairs;    /* tgf: after the '#' */
    bool given_up; /* nothing that follows can make sense */
    uint64_t line, header;
    const char *record; /* where the record at hand begins, for columns */
    uint32_t n;         /* arguments or atoms announced or named so far */
    mt_list from, to;   /* attacks; for ABA: to holds the atoms of a rule */
    mt_list rule_line;  /* ABA: the line of each rule */
    mt_list assumed;    /* ABA: atom and line of each assumption, in pairs */
    mt_known known;     /* apx, tgf: the names */
    mt_aba_draft draft;
    char *carry;
    size_t carry_n, carry_cap;
    mt_fault faults[MT_FAULTS_MAX];
    uint32_t faults_n;
};

void mt_reader_fault(mt_reader *r, const char *at, const char *code, const char *message,
                     const char *hint);

/* Each takes one record without its end. */
void mt_read_sniff(mt_reader *r, const char *at, const char *end);
void mt_read_af_line(mt_reader *r, const char *at, const char *end);
void mt_read_aba_line(mt_reader *r, const char *at, const char *end);
void mt_read_apx_fact(mt_reader *r, const char *at, const char *end);
void mt_read_tgf_line(mt_reader *r, const char *at, const char *end);
void mt_read_aba_end(mt_reader *r);
/* Plain records, "i j" and the like, as long as they come whole; where the first other one
 * begins. */
const char *mt_read_af_fast(mt_reader *r, const char *at, const char *end);
const char *mt_read_apx_fast(mt_reader *r, const char *at, const char *end);
const char *mt_read_tgf_fast(mt_reader *r, const char *at, const char *end);

#endif
