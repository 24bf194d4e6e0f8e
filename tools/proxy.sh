#!/bin/sh
# tools/proxy.sh [MOOT]   the nginx and Caddy snippets and the systemd unit of docs/SERVE.md, tried
# as they stand there, but for the ports, a certificate made for the occasion, and the paths.
#
# Prints one line for each step; exit status 1 if one fails, 3 if it cannot run.  Needs nginx, caddy,
# openssl and curl, and systemd-analyze for the unit; not part of make test.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
moot=${1:-$root/build/release/moot}
for need in nginx caddy openssl curl; do
    command -v "$need" >/dev/null || { echo "tools/proxy.sh: $need is not installed" >&2; exit 3; }
done
work=$(mktemp -d)
pids=
failed=0
# shellcheck disable=SC2317  # called by trap
end() {
    for p in $pids; do
        kill "$p" 2>/dev/null || true
    done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap end EXIT
step() {
    if [ "$2" = yes ]; then echo "ok      $1"; else
        echo "FAILED  $1"
        failed=1
    fi
}
# block LANGUAGE FIRST   the fenced block of docs/SERVE.md that begins with the words FIRST
block() {
    awk -v lang="$1" -v first="$2" '
        /^```/ { if (open && hit) exit; open = !open; mine = $0 == "```" lang; fresh = 1; next }
        open && fresh { hit = mine && index($0, first) == 1; fresh = 0 }
        open && hit { print }' "$root/docs/SERVE.md"
}
# try NAME URL CURL-OPTION...   a reader's vote, live numbers and the headers through a proxy
try() {
    name=$1 url=$2
    shift 2
    jar=$work/jar-$name
    : >"$jar"
    for _ in $(seq 50); do
        curl -s -o /dev/null "$@" "$url/health" && break
        sleep 0.2
    done
    curl -s -D "$work/head" -o "$work/page" "$@" "$url/d/iran"
    grep -q 'What do you think now' "$work/page" && page=yes || page=no
    step "$name: the page" "$page"
    grep -qi '^strict-transport-security: max-age=31536000' "$work/head" && page=yes || page=no
    step "$name: HSTS" "$page"
    grep -q "href=\"$url/d/iran\"" "$work/page" && page=yes || page=no
    step "$name: the address of the site" "$page"
    curl -s -N --max-time 4 "$@" "$url/d/iran/events" >"$work/events" &
    events=$!
    sleep 1
    token=$(sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' "$work/page" | head -n 1)
    said=$(curl -s -D "$work/head" -o /dev/null -w '%{http_code}' -b "$jar" -c "$jar" -H "Origin: $url" \
        -d "token=$token&phase=after&value=yes" "$@" "$url/d/iran/vote")
    [ "$said" = 303 ] && page=yes || page=no
    step "$name: a vote ($said)" "$page"
    grep -qi '^set-cookie: __Host-moot=.*; HttpOnly; SameSite=Lax; Secure' "$work/head" && page=yes || page=no
    step "$name: the cookie" "$page"
    wait $events || true
    [ "$(grep -c '^data:' "$work/events")" -ge 2 ] && page=yes || page=no
    step "$name: the vote arrives live" "$page"
    # 20 new readers of a network in an hour: the proxy says who they are.
    last=
    for _ in $(seq 21); do
        last=$(curl -s -o /dev/null -w '%{http_code}' -H 'Content-Type: application/json' -H 'X-Forwarded-For: 198.51.100.1' \
            -d '{"phase": "before", "value": "no"}' "$@" "$url/api/v1/debates/iran/ballots")
    done
    [ "$last" = 429 ] && page=yes || page=no
    step "$name: what a client says of itself is not believed ($last)" "$page"
}
serve() {
    rm -f "$work"/votes.db*
    "$moot" serve "$work/debates" --db "$work/votes.db" --listen "unix:$work/http.sock" --url "$1" >"$work/out" 2>>"$work/log" &
    moot_pid=$!
    pids="$pids $moot_pid"
    for _ in $(seq 50); do
        grep -qs "Ctrl-C ends" "$work/out" && break
        sleep 0.1
    done
    chmod 777 "$work/http.sock"
}
mkdir "$work/debates"
chmod 755 "$work"
cp "$root/examples/iran.argdown" "$root/examples/iran.txt" "$work/debates"

# nginx: as in the document, within the frame that Debian's nginx.conf is.
serve https://debates.example:8443
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=debates.example -addext subjectAltName=DNS:debates.example \
    -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
{
    echo "pid $work/nginx.pid; error_log $work/nginx.log; events {}"
    echo "http { access_log off; client_body_temp_path $work/b; proxy_temp_path $work/p; fastcgi_temp_path $work/f; uwsgi_temp_path $work/u; scgi_temp_path $work/s;"
    block nginx 'server {' | sed -e "s|listen 443 ssl|listen 127.0.0.1:8443 ssl|" -e "s|/run/moot/http.sock|$work/http.sock|" \
        -e "s|# ssl_certificate ...; ssl_certificate_key ...;|ssl_certificate $work/cert.pem; ssl_certificate_key $work/key.pem;|"
    echo "}"
} >"$work/nginx.conf"
nginx -c "$work/nginx.conf" -g 'daemon off;' 2>"$work/nginx.out" &
pids="$pids $!"
try nginx https://debates.example:8443 --cacert "$work/cert.pem" --resolve debates.example:8443:127.0.0.1
kill "$moot_pid"
wait "$moot_pid" || true

# Caddy: with a certificate of its own authority.
serve https://debates.example:9443
{
    echo "{"
    echo "  admin off"
    echo "  skip_install_trust"
    echo "  http_port 9480"
    echo "  https_port 9443"
    echo "}"
    block '' 'debates.example {' | sed -e "s|/run/moot/http.sock|$work/http.sock|" -e 's|^debates.example {|debates.example {\n  tls internal|'
} >"$work/Caddyfile"
XDG_DATA_HOME=$work/caddy XDG_CONFIG_HOME=$work/caddy caddy run --config "$work/Caddyfile" --adapter caddyfile >"$work/caddy.log" 2>&1 &
pids="$pids $!"
for _ in $(seq 100); do
    [ -s "$work/caddy/caddy/pki/authorities/local/root.crt" ] && break
    sleep 0.1
done
try caddy https://debates.example:9443 --cacert "$work/caddy/caddy/pki/authorities/local/root.crt" --resolve debates.example:9443:127.0.0.1

# The unit: what systemd makes of it, and whether the server stays within its filter.
if command -v systemd-analyze >/dev/null; then
    block ini '[Unit]' | sed "s|/usr/local/bin/moot|$moot|" >"$work/moot.service"
    said=$(systemd-analyze verify "$work/moot.service" 2>&1 | grep -F moot.service || true)
    [ -z "$said" ] && page=yes || page=no
    step "systemd: the unit${said:+: $said}" "$page"
    if command -v strace >/dev/null; then
        systemd-analyze syscall-filter >"$work/all" 2>/dev/null
        rm -f "$work"/votes.db* "$work/http.sock" "$work/out"
        # shellcheck disable=SC2016  # that shell becomes the server, whose number is wanted
        strace -f -qq -c -U name -o "$work/calls" sh -c 'echo $$ >"$1"; shift; exec "$@"' sh "$work/number" \
            "$moot" serve "$work/debates" --db "$work/votes.db" --listen 127.0.0.1:9490 >"$work/out" 2>>"$work/log" &
        traced=$!
        for _ in $(seq 100); do
            grep -qs "Ctrl-C ends" "$work/out" && break
            sleep 0.1
        done
        served=$(cat "$work/number")
        pids="$pids $served"
        curl -s -o /dev/null -H 'Content-Type: application/json' -d '{"phase": "after", "value": "no"}' http://127.0.0.1:9490/api/v1/debates/iran/ballots
        curl -s -o /dev/null http://127.0.0.1:9490/d/iran/results
        touch "$work/debates/iran.argdown"
        sleep 1
        kill -TERM "$served"
        wait "$traced" || true
        awk '{ print $1 }' "$work/calls" | grep -E '^[a-z_0-9]+$' | grep -v -x -e syscall -e total | sort -u >"$work/used"
        awk '/^@/ { name = $1; next } { print name, $1 }' "$work/all" | awk '
            { if ($2 ~ /^@/) inner[$1] = inner[$1] " " $2; else of[$1] = of[$1] " " $2 }
            function put(g,  n, a, i) { n = split(of[g], a, " "); for (i = 1; i <= n; i++) print a[i]
                n = split(inner[g], a, " "); for (i = 1; i <= n; i++) put(a[i]) }
            END { put("@system-service") }' | sort -u >"$work/allowed"
        over=$(comm -23 "$work/used" "$work/allowed" | tr '\n' ' ')
        [ -s "$work/used" ] && [ -z "$over" ] && page=yes || page=no
        step "systemd: $(wc -l <"$work/used") system calls are within @system-service ${over:+but for $over}" "$page"
    fi
fi
[ "$failed" = 0 ] && echo "all passed"
exit $failed
