import Contracts
import Scheme

/// A certificate says whether the wording of its standard is the official one (specification, the certificate, tools):
/// it stands in what both sign, and in the letter. What says otherwise is not signed.
func wordingIsShownAsSuch(_ content: CertificateContent, _ scheme: Scheme) -> Refusal? {
    guard let standard = scheme.standard(content.standard), standard.official == content.official else {
        return Refusal("wordingIsShownAsSuch", ["standard": content.standard.value])
    }
    return nil
}
