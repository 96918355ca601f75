# shellcheck shell=bash
# How programs are built that are to be fast: sourced by ops/run, ops/bench/run, ops/chaos and the image's build.
# The standard library is linked in, and the compiler may specialise across modules: ops/decisions/0019.
# shellcheck disable=SC2034  # used by those who source it

releaseOptions=(-c release -j 2 --static-swift-stdlib -Xswiftc -cross-module-optimization)
