public import Scheme

/// The rules of evaluation, in the order in which a file meets them. Each is a function of this folder that bears its
/// code.
public let evaluationRules: [Rule] =
    accreditationRules + designationRules + observationRules + keepingRules
    + keyRules
