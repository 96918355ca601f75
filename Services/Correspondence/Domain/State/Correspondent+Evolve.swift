public import Contracts

extension Correspondent {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [AddressNoted.self, CorrespondentDied.self]

    /// The correspondent after one more event. Total: an event that does not fit leaves it as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        if let event = event as? AddressNoted {
            return Correspondent(
                dossier: event.dossier,
                candidate: event.candidate,
                branch: event.branch,
                certificateKind: event.certificateKind,
                number: event.number,
                standard: event.standard,
                companySiret: event.companySiret,
                // Erased later, it is known that there was one: a letter that waits is withdrawn then.
                hasEmail: event.hasEmail,
                hasDied: state?.hasDied ?? false
            )
        }
        guard var correspondent = state else { return nil }
        if event is CorrespondentDied { correspondent.hasDied = true }
        return correspondent
    }
}
