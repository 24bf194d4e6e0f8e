/* Titles without words, definitions without use, premises without a source. */
#include "model/lint_parts.h"

enum { USED = 1, DEFINED = 2, TOLD = 4, SOURCED = 8, REASONED = 16, TITLED = 32 };

typedef struct names {
    mt_linter *l;
    uint32_t *owner;   /* per node: statement, or statements + argument, or MT_NO_ID */
    uint8_t *is;       /* per statement and argument: the bits above */
    uint32_t *first;   /* per statement and argument: the node where it is met first */
    mt_intern strange; /* titles that are only mentioned */
    uint64_t budget;   /* titles that may still be compared with a misspelt one */
} names;

static uint32_t things(const mt_debate *d)
{
    return d->statements + d->arguments;
}

static moot_str title_of(const mt_debate *d, uint32_t thing)
{
    return thing < d->statements ? d->statement[thing].title
                                 : d->argument[thing - d->statements].title;
}

/* The node of a statement that begins at byte `off`: nodes lie in the order of the text. */
static uint32_t statement_at(const mt_doc *doc, uint32_t off)
{
    uint32_t low = 0, high = doc->nodes.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (doc->nodes.at[mid].span.off < off)
            low = mid + 1;
        else
            high = mid;
    }
    while (low < doc->nodes.n && doc->nodes.at[low].span.off == off &&
           doc->nodes.at[low].kind != MT_NODE_STATEMENT)
        low++;
    bool found = low < doc->nodes.n && doc->nodes.at[low].span.off == off;
    return found ? low : MT_NO_ID;
}

static void find_owners(names *n)
{
    const mt_debate *d = n->l->d;
    const mt_doc *doc = n->l->doc;
    for (uint32_t i = 0; i < doc->nodes.n; i++) {
        const mt_node *node = &doc->nodes.at[i];
        n->owner[i] = MT_NO_ID;
        if (node->kind == MT_NODE_STATEMENT && node->form != MT_FORM_PLAIN)
            n->owner[i] = mt_intern_find(&n->l->statements, mt_doc_title(doc, i));
        if (node->kind != MT_NODE_ARGUMENT)
            continue;
        uint32_t id = mt_intern_find(&n->l->arguments, mt_doc_title(doc, i));
        if (id != MT_NO_ID)
            n->owner[i] = d->statements + id;
    }
    for (uint32_t i = 0; i < d->sayings; i++) {
        uint32_t node = statement_at(doc, d->saying[i].at.off);
        if (d->saying[i].at.len && node != MT_NO_ID)
            n->owner[node] = d->saying[i].statement;
    }
}

static bool has_source(names *n, uint32_t node)
{
    static const char *const keys[] = {"source", "sources", "cite", "url",   "doi",
                                       "link",   "links",   "by",   "quote", "span"};
    const mt_doc *doc = n->l->doc;
    mt_diags ignored = {.arena = &n->l->scratch};
    for (uint32_t c = doc->nodes.at[node].first; c; c = doc->nodes.at[c].next) {
        if (doc->nodes.at[c].kind == MT_NODE_LINK)
            return true;
        if (doc->nodes.at[c].kind != MT_NODE_DATA)
            continue;
        const mt_value *data = mt_doc_data(doc, node, &n->l->scratch, &ignored);
        for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++)
            if (mt_value_get(data, keys[k]))
                return true;
    }
    return false;
}

static void mark(names *n, uint32_t node, uint8_t bits)
{
    uint32_t thing = n->owner[node];
    if (thing >= things(n->l->d))
        return;
    if (n->is[thing] == 0)
        n->first[thing] = node;
    n->is[thing] |= bits;
}

