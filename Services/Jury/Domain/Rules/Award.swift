public import Contracts
public import Scheme

/// The elements that are missing for the certificate, in the standard's order: it is awarded if and only if there is
/// none, over all domains (specification, the certificate: "acquis en totalité pour l'obtention de la certification").
public func everyElementIsAcquired(_ acquired: Set<ElementCode>, of standard: AssessmentStandard) -> [ElementCode] {
    standard.elementCodes.filter { !acquired.contains($0) }
}

/// Each missing element has a recommendation to the candidate (specification, step 6: "le jury adresse au candidat ses
/// recommandations").
public func missingElementHasRecommendation(
    _ missing: [ElementCode],
    _ recommendations: [ElementCode: String]
) -> [Fault] {
    missing.filter { !isSaid(recommendations[$0]) }.map {
        Fault("recommendations.\($0)", "missingElementHasRecommendation", expected: "a recommendation")
    }
}

/// Each element on which the jury votes the booklet down has a reason (specification, step 6).
public func overturnedElementHasReason(_ overturned: [ElementCode], _ reasons: [ElementCode: String]) -> [Fault] {
    overturned.filter { !isSaid(reasons[$0]) }.map {
        Fault("reasons.\($0)", "overturnedElementHasReason", expected: "a reason")
    }
}

/// The jury decides on the file, and on a whole one: each element of the standard is in the booklet or carried, once,
/// and the booklet judges each element under assessment (specification, organisation of the CCS: "sur la base du dossier
/// du candidat", and step 6: "après examen du dossier").
public func juryDecidesOnTheFile(_ file: CaseFile, _ standard: AssessmentStandard?) -> Refusal? {
    func refusal(_ facts: [String: String]) -> Refusal {
        Refusal("juryDecidesOnTheFile", facts.merging(["dossier": file.dossier.value]) { own, _ in own })
    }
    guard let standard else { return refusal(["standard": file.standard.value]) }
    if let element = file.unassessed.first { return refusal(["unassessed": element.value]) }
    let listed = file.scope.elements + file.scope.carried.map(\.element)
    if let element = listed.first(where: { !standard.has($0) }) { return refusal(["unknown": element.value]) }
    if let element = everyElementIsAcquired(Set(listed), of: standard).first {
        return refusal(["absent": element.value])
    }
    guard Set(listed).count == listed.count else { return refusal(["listed": "twice"]) }
    return nil
}

/// Whatever is carried into this attempt says where it was acquired and who observed it (specification, step 6).
public func carriedElementHasProvenance(_ file: CaseFile) -> Refusal? {
    file.scope.carried.first { $0.observers.isEmpty || $0.attempt >= file.scope.attempt }
        .map {
            Refusal(
                "carriedElementHasProvenance",
                ["dossier": file.dossier.value, "element": $0.element.value]
            )
        }
}

/// A booklet goes to the jury of the branch that registered the file (specification, step 5).
public func bookletIsTransmittedToOwnBranchJury(_ file: CaseFile, _ branch: BranchID) -> Refusal? {
    file.branch == branch
        ? nil
        : Refusal(
            "bookletIsTransmittedToOwnBranchJury",
            ["dossier": file.dossier.value, "branch": file.branch.value]
        )
}

/// Whether there are words, not just space.
func isSaid(_ text: String?) -> Bool { text?.contains { !$0.isWhitespace } ?? false }
