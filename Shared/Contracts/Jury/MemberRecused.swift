/// A member has declared a tie, or the data show it, and is recused from this file, in this session and later ones; a ballot cast before
/// does not count.
public struct MemberRecused: Event {
    public static let type: MessageType = "jury.member-recused.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// The member.
    public var member: PersonID
    /// To whom or what; never empty.
    public var ties: [TieKind]
    /// How the tie came to be known; `nil` where the member declared it.
    public var source: Recusal.Source? = nil
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { member }
}
