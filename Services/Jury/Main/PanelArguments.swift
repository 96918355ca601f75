import Contracts

/// The panels that are named on the command line.
enum PanelArguments {
    struct Fault: Error, CustomStringConvertible {
        let description: String
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
                throw Fault(description: "unknown panel “\(name)”: known are \(names)")
            }
            panels.append(panel)
        }
        return panels
    }
}
