#!/bin/bash
# serve.sh [SECONDS]   the server under load, in one run on one machine (release build): the
# cached page beside nginx with the same bytes as a file, and durable votes of 64 clients.
# Needs wrk; without nginx the page has nothing beside it.
set -eu
cd "$(dirname "$0")/.."
moot=$PWD/build/release/moot
seconds=${1:-8}
command -v wrk >/dev/null || { echo "bench/serve.sh: wrk is not installed"; exit 77; }
work=$(mktemp -d)
trap 'cat "$work/log" >&2; kill $(jobs -p) 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
mkdir "$work/debates" "$work/www" "$work/nginx"
cp examples/iran.argdown examples/iran.txt "$work/debates"
# A port that is free: with a fixed one, two runs at a time would talk to each other's servers.
"$moot" serve "$work/debates" --db "$work/votes.db" --listen 127.0.0.1:0 --proxy --tickets 1000000 >"$work/out" 2>"$work/log" &
server=$!
until grep -q 'Ctrl-C ends' "$work/out"; do
    kill -0 "$server" 2>/dev/null || { echo "bench/serve.sh: the server has not started"; exit 1; }
    sleep 0.1
done
base=$(sed -n 's|.* at \(http://[^/]*\)/$|\1|p' "$work/out")
curl -sS "$base/d/iran" >"$work/www/iran.html"
echo "page of $(wc -c <"$work/www/iran.html") bytes, 2 threads of wrk with 64 connections, ${seconds} s each"
rate() {
    wrk -t2 -c64 -d"${seconds}s" --latency "$@" | awk '/Requests\/sec/ { r = $2 } /99%/ { p = $2 } /Non-2xx/ { bad = " (" $0 ")" } END { print r " requests/s, p99 " p bad }'
}
# nginx takes no port 0: try some.
start_nginx() {
    port=$((20000 + RANDOM % 20000))
    cat >"$work/nginx/nginx.conf" <<END
worker_processes 2;
pid $work/nginx/pid;
error_log $work/nginx/error.log;
daemon off;
events { worker_connections 1024; }
http {
  access_log off;
  types { text/html html; }
  client_body_temp_path $work/nginx/b; proxy_temp_path $work/nginx/p; fastcgi_temp_path $work/nginx/f; uwsgi_temp_path $work/nginx/u; scgi_temp_path $work/nginx/s;
  sendfile on; keepalive_requests 1000000;
  server { listen 127.0.0.1:$port; root $work/www; }
}
END
    chmod -R a+rX "$work"
    nginx -e "$work/nginx/error.log" -p "$work/nginx" -c "$work/nginx/nginx.conf" &
    nginx=$!
    sleep 1
    kill -0 "$nginx" 2>/dev/null
}
if command -v nginx >/dev/null; then
    for _ in 1 2 3 4 5; do start_nginx && break; done
    echo "nginx, page   $(rate "http://127.0.0.1:$port/iran.html")"
    kill "$nginx"
fi
echo "moot, page    $(rate "$base/d/iran")"
cat >"$work/vote.lua" <<'END'
local n = 0
local id = 0
function setup(thread) id = id + 1; thread:set("id", id) end
function request()
  n = n + 1
  -- every vote is another reader of another network
  local net = (id * 16777216 + n) % 4000000000
  local from = string.format("%d.%d.%d.1", 1 + math.floor(net / 65536) % 220, math.floor(net / 256) % 256, net % 256)
  return wrk.format("POST", "/api/v1/debates/iran/ballots",
    {["Content-Type"] = "application/json", ["X-Forwarded-For"] = from}, '{"phase": "after", "value": "yes"}')
end
END
echo "moot, votes   $(rate -s "$work/vote.lua" "$base/")"
curl -sS "$base/metrics" | grep -E '^moot_(votes|limited|failed|store_groups)_total'
kill "$server"
wait "$server" 2>/dev/null || true
