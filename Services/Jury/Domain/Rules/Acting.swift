import Contracts

/// It is not the time for this: the stage of what it is about does not allow it.
func notNow(_ state: String) -> Refusal { Refusal("notNow", ["state": state]) }
