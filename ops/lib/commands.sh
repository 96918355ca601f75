# shellcheck shell=bash
# The commands of our programs that the scripts and the containers give, in one place: docker-compose.yml is checked
# against them (ops/test), so that what it starts is what ops/run has started.
# shellcheck disable=SC2034  # used by the scripts that read this file

serviceNames=(registration evaluation jury certification correspondence)
portalProgram=portal                                       # serves the pages on which people do their part
products=("${serviceNames[@]}" "$portalProgram" ccs)

topologyDefinitions=(ccs topology definitions --secrets)   # and the file of secrets; prints the broker's definitions
topologyCheck=(ccs topology check)
initStores=(ccs init)                                      # and a service: makes its stores before the first start
topologyApply=(ccs topology apply --secrets)               # and the file of secrets
demonstration=(--demonstration)                            # after the three: with the user who acts for everybody
statusWait=(ccs status --wait)
playCampaign=(ccs-proof play)                              # and the campaign; a line a file, its number first
traceFile=(ccs trace)                                      # and the number of a file

# What ops/run gives, a line each.
printCommands() {
    printf '%s\n' "${serviceNames[@]}" "${topologyDefinitions[*]}" "${topologyCheck[*]}" "${statusWait[*]}" \
        "${initStores[*]}"
}
