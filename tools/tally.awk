# Reads the output of `ctest -V`; prints one line a test program, the words of those
# that failed, and last `N passed, N failed` in single cases.
# A program tells its cases as cmocka does or by a line `N passed, N failed`; one that
# tells nothing is one case, one that is skipped is none.
{
    line = $0
    id = ""
    if (match(line, /^[0-9]+: /)) {
        id = substr(line, 1, RLENGTH - 2)
        line = substr(line, RLENGTH + 1)
    }
}
id != "" && line ~ /^[0-9]+ passed, [0-9]+ failed$/ {
    split(line, word, " ")
    good[id] += word[1]
    bad[id] += word[3]
}
id != "" && line ~ /^\[  PASSED  \] [0-9]+ test\(s\)\./ {
    split(line, word, " ")
    good[id] += word[4]
}
id != "" && line ~ /^\[  FAILED  \] [0-9]+ test\(s\), listed below:/ {
    split(line, word, " ")
    bad[id] += word[4]
}
id != "" { said[id] = said[id] line "\n" }
id == "" && match(line, / Test +#[0-9]+: /) {
    rest = substr(line, RSTART + RLENGTH)
    number = substr(line, RSTART, RLENGTH)
    gsub(/[^0-9]/, "", number)
    split(rest, word, " ")
    ran++
    if (rest ~ /[*]Skipped/) {
        printf "%s%-28s skipped\n", said[number], word[1]
        next
    }
    fine = rest ~ /[. ]Passed +[0-9.]+ sec/
    if (fine && !good[number])
        good[number] = 1
    if (!fine && !bad[number])
        bad[number] = 1
    if (!fine)
        printf "%s", said[number]
    printf "%-28s %5d passed, %d failed\n", word[1], good[number], bad[number]
    passed += good[number]
    failed += bad[number]
}
END {
    if (!ran)
        failed = 1
    printf "%d passed, %d failed\n", passed, failed
}
