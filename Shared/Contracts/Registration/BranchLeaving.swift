/// The C4S records that a branch has left a kind of certificate, and until when its open files run there, as both agreed
/// (specification, organisation of the CCS). The branch's data say the same, or it is refused.
public struct RecordBranchLeaving: Command {
    public static let type: MessageType = "registration.record-branch-leaving.v1"
    /// The branch.
    public var branch: BranchID
    /// What it has left.
    public var certificateKind: CertificateKindID
    /// Who records it for the C4S.
    public var recordedBy: PersonID

    public var about: DossierID? { nil }
}

/// A branch has left a kind of certificate; the files that are open there after the agreed day pass to a joined branch, or
/// close.
public struct BranchLeavingRecorded: Event {
    public static let type: MessageType = "registration.branch-leaving-recorded.v1"
    /// The branch.
    public var branch: BranchID
    /// What it has left.
    public var certificateKind: CertificateKindID
    /// The last day on which its open files run there.
    public var openFilesUntil: Day
    /// Who recorded it for the C4S.
    public var recordedBy: PersonID

    public var stream: StreamID { leavingStream(branch, certificateKind) }
    public var about: DossierID? { nil }
}

/// Some of the files of a branch that has left were looked at, in the order of their identifiers.
public struct OpenFilesSwept: Event {
    public static let type: MessageType = "registration.open-files-swept.v1"
    /// The branch.
    public var branch: BranchID
    /// What it has left.
    public var certificateKind: CertificateKindID
    /// The last file that was looked at; `nil` once there is none left.
    public var upTo: DossierID?

    public var stream: StreamID { leavingStream(branch, certificateKind) }
    public var about: DossierID? { nil }
}

/// The history of a branch's leaving.
public func leavingStream(_ branch: BranchID, _ kind: CertificateKindID) -> StreamID {
    StreamID("leaving-branch", "\(branch)/\(kind)")
}

/// A branch has left, and the file no longer runs there: whoever holds it gives it up, unless it is decided.
public struct FileRecalled: Event {
    public static let type: MessageType = "registration.file-recalled.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt that ends with it.
    public var attempt: Int

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}

/// The file of a branch that has left is taken over by a joined branch: its registration and its number stay, and so does
/// all that was acquired; what is still to be assessed, decided and signed is the new branch's. Candidate and company are
/// told.
public struct FilePassedOn: Event {
    public static let type: MessageType = "registration.file-passed-on.v1"
    /// The file.
    public var dossier: DossierID
    /// The branch that has left.
    public var from: BranchID
    /// The branch that takes it over.
    public var to: BranchID
    /// The day in Paris.
    public var passedOn: Day
    /// Who is told: the candidate.
    public var candidate: PersonID
    /// Who is told: the company of the attempt, by its SIRET; absent where the file names none yet.
    public var companySiret: String?

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}

/// The file of a branch that has left closes, as no joined branch takes it over. Candidate and company are told.
public struct FileClosed: Event {
    public static let type: MessageType = "registration.file-closed.v1"
    /// The file.
    public var dossier: DossierID
    /// The branch that has left.
    public var branch: BranchID
    /// The day in Paris.
    public var closedOn: Day
    /// Who is told: the candidate.
    public var candidate: PersonID
    /// Who is told: the company of the attempt, by its SIRET; absent where the file names none yet.
    public var companySiret: String?

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}
