/* The one file that knows ICU.  The library is opened when it is needed: most calls of the
 * program read no prose, and loading ICU takes as long as all else they do. */
#include "mine/breaks.h"

#include <dlfcn.h>
#include <unicode/ubrk.h>
#include <unicode/uvernum.h>

/* What is used.  ICU's headers put a version behind each name. */
#define CALLS(X)      \
    X(ubrk_open)      \
    X(ubrk_setUText)  \
    X(ubrk_first)     \
    X(ubrk_next)      \
    X(ubrk_close)     \
    X(utext_openUTF8) \
    X(utext_close)
#define TEXT_OF(name) #name
#define NAME_OF(name) TEXT_OF(name)

struct mt_breaks {
    mt_arena *arena;
    UBreakIterator *rules;
    struct {
/* NOLINTNEXTLINE(bugprone-macro-parentheses): a member's name */
#define X(name) __typeof__(&(name)) name;
        CALLS(X)
#undef X
    } icu;
};

/* The library stays open: closing and opening it again would cost more than it gives back. */
static bool open_library(mt_breaks *b)
{
    void *library = dlopen("libicuuc.so." U_ICU_VERSION_SHORT, RTLD_NOW | RTLD_LOCAL);
    bool fine = library != NULL;
    /* POSIX lets what dlsym() finds be used as a function. */
#define X(name)                                      \
    if (fine) {                                      \
        void *found = dlsym(library, NAME_OF(name)); \
        memcpy(&b->icu.name, &found, sizeof(found)); \
        fine = found != NULL;                        \
    }
    CALLS(X)
#undef X
    return fine;
}

static moot_status status_of(UErrorCode err)
{
    if (U_SUCCESS(err))
        return MOOT_OK;
    return err == U_MEMORY_ALLOCATION_ERROR ? MOOT_E_NOMEM : MOOT_E_BACKEND;
}

moot_status mt_breaks_open(mt_arena *arena, mt_breaks **b)
{
    *b = NULL;
    mt_breaks *made = MT_NEW(arena, mt_breaks);
    if (!made)
        return MOOT_E_NOMEM;
    made->arena = arena;
    if (!open_library(made))
        return MOOT_E_BACKEND;
    UErrorCode err = U_ZERO_ERROR;
    made->rules = (made->icu.ubrk_open)(UBRK_SENTENCE, "en@ss=standard", NULL, 0, &err);
    if (U_SUCCESS(err))
        *b = made;
    return status_of(err);
}

moot_status mt_breaks_of(mt_breaks *b, moot_str s, mt_places *places)
{
    UErrorCode err = U_ZERO_ERROR;
    places->n = 0;
    UText *text = (b->icu.utext_openUTF8)(NULL, s.ptr, (int64_t)s.len, &err);
    (b->icu.ubrk_setUText)(b->rules, text, &err);
    if (U_SUCCESS(err)) {
        (void)(b->icu.ubrk_first)(b->rules);
        int32_t at;
        while ((at = (b->icu.ubrk_next)(b->rules)) != UBRK_DONE)
            MT_VEC_PUSH(b->arena, places, (uint32_t)at);
    }
    (b->icu.utext_close)(text);
    return mt_arena_failed(b->arena) ? MOOT_E_NOMEM : status_of(err);
}

void mt_breaks_close(mt_breaks *b)
{
    if (b)
        (b->icu.ubrk_close)(b->rules);
}
