public import Contracts
import Kernel

extension CanonicalForm {
    /// What a text in this form says; `nil` where it is none. What is read gives the same bytes again: nothing can be written
    /// in two ways.
    public static func content(of bytes: [UInt8]) -> CertificateContent? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.first == name, lines.last == "" else { return nil }
        var values: [String: String] = [:]
        for line in lines.dropFirst().dropLast() {
            guard let colon = line.firstRange(of: ": ") else { return nil }
            values[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
        }
        guard let certificate = values["certificate"].flatMap({ CertificateID($0) }),
            let number = values["number"].flatMap({ CertificateNumber($0) }),
            let kind = values["kind"].flatMap({ CertificateKindID($0) }),
            let standard = values["standard"].flatMap({ StandardID($0) }),
            let domains = values["domains-sha256"], isDigest(domains),
            let branch = values["branch"].flatMap({ BranchID($0) }),
            let decision = values["decision"].flatMap({ DecisionID($0) }),
            let awardedOn = values["awarded-on"].flatMap({ Day($0) }), let expires = values["expires-on"],
            let holder = values["holder"].flatMap({ PersonID($0) }),
            let holderDigest = values["holder-sha256"], isDigest(holderDigest),
            let checkCodeDigest = values["check-code-sha256"], isDigest(checkCodeDigest),
            let replaces = values["replaces"]
        else { return nil }
        let content = CertificateContent(
            certificate: certificate,
            number: number.description,
            certificateKind: kind,
            standard: standard,
            official: values["wording"] == "official",
            domainsDigest: domains,
            branch: branch,
            decision: decision,
            awardedOn: awardedOn,
            expiresOn: Day(expires),
            holder: holder,
            holderDigest: holderDigest,
            checkCodeDigest: checkCodeDigest,
            replaces: replaces == "none" ? nil : CertificateNumber(replaces)?.description
        )
        // Whatever was not read as it stands there, an unknown field or another order shows here.
        return self.bytes(of: content) == bytes ? content : nil
    }

    private static func isDigest(_ text: String) -> Bool { Kernel.bytes(ofHexadecimal: text)?.count == 32 }
}
