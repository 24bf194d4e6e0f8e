#!/bin/sh
# fuzz.sh SECONDS [TARGET...]   fuzz each target so long, beginning with its corpus
# What is found new goes to build/fuzz/found/TARGET, never into the corpus by itself.
set -eu
cd "$(dirname "$0")/.."
seconds=$1
shift
# shellcheck disable=SC2046  # a list of names
[ $# -gt 0 ] || set -- $(sed -n 's/^moot_fuzz(\([a-z0-9_]*\)).*/\1/p' fuzz/CMakeLists.txt)
targets=
for target in "$@"; do
    targets="$targets fuzz_$target"
done
# shellcheck disable=SC2086  # a list of names
cmake --build --preset fuzz --target $targets
status=0
for target in "$@"; do
    found=build/fuzz/found/$target
    mkdir -p "$found"
    dict=
    [ ! -f "fuzz/$target.dict" ] || dict=-dict=fuzz/$target.dict
    # shellcheck disable=SC2086  # dict may be empty
    if "build/fuzz/fuzz/fuzz_$target" $dict -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -artifact_prefix="$found/" "$found" "fuzz/corpus/$target" >"$found.log" 2>&1; then
        echo "$target: clean after $(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$found.log") runs"
    else
        tail -n 40 "$found.log"
        echo "$target: FAILED; the input is in $found"
        status=1
    fi
done
exit $status
