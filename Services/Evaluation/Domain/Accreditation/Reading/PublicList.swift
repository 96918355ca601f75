public import Contracts

extension Evaluator {
    /// How the branch's part of the public list shows them that day; `nil` when it does not: not accredited, suspended as a
    /// precaution, or erased.
    public func publicEntry(_ branch: BranchID, on day: Day) -> PublicEvaluator? {
        guard let accreditation = accreditations.last(where: { $0.branch == branch && $0.isInForce(on: day) }),
            !isSuspended(branch, .precautionary, on: day),
            let personal, let facts = facts(on: day)
        else { return nil }
        return PublicEvaluator(
            branch: branch,
            certificateKinds: accreditation.certificateKinds,
            name: personal.name,
            organisation: personal.organisation,
            kind: facts.kind,
            from: accreditation.from,
            until: accreditation.until,
            contact: publicContact
        )
    }
}
