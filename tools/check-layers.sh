#!/bin/sh
# check-layers.sh   fail if a room includes a header of a room it may not know, or if a
# foreign header is included by more than one file of the library.
# One line a room: `ROOM: ROOMS IT MAY INCLUDE` (itself is implied).
set -u
allowed='
base:
argdown:   base
argmap:    base argdown
draw:      base argdown argmap
model:     base argdown
markdown:  base argdown
raster:    base
mine:      base model argdown
af:        base
semantics: base af
gradual:   base argdown model
poll:      base argdown model gradual
actors:    base semantics
judge:     base argdown model af semantics
ties:      base argdown model af semantics actors judge
render:    base argdown model mine af semantics gradual actors judge ties
pipeline:  base argdown model mine af semantics gradual actors judge ties render
ipafair:   base af semantics
store:     base
serve:     base argdown model mine af semantics gradual poll actors judge ties render pipeline store
cli:       store serve base argdown argmap draw model mine af semantics gradual actors judge ties render pipeline markdown raster poll
'
status=0
for file in src/*/*.[ch] src/*/*.cpp; do
    room=${file#src/}
    room=${room%%/*}
    if ! printf '%s' "$allowed" | grep -q "^$room:"; then
        echo "$file: the room '$room' is not in tools/check-layers.sh"
        status=1
        continue
    fi
    may=$(printf '%s' "$allowed" | sed -n "s/^$room: *//p")
    for dep in $(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$file" | sort -u); do
        case " $room $may " in
        *" $dep "*) ;;
        *)
            echo "$file: '$room' may not include '$dep/'"
            status=1
            ;;
        esac
    done
    bare=$(sed -n 's/^#include "\([^/"]*\)".*/\1/p' "$file")
    if [ -n "$bare" ]; then
        echo "$file: name the room of '$bare' in the include"
        status=1
    fi
done

# The C library and POSIX are no foreign libraries.
plain='moot/.*|assert|arpa/inet|dirent|dlfcn|errno|fcntl|float|fnmatch|inttypes|limits|locale|math|netdb|netinet/in|poll|pthread|signal|stdatomic|stdalign|stdarg|stdbool'
plain="$plain|stddef|stdint|stdio|stdlib|stdnoreturn|string|strings|sys/[a-z]*|time|unistd"
foreign=$(for file in src/*/*.[ch] src/*/*.cpp; do
    sed -n 's/^#include <\([^>]*\)\.hp*>.*/\1/p' "$file" | grep -v -x -E "$plain" | sed "s|\$| $file|"
done | sort -u)
for header in $(printf '%s\n' "$foreign" | cut -d' ' -f1 | sort | uniq -d); do
    echo "the foreign header <$header.h> is included by more than one file:"
    printf '%s\n' "$foreign" | sed -n "s|^$header |    |p"
    status=1
done
for file in $(printf '%s\n' "$foreign" | cut -d' ' -f2 | sort -u); do
    case $file in
    *.h)
        echo "$file: a foreign library is included by a header"
        status=1
        ;;
    esac
done
exit $status
