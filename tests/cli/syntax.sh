#!/usr/bin/env bash
# syntax.sh MOOT   reading with the parser of link-grammar, where it is installed
# The last line is `N passed, N failed`.
# shellcheck disable=SC2181,SC2016  # a status beside other tests; no variables are meant
set -u
moot=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
export ASAN_OPTIONS=exitcode=99:detect_leaks=1 LC_ALL=C
cat >text <<'EOF'
Should we plant trees?

Trees cooled the streets of our fathers. The city should plant them again. If it does, we shall save power.

Roots break the pavement, which is paid for by everybody. Of course, trees cool the street. But it is not the business of a city to grow leaves.
EOF
"$moot" mine --syntax text >first 2>err
status=$?
if [ $status = 3 ] && grep -q 'link-grammar' err; then
    echo "skipped: there is no parser here"
    exit 77
fi
passed=0
failed=0
say() {
    if [ "$2" = 1 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $1"
        head -n 8 err
    fi
}
say 'it reads' "$([ $status = 0 ] && [ ! -s err ] && grep -q '^\[Motion\]' first && echo 1)"
"$moot" mine --syntax text >second 2>err
say 'the same bytes again' "$(cmp -s first second && echo 1)"
"$moot" mine text >plain 2>err
say 'syntax makes a difference' "$(cmp -s first plain || echo 1)"
say 'but not to the sentences' "$([ "$(grep -c span first)" = "$(grep -c span plain)" ] && echo 1)"

# What no parser likes: a sentence of 3,000 words, one of brackets, bytes of all kinds.
{
    printf 'Should we?\n\n'
    for i in $(seq 600); do printf 'and the man who saw number %d, ' "$i"; done
    printf 'left. So we should.\n\n'
    printf '((((((((((((((((((((((((((((((((((((((((((((((((((((((( a. '
    printf 'But `%%s` is \001 $HOME; it was said that that that that that that that that that was. We should not.\n'
} >bad
timeout 60 "$moot" mine --syntax bad >out 2>err
say 'hard sentences' "$([ $? = 0 ] && [ ! -s err ] && grep -q '^\[Motion\]' out && echo 1)"
timeout 60 "$moot" mine --single --json --syntax text >out 2>err
say 'a single text' "$([ $? = 0 ] && [ ! -s err ] && echo 1)"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
