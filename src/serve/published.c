/* The packet of a file -> what the handlers read. */
#include "base/intern.h"
#include "serve/publish.h"
#include "store/secret.h"

#include <stdlib.h>

enum { SLOT_BEGIN = '\x01', SLOT_END = '\x02' };

typedef struct packet {
    moot_str bytes;
    size_t at;
} packet;

/* The next field; false at the end, or if the packet is broken (then at is SIZE_MAX). */
static bool next(packet *p, char *field, moot_str *value)
{
    size_t n = 0, i = p->at;
    if (i >= p->bytes.len)
        return false;
    *field = p->bytes.ptr[i++];
    size_t digits = 0;
    for (; i < p->bytes.len && mt_is_digit(p->bytes.ptr[i]) && digits < 10; i++, digits++)
        n = n * 10 + (size_t)(p->bytes.ptr[i] - '0');
    if (!digits || i >= p->bytes.len || p->bytes.ptr[i] != ':' || n > p->bytes.len - i - 1) {
        p->at = SIZE_MAX;
        return false;
    }
    *value = mt_sub(p->bytes, i + 1, n);
    p->at = i + 1 + n;
    return true;
}

/* Does it end as a whole packet does?  A process that was killed leaves a part. */
static bool is_whole(moot_str bytes, moot_str *fault)
{
    packet p = {bytes, 0};
    char field = 0;
    moot_str value = {"", 0};
    *fault = (moot_str){"", 0};
    bool whole = false;
    while (next(&p, &field, &value)) {
        if (field == 'F' && !fault->len)
            *fault = value;
        whole = field == '.' && mt_str_eq(value, MOOT_STR("moot packet 1"));
    }
    return whole && p.at == bytes.len;
}

typedef struct reader {
    mt_published *to;
    MT_VEC(mt_piece) pieces;
    MT_VEC(mt_point) points;
} reader;

static void add_piece(reader *r, mt_piece piece)
{
    MT_VEC_PUSH(&r->to->arena, &r->pieces, piece);
}

/* Cut the page where slots stand in it. */
static void cut_page(reader *r, moot_str page)
{
    for (;;) {
        const char *begin = page.len ? memchr(page.ptr, SLOT_BEGIN, page.len) : NULL;
        size_t at = begin ? (size_t)(begin - page.ptr) : page.len;
        const char *end = begin ? memchr(begin, SLOT_END, page.len - at) : NULL;
        if (!end || end - begin < 2) {
            add_piece(r, (mt_piece){.html = page});
            return;
        }
        size_t close = (size_t)(end - page.ptr);
        add_piece(r, (mt_piece){.html = mt_sub(page, 0, at),
                                .slot = page.ptr[at + 1],
                                .key = mt_sub(page, at + 2, close - at - 2)});
        page = mt_sub(page, close + 1, page.len - close - 1);
    }
}

static int64_t number(moot_str s)
{
    int64_t n = 0;
    for (size_t i = 0; i < s.len && i < 18 && mt_is_digit(s.ptr[i]); i++)
        n = n * 10 + (s.ptr[i] - '0');
    return n;
}

static void point_field(reader *r, char field, moot_str v)
{
    mt_point *last = r->points.n ? &r->points.at[r->points.n - 1] : NULL;
    if (field == 'P')
        MT_VEC_PUSH(&r->to->arena, &r->points, ((mt_point){.key = v, .side = '-'}));
    else if (last && field == 'l')
        last->label = v;
    else if (last && field == 't')
        last->text = v;
    else if (last && field == 'k' && v.len == 2) {
        last->side = v.ptr[0];
        last->hinge = v.ptr[1] == '!';
    } else if (last && field == 'w')
        last->corrected.words = v;
    else if (last && field == 'x')
        last->corrected.why = v;
    else if (last && field == 'z')
        last->corrected.at = number(v);
}

