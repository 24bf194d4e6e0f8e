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
"$moot" serve "$work/debates" --db "$work/votes.db" --listen 127.0.0.1:18080 --proxy --tickets 1000000 >"$work/out" 2>"$work/log" &
for _ in $(seq 50); do grep -q 'Ctrl-C ends' "$work/out" && break; sleep 0.1; done
curl -s http://127.0.0.1:18080/d/iran >"$work/www/iran.html"
echo "page of $(wc -c <"$work/www/iran.html") bytes, 2 threads of wrk with 64 connections, ${seconds} s each"
rate() {
    wrk -t2 -c64 -d"${seconds}s" --latency "$@" | awk '/Requests\/sec/ { r = $2 } /99%/ { p = $2 } /Non-2xx/ { bad = " (" $0 ")" } END { print r " requests/s, p99 " p bad }'
}
if command -v nginx >/dev/null; then
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
  server { listen 127.0.0.1:18081; root $work/www; }
}
END
    chmod -R a+rX "$work"
    nginx -e "$work/nginx/error.log" -p "$work/nginx" -c "$work/nginx/nginx.conf" &
    sleep 1
    echo "nginx, page   $(rate http://127.0.0.1:18081/iran.html)"
fi
echo "moot, page    $(rate http://127.0.0.1:18080/d/iran)"
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
echo "moot, votes   $(rate -s "$work/vote.lua" http://127.0.0.1:18080/)"
curl -s http://127.0.0.1:18080/metrics | grep -E '^moot_(votes|limited|failed|store_groups)_total'
kill %1
wait %1 2>/dev/null || true
