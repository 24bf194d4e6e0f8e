#!/bin/sh
# check-banned.sh   fail on names and forms that docs/STYLE.md bans.
set -u
status=0
# Comments and strings are dropped first, so that prose may use the words.
code() {
    sed -e 's/"\([^"\\]\|\\.\)*"/""/g' -e 's|/\*.*\*/||g' -e '/^ *\/\*/,/\*\//d' -e 's|^ \*.*||' "$1"
}
ban() {
    files=$1
    pattern=$2
    words=$3
    for file in $files; do
        found=$(code "$file" | grep -n -E "$pattern")
        if [ -n "$found" ]; then
            echo "$file: $words: $(printf '%s' "$found" | head -n 1)"
            status=1
        fi
    done
}
all=$(echo src/*/*.[ch] include/moot/*.h)
rooms=$(echo src/*/*.[ch] | tr ' ' '\n' | grep -v '^src/cli/')
ban "$all" '\<(strcpy|strcat|strncpy|strncat|sprintf|vsprintf|strtok|gets|atoi|atol|atof|mktemp|system|popen|scanf|sscanf|fscanf|rand|srand|alloca|setjmp|longjmp)[[:space:]]*\(' 'a banned name'
ban "$all" '#include <(ctype|setjmp|alloca)\.h>' 'a banned header'
ban "$rooms" '\<(printf|fprintf|puts|fputs|putchar|exit|abort|_exit|fopen|open|getenv|setlocale|time|clock|localtime|gmtime|ctime|strerror)[[:space:]]*\(' 'the library does no input, output or exit'
ban "$all" '^[[:space:]]+(unsigned|int|uint[0-9]+_t|bool)[[:space:]]+[a-z_]+[[:space:]]*:[[:space:]]*[0-9]+;' 'a bit-field'
exit $status
