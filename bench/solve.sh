#!/usr/bin/env bash
# solve.sh MOOT FOLDER [KIND [LIMIT [TASKS [SUBSTRING]]]]
# Time `MOOT solve` on the instances of FOLDER (manifest.tsv, peers.tsv, answers.tsv and
# instances/ as its README says) and set the figures beside those of other solvers.
#   KIND   af (those that were run with 10 s), aba, or large; default af
#   LIMIT  seconds of processor time for each question; default 10
#   TASKS  separated by blanks; default those of the competition of 2025
# Prints a row for each question that is unsolved, or slower than the best peer by more
# than half and a tenth of a second, or answered otherwise than by all others; then for
# each task the sums, an unsolved question counting twice the limit.
# Exit 1 if an answer differs.
set -eu
moot=$1
folder=$2
kind=${3:-af}
limit=${4:-10}
tasks=${5:-DC-CO DC-ST DC-SST DS-PR DS-ST DS-SST SE-PR SE-ST SE-SST SE-ID}
part=${6:-}
[ "$kind" = aba ] && [ -z "${5:-}" ] && tasks='DC-CO DC-ST DS-PR DS-ST SE-PR SE-ST'
rows=$(mktemp)
trap 'rm -f "$rows"' EXIT
TIMEFORMAT='%U %S'

questions() { # instance query task
    awk -F '\t' -v kind="$kind" -v tasks="$tasks" -v part="$part" '
        BEGIN { n = split(tasks, task, " ") }
        FNR == NR { if ($4 == (kind == "large" ? 30 : 10)) has[$1 " " $2] = 1; next }
        $1 == "public" && $2 == (kind == "aba" ? "aba" : "af") && index($3, part) {
            for (i = 1; i <= n; i++)
                if (has[$3 " " task[i]]) print $3, $7, task[i]
        }' "$folder/peers.tsv" "$folder/manifest.tsv"
}

answer=$(mktemp)
trap 'rm -f "$rows" "$answer"' EXIT
while read -r instance query task; do
    words=(solve -p "$task" -f "$folder/instances/$instance" --timeout "$limit")
    case $task in
    D*) words+=(-a "$query") ;;
    esac
    status=0
    spent=$({ time "$moot" "${words[@]}" >"$answer" 2>/dev/null || status=$?; } 2>&1; exit $status) || status=$?
    read -r said _ <"$answer" || said=
    [ "$status" = 0 ] || said=none
    [ "$said" = w ] && said=EXT
    # shellcheck disable=SC2086  # two numbers
    printf '%s\t%s\t%s\t%s\n' "$instance" "$task" "$said" "$(printf '%s + %s\n' $spent | awk '{ print $1 + $3 }')"
done < <(questions) >"$rows"

awk -F '\t' -v limit="$limit" '
    FILENAME == ARGV[1] { want[$1 " " $2] = $3; next }
    FILENAME == ARGV[2] {
        cost = $5 == "ok" ? $7 : 2 * $4
        key = $1 " " $2
        if (!(key in best) || cost < best[key]) best[key] = cost
        peer[key " " $3] = cost
        next
    }
    {
        key = $1 " " $2
        cost = $3 == "none" || $4 > limit ? 2 * limit : $4
        differs = $3 != "none" && (key in want) && want[key] != "?" && want[key] != $3
        wrong += differs
        solved += cost < 2 * limit
        if (differs || cost == 2 * limit || cost > 1.5 * best[key] + 0.1)
            printf "%-40s %-6s %8.2f s  best peer %8.2f s  %s%s\n", $1, $2, cost, best[key], $3, differs ? "  DIFFERS" : ""
        own[$2] += cost; bests[$2] += best[key]
        muts[$2] += peer[key " mutoksia"]; scas[$2] += peer[key " scalop"]
        if (!($2 in seen)) { seen[$2] = 1; order[++n] = $2 }
    }
    END {
        printf "\n%-8s %9s %9s %9s %9s\n", "task", "moot", "mu-toksia", "scalop", "best peer"
        for (i = 1; i <= n; i++) {
            t = order[i]
            printf "%-8s %9.1f %9.1f %9.1f %9.1f\n", t, own[t], muts[t], scas[t], bests[t]
            a += own[t]; b += muts[t]; c += scas[t]; d += bests[t]
        }
        printf "%-8s %9.1f %9.1f %9.1f %9.1f\n%d of %d solved, %d differ\n", "sum", a, b, c, d, solved, FNR, wrong
        exit wrong > 0
    }' "$folder/answers.tsv" "$folder/peers.tsv" "$rows"
