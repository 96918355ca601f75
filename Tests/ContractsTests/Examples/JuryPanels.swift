import Contracts

extension Example {
    /// The messages of the joint jury about its members: who sits, and through whom.
    static let juryPanels: [Example] = [
        Example(GiveProxy(session: session, panel: panel, member: viceChair, holder: chair)),
        Example(ProxyGiven(session: session, panel: panel, member: viceChair, holder: chair)),
    ]
}
