/* Verdict -> the report for people, and the same as JSON. */
#include "judge/inner.h"

enum { BRIEF = 12 }; /* claims named in a line of the short report */

/* "HEAD Y1, N2" on a line of its own, the first `most` of the ends by label. */
static void put_list(const mt_debate *d, const char *head, const mt_end *ends, uint32_t n,
                     uint32_t most, mt_out *o)
{
    if (n == 0)
        return;
    mt_out_z(o, head);
    for (uint32_t i = 0; i < n && i < most; i++) {
        mt_out_z(o, i ? ", " : " ");
        mt_out_put(o, mt_end_label(d, ends[i]));
    }
    if (n > most)
        mt_out_printf(o, " and %u more", (unsigned)(n - most));
    mt_out_z(o, "\n");
}

static void put_line(mt_out *o, moot_str s)
{
    if (s.len == 0)
        return;
    mt_out_put(o, s);
    mt_out_char(o, '\n');
}

static void put_everything(const mt_verdict *v, mt_out *o)
{
    const mt_debate *d = v->debate;
    for (uint32_t i = 0; i < d->statements; i++) {
        mt_arena line;
        mt_arena_init(&line, &v->arena.alloc);
        mt_out_char(o, '\n');
        mt_out_put(o, d->statement[i].label);
        mt_out_z(o, "  ");
        put_line(o, d->statement[i].text.len ? d->statement[i].text : d->statement[i].title);
        mt_out_z(o, "    ");
        put_line(o, mt_verdict_why(v, i, &line));
        if (mt_arena_failed(&line))
            mt_out_no_memory(o);
        mt_arena_free(&line);
    }
    for (uint32_t i = 0; i < d->arguments; i++) {
        mt_out_char(o, '\n');
        mt_out_put(o, d->argument[i].label);
        mt_out_z(o, "  ");
        put_line(o, d->argument[i].text.len ? d->argument[i].text : d->argument[i].title);
        mt_out_z(o, "    As an argument: ");
        put_line(o, mt_standing_word(v->argument[i].standing));
    }
}

void mt_verdict_text(const mt_verdict *v, bool everything, mt_out *o)
{
    const mt_debate *d = v->debate;
    uint32_t most = everything ? UINT32_MAX : BRIEF;
    put_line(o, d->question);
    put_line(o, v->headline);
    put_line(o, v->because);
    put_list(d, d->mined ? "Without a matched answer:" : "Unanswered:", v->unanswered,
             v->unanswereds, most, o);
    for (uint32_t i = 0; i < v->commons && i < most; i++) {
        mt_out_z(o, i ? ", " : "Said by both sides: ");
        mt_out_put(o, d->statement[v->common[i]].label);
    }
    if (v->commons > most)
        mt_out_printf(o, " and %u more", (unsigned)(v->commons - most));
    mt_out_z(o, v->commons ? "\n" : "");
    put_list(d, "Beside the point:", v->beside, v->besides, most, o);
    if (everything) {
        mt_whole_text(v, o);
        put_everything(v, o);
    }
}

static const char *reason_word(mt_reason r)
{
    switch (r) {
    case MT_WHY_UNCHALLENGED: return "unchallenged";
    case MT_WHY_STIPULATED: return "stipulated";
    case MT_WHY_REASONS_STAND: return "reasons-stand";
    case MT_WHY_ANSWERED: return "answered";
    case MT_WHY_OUTWEIGHED: return "outweighed";
    case MT_WHY_OPPOSITE_STANDS: return "opposite-stands";
    case MT_WHY_UNDERCUT: return "undercut";
    case MT_WHY_REASONS_FALL: return "reasons-fall";
    case MT_WHY_CLASH: return "clash";
    case MT_WHY_CHALLENGE_OPEN: return "challenge-open";
    case MT_WHY_REASONS_OPEN: return "reasons-open";
    case MT_WHY_NO_REASON: return "no-reason";
    }
    return "no-reason";
}

static void put_labels(const mt_debate *d, const char *key, const mt_end *ends, uint32_t n,
                       mt_out *o)
{
    mt_out_printf(o, ", \"%s\": [", key);
    for (uint32_t i = 0; ends && i < n; i++) {
        mt_out_z(o, i ? ", " : "");
        mt_out_json(o, mt_end_label(d, ends[i]));
    }
    mt_out_char(o, ']');
}

static void put_finding(const mt_verdict *v, moot_str label, moot_str title, const mt_finding *f,
                        mt_out *o)
{
    mt_out_z(o, "{\"label\": ");
    mt_out_json(o, label);
    mt_out_z(o, ", \"title\": ");
    mt_out_json(o, title);
    mt_out_z(o, ", \"standing\": ");
    mt_out_json(o, mt_standing_word(f->standing));
    mt_out_printf(o, ", \"reason\": \"%s\"", reason_word(f->reason));
    put_labels(v->debate, "by", v->by ? v->by + f->first_by : NULL, f->bys, o);
    mt_out_char(o, '}');
}

void mt_verdict_json(const mt_verdict *v, mt_out *o)
{
    const mt_debate *d = v->debate;
    mt_out_z(o, "{\n  \"question\": ");
    mt_out_json(o, d->question);
    if (d->motion < d->statements) {
        mt_out_z(o, ",\n  \"motion\": ");
        mt_out_json(o, d->statement[d->motion].label);
        mt_out_z(o, ", \"verdict\": ");
        mt_out_json(o, v->no_stands                ? MOOT_STR("no stands")
                       : v->motion == MT_STANDS    ? MOOT_STR("yes stands")
                       : v->motion == MT_CONTESTED ? MOOT_STR("contested")
                                                   : MOOT_STR("open"));
    }
    mt_out_z(o, ",\n  \"headline\": ");
    mt_out_json(o, v->headline);
    mt_out_z(o, ",\n  \"because\": ");
    mt_out_json(o, v->because);
    put_labels(d, "unanswered", v->unanswered, v->unanswereds, o);
    mt_out_z(o, ", \"common\": [");
    for (uint32_t i = 0; i < v->commons; i++) {
        mt_out_z(o, i ? ", " : "");
        mt_out_json(o, d->statement[v->common[i]].label);
    }
    mt_out_char(o, ']');
    put_labels(d, "beside", v->beside, v->besides, o);
    mt_whole_json(v, o);
    mt_out_z(o, ",\n  \"statements\": [");
    for (uint32_t i = 0; i < d->statements; i++) {
        mt_out_z(o, i ? ",\n    " : "\n    ");
        put_finding(v, d->statement[i].label, d->statement[i].title, &v->statement[i], o);
    }
    mt_out_z(o, "],\n  \"arguments\": [");
    for (uint32_t i = 0; i < d->arguments; i++) {
        mt_out_z(o, i ? ",\n    " : "\n    ");
        put_finding(v, d->argument[i].label, d->argument[i].title, &v->argument[i], o);
    }
    mt_out_z(o, "]\n}\n");
}
