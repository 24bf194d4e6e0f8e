#!/bin/sh
# check-docs.sh PROGRAM   what the program takes and says stands in the manual and the docs:
# commands and options in man/moot.1, commands in README.md and completions, diagnostic codes
# in docs/DIAGNOSTICS.md with an example each.
set -u
moot=$1
status=0
complain() {
    echo "$1"
    status=1
}
commands=$("$moot" --complete)
[ -n "$commands" ] || complain "$moot --complete says nothing"
for command in $commands; do
    grep -q "^\.It Cm $command\>" man/moot.1 || complain "man/moot.1: no entry for the command '$command'"
    grep -q "moot $command\>" README.md || complain "README.md: nothing on 'moot $command'"
    section=$(awk -v c="$command" '$1 == ".It" && $2 == "Cm" { on = $3 == c } on' man/moot.1)
    for option in $("$moot" --complete "$command" | sed 's/^--//; s/=.*//' | sort -u); do
        printf '%s\n' "$section" | grep -q -e "Fl Fl $option\>" ||
            complain "man/moot.1: '$command' does not tell of --$option"
    done
done
# And the other way round: the manual promises nothing that is not there.
for command in $(sed -n 's/^\.It Cm \([a-z]*\).*/\1/p' man/moot.1); do
    printf '%s\n' "$commands" | grep -qx "$command" || complain "man/moot.1: there is no command '$command'"
done
for file in completions/moot.bash completions/_moot completions/moot.fish; do
    grep -q -e '--complete' "$file" || complain "$file: does not ask 'moot --complete'"
done
codes=$(sed -n 's/.*"\([A-Z][A-Z][0-9][0-9][0-9]\)".*/\1/p' src/*/*.[ch] | sort -u)
for code in $codes; do
    grep -q "^### $code " docs/DIAGNOSTICS.md || complain "docs/DIAGNOSTICS.md: no section on $code"
done
for code in $(sed -n 's/^### \([A-Z][A-Z][0-9]*\) .*/\1/p' docs/DIAGNOSTICS.md); do
    printf '%s\n' "$codes" | grep -qx "$code" || complain "docs/DIAGNOSTICS.md: $code is not in the program"
    awk -v c="$code" '/^### / { on = $2 == c } on && /^````example/ { found = 1 } END { exit !found }' \
        docs/DIAGNOSTICS.md || complain "docs/DIAGNOSTICS.md: $code has no example"
done
exit $status
