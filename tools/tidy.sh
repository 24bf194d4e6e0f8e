#!/bin/sh
# tidy.sh BUILD FILE   clang-tidy on one file; silent when it is fine
# The build is one of gcc, some of whose warnings clang does not know.
build=$1
file=$2
more=
case $file in
src/cli/*) more=-concurrency-mt-unsafe ;;
esac
if ! words=$(clang-tidy --quiet --extra-arg=-Wno-unknown-warning-option -p "$build" ${more:+--checks="$more"} "$file" 2>/dev/null); then
    printf '%s\n' "$words"
    exit 1
fi
