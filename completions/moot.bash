# bash completion of moot: the program itself is asked for the words
# shellcheck shell=bash
_moot() {
    local word=${COMP_WORDS[COMP_CWORD]} words
    if [ "$COMP_CWORD" = 1 ]; then
        words=$(moot --complete 2>/dev/null)
    elif [[ $word == -* || $word == = ]]; then
        words=$(moot --complete "${COMP_WORDS[1]}" 2>/dev/null)
        compopt -o nospace
    elif [ "${COMP_WORDS[1]}" = help ]; then
        words=$(moot --complete 2>/dev/null)
    fi
    # shellcheck disable=SC2207  # words without blanks
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _moot moot
