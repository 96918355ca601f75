import Contracts
import Foundation
import JuryService
import Scheme
import SchemeLoading
import ServiceKit

/// `jury` shares all panels with the other workers; `jury --panel p2st-1 --panel p2st-2` holds just these.
@main struct JuryMain {
    static func main() {
        exit(
            ServiceHost.run("jury") { _ in
                let scheme = try SchemeLoader.bundled()
                let named = try PanelArguments.read(CommandLine.arguments, known: scheme.panels)
                return Composition(jury(scheme), panels: named, scheme)
            }
        )
    }
}
