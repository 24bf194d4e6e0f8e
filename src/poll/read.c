/* Bytes of a table -> cells -> ballots. */
#include "base/utf8.h"
#include "poll/read_inner.h"

#include <stdio.h>

typedef enum state { CELL_START, CELL_PLAIN, CELL_QUOTED, CELL_CLOSED } state;

struct mt_ballot_reader {
    mt_arena *arena;
    mt_ballot_fault fault;
    state state;
    char cell[MT_BALLOT_CELL_MAX];
    size_t n;             /* bytes in the cell */
    uint64_t line;        /* of the next byte */
    uint32_t column;      /* of the next byte, in characters */
    uint32_t cell_column; /* where the cell begins */
    uint32_t index;       /* of the cell in its line */
    unsigned mark;        /* bytes of a byte order mark seen at the start; 3 when past it */
    bool cr;              /* the byte before was a carriage return */
    bool header_read, polis;
    MT_VEC(mt_column) columns;
    mt_intern claims, voters;
    bool has_accept, has_matter, has_level;
    MT_VEC(mt_voter) ballots;
    mt_voter ballot; /* the one at hand */
    int8_t *accept, *matter;
};

/* Say what is wrong at (line, column); the subject may be empty.  Only the first fault counts. */
static void fault(mt_ballot_reader *r, mt_poll_finding finding, uint64_t line, uint32_t column,
                  moot_str subject)
{
    const mt_code *row = &mt_poll_codes[finding];
    int len = subject.len > 100 ? 100 : (int)subject.len;
    if (r->fault.code)
        return;
    while (len && (size_t)len < subject.len && ((unsigned char)subject.ptr[len] & 0xC0) == 0x80)
        len--;
    r->fault =
        (mt_ballot_fault){.code = row->code, .hint = row->hint, .line = line, .column = column};
    (void)snprintf(r->fault.message, sizeof(r->fault.message), len ? "%s: '%.*s'" : "%s",
                   row->title, len, subject.ptr);
}

static void cell_fault(mt_ballot_reader *r, mt_poll_finding finding, moot_str subject)
{
    fault(r, finding, r->line, r->cell_column, subject);
}

static void too_large(mt_ballot_reader *r, const char *what)
{
    cell_fault(r, MT_POLL_TOO_LARGE, mt_str(what));
}

/* ---- the header ---- */

static uint32_t name_claim(mt_ballot_reader *r, moot_str name)
{
    uint32_t id = mt_intern_find(&r->claims, name);
    if (id != MT_NO_ID)
        return id;
    moot_str own = mt_arena_dup(r->arena, name);
    return mt_arena_failed(r->arena) ? MT_NO_ID : mt_intern_add(&r->claims, own);
}

static void header_cell(mt_ballot_reader *r, moot_str cell)
{
    mt_column column = {MT_COLUMN_IGNORED, MT_NO_ID};
    moot_str claim;
    r->polis = r->polis || (r->index == 0 && mt_str_eq(cell, MOOT_STR("participant")));
    if (!mt_column_read(cell, r->polis, &column.kind, &claim)) {
        cell_fault(r, MT_POLL_ODD_COLUMN, cell);
        return;
    }
    if (claim.len)
        column.claim = name_claim(r, claim);
    for (uint32_t k = 0; k < r->columns.n; k++)
        if (r->columns.at[k].kind == column.kind && r->columns.at[k].claim == column.claim &&
            column.kind != MT_COLUMN_IGNORED) {
            cell_fault(r, MT_POLL_TWICE, cell);
            return;
        }
    if (r->claims.strings.n > MT_POLL_CLAIMS_MAX)
        too_large(r, "more than 2000 claims");
    r->has_accept =
        r->has_accept || column.kind == MT_COLUMN_ACCEPT || column.kind == MT_COLUMN_STATEMENT;
    r->has_matter = r->has_matter || column.kind == MT_COLUMN_MATTER;
    r->has_level = r->has_level || column.kind == MT_COLUMN_LEVEL;
    MT_VEC_PUSH(r->arena, &r->columns, column);
}

static void end_header(mt_ballot_reader *r)
{
    bool voter = false;
    for (uint32_t k = 0; k < r->columns.n; k++)
        voter = voter || r->columns.at[k].kind == MT_COLUMN_VOTER;
    if (!voter)
        fault(r, MT_POLL_NO_VOTER_COLUMN, r->line, 1, MOOT_STR(""));
    r->header_read = true;
}

/* ---- ballots ---- */

