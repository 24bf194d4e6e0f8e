/* What two versions have between them -> text for people, JSON for programs. */
#include "gradual/versions.h"

#include <math.h>

enum { SHOWN = 8 /* sets and effects in text */ };

static moot_str name_of(const mt_versions *v, uint32_t id)
{
    return v->mix.names.strings.at[id];
}

static void put_percents(const mt_versions *v, const double *s, mt_out *o)
{
    for (uint32_t k = 0; k < v->ways; k++) {
        if (isnan(s[k]))
            mt_out_z(o, k ? " / ?" : "?");
        else
            mt_out_printf(o, "%s%.0f", k ? " / " : "", mt_percent(s[k]) + 0.0);
    }
}

static void put_ways(const mt_versions *v, mt_out *o)
{
    mt_out_z(o, "Weighed by ");
    for (uint32_t k = 0; k < v->ways; k++) {
        mt_out_z(o, k == 0 ? "" : k + 1 == v->ways ? " and " : ", ");
        mt_out_z(o, v->version[0]->w.way[k].sem->title);
    }
    mt_out_z(o, ".\n");
    for (int turn = 0; turn < 2; turn++)
        for (uint32_t k = 0; k < v->ways; k++)
            if (!v->version[turn]->w.way[k].solved.converged)
                mt_out_printf(o, "%s did not come to rest in the %s version.\n",
                              v->version[turn]->w.way[k].sem->title, turn ? "new" : "old");
}

static void put_topic(const mt_versions *v, mt_out *o)
{
    if (v->topic[0] == MT_NO_ID) {
        mt_out_z(o, "\nThe two versions have no motion or topic in common; only what changed is "
                    "told.\n");
        return;
    }
    for (int k = 0; k < 2 && v->topic[k] != MT_NO_ID; k++) {
        mt_out_char(o, '\n');
        mt_out_put(o, name_of(v, v->topic[k]));
        mt_out_z(o, ": ");
        if (v->word[0] != MT_WEIGH_NONE) {
            mt_out_z(o, mt_weigh_say(v->word[0]));
            if (v->word[1] != v->word[0]) {
                mt_out_z(o, " -> ");
                mt_out_z(o, mt_weigh_say(v->word[1]));
            } else {
                mt_out_z(o, " as before");
            }
            mt_out_z(o, ", ");
        }
        put_percents(v, k ? v->other[0] : v->s[0], o);
        mt_out_z(o, " -> ");
        put_percents(v, k ? v->other[1] : v->s[1], o);
    }
    mt_out_char(o, '\n');
}

/* ---- what changed ---- */

static void put_kind(const mt_versions *v, uint8_t what, const char *title, mt_out *o)
{
    uint32_t shown = 0;
    for (uint32_t k = 0; k < v->mix.changes; k++) {
        uint32_t id = v->mix.changed[k];
        if (!(v->mix.what[id] & what))
            continue;
        mt_out_z(o, shown++ ? "; " : title);
        mt_out_put(o, name_of(v, id));
        if (what == MT_MIX_BASE)
            mt_out_printf(o, " from %.3g to %.3g", 100 * v->mix.was.base[id],
                          100 * v->mix.is.base[id]);
    }
    if (shown)
        mt_out_char(o, '\n');
}

static void put_changes(const mt_versions *v, mt_out *o)
{
    if (v->mix.changes + v->reworded == 0) {
        mt_out_z(o, "\nNo point has changed.\n");
        return;
    }
    mt_out_z(o, "\nWhat changed\n");
    put_kind(v, MT_MIX_NEW, "  new: ", o);
    put_kind(v, MT_MIX_GONE, "  gone: ", o);
    put_kind(v, MT_MIX_BASE, "  weighed anew: ", o);
    put_kind(v, MT_MIX_ARCS, "  bears on other points, or with other relevance: ", o);
    for (uint32_t k = 0; k < v->reworded; k++) {
        mt_out_z(o, k ? "; " : "  other words, which weigh nothing: ");
        mt_out_put(o, name_of(v, v->reword[k]));
    }
    if (v->reworded)
        mt_out_char(o, '\n');
}

