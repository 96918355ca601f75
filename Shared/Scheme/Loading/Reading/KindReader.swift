import Contracts
import Scheme

/// Reads one kind of certificate.
struct KindReader {
    let context: ReadingContext

    func read(_ root: Cursor) -> CertificateKind? {
        root.mapping { m in
            let id = context.ownCode(m["id"], Kind.CertificateKind.self)
            let title = m["title"]?.text()
            let nationalReporting = m["nationalReporting"]?.flag()
            var names = UniqueNames()
            let tools = m["tools"]?.list { entry in
                entry.mapping { t -> CertificateKind.Tool? in
                    let place = t["id"]
                    let id = place?.identifier(Kind.Standard.self)
                    if let id, let place { names.see(id.value, at: place) }
                    let title = t["title"]?.text()
                    let version = t["version"]?.text()
                    let validatedOn = t["validatedOn"]?.day()
                    let confidential = t["confidential"]?.flag()
                    guard let id, let title, let version, let validatedOn, let confidential else { return nil }
                    return CertificateKind.Tool(
                        id: id.value,
                        title: title,
                        version: version,
                        validatedOn: validatedOn,
                        confidential: confidential
                    )
                }
            }
            guard let id, let title, let nationalReporting, let tools else { return nil }
            return CertificateKind(id: id, title: title, nationalReporting: nationalReporting, tools: tools)
        }
    }
}
