public import Contracts
import Scheme

func isTheCandidate(_ person: PersonID, of file: Case) -> Refusal? {
    person == file.candidate ? nil : Refusal("actorMayNot", ["candidate": person.value])
}

/// It is not the time for this: the stage of what it is about does not allow it.
func notNow(_ state: String) -> Refusal { Refusal("notNow", ["state": state]) }

extension Case {
    /// Who has a part in the file: its candidate, who trained them, and the observers. None of them records others' acts in it.
    public var concerned: [PersonID] {
        let file: CaseFile? =
            if case .decided(let decided) = stage { decided.kept?.file } else { undecided?.file }
        guard let parties = file?.parties else { return [candidate] }
        return [candidate, parties.evaluator, parties.referent] + parties.trainers
    }
}