static void take(reader *r, char field, moot_str v)
{
    mt_published *to = r->to;
    switch (field) {
    case 'N': to->name = v; break;
    case 'V': to->version = v; break;
    case 'Q': to->question = v; break;
    case 'W': to->verdict = v; break;
    case 'y': to->yes = v; break;
    case 'n': to->no = v; break;
    case 'S': to->style = v; break;
    case 'J': to->json = v; break;
    case 'A': to->argdown = v; break;
    case 'o': to->opens_at = number(v); break;
    case 'c': to->closes_at = number(v); break;
    case 'r':
        to->rule = mt_str_eq(v, MOOT_STR("majority")) ? MT_RULE_MAJORITY : MT_RULE_SWING;
        break;
    case 'F':
        if (!to->errors++)
            to->fault = v;
        break;
    case 'H': cut_page(r, v); break;
    default: point_field(r, field, v); break; /* a letter of the packet, not an enum */
    }
}

/* The same words twice are the same point: votes go to the first. */
static void drop_doubles(reader *r)
{
    mt_intern seen;
    uint32_t kept = 0;
    mt_intern_init(&seen, &r->to->arena, 0x9a);
    for (uint32_t i = 0; i < r->points.n; i++)
        if (mt_intern_add(&seen, r->points.at[i].key) == kept)
            r->points.at[kept++] = r->points.at[i];
    r->points.n = kept;
}

moot_status mt_published_read(mt_published **out, moot_str bytes, moot_str *fault)
{
    *out = NULL;
    if (!is_whole(bytes, fault))
        return MOOT_E_MISUSE;
    mt_published *p = calloc(1, sizeof(*p));
    if (!p)
        return MOOT_E_NOMEM;
    mt_arena_init(&p->arena, NULL);
    atomic_store(&p->users, 1);
    reader r = {.to = p};
    packet all = {mt_arena_dup(&p->arena, bytes), 0};
    char field;
    moot_str value;
    while (next(&all, &field, &value))
        take(&r, field, value);
    drop_doubles(&r);
    p->piece = r.pieces.at;
    p->pieces = r.pieces.n;
    p->point = r.points.at;
    p->points = r.points.n;
    uint8_t hash[16];
    char name[33];
    mt_hash_parts(hash, sizeof(hash), NULL, &p->style, 1);
    mt_hex(name, hash, 8);
    p->style_name = mt_arena_dup(&p->arena, mt_str(name));
    bool failed = mt_arena_failed(&p->arena);
    if (failed || !p->pieces || !p->version.len) {
        mt_published_drop(p);
        return failed ? MOOT_E_NOMEM : MOOT_OK;
    }
    *out = p;
    return MOOT_OK;
}

typedef struct taker {
    mt_arena *arena;
    MT_VEC(mt_correction) list;
} taker;

static bool take_correction(void *ctx, const mt_correction *c)
{
    taker *t = ctx;
    mt_correction own = {.point = mt_arena_dup(t->arena, c->point),
                         .words = mt_arena_dup(t->arena, c->words),
                         .why = mt_arena_dup(t->arena, c->why),
                         .at = c->at};
    MT_VEC_PUSH(t->arena, &t->list, own);
    return !mt_arena_failed(t->arena);
}

moot_status mt_publish_corrections(mt_store *store, moot_str debate, mt_arena *arena,
                                   mt_publish_source *to)
{
    taker t = {.arena = arena};
    moot_status st = mt_store_corrections(store, debate, take_correction, &t);
    to->correction = t.list.at;
    to->corrections = t.list.n;
    return st == MOOT_OK && mt_arena_failed(arena) ? MOOT_E_NOMEM : st;
}

mt_published *mt_published_use(mt_published *p)
{
    if (p)
        atomic_fetch_add(&p->users, 1);
    return p;
}

void mt_published_drop(mt_published *p)
{
    if (!p || atomic_fetch_sub(&p->users, 1) > 1)
        return;
    mt_arena_free(&p->arena);
    free(p);
}

const mt_point *mt_published_point(const mt_published *p, moot_str key)
{
    for (uint32_t i = 0; i < p->points; i++)
        if (mt_str_eq(p->point[i].key, key))
            return &p->point[i];
    return NULL;
}
