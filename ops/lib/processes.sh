# shellcheck shell=bash
# Processes of one folder: what was started there is known by number, start time and command, and nothing else is ended.
#
# Wants $records, the folder of the records: a file a process, with "BOOT NUMBER START COMMAND".
# shellcheck disable=SC2154  # records

bootOf() { cat /proc/sys/kernel/random/boot_id; }

# Prints when a process began, in ticks since the boot; fails if it does not run.
startOf() { # NUMBER
    local line fields
    # Not $(<FILE): where the file is gone in that moment, bash 5.2 may leave the whole script.
    { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
    # The command in parentheses may hold anything; what follows the last one is numbers.
    read -ra fields <<<"${line##*) }"
    case "${fields[0]:-Z}" in Z | X) return 1 ;; esac
    echo "${fields[19]}"
}

# Records the calling (sub)shell, which is about to become COMMAND: so there is no moment without a record.
recordSelf() { # NAME COMMAND
    # Inside $( ) BASHPID would be another process.
    local file=$records/$1 number=$BASHPID
    echo "$(bootOf) $number $(startOf "$number") $2" >"$file.$number.new"
    mv "$file.$number.new" "$file"
}

# Prints the number of the process that a record names, if it is still that one.
recorded() { # NAME
    local boot number start command line
    { read -r boot number start command <"$records/$1"; } 2>/dev/null || return 1
    [ "$boot" = "$(bootOf)" ] && [ "$(startOf "$number")" = "$start" ] || return 1
    { line=$(tr '\0' ' ' <"/proc/$number/cmdline"); } 2>/dev/null || return 1
    # Until it becomes the command, it is a copy of the script that started it.
    case "$line" in *"$command"* | *"${BASH_SOURCE[-1]}"*) echo "$number" ;; *) return 1 ;; esac
}

recordedNames() {
    local file
    for file in "$records"/*; do
        case "$file" in *.new | *'*') ;; *) basename "$file" ;; esac
    done
}

signalRecorded() { # SIGNAL NAME...
    local signal=$1 name number
    shift
    for name in "$@"; do
        number=$(recorded "$name") || continue
        kill -CONT "$number" 2>/dev/null || true
        kill "-$signal" "$number" 2>/dev/null || true
    done
}

anyRecorded() { # NAME...
    local name
    for name in "$@"; do
        if recorded "$name" >/dev/null; then return 0; fi
    done
    return 1
}

# SIGTERM, a bounded wait, SIGKILL. With $hurried set to yes meanwhile (by a trap) the wait ends at once.
endRecorded() { # SECONDS NAME...
    local left=$(($1 * 10)) name
    shift
    signalRecorded TERM "$@"
    while [ "${hurried:-no}" = no ] && [ $left -gt 0 ] && anyRecorded "$@"; do
        sleep 0.1 || true
        left=$((left - 1))
    done
    if anyRecorded "$@"; then
        signalRecorded KILL "$@"
        left=50
        while [ $left -gt 0 ] && anyRecorded "$@"; do
            sleep 0.1 || true
            left=$((left - 1))
        done
    fi
    for name in "$@"; do rm -f "${records:?}/$name"; done
}
