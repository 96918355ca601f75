public import Contracts

/// The holder has died: nothing more is written to them.
public func decide(
    _ event: HolderDeathRecorded,
    on correspondent: Correspondent?,
    open letters: [Letter]
) -> Decision {
    guard let correspondent else { return .early(StreamID(Correspondent.kind, event.dossier.value)) }
    guard !correspondent.hasDied else { return .accepted([]) }
    let theirs = letters.filter { $0.addressee.id == correspondent.candidate.value }
    return .accepted(
        [CorrespondentDied(dossier: event.dossier, candidate: event.holder)] + withdrawnLetterStays(theirs, .died)
    )
}
