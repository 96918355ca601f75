import CertificationDomain
import Contracts
import Messaging
import Scheme

/// What is done about a wish.
extension FileScript {
    mutating func matter(of wish: FileWish, at now: Instant, _ chance: inout Chance) -> Errand.Matter {
        switch wish {
        case .readDigest:
            return .look(Look(store: "evaluation", ids: standing.filled.map { [$0] } ?? []))
        case .readCertificate:
            return .look(Look(store: "certification", dossiers: [dossier], types: Self.certificates))
        case .readRectification:
            return .look(Look(store: "evaluation", ids: standing.episodes.drawnUp.map { [$0] } ?? []))
        case .readReplacement:
            let ids = standing.episodes.replacementOrdered.map { [$0] } ?? []
            return .look(Look(store: "certification", ids: ids))
        case .readFormer:
            return .look(Look(store: "certification", dossiers: [dossier], types: Self.endsOfCertificates))
        case .confirmEnd:
            return .look(Look(store: "registration", dossiers: [dossier], types: Self.ends))
        case .recall(let store): return .look(Look(store: store, dossiers: [dossier]))
        default: break
        }
        if let request = requests[wish] { return .send(request) }
        let (store, actor, after, command) = act(wish, today: now.parisDay)
        let act = record(of: actor, command, wish, today: now.parisDay)
        let request = Request(
            id: MessageID(made: chance.timeOrdered(now)),
            store: store,
            actor: act == nil ? actor : asOfficer,
            recording: act,
            after: after,
            command: command
        )
        requests[wish] = request
        return .send(request)
    }

    /// What the officer says who records the act of somebody who writes; `nil` where they act themselves.
    private func record(of actor: Actor, _ command: any Command, _ wish: FileWish, today: Day) -> ActRecord? {
        let onPaper: Set<Actor.Role> = [.candidate, .company, .referent, .evaluator]
        guard plan.isOnPaper, onPaper.contains(actor.role),
            RecordedActs.roles(type(of: command).type).contains(actor.role)
        else { return nil }
        let letter = ActRecord.Document(.letter, LetterID(made: "C-\(dossier)-\(standing.attempt)"))
        return ActRecord(for: actor, on: letter, doneOn: today, receivedOn: today)
    }

    static let certificates: [MessageType] = [CertificatePrepared.type, CertificateMadeOutAnew.type]
    static let ends: [MessageType] = [
        CertificateRecorded.type, FileWithdrawn.type, CandidateWithdrew.type, RegistrationRefused.type,
        FileExcluded.type, DecisionTakenBack.type,
    ]
    static let endsOfCertificates: [MessageType] = [
        CertificateVoided.type, CertificateRevocationDemanded.type, CertificateRevoked.type,
    ]

    typealias Act = (store: String, actor: Actor, after: [MessageID], command: any Command)

    func act(_ wish: FileWish, today: Day) -> Act {
        switch wish {
        case .prepare, .confirm, .register, .registerAgain, .correct: actOfAsking(wish, today)
        case .accept:
            ("registration", asOfficer, [], AcceptRegistration(dossier: dossier, officer: cast.officer))
        case .refuse:
            (
                "registration", asOfficer, [],
                RefuseRegistration(
                    dossier: dossier,
                    candidate: candidate.person,
                    officer: cast.officer,
                    personal: ReasonPersonal(reason: "L'activité déclarée ne met pas en contact avec la clientèle.")
                )
            )
        case .withdraw:
            (
                withdrawalStore ?? holderStore, asCandidate, withdrawalStore == nil ? holderHasSeen : [],
                WithdrawCandidate(dossier: dossier, candidate: candidate.person)
            )
        case .reassess:
            (
                "registration", asCandidate, decisionSeen,
                RequestReassessment(dossier: dossier, candidate: candidate.person)
            )
        case .signCertificate(let capacity): signature(capacity)
        case .rectify, .signRectification, .answerSupplement, .lodgeAppeal, .admitAppeal, .instructAppeal,
            .upholdAppeal,
            .replaceCertificate, .revoke, .recognise:
            actOfEpisode(wish)
        default: actInEvaluation(wish, today)
        }
    }

