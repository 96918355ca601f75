# shellcheck shell=bash
# What ops/test checks: a function a check, run from the root of the project in a shell of its own (so that -e counts).
# shellcheck disable=SC2154  # root, dir and chaosSeconds come from ops/test

checkFormat() {
    local folders=(Package.swift) each
    for each in Services Shared Tests ops; do [ ! -d "$each" ] || folders+=("$each"); done
    swift format lint --strict --parallel --recursive "${folders[@]}"
}

scripts() {
    find ops .ci -type f -not -name '*.py' -exec grep -lE '^#!/bin/(ba)?sh|^# shellcheck shell=' {} +
}

checkScripts() {
    local all
    mapfile -t all < <(scripts)
    printf '%s\n' "${all[@]}"
    shellcheck --external-sources "${all[@]}"
}

checkCompose() {
    # shellcheck source=ops/lib/python.sh
    . ops/lib/python.sh
    local tools
    tools=$(pythonTools)
    "$tools/bin/check-jsonschema" --builtin-schema vendor.compose-spec docker-compose.yml
    "$tools/bin/python" ops/docker/check-compose.py docker-compose.yml ops/docker/Dockerfile < <(ops/run --commands)
    "$tools/bin/python" ops/docker/check-compose.py --controls docker-compose.yml ops/docker/Dockerfile \
        < <(ops/run --commands)
}

# What is built in is what was pinned, and the bill of materials says it as the standard wants.
checkSupply() {
    [ -e Package.resolved ] || swift package resolve
    ops/supply/sbom --check
}

checkFloor() {
    make -s -C ops/bench/floor
    .build/floor/floor --url "$CCS_TEST_BROKER" --dir "$dir" --messages 2000
    .build/floor/floor --url "$CCS_TEST_BROKER" --dir "$dir" --lone --messages 50
}

checkBuild() { swift build --build-tests -j 2; }

# What systemd would be given is what it takes.
checkUnits() { ops/systemd/check "$(swift build --show-bin-path)" "$dir/units"; }

# What `ccs contracts` prints is accepted by the readers of JSON Schema and AsyncAPI that others use.
checkContracts() {
    # shellcheck source=ops/lib/python.sh
    . ops/lib/python.sh
    local tools
    tools=$(pythonTools)
    "$tools/bin/python" ops/contracts/check.py "$(swift build --show-bin-path)/ccs" Tests/ContractsTests/Golden
}

# A certificate's note, its page and its paper are what others' tools take them for.
checkCertificate() {
    # shellcheck source=ops/lib/python.sh
    . ops/lib/python.sh
    local tools ccs golden=Tests/CertificateNoteTests/Golden
    tools=$(pythonTools)
    ccs=$(swift build --show-bin-path)/ccs
    ops/certificate/build .build/certificate/open
    "$tools/bin/python" ops/certificate/check.py "$ccs" .build/certificate/open "$golden"
    "$(paperTools)/bin/python" ops/paper/check.py "$ccs" "$golden" .build/certificate/certificat.pdf
    "$tools/bin/python" ops/certificate/page.py "$ccs" "$golden" .build/certificate/certificat.pdf
}

checkTests() { swift test --skip-build --parallel --num-workers 2; }

# Starts ops/run in a new folder of that name, with the programs of the tests' build, and waits until it says that the
# system is running. It is stopped when the check ends.
startRun() { # NAME [OPTION]...: sets runner
    local name=$1 left
    CCS_BIN=${CCS_BIN-$(swift build --show-bin-path)}
    export CCS_BIN
    rm -rf "${dir:?}/$name" "$dir/$name.log"
    ops/run --dir "$dir/$name" "${@:2}" >"$dir/$name.log" 2>&1 </dev/null &
    runner=$!
    # shellcheck disable=SC2064  # the number of now
    trap "kill -TERM $runner 2>/dev/null; wait $runner || true" EXIT
    for ((left = 900; left > 0; left--)); do
        if grep -q "The system is running" "$dir/$name.log"; then return; fi
        kill -0 "$runner" 2>/dev/null || { cat "$dir/$name.log" && return 1; }
        sleep 0.2
    done
    cat "$dir/$name.log"
    return 1
}

# ops/run starts again what ends, also two workers that are killed in the same moment, and one that ends over and over.
checkRun() {
    local records=$dir/run/pid runner worker left number before=() killed=(registration certification)
    # shellcheck source=ops/lib/processes.sh
    . ops/lib/processes.sh
    startRun run
    for worker in "${killed[@]}"; do before+=("$(recorded "$worker")"); done
    kill -KILL "${before[@]}"
    for worker in evaluation evaluation evaluation; do
        number=$(recorded "$worker")
        kill -KILL "$number"
        for ((left = 150; left > 0; left--)); do
            if [ "$(recorded "$worker" || echo "$number")" != "$number" ]; then break; fi
            sleep 0.1
        done
    done
    # shellcheck disable=SC1091  # made by ops/run
    (. "$dir/run/environment" && ccs status --wait 60)
    for number in "${before[@]}"; do ! startOf "$number" >/dev/null || return 1; done
    [ "$(grep -c "has ended with 137; starting it again" "$dir/run.log")" = 5 ] || { cat "$dir/run.log" && return 1; }
    # shellcheck disable=SC1091  # made by ops/run
    (. "$dir/run/environment" && python3 -B ops/systemd/live.py "$dir/run" "$CCS_BIN")
    kill -0 "$runner"
}

