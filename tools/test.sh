#!/bin/sh
# test.sh BUILD   run every test; the last line is `N passed, N failed`, counted in single cases
set -u
cd "$(dirname "$0")/.." || exit 1
build=$1
log=$build/test.log
ctest --test-dir "$build" -j2 -V >"$log" 2>&1
status=$?
awk -f tools/tally.awk "$log" >"$build/tally.txt"
sed '$d' "$build/tally.txt"
tail -n 1 "$build/tally.txt" | tee "$build/tally"
if [ "$status" = 0 ] && ! grep -q ', 0 failed$' "$build/tally"; then
    status=1
fi
exit "$status"
