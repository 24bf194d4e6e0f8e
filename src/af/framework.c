/* Literals and rules gathered one by one -> a framework in compressed rows. */
#include "af/framework.h"

#include <string.h>

void mt_aba_begin(mt_aba_draft *draft, mt_arena *arena)
{
    *draft = (mt_aba_draft){.arena = arena};
    MT_VEC_PUSH(arena, &draft->start, 0);
}

uint32_t mt_aba_literal(mt_aba_draft *draft)
{
    MT_VEC_PUSH(draft->arena, &draft->contrary, MT_NO_ID);
    return draft->contrary.n ? draft->contrary.n - 1 : 0;
}

void mt_aba_literals(mt_aba_draft *draft, uint32_t n)
{
    if (n > draft->contrary.cap) {
        uint32_t *more = MT_NEW_ARRAY(draft->arena, uint32_t, n);
        if (!more)
            return;
        if (draft->contrary.n)
            memcpy(more, draft->contrary.at, draft->contrary.n * sizeof *more);
        draft->contrary.at = more;
        draft->contrary.cap = n;
    }
    while (draft->contrary.n < n)
        draft->contrary.at[draft->contrary.n++] = MT_NO_ID;
}

void mt_aba_assume(mt_aba_draft *draft, uint32_t literal, uint32_t contrary)
{
    if (literal < draft->contrary.n)
        draft->contrary.at[literal] = contrary;
}

static void push_body(mt_aba_draft *draft, uint32_t literal)
{
    MT_VEC_PUSH(draft->arena, &draft->body, literal);
}

static void push_head(mt_aba_draft *draft, uint32_t head)
{
    MT_VEC_PUSH(draft->arena, &draft->head, head);
    MT_VEC_PUSH(draft->arena, &draft->start, draft->body.n);
}

void mt_aba_rule(mt_aba_draft *draft, uint32_t head, const uint32_t *body, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        push_body(draft, body[i]);
    push_head(draft, head);
}

mt_aba mt_aba_finish(mt_aba_draft *draft)
{
    return (mt_aba){
        .literals = draft->contrary.n,
        .rules = draft->head.n,
        .contrary = draft->contrary.at,
        .head = draft->head.at,
        .start = draft->start.at,
        .body = draft->body.at,
    };
}

bool mt_aba_is_flat(const mt_aba *aba)
{
    for (uint32_t l = 0; l < aba->literals; l++)
        if (aba->contrary[l] != MT_NO_ID && aba->contrary[l] >= aba->literals)
            return false;
    for (uint32_t r = 0; r < aba->rules; r++) {
        if (aba->head[r] >= aba->literals || aba->contrary[aba->head[r]] != MT_NO_ID)
            return false;
        for (uint32_t i = aba->start[r]; i < aba->start[r + 1]; i++)
            if (aba->body[i] >= aba->literals)
                return false;
    }
    return true;
}

bool mt_aba_contrary_of(const mt_aba_draft *draft, uint32_t literal, uint32_t *contrary)
{
    if (literal >= draft->contrary.n || draft->contrary.at[literal] == MT_NO_ID)
        return false;
    *contrary = draft->contrary.at[literal];
    return true;
}
