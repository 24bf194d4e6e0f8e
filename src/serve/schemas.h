/* The shapes of what is taken and given, as JSON schemas for the table of routes. */
#ifndef MT_SERVE_SCHEMAS_H
#define MT_SERVE_SCHEMAS_H

#include <moot/types.h>

#define MT_S_OBJECT(required, properties)                                              \
    "{\"type\": \"object\", \"additionalProperties\": false, \"required\": [" required \
    "], \"properties\": {" properties "}}"
#define MT_S_TEXT "{\"type\": \"string\"}"
#define MT_S_COUNT "{\"type\": \"integer\", \"minimum\": 0}"
#define MT_S_TRUTH "{\"type\": \"boolean\"}"
#define MT_S_ANSWER "{\"type\": \"string\", \"enum\": [\"yes\", \"no\", \"unsure\"]}"
#define MT_S_RATING "{\"type\": \"integer\", \"minimum\": 0, \"maximum\": 5}"
#define MT_S_MAYBE(type) "{\"type\": [\"" type "\", \"null\"]}"
#define MT_S_PHASE                                                                         \
    "{\"type\": \"string\", \"enum\": [\"before\", \"after\", \"accept\", \"relevance\", " \
    "\"moved\"]}"
#define MT_S_LIST(items) "{\"type\": \"array\", \"items\": " items "}"
#define MT_S_ANSWERS                           \
    MT_S_OBJECT("\"yes\", \"no\", \"unsure\"", \
                "\"yes\": " MT_S_COUNT ", \"no\": " MT_S_COUNT ", \"unsure\": " MT_S_COUNT)
#define MT_S_FIVE \
    "{\"type\": \"array\", \"minItems\": 5, \"maxItems\": 5, \"items\": " MT_S_COUNT "}"
#define MT_S_POINT                                                                 \
    MT_S_OBJECT("\"key\", \"label\", \"accept\", \"relevance\", \"moved\"",        \
                "\"key\": " MT_S_TEXT                                              \
                ", \"label\": " MT_S_MAYBE("string") ", \"accept\": " MT_S_FIVE    \
                                                     ", \"relevance\": " MT_S_FIVE \
                                                     ", \"moved\": " MT_S_COUNT)

#define MT_SCHEMA_ANY "{\"type\": \"object\"}"
#define MT_SCHEMA_TOKEN MT_S_OBJECT("\"token\"", "\"token\": " MT_S_TEXT)
#define MT_SCHEMA_ADDRESS \
    MT_S_OBJECT("\"token\", \"address\"", "\"token\": " MT_S_TEXT ", \"address\": " MT_S_TEXT)
#define MT_SCHEMA_VOTE                                                      \
    MT_S_OBJECT("\"token\", \"phase\", \"value\"",                          \
                "\"token\": " MT_S_TEXT                                     \
                ", \"phase\": {\"type\": \"string\", \"enum\": [\"before\"" \
                ", \"after\"]}, \"value\": " MT_S_ANSWER)
#define MT_SCHEMA_RATE                                                                         \
    MT_S_OBJECT("\"token\", \"claim\"",                                                        \
                "\"token\": " MT_S_TEXT ", \"claim\": " MT_S_TEXT ", \"accept\": " MT_S_RATING \
                ", \"relevance\": " MT_S_RATING ", \"from\": {\"type\": \"string\", "          \
                "\"enum\": [\"page\"]}")
#define MT_SCHEMA_MOVED \
    MT_S_OBJECT("\"token\", \"claim\"", "\"token\": " MT_S_TEXT ", \"claim\": " MT_S_TEXT)
#define MT_SCHEMA_BALLOT                                                                        \
    MT_S_OBJECT("\"phase\"",                                                                    \
                "\"phase\": " MT_S_PHASE ", \"value\": {\"type\": [\"string\", \"integer\"]}, " \
                "\"claim\": " MT_S_TEXT ", \"key\": {\"type\": \"string\", \"minLength\": 1, "  \
                "\"maxLength\": 64}, \"seq\": {\"type\": \"integer\", \"minimum\": 1}")
