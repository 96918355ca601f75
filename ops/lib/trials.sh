# shellcheck shell=bash
# The trials of ops/chaos: each does one thing to the system under load, once, for long enough that whoever gives up by
# himself would have, and holds what must hold meanwhile. Sourced by ops/chaos.
# shellcheck disable=SC2154  # root, dir, bin, workers, amqp and processOf come from ops/chaos and ops/bench/system.sh
# shellcheck disable=SC2004  # processOf is an associative array
# shellcheck disable=SC2034  # trialNames is for ops/chaos

trialNames=(stop memory queue disk links half-open queues clock store host lease move)

statusJSON() { "$bin/ccs" status --json 2>/dev/null || true; }

broker() { python3 -B "$root/ops/lib/chaos.py" "$@"; }

# The process still runs after the given time, or has ended, with $ended as its result.
endsWithin() { # NUMBER SECONDS
    local left=$(($2 * 20))
    while [ $left -gt 0 ] && kill -0 "$1" 2>/dev/null; do
        sleep 0.05
        left=$((left - 1))
    done
    ! kill -0 "$1" 2>/dev/null
}

stopWorker() { # WORKER: cleanly
    local number=${processOf[$1]-}
    [ -n "$number" ] || return 0
    kill -TERM "$number" 2>/dev/null || true
    endsWithin "$number" 20 || killWorker "$1"
}

# Everybody but these stores answers.
othersAnswer() { # WHAT [STORE...]
    local what=$1 silent
    shift
    silent=$(statusJSON | broker answering "$@") || fail "$what: $silent"
}

# Nobody of the system is left without what it needs: within the time every store answers, has one taker, and has published
# what it had journalled at the beginning of the wait.
comeBack() { # WHAT SECONDS
    local until=$((SECONDS + $2)) wrong
    statusJSON >"$dir/status.json"
    until wrong=$(statusJSON | broker back "$dir/status.json"); do
        [ $SECONDS -lt $until ] || fail "$1: $wrong"
        sleep 0.5
    done
}

auditAfter() { # WHAT
    "$bin/ccs" audit --repair >"$dir/audit.$1.txt" 2>&1 || [ $? != 1 ] ||
        { cat "$dir/audit.$1.txt" >&2 && fail "no audit after the trial $1"; }
}

# Must not run: ends by itself, and says why in its log.
mustRefuse() { # WHAT WORKER [NAME=VALUE...]
    local what=$1 worker=$2 from
    shift 2
    from=$(wc -c <"$dir/log/$worker.log")
    startWorker "$worker" "$@"
    endsWithin "${processOf[$worker]}" 20 || fail "$what: $worker runs"
    say "$what: $(tail -c +"$((from + 1))" "$dir/log/$worker.log" | grep -v '^ *$' | tail -n 1 | cut -c1-200)"
}

# ---- one each ----

trial-stop() {
    local number=${processOf[evaluation]}
    kill -STOP "$number"
    sleep 30
    kill -CONT "$number"
}

trial-memory() {
    "$root/ops/broker/node" ctl "$dir/broker" set_vm_memory_high_watermark 0.00001 >/dev/null
    sleep 15
    "$root/ops/broker/node" ctl "$dir/broker" set_vm_memory_high_watermark 0.4 >/dev/null
}

trial-queue() {
    "$root/ops/broker/node" ctl "$dir/broker" delete_queue -p ccs ccs.evaluation >/dev/null
    sleep 5
    "$bin/ccs" topology apply --demonstration >/dev/null
    sleep 5
    auditAfter queue
}

trial-disk() {
    dd if=/dev/zero of="$dir/data/certification/ballast" bs=4k >/dev/null 2>&1 || true
    sleep 15
    rm "$dir/data/certification/ballast"
}

# A panel goes from one worker of the branch to the other while both decide; then whoever has both ends, and comes again.
trial-move() {
    local round panel holder other until found
    for round in 1 2 3; do
        until=$((SECONDS + 60))
        until found=$("$bin/ccs" panel list --json 2>/dev/null | broker panel p2st); do
            [ $SECONDS -lt $until ] || fail "move: $found"
            sleep 0.5
        done
        read -r panel holder other <<<"$found"
        "$bin/ccs" panel move "$panel" --to "$other" --because "a trial" >>"$dir/log/moves.log" ||
            fail "move: $panel does not go from $holder to $other"
        sleep 2
        if [ "${processOf[jury-p2st-1]}" = "${other##*/}" ]; then other=jury-p2st-1; else other=jury-p2st-2; fi
        killWorker "$other"
        sleep 1
        startWorker "$other"
    done
    say "panels moved, without a taker for $(sed -n 's/.*for \([0-9]* ms\)/\1/p' "$dir/log/moves.log" | paste -sd,)"
    comeBack move 60
}