# A file's life on the portal's pages, in a real browser, with the accessibility of each page looked at.
checkPages() {
    # shellcheck source=ops/lib/python.sh
    . ops/lib/python.sh
    local runner tools
    tools=$(pageTools)
    startRun pages --demo
    "$tools/bin/python" ops/portal/walk.py "http://127.0.0.1:$(sed -n 's/^portal=//p' "$dir/pages/ports")"
    kill -0 "$runner"
}

# Partner branches read what a campaign tells, with the consumers that they are given, and nothing else. Copies that were made
# before it are restored into a scratch folder; one that somebody has changed is found.
checkPartners() {
    local runner early=$dir/partners/backup/early
    startRun partners --demo
    # shellcheck disable=SC1091  # made by ops/run
    (. "$dir/partners/environment" && ccs backup early)
    ops/partners/check "$dir/partners"
    ops/restore-drill "$early" "$dir/partners/data" | tee "$dir/partners/drill"
    grep -qE '^    restored alone: [1-9][0-9]* rows since, [1-9][0-9]* come back' "$dir/partners/drill"
    python3 -B - "$early/certification.sqlite" <<'END'
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as store:
    store.execute("DROP TRIGGER journal_never_changes")
    store.execute("UPDATE journal SET at = at + 1 WHERE seq = 3")
END
    ! ops/restore-drill "$early" "$dir/partners/data" >"$dir/partners/drill.changed" || return 1
    grep -q '^certification: .*row 3 has another digest' "$dir/partners/drill.changed"
}

# Dead letters are replayed while the tool and the services are killed.
checkReplay() {
    CCS_BIN=$(swift build --show-bin-path) ops/replay-drill --letters 100 --dir "$dir/replay"
}

# Letters as they are made, and as a mail server takes them; then those of a demonstration, while what sends them is killed.
checkLetters() {
    # shellcheck source=ops/lib/python.sh
    . ops/lib/python.sh
    # shellcheck source=ops/lib/processes.sh
    . ops/lib/processes.sh
    local runner server python mail=$dir/letters-mail records=$dir/letters/pid number kills=0
    python=$(paperTools)/bin/python
    "$python" ops/paper/check_letters.py "$dir/letters-check"
    rm -rf "$mail"
    "$python" ops/paper/mailserver.py "$mail" &
    server=$!
    # shellcheck disable=SC2064  # the number of now
    trap "kill $server 2>/dev/null || true" EXIT
    until [ -s "$mail/url" ]; do sleep 0.2; done
    export CCS_SMTP_URL_FILE=$mail/url CCS_SMTP_CA=$mail/ca.pem CCS_MAIL_FROM=ne-pas-repondre@ccs.example
    (
        until recorded correspondence >/dev/null 2>&1; do sleep 0.2; done
        while [ "$kills" -lt 4 ]; do
            sleep 3
            number=$(recorded correspondence 2>/dev/null) || continue
            ! kill -KILL "$number" 2>/dev/null || kills=$((kills + 1))
        done
    ) &
    local killer=$!
    # shellcheck disable=SC2064  # the numbers of now
    trap "kill $server $killer 2>/dev/null || true" EXIT
    startRun letters --demo
    wait "$killer"
    # shellcheck disable=SC2064  # the numbers of now
    trap "kill -TERM $runner $server 2>/dev/null; wait $runner || true" EXIT
    kills=$(grep -c "correspondence has ended with 137" "$dir/letters.log" || true)
    echo "killed $kills times"
    [ "$kills" = 4 ]
    "$python" ops/paper/live.py "$dir/letters" "$mail"
}

checkChaos() {
    # The programs of the tests' build: a second, optimised one would take longer than all tests.
    CCS_BIN=$(swift build --show-bin-path) ops/chaos --seconds "$chaosSeconds"
}

# Prometheus reads the metrics, its rules are tried, alerts fire and end on a running system, and the dashboards show something.
checkWatching() {
    # shellcheck source=ops/lib/python.sh
    . ops/lib/python.sh
    local runner tools programs
    tools=$(pythonTools)
    programs=$(ops/dashboards/programs)
    startRun watching --demo
    "$tools/bin/python" -B ops/dashboards/check.py "$dir/watching" "$programs" "$CCS_BIN/ccs"
}

# What each user's password can do to a running system; before that, what its register's certificates prove.
checkAttack() {
    local runner
    startRun attack --demo
    ops/certificate/live "$dir/attack"
    ops/attack/run --dir "$dir/attack"
}
