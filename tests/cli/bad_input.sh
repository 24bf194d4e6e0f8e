#!/usr/bin/env bash
# bad_input.sh PROGRAM   what cannot be used gives one clear error, the documented status,
# no file and no leak
# shellcheck disable=SC2181  # a status is compared with several numbers
set -u
moot=$(realpath "$1")
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder" 2>/dev/null; rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export ASAN_OPTIONS=exitcode=99:detect_leaks=1 LC_ALL=C
passed=0
failed=0

# run NAME STATUS WORDS ARGUMENT...   run moot; its status must be STATUS and standard error must
# hold WORDS; nothing new may lie in the folder
run() {
    local name=$1 status=$2 words=$3 got before after fine=1
    shift 3
    before=$(ls -A)
    timeout 60 "$moot" "$@" >/dev/null 2>"$folder.err"
    got=$?
    after=$(ls -A)
    [ "$got" = "$status" ] || fine=0
    grep -q -e "$words" "$folder.err" || fine=0
    ! grep -q -e Sanitizer -e 'runtime error' "$folder.err" || fine=0
    # One error, not a flood.
    [ "$(grep -c ': error: ' "$folder.err")" -le 1 ] || fine=0
    [ "$before" = "$after" ] || fine=0
    if [ "$fine" = 1 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $name: status $got (expected $status), new files: $(comm -13 <(echo "$before") <(echo "$after"))"
        head -n 12 "$folder.err"
    fi
    rm -f "$folder.err"
}
say() {
    if [ "$2" = 1 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $1"
    fi
}

good='Should we plant trees?

Trees cool the street. We should plant trees.

Roots break the pavement. We should not plant trees.
'
printf '%s' "$good" >good.txt
: >empty.txt
printf ' \n\t\r\n\n' >blank.txt
printf 'Should we plant trees?\n\nTrees cool the street.\n' >one-sided.txt
printf 'Should we plant trees?\n' >question.txt
printf '[' >bracket.txt
printf 'Should we?\n\nYes\0 it helps.\n\nNo.\n' >nul.txt
head -c 4096 /dev/zero >zeros.txt
head -c 20000 "$moot" >binary.txt
printf '\xff\xfe\x00' >utf16-cut.txt
printf 'Should we plant trees?\n\nTrees cool \xe2\x82' >cut.txt
printf '{"moot": ' >cut.json
printf '{}' >object.json
printf '{"moot": 99}' >future.json

for file in empty blank one-sided question bracket nul zeros binary utf16-cut cut; do
    run "map $file" 3 ": error: " map $file.txt
    run "map $file -o" 3 ": error: " map $file.txt -o out.svg
    run "judge $file" 3 ": error: " judge $file.txt
    run "mine $file" 3 ": error: " mine $file.txt
done
for file in cut object future; do
    run "map $file.json" 3 ": error: " map $file.json
done

# Files and folders that are not there or not to be had.
printf '===\ntitle: cut off\ndebate:\n  question: Should we' >cut.argdown
run 'front matter cut off' 3 'AD002' map cut.argdown
run 'missing' 3 'No such file' map missing.txt
mkdir -p empty-folder/_hidden
printf '[A]: a\n' >empty-folder/_hidden/a.argdown
run 'folder' 3 'no Argdown file' map empty-folder
run 'output in a missing folder' 3 'No such file' map good.txt -o nowhere/out.html
mkdir folder.html
"$moot" map good.txt -o folder.html >/dev/null 2>&1
say 'an output folder' "$([ $? = 0 ] && [ -s folder.html/good.html ] && echo 1)"
rm -rf folder.html
run 'output is the input' 3 'this is the input' map good.txt --from=text -o ./good.txt
cp good.txt same.html
run 'the default output is the input' 3 'this is the input' map same.html
ln -s same.html link.html
run 'output leads to the input' 3 'this is the input' map same.html -o link.html
rm link.html
# Images: a link out of the folder, a pipe and a folder are not read; the box is written all the same.
mkdir -p images/folder.png
printf 'GIF89a\054\001\005\000\000\000\000' >outside.gif
ln -s ../outside.gif images/link.gif
ln -s folder.png/inside.gif images/inside.gif
cp outside.gif images/folder.png/inside.gif
mkfifo images/pipe.png
for image in link.gif pipe.png folder.png none.png inside.gif; do
    printf '[a]: x {images: [%s]}\n  + [b]: y\n' "$image" >"images/$image.argdown"
done
run 'image behind a link' 0 'AM005' convert --to=dot images/link.gif.argdown
run 'image that is a pipe' 0 'AM004' convert --to=dot images/pipe.png.argdown
run 'image that is a folder' 0 'AM004' convert --to=dot images/folder.png.argdown
run 'image that is missing' 0 'AM004' convert --to=dot images/none.png.argdown
say 'image behind a link inside' "$("$moot" convert --to=dot images/inside.gif.argdown 2>&1 | grep -c 'WIDTH="225" HEIGHT="4"')"
say 'image of standard input' "$("$moot" convert --to=dot --from=argdown - <images/none.png.argdown 2>&1 | grep -q AM00 || echo 1)"
run 'unknown ending' 2 'must end in' map good.txt -o out.xyz
run 'output without value' 2 'wants a value' map good.txt -o
if [ "$(id -u)" != 0 ]; then
    mkdir shut
    chmod a-w shut
    run 'unwritable folder' 3 'Permission denied' map good.txt -o shut/out.html
    rmdir shut
    cp good.txt secret.txt
    chmod a-r secret.txt
    run 'unreadable file' 3 'Permission denied' map secret.txt
fi
run 'a folder that takes no files' 3 'cannot write it' map good.txt -o /proc/out.html

# Large and deep.
head -c 104857600 /dev/zero | tr '\0' 'a' >large.txt
run '100 MB file' 4 'larger than' map large.txt
rm large.txt
head -c 104857600 /dev/zero | tr '\0' 'a' | timeout 60 "$moot" map - -o out.html 2>err >/dev/null
say '100 MB through a pipe' "$([ $? = 4 ] && grep -q 'larger than' err && [ ! -e out.html ] && echo 1)"
rm -f err
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "[" }' >deep.txt
run '100,000 brackets as prose' 3 ': error: ' map deep.txt
awk 'BEGIN { printf "{\"moot\": "; for (i = 0; i < 100000; i++) printf "[" }' >deep.json
run '100,000 levels of JSON' 3 ': error: ' map deep.json
awk 'BEGIN { printf "[A]: x {a: "; for (i = 0; i < 30000; i++) printf "["; for (i = 0; i < 30000; i++) printf "]"; print "}" }' >deep-yaml.argdown
timeout 60 "$moot" check --from=argdown deep-yaml.argdown >out 2>err
say '30,000 levels of YAML' "$([ $? = 1 ] && [ -s out ] && ! grep -q Sanitizer err && echo 1)"
rm -f out err
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "["; for (i = 0; i < 100000; i++) printf "]"; print ": x" }' >deep.argdown
timeout 60 "$moot" check --from=argdown deep.argdown >out 2>err
say '100,000 brackets as Argdown' "$(s=$?; [ $s -le 1 ] && ! grep -q Sanitizer err && echo 1)"
rm -f out err
awk 'BEGIN { print "[A]: x"; for (i = 1; i <= 2000; i++) { for (j = 0; j < i; j++) printf " "; printf "+ [B%d]: x\n", i } }' >stairs.argdown
timeout 60 "$moot" check stairs.argdown >out 2>err
say '2,000 levels of relations' "$(s=$?; [ $s -le 1 ] && ! grep -q Sanitizer err && echo 1)"
rm -f out err

