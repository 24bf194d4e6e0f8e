/* The public calls when memory is short: from bytes to each kind of page. */
#include "oom/oom.h"

#include <moot/moot.h>

static const char prose[] = "Should we plant trees?\n\n"
                            "Trees cool the street. We should plant trees.\n\n"
                            "Roots break the pavement. We should not plant trees.\n";
static const char argdown[] =
    "[A]: We should. {side: yes}\n  + <b>: It helps.\n  - [C]: It costs.\n";
static const char broken[] = "[A]: x {a: [\n\n <\n";

static const char *input;
static size_t input_len;
static moot_format format;

static bool swallow(void *ctx, const char *bytes, size_t n)
{
    (void)ctx, (void)bytes, (void)n;
    return true;
}

static moot_status open_and_render(const moot_alloc *alloc)
{
    moot_debate *debate;
    moot_status st = moot_debate_open(alloc, (moot_str){input, input_len}, MOOT_KIND_AUTO, &debate);
    if (st != MOOT_OK)
        return debate ? MOOT_E_MISUSE : st;
    if (moot_debate_usable(debate))
        st = moot_debate_render(debate, format, alloc, (moot_writer){swallow, NULL});
    moot_debate_free(debate);
    return st;
}

int main(void)
{
    static const struct {
        const char *name, *text;
        size_t len;
        moot_format format;
    } rows[] = {
        {"prose to page", prose, sizeof(prose) - 1, MOOT_FORMAT_HTML},
        {"Argdown to map", argdown, sizeof(argdown) - 1, MOOT_FORMAT_SVG},
        {"Argdown to JSON", argdown, sizeof(argdown) - 1, MOOT_FORMAT_JSON},
        {"Argdown to Argdown", argdown, sizeof(argdown) - 1, MOOT_FORMAT_ARGDOWN},
        {"Argdown to text", argdown, sizeof(argdown) - 1, MOOT_FORMAT_TEXT},
        {"faults", broken, sizeof(broken) - 1, MOOT_FORMAT_DOT},
        {"nothing", "", 0, MOOT_FORMAT_HTML},
    };
    long passed = 0;
    int failed = 0;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        input = rows[i].text;
        input_len = rows[i].len;
        format = rows[i].format;
        long rounds = oom_run(rows[i].name, open_and_render);
        passed += rounds;
        failed += rounds == 0;
    }
    printf("%ld passed, %d failed\n", passed, failed);
    return failed != 0;
}
