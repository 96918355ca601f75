# shellcheck shell=bash
# The Python programs that the scripts use, in environments of their own under .build, of pinned versions and digests and of no
# others.
# shellcheck disable=SC2154  # root

# What checks and attacks.
pythonTools() { pythonEnvironment python supply; }

# What makes the paper.
paperTools() { pythonEnvironment paper paper; }

# What looks at the portal's pages.
pageTools() { pythonEnvironment pages portal --no-deps; }

# Prints the environment's folder; makes it where it is missing or of other requirements.
pythonEnvironment() { # NAME FOLDER [OPTION]...: whose requirements, below ops
    local tools=$root/.build/tools/$1 wanted=$root/ops/$2/requirements.txt
    if ! cmp -s "$wanted" "$tools/requirements.txt"; then
        rm -rf "$tools"
        /usr/bin/python3 -m venv "$tools" >&2
        "$tools/bin/pip" --quiet --disable-pip-version-check install --require-hashes --only-binary :all: "${@:3}" \
            --requirement "$wanted" >&2
        cp "$wanted" "$tools/requirements.txt"
    fi
    echo "$tools"
}
