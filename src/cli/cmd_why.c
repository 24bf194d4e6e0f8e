/* moot why: why a claim stands, falls, is contested or open. */
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "judge/why.h"

enum { CLAIMS = 64, NEAR = 3 };

static bool json, dot;
static int from, presume, whole;
static const char *limit_word;
static const char *out_path = "-";

static const char *const whole_words[] = {"preferred", "complete", "stable",
                                          "grounded",  "ideal",    NULL};

static const mt_opt opts[] = {
    {"json", 'j', MT_OPT_FLAG, &json, NULL, "print JSON", NULL},
    {"dot", 0, MT_OPT_FLAG, &dot, NULL, "print the trees for Graphviz", NULL},
    {"semantics", 0, MT_OPT_CHOICE, &whole, "SEMANTICS",
     "what can be held as a whole: preferred, complete, stable, grounded or ideal", whole_words},
    {"limit", 0, MT_OPT_TEXT, &limit_word, "N",
     "leave out what goes beyond N plies of a tree (2000)", NULL},
    {"presume", 0, MT_OPT_CHOICE, &presume, "bare|all|none", MT_PRESUME_HELP, mt_presume_words},
    {"from", 'f', MT_OPT_CHOICE, &from, MT_FROM_ARG, MT_FROM_HELP, mt_from_words},
    {"output", 'o', MT_OPT_TEXT, &out_path, "FILE", "write to FILE instead of standard output",
     NULL},
    {0},
};

static moot_status produce(void *ctx, moot_writer to)
{
    const mt_why *why = ctx;
    mt_out out;
    mt_out_init(&out, to);
    if (json)
        mt_why_json(why, &out);
    else if (dot)
        mt_why_dot(why, &out);
    else
        mt_why_text(why, &out);
    return mt_out_finish(&out);
}

/* ---- names ---- */

typedef struct guess {
    unsigned distance;
    moot_str name;
} guess;

/* How far a name is from the word, upper and lower case alike; what it begins with is near. */
static unsigned distance(moot_str name, const char *word)
{
    char a[MT_SHOWN], b[MT_SHOWN];
    size_t n = strlen(word);
    if (name.len >= MT_SHOWN || n >= MT_SHOWN)
        return UINT32_MAX;
    for (size_t i = 0; i < name.len; i++)
        a[i] = mt_to_lower(name.ptr[i]);
    for (size_t i = 0; i < n; i++)
        b[i] = mt_to_lower(word[i]);
    a[name.len] = b[n] = '\0';
    if (n > 2 && name.len && (strstr(a, b) || (name.len > 2 && strstr(b, a))))
        return 1;
    unsigned d = mt_word_distance(a, b);
    return d <= 3 && d < n ? d : UINT32_MAX;
}

static void offer(guess near[NEAR], moot_str name, const char *word)
{
    guess g = {distance(name, word), name};
    for (int i = 0; i < NEAR; i++)
        if (mt_str_eq(near[i].name, name))
            return;
    for (int i = 0; i < NEAR; i++)
        if (g.distance < near[i].distance) {
            guess other = near[i];
            near[i] = g;
            g = other;
        }
}

/* As a string; what is too long is cut. */
static void copy(char to[MT_SHOWN], moot_str s)
{
    size_t n = s.len < MT_SHOWN - 1 ? s.len : MT_SHOWN - 1;
    memcpy(to, s.ptr, n);
    to[n] = '\0';
}

