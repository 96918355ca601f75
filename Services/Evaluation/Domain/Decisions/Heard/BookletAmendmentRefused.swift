public import Contracts
import Scheme

/// The panel could not take an amendment: the decision had come first.
public func decide(_ event: BookletAmendmentRefused, on file: AssessmentFile?) -> Decision {
    settle(event.digest, taken: false, file)
}
