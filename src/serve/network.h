/* From which network does a request come?  The first bytes of an address: what tells networks
 * apart, not people.  `to` stays as it is if that is not known. */
#ifndef MT_SERVE_NETWORK_H
#define MT_SERVE_NETWORK_H

#include "base/str.h"

struct sockaddr;

/* 4 and three bytes of an IPv4 address, also one mapped into IPv6; eight bytes of IPv6.  NULL is
 * not known. */
void mt_network_of_address(const struct sockaddr *address, uint8_t to[8]);
/* Of the last address of X-Forwarded-For: the one that our own proxy has added. */
void mt_network_of_forwarded(moot_str list, uint8_t to[8]);

#endif
