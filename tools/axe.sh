#!/bin/sh
# tools/axe.sh PAGE.html...   accessibility check of pages with axe-core in headless Chromium
#
# Each page is checked at 1200, 768 and 375 pixels, light and dark, in a copy that lets
# the checking script run.  Prints one line per run and each violation; exit status 1 if
# there is any, 3 if it cannot run.  Needs npm (for axe-core, kept in build/axe) and
# chromium; not part of make test.
set -eu

[ $# -gt 0 ] || { echo "usage: tools/axe.sh PAGE.html..." >&2; exit 2; }
for need in npm chromium; do
    command -v "$need" >/dev/null || { echo "tools/axe.sh: $need is not installed" >&2; exit 3; }
done
root=$(cd "$(dirname "$0")/.." && pwd)
axe=$root/build/axe/node_modules/axe-core/axe.min.js
if [ ! -f "$axe" ]; then
    mkdir -p "$root/build/axe"
    (cd "$root/build/axe" && npm install --silent --no-audit --no-fund --ignore-scripts --prefix . axe-core@4) >&2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

# copy PAGE SCHEME: the page with the script in it, dark if asked
copy()
{
    sed -e '/http-equiv="Content-Security-Policy"/d' "$1" >"$work/plain.html"
    if [ "$2" = dark ]; then
        sed -i 's/(prefers-color-scheme:dark)/(min-width:0)/' "$work/plain.html"
    fi
    sed '/^<\/body>/,$d' "$work/plain.html"
    echo '<script>'
    cat "$axe"
    cat <<'END'
</script>
<script>
addEventListener("load", () => axe.run({resultTypes: ["violations"]}).then(r => {
    const lines = r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + v.help + ": " + n.target + " " +
        n.any.concat(n.all, n.none).map(c => c.message).join("; ")));
    if (document.documentElement.scrollWidth > innerWidth)
        lines.push("sideways scroll: the page is " + document.documentElement.scrollWidth + " pixels wide");
    parent.postMessage("rules passed " + r.passes.length + ", violations " + lines.length + "\n" + lines.join("\n"), "*");
}).catch(e => parent.postMessage("error " + e, "*")));
</script>
</body>
</html>
END
}

for page in "$@"; do
    for scheme in light dark; do
        copy "$page" "$scheme" >"$work/copy.html"
        for width in 1200 768 375 320; do
            cat >"$work/frame.html" <<END
<!DOCTYPE html><meta charset="utf-8"><title>frame</title>
<script>addEventListener("message", e => { document.getElementById("result").textContent = "@@" + e.data + "@@"; });</script>
<iframe src="copy.html" style="border:0;width:${width}px;height:900px"></iframe><pre id="result"></pre>
END
            timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
                --disable-background-networking --disable-component-update --disable-sync --user-data-dir="$work/profile" \
                --window-size=1300,1000 --virtual-time-budget=20000 --dump-dom "file://$work/frame.html" \
                >"$work/dom.html" 2>/dev/null || true
            result=$(sed -n '/@@/,/@@/p' "$work/dom.html" | sed 's/.*>@@//; s/@@<.*//' | grep -v -e addEventListener -e '^</body>' -e '^$' || true)
            echo "$page $scheme $width: ${result:-no answer}"
            case $result in
            *"violations 0"*) ;;
            *) status=1 ;;
            esac
        done
    done
done
exit $status
