/* The text of an answer, as a solver of the competition prints it -> is it right?
 *
 * A set is held against the definitions.  An answer that comes without a set (NO to
 * DC, YES to DS, NO to SE, a number) is compared with moot's own; that is no proof, and
 * what is printed says so. */
#include "cli/solve_check.h"

#include "cli/common.h"
#include "cli/progress.h"
#include "cli/solve_print.h"
#include "semantics/shows.h"

#include <stdlib.h>
#include <string.h>

enum { ANSWER_MAX = 1 << 30 };

typedef enum judgement { RIGHT, AGREES, WRONG } judgement;

typedef struct line {
    moot_str text;
    uint32_t number;
} line;

typedef struct checker {
    const mt_solve_check *c;
    const char *name; /* of the answer's file */
    mt_arena *arena;
    const mt_af *af; /* one of them is NULL */
    const mt_aba *aba;
    mt_solve how;
    mt_intern names;
    MT_VEC(line) lines;
    uint32_t *set; /* of the line read last, sorted */
    uint32_t set_n;
    moot_status status;
    mt_out out;
} checker;

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static void split(checker *k, moot_str text)
{
    uint32_t number = 1;
    for (size_t from = 0; from < text.len; number++) {
        const char *stop = memchr(text.ptr + from, '\n', text.len - from);
        size_t end = stop ? (size_t)(stop - text.ptr) : text.len, to = end, at = from;
        while (at < to && is_blank(text.ptr[at]))
            at++;
        while (to > at && is_blank(text.ptr[to - 1]))
            to--;
        line l = {{text.ptr + at, to - at}, number};
        if (to > at)
            MT_VEC_PUSH(k->arena, &k->lines, l);
        from = end + 1;
    }
}

static bool is_word(moot_str s, const char *word)
{
    return s.len == strlen(word) && memcmp(s.ptr, word, s.len) == 0;
}

static int fault(const checker *k, uint32_t number, const char *what)
{
    fprintf(stderr, "%s:%u: error: %s\n", k->name, number, what);
    return MT_EXIT_IO;
}

/* An argument or atom as the answer names it; MT_NO_ID if there is none such. */
static uint32_t member(const checker *k, moot_str word)
{
    uint64_t value = 0;
    if (k->c->f->names)
        return mt_intern_find(&k->names, word);
    for (size_t i = 0; i < word.len && value <= UINT32_MAX; i++) {
        if (word.ptr[i] < '0' || word.ptr[i] > '9')
            return MT_NO_ID;
        value = value * 10 + (uint64_t)(word.ptr[i] - '0');
    }
    return value >= 1 && value <= (k->af ? k->af->n : k->aba->literals) ? (uint32_t)value - 1
                                                                        : MT_NO_ID;
}

/* `w i j ...` into k->set. */
static int read_set(checker *k, const line *l)
{
    size_t at = 1, cap = l->text.len / 2 + 1;
    k->set_n = 0;
    k->set = MT_NEW_ARRAY(k->arena, uint32_t, cap);
    if (!k->set) {
        k->status = MOOT_E_NOMEM;
        return MT_EXIT_LIMIT;
    }
    if (l->text.ptr[0] != 'w' || (l->text.len > 1 && !is_blank(l->text.ptr[1])))
        return fault(k, l->number, "a set is written as 'w' and its members");
    while (at < l->text.len) {
        while (at < l->text.len && is_blank(l->text.ptr[at]))
            at++;
        size_t from = at;
        while (at < l->text.len && !is_blank(l->text.ptr[at]))
            at++;
        uint32_t id = member(k, (moot_str){l->text.ptr + from, at - from});
        if (id == MT_NO_ID)
            return fault(k, l->number, "the framework has no such argument");
        k->set[k->set_n++] = id;
    }
    qsort(k->set, k->set_n, sizeof *k->set, by_number);
    for (uint32_t i = 1; i < k->set_n; i++)
        if (k->set[i - 1] == k->set[i])
            return fault(k, l->number, "an argument stands twice in the set");
    return MT_EXIT_YES;
}

static int say(checker *k, judgement j, const char *why)
{
    static const char *const words[] = {"right", "agrees", "wrong"};
    if (k->c->json)
        mt_out_printf(&k->out,
                      "{\n  \"task\": \"%s\",\n  \"check\": \"%s\",\n  \"why\": \"%s\"\n}\n",
                      k->c->task_word, words[j], why);
    else
        mt_out_printf(&k->out, "%s: %s\n", words[j], why);
    return j == WRONG ? MT_EXIT_NO : MT_EXIT_YES;
}

/* What moot answers itself. */
static bool solve(checker *k, mt_task task, mt_answer *answer)
{
    k->status = k->af ? mt_af_solve(k->af, task, &k->how, k->arena, answer)
                      : mt_aba_solve(k->aba, task, &k->how, k->arena, answer);
    return k->status == MOOT_OK;
}

static int compare(checker *k, bool said_yes)
{
    mt_answer answer;
    if (!solve(k, k->c->task, &answer))
        return MT_EXIT_LIMIT;
    if ((answer.reply == MT_YES) == said_yes)
        return say(k, AGREES,
                   "no set comes with it that could be checked, but moot finds the same");
    return say(k, WRONG,
               answer.has_set ? "moot has a set that shows the contrary"
                              : "moot finds the contrary, by search");
}

