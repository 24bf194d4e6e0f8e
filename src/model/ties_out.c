/* Actors and ties -> JSON, Argdown and the lines of `moot show --stage=debate`. */
#include "model/ties_out.h"

#include "model/draft.h"

/* Where a tie stands in the order of ties. */
static uint64_t rank(const mt_debate *d, mt_end claim, uint32_t saying)
{
    return claim.kind == MT_END_ARGUMENT ? (uint64_t)d->sayings + claim.id : saying;
}

uint32_t mt_ties_of(const mt_debate *d, mt_end claim, uint32_t saying, uint32_t *first)
{
    uint64_t want = rank(d, claim, saying);
    uint32_t low = 0, high = d->ties;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (rank(d, d->tie[mid].claim, d->tie[mid].saying) < want)
            low = mid + 1;
        else
            high = mid;
    }
    *first = low;
    while (low < d->ties && rank(d, d->tie[low].claim, d->tie[low].saying) == want)
        low++;
    return low - *first;
}

/* ---- JSON ---- */

void mt_actors_json(const mt_debate *d, mt_out *o)
{
    if (!d->actors)
        return;
    mt_out_z(o, ",\n  \"actors\": [");
    for (uint32_t i = 0; i < d->actors; i++) {
        const mt_actor *a = &d->actor[i];
        mt_out_z(o, i ? ", {\"name\": " : "{\"name\": ");
        mt_out_json(o, a->name);
        mt_out_z(o, a->aliases ? ", \"aliases\": [" : "");
        for (uint32_t k = 0; k < a->aliases; k++) {
            mt_out_z(o, k ? ", " : "");
            mt_out_json(o, d->alias[a->first_alias + k]);
        }
        mt_out_z(o, a->aliases ? "]}" : "}");
    }
    mt_out_char(o, ']');
}

static void json_str(mt_out *o, const char *key, moot_str s)
{
    if (!s.len)
        return;
    mt_out_printf(o, ", \"%s\": ", key);
    mt_out_json(o, s);
}

void mt_ties_json(const mt_debate *d, mt_end claim, uint32_t saying, mt_out *o)
{
    uint32_t first, n = mt_ties_of(d, claim, saying, &first);
    mt_out_z(o, n ? ", \"ties\": [" : "");
    for (uint32_t i = 0; i < n; i++) {
        const mt_debate_tie *t = &d->tie[first + i];
        mt_out_printf(o, "%s{\"a\": %u, \"b\": %u, \"sign\": \"%c\"", i ? ", " : "", t->a, t->b,
                      t->hostile ? '-' : '+');
        if (t->code != MT_TIE_EXPLICIT)
            json_str(o, "code", mt_tie_code_word(t->code));
        json_str(o, "layer", t->layer);
        json_str(o, "when", t->when);
        json_str(o, "quote", t->quote);
        if (t->source.len)
            mt_out_printf(o, ", \"source\": [%u, %u]", t->source.off,
                          t->source.off + t->source.len);
        if (t->weight != 1) {
            mt_out_z(o, ", \"weight\": ");
            mt_out_num(o, t->weight);
        }
        mt_out_char(o, '}');
    }
    mt_out_z(o, n ? "]" : "");
}

/* ---- Argdown ---- */

void mt_actors_argdown(const mt_debate *d, mt_out *o)
{
    if (!d->actors)
        return;
    mt_out_z(o, "actors:\n");
    for (uint32_t i = 0; i < d->actors; i++) {
        const mt_actor *a = &d->actor[i];
        mt_out_z(o, "  ");
        mt_out_json(o, a->name);
        mt_out_z(o, ": [");
        for (uint32_t k = 0; k < a->aliases; k++) {
            mt_out_z(o, k ? ", " : "");
            mt_out_json(o, d->alias[a->first_alias + k]);
        }
        mt_out_z(o, "]\n");
    }
}

static void data_str(mt_out *o, const char *key, moot_str s)
{
    if (!s.len)
        return;
    mt_out_printf(o, ", %s: ", key);
    mt_out_json(o, s);
}