/* What each occurrence tells about its title. */
static void look(names *n, bool sources)
{
    const mt_doc *doc = n->l->doc;
    for (uint32_t i = 0; i < doc->nodes.n; i++) {
        const mt_node *node = &doc->nodes.at[i];
        bool element = node->kind == MT_NODE_STATEMENT || node->kind == MT_NODE_ARGUMENT;
        bool joins = node->kind == MT_NODE_RELATION || node->kind == MT_NODE_PCS_ITEM;
        if (element && node->form != MT_FORM_PLAIN)
            mark(n, i, node->form == MT_FORM_DEFINITION ? TITLED | DEFINED : TITLED);
        for (uint32_t c = node->first; c; c = doc->nodes.at[c].next) {
            if (element && doc->nodes.at[c].kind == MT_NODE_RELATION)
                mark(n, i, USED);
            if (joins && doc->nodes.at[c].kind <= MT_NODE_ARGUMENT)
                mark(n, c, USED);
        }
        if (sources && node->kind == MT_NODE_STATEMENT && has_source(n, i))
            mark(n, i, SOURCED);
    }
}

static char folded(char c)
{
    if (mt_is_space(c) || c == '-' || c == '_')
        return ' ';
    return mt_to_lower(c);
}

/* How many letters must change to make one of the other; more than 2 is 3. */
static unsigned distance(moot_str a, moot_str b)
{
    enum { MOST = 48 };
    if (a.len > b.len + 2 || b.len > a.len + 2 || a.len > MOST || b.len > MOST)
        return 3;
    unsigned row[MOST + 1];
    for (size_t j = 0; j <= b.len; j++)
        row[j] = (unsigned)j;
    for (size_t i = 1; i <= a.len; i++) {
        unsigned corner = row[0];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= b.len; j++) {
            unsigned change = corner + (folded(a.ptr[i - 1]) != folded(b.ptr[j - 1]));
            corner = row[j];
            row[j] = row[j] < row[j - 1] ? row[j] + 1 : row[j - 1] + 1;
            row[j] = row[j] < change ? row[j] : change;
        }
    }
    return row[b.len] < 3 ? row[b.len] : 3;
}

/* A title with words that is nearly `title`, or the empty slice. */
static moot_str nearest(names *n, moot_str title, bool argument)
{
    const mt_debate *d = n->l->d;
    moot_str best = {"", 0};
    unsigned best_distance = title.len < 4 ? 1 : 3;
    uint32_t from = argument ? d->statements : 0, to = argument ? things(d) : d->statements;
    if (to - from > n->budget)
        return best;
    n->budget -= to - from;
    for (uint32_t i = from; i < to; i++) {
        moot_str other = title_of(d, i);
        if (!(n->is[i] & DEFINED) || mt_str_eq(other, title))
            continue;
        unsigned far = distance(title, other);
        if (far < best_distance) {
            best_distance = far;
            best = other;
        }
    }
    return best;
}

/* With `told`, the debate's own finding says it (MD012), and only a likely misspelling
 * is worth another. */
static void tell_undefined(names *n, moot_span at, moot_str title, bool argument, bool told)
{
    moot_str near = mt_lint_short(nearest(n, title, argument));
    if (told && !near.len)
        return;
    char open = argument ? '<' : '[', close = argument ? '>' : ']';
    title = mt_lint_short(title);
    if (near.len)
        MT_LINT_FOUND(n->l, MT_LINT_UNDEFINED, at,
                      "%c%.*s%c is nowhere given words; did you mean %c%.*s%c?", open,
                      MT_ARG(title), close, open, MT_ARG(near), close);
    else
        MT_LINT_FOUND(n->l, MT_LINT_UNDEFINED, at, "%c%.*s%c is nowhere given words", open,
                      MT_ARG(title), close);
}

static bool has_words(const mt_debate *d, uint32_t thing)
{
    if (thing < d->statements)
        return d->statement[thing].text.len > 0;
    const mt_argument *a = &d->argument[thing - d->statements];
    return a->text.len > 0 || a->steps > 0;
}

