import CertificationService
import Foundation
import SchemeLoading
import ServiceKit

@main struct CertificationMain {
    static func main() {
        exit(
            ServiceHost.run("certification") { settings in
                let scheme = try SchemeLoader.bundled()
                return Composition(certification(scheme), .single(name: "certification"), scheme)
            }
        )
    }
}
