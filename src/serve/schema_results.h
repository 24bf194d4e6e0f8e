/* The shape of results.json, docs/POLL.md as a JSON schema.  A number that would tell of one to
 * four people is null. */
#ifndef MT_SERVE_SCHEMA_RESULTS_H
#define MT_SERVE_SCHEMA_RESULTS_H

#include <moot/types.h>

/* Longer ones are told once, under a name. */
#define MT_R_REF(name) "{\"$ref\": \"#/components/schemas/" name "\"}"
#define MT_R_MAYBE_OBJECT(required, properties)                                                    \
    "{\"type\": [\"object\", \"null\"], \"additionalProperties\": false, \"required\": [" required \
    "], \"properties\": {" properties "}}"
#define MT_R_NUMBER "{\"type\": \"number\"}"
#define MT_R_WITHHELD MT_S_MAYBE("number")
#define MT_R_FEW MT_S_MAYBE("integer")
#define MT_R_WORD(words) "{\"type\": \"string\", \"enum\": [" words "]}"
#define MT_R_WINNER MT_R_WORD("\"yes\", \"no\", \"tie\"")
#define MT_R_LETTER MT_R_WORD("\"A\", \"B\", \"C\", \"D\", \"E\"")
#define MT_R_WAY MT_R_WORD("\"agree\", \"disagree\"")
#define MT_R_PAIR(items) \
    "{\"type\": \"array\", \"minItems\": 2, \"maxItems\": 2, \"items\": " items "}"
#define MT_R_NAMES MT_S_LIST(MT_S_TEXT)
#define MT_R_SHARES                            \
    MT_S_OBJECT("\"yes\", \"no\", \"unsure\"", \
                "\"yes\": " MT_R_NUMBER ", \"no\": " MT_R_NUMBER ", \"unsure\": " MT_R_NUMBER)

#define MT_R_MOVES                                                       \
    MT_R_MAYBE_OBJECT("\"yes\", \"no\", \"unsure\"",                     \
                      "\"yes\": " MT_S_ANSWERS ", \"no\": " MT_S_ANSWERS \
                      ", \"unsure\": " MT_S_ANSWERS)
#define MT_R_SWING                                                                                \
    MT_S_OBJECT(                                                                                  \
        "\"pairs\", \"only_before\", \"only_after\"",                                             \
        "\"only_before\": " MT_S_COUNT ", \"only_after\": " MT_S_COUNT ", \"pairs\": " MT_R_FEW   \
        ", \"before\": " MT_R_SHARES ", \"after\": " MT_R_SHARES ", \"gain\": " MT_R_SHARES       \
        ", \"margin\": " MT_R_NUMBER ", \"difference\": " MT_R_NUMBER ", \"error\": " MT_R_NUMBER \
        ", \"verdict\": " MT_R_WORD(                                                              \
            "\"clear\", \"too close\", \"too few\"") ", \"log_odds\": " MT_R_NUMBER               \
                                                     ", \"turned_by\": " MT_S_COUNT               \
                                                     ", \"winner_by_gain\": " MT_R_WINNER         \
                                                     ", \"winner_by_majority\": " MT_R_WINNER     \
                                                     ", \"moves\": " MT_R_MOVES                   \
                                                     ", \"changed\": " MT_R_NUMBER                \
                                                     ", \"switched\": " MT_R_NUMBER               \
                                                     ", \"persuaded\": " MT_S_OBJECT(             \
                                                         "\"yes\", \"no\"",                       \
                                                         "\"yes\": " MT_R_WITHHELD                \
                                                         ", \"no\": " MT_R_WITHHELD))

#define MT_R_LEVEL                                                                                 \
    MT_S_OBJECT("\"ballots\", \"pairs\"",                                                          \
                "\"ballots\": " MT_S_COUNT ", \"pairs\": " MT_S_COUNT ", \"before\": " MT_R_SHARES \
                ", \"after\": " MT_R_SHARES ", \"difference\": " MT_R_NUMBER                       \
                ", \"error\": " MT_R_NUMBER)
#define MT_R_LEVELS                                                        \
    MT_R_MAYBE_OBJECT("\"cookie\", \"email\", \"invited\"",                \
                      "\"cookie\": " MT_R_LEVEL ", \"email\": " MT_R_LEVEL \
                      ", \"invited\": " MT_R_LEVEL)

