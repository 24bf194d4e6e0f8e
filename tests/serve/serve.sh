#!/bin/sh
# serve.sh PROGRAM   moot serve over real sockets: the reader's journey without script, live
# numbers, edited and broken files, slow and rude clients, stop, kill and restart, backup.
set -u
moot=$1
command -v curl >/dev/null 2>&1 || exit 77
work=$(mktemp -d)
pid=
passed=0
end() {
    [ -z "$pid" ] || kill -KILL "$pid" 2>/dev/null
    rm -rf "$work"
}
trap end EXIT
fail() {
    echo "failed: $1"
    sed 's/^/    log: /' "$work/log"
    exit 1
}
ok() {
    passed=$((passed + 1))
}
# start OPTION...   on a free port, or as the options say; sets $pid and $base
start() {
    : >"$work/out"
    "$moot" serve "$work/debates" --db "$work/votes.db" "$@" >"$work/out" 2>>"$work/log" &
    pid=$!
    for _ in $(seq 100); do
        grep -q 'Ctrl-C ends' "$work/out" && break
        kill -0 "$pid" 2>/dev/null || fail "it does not start"
        sleep 0.1
    done
    base=$(sed -n 's|.* at \(http://[^/]*\)/$|\1|p' "$work/out")
}
stop() {
    kill -TERM "$pid"
    wait "$pid"
    status=$?
    pid=
    [ "$status" = 0 ] || fail "it ends with $status after SIGTERM"
}
code() {
    curl -s -o /dev/null -w '%{http_code}' --max-time 10 "$@"
}
# until WORDS COMMAND...   as long as they are not in what the command prints
until_said() {
    words=$1
    shift
    for _ in $(seq 80); do
        "$@" 2>/dev/null | grep -q -e "$words" && return 0
        sleep 0.1
    done
    return 1
}
token() {
    curl -s -b "$1" "$base/d/trees" | sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' | head -n 1
}

mkdir "$work/debates"
: >"$work/log"
cat >"$work/debates/trees.argdown" <<'END'
===
debate: {question: Should the town plant trees?, motion: T}
===

[T]: The town should plant trees.
  + [Shade]: Trees give shade. {side: yes}
  - [Cost]: It costs too much. {side: no}
END

start --listen 127.0.0.1:0
[ -n "$base" ] || fail "the start-up message names no address"
[ "$(code "$base/health")" = 200 ] || fail "health"
[ "$(stat -c %a "$work/votes.db.key")" = 600 ] || fail "others can read the secret"
ok

# The reader's journey by forms alone.
jar=$work/jar
: >"$jar"
to=$(curl -s -o /dev/null -w '%{http_code} %{redirect_url}' -b "$jar" -c "$jar" -H "Origin: $base" \
    -d "token=$(token "$jar")&phase=before&value=yes" "$base/d/trees/vote")
[ "$to" = "303 $base/d/trees#cases" ] || fail "vote before: $to"
curl -s -N --max-time 8 "$base/d/trees/events" >"$work/events" &
events=$!
until_said '^data:' cat "$work/events" || fail "no event comes"
[ "$(code -b "$jar" -H "Origin: $base" -d "token=$(token "$jar")&phase=after&value=no" \
    "$base/d/trees/vote")" = 303 ] || fail "vote after"
until_said '"after": {"yes": 0, "no": 1,' cat "$work/events" || fail "the vote does not arrive live"
kill "$events" 2>/dev/null
curl -s -b "$jar" "$base/d/trees" | grep -q 'Your answer: <b>▼ No</b>' || fail "the answer is not shown"
ok

# Another site cannot vote for the reader.
[ "$(code -b "$jar" -H 'Origin: http://evil.example' -d "token=$(token "$jar")&phase=after&value=yes" \
    "$base/d/trees/vote")" = 403 ] || fail "a vote from elsewhere"
[ "$(code -X PUT "$base/d/trees")" = 405 ] || fail "PUT"
head -c 200000 /dev/zero >"$work/zeros"
[ "$(code --data-binary "@$work/zeros" "$base/d/trees/vote")" = 413 ] || fail "a long body"
[ "$(code "$base/d/..%2f..%2fetc%2fpasswd")" = 404 ] || fail "a path that leads out"
curl -sI "$base/d/trees" | grep -qi "^content-security-policy: default-src 'none'; script-src 'self';" ||
    fail "no policy"
curl -s "$base/d/trees" | grep -q '<style\|style=\| onclick\|javascript:' && fail "inline style or script"
ok

