/// An event that says with which key the person who acted has signed, where their branch demands that they sign
/// (``ActSignature``).
public protocol SignedEvent: Event {
    /// The key; `nil` where the sending program's word was enough.
    var signedWith: PersonKeyID? { get set }
}