#define MT_R_STEPS(a, b, c, d, e)                                                             \
    MT_R_MAYBE_OBJECT("\"" a "\", \"" b "\", \"" c "\", \"" d "\", \"" e "\", \"answers\"",   \
                      "\"" a "\": " MT_S_COUNT ", \"" b "\": " MT_S_COUNT ", \"" c            \
                      "\": " MT_S_COUNT ", \"" d "\": " MT_S_COUNT ", \"" e "\": " MT_S_COUNT \
                      ", \"answers\": " MT_S_COUNT)
#define MT_R_COUNTS                                                    \
    MT_S_OBJECT("\"agree\", \"disagree\", \"answers\"",                \
                "\"agree\": " MT_S_COUNT ", \"disagree\": " MT_S_COUNT \
                ", \"answers\": " MT_S_COUNT)
#define MT_R_OF_GROUPS                                                                      \
    MT_R_MAYBE_OBJECT("\"A\", \"B\"",                                                       \
                      "\"A\": " MT_R_COUNTS ", \"B\": " MT_R_COUNTS ", \"C\": " MT_R_COUNTS \
                      ", \"D\": " MT_R_COUNTS ", \"E\": " MT_R_COUNTS)
#define MT_R_CLAIM                                                                                                                                                                                        \
    MT_S_OBJECT("\"claim\", \"accept\", \"matter\"",                                                                                                                                                      \
                "\"claim\": " MT_S_TEXT ", \"accept\": " MT_R_STEPS(                                                                                                                                      \
                    "yes", "rather yes", "unsure", "rather no",                                                                                                                                           \
                    "no") ", \"strength\": " MT_R_NUMBER                                                                                                                                                  \
                          ", \"interval\": " MT_R_PAIR(MT_R_NUMBER) ", \"votes\": " MT_S_OBJECT("\"for\", \"against\"", "\"for\": " MT_S_COUNT ", \"against\": " MT_S_COUNT) ", \"matter\": " MT_R_STEPS( \
                              "decides it", "a lot", "some", "little",                                                                                                                                    \
                              "no") ", \"relevance\": " MT_R_NUMBER                                                                                                                                       \
                                    ", \"groups\": " MT_R_REF(                                                                                                                                            \
                                        "of_groups") ", "                                                                                                                                                 \
                                                     "\"consensus\":"                                                                                                                                     \
                                                     " " MT_S_OBJECT(                                                                                                                                     \
                                                         "\"agree\", "                                                                                                                                    \
                                                         "\"disagree\"",                                                                                                                                  \
                                                         "\"agree\":"                                                                                                                                     \
                                                         " " MT_R_NUMBER ", "                                                                                                                             \
                                                         "\"disagree\":"                                                                                                                                  \
                                                         " " MT_R_NUMBER) ", "                                                                                                                            \
                                                                          "\"divide\":"                                                                                                                   \
                                                                          " " MT_R_NUMBER ", "                                                                                                            \
                                                                          "\"between\":"                                                                                                                  \
                                                                          " " MT_R_PAIR(MT_R_LETTER) ", \"crux\": " MT_R_WITHHELD ", \"bridging\": " MT_S_OBJECT(                                         \
                                                                              "\"intercep"                                                                                                                \
                                                                              "t\", "                                                                                                                     \
                                                                              "\"factor\""                                                                                                                \
                                                                              ", "                                                                                                                        \
                                                                              "\"status"                                                                                                                  \
                                                                              "\"",                                                                                                                       \
                                                                              "\"intercep"                                                                                                                \
                                                                              "t\":"                                                                                                                      \
                                                                              " " MT_R_NUMBER ", "                                                                                                        \
                                                                              "\"factor\""                                                                                                                \
                                                                              ":"                                                                                                                         \
                                                                              " " MT_R_NUMBER ", "                                                                                                        \
                                                                              "\"status\""                                                                                                                \
                                                                              ":"                                                                                                                         \
                                                                              " " MT_R_WORD(                                                                                                              \
                                                                                  "\"open"                                                                                                                \
                                                                                  "\", "                                                                                                                  \
                                                                                  "\"brid"                                                                                                                \
                                                                                  "ges\","                                                                                                                \
                                                                                  " \"rej"                                                                                                                \
                                                                                  "ected"                                                                                                                 \
                                                                                  "\"")) ", "                                                                                                             \
                                                                                         "\"moved"                                                                                                        \
                                                                                         "\":"                                                                                                            \
                                                                                         " " MT_S_COUNT                                                                                                   \
                                                                                         ", "                                                                                                             \
                                                                                         "\"moved"                                                                                                        \
                                                                                         "_shift"                                                                                                         \
                                                                                         "\":"                                                                                                            \
                                                                                         " " MT_R_WITHHELD)

