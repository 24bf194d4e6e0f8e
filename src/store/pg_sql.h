/* The statements of store/door.h in the words of PostgreSQL, and its migrations. */
#ifndef MT_STORE_PG_SQL_H
#define MT_STORE_PG_SQL_H

#include "store/schema.h"

/* For PostgreSQL; ends with number 0. */
extern const mt_migration mt_pg_migrations[];

/* Name, text.  Keys begin with the debate, so that tables can be distributed by it. */
#define MT_PG_STATEMENTS(X)                                                                        \
    X(DEBATE, "SELECT question, state, opens_at, closes_at, rule, version FROM debate "            \
              "WHERE debate = $1")                                                                 \
    X(PUBLISH, "INSERT INTO debate VALUES ($1, $2, 0, $3, $4, $5, $6) ON CONFLICT (debate) DO "    \
               "UPDATE SET question = excluded.question, opens_at = excluded.opens_at, "           \
               "closes_at = excluded.closes_at, version = excluded.version, "                      \
               "rule = CASE WHEN EXISTS (SELECT 1 FROM ballot b WHERE b.debate = $1) "             \
               "THEN debate.rule ELSE excluded.rule END")                                          \
    X(STATE, "UPDATE debate SET state = $2 WHERE debate = $1")                                     \
    X(SENT, "SELECT print, seq FROM sent WHERE debate = $1 AND ticket = $2 AND key = $3")          \
    X(SEND, "INSERT INTO sent VALUES ($1, $2, $3, $4, $5, $6)")                                    \
    X(STANDS, "SELECT seq, value, point FROM ballot "                                              \
              "WHERE debate = $1 AND ticket = $2 AND phase = $3 AND target = $4")                  \
    X(TICKET, "INSERT INTO ticket VALUES ($1, $2, 0, 0, $3, $4) ON CONFLICT DO NOTHING")           \
    X(BALLOT, "INSERT INTO ballot VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "                        \
              "ON CONFLICT (debate, ticket, phase, target) DO UPDATE SET point = excluded.point, " \
              "value = excluded.value, seq = excluded.seq, at = excluded.at "                      \
              "WHERE excluded.seq > ballot.seq")                                                   \
    X(BALLOT_NEW, "INSERT INTO ballot VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "                    \
                  "ON CONFLICT DO NOTHING")                                                        \
    X(HOLD, "UPDATE ticket SET held = $3 WHERE debate = $1 AND ticket = $2")                       \
    X(HOLD_ALL, "UPDATE ticket SET held = $3 WHERE debate = $1 AND prefix = $2")                   \
    X(INVITED, "SELECT ticket FROM invitation WHERE debate = $1 AND invitation = $2")              \
    X(INVITE, "INSERT INTO invitation VALUES ($1, $2, $3)")                                        \
    X(LEVEL, "UPDATE ticket SET level = greatest(level, $3) WHERE debate = $1 AND ticket = $2")    \
    X(LOG_LAST, "SELECT seq, hash FROM log WHERE debate = $1 ORDER BY seq DESC LIMIT 1")           \
    X(LOG_ADD, "INSERT INTO log VALUES ($1, $2, $3, $4, $5, $6, $7)")                              \
    X(FORGET_PREFIX, "UPDATE ticket SET prefix = NULL WHERE prefix IS NOT NULL "                   \
                     "AND first_at < $1")                                                          \
    X(FORGET_SENT, "DELETE FROM sent WHERE at < $1")                                               \
    X(BALLOTS, "SELECT b.ticket, b.phase, b.target, b.point, b.value, b.seq, b.at, t.level, "      \
               "t.held FROM ballot b JOIN ticket t USING (debate, ticket) "                        \
               "WHERE b.debate = $1 ORDER BY b.ticket, b.phase, b.target")                         \
    X(MINE, "SELECT b.ticket, b.phase, b.target, b.point, b.value, b.seq, b.at, t.level, t.held "  \
            "FROM ballot b JOIN ticket t USING (debate, ticket) "                                  \
            "WHERE b.debate = $1 AND b.ticket = $2 ORDER BY b.phase, b.target")                    \
    X(TALLY, "SELECT b.phase, b.target, b.point, t.level, t.held, b.value, count(*) "              \
             "FROM ballot b JOIN ticket t USING (debate, ticket) "                                 \
             "WHERE b.debate = $1 AND b.value > 0 GROUP BY 1, 2, 3, 4, 5, 6 "                      \
             "ORDER BY 1, 2, 3, 4, 5, 6")                                                          \
    X(MOVES, "SELECT t.level, t.held, coalesce(x.value, 0), coalesce(y.value, 0), count(*) "       \
             "FROM ticket t "                                                                      \
             "LEFT JOIN ballot x ON x.debate = t.debate AND x.ticket = t.ticket AND x.phase = 0 "  \
             "AND x.target = '' "                                                                  \
             "LEFT JOIN ballot y ON y.debate = t.debate AND y.ticket = t.ticket AND y.phase = 1 "  \
             "AND y.target = '' "                                                                  \
             "WHERE t.debate = $1 AND (x.value > 0 OR y.value > 0) "                               \
             "GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4")                                            \
    X(BURSTS, "SELECT prefix, count(*), sum(held), min(first_at), max(first_at) FROM ticket "      \
              "WHERE debate = $1 AND prefix IS NOT NULL GROUP BY prefix HAVING count(*) >= $2 "    \
              "ORDER BY count(*) DESC, prefix LIMIT 100")                                          \
    X(CORRECT, "INSERT INTO correction VALUES ($1, $2, $3, $4, $5) ON CONFLICT (debate, point) "   \
               "DO UPDATE SET words = excluded.words, why = excluded.why, at = excluded.at")       \
    X(RESTORE, "DELETE FROM correction WHERE debate = $1 AND point = $2")                          \
    X(CORRECTIONS,                                                                                 \
      "SELECT point, words, why, at FROM correction WHERE debate = $1 ORDER BY point")             \
    X(ERASE_SENT, "DELETE FROM sent WHERE debate = $1 AND ticket = $2")                            \
    X(ERASE_BALLOTS, "DELETE FROM ballot WHERE debate = $1 AND ticket = $2")                       \
    X(ERASE_INVITED, "DELETE FROM invitation WHERE debate = $1 AND ticket = $2")                   \
    X(ERASE_TICKET, "DELETE FROM ticket WHERE debate = $1 AND ticket = $2")                        \
    X(HEAD, "SELECT seq, at, hash FROM log WHERE debate = $1 AND at <= $2 "                        \
            "ORDER BY seq DESC LIMIT 1")                                                           \
    X(LOG, "SELECT seq, at, what, by, body, hash FROM log "                                        \
           "WHERE debate = $1 AND seq > $2 ORDER BY seq")

#endif
