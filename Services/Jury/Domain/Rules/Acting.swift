import Contracts
import Scheme

func isTheCandidate(_ person: PersonID, of file: Case) -> Refusal? {
    person == file.candidate ? nil : Refusal("actorMayNot", ["candidate": person.value])
}

/// It is not the time for this: the stage of what it is about does not allow it.
func notNow(_ state: String) -> Refusal { Refusal("notNow", ["state": state]) }
