/* Entries by name, their newest version, their row. */
#include "serve/site.h"

#include "serve/assets.h"
#include "serve/polled.h"
#include "serve/tally.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROW_MS = 1000 };

mt_shared *mt_shared_new(moot_str bytes)
{
    mt_shared *s = malloc(sizeof(*s) + bytes.len);
    if (!s)
        return NULL;
    atomic_init(&s->users, 1);
    s->len = bytes.len;
    if (bytes.len)
        memcpy(s->at, bytes.ptr, bytes.len);
    return s;
}

mt_shared *mt_shared_use(mt_shared *s)
{
    if (s)
        atomic_fetch_add(&s->users, 1);
    return s;
}

void mt_shared_drop(mt_shared *s)
{
    if (s && atomic_fetch_sub(&s->users, 1) == 1)
        free(s);
}

static void name_asset(mt_asset *a, const char *before, const char *after, moot_str bytes,
                       const char *type)
{
    uint8_t hash[16];
    char hex[33];
    mt_hash_parts(hash, sizeof(hash), NULL, &bytes, 1);
    mt_hex(hex, hash, 8);
    (void)snprintf(a->name, sizeof(a->name), "%s-%s.%s", before, hex, after);
    a->bytes = bytes;
    a->type = type;
}

moot_status mt_site_init(mt_site *s, mt_store *store, const mt_secret *secret,
                         const mt_site_options *options, int64_t now)
{
    *s = (mt_site){.store = store, .secret = *secret, .options = *options, .started_at = now};
    (void)pthread_rwlock_init(&s->lock, NULL);
    s->secure = mt_str_starts(options->address, MOOT_STR("https://"));
    name_asset(&s->asset[0], "serve", "css", mt_asset_serve_css(), "text/css; charset=utf-8");
    name_asset(&s->asset[1], "serve", "js", mt_asset_serve_js(), "text/javascript; charset=utf-8");
    s->limits = mt_limits_new(options->tickets);
    return s->limits ? MOOT_OK : MOOT_E_NOMEM;
}

void mt_site_fini(mt_site *s)
{
    for (uint32_t i = 0; i < s->entries; i++) {
        mt_entry *e = s->entry[i];
        mt_published_drop(e->now);
        mt_shared_drop(e->page);
        mt_shared_drop(e->event);
        mt_tally_cache_free(e->tally);
        mt_polled_drop(e->polled);
        (void)pthread_mutex_destroy(&e->lock);
        free(e);
    }
    free(s->entry);
    mt_limits_free(s->limits);
    (void)pthread_rwlock_destroy(&s->lock);
}