# Output that fails on the way.
timeout 60 "$moot" map good.txt -o - >/dev/full 2>err
say '/dev/full as standard output' "$([ $? = 3 ] && grep -q 'No space left' err && echo 1)"
timeout 60 "$moot" map good.txt -o /dev/full >/dev/null 2>err
say '/dev/full by name' "$([ $? = 3 ] && grep -q 'No space left' err && echo 1)"
timeout 60 "$moot" judge good.txt -o /dev/full >/dev/null 2>err
say '/dev/full by name for judge' "$([ $? = 3 ] && grep -q 'No space left' err && echo 1)"
for command in help 'help map' version 'check bracket.txt'; do
    # shellcheck disable=SC2086  # words
    timeout 60 "$moot" $command >/dev/full 2>err
    say "moot $command >/dev/full" "$([ $? = 3 ] && echo 1)"
done
rm -f err
before=$(ls -A)
(
    ulimit -f 4
    timeout 60 "$moot" map good.txt -o limited.html >/dev/null 2>../err.$$
)
say 'a file over the size limit' "$([ $? = 3 ] && [ "$(ls -A)" = "$before" ] && echo 1)"
rm -f ../err.$$

# A signal while standard input is awaited leaves nothing; the file of before stays.
printf 'before\n' >kept.html
mkfifo pipe
"$moot" map - -o kept.html <pipe >/dev/null 2>&1 &
child=$!
exec 9>pipe
sleep 0.2
kill -TERM $child
wait $child 2>/dev/null
say 'ended by a signal' "$([ $? = 143 ] && [ "$(cat kept.html)" = before ] && [ -z "$(find . -name "*moot-*")" ] && echo 1)"
exec 9>&-
# A shell starts what runs beside it with SIGINT ignored; env gives it back.
env --default-signal=INT "$moot" map - -o kept.html <pipe >/dev/null 2>&1 &
child=$!
exec 9>pipe
printf 'Should we' >&9
sleep 0.2
kill -INT $child
wait $child 2>/dev/null
say 'interrupted' "$([ $? = 130 ] && [ "$(cat kept.html)" = before ] && [ -z "$(find . -name "*moot-*")" ] && echo 1)"
exec 9>&-

