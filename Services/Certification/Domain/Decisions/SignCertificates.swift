public import Contracts
public import Kernel
public import Scheme

/// A signatory signs several at once: each is judged by itself, and either all are signed or none, with every refusal
/// named.
///
/// - Parameter certificates: for each signature, in order, the certificate and what it is judged by.
public func decide(
    _ command: SignCertificates,
    on certificates: [(certificate: Certificate?, facts: SigningFacts)],
    scheme: Scheme,
    by: By
) -> Decision {
    var events: [any Event] = []
    var faults: [Fault] = batchIsSignedWhole(command)
    for (place, (offered, (certificate, facts))) in zip(command.signatures, certificates).enumerated() {
        let single = SignCertificate(
            certificate: offered.certificate,
            signatory: command.signatory,
            mandate: command.mandate,
            signature: offered.value
        )
        switch decide(single, on: certificate, facts, scheme: scheme, by: by) {
        case .accepted(let more): events += more
        case .refused(let refusal):
            let why = refusal.facts["because"] ?? refusal.facts["state"]
            faults.append(
                Fault(
                    "signatures[\(place)]",
                    refusal.code.value,
                    expected: offered.certificate.value + (why.map { ": \($0)" } ?? "")
                )
            )
        case .early(let stream): return .early(stream)
        }
    }
    guard faults.isEmpty else { return .refused(Refusal("batchIsSignedWhole", faults: faults)) }
    return .accepted(events)
}
