import Contracts
import Foundation
import JuryService
import Scheme
import SchemeLoading
import ServiceKit

/// `jury` shares its branch's panels with the branch's other workers; `jury --panel p2st-1 --panel p2st-2` holds just these.
/// The branch is the one whose juries the broker's user works for: `ccs-jury-p2st`.
@main struct JuryMain {
    static func main() {
        exit(
            ServiceHost.run("jury") { settings in
                let scheme = try SchemeLoader.bundled()
                let own = try PanelArguments.own(user: try settings.brokerUser, among: scheme.panels)
                let named = try PanelArguments.read(CommandLine.arguments, known: own)
                return Composition(jury(scheme), panels: named.isEmpty ? own : named, shared: named.isEmpty, scheme)
            }
        )
    }
}
