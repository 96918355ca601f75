# shellcheck shell=bash
# Ports of this machine that nothing uses.

isTaken() { # PORT: whether anything on this machine uses that TCP port
    local hex
    hex=$(printf '%04X' "$1")
    awk -v port="$hex" '{ split($2, a, ":"); if (a[2] == port) found = 1 } END { exit !found }' \
        /proc/net/tcp /proc/net/tcp6 2>/dev/null
}

# Prints a port that nothing uses and that no line NAME=NUMBER of FILE has. Below the range from which the kernel takes ports.
freePort() { # FILE
    local port
    while true; do
        port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
        isTaken "$port" && continue
        grep -q "=$port\$" "$1" 2>/dev/null && continue
        echo "$port"
        return
    done
}
