/// A file was awarded whose candidate had been put right after it was handed over: the jury still told the former names,
/// and the certificate is to bear these.
public struct AwardedHolderCorrected: Event {
    public static let type: MessageType = "registration.awarded-holder-corrected.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate, who is the holder.
    public var candidate: PersonID
    /// The decision that awarded.
    public var decision: DecisionID
    /// Who the holder is and how they are reached.
    public var personal: CandidatePersonal?

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
