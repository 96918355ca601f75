public import Contracts

extension Letter {
    /// Nothing follows.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }

    /// Nobody: what is personal in a letter stands in its journal only.
    public var persons: Set<PersonID> { [] }

    /// The key of a letter that waits, by the moment from which on it is to be handed over.
    public static func waiting(from at: Instant) -> String { "letter-waiting/\(padded(at))" }

    /// The end of the keys of those that wait.
    public static let waitingEnd = "letter-waiting0"

    /// The keys of letters that are being handed over.
    public static let sendingStart = "letter-sending/"

    /// The end of them.
    public static let sendingEnd = "letter-sending0"

    /// The keys of letters that lie ready for a branch to post them, or to hand them over.
    public static func ready(_ means: DispatchMeans, of branch: BranchID) -> String {
        "letter-ready/\(branch)/\(means.rawValue)/"
    }

    /// The keys of the letters about a file that may still go out.
    public static func open(about dossier: DossierID) -> String { "open-letter/\(dossier)/" }

    /// The keys of the letters in whose personal part somebody stands, and that may still go out.
    public static func open(of person: PersonID) -> String { "open-letter-of/\(person)/" }

    /// The unique keys held, by which letters are found that are to be handed over, or withdrawn, or wait for an officer.
    public var claims: [Claim] {
        guard isOpen else { return [] }
        var claims = [Claim(Letter.open(of: subject) + letter.value)]
        if let dossier { claims.append(Claim(Letter.open(about: dossier) + letter.value)) }
        switch stage {
        case .waiting where isByHand:
            claims.append(Claim(Letter.ready(means, of: branch) + letter.value))
            claims.append(.overdue(StreamID(Letter.kind, letter.value)))
        case .waiting: claims.append(Claim("\(Letter.waiting(from: at))/\(letter)"))
        case .sending: claims.append(Claim("\(Letter.sendingStart)\(letter)"))
        case .held, .refused, .returned: claims.append(.overdue(StreamID(Letter.kind, letter.value)))
        case .sent: break
        }
        return claims
    }

    /// What waits on an officer here.
    public var openSteps: [OpenStep] {
        guard isOpen, let step else { return [] }
        return [
            OpenStep(
                branch: branch,
                subject: StreamID(Letter.kind, letter.value),
                step: step,
                responsible: .officer,
                dueAt: at,
                isOverdue: true
            )
        ]
    }

    /// What an officer is to do with it.
    private var step: String? {
        switch stage {
        case .waiting: isByHand ? "letterIsToBePosted" : nil
        case .held: "letterIsHeld"
        case .refused: "letterIsRefused"
        case .returned: "letterIsReturned"
        case .sending, .sent: nil
        }
    }

    /// As text that sorts like the moments do.
    private static func padded(_ at: Instant) -> String {
        let digits = String(max(0, at.milliseconds))
        return String(repeating: "0", count: max(0, 15 - digits.count)) + digits
    }
}