#define MT_SCHEMA_WRITTEN                                                             \
    MT_S_OBJECT("\"written\", \"seq\"",                                               \
                "\"written\": {\"type\": \"string\", \"enum\": [\"done\", \"same\", " \
                "\"superseded\"]}, \"seq\": " MT_S_COUNT)
#define MT_SCHEMA_MODERATE                                                                    \
    MT_S_OBJECT(                                                                              \
        "\"token\", \"do\"",                                                                  \
        "\"token\": " MT_S_TEXT ", \"do\": {\"type\": \"string\", \"enum\": [\"open\", "      \
        "\"close\", \"timed\", \"hold\", \"release\", \"note\", \"correct\", \"restore\"]}, " \
        "\"claim\": " MT_S_TEXT ", \"words\": " MT_S_TEXT ", \"network\": " MT_S_TEXT         \
        ", \"ticket\": " MT_S_TEXT ", \"why\": " MT_S_TEXT)
#define MT_SCHEMA_DEBATES                                                                        \
    MT_S_OBJECT("\"debates\"", "\"debates\": " MT_S_LIST(MT_S_OBJECT(                            \
                                   "\"name\", \"question\", \"verdict\", \"open\", \"version\"", \
                                   "\"name\": " MT_S_TEXT ", \"question\": " MT_S_TEXT           \
                                   ", \"verdict\": " MT_S_TEXT ", \"open\": " MT_S_TRUTH         \
                                   ", \"version\": " MT_S_TEXT)))
#define MT_S_TALLY_FIELDS                                                                      \
    "\"debate\": " MT_S_TEXT ", \"open\": " MT_S_TRUTH                                         \
    ", \"rule\": {\"type\": \"string\", \"enum\": [\"swing\", \"majority\"]}, "                \
    "\"before\": " MT_S_ANSWERS ", \"after\": " MT_S_ANSWERS                                   \
    ", \"moves\": " MT_S_LIST(MT_S_OBJECT(                                                     \
        "\"before\", \"after\", \"n\"",                                                        \
        "\"before\": " MT_S_ANSWER ", \"after\": " MT_S_ANSWER                                 \
        ", \"n\": " MT_S_COUNT)) ", \"pairs\": " MT_S_COUNT                                    \
                                 ", \"levels\": " MT_S_OBJECT(                                 \
                                     "\"cookie\", \"email\", \"invited\"",                     \
                                     "\"cookie\": " MT_S_COUNT ", \"email\": " MT_S_COUNT      \
                                     ", \"invited\": " MT_S_COUNT) ", \"held\": " MT_S_COUNT   \
                                                                   ", \"points\": " MT_S_LIST( \
                                                                       MT_S_POINT)
#define MT_SCHEMA_TALLY                                                                         \
    MT_S_OBJECT("\"debate\", \"open\", \"rule\", \"before\", \"after\", \"moves\", \"pairs\", " \
                "\"levels\", \"held\", \"points\"",                                             \
                MT_S_TALLY_FIELDS)
#define MT_S_BALLOT_OUT                                                                         \
    MT_S_OBJECT("\"reader\", \"phase\", \"claim\", \"value\", \"level\", \"held\"",             \
                "\"reader\": " MT_S_TEXT ", \"phase\": " MT_S_PHASE ", \"claim\": " MT_S_MAYBE( \
                    "string") ", \"value\": {\"type\": [\"string\", \"integer\"]}, "            \
                              "\"level\": {\"type\": \"string\", \"enum\": [\"cookie\", "       \
                              "\"email\", \"invited\"]}, "                                      \
                              "\"held\": " MT_S_TRUTH)
#define MT_SCHEMA_EXPORT                  \
    MT_S_OBJECT("\"tally\", \"ballots\"", \
                "\"tally\": " MT_SCHEMA_TALLY ", \"ballots\": " MT_S_LIST(MT_S_BALLOT_OUT))
