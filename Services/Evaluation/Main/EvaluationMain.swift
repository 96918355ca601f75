import EvaluationService
import Foundation
import SchemeLoading
import ServiceKit

@main struct EvaluationMain {
    static func main() {
        exit(
            ServiceHost.run("evaluation") { _ in
                let scheme = try SchemeLoader.bundled()
                return Composition(evaluation(scheme), scheme)
            }
        )
    }
}
