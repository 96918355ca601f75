public import JSONCoding

/// What one attempt of a file is to assess: everything at first, later only what was missing (specification, step 6).
public struct AssessmentScope: Codable, Sendable, Equatable {
    /// 1 for the first, and so on.
    public var attempt: Int
    /// The elements under assessment, in the standard's order.
    public var elements: [ElementCode]
    /// The elements acquired at earlier attempts.
    public var carried: [CarriedElement]
}

/// An element acquired at an earlier attempt, with where that comes from.
public struct CarriedElement: Codable, Sendable, Equatable {
    /// The element.
    public var element: ElementCode
    /// The attempt at which it was acquired.
    public var attempt: Int
    /// The day of the session that held it acquired.
    public var acquiredOn: Day
    /// Those who observed it.
    public var observers: [PersonID]
    /// The session that held it acquired.
    public var session: SessionID
    /// The decision that it is part of.
    public var decision: DecisionID
}

/// What was found on one criterion. `divergent` and `notAssessed` occur in joint results only, `notObserved` only in
/// one observer's.
public enum CriterionMark: Character, Sendable, CaseIterable {
    case met = "+"
    case notMet = "-"
    case notObserved = "o"
    case notAssessed = "n"
    case divergent = "?"
}

/// One mark alone is a string of that one character on the wire.
extension CriterionMark: WrittenAsText {
    public init?(_ description: String) {
        guard description.count == 1, let mark = description.first.flatMap(CriterionMark.init(rawValue:)) else {
            return nil
        }
        self = mark
    }

    public static var spelling: String { "a mark is one of + - o n ?" }

    public var description: String { String(rawValue) }
}

/// The marks on one element's criteria, in the standard's order; on the wire a string with a character a criterion:
/// `+` met, `-` not met, `o` not observed, `n` not assessed, `?` divergent.
public struct CriterionMarks: WrittenAsText, Sendable, Hashable {
    /// One mark a criterion, in the standard's order.
    public var marks: [CriterionMark]

    /// Marks in the standard's order.
    public init(_ marks: [CriterionMark]) { self.marks = marks }

    /// Reads a character a mark; `nil` where one is none.
    public init?(_ description: String) {
        var marks: [CriterionMark] = []
        for character in description {
            guard let mark = CriterionMark(rawValue: character) else { return nil }
            marks.append(mark)
        }
        self.marks = marks
    }

    public static var spelling: String { CriterionMark.spelling }

    public var description: String { String(marks.map(\.rawValue)) }
}

/// What the two observers, or the jury, hold of an element; `divergent` is for the jury to decide.
public enum ElementJudgement: String, Codable, Sendable, CaseIterable {
    case acquired, notAcquired, divergent
}

/// One element in a booklet.
public struct ElementAssessment: Codable, Sendable, Equatable {
    /// The joint result on each criterion.
    public var marks: CriterionMarks
    /// The joint judgement.
    public var judgement: ElementJudgement
}

/// What kind of situation a candidate is observed in (specification, step 3).
public enum SituationKind: String, Codable, Sendable, CaseIterable { case real, simulated }

/// What an accredited evaluator is (specification, section on evaluators). Rules never look at it: they look at facts.
public enum EvaluatorKind: String, Codable, Sendable, CaseIterable { case consultant, trainer, companyProfessional }
