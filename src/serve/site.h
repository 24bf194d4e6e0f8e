/* The site: the debates of a folder, what is known of each, and what all handlers share. */
#ifndef MT_SERVE_SITE_H
#define MT_SERVE_SITE_H

#include "serve/limit.h"
#include "serve/publish.h"
#include "store/secret.h"

#include <pthread.h>

typedef struct mt_tally_cache mt_tally_cache; /* serve/tally.c */

/* One debate.  Entries stay where they are until the site is freed. */
struct mt_entry {
    char name[MT_STORE_NAME_MAX + 1];
    pthread_mutex_t lock;
    mt_published *now; /* NULL: the file could not be read yet, or is gone */
    char fault[512];   /* what is wrong with the file as it is now; empty: nothing */
    bool gone;
    uint64_t corrections; /* a print of those that it was published with */
    int64_t changed_at;   /* when `now` came */
    mt_debate_row row;    /* without strings; as of row_at */
    int64_t row_at;       /* 0: ask the store */
    mt_shared *page;      /* the page of readers without a ticket, for page_tag */
    char page_tag[80];
    mt_tally_cache *tally; /* the counts of a large debate, for a moment; or NULL */
    mt_polled *polled;     /* the newest results (serve/polled.h), or NULL */
    uint64_t change;       /* of votes or row so far */
    uint32_t polling;      /* threads that work results out */
    /* Live numbers (serve/live.c). */
    bool dirty;       /* something has changed since `event` */
    uint64_t count;   /* of events so far */
    mt_shared *event; /* the newest, as it goes over the wire */
    atomic_uint listeners;
};

typedef struct mt_site_options {
    moot_str address; /* "https://debates.example", without a slash at the end; may be empty */
    moot_str title;   /* of the list; may be empty */
    uint32_t tickets; /* new tickets of one network in an hour; 0: 20 */
} mt_site_options;

typedef struct mt_asset {
    char name[48]; /* with the hash of its bytes */
    moot_str bytes;
    const char *type;
} mt_asset;
enum { MT_ASSETS = 2 }; /* style sheet, script */

typedef struct mt_counters {
    atomic_ullong requests, votes, refused, limited, failed;
    atomic_ullong by_status[6]; /* 1xx to 5xx */
} mt_counters;

struct mt_site {
    mt_store *store;
    mt_secret secret;
    mt_site_options options;
    bool secure;             /* the address begins with https */
    const moot_alloc *alloc; /* of the exchanges; NULL: the C library */
    int64_t tally_cost;      /* for tests: counting is said to take so many ms; 0: as it does */
    mt_limits *limits;
    pthread_rwlock_t lock; /* of the list of entries */
    mt_entry **entry;      /* by name */
    uint32_t entries, cap;
    mt_asset asset[MT_ASSETS];
    mt_counters counters;
    int64_t started_at;
    /* Told when the numbers of an entry have changed; may be NULL. */
    void (*changed)(void *ctx, mt_entry *entry);
    void *changed_ctx;
    /* Hand on a message with its head; false if it cannot be taken.  NULL: there is no e-mail. */
    bool (*mail)(void *ctx, moot_str message);
    void *mail_ctx;
    /* Told when what is shown of an entry is to be made anew; may be NULL. */
    void (*republish)(void *ctx, mt_entry *entry);
    void *republish_ctx;
};

/* Make a site over an open store (borrowed).  The strings of `options` are borrowed too.
 * MOOT_OK or MOOT_E_NOMEM; mt_site_fini() after any answer. */
MOOT_NODISCARD moot_status mt_site_init(mt_site *site, mt_store *store, const mt_secret *secret,
                                        const mt_site_options *options, int64_t now);
void mt_site_fini(mt_site *site);

/* Show what a packet holds under `name`; a packet without a page leaves what is shown and says
 * why.  `fault` is said instead where there is no packet.  `*shown`: the version is new.
 * MOOT_OK; MOOT_E_NOMEM; MOOT_E_LIMIT for a name that is too long; MOOT_E_BACKEND if the store
 * did not take it. */
MOOT_NODISCARD moot_status mt_site_publish(mt_site *site, moot_str name, moot_str packet,
                                           moot_str fault, int64_t now, bool *shown);
/* The file is gone: its page too; votes stay. */
void mt_site_withdraw(mt_site *site, moot_str name);

/* All entries by name, in `arena`; NULL if there is none, or memory is short. */
mt_entry **mt_site_all(mt_site *site, mt_arena *arena, uint32_t *n);
/* The entry of that name, or NULL. */
mt_entry *mt_site_find(mt_site *site, moot_str name);
/* What is shown of it; the caller is a user.  NULL if there is nothing. */
mt_published *mt_entry_use(mt_entry *e);
/* When what is shown came. */
int64_t mt_entry_changed_at(mt_entry *e);
/* Its row, from the store at most once a second. */
mt_debate_row mt_entry_row(mt_site *site, mt_entry *e, int64_t now);
/* After a write: ask the store again, tell those who listen. */
void mt_entry_touch(mt_site *site, mt_entry *e, bool row);

/* A point was corrected: see that the page is made anew. */
void mt_entry_republish(mt_site *site, mt_entry *e);

/* The name of a debate in addresses, of the name of its file: small letters, digits, hyphens;
 * `to` has MT_STORE_NAME_MAX + 1 bytes.  False if nothing is left. */
bool mt_site_name(char *to, moot_str file);
/* "https://debates.example" as given, or made of the Host header; checked, in x->arena. */
moot_str mt_site_address(mt_exchange *x);

#endif
