#!/bin/sh
# Run every benchmark of bench/ (release build), one after the other.
set -eu
cd "$(dirname "$0")/.."
for program in build/release/bench/bench_*; do
    if [ -f "$program" ] && [ -x "$program" ]; then
        "$program"
    fi
done