static void put_effects(const mt_versions *v, mt_out *o)
{
    if (v->topic[0] == MT_NO_ID || v->mix.changes == 0)
        return;
    if (v->effects == 0) {
        mt_out_z(o, "\nNone of these can bear on it.\n");
        return;
    }
    if (!v->each_weighed) {
        mt_out_printf(o, "\n%u of these can bear on it; so many are not weighed one by one.\n",
                      v->effects);
        return;
    }
    mt_out_z(o, "\nEach alone: made in the old version, undone in the new one");
    if (v->topic[1] != MT_NO_ID)
        mt_out_z(o, "; how far the first is before the second");
    mt_out_char(o, '\n');
    for (uint32_t k = 0; k < v->effects && k < SHOWN; k++) {
        mt_out_z(o, "  ");
        mt_out_put(o, name_of(v, v->mix.changed[v->effect[k].change]));
        mt_out_z(o, ": ");
        put_percents(v, v->effect[k].made, o);
        mt_out_z(o, "; ");
        put_percents(v, v->effect[k].undone, o);
        mt_out_char(o, '\n');
    }
    if (v->effects > SHOWN)
        mt_out_printf(o, "  and %u that move it less\n", v->effects - SHOWN);
}

/* ---- what turned it ---- */

static const char *place(const mt_versions *v, double s, double other)
{
    bool half = v->topic[1] == MT_NO_ID;
    double d = s - other;
    return d > 1e-9    ? half ? "above the middle" : "before the other"
           : d < -1e-9 ? half ? "below the middle" : "behind the other"
           : half      ? "in the middle"
                       : "level";
}

static void put_set(const mt_versions *v, uint32_t set, mt_out *o)
{
    bool any = false;
    for (uint32_t k = 0; k < v->effects; k++)
        if (set >> k & 1) {
            mt_out_z(o, any ? " with " : "");
            mt_out_put(o, name_of(v, v->mix.changed[v->bit[k]]));
            any = true;
        }
}

static void put_sets(const mt_versions *v, const char *title, const mt_change_sets *sets, mt_out *o)
{
    mt_out_z(o, title);
    if (sets->n == 0)
        mt_out_z(o, "none");
    for (uint32_t k = 0; k < sets->n && k < SHOWN; k++) {
        mt_out_z(o, k ? "; " : "");
        put_set(v, sets->at[k], o);
    }
    if (sets->n > SHOWN)
        mt_out_printf(o, "; and %u sets more", sets->n - SHOWN);
    mt_out_char(o, '\n');
}

static void put_how(const mt_versions *v, uint32_t q, mt_out *o)
{
    bool any = false;
    switch (v->how[q]) {
    case MT_VERSIONS_SAME: return;
    case MT_VERSIONS_UNSETTLED: mt_out_z(o, "  not told: there was no rest\n"); return;
    case MT_VERSIONS_TOO_MUCH: mt_out_z(o, "  not sought: too large\n"); return;
    case MT_VERSIONS_SETS:
        put_sets(v, "  these are enough: ", &v->sets[q].sufficient, o);
        put_sets(v, "  enough, and undone they take it back: ", &v->sets[q].counterfactual, o);
        put_sets(v, "  enough, and nothing is without any of them: ", &v->sets[q].necessary, o);
        return;
    case MT_VERSIONS_ONE:
        mt_out_printf(o,
                      "  %u changes are too many to try all sets; this one is enough, and no "
                      "less of it: ",
                      v->effects);
        for (uint32_t k = 0; k < v->effects; k++)
            if (v->one[q][k]) {
                mt_out_z(o, any ? " with " : "");
                mt_out_put(o, name_of(v, v->mix.changed[v->bit[k]]));
                any = true;
            }
        mt_out_char(o, '\n');
        return;
    }
}

static bool equal_sets(const mt_change_sets *a, const mt_change_sets *b)
{
    return a->n == b->n && (a->n == 0 || memcmp(a->at, b->at, a->n * sizeof(*a->at)) == 0);
}

