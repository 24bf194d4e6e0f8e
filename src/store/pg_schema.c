/* The migrations for PostgreSQL.  Texts sort by their bytes, as everywhere in moot. */
#include "store/pg_sql.h"

#include <stddef.h>

#define TEXT "text COLLATE \"C\" NOT NULL"

static const char first[] =
    "CREATE TABLE debate ("
    "  debate " TEXT " PRIMARY KEY CHECK (octet_length(debate) BETWEEN 1 AND 64),"
    "  question " TEXT ","
    "  state int NOT NULL CHECK (state BETWEEN 0 AND 2),"
    "  opens_at bigint NOT NULL,"
    "  closes_at bigint NOT NULL,"
    "  rule int NOT NULL CHECK (rule BETWEEN 0 AND 1),"
    "  version " TEXT ");"
    "CREATE TABLE ticket ("
    "  debate " TEXT ","
    "  ticket bytea NOT NULL CHECK (octet_length(ticket) = 16),"
    "  level int NOT NULL CHECK (level BETWEEN 0 AND 2),"
    "  held int NOT NULL CHECK (held BETWEEN 0 AND 1),"
    "  prefix bytea,"
    "  first_at bigint NOT NULL,"
    "  PRIMARY KEY (debate, ticket));"
    "CREATE TABLE ballot ("
    "  debate " TEXT ","
    "  ticket bytea NOT NULL,"
    "  phase int NOT NULL CHECK (phase BETWEEN 0 AND 4),"
    "  target " TEXT " CHECK (octet_length(target) <= 64),"
    "  point " TEXT " CHECK (octet_length(point) <= 64),"
    "  value int NOT NULL CHECK (value BETWEEN 0 AND 5),"
    "  seq bigint NOT NULL,"
    "  at bigint NOT NULL,"
    "  PRIMARY KEY (debate, ticket, phase, target),"
    "  FOREIGN KEY (debate, ticket) REFERENCES ticket (debate, ticket));"
    "CREATE TABLE sent ("
    "  debate " TEXT ","
    "  ticket bytea NOT NULL,"
    "  key " TEXT " CHECK (octet_length(key) BETWEEN 1 AND 64),"
    "  print bytea NOT NULL,"
    "  seq bigint NOT NULL,"
    "  at bigint NOT NULL,"
    "  PRIMARY KEY (debate, ticket, key));"
    "CREATE TABLE invitation ("
    "  debate " TEXT ","
    "  invitation bytea NOT NULL CHECK (octet_length(invitation) = 16),"
    "  ticket bytea NOT NULL,"
    "  PRIMARY KEY (debate, invitation));"
    "CREATE TABLE log ("
    "  debate " TEXT ","
    "  seq bigint NOT NULL,"
    "  at bigint NOT NULL,"
    "  what " TEXT ","
    "  by " TEXT ","
    "  body " TEXT ","
    "  hash bytea NOT NULL CHECK (octet_length(hash) = 32),"
    "  PRIMARY KEY (debate, seq));";

static const char second[] =
    "CREATE INDEX ticket_prefix ON ticket (debate, prefix) WHERE prefix IS NOT NULL;"
    "CREATE INDEX sent_at ON sent (at);";

static const char third[] = "CREATE TABLE correction ("
                            "  debate " TEXT ","
                            "  point " TEXT " CHECK (octet_length(point) BETWEEN 1 AND 64),"
                            "  words " TEXT ","
                            "  why " TEXT ","
                            "  at bigint NOT NULL,"
                            "  PRIMARY KEY (debate, point));";

const mt_migration mt_pg_migrations[] = {{1, first}, {2, second}, {3, third}, {0, NULL}};
