/* Annotated files -> decisions with answers. */
#include "items.h"

const uint32_t model_from[MODELS + 1] = {MT_W_CC_FIRST, MT_W_OPP_BIAS, MT_W_ATT_BIAS,
                                         MT_W_TO_ROOT,  MT_W_CUT_BIAS, MT_W_SIDE_ORDER};

static uint32_t topic_of(items *to, moot_str topic)
{
    for (uint32_t i = 0; i < to->topics.n; i++)
        if (mt_str_eq(to->topics.at[i], topic))
            return i;
    MT_VEC_PUSH(to->arena, &to->topics, topic);
    return to->topics.n - 1;
}

static bool make_item(items *to, mt_featurer *fr, item *it, const mt_features *question)
{
    uint32_t n = it->side->units.n;
    it->n = n;
    it->question = question;
    mt_features *f = MT_NEW_ARRAY(to->arena, mt_features, n);
    it->head = MT_NEW_ARRAY(to->arena, uint32_t, n);
    it->attack = MT_NEW_ARRAY(to->arena, bool, n);
    it->undercut = MT_NEW_ARRAY(to->arena, bool, n);
    it->counter = MT_NEW_ARRAY(to->arena, bool, n);
    if (mt_arena_failed(to->arena) || !n)
        return false;
    it->root = MT_NO_ID;
    for (uint32_t i = 0; i < n; i++) {
        const arg_unit *u = &it->side->units.at[i];
        mt_features_of(fr, u->span, &f[i]);
        it->head[i] = u->role == ARG_CENTRAL ? MT_NO_ID : u->head;
        it->undercut[i] = u->type == ARG_UNDERCUT;
        it->attack[i] = u->type == ARG_REBUT || u->type == ARG_UNDERCUT;
        it->counter[i] = u->role == ARG_COUNTER;
        if (u->role == ARG_CENTRAL)
            it->root = i;
    }
    it->f = f;
    return it->root != MT_NO_ID && mt_passage_init(&it->passage, to->arena, f, n, question);
}

bool items_of(items *to, mt_arena *arena, const arg_files *files, uint32_t folds)
{
    *to = (items){.arena = arena};
    for (uint32_t i = 0; i < files->n; i++) {
        const arg_file *file = &files->at[i];
        mt_featurer fr;
        if (!mt_featurer_init(&fr, arena, file->text, 1))
            return false;
        mt_features *q = file->debate ? MT_NEW(arena, mt_features) : NULL;
        if (q)
            mt_features_of(&fr, file->question, q);
        for (uint32_t s = 0; s < file->sides; s++) {
            item it = {.file = file, .side = &file->side[s]};
            it.genre = file->debate ? MT_GENRE_DEBATE : MT_GENRE_TEXT;
            it.fold = topic_of(to, file->topic);
            if (folds)
                it.fold %= folds;
            if (make_item(to, &fr, &it, q))
                MT_VEC_PUSH(arena, &to->all, it);
        }
        mt_featurer_fini(&fr);
    }
    to->folds = folds ? folds : to->topics.n;
    return !mt_arena_failed(arena);
}

typedef struct gather {
    const item *it;
    const mt_local *local;
    const double *w;
    const bool *mask;
    model m;
    double *x;
    fit_data *to;
} gather;

static mt_tally fresh(gather *g)
{
    memset(g->x, 0, MT_WEIGHT_COUNT * sizeof(*g->x));
    return (mt_tally){g->w, 0, g->x};
}

static void option(gather *g)
{
    for (uint32_t i = model_from[g->m]; g->mask && i < model_from[g->m + 1]; i++)
        if (g->mask[i])
            g->x[i] = 0;
    fit_option_of(g->to, g->x, model_from[g->m], model_from[g->m + 1]);
}

static void choice(gather *g, uint32_t first, uint32_t chosen)
{
    MT_VEC_PUSH(g->to->arena, &g->to->choices,
                ((fit_choice){first, g->to->options.n - first, chosen, g->it->fold, 1}));
}

static void yes_or_no(gather *g, bool yes)
{
    uint32_t first = g->to->options.n;
    option(g);
    fresh(g);
    option(g);
    choice(g, first, !yes);
}

