public import Contracts

/// The holder has died: nothing more is written to them.
public func decide(_ event: HolderDeathRecorded, on correspondent: Correspondent?, open letters: [Letter]) -> Decision {
    hasDied(event.dossier, correspondent, open: letters)
}

/// Nothing more is written to a candidate or holder who has died; their letters that wait are not sent.
func hasDied(_ dossier: DossierID, _ correspondent: Correspondent?, open letters: [Letter]) -> Decision {
    guard let correspondent else { return .early(StreamID(Correspondent.kind, dossier.value)) }
    guard !correspondent.hasDied else { return .accepted([]) }
    let theirs = letters.filter { $0.addressee.id == correspondent.candidate.value }
    return .accepted(
        [CorrespondentDied(dossier: dossier, candidate: correspondent.candidate)] + withdrawnLetterStays(theirs, .died)
    )
}
