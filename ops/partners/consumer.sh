#!/bin/bash
# Keeps what a partner branch is told in a folder, each once in a file that its digest names: consumer.sh FOLDER
set -uo pipefail
folder=$1 trust=()
mkdir -p "$folder"

if [ "${2-}" = take ]; then # one message, from amqp-consume, which acknowledges it if this succeeds
    new=$(mktemp "$folder/.new.XXXXXX") && cat >"$new" && sync "$new" || exit 1
    mv -f "$new" "$folder/$(sha256sum <"$new" | cut -d' ' -f1).json"
    exit
fi

if [ -n "${CCS_PARTNER_CA-}" ]; then
    printf '%s\n' "$CCS_PARTNER_CA" >"$folder/.authority.pem"
    trust=(--ssl --cacert="$folder/.authority.pem")
fi
while true; do
    amqp-consume --url="$CCS_PARTNER_URL" "${trust[@]}" --queue="$CCS_PARTNER_QUEUE" --prefetch-count=20 \
        "$0" "$folder" take
    echo "again in 3 s" >&2
    sleep 3
done