    func actInEvaluation(_ wish: FileWish, _ today: Day) -> Act {
        switch wish {
        case .designateWrongly:
            return (
                "evaluation", asOfficer, [],
                designation(plan.wrongDesignation == .trainer ? cast.trainer : cast.stranger)
            )
        case .designate: return ("evaluation", asOfficer, [], designation(evaluator))
        case .object, .uphold, .replace: return actOfReplacement(wish)
        case .declare(let observer):
            return ("evaluation", actor(observer), [], DeclareNoTie(dossier: dossier, observer: observer))
        case .record(let observer): return ("evaluation", actor(observer), [], observation(observer, today))
        case .fill: return ("evaluation", actor(evaluator), [], booklet(today))
        case .sign(let observer):
            return (
                "evaluation", actor(observer), [],
                SignBooklet(dossier: dossier, signatory: observer, digest: standing.digest ?? "")
            )
        default:
            return (
                "evaluation", asCompany, standing.handedOver.map { [$0] } ?? [],
                ProposeReferent(
                    dossier: dossier,
                    referent: candidate.designatedReferent(today: today),
                    personal: candidate.referentPersonal
                )
            )
        }
    }

    func actOfReplacement(_ wish: FileWish) -> Act {
        switch wish {
        case .object:
            return (
                "evaluation", asCandidate, [],
                ObjectToObserver(
                    dossier: dossier,
                    candidate: candidate.person,
                    observer: firstEvaluator,
                    personal: ReasonPersonal(reason: "Un différend professionnel nous a opposés.")
                )
            )
        case .uphold:
            return (
                "evaluation", asOfficer, [],
                DecideObjection(
                    dossier: dossier,
                    candidate: candidate.person,
                    observer: firstEvaluator,
                    upheld: true,
                    personal: nil
                )
            )
        default: return ("evaluation", asOfficer, [], designationOfSecond)
        }
    }

    var designationOfSecond: DesignateObservers {
        var command = designation(plan.asksAround ? firstEvaluator : secondEvaluator)
        command.personal = ReasonPersonal(reason: "L'évaluateur désigné d'abord ne poursuit pas.")
        return command
    }

    /// What the officer sends to have another evaluator observe; `nil` where that was done, or is planned.
    var replacementOfEvaluator: DesignateObservers? {
        standing.replaced || plan.replacement != nil || plan.asksAround ? nil : designationOfSecond
    }

    var asCandidate: Actor { Actor(.candidate, candidate.person.value) }
    var asOfficer: Actor { Actor(.officer, cast.officer.value, of: cast.branch) }
    func actor(_ observer: PersonID) -> Actor {
        Actor(observer == evaluator ? .evaluator : .referent, observer.value)
    }

    var holderStore: String {
        switch plan.withdrawsAt {
        case .registration, nil: "registration"
        case .evaluation: "evaluation"
        case .jury: panel.map(Routes.store(ofPanel:)) ?? "evaluation"
        }
    }

    var holderHasSeen: [MessageID] {
        let seen = plan.withdrawsAt == .jury ? standing.transmitted : nil
        return seen.map { [$0] } ?? []
    }

    var decisionSeen: [MessageID] {
        if case .notAwarded(let event) = standing.decision { return [event] }
        return []
    }

    func designation(_ evaluator: PersonID) -> DesignateObservers {
        DesignateObservers(
            dossier: dossier,
            candidate: candidate.person,
            evaluator: evaluator,
            referent: candidate.referent,
            expectedOn: nil,
            personal: nil
        )
    }

    func signature(_ capacity: SigningCapacity) -> Act {
        let signatory = signatories.first { $0.capacity == capacity } ?? cast.signatory
        let bytes = standing.certificate.map { CanonicalForm.bytes(of: $0) } ?? []
        return (
            "certification", signatory.actor, [],
            SignCertificate(
                certificate: standing.certificate?.certificate ?? "none",
                signatory: signatory.person,
                mandate: signatory.mandate,
                signature: signatory.signature(over: bytes)
            )
        )
    }
}
