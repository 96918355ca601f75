public import Contracts

/// What registration has put right of the candidate reaches the panel, before its decision or after: award, minutes and
/// extracts name the candidate so from then on (specification, section 7: rectification). What is erased stays so.
public func decide(_ event: TransmittedCandidateCorrected, on file: Case?, under rules: PanelRules) -> Decision {
    guard event.panel == rules.panel, let file, let after = event.personal?.withoutArrangements,
        file.candidates.contains(where: { $0 != after })
    else { return .accepted([]) }
    return .accepted([
        CaseCandidateCorrected(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            candidate: file.candidate,
            personal: after
        )
    ])
}

extension Case {
    /// What is kept of the candidate, wherever it is kept; none once erased.
    fileprivate var candidates: [CandidatePersonal] {
        var kept = [undecided?.personal, reexamination?.former.kept?.personal]
        if case .decided(let decided) = stage { kept.append(decided.kept?.personal) }
        return kept.compactMap { $0 }
    }

    mutating func correct(_ candidate: CandidatePersonal?) {
        func corrected(_ file: UndecidedFile?) -> UndecidedFile? {
            guard var file, file.personal != nil else { return file }
            file.personal = candidate
            return file
        }
        replaceUndecided { if let file = corrected($0) { $0 = file } }
        if var again = reexamination {
            again.former.kept = corrected(again.former.kept)
            reexamination = again
        }
        if case .decided(var decided) = stage {
            decided.kept = corrected(decided.kept)
            stage = .decided(decided)
        }
    }
}
