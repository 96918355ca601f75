import ArgumentParser
import Contracts
import OperatorClient
import Scheme
import Topology

/// The stores that there are, and those that an operator named.
struct StoreNames {
    let all: [String]

    init(_ scheme: Scheme) { all = Routes.ccs(panels: scheme.panels).stores }

    /// That one, or all when none is named.
    func chosen(_ name: String?) throws -> [String] {
        guard let name else { return all }
        guard all.contains(name) else {
            throw Complaint("there is no store \(name); there are \(all.joined(separator: ", "))")
        }
        return [name]
    }
}
