public import Contracts
import Scheme

// One sitting of a panel.
//
//   stage       what comes                                    next
//   ---------   -------------------------------------------   --------------------------------------------
//   (none)      SessionConvened                               convened
//   convened, sitting   AgendaExtended, ProxyGiven            the same
//   convened    SessionPostponed                              convened, on another day
//   convened    SessionCancelled                              cancelled
//   convened    MemberReplaced                                convened, with another member
//   convened, sitting   MemberDeparted                        the same, without that member
//   convened    SessionOpened                                 sitting
//   sitting     SessionOpened (members come later)            sitting
//   sitting     MinutesDrawnUp                                drawnUp, no signature
//   drawnUp     SessionOpened (the sitting goes on)           sitting; minutes and signatures void
//   drawnUp     MinutesDrawnUp (a file has left since)        drawnUp, no signature
//   drawnUp     MinutesSigned, the first                      drawnUp, one signature
//   drawnUp     MinutesSigned, the second                     effective: the decisions take effect, for good
//   drawnUp, effective   SignatoryReplaced                    the same; somebody else of that college signs
//   sitting, drawnUp   SessionDeclaredVoid                    void; its files are examined anew
//   effective   RectifiedMinutesDrawnUp                       effective, a slip to mend, no signature
//   effective   MinutesSigned, the second under the mended    effective, the slip mended

/// A session of a panel (specification, step 6).
public struct JurySession: Codable, Sendable, Equatable {
    /// The session.
    public var session: SessionID
    /// The panel that sits.
    public var panel: PanelID
    /// Its branch.
    public var branch: BranchID
    /// The day in Paris on which it sits: the day of its decisions.
    public var day: Day
    /// When it begins.
    public var startsAt: Instant
    /// Where it sits.
    public var place: SessionPlace
    /// Who is convened, in order.
    public var members: [SessionMember]
    /// Who presides and signs.
    public var presidency: Presidency
    /// The members who are or were there.
    public var present: [PersonID]
    /// Who votes through whom while absent: the holder of each member's proxy.
    public var proxies: [PersonID: PersonID]
    /// Who did not come, or left; `nil` for nobody.
    public var departures: [DepartedMember]?
    /// What is on the agenda, in order.
    public var agenda: [AgendaItem]
    /// Who signs the minutes in the place of one who no longer can.
    public var standIns: [StandIn]
    /// How far it has come.
    public var stage: Stage
    /// Until when the reasons are kept for which a slip was mended, or a signatory replaced; `nil` where there are none.
    public var wordsKeptUntil: Instant?

    /// A file on the agenda.
    public struct AgendaItem: Codable, Sendable, Equatable {
        /// The file.
        public var dossier: DossierID
        /// What is to be done with it.
        public var matter: AgendaMatter
    }

    /// How far a session has come.
    public enum Stage: Codable, Sendable, Equatable {
        /// Convened, not begun.
        case convened
        /// Sitting: members vote.
        case sitting
        /// Over; the minutes wait for signatures.
        case drawnUp(UnsignedMinutes)
        /// It does not take place.
        case cancelled
        /// Nobody could sign its minutes for a college: it has no effect.
        case void
        /// Its decisions have taken effect.
        case effective(EffectiveMinutes)
    }

    /// Its name as refusals say it.
    var stageName: String {
        switch stage {
        case .convened: "convened"
        case .sitting: "sitting"
        case .drawnUp: "drawnUp"
        case .cancelled: "cancelled"
        case .void: "void"
        case .effective: "effective"
        }
    }

    /// What is due so many days after the session: the end of that day.
    func dueAfter(_ days: Int, _ policy: DuePolicy) -> Instant { policy.deadline(days, after: day).endsAt }

    /// The member of that name; `nil` when nobody such is convened.
    public func member(_ person: PersonID) -> SessionMember? { members.first { $0.person == person } }
}

extension JurySession {
    /// The kind of the session's streams.
    public static let kind = "session"

    /// The two who sign the minutes, one of each college: chair and vice-chair, or who signs in their place.
    public var signatories: [PersonID] {
        [presidency.chair, presidency.viceChair].map { presiding in
            standIns.reduce(presiding) { signs, each in each.replaced == signs ? each.standIn : signs }
        }
    }

    /// The signatures that are waited for now.
    public var awaited: AwaitedSignatures? {
        switch stage {
        case .drawnUp(let minutes): minutes.signatures
        case .effective(let minutes): minutes.rectification?.signatures
        case .convened, .sitting, .cancelled, .void: nil
        }
    }

    /// What the minutes say of each file, signed or not.
    public var lines: [MinutesLine] {
        switch stage {
        case .drawnUp(let minutes): minutes.lines
        case .effective(let minutes): minutes.lines
        case .convened, .sitting, .cancelled, .void: []
        }
    }

    /// The day on which the decisions of this session were notified; `nil` while they have no effect.
    public var notifiedOn: Day? {
        if case .effective(let minutes) = stage { minutes.on } else { nil }
    }
}
