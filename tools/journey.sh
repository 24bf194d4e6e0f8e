#!/bin/sh
# tools/journey.sh [MOOT]   readers and a moderator in headless Chromium: with and without script,
# by keyboard alone, 375 pixels wide; a vote is confirmed by mail; two browsers see each other's votes; axe-core on every page.
#
# Prints one line for each step; exit status 1 if one fails, 3 if it cannot run.  Needs npm (for
# playwright-core and axe-core, kept in build/journey) and chromium; not part of make test.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
moot=${1:-$root/build/release/moot}
for need in npm node chromium; do
    command -v "$need" >/dev/null || { echo "tools/journey.sh: $need is not installed" >&2; exit 3; }
done
if [ ! -d "$root/build/journey/node_modules/playwright-core" ]; then
    mkdir -p "$root/build/journey"
    (cd "$root/build/journey" && npm install --silent --no-audit --no-fund --ignore-scripts --prefix . playwright-core@1 axe-core@4) >&2
fi
work=$(mktemp -d)
pid=
end() {
    [ -z "$pid" ] || kill "$pid" 2>/dev/null || true
    rm -rf "$work"
}
trap end EXIT
mkdir "$work/debates"
cp "$root/examples/iran.argdown" "$root/examples/iran.txt" "$work/debates"
# With --mail the server has to know its address, and so its port, before it starts.
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => {
    console.log(s.address().port); s.close(); })')
"$moot" serve "$work/debates" --db "$work/votes.db" --listen "127.0.0.1:$port" --url "http://127.0.0.1:$port" \
    --tickets 1000 --mail "cat >'$work/new' && mv '$work/new' '$work/mail'" >"$work/out" 2>"$work/log" &
pid=$!
for _ in $(seq 50); do
    grep -q 'Ctrl-C ends' "$work/out" && break
    sleep 0.1
done
base=$(sed -n 's|.* at \(http://[^/]*\)/$|\1|p' "$work/out")
link=$("$moot" serve "$work/debates" --db "$work/votes.db" --moderator iran --url "$base")
NODE_PATH=$root/build/journey/node_modules node "$root/tests/serve/journey.js" "$base" "$link" \
    "$root/build/journey/node_modules/axe-core/axe.min.js" "$work/mail"
