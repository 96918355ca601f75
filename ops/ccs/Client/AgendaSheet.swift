public import Contracts

/// The agenda of a session as an officer reads it: what stands on it, what could, and what keeps each of the rest.
public struct AgendaSheet {
    private let reply: ReadAgenda.Reply
    private let refusal: (Refusal) -> [String]

    /// A sheet.
    ///
    /// - Parameter refusal: a refusal in French.
    public init(_ reply: ReadAgenda.Reply, saying refusal: @escaping (Refusal) -> [String]) {
        self.reply = reply
        self.refusal = refusal
    }

    /// The sheet, in French; empty where no panel has the session.
    public var text: String {
        guard let found = reply.session else { return "" }
        let head = "Séance \(found.id) de \(found.panel), le \(found.day) : \(Self.states[found.state] ?? found.state)"
        let ready = reply.others.filter(\.refusals.isEmpty)
        let kept = reply.others.filter { !$0.refusals.isEmpty }
        let lines =
            [head] + section("À l'ordre du jour", reply.agenda) + section("Prêts, sur aucun ordre du jour", ready)
            + section("Pas prêts pour cette séance", kept)
        return lines.joined(separator: "\n")
    }

    private func section(_ head: String, _ entries: [ReadAgenda.Entry]) -> [String] {
        ["", "\(head) : \(entries.count)"] + entries.flatMap(lines)
    }

    private func lines(_ entry: ReadAgenda.Entry) -> [String] {
        var parts = [entry.dossier.value]
        if entry.matter == .rescission { parts.append("décision à retirer") }
        if entry.matter != nil { parts.append(entry.state.map { Self.states[$0] ?? $0 } ?? "inconnu du jury") }
        if let day = entry.decideBy?.parisDay { parts.append("à décider avant le \(day)") }
        return ["  " + parts.joined(separator: ", ")] + entry.refusals.flatMap(refusal).map { "      \($0)" }
    }

    private static let states = [
        "convened": "convoquée", "sitting": "en cours", "drawnUp": "procès-verbal établi", "cancelled": "annulée",
        "effective": "décisions en vigueur", "waiting": "en attente", "placed": "à examiner", "examined": "voté",
        "deferred": "complément demandé", "excluding": "exclusion votée", "decided": "décidé", "withdrawn": "désisté",
        "excluded": "exclu", "left": "passé à une réévaluation",
    ]
}
