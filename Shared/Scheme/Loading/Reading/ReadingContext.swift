import Contracts
import Scheme

/// What a file's reader must know of the other files. Files are known by their names, which are their codes, so that
/// a fault within one file does not make references to it wrong.
struct ReadingContext {
    var kinds: Set<String> = []
    var branches: Set<String> = []
    /// The panels of each branch that could be read.
    var panels: [String: Set<PanelID>] = [:]

    /// The code of a file's subject, which is also the file's name.
    func ownCode<Kind>(_ place: Cursor?, _ kind: Kind.Type = Kind.self) -> Identifier<Kind>? {
        guard let place, let code = place.identifier(kind) else { return nil }
        let stem = DataFile.stem(of: place.file)
        if code.value != stem {
            place.report(.wrongName, found: code.value, expected: "\(stem), as the file is named")
        }
        return code
    }

    /// A kind of certificate that is in the scheme.
    func kind(_ place: Cursor?) -> CertificateKindID? {
        guard let place, let code = place.identifier(Kind.CertificateKind.self) else { return nil }
        if !kinds.contains(code.value) {
            place.report(
                .unknownReference,
                found: code.value,
                expected: "a kind of certificate: \(kinds.sorted().joined(separator: ", "))"
            )
        }
        return code
    }

    /// What the heads of both kinds of standard have alike.
    func standardHead(_ m: MappingReader) -> StandardHead? {
        let id = ownCode(m["id"], Kind.Standard.self)
        let kind = kind(m["certificateKind"])
        let title = m["title"]?.text()
        let version = m["version"]?.text()
        let inForceFrom = m["inForceFrom"]?.day()
        let official = m["official"]?.flag()
        guard let id, let kind, let title, let version, let inForceFrom, let official else { return nil }
        return StandardHead(
            id: id,
            kind: kind,
            title: title,
            version: version,
            inForceFrom: inForceFrom,
            official: official
        )
    }
}

/// The head of a standard.
struct StandardHead {
    let id: StandardID
    let kind: CertificateKindID
    let title: String
    let version: String
    let inForceFrom: Day
    let official: Bool
}
