#!/bin/sh
# check-symbols.sh LIBMOOT   fail if a global name of the library does not begin with
# moot_ or mt_, or if a moot_ function is promised in include/moot and not there, or
# there and not promised.
set -u
library=$1
status=0
names=$(nm -g --defined-only "$library" 2>/dev/null | awk 'NF == 3 { print $3 }' | sort -u)
if [ -z "$names" ]; then
    echo "$library: no symbols"
    exit 1
fi
stray=$(printf '%s\n' "$names" | grep -v -e '^moot_' -e '^mt_' -e '^__odr_asan' -e '^__asan' -e '^_Z' -e '^DW.ref.')
if [ -n "$stray" ]; then
    echo "$library: global names without prefix:"
    printf '%s\n' "$stray" | sed 's/^/    /'
    status=1
fi
promised=$(sed -n 's/.*\<\(moot_[a-z0-9_]*\)(.*/\1/p' include/moot/*.h | grep -v '^moot_alloc$' | sort -u)
made=$(printf '%s\n' "$names" | grep '^moot_')
for name in $promised; do
    if ! printf '%s\n' "$made" | grep -qx "$name"; then
        echo "include/moot promises $name, but $library does not have it"
        status=1
    fi
done
for name in $made; do
    if ! printf '%s\n' "$promised" | grep -qx "$name"; then
        echo "$library has $name, but no header of include/moot promises it"
        status=1
    fi
done
exit $status
