/* What the tables are: numbered migrations, applied in order, never edited. */
#ifndef MT_STORE_SCHEMA_H
#define MT_STORE_SCHEMA_H

typedef struct mt_migration {
    int number;
    const char *sql;
} mt_migration;

/* For SQLite; ends with number 0. */
extern const mt_migration mt_sqlite_migrations[];

#endif
