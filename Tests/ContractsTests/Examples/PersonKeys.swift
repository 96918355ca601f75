import Contracts

extension Example {
    /// The messages about the keys with which people sign what they do.
    static let personKeys: [Example] = [
        Example(
            RegisterPersonKey(
                branch: branch,
                holder: chair,
                role: .juryMember,
                kind: .passkey,
                registeredBy: officer,
                personal: publicHalf
            )
        ),
        Example(
            KeyProposed(
                key: key,
                branch: branch,
                holder: chair,
                role: .juryMember,
                kind: .passkey,
                proposedBy: officer,
                proposedAs: .officer
            )
        ),
        Example(
            KeyRegistered(
                key: key,
                branch: branch,
                holder: chair,
                role: .juryMember,
                kind: .passkey,
                proposedBy: officer,
                confirmedBy: "P-autorite",
                at: moment("2026-11-23T09:12:00.000Z"),
                personal: publicHalf
            )
        ),
        Example(RevokePersonKey(key: key, branch: branch, holder: chair, revokedBy: officer)),
        Example(
            KeyRevoked(
                key: key,
                branch: branch,
                holder: chair,
                role: .juryMember,
                revokedBy: officer,
                at: moment("2027-02-01T16:40:00.000Z"),
                keptUntil: moment("2032-01-31T23:00:00.000Z")
            )
        ),
        Example(
            KeyRetentionEnded(
                key: key,
                branch: branch,
                holder: chair,
                role: .juryMember,
                endedAt: moment("2032-01-31T23:00:00.000Z")
            )
        ),
        Example(
            KeyNoted(
                panel: panel,
                key: key,
                branch: branch,
                holder: chair,
                role: .juryMember,
                kind: .passkey,
                personal: publicHalf
            )
        ),
        Example(
            KeyRevocationNoted(panel: panel, key: key, branch: branch, holder: chair, role: .juryMember)
        ),
    ]

    private static let key: PersonKeyID = "8d1f3a5b7c9e0d2f4a6b8c0d1e3f5a7b9c0d2e4f"
    private static let publicHalf = PersonKeyPersonal(publicKey: "BGs7TZ3vH1nYp9yQm0xC4rWk2u8sLdEa6fJtVbXoGiNz")
}
