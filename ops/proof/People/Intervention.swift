public import Contracts

/// What people may do to a file besides what a campaign has them do. The campaign goes on after each of them: it reads
/// how the file stands where it is refused something.
public struct Intervention: Sendable {
    /// What can be done.
    public enum Kind: Sendable, CaseIterable {
        /// The candidate gives up.
        case withdrawal
        /// The officer puts the file on hold.
        case hold
        /// The officer lets it go on.
        case release
        /// The officer has another evaluator observe.
        case replacement
    }

    /// The store that has the file, as far as its people know.
    public let store: String
    /// Who acts.
    public let actor: Actor
    /// What they send.
    public let command: any Command
}

extension Campaign {
    /// That intervention on a file under way; `nil` where it makes no sense at the stage of the file.
    public func intervention(_ kind: Intervention.Kind, on file: Whereabouts) -> Intervention? {
        guard let script = filesUnderWay.files.first(where: { $0.dossier == file.dossier }) else { return nil }
        let command: (any Command)? =
            switch kind {
            case .withdrawal: WithdrawCandidate(dossier: file.dossier, candidate: file.candidate)
            case .hold:
                HoldFile(
                    dossier: file.dossier,
                    candidate: file.candidate,
                    personal: HoldPersonal(reason: "Une pièce est à vérifier.")
                )
            case .release: ReleaseFile(dossier: file.dossier)
            case .replacement: file.stage == .booklet ? script.replacementOfEvaluator : nil
            }
        return command.map {
            Intervention(
                store: file.store,
                actor: kind == .withdrawal ? script.asCandidate : script.asOfficer,
                command: $0
            )
        }
    }
}
