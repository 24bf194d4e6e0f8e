/* Compiled debate -> the moves there are, and the framework with some of them made. */
#include "judge/moves.h"

#include "base/sort.h"
#include "judge/inner.h"

#include <string.h>

typedef struct lister {
    mt_moves *moves;
    uint64_t *key; /* number in the label, then which claim, then whether granted */
    mt_arena *arena;
} lister;

static void add_move(lister *l, mt_move move, moot_str label)
{
    enum { NUMBER_MOST = 0x3fffff };
    const mt_debate *d = l->moves->view->d;
    uint32_t index = move.what.id;
    if (move.what.kind == MT_END_ARGUMENT)
        index += d->statements;
    if (move.what.kind == MT_END_STEP)
        index += d->statements + d->arguments;
    uint64_t number = mt_label_key(label, 0) >> 32;
    number = number > NUMBER_MOST ? NUMBER_MOST : number;
    l->key[l->moves->n++] = number << 42 | ((uint64_t)index << 1 | move.grant);
}

/* Something is put forward that would show the opposite of the point. */
static bool is_challenged(const mt_view *v, uint32_t point)
{
    for (uint32_t i = v->on.start[point]; i < v->on.start[point + 1]; i++)
        if (v->on.at[i].against)
            return true;
    return false;
}

static void add_statement(lister *l, uint32_t i)
{
    const mt_debate *d = l->moves->view->d;
    const mt_statement *st = &d->statement[i];
    mt_move move = {{MT_END_STATEMENT, i}, false};
    if (i == d->motion || !st->asserted || st->stipulated)
        return;
    add_move(l, move, st->label);
    move.grant = true;
    if (is_challenged(l->moves->view, i))
        add_move(l, move, st->label);
}

static void read_key(lister *l, uint32_t m)
{
    const mt_view *v = l->moves->view;
    const mt_debate *d = v->d;
    uint32_t index = (uint32_t)((l->key[m] & (((uint64_t)1 << 42) - 1)) >> 1);
    mt_move *move = &l->moves->at[m];
    uint32_t *literal = &l->moves->literal[m];
    move->grant = l->key[m] & 1;
    if (index < d->statements) {
        move->what = (mt_end){MT_END_STATEMENT, index};
        *literal = move->grant ? v->c.point[index].reason : v->c.point[index].held;
    } else if (index < d->statements + d->arguments) {
        move->what = (mt_end){MT_END_ARGUMENT, index - d->statements};
        *literal = v->c.sketch[index - d->statements].good;
    } else {
        move->what = (mt_end){MT_END_STEP, index - d->statements - d->arguments};
        *literal = v->c.step[move->what.id].good;
    }
}

/* near[m]: the motion or its opposite can come to depend on the move. */
static void find_near(lister *l, bool everywhere)
{
    const mt_aba *aba = &l->moves->view->c.aba;
    const mt_point *motion = &l->moves->view->c.point[l->moves->view->d->motion];
    uint8_t *reached = MT_NEW_ARRAY(l->arena, uint8_t, (size_t)aba->literals + 1);
    uint32_t *queue = MT_NEW_ARRAY(l->arena, uint32_t, (size_t)aba->literals + 1);
    uint32_t *rules_at = MT_NEW_ARRAY(l->arena, uint32_t, (size_t)aba->literals + 2);
    uint32_t *rules_of = MT_NEW_ARRAY(l->arena, uint32_t, (size_t)aba->rules + 1);
    uint32_t n = 0;
    if (mt_arena_failed(l->arena))
        return;
    for (uint32_t r = 0; r < aba->rules; r++)
        rules_at[aba->head[r]]++;
    for (uint32_t x = 1; x <= aba->literals; x++)
        rules_at[x] += rules_at[x - 1];
    for (uint32_t r = aba->rules; r-- > 0;)
        rules_of[--rules_at[aba->head[r]]] = r;
    queue[n++] = motion->held;
    queue[n++] = motion->denied;
    reached[motion->held] = reached[motion->denied] = 1;
    for (uint32_t done = 0; done < n; done++) {
        uint32_t x = queue[done], c = aba->contrary[x];
        if (c != MT_NO_ID && !reached[c])
            reached[c] = 1, queue[n++] = c;
        for (uint32_t i = rules_at[x]; i < rules_at[x + 1]; i++)
            for (uint32_t b = aba->start[rules_of[i]]; b < aba->start[rules_of[i] + 1]; b++)
                if (!reached[aba->body[b]])
                    reached[aba->body[b]] = 1, queue[n++] = aba->body[b];
    }
    for (uint32_t m = 0; m < l->moves->n; m++)
        l->moves->near[m] = everywhere || reached[l->moves->literal[m]];
}

static void index_by_literal(lister *l)
{
    mt_moves *moves = l->moves;
    uint32_t literals = moves->view->c.aba.literals;
    for (uint32_t m = 0; m < moves->n; m++)
        moves->first[moves->literal[m]]++;
    for (uint32_t x = 1; x <= literals; x++)
        moves->first[x] += moves->first[x - 1];
    for (uint32_t m = moves->n; m-- > 0;)
        moves->of[--moves->first[moves->literal[m]]] = m;
}

