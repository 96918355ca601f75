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

# The validator comes from PyPI, once, into the build folder.
checkCompose() {
    local tools=$root/.build/tools/python
    if [ ! -x "$tools/bin/check-jsonschema" ]; then
        /usr/bin/python3 -m venv "$tools"
        "$tools/bin/pip" --quiet --disable-pip-version-check install check-jsonschema==0.39.0
    fi
    "$tools/bin/check-jsonschema" --builtin-schema vendor.compose-spec docker-compose.yml
    "$tools/bin/python" ops/docker/check-compose.py docker-compose.yml ops/docker/Dockerfile < <(ops/run --commands)
}

checkFloor() {
    make -s -C ops/bench/floor
    .build/floor/floor --url "$CCS_TEST_BROKER" --dir "$dir" --messages 2000
    .build/floor/floor --url "$CCS_TEST_BROKER" --dir "$dir" --lone --messages 50
}

checkBuild() { swift build --build-tests -j 2; }

checkTests() { swift test --skip-build --parallel --num-workers 2; }

checkChaos() {
    # The programs of the tests' build: a second, optimised one would take longer than all tests.
    CCS_BIN=$(swift build --show-bin-path) ops/chaos --seconds "$chaosSeconds"
}
