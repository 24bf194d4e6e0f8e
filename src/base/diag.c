/* Findings about a text. */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>

void mt_diag_add(mt_diags *d, moot_severity severity, const char *code, moot_span span,
                 const char *hint, const char *fmt, ...)
{
    if (severity == MOOT_ERROR)
        d->errors++;
    if (d->list.n >= MT_DIAG_MAX) {
        d->dropped++;
        return;
    }
    char line[512];
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(line, sizeof(line), fmt, ap);
    va_end(ap);
    size_t len = n < 0 ? 0 : (size_t)n;
    if (len >= sizeof(line)) {
        /* Cut a long message at the end of a code point. */
        len = sizeof(line) - 1;
        while (len && ((unsigned char)line[len] & 0xC0) == 0x80)
            len--;
    }
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)line[i] < 0x20)
            line[i] = ' ';
    moot_diag found = {
        .severity = severity,
        .code = code,
        .span = span,
        .message = mt_arena_dup(d->arena, (moot_str){line, len}),
        .hint = hint ? mt_str(hint) : (moot_str){"", 0},
    };
    MT_VEC_PUSH(d->arena, &d->list, found);
}

void mt_diag_sort(mt_diags *d)
{
    /* Insertion sort: the list is nearly sorted and at most MT_DIAG_MAX long. */
    for (uint32_t i = 1; i < d->list.n; i++) {
        moot_diag x = d->list.at[i];
        uint32_t j = i;
        for (; j > 0 && d->list.at[j - 1].span.off > x.span.off; j--)
            d->list.at[j] = d->list.at[j - 1];
        d->list.at[j] = x;
    }
}

void mt_locate(moot_str text, uint32_t off, uint32_t *line, uint32_t *column)
{
    uint32_t l = 1, c = 1;
    for (uint32_t i = 0; i < off && i < text.len; i++) {
        char ch = text.ptr[i];
        bool cr_of_crlf = ch == '\r' && i + 1 < text.len && text.ptr[i + 1] == '\n';
        if (ch == '\n' || (ch == '\r' && !cr_of_crlf)) {
            l++;
            c = 1;
        } else if (((unsigned char)ch & 0xC0) != 0x80 && !cr_of_crlf) {
            c++;
        }
    }
    *line = l;
    *column = c;
}