static void gather_claim(gather *g)
{
    uint32_t first = g->to->options.n;
    for (uint32_t i = 0; i < g->it->n; i++) {
        mt_tally t = fresh(g);
        mt_claim_tally(&g->it->passage, i, &t);
        option(g);
    }
    choice(g, first, g->it->root);
}

static void gather_heads(gather *g, uint32_t c)
{
    const item *it = g->it;
    uint32_t first = g->to->options.n, chosen = 0;
    for (uint32_t h = 0; h < it->n; h++) {
        if (h == c)
            continue;
        if (h == it->head[c])
            chosen = g->to->options.n - first;
        mt_tally t = fresh(g);
        mt_head_tally(&it->passage, g->local, h, &t);
        mt_attach_tally(&it->passage, g->local, c, h, h == it->root, &t);
        option(g);
    }
    choice(g, first, chosen);
}

static void gather_unit(gather *g, uint32_t c)
{
    const item *it = g->it;
    uint32_t h = it->head[c];
    mt_tally t = fresh(g);
    if (g->m == MODEL_OPP) {
        mt_counter_tally(&it->passage, c, &t);
        yes_or_no(g, it->counter[c]);
    } else if (h != MT_NO_ID && g->m == MODEL_ATT) {
        mt_attack_tally(&it->passage, c, &t);
        mt_attack_edge_tally(&it->passage, g->local, c, h, h == it->root, &t);
        yes_or_no(g, it->attack[c]);
    } else if (h != MT_NO_ID && g->m == MODEL_TO) {
        gather_heads(g, c);
    } else if (h != MT_NO_ID && h != it->root && it->attack[c] && g->m == MODEL_CUT) {
        mt_undercut_tally(&it->passage, g->local, c, h, &t);
        yes_or_no(g, it->undercut[c]);
    }
}

void items_choices(const items *all, model m, mt_genre genre, const double *w, const bool *mask,
                   fit_data *to)
{
    double *x = MT_NEW_ARRAY(to->arena, double, MT_WEIGHT_COUNT);
    for (uint32_t i = 0; x && i < all->all.n; i++) {
        const item *it = &all->all.at[i];
        mt_local *local = MT_NEW_ARRAY(to->arena, mt_local, it->n);
        if (!local || it->out || (genre != MT_GENRES && it->genre != genre))
            continue;
        mt_local_of(&it->passage, w, local);
        gather g = {.it = it, .local = local, .w = w, .mask = mask, .m = m, .x = x, .to = to};
        if (m == MODEL_CC)
            gather_claim(&g);
        for (uint32_t c = 0; m != MODEL_CC && c < it->n; c++)
            gather_unit(&g, c);
    }
}

void tally_item(const item *it, const mt_unit *units, tally4 *t)
{
    for (uint32_t i = 0; i < it->n; i++) {
        bool central = units[i].role == MT_ROLE_CENTRAL;
        bool attack = units[i].link != MT_LINK_SUPPORT;
        t->cc[i == it->root][central]++;
        t->ro[it->counter[i]][units[i].role == MT_ROLE_COUNTER]++;
        t->fu[i == it->root ? 0 : 1 + it->attack[i]][central ? 0 : 1 + attack]++;
        for (uint32_t j = 0; j < it->n; j++)
            if (j != i)
                t->at[it->head[i] == j][units[i].head == j]++;
    }
}

void tally_add(tally4 *t, const tally4 *more)
{
    uint32_t *to = (uint32_t *)t;
    const uint32_t *from = (const uint32_t *)more;
    for (size_t i = 0; i < sizeof(*t) / sizeof(*to); i++)
        to[i] += from[i];
}

static double macro(const uint32_t *m, uint32_t n)
{
    double sum = 0;
    for (uint32_t k = 0; k < n; k++) {
        double gold = 0, found = 0, both = m[k * n + k];
        for (uint32_t j = 0; j < n; j++) {
            gold += m[k * n + j];
            found += m[j * n + k];
        }
        sum += gold + found > 0 ? 2 * both / (gold + found) : 0;
    }
    return sum / n;
}

void tally_figures(const tally4 *t, double to[5])
{
    to[0] = macro(&t->cc[0][0], 2);
    to[1] = macro(&t->ro[0][0], 2);
    to[2] = macro(&t->fu[0][0], 3);
    to[3] = macro(&t->at[0][0], 2);
    to[4] = (to[0] + to[1] + to[2] + to[3]) / 4;
}