/* Do two ways tell the same story? */
static bool alike(const mt_versions *v, uint32_t a, uint32_t b)
{
    return v->how[a] == v->how[b] && v->how[a] == MT_VERSIONS_SETS &&
           place(v, v->s[0][a], v->other[0][a]) == place(v, v->s[0][b], v->other[0][b]) &&
           place(v, v->s[1][a], v->other[1][a]) == place(v, v->s[1][b], v->other[1][b]) &&
           equal_sets(&v->sets[a].sufficient, &v->sets[b].sufficient) &&
           equal_sets(&v->sets[a].counterfactual, &v->sets[b].counterfactual) &&
           equal_sets(&v->sets[a].necessary, &v->sets[b].necessary);
}

/* One way's turn under a heading that names those too that tell the same. */
static void put_way(const mt_versions *v, uint32_t way, mt_out *o)
{
    for (uint32_t k = 0; k < way; k++)
        if (alike(v, k, way))
            return;
    mt_out_char(o, '\n');
    mt_out_z(o, v->version[0]->w.way[way].sem->title);
    for (uint32_t k = way + 1; k < v->ways; k++)
        if (alike(v, way, k)) {
            mt_out_z(o, ", ");
            mt_out_z(o, v->version[0]->w.way[k].sem->title);
        }
    mt_out_printf(o, ": from %s to %s\n", place(v, v->s[0][way], v->other[0][way]),
                  place(v, v->s[1][way], v->other[1][way]));
    put_how(v, way, o);
}

static void put_turns(const mt_versions *v, mt_out *o)
{
    if (v->topic[0] == MT_NO_ID)
        return;
    if (v->how[MT_VERSIONS_WAYS] != MT_VERSIONS_SAME) {
        mt_out_printf(o, "\nFrom \"%s\" to \"%s\"\n", mt_weigh_say(v->word[0]),
                      mt_weigh_say(v->word[1]));
        put_how(v, MT_VERSIONS_WAYS, o);
    }
    for (uint32_t k = 0; k < v->ways; k++)
        if (v->how[k] != MT_VERSIONS_SAME)
            put_way(v, k, o);
}

void mt_versions_text(const mt_versions *v, mt_out *o)
{
    put_ways(v, o);
    put_topic(v, o);
    put_changes(v, o);
    put_effects(v, o);
    put_turns(v, o);
}

/* ---- JSON ---- */

static void json_numbers(const mt_versions *v, const char *key, const double *s, mt_out *o)
{
    mt_out_printf(o, ", \"%s\": [", key);
    for (uint32_t k = 0; k < v->ways; k++) {
        mt_out_z(o, k ? ", " : "");
        mt_out_num(o, s[k]);
    }
    mt_out_char(o, ']');
}

static void json_topics(const mt_versions *v, mt_out *o)
{
    mt_out_z(o, "  \"topics\": [");
    for (int k = 0; k < 2 && v->topic[k] != MT_NO_ID; k++) {
        mt_out_z(o, k ? ", {\"point\": " : "{\"point\": ");
        mt_out_json(o, name_of(v, v->topic[k]));
        json_numbers(v, "before", k ? v->other[0] : v->s[0], o);
        json_numbers(v, "after", k ? v->other[1] : v->s[1], o);
        if (v->word[0] != MT_WEIGH_NONE)
            mt_out_printf(o, ", \"words\": [\"%s\", \"%s\"]", mt_weigh_say(v->word[0]),
                          mt_weigh_say(v->word[1]));
        mt_out_char(o, '}');
    }
    mt_out_z(o, "],\n");
}

static const mt_effect *effect_of(const mt_versions *v, uint32_t change)
{
    for (uint32_t k = 0; k < v->effects; k++)
        if (v->effect[k].change == change)
            return &v->effect[k];
    return NULL;
}

