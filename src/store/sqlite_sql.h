/* The statements of store/door.h in the words of SQLite, and a few that store/sqlite.c needs
 * itself. */
#ifndef MT_STORE_SQLITE_SQL_H
#define MT_STORE_SQLITE_SQL_H

#include <moot/types.h>

/* The number of a ticket, by which its ballots are kept. */
#define MT_SQLITE_NO "(SELECT no FROM ticket WHERE debate = ?1 AND ticket = ?2)"

/* Name, text. */
#define MT_SQLITE_STATEMENTS(X)                                                                   \
    X(DEBATE, "SELECT question, state, opens_at, closes_at, rule, version FROM debate "           \
              "WHERE debate = ?1")                                                                \
    X(PUBLISH, "INSERT INTO debate VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6) ON CONFLICT (debate) DO "   \
               "UPDATE SET question = ?2, opens_at = ?3, closes_at = ?4, version = ?6, "          \
               "rule = CASE WHEN EXISTS (SELECT 1 FROM ballot b WHERE b.debate = ?1) "            \
               "THEN rule ELSE ?5 END")                                                           \
    X(STATE, "UPDATE debate SET state = ?2 WHERE debate = ?1")                                    \
    X(SENT, "SELECT print, seq FROM sent WHERE debate = ?1 AND ticket = ?2 AND key = ?3")         \
    X(SEND, "INSERT INTO sent VALUES (?1, ?2, ?3, ?4, ?5, ?6)")                                   \
    X(STANDS, "SELECT seq, value, point FROM ballot WHERE debate = ?1 "                           \
              "AND no = " MT_SQLITE_NO " AND phase = ?3 AND target = ?4")                         \
    X(TICKET, "INSERT INTO ticket VALUES (?1, ?2, 1 + coalesce((SELECT no FROM ticket "           \
              "WHERE debate = ?1 ORDER BY no DESC LIMIT 1), 0), 0, 0, ?3, ?4) "                   \
              "ON CONFLICT DO NOTHING")                                                           \
    X(TICKET_IS, "SELECT level, held FROM ticket WHERE debate = ?1 AND ticket = ?2")              \
    X(BALLOT, "INSERT INTO ballot VALUES (?1, " MT_SQLITE_NO ", ?3, ?4, ?5, ?6, ?7, ?8) "         \
              "ON CONFLICT (debate, no, phase, target) DO UPDATE SET point = excluded.point, "    \
              "value = excluded.value, seq = excluded.seq, at = excluded.at "                     \
              "WHERE excluded.seq > ballot.seq")                                                  \
    X(BALLOT_NEW, "INSERT INTO ballot VALUES (?1, " MT_SQLITE_NO ", ?3, ?4, ?5, ?6, ?7, ?8) "     \
                  "ON CONFLICT DO NOTHING")                                                       \
    X(HOLD, "UPDATE ticket SET held = ?3 WHERE debate = ?1 AND ticket = ?2")                      \
    X(HOLD_ALL, "UPDATE ticket SET held = ?3 WHERE debate = ?1 AND prefix = ?2")                  \
    X(INVITED, "SELECT ticket FROM invitation WHERE debate = ?1 AND invitation = ?2")             \
    X(INVITE, "INSERT INTO invitation VALUES (?1, ?2, ?3)")                                       \
    X(LEVEL, "UPDATE ticket SET level = max(level, ?3) WHERE debate = ?1 AND ticket = ?2")        \
    X(LOG_LAST, "SELECT seq, hash FROM log WHERE debate = ?1 ORDER BY seq DESC LIMIT 1")          \
    X(LOG_ADD, "INSERT INTO log VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")                             \
    X(FORGET_PREFIX, "UPDATE ticket SET prefix = NULL WHERE prefix IS NOT NULL "                  \
                     "AND first_at < ?1")                                                         \
    X(FORGET_SENT, "DELETE FROM sent WHERE at < ?1")                                              \
    X(BALLOTS, "SELECT t.ticket, b.phase, b.target, b.point, b.value, b.seq, b.at, t.level, "     \
               "t.held FROM ticket t CROSS JOIN ballot b ON b.debate = t.debate AND b.no = t.no " \
               "WHERE t.debate = ?1 ORDER BY t.ticket, b.phase, b.target")                        \
    X(MINE, "SELECT t.ticket, b.phase, b.target, b.point, b.value, b.seq, b.at, t.level, t.held " \
            "FROM ticket t CROSS JOIN ballot b ON b.debate = t.debate AND b.no = t.no "           \
            "WHERE t.debate = ?1 AND t.ticket = ?2 ORDER BY b.phase, b.target")                   \
    X(TALLY, "SELECT b.phase, b.target, b.point, t.level, t.held, b.value, count(*) "             \
             "FROM ticket t CROSS JOIN ballot b ON b.debate = t.debate AND b.no = t.no "          \
             "WHERE t.debate = ?1 AND b.value > 0 GROUP BY 1, 2, 3, 4, 5, 6 "                     \
             "ORDER BY 1, 2, 3, 4, 5, 6")                                                         \
    X(MOVES, "SELECT t.level, t.held, coalesce(x.value, 0), coalesce(y.value, 0), count(*) "      \
             "FROM ticket t "                                                                     \
             "LEFT JOIN ballot x ON x.debate = t.debate AND x.no = t.no AND x.phase = 0 "         \
             "AND x.target = '' "                                                                 \
             "LEFT JOIN ballot y ON y.debate = t.debate AND y.no = t.no AND y.phase = 1 "         \
             "AND y.target = '' "                                                                 \
             "WHERE t.debate = ?1 AND (x.value > 0 OR y.value > 0) "                              \
             "GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4")                                           \
    X(BURSTS, "SELECT prefix, count(*), sum(held), min(first_at), max(first_at) FROM ticket "     \
              "WHERE debate = ?1 AND prefix IS NOT NULL GROUP BY prefix HAVING count(*) >= ?2 "   \
              "ORDER BY count(*) DESC, prefix LIMIT 100")                                         \
    X(CORRECT, "INSERT INTO correction VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (debate, point) "  \
               "DO UPDATE SET words = excluded.words, why = excluded.why, at = excluded.at")      \
    X(RESTORE, "DELETE FROM correction WHERE debate = ?1 AND point = ?2")                         \
    X(CORRECTIONS,                                                                                \
      "SELECT point, words, why, at FROM correction WHERE debate = ?1 ORDER BY point")            \
    X(ERASE_SENT, "DELETE FROM sent WHERE debate = ?1 AND ticket = ?2")                           \
    X(ERASE_BALLOTS, "DELETE FROM ballot WHERE debate = ?1 AND no = " MT_SQLITE_NO)               \
    X(ERASE_INVITED, "DELETE FROM invitation WHERE debate = ?1 AND ticket = ?2")                  \
    X(ERASE_TICKET, "DELETE FROM ticket WHERE debate = ?1 AND ticket = ?2")                       \
    X(HEAD, "SELECT seq, at, hash FROM log WHERE debate = ?1 AND at <= ?2 "                       \
            "ORDER BY seq DESC LIMIT 1")                                                          \
    X(LOG, "SELECT seq, at, what, by, body, hash FROM log "                                       \
           "WHERE debate = ?1 AND seq > ?2 ORDER BY seq")

/* For transactions; a view sees what is written up to its first row. */
#define MT_SQLITE_OWN(X)                    \
    X(BEGIN, "BEGIN IMMEDIATE")             \
    X(COMMIT, "COMMIT")                     \
    X(ROLLBACK, "ROLLBACK")                 \
    X(VIEW, "SELECT 1 FROM debate LIMIT 1") \
    X(VIEW_BEGIN, "BEGIN")

#endif
