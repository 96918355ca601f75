import Foundation
import RegistrationService
import SchemeLoading
import ServiceKit

@main struct RegistrationMain {
    static func main() {
        exit(
            ServiceHost.run("registration") { _ in
                let scheme = try SchemeLoader.bundled()
                return Composition(registration(scheme), scheme)
            }
        )
    }
}
