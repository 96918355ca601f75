import Contracts
import Scheme

/// Reads one occupational standard.
struct OccupationalStandardReader {
    let context: ReadingContext

    func read(_ root: Cursor) -> OccupationalStandard? {
        root.mapping { m in
            let head = context.standardHead(m)
            var codes = UniqueNames()
            let activities = m["activities"]?.list { entry in
                entry.mapping { a -> OccupationalStandard.Activity? in
                    let place = a["code"]
                    let code = place?.identifier(Kind.Element.self)
                    if let code, let place { codes.see(code.value, at: place) }
                    let title = a["title"]?.text()
                    guard let code, let title else { return nil }
                    return OccupationalStandard.Activity(code: code.value, title: title)
                }
            }
            guard let head, let activities else { return nil }
            return OccupationalStandard(
                id: head.id,
                certificateKind: head.kind,
                title: head.title,
                version: head.version,
                inForceFrom: head.inForceFrom,
                official: head.official,
                activities: activities
            )
        }
    }
}