#define MT_R_CHOICE                                                                        \
    MT_S_OBJECT("\"claim\", \"way\", \"score\"",                                           \
                "\"claim\": " MT_S_TEXT ", \"way\": " MT_R_WAY ", \"share\": " MT_R_NUMBER \
                ", \"share_z\": " MT_R_NUMBER ", \"ratio\": " MT_R_NUMBER                  \
                ", \"ratio_z\": " MT_R_NUMBER ", \"score\": " MT_R_NUMBER)
#define MT_R_GROUP                                                                                \
    MT_S_OBJECT("\"group\", \"people\", \"centre\", \"typical\"",                                 \
                "\"group\": " MT_R_LETTER ", \"people\": " MT_S_COUNT ", \"centre\": " MT_R_PAIR( \
                    MT_R_NUMBER) ", \"typical\": " MT_S_LIST(MT_R_REF("choice")))
#define MT_R_GROUPS                                                                 \
    MT_S_OBJECT("\"people\", \"outside\", \"silhouette\", \"explained\", \"list\"", \
                "\"people\": " MT_R_FEW ", \"outside\": " MT_R_FEW                  \
                ", \"silhouette\": " MT_R_WITHHELD                                  \
                ", \"explained\": " MT_R_PAIR(MT_R_NUMBER) ", \"list\": " MT_S_LIST(MT_R_GROUP))
#define MT_R_MAJORITY                                                                     \
    MT_S_OBJECT("\"agree\", \"disagree\"",                                                \
                "\"agree\": " MT_S_LIST(MT_R_REF("choice")) ", \"disagree\": " MT_S_LIST( \
                    MT_R_REF("choice")))
#define MT_R_FIT                                                                                  \
    MT_S_OBJECT("", "\"lack\": " MT_R_WORD(                                                       \
                        "\"too few people\", \"too few claims\"") ", \"people\": " MT_S_COUNT     \
                                                                  ", \"claims\": " MT_S_COUNT     \
                                                                  ", \"objective\": " MT_R_NUMBER \
                                                                  ", \"global\": " MT_R_NUMBER    \
                                                                  ", \"rounds\": " MT_S_COUNT     \
                                                                  ", \"settled\": " MT_S_TRUTH)
#define MT_R_STANDS_OUT                                                                 \
    MT_S_OBJECT("\"all_accept\", \"all_reject\", \"cruxes\", \"cruxes_by\", \"moved\"", \
                "\"all_accept\": " MT_R_NAMES ", \"all_reject\": " MT_R_NAMES           \
                ", \"cruxes\": " MT_R_NAMES ", \"cruxes_by\": " MT_R_WORD(              \
                    "\"swing\", \"relevance\", \"divide\"") ", \"moved\": " MT_R_NAMES)

#define MT_SCHEMA_RESULTS                                                                                                           \
    MT_S_OBJECT(                                                                                                                    \
        "\"moot_poll\", \"ballots\", \"swing\", \"levels\", \"claims\", \"groups\", "                                               \
        "\"majority\", \"bridging\", \"stands_out\"",                                                                               \
        "\"moot_poll\": {\"type\": \"integer\", \"minimum\": 1, \"maximum\": 1}, "                                                  \
        "\"ballots\": " MT_S_COUNT ", \"swing\": " MT_R_REF("swing") ", \"levels\": " MT_R_REF(                                     \
            "l"                                                                                                                     \
            "e"                                                                                                                     \
            "v"                                                                                                                     \
            "e"                                                                                                                     \
            "l"                                                                                                                     \
            "s") ", \"claims\": " MT_S_LIST(MT_R_REF("claim")) ", \"groups\": " MT_R_REF("groups") ", \"majority\": " MT_R_MAJORITY \
                                                                                                   ", \"bridging\": " MT_R_FIT      \
                                                                                                   ", "                             \
                                                                                                   "\"stands_out\": " MT_R_STANDS_OUT)

#endif
