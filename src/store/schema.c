/* The migrations.  Every key begins with the debate; no triggers, no sequences. */
#include "store/schema.h"

#include <stddef.h>

static const char first[] =
    "CREATE TABLE debate ("
    "  debate TEXT NOT NULL PRIMARY KEY CHECK (length(debate) BETWEEN 1 AND 64),"
    "  question TEXT NOT NULL,"
    "  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),"
    "  opens_at INTEGER NOT NULL,"
    "  closes_at INTEGER NOT NULL,"
    "  rule INTEGER NOT NULL CHECK (rule BETWEEN 0 AND 1),"
    "  version TEXT NOT NULL"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE ticket ("
    "  debate TEXT NOT NULL,"
    "  ticket BLOB NOT NULL CHECK (length(ticket) = 16),"
    "  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 2),"
    "  held INTEGER NOT NULL CHECK (held BETWEEN 0 AND 1),"
    "  prefix BLOB," /* hash of the network, for 48 hours */
    "  first_at INTEGER NOT NULL,"
    "  PRIMARY KEY (debate, ticket)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE ballot ("
    "  debate TEXT NOT NULL,"
    "  ticket BLOB NOT NULL,"
    "  phase INTEGER NOT NULL CHECK (phase BETWEEN 0 AND 4),"
    "  target TEXT NOT NULL CHECK (length(target) <= 64),"
    "  point TEXT NOT NULL CHECK (length(point) <= 64),"
    "  value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 5),"
    "  seq INTEGER NOT NULL,"
    "  at INTEGER NOT NULL,"
    "  PRIMARY KEY (debate, ticket, phase, target),"
    "  FOREIGN KEY (debate, ticket) REFERENCES ticket (debate, ticket)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE sent ("
    "  debate TEXT NOT NULL,"
    "  ticket BLOB NOT NULL,"
    "  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 64),"
    "  print BLOB NOT NULL," /* hash of what was sent */
    "  seq INTEGER NOT NULL,"
    "  at INTEGER NOT NULL,"
    "  PRIMARY KEY (debate, ticket, key)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE invitation ("
    "  debate TEXT NOT NULL,"
    "  invitation BLOB NOT NULL CHECK (length(invitation) = 16),"
    "  ticket BLOB NOT NULL,"
    "  PRIMARY KEY (debate, invitation)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE log ("
    "  debate TEXT NOT NULL,"
    "  seq INTEGER NOT NULL,"
    "  at INTEGER NOT NULL,"
    "  what TEXT NOT NULL,"
    "  by TEXT NOT NULL,"
    "  body TEXT NOT NULL,"
    "  hash BLOB NOT NULL CHECK (length(hash) = 32),"
    "  PRIMARY KEY (debate, seq)"
    ") STRICT, WITHOUT ROWID;";

/* Who asks for the tickets of a network does not read those of the whole debate. */
static const char second[] =
    "CREATE INDEX ticket_prefix ON ticket (debate, prefix) WHERE prefix IS NOT NULL;"
    "CREATE INDEX sent_at ON sent (at);";

static const char third[] = "CREATE TABLE correction ("
                            "  debate TEXT NOT NULL,"
                            "  point TEXT NOT NULL CHECK (length(point) BETWEEN 1 AND 64),"
                            "  words TEXT NOT NULL,"
                            "  why TEXT NOT NULL,"
                            "  at INTEGER NOT NULL,"
                            "  PRIMARY KEY (debate, point)"
                            ") STRICT, WITHOUT ROWID;";

/* Hashes of tickets come in no order: ballots keyed by them go to a page of their own each.  Keyed
 * by the number of a ticket, those of readers who come at the same time lie side by side, and a
 * group of writes touches half as many pages. */
static const char fourth[] =
    "CREATE TABLE ticket_4 ("
    "  debate TEXT NOT NULL,"
    "  ticket BLOB NOT NULL CHECK (length(ticket) = 16),"
    "  no INTEGER NOT NULL," /* 1, 2, ... within the debate */
    "  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 2),"
    "  held INTEGER NOT NULL CHECK (held BETWEEN 0 AND 1),"
    "  prefix BLOB,"
    "  first_at INTEGER NOT NULL,"
    "  PRIMARY KEY (debate, ticket)"
    ") STRICT, WITHOUT ROWID;"
    "INSERT INTO ticket_4 SELECT debate, ticket,"
    "  row_number() OVER (PARTITION BY debate ORDER BY ticket), level, held, prefix, first_at"
    "  FROM ticket;"
    "CREATE UNIQUE INDEX ticket_no ON ticket_4 (debate, no);"
    "CREATE TABLE ballot_4 ("
    "  debate TEXT NOT NULL,"
    "  no INTEGER NOT NULL," /* of the ticket */
    "  phase INTEGER NOT NULL CHECK (phase BETWEEN 0 AND 4),"
    "  target TEXT NOT NULL CHECK (length(target) <= 64),"
    "  point TEXT NOT NULL CHECK (length(point) <= 64),"
    "  value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 5),"
    "  seq INTEGER NOT NULL,"
    "  at INTEGER NOT NULL,"
    "  PRIMARY KEY (debate, no, phase, target),"
    "  FOREIGN KEY (debate, no) REFERENCES ticket_4 (debate, no)"
    ") STRICT, WITHOUT ROWID;"
    "INSERT INTO ballot_4 SELECT debate, no, phase, target, point, value, seq, at"
    "  FROM ballot JOIN ticket_4 USING (debate, ticket) ORDER BY debate, no, phase, target;"
    "DROP TABLE ballot;"
    "DROP TABLE ticket;"
    "ALTER TABLE ticket_4 RENAME TO ticket;"
    "ALTER TABLE ballot_4 RENAME TO ballot;"
    "CREATE INDEX ticket_prefix ON ticket (debate, prefix) WHERE prefix IS NOT NULL;";

const mt_migration mt_sqlite_migrations[] = {
    {1, first}, {2, second}, {3, third}, {4, fourth}, {0, NULL}};
