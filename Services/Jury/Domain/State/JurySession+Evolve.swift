public import Contracts

extension JurySession {
    /// Every event that a session is made of.
    public static let events: [any Event.Type] = [
        SessionConvened.self, SessionOpened.self, SessionCancelled.self, AgendaExtended.self, MinutesDrawnUp.self,
        MinutesSigned.self, SignatoryReplaced.self, RectifiedMinutesDrawnUp.self, MinutesSignatureReminded.self,
        ProxyGiven.self, SessionPostponed.self,
        MinutesFellDue.self, SessionWordsRetentionEnded.self, MemberDeparted.self, MemberReplaced.self,
        SessionDeclaredVoid.self,
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
            state.comeBack(event.returned ?? [])
            state.presidency = event.presidency
            state.stage = .sitting
        case (let event as SessionPostponed, .convened):
            state.day = event.day
            state.startsAt = event.startsAt
            state.place = event.place
        case (is SessionCancelled, _): state.stage = .cancelled
        case (let event as MemberDeparted, _): state.depart(event)
        case (let event as MemberReplaced, .convened): state.replace(event)
        case (is SessionDeclaredVoid, _): state.stage = .void
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

    mutating func changeSignatures(_ change: (inout AwaitedSignatures) -> Void) {
        switch stage {
        case .drawnUp(var minutes):
            change(&minutes.signatures)
            stage = .drawnUp(minutes)
        case .effective(var minutes):
            guard var rectification = minutes.rectification else { return }
            change(&rectification.signatures)
            minutes.rectification = rectification
            stage = .effective(minutes)
        case .convened, .sitting, .cancelled, .void: break
        }
    }

    mutating func replaceSignatory(_ event: SignatoryReplaced) {
        let college = college(of: event.replaced)
        standIns.append(StandIn(replaced: event.replaced, standIn: event.standIn, college: college))
    }

    mutating func sign(_ event: MinutesSigned) {
        guard event.takesEffect else {
            changeSignatures { $0.signatories.append(event.signatory) }
            return
        }
        switch stage {
        case .drawnUp(let minutes):
            stage = .effective(EffectiveMinutes(digests: [event.digest], on: event.signedOn, lines: minutes.lines))
        case .effective(var minutes):
            guard let rectification = minutes.rectification else { return }
            present = rectification.present
            minutes.digests.append(event.digest)
            minutes.rectification = nil
            stage = .effective(minutes)
        case .convened, .sitting, .cancelled, .void: break
        }
    }
}
