/* Debates for the tests of the render room: one of the usual size with its text,
 * and random ones, all made as moot JSON and read from there. */
#ifndef MT_TESTS_SAMPLE_H
#define MT_TESTS_SAMPLE_H

#include "judge/verdict.h"
#include "render/layout.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct sample {
    mt_arena arena;
    mt_debate debate;
    mt_verdict verdict;
} sample;

/* Read the JSON and judge it; false and a message if that fails. */
static inline bool sample_open(sample *s, moot_str json)
{
    mt_judge_options options = {.presume = MT_PRESUME_BARE};
    if (mt_debate_read(&s->debate, NULL, json) != MOOT_OK || s->debate.diags.errors) {
        for (uint32_t i = 0; i < s->debate.diags.list.n; i++)
            printf("%s %.*s\n", s->debate.diags.list.at[i].code,
                   MT_ARG(s->debate.diags.list.at[i].message));
        return false;
    }
    mt_arena_init(&s->arena, NULL);
    return mt_judge(&s->verdict, NULL, &s->debate, &options) == MOOT_OK;
}

static inline void sample_close(sample *s)
{
    mt_arena_free(&s->arena);
    mt_verdict_fini(&s->verdict);
    mt_debate_fini(&s->debate);
}

typedef struct sample_unit {
    const char *text;
    double confidence;
} sample_unit;

static const sample_unit sample_units[2][11] = {
    {{"For thirty years the square has been little more than a car park.", .8},
     {"Since the ring road opened, though, few drivers have to stop there.", .8},
     {"Two of three visitors now come by bus, by bicycle or on foot.", .4},
     {"Traders on Mill Street doubled their sales after the cars went.", .8},
     {"Families stay longer where children can run about.", .8},
     {"The air by the school gate is the worst in town.", .8},
     {"Both the council and the traders want the centre to live.", .8},
     {"So a square without cars would bring people back.", .8},
     {"The town should close the square to cars this summer.", .9}},
    {{"Nobody disputes that the council and the traders want a living centre.", .8},
     {"But a full square on market day proves nothing about a wet Tuesday.", .8},
     {"Enthusiasts should not treat one street as a model for the whole town.", .8},
     {"The pharmacy serves patients who cannot walk far.", .8},
     {"The problem is the way home with heavy bags.", .4},
     {"The last bus to the villages leaves at six.", .8},
     {"Shops close at seven.", .8},
     {"Whoever works late is left without a ride.", .8},
     {"The butcher lost a third of his customers during the road works.", .8},
     {"In Harlow the closed square had to be opened again.", .8},
     {"Before the buses run later, the town should not shut out those who depend on a car.", .9}},
};

typedef struct sample_link {
    const char *kind;
    int from, to; /* statements: 0 the motion, 1 to 9 Yes, 10 to 20 No */
} sample_link;

static const sample_link sample_links[] = {
    {"support", 9, 0},   {"attack", 20, 0},   {"attack", 1, 9},    {"attack", 2, 1},
    {"support", 3, 8},   {"support", 4, 8},   {"support", 5, 8},   {"support", 8, 9},
    {"support", 6, 9},   {"support", 7, 8},   {"attack", 10, 20},  {"support", 12, 20},
    {"support", 11, 12}, {"support", 13, 14}, {"support", 14, 20}, {"support", 15, 17},
    {"support", 16, 17}, {"support", 17, 14}, {"support", 18, 14}, {"support", 19, 20},
};

static inline void sample_side(mt_out *o, int side, uint32_t from, uint32_t to)
{
    static const char *const names[2][2] = {{"Ada Brook", "chair of the cycling club"},
                                            {"Ben Moor", "baker in the square for forty years"}};
    mt_out_printf(o, ",\"%s\":{\"name\":\"%s\",\"credential\":\"%s\",\"body\":[%u,%u]}",
                  side ? "no" : "yes", names[side][0], names[side][1], from, to);
}

/* The sample as JSON.  `swap` exchanges the sides: what was said for Yes is said
 * for No, and the motion is opposed where it was supported. */
static inline moot_str sample_json(mt_arena *arena, bool swap)
{
    mt_memory text = {.arena = arena}, json = {.arena = arena};
    mt_out t, o;
    uint32_t begin[20], end[20], body[3], at = 0;
    mt_out_init(&t, mt_memory_writer(&text));
    mt_out_z(&t, "Should the town close the square to cars?\n\n");
    at = 43;
    for (int side = 0, k = 0; side < 2; side++) {
        body[side] = at;
        for (int i = 0; i < 11 && sample_units[side][i].text; i++, k++) {
            bool paragraph = i == 5; /* a blank line in the middle of each side */
            begin[k] = at;
            mt_out_z(&t, sample_units[side][i].text);
            end[k] = at += (uint32_t)strlen(sample_units[side][i].text);
            mt_out_z(&t, paragraph ? "\n\n" : " ");
            at += paragraph ? 2 : 1;
        }
        mt_out_z(&t, "\n\n");
        at += 2;
    }
    body[2] = at;
    if (mt_out_finish(&t) != MOOT_OK)
        return (moot_str){"", 0};
    mt_out_init(&o, mt_memory_writer(&json));
    mt_out_z(&o, "{\"moot\":1,\"question\":\"Should the town close the square to cars?\","
                 "\"motion\":0,\"mined\":true");
    sample_side(&o, swap, body[0], body[1] - 2);
    sample_side(&o, !swap, body[1], body[2] - 2);
    mt_out_z(&o,
             ",\"statements\":[{\"title\":\"T\",\"label\":\"T\",\"side\":\"yes\",\"text\":\"The "
             "town should close the square to cars.\"}");
    for (int side = 0, k = 0; side < 2; side++)
        for (int i = 0; i < 11 && sample_units[side][i].text; i++, k++) {
            const char *word = (side == 1) != swap ? "no" : "yes";
            char letter = (side == 1) != swap ? 'N' : 'Y';
            mt_out_printf(&o, ",{\"title\":\"%c%d\",\"label\":\"%c%d\",\"side\":\"%s\",\"text\":",
                          letter, i + 1, letter, i + 1, word);
            mt_out_json(&o, mt_str(sample_units[side][i].text));
            mt_out_printf(
                &o, ",\"sayings\":[{\"side\":\"%s\",\"source\":[%u,%u],\"confidence\":%d.%d,", word,
                begin[k], end[k], 0, (int)(sample_units[side][i].confidence * 10 + .5));
            mt_out_z(&o, "\"text\":");
            mt_out_json(&o, mt_str(sample_units[side][i].text));
            mt_out_z(&o, "}]}");
        }
    mt_out_z(&o, "],\"arguments\":[],\"relations\":[");
    for (size_t i = 0; i < sizeof(sample_links) / sizeof(sample_links[0]); i++) {
        const sample_link *l = &sample_links[i];
        const char *kind = l->kind;
        if (swap && l->to == 0)
            kind = kind[0] == 's' ? "attack" : "support";
        mt_out_printf(&o,
                      "%s{\"kind\":\"%s\",\"from\":{\"statement\":%d},\"to\":{\"statement\":%d}}",
                      i ? "," : "", kind, l->from, l->to);
    }
    mt_out_z(&o, "],\"text_name\":\"square.txt\",\"text\":");
    mt_out_json(&o, mt_memory_str(&text));
    mt_out_z(&o, "}");
    return mt_out_finish(&o) == MOOT_OK ? mt_memory_str(&json) : (moot_str){"", 0};
}

#endif
