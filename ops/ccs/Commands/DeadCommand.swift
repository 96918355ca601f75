import ArgumentParser
import ContractBook
import Contracts
import Messaging
import OperatorClient
import RuleBook

struct DeadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead",
        abstract: "Shows dead letters by their cause, replays and discards them.",
        discussion: """
            What cannot be decided on is kept whole, and never changed. Once its cause is mended it is replayed: one letter \
            (STORE NUMBER), a group (--group), or all that the options name. Replaying, and discarding, may be broken off and \
            begun anew at any moment: each letter is closed in the transaction that decides on it.
            """,
        subcommands: [Groups.self, List.self, Show.self, Replay.self, Discard.self, Decided.self],
        defaultSubcommand: Groups.self
    )

    /// Which letters are meant.
    struct Filter: ParsableArguments {
        @Option(help: "Those that died since then: a day, as 2026-05-18, or a moment, as 2026-05-18T09:30:00+02:00.")
        var since: String?

        @Option(help: "Those that died before then.")
        var until: String?

        @Option(help: "Messages of that type.")
        var type: String?

        @Option(help: "Those that are dead for that reason, as refused.")
        var reason: String?

        @Option(help: "Messages of that broker user.")
        var from: String?

        @Option(help: "Messages about that file.")
        var file: String?

        var isEmpty: Bool { [since, until, type, reason, from, file].allSatisfy { $0 == nil } }

        func choice() throws -> DeadLetterChoice {
            var choice = DeadLetterChoice()
            choice.since = try moment(since, "--since")
            choice.until = try moment(until, "--until")
            choice.type = type
            choice.reason = reason
            choice.sender = from
            choice.dossier = file
            return choice
        }

        private func moment(_ text: String?, _ option: String) throws -> Instant? {
            guard let text else { return nil }
            if let day = Day(text) { return day.startInParis }
            guard let moment = Instant(text) else {
                throw ValidationError(
                    "\(option) “\(text)” is no day and no moment: as 2026-05-18, or 2026-05-18T09:30:00Z"
                )
            }
            return moment
        }
    }

    /// Letters about which something is decided: one, a group, or what the options name.
    struct Chosen: ParsableArguments {
        @Argument(help: "The store; all of them without one.")
        var store: String?

        @Argument(help: "The letter's number in that store.")
        var number: Int64?

        @Option(help: "A group, by the name that ccs dead groups gives it.")
        var group: String?

        @Flag(help: "All of them.")
        var all = false

        @OptionGroup var filter: Filter

        func validate() throws {
            let ways = [number != nil, group != nil, all || !filter.isEmpty].filter(\.self).count
            guard ways > 0 else {
                throw ValidationError("which letters? STORE NUMBER, --group NAME, --all, or what they have in common")
            }
            guard number == nil || ways == 1 else {
                throw ValidationError("with a letter's number nothing else is chosen by")
            }
        }

        /// For each store, which letters.
        func find(_ enquirer: Enquirer, _ stores: [String]) throws -> [(store: String, choice: DeadLetterChoice)] {
            var choice = try filter.choice()
            if let number {
                guard let letter = try DeadCommand.letter(number, of: stores[0], enquirer) else {
                    throw Complaint("\(stores[0]) has no dead letter \(number): see ccs dead list \(stores[0])")
                }
                guard letter.state == "open" else {
                    throw Complaint("letter \(number) of \(stores[0]) is \(letter.state) already")
                }
                choice.number = number
            }
            guard let group else { return stores.map { ($0, choice) } }
            var found: [(store: String, choice: DeadLetterChoice)] = []
            for store in stores {
                for each in try DeadCommand.groups(of: store, DeadLetterChoice(), enquirer)
                where LetterWords.key(each.kind, in: store) == group {
                    var chosen = choice
                    chosen.kind = each.kind
                    found.append((store, chosen))
                }
            }
            guard found.count == 1 else { throw Complaint("there is no group \(group): see ccs dead groups") }
            return found
        }
    }

    static func groups(of store: String, _ choice: DeadLetterChoice, _ enquirer: Enquirer) throws -> [DeadLetterGroup] {
        guard case .letterGroups(let groups) = try enquirer.ask(store, .letterGroups(of: choice, limit: 200)) else {
            throw Complaint("\(store): its answer is no list of groups")
        }
        return groups
    }

    /// A letter without its body.
    static func letter(_ number: Int64, of store: String, _ enquirer: Enquirer) throws -> DeadLetter? {
        let inquiry = Inquiry.deadLetters(openOnly: false, of: DeadLetterChoice(number: number), limit: 1)
        guard case .deadLetters(let letters) = try enquirer.ask(store, inquiry) else { return nil }
        return letters.first
    }

    struct Groups: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "groups",
            abstract: "Shows open dead letters by their cause: which step, whose files, which rule, what to do.",
            discussion: "Exit codes: 0 there is none; 2 there are."
        )

        @Argument(help: "A store; all of them without one.")
        var store: String?

        @OptionGroup var filter: Filter

        @Flag(help: "Print JSON.")
        var json = false

        private struct Told: Encodable {
            var store: String
            var key: String
            var step: String
            var cause: String
            var advice: String
            var group: DeadLetterGroup
        }

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let enquirer = try Enquirer(surroundings.broker())
                defer { enquirer.close() }
                let words = LetterWords.known
                let choice = try filter.choice()
                var found: [Told] = []
                for name in try StoreNames(surroundings.scheme()).chosen(store) {
                    found += try DeadCommand.groups(of: name, choice, enquirer).map { group in
                        Told(
                            store: name,
                            key: LetterWords.key(group.kind, in: name),
                            step: words.step(group.kind),
                            cause: words.cause(group.kind),
                            advice: LetterWords.advice(group.kind),
                            group: group
                        )
                    }
                }
                if json {
                    try Output.json(found)
                } else if found.isEmpty {
                    Output.line("none")
                } else {
                    for told in found { for line in words.lines(told.group, in: told.store) { Output.line(line) } }
                }
                if !found.isEmpty { throw leftToDo }
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Lists open dead letters, the newest first.",
            discussion: "Exit codes: 0 there is none; 2 there are."
        )

        @Argument(help: "A store; all of them without one.")
        var store: String?

        @OptionGroup var filter: Filter

        @Flag(help: "Those that were replayed or discarded too.")
        var all = false

        @Option(help: "How many of a store at most.")
        var most = 200

        @Flag(help: "Print JSON.")
        var json = false

        private struct Told: Encodable {
            var store: String
            var letter: DeadLetter
        }

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let enquirer = try Enquirer(surroundings.broker())
                defer { enquirer.close() }
                let choice = try filter.choice()
                var found: [Told] = []
                var counted: [String] = []
                for name in try StoreNames(surroundings.scheme()).chosen(store) {
                    let inquiry = Inquiry.deadLetters(openOnly: !all, of: choice, limit: most)
                    guard case .deadLetters(let letters) = try enquirer.ask(name, inquiry) else { continue }
                    found += letters.map { Told(store: name, letter: $0) }
                    guard case .status(let status, _) = try enquirer.ask(name, .status) else { continue }
                    if letters.count == most, !json {
                        counted.append("\(name): the newest \(most); ccs dead groups \(name) tells of all")
                    }
                    counted += (status.counted ?? []).map {
                        "\(name): \($0.count) more from \($0.sender) (\($0.reason)) since \($0.since) were not kept, only counted"
                    }
                }
                if json {
                    try Output.json(found)
                } else if found.isEmpty {
                    Output.line("none")
                } else {
                    show(found)
                }
                if !json { for line in counted { Output.line(line) } }
                if found.contains(where: { $0.letter.state == "open" }) { throw leftToDo }
            }
        }

        private func show(_ found: [Told]) {
            var table = Table(
                ["store", "number", "state", "died", "type", "from", "file", "reason", "detail"],
                right: [1]
            )
            for told in found {
                let letter = told.letter
                let cut = letter.cutFrom.map { " (only the beginning of its \($0) bytes is kept)" } ?? ""
                let until = letter.until.map { " until \($0)" } ?? ""
                let decided = letter.decided.map { " (\($0))" } ?? ""
                table.add([
                    told.store, "\(letter.number)", letter.state + until, letter.at.description, letter.type ?? "-",
                    letter.sender ?? "-", letter.dossier ?? "-", letter.reason, letter.detail + cut + decided,
                ])
            }
            Output.table(table)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Prints one dead letter as JSON, with its body, which may hold personal data."
        )

        @Argument(help: "The store.")
        var store: String

        @Argument(help: "The letter's number in that store.")
        var number: Int64

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let name = try StoreNames(surroundings.scheme()).chosen(store)[0]
                let enquirer = try Enquirer(surroundings.broker())
                defer { enquirer.close() }
                let asking = Asking(by: Asking.operatorHere, for: .operation)
                guard case .deadLetters(let letters) = try enquirer.ask(name, .deadLetter(number, asking: asking)),
                    let letter = letters.first
                else { throw Complaint("\(name) has no dead letter \(number): see ccs dead list \(name)") }
                try Output.json(letter)
            }
        }
    }

    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "replay",
            abstract: "Has dead letters decided on again, the oldest first, as if they had just come.",
            discussion: """
                A letter is closed in the transaction that decides on it: broken off and said again, it goes on with those that \
                are left. One that dies again is a new letter, and is not tried twice. One of which only the beginning was kept \
                cannot be replayed.

                Exit codes: 0 all of them were replayed, and none is dead again; 1 there is no such letter, or it could not be \
                done; 2 some are left.
                """
        )
        @OptionGroup var chosen: Chosen

        @Option(help: .hidden)
        var page = 100

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let stores = try StoreNames(surroundings.scheme()).chosen(chosen.store)
                let enquirer = try Enquirer(surroundings.broker())
                defer { enquirer.close() }
                var leaves = false
                for (store, choice) in try chosen.find(enquirer, stores) {
                    var work = LetterWork(on: store) { try enquirer.ask(store, $0) }
                    work.page = page
                    let result = try work.replay(choice) { Output.passing("\(store): \($0.replayed) replayed") }
                    leaves = leaves || result.leavesSomething
                    for line in Self.lines(result) { Output.line(line) }
                }
                if leaves { throw leftToDo }
            }
        }

        private static func lines(_ result: LetterWork.Result) -> [String] {
            var lines = ["\(result.store): \(result.replayed)\(result.isMore ? " and more" : "") replayed"]
            if result.deadAgain > 0 { lines.append("\(result.store): \(result.deadAgain) of them are dead again") }
            if result.cut > 0 {
                lines.append(
                    "\(result.store): \(result.cut) cannot be replayed, only their beginning was kept; discard them"
                )
            }
            if !result.deadly.isEmpty {
                let numbers = result.deadly.map(String.init).joined(separator: ", ")
                lines.append("\(result.store): it falls silent whenever it tries \(numbers): see its log")
            }
            return lines
        }
    }

    struct Discard: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "discard",
            abstract: "Closes dead letters without deciding on them, for a reason that is recorded for ever.",
            discussion: """
                An event counts as received then: what follows it goes on without it, and no audit asks for it. The letters stay \
                in the store for 90 days; who discarded them and why stays longer (ccs dead decided).

                Exit codes: 0 discarded; 1 no such letter, or it could not be done.
                """
        )
        @OptionGroup var chosen: Chosen

        @Option(help: "Why, for those who ask later; name no person. It is recorded with your name and the time.")
        var because: String

        func validate() throws {
            guard because.contains(where: { !$0.isWhitespace }) else { throw ValidationError("--because says why") }
        }

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let stores = try StoreNames(surroundings.scheme()).chosen(chosen.store)
                let enquirer = try Enquirer(surroundings.broker())
                defer { enquirer.close() }
                for (store, choice) in try chosen.find(enquirer, stores) {
                    let work = LetterWork(on: store) { try enquirer.ask(store, $0) }
                    let result = try work.discard(choice, by: Asking.operatorHere, why: because) {
                        Output.passing("\(store): \($0.discarded) discarded")
                    }
                    Output.line("\(store): \(result.discarded)\(result.isMore ? " and more" : "") discarded")
                }
            }
        }
    }

    struct Decided: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "decided",
            abstract: "Lists who discarded which dead letter, when and why, the newest first."
        )

        @Argument(help: "A store; all of them without one.")
        var store: String?

        @Flag(help: "Print JSON.")
        var json = false

        private struct Told: Encodable {
            var store: String
            var decision: LetterDecision
        }

        func run() async throws {
            try await plainly {
                let surroundings = Surroundings()
                let enquirer = try Enquirer(surroundings.broker())
                defer { enquirer.close() }
                var found: [Told] = []
                for name in try StoreNames(surroundings.scheme()).chosen(store) {
                    guard case .letterDecisions(let made) = try enquirer.ask(name, .letterDecisions(limit: 1000)) else {
                        continue
                    }
                    found += made.map { Told(store: name, decision: $0) }
                }
                if json { return try Output.json(found) }
                if found.isEmpty { return Output.line("none") }
                var table = Table(
                    ["store", "number", "when", "type", "from", "file", "reason", "by", "why"],
                    right: [1]
                )
                for told in found {
                    let made = told.decision
                    table.add([
                        told.store, "\(made.letter)", made.at.description, made.type ?? "-", made.sender ?? "-",
                        made.dossier ?? "-", made.reason, made.actor, made.why,
                    ])
                }
                Output.table(table)
            }
        }
    }
}

extension LetterWords {
    /// Words out of the contracts and the rules that this program was built with.
    static var known: LetterWords {
        let sentence: @Sendable (String) -> String? = { RefusalText.sentence(of: RefusalCode(wire: $0)) }
        guard let book = try? ContractBook() else { return LetterWords(meaning: { _ in nil }, sentence: sentence) }
        return LetterWords(book, sentence: sentence)
    }
}
