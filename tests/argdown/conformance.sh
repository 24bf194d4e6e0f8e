#!/bin/sh
# conformance.sh PROGRAM   the model, map, DOT and errors of each input beside the project against
# the results of Argdown's reference: what differs must stand in deviations.tsv, and only that.
# Exits with 77 (skipped) where the inputs or python3 are not there.
set -u
moot=$1
tool=../shared/tools/argdown_conformance.py
[ -f "$tool" ] && command -v python3 >/dev/null || exit 77
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
status=0
sed -n 's/^\([^#	][^	]*\)	.*/\1/p' tests/argdown/deviations.tsv | sort -u >"$work/listed"
for stage in json map dot errors; do
    python3 "$tool" --moot "$moot" --stage "$stage" --list >"$work/$stage"
    tail -n 1 "$work/$stage" | sed "s/^\([0-9]*\) passed, \([0-9]*\) failed$/$stage: \1 equal, \2 differ/"
    sed -n 's/^\([^ :]*\): .*/\1/p' "$work/$stage"
done >"$work/all"
grep -E '^[a-z]+: [0-9]+ equal' "$work/all"
grep -vE '^[a-z]+: [0-9]+ equal' "$work/all" | sort -u >"$work/differ"
compared=$(awk '/^[a-z]+: [0-9]+ equal, /{n += $2 + $4} END {print n + 0}' "$work/all")
if ! diff "$work/listed" "$work/differ" >"$work/unlike"; then
    cat "$work/unlike"
    echo "deviations.tsv (<) and what differs (>) are not the same"
    status=1
fi
unlike=$(grep -c '^[<>]' "$work/unlike")
# a result that is equal, or differs as the list says it does, is as it should be
echo "$((compared - unlike)) passed, $unlike failed"
[ "$compared" -gt 0 ] || status=1
exit $status
