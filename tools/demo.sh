#!/bin/sh
# The main job on the example, as README.md promises it.
set -eu
cd "$(dirname "$0")/.."
mkdir -p build/demo
status=0
build/release/moot map examples/iran.txt -o build/demo/iran.html || status=$?
if [ ! -s build/demo/iran.html ]; then
    exit "$status"
fi
printf '\nOpen this page in a browser:\n%s/build/demo/iran.html\n' "$PWD"
