/* moot mine: prose -> what it says, as Argdown or JSON. */
#include "base/decode.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/llm.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "cli/syntax.h"
#include "mine/ask.h"

#include <stdio.h>
#include <stdlib.h>

static bool json, single, ask, unordered, syntax, llm_request;
static mt_llm llm;
static mt_parser parser;
static const char *units_text, *answers_path, *out_path = "-";

static const mt_opt opts[] = {
    {"json", 'j', MT_OPT_FLAG, &json, NULL, "print JSON; the default is Argdown", NULL},
    {"single", 's', MT_OPT_FLAG, &single, NULL, "one text without question and sides", NULL},
    {"units", 'u', MT_OPT_TEXT, &units_text, "A-B,C-D",
     "take these units, by code points, instead of sentences", NULL},
    {"ask", 'q', MT_OPT_FLAG, &ask, NULL, "print at most five questions about what is in doubt",
     NULL},
    {"any-order", 0, MT_OPT_FLAG, &unordered, NULL,
     "tell which side is Yes by what is said alone, not by the order", NULL},
    {"answers", 'a', MT_OPT_TEXT, &answers_path, "FILE", "hold to the answers in FILE", NULL},
    {"syntax", 0, MT_OPT_FLAG, &syntax, NULL, "look at the syntax of sentences too (link-grammar)",
     NULL},
    {"llm", 0, MT_OPT_TEXT, &llm.url, "URL",
     "ask a model endpoint for a second opinion; sends the text there", NULL},
    {"model", 'm', MT_OPT_TEXT, &llm.model, "NAME", "the model to ask", NULL},
    {"llm-request", 0, MT_OPT_FLAG, &llm_request, NULL,
     "print what would be sent, and send nothing", NULL},
    {"llm-fresh", 0, MT_OPT_FLAG, &llm.fresh, NULL, "ask again though an answer is kept", NULL},
    {"llm-timeout", 0, MT_OPT_TEXT, &llm.timeout, "SECONDS",
     "wait so long for the model; the default is 120", NULL},
    {"output", 'o', MT_OPT_TEXT, &out_path, "FILE", "write to FILE instead of standard output",
     NULL},
    {0},
};

/* A decimal number at *p, which moves behind it. */
static bool number(const char **p, size_t *n)
{
    const char *start = *p;
    *n = 0;
    for (; mt_is_digit(**p) && *n < (SIZE_MAX >> 8); (*p)++)
        *n = *n * 10 + (size_t)(**p - '0');
    return *p > start;
}

/* "A-B,C-D" in code points -> spans in bytes.  One walk over the text, since the
 * units must be in order. */
static bool read_units(const char *list, moot_str text, mt_arena *arena, mt_mine_options *options)
{
    uint32_t count = 1;
    for (const char *p = list; *p; p++)
        count += *p == ',';
    moot_span *units = MT_NEW_ARRAY(arena, moot_span, count);
    size_t point = 0, byte = 0;
    uint32_t n = 0;
    for (const char *p = list; units && n < count; n++) {
        size_t from, to;
        if (!number(&p, &from) || *p++ != '-' || !number(&p, &to) || from >= to || from < point ||
            (*p != ',' && *p != '\0'))
            return false;
        for (; point < from && byte < text.len; point++)
            mt_utf8_next(text, &byte);
        units[n].off = (uint32_t)byte;
        for (; point < to && byte < text.len; point++)
            mt_utf8_next(text, &byte);
        if (point < to)
            return false;
        units[n].len = (uint32_t)byte - units[n].off;
        p += *p == ',';
    }
    options->units = units;
    options->n_units = n;
    return units != NULL;
}

typedef struct job {
    mt_arena arena;
    mt_diags diags;
    mt_decoded source;
    mt_reading reading;
    moot_str name;
} job;

static moot_status produce(void *ctx, moot_writer to)
{
    const job *j = ctx;
    mt_out out;
    mt_out_init(&out, to);
    if (llm_request) {
        if (!mt_advice_request(&j->reading, mt_str(llm.model), NULL, &out))
            mt_out_no_memory(&out);
    } else if (ask)
        mt_questions_text(&j->reading, &out);
    else if (json)
        mt_reading_json(&j->reading, &out);
    else
        mt_reading_argdown(&j->reading, j->name, &out);
    return mt_out_finish(&out);
}

/* Say which answers speak of sentences that are not in the text. */
static void note_unused(const mt_answers *answers)
{
    uint32_t unused = 0;
    for (uint32_t i = 0; i < answers->at.n; i++)
        unused += !answers->at.at[i].used;
    if (unused)
        fprintf(stderr, "%s: note: %u of %u answers speak of sentences that are not in the text\n",
                answers_path, (unsigned)unused, (unsigned)answers->at.n);
}

