public import Contracts

// One sitting of a panel.
//
//   stage       what comes                                    next
//   ---------   -------------------------------------------   --------------------------------------------
//   (none)      SessionConvened                               convened
//   convened, sitting   AgendaExtended, ProxyGiven            the same
//   convened    SessionPostponed                              convened, on another day
//   convened    SessionCancelled                              cancelled
//   convened    SessionOpened                                 sitting
//   sitting     SessionOpened (members come later)            sitting
//   sitting     MinutesDrawnUp                                drawnUp, no signature
//   drawnUp     SessionOpened (the sitting goes on)           sitting; minutes and signatures void
//   drawnUp     MinutesDrawnUp (a file has left since)        drawnUp, no signature
//   drawnUp     MinutesSigned, the first                      drawnUp, one signature
//   drawnUp     MinutesSigned, the second                     effective: the decisions take effect, for good
//   drawnUp, effective   SignatoryReplaced                    the same; somebody else of that college signs
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
        case .effective: "effective"
        }
    }

    /// What is due so many days after the session: the end of that day.
    func dueAfter(_ days: Int) -> Instant { day.adding(days: days + 1).startOfDayUTC }

    /// The member of that name; `nil` when nobody such is convened.
    public func member(_ person: PersonID) -> SessionMember? { members.first { $0.person == person } }
}

extension JurySession {
    /// The kind of the session's streams.
    public static let kind = "session"

    /// Every event that a session is made of.
    public static let events: [any Event.Type] = [
        SessionConvened.self, SessionOpened.self, SessionCancelled.self, AgendaExtended.self, MinutesDrawnUp.self,
        MinutesSigned.self, SignatoryReplaced.self, RectifiedMinutesDrawnUp.self, MinutesSignatureReminded.self,
        ProxyGiven.self, SessionPostponed.self,
        MinutesFellDue.self, SessionWordsRetentionEnded.self,
    ]

    /// The session after an event. An event that it does not know, or that does not fit, leaves it as it is.
    public static func evolve(_ state: JurySession?, _ event: any Event) -> JurySession? {
        if let event = event as? SessionConvened {
            return JurySession(
                session: event.session,
                panel: event.panel,
                branch: event.branch,
                day: event.day,
                startsAt: event.startsAt,
                place: event.place,
                members: event.members,
                presidency: event.presidency,
                present: [],
                proxies: [:],
                agenda: [],
                standIns: [],
                stage: .convened
            )
        }
        guard var state else { return nil }
        state.keepWords(event)
        switch (event, state.stage) {
        case (let event as SessionOpened, _):
            state.present = event.present
            state.presidency = event.presidency
            state.stage = .sitting
        case (let event as SessionPostponed, .convened):
            state.day = event.day
            state.startsAt = event.startsAt
            state.place = event.place
        case (is SessionCancelled, _): state.stage = .cancelled
        case (let event as AgendaExtended, _):
            let items = event.dossiers.map { AgendaItem(dossier: $0, matter: event.matter) }
            state.agenda += items.filter { !state.agenda.contains($0) }
        case (let event as ProxyGiven, _): state.proxies[event.member] = event.holder
        case (let event as MinutesDrawnUp, _):
            state.stage = .drawnUp(UnsignedMinutes(event))
        case (let event as SignatoryReplaced, _): state.replaceSignatory(event)
        case (let event as RectifiedMinutesDrawnUp, .effective(var minutes)):
            minutes.rectification = Rectification(event)
            state.stage = .effective(minutes)
        case (let event as MinutesSigned, _): state.sign(event)
        case (let event as MinutesSignatureReminded, _):
            state.changeSignatures { $0.remindAt.removeAll { $0 <= event.remindedAt } }
        case (is MinutesFellDue, _):
            state.changeSignatures { $0.toldOverdue = true }
        default: break
        }
        return state
    }

    /// Nothing follows.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }

    /// Minutes that nobody signed in time are found by that.
    public var claims: [Claim] {
        awaited?.toldOverdue == true ? [.overdue(StreamID(JurySession.kind, session.value))] : []
    }

    /// A session takes no numbers.
    public var numbers: [TakenNumber] { [] }
}
