import CertificationService
import Foundation
import SchemeLoading
import ServiceKit

@main struct CertificationMain {
    static func main() {
        exit(
            ServiceHost.run("certification") { _ in
                let scheme = try SchemeLoader.bundled()
                return Composition(certification(scheme), scheme)
            }
        )
    }
}
