#!/bin/sh
# actors_proof.sh MOOT CHECKER   moot actors --proof: what it writes is accepted by the checker
# (`proof_balance --check`), and refused when it is spoiled.  The last line is `N passed, N failed`.
set -u
moot=$1
checker=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
say() { # name, 0 if it is fine
    if [ "$2" = 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $1"
    fi
}
# Seven who are all enemies: disjoint triangles show 7 of 9.  Weak balance: hostile ties over an
# octahedron of friends, whose triangles share ties.
for a in A B C D E F G; do
    for b in A B C D E F G; do
        [ "$(printf '%s\n%s\n' $a $b | sort | head -n 1)" = $a ] && [ $a != $b ] && printf '%s\t%s\t-\n' $a $b
    done
done >"$work/net.tsv"
cat >>"$work/net.tsv" <<'TSV'
H	I	-
J	K	-
L	M	-
H	J	+
H	K	+
H	L	+
H	M	+
I	J	+
I	K	+
I	L	+
I	M	+
J	L	+
J	M	+
K	L	+
K	M	+
G	H	+
TSV
"$moot" actors --json --index --proof="$work/p" "$work/net.tsv" >"$work/out"
say 'it is written' $?
"$checker" --check "$work/net.tsv" "$work/p" >"$work/said"
say 'the proof is accepted' $?
for kind in strong weak; do
    index=$(sed -n "s/.*\"$kind\": {\"index\": \([0-9.]*\),.*/\1/p" "$work/out")
    grep -qx "$kind: proved, at least $index" "$work/said"
    say "$kind: the index $index" $?
done
refused() { # name, sed command
    sed "$2" "$work/p" >"$work/spoiled"
    ! cmp -s "$work/p" "$work/spoiled" && ! "$checker" --check "$work/net.tsv" "$work/spoiled" >"$work/said"
    say "$1 is refused" $?
}
refused 'a step left out' '/^s/d'
refused 'a literal of a learned clause turned round' '/^[0-9].* .* 0$/{s/^/-/;}'
refused 'all that was learned left out' '/^[0-9-]/d'
refused 'a higher bound' 's/^q [0-9]*/&0/'
refused 'a weight raised' 's/^s [0-9]*/&0/'
refused 'another tie' 's/^t 1 2 -/t 1 2 +/'
refused 'an edge with another sign' 's/^\(e [0-9]* [0-9]*\) -/\1 +/'
refused 'a cycle made shorter' 's/^k [0-9]*/k/'
refused 'a line cut short' "\$s/.\$//"
sed 's/^A\tB\t-/A\tB\t+/' "$work/net.tsv" >"$work/other.tsv"
! "$checker" --check "$work/other.tsv" "$work/p" >"$work/said"
say 'another network is refused' $?
status=0
"$moot" actors --proof="$work/nowhere/p" "$work/net.tsv" >"$work/out" 2>"$work/err" || status=$?
[ $status = 3 ] && grep -q nowhere "$work/err"
say 'a folder that is not there' $?
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