static int judge_set(checker *k, const line *l)
{
    mt_problem problem = k->c->task.problem;
    mt_showing showing = MT_NO_EXTENSION;
    int status = read_set(k, l);
    if (status != MT_EXIT_YES)
        return status;
    k->status = mt_shows(k->af, k->aba, k->c->task, k->set, k->set_n, &k->how, &showing);
    if (k->status != MOOT_OK)
        return MT_EXIT_LIMIT;
    switch (showing) {
    case MT_SHOWS:
        return say(k, RIGHT,
                   problem == MT_SE   ? "the set is an extension"
                   : problem == MT_DC ? "the set is an extension with the query"
                                      : "the set is an extension without the query");
    case MT_SHOWS_ADMISSIBLE:
        return say(k, RIGHT,
                   problem == MT_DC
                       ? "the set is admissible and has the query, which is enough"
                       : "the set is admissible and attacks the query, which is enough");
    case MT_SHOWS_NOTHING:
        return say(k, WRONG,
                   problem == MT_DC ? "the set is an extension, but without the query"
                                    : "the set is an extension, but with the query");
    case MT_NO_EXTENSION: break;
    }
    return say(k, WRONG, "the set is no extension");
}

/* DC, DS, SE. */
static int judge_answer(checker *k)
{
    mt_problem problem = k->c->task.problem;
    const line *first = k->lines.at;
    bool yes = is_word(first->text, "YES"), no = is_word(first->text, "NO");
    bool with_set = problem == MT_SE ? !no : (problem == MT_DC) == yes;
    uint32_t words = yes || no;
    if (problem != MT_SE && !words)
        return fault(k, first->number, "the first line is to be YES or NO");
    if (k->lines.n > words + 1 || (k->lines.n > words && !with_set))
        return fault(k, k->lines.at[k->lines.n - 1].number, "nothing was expected here");
    return k->lines.n > words ? judge_set(k, &k->lines.at[words]) : compare(k, yes);
}

/* The number of extensions is `said` (in decimal, without leading zeros)? */
static int judge_count(checker *k, moot_str said, bool sets)
{
    mt_answer answer;
    mt_task task = {.problem = MT_CE, .semantics = k->c->task.semantics};
    if (!solve(k, task, &answer))
        return MT_EXIT_LIMIT;
    moot_str count = mt_solve_decimal(answer.count, answer.count_n, k->arena);
    if (count.len == 0) {
        k->status = MOOT_E_NOMEM;
        return MT_EXIT_LIMIT;
    }
    if (said.len != count.len || memcmp(said.ptr, count.ptr, count.len) != 0)
        return say(k, WRONG,
                   sets ? "moot counts another number of extensions"
                        : "moot counts another number");
    return sets ? say(k, RIGHT,
                      "each set is an extension, none stands twice, and moot counts as many")
                : say(k, AGREES, "moot counts as many");
}

/* EE: a line for each. */
static int judge_all(checker *k)
{
    mt_task task = {.problem = MT_SE, .semantics = k->c->task.semantics};
    mt_intern seen;
    mt_intern_init(&seen, k->arena, 0);
    for (uint32_t i = 0; i < k->lines.n; i++) {
        mt_showing showing = MT_NO_EXTENSION;
        int status = read_set(k, &k->lines.at[i]);
        if (status != MT_EXIT_YES)
            return status;
        k->status = mt_shows(k->af, k->aba, task, k->set, k->set_n, &k->how, &showing);
        if (k->status != MOOT_OK)
            return MT_EXIT_LIMIT;
        if (showing != MT_SHOWS)
            return say(
                k, WRONG,
                mt_arena_printf(k->arena, "line %u is no extension", k->lines.at[i].number).ptr);
        moot_str bytes = {(const char *)k->set, k->set_n * sizeof *k->set};
        if (mt_intern_add(&seen, bytes) != i)
            return say(
                k, WRONG,
                mt_arena_printf(k->arena, "line %u stands twice", k->lines.at[i].number).ptr);
    }
    return judge_count(k, mt_arena_printf(k->arena, "%u", k->lines.n), true);
}

static int judge(checker *k)
{
    if (mt_arena_failed(k->arena)) {
        k->status = MOOT_E_NOMEM;
        return MT_EXIT_LIMIT;
    }
    if (k->c->task.problem == MT_EE)
        return judge_all(k);
    if (k->lines.n == 0)
        return fault(k, 1, "there is no answer in it");
    if (k->c->task.problem != MT_CE)
        return judge_answer(k);
    if (k->lines.n > 1)
        return fault(k, k->lines.at[1].number, "nothing was expected here");
    return judge_count(k, k->lines.at[0].text, false);
}

static bool to_stdout(void *ctx, const char *bytes, size_t n)
{
    (void)ctx;
    return fwrite(bytes, 1, n, stdout) == n;
}

int mt_solve_check_run(const mt_solve_check *c, mt_arena *arena, bool *cancelled)
{
    mt_input in;
    const mt_framework *f = c->f;
    int status = mt_input_read(&in, c->path, ANSWER_MAX);
    checker k = {.c = c, .name = in.name, .arena = arena, .how = {.stop = c->stop}};
    k.af = f->is_aba ? NULL : &f->af;
    k.aba = f->is_aba ? &f->aba : NULL;
    mt_out_init(&k.out, (moot_writer){to_stdout, NULL});
    mt_intern_init(&k.names, arena, 0);
    for (uint32_t a = 0; f->names && k.af && a < k.af->n; a++)
        mt_intern_add(&k.names, f->names[a]);
    if (status == MT_EXIT_YES) {
        split(&k, mt_input_str(&in));
        status = judge(&k);
    }
    mt_input_free(&in);
    mt_progress_end();
    moot_status written = mt_out_finish(&k.out);
    *cancelled = k.status == MOOT_E_CANCELLED;
    if (*cancelled)
        return MT_EXIT_LIMIT;
    if (k.status != MOOT_OK || written != MOOT_OK)
        return mt_exit_of(k.name, k.status != MOOT_OK ? k.status : written);
    return status;
}
