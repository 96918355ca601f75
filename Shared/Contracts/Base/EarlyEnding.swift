/// What of a personal group ends before the group does: what a candidate needs because of a disability is for the
/// observation, and for nothing and nobody after it (GDPR, article 9).
///
/// Neither digest nor proof of a group covers it, so that both still hold once it is gone.
public enum EarlyEnding {
    /// The name that the member has wherever it stands in a group.
    public static let member = "arrangements"
}