/* Where `name` is or belongs in the list. */
static uint32_t place_of(const mt_site *s, moot_str name, bool *there)
{
    uint32_t low = 0, high = s->entries;
    *there = false;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        int c = mt_str_cmp(mt_str(s->entry[mid]->name), name);
        if (c == 0) {
            *there = true;
            return mid;
        }
        if (c < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

mt_entry *mt_site_find(mt_site *s, moot_str name)
{
    bool there;
    (void)pthread_rwlock_rdlock(&s->lock);
    uint32_t at = place_of(s, name, &there);
    mt_entry *e = there ? s->entry[at] : NULL;
    (void)pthread_rwlock_unlock(&s->lock);
    return e;
}

mt_entry **mt_site_all(mt_site *s, mt_arena *arena, uint32_t *n)
{
    (void)pthread_rwlock_rdlock(&s->lock);
    *n = s->entries;
    mt_entry **all = MT_NEW_ARRAY(arena, mt_entry *, *n);
    for (uint32_t i = 0; all && i < *n; i++)
        all[i] = s->entry[i];
    (void)pthread_rwlock_unlock(&s->lock);
    return all;
}

/* The entry of that name, made if it is new; NULL if memory is short. */
static mt_entry *entry_of(mt_site *s, moot_str name)
{
    bool there;
    (void)pthread_rwlock_wrlock(&s->lock);
    uint32_t at = place_of(s, name, &there);
    mt_entry *e = there ? s->entry[at] : NULL;
    if (!there && s->entries == s->cap) {
        uint32_t cap = s->cap ? s->cap * 2 : 16;
        mt_entry **more = realloc(s->entry, cap * sizeof(mt_entry *));
        if (more) {
            s->entry = more;
            s->cap = cap;
        }
    }
    if (!there && s->entries < s->cap)
        e = calloc(1, sizeof(*e));
    if (!there && e) {
        (void)pthread_mutex_init(&e->lock, NULL);
        memcpy(e->name, name.ptr, name.len);
        for (uint32_t i = s->entries; i > at; i--)
            s->entry[i] = s->entry[i - 1];
        s->entry[at] = e;
        s->entries++;
    }
    (void)pthread_rwlock_unlock(&s->lock);
    return e;
}

/* Cut at the end of a character, so that what is shown stays UTF-8. */
static void say_fault(mt_entry *e, moot_str text)
{
    size_t n = text.len < sizeof(e->fault) - 1 ? text.len : sizeof(e->fault) - 1;
    while (n > 0 && n < text.len && ((unsigned char)text.ptr[n] & 0xc0) == 0x80)
        n--;
    if (n)
        memcpy(e->fault, text.ptr, n);
    e->fault[n] = '\0';
}

static moot_status tell_store(mt_site *s, const mt_published *p, int64_t now)
{
    mt_write w = {.kind = MT_WRITE_DEBATE,
                  .debate = p->name,
                  .at = now,
                  .by = MOOT_STR("the file"),
                  .row = {.question = p->question,
                          .opens_at = p->opens_at,
                          .closes_at = p->closes_at,
                          .rule = p->rule,
                          .version = p->version}};
    mt_store_write(s->store, &w);
    return w.status;
}

moot_status mt_site_publish(mt_site *s, moot_str name, moot_str packet, moot_str fault, int64_t now,
                            bool *shown)
{
    mt_published *p = NULL;
    moot_str said = {"", 0};
    *shown = false;
    if (name.len == 0 || name.len > MT_STORE_NAME_MAX)
        return MOOT_E_LIMIT;
    mt_entry *e = entry_of(s, name);
    if (!e)
        return MOOT_E_NOMEM;
    moot_status st = mt_published_read(&p, packet, &said);
    if (st == MOOT_E_NOMEM)
        return st;
    if (st != MOOT_OK)
        said = fault.len ? fault : MOOT_STR("it could not be read");
    (void)pthread_mutex_lock(&e->lock);
    bool sound = e->now && e->now->errors == 0;
    bool same = p && e->now && mt_str_eq(e->now->version, p->version);
    (void)pthread_mutex_unlock(&e->lock);
    /* A file with errors replaces nothing that is sound. */
    bool take = p && !same && (!sound || p->errors == 0);
    st = take ? tell_store(s, p, now) : MOOT_OK;
    (void)pthread_mutex_lock(&e->lock);
    say_fault(e, said);
    e->gone = false;
    mt_published *old = NULL;
    if (take && st == MOOT_OK) {
        old = e->now;
        e->now = p;
        e->changed_at = now;
        e->row_at = 0;
        e->page_tag[0] = '\0';
        e->dirty = true;
        *shown = true;
        p = NULL;
    }
    (void)pthread_mutex_unlock(&e->lock);
    mt_published_drop(old);
    mt_published_drop(p);
    return st;
}

void mt_site_withdraw(mt_site *s, moot_str name)
{
    mt_entry *e = mt_site_find(s, name);
    if (!e)
        return;
    (void)pthread_mutex_lock(&e->lock);
    mt_published *old = e->now;
    e->now = NULL;
    e->gone = true;
    e->fault[0] = '\0';
    e->page_tag[0] = '\0';
    (void)pthread_mutex_unlock(&e->lock);
    mt_published_drop(old);
}

mt_published *mt_entry_use(mt_entry *e)
{
    (void)pthread_mutex_lock(&e->lock);
    mt_published *p = mt_published_use(e->now);
    (void)pthread_mutex_unlock(&e->lock);
    return p;
}

int64_t mt_entry_changed_at(mt_entry *e)
{
    (void)pthread_mutex_lock(&e->lock);
    int64_t at = e->changed_at;
    (void)pthread_mutex_unlock(&e->lock);
    return at;
}

mt_debate_row mt_entry_row(mt_site *s, mt_entry *e, int64_t now)
{
    mt_debate_row row;
    (void)pthread_mutex_lock(&e->lock);
    bool fresh = e->row_at && now - e->row_at < ROW_MS && now >= e->row_at;
    row = e->row;
    (void)pthread_mutex_unlock(&e->lock);
    if (fresh)
        return row;
    mt_arena arena;
    bool found = false;
    mt_arena_init(&arena, NULL);
    mt_debate_row read = {0};
    if (mt_store_debate(s->store, mt_str(e->name), &arena, &read, &found) == MOOT_OK && found) {
        read.name = read.question = read.version = (moot_str){"", 0};
        row = read;
        (void)pthread_mutex_lock(&e->lock);
        e->row = row;
        e->row_at = now;
        (void)pthread_mutex_unlock(&e->lock);
    }
    mt_arena_free(&arena);
    return row;
}

void mt_entry_touch(mt_site *s, mt_entry *e, bool row)
{
    (void)pthread_mutex_lock(&e->lock);
    e->dirty = true;
    e->change++;
    if (row)
        e->row_at = 0;
    (void)pthread_mutex_unlock(&e->lock);
    if (s->changed)
        s->changed(s->changed_ctx, e);
}

void mt_entry_republish(mt_site *s, mt_entry *e)
{
    if (s->republish)
        s->republish(s->republish_ctx, e);
}

bool mt_site_name(char *to, moot_str file)
{
    size_t n = 0;
    for (size_t i = file.len; i-- > 1;)
        if (file.ptr[i] == '.') {
            file.len = i;
            break;
        }
    for (size_t i = 0; i < file.len && n < MT_STORE_NAME_MAX; i++) {
        char c = mt_to_lower(file.ptr[i]);
        if (mt_is_alpha(c) || mt_is_digit(c))
            to[n++] = c;
        else if (n && to[n - 1] != '-')
            to[n++] = '-';
    }
    while (n && to[n - 1] == '-')
        n--;
    to[n] = '\0';
    return n > 0;
}

/* Letters, digits, dots, hyphens, a port, an address of version 6 in brackets. */
static bool is_host(moot_str s)
{
    if (!s.len || s.len > 255)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (!mt_is_alpha(c) && !mt_is_digit(c) && !strchr(".-:[]_", c))
            return false;
    }
    return true;
}

moot_str mt_site_address(mt_exchange *x)
{
    if (x->site->options.address.len)
        return x->site->options.address;
    if (!is_host(x->req.host))
        return (moot_str){"", 0};
    return mt_arena_printf(&x->arena, "%s://%.*s", x->req.https ? "https" : "http",
                           MT_ARG(x->req.host));
}
