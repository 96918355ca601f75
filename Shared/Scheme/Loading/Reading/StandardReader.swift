import Contracts
import Scheme

/// Reads one assessment standard, and checks the counts that its head declares (specification: 5 domains, 25
/// elements, 90 criteria for Relation Client).
struct StandardReader {
    let context: ReadingContext
    private var elementCodes = UniqueNames()
    private var criterionCodes = UniqueNames()
    private var elements = Tally()
    private var criteria = Tally()

    init(_ context: ReadingContext) { self.context = context }

    mutating func read(_ root: Cursor) -> AssessmentStandard? {
        root.mapping { m in
            let head = context.standardHead(m)
            let counts = m["counts"]
            let domainsPlace = m["domains"]
            var number = 0
            let domains = domainsPlace?.list { entry -> CompetenceDomain? in
                number += 1
                return domain(entry, number: number)
            }
            let domainTally = Tally(count: number, isKnown: domains != nil)
            // What stands below a list that cannot be read was not counted: no mismatch is made up about it.
            if domains == nil {
                elements.isKnown = false
                criteria.isKnown = false
            }
            _ = counts?.mapping { c in
                check(c["domains"], domainTally, "domains")
                check(c["elements"], elements, "elements")
                check(c["criteria"], criteria, "criteria")
                return true
            }
            guard let head, let domains else { return nil }
            return AssessmentStandard(
                id: head.id,
                certificateKind: head.kind,
                title: head.title,
                version: head.version,
                inForceFrom: head.inForceFrom,
                official: head.official,
                domains: domains
            )
        }
    }

    private func check(_ declared: Cursor?, _ tally: Tally, _ what: String) {
        guard let declared, let number = declared.whole(1...10_000), tally.isKnown, number != tally.count else {
            return
        }
        declared.report(.countMismatch, found: "\(number)", expected: "\(tally.count), the \(what) that follow")
    }

    private mutating func domain(_ entry: Cursor, number expected: Int) -> CompetenceDomain? {
        guard entry.isMapping else {
            elements.isKnown = false
            criteria.isKnown = false
            return entry.mapping { _ in nil }
        }
        return entry.mapping { m in
            let place = m["number"]
            let number = place?.whole(1...1000)
            if let number, number != expected {
                place?.report(.contradiction, found: "\(number)", expected: "\(expected), its place in the list")
            }
            let title = m["title"]?.text()
            let elements = m["elements"]?.list { element($0) }
            if elements == nil {
                self.elements.isKnown = false
                criteria.isKnown = false
            }
            guard let number, let title, let elements else { return nil }
            return CompetenceDomain(number: number, title: title, elements: elements)
        }
    }

    private mutating func element(_ entry: Cursor) -> CompetenceElement? {
        elements.count += 1
        guard entry.isMapping else {
            criteria.isKnown = false
            return entry.mapping { _ in nil }
        }
        return entry.mapping { m in
            let place = m["code"]
            let code = place?.identifier(Kind.Element.self)
            if let code, let place { elementCodes.see(code.value, at: place) }
            let title = m["title"]?.text()
            let criteria = m["criteria"]?.list { criterion($0) }
            if criteria == nil { self.criteria.isKnown = false }
            guard let code, let title, let criteria else { return nil }
            return CompetenceElement(code: code, title: title, criteria: criteria)
        }
    }

    private mutating func criterion(_ entry: Cursor) -> EvaluationCriterion? {
        criteria.count += 1
        return entry.mapping { m in
            let place = m["code"]
            let code = place?.identifier(Kind.Criterion.self)
            if let code, let place { criterionCodes.see(code.value, at: place) }
            let text = m["text"]?.text()
            guard let code, let text else { return nil }
            return EvaluationCriterion(code: code, text: text)
        }
    }
}

/// A count, as long as all that is to be counted could be read.
private struct Tally {
    var count = 0
    var isKnown = true
}
