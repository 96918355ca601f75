public import Contracts
public import Messaging

/// The two services and how they are connected.
public enum Toy {
    /// The jury's panels.
    public static let panels: [PanelID] = ["north", "south"]
    /// After how long a panel is reminded, in milliseconds.
    public static let patience: Int64 = 600_000

    /// Who listens to what, who may send what.
    public static let routes = Routes(
        listeners: [
            RequestSent.type: ["jury"], CaseTaken.type: ["desk"], CaseDecided.type: ["desk"],
            CaseDropped.type: ["desk"],
        ],
        senders: [
            "ccs-portal": [
                OpenRequest.type, SendRequest.type, DropRequest.type, OpenBench.type, DecideCase.type, Misbehave.type,
                "desk.open-request.v2",
            ]
        ],
        panels: panels
    )

    /// The desk.
    public static let desk = desk(telling: false)

    /// The desk; telling, it has partners who are told of what it hands over.
    public static func desk(telling: Bool) -> ServiceDefinition {
        ServiceDefinition(
            "desk",
            scheme: "toy",
            aggregates: [Request.self, Returns.self],
            // An officer records what anybody does.
            recording: { recorded, context, decide in
                context.recorder.role == .officer
                    ? try decide() : .refused("officerRecords", ["act": "\(recorded.act)"])
            }
        ) {
            telling ? [Self.telling] : []
            deskEntries()
        }
    }

    private static let telling = Telling(RequestSent.self) { event, _ in
        BranchID(event.panel.value).map { RequestTold(branch: $0, dossier: event.dossier, attempt: event.attempt) }
    }

    @Listening private static func deskEntries() -> [any ListeningEntry] {
        On(OpenRequest.self) { command, context in
            if try context.load(Request.self, command.dossier.value) != nil { return .refused("requestExists") }
            if let holder = try context.holder(of: Claim("open/\(command.candidate)")) {
                return .refused("hasOpenRequest", ["stream": holder.value])
            }
            let number = TakenNumber(series: "requests", number: try context.nextNumber("requests"))
            return .accepted([
                RequestOpened(
                    dossier: command.dossier,
                    candidate: command.candidate,
                    number: number,
                    personal: command.personal
                )
            ])
        }
        On(SendRequest.self) { command, context in
            guard let request = try context.load(Request.self, command.dossier.value) else {
                return .refused("unknownRequest")
            }
            guard request.stage == .atDesk, command.attempt == request.attempt + 1 else {
                return .refused("notNow", ["stage": "\(request.stage)", "attempt": "\(request.attempt)"])
            }
            return .accepted([
                RequestSent(
                    dossier: request.dossier,
                    candidate: request.candidate,
                    number: request.number,
                    panel: command.panel,
                    attempt: command.attempt,
                    remindAt: context.now.adding(milliseconds: patience),
                    personal: request.name.map { NamePersonal(name: $0) }
                )
            ])
        }
        On(DropRequest.self) { command, context in
            guard let request = try context.load(Request.self, command.dossier.value) else {
                return .refused("unknownRequest")
            }
            switch request.stage {
            case .atDesk: return .accepted([RequestDropped(dossier: command.dossier)])
            case .atPanel(let panel, _):
                return .refused("heldElsewhere", ["holder": Routes.store(ofPanel: panel)])
            case .granted, .dropped: return .refused("hasEnded")
            }
        }
        On(CaseTaken.self) { event, context in
            guard let request = try context.load(Request.self, event.dossier.value), request.attempt == event.attempt,
                request.arrived < event.attempt
            else { return .accepted([]) }
            return .accepted([RequestArrived(dossier: event.dossier, attempt: event.attempt)])
        }
        On(CaseDecided.self) { event, context in
            guard let request = try held(event.dossier, event.attempt, context) else { return .accepted([]) }
            guard event.awarded else {
                return .accepted([RequestReturned(dossier: request.dossier, attempt: event.attempt)])
            }
            let number = TakenNumber(series: "certificates", number: try context.nextNumber("certificates"))
            return .accepted([
                RequestGranted(dossier: request.dossier, attempt: event.attempt, certificate: number)
            ])
        }
        On(CaseDropped.self) { event, context in
            guard let request = try held(event.dossier, event.attempt, context) else { return .accepted([]) }
            return .accepted([RequestDropped(dossier: request.dossier)])
        }
        On(Misbehave.self) { command, context in
            let number = TakenNumber(series: "requests", number: try context.nextNumber("requests"))
            let conflicting = RequestOpened(
                dossier: "conflict",
                candidate: command.candidate,
                number: number,
                personal: nil
            )
            switch command.how {
            case .throws: throw ToyFault.broken
            case .claimConflict: return .accepted([conflicting])
            case .secondEventConflicts: return .accepted([RequestReminded(dossier: command.dossier), conflicting])
            case .trap: throw SimulatedCrash(at: .insideMessage)
            }
        }
        WhenDue(Request.self, "remind") { request, _ in
            .accepted([RequestReminded(dossier: request.dossier)])
        }
    }

    private static func held(_ dossier: DossierID, _ attempt: Int, _ context: Context) throws -> Request? {
        guard let request = try context.load(Request.self, dossier.value), request.attempt == attempt,
            case .atPanel = request.stage
        else { return nil }
        return request
    }

    /// The jury.
    public static let jury = ServiceDefinition("jury", scheme: "toy", aggregates: [Case.self, Bench.self]) {
        On(OpenBench.self) { command, context in
            try context.load(Bench.self, command.panel.value) == nil
                ? .accepted([BenchOpened(panel: command.panel)]) : .accepted([])
        }
        On(RequestSent.self) { event, context in
            guard try context.load(Bench.self, event.panel.value) != nil else {
                return .early(StreamID("bench", event.panel.value))
            }
            if let known = try context.load(Case.self, event.dossier.value), known.attempt >= event.attempt {
                return .accepted([])
            }
            return .accepted([
                CaseTaken(
                    dossier: event.dossier,
                    candidate: event.candidate,
                    attempt: event.attempt,
                    personal: event.personal
                )
            ])
        }
        On(DecideCase.self) { command, context in
            guard let known = try context.load(Case.self, command.dossier.value), known.attempt >= command.attempt
            else { return .early(StreamID("case", command.dossier.value)) }
            guard known.stage == .waiting, known.attempt == command.attempt else {
                return .refused("notNow", ["stage": known.stage.rawValue])
            }
            return .accepted([
                CaseDecided(
                    dossier: known.dossier,
                    candidate: known.candidate,
                    attempt: known.attempt,
                    awarded: command.awarded
                )
            ])
        }
        On(DropRequest.self) { command, context in
            guard let known = try context.load(Case.self, command.dossier.value) else {
                return .refused("unknownRequest")
            }
            guard known.stage == .waiting else { return .refused("hasBeenDecided") }
            return .accepted([
                CaseDropped(dossier: known.dossier, candidate: known.candidate, attempt: known.attempt)
            ])
        }
    }
}

/// What a broken handler throws.
public enum ToyFault: Error { case broken }
