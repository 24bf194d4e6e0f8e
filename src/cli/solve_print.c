#include "cli/solve_print.h"

#include <stdio.h>
#include <string.h>

static bool to_stdout(void *ctx, const char *bytes, size_t n)
{
    (void)ctx;
    return fwrite(bytes, 1, n, stdout) == n;
}

void mt_solve_print_begin(mt_solve_printer *p)
{
    mt_out_init(&p->out, (moot_writer){to_stdout, NULL});
    if (p->json)
        mt_out_printf(&p->out, "{\n  \"task\": \"%s\",\n", p->task_word);
    if (p->json && p->task.problem == MT_EE)
        mt_out_z(&p->out, "  \"extensions\": [");
}

static void print_member(mt_solve_printer *p, uint32_t a)
{
    if (p->f->names && p->json)
        mt_out_json(&p->out, p->f->names[a]);
    else if (p->f->names)
        mt_out_put(&p->out, p->f->names[a]);
    else
        mt_out_printf(&p->out, "%u", a + 1);
}

static void print_set(mt_solve_printer *p, const uint32_t *set, uint32_t n)
{
    mt_out_z(&p->out, p->json ? "[" : "w");
    for (uint32_t i = 0; i < n; i++) {
        mt_out_z(&p->out, !p->json ? " " : i > 0 ? ", " : "");
        print_member(p, set[i]);
    }
    mt_out_z(&p->out, p->json ? "]" : "\n");
}

bool mt_solve_print_each(void *printer, const uint32_t *set, uint32_t n)
{
    mt_solve_printer *p = printer;
    if (p->json)
        mt_out_z(&p->out, p->any ? ",\n    " : "\n    ");
    p->any = true;
    print_set(p, set, n);
    return !p->out.failed;
}

/* By repeated division. */
moot_str mt_solve_decimal(const uint32_t *limbs, uint32_t n, mt_arena *arena)
{
    uint32_t *rest = MT_NEW_ARRAY(arena, uint32_t, (size_t)n + 1);
    char *digits = MT_NEW_ARRAY(arena, char, 10 * (size_t)n + 2);
    if (!rest || !digits)
        return MOOT_STR("");
    size_t at = 10 * (size_t)n + 1, end = at;
    memcpy(rest, limbs, n * sizeof *rest);
    while (n > 0) {
        uint64_t carry = 0;
        for (uint32_t i = n; i-- > 0;) {
            carry = carry << 32 | rest[i];
            rest[i] = (uint32_t)(carry / 1000000000);
            carry %= 1000000000;
        }
        while (n > 0 && rest[n - 1] == 0)
            n--;
        for (int k = 0; k < 9 && (n > 0 || carry > 0); k++) {
            digits[--at] = (char)('0' + carry % 10);
            carry /= 10;
        }
    }
    if (at == end)
        digits[--at] = '0';
    return (moot_str){digits + at, end - at};
}

static void print_count(mt_solve_printer *p, const mt_answer *answer, mt_arena *arena)
{
    moot_str number = mt_solve_decimal(answer->count, answer->count_n, arena);
    if (number.len == 0)
        mt_out_no_memory(&p->out);
    mt_out_put(&p->out, number);
}

static void print_plain(mt_solve_printer *p, const mt_answer *answer, mt_arena *arena)
{
    mt_problem problem = p->task.problem;
    if (problem == MT_CE) {
        print_count(p, answer, arena);
        mt_out_char(&p->out, '\n');
    } else if (problem == MT_DC || problem == MT_DS ||
               (problem == MT_SE && answer->reply == MT_NO)) {
        mt_out_z(&p->out, answer->reply == MT_YES ? "YES\n" : "NO\n");
    }
    if (answer->has_set)
        print_set(p, answer->set, answer->set_n);
}

static void print_json(mt_solve_printer *p, const mt_answer *answer, const char *note,
                       mt_arena *arena)
{
    static const char *const replies[] = {"unknown", "yes", "no"};
    if (p->task.problem == MT_EE)
        mt_out_z(&p->out, p->any ? "\n  ],\n" : "],\n");
    mt_out_printf(&p->out, "  \"answer\": \"%s\"", replies[answer->reply]);
    if (note)
        mt_out_printf(&p->out, ",\n  \"note\": \"%s\"", note);
    if (answer->has_set) {
        mt_out_z(&p->out, ",\n  \"set\": ");
        print_set(p, answer->set, answer->set_n);
    }
    if (answer->count_n > 0 || (p->task.problem == MT_CE && answer->reply == MT_YES)) {
        mt_out_z(&p->out, ",\n  \"count\": \"");
        print_count(p, answer, arena);
        mt_out_z(&p->out, "\"");
    }
    mt_out_z(&p->out, "\n}\n");
}

void mt_solve_print_answer(mt_solve_printer *p, const mt_answer *answer, moot_status status,
                           const char *note, mt_arena *arena)
{
    if (p->json)
        print_json(p, answer, note, arena);
    else if (status == MOOT_OK)
        print_plain(p, answer, arena);
}
