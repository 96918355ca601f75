import ContractBook
import ContractReading
import Contracts
import SchemeLoading

/// Holds what somebody wrote against the contract of a message: gives its body, or everything that is wrong with it.
struct FormCheck {
    private let catalogue: Catalogue
    private(set) var faults: [FileFault] = []

    init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    /// The body of a message of that declaration; `nil` with faults.
    mutating func body(_ declaration: String, _ place: WrittenFile.Place) -> JSONDocument? {
        object(declaration, place, "")
    }

    private mutating func fault(_ place: WrittenFile.Place, _ path: String, _ says: String, _ expected: String)
        -> JSONDocument?
    {
        faults.append(FileFault(line: place.line, path: path, says, expected: expected))
        return nil
    }

    private mutating func object(_ name: String, _ place: WrittenFile.Place, _ path: String) -> JSONDocument? {
        guard let object = catalogue.object(name) else { return nil }
        guard let written = place.members else {
            return fault(place, path, "n'est pas un groupe de champs", "un groupe de champs")
        }
        var members: [(name: String, value: JSONDocument)] = []
        for (name, inner, line) in written where !object.members.contains(where: { $0.name == name }) {
            let names = object.members.map(\.name)
            let expected = nearest(to: name, among: names).map { "« \($0) » ?" } ?? names.joined(separator: ", ")
            let path = Self.joined(path, name)
            faults.append(FileFault(line: line ?? inner.line, path: path, "champ inconnu", expected: expected))
        }
        for member in object.members {
            let path = Self.joined(path, member.name)
            if let inner = written.first(where: { $0.name == member.name })?.place, !inner.isEmpty {
                if let value = value(member.form, inner, path) { members.append((member.name, value)) }
            } else if member.isDemanded {
                let line = written.first { $0.name == member.name }?.line ?? place.line
                faults.append(FileFault(line: line, path: path, "manque", expected: Self.expected(member.form)))
            }
        }
        return .object(members.sorted { $0.name < $1.name })
    }

    private mutating func value(_ form: Form, _ place: WrittenFile.Place, _ path: String) -> JSONDocument? {
        switch form {
        case .object(let name): return object(name, place, path)
        case .list(let element):
            guard let elements = place.list else {
                return fault(place, path, "n'est pas une liste", Self.expected(form))
            }
            return .list(elements.enumerated().compactMap { value(element, $1, "\(path)[\($0)]") })
        case .table(let key, let element):
            guard let members = place.members else {
                return fault(place, path, "n'est pas une table", Self.expected(form))
            }
            return .object(
                members.compactMap { name, inner, _ -> (name: String, value: JSONDocument)? in
                    let path = Self.joined(path, name)
                    guard text(key, name, inner, path) != nil else { return nil }
                    return value(element, inner, path).map { (name, $0) }
                }.sorted { $0.name < $1.name }
            )
        case .text, .choice, .integer, .boolean:
            guard let scalar = place.scalar, !place.isEmpty else {
                return fault(
                    place,
                    path,
                    place.isEmpty ? "est vide" : "n'est pas une valeur simple",
                    Self.expected(form)
                )
            }
            return simple(form, scalar.text, isQuoted: scalar.isQuoted, place, path)
        }
    }

    private mutating func simple(
        _ form: Form,
        _ text: String,
        isQuoted: Bool,
        _ place: WrittenFile.Place,
        _ path: String
    ) -> JSONDocument? {
        switch form {
        case .integer:
            guard !isQuoted, let number = Int(text), String(number) == text else {
                return fault(place, path, "« \(Self.shown(text)) » n'est pas un nombre", Self.expected(form))
            }
            return .number(number)
        case .boolean:
            guard !isQuoted, let flag = Bool(text) else {
                return fault(place, path, "« \(Self.shown(text)) » ne dit ni oui ni non", Self.expected(form))
            }
            return .flag(flag)
        default: return self.text(form, text, place, path)
        }
    }

    private mutating func text(_ form: Form, _ text: String, _ place: WrittenFile.Place, _ path: String)
        -> JSONDocument?
    {
        switch form {
        case .choice(let cases):
            guard cases.contains(where: { $0.value == text }) else {
                let near = nearest(to: text, among: cases.map(\.value)).map { " ; « \($0) » ?" } ?? ""
                return fault(
                    place,
                    path,
                    "« \(Self.shown(text)) » n'est pas un choix possible\(near)",
                    Self.expected(form)
                )
            }
        case .text(let pattern, let format, _):
            guard Self.fits(text, pattern, format) else {
                return fault(place, path, "« \(Self.shown(text)) » n'a pas la forme voulue", Self.expected(form))
            }
        default: break
        }
        return .text(text)
    }

    private static func fits(_ text: String, _ pattern: String?, _ format: String?) -> Bool {
        switch format {
        case "date": return Day(text) != nil
        case "date-time": return Instant(text) != nil
        default:
            guard let pattern, let regex = try? Regex(pattern) else { return true }
            return (try? regex.wholeMatch(in: text)) != nil
        }
    }

    /// What would be right, in French.
    static func expected(_ form: Form) -> String {
        switch form {
        case .integer: "un nombre entier, sans guillemets"
        case .boolean: "true ou false, sans guillemets"
        case .choice(let cases): "l'un de : \(cases.map(\.value).joined(separator: ", "))"
        case .list: "une liste"
        case .table, .object: "un groupe de champs"
        case .text(let pattern, let format, _):
            switch (format, pattern) {
            case ("date", _): "un jour du calendrier, écrit 2026-05-18"
            case ("date-time", _): "un instant, écrit 2026-05-18T09:30:00Z"
            case (_, nil): "un texte"
            case (_, let pattern?):
                pattern == identifier
                    ? "un identifiant : 1 à 64 lettres sans accent, chiffres ou . _ : -"
                    : "un texte de la forme \(pattern)"
            }
        }
    }

    private static let identifier = "^[A-Za-z0-9._:-]{1,64}$"

    private static func joined(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    /// As much of a text as tells which it is.
    private static func shown(_ text: String) -> String { text.count > 40 ? "\(text.prefix(40))…" : text }
}
