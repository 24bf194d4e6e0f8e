#!/bin/sh
# terminal.sh MOOT   what moot writes to a terminal, and keeps from it
# The last line is `N passed, N failed`.
set -u
moot=$1
case $moot in /*) ;; *) moot=$PWD/$moot ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
# script(1) makes the terminal, if the machine has any to give.
if ! script -qec true probe </dev/null >/dev/null 2>&1; then
    echo "skipped: there is no terminal to be had here"
    exit 77
fi
passed=0 failed=0
say() {
    if [ "$2" = 1 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $1"
    fi
}
escape=$(printf '\033')

# Work of more than half a second says what it is at, and takes the line back.
awk 'BEGIN { print "[T]: x\n"; for (i = 0; i < 400000; i++) printf "[A%d]: a claim\n  + [B%d]: a reason\n\n", i, i }' >slow.argdown
script -qec "'$moot' judge slow.argdown -o slow.txt" seen </dev/null >/dev/null 2>&1
say 'a progress line on a terminal' "$(grep -q 'building the debate \.\.\.\|judging \.\.\.' seen && echo 1)"
say 'the progress line is taken back' "$(tail -n 3 seen | grep -q "$escape\[K" && echo 1)"
"$moot" judge slow.argdown -o slow.txt >piped 2>&1
say 'no progress line without a terminal' "$([ ! -s piped ] && echo 1)"

# A question that takes long, too; it is ended after a second.
awk 'BEGIN { srand(7); print "p af 400"; for (i = 1; i <= 400; i++) for (j = 1; j <= 400; j++) if (rand() < 0.1) print i, j }' >slow.af
script -qec "'$moot' solve -p SE-ID -f slow.af --timeout 1" solved </dev/null >/dev/null 2>&1
say 'a progress line of solve' "$(grep -q 'solving \.\.\.' solved && echo 1)"
say 'it is taken back before the message' "$(grep 'no answer within' solved | grep -q "$escape\[Kmoot" && echo 1)"

# A claim that would steer the terminal is shown without its escapes.
printf '[T]: x\n  + [A]: red \033[31m and \302\233 bell \007 %s\n' \
    'with enough plain words behind it that nobody takes the text for a picture or a program' >steer.argdown
script -qec "'$moot' judge steer.argdown" shown </dev/null >/dev/null 2>&1
say 'the claim is shown' "$(grep -q 'red ?\[31m and' shown && echo 1)"
say 'no bell' "$(sed 1d shown | tr -d '[:print:]\n\r\t' | od -An -tx1 | grep -q ' 07' || echo 1)"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
