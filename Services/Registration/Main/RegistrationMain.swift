import Foundation
import RegistrationService
import SchemeLoading
import ServiceKit

@main struct RegistrationMain {
    static func main() {
        exit(
            ServiceHost.run("registration") { settings in
                let scheme = try SchemeLoader.bundled()
                return Composition(registration(scheme), .single(name: "registration"), scheme)
            }
        )
    }
}
