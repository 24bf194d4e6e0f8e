/* Whatever the bytes: decoding and mining end, spans lie inside the text, units are
 * in order and disjoint, heads make one tree, and both outputs can be written and
 * the Argdown one read again. */
#include "argdown/doc.h"
#include "base/decode.h"
#include "base/utf8.h"
#include "mine/reading.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool truth)
{
    if (!truth)
        abort();
}

static void inside(moot_span s, size_t size)
{
    must(s.off <= size && s.len <= size - s.off);
}

static void check_block(const mt_reading *r, const mt_block *b)
{
    uint32_t end = 0, roots = 0;
    must(b->units.n > 0);
    inside(b->author.body, r->text.len);
    inside(b->author.credit_span, r->text.len);
    for (uint32_t i = 0; i < b->units.n; i++) {
        const mt_unit *u = &b->units.at[i];
        inside(u->span, r->text.len);
        must(u->span.len > 0 && u->span.off >= end);
        end = u->span.off + u->span.len;
        must(u->role_confidence >= 0 && u->role_confidence <= 1);
        must(u->head_confidence >= 0 && u->head_confidence <= 1);
        must((u->head == MT_NO_ID) == (u->role == MT_ROLE_CENTRAL));
        must(u->head_second == MT_NO_ID ||
             (u->head_second < b->units.n && u->head_second != u->head));
        roots += u->head == MT_NO_ID;
        uint32_t at = i, steps = 0;
        while (b->units.at[at].head != MT_NO_ID && steps++ <= b->units.n)
            at = b->units.at[at].head;
        must(steps <= b->units.n);
    }
    must(roots == 1);
}

static void check_output(const mt_reading *r)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    for (uint32_t i = 0; i < r->ties.n; i++) {
        const mt_reading_tie *t = &r->ties.at[i];
        must(t->a < r->actors.n && t->b < r->actors.n && t->a != t->b);
        must(t->block == 2 ? t->unit == MT_NO_ID : t->unit < r->block[t->block].units.n);
    }
    for (uint32_t i = 0; i < r->across.n; i++) {
        const mt_across *a = &r->across.at[i];
        must(a->from < r->block[a->from_block].units.n && a->to < r->block[!a->from_block].units.n);
        must(a->confidence >= 0 && a->confidence <= 1);
    }
    must(r->questions.n <= 5);
    for (int json = 0; json < 2; json++) {
        mt_memory m = {.arena = &arena};
        mt_out out;
        mt_out_init(&out, mt_memory_writer(&m));
        if (json)
            mt_reading_json(r, &out);
        else
            mt_reading_argdown(r, MOOT_STR("text.txt"), &out);
        must(mt_out_finish(&out) == MOOT_OK);
        must(mt_utf8_invalid(mt_memory_str(&m)) == SIZE_MAX);
        if (json)
            continue;
        mt_doc doc;
        must(mt_doc_parse(&doc, NULL, mt_memory_str(&m)) == MOOT_OK);
        must(doc.diags.errors == 0);
        mt_doc_fini(&doc);
    }
    mt_arena_free(&arena);
}

static void mine(moot_str text, bool single)
{
    mt_reading r;
    mt_mine_options options = {.single = single, .ask = text.len < 2000};
    moot_status st = mt_mine(&r, NULL, text, &options);
    must(st == MOOT_OK || st == MOOT_E_LIMIT);
    for (uint32_t i = 0; i < r.diags.list.n; i++)
        inside(r.diags.list.at[i].span, text.len);
    if (st == MOOT_OK && r.diags.errors == 0) {
        must(r.blocks == (single ? 1 : 2));
        if (!single)
            must(r.block[0].side == mt_side_other(r.block[1].side) &&
                 r.block[0].side != MT_SIDE_NONE);
        for (uint32_t i = 0; i < r.blocks; i++)
            check_block(&r, &r.block[i]);
        check_output(&r);
    }
    mt_reading_fini(&r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mt_arena arena;
    mt_arena_init(&arena, NULL);
    mt_diags diags = {.arena = &arena};
    mt_decoded decoded;
    moot_str bytes = {size ? (const char *)data : "", size};
    must(mt_decode(&arena, bytes, &decoded, &diags) == MOOT_OK);
    for (uint32_t i = 0; i < diags.list.n; i++)
        inside(diags.list.at[i].span, size);
    if (diags.errors == 0) {
        must(mt_utf8_invalid(decoded.text) == SIZE_MAX);
        mine(decoded.text, false);
        mine(decoded.text, true);
    }
    mt_arena_free(&arena);
    return 0;
}
