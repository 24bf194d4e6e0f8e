#!/bin/bash
# soak.sh [MINUTES [RATE [READERS]]]   a server (release build) under mixed load for so long: pages,
# votes, event streams; says its memory every minute, and at the end whether it grew.
set -eu
cd "$(dirname "$0")/.."
moot=$PWD/build/release/moot
soak=$PWD/build/release/bench/bench_soak
work=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
# Both are copied: a build that goes on meanwhile shall not change them.
cp "$moot" "$soak" "$work"
mkdir "$work/debates"
cp examples/iran.argdown examples/iran.txt "$work/debates"
"$work/moot" serve "$work/debates" --db "$work/votes.db" --listen 127.0.0.1:0 --proxy >"$work/out" 2>"$work/log" &
pid=$!
for _ in $(seq 100); do
    grep -q 'Ctrl-C ends' "$work/out" && break
    sleep 0.1
done
port=$(sed -n 's|.* at http://[^/]*:\([0-9]*\)/$|\1|p' "$work/out")
[ -n "$port" ] || { cat "$work/log" >&2; exit 1; }
"$work/bench_soak" "$port" iran "$pid" "${1:-60}" "${2:-60}" "${3:-1000}" || { tail -n 5 "$work/log" >&2; exit 1; }
