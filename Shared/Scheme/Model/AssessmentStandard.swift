public import Contracts

/// An assessment standard (*référentiel de certification*): domains, their competence elements, and the criteria by
/// which each element is assessed. Versioned, dated, and immutable once published (specification, the certificate).
public struct AssessmentStandard: Sendable, Equatable {
    /// Which one.
    public let id: StandardID
    /// The kind of certificate that it is for.
    public let certificateKind: CertificateKindID
    /// Its title, in French.
    public let title: String
    /// The version as published.
    public let version: String
    /// The first day on which files are accepted under it.
    public let inForceFrom: Day
    /// Whether the wording is the official one. When it is not, whatever shows it says so, on screen and on paper.
    public let official: Bool
    /// The domains, in order.
    public let domains: [CompetenceDomain]

    /// Every element's code, in the order of the standard.
    public let elementCodes: [ElementCode]
    /// Every criterion's code, in the order of the standard.
    public let criterionCodes: [CriterionCode]

    private let elements: [CompetenceElement]
    private let places: [ElementCode: (index: Int, domain: Int)]
    private let owners: [CriterionCode: (element: Int, criterion: Int)]

    /// A standard and its index. Codes are expected to be unique, as the loader checks; of two alike, the first counts.
    public init(
        id: StandardID,
        certificateKind: CertificateKindID,
        title: String,
        version: String,
        inForceFrom: Day,
        official: Bool,
        domains: [CompetenceDomain]
    ) {
        self.id = id
        self.certificateKind = certificateKind
        self.title = title
        self.version = version
        self.inForceFrom = inForceFrom
        self.official = official
        self.domains = domains
        elements = domains.flatMap(\.elements)
        elementCodes = elements.map(\.code)
        criterionCodes = elements.flatMap { $0.criteria.map(\.code) }
        var places: [ElementCode: (index: Int, domain: Int)] = [:]
        var owners: [CriterionCode: (element: Int, criterion: Int)] = [:]
        var index = 0
        for domain in domains {
            for element in domain.elements {
                if places[element.code] == nil { places[element.code] = (index, domain.number) }
                for (place, criterion) in element.criteria.enumerated() where owners[criterion.code] == nil {
                    owners[criterion.code] = (index, place)
                }
                index += 1
            }
        }
        self.places = places
        self.owners = owners
    }

    /// The element of that code; `nil` when the standard has none.
    public func element(_ code: ElementCode) -> CompetenceElement? { places[code].map { elements[$0.index] } }

    /// Whether the standard has an element of that code.
    public func has(_ code: ElementCode) -> Bool { places[code] != nil }

    /// The criterion of that code; `nil` when the standard has none.
    public func criterion(_ code: CriterionCode) -> EvaluationCriterion? {
        owners[code].map { elements[$0.element].criteria[$0.criterion] }
    }

    /// Whether the standard has a criterion of that code.
    public func has(_ code: CriterionCode) -> Bool { owners[code] != nil }

    /// The code of the element that a criterion belongs to; `nil` when the standard has no such criterion.
    public func element(of criterion: CriterionCode) -> ElementCode? {
        owners[criterion].map { elementCodes[$0.element] }
    }

    /// The criteria of an element, in order; none when the standard has no such element.
    public func criteria(of code: ElementCode) -> [EvaluationCriterion] { element(code)?.criteria ?? [] }

    /// The number of the domain that an element belongs to; `nil` when the standard has no such element.
    public func domainNumber(of code: ElementCode) -> Int? { places[code]?.domain }

    /// The index is made of the domains, so that comparing these is enough.
    public static func == (left: Self, right: Self) -> Bool {
        left.id == right.id && left.certificateKind == right.certificateKind && left.title == right.title
            && left.version == right.version && left.inForceFrom == right.inForceFrom
            && left.official == right.official && left.domains == right.domains
    }
}

/// One domain of competences (*domaine de compétences*); all of them must be acquired for the certificate.
public struct CompetenceDomain: Sendable, Equatable {
    /// From 1, in the order of the standard.
    public let number: Int
    /// Its title, in French.
    public let title: String
    /// Its elements, in order.
    public let elements: [CompetenceElement]

    /// A domain with its elements.
    public init(number: Int, title: String, elements: [CompetenceElement]) {
        self.number = number
        self.title = title
        self.elements = elements
    }
}

/// One competence element (*élément de compétences*): the unit that is acquired, missing, carried or reassessed.
public struct CompetenceElement: Sendable, Equatable {
    /// Unique within the standard.
    public let code: ElementCode
    /// Its title, in French.
    public let title: String
    /// The criteria by which it is assessed, in order.
    public let criteria: [EvaluationCriterion]
    /// The codes of these criteria, in order.
    public let criterionCodes: [CriterionCode]

    /// An element with its criteria.
    public init(code: ElementCode, title: String, criteria: [EvaluationCriterion]) {
        self.code = code
        self.title = title
        self.criteria = criteria
        criterionCodes = criteria.map(\.code)
    }
}

/// One evaluation criterion (*critère d'évaluation*): what two observers see, or do not see, in a customer situation.
public struct EvaluationCriterion: Sendable, Equatable {
    /// Unique within the standard.
    public let code: CriterionCode
    /// What is to be seen, in French.
    public let text: String

    /// A criterion.
    public init(code: CriterionCode, text: String) {
        self.code = code
        self.text = text
    }
}
