#!/usr/bin/env bash
# approximate.sh MOOT FOLDER   how often `MOOT solve --approximate` is right
# Every DC and DS question of FOLDER/answers.tsv on the queries of manifest.tsv; prints,
# for each task, how many answers are right, how many of them were called certain, and the
# processor time; then the certain answers that are wrong, of which there must be none.
# Exit 1 if there are any.
set -eu
moot=$1
folder=$2
rows=$(mktemp)
answer=$(mktemp)
trap 'rm -f "$rows" "$answer"' EXIT
TIMEFORMAT='%U'
while read -r instance task want query; do
    spent=$({ time "$moot" solve --approximate --json -p "$task" -a "$query" \
        -f "$folder/instances/$instance" >"$answer" 2>/dev/null; } 2>&1) || continue
    said=$(sed -n 's/^  "answer": "\([a-z]*\)".*/\1/p' "$answer")
    note=$(sed -n 's/^  "note": "\([a-z ]*\)".*/\1/p' "$answer")
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$instance" "$task" "$want" "${said^^}" "$note" "$spent"
done < <(awk -F '\t' 'FNR == NR { query[$3] = $7; next }
    $2 ~ /^D/ && $3 != "?" && ($1 in query) { print $1, $2, $3, query[$1] }' \
    "$folder/manifest.tsv" "$folder/answers.tsv") >"$rows"
awk -F '\t' '
    { n[$2]++; right[$2] += $3 == $4; sure[$2] += $5 == "certain"; time[$2] += $6
      if ($6 > slow) { slow = $6; slowest = $1 " " $2 }
      if ($3 != $4 && $5 == "certain") { print "WRONG: " $0; wrong++ } }
    END {
        printf "%-8s %5s %6s %8s %8s\n", "task", "asked", "right", "certain", "seconds"
        for (t in n) {
            printf "%-8s %5d %6d %8d %8.1f\n", t, n[t], right[t], sure[t], time[t] | "sort"
            a += n[t]; b += right[t]; c += sure[t]; d += time[t]
        }
        close("sort")
        printf "%-8s %5d %6d %8d %8.1f\nslowest: %s, %.1f s\n", "sum", a, b, c, d, slowest, slow
        exit wrong > 0
    }' "$rows"
