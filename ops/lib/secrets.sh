# shellcheck shell=bash
# The broker's users and their passwords: made once, in a file that only its owner can read, never in the repository.

# A user a service with the least it needs, one for the portal, and the operator's tool.
brokerUsers=(ccs-registration ccs-evaluation ccs-jury ccs-certification ccs-portal ccs-operator)
brokerHost=ccs

randomPassword() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

# Lines USER=PASSWORD. What is there stays; a user that is new gets a password.
makeSecrets() { # FILE
    local file=$1 user
    (
        umask 077
        : >"$file.new"
        [ ! -e "$file" ] || cat "$file" >"$file.new"
        for user in "${brokerUsers[@]}"; do
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

brokerURL() { # FILE USER HOST:PORT
    echo "amqp://$2:$(secretOf "$1" "$2")@$3/$brokerHost"
}

managementURL() { # FILE USER HOST:PORT
    echo "http://$2:$(secretOf "$1" "$2")@$3"
}
