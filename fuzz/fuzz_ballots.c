/* Whatever the bytes: reading ends with ballots or one fault inside the text, and the pieces the
 * bytes come in do not matter; what is read of a small table is counted, both outputs are written,
 * the result verifies and no group is small.  The same bytes as a published result are compared
 * with one that is known, or refused with a finding. */
#include "base/json_in.h"
#include "base/utf8.h"
#include "poll/read.h"
#include "poll/verify.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool truth)
{
    if (!truth)
        abort();
}

/* Fed in pieces of this size. */
static mt_ballot_fault read_in(moot_str text, size_t piece, mt_ballots *out, mt_arena *arena)
{
    mt_ballot_reader *r = mt_ballot_reader_new(arena);
    must(r != NULL);
    for (size_t at = 0; at < text.len; at += piece)
        must(mt_ballot_reader_feed(r, text.ptr + at,
                                   text.len - at < piece ? text.len - at : piece) == MOOT_OK);
    must(mt_ballot_reader_end(r, out) == MOOT_OK);
    mt_ballot_fault fault = *mt_ballot_reader_fault(r);
    mt_ballot_reader_free(r);
    return fault;
}

static moot_str write(const mt_poll *poll, bool json, mt_arena *arena)
{
    mt_memory m = {.arena = arena};
    mt_out *o = MT_NEW(arena, mt_out);
    must(o != NULL);
    mt_out_init(o, mt_memory_writer(&m));
    if (json)
        mt_poll_json(poll, o);
    else
        mt_poll_text(poll, o);
    must(mt_out_finish(o) == MOOT_OK);
    must(mt_utf8_invalid(mt_memory_str(&m)) == SIZE_MAX);
    return mt_memory_str(&m);
}

static void examine(const mt_ballots *ballots, mt_arena *arena)
{
    mt_poll poll;
    mt_verified verified;
    mt_diags diags = {.arena = arena};
    must(mt_poll_count(&poll, ballots, NULL, arena) == MOOT_OK);
    for (uint32_t g = 0; g < poll.groups.n; g++)
        must(poll.groups.size[g] >= MT_POLL_FEW);
    (void)write(&poll, false, arena);
    must(mt_poll_verify(&verified, write(&poll, true, arena), &poll, &diags, arena) == MOOT_OK);
    must(!verified.different);
}

static void verify(moot_str published, mt_arena *arena)
{
    static const moot_str claim[] = {{"A", 1}, {"B", 1}};
    static const mt_ballots ballots = {.claims = 2, .claim = claim};
    mt_poll poll;
    mt_verified verified;
    mt_diags diags = {.arena = arena};
    must(mt_poll_count(&poll, &ballots, NULL, arena) == MOOT_OK);
    moot_status status = mt_poll_verify(&verified, published, &poll, &diags, arena);
    must(status == MOOT_OK || (status == MOOT_E_MISUSE && diags.errors == 1));
    must(verified.list.n <= verified.different && verified.different <= verified.values);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mt_arena arena;
    mt_ballots whole, pieces;
    mt_arena_init(&arena, NULL);
    moot_str text = {size ? (const char *)data : "", size};
    mt_ballot_fault a = read_in(text, size + 1, &whole, &arena);
    mt_ballot_fault b = read_in(text, 1 + size % 7, &pieces, &arena);
    must(a.code == b.code && a.line == b.line && a.column == b.column);
    must(!a.code || (a.line >= 1 && a.line <= size + 1 && a.column >= 1 && a.column <= size + 1));
    must(whole.voters == pieces.voters && whole.claims == pieces.claims);
    must(a.code ? whole.voters == 0 : whole.voters > 0);
    if (!a.code && whole.voters <= 300 && whole.claims <= 40)
        examine(&whole, &arena);
    verify(text, &arena);
    mt_arena_free(&arena);
    return 0;
}
