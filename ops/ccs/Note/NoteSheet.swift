import Contracts
public import Scheme

/// What was found of a certificate, in six lines of French.
public struct NoteSheet: Sendable {
    private let check: NoteCheck
    private let scheme: Scheme?

    /// The sheet of that check.
    ///
    /// - Parameter scheme: how branches and kinds are called; what it does not have is called by its identifier.
    public init(_ check: NoteCheck, in scheme: Scheme?) {
        self.check = check
        self.scheme = scheme
    }

    /// The lines.
    public var text: String {
        check.findings.map { finding in
            let head = Phrases.heads[finding.aspect] ?? finding.aspect.rawValue
            return head + String(repeating: " ", count: max(1, 12 - head.count)) + sentence(finding)
        }.joined(separator: "\n")
    }

    private func sentence(_ finding: Finding) -> String {
        guard finding.code != "notExamined" else { return Phrases.notExamined }
        if finding.aspect == .document, let content = check.content { return verdict(content) }
        let phrase = Phrases.all["\(finding.aspect.rawValue).\(finding.code)"] ?? finding.code
        return filled(phrase, finding.facts)
    }

    private func verdict(_ content: CertificateContent) -> String {
        var facts = [
            "number": content.number, "awardedOn": content.awardedOn.description,
            "kind": scheme?.kind(content.certificateKind)?.title ?? content.certificateKind.value,
            "branch": scheme?.branch(content.branch)?.name ?? content.branch.value,
        ]
        if !content.official { facts["wording"] = Phrases.wording }
        let phrase = Phrases.all["verdict.\(check.verdict.rawValue)"] ?? "{what}"
        return filled(phrase, ["what": filled(Phrases.certificate, facts)])
    }

    private func filled(_ phrase: String, _ facts: [String: String]) -> String {
        Phrases.filled(phrase, facts) { Day($0)?.inFrench ?? $0 }
    }
}

/// The same for programs.
public struct NoteReport: Encodable, Sendable {
    private let verdict: NoteVerdict
    private let certificate: CertificateContent?
    private let findings: [Finding]

    /// The report of that check.
    public init(_ check: NoteCheck) {
        verdict = check.verdict
        certificate = check.content
        findings = check.findings
    }
}
