/* Reading -> request -> answer of a model -> advice. */
#include "cli/llm.h"

#include "cli/input.h"
#include "cli/llm_cache.h"
#include "cli/progress.h"

#include <stdio.h>
#include <stdlib.h>

enum { REQUEST_MOST = 1 << 20, KEY_MOST = 4000, ROUNDS = 2 };
static const double default_seconds = 120, most_seconds = 3600;

static bool read_timeout(const char *words, long *ms)
{
    char *end = NULL;
    double seconds = words ? strtod(words, &end) : default_seconds;
    if (words && (!*words || *end))
        return false;
    if (!(seconds >= 0.001 && seconds <= most_seconds))
        return false;
    *ms = (long)(seconds * 1000);
    return true;
}

/* A key is put into a header: no blanks, no line ends. */
static bool read_key(const char **key)
{
    *key = getenv("MOOT_LLM_KEY");
    if (!*key || !**key) {
        *key = NULL;
        return true;
    }
    size_t n = strlen(*key);
    for (size_t i = 0; i < n; i++)
        if ((*key)[i] <= ' ' || (*key)[i] > '~')
            return false;
    return n <= KEY_MOST;
}

int mt_llm_prepare(const mt_command *self, mt_llm *llm)
{
    char why[MT_FETCH_WHY];
    if (!llm->url)
        return mt_usage_error(self, "'--model' wants '--llm' too: the address of an endpoint");
    if (!llm->model || !mt_advice_model(mt_str(llm->model)))
        return mt_usage_error(self, "'--llm' wants '--model' too: up to 100 letters, digits and "
                                    "-._:/@+");
    if (!read_timeout(llm->timeout, &llm->timeout_ms))
        return mt_usage_error(self, "'--llm-timeout' wants seconds, up to 3600");
    if (!read_key(&llm->key))
        return mt_usage_error(self, "the key in MOOT_LLM_KEY has blanks or other signs that no key "
                                    "has");
    if (strncmp(llm->url, "file:", 5) == 0)
        llm->file = llm->url + 5;
    else if (!mt_endpoint_of(llm->url, "/chat/completions", &llm->endpoint, why))
        return mt_usage_error(self, "'--llm': %s", why);
    return MT_EXIT_YES;
}

typedef struct talk {
    mt_llm *llm;
    mt_arena *arena;
    const mt_reading *r;
    mt_advice *to;
} talk;

static bool give_up(const talk *t, mt_mine_finding finding, const char *why)
{
    t->llm->finding = finding;
    (void)snprintf(t->llm->why, sizeof(t->llm->why), "%s", why);
    return false;
}

static moot_str request(const talk *t, const char *again)
{
    mt_memory m = {.arena = t->arena};
    mt_out *out = MT_NEW(t->arena, mt_out);
    if (!out)
        return (moot_str){"", 0};
    mt_out_init(out, mt_memory_writer(&m));
    bool fine = mt_advice_request(t->r, mt_str(t->llm->model), again, out);
    fine = mt_out_finish(out) == MOOT_OK && fine;
    return fine ? mt_memory_str(&m) : (moot_str){"", 0};
}

/* What leaves the machine, before it does. */
static void announce(const talk *t, moot_str body, bool again)
{
    char host[MT_SHOWN];
    uint32_t sentences = 0;
    for (uint32_t b = 0; b < t->r->blocks; b++)
        sentences += t->r->block[b].units.n;
    mt_progress_end();
    fprintf(stderr, "moot mine: sending %u sentences", (unsigned)sentences);
    if (t->r->blocks == 2)
        fprintf(stderr, ", the question and the names of %u actors", (unsigned)t->r->actors.n);
    fprintf(stderr, "%s: %zu bytes to %s%s\n", again ? " once more" : "", body.len,
            mt_shown(host, t->llm->endpoint.host),
            t->llm->key ? ", with the key of MOOT_LLM_KEY" : "");
    mt_progress_begin();
    mt_progress_at("waiting for the model");
}

/* An answer in a file. */
static bool from_file(talk *t)
{
    mt_input in;
    const char *why = NULL;
    int status = mt_input_read(&in, t->llm->file, MT_ADVICE_BYTES);
    bool fine =
        status == MT_EXIT_YES && mt_advice_read(t->arena, mt_arena_dup(t->arena, mt_input_str(&in)),
                                                t->r, mt_str(t->llm->model), t->to, &why);
    mt_input_free(&in);
    if (status != MT_EXIT_YES)
        return give_up(t, MT_MINE_NO_ADVICE, "its file cannot be read");
    return fine || give_up(t, MT_MINE_BAD_ADVICE, why ? why : "memory is short");
}

static bool kept(talk *t, moot_str body)
{
    const char *why;
    moot_str answer = mt_llm_cache_get(t->arena, t->llm->endpoint.url, body);
    if (t->llm->fresh || !answer.len ||
        !mt_advice_read(t->arena, answer, t->r, mt_str(t->llm->model), t->to, &why))
        return false;
    fprintf(stderr, "moot mine: the answer was kept from before; nothing is sent\n");
    return true;
}

static bool ask(talk *t, moot_str body)
{
    const char *why = NULL;
    moot_str words = body;
    for (int round = 0; round < ROUNDS; round++) {
        char no_answer[MT_FETCH_WHY];
        mt_memory answer = {.arena = t->arena};
        if (round)
            words = request(t, why);
        if (!words.len)
            return give_up(t, MT_MINE_NO_ADVICE, "memory is short");
        announce(t, words, round > 0);
        if (!mt_fetch_post(&(mt_fetch){&t->llm->endpoint, words, t->llm->key, t->llm->timeout_ms,
                                       MT_ADVICE_BYTES},
                           &answer, no_answer))
            return give_up(t, MT_MINE_NO_ADVICE, no_answer);
        if (mt_advice_read(t->arena, mt_memory_str(&answer), t->r, mt_str(t->llm->model), t->to,
                           &why)) {
            if (!mt_llm_cache_put(t->arena, t->llm->endpoint.url, body, mt_memory_str(&answer)))
                fprintf(stderr, "moot mine: note: the answer cannot be kept in the cache folder\n");
            return true;
        }
        if (!why)
            return give_up(t, MT_MINE_BAD_ADVICE, "memory is short");
    }
    return give_up(t, MT_MINE_BAD_ADVICE, why);
}

void mt_llm_note(const mt_llm *llm, mt_diags *diags)
{
    mt_mine_report_why(diags, llm->finding, (moot_span){0, 0}, llm->why);
    mt_diag_sort(diags);
}

bool mt_llm_advise(mt_llm *llm, mt_arena *arena, const mt_reading *r, mt_advice *to)
{
    talk t = {llm, arena, r, to};
    if (llm->file)
        return from_file(&t);
    moot_str body = request(&t, NULL);
    if (!body.len)
        return give_up(&t, MT_MINE_NO_ADVICE, "memory is short");
    if (body.len > REQUEST_MOST)
        return give_up(&t, MT_MINE_NO_ADVICE, "the text is longer than what is sent, 1 MiB");
    return kept(&t, body) || ask(&t, body);
}