bool mt_moves_find(mt_moves *moves, const mt_view *view, bool everywhere, mt_arena *arena)
{
    const mt_debate *d = view->d;
    const mt_aba *aba = &view->c.aba;
    size_t most = 2 * (size_t)d->statements + d->arguments + d->steps + 1;
    *moves = (mt_moves){.view = view};
    lister l = {.moves = moves, .key = MT_NEW_ARRAY(arena, uint64_t, most), .arena = arena};
    moves->at = MT_NEW_ARRAY(arena, mt_move, most);
    moves->literal = MT_NEW_ARRAY(arena, uint32_t, most);
    moves->near = MT_NEW_ARRAY(arena, uint8_t, most);
    moves->of = MT_NEW_ARRAY(arena, uint32_t, most);
    moves->first = MT_NEW_ARRAY(arena, uint32_t, (size_t)aba->literals + 2);
    moves->rules = aba->rules + MT_MOVES_MOST;
    moves->entries = aba->start[aba->rules];
    if (mt_arena_failed(arena))
        return false;
    for (uint32_t i = 0; i < d->statements; i++)
        add_statement(&l, i);
    for (uint32_t i = 0; i < d->arguments; i++)
        if (!d->argument[i].steps)
            add_move(&l, (mt_move){{MT_END_ARGUMENT, i}, false}, d->argument[i].label);
    for (uint32_t i = 0; i < d->steps; i++)
        add_move(&l, (mt_move){{MT_END_STEP, i}, false}, d->argument[d->step[i].argument].label);
    mt_sort_u64(l.key, moves->n);
    for (uint32_t m = 0; m < moves->n; m++)
        read_key(&l, m);
    find_near(&l, everywhere);
    if (!mt_arena_failed(arena))
        index_by_literal(&l);
    return !mt_arena_failed(arena);
}

uint32_t mt_move_set_size(const mt_move_set *set)
{
    uint32_t n = 0;
    while (n < MT_MOVES_MOST && set->at[n] != MT_NO_ID)
        n++;
    return n;
}

bool mt_move_set_has(const mt_move_set *set, uint32_t move)
{
    for (uint32_t i = 0; i < MT_MOVES_MOST; i++)
        if (set->at[i] == move)
            return true;
    return false;
}

bool mt_move_set_with(const mt_moves *moves, const mt_move_set *set, uint32_t move,
                      mt_move_set *out)
{
    uint32_t n = mt_move_set_size(set), i = n;
    if (n == MT_MOVES_MOST)
        return false;
    for (uint32_t k = 0; k < n; k++) {
        const mt_end a = moves->at[set->at[k]].what, b = moves->at[move].what;
        if (a.kind == b.kind && a.id == b.id)
            return false;
    }
    *out = *set;
    for (; i > 0 && out->at[i - 1] > move; i--)
        out->at[i] = out->at[i - 1];
    out->at[i] = move;
    return true;
}

int mt_move_set_order(const mt_move_set *a, const mt_move_set *b)
{
    for (uint32_t i = 0; i < MT_MOVES_MOST; i++)
        if (a->at[i] != b->at[i])
            return a->at[i] < b->at[i] ? -1 : 1;
    return 0;
}

bool mt_moved_make(mt_moved *moved, const mt_moves *moves, mt_arena *arena)
{
    size_t n = (size_t)moves->view->c.aba.literals + 1;
    *moved = (mt_moved){.contrary = MT_NEW_ARRAY(arena, uint32_t, n)};
    moved->head = MT_NEW_ARRAY(arena, uint32_t, (size_t)moves->rules + 1);
    moved->start = MT_NEW_ARRAY(arena, uint32_t, (size_t)moves->rules + 2);
    moved->body = MT_NEW_ARRAY(arena, uint32_t, (size_t)moves->entries + 1);
    moved->struck = MT_NEW_ARRAY(arena, uint8_t, n);
    return !mt_arena_failed(arena);
}

void mt_moved_set(mt_moved *to, const mt_moves *moves, const mt_move_set *set)
{
    const mt_aba *from = &moves->view->c.aba;
    uint32_t rules = 0, n = 0, size = mt_move_set_size(set);
    memcpy(to->contrary, from->contrary, from->literals * sizeof(*to->contrary));
    memset(to->struck, 0, from->literals);
    for (uint32_t i = 0; i < size; i++) {
        uint32_t m = set->at[i];
        to->struck[moves->literal[m]] = !moves->at[m].grant;
        if (!moves->at[m].grant)
            to->contrary[moves->literal[m]] = MT_NO_ID;
    }
    for (uint32_t r = 0; r < from->rules; r++) {
        if (to->struck[from->head[r]])
            continue;
        to->head[rules] = from->head[r];
        to->start[rules++] = n;
        for (uint32_t i = from->start[r]; i < from->start[r + 1]; i++)
            to->body[n++] = from->body[i];
    }
    for (uint32_t i = 0; i < size; i++)
        if (moves->at[set->at[i]].grant) {
            to->head[rules] = moves->literal[set->at[i]];
            to->start[rules++] = n;
        }
    to->start[rules] = n;
    to->aba = (mt_aba){from->literals, rules, to->contrary, to->head, to->start, to->body};
}
