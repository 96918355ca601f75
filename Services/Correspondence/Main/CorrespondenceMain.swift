import CorrespondenceService
import Foundation
import SchemeLoading
import ServiceKit

@main struct CorrespondenceMain {
    static func main() {
        exit(
            ServiceHost.run("correspondence") { settings in
                let scheme = try SchemeLoader.bundled()
                var composition = Composition(correspondence(scheme), scheme)
                composition.beside = try Postman(settings, environment: ProcessInfo.processInfo.environment)
                return composition
            }
        )
    }
}
