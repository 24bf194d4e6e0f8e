/* Questions about a reading, and answers to them. */
#include "mine/ask.h"

#include "mine/text.h"

#include <stdlib.h>

enum { QUESTIONS_MAX = 5, TRIED_MAX = 24 };

static const char *const kind_names[MT_ASK_KINDS] = {"side", "claim", "head", "attack"};

uint64_t mt_sentence_hash(moot_str s)
{
    uint64_t h = 0xCBF29CE484222325u;
    char c;
    for (mt_fold f = {.s = s}; mt_fold_next(&f, &c);)
        h = (h ^ (unsigned char)c) * 0x100000001B3u;
    return h ? h : 1;
}

static uint64_t unit_hash(const mt_reading *r, uint32_t block, uint32_t unit)
{
    return mt_sentence_hash(mt_slice(r->text, r->block[block].units.at[unit].span));
}

/* ---- reading a file ---- */

static bool read_hash(moot_str s, uint64_t *to)
{
    *to = 0;
    for (size_t i = 0; i < s.len; i++) {
        char c = mt_to_lower(s.ptr[i]);
        unsigned digit = mt_is_digit(c) ? (unsigned)(c - '0') : (unsigned)(c - 'a') + 10;
        if (digit > 15)
            return false;
        *to = *to << 4 | digit;
    }
    return s.len == 16;
}

static moot_str word(moot_str *rest)
{
    *rest = mt_str_trim(*rest);
    size_t n = 0;
    while (n < rest->len && !mt_is_space(rest->ptr[n]))
        n++;
    moot_str w = mt_sub(*rest, 0, n);
    *rest = mt_sub(*rest, n, rest->len - n);
    return w;
}

typedef struct form {
    mt_answer answer;
    uint64_t choice[26];
    uint32_t choices;
    bool open;
} form;

static bool question_line(form *f, moot_str rest)
{
    moot_str kind = word(&rest);
    *f = (form){.open = true};
    uint32_t k = 0;
    while (k < MT_ASK_KINDS && !mt_str_eq(kind, mt_str(kind_names[k])))
        k++;
    f->answer.kind = (mt_ask_kind)k;
    if (k == MT_ASK_HEAD || k == MT_ASK_ATTACK)
        return read_hash(word(&rest), &f->answer.about);
    return k < MT_ASK_KINDS;
}

static bool choice_line(form *f, char letter, moot_str rest)
{
    if (!f->open || f->choices >= 26 || letter != (char)('a' + (int)f->choices))
        return false;
    moot_str key = word(&rest);
    uint64_t *to = &f->choice[f->choices++];
    if (f->answer.kind != MT_ASK_ATTACK)
        return read_hash(key, to);
    *to = mt_str_eq(key, MOOT_STR("attack"));
    return *to || mt_str_eq(key, MOOT_STR("support"));
}

/* "= b"; nothing behind it leaves the question open. */
static bool answer_line(mt_arena *arena, form *f, moot_str rest, mt_answers *to)
{
    moot_str letter = word(&rest);
    bool was = f->open;
    f->open = false;
    if (!was || letter.len == 0)
        return was;
    uint32_t k = (uint32_t)(unsigned char)mt_to_lower(letter.ptr[0]) - 'a';
    if (letter.len != 1 || k >= f->choices)
        return false;
    f->answer.chosen = f->choice[k];
    MT_VEC_PUSH(arena, &to->at, f->answer);
    return true;
}

bool mt_answers_read(mt_arena *arena, moot_str text, mt_answers *to, uint32_t *line)
{
    form f = {0};
    mt_spans lines = {0};
    mt_lines(arena, text, mt_span_between(0, text.len), &lines);
    for (uint32_t i = 0; i < lines.n; i++) {
        moot_str s = mt_slice(text, lines.at[i]);
        bool fine = true;
        *line = i + 1;
        if (s.len == 0 || s.ptr[0] == '#')
            continue;
        moot_str rest = mt_sub(s, 1, s.len - 1);
        if (s.ptr[0] == '?')
            fine = question_line(&f, rest);
        else if (s.ptr[0] == '=')
            fine = answer_line(arena, &f, rest, to);
        else
            fine = s.len > 1 && mt_is_space(s.ptr[1]) && choice_line(&f, s.ptr[0], rest);
        if (!fine)
            return false;
    }
    *line = 0;
    return !mt_arena_failed(arena);
}

