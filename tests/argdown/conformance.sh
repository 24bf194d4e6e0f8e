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
for stage in json map dot; do
    python3 "$tool" --moot "$moot" --stage "$stage" --list >"$work/$stage"
    sed -n 's/^\([^ :]*\): .*/\1/p' "$work/$stage"
done | sort -u >"$work/differ"
if ! diff "$work/listed" "$work/differ"; then
    echo "deviations.tsv (<) and what differs (>) are not the same"
    status=1
fi
python3 "$tool" --moot "$moot" --stage errors --list >"$work/errors" || status=1
tail -n 1 "$work/json" "$work/map" "$work/dot" "$work/errors"
exit $status