/* The answers of the file; an exit status. */
static int read_answers(job *j, mt_answers *to)
{
    mt_input in;
    int status = mt_input_read(&in, answers_path, MT_INPUT_MAX);
    if (status != MT_EXIT_YES)
        return status;
    mt_decoded text;
    uint32_t line = 0;
    moot_status st = mt_decode(&j->arena, mt_input_str(&in), &text, &j->diags);
    status = mt_exit_of(answers_path, st);
    if (st == MOOT_OK && j->diags.errors) {
        mt_report(stderr, answers_path, mt_input_str(&in), &j->diags, true);
        status = MT_EXIT_IO;
    } else if (st == MOOT_OK &&
               !mt_answers_read(&j->arena, mt_arena_dup(&j->arena, text.text), to, &line)) {
        fprintf(stderr, "%s:%u: error: this is no line of a file of answers\n", answers_path,
                (unsigned)line);
        fprintf(stderr, "hint: 'moot mine --ask' writes such a file\n");
        status = MT_EXIT_IO;
    }
    mt_input_free(&in);
    return status;
}

/* Read, and with `--llm` once more with a model's opinion, if there is one to be had. */
static moot_status read_prose(job *j, mt_mine_options *options)
{
    mt_advice advice = {.yes = MT_NO_ID};
    bool second = llm.url && !llm_request, asks = options->ask;
    options->ask = asks && !second;
    moot_status st = mt_mine(&j->reading, NULL, j->source.text, options);
    if (!second || st != MOOT_OK || j->reading.diags.errors)
        return st;
    bool advised = mt_llm_advise(&llm, &j->arena, &j->reading, &advice);
    if (advised || asks) {
        options->advice = advised ? &advice : NULL;
        options->ask = asks;
        mt_reading_fini(&j->reading);
        st = mt_mine(&j->reading, NULL, j->source.text, options);
        options->advice = NULL;
    }
    if (!advised && st == MOOT_OK)
        mt_llm_note(&llm, &j->reading.diags);
    return st;
}

static int mine_decoded(const mt_command *self, job *j, const mt_input *in)
{
    mt_mine_options options = {.single = single, .ask = ask, .unordered = unordered};
    if (syntax)
        options.syntax = &parser.syntax;
    mt_answers answers = {0};
    if (answers_path) {
        int read = read_answers(j, &answers);
        if (read != MT_EXIT_YES)
            return read;
        options.answers = &answers;
    }
    if (units_text && !read_units(units_text, j->source.text, &j->arena, &options))
        return mt_usage_error(self, "'--units' wants ranges of the text, in order: 0-57,58-120");
    mt_progress_begin();
    mt_progress_at("reading the prose");
    moot_status st = read_prose(j, &options);
    mt_progress_end();
    int status = mt_exit_of(in->name, st);
    if (st == MOOT_OK) {
        mt_report(stderr, in->name, j->source.text, &j->reading.diags, false);
        note_unused(&answers);
        status = j->reading.diags.errors
                     ? MT_EXIT_IO
                     : mt_write_file(out_path, strcmp(in->path, "-") ? in->path : NULL, produce, j);
    }
    mt_reading_fini(&j->reading);
    return status;
}

static int mine_input(const mt_command *self, const mt_input *in)
{
    job j = {.name = mt_text_name(in->path)};
    mt_arena_init(&j.arena, NULL);
    j.diags.arena = &j.arena;
    moot_status st = mt_decode(&j.arena, mt_input_str(in), &j.source, &j.diags);
    int status = mt_exit_of(in->name, st);
    if (st == MOOT_OK) {
        mt_report(stderr, in->name, mt_input_str(in), &j.diags, true);
        status = j.diags.errors ? MT_EXIT_IO : mine_decoded(self, &j, in);
    }
    mt_arena_free(&j.arena);
    return status;
}

/* With a parser, where one is asked for. */
static int with_parser(const mt_command *self, const mt_input *in)
{
    if (syntax && !mt_parser_start(&parser)) {
        fprintf(stderr, "moot mine: error: '--syntax' wants link-grammar and its English "
                        "dictionary, and they are not there\n");
        fprintf(stderr, "hint: in Debian: liblink-grammar5, link-grammar-dictionaries-en\n");
        return MT_EXIT_IO;
    }
    int status = mine_input(self, in);
    if (syntax)
        mt_parser_end(&parser);
    return status;
}

static int run(const mt_command *self, int argc, char **argv)
{
    const char *path = mt_one_file(self, argc, argv);
    if (!path)
        return MT_EXIT_USAGE;
    if (llm.url || llm.model || llm_request || llm.fresh || llm.timeout) {
        int fine = mt_llm_prepare(self, &llm);
        if (fine != MT_EXIT_YES)
            return fine;
    }
    mt_input in;
    int status = mt_input_read(&in, path, MT_INPUT_MAX);
    if (status == MT_EXIT_YES)
        status = with_parser(self, &in);
    mt_input_free(&in);
    return status;
}

const mt_command mt_cmd_mine = {
    .name = "mine",
    .usage = "mine [OPTION]... FILE",
    .summary = "Read a two-sided text and print the claims and reasons in it",
    .run = run,
    .opts = opts,
};
