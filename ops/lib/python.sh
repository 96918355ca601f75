# shellcheck shell=bash
# The Python programs that the scripts use, in an environment of their own under .build, of the versions and digests in
# ops/supply/requirements.txt and of no others.
# shellcheck disable=SC2154  # root

# Prints the environment's folder; makes it where it is missing or of other requirements.
pythonTools() {
    local tools=$root/.build/tools/python wanted=$root/ops/supply/requirements.txt
    if ! cmp -s "$wanted" "$tools/requirements.txt"; then
        rm -rf "$tools"
        /usr/bin/python3 -m venv "$tools" >&2
        "$tools/bin/pip" --quiet --disable-pip-version-check install --require-hashes --only-binary :all: \
            --requirement "$wanted" >&2
        cp "$wanted" "$tools/requirements.txt"
    fi
    echo "$tools"
}
