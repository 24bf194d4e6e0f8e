/* What shows who may do what: tickets of readers, tokens of forms, signed links. */
#ifndef MT_SERVE_PASS_H
#define MT_SERVE_PASS_H

#include "store/secret.h"
#include "store/store.h"

enum {
    MT_TICKET_TEXT = 22, /* characters of a ticket in its cookie */
    MT_TOKEN_MAX = 64,
    MT_LINK_MAX = 256,
    MT_TOKEN_HOURS = 24 /* how long a form may stay open */
};

/* Read the ticket of a cookie; false if it is none. */
bool mt_ticket_read(uint8_t ticket[MT_TICKET_BYTES], moot_str text);
void mt_ticket_write(char to[MT_TICKET_TEXT + 1], const uint8_t ticket[MT_TICKET_BYTES]);
/* What the store keeps of a ticket: differs between debates, leads back to nobody. */
mt_ticket_id mt_ticket_hash(const mt_secret *secret, moot_str debate,
                            const uint8_t ticket[MT_TICKET_BYTES]);
/* What the store keeps of a sender's network, for a day. */
void mt_network_hash(uint8_t to[8], const mt_secret *secret, const uint8_t network[8], int64_t now);

/* The token of the forms of a page: `who` is the ticket or the moderator's pass, empty for a
 * reader who has none yet. */
void mt_token_write(char to[MT_TOKEN_MAX], const mt_secret *secret, moot_str debate, moot_str who,
                    int64_t now);
/* Was it written for this debate and person within MT_TOKEN_HOURS? */
bool mt_token_check(moot_str token, const mt_secret *secret, moot_str debate, moot_str who,
                    int64_t now);

typedef enum mt_pass_kind { MT_PASS_READER, MT_PASS_MODERATOR, MT_PASS_ADDRESS } mt_pass_kind;
typedef struct mt_pass {
    mt_pass_kind kind;
    int64_t until; /* milliseconds since 1970 */
    uint8_t number[12];
    moot_str debate; /* points into the buffer that was read into */
    char text[MT_STORE_NAME_MAX + 1];
} mt_pass;
/* A link's text with its seal, in letters that an address may have. */
void mt_pass_write(char to[MT_LINK_MAX], const mt_secret *secret, const mt_pass *pass);
/* The other way round; false if the seal is wrong, or it is over at `now`. */
bool mt_pass_read(mt_pass *pass, const mt_secret *secret, moot_str text, int64_t now);

#endif