/* ---- holding to answers ---- */

static uint32_t unit_of(const mt_reading *r, uint32_t block, uint64_t hash)
{
    for (uint32_t i = 0; i < r->block[block].units.n; i++)
        if (unit_hash(r, block, i) == hash)
            return i;
    return MT_NO_ID;
}

bool mt_answers_fix(mt_answers *answers, mt_arena *arena, const mt_reading *r, uint32_t which,
                    mt_fixed *to)
{
    uint32_t n = r->block[which].units.n;
    uint32_t *head = MT_NEW_ARRAY(arena, uint32_t, n);
    int *attack = MT_NEW_ARRAY(arena, int, n);
    *to = (mt_fixed){MT_NO_ID, head, attack, NULL, NULL};
    if (!head || !attack)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        head[i] = MT_NO_ID;
        attack[i] = -1;
    }
    for (uint32_t k = 0; answers && k < answers->at.n; k++) {
        mt_answer *a = &answers->at.at[k];
        uint32_t about = a->about ? unit_of(r, which, a->about) : MT_NO_ID;
        uint32_t chosen = a->kind == MT_ASK_ATTACK ? 0 : unit_of(r, which, a->chosen);
        if (chosen == MT_NO_ID || a->kind == MT_ASK_SIDE || (a->about && about == MT_NO_ID))
            continue;
        a->used = true;
        if (a->kind == MT_ASK_CLAIM)
            to->root = chosen;
        else if (a->kind == MT_ASK_ATTACK)
            attack[about] = (int)a->chosen;
        else if (about != chosen)
            head[about] = chosen;
    }
    if (to->root != MT_NO_ID)
        head[to->root] = MT_NO_ID;
    return true;
}

int mt_answers_side(mt_answers *answers, const mt_reading *r)
{
    for (uint32_t k = 0; answers && k < answers->at.n; k++) {
        mt_answer *a = &answers->at.at[k];
        for (uint32_t b = 0; b < 2 && a->kind == MT_ASK_SIDE; b++)
            if (unit_of(r, b, a->chosen) != MT_NO_ID) {
                a->used = true;
                return b == 0 ? 1 : -1;
            }
    }
    return 0;
}

/* ---- asking ---- */

typedef struct asker {
    mt_reading *r;
    const mt_features *const *f;
    const mt_features *question;
    const mt_fixed *fixed;
    mt_arena scratch;
    MT_VEC(mt_question) all;
    moot_status status;
} asker;

/* How many decisions about the block another answer would change: heads, and roles. */
static uint32_t changes(asker *a, uint32_t block, const mt_fixed *with)
{
    const mt_block *b = &a->r->block[block];
    mt_unit *units = MT_NEW_ARRAY(&a->scratch, mt_unit, b->units.n);
    if (!units) {
        a->status = MOOT_E_NOMEM;
        return 0;
    }
    memcpy(units, b->units.at, b->units.n * sizeof(*units));
    const double *w = mt_weights[a->question ? MT_GENRE_DEBATE : MT_GENRE_TEXT].w;
    mt_material material = {w, a->f[block], b->units.n, a->question, with};
    moot_status st = mt_structure(&a->r->arena.alloc, &material, units, NULL);
    if (st != MOOT_OK)
        a->status = st;
    uint32_t n = 0;
    for (uint32_t i = 0; st == MOOT_OK && i < b->units.n; i++) {
        n += units[i].head != b->units.at[i].head;
        n += units[i].role != b->units.at[i].role;
    }
    return n;
}

