import Campaign
import Contracts
import Foundation
import Messaging
import Simulation

// What is personal, to be looked for once its time is over.
extension CampaignDriver {
    /// The command as it is sent: where years pass, every free text in its personal group ends with a word that is in no
    /// other file.
    func marked(_ request: Request) -> Data {
        let body = Data(request.body)
        guard monthsToCome != nil, let dossier = request.command.about, body.range(of: Self.personalMember) != nil,
            var object = try? JSONSerialization.jsonObject(with: body) as? [String: Any],
            let personal = object["personal"] as? [String: Any]
        else { return body }
        object["personal"] = marked(personal, with: Self.mark(of: dossier))
        return (try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes]))
            ?? body
    }

    private static let personalMember = Data("\"personal\":{".utf8)

    private func marked(_ value: Any, with mark: String) -> Any {
        switch value {
        case let text as String: text.contains(" ") ? "\(text) \(mark)" : text
        case let list as [Any]: list.map { marked($0, with: mark) }
        // Who somebody is must be the same wherever it is said.
        case let group as [String: Any]:
            group.reduce(into: [String: Any]()) { all, entry in
                let isWho = ["identity", "contact"].contains(entry.key)
                all[entry.key] = isWho ? entry.value : marked(entry.value, with: mark)
            }
        default: value
        }
    }

    private static func mark(of dossier: DossierID) -> String { "mark" + dossier.value.filter { $0 != "-" } }

    /// The files whose term is over, and what was personal in them. Of a holder, certification keeps the name.
    func gone(_ sight: Sight) throws -> [Gone] {
        let ended = try sight.journal(at: "registration").compactMap { $0.decoded(RetentionEnded.self) }
        return ended.flatMap { ended in
            let about = "\(ended.dossier)"
            let kept = ended.erases?.keptBy ?? []
            let stores = routes.stores.filter { !kept.contains($0) }
            return [
                Gone([Self.mark(of: ended.dossier)], about: about, from: stores),
                Gone(campaign.words(of: ended.candidate), about: about, from: stores),
            ]
        }
    }

    /// Of every file that came to a jury, one for that panel of a type that it does not know, and one that builds on what
    /// never comes.
    func strays(_ sight: Sight) throws -> [(store: String, envelope: Envelope, body: [UInt8])] {
        guard let file = campaign.verdicts().last(where: { $0.panel != nil }), let panel = file.panel else { return [] }
        let words = "Le livret de \(Self.mark(of: file.dossier))"
        let text = #"{"dossier":"\#(file.dossier)","personal":{"words":"\#(words)"}}"#
        return ["unknown", "waiting"].map { kind in
            var envelope = Envelope(
                id: MessageID("stray-\(kind)") ?? "stray-message",
                type: kind == "unknown" ? "evaluation.dance.v1" : BookletTransmitted.type,
                source: "evaluation",
                time: sight.now
            )
            envelope.user = Routes.user(ofStore: "evaluation")
            envelope.dossier = file.dossier
            if kind == "waiting" {
                envelope.version = 99
                envelope.previous = [Routes.store(ofPanel: panel): 98]
            }
            return (Routes.store(ofPanel: panel), envelope, [UInt8](text.utf8))
        }
    }

    func words(of person: PersonID) -> Set<String> { campaign.words(of: person) }
}
