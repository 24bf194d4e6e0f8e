# fish completion of moot: the program itself is asked for the words
complete -c moot -n __fish_use_subcommand -f -a '(moot --complete)'
complete -c moot -n 'not __fish_use_subcommand; and string match -q -- "-*" (commandline -ct)' \
    -a '(moot --complete (commandline -opc)[2] 2>/dev/null)'