static int8_t *fresh_row(mt_ballot_reader *r, bool wanted)
{
    int8_t *row = wanted ? MT_NEW_ARRAY(r->arena, int8_t, r->claims.strings.n) : NULL;
    if (row)
        memset(row, (unsigned char)MT_UNSEEN, r->claims.strings.n);
    return row;
}

static void begin_ballot(mt_ballot_reader *r)
{
    r->ballot = (mt_voter){
        .voter = {"", 0}, .before = MT_SAY_NOTHING, .after = MT_SAY_NOTHING, .moved = MT_NO_ID};
    r->ballot.accept = r->accept = fresh_row(r, r->has_accept);
    r->ballot.matter = r->matter = fresh_row(r, r->has_matter);
}

static void answer_fault(mt_ballot_reader *r, mt_column_kind kind, moot_str cell)
{
    cell_fault(r, MT_POLL_ANSWER, cell);
    r->fault.hint = mt_answer_hint(kind);
}

static void voter_cell(mt_ballot_reader *r, moot_str cell)
{
    if (!cell.len) {
        cell_fault(r, MT_POLL_NO_VOTER, cell);
        return;
    }
    if (mt_intern_find(&r->voters, cell) != MT_NO_ID) {
        cell_fault(r, MT_POLL_SECOND_BALLOT, cell);
        return;
    }
    r->ballot.voter = mt_arena_dup(r->arena, cell);
    if (!mt_arena_failed(r->arena))
        (void)mt_intern_add(&r->voters, r->ballot.voter);
}

static void moved_cell(mt_ballot_reader *r, moot_str cell)
{
    if (!cell.len)
        return;
    r->ballot.moved = mt_intern_find(&r->claims, cell);
    if (r->ballot.moved == MT_NO_ID)
        cell_fault(r, MT_POLL_MOVED, cell);
}

static void ballot_cell(mt_ballot_reader *r, moot_str cell)
{
    bool ok = true;
    if (r->index >= r->columns.n) {
        cell_fault(r, MT_POLL_CELLS, cell);
        return;
    }
    if (r->index == 0)
        begin_ballot(r);
    if (mt_arena_failed(r->arena))
        return;
    const mt_column *c = &r->columns.at[r->index];
    switch (c->kind) {
    case MT_COLUMN_VOTER: voter_cell(r, cell); break;
    case MT_COLUMN_MOVED: moved_cell(r, cell); break;
    case MT_COLUMN_LEVEL: ok = mt_level_read(cell, &r->ballot.level); break;
    case MT_COLUMN_BEFORE: ok = mt_say_read(cell, &r->ballot.before); break;
    case MT_COLUMN_AFTER: ok = mt_say_read(cell, &r->ballot.after); break;
    case MT_COLUMN_ACCEPT:
    case MT_COLUMN_STATEMENT: ok = mt_answer_read(c->kind, cell, &r->accept[c->claim]); break;
    case MT_COLUMN_MATTER: ok = mt_answer_read(c->kind, cell, &r->matter[c->claim]); break;
    case MT_COLUMN_IGNORED: break;
    }
    if (!ok)
        answer_fault(r, c->kind, cell);
}

static void end_ballot(mt_ballot_reader *r)
{
    if (r->index < r->columns.n) {
        fault(r, MT_POLL_CELLS, r->line, r->column, MOOT_STR(""));
        return;
    }
    if (r->ballots.n >= MT_POLL_VOTERS_MAX)
        too_large(r, "more than 1048576 ballots");
    if ((uint64_t)(r->ballots.n + 1) * r->claims.strings.n > MT_POLL_CELLS_MAX)
        too_large(r, "more than 268435456 answers");
    MT_VEC_PUSH(r->arena, &r->ballots, r->ballot);
}

/* ---- cells and lines ---- */

static void end_cell(mt_ballot_reader *r)
{
    moot_str cell = {r->cell, r->n};
    if (mt_utf8_invalid(cell) != SIZE_MAX)
        cell_fault(r, MT_POLL_NOT_TEXT, MOOT_STR(""));
    else if (r->header_read)
        ballot_cell(r, cell);
    else
        header_cell(r, cell);
    r->index++;
    r->n = 0;
    r->state = CELL_START;
    r->cell_column = r->column + 1; /* behind the comma */
}

static bool in_line(const mt_ballot_reader *r)
{
    return r->index > 0 || r->n > 0 || r->state == CELL_CLOSED;
}

/* A line with nothing in it is passed over. */
static void end_line(mt_ballot_reader *r)
{
    if (in_line(r)) {
        end_cell(r);
        if (r->fault.code)
            return;
        if (r->header_read)
            end_ballot(r);
        else
            end_header(r);
    }
    r->state = CELL_START;
    r->index = 0;
    r->line++;
    r->column = 0; /* the line end itself counts for one */
    r->cell_column = 1;
}

