/* Sentence -> what the models look at: position, cues, content, names. */
#ifndef MT_MINE_FEATURE_H
#define MT_MINE_FEATURE_H

#include "base/intern.h"
#include "mine/lexicon.h"
#include "mine/shape.h"
#include "mine/stem.h"

/* Which cues a sentence has, and which of them stand at its very start. */
typedef struct mt_features {
    uint32_t words;
    uint32_t *word;  /* ids of all words, in order */
    uint32_t common; /* of them, words that every English text has */
    bool any[MT_CUE_COUNT];
    bool first[MT_CUE_COUNT];
    bool digits; /* a number or year */
    bool asks;   /* ends with a question mark */
    bool exclaims;
    bool judges;        /* "it is ... right that": a judgement put first */
    bool inner_turn;    /* a later clause turns against the first: "X may be, but Y" */
    bool clause;        /* no comma after the first word: a clause rather than a full sentence */
    bool quotes;        /* has quotation marks */
    bool low;           /* begins in lower case */
    bool open;          /* does not end with a full stop, question or exclamation mark */
    uint32_t good, bad; /* words of good and bad outcome */
    uint32_t nots;      /* words of negation */
    uint32_t *stem;     /* sorted ids of the content stems, each once */
    uint32_t stems;
    uint32_t *name; /* sorted ids of the capitalised stems that do not open the sentence */
    uint32_t names;
    mt_shape shape;
    uint32_t *subject; /* sorted ids of the content stems before the verb of the main clause */
    uint32_t subjects;
    /* What is demanded, by its kind: +1 more of a thing ("should allow"), -1 less ("must scrap");
     * 0 nothing, or something else. */
    int demands;
    bool judged_last; /* its last word judges: "... is a mistake" */
} mt_features;

typedef struct mt_featurer {
    mt_arena *arena;
    moot_str text;
    mt_intern ids;
    mt_stemmer *stemmer;
} mt_featurer;

/* `seed` as for mt_intern_init().  False if memory is short. */
bool mt_featurer_init(mt_featurer *f, mt_arena *arena, moot_str text, uint64_t seed);
void mt_featurer_fini(mt_featurer *f);
void mt_features_of(mt_featurer *f, moot_span sentence, mt_features *to);
/* How many ids the two sorted lists share. */
uint32_t mt_shared(const uint32_t *a, uint32_t n, const uint32_t *b, uint32_t m);

#endif
