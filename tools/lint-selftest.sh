#!/usr/bin/env bash
# lint-selftest.sh BUILD   plant a fault for each check in a copy and see it caught.
set -u
cd "$(dirname "$0")/.." || exit 1
build=$(realpath "$1")
top=$PWD
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
status=0
fresh() {
    cd "$top" || exit 1
    rm -rf "${copy:?}/moot"
    mkdir "$copy/moot"
    git ls-files -z | xargs -0 cp --parents -t "$copy/moot" 2>/dev/null
    cd "$copy/moot" || exit 1
}
# caught NAME WORD CHECK...   the check must fail and say WORD
caught() {
    local name=$1 word=$2 words
    shift 2
    if words=$("$@" 2>&1); then
        echo "$name: the planted fault was not caught"
        status=1
    elif [[ $words != *"$word"* ]]; then
        echo "$name: failed without the word '$word':"
        printf '%s\n' "$words" | head -n 5
        status=1
    fi
}

fresh
printf '#include "cli/opt.h"\n' >>src/base/str.c
caught layers "may not include" tools/check-layers.sh
fresh
printf '#include <jansson.h>\n' >>src/base/str.c
printf '#include <jansson.h>\n' >>src/base/vec.c
caught foreign "more than one file" tools/check-layers.sh
fresh
printf 'size_t undeclared_type(mt_not_there x);\n' >>src/base/str.h
caught headers "mt_not_there" tools/check-headers.sh
fresh
printf 'int moot_class(int class);\n' >>include/moot/types.h
caught 'headers as C++' "types.h" tools/check-headers.sh
fresh
printf 'static void f(char *a) { strcpy(a, a); }\n' >>src/base/str.c
caught banned "banned name" tools/check-banned.sh
fresh
printf 'static void f(void) { exit(1); }\n' >>src/base/str.c
caught 'library exits' "no input, output" tools/check-banned.sh
fresh
printf 'int stray_name;\n' >"$copy/stray.c"
gcc -c "$copy/stray.c" -o "$copy/stray.o" && ar rc "$copy/libstray.a" "$copy/stray.o"
caught symbols "stray_name" tools/check-symbols.sh "$copy/libstray.a"
fresh
printf 'void moot_never_written(void);\n' >>include/moot/types.h
caught 'promised symbols' "moot_never_written" tools/check-symbols.sh "$build/src/libmoot.a"
fresh
sed -i '/^\.It Cm version/d' man/moot.1
caught manual "no entry for the command 'version'" tools/check-docs.sh "$build/moot"
fresh
sed -i 's/Fl Fl verbose/Fl Fl wordy/' man/moot.1
caught options "--verbose" tools/check-docs.sh "$build/moot"
fresh
printf '### XX999 a code that nobody gives\n' >>docs/DIAGNOSTICS.md
caught codes "XX999" tools/check-docs.sh "$build/moot"
fresh
printf '.Zz nonsense\n' >>man/moot.1
caught mandoc "Zz" mandoc -T lint -W warning man/moot.1
fresh
# shellcheck disable=SC2016  # the fault is a variable without quotes
printf 'if [ $x = 1 ]; then echo; fi\n' >>tools/need.sh
caught shellcheck "SC2" shellcheck tools/need.sh
fresh
printf 'int  f( void ) ;\n' >>src/base/str.c
caught clang-format "clang-format" clang-format --dry-run -Werror src/base/str.c
fresh
printf 'int f(void)\n{\n    int a[2] = {0};\n    return a[2];\n}\n' >src/base/planted.c
caught cppcheck "planted" cppcheck -q --enable=warning --error-exitcode=1 src/base/planted.c
printf 'int mt_f(int Wrong)\n{\n    return Wrong;\n}\n' >src/base/planted.c
caught clang-tidy "Wrong" clang-tidy --quiet src/base/planted.c --
exit $status
