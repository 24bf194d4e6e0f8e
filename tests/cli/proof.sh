#!/bin/sh
# proof.sh MOOT   moot solve --proof: the files it writes, and what it leaves behind
# Proofs are checked by drat-trim where it is installed; prop_proof checks them by itself.
# The last line is `N passed, N failed`.
set -u
moot=$1
case $moot in /*) ;; *) moot=$PWD/$moot ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
passed=0 failed=0
say() { # name, 0 if it is fine
    if [ "$2" = 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $1"
    fi
}
cat >ring.af <<'AF'
p af 7
1 2
2 1
1 3
2 3
3 4
5 6
6 7
7 5
AF
cat >circle.aba <<'ABA'
p aba 8
a 1
a 2
a 3
c 1 2
c 2 1
c 3 5
r 4 1
r 4 2
r 5 6
r 6 5
r 6 7
r 7 6 4
ABA
prove() { # task, query, file, answer
    rm -f p.cnf p.drat
    said=$("$moot" solve -p "$1" ${2:+-a "$2"} -f "$3" --proof p | head -1)
    [ "$said" = "$4" ]
    say "$1 $2 $3: $said" $?
    awk '/^c/ { next } /^p/ { vars = $3; clauses = $4; next }
        { n++; if ($NF != 0) bad = 1; for (i = 1; i < NF; i++) if ($i == 0 || $i * $i > vars * vars) bad = 1 }
        END { exit bad || n != clauses }' p.cnf
    say "$1 $2 $3: the formula is DIMACS" $?
    grep -qx 0 p.drat
    say "$1 $2 $3: the proof comes to the empty clause" $?
    if command -v drat-trim >/dev/null 2>&1; then
        drat-trim p.cnf p.drat | grep -q 's VERIFIED\|trivial UNSAT'
        say "$1 $2 $3: drat-trim" $?
    fi
}
prove DC-CO 3 ring.af NO
prove DC-PR 3 ring.af NO
prove DS-PR 4 ring.af YES
prove DC-ST 1 ring.af NO
prove DS-ST 3 ring.af YES
prove SE-ST '' ring.af NO
prove DC-SST 3 ring.af NO
prove DS-SST 4 ring.af YES
prove DC-STG 3 ring.af NO
prove DS-STG 4 ring.af YES
prove DC-CO 5 circle.aba NO
prove DS-PR 4 circle.aba YES
prove DS-CO 3 circle.aba YES
prove DS-GR 3 circle.aba YES
prove DC-ID 3 circle.aba YES
prove DS-EA 3 circle.aba YES
prove DC-ST 5 circle.aba NO
prove DS-SST 4 circle.aba YES

rm -f p.cnf p.drat
"$moot" solve -p DC-PR -a 1 -f ring.af --proof p >out 2>err && grep -q 'no proof to write' err && [ ! -e p.cnf ] && [ ! -e p.drat ]
say 'a set shows YES to DC' $?
status=0
"$moot" solve -p DC-PR -a 3 -f ring.af --proof nowhere/p >out 2>err || status=$?
[ $status = 3 ] && [ "$(head -1 out)" = NO ] && grep -q nowhere err
say 'a folder that is not there' $?
mkdir p.drat
status=0
"$moot" solve -p DC-PR -a 3 -f ring.af --proof p >out 2>err || status=$?
[ $status = 3 ] && [ ! -e p.cnf ]
say 'half a proof is none' $?
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
