import Contracts

/// The panels that a process may hold, and those of them that are named on the command line.
enum PanelArguments {
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    /// The panels of the branch whose juries that broker user works for.
    static func own(user: String, among panels: [PanelID]) throws -> [PanelID] {
        let branches = Set(panels.compactMap { Routes.branch(ofStore: Routes.store(ofPanel: $0)) }).sorted()
        guard let branch = Routes.branch(ofUser: user), branches.contains(branch) else {
            let users = branches.map(Routes.juryUser(ofBranch:)).joined(separator: ", ")
            throw Fault(
                description: "the broker's user \(user) works for no branch's juries: those that do are \(users)"
            )
        }
        return panels.filter { Routes.branch(ofStore: Routes.store(ofPanel: $0)) == branch }
    }

    static func read(_ arguments: [String], known: [PanelID]) throws -> [PanelID] {
        var panels: [PanelID] = []
        var rest = arguments.dropFirst()
        while let option = rest.popFirst() {
            guard option == "--panel", let name = rest.popFirst() else {
                throw Fault(description: "unknown argument “\(option)”: jury [--panel PANEL]…")
            }
            guard let panel = PanelID(name), known.contains(panel) else {
                let names = known.map(\.value).joined(separator: ", ")
                throw Fault(description: "“\(name)” is no panel of this branch: those are \(names)")
            }
            panels.append(panel)
        }
        return panels
    }
}
