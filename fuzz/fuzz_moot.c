/* Whatever the bytes: no crash from input to any format; places lie inside the input; the
 * same debate gives the same bytes; what is written as JSON is read again.  The last byte
 * chooses the format. */
#include "base/str.h"

#include <moot/moot.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct bytes {
    char *at;
    size_t n, cap;
} bytes;

static bool gather(void *ctx, const char *from, size_t n)
{
    bytes *b = ctx;
    if (n > b->cap - b->n) {
        size_t cap = (b->n + n) * 2;
        char *more = realloc(b->at, cap);
        if (!more)
            return false;
        b->at = more;
        b->cap = cap;
    }
    memcpy(b->at + b->n, from, n);
    b->n += n;
    return true;
}

static void must(bool fine)
{
    if (!fine)
        abort();
}

static void check_places(const moot_debate *debate)
{
    for (size_t i = 0; i < moot_debate_diag_count(debate); i++) {
        const moot_diag *d = moot_debate_diag(debate, i);
        must(d->message.len > 0);
        uint32_t line, column;
        moot_debate_locate(debate, d->span.off, &line, &column);
        must(line > 0 && column > 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    moot_format format = size ? (moot_format)(data[size - 1] % 6) : MOOT_FORMAT_HTML;
    moot_debate *debate;
    moot_str input = {(const char *)data, size};
    if (moot_debate_open(NULL, input, MOOT_KIND_AUTO, &debate) != MOOT_OK)
        return 0;
    check_places(debate);
    if (moot_debate_usable(debate)) {
        bytes first = {0}, second = {0}, json = {0};
        must(moot_debate_render(debate, format, NULL, (moot_writer){gather, &first}) == MOOT_OK);
        must(moot_debate_render(debate, format, NULL, (moot_writer){gather, &second}) == MOOT_OK);
        must(first.n == second.n && (!first.n || memcmp(first.at, second.at, first.n) == 0));
        must(moot_debate_render(debate, MOOT_FORMAT_JSON, NULL, (moot_writer){gather, &json}) ==
             MOOT_OK);
        moot_debate *again;
        moot_str written = {json.at, json.n};
        if (moot_debate_open(NULL, written, MOOT_KIND_JSON, &again) == MOOT_OK) {
            must(moot_debate_usable(again));
            moot_str was = moot_debate_headline(debate), is = moot_debate_headline(again);
            must(mt_str_eq(was, is));
            moot_debate_free(again);
        }
        free(first.at);
        free(second.at);
        free(json.at);
    }
    moot_debate_free(debate);
    return 0;
}
