import Contracts

extension Example {
    /// The messages of complaints, which registration keeps.
    static let complaints: [Example] = [
        Example(
            LodgeComplaint(
                complaint: complaint,
                branch: branch,
                dossier: dossier,
                subject: .person,
                concerned: evaluator,
                complainant: candidate,
                personal: complaintWords
            )
        ),
        Example(
            ComplaintReceived(
                complaint: complaint,
                branch: branch,
                dossier: dossier,
                subject: .person,
                concerned: evaluator,
                complainant: candidate,
                receivedOn: day("2026-12-02"),
                decideBy: moment("2027-02-01T00:00:00.000Z"),
                remindAt: [moment("2027-01-25T00:00:00.000Z")],
                personal: complaintWords
            )
        ),
        Example(
            HearParty(
                complaint: complaint,
                party: .concerned,
                heard: evaluator,
                instructor: officer,
                personal: complaintWords
            )
        ),
        Example(
            PartyHeard(
                complaint: complaint,
                dossier: dossier,
                party: .concerned,
                heard: evaluator,
                instructor: officer,
                heardOn: day("2026-12-14"),
                personal: complaintWords
            )
        ),
        Example(
            DecideComplaint(
                complaint: complaint,
                complainant: candidate,
                upheld: true,
                authority: "P-autorite",
                personal: complaintWords
            )
        ),
        Example(
            ComplaintDecided(
                complaint: complaint,
                dossier: dossier,
                complainant: candidate,
                upheld: true,
                authority: "P-autorite",
                decidedOn: day("2027-01-11"),
                keptUntil: moment("2032-01-10T23:00:00.000Z"),
                personal: complaintWords
            )
        ),
        Example(
            ComplaintReminded(
                complaint: complaint,
                branch: branch,
                remindedAt: moment("2027-01-25T00:00:00.000Z"),
                decideBy: moment("2027-02-01T00:00:00.000Z")
            )
        ),
        Example(
            ComplaintFellDue(complaint: complaint, branch: branch, dueAt: moment("2027-02-01T00:00:00.000Z"))
        ),
    ]

    private static let complaint: ComplaintID = "R-2026-0007"
    private static let complaintWords = ComplaintPersonal(words: "L'évaluatrice a écourté l'entretien.")
}