static void put(asker *a, mt_question q, double doubt, uint32_t changed)
{
    q.worth = doubt * changed;
    if (q.worth > 0)
        MT_VEC_PUSH(&a->scratch, &a->all, q);
}

static void ask_side(asker *a)
{
    const mt_reading *r = a->r;
    mt_question q = {.kind = MT_ASK_SIDE, .choice = {0, 1}};
    if (r->block[0].side == MT_SIDE_NO) {
        q.choice[0] = 1;
        q.choice[1] = 0;
    }
    put(a, q, 1 - r->block[0].side_confidence, r->block[0].units.n + r->block[1].units.n);
}

static void ask_claim(asker *a, uint32_t block)
{
    const mt_block *b = &a->r->block[block];
    uint32_t root = MT_NO_ID, second = MT_NO_ID;
    for (uint32_t i = 0; i < b->units.n; i++) {
        if (b->units.at[i].role == MT_ROLE_CENTRAL)
            root = i;
        else if (b->units.at[i].role_second == MT_ROLE_CENTRAL)
            second = i;
    }
    if (a->fixed[block].root != MT_NO_ID || root == MT_NO_ID || second == MT_NO_ID)
        return;
    mt_fixed with = a->fixed[block];
    with.root = second;
    put(a, (mt_question){.kind = MT_ASK_CLAIM, .block = block, .choice = {root, second}},
        1 - b->units.at[root].role_confidence, changes(a, block, &with));
}

static void ask_unit(asker *a, uint32_t block, uint32_t i)
{
    const mt_unit *u = &a->r->block[block].units.at[i];
    uint32_t *head = MT_NEW_ARRAY(&a->scratch, uint32_t, a->r->block[block].units.n);
    int *attack = MT_NEW_ARRAY(&a->scratch, int, a->r->block[block].units.n);
    mt_fixed with = a->fixed[block];
    if (!head || !attack) {
        a->status = MOOT_E_NOMEM;
        return;
    }
    memcpy(head, with.head, a->r->block[block].units.n * sizeof(*head));
    memcpy(attack, with.attack, a->r->block[block].units.n * sizeof(*attack));
    with.head = head;
    with.attack = attack;
    if (head[i] == MT_NO_ID && u->head_second != MT_NO_ID) {
        head[i] = u->head_second;
        put(a,
            (mt_question){.kind = MT_ASK_HEAD,
                          .block = block,
                          .unit = i,
                          .choice = {u->head, u->head_second}},
            1 - u->head_confidence, changes(a, block, &with));
        head[i] = MT_NO_ID;
    }
    if (attack[i] < 0) {
        bool attacks = u->link != MT_LINK_SUPPORT;
        attack[i] = !attacks;
        put(a,
            (mt_question){
                .kind = MT_ASK_ATTACK, .block = block, .unit = i, .choice = {attacks, !attacks}},
            1 - u->role_confidence, changes(a, block, &with));
    }
}

/* The doubtful ones of a long side; all of a short one. */
static bool worth_trying(const mt_block *b, uint32_t i)
{
    uint32_t less_sure = 0;
    const mt_unit *u = &b->units.at[i];
    for (uint32_t k = 0; k < b->units.n; k++)
        less_sure += b->units.at[k].head_confidence < u->head_confidence;
    return u->head != MT_NO_ID && less_sure < TRIED_MAX;
}

static int by_worth(const void *x, const void *y)
{
    const mt_question *p = x, *q = y;
    if (p->worth != q->worth)
        return p->worth > q->worth ? -1 : 1;
    if (p->kind != q->kind)
        return p->kind < q->kind ? -1 : 1;
    if (p->block != q->block)
        return p->block < q->block ? -1 : 1;
    return (p->unit > q->unit) - (p->unit < q->unit);
}

static void ask_block(asker *a, uint32_t block)
{
    ask_claim(a, block);
    for (uint32_t i = 0; i < a->r->block[block].units.n && a->status == MOOT_OK; i++)
        if (worth_trying(&a->r->block[block], i))
            ask_unit(a, block, i);
}