# Each kind of link alone, of every service, some times over.
trial-links() {
    local kind
    for _ in 1 2 3; do
        for kind in ' takes' ' publishes$' ' leases$' presence 'unconfirmed|answers'; do
            broker close "$kind" >>"$dir/log/closed.log"
            sleep 1.$((RANDOM % 10))
        done
    done
    say "links closed: $(sed 's/.* //' "$dir/log/closed.log" | sort | uniq -c | awk '{ printf "%s%s × %s", sep, $1, $2; sep = ", " }')"
    comeBack links 20
}

# Every kind of link to one service and one jury worker half-open, one kind at a time, and then cut in mid-frame.
proxyNumber=
startProxy() { # sets proxyPort
    proxyPort=$((amqp + 1))
    while (exec 3<>"/dev/tcp/127.0.0.1/$proxyPort") 2>/dev/null; do proxyPort=$((proxyPort + 1)); done
    rm -f "$dir/proxy.control"
    mkfifo "$dir/proxy.control"
    python3 -B "$root/ops/lib/proxy.py" "$proxyPort" "$amqp" "$dir/proxy.control" >>"$dir/log/proxy.log" 2>&1 &
    proxyNumber=$!
    local left=100
    until (exec 3<>"/dev/tcp/127.0.0.1/$proxyPort") 2>/dev/null; do
        sleep 0.05
        left=$((left - 1))
        [ $left -gt 0 ] || fail "the proxy does not start; see $dir/log/proxy.log"
    done
}
startProxied() { # WORKER
    local amqp=$proxyPort
    startWorker "$1"
}
stopProxy() {
    [ -z "$proxyNumber" ] || kill -TERM "$proxyNumber" 2>/dev/null || true
    proxyNumber=
}

trial-half-open() {
    local worker kind proxyPort behind=()
    startProxy
    for worker in "${workers[@]}"; do
        case $worker in evaluation | jury*) behind+=("$worker") ;; esac
    done
    for worker in "${behind[@]}"; do
        stopWorker "$worker"
        startProxied "$worker"
    done
    comeBack half-open 30
    for kind in ' publishes$' ' takes' 'unconfirmed|answers' 'leases'; do
        echo "stall $kind" >"$dir/proxy.control"
        # Longer than two heartbeats: by then everybody knows.
        sleep 26
        echo heal >"$dir/proxy.control"
        comeBack "half-open:$kind" 30
    done
    for kind in takes publishes leases; do
        echo "cut $kind" >"$dir/proxy.control"
        sleep 2
    done
    for worker in "${behind[@]}"; do
        stopWorker "$worker"
        startWorker "$worker"
    done
    stopProxy
    say "half-open: $(awk '{ count[$1]++ } END { for (order in count) printf "%s %d ", order, count[order] }' "$dir/log/proxy.log")links"
}

# A queue of each kind, with what is in it; all stores that it is not of go on answering.
trial-queues() {
    local queue store
    for queue in ccs.evaluation.inquiries ccs.registration.dead ccs.jury.logi-1.inquiries ccs.jury.logi-1 \
        $(broker queues '^ccs[.](presence|mark)[.]'); do
        broker delete "$queue"
        sleep 2
        store=${queue#ccs.}
        store=${store%.inquiries}
        othersAnswer "without $queue" "$store"
        "$bin/ccs" topology apply --demonstration >/dev/null
        comeBack "after $queue was missing" 30
    done
    # A lease is its holder's alone: only the broker itself can take it away.
    for queue in $(broker queues '^ccs[.]lease[.]'); do
        "$root/ops/broker/node" ctl "$dir/broker" delete_queue -p ccs "$queue" >/dev/null 2>&1 || true
    done
    comeBack "after the leases were deleted" 30
    auditAfter queues
}

# The wall clocks of three services are wrong, each differently and from its start on or at once: ten years ahead and back, an
# hour, two hours; the others' stay right.
setClock() { # SERVICE SECONDS
    # Eight bytes at once, into the file that the service reads: it is never shorter.
    python3 -c 'import struct, sys; sys.stdout.buffer.write(struct.pack("l", int(sys.argv[1])))' "$2" |
        dd of="$dir/clock.$1" bs=8 count=1 conv=notrunc status=none
}
startWithClock() { # SERVICE
    startWorker "$1" "LD_PRELOAD=$dir/clock.so" "CCS_WRONG_CLOCK=$dir/clock.$1"
}

trial-clock() {
    local service offsets rows told services=(registration evaluation certification)
    cc -shared -fPIC -O2 -Wall -o "$dir/clock.so" "$root/ops/lib/clock.c"
    for service in "${services[@]}"; do
        setClock "$service" 0
        stopWorker "$service"
        startWithClock "$service"
    done
    comeBack clock 30
    # Ten years; less than what is noticed; more; back, in 1996; another for each.
    for offsets in "315360000 315360000 315360000" "-3500 -3500 -3500" "7200 7200 7200" "-946080000 -946080000 -946080000" \
        "315360000 -315360000 40000" "0 0 0"; do
        read -ra offsets <<<"$offsets"
        for service in 0 1 2; do setClock "${services[service]}" "${offsets[service]}"; done
        sleep 4
        told=$(statusJSON | broker doubted)
        say "clocks wrong by ${offsets[*]} s: ${told:-all believed}"
        case "${offsets[*]}" in
            "0 0 0" | "-3500"*) [ -z "$told" ] || fail "clocks are doubted that are right enough: $told" ;;
            *) [ "$(wc -w <<<"$told")" = 3 ] || fail "clocks that are wrong are believed" ;;
        esac
        sleep 4
    done
    # Started while the clock is wrong, too.
    for service in evaluation:315360000 certification:-946080000; do
        setClock "${service%:*}" "${service#*:}"
        killWorker "${service%:*}"
        startWithClock "${service%:*}"
    done
    sleep 8
    told=$(statusJSON | broker doubted)
    [ "$told" = "certification evaluation" ] || fail "of two clocks wrong from the start on, doubted are: $told"
    for service in "${services[@]}"; do setClock "$service" 0; done
    comeBack "after the clocks were set right" 30
    rows=$(broker ahead "$dir/data" 3600) || fail "journals go on in the future: $rows"
    for service in "${services[@]}"; do
        stopWorker "$service"
        startWorker "$service"
    done
    comeBack "after the clock was wrong" 30
}

