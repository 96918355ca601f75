public import Contracts

/// Whoever is asked for something is told what, and each is asked once (specification, step 6). Every fault is named.
public func askIsSaidToEachParty(_ asked: [SupplementParty], _ words: SupplementPersonal?) -> [Fault] {
    if asked.isEmpty { return [Fault("asked", "missing", expected: "one at least")] }
    return SupplementParty.allCases.filter { asked.contains($0) && !isSaid(words?[$0]) }.map {
        Fault("personal.asks.\($0.rawValue)", "missing", expected: "what is asked")
    }
}

/// A file of which something more is asked comes before a session again once it is given, or the time for it is over
/// (policy `due.adjournmentAnswer`; specification, step 6).
public func supplementIsGivenOrOverdue(_ file: UndecidedFile) -> Refusal? {
    file.awaited.map { awaited in
        Refusal(
            "supplementIsGivenOrOverdue",
            [
                "dossier": file.file.dossier.value,
                "owedBy": awaited.owedBy.map(\.rawValue).joined(separator: " "),
                "answerBy": awaited.answerBy.description,
            ]
        )
    }
}
