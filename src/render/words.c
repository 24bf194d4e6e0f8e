/* Scene -> words about one box. */
#include "render/words.h"

enum { NAMED_MOST = 12 };

const char *mt_side_class(mt_side side)
{
    switch (side) {
    case MT_SIDE_NONE: return "none";
    case MT_SIDE_YES: return "yes";
    case MT_SIDE_NO: return "no";
    case MT_SIDE_SHARED: return "both";
    }
    return "none";
}

const char *mt_side_sign(mt_side side)
{
    switch (side) {
    case MT_SIDE_YES: return "\xE2\x96\xB2 ";
    case MT_SIDE_NO: return "\xE2\x96\xBC ";
    case MT_SIDE_SHARED: return "= ";
    case MT_SIDE_NONE: break;
    }
    return "";
}

/* One kind of relation seen from one end. */
typedef struct phrase {
    mt_edge_kind kind;
    bool outgoing;
    bool both;
    bool conceded;
    const char *words;
} phrase;

static const phrase phrases[] = {
    {MT_EDGE_SUPPORT, true, false, false, "supports"},
    {MT_EDGE_SUPPORT, true, false, true, "granted by its own side for"},
    {MT_EDGE_PREMISE, true, false, false, "is a premise for"},
    {MT_EDGE_ATTACK, true, false, false, "speaks against"},
    {MT_EDGE_ATTACK, true, false, true, "granted by its own side against"},
    {MT_EDGE_ATTACK, true, true, false, "cannot hold together with"},
    {MT_EDGE_UNDERCUT, true, false, false, "challenges the step"},
    {MT_EDGE_UNDERCUT, true, false, true, "granted by its own side against the step"},
    {MT_EDGE_SUPPORT, false, false, false, "supported by"},
    {MT_EDGE_SUPPORT, false, false, true, "granted for it:"},
    {MT_EDGE_PREMISE, false, false, false, "rests on"},
    {MT_EDGE_ATTACK, false, false, false, "challenged by"},
    {MT_EDGE_ATTACK, false, false, true, "granted against it:"},
    {MT_EDGE_ATTACK, false, true, false, "cannot hold together with"},
};

static void target(const mt_scene *s, const mt_edge *e, bool outgoing, mt_name name, mt_out *o)
{
    if (!outgoing) {
        name(s, e->from, o);
        return;
    }
    if (e->kind == MT_EDGE_UNDERCUT && e->onto != MT_NO_ID) {
        const mt_edge *on = &s->edge[e->onto];
        if (on->kind != MT_EDGE_PREMISE) {
            mt_out_z(o, "from ");
            name(s, on->from, o);
            mt_out_char(o, ' ');
        }
        mt_out_z(o, "to ");
    } else if (e->kind == MT_EDGE_UNDERCUT) {
        mt_out_z(o, "made in ");
    }
    name(s, e->to, o);
}

/* One phrase with all that it names.  True if anything was written. */
static bool say(const mt_scene *s, uint32_t node, const phrase *p, bool first, mt_name name,
                mt_out *o)
{
    const uint32_t *start = p->outgoing ? s->out_start : s->in_start;
    const uint32_t *row = p->outgoing ? s->out : s->in;
    uint32_t n = 0;
    for (uint32_t i = start[node]; i < start[node + 1]; i++) {
        const mt_edge *e = &s->edge[row[i]];
        if (e->kind != p->kind || e->both != p->both || e->conceded != p->conceded)
            continue;
        if (n < NAMED_MOST) {
            if (n == 0) {
                mt_out_z(o, first ? "" : "; ");
                mt_out_z(o, p->words);
            }
            mt_out_z(o, n ? ", " : " ");
            target(s, e, p->outgoing, name, o);
        }
        n++;
    }
    if (n > NAMED_MOST)
        mt_out_printf(o, " and %u more", (unsigned)(n - NAMED_MOST));
    return n > 0;
}

/* "the step from it to Y9 is challenged by N2" for the undercuts of the lines out of a box. */
static bool say_undercut(const mt_scene *s, uint32_t node, bool first, mt_name name, mt_out *o)
{
    bool any = false;
    for (uint32_t i = s->out_start[node]; i < s->out_start[node + 1]; i++) {
        uint32_t line = s->out[i];
        uint32_t to = s->edge[line].to, n = 0;
        for (uint32_t k = s->cut[line]; k != MT_NO_ID && n < NAMED_MOST; k = s->next_cut[k]) {
            const mt_edge *e = &s->edge[k];
            if (n++) {
                mt_out_z(o, ", ");
            } else {
                mt_out_z(o, first && !any ? "the step from it to " : "; the step from it to ");
                name(s, to, o);
                mt_out_z(o, " is challenged by ");
                any = true;
            }
            name(s, e->from, o);
        }
    }
    return any;
}

void mt_words_relations(const mt_scene *s, uint32_t node, mt_name name, mt_out *o)
{
    bool first = true;
    for (size_t i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++)
        if (say(s, node, &phrases[i], first, name, o))
            first = false;
    say_undercut(s, node, first, name, o);
}

moot_str mt_words_why(const mt_scene *s, uint32_t node)
{
    return mt_verdict_reason(s->verdict, s->node[node].what, s->arena);
}
