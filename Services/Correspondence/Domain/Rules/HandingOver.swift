import Contracts
import Scheme

/// Who hands letters over is this service's own sender, and nobody in a person's name.
func senderActs(_ actor: Actor) -> Refusal? { selfActs(.system, "correspondence", actor) }

/// Before a letter is handed over it is noted: so that one which is being handed over already, was sent, or is withdrawn
/// is not; and so that one of which nobody knows whether it went is counted.
func handingOverIsNotedFirst(_ command: BeginSending, _ letter: Letter) -> Refusal? {
    let isTakenUp = letter.stage == .sending && letter.sender != command.sender
    guard letter.stage == .waiting || isTakenUp, command.number == letter.number + 1 else {
        return Refusal("handingOverIsNotedFirst", ["state": letter.stage.rawValue, "number": String(letter.number)])
    }
    return nil
}

/// When a letter is tried again that could not be handed over for the nth time: after a minute, then twice as long, and
/// four hours at most.
func nextTry(after number: Int, at now: Instant) -> Instant {
    now.adding(milliseconds: 60_000 * Int64(min(240, 1 << min(max(0, number - 1), 8))))
}

/// How long a letter is tried, in days, before an officer is to see to it.
let daysOfTrying = 3