static void put(mt_ballot_reader *r, char c)
{
    if (r->n == sizeof(r->cell))
        too_large(r, "a cell of more than 1000 bytes");
    else
        r->cell[r->n++] = c;
}

/* A byte inside a line, no line end. */
static void inner_byte(mt_ballot_reader *r, char c)
{
    if (c == ',' && r->state != CELL_QUOTED) {
        end_cell(r);
    } else if (c == '"' && r->state == CELL_START) {
        r->state = CELL_QUOTED;
    } else if (c == '"' && r->state == CELL_QUOTED) {
        r->state = CELL_CLOSED;
    } else if (c == '"' && r->state == CELL_CLOSED) {
        put(r, c);
        r->state = CELL_QUOTED;
    } else if (c == '"' || r->state == CELL_CLOSED) {
        fault(r, MT_POLL_QUOTE, r->line, r->column, MOOT_STR(""));
    } else {
        put(r, c);
        r->state = r->state == CELL_QUOTED ? CELL_QUOTED : CELL_PLAIN;
    }
}

static void byte(mt_ballot_reader *r, char c)
{
    bool control = (unsigned char)c < 0x20 && c != '\n' && c != '\r';
    if (r->cr && c != '\n')
        fault(r, MT_POLL_NOT_TEXT, r->line, r->column - 1, MOOT_STR(""));
    else if (control || c == 0x7F)
        fault(r, MT_POLL_NOT_TEXT, r->line, r->column, MOOT_STR(""));
    else if ((c == '\n' || c == '\r') && r->state == CELL_QUOTED)
        fault(r, MT_POLL_QUOTE, r->line, r->cell_column, MOOT_STR(""));
    else if (c == '\n')
        end_line(r);
    else if (c != '\r')
        inner_byte(r, c);
    r->cr = c == '\r';
    r->column += ((unsigned char)c & 0xC0) != 0x80;
}

mt_ballot_reader *mt_ballot_reader_new(mt_arena *arena)
{
    mt_ballot_reader *r = arena->alloc.resize(arena->alloc.ctx, NULL, 0, sizeof(*r));
    if (!r)
        return NULL;
    *r = (mt_ballot_reader){.arena = arena, .line = 1, .column = 1, .cell_column = 1};
    mt_intern_init(&r->claims, arena, 0x706f6c6cu);
    mt_intern_init(&r->voters, arena, 0x766f7465u);
    return r;
}

void mt_ballot_reader_free(mt_ballot_reader *r)
{
    if (r)
        (void)r->arena->alloc.resize(r->arena->alloc.ctx, r, sizeof(*r), 0);
}

moot_status mt_ballot_reader_feed(mt_ballot_reader *r, const char *bytes, size_t n)
{
    static const char mark[] = "\xEF\xBB\xBF";
    for (size_t i = 0; i < n && !r->fault.code && !mt_arena_failed(r->arena); i++) {
        if (r->mark < 3 && bytes[i] == mark[r->mark]) {
            r->mark++;
            continue;
        }
        /* The beginning of a mark without its end is no text. */
        if (r->mark > 0 && r->mark < 3)
            fault(r, MT_POLL_NOT_TEXT, 1, 1, MOOT_STR(""));
        else
            byte(r, bytes[i]);
        r->mark = 3;
    }
    return mt_arena_failed(r->arena) ? MOOT_E_NOMEM : MOOT_OK;
}

moot_status mt_ballot_reader_end(mt_ballot_reader *r, mt_ballots *out)
{
    *out = (mt_ballots){.voters = 0};
    if (!r->fault.code && r->state == CELL_QUOTED)
        fault(r, MT_POLL_QUOTE, r->line, r->cell_column, MOOT_STR(""));
    if (!r->fault.code && !mt_arena_failed(r->arena) && in_line(r))
        end_line(r);
    if (!r->header_read)
        fault(r, MT_POLL_NO_HEADER, 1, 1, MOOT_STR(""));
    else if (!r->ballots.n)
        fault(r, MT_POLL_NO_BALLOT, r->line, 1, MOOT_STR(""));
    if (mt_arena_failed(r->arena))
        return MOOT_E_NOMEM;
    if (!r->fault.code)
        *out = (mt_ballots){.voters = r->ballots.n,
                            .claims = r->claims.strings.n,
                            .at = r->ballots.at,
                            .claim = r->claims.strings.at,
                            .levels = r->has_level};
    return MOOT_OK;
}

const mt_ballot_fault *mt_ballot_reader_fault(const mt_ballot_reader *r)
{
    return &r->fault;
}