# Files that change.
sed -i 's/costs too much/costs far too much/' "$work/debates/trees.argdown"
until_said 'costs far too much' curl -s "$base/d/trees" || fail "an edited debate is not published"
printf '===\ntitle: [x\n===\n' >"$work/debates/trees.argdown"
until_said 'last sound version: trees.argdown:2' curl -s "$base/d/trees" || fail "a fault is not said"
curl -s "$base/d/trees" | grep -q 'costs far too much' || fail "the last sound version is gone"
rm "$work/debates/trees.argdown"
until_said 'There is no debate' curl -s "$base/d/trees" || fail "a debate without file is still there"
cat >"$work/debates/trees.argdown" <<'END'
===
debate: {question: Should the town plant trees?, motion: T}
===

[T]: The town should plant trees.
  + [Shade]: Trees give shade. {side: yes}
END
until_said 'Trees give shade' curl -s "$base/d/trees" || fail "a new file is not published"
ok

# A client that says nothing more keeps nobody else waiting.
if command -v bash >/dev/null 2>&1; then
    port=${base##*:}
    bash -c "for i in \$(seq 40); do exec {fd}<>/dev/tcp/127.0.0.1/$port; printf 'POST /d/trees/vote HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\na' >&\$fd; done; sleep 2" &
    slow=$!
    sleep 0.3
    [ "$(code "$base/d/trees")" = 200 ] || fail "slow clients block the others"
    kill "$slow" 2>/dev/null
    ok
fi

# Stopped in order; then killed while votes come in: what was acknowledged is there.
stop
start --listen 127.0.0.1:0
curl -s -b "$jar" "$base/d/trees" | grep -q 'Your answer: <b>▼ No</b>' || fail "a vote is gone after a stop"
for i in 1 2 3 4 5; do
    [ "$(code -H "Content-Type: application/json" -d '{"phase": "after", "value": "yes"}' \
        "$base/api/v1/debates/trees/ballots")" = 200 ] || fail "vote $i by JSON"
done
kill -KILL "$pid"
wait "$pid" 2>/dev/null
pid=
start --listen "unix:$work/sock"
curl -s --unix-socket "$work/sock" http://localhost/api/v1/debates/trees/tally |
    grep -q '"after": {"yes": 5, "no": 1,' || fail "an acknowledged vote is lost"
ok

# Backup while it runs, and restore.
"$moot" serve "$work/debates" --db "$work/votes.db" --backup "$work/copy.db" >/dev/null || fail "backup"
stop
"$moot" serve "$work/debates" --db "$work/new.db" --restore "$work/copy.db" >/dev/null || fail "restore"
cmp -s "$work/votes.db.key" "$work/new.db.key" && fail "the secret is in the backup"
cp "$work/votes.db.key" "$work/new.db.key"
mv "$work/new.db" "$work/votes.db"
rm -f "$work/votes.db-wal" "$work/votes.db-shm"
start --listen 127.0.0.1:0 --proxy
curl -s "$base/api/v1/debates/trees/tally" | grep -q '"after": {"yes": 5, "no": 1,' || fail "restored votes"
ok

# A moderator's link.
link=$("$moot" serve "$work/debates" --db "$work/votes.db" --moderator trees --days 1 --url "$base")
: >"$jar"
form=$(curl -s -c "$jar" "$link" | sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p')
[ "$(code -b "$jar" -c "$jar" -d "token=$form" "$link")" = 303 ] || fail "sign in"
[ "$(code -b "$jar" "$base/d/trees/moderate")" = 200 ] || fail "the moderator's page"
[ "$(code "$base/d/trees/moderate")" = 403 ] || fail "the moderator's page is open to all"
form=$(curl -s -b "$jar" "$base/d/trees/moderate" | sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' | head -n 1)
# A correction is on the page at once, with the former words, and goes when it is taken back.
key=$(curl -s "$base/d/trees" | sed -n 's|.*/claim/\([0-9a-f]*\)".*|\1|p' | head -n 1)
[ "$(code -b "$jar" -d "token=$form&do=correct&claim=$key&words=Trees+give+much+shade.&why=a+slip" \
    "$base/d/trees/moderate")" = 303 ] || fail "correct"
until_said 'Trees give much shade.' curl -s "$base/d/trees" || fail "a correction is not published"
curl -s "$base/d/trees" | grep -q '<del dir="auto">Trees give shade.</del>' || fail "the former words are gone"
stop
start --listen 127.0.0.1:0 --proxy
curl -s "$base/d/trees" | grep -q 'Trees give much shade.' || fail "a correction is gone after a restart"
[ "$(code -b "$jar" -d "token=$form&do=restore&claim=$key" "$base/d/trees/moderate")" = 303 ] || fail "restore"
until_said '>Trees give shade.<' curl -s "$base/d/trees" || fail "a correction that is taken back stays"
[ "$(code -b "$jar" -d "token=$form&do=close&why=done" "$base/d/trees/moderate")" = 303 ] || fail "close"
[ "$(code -H "Content-Type: application/json" -d '{"phase": "after", "value": "yes"}' \
    "$base/api/v1/debates/trees/ballots")" = 409 ] || fail "a vote after the close"
stop
ok

# A message by a program; what it says is not in the log.
rm -f "$work"/votes.db*
start --listen 127.0.0.1:18099 --mail "cat >'$work/mail'" --mail-from moot@debates.example --url http://127.0.0.1:18099
base=http://127.0.0.1:18099
: >"$jar"
form=$(curl -s -b "$jar" -c "$jar" "$base/d/trees/confirm" | sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p')
[ "$(code -b "$jar" -c "$jar" -H "Origin: $base" -d "token=$form&address=ann%40example.org" "$base/d/trees/confirm")" = 200 ] || fail "ask for a message"
until_said '/confirm/' cat "$work/mail" || fail "no message was sent"
grep -q '^From: moot@debates.example' "$work/mail" || fail "the sender"
link=$(sed -n "s|^\($base/confirm/[^[:space:]]*\).*|\1|p" "$work/mail")
form=$(curl -s -b "$jar" "$link" | sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p')
[ "$(code -b "$jar" -H "Origin: $base" -d "token=$form" "$link")" = 303 ] || fail "confirm"
grep -q 'ann@' "$work/log" && fail "an address in the log"
stop
grep -aq 'ann@' "$work"/votes.db* && fail "an address in the database"
ok

# The results of some dozens of votes are what the program makes of the ballots.
rm -f "$work"/votes.db*
start --listen 127.0.0.1:0 --proxy --tickets 1000
curl -s "$base/d/trees" | sed -n 's|.*/claim/\([0-9a-f]*\)".*|\1|p' >"$work/keys"
key=$(head -n 1 "$work/keys")
[ -n "$key" ] || key=$(curl -s "$base/d/trees" | sed -n 's/.*name="claim" value="\([0-9a-f]*\)".*/\1/p' | head -n 1)
for i in $(seq 36); do
    : >"$jar"
    case $((i % 3)) in 0) before=yes ;; 1) before=no ;; *) before=unsure ;; esac
    for ballot in "\"phase\": \"before\", \"value\": \"$before\"" '"phase": "after", "value": "yes"' \
        "\"phase\": \"accept\", \"claim\": \"$key\", \"value\": $((i % 5 + 1))"; do
        [ "$(code -b "$jar" -c "$jar" -H "X-Forwarded-For: 10.0.$i.1" -H 'Content-Type: application/json' \
            -d "{$ballot}" "$base/api/v1/debates/trees/ballots")" = 200 ] || fail "ballot $i: $ballot"
    done
done
curl -s -o "$work/results.json" "$base/d/trees/results.json"
curl -s -o "$work/ballots.csv" "$base/d/trees/export.csv"
"$moot" poll --verify "$work/results.json" "$work/ballots.csv" >"$work/said" || fail "the results are not those of the ballots"
grep -q '^All [0-9]* published values are' "$work/said" || fail "nothing was verified"
grep -q '"pairs": 36' "$work/results.json" || fail "the results are not of all ballots"
curl -s "$base/d/trees/results" | grep -q 'That is clear: Yes moved more people' || fail "the page of results"
sed 's/"pairs": 36/"pairs": 37/' "$work/results.json" >"$work/spoilt.json"
"$moot" poll --verify "$work/spoilt.json" "$work/ballots.csv" >"$work/said"
[ $? = 1 ] || fail "a spoilt number passes"
grep -q '^swing.pairs: published 37' "$work/said" || fail "a spoilt number is not named"
stop
ok

# What can be wrong is said.
"$moot" serve "$work/debates" --db "$work/votes.db" --check >/dev/null 2>&1 || fail "--check of sound debates"
printf '[T]: a.\n  + [B: c.\n' >"$work/debates/bad.argdown"
"$moot" serve "$work/debates" --db "$work/votes.db" --check >"$work/said" 2>&1 && fail "--check of a broken one"
grep -q "debate=bad what=.bad.argdown:2:5: '\[' opens a title" "$work/said" || fail "--check does not say where"
"$moot" serve "$work/none" >/dev/null 2>"$work/said" && fail "a folder that is not there"
"$moot" serve "$work/debates" --db "$work/votes.db" --listen nowhere >/dev/null 2>"$work/said" && fail "an address"
grep -q 'write ADDRESS:PORT or unix:PATH' "$work/said" || fail "a wrong address is not said"
chmod 644 "$work/votes.db.key"
"$moot" serve "$work/debates" --db "$work/votes.db" --check >/dev/null 2>"$work/said" && fail "a secret all may read"
ok
echo "$passed passed"
