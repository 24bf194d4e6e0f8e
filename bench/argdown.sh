#!/usr/bin/env bash
# argdown.sh MOOT ARGDOWN GENERATOR [TIMES [LIMIT]]
# Time whole processes of moot and of Argdown's reference side by side on the same files.
#   MOOT       the program, a release build
#   ARGDOWN    node_modules/.bin/argdown of @argdown/cli, installed in a folder elsewhere
#   GENERATOR  a Python program that makes the files: GENERATOR SHAPE SIZE
#   TIMES      runs of each, of which the median counts; default 3
#   LIMIT      seconds for one run of the reference; default 300
# Prints for each case seconds of processor time, KiB at most, and how often moot goes into
# the reference.  A run of moot is timed as ten, so that its milliseconds can be read.
set -eu
moot=$(realpath "$1")
argdown=$(realpath "$2")
generator=$(realpath "$3")
times=${4:-3}
limit=${5:-300}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
TIMEFORMAT='%U %S'

median() {
    sort -n | awk '{ at[NR] = $1 } END { print at[int((NR + 1) / 2)] }'
}
# seconds COUNT COMMAND...   the median of a run that does the command COUNT times.  The clock
# of the reference stops at the limit; for moot it would cost as much as a start of it.
seconds() {
    local count=$1 guard=()
    shift
    [ "$count" -gt 1 ] || guard=(timeout "$limit")
    for ((i = 0; i < times; i++)); do
        { time for ((k = 0; k < count; k++)); do "${guard[@]}" "$@" >/dev/null 2>&1 || :; done; } 2>&1
    done | awk '{ print $1 + $2 }' | median | awk -v n="$count" '{ printf "%.4f\n", $1 / n }'
}
memory() {
    /usr/bin/time -f %M timeout "$limit" "$@" 2>&1 >/dev/null | tail -n 1
}
# compare NAME FILE TEN|ONE MOOT-WORDS -- REFERENCE-WORDS
compare() {
    local name=$1 count=$2 ours=() theirs=()
    shift 2
    while [ "$1" != -- ]; do
        ours+=("$1")
        shift
    done
    shift
    theirs=("$@")
    local a b am bm
    a=$(seconds "$count" "$moot" "${ours[@]}")
    b=$(seconds 1 "$argdown" "${theirs[@]}")
    am=$(memory "$moot" "${ours[@]}")
    bm=$(memory "$argdown" "${theirs[@]}")
    awk -v n="$name" -v a="$a" -v b="$b" -v am="$am" -v bm="$bm" 'BEGIN {
        printf "%-16s moot %8.4f s %7d KiB   reference %8.3f s %7d KiB   ratio %6.0f time %5.1f memory\n",
            n, a, am, b, bm, b / (a > 0 ? a : 1e-4), bm / am }'
}

printf '[A]: one line\n' >one.argdown
for case in 'tree 1000' 'tree 3000' 'tree 10000' 'pcs 10000'; do
    # shellcheck disable=SC2086  # two words
    python3 "$generator" $case >"${case/ /-}.argdown"
done
compare 'json one line' 20 convert --to=argdown-json -o o.json one.argdown -- json one.argdown out
for file in tree-10000 pcs-10000; do
    compare "json $file" 3 convert --to=argdown-json -o o.json $file.argdown -- json $file.argdown out
done
compare 'pcs to stdout' 10 convert --to=argdown-json pcs-10000.argdown -- json pcs-10000.argdown --stdout
compare 'html tree-3000' 20 convert --to=html -o o.html tree-3000.argdown -- html tree-3000.argdown out
compare 'svg tree-1000' 10 convert --to=svg -o o.svg tree-1000.argdown -- map -f svg tree-1000.argdown out
compare 'svg tree-10000' 3 convert --to=svg -o o.svg tree-10000.argdown -- map -f svg tree-10000.argdown out
