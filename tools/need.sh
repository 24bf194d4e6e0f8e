#!/bin/sh
# need.sh SECTION...   install what is missing of these sections of .ci/packages
# Quick and silent when nothing is missing.
set -eu
cd "$(dirname "$0")/.."
if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "this is no Debian: please see that the packages of .ci/packages are there" >&2
    exit 0
fi

missing=
# shellcheck disable=SC2013  # a list of names
for package in $(awk -v want=" $* " '
    /^# \[/ { name = $2; gsub(/[][]/, "", name); take = index(want, " " name " ") > 0; next }
    take && !/^#/ && NF { print $1 }' .ci/packages); do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || state=no
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

sudo=
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "please become root and type: apt-get install$missing" >&2
        exit 1
    fi
    sudo=sudo
fi
install() {
    # shellcheck disable=SC2086  # sudo may be empty
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}
echo "installing:$missing"
$sudo apt-get update -q || echo "apt-get update failed; going on with the lists that are here" >&2
# shellcheck disable=SC2086  # a list of names
if ! install $missing; then
    # One package that cannot be installed must not keep the others away.
    failed=
    for package in $missing; do
        install "$package" || failed="$failed $package"
    done
    if [ -n "$failed" ]; then
        echo "could not install:$failed" >&2
        exit 1
    fi
fi
