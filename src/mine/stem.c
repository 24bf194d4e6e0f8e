/* English words -> stems.  The one file that knows Snowball. */
#include "mine/stem.h"

#include <libstemmer.h>

enum { LONGEST = 64 };

mt_stemmer *mt_stemmer_new(void)
{
    return (mt_stemmer *)sb_stemmer_new("english", "UTF_8");
}

void mt_stemmer_free(mt_stemmer *s)
{
    sb_stemmer_delete((struct sb_stemmer *)s);
}

moot_str mt_stem(mt_stemmer *s, mt_arena *arena, moot_str low)
{
    if (low.len > LONGEST || low.len == 0)
        return low;
    struct sb_stemmer *sb = (struct sb_stemmer *)s;
    const sb_symbol *got = sb_stemmer_stem(sb, (const sb_symbol *)low.ptr, (int)low.len);
    if (!got)
        return low;
    return mt_arena_dup(arena, (moot_str){(const char *)got, (size_t)sb_stemmer_length(sb)});
}
