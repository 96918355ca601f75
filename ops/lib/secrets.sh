# shellcheck shell=bash
# The broker's users and their passwords: made once, in a file that only its owner can read, never in the repository.

# shellcheck disable=SC2154  # root

brokerHost=ccs

# The branches of the scheme data.
schemeBranches() {
    sed -n 's/^id: *//p' "${CCS_SCHEME:-$root/Shared/Scheme/Loading/Data}"/branches/*.yaml
}

# The users that there are: one a service with the least it needs, of the juries one a branch, one for the portal, and the
# operator's tool.
brokerUsers() {
    printf 'ccs-%s\n' registration evaluation certification correspondence portal operator
    schemeBranches | sed 's/^/ccs-jury-/'
}

randomPassword() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

# Lines USER=PASSWORD. What is there stays; a user that is new gets a password.
makeSecrets() { # FILE [USER...]: the users that there are, and these
    local file=$1 user
    shift
    (
        umask 077
        : >"$file.new"
        [ ! -e "$file" ] || cat "$file" >"$file.new"
        for user in $(brokerUsers) "$@"; do
            grep -q "^$user=." "$file.new" || echo "$user=$(randomPassword)" >>"$file.new"
        done
        mv "$file.new" "$file"
    )
}

secretOf() { # FILE USER
    local line
    line=$(grep "^$2=" "$1") || {
        echo "no password for $2 in $1" >&2
        return 1
    }
    echo "${line#*=}"
}

brokerURL() { # FILE USER HOST:PORT [SCHEME]
    echo "${4-amqp}://$2:$(secretOf "$1" "$2")@$3/$brokerHost"
}

managementURL() { # FILE USER HOST:PORT
    echo "http://$2:$(secretOf "$1" "$2")@$3"
}
