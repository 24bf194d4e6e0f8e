#!/usr/bin/env bash
# clingo_aba.sh MOOT [FRAMEWORKS [SEED]]
# Random flat frameworks that are too large for brute force: every extension of every
# semantics, and one question of each kind, by `MOOT solve` and by clingo (Debian's
# gringo) from the definitions.  Complete and stable sets come from clingo one by one,
# and preferred, semi-stable, ideal and eager ones are picked from them by comparison;
# stage sets by clingo's search for models of greatest range.
# The last line is `N passed, N failed`; exit 77 where there is no clingo.
set -eu
moot=$1
rounds=${2:-12}
seed=${3:-1}
if ! command -v clingo >/dev/null 2>&1; then
    echo 'skipped: clingo is missing (the section [oracle] of .ci/packages)'
    exit 77
fi
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# What a set derives, and what it attacks.
cat >"$dir/free.lp" <<'LP'
{ in(X) : a(X) }.
d(X) :- in(X).
d(H) :- r(R,H), d(B) : b(R,B).
hit(X) :- c(X,Y), d(Y).
range(X) :- in(X).
range(X) :- hit(X).
:- in(X), hit(X).
#show in/1. #show d/1. #show range/1.
LP
# What the assumptions it does not attack derive: a complete set is what that leaves alone.
cat >"$dir/complete.lp" <<'LP'
u(X) :- a(X), not hit(X).
u(H) :- r(R,H), u(B) : b(R,B).
threat(X) :- c(X,Y), u(Y).
:- in(X), threat(X).
:- a(X), not in(X), not threat(X).
LP
echo '#heuristic range(X) : a(X). [1,true]' >"$dir/greatest.lp"

draw() { # seed: a framework of some 20 assumptions, with circles of support
    awk -v seed="$1" 'function below(n) { return int(rand() * n) }
        BEGIN {
            srand(seed)
            n = 10 + below(14); atoms = 2 * n
            print "p aba " atoms
            for (x = 1; x <= n; x++) print "a " x
            for (x = 1; x <= n; x++) print "c " x " " (below(2) ? n + 1 + below(atoms - n) : x % 2 ? x + (x < n) : x - 1)
            for (r = n + below(n); r > 0; r--) {
                line = "r " n + 1 + below(atoms - n)
                for (k = 1 + below(3); k > 0; k--) line = line " " 1 + below(below(3) ? n : atoms)
                print line
            }
        }'
}

facts() {
    awk '$1 == "a" { print "a(" $2 ")." }
        $1 == "c" { print "c(" $2 "," $3 ")." }
        $1 == "r" { print "r(" NR "," $2 ")."; for (i = 3; i <= NF; i++) print "b(" NR "," $i ")." }' "$1"
}

models() { # a line for each model: in | derived | range, each a sorted list
    { clingo -n 0 --verbose=0 "$@" || true; } | awk '
        function list(name,   i, out) {
            out = " "
            for (i = 1; i <= atoms; i++) if ((name "(" i ")") in has) out = out i " "
            return out
        }
        /^UNSATISFIABLE|^SATISFIABLE|^OPTIMUM/ { next }
        { split("", has); atoms = 100; for (i = 1; i <= NF; i++) has[$i] = 1
          print list("in") "|" list("d") "|" list("range") }' | sort -u
}

# Of the complete sets (standard input): the extensions of one semantics, in the same form.
pick() {
    awk -F '|' -v semantics="$1" -v all="$2" '
        function within(x, y,   i, n, part) {
            n = split(x, part, " ")
            for (i = 1; i <= n; i++) if (!index(y, " " part[i] " ")) return 0
            return 1
        }
        function worth(i) { return semantics ~ /SST|EA/ ? range[i] : set[i] }
        { set[NR] = $1; range[NR] = $3; line[NR] = $0 }
        END {
            for (i = 1; i <= NR; i++) {
                top[i] = 1; least = 1
                for (j = 1; j <= NR; j++) {
                    if (worth(i) != worth(j) && within(worth(i), worth(j))) top[i] = 0
                    if (!within(set[i], set[j])) least = 0
                }
                if (semantics == "CO" || (semantics == "GR" && least) ||
                    (semantics == "ST" && range[i] == all) ||
                    ((semantics == "PR" || semantics == "SST") && top[i])) print line[i]
            }
            if (semantics != "ID" && semantics != "EA") exit
            for (i = 1; i <= NR; i++) {
                inside[i] = 1
                for (j = 1; j <= NR; j++) if (top[j] && !within(set[i], set[j])) inside[i] = 0
            }
            for (i = 1; i <= NR; i++) {
                best = inside[i]
                for (j = 1; j <= NR; j++) if (inside[j] && !within(set[j], set[i])) best = 0
                if (best) print line[i]
            }
        }'
}

stage() { # all sets of each greatest range
    models "$dir/free.lp" "$dir/greatest.lp" "$dir/f.lp" --heuristic=Domain --enum-mode=domRec |
        cut -d '|' -f 3 | sort -u | while read -r range; do
        for x in $range; do echo ":- not range($x)."; done >"$dir/range.lp"
        models "$dir/free.lp" "$dir/range.lp" "$dir/f.lp"
    done
}

passed=0 failed=0
tell() { # what, expected, said
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '%s: clingo says\n%s\nmoot says\n%s\n' "$1" "$2" "$3"
        cat "$dir/f.aba"
    fi
}

ask() { # semantics, query; the extensions in $dir/sets
    local semantics=$1 query=$2 n with
    n=$(wc -l <"$dir/sets")
    with=$(cut -d '|' -f 2 "$dir/sets" | grep -c " $query " || true)
    tell "EE-$semantics" "$(cut -d '|' -f 1 "$dir/sets" | sed 's/^ /w /; s/ $//' | sort)" \
        "$("$moot" solve -p "EE-$semantics" -f "$dir/f.aba" | sort)"
    tell "CE-$semantics" "$n" "$("$moot" solve -p "CE-$semantics" -f "$dir/f.aba")"
    tell "DC-$semantics $query" "$([ "$with" -gt 0 ] && echo YES || echo NO)" \
        "$("$moot" solve -p "DC-$semantics" -a "$query" -f "$dir/f.aba" | head -1)"
    tell "DS-$semantics $query" "$([ "$with" = "$n" ] && echo YES || echo NO)" \
        "$("$moot" solve -p "DS-$semantics" -a "$query" -f "$dir/f.aba" | head -1)"
}

for ((round = 0; round < rounds; round++)); do
    draw $((seed * 1000 + round)) >"$dir/f.aba"
    facts "$dir/f.aba" >"$dir/f.lp"
    models "$dir/free.lp" "$dir/complete.lp" "$dir/f.lp" >"$dir/co"
    [ "$(wc -l <"$dir/co")" -gt 300 ] && continue
    atoms=$(awk 'NR == 1 { print $3 }' "$dir/f.aba")
    all=$(awk '$1 == "a" { printf " %s", $2 } END { print " " }' "$dir/f.aba")
    for semantics in GR CO PR ST SST STG ID EA; do
        if [ $semantics = STG ]; then
            stage >"$dir/sets"
        else
            pick $semantics "$all" <"$dir/co" >"$dir/sets"
        fi
        ask $semantics $((1 + (round * 7 + 3) % atoms))
    done
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
