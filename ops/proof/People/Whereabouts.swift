public import Contracts

/// Where a file under way is, as far as its people know.
public struct Whereabouts: Sendable, Equatable {
    /// The stages of a file, in their order.
    public enum Stage: String, Sendable, CaseIterable {
        case registration, designation, observation, booklet, session, minutes, signatures, reassessment
    }

    /// The file.
    public var dossier: DossierID
    /// Its candidate.
    public var candidate: PersonID
    /// How far it has come.
    public var stage: Stage
    /// The store that has it in its hands.
    public var store: String
}

extension Campaign {
    /// Where the files under way are.
    public func whereabouts() -> [Whereabouts] {
        let (beingWritten, files) = filesUnderWay
        return files.compactMap { file in
            guard let stage = file.stage else { return nil }
            let isInMinutes = stage == .session && beingWritten.contains(file.dossier)
            return Whereabouts(
                dossier: file.dossier,
                candidate: file.candidate.person,
                stage: isInMinutes ? .minutes : stage,
                store: file.holder(at: stage)
            )
        }
    }
}

extension FileScript {
    fileprivate var stage: Whereabouts.Stage? {
        guard ending == nil else { return nil }
        guard standing.handedOver != nil else { return .registration }
        if standing.transmitted == nil {
            guard standing.designated, standing.declared.isSuperset(of: observers) else { return .designation }
            return standing.recorded.isSuperset(of: observers) ? .booklet : .observation
        }
        switch standing.decision {
        case nil: return .session
        case .awarded: return .signatures
        case .notAwarded: return .reassessment
        }
    }

    fileprivate func holder(at stage: Whereabouts.Stage) -> String {
        switch stage {
        case .registration, .reassessment: "registration"
        case .designation, .observation, .booklet: "evaluation"
        case .session, .minutes: panel.map(Routes.store(ofPanel:)) ?? "evaluation"
        case .signatures: "certification"
        }
    }
}
