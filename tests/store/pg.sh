#!/bin/bash
# pg.sh TEST_STORE CRASH_STORE [ROUNDS [CRASH_SERVE PROGRAM]]   the suite of the store over
# PostgreSQL, started for it from Debian's package; then clients killed, and the server stopped hard,
# while votes come in; the same with `moot serve` between, if it is given.
set -u
suite=$1
crash=$2
rounds=${3:-1}
serve=${4:-}
program=${5:-}
bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort | tail -n 1)
[ -n "$bin" ] && [ -x "$bin/initdb" ] || exit 77
work=$(mktemp -d)
as=
if [ "$(id -u)" = 0 ]; then
    # The server does not run as root.
    id postgres >/dev/null 2>&1 || exit 77
    command -v runuser >/dev/null 2>&1 || exit 77
    chown postgres "$work"
    as="runuser -u postgres --"
fi
chmod 755 "$work"
control="cd / && $as $bin/pg_ctl -D $work/data -w -s -o '-k $work -c listen_addresses= -c max_connections=150' -l $work/log"
end() {
    bash -c "$control stop -m immediate" >/dev/null 2>&1
    rm -rf "$work"
}
trap end EXIT
# shellcheck disable=SC2086  # `as` is several words, or none
(cd / && $as "$bin/initdb" -D "$work/data" -U moot -A trust -N -E UTF8 --locale=C) >"$work.init" 2>&1 || {
    cat "$work.init"
    exit 1
}
rm -f "$work.init"
bash -c "$control start" || { cat "$work/log"; exit 1; }
url="postgresql:///postgres?host=$work&user=moot"
"$suite" "$url" || exit 1
"$crash" "$rounds" "$url" || exit 1
empty() {
    (cd / && "$bin/psql" -q "$url" -c "TRUNCATE debate, ticket, ballot, sent, invitation, log CASCADE")
}
empty || exit 1
"$crash" "$rounds" "$url" "$control stop -m immediate && $control start" || exit 1
[ -n "$serve" ] || exit 0
empty || exit 1
"$serve" "$program" "$rounds" "$url" "$control stop -m immediate && $control start"