# And what is good goes well, with the permissions of the file that was there.
chmod 640 kept.html
"$moot" map good.txt -o kept.html >/dev/null 2>&1
say 'a good text makes a page' "$([ $? = 0 ] && grep -q '</html>' kept.html && echo 1)"
say 'a file written anew keeps its permissions' "$([ "$(stat -c %a kept.html)" = 640 ] && echo 1)"
(cd "$folder" && "$moot" map good.txt >/dev/null 2>&1)
say 'the page lies beside the input' "$([ -s good.html ] && echo 1)"

# A long file, for which room is reserved, is as long as what is written.
seq 8000 | sed 's/.*/[S&]: text of &\n/' >long.argdown
"$moot" convert --to=argdown-json long.argdown >long.json 2>/dev/null
"$moot" convert --to=argdown-json long.argdown -o kept.json 2>/dev/null
say 'a long file is whole' "$([ $? = 0 ] && [ "$(stat -c %s kept.json)" -gt 2000000 ] && cmp -s long.json kept.json && echo 1)"
say 'and takes no more room' "$([ $(($(stat -c %b*%B kept.json))) -lt $(($(stat -c %s kept.json) * 3 / 2)) ] && echo 1)"
(
    ulimit -f 1500
    timeout 60 "$moot" convert --to=argdown-json long.argdown -o limited.json >/dev/null 2>../err.$$
)
say 'a long file over the size limit' "$([ $? = 3 ] && [ ! -e limited.json ] && [ -z "$(find . -name "*moot-*")" ] && echo 1)"
rm -f ../err.$$

# Names of files are shown without what steers a terminal, and none of it gets into a page.
escape=$(printf 'e\033[31m\nx')
cp good.txt "$escape.txt"
run 'an escape sequence in a missing name' 3 'e?\[31m?x' map "$escape"
run 'an escape sequence in an option' 2 "option '--e?" map "--$escape" good.txt
run 'an escape sequence as a command' 2 "command 'e?" "$escape"
run 'an escape sequence in the output' 2 "'e?\[31m?x.xyz'" map good.txt -o "$escape.xyz"
run 'an empty name' 3 "''" map ''
for command in map judge mine check; do
    timeout 60 "$moot" $command "$escape.txt" >out 2>err
    say "an escape sequence in a name, $command" "$([ $? = 0 ] && ! LC_ALL=C grep -q "$(printf '\033')" out err && echo 1)"