/* The questions of most worth. */
static void choose(asker *a)
{
    if (a->all.n)
        qsort(a->all.at, a->all.n, sizeof(*a->all.at), by_worth);
    for (uint32_t i = 0; i < a->all.n && i < QUESTIONS_MAX; i++)
        MT_VEC_PUSH(&a->r->arena, &a->r->questions, a->all.at[i]);
}

moot_status mt_ask(mt_reading *reading, const mt_features *const f[2], const mt_features *question,
                   const mt_fixed fixed[2], bool side_known)
{
    asker a = {.r = reading, .f = f, .question = question, .fixed = fixed};
    mt_arena_init(&a.scratch, &reading->arena.alloc);
    if (!side_known)
        ask_side(&a);
    for (uint32_t b = 0; b < reading->blocks && a.status == MOOT_OK; b++)
        ask_block(&a, b);
    if (mt_arena_failed(&a.scratch))
        a.status = MOOT_E_NOMEM;
    if (a.status == MOOT_OK)
        choose(&a);
    mt_arena_free(&a.scratch);
    return a.status;
}

/* ---- printing ---- */

static void put_sentence(mt_out *o, const mt_reading *r, uint32_t block, uint32_t unit)
{
    moot_str s = mt_slice(r->text, r->block[block].units.at[unit].span);
    char c;
    for (mt_fold f = {.s = s}; mt_fold_next(&f, &c);)
        mt_out_char(o, c);
}

static void put_choice(mt_out *o, const mt_reading *r, char letter, uint32_t block, uint32_t unit)
{
    mt_out_printf(o, "%c %016llx  ", letter, (unsigned long long)unit_hash(r, block, unit));
    put_sentence(o, r, block, unit);
    mt_out_char(o, '\n');
}

static const char *side_of(const mt_reading *r, uint32_t block)
{
    if (r->block[block].side == MT_SIDE_NONE)
        return "the text";
    return r->block[block].side == MT_SIDE_NO ? "No" : "Yes";
}

static void put_question(mt_out *o, const mt_reading *r, const mt_question *q)
{
    mt_out_printf(o, "? %s ", kind_names[q->kind]);
    if (q->kind == MT_ASK_SIDE)
        mt_out_z(o, "Which of the two says Yes: the one who begins like this?\n");
    if (q->kind == MT_ASK_CLAIM)
        mt_out_printf(o, "What is the central claim of %s?\n", side_of(r, q->block));
    if (q->kind == MT_ASK_HEAD || q->kind == MT_ASK_ATTACK) {
        mt_out_printf(o, "%016llx  %s \"", (unsigned long long)unit_hash(r, q->block, q->unit),
                      q->kind == MT_ASK_HEAD ? "What does this bear on:"
                                             : "How does this bear on what it is about:");
        put_sentence(o, r, q->block, q->unit);
        mt_out_z(o, "\"\n");
    }
    for (uint32_t k = 0; k < 2; k++) {
        char letter = (char)('a' + (int)k);
        if (q->kind == MT_ASK_ATTACK)
            mt_out_printf(o, "%c %s\n", letter,
                          q->choice[k] ? "attack   it speaks against it"
                                       : "support  it speaks for it");
        else if (q->kind == MT_ASK_SIDE)
            put_choice(o, r, letter, q->choice[k], 0);
        else
            put_choice(o, r, letter, q->block, q->choice[k]);
    }
    mt_out_z(o, "=\n\n");
}

void mt_questions_text(const mt_reading *reading, mt_out *out)
{
    mt_out_z(
        out,
        reading->questions.n
            ? "# Write the letter of your answer behind each `=`; a is how the text is read now.\n"
              "# Then: moot mine --answers=THIS_FILE TEXT\n\n"
            : "# There is nothing to ask.\n");
    for (uint32_t i = 0; i < reading->questions.n; i++)
        put_question(out, reading, &reading->questions.at[i]);
}
