import ArgumentParser
import ContractBook
import ContractReading
import Contracts
import Foundation
import OperatorClient
import RabbitMQ
import RuleBook
import Scheme
import SchemeLoading

struct SendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Sends a command out of a file, in somebody's name, and says what came of it.",
        discussion: """
            The file has the command's fields, in YAML or in JSON; --example prints one to begin with, --list says who sends \
            what. It is held against the contract before anything is sent: everything that is wrong in it is said, with its \
            line. A refusal is said in French, with every fault at its line.

            It sends as the broker's user whom CCS_PORTAL_URL (or the file CCS_PORTAL_URL_FILE) names, ccs-portal: the \
            operator's own user acts for nobody. Where a branch asks for the signature of who acts, --key signs with theirs.

            A command's id is made of its content, who acts and the store: the same file sent twice is the same command, is \
            done once, and gets the same answer, be it a refusal. What was refused, and would not be any more, is sent with \
            --occasion 2; what has changed in the file is another command.

            An officer puts another's act on record with --on-behalf, --document, --done and --received; one's own act of an \
            earlier day is sent with --done. What is said so is part of the command's id.

            Exit codes: 0 accepted (with --check: nothing is wrong in the file); 1 it could not be sent, or the file is not as \
            it should be; 2 refused; 3 there is no answer yet: send the same again.
            """
    )

    @Argument(help: "The command's type, as registration.register-candidate.v1; the version may be left out.")
    var type: String?

    @Argument(help: "The file; - for the standard input.", completion: .file())
    var file: String?

    @Option(name: .customLong("as"), help: "Who acts, as candidate:P-12 or officer@p2st:P-3.")
    var actor: String?

    @Option(name: .customLong("to"), help: "The store, where neither the type nor the file says it, as jury.p2st-1.")
    var store: String?

    @Option(help: "An event that it builds on, as an earlier answer named it; may be given several times.")
    var after: [String] = []

    @OptionGroup var recording: RecordingOptions

    @Option(help: "Counts the times that the same is asked on purpose.")
    var occasion = 1

    @OptionGroup var signing: SigningOptions

    @Option(help: "How long an answer is waited for, in seconds.")
    var patience = 30

    @Flag(help: "Only hold the file against the contract.")
    var check = false

    @Flag(help: "Print a file to begin with: the contract's example, with what each field means.")
    var example = false

    @Flag(help: "List the commands by the roles in which they are sent.")
    var list = false

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard occasion >= 1 else { throw ValidationError("--occasion is 1 or more") }
        guard patience >= 1 else { throw ValidationError("--patience is 1 or more") }
        if list { return }
        guard type != nil else { throw ValidationError("which command? --list names them") }
        if example { return }
        guard file != nil else { throw ValidationError("which file? --example prints one to begin with") }
        if !check, actor == nil { throw ValidationError("who acts? --as candidate:P-12, or officer@p2st:P-3") }
    }

    func run() async throws {
        try await plainly {
            let book = try ContractBook()
            if list { return try showList(book) }
            let message = try ContractsCommand.message(whole(type ?? "", .command, in: book), in: book)
            guard message.kind == .command else {
                throw ValidationError(
                    "\(message.type) is no command: ccs \(message.kind == .question ? "ask" : "contracts") is for it"
                )
            }
            if example { return try showExample(message, book) }
            let written = try read(file ?? "", message, book)
            guard !check else {
                return try Self.show(Told(id: nil, status: "checked"), "\(file ?? "") : rien à redire", json)
            }
            try send(written)
        }
    }

    // MARK: sending

    private func send(_ written: WrittenMessage) throws {
        guard let text = actor, let actor = Actor(text) else {
            throw Complaint("--as “\(self.actor ?? "")” is nobody: expected role:identifier, as officer@p2st:P-12")
        }
        let after = try after.map { text in
            guard let id = MessageID(text) else { throw Complaint("--after “\(text)” is no event's id") }
            return id
        }
        try Self.send(
            written,
            by: actor,
            to: store,
            recording: recording.act(),
            after: after,
            occasion: occasion,
            key: signing.keyFile(),
            patience: patience,
            from: file ?? "",
            json: json
        )
    }

    /// Sends a command, and tells what came of it.
    ///
    /// - Parameter file: what its faults are said to be in.
    static func send(
        _ written: WrittenMessage,
        by actor: Actor,
        to named: String?,
        recording act: ActRecord? = nil,
        after: [MessageID] = [],
        occasion: Int = 1,
        key: KeyFile? = nil,
        patience: Int,
        from file: String,
        json: Bool
    ) throws {
        let surroundings = Surroundings()
        let routes = Routes.ccs(panels: try surroundings.scheme().panels)
        let store = try written.store(named: named, among: routes)
        let address = try surroundings.portal()
        guard routes.maySend(user: address.user, type: MessageType(written.type), isEvent: false) else {
            throw Complaint("\(address.user) may not send \(written.type): CCS_PORTAL_URL names who acts for people")
        }
        let sender = try CommandSender(address)
        defer { sender.close() }
        sender.patience = patience * 1000
        let id = written.id(by: actor, to: store, recording: act, occasion: occasion)
        var envelope = sender.envelope(written, id: id, by: actor, after: after)
        envelope.act = act
        if let key { envelope.signature = try key.sign(written, envelope, to: store) }
        try tell(try sender.send(written, envelope, to: store), written, id, store, file, json)
    }

    private static func tell(
        _ outcome: CommandSender.Outcome,
        _ written: WrittenMessage,
        _ id: MessageID,
        _ store: String,
        _ file: String,
        _ json: Bool
    ) throws {
        var told = Told(id: id.value, store: store, status: "unknown")
        switch outcome {
        case .answered(.accepted(let events)):
            told.status = "accepted"
            told.events = events.map(\.value)
            let what = events.isEmpty ? "c'était déjà ainsi" : told.events.joined(separator: " ")
            try show(told, "Accepté par \(store) : \(what)", json)
        case .answered(.refused(let refusal)):
            told.status = "refused"
            told.refusal = refusal
            told.lines = lines(refusal, written, file)
            try show(told, "Refusé par \(store) (\(refusal.code)).\n" + told.lines.joined(separator: "\n"), json)
            throw ExitCode(2)
        case .answered(.notYet), .unknown:
            if case .unknown(let why) = outcome { told.why = why }
            let text = "Sans réponse (\(told.why ?? "")) : renvoyez le même, rien ne se fera deux fois."
            try show(told, text, json)
            throw ExitCode(3)
        }
    }

    /// A refusal in French, each fault with the line of the file that it is about.
    static func lines(_ refusal: Refusal, _ written: WrittenMessage, _ file: String) -> [String] {
        let alone = Refusal(refusal.code, refusal.facts)
        return RefusalText.lines(alone)
            + refusal.faults.map { fault in
                FileFault(
                    line: written.file.line(of: fault.path),
                    path: fault.path,
                    FaultText.sentence(of: fault.code) ?? fault.code,
                    expected: FaultText.expected(fault.expected)
                )
            }.sorted { ($0.line ?? 0) < ($1.line ?? 0) }.map { $0.text(in: file) }
    }

    struct Told: Encodable {
        var id: String?
        var store: String?
        var status: String
        var events: [String] = []
        var refusal: Refusal?
        var why: String?
        var lines: [String] = []
    }

    private static func show(_ told: Told, _ text: String, _ json: Bool) throws {
        if json { try Output.json(told) } else { Output.text(text) }
    }

    // MARK: what there is to send

    private func showExample(_ message: Catalogue.Message, _ book: ContractBook) throws {
        let roles = CommandRoles.roles(of: MessageType(message.type)).map(\.rawValue).joined(separator: ", ")
        let head = [
            "Qui l'envoie : \(roles). Envoi : ccs send \(message.type) --as RÔLE:PERSONNE FICHIER",
            "Ce qui est facultatif et ne se dit pas s'efface, avec ce qui est dessous.",
        ]
        guard let text = try ExampleFile(book).text(of: message.type, head: head) else {
            throw Complaint("there is no example of \(message.type)")
        }
        print(text, terminator: "")
    }

    private func showList(_ book: ContractBook) throws {
        struct Line: Encodable {
            var role: String
            var type: String
            var means: String
        }
        let lines = Actor.Role.allCases.flatMap { role in
            CommandRoles.commands(of: role).map { type in
                Line(role: role.rawValue, type: type.value, means: book.message(type.value)?.declaration.doc ?? "")
            }
        }.filter { line in type.map { line.type.contains($0) || line.role == $0 } ?? true }
        if json { return try Output.json(lines) }
        var role = ""
        for line in lines {
            if line.role != role { Output.line(line.role) }
            role = line.role
            Output.line("    \(line.type)")
            Output.line("        \(line.means)")
        }
    }
}

/// The type in full: its last version where none is said.
func whole(_ type: String, _ kind: Catalogue.Message.Kind, in book: ContractBook) -> String {
    guard book.message(type) == nil else { return type }
    let versions = book.catalogue.messages.filter { message in
        message.kind == kind
            && (message.type.hasPrefix("\(type).v") || message.type.contains(".\(type).v")
                || message.type.hasSuffix(".\(type)"))
    }
    return versions.count == 1 ? versions[0].type : type
}

/// What somebody wrote in a file, or everything that is wrong with it, and the end.
func read(_ file: String, _ message: Catalogue.Message, _ book: ContractBook) throws -> WrittenMessage {
    let data: Data
    if file == "-" {
        data = FileHandle.standardInput.readDataToEndOfFile()
    } else {
        do {
            data = try Data(contentsOf: URL(filePath: file))
        } catch {
            throw Complaint("\(file) cannot be read: \(error.localizedDescription)")
        }
    }
    do {
        return try WrittenMessage(message, data, book: book)
    } catch let error as FileFaults {
        Output.remark(error.text(in: file))
        throw ExitCode(1)
    }
}
