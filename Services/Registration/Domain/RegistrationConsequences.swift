public import Contracts

extension RegistrationFile {
    /// The key of a person's one open file for a kind of certificate.
    public static func openFile(of candidate: PersonID, for kind: CertificateKindID) -> Claim {
        Claim("open-file/\(kind.value)/\(candidate.value)")
    }

    /// The key of the file through which a person holds a kind of certificate.
    public static func certificateHeld(by person: PersonID, of kind: CertificateKindID) -> Claim {
        Claim("holder/\(kind.value)/\(person.value)")
    }

    /// The due time at which a file without activity lapses.
    public static let lapse = "lapse"

    /// The unique keys held: one open file a person and kind, then one award.
    public var claims: [Claim] {
        let open = [RegistrationFile.openFile(of: candidate, for: certificateKind)]
        switch stage {
        case .registered, .handedOver: return open
        case .returned(_, let returned): return returned.openedMeanwhile == nil ? open : []
        case .takenBack(_, let decision): return decision.openedMeanwhile == nil ? open : []
        case .awarded(_, let award), .certified(_, let award, _):
            guard award.heldThrough == nil else { return [] }
            return [RegistrationFile.certificateHeld(by: candidate, of: certificateKind)]
        case .ended: return []
        }
    }

    /// The number taken at the acceptance; it stays taken for ever.
    public var numbers: [TakenNumber] { number.map { [$0.taken] } ?? [] }

    /// When a file that registration holds lapses.
    public var dueTimes: [DueTime] {
        switch stage {
        case .registered(let registered): [DueTime(RegistrationFile.lapse, at: registered.lapsesAt)]
        case .returned(_, let returned): [DueTime(RegistrationFile.lapse, at: returned.lapsesAt)]
        case .handedOver, .awarded, .certified, .takenBack, .ended: []
        }
    }

    /// The candidate, while anything personal is kept here.
    public var persons: Set<PersonID> {
        let holds =
            if case .registered(let registered) = stage { registered.personal != nil } else {
                accepted?.personal != nil
            }
        return holds ? [candidate] : []
    }
}
