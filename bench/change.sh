#!/usr/bin/env bash
# change.sh BENCH_CHANGE FOLDER [TASK...]
# 64 rounds of 32 changes and 16 questions on each mid-size instance of FOLDER/instances, and in all:
# the processor time of a framework that changes beside that of solving each question from scratch.
#   BENCH_CHANGE  build/release/bench/bench_change
#   TASK          DC-CO DC-ST DS-ST DS-PR; default all four
# An instance of which one question alone can take seconds has fewer rounds, as the table says.
set -eu
bench=$1
folder=$2/instances
shift 2
[ $# -gt 0 ] || set -- DC-CO DS-PR DC-ST DS-ST
instances='ws_1000_6_p ba_3000_2_p traffic_2500_20_p scc_800_8_p er_160_10_p er_220_20_p
cnf_170_426_p oddrings_300_p qbf_18_50_p real_afgen_n160p3q34h real_A1-4000 g2io_50_10_127_p'
for task in "$@"; do
    for name in $instances; do
        rounds=64
        [ "$name" != g2io_50_10_127_p ] || rounds=16
        timeout 600 "$bench" "$task" "$folder/$name.af" "$rounds" | tail -n 1 |
            sed "s|^[^ ]*|$task $name $rounds rounds|"
    done | awk '{
        print
        for (i = 1; i < NF; i++) {
            if ($i == "change" || $i == "ask") live += $(i + 1)
            if ($i == "scratch") scratch += $(i + 1)
        }
    } END { printf "'"$task"' in all: live %.2f s, scratch %.2f s, ratio %.1f\n", live, scratch, scratch / live }'
done
