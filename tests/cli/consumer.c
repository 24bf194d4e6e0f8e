/* A program that links the installed library: standard input -> the page on standard output. */
#include <moot/moot.h>
#include <stdio.h>

static bool put(void *to, const char *bytes, size_t n)
{
    return fwrite(bytes, 1, n, to) == n;
}

int main(void)
{
    static char text[1 << 16];
    size_t n = fread(text, 1, sizeof(text), stdin);
    moot_str bytes = {text, n};
    moot_writer to = {put, stdout};
    moot_debate *debate;
    if (moot_debate_open(NULL, bytes, MOOT_KIND_AUTO, &debate) != MOOT_OK)
        return 1;
    moot_status st = moot_debate_render(debate, MOOT_FORMAT_HTML, NULL, to);
    moot_debate_free(debate);
    return st != MOOT_OK;
}
