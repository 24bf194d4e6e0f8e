#!/bin/sh
# check-headers.sh   every header compiles alone: as C17, the public ones as C99 and C++11 too.
set -u
status=0
try() {
    if ! "$@" 2>&1; then
        status=1
    fi
}
for header in src/*/*.h include/moot/*.h; do
    try gcc -std=c17 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Wno-pragma-once-outside-header \
        -Werror -Iinclude -Isrc -fsyntax-only -x c "$header"
done
for header in include/moot/*.h; do
    try gcc -std=c99 -Wall -Wextra -Wpedantic -Werror -Iinclude -fsyntax-only -x c "$header"
    try g++ -std=c++11 -Wall -Wextra -Wpedantic -Werror -Iinclude -fsyntax-only -x c++ "$header"
done
exit $status