static void json_changes(const mt_versions *v, mt_out *o)
{
    mt_out_z(o, "  \"changes\": [");
    for (uint32_t k = 0; k < v->mix.changes; k++) {
        uint32_t id = v->mix.changed[k];
        uint8_t what = v->mix.what[id];
        mt_out_z(o, k ? ",\n    {\"point\": " : "\n    {\"point\": ");
        mt_out_json(o, name_of(v, id));
        mt_out_z(o, what & MT_MIX_NEW ? ", \"new\": true" : "");
        mt_out_z(o, what & MT_MIX_GONE ? ", \"gone\": true" : "");
        mt_out_z(o, what & MT_MIX_ARCS ? ", \"other_relations\": true" : "");
        if (what & MT_MIX_BASE) {
            mt_out_z(o, ", \"base\": [");
            mt_out_num(o, v->mix.was.base[id]);
            mt_out_z(o, ", ");
            mt_out_num(o, v->mix.is.base[id]);
            mt_out_char(o, ']');
        }
        const mt_effect *e = v->effects <= 1000 ? effect_of(v, k) : NULL;
        if (e && v->each_weighed) {
            json_numbers(v, "made", e->made, o);
            json_numbers(v, "undone", e->undone, o);
        }
        mt_out_char(o, '}');
    }
    mt_out_z(o, v->mix.changes ? "\n  ],\n  \"reworded\": [" : "],\n  \"reworded\": [");
    for (uint32_t k = 0; k < v->reworded; k++) {
        mt_out_z(o, k ? ", " : "");
        mt_out_json(o, name_of(v, v->reword[k]));
    }
    mt_out_z(o, "],\n");
}

static void json_sets(const mt_versions *v, const char *key, const mt_change_sets *sets, mt_out *o)
{
    mt_out_printf(o, ", \"%s\": [", key);
    for (uint32_t k = 0; k < sets->n; k++) {
        bool any = false;
        mt_out_z(o, k ? ", [" : "[");
        for (uint32_t b = 0; b < v->effects; b++)
            if (sets->at[k] >> b & 1) {
                mt_out_z(o, any ? ", " : "");
                mt_out_json(o, name_of(v, v->mix.changed[v->bit[b]]));
                any = true;
            }
        mt_out_char(o, ']');
    }
    mt_out_char(o, ']');
}

static void json_turn(const mt_versions *v, uint32_t q, mt_out *o)
{
    static const char *const how[] = {"same", "all sets", "one set", "unsettled", "too much"};
    bool any = false;
    mt_out_printf(o, "{\"of\": \"%s\", \"how\": \"%s\"",
                  q == MT_VERSIONS_WAYS ? "word" : v->version[0]->w.way[q].sem->name,
                  how[v->how[q]]);
    if (v->how[q] == MT_VERSIONS_SETS) {
        json_sets(v, "sufficient", &v->sets[q].sufficient, o);
        json_sets(v, "counterfactual", &v->sets[q].counterfactual, o);
        json_sets(v, "necessary", &v->sets[q].necessary, o);
    } else if (v->how[q] == MT_VERSIONS_ONE) {
        mt_out_z(o, ", \"enough\": [");
        for (uint32_t b = 0; b < v->effects; b++)
            if (v->one[q][b]) {
                mt_out_z(o, any ? ", " : "");
                mt_out_json(o, name_of(v, v->mix.changed[v->bit[b]]));
                any = true;
            }
        mt_out_char(o, ']');
    }
    mt_out_char(o, '}');
}

void mt_versions_json(const mt_versions *v, mt_out *o)
{
    bool any = false;
    mt_out_z(o, "{\n  \"semantics\": [");
    for (uint32_t k = 0; k < v->ways; k++)
        mt_out_printf(o, "%s\"%s\"", k ? ", " : "", v->version[0]->w.way[k].sem->name);
    mt_out_z(o, "],\n  \"converged\": [");
    for (int turn = 0; turn < 2; turn++) {
        bool all = true;
        for (uint32_t k = 0; k < v->ways; k++)
            all = all && v->version[turn]->w.way[k].solved.converged;
        mt_out_printf(o, "%s%s", turn ? ", " : "", all ? "true" : "false");
    }
    mt_out_z(o, "],\n");
    json_topics(v, o);
    json_changes(v, o);
    mt_out_z(o, "  \"turned\": [");
    for (uint32_t q = 0; q < MT_VERSIONS_ASKED && v->topic[0] != MT_NO_ID; q++) {
        if (v->how[q] == MT_VERSIONS_SAME)
            continue;
        mt_out_z(o, any ? ",\n    " : "\n    ");
        json_turn(v, q, o);
        any = true;
    }
    mt_out_z(o, any ? "\n  ]\n}\n" : "]\n}\n");
}
