#!/bin/sh
# install.sh BUILD FLAGS   install into a stage, build a program against it, run both
set -eu
build=$1
flags=$2
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
DESTDIR=$stage cmake --install "$build" >/dev/null
passed=0
failed=0
expect() {
    name=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        echo "failed: $name"
        failed=$((failed + 1))
    fi
}
pc=$(find "$stage" -name moot.pc)
prefix=$stage$(sed -n 's/^prefix=//p' "$pc")
export PKG_CONFIG_PATH="${pc%/moot.pc}" PKG_CONFIG_SYSROOT_DIR="$stage"
debate='Should we plant trees?

Trees cool the street. We should plant trees.

Roots break the pavement. We should not plant trees.
'
page_is_whole() {
    printf '%s' "$debate" | "$1" >"$stage/page.html" && grep -q '</html>' "$stage/page.html"
}
# shellcheck disable=SC2046,SC2086  # flags are words
expect 'a program builds against the stage' \
    gcc -std=c99 $flags tests/cli/consumer.c $(pkg-config --cflags --libs moot) -o "$stage/consumer"
# shellcheck disable=SC2046,SC2086  # flags are words
expect 'a program builds against the solver' \
    gcc -std=c99 -Wall -Wextra -Werror $flags tests/cli/consumer_solver.c $(pkg-config --cflags --libs moot) -o "$stage/solver"
expect 'the program asks the solver' "$stage/solver"
expect 'the program makes a page' page_is_whole "$stage/consumer"
expect 'the installed program says its version' \
    test "moot $(pkg-config --modversion moot)" = "$("$prefix/bin/moot" --version)"
expect 'the manual is there' test -f "$prefix/share/man/man1/moot.1"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
