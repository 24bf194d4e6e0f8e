#!/usr/bin/env bash
# lint.sh BUILD   every check of the style; BUILD is a configured and built dev build.
# One line a check; the words of those that fail come first.
set -u
cd "$(dirname "$0")/.." || exit 1
build=$1
failed=0
check() {
    local name=$1 words
    shift
    if words=$("$@" 2>&1); then
        printf '  %-44s fine\n' "$name"
    else
        printf '%s\n' "$words"
        printf '  %-44s FAILED\n' "$name"
        failed=$((failed + 1))
    fi
}

form() {
    git ls-files '*.c' '*.h' | xargs clang-format --dry-run -Werror
}
# One file per invocation, so that a crash or a bad file is named; two at a time.
tidy() {
    git ls-files 'src/*.c' | xargs -P 2 -n 1 tools/tidy.sh "$build"
}
cpp_check() {
    cppcheck -q -j 2 --enable=warning,performance,portability --std=c11 --inline-suppr \
        --error-exitcode=1 --suppress=missingInclude -D_POSIX_C_SOURCE=200809L -DMOOT_VERSION='"0"' \
        -Iinclude -Isrc src
}
manual() {
    mandoc -T lint -W warning man/*.1
}
scripts() {
    git ls-files '*.sh' '*.bash' .ci/run | xargs shellcheck
}

check 'clang-format' form
check 'layers and foreign headers' tools/check-layers.sh
check 'symbols of libmoot' tools/check-symbols.sh "$build/src/libmoot.a"
check 'headers alone (C17; public: C99, C++11)' tools/check-headers.sh
check 'banned names' tools/check-banned.sh
check 'shellcheck' scripts
check 'manual (mandoc -T lint)' manual
check 'commands, options and codes against docs' tools/check-docs.sh "$build/moot"
check 'cppcheck' cpp_check
check 'clang-tidy' tidy
check 'each check can fail' tools/lint-selftest.sh "$build"
if [ "$failed" != 0 ]; then
    echo "lint: $failed checks failed"
    exit 1
fi
echo "lint: fine"
