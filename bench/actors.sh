#!/usr/bin/env bash
# actors.sh MOOT MANIFEST [LIMIT [NAME-PREFIX...]]
# The index of strong balance of the networks of MANIFEST (name, ..., index in column 7; NAME.tsv
# beside it) by `MOOT actors` and by three programs of Debian (.ci/packages, section bench):
#   cbc, glpsol   an integer program: XOR constraints for each tie, 0/1 camps, and an inequality
#                 for each contradictory triangle (Aref, Mason, Wilson 2020)
#   clasp         the same constraints as a pseudo-Boolean problem, core-guided (usc)
# Seconds of processor time of the whole process, each program alone on one core, stopped when it
# has used LIMIT (60).  `x`: not done by then.  What takes less than 0.1 s runs five times; the least
# counts.  Then the sums, in which what is not done counts the limit: the ratios are then lower
# bounds.
# In the environment: SOLVERS="clasp" runs only those named, the others show `-`; LIMIT_IP=20 is
# the limit of the two integer programs.
# Exit 1 if an index differs from the manifest.
set -eu
moot=$1
manifest=$2
limit=${3:-60}
limit_ip=${LIMIT_IP:-$limit}
shift 3 || shift $#
folder=$(dirname "$manifest")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%U %S'

# Ties -> lp (CPLEX format) or opb.
model() { # lp|opb FILE
    awk -F '\t' -v form="$1" '
    function id(name) { if (!(name in number)) number[name] = ++n; return number[name] }
    /^#/ || NF < 3 { next }
    {
        m++
        a[m] = id($1); b[m] = id($2); minus[m] = $3 < 0; w[m] = NF > 3 ? $4 : 1
        to[a[m], b[m]] = to[b[m], a[m]] = m
        near[a[m]] = near[a[m]] " " b[m]
    }
    function row(text, least) { rows[++r] = text; bound[r] = least }
    END {
        v = form == "lp" ? "x" : "x"
        for (e = 1; e <= m; e++) {
            f = "+1 " v (n + e); x = " " v a[e]; y = " " v b[e]
            if (minus[e]) { row(f " +1" x " +1" y, 1); row(f " -1" x " -1" y, -1) }
            else { row(f " -1" x " +1" y, 0); row(f " +1" x " -1" y, 0) }
        }
        for (e = 1; e <= m; e++) {
            k = split(near[b[e]], c, " ")
            for (i = 1; i <= k; i++) {
                g = to[b[e], c[i]]; h = to[a[e], c[i]]
                if (h && (minus[e] + minus[g] + minus[h]) % 2)
                    row("+1 " v (n + e) " +1 " v (n + g) " +1 " v (n + h), 1)
            }
        }
        if (form == "opb") printf "* #variable= %d #constraint= %d\nmin:", n + m, r
        else printf "Minimize\n obj:"
        for (e = 1; e <= m; e++) { printf " +%d %s%d", w[e], v, n + e; if (form == "lp" && e % 8 == 0) printf "\n" }
        print form == "opb" ? " ;" : "\nSubject To"
        for (i = 1; i <= r; i++) print rows[i] " >= " bound[i] (form == "opb" ? " ;" : "")
        if (form == "lp") {
            print "Binary"
            for (i = 1; i <= n + m; i++) print " " v i
            print "End"
        }
    }' "$2"
}

solvers=" ${SOLVERS:-cbc glpsol clasp} "

# Run until so much processor time is used; the seconds of it, or x if PATTERN is not in what the
# program says.
timed() { # SECONDS PATTERN COMMAND...
    local most=$1 pattern=$2 spent least=x runs=5
    shift 2
    case $solvers$moot in *" $1 "* | *"$1") ;; *) echo - && return ;; esac
    while [ "$runs" -gt 0 ]; do
        { time { (ulimit -t "$most" && exec "$@" >"$work/out" 2>&1) || true; }; } 2>"$work/time"
        spent=$(tail -n 1 "$work/time" | awk '{ print $1 + $2 }')
        grep -q -e "$pattern" "$work/out" || break
        read -r least runs < <(awk -v s="$spent" -v l="$least" -v r="$runs" 'BEGIN { print l == "x" || s < l ? s : l, s < 0.1 ? r - 1 : 0 }')
    done
    echo "$least"
}

wanted() {
    local prefix
    [ $# -gt 1 ] || return 0
    for prefix in "${@:2}"; do
        case $1 in "$prefix"*) return 0 ;; esac
    done
    return 1
}

printf '%-20s %6s %8s %8s %8s %8s\n' network index moot cbc glpsol clasp
while IFS=$'\t' read -r name _ _ _ _ _ index _; do
    wanted "$name" "$@" || continue
    file=$folder/$name.tsv
    model lp "$file" >"$work/m.lp"
    model opb "$file" >"$work/m.opb"
    ours=$(timed "$limit" '"exact": true' "$moot" actors --json --index --balance=strong "$file")
    grep -q "\"index\": $index," "$work/out" || touch "$work/differs"
    cbc=$(timed "$limit_ip" 'Optimal solution found' cbc "$work/m.lp" solve)
    glpk=$(timed "$limit_ip" 'INTEGER OPTIMAL SOLUTION FOUND' glpsol --lp "$work/m.lp")
    clasp=$(timed "$limit" 'OPTIMUM FOUND' clasp --opt-strategy=usc "$work/m.opb")
    printf '%-20s %6s %8s %8s %8s %8s\n' "$name" "$index" "$ours" "$cbc" "$glpk" "$clasp"
done < <(tail -n +2 "$manifest") | tee "$work/table"
awk -v limit="$limit" -v limit_ip="$limit_ip" '
    {
        best = 0
        for (i = 3; i <= 6; i++) {
            t = $i == "x" ? (i == 4 || i == 5 ? limit_ip : limit) : $i == "-" ? 0 : $i
            sum[i] += t
            left[i] += $i == "x"
            if (i > 3 && $i != "x" && $i != "-" && (!best || $i < best)) best = $i
        }
        if (best && ($3 == "x" || $3 > 2 * best)) slow = slow " " $1
        if (best && $3 != "x" && $3 / best > worst) { worst = $3 / best; where = $1 }
    }
    END {
        printf "%-27s %8.2f %8.2f %8.2f %8.2f\n", "sum", sum[3], sum[4], sum[5], sum[6]
        printf "%-27s %8d %8d %8d %8d\n", "not done", left[3], left[4], left[5], left[6]
        printf "%-27s %8.1f %8.1f %8.1f %8.1f\n", "times moot, at least", 1, sum[4] / sum[3], sum[5] / sum[3], sum[6] / sum[3]
        printf "most of the best of the others: %.2f times (%s)\n", worst, where
        print "slower than twice the best of the others:" (slow ? slow : " none")
    }' "$work/table"
[ ! -e "$work/differs" ]