/* A mention uses its title; it may be of something that is not there at all. */
static void look_at_mention(names *n, uint32_t node)
{
    const mt_debate *d = n->l->d;
    bool argument = n->l->doc->nodes.at[node].kind == MT_NODE_ARGUMENT_MENTION;
    moot_str title = mt_doc_title(n->l->doc, node);
    uint32_t id = mt_intern_find(argument ? &n->l->arguments : &n->l->statements, title);
    uint32_t known = n->strange.strings.n;
    if (id != MT_NO_ID)
        n->is[argument ? d->statements + id : id] |= USED;
    else if (mt_intern_add(&n->strange, title) == known)
        tell_undefined(n, n->l->doc->nodes.at[node].span, title, argument, false);
}

static void tell_names(names *n)
{
    const mt_debate *d = n->l->d;
    const mt_doc *doc = n->l->doc;
    for (uint32_t i = 0; i < doc->nodes.n; i++)
        if (doc->nodes.at[i].kind == MT_NODE_STATEMENT_MENTION ||
            doc->nodes.at[i].kind == MT_NODE_ARGUMENT_MENTION)
            look_at_mention(n, i);
    for (uint32_t i = 0; i < things(d); i++) {
        if (!(n->is[i] & TITLED))
            continue;
        moot_span at = doc->nodes.at[n->first[i]].span;
        bool steps = i >= d->statements && d->argument[i - d->statements].steps;
        if (!has_words(d, i) && !(n->is[i] & DEFINED))
            tell_undefined(n, at, title_of(d, i), i >= d->statements,
                           i < d->statements && !d->statement[i].asserted);
        else if (!(n->is[i] & USED) && !steps && i != d->motion && d->relations + d->steps > 0)
            MT_LINT_FOUND(n->l, MT_LINT_UNUSED, at, "nothing uses '%.*s'",
                          MT_ARG(mt_lint_short(title_of(d, i))));
    }
}

/* Statements that something is a reason for need no source. */
static void mark_reasoned(names *n)
{
    const mt_debate *d = n->l->d;
    for (uint32_t i = 0; i < d->steps; i++)
        n->is[d->step[i].conclusion] |= REASONED;
    for (uint32_t i = 0; i < d->relations; i++) {
        const mt_relation *r = &d->relation[i];
        if ((r->kind == MT_SUPPORT || r->kind == MT_ENTAILMENT) && r->to.kind == MT_END_STATEMENT)
            n->is[r->to.id] |= REASONED;
    }
}

static void tell_sources(names *n)
{
    const mt_debate *d = n->l->d;
    mark_reasoned(n);
    for (uint32_t i = 0; i < d->premises; i++) {
        const mt_statement *s = &d->statement[d->premise[i]];
        uint8_t *is = &n->is[d->premise[i]];
        if (*is & (SOURCED | REASONED | TOLD))
            continue;
        *is |= TOLD;
        moot_span at = {0, 0};
        if (s->sayings)
            at = d->saying[s->first_saying].at;
        else if (*is & TITLED)
            at = n->l->doc->nodes.at[n->first[d->premise[i]]].span;
        MT_LINT_FOUND(n->l, MT_LINT_NO_SOURCE, at, "the premise '%.*s' has no source",
                      MT_ARG(mt_lint_short(s->untitled && s->text.len ? s->text : s->title)));
    }
}

void mt_lint_names(mt_linter *l, bool sources)
{
    size_t most = (size_t)things(l->d) + 1;
    names n = {.l = l, .budget = 200000};
    n.owner = MT_NEW_ARRAY(&l->scratch, uint32_t, (size_t)l->doc->nodes.n + 1);
    n.is = MT_NEW_ARRAY(&l->scratch, uint8_t, most);
    n.first = MT_NEW_ARRAY(&l->scratch, uint32_t, most);
    mt_intern_init(&n.strange, &l->scratch, 4);
    if (mt_arena_failed(&l->scratch))
        return;
    find_owners(&n);
    look(&n, sources);
    tell_names(&n);
    if (sources)
        tell_sources(&n);
}
