import Contracts

extension FormCheck {
    /// When trainings ended: days, each of somebody who is named among those who trained. A day to come is one of a training
    /// that goes on.
    mutating func trainingEnds(
        _ form: TrainingEndsForm?,
        _ trainers: [PersonID],
        _ providers: [OrganisationID],
        _ path: String
    ) -> TrainingEnds? {
        let ends = TrainingEnds(
            trainers: lastDays(form?.trainers ?? [:], of: trainers, "\(path).trainers"),
            providers: lastDays(form?.providers ?? [:], of: providers, "\(path).providers")
        )
        return ends == TrainingEnds() ? nil : ends
    }

    private mutating func lastDays<Kind>(
        _ stated: [Identifier<Kind>: String],
        of named: [Identifier<Kind>],
        _ path: String
    ) -> [Identifier<Kind>: Day] {
        var days: [Identifier<Kind>: Day] = [:]
        for (one, text) in stated.sorted(by: { $0.key < $1.key }) {
            if !named.contains(one) {
                fault("\(path).\(one)", "notListed", expected: "one of those who trained the candidate")
            }
            days[one] = day(text, "\(path).\(one)")
        }
        return days
    }
}

extension TrainingEndsForm {
    /// What it says of those, and of nobody else.
    func of(_ trainers: [PersonID], _ providers: [OrganisationID]) -> TrainingEndsForm {
        TrainingEndsForm(
            trainers: self.trainers?.filter { trainers.contains($0.key) },
            providers: self.providers?.filter { providers.contains($0.key) }
        )
    }
}