/* Are both names read back from "A - B"? */
static bool short_form(const mt_debate *d, const mt_debate_tie *t, mt_arena *arena, moot_str *form)
{
    moot_str a, b, names[2] = {d->actor[t->a].name, d->actor[t->b].name};
    bool hostile;
    *form = mt_arena_printf(arena, "%.*s %c %.*s", MT_ARG(names[0]), t->hostile ? '-' : '+',
                            MT_ARG(names[1]));
    return t->code == MT_TIE_EXPLICIT && t->weight == 1 && !t->layer.len && !t->when.len &&
           !t->quote.len && !t->source.len && mt_tie_split(*form, &a, &b, &hostile) &&
           hostile == t->hostile && mt_str_eq(a, names[0]) && mt_str_eq(b, names[1]);
}

void mt_tie_argdown(const mt_debate *d, const mt_debate_tie *t, const size_t span[2], mt_out *o)
{
    mt_arena arena;
    moot_str form;
    mt_arena_init(&arena, &d->arena.alloc);
    bool is_short = short_form(d, t, &arena, &form);
    if (mt_arena_failed(&arena)) {
        mt_out_no_memory(o);
    } else if (is_short) {
        mt_out_json(o, form);
    } else {
        mt_out_z(o, "{a: ");
        mt_out_json(o, d->actor[t->a].name);
        mt_out_z(o, ", b: ");
        mt_out_json(o, d->actor[t->b].name);
        mt_out_printf(o, ", sign: \"%c\"", t->hostile ? '-' : '+');
        if (t->code != MT_TIE_EXPLICIT)
            data_str(o, "code", mt_tie_code_word(t->code));
        data_str(o, "layer", t->layer);
        data_str(o, "when", t->when);
        data_str(o, "quote", t->quote);
        if (span)
            mt_out_printf(o, ", span: [%zu, %zu]", span[0], span[1]);
        if (t->weight != 1) {
            mt_out_z(o, ", weight: ");
            mt_out_num(o, t->weight);
        }
        mt_out_char(o, '}');
    }
    mt_arena_free(&arena);
}

/* ---- lines ---- */

static void dump_str(mt_out *o, const char *name, moot_str s)
{
    if (!s.len)
        return;
    mt_out_printf(o, " %s ", name);
    mt_out_json(o, s);
}

void mt_ties_dump(const mt_debate *d, mt_out *o)
{
    static const char *const side[] = {"-", "yes", "no", "both"};
    for (uint32_t i = 0; i < d->actors; i++) {
        mt_out_printf(o, "actor %u", i + 1);
        dump_str(o, "name", d->actor[i].name);
        for (uint32_t k = 0; k < d->actor[i].aliases; k++)
            dump_str(o, "alias", d->alias[d->actor[i].first_alias + k]);
        mt_out_char(o, '\n');
    }
    for (uint32_t i = 0; i < d->ties; i++) {
        const mt_debate_tie *t = &d->tie[i];
        bool argument = t->claim.kind == MT_END_ARGUMENT;
        mt_out_printf(o, "tie %u: ", i + 1);
        mt_out_json(o, d->actor[t->a].name);
        mt_out_z(o, t->hostile ? " - " : " + ");
        mt_out_json(o, d->actor[t->b].name);
        mt_out_z(o, " in ");
        mt_out_put(o, argument ? d->argument[t->claim.id].label : d->statement[t->claim.id].label);
        mt_out_printf(o, " side %s ", side[t->side]);
        mt_out_put(o, mt_tie_code_word(t->code));
        dump_str(o, "layer", t->layer);
        dump_str(o, "when", t->when);
        dump_str(o, "quote", t->quote);
        if (t->source.len)
            mt_out_printf(o, " source %u-%u", t->source.off, t->source.off + t->source.len);
        if (t->weight != 1) {
            mt_out_z(o, " weight ");
            mt_out_num(o, t->weight);
        }
        mt_out_char(o, '\n');
    }
}