#define MT_S_SOME "{\"type\": \"object\"}"
#define MT_S_THINGS "{\"type\": \"array\", \"items\": " MT_S_SOME "}"
/* Moot JSON has a document of its own: here its first two levels. */
#define MT_SCHEMA_DEBATE                                                                     \
    MT_S_OBJECT(                                                                             \
        "\"debate\", \"verdict\"",                                                           \
        "\"debate\": {\"type\": \"object\", \"required\": [\"moot\", \"statements\", "       \
        "\"arguments\", \"relations\"], \"properties\": {\"moot\": {\"type\": \"integer\", " \
        "\"minimum\": 1}, \"title\": " MT_S_TEXT ", \"question\": " MT_S_TEXT                \
        ", \"statements\": " MT_S_THINGS ", \"arguments\": " MT_S_THINGS                     \
        ", \"relations\": " MT_S_THINGS "}}, \"verdict\": {\"type\": \"object\", "           \
        "\"required\": [\"verdict\", \"headline\", \"statements\", \"arguments\"], "         \
        "\"properties\": {\"verdict\": " MT_S_TEXT ", \"headline\": " MT_S_TEXT              \
        ", \"statements\": " MT_S_THINGS ", \"arguments\": " MT_S_THINGS "}}")
#define MT_SCHEMA_MINE                                                              \
    MT_S_OBJECT("\"before\", \"after\", \"moved\", \"ratings\"",                    \
                "\"before\": " MT_S_MAYBE("string") ", \"after\": " MT_S_MAYBE(     \
                    "string") ", "                                                  \
                              "\"moved\":"                                          \
                              " " MT_S_MAYBE("string") ", \"ratings\": " MT_S_LIST( \
                                  MT_S_OBJECT("\"claim"                             \
                                              "\", "                                \
                                              "\"accep"                             \
                                              "t\", "                               \
                                              "\"relev"                             \
                                              "ance\"",                             \
                                              "\"claim"                             \
                                              "\":"                                 \
                                              " " MT_S_TEXT ", "                    \
                                              "\"accep"                             \
                                              "t\":"                                \
                                              " " MT_S_RATING ", "                  \
                                              "\"relev"                             \
                                              "ance\":"                             \
                                              " " MT_S_RATING)))
#define MT_SCHEMA_OEMBED                                                                  \
    MT_S_OBJECT("\"version\", \"type\", \"html\", \"width\", \"height\", \"title\"",      \
                "\"version\": " MT_S_TEXT ", \"type\": {\"type\": \"string\", \"enum\": " \
                "[\"rich\"]}, \"html\": " MT_S_TEXT ", \"width\": " MT_S_COUNT            \
                ", \"height\": " MT_S_COUNT ", \"title\": " MT_S_TEXT                     \
                ", \"provider_name\": " MT_S_TEXT ", \"provider_url\": " MT_S_TEXT)
#define MT_SCHEMA_LOG                                                                       \
    MT_S_OBJECT("\"sound\", \"entries\"",                                                   \
                "\"sound\": " MT_S_TRUTH ", \"entries\": " MT_S_LIST(MT_S_OBJECT(           \
                    "\"seq\", \"at\", \"what\", \"by\", \"body\", \"hash\"",                \
                    "\"seq\": " MT_S_COUNT ", \"at\": " MT_S_COUNT ", \"what\": " MT_S_TEXT \
                    ", \"by\": " MT_S_TEXT ", \"body\": " MT_S_TEXT ", \"hash\": " MT_S_TEXT)))
#define MT_SCHEMA_HEALTH                                                                  \
    MT_S_OBJECT("\"status\", \"version\", \"debates\"",                                   \
                "\"status\": {\"type\": \"string\", \"enum\": [\"ok\", \"read-only\"]}, " \
                "\"version\": " MT_S_TEXT ", \"debates\": " MT_S_COUNT)

#include "serve/schema_results.h"

#endif
