public import Contracts
import Scheme

/// The panel has taken an amendment: it is part of the file, and the next one follows it.
public func decide(_ event: BookletAmendmentTaken, on file: AssessmentFile?) -> Decision {
    settle(event.digest, taken: true, file)
}