# A store that is gone, one that is older than what it has told, and one beside a log that is another's.
trial-store() {
    local folder=$dir/data/certification aside=$dir/aside
    rm -rf "$aside"
    mkdir "$aside"
    killWorker certification
    cp -a "$folder" "$aside/older"
    startWorker certification
    sleep 6
    stopWorker certification
    mkdir "$aside/right"
    mv "$folder"/certification.sqlite* "$aside/right"
    mustRefuse "without its store" certification
    [ ! -e "$folder/certification.sqlite" ] || fail "certification made itself another store"
    cp -a "$aside/older/." "$folder"
    mustRefuse "with an older copy of its store" certification
    rm -f "$folder"/certification.sqlite*
    # What the runbook says of a copy that was put back by mistake: the right file, and nothing else.
    cp -a "$aside/right/." "$folder"
    startWorker certification
    comeBack "with the right store again" 30
    rm -rf "$aside"
}

# Workers of another host: with an empty folder, with stores of their own making, with a copy of the right ones.
trial-host() {
    local other=$dir/other service number pids=() takers worker
    rm -rf "$other"
    for service in evaluation jury; do
        mkdir -p "$other/empty/$service" "$other/copy"
        cp -a "$dir/data/$service" "$other/copy/$service"
        rm -f "$other/copy/$service"/*.lock
    done
    for service in empty copy; do
        for worker in "${workers[@]}"; do
            case $worker in evaluation | jury*) ;; *) continue ;; esac
            number=${processOf[$worker]}
            startWorker "$worker" "CCS_DATA=$other/$service/${worker%%-*}"
            pids+=("${processOf[$worker]}")
            processOf[$worker]=$number
        done
    done
    for _ in 1 2 3 4 5 6; do
        sleep 2
        takers=$(statusJSON | { broker quiet || true; } | grep -E 'has ([2-9]|[0-9]{2,}) takers') || true
        [ -z "$takers" ] || fail "a second host takes messages: $takers"
    done
    for number in "${pids[@]}"; do kill -KILL "$number" 2>/dev/null || true; done
    [ -z "$(find "$other/empty" -name '*.sqlite')" ] || fail "a second host has made stores of its own"
    rm -rf "$other"
    comeBack "after a second host" 40
}

# Somebody's plain queue stands where a panel's lease should: that panel stands still, and nobody else.
trial-lease() {
    local lease worker
    lease=$(broker queues '^ccs[.]lease[.].*logi-1$')
    [ -n "$lease" ] || fail "no lease of logi-1"
    for worker in "${workers[@]}"; do [[ $worker != jury* ]] || killWorker "$worker"; done
    sleep 1
    broker declare "$lease"
    for worker in "${workers[@]}"; do [[ $worker != jury* ]] || startWorker "$worker"; done
    sleep 12
    othersAnswer "beside a squatted lease" jury.logi-1
    broker delete "$lease"
    comeBack "after a squatted lease" 30
}
