# shellcheck shell=bash
# A whole system for measuring and for chaos: a private broker and the services, each under one folder. Sourced by
# ops/bench and ops/chaos, which set `root`, `dir` (the folder), `bin` (the programs) and `CCS_SCHEME`.
# shellcheck disable=SC2154  # what those who source it set

# shellcheck source=ops/lib/secrets.sh
. "$root/ops/lib/secrets.sh"

declare -A processOf=()

prepareBroker() {
    (umask 077 && mkdir -p "$dir/log" "$dir/data")
    makeSecrets "$dir/secrets" ccs-people
    (umask 077 && "$bin/ccs" topology definitions --demonstration --secrets "$dir/secrets" >"$dir/definitions.json")
    startBroker
    "$bin/ccs" topology check --demonstration
    makeStores
}

makeStores() {
    local service
    for service in registration evaluation jury certification correspondence; do
        "$bin/ccs" init "$service" --data "$dir/data/$service" >>"$dir/log/init.log"
    done
}

startBroker() {
    "$root/ops/broker/node" start "$dir/broker" --definitions "$dir/definitions.json"
    amqp=$(sed -n 's/^amqp=//p' "$dir/broker/ports")
    management=$(sed -n 's/^management=//p' "$dir/broker/ports")
    CCS_BROKER_URL=$(brokerURL "$dir/secrets" ccs-operator "127.0.0.1:$amqp")
    CCS_MANAGEMENT_URL=$(managementURL "$dir/secrets" ccs-operator "127.0.0.1:$management")
    CCS_PEOPLE_URL=$(brokerURL "$dir/secrets" ccs-people "127.0.0.1:$amqp")
    export CCS_BROKER_URL CCS_MANAGEMENT_URL CCS_PEOPLE_URL
}

# A worker is a service, or one of several of it: of the juries of a branch, as jury-p2st-2. Further arguments are settings,
# NAME=VALUE.
startWorker() { # WORKER [NAME=VALUE...]
    local worker=$1 service=${1%%-*}
    shift
    env -u CCS_MANAGEMENT_URL -u CCS_PEOPLE_URL \
        "CCS_BROKER_URL=$(brokerURL "$dir/secrets" "ccs-${worker%-[0-9]*}" "127.0.0.1:$amqp")" \
        "CCS_DATA=$dir/data/$service" "CCS_LOG_LEVEL=${CCS_LOG_LEVEL-info}" "$@" \
        setpriv --pdeathsig TERM "$bin/$service" </dev/null >>"$dir/log/$worker.log" 2>&1 &
    processOf[$worker]=$!
    # Its end is nobody's to be told of.
    disown "$!"
}

isRunning() { # WORKER
    local number=${processOf[$1]-}
    [ -n "$number" ] && kill -0 "$number" 2>/dev/null
}

killWorker() { # WORKER
    local number=${processOf[$1]-}
    [ -n "$number" ] || return 0
    kill -KILL "$number" 2>/dev/null || true
    while kill -0 "$number" 2>/dev/null; do sleep 0.02; done
}

stopWorkers() {
    local worker number left=200
    for worker in "${!processOf[@]}"; do kill -TERM "${processOf[$worker]}" 2>/dev/null || true; done
    for worker in "${!processOf[@]}"; do
        number=${processOf[$worker]}
        while [ $left -gt 0 ] && kill -0 "$number" 2>/dev/null; do
            sleep 0.05
            left=$((left - 1))
        done
        kill -KILL "$number" 2>/dev/null || true
        unset "processOf[$worker]"
    done
}

stopSystem() {
    stopWorkers
    [ ! -e "$dir/broker" ] || "$root/ops/broker/node" stop "$dir/broker" || "$root/ops/broker/node" kill "$dir/broker"
}
