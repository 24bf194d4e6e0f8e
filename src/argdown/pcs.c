/* Numbered premises, inferences and conclusions. */
#include "argdown/parse.h"

/* One rule, or data, of the inference being read. */
typedef struct rule {
    uint32_t start, stop; /* words so far; start == 0: none */
    bool comma;           /* a comma came before */
    bool done;            /* data came after its words */
} rule;

static void end_rule(mt_parse *p, rule *r, bool comma)
{
    if (r->start) {
        mt_node *node = mt_parse_node(p, mt_parse_add(p, MT_NODE_RULE, 0, r->start));
        node->title = node->span = (moot_span){r->start, r->stop - r->start};
        p->end = r->stop;
    } else if ((comma || r->comma) && !r->done) {
        MT_PARSE_FOUND(p, RULE_EMPTY, p->at, p->at + 1, "a rule is missing here");
    }
    *r = (rule){.comma = comma};
}

static void read_rule_data(mt_parse *p, rule *r, moot_span *data)
{
    uint32_t stop = mt_scan_data(&p->sc, p->at);
    if (r->start) {
        end_rule(p, r, false);
        r->done = true;
    }
    if (!stop) {
        MT_PARSE_FOUND(p, DATA_OPEN, p->at, p->at + 1, "'{' is never closed");
        p->at++;
        return;
    }
    if (data->len)
        MT_PARSE_FOUND(p, DATA_TWICE, p->at, stop, "a second data block");
    else
        *data = (moot_span){p->at, stop - p->at};
    p->at = stop;
}

/* At a line end inside an inference.  Answers whether the inference goes on. */
static bool next_inference_line(mt_parse *p, uint32_t start)
{
    mt_parse_next_line(p);
    if (p->line.kind != MT_LINE_END && p->line.kind != MT_LINE_BLANK &&
        p->line.kind != MT_LINE_NUMBER)
        return true;
    MT_PARSE_FOUND(p, INFERENCE_OPEN, start, start + 2, "this inference is never closed");
    return false;
}

/* One character of a rule; a backslash takes the next one with it, and at the end
 * of a line it is left out. */
static void read_rule_char(mt_parse *p, rule *r)
{
    bool escape = p->sc.s[p->at] == '\\';
    bool at_end = p->at + 1 >= p->sc.n || mt_is_break(p->sc.s[p->at + 1]);
    if (!escape || !at_end) {
        if (!r->start)
            r->start = p->at;
        r->stop = p->at + (escape ? 2 : 1);
    }
    p->at += escape && !at_end ? 2 : 1;
}

/* The rules and data up to the closing hyphens.  Answers whether they were there. */
static bool read_rules(mt_parse *p, uint32_t start, moot_span *data)
{
    rule r = {0};
    bool closed = false;
    p->in_rules = true;
    for (;;) {
        mt_parse_skip(p, p->at, !r.start);
        char c = '\n';
        if (p->at < p->sc.n)
            c = p->sc.s[p->at];
        if (mt_is_break(c)) {
            if (!next_inference_line(p, start))
                break;
        } else if (mt_scan_is(&p->sc, p->at, "--")) {
            closed = true;
            break;
        } else if (c == ',') {
            end_rule(p, &r, true);
            p->at++;
        } else if (c == '{') {
            read_rule_data(p, &r, data);
        } else {
            read_rule_char(p, &r);
        }
    }
    p->in_rules = false;
    end_rule(p, &r, false);
    return closed;
}

static void close_inference(mt_parse *p)
{
    while (p->at < p->sc.n && p->sc.s[p->at] == '-')
        p->at++;
    p->end = p->at;
    mt_parse_node(p, p->open[p->depth - 1].node)->title.off = p->at;
    mt_parse_skip(p, p->at, false);
    uint32_t rest = p->at;
    uint32_t line = mt_scan_line_end(&p->sc, rest);
    if (rest < line)
        MT_PARSE_FOUND(p, INFERENCE_TAIL, rest, line, "text after the end of an inference");
    p->at = line;
    mt_parse_next_line(p);
    if (p->line.kind == MT_LINE_TEXT) {
        MT_PARSE_FOUND(p, INFERENCE_TAIL, p->at, mt_scan_line_end(&p->sc, p->at),
                       "text after the end of an inference");
        mt_parse_drop_text(p);
    }
}

static void read_inference(mt_parse *p)
{
    uint32_t start = p->line.start, depth = p->depth;
    moot_span data = {0, 0};
    mt_parse_open(p, MT_NODE_INFERENCE, 0, start);
    p->at = p->end = p->line.after;
    uint32_t line = mt_scan_line_end(&p->sc, p->at);
    if (mt_scan_is(&p->sc, p->at, "-") && mt_scan_blanks(&p->sc, p->at + 1) == line) {
        MT_PARSE_FOUND(p, INFERENCE_THREE, start, start + 3, "three hyphens open and do not close");
        close_inference(p);
    } else if (read_rules(p, start, &data)) {
        if (data.len) {
            uint32_t at = p->at;
            mt_node *node = mt_parse_node(p, mt_parse_add(p, MT_NODE_DATA, 0, data.off));
            node->title = node->span = data;
            p->at = at;
        }
        close_inference(p);
    }
    mt_parse_relations(p, 0, false);
    mt_parse_close(p, depth);
}

static void read_item(mt_parse *p)
{
    mt_line line = p->line;
    uint32_t item = mt_parse_open(p, MT_NODE_PCS_ITEM, 0, line.start);
    mt_parse_node(p, item)->title = line.title;
    mt_parse_skip(p, line.after, true);
    uint32_t element = p->doc->nodes.n;
    p->end = line.after;
    mt_parse_element(p, false);
    if (element < p->doc->nodes.n && !mt_parse_node(p, element)->first &&
        mt_parse_node(p, element)->form == MT_FORM_PLAIN)
        MT_PARSE_FOUND(p, NO_TEXT, line.start, line.after, "a number without a statement");
    mt_parse_relations(p, 0, false);
}

void mt_parse_pcs(mt_parse *p)
{
    uint32_t depth = p->depth, start = p->line.start, after = p->line.after;
    bool concluded = false, after_inference = false;
    p->in_pcs = true;
    mt_parse_open(p, MT_NODE_PCS, 0, start);
    while (!mt_arena_failed(&p->doc->arena)) {
        if (p->line.kind == MT_LINE_NUMBER) {
            read_item(p);
            concluded = after_inference;
            after_inference = false;
        } else if (p->line.kind == MT_LINE_INFERENCE) {
            if (after_inference)
                MT_PARSE_FOUND(p, PCS_NO_PREMISE, p->line.start, p->line.after,
                               "this inference has no premises");
            start = p->line.start;
            after = p->line.after;
            concluded = false;
            after_inference = true;
            read_inference(p);
        } else {
            break;
        }
        mt_parse_close(p, depth + 1);
    }
    p->in_pcs = false;
    if (!concluded)
        MT_PARSE_FOUND(p, PCS_NO_CONCLUSION, start, after, "these premises have no conclusion");
    mt_parse_close(p, depth);
}
