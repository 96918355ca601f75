public import Contracts
import Foundation

/// All that is held about a person, out of all stores, as one document that can be given to them: in French, with what was
/// recorded when, for what purpose, and who read it.
public struct PersonalRecord {
    private let person: PersonID
    private var stores: [[String: Any]] = []

    /// A record with nothing in it yet.
    public init(of person: PersonID) { self.person = person }

    /// Whether no store holds anything.
    public var isEmpty: Bool { stores.isEmpty }

    /// Adds what a store holds; nothing where it holds nothing.
    public mutating func add(_ reply: ReadPersonalRecord.Reply, of store: String) throws {
        guard !reply.entries.isEmpty else { return }
        let service = store.split(separator: ".").first.map(String.init) ?? store
        stores.append([
            "registre": store, "finalité": Self.purpose(of: service),
            "données": try reply.entries.map(line), "consultations": reply.readings.map(line),
        ])
    }

    /// The document.
    public func document() throws -> String {
        let whole: [String: Any] = ["personne": person.value, "registres": stores]
        let data = try JSONSerialization.data(
            withJSONObject: whole,
            options: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        )
        return String(decoding: data, as: UTF8.self)
    }

    /// For what each service keeps what it does.
    static func purpose(of service: String) -> String {
        switch service {
        case "registration": "instruire l'inscription, et la réévaluation"
        case "evaluation": "évaluer les compétences, et désigner qui les évalue"
        case "jury": "décider, et répondre aux recours"
        case "certification": "délivrer le certificat, et tenir le registre des titulaires"
        case "correspondence": "écrire à la personne, et savoir ce que les lettres sont devenues"
        default: service
        }
    }

    private func line(_ entry: PersonalEntry) throws -> [String: Any] {
        var line: [String: Any] = [
            "date": entry.at.description, "fait": entry.type.value,
            "contenu": try JSONSerialization.jsonObject(with: Data(entry.content.utf8)),
        ]
        line["dossier"] = entry.dossier?.value
        line["qualité de l'auteur"] = entry.by?.rawValue
        // Consigné par qui est dit ci-dessus, pour le compte de :
        line["pour le compte de"] = entry.onBehalfOf?.rawValue
        line["sur pièce"] = entry.document
        line["fait le"] = entry.doneOn?.description
        line["reçu le"] = entry.receivedOn?.description
        return line
    }

    private func line(_ reading: Reading) -> [String: Any] {
        var line: [String: Any] = [
            "date": reading.at.description, "qualité du lecteur": reading.asking.by.role.rawValue,
            "motif": reading.asking.purpose.rawValue, "objet": reading.matter,
        ]
        line["dossier"] = reading.dossier?.value
        return line
    }
}
