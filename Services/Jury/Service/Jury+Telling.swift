import Contracts
import Messaging

/// What partner branches are told: of a panel's branch, in whose name all of it is decided.
@Listening func telling() -> [any ListeningEntry] {
    Telling(SessionConvened.self) { event, store in
        branch(of: store).map {
            PartnerSessionConvened(branch: $0, panel: event.panel, session: event.session, day: event.day)
        }
    }
    Telling(SessionPostponed.self) { event, store in
        branch(of: store).map {
            PartnerSessionConvened(branch: $0, panel: event.panel, session: event.session, day: event.day)
        }
    }
    Telling(SessionCancelled.self) { event, store in
        branch(of: store).map {
            PartnerSessionCancelled(branch: $0, panel: event.panel, session: event.session)
        }
    }
    Telling(SessionDeclaredVoid.self) { event, store in
        branch(of: store).map {
            PartnerSessionCancelled(branch: $0, panel: event.panel, session: event.session)
        }
    }
    Telling(MinutesSigned.self) { event, store -> PartnerSessionClosed? in
        guard event.takesEffect, let branch = branch(of: store) else { return nil }
        return PartnerSessionClosed(
            branch: branch,
            panel: event.panel,
            session: event.session,
            closedOn: event.signedOn
        )
    }
    Telling(CertificateAwarded.self) { event, store in
        branch(of: store).map {
            PartnerDecisionInForce(
                branch: $0,
                dossier: event.dossier,
                decision: event.decision,
                attempt: event.attempt,
                session: event.session,
                decidedOn: event.decidedOn,
                isAwarded: true
            )
        }
    }
    Telling(CertificateNotAwarded.self) { event, store in
        branch(of: store).map {
            PartnerDecisionInForce(
                branch: $0,
                dossier: event.dossier,
                decision: event.decision,
                attempt: event.attempt,
                session: event.session,
                decidedOn: event.decidedOn,
                isAwarded: false
            )
        }
    }
    Telling(DecisionRescinded.self) { event, store in
        branch(of: store).map {
            PartnerDecisionRescinded(
                branch: $0,
                dossier: event.dossier,
                decision: event.decision,
                rescindedOn: event.rescindedOn
            )
        }
    }
}

private func branch(of store: String) -> BranchID? { Routes.branch(ofStore: store).flatMap { BranchID($0) } }