done
rm -f "$escape".* out err
bytes=$(printf 'n\377\376')
cp good.txt "$bytes.txt"
timeout 60 "$moot" map "$bytes.txt" >out 2>&1
say 'a name that is not UTF-8' "$([ $? = 0 ] && [ -s "$bytes.html" ] && grep -q 'Should we plant trees' out && grep -q 'n??.html' out && echo 1)"
rm -f "$bytes".* out
cp good.txt ./-dash.txt
"$moot" map -- -dash.txt >/dev/null 2>&1
say 'a name that begins with a dash' "$([ $? = 0 ] && [ -s ./-dash.html ] && echo 1)"
rm -f ./-dash.*
run 'two files to one' 2 'want a folder' map good.txt good.txt missing.txt -o out.html
run 'two files to one name' 2 'two files would be written' convert --to=json good.txt ./good.txt -o out/
run 'a pattern without a match' 3 'no file matches' check 'nothing/*.argdown'
run 'watching standard input' 2 'not standard input' check --watch -

# A pipe by name, and endless input.
mkfifo named
cat good.txt >named &
timeout 60 "$moot" map named -o named.svg >/dev/null 2>&1
say 'a pipe as the input' "$([ $? = 0 ] && grep -q '</svg>' named.svg && echo 1)"
rm -f named named.svg
yes 'Trees cool the street.' 2>/dev/null | timeout 60 "$moot" map - -o endless.html >/dev/null 2>err
say 'endless input' "$([ "${PIPESTATUS[1]}" = 4 ] && grep -q 'larger than' err && [ ! -e endless.html ] && echo 1)"
rm -f err

# What people give in place of a text is named.
printf '%%PDF-1.7\nabc' >paper.pdf
printf '<!DOCTYPE html><p>Should we?</p>' >page.htm
printf '[1, 2, 3]' >array.json
printf 'voter,before\nr1,\xc2\x9bmaybe\n' >control.csv
head -c 4000000 /dev/zero | tr '\0' 'x' >long.csv
printf 'voter,before\nr1,yes\n' >fine.csv
run 'zeros as ballots' 3 'PO010' poll zeros.txt
run 'a folder of ballots' 3 'cannot read' poll .
run 'ballots with a control character of two bytes' 3 "not an answer: '?maybe'" poll control.csv
run 'a cell without an end' 4 'PO011' poll long.csv
run 'a result that is none' 3 'PO014' poll --verify array.json fine.csv
run 'a result that is no JSON' 3 'JS001' poll --verify good.txt fine.csv
run 'a debate that is none' 3 'error' poll --debate=bracket.txt fine.csv
"$moot" poll fine.csv >/dev/full 2>err
say '/dev/full for poll' "$([ $? = 3 ] && grep -q 'No space left' err && echo 1)"
run 'a PDF' 3 'this is a PDF' map paper.pdf -o out.svg
run 'a page' 3 'a page in HTML' map page.htm -o out.svg
run 'a JSON array' 3 'no debate of moot' map array.json -o out.svg

# A document may name the text beside it, and nothing else.
mkdir beside
printf 'Should we?\n\nA sentence that only the text has.\n' >beside/debate.txt
printf 'A secret.\n' >secret
printf -- '===\ndebate: {motion: A, text: debate.txt}\n===\n\n[A]: We should.\n  + [B]: It helps.\n' >beside/named.argdown
printf -- '===\ndebate: {motion: A, text: ../secret}\n===\n\n[A]: We should.\n' >beside/path.argdown
"$moot" map beside/named.argdown -o named.json >/dev/null 2>err
say 'the text beside the document is taken' "$([ $? = 0 ] && grep -q 'only the text has' named.json && echo 1)"
"$moot" map beside/path.argdown -o path.json >/dev/null 2>err
say 'a path is not followed' "$([ $? = 0 ] && grep -q PL002 err && ! grep -q 'A secret' path.json && echo 1)"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
