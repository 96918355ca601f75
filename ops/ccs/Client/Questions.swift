public import Contracts
import Foundation
import Messaging

extension Enquirer {
    /// Everyone on the public list of accredited evaluators, of one branch or of all.
    public func evaluators(of branch: BranchID?) throws -> [PublicEvaluator] {
        var entries: [PublicEvaluator] = []
        var after: String?
        repeat {
            let page = try ask("evaluation", ListEvaluators(branch: branch, after: after))
            entries += page.entries
            after = page.next
        } while after != nil
        return entries
    }

    /// The keys that were ever registered for people of a branch.
    public func personKeys(of branch: BranchID) throws -> [ListedKey] {
        var keys: [ListedKey] = []
        var question = ListPersonKeys(branch: branch)
        repeat {
            let page = try ask("evaluation", question)
            keys += page.keys
            question.after = page.next
        } while question.after != nil
        return keys
    }

    /// Who could be designated for a file, and what excludes each of the others.
    public func eligibility(
        for dossier: DossierID,
        expectedOn: Day? = nil,
        accreditedBy branch: BranchID? = nil
    ) throws -> [ReadEligibility.Entry] {
        var question = ReadEligibility(dossier: dossier, expectedOn: expectedOn, accreditedBy: branch)
        var entries: [ReadEligibility.Entry] = []
        repeat {
            let page = try ask("evaluation", question)
            guard page.isUnderWay else { throw Complaint("evaluation does not have the file \(dossier)") }
            entries += page.entries
            question.after = page.next
        } while question.after != nil
        return entries
    }

    /// The agenda that is asked for, with every file that waits before that panel, those due first before others; without a
    /// session where the panel has none such.
    public func agenda(_ question: ReadAgenda, before panel: PanelID) throws -> ReadAgenda.Reply {
        let store = Routes.store(ofPanel: panel)
        var whole = try ask(store, question)
        while let next = whole.next {
            // Of the same session, whichever is convened meanwhile.
            let page = try ask(store, ReadAgenda(session: whole.session?.id, after: next))
            whole.others += page.others
            whole.next = page.next
        }
        func due(_ entry: ReadAgenda.Entry) -> Int64 { entry.decideBy?.milliseconds ?? .max }
        whole.others.sort { (due($0), $0.dossier) < (due($1), $1.dossier) }
        return whole
    }

    /// Everything that a store holds about a person, a page at a time.
    public func personalRecord(of person: PersonID, in store: String) throws -> ReadPersonalRecord.Reply {
        var whole = try ask(store, ReadPersonalRecord(person: person))
        while let next = whole.next {
            let page = try ask(store, ReadPersonalRecord(person: person, after: next))
            whole.entries += page.entries
            whole.next = page.next
        }
        return whole
    }

    /// What waits on somebody in a store: what is overdue, and what is due before that moment.
    public func openSteps(in store: String, dueBefore: Instant?) throws -> [OpenStep] {
        var steps: [OpenStep] = []
        var after: String?
        repeat {
            let page = try ask(store, ReadOpenSteps(dueBefore: dueBefore, after: after))
            steps += page.steps
            after = page.next
        } while after != nil
        return steps
    }

    /// Every entry of the register that is looked for, a page at a time.
    public func register(_ filter: RegisterFilter, holderName: String?, each: (RegisterEntry) throws -> Void) throws {
        var after: String?
        repeat {
            let page = try ask("certification", SearchRegister(filter, holderName: holderName, after: after))
            for entry in page.entries { try each(entry) }
            after = page.next
        } while after != nil
    }
}