static int no_such_claim(const mt_session *s, const char *word)
{
    const mt_debate *d = &s->p.debate;
    guess near[NEAR] = {{UINT32_MAX, {"", 0}}, {UINT32_MAX, {"", 0}}, {UINT32_MAX, {"", 0}}};
    char shown[MT_SHOWN], bare[MT_SHOWN];
    moot_str inner = mt_str_trim(mt_str(word));
    if (inner.len > 2 && (inner.ptr[0] == '[' || inner.ptr[0] == '<'))
        inner = mt_sub(inner, 1, inner.len - 2);
    copy(bare, inner);
    for (uint32_t i = 0; i < d->statements; i++) {
        offer(near, d->statement[i].label, bare);
        offer(near, d->statement[i].title, bare);
    }
    for (uint32_t i = 0; i < d->arguments; i++) {
        offer(near, d->argument[i].label, bare);
        offer(near, d->argument[i].title, bare);
    }
    fprintf(stderr, "%s: error: there is no claim or argument '%s'\n", s->in.name,
            mt_shown(shown, word));
    if (near[0].distance == UINT32_MAX) {
        fprintf(stderr, "hint: 'moot judge' lists them all with their labels\n");
        return MT_EXIT_USAGE;
    }
    fprintf(stderr, "hint: did you mean ");
    for (int i = 0; i < NEAR && near[i].distance != UINT32_MAX; i++) {
        char name[MT_SHOWN];
        copy(bare, near[i].name);
        fprintf(stderr, "%s'%s'", i ? " or " : "", mt_shown(name, bare));
    }
    fprintf(stderr, "?\n");
    return MT_EXIT_USAGE;
}

/* The claims that the words mean, each once; without words the motion. */
static int find_claims(const mt_session *s, int n, char **words, mt_end *ends, uint32_t *found)
{
    const mt_debate *d = &s->p.debate;
    *found = 0;
    for (int i = 0; i < n; i++) {
        mt_end end;
        if (!mt_why_find(d, mt_str(words[i]), &end))
            return no_such_claim(s, words[i]);
        bool known = false;
        for (uint32_t k = 0; k < *found; k++)
            known = known || (ends[k].kind == end.kind && ends[k].id == end.id);
        if (!known)
            ends[(*found)++] = end;
    }
    if (n == 0 && d->motion < d->statements)
        ends[(*found)++] = (mt_end){MT_END_STATEMENT, d->motion};
    if (*found)
        return MT_EXIT_YES;
    fprintf(stderr, "%s: error: there is no motion, and no claim is named\n", s->in.name);
    fprintf(stderr, "hint: name one: 'moot why FILE [Claim]'\n");
    return MT_EXIT_USAGE;
}

static int explain(mt_session *s, const mt_end *ends, uint32_t n, uint32_t limit)
{
    mt_why why;
    mt_why_options options = {
        .presume = (mt_presume)presume, .whole = (mt_whole)whole, .limit = limit};
    mt_progress_begin();
    mt_progress_at("explaining");
    moot_status st = mt_why_make(&why, NULL, &s->p.debate, ends, n, &options);
    mt_progress_end();
    int status = st == MOOT_OK ? mt_write_file(out_path, mt_session_path(s), produce, &why)
                               : mt_exit_of(s->in.name, st);
    mt_why_fini(&why);
    return status;
}

static int run(const mt_command *self, int argc, char **argv)
{
    mt_session s;
    mt_end ends[CLAIMS];
    uint32_t found, limit;
    int n = mt_opt_parse(self, argc, argv);
    if (n < 0)
        return MT_EXIT_USAGE;
    if (n == 0)
        return mt_usage_error(self, "which file? ('-' is standard input)");
    if (n - 1 > CLAIMS)
        return mt_usage_error(self, "at most %d claims at a time", CLAIMS);
    limit = mt_count_of(limit_word);
    if (limit == UINT32_MAX)
        return mt_usage_error(self, "--limit takes a number from 1 to 1000000");
    if (json && dot)
        return mt_usage_error(self, "--json or --dot, not both");
    mt_pipeline_options options = {.kind = (mt_kind)from, .presume = (mt_presume)presume};
    int status = mt_session_open(&s, argv[0], MT_STAGE_DEBATE, &options, false);
    if (status == MT_EXIT_YES)
        status = find_claims(&s, n - 1, argv + 1, ends, &found);
    if (status == MT_EXIT_YES)
        status = explain(&s, ends, found, limit);
    if (status == MT_EXIT_YES)
        status = mt_session_status(&s);
    mt_session_close(&s);
    return status;
}

const mt_command mt_cmd_why = {
    .name = "why",
    .usage = "why [OPTION]... FILE [CLAIM]...",
    .summary = "Show why a claim stands, falls, is contested or open",
    .run = run,
    .opts = opts,
};
